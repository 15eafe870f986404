//! Columns that say how often somebody took part before, or in a whole life, and blood groups: no turns and no groups of the list they
//! stand on.

use super::columns::{Draft, Sight};
use super::grid::{column, raw_text, whole};
use super::vocabulary::{BEFORE, OF_THIS_TIME, TIMES};
use crate::finding::{Code, Finding};
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
    for draft in drafts.iter_mut() {
        let Some(path) = draft.path.as_ref() else { continue };
        let key = path.leaf().key.as_str();
        if matches!(draft.field, Field::Group | Field::Unknown) && is_blood(key, draft.col, sight.rows) {
            draft.field = Field::Ignored;
            continue;
        }
        let others = marked > usize::from(counts(draft));
        let free = counts(draft) || draft.field == Field::Unknown;
        if free && !sight.words.headers.contains_key(key) && is_earlier(key, draft.col, others, sight) {
            let seen = path.shown();
            findings.push(Finding::new(Code::ColumnUnknown).at(path.leaf().at).seen(&seen).arg("kind", "before"));
            draft.field = Field::Ignored;
        }
    }
}

/// Whether a header over numbers says how often it was before, or the how manyth time this is.
fn is_earlier(key: &str, col: u32, others: bool, sight: &Sight<'_>) -> bool {
    let often = has_any(key, TIMES);
    if has_any(key, OF_THIS_TIME) {
        return false;
    }
    let before = has_any(key, BEFORE) || key.ends_with(" truoc");
    if before && (often || sight.profile(col).is_ticked()) {
        return true;
    }
    // `Hiến máu lần thứ`, `Tham gia lần thứ mấy`.
    if key.ends_with("lan thu") || has_words(key, "lan thu may") {
        return true;
    }
    often && gives_blood(key) && (has_words(key, "da") || is_of_a_life(col, others, sight))
}

fn gives_blood(key: &str) -> bool {
    has_words(key, "hien mau") || has_words(key, "lan hien") || has_words(key, "da hien")
}

/// Whether numbers of a column about giving blood are more than the time of the list has room for.
fn is_of_a_life(col: u32, others: bool, sight: &Sight<'_>) -> bool {
    let most = column(sight.rows, col).filter_map(whole).max().unwrap_or(0);
    if sight.years.is_of_a_month() { most > IN_A_MONTH } else { most > IN_A_YEAR && !others }
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
