//! Puts the tables of one sheet together: headers, kinds, columns, then every row in its role.

use std::collections::{BTreeMap, BTreeSet};

use super::attending;
use super::bands::{self, Band};
use super::checks;
use super::colour;
use super::columns::{self, Draft, Sight};
use super::confidence;
use super::content::{self, Profile};
use super::context::Stack;
use super::grid::{Grid, column, holds, is_used, label, raw_text};
use super::header::{self, Header};
use super::kind::{self, Around};
use super::lines::{Judge, Role};
use super::members;
use super::merge::{self, Filler, Reaching};
use super::phrases;
use super::times::Years;
use super::titles::{line, split_line, title_lines, title_start};
use super::unfold::{self, Before, Unfolded};
use super::vocabulary::TOTAL_PREFIXES;
use super::{BodyRow, Column, Line, LineRole, Table, used_area};
use crate::finding::{Code, Finding, Severity};
use crate::model::{Area, CellRef, Field, FilePath, SheetKind};
use crate::normalise::rounds;
use crate::read::{Row, Sheet};
use crate::say::sheet as say;
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text::{self, has_words, starts_with_words};
use crate::wards;

/// A sheet that is not read because it is hidden.
pub(super) fn unread(sheet: &Sheet) -> Table {
    Table { visible: false, ..empty(sheet) }
}

/// A sheet in which no list was recognised: every row is a line.
pub(super) fn not_a_list(grid: &Grid<'_>, role: LineRole) -> Table {
    let rows = grid.sheet.rows.iter().filter(|row| is_used(row));
    Table { lines: rows.map(|row| line(row, role)).collect(), ..empty(grid.sheet) }
}

fn empty(sheet: &Sheet) -> Table {
    Table {
        sheet: sheet.name.clone(),
        visible: sheet.visible,
        kind: None,
        confidence: 0.0,
        parked: None,
        form: None,
        header_rows: Vec::new(),
        columns: Vec::new(),
        doubtful: Vec::new(),
        sums: Vec::new(),
        attended: false,
        places: None,
        continues: None,
        lines: Vec::new(),
        body: Vec::new(),
    }
}

/// Every table of a visible sheet with rows.
pub(super) fn tables(path: &FilePath, grid: &Grid<'_>, settings: &Settings) -> (Vec<Table>, Vec<Finding>) {
    let headers = header::find(grid, &settings.words);
    if let Some(read) = form_in(path, grid, settings, &headers) {
        return read;
    }
    if headers.is_empty() || unfold::is_labels(grid, &headers) {
        return headerless(path, grid, settings);
    }
    headed(path, grid, settings, &headers, None)
}

/// A sheet without a header on which the list of the sheet before goes on; `surely`: only where nothing speaks against it.
pub(super) fn going_on(
    path: &FilePath,
    grid: &Grid<'_>,
    settings: &Settings,
    before: &Before<'_>,
    surely: bool,
) -> Option<(Vec<Table>, Vec<Finding>)> {
    if (surely && !before.goes_on_in(grid.sheet)) || !header::find(grid, &settings.words).is_empty() {
        return None;
    }
    unfold::continued(grid, before, surely).and_then(|list| unfolded(path, list, settings))
}

/// Labels with their values beside them, some of which may have been taken for a header. A list, or what has a header that is no
/// label, is no form.
fn form_in(
    path: &FilePath,
    grid: &Grid<'_>,
    settings: &Settings,
    headers: &[Header],
) -> Option<(Vec<Table>, Vec<Finding>)> {
    let wide = headers.iter().any(|header| header.paths.len() > 2);
    if wide && !unfold::is_labels(grid, headers) && !unfold::is_across(grid, headers, settings) {
        return None;
    }
    let form = unfold::form(grid, settings)?;
    let is_label = |header: &Header| form.labels.contains(&header.first_row());
    let listed = headers.is_empty() && unfold::list(path, grid, settings).is_some();
    (headers.iter().all(is_label) && !listed).then(|| unfolded(path, form, settings))?
}

/// The tables of a sheet that was unfolded; None where that made no list of a known kind.
fn unfolded(path: &FilePath, unfolded: Unfolded, settings: &Settings) -> Option<(Vec<Table>, Vec<Finding>)> {
    let grid = Grid::new(&unfolded.sheet);
    let mut headers = header::find(&grid, &settings.words);
    if headers.is_empty() {
        headers.push(header::at(&grid, unfolded.header));
    }
    let (mut tables, findings) = headed(path, &grid, settings, &headers, Some(&unfolded));
    tables.iter().any(|table| table.kind.is_some()).then(|| {
        let findings = unfolded.back(&mut tables, findings);
        (tables, findings)
    })
}

/// Every table below these headers; `made`: where these stand on no sheet.
fn headed(
    path: &FilePath,
    grid: &Grid<'_>,
    settings: &Settings,
    headers: &[Header],
    made: Option<&Unfolded>,
) -> (Vec<Table>, Vec<Finding>) {
    let bands = bands::split(grid.sheet, headers, &settings.words);
    if !bands.is_empty() {
        return beside(path, &bands, settings);
    }
    let mut tables: Vec<Table> = Vec::new();
    let mut findings = Vec::new();
    let mut start = 0;
    for (at, header) in headers.iter().enumerate() {
        let next = headers.get(at + 1).map(|next| title_start(grid, header, next));
        let end = next.map_or(grid.last_row(), |next| next.saturating_sub(1));
        let title = title_lines(grid, start, header.first_row());
        let above = tables.first().map(|first| first.title().map(|line| line.text.clone()).collect::<Vec<_>>());
        let part = Part { path, grid, settings, header, made, end, above: above.unwrap_or_default() };
        let (table, found) = part.table(title);
        tables.push(table);
        findings.extend(found);
        start = end + 1;
    }
    (tables, findings)
}

/// The tables of lists beside each other.
fn beside(path: &FilePath, bands: &[Band], settings: &Settings) -> (Vec<Table>, Vec<Finding>) {
    let mut all = (Vec::new(), Vec::new());
    for (at, band) in bands.iter().enumerate() {
        let (tables, found) = tables(path, &Grid::new(&band.sheet), settings);
        all.0.extend(tables);
        all.1.extend(bands::own(found, band, at == 0));
    }
    all
}

/// A sheet without any header: it says that there is nothing to report, or nobody knows what it is.
fn headerless(path: &FilePath, grid: &Grid<'_>, settings: &Settings) -> (Vec<Table>, Vec<Finding>) {
    let table = not_a_list(grid, LineRole::Title);
    let nothing = table.lines.iter().any(|line| says_nothing(&line.text)) || says_nothing(&grid.sheet.name);
    if nothing {
        return (vec![Table { kind: Some(SheetKind::Participations), confidence: 1.0, ..table }], Vec::new());
    }
    if let Some((first, starts)) = unfold::beside(grid, settings) {
        return beside(path, &bands::at(grid.sheet, first, &starts), settings);
    }
    if let Some(read) = unfold::list(path, grid, settings).and_then(|list| unfolded(path, list, settings)) {
        return read;
    }
    let mut finding = Finding::new(Code::SheetUnrecognised);
    if let Some((row, score)) = header::best(grid, &settings.words) {
        finding = finding.at(Area::row(row)).arg("row", row + 1).arg("score", score.shown());
    } else {
        finding = finding.arg("row", grid.sheet.rows.first().map_or(1, |row| row.index + 1)).arg("score", "0/0");
    }
    (vec![not_a_list(grid, LineRole::Note)], vec![finding])
}

fn says_nothing(text: &str) -> bool {
    phrases::says_nothing(&text::plain(text))
}

/// One table on its way.
struct Part<'a> {
    path: &'a FilePath,
    grid: &'a Grid<'a>,
    settings: &'a Settings,
    header: &'a Header,
    /// Set where the header stands on no sheet: tonghop made it up.
    made: Option<&'a Unfolded>,
    /// Its last row.
    end: u32,
    /// Title lines of the sheet's first table, for tables below it.
    above: Vec<String>,
}

impl Part<'_> {
    fn table(&self, title: Vec<Line>) -> (Table, Vec<Finding>) {
        let said: Vec<&str> =
            title.iter().filter(|line| line.role == LineRole::Title).map(|line| line.text.as_str()).collect();
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
        );
        let activities = said.iter().any(|line| has_words(&text::plain(line), "hoat dong"));
        let doubtful = attending::doubtful(&mut drafts, kind, &sight, activities, explained);
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
        findings.extend(self.column_notes(&drafts, (&doubtful, waits), &doubted));
        findings.extend(missing(&drafts, kind).map(|field| {
            Finding::new(Code::ColumnMissing)
                .at(Area::row(self.header.first_row()))
                .arg("field", say::field(self.settings.lang, &field))
        }));
        let (table, found) = self.rows(title, kind, &drafts);
        let attended = kind == SheetKind::Participations && around.lists_who_came(&self.settings.words);
        let sums = checks::sums_of_rows(&drafts, &self.settings.words);
        let table = Table { doubtful, sums, attended, ..table };
        if confidence < self.settings.checks.layout_confidence {
            // Of a table that is parked nothing else is worth a word.
            let unsure = self.unsure(kind, confidence, &known_as);
            let some = kind == SheetKind::Roster && kind::lists_some(&around);
            let unsure = if some { unsure.arg("kind", "some-members") } else { unsure };
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

    /// What is worth a note about title and header.
    fn header_notes(&self, title: &[Line]) -> Vec<Finding> {
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
    fn rows_wait(&self, kind: SheetKind, drafts: &[Draft], said: &[&str]) -> bool {
        let told = |draft: &Draft| matches!(draft.field, Field::Mark | Field::MarkOf(_) | Field::Count);
        let done = |draft: &Draft| matches!(draft.field, Field::Channel | Field::Group | Field::Activity);
        let words = &self.settings.words;
        let named = |line: &&str| words.channel_in(line).is_some() || words.group_in(line).is_some();
        !drafts.iter().any(told)
            && (kind != SheetKind::Confirmations || drafts.iter().any(done) || said.iter().any(named))
    }

    /// `doubtful`: the columns of marks that nobody understands, and whether rows wait for what they are.
    fn column_notes(&self, drafts: &[Draft], doubtful: (&[u32], bool), doubted: &BTreeSet<u32>) -> Vec<Finding> {
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

    /// Every row from the header to the end of the table in its role.
    fn rows(&self, title: Vec<Line>, kind: SheetKind, drafts: &[Draft]) -> (Table, Vec<Finding>) {
        let fields: BTreeMap<u32, Field> = drafts.iter().map(|draft| (draft.col, draft.field.clone())).collect();
        let first = self.header.last_row() + 1;
        let mut built = Built { lines: title, ..Built::default() };
        for row in self.header.rows.iter().filter_map(|row| self.grid.row(*row)).filter(|row| is_used(row)) {
            built.lines.push(line(row, LineRole::Header));
        }
        let mut filler = Filler::new(self.grid, first, self.end, never_filled(&fields, kind));
        let mut judge = Judge::new(self.grid, (self.header, self.end), kind, fields);
        let from = self.header.rows.last().copied().unwrap_or_default() + 1;
        for row in self.grid.rows(from, self.end).iter().filter(|row| is_used(row)) {
            let above = filler.reaching(row.index);
            built.take(row, judge.role(row, &above), &above);
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
            ..empty(self.grid.sheet)
        };
        (table, built.findings)
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

/// What a kind of sheet cannot do without and these columns lack (COUNTING, Sheets). Wards and dates may stand around
/// the table and are judged row by row.
fn missing(drafts: &[Draft], kind: SheetKind) -> impl Iterator<Item = Field> {
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

/// Lines, body rows and findings as they gather.
#[derive(Default)]
struct Built {
    lines: Vec<Line>,
    body: Vec<BodyRow>,
    findings: Vec<Finding>,
    contexts: Stack,
    /// (row, column) of body cells that were filled, in order.
    filled: Vec<(u32, u32)>,
}

impl Built {
    fn take(&mut self, row: &Row, role: Role, above: &[Reaching]) {
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
                self.lines.push(line(row, LineRole::Context));
                self.contexts.push(row.index, rank);
                self.findings.push(noted(row, Code::ContextRow));
            }
            Role::EmptyTemplate => {
                self.lines.push(line(row, LineRole::Note));
                self.findings.push(noted(row, Code::RowEmptyTemplate));
            }
            Role::Aside => {
                self.lines.push(line(row, LineRole::Note));
                self.findings.push(noted(row, Code::RowNote).severity(Severity::Note));
            }
            Role::PlaceDateBeside(beside) => {
                self.lines.extend(split_line(row, beside));
                self.findings.push(noted(row, Code::SignatureRow));
            }
        }
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

/// Whether every text of a column but the word for its sum is such a one.
fn all_texts(rows: &[Row], col: u32, such: impl Fn(&str) -> bool) -> bool {
    let mut texts = column(rows, col).filter_map(raw_text).filter(|raw| {
        let key = text::plain(raw);
        !TOTAL_PREFIXES.iter().any(|prefix| starts_with_words(&key, prefix))
    });
    texts.all(such)
}
