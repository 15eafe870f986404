//! One table: its kind, its columns, then every row in its role.

mod built;
mod notes;

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::empty;
use super::columns::{self, Draft, Sight};
use super::content::{self, Profile};
use super::context::Rank;
use super::grid::{Grid, column, is_used, raw_text};
use super::header::{self, Header};
use super::kind::{self, Around};
use super::lines::Judge;
use super::merge::{self, Filler};
use super::shape;
use super::times::Years;
use super::titles::line;
use super::unfold::Unfolded;
use super::vocabulary::TOTAL_PREFIXES;
use super::{
    Column, Line, LineRole, Nested, Table, checks, colour, column_parts, confidence, doubtful, members, sections,
};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Area, Field, FilePath, SheetKind};
use crate::normalise::rounds;
use crate::read::Row;
use crate::say::sheet as say;
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text::{self, has_words, starts_with_words};
use crate::wards;
use built::Built;
use notes::missing;

/// One table on its way.
pub(super) struct Part<'a> {
    pub path: &'a FilePath,
    pub grid: &'a Grid<'a>,
    pub settings: &'a Settings,
    pub header: &'a Header,
    /// Set where the header stands on no sheet: tonghop made it up.
    pub made: Option<&'a Unfolded>,
    /// Its last row.
    pub end: u32,
    /// Title lines of the sheet's first table, for tables below it.
    pub above: Vec<String>,
    /// Which lines of its title head its rows and no others of the sheet.
    pub heads: Vec<(u32, Rank)>,
}

impl Part<'_> {
    pub(super) fn table(&self, title: Vec<Line>) -> (Table, Vec<Finding>) {
        let said: Vec<&str> = title
            .iter()
            .filter(|line| line.role == LineRole::Title && !self.is_head(line))
            .map(|line| line.text.as_str())
            .collect();
        let said = if said.is_empty() { self.above.iter().map(String::as_str).collect() } else { said };
        let around = Around::new(said.iter().copied(), self.grid.sheet, self.path);
        let years = self.years(&said);
        let rows = self.grid.rows(self.header.last_row() + 1, self.end);
        let profiles = content::profiles(rows);
        let sight = Sight { words: &self.settings.words, years: &years, profiles: &profiles, rows };
        let (mut drafts, mut findings) = columns::map(self.header, &sight);
        let known_as = self.known_as(&said);
        let answered = self.settings.answers.sheet(self.path, &known_as);
        let mut doubted = BTreeSet::new();
        // Hardly any table has a column of which that must be known.
        let explained = |key: &str| self.settings.answers.headers(self.path).contains_key(key);
        let kind = match answered {
            Some(Some(kind)) => Some(kind),
            Some(None) => return self.no_list(title),
            None => {
                doubted = members::asides(&mut drafts, &around, &sight, explained);
                kind::of(&drafts, &around, self.settings)
            }
        };
        let Some(kind) = kind else { return self.unrecognised(title) };
        let confidence = answered.map_or_else(|| self.confidence(kind, &drafts, &profiles, &around), |_| 1.0);
        columns::for_kind(
            &mut drafts,
            kind,
            |col| self.names_groups(rows, col),
            |col| all_texts(rows, col, wards::is_hamlet),
            |col| all_texts(rows, col, |raw| wards::mention(raw).is_some()),
            |col| column(rows, col).all(shape::holds_day),
        );
        let parts = column_parts::of(&mut drafts, kind, &sight);
        let activities = said.iter().any(|line| has_words(&text::plain(line), "hoat dong"));
        let doubtful = doubtful::columns(&mut drafts, kind, &sight, activities, explained);
        // What became an activity only now may be summed beside it.
        checks::sums(&mut drafts, &sight);
        let asked_again = || {
            let columns: Vec<Column> = drafts.iter().map(|draft| self.column(draft)).collect();
            rounds::of(&columns).into_iter().map(|round| round.cols).collect()
        };
        findings.extend(checks::duplicates(&drafts, asked_again));
        if let Some(twice) = checks::names_differ(&drafts, rows, &findings) {
            let (table, _) = self.rows(title, kind, &drafts);
            return (Table { confidence, parked: Some(Code::HeaderDuplicate), ..table }, vec![twice]);
        }
        findings.extend(self.header_notes(&title));
        let waits = self.rows_wait(kind, &drafts, &said);
        let figures = kind == SheetKind::Aggregate;
        let unread = if figures { column_parts::unread(&drafts, &sight) } else { Vec::new() };
        let asked = if figures { (&unread, false) } else { (&doubtful, waits) };
        findings.extend(self.column_notes(&drafts, (asked.0.as_slice(), asked.1), &doubted));
        findings.extend(missing(&drafts, kind).map(|field| {
            Finding::new(Code::ColumnMissing)
                .at(Area::row(self.header.first_row()))
                .arg("field", say::field(self.settings.lang, &field))
        }));
        let (table, found) = self.rows(title, kind, &drafts);
        let attended = kind == SheetKind::Participations && around.lists_who_came(&self.settings.words);
        let sums = checks::sums_of_rows(&drafts, &self.settings.words);
        let nested = Nested { columns: parts, ..table.nested };
        let table = Table { doubtful, sums, attended, nested, ..table };
        // An office that sets it to 0 wants nothing parked.
        let threshold = self.settings.checks.layout_confidence;
        let sure = confidence >= threshold;
        let is_plan = kind == SheetKind::Participations && around.plans() && !says_who_came(&drafts);
        let planned = sure && is_plan && answered.is_none() && threshold > 0.0;
        if planned || !sure {
            // Of a table that is parked nothing else is worth a word.
            let unsure = self.unsure(kind, confidence, &known_as);
            let some = kind == SheetKind::Roster && kind::lists_some(&around);
            let unsure = if some { unsure.arg("kind", "some-members") } else { unsure };
            let unsure = if planned { unsure.arg("kind", "plan") } else { unsure };
            return (Table { confidence, parked: Some(Code::SheetUnsure), ..table }, vec![unsure]);
        }
        findings.extend(found);
        findings.extend(colour::notes(self.grid, &table));
        (Table { confidence, ..table }, findings)
    }

    fn confidence(&self, kind: SheetKind, drafts: &[Draft], profiles: &BTreeMap<u32, Profile>, around: &Around) -> f64 {
        let backed = kind::backed(kind, drafts, around, self.settings);
        // What nobody headed, neither over its columns nor in its title, nobody can be sure of.
        let worded = |made: &Unfolded| kind::worded(kind, made.is_form(), around, self.settings);
        let unsure = |made: &Unfolded| made.doubt || (made.goes_on.is_none() && !worded(made));
        if self.made.is_some_and(unsure) {
            return 0.0;
        }
        if kind == SheetKind::Roster && kind::lists_some(around) {
            return 0.0;
        }
        if kind == SheetKind::Participations && kind::says_no_turn(drafts, around, self.settings) {
            return 0.0;
        }
        let scored = || header::scores(self.grid, self.header, self.end, &self.settings.words);
        let typed = self.made.is_none_or(|made| made.goes_on.is_some());
        let (own, other) = if typed { scored() } else { Default::default() };
        confidence::of(drafts, profiles, own, other, backed)
    }

    /// What a question about the table is remembered by: its header. One that tonghop made up is that of many lists, so that the
    /// title belongs to it: what was said of one list is said of no other.
    fn known_as(&self, said: &[&str]) -> String {
        let header = header_text(self.header);
        let title = said.iter().copied().filter(|_| self.made.is_some());
        title.chain([header.as_str()]).collect::<Vec<_>>().join(" | ")
    }

    /// The best guess about a table that is too unsure to be counted, as a question.
    fn unsure(&self, kind: SheetKind, confidence: f64, known_as: &str) -> Finding {
        let percent = format!("{:.0}%", confidence * 100.0);
        Finding::new(Code::SheetUnsure)
            .at(Area::row(self.header.first_row()))
            .seen(known_as)
            .repaired(kind.label(self.settings.lang))
            .arg("score", percent)
    }

    /// Somebody said that this is no list of ours.
    fn no_list(&self, mut lines: Vec<Line>) -> (Table, Vec<Finding>) {
        self.all_lines(&mut lines);
        (Table { lines, ..empty(self.grid.sheet) }, Vec::new())
    }

    fn years(&self, said: &[&str]) -> Years {
        let folders: Vec<&str> = self.path.folders().collect();
        let texts = said
            .iter()
            .copied()
            .chain(self.above.iter().map(String::as_str))
            .chain([&*self.grid.sheet.name, self.path.stem()])
            .chain(folders.into_iter().rev());
        Years::new(texts, self.settings.cut.school_year_start)
    }

    /// Whether every text of a column is a group by name or alias.
    fn names_groups(&self, rows: &[Row], col: u32) -> bool {
        let names =
            |raw: &str| matches!(self.settings.words.group_in(raw), Some((_, GroupHow::Named | GroupHow::Alias)));
        all_texts(rows, col, names)
    }

    fn all_lines(&self, lines: &mut Vec<Line>) {
        for row in self.grid.rows(self.header.first_row(), self.end).iter().filter(|row| is_used(row)) {
            let role = if row.index <= self.header.last_row() { LineRole::Header } else { LineRole::Note };
            lines.push(line(row, role));
        }
    }

    fn unrecognised(&self, mut lines: Vec<Line>) -> (Table, Vec<Finding>) {
        self.all_lines(&mut lines);
        let row = self.header.first_row();
        let known = self.header.paths.iter().filter(|path| super::fields::named(path, &self.settings.words).is_some());
        let score = format!("{}/{}", known.count(), self.header.paths.len());
        let finding = Finding::new(Code::SheetUnrecognised).at(Area::row(row)).arg("row", row + 1).arg("score", score);
        let finding = finding.seen(&header_text(self.header));
        (Table { lines, ..empty(self.grid.sheet) }, vec![finding])
    }

    /// Every row from the header to the end of the table in its role.
    fn rows(&self, title: Vec<Line>, kind: SheetKind, drafts: &[Draft]) -> (Table, Vec<Finding>) {
        let fields: BTreeMap<u32, Field> = drafts.iter().map(|draft| (draft.col, draft.field.clone())).collect();
        let first = self.header.last_row() + 1;
        let mut built = self.headed(title.clone());
        let from = built.lines.len();
        let mut nested = self.take_rows(&mut built, &self.heads, kind, &fields);
        let headings = built.headings.iter().filter_map(|(row, rank)| {
            let line = built.lines[from..].iter().find(|line| line.row == *row)?;
            Some((line.text.clone(), *rank))
        });
        let headings: Vec<(String, Rank)> = headings.collect();
        let lists = !matches!(kind, SheetKind::Aggregate | SheetKind::Units);
        if lists && self.heads.is_empty() && !headings.is_empty() && self.made.is_none() {
            let above = sections::above(&title, &headings, &self.settings.words);
            if !above.is_empty() {
                built = self.headed(title);
                nested = self.take_rows(&mut built, &above, kind, &fields);
            }
        }
        // Around the entries of a form stand sentences, and no persons.
        if self.made.is_some_and(Unfolded::is_form) {
            let notes = built.findings.iter_mut().filter(|one| one.code == Code::RowNote);
            notes.for_each(|one| one.severity = Severity::Note);
        }
        built.findings.extend(merge::notes(self.grid, first, self.end, &built.filled));
        let columns = drafts.iter().map(|draft| self.column(draft)).collect();
        let header_rows = self.header.rows.clone();
        let table = Table {
            kind: Some(kind),
            header_rows,
            columns,
            lines: built.lines,
            body: built.body,
            nested,
            ..empty(self.grid.sheet)
        };
        (table, built.findings)
    }

    fn is_head(&self, line: &Line) -> bool {
        self.heads.iter().any(|(row, _)| *row == line.row)
    }

    /// Nothing yet but title and header.
    fn headed(&self, title: Vec<Line>) -> Built {
        let mut built = Built::below(title);
        for row in self.header.rows.iter().filter_map(|row| self.grid.row(*row)).filter(|row| is_used(row)) {
            built.lines.push(line(row, LineRole::Header));
        }
        built
    }

    /// Takes every row below the header, and gives which of them are parts of others; `above`: the lines above it that head them.
    fn take_rows(
        &self,
        built: &mut Built,
        above: &[(u32, Rank)],
        kind: SheetKind,
        fields: &BTreeMap<u32, Field>,
    ) -> Nested {
        built.headed_by(above);
        let first = self.header.last_row() + 1;
        let mut filler = Filler::new(self.grid, first, self.end, never_filled(fields, kind));
        let mut judge = Judge::new(self.grid, (self.header, self.end), kind, fields.clone(), &self.settings.words);
        let from = self.header.rows.last().copied().unwrap_or_default() + 1;
        for row in self.grid.rows(from, self.end).iter().filter(|row| is_used(row)) {
            let reaching = filler.reaching(row.index);
            built.take(row, judge.role(row, &reaching), &reaching);
        }
        judge.parts
    }

    fn column(&self, draft: &Draft) -> Column {
        Column {
            col: draft.col,
            field: draft.field.clone(),
            header: draft.path.as_ref().map(header::Path::shown).unwrap_or_default(),
            header_row: draft.place(self.header).row,
        }
    }
}

/// Whether some column says who came, or how it was.
fn says_who_came(drafts: &[Draft]) -> bool {
    let told = |field: &Field| {
        matches!(
            field,
            Field::Mark | Field::MarkOf(_) | Field::Count | Field::Result | Field::ResultOf(_) | Field::Evidence
        )
    };
    drafts.iter().any(|draft| told(&draft.field))
}

/// A header as one text: what a question about its table is remembered by.
fn header_text(header: &Header) -> String {
    header.paths.iter().map(|path| path.leaf().text.as_str()).collect::<Vec<_>>().join(" | ")
}

/// Columns in which a merged cell is one figure for all its rows.
fn never_filled(fields: &BTreeMap<u32, Field>, kind: SheetKind) -> Vec<u32> {
    let summed = |field: &Field| match field {
        Field::Count | Field::Members | Field::Stt => true,
        Field::MarkOf(_) | Field::Mark => kind == SheetKind::Aggregate,
        _ => false,
    };
    fields.iter().filter(|(_, field)| summed(field)).map(|(col, _)| *col).collect()
}

/// Whether a column has texts, and every one but the word for its sum is such a one.
fn all_texts(rows: &[Row], col: u32, such: impl Fn(&str) -> bool) -> bool {
    let texts = column(rows, col).filter_map(raw_text).filter(|raw| {
        let key = text::plain(raw);
        !TOTAL_PREFIXES.iter().any(|prefix| starts_with_words(&key, prefix))
    });
    let mut texts = texts.peekable();
    texts.peek().is_some() && texts.all(such)
}
