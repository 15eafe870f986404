//! Columns that say how often somebody took part before, or in a whole life, and blood groups: no turns and no groups of the list they
//! stand on.

use super::columns::{Draft, Sight};
use super::grid::{column, raw_text, whole};
use super::vocabulary::{BEFORE, OF_THIS_TIME, RUNNING, TIMES};
use crate::finding::{Code, Finding, Severity};
use crate::model::Field;
use crate::read::Row;
use crate::text::{self, has_any, has_words, starts_with_words};

/// Nobody gives blood more often in one month, nor in a year.
const IN_A_MONTH: u32 = 1;
const IN_A_YEAR: u32 = 4;

/// Takes such columns of a list of persons out of what counts; each is said, and what somebody told of its header holds.
pub(super) fn columns(drafts: &mut [Draft], sight: &Sight<'_>, findings: &mut Vec<Finding>) {
    let person = |draft: &Draft| {
        matches!(draft.field, Field::Name | Field::FamilyName | Field::GivenName | Field::StudentNo | Field::MemberCode)
    };
    if !drafts.iter().any(person) {
        return;
    }
    let counts = |draft: &Draft| matches!(draft.field, Field::Count | Field::Mark | Field::MarkOf(_));
    let marked = drafts.iter().filter(|draft| counts(draft)).count();
    let told = |draft: &Draft| matches!(draft.field, Field::Activity | Field::Group | Field::Channel | Field::Count);
    let told: Vec<u32> = drafts.iter().filter(|draft| told(draft)).map(|draft| draft.col).collect();
    for draft in drafts.iter_mut() {
        let Some(path) = draft.path.as_ref() else { continue };
        let key = path.leaf().key.as_str();
        if matches!(draft.field, Field::Group | Field::Unknown) && is_blood(key, draft.col, sight.rows) {
            draft.field = Field::Ignored;
            continue;
        }
        let others =
            Others { marks: marked > usize::from(counts(draft)), told: told.iter().any(|&col| col != draft.col) };
        let free = counts(draft) || draft.field == Field::Unknown;
        let earlier =
            if free && !sight.words.headers.contains_key(key) { earlier(key, draft.col, others, sight) } else { None };
        let Some(kind) = earlier else { continue };
        let finding = Finding::new(Code::ColumnUnknown).at(path.leaf().at).seen(&path.shown()).arg("kind", kind);
        findings.push(if kind == GUESSED { finding.severity(Severity::Query) } else { finding });
        draft.field = Field::Ignored;
    }
}

/// How a column is taken for one of earlier times: by its words or figures, or only because nothing that its rows did explains it.
const KNOWN: &str = "before";
const GUESSED: &str = "blood";

/// What a list tells beside a column.
#[derive(Clone, Copy)]
struct Others {
    /// Other columns of marks and counts.
    marks: bool,
    /// What each row did, or how often, in a column of its own.
    told: bool,
}

/// Whether a header over numbers says how often it was before, or the how manyth time this is, and how that is told.
fn earlier(key: &str, col: u32, others: Others, sight: &Sight<'_>) -> Option<&'static str> {
    let often = has_any(key, TIMES);
    // Beside what is of this time a total that runs on repeats it.
    if (others.marks || others.told) && has_any(key, RUNNING) {
        return Some(KNOWN);
    }
    if has_any(key, OF_THIS_TIME) {
        return None;
    }
    let before = has_any(key, BEFORE) || key.ends_with(" truoc");
    let counted = before && (often || sight.profile(col).is_ticked());
    // `Hiến máu lần thứ`, `Tham gia lần thứ mấy`.
    let numbered = key.ends_with("lan thu") || has_words(key, "lan thu may");
    let blood = often && gives_blood(key);
    if counted || numbered || (blood && (has_words(key, "da") || is_of_a_life(col, others.marks, sight))) {
        return Some(KNOWN);
    }
    (blood && others.told).then_some(GUESSED)
}

fn gives_blood(key: &str) -> bool {
    has_words(key, "hien mau") || has_words(key, "lan hien") || has_words(key, "da hien")
}

/// Whether numbers of a column about giving blood are more than the time of the list has room for. `marks`: others stand beside it.
fn is_of_a_life(col: u32, marks: bool, sight: &Sight<'_>) -> bool {
    let most = column(sight.rows, col).filter_map(whole).max().unwrap_or(0);
    if sight.years.is_of_a_month() { most > IN_A_MONTH } else { most > IN_A_YEAR && !marks }
}

/// `Nhóm máu`, and `Nhóm` over nothing but A, B, O and AB.
fn is_blood(key: &str, col: u32, rows: &[Row]) -> bool {
    if starts_with_words(key, "nhom mau") || starts_with_words(key, "loai mau") {
        return true;
    }
    let mut told = false;
    let blood = |raw: &str| {
        let key = text::plain(raw);
        let group = key.strip_suffix(" rh").or_else(|| key.strip_suffix("rh")).unwrap_or(&key);
        told |= matches!(group, "o" | "ab");
        matches!(group, "a" | "b" | "o" | "ab")
    };
    key == "nhom" && column(rows, col).filter_map(raw_text).all(blood) && told
}
