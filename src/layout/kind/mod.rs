//! What a sheet is for, told by its columns and its title (COUNTING, Sheets).

mod around;

use around::{Word, is_unit_line, is_ward_union};

use super::columns::Draft;
use super::vocabulary::{DOING, NO_TURNS, SOME_MEMBERS};
use crate::model::{ChannelCode, Field, Level, SheetKind};
use crate::read::Workbook;
use crate::settings::Settings;
use crate::text::{self, has_any, has_words, starts_with_words};
pub(super) use around::Around;

/// The kind of a table; None where nothing says it.
pub(super) fn of(drafts: &[Draft], around: &Around, settings: &Settings) -> Option<SheetKind> {
    let has = |field: Field| drafts.iter().any(|draft| draft.field == field);
    let marks = drafts.iter().any(|draft| matches!(draft.field, Field::MarkOf(_)));
    let counts = marks || has(Field::Count) || has(Field::Members);
    let detail = has(Field::Birth)
        || has(Field::BirthMale)
        || has(Field::BirthFemale)
        || has(Field::BirthYear)
        || has(Field::Gender)
        || has(Field::StudentNo)
        || has(Field::MemberCode)
        || has(Field::CitizenId)
        || has(Field::FamilyName);
    if !detail && is_units(&has, counts, around) {
        return Some(SheetKind::Units);
    }
    let person = detail || has(Field::Name) || has(Field::GivenName);
    if !person {
        let lined = has(Field::Unit)
            || has(Field::ParentUnit)
            || has(Field::Group)
            || has(Field::Channel)
            || has(Field::Measure)
            || has(Field::Activity)
            || has(Field::Ward)
            || has(Field::Hamlet)
            || has(Field::Date)
            || has(Field::Category);
        return (lined && counts).then_some(SheetKind::Aggregate);
    }
    let active = marks
        || has(Field::Mark)
        || has(Field::Count)
        || has(Field::Channel)
        || has(Field::Group)
        || has(Field::Activity)
        || has(Field::Date)
        || has(Field::FromDate);
    let member = has(Field::Joined) || has(Field::MemberCode) || has(Field::CardNo) || has(Field::JoinedPlace);

    let doing = marks || has(Field::Mark) || has(Field::Count) || has(Field::Group) || has(Field::Activity);
    let seen = Seen {
        active,
        doing,
        member,
        result: has(Field::Result) || drafts.iter().any(|draft| matches!(draft.field, Field::ResultOf(_))),
        goal: has(Field::IntroducedTo),
        slip: has(Field::SlipNo) || has(Field::SlipDate),
        by: has(Field::IntroducedBy),
        heard: drafts.iter().any(|draft| draft.field == Field::Result && has_any(draft.key(), ELSEWHERE)),
    };
    let placed = has(Field::StudentNo) || has(Field::Unit) || has(Field::ParentUnit);
    persons(&seen, around, settings).or_else(|| plain_list(placed, around, settings))
}

/// How firmly a kind is told, from 0 to 1: by columns that no other kind has, by words of title, sheet or file, by both.
pub(super) fn backed(kind: SheetKind, drafts: &[Draft], around: &Around, settings: &Settings) -> f64 {
    let has = |fields: &[Field]| drafts.iter().filter(|draft| fields.contains(&draft.field)).count();
    let marks = drafts.iter().filter(|draft| matches!(draft.field, Field::MarkOf(_))).count();
    const DETAIL: &[Field] = &[
        Field::Birth,
        Field::BirthMale,
        Field::BirthFemale,
        Field::BirthYear,
        Field::StudentNo,
        Field::CitizenId,
        Field::FamilyName,
        Field::Unit,
        Field::Gender,
    ];
    let graded = drafts.iter().filter(|draft| matches!(draft.field, Field::ResultOf(_))).count();
    let named = |word: Word| around.has(word);
    let does = || [&around.sheet, &around.file].iter().any(|name| settings.words.group_in(name).is_some());
    let (columns, words) = match kind {
        SheetKind::Roster => {
            let member = has(&[Field::Joined, Field::MemberCode, Field::CardNo, Field::JoinedPlace]);
            (member > 0 || has(DETAIL) >= 2, around.says(|line| has_any(line, MEMBERS)))
        }
        SheetKind::Introductions => {
            (has(&[Field::IntroducedTo, Field::SlipNo, Field::SlipDate]) > 0, named(Word::Introduced))
        }
        SheetKind::Participations => {
            let doing = marks + has(&[Field::Mark, Field::Count, Field::Group, Field::Activity, Field::Channel]);
            (doing > 0, named(Word::TookPart) || does())
        }
        SheetKind::Confirmations => {
            (has(&[Field::Result]) + graded > 0, named(Word::Confirmed) || sender_is_ward(around, settings))
        }
        SheetKind::Units => (has(&[Field::Code, Field::Level]) > 0, named(Word::Units)),
        SheetKind::Aggregate => {
            let lined = has(&[
                Field::Unit,
                Field::ParentUnit,
                Field::Group,
                Field::Channel,
                Field::Measure,
                Field::Ward,
                Field::Hamlet,
                Field::Activity,
            ]);
            (lined > 0, Word::ALL.iter().any(|&word| named(word)) || around.says_of_sums())
        }
        SheetKind::Answers | SheetKind::Consolidated => (true, true),
    };
    match (columns, words) {
        (true, true) => 1.0,
        (true, false) => 0.7,
        (false, true) => 0.6,
        (false, false) => 0.0,
    }
}

/// Whether a list is called one of members of whom something is said, or who are of some kind: it may not hold all, and would stand in
/// place of the list that does.
pub(super) fn lists_some(around: &Around) -> bool {
    around.lines().any(|line| has_any(line, SOME_MEMBERS))
}

/// Whether a list is of who registered, not of who came (DOMAIN R22), of who joined what no union counts, or names an activity without
/// a word of doing it, and nothing in it says who came. Registering at the beginning of the month is a channel of its own, and such
/// a list says that channel.
pub(super) fn says_no_turn(drafts: &[Draft], around: &Around, settings: &Settings) -> bool {
    let says = |draft: &Draft| {
        matches!(
            draft.field,
            Field::Mark
                | Field::MarkOf(_)
                | Field::Count
                | Field::Result
                | Field::ResultOf(_)
                | Field::Date
                | Field::FromDate
        )
    };
    let registers = |line: &String| {
        let channel = settings.words.channel_in(line);
        let demanded = channel.is_some_and(|channel| channel.as_str() == ChannelCode::ON_DEMAND);
        (has_words(line, "dang ky tham gia") && !demanded) || has_any(line, NO_TURNS)
    };
    // `Danh sách đội văn nghệ`: who they are, or what they did.
    let done = |draft: &Draft| matches!(draft.field, Field::Activity | Field::Group | Field::Channel);
    let named = || around.did(&settings.words) && !drafts.iter().any(done);
    let member = |draft: &Draft| matches!(draft.field, Field::StudentNo | Field::MemberCode | Field::Unit);
    let occasion = |line: &String| around::is_occasion(line, &settings.words) && drafts.iter().any(member);
    let went = || around.lines().any(|line| Word::TookPart.is_in(line) || has_any(line, DOING) || occasion(line));
    !drafts.iter().any(says) && (around.title.iter().any(registers) || (named() && !went()))
}

/// Whether words around a table that has no header of its own say what it is. A list that only looks like one of members is none,
/// nor is a form: it would stand in place of the chapter's list.
pub(super) fn worded(kind: SheetKind, is_form: bool, around: &Around, settings: &Settings) -> bool {
    match kind {
        SheetKind::Roster => {
            let members = |line: &str| has_any(line, &["doan vien", "dsdv"]);
            // `Đoàn viên K10A đi trồng cây`: what they did, not who they are.
            let did = around.title.iter().any(|line| settings.words.group_in(line).is_some());
            !is_form && !did && around.says(members)
        }
        SheetKind::Introductions => around.has(Word::Introduced),
        SheetKind::Participations => {
            let does = |name: &String| settings.words.group_in(name).is_some();
            around.has(Word::TookPart) || [&around.sheet, &around.file].into_iter().any(does)
        }
        SheetKind::Confirmations => around.has(Word::Confirmed) || sender_is_ward(around, settings),
        // Sums of which nobody typed what they are of.
        SheetKind::Units | SheetKind::Aggregate | SheetKind::Answers | SheetKind::Consolidated => false,
    }
}

/// Words that say members, not only a list of somebody.
const MEMBERS: &[&str] = &["doan vien", "dsdv", "chi doan", "doan khoa", "doan truong"];

/// What a list of persons has.
struct Seen {
    active: bool,
    /// What was done, not only when or by which channel.
    doing: bool,
    member: bool,
    result: bool,
    /// The ward introduced to.
    goal: bool,
    slip: bool,
    /// Who introduced.
    by: bool,
    /// What the result is called says that it comes from where they live.
    heard: bool,
}

fn is_units(has: &impl Fn(Field) -> bool, counts: bool, around: &Around) -> bool {
    let named = has(Field::Unit) || has(Field::Name) || has(Field::GivenName) || has(Field::Code);
    let placed = has(Field::Level) || has(Field::ParentUnit);
    let active = counts
        || has(Field::Mark)
        || has(Field::Date)
        || has(Field::Group)
        || has(Field::Result)
        || has(Field::Activity);
    let told = has(Field::Code) || has(Field::Level) || around.has(Word::Units);
    named && placed && told && !active
}

fn persons(seen: &Seen, around: &Around, settings: &Settings) -> Option<SheetKind> {
    let by_ward = seen.by || sender_is_ward(around, settings);
    let confirms =
        around.has(Word::Confirmed) && (by_ward || seen.active || seen.heard || !grades_its_own(around, settings));
    // Annual grading of members by their own chapter is a column of a roster, not a ward's word.
    let graded_roster = seen.member && !seen.active && !confirms;
    if seen.result && !graded_roster && (confirms || by_ward) {
        return Some(SheetKind::Confirmations);
    }
    let told = around.has(Word::Introduced) && !around.has(Word::TookPart);
    let goal = seen.goal && !(seen.doing || (seen.active && around.has(Word::TookPart)));
    let slip = seen.slip && !seen.doing && !seen.result;
    if around.says(is_about_introducing) || goal || slip || (told && !seen.doing) {
        return Some(SheetKind::Introductions);
    }
    if seen.active {
        return Some(SheetKind::Participations);
    }
    if around.has(Word::TookPart) {
        return Some(SheetKind::Participations);
    }
    if confirms && !seen.member {
        return Some(SheetKind::Confirmations);
    }
    seen.member.then_some(SheetKind::Roster)
}

/// "Danh sách giới thiệu đoàn viên về sinh hoạt tại nơi cư trú": introducing is what the list does.
fn is_about_introducing(line: &str) -> bool {
    const BEGINNINGS: &[&str] =
        &["danh sach gioi thieu", "gioi thieu", "ds gioi thieu", "phieu gioi thieu", "giay gioi thieu"];
    BEGINNINGS.iter().any(|beginning| starts_with_words(line, beginning))
        || has_words(line, "duoc gioi thieu ve")
        || has_words(line, "gioi thieu doan vien ve")
}

/// A list of persons that has nothing but persons.
fn plain_list(placed: bool, around: &Around, settings: &Settings) -> Option<SheetKind> {
    if around.did(&settings.words) && !around.lists_dues() {
        return Some(SheetKind::Participations);
    }
    if around.has(Word::Members) || around.lists_dues() {
        return Some(SheetKind::Roster);
    }
    // `Hien mau dot 1.xlsx`: only the file says what the persons did.
    if [&around.sheet, &around.file].iter().any(|name| settings.words.group_in(name).is_some()) {
        return Some(SheetKind::Participations);
    }
    placed.then_some(SheetKind::Roster)
}

/// Words of where members live, and of what they did there.
const ELSEWHERE: &[&str] = &[
    "xac nhan",
    "cu tru",
    "dia phuong",
    "sinh hoat",
    "tham gia",
    "hoat dong",
    "phuong",
    "xa",
    "khu vuc",
    "kv",
    "ap",
    "gioi thieu",
];

/// `Bảng đánh giá, xếp loại đoàn viên năm học` of a chapter: how it grades its own members, and no word of where they live.
fn grades_its_own(around: &Around, settings: &Settings) -> bool {
    const GRADING: &[&str] = &["xep loai", "phan loai", "chat luong", "ren luyen", "nam hoc", "hoc ky", "cuoi nam"];
    // What it says of each month it says in grades.
    const OFTEN: &[&str] = &["danh gia doan vien", "thang", "quy"];
    let grades = |line: &str| has_any(line, GRADING) || (has_words(line, "danh gia") && has_any(line, OFTEN));
    let title = around.title.iter().filter(|line| !is_unit_line(line));
    let mut lines = title.chain([&around.sheet, &around.file]).filter(|line| Word::Confirmed.is_in(line)).peekable();
    let graded = lines.peek().is_some() && lines.all(|line| !has_any(line, ELSEWHERE) && grades(line));
    graded && sender_is_of_school(around, settings)
}

/// Whether title, file or folder name a union or chapter of a school as the sender.
fn sender_is_of_school(around: &Around, settings: &Settings) -> bool {
    const UNIONS: &[&str] = &["chi doan", "doan khoa", "doan truong", "lop", "lien chi doan"];
    const WARDS: &[&str] =
        &["chi doan khu vuc", "chi doan kv", "chi doan ap", "chi doan to dan pho", "chi doan khu pho"];
    let mut named = around.title.iter().chain(&around.folders).chain([&around.file]);
    let begins = |line: &String, words: &[&str]| words.iter().any(|word| starts_with_words(line, word));
    let names = names_of(settings, |level| level != Level::Ward);
    named.any(|line| (begins(line, UNIONS) && !begins(line, WARDS)) || names.contains(line))
}

/// Codes, names and aliases of registered units of some levels, as keys.
fn names_of(settings: &Settings, of: impl Fn(Level) -> bool) -> Vec<String> {
    let units = settings.units.iter().filter(|unit| unit.level.is_some_and(&of));
    let names =
        units.flat_map(|unit| [Some(&unit.code), unit.name.as_ref()].into_iter().flatten().chain(&unit.aliases));
    names.map(|name| text::plain(name)).collect()
}

fn sender_is_ward(around: &Around, settings: &Settings) -> bool {
    if around.title.iter().any(|line| is_ward_union(line)) {
        return true;
    }
    let names = names_of(settings, |level| level == Level::Ward);
    let mut places = around.folders.iter().chain([&around.file]);
    places.any(|place| {
        names.contains(place)
            || is_ward_union(place)
            || ["phuong", "xa", "p"].iter().any(|kind| starts_with_words(place, kind) && place.len() > kind.len() + 2)
    })
}

/// Workbooks tonghop itself wrote, told by sheets that stand together nowhere else: their detail sheets look like lists
/// and must never be counted as such, also where the sheet of figures lost its header.
pub(super) fn ours(workbook: &Workbook) -> bool {
    let has = |name: &str| workbook.sheets.iter().any(|sheet| text::plain(&sheet.name) == name);
    // The totals form that is mailed up has no detail sheets.
    has("du lieu") && has("theo don vi") && has("theo dia ban")
}
