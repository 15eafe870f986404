//! Words by which a cell of several things is parted.

/// Beginnings of what goes on about the activity before it: where, when, for whom, what for, or that somebody was not there. With
/// their marks: without them half of these are other words (`về`, `vẽ`, `vệ`).
pub(super) const GOES_ON: &[&str] = &[
    "tại",
    "ở",
    "cho",
    "cùng",
    "với",
    "do",
    "vào",
    "lúc",
    "trong",
    "theo",
    "nhân",
    "mừng",
    "chào mừng",
    "hưởng ứng",
    "hướng tới",
    "để",
    "nhằm",
    "phục vụ",
    "gồm",
    "bao gồm",
    "vì",
    "từ",
    "đến",
    "của",
    "về",
    "trên",
    "dưới",
    "khu vực",
    "kv",
    "khu phố",
    "kp",
    "ấp",
    "khóm",
    "thôn",
    "xóm",
    "buôn",
    "tổ dân phố",
    "tdp",
    "phường",
    "xã",
    "thị trấn",
    "quận",
    "huyện",
    "hẻm",
    "đợt",
    "đường số",
    "vắng",
    "nghỉ",
    "không tham gia",
    "chưa tham gia",
    "bận",
    "ốm",
    "lần",
    "buổi",
    "tuần",
    "khoảng",
    "nhà văn hóa",
    "hội trường",
    "ubnd",
    "sáng chủ nhật",
    "chiều chủ nhật",
    "tối chủ nhật",
    "sáng thứ",
    "chiều thứ",
    "tối thứ",
    "at",
    "in",
    "on",
    "for",
    "with",
];
/// Words of times, folded: a piece of nothing but these and figures says when.
pub(super) const TIMES: &[&str] = &[
    "ngay", "thang", "nam", "quy", "tuan", "gio", "h", "luc", "vao", "tu", "den", "sang", "trua", "chieu", "toi", "cn",
    "chu", "nhat", "thu", "hai", "ba", "sau", "bay", "hoc", "ky", "dau", "giua", "cuoi",
];
/// What says that there was more, folded.
pub(super) const MORE: &[&str] = &["v v", "vv", "van van", "etc"];
/// Words at the end of a piece that goes on behind the sign.
pub(super) const GOING_ON: &[&str] =
    &["tại", "ở", "cho", "cùng", "với", "do", "vào", "trong", "theo", "nhân", "của", "về", "các", "những"];
/// Words before an activity that say only that it took place, folded.
pub(super) const LEADING: &[&str] = &["tham gia", "hoat dong", "cong tac", "nhom", "phong trao"];
/// What a number in a piece counts that only says how often, folded.
pub(super) const COUNTED: &[&str] = &["luot", "lan", "buoi", "nguoi", "dv"];
/// Words whose number tells rounds of what stands behind it, folded.
pub(super) const ROUNDS: &[&str] = &["tuan", "dot", "lan", "buoi"];
