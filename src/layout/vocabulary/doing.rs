//! Words of headers that say who took part, in what, when and how often. What they mark is the part of `wide` and `attending`.

/// Words of a column that says how many there were, not how many of them somebody came to, folded.
pub(in crate::layout) const HELD: &[&str] = &[
    "tong so buoi",
    "tong buoi",
    "tong so lan",
    "so buoi to chuc",
    "so lan to chuc",
    "so buoi yeu cau",
    "so buoi quy dinh",
];

/// Beginnings of headers of what somebody says of a person: the result where grades stand below, else a remark.
pub(in crate::layout) const WORDS_OF: &[&str] = &["nhan xet cua", "danh gia cua", "y kien cua", "y kien nhan xet cua"];

/// Parents under which a column's header names an activity.
pub(in crate::layout) const ACTIVITY_PARENTS: &[&str] = &[
    "nhom hoat dong",
    "cac nhom hoat dong",
    "noi dung sinh hoat",
    "noi dung tham gia",
    "noi dung hoat dong",
    "hoat dong",
    "cac hoat dong",
    "noi dung",
    "tham gia hoat dong",
    "tham gia",
    "hoat dong tham gia",
    "sinh hoat theo nhom",
    "sinh hoat theo nhom hoat dong",
    "tham gia theo nhom hoat dong",
];

/// What somebody is good at or fond of and can also take part in, folded: on a list of members ticks below these are talents perhaps.
pub(in crate::layout) const TALENTS: &[&str] = &[
    "van nghe",
    "the thao",
    "tdtt",
    "the duc the thao",
    "van the",
    "van the my",
    "van nghe the thao",
    "van nghe tdtt",
    "ca hat",
    "hat",
    "mua",
    "mua hat",
    "nhay",
    "khieu vu",
    "dan",
    "ve",
    "bong da",
    "bong chuyen",
    "bong ban",
    "bong ro",
    "cau long",
    "boi loi",
    "dien kinh",
    "co vua",
    "co tuong",
    "vo thuat",
    "mc",
    "dan chuong trinh",
    "truyen thong",
    "tinh nguyen",
    "thieu nhi",
    "moi truong",
    "hien mau",
];

/// What nobody takes part in, folded: beside these ticks below talents are talents.
pub(in crate::layout) const SKILLS: &[&str] = &[
    "ngoai ngu",
    "tin hoc",
    "tieng anh",
    "nang khieu",
    "so truong",
    "so thich",
    "ky nang",
    "tai nang",
    "the manh",
    "vi tinh",
    "anh van",
];

/// Headers of columns that say who of a chapter belongs together, folded, and how such teams are called.
pub(in crate::layout) const TEAM_HEADERS: &[&str] = &["nhom", "nhom sinh hoat", "to nhom", "nhom to", "doi nhom"];
pub(in crate::layout) const TEAMS: &[&str] = &["nhom", "to", "doi", "ban", "clb", "cau lac bo", "team", "group"];

/// Words of headers of marks, folded. A header made of nothing but these, one of [`ATTENDING`] among them, asks who came.
pub(in crate::layout) const MARK_WORDS: &[&str] = &[
    "anh", "ban", "chi", "co", "cu", "da", "danh", "dau", "den", "di", "dia", "diem", "dien", "dinh", "doan", "du",
    "dv", "duoc", "em", "ghi", "gia", "hang", "hien", "hoat", "khong", "ky", "mat", "nhan", "noi", "o", "phuong", "sh",
    "shdk", "shnct", "sinh", "tai", "tham", "thang", "ti", "tich", "tinh", "trang", "trong", "tru", "v", "vao", "ve",
    "vien", "x", "xac",
];

/// One of these says that it is about coming.
pub(in crate::layout) const ATTENDING: &[&str] = &[
    "tham gia",
    "sinh hoat",
    "sh",
    "shdk",
    "shnct",
    "co mat",
    "hien dien",
    "diem danh",
    "danh dau",
    "tham du",
    "tich",
    "co khong",
    "co di",
    "co den",
    "di sinh hoat",
];

/// Beginnings of headers of counts, folded, and the further words they may have.
pub(in crate::layout) const COUNTS: &[&str] =
    &["tong so", "so lan", "so luot", "so buoi", "so thang", "lan", "luot", "buoi", "sl"];
pub(in crate::layout) const COUNT_WORDS: &[&str] = &["buoi", "cac", "hoc", "lan", "luot", "so", "tong", "dong"];

/// Words of headers that ask how often, of what was before the time of the list, and of that time, folded.
pub(in crate::layout) const TIMES: &[&str] = &["lan", "luot", "buoi", "dot"];
pub(in crate::layout) const BEFORE: &[&str] = &[
    "truoc day",
    "truoc do",
    "truoc nay",
    "truoc kia",
    "tu truoc",
    "lan truoc",
    "thang truoc",
    "quy truoc",
    "ky truoc",
    "dot truoc",
    "nam truoc",
    "nam ngoai",
    "den nay",
    "toi nay",
    "da tung",
    "tung tham gia",
    "tung hien",
    "ca doi",
    "trong doi",
    "tich luy",
];
/// Words of a total that runs on from earlier times, folded.
pub(in crate::layout) const RUNNING: &[&str] = &["cong don", "luy ke", "tinh tu"];
pub(in crate::layout) const OF_THIS_TIME: &[&str] =
    &["tu dau", "trong thang", "trong ky", "trong quy", "trong nam", "trong dot", "thang nay", "nam nay", "ky nay"];

/// Beginnings of headers of what somebody handed in, folded.
pub(in crate::layout) const HANDED_IN: &[&str] =
    &["da nop", "nop", "chua nop", "da gui", "gui", "co minh chung", "co anh"];

/// Beginnings of headers of how many occasions of how many, folded.
pub(in crate::layout) const RATES: &[&str] = &["ty le", "ti le", "chuyen can", "muc do chuyen can"];

/// Headers of when in a day or week, folded; over marks the first two count.
pub(in crate::layout) const PARTS_OF_DAY: &[&str] = &["buoi", "ca", "thu"];

/// Headers that say what the persons below them are, and head their names where nothing else does.
pub(in crate::layout) const PERSON_HEADERS: &[&str] = &[
    "doan vien",
    "dv",
    "dvtn",
    "doan vien thanh nien",
    "doan vien tham gia",
    "nguoi tham gia",
    "sinh vien",
    "hoc sinh",
];

/// Short words of a channel. They name it only beside another channel: `ĐK` alone may be a registration, `Nhóm` what was done.
pub(in crate::layout) const SHORT_CHANNELS: &[(&str, &str)] = &[
    ("nhom hoat dong", "group"),
    ("theo nhom hoat dong", "group"),
    ("sinh hoat nhom", "group"),
    ("theo thang", "monthly"),
    ("thang", "monthly"),
    ("dinh ky", "monthly"),
    ("dk", "monthly"),
    ("hang thang", "monthly"),
    ("nhom", "group"),
    ("theo nhom", "group"),
    ("nhom hd", "group"),
    ("n", "group"),
    ("yeu cau", "on-demand"),
    ("theo yeu cau", "on-demand"),
    ("yc", "on-demand"),
    ("tyc", "on-demand"),
];

/// Headers over the figures of a report, folded.
pub(in crate::layout) const REPORTED: &[&str] = &[
    "ket qua",
    "ket qua thuc hien",
    "ket qua dat duoc",
    "thuc hien",
    "da thuc hien",
    "thuc hien trong thang",
    "trong thang",
    "thang nay",
    "trong ky",
    "ky nay",
    "trong quy",
];

/// Headers of numbers of persons beside numbers of turns, folded.
pub(in crate::layout) const PERSON_COUNTS: &[&str] = &[
    "dv",
    "doan vien",
    "nguoi",
    "so dv",
    "so nguoi",
    "so doan vien",
    "so luong dv",
    "so luong doan vien",
    "dv tham gia",
    "so dv tham gia",
    "so nguoi tham gia",
    "so doan vien tham gia",
];

/// Words that number an occasion, folded: `Buổi 2`, `Lần thứ 3`, `Ca 1 (11/10)`.
pub(in crate::layout) const OCCASIONS: &[&str] = &["buoi", "lan", "tuan", "dot", "ky", "ca", "tiet", "phien"];

/// Numbers of an occasion that are no figures.
pub(in crate::layout) const ORDINALS: &[&str] = &["nhat", "hai", "ba", "tu", "nam", "i", "ii", "iii", "iv", "v"];

/// Words of times in headers, folded, that name nothing else.
pub(in crate::layout) const TIME_WORDS: &[&str] = &[
    "ngay", "thang", "nam", "vao", "luc", "tu", "den", "cn", "chu", "nhat", "thu", "hai", "ba", "sau", "bay", "sang",
    "trua", "chieu", "toi", "dau", "giua", "cuoi",
];

/// Headers of marks that say how somebody came and not to what, folded.
pub(in crate::layout) const ATTENDANCE: &[&str] = &[
    "tre",
    "di tre",
    "den tre",
    "muon",
    "di muon",
    "den muon",
    "dung gio",
    "ve som",
    "co phep",
    "khong phep",
    "phep",
    "ly do",
    "online",
    "offline",
    "truc tuyen",
    "truc tiep",
    "zoom",
];

/// Whole headers that say who, where or of what kind, and not what was done, folded.
pub(in crate::layout) const NO_ACTIVITY: &[&str] = &[
    "to",
    "doi",
    "nhom",
    "san",
    "lop",
    "khoa",
    "hoc",
    "noi",
    "truong",
    "chuyen de",
    "chu de",
    "chu diem",
    "dv",
    "dvtn",
    "doan vien",
    "sinh vien",
    "hoc sinh",
    "co so",
    "chi bo",
    "stt",
    "nvh",
];

/// Beginnings of headers that say that somebody met, folded.
pub(in crate::layout) const MEETING: &[&str] =
    &["sinh hoat", "sh", "hop", "du hop", "diem danh", "theo doi", "chuyen can"];

/// Beginnings of headers of what is still to come, folded.
pub(in crate::layout) const TO_COME: &[&str] = &["dang ky", "du kien", "ke hoach", "lich"];

/// Beginnings of headers of numbers and sums, folded.
pub(in crate::layout) const NUMBERS: &[&str] = &["so", "tong", "sl", "si so", "ty le", "ti le"];

/// Beginnings of headers of units and of parts of wards, folded: `Chi đoàn 10/3` is no day.
pub(in crate::layout) const UNIT_WORDS: &[&str] = &[
    "chi doan",
    "doan phuong",
    "doan xa",
    "doan khoa",
    "doan truong",
    "khu vuc",
    "kv",
    "khu pho",
    "ap",
    "khom",
    "to dan pho",
    "tdp",
    "thon",
    "xom",
    "buon",
    "phuong",
    "thi tran",
];

/// Beginnings of headers of places, folded.
pub(in crate::layout) const PLACES: &[&str] = &[
    "nha van hoa",
    "nha sinh hoat",
    "nha thi dau",
    "nha thieu nhi",
    "nvh",
    "hoi truong",
    "tru so",
    "van phong",
    "ubnd",
    "uy ban",
    "cong vien",
    "san van dong",
    "san bong",
    "san truong",
    "truong thpt",
    "truong thcs",
    "truong tieu hoc",
    "truong mam non",
    "trung tam",
    "tai nha",
    "tai nvh",
    "tai hoi truong",
    "tai tru so",
    "tai ubnd",
    "tai khu",
    "tai kv",
    "tai phuong",
    "tai xa",
    "tai truong",
    "tai cong vien",
];

/// Words of headers over several days that say that it is about meeting, folded.
pub(in crate::layout) const MEETINGS: &[&str] = &[
    "sinh hoat",
    "tham gia",
    "diem danh",
    "theo doi",
    "chuyen can",
    "co mat",
    "cac ngay",
    "cac buoi",
    "thoi gian",
    "hoc ky",
    "ket qua",
    "thong tin",
];

/// Headers beside columns of wards that are of all others: `Nơi khác`, `Phường/xã khác`.
const ELSEWHERE: &[&str] = &[
    "noi khac",
    "o noi khac",
    "khac",
    "phuong khac",
    "xa khac",
    "phuong xa khac",
    "xa phuong khac",
    "dia phuong khac",
    "dia ban khac",
    "ngoai dia ban",
    "tinh khac",
    "tinh thanh khac",
    "cac noi khac",
];

/// What such a header asks for beside it.
const SPELLED_OUT: &[&str] =
    &[" ghi ro", " ghi cu the", " ghi ten", " neu co", " neu ro", " ghi ro phuong xa", " ghi ro ten"];

/// Whether a header, its key given, is of places that no column beside it names.
pub(in crate::layout) fn is_elsewhere(key: &str) -> bool {
    let bare = SPELLED_OUT.iter().find_map(|ending| key.strip_suffix(ending)).unwrap_or(key);
    ELSEWHERE.contains(&bare)
}
