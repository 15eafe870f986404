//! What is worth a note about a table: its header, its columns, what it lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use crate::finding::{Code, Finding, Severity};
use crate::layout::columns::Draft;
use crate::layout::grid::{holds, label, raw_text};
use crate::layout::{Line, header};
use crate::model::{Area, CellRef, Field, SheetKind};

impl Part<'_> {
    /// What is worth a note about title and header.
    pub(super) fn header_notes(&self, title: &[Line]) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(first) = title.first()
            && let Some(cell) = first.cells.first()
        {
            findings.push(Finding::new(Code::TitleBlock).at(CellRef::new(first.row, cell.col)).seen(&label(cell)));
        }
        let mut parents: BTreeMap<CellRef, String> = BTreeMap::new();
        for path in &self.header.paths {
            for part in path.parents().iter().filter(|part| part.last.col > part.at.col) {
                parents.entry(part.at).or_insert_with(|| path.shown());
            }
        }
        for (at, shown) in parents {
            let seen = self.grid.sheet.cell(at).map(label).unwrap_or_default();
            findings.push(Finding::new(Code::HeaderMerged).at(at).seen(&seen).repaired(&shown));
        }
        for row in self.header.rows.iter().filter_map(|row| self.grid.row(*row)) {
            for cell in row.cells.iter().filter(|cell| holds(cell) && header::has_odd_blanks(&cell.value)) {
                let seen = raw_text(cell).unwrap_or_default();
                let at = CellRef::new(row.index, cell.col);
                findings.push(Finding::new(Code::HeaderWhitespace).at(at).seen(seen).repaired(&label(cell)));
            }
        }
        findings
    }

    /// Whether rows wait for an answer about a column of marks that nobody understands: not where another column says who took
    /// part, and not where a ward confirms and names nothing that was done.
    pub(super) fn rows_wait(&self, kind: SheetKind, drafts: &[Draft], said: &[&str]) -> bool {
        let told = |draft: &Draft| matches!(draft.field, Field::Mark | Field::MarkOf(_) | Field::Count);
        let done = |draft: &Draft| matches!(draft.field, Field::Channel | Field::Group | Field::Activity);
        let words = &self.settings.words;
        let named = |line: &&str| words.channel_in(line).is_some() || words.group_in(line).is_some();
        !drafts.iter().any(told)
            && (kind != SheetKind::Confirmations || drafts.iter().any(done) || said.iter().any(named))
    }

    /// `doubtful`: the columns of marks that nobody understands, and whether rows wait for what they are.
    pub(super) fn column_notes(
        &self,
        drafts: &[Draft],
        doubtful: (&[u32], bool),
        doubted: &BTreeSet<u32>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for draft in drafts {
            if draft.field == Field::Unknown {
                let seen = draft.path.as_ref().map(header::Path::shown).unwrap_or_default();
                let finding = Finding::new(Code::ColumnUnknown).seen(&seen);
                let asked = |kind: &str| finding.clone().severity(Severity::Query).arg("kind", kind);
                let finding = match draft.col {
                    col if doubtful.0.contains(&col) => asked(if doubtful.1 { "marks" } else { "marks-beside" }),
                    col if doubted.contains(&col) => asked("members"),
                    _ => finding,
                };
                let unnamed = draft.path.is_none();
                findings.push(if unnamed {
                    finding.at(Area::Column(draft.col))
                } else {
                    finding.at(draft.place(self.header))
                });
            }
            if self.grid.sheet.hidden_columns.contains(&draft.col) && draft.field != Field::Ignored {
                findings.push(Finding::new(Code::RowHidden).at(Area::Column(draft.col)));
            }
        }
        findings
    }
}

/// What a kind of sheet cannot do without and these columns lack (COUNTING, Sheets). Wards and dates may stand around
/// the table and are judged row by row.
pub(super) fn missing(drafts: &[Draft], kind: SheetKind) -> impl Iterator<Item = Field> {
    let has = |fields: &[Field]| drafts.iter().any(|draft| fields.contains(&draft.field));
    let marks = drafts.iter().any(|draft| matches!(draft.field, Field::MarkOf(_)));
    let graded = drafts.iter().any(|draft| matches!(draft.field, Field::ResultOf(_)));
    let person =
        has(&[Field::Name, Field::FamilyName, Field::StudentNo, Field::MemberCode, Field::CardNo, Field::CitizenId]);
    let lacks = match kind {
        SheetKind::Units => [(!has(&[Field::Unit, Field::Code])).then_some(Field::Unit), None],
        SheetKind::Aggregate => [(!marks && !has(&[Field::Count, Field::Members])).then_some(Field::Count), None],
        SheetKind::Confirmations => {
            // Marks say who was seen as well as a result does.
            let told = graded || marks || has(&[Field::Result, Field::Mark, Field::Count]);
            [(!person).then_some(Field::Name), (!told).then_some(Field::Result)]
        }
        SheetKind::Roster | SheetKind::Introductions | SheetKind::Participations => {
            [(!person).then_some(Field::Name), None]
        }
        SheetKind::Answers | SheetKind::Consolidated => [None, None],
    };
    lacks.into_iter().flatten()
}
