//! Words of headers. What they mean is `fields`, what they mark `wide` and `attending`.

use std::borrow::Cow;
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
    ("tinh trang hoc tap", Field::Note),
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

/// What forms on the web put around a name of a field, folded, longer phrases first: `Họ và tên của bạn (viết hoa có dấu)`.
pub(in crate::layout) const FORM_WORDS: &[&str] = &[
    "neu khong tham gia",
    "neu chua tham gia",
    "neu khong",
    "neu chua",
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
    "ban tham gia theo",
    "em tham gia theo",
    "ban tham gia tai",
    "em tham gia tai",
    "ban tham gia o",
    "em tham gia o",
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
    "neu co",
    "nao",
    "la gi",
    "gi",
    "o dau",
    "khi nao",
];

/// Short words of headers, folded, and what they may be short for: `Ngày SH`, `Nơi TG`, `Nội dung HĐ`.
pub(in crate::layout) const SHORT_WORDS: &[(&str, &[&str])] = &[
    ("sh", &["sinh hoat"]),
    ("hd", &["hoat dong"]),
    ("dv", &["doan vien"]),
    ("tg", &["tham gia", "thoi gian"]),
    ("px", &["phuong xa"]),
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
    "ngay cong",
    "so ngay cong",
    "ngay cong lao dong",
    "so ngay cong lao dong",
    "gio cong",
    "so gio cong",
    "gia tri",
    "gia tri lam loi",
    "thanh tien",
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
    "dia diem",
    "dia diem tham gia",
    "dia diem sinh hoat",
    "dia diem to chuc",
    "dia diem thuc hien",
    "nguoi xac nhan",
    "nguoi theo doi",
    "nguoi ghi",
    "nguoi lap",
    "nguoi phu trach kv",
    "can bo phu trach",
    "can bo theo doi",
    "chi doan phu trach",
    "nhiem vu duoc phan cong",
    "nhiem vu duoc giao",
    "cong viec duoc giao",
    "noi lam viec",
    "noi cong tac",
    "bac dao tao",
    "he dao tao",
    "he",
    "hon nhan",
    "tinh trang hon nhan",
    "co mat luc",
    "gio den",
    "gio ve",
    "gio co mat",
    "gio vao",
    "gio ra",
    "thoi luong",
    "thoi gian bat dau",
    "thoi gian ket thuc",
    "doi",
    "doi truong",
    "nhom truong",
    "ket nap dang",
    "cam tinh dang",
    "lop cam tinh",
    "lop cam tinh dang",
    "uu tien",
    "so truong",
    "ma qr",
    "an chay",
    "phan com",
    "suat an",
    "suat com",
    "nuoc uong",
    "qua",
    "qua tang",
    "xe",
    "bien so xe",
    "tien ho tro",
    "ho tro",
    "kinh phi",
    "thu lao",
];

/// Whose name or phone such a column gives, and the words before them: `SĐT phụ huynh`, `Điện thoại của người thân`.
const OTHERS: &[&str] = &[
    "phu huynh",
    "ph",
    "cha",
    "me",
    "bo",
    "cha me",
    "bo me",
    "cha hoac me",
    "nguoi than",
    "nguoi nha",
    "gia dinh",
    "nguoi lien he",
    "nguoi phu trach",
    "can bo phu trach",
    "nguoi xac nhan",
    "bi thu",
    "lop truong",
    "gvcn",
    "cvht",
];
const OF_OTHERS: &[&str] = &[
    "sdt",
    "sdt cua",
    "so dt",
    "dt",
    "dien thoai",
    "dien thoai cua",
    "so dien thoai",
    "so dien thoai cua",
    "lien he",
    "ho ten",
    "ho va ten",
    "ten",
];

/// Beginnings of headers of what somebody says of a person: the result where grades stand below, else a remark.
pub(in crate::layout) const WORDS_OF: &[&str] = &["nhan xet cua", "danh gia cua", "y kien cua", "y kien nhan xet cua"];

/// Beginnings of such headers.
const IGNORED_PREFIXES: &[&str] = &[
    "xac nhan cua",
    "chu ky",
    "ky ten",
    "ngay ky",
    "phu huynh",
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
    "doan phi",
    "dong doan phi",
    "ty le",
    "ti le",
    "so voi",
];

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
    "anh", "ban", "chi", "co", "cu", "da", "danh", "dau", "dia", "diem", "dien", "dinh", "doan", "du", "dv", "duoc",
    "em", "ghi", "gia", "hang", "hien", "hoat", "khong", "ky", "mat", "nhan", "noi", "o", "phuong", "sh", "shdk",
    "shnct", "sinh", "tai", "tham", "thang", "ti", "tich", "tinh", "trang", "trong", "tru", "v", "vao", "ve", "vien",
    "x", "xac",
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
];

/// Beginnings of headers of counts, folded, and the further words they may have.
pub(in crate::layout) const COUNTS: &[&str] =
    &["tong so", "so lan", "so luot", "so buoi", "so thang", "lan", "luot", "buoi", "sl"];
pub(in crate::layout) const COUNT_WORDS: &[&str] = &["buoi", "cac", "hoc", "lan", "luot", "so", "tong", "dong"];

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

type Fields = HashMap<&'static str, &'static Field>;

/// The lists above by key: every text of many rows is asked for. Only looked up, never walked.
static BY_KEY: LazyLock<(Fields, Fields)> = LazyLock::new(|| (by_key(STRUCTURAL), by_key(FALLBACK)));
static IGNORED_KEYS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| IGNORED.iter().copied().collect());
static SIDE_KEYS: LazyLock<HashSet<Cow<'static, str>>> = LazyLock::new(|| {
    let of_others = OF_OTHERS.iter().flat_map(|of| OTHERS.iter().map(move |other| format!("{of} {other}").into()));
    SIDE.iter().map(|key| Cow::Borrowed(*key)).chain(of_others).collect()
});
static FORM_BEGINNINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| FORM_WORDS.iter().filter_map(|phrase| phrase.split(' ').next()).collect());

/// The first of several lines of one key holds.
fn by_key(list: &'static [(&'static str, Field)]) -> Fields {
    list.iter().rev().map(|(key, field)| (*key, field)).collect()
}

/// The field that a whole key names before config's words.
pub(in crate::layout) fn structural(key: &str) -> Option<&'static Field> {
    BY_KEY.0.get(key).copied()
}

/// The field that a whole key names where nothing else knows it.
pub(in crate::layout) fn fallback(key: &str) -> Option<&'static Field> {
    BY_KEY.1.get(key).copied()
}

/// Whether a key is a column that nobody counts.
pub(in crate::layout) fn is_ignored(key: &str) -> bool {
    IGNORED_KEYS.contains(key) || is_side(key) || IGNORED_PREFIXES.iter().any(|prefix| starts_with_words(key, prefix))
}

/// Whether a key is a column that any list may have.
pub(in crate::layout) fn is_side(key: &str) -> bool {
    SIDE_KEYS.contains(key)
}

/// Whether any word of a key is the first one of a phrase of [`FORM_WORDS`].
pub(in crate::layout) fn may_hold_form_words(key: &str) -> bool {
    key.split(' ').any(|word| FORM_BEGINNINGS.contains(word))
}
