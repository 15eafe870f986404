//! What a sheet itself says of its empty cells: `để trống: như dòng trên` (FINDINGS 20).
//!
//! Must never fill a cell of a column that the line does not mean, nor what tells one person from another.

use super::desk::{Desk, Entry, Row};
use crate::finding::{Code, Finding};
use crate::layout::{LineRole, Table};
use crate::model::{CellRef, Field, SheetKind};
use crate::text;

/// Fields that a line about all empty cells means: what was done, when, where, and whose rows they are.
const SHARED: &[Field] = &[
    Field::Date,
    Field::FromDate,
    Field::ToDate,
    Field::Channel,
    Field::Group,
    Field::Activity,
    Field::Ward,
    Field::Hamlet,
    Field::Unit,
    Field::ParentUnit,
    Field::IntroducedTo,
    Field::IntroducedBy,
    Field::SlipDate,
];

/// Fields that only a line means that names their column.
const NAMED: &[Field] = &[Field::Result, Field::Count, Field::Category, Field::Evidence, Field::Reason];

/// Columns by which a row names its person; a row without them takes those of the row above where the line means them too.
const NAMES: &[Field] = &[Field::Name, Field::FamilyName, Field::GivenName];

/// Words for a cell that is left empty, folded; those that begin with `khong` need more between them and what they mean.
const BLANK: &[&[&str]] = &[
    &["de", "trong"],
    &["bo", "trong"],
    &["o", "trong"],
    &["cho", "trong"],
    &["nao", "trong"],
    &["de", "trang"],
    &["bo", "trang"],
    &["khong", "ghi"],
    &["khong", "dien"],
    &["khong", "nhap"],
    &["khong", "viet"],
    &["blank"],
    &["empty"],
];

/// Words between them and the row above that say nothing of their own.
const BETWEEN: &[&str] = &[
    "la", "nghia", "tuc", "hieu", "duoc", "thi", "co", "xem", "coi", "lay", "deu", "se", "gi", "lai", "o", "ay", "do",
    "nay", "cac", "nhung", "duoi", "phia", "ben", "tinh", "ghi", "noi", "dung", "gia", "tri", "cell", "cells", "means",
    "mean", "is", "are",
];

/// Words for `the same as`, for a row, and for where it stands.
const AS: &[&str] =
    &["nhu", "giong", "trung", "cung", "theo", "lap", "bang", "tuong", "tu", "same", "as", "voi", "the"];
const ROW: &[&str] = &["dong", "hang", "o", "row", "line", "cell"];
const NEXT: &[&str] = &["phia", "ngay", "lien", "ben", "o", "ke", "gan", "nhat"];
const ABOVE: &[&str] = &["tren", "above"];

/// Words before an empty cell by which none may be left.
const NEVER: &[&str] = &["khong", "dung", "cam", "tranh", "chua", "never", "not"];

/// The columns whose empty cells mean what the row above holds.
pub(super) struct Blanks {
    cols: Vec<u32>,
    /// A row without a name is about the person above, whatever number it has.
    pub names: bool,
}

impl Blanks {
    /// By the lines around the table's rows and by its headers; None where nothing is said.
    pub fn of(table: &Table) -> Option<Self> {
        let persons =
            [SheetKind::Roster, SheetKind::Introductions, SheetKind::Participations, SheetKind::Confirmations];
        if !table.kind.is_some_and(|kind| persons.contains(&kind)) {
            return None;
        }
        let said = table.lines.iter().filter(|line| line.role != LineRole::Header);
        let meant: Vec<String> = said.filter_map(|line| subject(&line.text)).collect();
        let by_line = |field: &Field, key: &str| meant.iter().any(|subject| means(subject, field, key, table));
        let by_header = |field: &Field, header: &str| is_filled(field, true) && subject(header).is_some();
        let fills = |field: &Field, header: &str| by_line(field, &text::plain(header)) || by_header(field, header);
        let columns = table.columns.iter().filter(|column| fills(&column.field, &column.header));
        let (names, others): (Vec<_>, Vec<_>) = columns.partition(|column| NAMES.contains(&column.field));
        let cols: Vec<u32> = others.iter().map(|column| column.col).collect();
        (!cols.is_empty() || !names.is_empty()).then_some(Self { cols, names: !names.is_empty() })
    }

    /// Gives a row what it leaves empty, from the row above; one that holds nothing of its own stays as it is.
    pub fn fill<'a>(&self, desk: &mut Desk<'a>, row: &mut Row<'a>, above: Option<&Row<'a>>) {
        let Some(above) = above else { return };
        let own = |entry: &Entry| desk.columns.at(entry.at.col).field != Field::Stt;
        if !row.entries.iter().any(own) {
            return;
        }
        // Whoever took part in another way was in no group of the row above.
        let ungrouped = row.first(&desk.columns, &Field::Channel).and_then(|entry| entry.channel(desk.settings));
        let ungrouped = ungrouped.is_some_and(|channel| !channel.is_group());
        for &col in &self.cols {
            let grouped = matches!(desk.columns.at(col).field, Field::Group | Field::Activity);
            if row.get(col).is_some() || row.lost.contains_key(&col) || (grouped && ungrouped) {
                continue;
            }
            let Some(entry) = above.get(col) else { continue };
            let at = CellRef::new(row.body.row, col);
            desk.say(at, Finding::new(Code::CellBlankAsAbove).repaired(&entry.text));
            let place = row.entries.partition_point(|one| one.at.col < col);
            row.entries.insert(place, Entry { at, copied: true, ..entry.clone() });
        }
    }
}

/// Whether a column of a field is ever filled; `named`: the line says its name.
fn is_filled(field: &Field, named: bool) -> bool {
    SHARED.contains(field) || NAMES.contains(field) || (named && NAMED.contains(field))
}

/// Whether a line about `subject` means the column of a field, its header folded: where it names columns of the table, only those.
fn means(subject: &str, field: &Field, key: &str, table: &Table) -> bool {
    let named = |key: &str| items(subject).any(|item| is_name(&item, key));
    let some = || table.columns.iter().any(|column| named(&text::plain(&column.header)));
    is_filled(field, named(key)) && (named(key) || !some())
}

/// The things a line names, folded.
fn items(subject: &str) -> impl Iterator<Item = String> {
    const AHEAD: &[&str] =
        &["o", "cac", "cot", "nhung", "muc", "luu", "y", "ghi", "chu", "neu", "phan", "dong", "hang"];
    subject.split([',', ';', '/', '+', '&', '(', ':', '=']).flat_map(|part| {
        let key = text::plain(part);
        let parts: Vec<String> = key.split(" va ").map(str::to_owned).collect();
        parts.into_iter().map(|part| {
            let words: Vec<&str> = part.split_whitespace().skip_while(|word| AHEAD.contains(word)).collect();
            words.join(" ")
        })
    })
}

/// Whether a name that a line gives is that of a column, or one of them begins with the other.
fn is_name(item: &str, key: &str) -> bool {
    !item.is_empty() && (text::starts_with_words(key, item) || text::starts_with_words(item, key))
}

/// What a line that says of empty cells that they are as above says it of: the words before it, maybe none.
fn subject(line: &str) -> Option<String> {
    // Nearly no line speaks of what is above.
    if !text::has_any(&text::plain(line), ABOVE) {
        return None;
    }
    line.split(['.', ';', '|', '\n']).find_map(|clause| {
        // A sign between both stands for `is`.
        let spoken = clause.replace([':', '=', '→'], " là ");
        let key = text::plain(&spoken);
        let words: Vec<&str> = key.split_whitespace().collect();
        let at = (0..words.len()).find(|&at| is_declared(&words, at))?;
        Some(before(clause, &words[..at]))
    })
}

/// The text of a clause before the words that speak of empty cells.
fn before(clause: &str, words: &[&str]) -> String {
    // Cut where as many words stand as are before it: signs stay, so that items can be told apart.
    let mut ends = clause.char_indices().map(|(at, _)| at).chain([clause.len()]);
    let is = |at: &usize| {
        let spoken = clause[..*at].replace([':', '=', '→'], " là ");
        text::plain(&spoken).split_whitespace().count() > words.len()
    };
    let end = ends.find(is).unwrap_or(clause.len());
    let cut = clause[..end].rfind([' ', '(', ',', ':', '=']).unwrap_or(0);
    clause[..cut].to_owned()
}

/// Whether the words from `at` on say that what is left empty is as the row above: `để trống là như dòng trên`, `như dòng trên thì để trống`.
fn is_declared(words: &[&str], at: usize) -> bool {
    let rest = &words[at..];
    if let Some(blank) = blank(rest) {
        let denied = at.checked_sub(1).map(|before| &words[before.saturating_sub(1)..at]);
        let denied = denied.is_some_and(|before| before.iter().any(|word| NEVER.contains(word)));
        let spoken = (0..=rest.len() - blank).find(|&more| above(&rest[blank + more..]).is_some());
        let Some(more) = spoken else { return false };
        let plain = rest[blank..blank + more].iter().all(|word| BETWEEN.contains(word));
        return plain && !denied && (more > 0 || rest[0] != "khong");
    }
    let Some(taken) = above(rest) else { return false };
    let behind = &rest[taken..];
    let spoken = (0..=behind.len()).find(|&more| blank(&behind[more..]).is_some());
    spoken.is_some_and(|more| more > 0 && behind[..more].iter().all(|word| BETWEEN.contains(word)))
}

/// How many words at the beginning speak of an empty cell.
fn blank(words: &[&str]) -> Option<usize> {
    BLANK.iter().find(|phrase| words.starts_with(phrase)).map(|phrase| phrase.len())
}

/// How many words at the beginning say `as the row above`.
fn above(words: &[&str]) -> Option<usize> {
    let run = |from: usize, of: &[&str]| words[from..].iter().take_while(|word| of.contains(word)).count();
    let said = run(0, AS);
    let row = said + run(said, ROW).min(1);
    let next = row + run(row, NEXT);
    (next > 0 && words.get(next).is_some_and(|word| ABOVE.contains(word))).then_some(next + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_that_empty_is_as_above() {
        for (line, of) in [
            ("(Ô Ngày, Nhóm, Xã/phường để trống: như dòng trên)", "(Ô Ngày, Nhóm, Xã/phường"),
            ("để trống là như dòng trên", ""),
            ("ô trống: như trên", ""),
            ("(ô để trống nghĩa là giống dòng trên)", "(ô"),
            ("không ghi = như dòng trên", ""),
            ("Ghi chú: cột Ngày, Nhóm không ghi thì lấy theo dòng trên.", "Ghi chú: cột Ngày, Nhóm"),
            ("Lưu ý: ô nào bỏ trống được hiểu là giống ô ngay phía trên", "Lưu ý: ô nào"),
            ("Giống dòng trên thì để trống", ""),
            ("Để trống = dòng trên", ""),
            ("Blank cells mean the same as above", ""),
            ("empty = as the row above", ""),
        ] {
            assert_eq!(subject(line).as_deref(), Some(of), "{line}");
        }
    }

    #[test]
    fn other_lines_about_blanks_or_rows_above_say_nothing_of_both() {
        for line in [
            "Không để trống, không ghi như trên",
            "Đề nghị không ghi như trên",
            "Lưu ý: không ghi như trên",
            "Không được để trống như dòng trên",
            "x: có mặt, ô trống: vắng, ″: như trên",
            "Ô trống: vắng; nt: như dòng trên",
            "Danh sách trên có 27 đoàn viên, ô trống là vắng",
            "DANH SÁCH NHƯ TRÊN",
            "Để trống nếu không tham gia",
        ] {
            assert_eq!(subject(line), None, "{line}");
        }
    }
}
