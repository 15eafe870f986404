//! Lines, body rows and findings of a table as they gather, row by row.

use crate::finding::{Code, Finding, Severity};
use crate::layout::context::{Rank, Stack};
use crate::layout::grid::{holds, label, raw_text};
use crate::layout::lines::Role;
use crate::layout::merge::{self, Reaching};
use crate::layout::titles::{line, split_line};
use crate::layout::{BodyRow, Line, LineRole, used_area};
use crate::model::CellRef;
use crate::read::{Cell, Row, Value};

/// Lines, body rows and findings as they gather.
#[derive(Default)]
pub(super) struct Built {
    pub lines: Vec<Line>,
    pub body: Vec<BodyRow>,
    pub findings: Vec<Finding>,
    contexts: Stack,
    /// Lines that head rows, with how they are written.
    pub headings: Vec<(u32, Rank)>,
    /// (row, column) of body cells that were filled, in order.
    pub filled: Vec<(u32, u32)>,
}

impl Built {
    /// Below the lines of a title.
    pub fn below(title: Vec<Line>) -> Self {
        Self { lines: title, ..Self::default() }
    }

    /// Of the lines above the header these head the rows below it, until others written alike do.
    pub fn headed_by(&mut self, lines: &[(u32, Rank)]) {
        for (row, rank) in lines {
            let Some(line) = self.lines.iter_mut().find(|line| line.row == *row) else { continue };
            line.role = LineRole::Context;
            let at = CellRef::new(*row, line.cells.first().map_or(0, |cell| cell.col));
            self.findings.push(Finding::new(Code::ContextRow).at(at).seen(&line.text));
            self.contexts.push(*row, *rank);
        }
    }

    pub fn take(&mut self, row: &Row, role: Role, above: &[Reaching]) {
        if !matches!(role, Role::Context(_) | Role::Line(LineRole::Header)) {
            self.contexts.filled();
        }
        match role {
            Role::Body => self.body_row(row, above),
            Role::BodyAbove(rank) => {
                self.contexts.end(rank);
                self.body_row(row, above);
            }
            Role::Line(role) => {
                self.lines.push(line(row, role));
                let code = match role {
                    LineRole::Total => Some(Code::TotalRow),
                    LineRole::Signature => Some(Code::SignatureRow),
                    LineRole::Note => Some(Code::RowNote),
                    _ => None,
                };
                self.findings.extend(code.map(|code| noted(row, code)));
            }
            Role::Context(rank) => {
                self.headings.push((row.index, rank));
                self.lines.push(line(row, LineRole::Context));
                self.contexts.push(row.index, rank);
                self.findings.push(noted(row, Code::ContextRow));
            }
            Role::EmptyTemplate => self.of_form(row, None),
            Role::Example => self.of_form(row, Some("example")),
            Role::Hints => self.of_form(row, Some("hints")),
            Role::Aside => {
                self.lines.push(line(row, LineRole::Note));
                self.findings.push(noted(row, Code::RowNote).severity(Severity::Note));
            }
            Role::GoesOn(col) => {
                self.go_on(row, col);
                self.lines.push(line(row, LineRole::Note));
                self.findings.push(noted(row, Code::RowNote).severity(Severity::Note));
            }
            Role::PlaceDateBeside(beside) => {
                self.lines.extend(split_line(row, beside));
                self.findings.push(noted(row, Code::SignatureRow));
            }
        }
    }

    /// A row of the form itself: empty, or of a kind that shows how to fill it in.
    fn of_form(&mut self, row: &Row, kind: Option<&'static str>) {
        self.lines.push(line(row, LineRole::Note));
        let noted = noted(row, Code::RowEmptyTemplate);
        self.findings.push(match kind {
            Some(kind) => noted.arg("kind", kind),
            None => noted,
        });
    }

    /// Adds a further paragraph to the text of the last row's cell.
    fn go_on(&mut self, row: &Row, col: u32) {
        let rest = row.cells.iter().find(|cell| cell.col == col).and_then(raw_text);
        let (Some(rest), Some(last)) = (rest, self.body.last_mut()) else { return };
        let joined = |cell: &Cell| match raw_text(cell) {
            Some(text) if cell.col == col => {
                Cell { value: Value::Text(format!("{text} {rest}").into()), ..cell.clone() }
            }
            _ => cell.clone(),
        };
        last.cells = last.cells.iter().map(joined).collect();
    }

    fn body_row(&mut self, row: &Row, above: &[Reaching]) {
        let (cells, filled) = merge::filled(row, above);
        self.filled.extend(filled.iter().map(|one| (row.index, one.col)));
        if row.hidden {
            self.findings.push(Finding::new(Code::RowHidden).at(used_area(row)));
        }
        self.body.push(BodyRow { row: row.index, hidden: row.hidden, cells, filled, context: self.contexts.rows() });
    }
}

/// A finding about a whole line, at its first text.
fn noted(row: &Row, code: Code) -> Finding {
    let used = || row.cells.iter().filter(|cell| holds(cell));
    let cell = used().find(|cell| raw_text(cell).is_some()).or_else(|| used().next());
    let at = CellRef::new(row.index, cell.map_or(0, |cell| cell.col));
    Finding::new(code).at(at).seen(&cell.map(label).unwrap_or_default())
}
