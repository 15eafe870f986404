//! Puts the tables of one sheet together: headers, kinds, columns, then every row in its role.

use super::bands::{self, Band};
use super::grid::{Grid, is_used, raw_text};
use super::header::{self, Header};
use super::part::Part;
use super::phrases;
use super::sections;
use super::titles::{line, title_lines, title_start};
use super::unfold::{self, Before, Unfolded};
use super::{Line, LineRole, Nested, Table};
use crate::finding::{Code, Finding};
use crate::model::{Area, FilePath, SheetKind};
use crate::read::{Cell, Sheet};
use crate::settings::Settings;
use crate::text;

/// A sheet that is not read because it is hidden.
pub(super) fn unread(sheet: &Sheet) -> Table {
    Table { visible: false, ..empty(sheet) }
}

/// A sheet in which no list was recognised: every row is a line.
pub(super) fn not_a_list(grid: &Grid<'_>, role: LineRole) -> Table {
    let rows = grid.sheet.rows.iter().filter(|row| is_used(row));
    Table { lines: rows.map(|row| line(row, role)).collect(), ..empty(grid.sheet) }
}

pub(super) fn empty(sheet: &Sheet) -> Table {
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
        nested: Nested::default(),
        attended: false,
        places: None,
        continues: None,
        numbering: None,
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
    let read = headed(path, grid, settings, &headers, None);
    // Days over names look like the header of a list that lacks one.
    let known = read.0.iter().any(|table| table.kind.is_some());
    if known { read } else { rota(path, grid, settings).unwrap_or(read) }
}

/// Names below the days they came on, or what they did.
fn rota(path: &FilePath, grid: &Grid<'_>, settings: &Settings) -> Option<(Vec<Table>, Vec<Finding>)> {
    unfold::rota(grid, settings).and_then(|rota| unfolded(path, rota, settings))
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
    let starts: Vec<u32> = headers.windows(2).map(|two| title_start(grid, &two[0], &two[1], &settings.words)).collect();
    let from = |at: usize| if at == 0 { 0 } else { starts[at - 1] };
    let titles = headers.iter().enumerate().map(|(at, header)| title_lines(grid, from(at), header.first_row()));
    let titles: Vec<Vec<Line>> = titles.collect();
    let heads = sections::above_each(&titles, &settings.words);
    for (at, (header, title)) in headers.iter().zip(titles).enumerate() {
        let end = starts.get(at).map_or(grid.last_row(), |next| next.saturating_sub(1));
        let above = tables.first().map(|first| first.title().map(|line| line.text.clone()).collect::<Vec<_>>());
        let heads = heads.get(at).cloned().unwrap_or_default();
        let part = Part { path, grid, settings, header, made, end, above: above.unwrap_or_default(), heads };
        let (table, found) = part.table(title);
        if at == 0 && table.kind.is_none() && headers.len() > 1 && stands_above(grid, header, end) {
            let (tables, findings) = headed(path, grid, settings, &headers[1..], made);
            if tables.first().is_some_and(|table| table.kind.is_some()) {
                return (tables, findings);
            }
        }
        tables.push(table);
        findings.extend(found);
    }
    (tables, findings)
}

/// `Sĩ số | Tham gia | Vắng` over one line of figures, or none: no table of its own, but said above the list that follows.
fn stands_above(grid: &Grid<'_>, header: &Header, end: u32) -> bool {
    let below = || grid.rows(header.last_row() + 1, end).iter().filter(|row| is_used(row));
    let words = |cell: &Cell| raw_text(cell).is_some_and(|raw| raw.starts_with(char::is_alphabetic));
    // Turns may be what the list below does not say.
    let turns = header.paths.iter().any(|path| text::has_words(&path.leaf().key, "luot"));
    !turns && below().count() <= 1 && !below().any(|row| row.cells.iter().any(words))
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
    if let Some(read) = rota(path, grid, settings) {
        return read;
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
