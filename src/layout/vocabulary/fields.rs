//! Words that head a column of some field. What they mean together is `fields`' part.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::Field;

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
    ("dvt", Field::MeasuredIn),
    ("don vi tinh", Field::MeasuredIn),
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

/// What forms on the web put around a name of a field, folded, longer phrases first: `Họ và tên của bạn (viết hoa có dấu)`.
pub(in crate::layout) const FORM_WORDS: &[&str] = &[
    "ban da tham gia sinh hoat tai",
    "ban da tham gia sinh hoat o",
    "ban da tham gia sinh hoat",
    "ban da tham gia",
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
    "ban tham gia sinh hoat tai",
    "ban tham gia sinh hoat o",
    "ban tham gia sinh hoat",
    "em tham gia sinh hoat tai",
    "em tham gia sinh hoat o",
    "em tham gia sinh hoat",
    "ban sinh hoat tai",
    "ban sinh hoat o",
    "ban dang cu tru tai",
    "ban dang cu tru o",
    "ban cu tru tai",
    "ban cu tru o",
    "noi ban sinh hoat",
    "noi em sinh hoat",
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

/// How headers begin that ask for a ward, folded.
pub(in crate::layout) const WARD_FIRST: &[&str] =
    &["phuong", "xa", "doan phuong", "doan xa", "ten phuong", "ten xa", "ten doan", "noi", "dia ban", "dia phuong"];
/// What a header that asks for a ward calls it, folded.
pub(in crate::layout) const WARD_KINDS: &[&str] = &["phuong", "xa", "thi tran", "dia ban", "dia phuong"];
/// Every word that such a header is made of, folded.
pub(in crate::layout) const WARD_WORDS: &[&str] = &[
    "phuong", "xa", "thi", "tran", "dia", "ban", "doan", "ten", "noi", "tai", "ve", "o", "cu", "tru", "sinh", "hoat",
    "sh", "tham", "gia", "tg", "he",
];

/// Short words of headers, folded, and what they may be short for: `Ngày SH`, `Nơi TG`, `Nội dung HĐ`.
pub(in crate::layout) const SHORT_WORDS: &[(&str, &[&str])] = &[
    ("sh", &["sinh hoat"]),
    ("hd", &["hoat dong"]),
    ("dv", &["doan vien"]),
    ("tg", &["tham gia", "thoi gian"]),
    ("px", &["phuong xa"]),
    ("nd", &["noi dung"]),
];

/// English words that stand beside the Vietnamese ones of a header, folded. Alone most of them head nothing: a cell may say `Group`.
pub(in crate::layout) const ENGLISH: &[&str] = &[
    "no",
    "name",
    "full name",
    "date of birth",
    "birthday",
    "dob",
    "gender",
    "sex",
    "class",
    "chapter",
    "unit",
    "student id",
    "student no",
    "id",
    "phone",
    "phone number",
    "email",
    "address",
    "ward",
    "commune",
    "ward commune",
    "place",
    "location",
    "date",
    "time",
    "month",
    "activity",
    "activities",
    "content",
    "group",
    "activity group",
    "group of activities",
    "channel",
    "form",
    "mode",
    "count",
    "times",
    "number of times",
    "result",
    "results",
    "grade",
    "rating",
    "evaluation",
    "evidence",
    "reason",
    "note",
    "notes",
    "remark",
    "remarks",
    "position",
    "category",
];

type Fields = HashMap<&'static str, &'static Field>;

/// The lists above by key: every text of many rows is asked for. Only looked up, never walked.
static BY_KEY: LazyLock<(Fields, Fields)> = LazyLock::new(|| (by_key(STRUCTURAL), by_key(FALLBACK)));
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

/// Whether any word of a key is the first one of a phrase of [`FORM_WORDS`].
pub(in crate::layout) fn may_hold_form_words(key: &str) -> bool {
    key.split(' ').any(|word| FORM_BEGINNINGS.contains(word))
}
