//! The sheet of figures of a lower level's workbook: its finest sums become records, every other sum is compared with them.
//!
//! Must never take a sum of sums for a figure of its own.

use std::collections::BTreeMap;

use super::{Body, GroupClaim, LowerFigure, LowerOf, Record, SheetFacts, Source, TableRecords, cells};
use crate::finding::{Code, Finding};
use crate::layout::{Line, LineRole, Table};
use crate::model::consolidated::{Consolidated, IN_PERIOD, LowerUnit, MemberKey, TurnKey, column, key, month};
use crate::model::{
    Area, Category, CellRef, ChannelCode, Date, FilePath, GroupCode, Level, PersonFacts, SheetKind, When,
};
use crate::read::{Cell, Value};
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text;
use crate::wards::{self, REFORM, Ward, WardFacts};

/// What one line of the sheet says.
struct Said<'t> {
    row: u32,
    key: String,
    code: String,
    name: String,
    value: Option<&'t Cell>,
}

impl<'t> Said<'t> {
    fn of(row: u32, cells: &'t [Cell]) -> Self {
        let at = |col: u32| cells.iter().find(|cell| cell.col == col);
        let text = |col: u32| at(col).map(written).unwrap_or_default();
        let [key, code, name] = [column::KEY, column::CODE, column::NAME].map(text);
        Self { row, key, code, name, value: at(column::VALUE) }
    }

    fn text(&self) -> String {
        self.value.map(written).unwrap_or_default()
    }

    fn at(&self) -> CellRef {
        CellRef::new(self.row, column::VALUE)
    }
}

/// A cell as a text: a code of digits may have become a number when the workbook was saved again.
fn written(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(raw) => text::clean(raw).text,
        Value::Number(number) => number.to_string(),
        Value::Date(_) | Value::Bool(_) | Value::Error(_) | Value::NoResult => String::new(),
    }
}

/// The finest sums by what they have in common, for comparison with all others.
#[derive(Default)]
struct Sums {
    turns: Vec<(TurnKey, u64)>,
    members: Vec<(MemberKey, u64)>,
}

/// The records of the sheet. Rows of a workbook that does not say its period wait.
pub(super) fn read(path: &FilePath, table: &Table, settings: &Settings) -> (TableRecords, Vec<Finding>) {
    let mut findings = Vec::new();
    let lines: Vec<(LineRole, Said)> = table.lines.iter().map(|line| (line.role, said(line))).collect();
    let head = table.header_rows.first().copied().unwrap_or_default();
    let book = book(lines.iter().map(|(_, said)| said));
    if book.is_none() {
        findings.push(Finding::new(Code::PeriodUnknown).at(Area::row(head)));
    }
    let mut sums = Sums::default();
    let rows: Vec<Said> = table.body.iter().map(|row| Said::of(row.row, &row.cells)).collect();
    let records = rows.iter().map(|row| record(row, book.as_ref(), settings, &mut sums, &mut findings)).collect();
    compare(&lines, book.as_ref(), &sums, &mut findings);
    let facts = SheetFacts {
        title: book.iter().filter_map(|book| book.name.clone()).collect(),
        when: book.as_ref().map(|book| (book.when(settings.cut), Source::Title)),
        consolidated: book,
        ..super::around::Around::of(path, (table, None), settings).facts
    };
    let found = findings.into_iter().map(|one| one.file(path).sheet(&table.sheet)).collect();
    let sheet = table.sheet.clone();
    (TableRecords { sheet, continues: None, kind: SheetKind::Consolidated, row: head, facts, records }, found)
}

fn said(line: &Line) -> Said<'_> {
    Said::of(line.row, &line.cells)
}

/// Whose workbook it is and of when; None where it does not say its period.
fn book<'t>(lines: impl Iterator<Item = &'t Said<'t>>) -> Option<Consolidated> {
    let mut facts: BTreeMap<&str, String> = BTreeMap::new();
    let mut units: BTreeMap<&str, LowerUnit> = BTreeMap::new();
    let filled = |text: String| (!text.is_empty()).then_some(text);
    for one in lines {
        let of_unit = one.key.strip_prefix(key::UNITS).filter(|_| !one.code.is_empty());
        if let Some(measure) = of_unit.and_then(|rest| rest.strip_prefix(one.code.as_str())) {
            let unit = units.entry(&one.code).or_insert_with(|| LowerUnit {
                code: one.code.clone(),
                name: one.name.clone(),
                level: None,
                parent: None,
                state: None,
            });
            match measure {
                ".level" => unit.level = level(&one.text()),
                ".parent" => unit.parent = filled(one.text()),
                ".state" => unit.state = filled(one.text()),
                _ => {}
            }
        } else {
            facts.entry(&one.key).or_insert_with(|| one.text());
        }
    }
    let day = |key: &str| facts.get(key)?.parse::<Date>().ok();
    let told = |key: &str| facts.get(key).cloned().and_then(filled);
    let (from, to) = (day(key::PERIOD_FROM)?, day(key::PERIOD_TO)?);
    let closing_day = facts.get(key::CLOSING_DAY).and_then(|day| day.parse::<i8>().ok());
    (from <= to).then(|| Consolidated {
        code: told(key::OFFICE_CODE),
        name: told(key::OFFICE_NAME),
        level: told(key::OFFICE_LEVEL).as_deref().and_then(level),
        from,
        to,
        closing_day: closing_day.filter(|day| (1..=31).contains(day)),
        units: units.into_values().collect(),
    })
}

fn level(code: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.code() == code)
}

fn record(
    row: &Said,
    book: Option<&Consolidated>,
    settings: &Settings,
    sums: &mut Sums,
    findings: &mut Vec<Finding>,
) -> Record {
    let mut waits = Vec::new();
    let number = row.value.map(cells::count);
    let broken = number.as_ref().and_then(|parsed| parsed.notes.first().map(|note| note.code));
    let number = number.and_then(|parsed| parsed.value);
    if number.is_none() {
        let code = broken.unwrap_or(Code::FormulaWithoutValue);
        findings.push(Finding::new(code).at(row.at()).seen(&row.text()));
        waits.push(code);
    }
    let stated = number.unwrap_or_default();
    let (of, unit) = if row.key.starts_with(key::TURN_PARTS) {
        let key = TurnKey::parse(&row.code);
        sums.turns.extend(key.clone().map(|key| (key, stated)));
        let unit = key.as_ref().and_then(|key| key.unit.clone());
        (key.zip(book).map(|(key, book)| turns(&key, book, row, settings, findings)), unit)
    } else {
        let key = MemberKey::parse(&row.code);
        sums.members.extend(key.clone().map(|key| (key, stated)));
        let unit = key.as_ref().and_then(|key| key.unit.clone());
        (key.zip(book).map(|(key, book)| members(&key, book, settings)), unit)
    };
    if of.is_none() {
        waits.push(Code::PeriodUnknown);
    }
    if of.is_none() && book.is_some() {
        findings.push(Finding::new(Code::PeriodUnknown).at(CellRef::new(row.row, column::CODE)).seen(&row.code));
    }
    // What does not say its time or its unit has claims all the same: they wait.
    let turns = || LowerOf::Turns {
        channel: settings.default_channel.clone(),
        group: None,
        when: When::Day(settings.today),
        ward: None,
    };
    let other = || LowerOf::Members { category: Category::Unknown, joined: None };
    let of = of.unwrap_or_else(|| if row.key.starts_with(key::TURN_PARTS) { turns() } else { other() });
    let body = Body::Lower(LowerFigure { at: row.at(), number: stated, of });
    Record {
        row: row.row,
        at: row.at(),
        content: content(row),
        person: PersonFacts::default(),
        run: None,
        unit: unit.map(|unit| (unit.into(), Source::Row)).into_iter().collect(),
        parent_unit: None,
        waits,
        body,
    }
}

/// A hash over what the row says; its number among the others is no part of it.
fn content(row: &Said) -> [u8; 16] {
    let list = if row.key.starts_with(key::TURN_PARTS) { key::TURN_PARTS } else { key::MEMBER_PARTS };
    let hash = blake3::hash(format!("{list}\n{}\n{}", row.code, row.text()).as_bytes());
    let mut short = [0; 16];
    short.copy_from_slice(&hash.as_bytes()[..16]);
    short
}

fn turns(key: &TurnKey, book: &Consolidated, row: &Said, settings: &Settings, findings: &mut Vec<Finding>) -> LowerOf {
    let place = CellRef::new(row.row, column::CODE);
    let channel = ChannelCode::new(&key.channel);
    let known = settings.channels.iter().any(|one| one.code == channel);
    if !known {
        let label = settings.channel_label(&settings.default_channel);
        let finding = Finding::new(Code::ChannelAssumed).at(place).seen(&key.channel);
        findings.push(finding.repaired(label).arg("channel", label));
    }
    let channel = if known { channel } else { settings.default_channel.clone() };
    let group = key.group.as_ref().filter(|_| channel.is_group()).map(|code| GroupCode::new(code));
    let placed = group.as_ref().is_some_and(|group| settings.groups.iter().any(|one| one.code == *group));
    if let Some(group) = group.as_ref().filter(|_| !placed) {
        findings.push(Finding::new(Code::ActivityUnmapped).at(place).seen(group.as_str()));
    }
    let how = if key.by_keyword { GroupHow::Keyword } else { GroupHow::Named };
    let group = channel.is_group().then(|| GroupClaim {
        code: group.filter(|_| placed).unwrap_or_else(|| GroupCode::new(GroupCode::OTHER)),
        how: placed.then_some(how),
    });
    let when = book.month(key.month.as_deref().and_then(month), settings.cut);
    LowerOf::Turns { channel, group, when, ward: key.ward.as_ref().map(|(code, new)| ward(code, *new)) }
}

/// The ward of a code; one that our table does not know keeps its code for a name.
fn ward(code: &str, new: bool) -> Ward {
    let on = if new { REFORM } else { REFORM.yesterday().unwrap_or(REFORM) };
    wards::by_code(code, on).unwrap_or_else(|| {
        Ward::new(WardFacts { code: code.to_owned(), name: code.to_owned(), province: String::new(), new })
    })
}

fn members(key: &MemberKey, book: &Consolidated, settings: &Settings) -> LowerOf {
    let category = Category::ALL.into_iter().find(|category| category.code() == key.category);
    let joined = key.joined.as_deref().map(|joined| {
        let told = (joined != IN_PERIOD).then(|| month(joined)).flatten();
        book.month(told, settings.cut)
    });
    LowerOf::Members { category: category.unwrap_or(Category::Unknown), joined }
}

/// Every sum of the sheet beside the finest ones: what no longer adds up was changed by hand, or rows are gone.
fn compare(lines: &[(LineRole, Said)], book: Option<&Consolidated>, sums: &Sums, findings: &mut Vec<Finding>) {
    for (_, said) in lines.iter().filter(|(role, _)| *role == LineRole::Total) {
        let Some(cell) = said.value else { continue };
        if cell.value == Value::NoResult {
            findings.push(Finding::new(Code::FormulaWithoutValue).at(said.at()));
            continue;
        }
        let Some(computed) = sums.of(said, book) else { continue };
        if cells::count(cell).value != Some(computed) {
            let finding = Finding::new(Code::ConsolidatedDiffers).at(said.at()).seen(&said.text());
            findings.push(finding.repaired(&computed.to_string()));
        }
    }
}

impl Sums {
    /// What the finest sums give for a line; None for a line that is no sum of them.
    fn of(&self, said: &Said, book: Option<&Consolidated>) -> Option<u64> {
        let code = Some(said.code.as_str()).filter(|code| *code != "null");
        let turns = |fits: &dyn Fn(&TurnKey) -> bool| {
            Some(self.turns.iter().filter(|(key, _)| fits(key)).map(|(_, number)| number).sum())
        };
        let members = |fits: &dyn Fn(&MemberKey) -> bool| {
            Some(self.members.iter().filter(|(key, _)| fits(key)).map(|(_, number)| number).sum())
        };
        let within = |unit: Option<&str>| unit.is_some_and(|unit| within(unit, &said.code, book));
        let (list, rest) = said.key.split_once('.')?;
        let measure = rest.rsplit('.').next()?;
        match (list, measure) {
            ("turns", "total") => turns(&|_| true),
            ("channels", "turns") => turns(&|key| Some(key.channel.as_str()) == code),
            ("groups", "turns") => turns(&|key| key.group.as_deref() == code),
            ("groups", "by_keyword") => turns(&|key| key.group.as_deref() == code && key.by_keyword),
            ("months", _) if rest.contains(".channels.") => {
                let channel = rest.split_once(".channels.")?.1;
                turns(&|key| key.month.as_deref() == code && key.channel == channel)
            }
            ("months", "turns") => turns(&|key| key.month.as_deref() == code),
            ("wards", "turns") => turns(&|key| key.ward.as_ref().map(|(ward, _)| ward.as_str()) == code),
            ("units", "turns") => turns(&|key| within(key.unit.as_deref())),
            ("units", "members") => members(&|key| within(key.unit.as_deref())),
            ("members", "total") => members(&|_| true),
            ("members", "joined_in_period") => members(&|key| key.joined.is_some()),
            ("members", _) if rest.starts_with("joined.") => members(&|key| key.joined.as_deref() == code),
            ("members", _) if rest.starts_with("by_category.") => members(&|key| Some(key.category.as_str()) == code),
            _ => None,
        }
    }
}

/// Whether a unit of the workbook is another or stands below it there.
fn within(unit: &str, above: &str, book: Option<&Consolidated>) -> bool {
    let units = book.map_or(&[][..], |book| &book.units);
    let parent = |code: &str| {
        units.binary_search_by(|unit| unit.code.as_str().cmp(code)).ok().and_then(|at| units[at].parent.as_deref())
    };
    std::iter::successors(Some(unit), |&code| parent(code)).take(units.len() + 1).any(|code| code == above)
}
