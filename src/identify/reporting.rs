//! Who reported, and in which state each unit is (COUNTING, Reporting).

use std::collections::BTreeSet;

use super::{FileEntry, FileState, State, UnitState};
use crate::finding::{Code, Finding};
use crate::model::{Date, FilePath, Level, Period, SheetKind, UnitId, Units};
use crate::settings::Settings;
use crate::validate::Table;

/// What a run knows of files for judging units.
pub(super) struct Sent<'a> {
    pub units: &'a Units,
    pub period: &'a Period,
    pub files: &'a [FileEntry],
    pub tables: &'a [Table],
    /// Tables of which every row belongs to another period.
    pub outside: &'a BTreeSet<usize>,
    /// Units of which a row waits.
    pub waiting: &'a BTreeSet<UnitId>,
    /// Files in which an error stands.
    pub erroneous: &'a BTreeSet<FilePath>,
}

/// What one unit itself sent.
#[derive(Default, Clone)]
struct Own {
    files: u64,
    unreadable: u64,
    readable: bool,
    erroneous: bool,
    nothing: bool,
    /// A table of it has rows: then another that says there is nothing is about something else.
    rows: bool,
    arrived: Option<Date>,
    /// How it reported at the level below us, as that level's workbook says.
    below: Option<State>,
}

/// The period's last day and the days units have after it.
pub(super) fn due(period: &Period, settings: &Settings) -> Option<Date> {
    period.to.checked_add(jiff::Span::new().days(i64::from(settings.due_days?))).ok()
}

/// One state for each unit, and a finding for each expected unit that sent nothing.
pub(super) fn states(sent: &Sent, settings: &Settings, findings: &mut Vec<Finding>) -> Vec<UnitState> {
    let own = own(sent);
    let due = due(sent.period, settings);
    let mut received = vec![false; own.len()];
    for id in sent.units.ids() {
        let mine = &own[id.0 as usize];
        let reported = mine.below.is_some_and(|state| !matches!(state, State::Missing | State::Unreadable));
        if mine.readable || reported {
            sent.units.ancestors(id).for_each(|above| received[above.0 as usize] = true);
        }
    }
    let mut states = Vec::with_capacity(own.len());
    for id in sent.units.ids() {
        let (unit, mine) = (sent.units.get(id), &own[id.0 as usize]);
        let late = mine.arrived.zip(due).map(|(arrived, due)| arrived > due);
        let state = if unit.waived.is_some() {
            State::Waived
        } else if !received[id.0 as usize] {
            let unreadable = mine.unreadable > 0 || mine.below == Some(State::Unreadable);
            if unreadable { State::Unreadable } else { State::Missing }
        } else if sent.waiting.contains(&id) || mine.erroneous {
            State::Returned
        } else if let Some(below) = mine.below.filter(|_| mine.files == 0) {
            below
        } else if mine.nothing && !mine.rows {
            State::NothingToReport
        } else if late == Some(true) {
            State::Late
        } else {
            State::Accepted
        };
        let office = sent.units.office == Some(id)
            || sent.units.office.is_some_and(|office| sent.units.ancestors(office).any(|above| above == id));
        if state == State::Missing && unit.level != Level::Ward && unit.registered && !office {
            findings.push(Finding::new(Code::UnitMissing).arg("unit", &unit.name).unit(&unit.code));
        }
        let on_time = late.map(|late| !late);
        let (received, arrived) = (received[id.0 as usize], mine.arrived);
        states.push(UnitState { state, received, on_time, arrived, files: mine.files });
    }
    states
}

fn own(sent: &Sent) -> Vec<Own> {
    let mut own = vec![Own::default(); sent.units.all.len()];
    let mut of_file: Vec<Vec<usize>> = vec![Vec::new(); sent.files.len()];
    for (number, table) in sent.tables.iter().enumerate() {
        of_file[table.file].push(number);
    }
    for (number, file) in sent.files.iter().enumerate() {
        let Some(unit) = file.unit else { continue };
        let mine = &mut own[unit.0 as usize];
        mine.files += 1;
        mine.unreadable += u64::from(file.state == FileState::Unreadable);
        mine.erroneous |= sent.erroneous.contains(&file.path);
        for &table_number in &of_file[number] {
            let table = &sent.tables[table_number];
            // Answers on a sheet we handed out are no report.
            let report = table.kind != SheetKind::Units && table.facts.form.is_none();
            let counts = report && !sent.outside.contains(&table_number);
            let sender = &mut own[table.sender.0 as usize];
            sender.readable |= counts;
            sender.nothing |= table.facts.nothing_to_report;
            sender.rows |= counts && file.sheets.get(table.entry).is_some_and(|sheet| sheet.body_rows > 0);
            let arrived = table.facts.arrived.filter(|_| counts);
            sender.arrived = match (sender.arrived, arrived) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            for (unit, state) in told_below(table).filter(|_| counts) {
                let below = &mut own[unit.0 as usize].below;
                // Of several workbooks the one in which the unit reported.
                *below = (*below).max(Some(state));
            }
        }
    }
    own
}

/// The states of the units below the sender of a lower level's workbook, as it gives them.
fn told_below(table: &Table) -> impl Iterator<Item = (UnitId, State)> + '_ {
    let units = table.facts.consolidated.iter().flat_map(|book| &book.units);
    units.filter_map(|unit| {
        let id = table.lower.get(&unit.code).copied().filter(|&id| id != table.sender)?;
        let state = State::ALL.into_iter().find(|state| Some(state.code()) == unit.state.as_deref())?;
        (state != State::Waived).then_some((id, state))
    })
}
