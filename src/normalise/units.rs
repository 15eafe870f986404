//! Rows of a units sheet.

use super::desk::{Desk, Row};
use super::{UnitRow, remark};
use crate::finding::{Code, Finding};
use crate::model::{CellRef, Field, Lang, Level};
use crate::text::{self, starts_with_words};

/// Beginnings of a level or a unit's name, folded; the first that fits decides.
const LEVELS: &[(&str, Level)] = &[
    ("lien chi doan", Level::Faculty),
    ("chi doan", Level::Chapter),
    ("lop", Level::Chapter),
    ("doan co so", Level::Faculty),
    ("doan khoa", Level::Faculty),
    ("doan tbm", Level::Faculty),
    ("doan to bo mon", Level::Faculty),
    ("khoa", Level::Faculty),
    ("tbm", Level::Faculty),
    ("to bo mon", Level::Faculty),
    ("doan phuong", Level::Ward),
    ("doan xa", Level::Ward),
    ("doan thi tran", Level::Ward),
    ("doan dac khu", Level::Ward),
    ("phuong", Level::Ward),
    ("xa", Level::Ward),
    ("thi tran", Level::Ward),
    ("dac khu", Level::Ward),
    ("doan truong", Level::School),
    ("truong", Level::School),
    ("thanh doan", Level::City),
    ("tinh doan", Level::City),
    ("thanh pho", Level::City),
    ("tinh", Level::City),
];

/// Reads a row; the second value are the codes for which it waits, the third its cell.
pub(super) fn read(desk: &mut Desk, row: &Row) -> (UnitRow, Vec<Code>, CellRef) {
    let columns = &desk.columns;
    let text = |field: &Field| row.first(columns, field).map(|entry| entry.text.to_string());
    let name = text(&Field::Unit).or_else(|| text(&Field::Name));
    let level = text(&Field::Level).as_deref().and_then(level).or_else(|| name.as_deref().and_then(level));
    let unit = UnitRow {
        code: text(&Field::Code),
        level,
        parent: text(&Field::ParentUnit),
        email: text(&Field::Email).map(|email| email.to_lowercase()).filter(|email| !is_none(email)),
        contact: text(&Field::Contact),
        category: text(&Field::Category).as_deref().and_then(remark::category),
        name,
    };
    let by_name = row.place(columns, &Field::Name, row.start());
    let at = row.place(columns, &Field::Unit, by_name);
    let mut waits = Vec::new();
    if unit.name.is_none() {
        desk.say(
            at,
            Finding::new(Code::ColumnMissing)
                .arg("field", crate::say::pick(desk.settings.lang, "tên đơn vị", "unit name"))
                .of_row(),
        );
        waits.push(Code::ColumnMissing);
    }
    (unit, waits, at)
}

/// Whether a cell for an address says that there is none. Whatever else is no address is told, not dropped.
fn is_none(email: &str) -> bool {
    const NONE: [&str; 8] = ["", "khong", "khong co", "chua", "chua co", "none", "no", "x"];
    let plain = text::plain(email);
    NONE.contains(&plain.trim())
}

/// The level a text says: our own codes and labels, or the words before a unit's name.
fn level(text: &str) -> Option<Level> {
    let key = text::plain(text);
    let key = key.trim().trim_start_matches("bch ");
    let named = Level::ALL.into_iter().find(|level| level.code() == key || level.label(Lang::En) == key);
    named.or_else(|| LEVELS.iter().find(|(word, _)| starts_with_words(key, word)).map(|(_, level)| *level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_labels_of_both_languages_are_read() {
        for one in Level::ALL {
            for text in [one.code(), one.label(Lang::Vi), one.label(Lang::En)] {
                assert_eq!(level(text), Some(one), "{text}");
            }
        }
    }
}
