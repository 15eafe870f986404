//! The words by which rows and headers are told apart, as tables. All are keys of `text::plain` unless a comment says
//! otherwise. Spellings of fields that a person may add to are settings; these belong to the structure of sheets.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::Field;
use crate::text::starts_with_words;

/// Headers whose meaning the field names of config cannot express; they win over config's words.
const STRUCTURAL: &[(&str, Field)] = &[
    ("don vi gioi thieu", Field::IntroducedBy),
    ("truong gioi thieu", Field::IntroducedBy),
    ("doan truong gioi thieu", Field::IntroducedBy),
    ("co so doan gioi thieu", Field::IntroducedBy),
    ("ngay gioi thieu", Field::SlipDate),
    ("ngay cap phieu", Field::SlipDate),
    ("ngay phieu", Field::SlipDate),
    ("ngay cap giay gioi thieu", Field::SlipDate),
    ("ngay viet phieu", Field::SlipDate),
    ("so doan vien", Field::Members),
    ("tong so doan vien", Field::Members),
    ("so luong doan vien", Field::Members),
    ("tong doan vien", Field::Members),
    ("so dv", Field::Members),
    ("tong so dv", Field::Members),
    ("noi den", Field::IntroducedTo),
    ("noi chuyen den", Field::IntroducedTo),
    ("chuyen den", Field::IntroducedTo),
    ("chuyen ve", Field::IntroducedTo),
    ("ve phuong", Field::IntroducedTo),
    ("ve phuong xa", Field::IntroducedTo),
    ("chi tieu", Field::Measure),
    ("tieu chi", Field::Measure),
    ("hang muc", Field::Measure),
    ("noi dung bao cao", Field::Measure),
    ("ma don vi", Field::Code),
    ("ten don vi", Field::Unit),
    ("ten chi doan", Field::Unit),
    ("khen thuong tai noi cu tru", Field::Evidence),
    ("ngay tham gia", Field::Date),
    ("ngay thang tham gia", Field::Date),
    ("ngay tham gia hoat dong", Field::Date),
    ("thoi gian tham gia", Field::Date),
    ("thoi gian", Field::Date),
    ("ngay sinh hoat", Field::Date),
    ("thoi gian sinh hoat", Field::Date),
    ("ten", Field::GivenName),
    // Says who left, as a remark does.
    ("tinh trang", Field::Note),
    ("trang thai", Field::Note),
];

/// Headers that mean this where config says nothing.
const FALLBACK: &[(&str, Field)] = &[
    ("so thu tu", Field::Stt),
    ("ho", Field::FamilyName),
    ("ho dem", Field::FamilyName),
    ("ho va dem", Field::FamilyName),
    ("ho lot", Field::FamilyName),
    ("ho va lot", Field::FamilyName),
    ("ho ten dem", Field::FamilyName),
    ("ho va ten dem", Field::FamilyName),
    ("ho ten lot", Field::FamilyName),
    ("ho va ten lot", Field::FamilyName),
    ("ho chu lot", Field::FamilyName),
    ("ho va chu lot", Field::FamilyName),
    ("ten goi", Field::GivenName),
    ("ngay", Field::Date),
    ("thang", Field::Date),
    ("ngay thang", Field::Date),
    ("ngay to chuc", Field::Date),
    ("ngay thuc hien", Field::Date),
    ("noi dung", Field::Activity),
    ("muc do", Field::Result),
    ("muc do tham gia", Field::Result),
    ("muc do hoan thanh", Field::Result),
    ("ten hoat dong", Field::Activity),
    ("noi dung hoat dong", Field::Activity),
    ("noi dung hoat dong tham gia", Field::Activity),
    ("so luong", Field::Count),
    ("tong so luot", Field::Count),
    ("tong luot", Field::Count),
    ("tong so lan", Field::Count),
    ("cap tren", Field::ParentUnit),
    ("cap tren truc tiep", Field::ParentUnit),
    ("ma", Field::Code),
];

/// What forms on the web put around a name of a field, folded, longer phrases first: `Họ và tên của bạn (viết hoa có dấu)`.
pub(super) const FORM_WORDS: &[&str] = &[
    "cua cac ban",
    "cua ban",
    "cua em",
    "cua doan vien",
    "cua anh chi",
    "anh chi da",
    "cac ban da",
    "ban da",
    "em da",
    "ban thuoc",
    "em thuoc",
    "noi ban tham gia",
    "noi em tham gia",
    "ban tham gia",
    "em tham gia",
    "tai noi cu tru",
    "o noi cu tru",
    "tai dia phuong",
    "o dia phuong",
    "vui long nhap",
    "vui long chon",
    "vui long",
    "xin cho biet",
    "cho biet",
    "hay nhap",
    "hay chon",
    "viet hoa co dau",
    "viet hoa",
    "co dau",
    "day du",
    "hien nay",
    "hien tai",
    "bat buoc",
    "nhung",
    "cac",
    "nao",
    "la gi",
    "o dau",
    "khi nao",
];

/// Columns understood and not kept.
const IGNORED: &[&str] = &[
    "dan toc",
    "ton giao",
    "dan toc ton giao",
    "que quan",
    "nguyen quan",
    "noi sinh",
    "ngay cap",
    "noi cap",
    "ngay cap noi cap",
    "ngay cap cccd",
    "noi cap cccd",
    "tuoi",
    "do tuoi",
    "vao dang",
    "dang vien",
    "khen thuong",
    "ky luat",
    "khen thuong ky luat",
    "tin hoc",
    "ngoai ngu",
    "hoc van",
    "chuyen mon",
    "nghe nghiep",
    "nghe nghiep hien nay",
    "ren luyen doan vien",
    "hoi",
    "doan vien danh du",
    "nganh hoc",
    "nganh",
    "nganh nghe",
    "nien khoa",
    "khoa hoc",
    "nghi quyet",
    "chu ky",
    "ky ten",
    "ky nhan",
    "ky xac nhan",
    "doan phi",
    "hoc luc",
    "hanh kiem",
    "ho ten cha",
    "ho ten me",
    "dau thoi gian",
    "timestamp",
    "phan tram",
    "quan huyen",
    "quan",
    "huyen",
    "tinh thanh pho",
    "tinh thanh",
    "tinh tp",
    "quan huyen thi xa",
    "huyen quan",
    "tinh",
];

/// Columns of lists of all sorts, shirts ordered and fees paid: understood and not kept, and no sign that a list is one of ours.
const SIDE: &[&str] = &[
    "nop doan phi",
    "da nop doan phi",
    "da nop dp",
    "nop dp",
    "ban can su",
    "bcs",
    "can bo lop",
    "to truong",
    "gvcn",
    "cvht",
    "co van hoc tap",
    "giao vien chu nhiem",
    "nguoi huong dan",
    "nguoi phu trach",
    "sdt nguoi phu trach",
    "bi thu kv",
    "bi thu khu vuc",
    "to truong bi thu kv",
    "size",
    "size ao",
    "co ao",
    "ao doan",
    "so ao",
    "huy hieu",
    "so doan",
    "da co so doan",
    "co so doan",
    "anh",
    "hinh anh",
    "link anh",
    "anh minh hoa",
    "zalo",
    "nhom zalo",
    "facebook",
    "link facebook",
    "bhyt",
    "bhtn",
    "bao hiem",
    "bao hiem y te",
    "bao hiem tai nan",
    "to",
    "drl",
    "diem",
    "diem cong",
    "diem ren luyen",
    "diem rl",
    "can nang",
    "chieu cao",
    "nhom mau",
    "so ml",
    "suc khoe",
    "tinh trang suc khoe",
    "so thich",
    "nang khieu",
    "phuong tien",
    "gio",
    "gio bat dau",
    "gio ket thuc",
    "so gio",
    "so tiet",
    "so tien",
    "dong gop",
    "san pham",
    "y kien",
    "cam nhan",
    "vai tro",
    "co giay xac nhan",
    "giay xac nhan",
    "hoi vien",
    "thanh nien",
    "nam thu",
    "sv nam",
    "sinh vien nam",
    "noi tru",
    "ngoai tru",
    "ktx",
    "o tro",
    "o ktx",
    "ho ngheo",
    "ho can ngheo",
    "can ngheo",
    "ho ngheo can ngheo",
    "mo coi",
    "khuyet tat",
    "dien chinh sach",
    "con thuong binh",
];

/// Beginnings of such headers.
const IGNORED_PREFIXES: &[&str] = &[
    "xac nhan cua",
    "chu ky cua",
    "so buoi vang",
    "so lan vang",
    "so buoi to chuc",
    "tong so buoi to chuc",
    "so buoi da to chuc",
    "trinh do",
    "thoi gian vao dang",
    "ngay vao dang",
    "so nghi quyet",
    "so doan vien dam nhiem",
    "thanh phan gia dinh",
    "hoan canh gia dinh",
    "ty le",
    "ti le",
    "so voi",
];

/// Parents under which a column's header names an activity.
pub(super) const ACTIVITY_PARENTS: &[&str] = &[
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

/// Words of headers of marks, folded. A header made of nothing but these, one of [`ATTENDING`] among them, asks who came.
pub(super) const MARK_WORDS: &[&str] = &[
    "anh", "ban", "chi", "co", "cu", "da", "danh", "dau", "dia", "diem", "dien", "dinh", "doan", "du", "dv", "duoc",
    "em", "ghi", "gia", "hang", "hien", "hoat", "khong", "ky", "mat", "nhan", "noi", "o", "phuong", "sh", "shdk",
    "shnct", "sinh", "tai", "tham", "thang", "ti", "tich", "tinh", "trang", "trong", "tru", "v", "vao", "ve", "vien",
    "x", "xac",
];

/// One of these says that it is about coming.
pub(super) const ATTENDING: &[&str] = &[
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
];

/// Beginnings of headers of counts, folded, and the further words they may have.
pub(super) const COUNTS: &[&str] =
    &["tong so", "so lan", "so luot", "so buoi", "so thang", "lan", "luot", "buoi", "sl"];
pub(super) const COUNT_WORDS: &[&str] = &["buoi", "cac", "hoc", "lan", "luot", "so", "tong", "dong"];

/// Headers that say what the persons below them are, and head their names where nothing else does.
pub(super) const PERSON_HEADERS: &[&str] = &[
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
pub(super) const SHORT_CHANNELS: &[(&str, &str)] = &[
    ("nhom hoat dong", "group"),
    ("theo nhom hoat dong", "group"),
    ("sinh hoat nhom", "group"),
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

/// Headers of numbers of persons beside numbers of turns, folded.
pub(super) const PERSON_COUNTS: &[&str] = &[
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

/// Labels of a total row, whole text.
pub(super) const TOTAL_LABELS: &[&str] =
    &["tong cong", "tong so", "toan truong", "toan khoa", "toan doan", "cong chung", "tong chung"];

/// Beginnings of a row or header that sums, longer ones first.
pub(super) const SUM_PREFIXES: &[&str] = &["tong cong so", "tong cong", "tong so", "tong", "cong so", "cong"];

/// What such a sum is of, where it is of turns.
pub(super) const TURNS: &[&str] = &["luot", "lan", "buoi"];

/// Words behind them that name no part of the whole.
pub(super) const SUM_WORDS: &[&str] = &[
    "so", "cac", "luot", "lan", "buoi", "tham", "gia", "sinh", "hoat", "sh", "doan", "vien", "dv", "trong", "ca",
    "thang", "quy", "nam", "ky", "noi", "cu", "tru", "tai", "dia", "phuong",
];

/// Beginnings of a total row's text.
pub(super) const TOTAL_PREFIXES: &[&str] = &[
    "tong cong",
    "mang sang",
    "cong mang sang",
    "chuyen sang trang",
    "danh sach nay co",
    "danh sach nay gom",
    "danh sach co",
    "danh sach gom",
    "danh sach tren co",
    "danh sach tren gom",
    "tong danh sach",
    "an dinh danh sach",
];

/// Texts in the column of names that sum or describe the list: a row that begins so and has no number of its own is nobody's. One of
/// a single word must be all that stands there.
pub(super) const FOOTERS: &[&str] = &[
    "tong",
    "cong",
    "ts",
    "tong so",
    "tong dv",
    "tong doan vien",
    "tong luot",
    "tong tham gia",
    "so luot",
    "so dv tham gia",
    "so doan vien tham gia",
    "so nguoi tham gia",
    "so luong tham gia",
    "si so",
    "co mat",
    "hien dien",
    "ty le",
    "ti le",
    "phan tram",
    "dat ty le",
    "vang",
    "vang mat",
    "so vang",
    "so dv vang",
    "khong tham gia",
    "so dv khong tham gia",
    "chua tham gia",
    "nu",
    "nam",
    "doan vien nu",
    "doan vien nam",
    "trong do",
    "dan toc",
    "ton giao",
    "dang vien",
    "binh quan",
    "trung binh",
];

/// Words of a footer that states a part of the list, or what is no sum of it at all: nothing above adds up to it.
pub(super) const PARTS: &[&str] = &[
    "si so",
    "vang",
    "khong",
    "chua",
    "nghi",
    "nu",
    "trong do",
    "dan toc",
    "ton giao",
    "dang vien",
    "ty le",
    "ti le",
    "phan tram",
    "binh quan",
    "trung binh",
];

/// Words that number an occasion, folded: `Buổi 2`, `Lần thứ 3`, `Ca 1 (11/10)`.
pub(super) const OCCASIONS: &[&str] = &["buoi", "lan", "tuan", "dot", "ky", "ca", "tiet", "phien"];

/// Numbers of an occasion that are no figures.
pub(super) const ORDINALS: &[&str] = &["nhat", "hai", "ba", "tu", "nam", "i", "ii", "iii", "iv", "v"];

/// Whole texts in the column of names that say that there is nobody to report.
pub(super) const NOBODY: &[&str] =
    &["khong", "khong co", "khong co ai", "khong co doan vien nao", "khong ai", "khong phat sinh"];

/// Whole texts of a signature block.
pub(super) const SIGNATURES: &[&str] = &[
    "bi thu",
    "pho bi thu",
    "uy vien",
    "chu tich",
    "hieu truong",
    "pho hieu truong",
    "lop truong",
    "truong khoa",
    "nguoi lap",
    "thu truong don vi",
    "giao vien chu nhiem",
    "co van hoc tap",
    "ke toan",
];

/// Beginnings of a signature block's texts.
pub(super) const SIGNATURE_PREFIXES: &[&str] = &[
    "nguoi lap bang",
    "nguoi lap bieu",
    "nguoi lap danh sach",
    "nguoi tong hop",
    "nguoi bao cao",
    "tm ban",
    "t m ban",
    "tm bch",
    "t m bch",
    "tm btv",
    "tm doan",
    "tm chi doan",
    "kt bi thu",
    "tl bi thu",
    "ky ten",
    "ky va ghi",
    "ky ghi",
    "ky ro",
    "ky dong dau",
    "xac nhan cua",
    "duyet cua",
    "noi nhan",
    "ban chap hanh",
    "dai dien",
];

/// Beginnings of a note row.
pub(super) const NOTE_PREFIXES: &[&str] = &["ghi chu", "luu y", "chu thich", "trong do", "chu y"];

/// First words of a line that names a place, a unit or a time: a sub-header when it stands alone. The number is the
/// level, outermost first.
pub(super) const CONTEXT_WORDS: &[(&str, u8)] = &[
    ("tinh", 0),
    ("thanh pho", 0),
    ("quan", 1),
    ("huyen", 1),
    ("doan phuong", 2),
    ("doan xa", 2),
    ("doan khoa", 2),
    ("doan co so", 2),
    ("doan tbm", 2),
    ("doan thi tran", 2),
    ("lien chi doan", 2),
    ("phuong", 2),
    ("xa", 2),
    ("thi tran", 2),
    ("dac khu", 2),
    ("khoa", 2),
    ("tbm", 2),
    ("khu vuc", 3),
    ("kv", 3),
    ("khu pho", 3),
    ("ap", 3),
    ("khom", 3),
    ("to dan pho", 3),
    ("to", 3),
    ("chi doan", 3),
    ("lop", 3),
    ("don vi", 3),
    ("thang", 4),
    ("quy", 4),
    ("dot", 4),
    ("nhom", 4),
    ("hoat dong", 4),
    ("noi dung", 4),
    ("phuong thuc", 4),
    ("sinh hoat", 4),
    ("danh sach", 4),
    ("hoc ky", 4),
    ("nam hoc", 4),
    ("ngay", 5),
    ("giang vien", 5),
    ("vien chuc", 5),
    ("can bo", 5),
    ("hoc sinh", 5),
    ("sinh vien", 5),
    ("hssv", 5),
];

/// Beginnings of lines that belong to a title block and never head a column.
pub(super) const TITLE_PREFIXES: &[&str] = &[
    "danh sach",
    "bao cao",
    "tong hop",
    "theo doi",
    "thong ke",
    "bieu",
    "bang tong hop",
    "phu luc",
    "mau",
    "doan tncs",
    "thanh doan",
    "tinh doan",
    "huyen doan",
    "quan doan",
    "bch",
    "ban chap hanh",
    "chi doan",
    "doan truong",
    "doan khoa",
    "doan phuong",
    "doan xa",
    "lop",
    "kem theo",
];

/// Words of a sheet that says there is nothing to report.
pub(super) const NOTHING: &[&str] =
    &["khong phat sinh", "khong co phat sinh", "khong co so lieu", "khong co doan vien tham gia"];

type Fields = HashMap<&'static str, &'static Field>;

/// The lists above by key: every text of many rows is asked for. Only looked up, never walked.
static BY_KEY: LazyLock<(Fields, Fields)> = LazyLock::new(|| (by_key(STRUCTURAL), by_key(FALLBACK)));
static IGNORED_KEYS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| IGNORED.iter().copied().collect());
static SIDE_KEYS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| SIDE.iter().copied().collect());
static FORM_BEGINNINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| FORM_WORDS.iter().filter_map(|phrase| phrase.split(' ').next()).collect());

/// The first of several lines of one key holds.
fn by_key(list: &'static [(&'static str, Field)]) -> Fields {
    list.iter().rev().map(|(key, field)| (*key, field)).collect()
}

/// The field that a whole key names before config's words.
pub(super) fn structural(key: &str) -> Option<&'static Field> {
    BY_KEY.0.get(key).copied()
}

/// The field that a whole key names where nothing else knows it.
pub(super) fn fallback(key: &str) -> Option<&'static Field> {
    BY_KEY.1.get(key).copied()
}

/// Whether a key is a column that nobody counts.
pub(super) fn is_ignored(key: &str) -> bool {
    IGNORED_KEYS.contains(key) || is_side(key) || IGNORED_PREFIXES.iter().any(|prefix| starts_with_words(key, prefix))
}

/// Whether a key is a column that any list may have.
pub(super) fn is_side(key: &str) -> bool {
    SIDE_KEYS.contains(key)
}

/// Whether any word of a key is the first one of a phrase of [`FORM_WORDS`].
pub(super) fn may_hold_form_words(key: &str) -> bool {
    key.split(' ').any(|word| FORM_BEGINNINGS.contains(word))
}
