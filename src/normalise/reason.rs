//! The column that says why somebody did not take part: a reason of the closed list, and the text as typed.

use super::Absence;
use super::desk::{Desk, Row};
use crate::finding::Code;
use crate::model::{Field, ReasonCode, Text};

/// The reason a row gives; one that is on no list is "other", and a note says so. A sign without a letter is none.
pub(super) fn read(desk: &mut Desk, row: &Row) -> Option<Absence> {
    let entry = row.first(&desk.columns, &Field::Reason)?.clone();
    if !entry.text.chars().any(char::is_alphabetic) {
        return None;
    }
    let known = desk.settings.words.reason(&entry.text);
    if known.is_none() {
        let other = desk.settings.reason_label(&ReasonCode::new(ReasonCode::OTHER)).to_owned();
        desk.say_of(&entry, Code::ReasonUnmapped, Some(&other));
    }
    Some(Absence {
        reason: known.unwrap_or_else(|| ReasonCode::new(ReasonCode::OTHER)),
        text: Text::clone(&entry.text),
    })
}
