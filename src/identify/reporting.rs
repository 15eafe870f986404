//! Who reported, and in which state each unit is (COUNTING, Reporting).

use std::collections::{BTreeMap, BTreeSet};

use super::{FileEntry, FileState, State, UnitState};
use crate::finding::{Code, Finding};
use crate::model::{Date, FilePath, Level, Period, SheetKind, SheetName, UnitId, Units};
use crate::normalise::Body;
use crate::settings::Settings;
use crate::validate::{Row, Table};

/// What a run knows of files for judging units.
pub(super) struct Sent<'a> {
    pub units: &'a Units,
    pub period: &'a Period,
    pub files: &'a [FileEntry],
    pub tables: &'a [Table],
    pub rows: &'a [Row],
    /// Tables of which every row belongs to another period.
    pub outside: &'a BTreeSet<usize>,
    /// Tables of which a row waits.
    pub waiting: &'a BTreeSet<usize>,
    /// Files in which an error stands, with the sheets it stands in.
    pub erroneous: &'a BTreeSet<(FilePath, Option<SheetName>)>,
    /// Files of which nobody knows for certain whose they are.
    pub doubtful: &'a BTreeSet<FilePath>,
}

impl Sent<'_> {
    fn is_handled(&self, table: &Table) -> bool {
        self.files[table.file].sheets[table.entry].handled
    }

    /// Whether a file is given back when something in it is wrong: it is one unit's for certain.
    fn is_given_back(&self, file: &FileEntry) -> bool {
        file.unit.is_some_and(|unit| file.is_of(unit, self.units)) && !self.doubtful.contains(&file.path)
    }

    /// Whether anything of a file is of this period, or nobody can tell.
    fn is_now(&self, tables: &[usize]) -> bool {
        tables.is_empty() || tables.iter().any(|table| !self.outside.contains(table))
    }

    /// Whether a table was sent for this period: it says something of it, not only something that still holds. A list of members or
    /// of slips is of the time its title or its rows name; where that began before the period, or nobody can tell, of the time at
    /// which it came; where that is not known either it came earlier if its sender did send something earlier.
    fn is_for_the_period(&self, number: usize, dated: &Dated) -> bool {
        let table = &self.tables[number];
        if self.outside.contains(&number) {
            return false;
        }
        if dated.now.contains(&number) {
            return true;
        }
        let cut = self.period.cut;
        let told = table.facts.when.map(|(when, _)| when.span(cut));
        let (from, to) = match told.or(table.facts.document_date.map(|day| (day, day))) {
            Some((from, to)) => (Some(from), Some(to)),
            None => (dated.newest.get(&number).copied(), dated.newest.get(&number).copied()),
        };
        if from.is_some_and(|from| from >= self.period.from) {
            return true;
        }
        if to.is_some_and(|to| to < self.period.from) || self.is_handled(table) {
            return false;
        }
        match table.facts.arrived {
            Some(day) => day >= self.period.from,
            None => !dated.earlier.contains(&table.sender),
        }
    }
}

/// When tables were sent for, as far as their rows tell.
#[derive(Default)]
struct Dated {
    /// Tables with a row that says something of a time in the period.
    now: BTreeSet<usize>,
    /// The newest day of a table's slips.
    newest: BTreeMap<usize, Date>,
    /// Senders with a table of an earlier period.
    earlier: BTreeSet<UnitId>,
}

fn dated(sent: &Sent) -> Dated {
    let mut dated = Dated::default();
    let cut = sent.period.cut;
    for row in sent.rows {
        match &row.record.body {
            Body::Slip(slip) => {
                let Some((when, _)) = slip.date else { continue };
                let day = when.span(cut).1;
                dated.newest.entry(row.table).and_modify(|known| *known = day.max(*known)).or_insert(day);
            }
            Body::Membership(_) | Body::Unit(_) => {}
            Body::Participation(part) | Body::Confirmation(part) => {
                let told = part.when.or(sent.tables[row.table].facts.when).map(|(when, _)| when);
                let claimed = part.claims.iter().filter_map(|claim| claim.when).map(|(when, _)| when);
                if claimed.chain(told).any(|when| sent.period.touches(when)) {
                    dated.now.insert(row.table);
                }
            }
            Body::Aggregate(_) | Body::Lower(_) | Body::Answer(_) => {
                dated.now.insert(row.table);
            }
        }
    }
    for &number in sent.outside {
        let table = &sent.tables[number];
        let past = table.facts.when.is_some_and(|(when, _)| when.span(cut).1 < sent.period.from);
        if past && table.facts.form.is_none() {
            dated.earlier.insert(table.sender);
        }
    }
    dated
}

/// What one unit itself sent.
#[derive(Default, Clone)]
struct Own {
    files: u64,
    unreadable: u64,
    readable: bool,
    /// An error stands in a file of this period, or a row of it waits.
    wrong: bool,
    /// Such a file goes back to it.
    given_back: bool,
    nothing: bool,
    /// A table of it has rows: then another that says there is nothing is about something else.
    rows: bool,
    arrived: Option<Date>,
    /// A sheet we handed out came back from it.
    answered: bool,
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
        } else if mine.wrong {
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
            let finding = Finding::new(Code::UnitMissing).arg("unit", &unit.name).unit(&unit.code);
            findings.push(if mine.answered { finding.arg("kind", "answered") } else { finding });
        }
        let on_time = late.map(|late| !late);
        let (received, arrived) = (received[id.0 as usize], mine.arrived);
        let below = sent.units.office.is_none_or(|office| office != id && sent.units.is_within(id, office));
        let unlisted = state == State::Missing && sent.units.is_unlisted(id);
        let exempt = unlisted
            || !below && unit.level != Level::Ward && mine.files == 0 && !mine.answered && mine.below.is_none();
        states.push(UnitState {
            state,
            exempt,
            kept: state == State::Returned && mine.wrong && !mine.given_back,
            received,
            on_time,
            arrived,
            files: mine.files,
            answered: mine.answered,
        });
    }
    states
}

fn own(sent: &Sent) -> Vec<Own> {
    let mut own = vec![Own::default(); sent.units.all.len()];
    let mut of_file: Vec<Vec<usize>> = vec![Vec::new(); sent.files.len()];
    for (number, table) in sent.tables.iter().enumerate() {
        of_file[table.file].push(number);
    }
    let dated = dated(sent);
    for table in answers(sent) {
        own[sent.tables[table].sender.0 as usize].answered = true;
    }
    for &number in sent.waiting {
        let table = &sent.tables[number];
        let mine = &mut own[table.sender.0 as usize];
        let wrong = !sent.outside.contains(&number) && !sent.is_handled(table);
        mine.wrong |= wrong;
        mine.given_back |= wrong && sent.is_given_back(&sent.files[table.file]);
    }
    for (file, unit) in whose_errors(sent, &of_file) {
        let mine = &mut own[unit.0 as usize];
        mine.wrong = true;
        mine.given_back |= sent.is_given_back(file);
    }
    for (number, file) in sent.files.iter().enumerate() {
        let Some(unit) = file.unit else { continue };
        let mine = &mut own[unit.0 as usize];
        mine.files += 1;
        // What the run of an earlier period could not read was sent for that one.
        mine.unreadable += u64::from(file.state == FileState::Unreadable && !file.handled);
        for &table_number in &of_file[number] {
            let table = &sent.tables[table_number];
            // Answers on a sheet we handed out are no report.
            let report = table.kind != SheetKind::Units && table.facts.form.is_none();
            let counts = report && sent.is_for_the_period(table_number, &dated);
            let sender = &mut own[table.sender.0 as usize];
            sender.readable |= counts;
            sender.nothing |= counts && table.facts.nothing_to_report;
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

/// Whose an error is that stands in something of this period: the sender's of its sheet; the file's, where it is about the whole file or a
/// sheet that nobody could read.
fn whose_errors<'a>(sent: &'a Sent, of_file: &[Vec<usize>]) -> Vec<(&'a FileEntry, UnitId)> {
    let mut whose = Vec::new();
    for (path, sheet) in sent.erroneous {
        let Ok(number) = sent.files.binary_search_by(|file| file.path.cmp(path)) else { continue };
        let (file, tables) = (&sent.files[number], &of_file[number]);
        let there = tables.iter().map(|&table| (table, &sent.tables[table]));
        let there: Vec<_> = there.filter(|(_, table)| sheet.as_ref() == Some(&table.sheet)).collect();
        if there.is_empty() && !file.handled && sent.is_now(tables) {
            whose.extend(file.unit.map(|unit| (file, unit)));
        }
        for (number, table) in there {
            let now = !sent.outside.contains(&number) && !sent.is_handled(table);
            // A register has no sender to speak of.
            let unit = if table.kind == SheetKind::Units { file.unit } else { Some(table.sender) };
            whose.extend(unit.filter(|_| now).map(|unit| (file, unit)));
        }
    }
    whose
}

/// Tables that we handed out to be filled in, and in which somebody did.
fn answers<'a>(sent: &'a Sent) -> impl Iterator<Item = usize> + 'a {
    let filled = sent.rows.iter().filter(|row| match &row.record.body {
        Body::Answer(answer) => !answer.text.is_empty(),
        Body::Confirmation(part) => part.grade.is_some(),
        _ => false,
    });
    let now = |table: &usize| {
        let form = sent.tables[*table].facts.form.as_ref();
        form.is_some_and(|form| sent.period.touches(form.when()))
    };
    filled.map(|row| row.table).filter(now)
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
