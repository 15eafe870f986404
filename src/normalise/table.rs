//! One table to records, row by row; what holds for the whole table is worked out once.

use super::cells::when_in;
use super::facts::facts;
use super::row::{RowReader, content, resolved};
use super::{Body, Record, SheetFacts, Source, TableRecords, WardText, person, states, totals};
use crate::finding::{Code, Finding};
use crate::layout::{LineRole, Table};
use crate::model::{CellRef, ChannelCode, Field, FilePath, GroupCode, SheetKind, When};
use crate::read::Cell;
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text::{clean, plain};
use crate::wards;

/// What a table as a whole says of the claims in it.
pub(super) struct Surroundings<'a> {
    pub settings: &'a Settings,
    pub facts: SheetFacts,
    /// The channel the title names.
    pub channel: Option<(ChannelCode, Source)>,
    /// The group or activity that title, sheet or file name.
    pub group: Option<(GroupCode, GroupHow, Source)>,
    /// The words that name that activity, as written.
    pub activity: Option<String>,
    pub ward: Option<WardText>,
}

/// Words on context lines, by row.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub at: CellRef,
}

pub(super) fn table(path: &FilePath, table: &Table, settings: &Settings, findings: &mut Vec<Finding>) -> TableRecords {
    let kind = table.kind.unwrap_or(SheetKind::Roster);
    let around = surroundings(path, table, settings, facts(path, table), findings);
    let mut records: Vec<Record> = Vec::with_capacity(table.body.len());
    let mut above: Option<Vec<Cell>> = None;
    let mut carried: Option<Vec<Cell>> = None;
    let mut assumed = false;
    for body in &table.body {
        let mut cells = resolved(path, table, body, above.as_deref(), findings);
        carry_person(path, table, body.row, &mut cells, carried.as_deref(), kind, findings);
        let contexts: Vec<Context> = body
            .context
            .iter()
            .filter_map(|&row| table.line(row))
            .map(|line| Context {
                text: &line.text,
                at: CellRef::new(line.row, line.cells.first().map_or(0, |cell| cell.col)),
            })
            .collect();
        let mut row = RowReader { path, table, body, cells, findings };
        let record = record(&mut row, kind, &around, &contexts);
        assumed |= states::assumed_channel(&record);
        let cells = row.cells;
        if cells.iter().any(|cell| is_person(table, cell)) {
            carried = Some(cells.clone());
        }
        above = Some(cells);
        records.push(record);
    }
    if assumed {
        let label = settings.channel_label(&settings.default_channel);
        findings.push(
            Finding::new(Code::ChannelAssumed).file(path).sheet(&table.sheet).at(table.place()).arg("channel", label),
        );
    }
    totals::compare(path, table, kind, &records, findings);
    let row = table.header_rows.first().copied().unwrap_or_default();
    TableRecords { sheet: table.sheet.clone(), kind, row, facts: around.facts, records }
}

fn surroundings<'a>(
    path: &FilePath,
    table: &Table,
    settings: &'a Settings,
    mut facts: SheetFacts,
    findings: &mut Vec<Finding>,
) -> Surroundings<'a> {
    let subject: Vec<&String> = facts.title.iter().filter(|line| !is_issuer(line)).collect();
    let title = subject.iter().map(|line| line.as_str()).collect::<Vec<_>>().join(" · ");
    let channel = settings.words.channel_in(&title).map(|code| (code, Source::Title));
    let channel = channel.or_else(|| settings.words.channel_in(&table.sheet).map(|code| (code, Source::Sheet)));
    let channel = channel.or_else(|| settings.words.channel_in(path.stem()).map(|code| (code, Source::File)));
    let places = [(title.as_str(), Source::Title), (table.sheet.as_ref(), Source::Sheet), (path.stem(), Source::File)];
    let named = places.iter().find_map(|(text, source)| {
        let (code, how) = settings.words.group_in(text)?;
        Some((code, how, *source, clean(text).text))
    });
    let ward = facts
        .title
        .iter()
        .filter(|line| !is_issuer(line))
        .find_map(|line| wards::mention(line))
        .map(|text| WardText { text, source: Source::Title, at: None })
        .or_else(|| wards::mention(&table.sheet).map(|text| WardText { text, source: Source::Sheet, at: None }))
        .or_else(|| wards::mention(path.stem()).map(|text| WardText { text, source: Source::File, at: None }));
    let used = matches!(table.kind, Some(SheetKind::Participations | SheetKind::Confirmations));
    if let (Some((code, _, Source::Sheet | Source::File, _)), true) = (&named, used) {
        let label = settings.group_label(code);
        findings.push(
            Finding::new(Code::ContextFromName).file(path).sheet(&table.sheet).at(table.place()).arg("group", label),
        );
    }
    if let (Some((code, how, source, text)), true) = (&named, used) {
        if matches!(source, Source::Sheet | Source::File) {
            // Two sheets that differ only in the activity their names tell are two lists.
            facts.title_key = format!("{} {}", facts.title_key, super::facts::key_of(text)).trim().to_owned();
        }
        if *how == GroupHow::Keyword {
            let label = settings.group_label(code);
            let finding =
                Finding::new(Code::ActivityByKeyword).file(path).sheet(&table.sheet).at(table.place()).seen(text);
            findings.push(finding.repaired(label).arg("group", label));
        }
    }
    let activity = named.as_ref().map(|(_, _, _, text)| text.clone());
    let group = named.map(|(code, how, source, _)| (code, how, source));
    Surroundings { settings, facts, channel, group, activity, ward }
}

/// A line that says who issued the sheet, not what it is about.
fn is_issuer(line: &str) -> bool {
    let words = plain(line);
    [
        "bch ",
        "ban chap hanh",
        "thanh doan",
        "tinh doan",
        "quan doan",
        "huyen doan",
        "doan truong",
        "doan khoa",
        "chi doan",
        "doan phuong",
        "doan xa",
        "doan tncs",
    ]
    .iter()
    .any(|start| words.starts_with(start))
}

fn is_person(table: &Table, cell: &Cell) -> bool {
    let fields = [Field::Name, Field::GivenName, Field::StudentNo];
    table.columns.iter().any(|column| column.col == cell.col && fields.contains(&column.field))
}

/// In a long list a row may leave its person blank for "the same as above"; said at the row.
fn carry_person(
    path: &FilePath,
    table: &Table,
    row: u32,
    cells: &mut Vec<Cell>,
    carried: Option<&[Cell]>,
    kind: SheetKind,
    findings: &mut Vec<Finding>,
) {
    let list = matches!(kind, SheetKind::Participations | SheetKind::Confirmations);
    let of = |field: &Field, cells: &[Cell]| {
        table.columns.iter().any(|column| &column.field == field && cells.iter().any(|cell| cell.col == column.col))
    };
    let states = [Field::Date, Field::Activity, Field::Group, Field::Channel];
    let numbered = of(&Field::Stt, cells);
    if !list
        || numbered
        || cells.iter().any(|cell| is_person(table, cell))
        || !states.iter().any(|field| of(field, cells))
    {
        return;
    }
    let Some(carried) = carried else { return };
    let fields = [
        Field::Name,
        Field::FamilyName,
        Field::GivenName,
        Field::Birth,
        Field::BirthMale,
        Field::BirthFemale,
        Field::StudentNo,
        Field::CitizenId,
        Field::MemberCode,
        Field::Phone,
        Field::Unit,
        Field::Gender,
    ];
    for column in table.columns.iter().filter(|column| fields.contains(&column.field)) {
        if let (None, Some(source)) =
            (cells.iter().find(|cell| cell.col == column.col), carried.iter().find(|cell| cell.col == column.col))
        {
            if column.field == Field::Name {
                let at = CellRef::new(row, column.col);
                let shown = source.value.shown();
                findings
                    .push(Finding::new(Code::CellBlankAsAbove).file(path).sheet(&table.sheet).at(at).repaired(&shown));
            }
            cells.push(source.clone());
        }
    }
    cells.sort_by_key(|cell| cell.col);
}

fn record(row: &mut RowReader, kind: SheetKind, around: &Surroundings, contexts: &[Context]) -> Record {
    formulas(row);
    let about_person =
        !matches!(kind, SheetKind::Units | SheetKind::Aggregate | SheetKind::Answers | SheetKind::Consolidated);
    let (person, mut waits) = if about_person {
        person::person(row, around.settings.today)
    } else {
        (crate::model::PersonFacts::default(), Vec::new())
    };
    let body = match kind {
        SheetKind::Roster => Body::Membership(states::membership(row, contexts)),
        SheetKind::Introductions => Body::Slip(states::slip(row, around, contexts, &mut waits)),
        SheetKind::Participations => {
            Body::Participation(states::participation(row, around, contexts, false, &mut waits))
        }
        SheetKind::Confirmations => Body::Confirmation(states::participation(row, around, contexts, true, &mut waits)),
        SheetKind::Units => Body::Unit(states::unit_row(row, &mut waits)),
        SheetKind::Aggregate | SheetKind::Answers | SheetKind::Consolidated => {
            Body::Aggregate(states::aggregate(row, around, contexts, &mut waits))
        }
    };
    let unit = units(row, kind, contexts);
    let parent_unit = row.text(&Field::ParentUnit).map(|(text, _)| text);
    Record {
        row: row.body.row,
        at: row.anchor(),
        content: content(row.table, &row.cells),
        person,
        unit,
        parent_unit,
        waits,
        body,
    }
}

/// The units a row names: its column, then context lines that name a class or a chapter.
fn units(row: &mut RowReader, kind: SheetKind, contexts: &[Context]) -> Vec<(String, Source)> {
    if kind == SheetKind::Units {
        return Vec::new();
    }
    let mut units: Vec<(String, Source)> =
        row.text(&Field::Unit).map(|(text, _)| (text, Source::Row)).into_iter().collect();
    for context in contexts.iter().rev() {
        let folded = plain(context.text);
        let bare = without_number(context.text);
        let named = ["lop ", "chi doan ", "doan khoa ", "khoa "]
            .iter()
            .any(|word| plain(&bare).starts_with(word) || folded.starts_with(word));
        if named {
            units.push((bare, Source::Context));
        }
    }
    units
}

/// `II. Phường Trà An` without its number.
pub(super) fn without_number(text: &str) -> String {
    let trimmed = clean(text).text;
    let Some((first, rest)) = trimmed.split_once(['.', ')', '/', '-', ' ']) else { return trimmed };
    let roman = !first.is_empty() && first.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let digits = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    let letter = first.len() == 1 && first.bytes().all(|byte| byte.is_ascii_uppercase()) && trimmed.contains('.');
    if (roman || digits || letter) && !rest.trim().is_empty() {
        rest.trim_matches([' ', '.', ':', '-']).to_owned()
    } else {
        trimmed
    }
}

/// Text that Excel would take for a formula is kept as text, and said.
fn formulas(row: &mut RowReader) {
    let cells: Vec<(u32, String)> = row
        .cells
        .iter()
        .filter_map(|cell| match &cell.value {
            crate::read::Value::Text(text) if text.starts_with(['=', '+', '-', '@']) => {
                Some((cell.col, text.to_string()))
            }
            _ => None,
        })
        .collect();
    for (col, text) in cells {
        let rest = text[1..].trim();
        let number = rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b','));
        let ditto = super::row::is_ditto(&text) || rest.chars().all(|c| !c.is_alphanumeric()) || plain(rest) == "nt";
        if !number && !ditto {
            let finding = row.finding(Code::TextFormula, col);
            row.say(finding);
        }
    }
}

/// The nearest context line that names a time.
pub(super) fn context_when(contexts: &[Context]) -> Option<When> {
    contexts.iter().rev().find_map(|context| when_in(context.text))
}

/// The nearest context line that names a ward.
pub(super) fn context_ward(contexts: &[Context]) -> Option<WardText> {
    contexts.iter().rev().find_map(|context| {
        let text = wards::mention(&without_number(context.text))?;
        Some(WardText { text, source: Source::Context, at: Some(context.at) })
    })
}

/// Whether a line of a table is a total.
pub(super) fn total_lines(table: &Table) -> impl Iterator<Item = &crate::layout::Line> {
    table.lines.iter().filter(|line| line.role == LineRole::Total)
}
