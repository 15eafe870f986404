//! The last step of identify: rows and persons get their numbers, in an order of values, and units are judged.

use std::collections::BTreeSet;

use super::build::Whole;
use super::fates::Judged;
use super::persons::Persons;
use super::reporting::{self, Sent};
use super::{Disposition, FileEntry, FileState, Member, PersonId, Register, RowEntry, RowId, Turn};
use crate::finding::{Code, Finding, Severity};
use crate::model::{FilePath, SheetName};
use crate::normalise::Body;
use crate::settings::Settings;
use crate::validate::{Accepted, Row, Table};

/// Gives rows and persons their final numbers and order, and judges units.
pub(super) fn finish(
    accepted: Accepted,
    settings: &Settings,
    mut whole: Whole,
    who: &Persons,
    mut findings: Vec<Finding>,
) -> (Register, Vec<Finding>) {
    let (person_order, person_now) = person_order(&accepted, &whole.people);
    let (rows, row_now, of_tables) = row_entries(&accepted, &whole, who, &person_now);
    let members = members(&whole.people, &person_order, &row_now);
    renumber(&mut whole, &person_now, &row_now);
    let is_slip = |(row, judged): &(&Row, &Judged)| {
        matches!(row.record.body, Body::Slip(_)) && judged.disposition == Disposition::Counted
    };
    let slips = accepted.rows.iter().zip(&whole.judged).filter(is_slip).count() as u64;

    let waiting = waiting_tables(&accepted, &whole.judged);
    let mut files = accepted.files;
    count_sheets(&mut files, &rows, &of_tables);
    for &number in &whole.elsewhen.later {
        let table = &accepted.tables[number];
        files[table.file].sheets[table.entry].later = true;
    }
    mark_superseded(&mut files, &accepted.tables, &findings);
    let sent = Sent {
        units: &accepted.units,
        period: &accepted.period,
        files: &files,
        tables: &accepted.tables,
        rows: &accepted.rows,
        outside: &whole.elsewhen.outside,
        waiting: &waiting,
        erroneous: &accepted.erroneous,
        doubtful: &accepted.doubtful,
    };
    let states = reporting::states(&sent, settings, &mut findings);
    let register = Register {
        due: reporting::due(&accepted.period, settings),
        period: accepted.period,
        home: accepted.home,
        units: accepted.units,
        states,
        files,
        rows,
        members,
        stays: whole.stays,
        values: whole.values,
        turns: whole.turns,
        held: whole.held,
        introductions: whole.introduced.introductions,
        unannounced: whole.introduced.unannounced,
        words: whole.introduced.words,
        absences: whole.absences,
        slips,
        ward_unions: whole.introduced.ward_unions,
        questions: whole.questions,
        answered: who.answered,
        stated: whole.stated,
        merged: whole.merged,
        claims: whole.claims,
    };
    (register, findings)
}

/// The persons in their final order, each with its name for the ledger and its rows.
fn members(people: &[Member], order: &[usize], row_now: &[RowId]) -> Vec<Member> {
    let numbered = |(number, &old): (usize, &usize)| {
        let mut member = people[old].clone();
        member.id = format!("P{:05}", number + 1);
        member.sources = member.sources.iter().map(|&row| row_now[row.0 as usize]).collect();
        member.sources.sort();
        member
    };
    order.iter().enumerate().map(numbered).collect()
}

/// The tables with a row that waits, at whichever stage it was stopped.
fn waiting_tables(accepted: &Accepted, judged: &[Judged]) -> BTreeSet<usize> {
    let waits = |(row, judged): (&Row, &Judged)| (judged.disposition == Disposition::Waiting).then_some(row.table);
    let stopped = accepted.waiting.iter().map(|row| row.table);
    stopped.chain(accepted.rows.iter().zip(judged).filter_map(waits)).collect()
}

/// Gives everything that was decided the numbers and the order of rows and persons.
fn renumber(whole: &mut Whole, person_now: &[PersonId], row_now: &[RowId]) {
    let moved = |id: RowId| row_now[id.0 as usize];
    for stay in &mut whole.stays {
        stay.person = person_now[stay.person.0 as usize];
        stay.rows = stay.rows.iter().map(|&row| moved(row)).collect();
    }
    whole.stays.sort();
    for stated in &mut whole.values {
        stated.person = person_now[stated.person.0 as usize];
        stated.rows = stated.rows.iter().map(|&row| moved(row)).collect();
        stated.rows.sort();
    }
    whole.values.sort();
    for turn in &mut whole.turns {
        turn.person = turn.person.map(|person| person_now[person.0 as usize]);
        turn.rows = turn.rows.iter().map(|&row| moved(row)).collect();
    }
    for held in &mut whole.held {
        held.row = moved(held.row);
    }
    whole.held.sort_by_key(|held| held.row);
    whole.turns.sort_by(|a, b| turn_order(a).cmp(&turn_order(b)));
    for one in &mut whole.introduced.introductions {
        one.person = person_now[one.person.0 as usize];
        one.rows = one.rows.iter().map(|&row| moved(row)).collect();
    }
    whole.introduced.introductions.sort_by(|a, b| (a.person, &a.rows).cmp(&(b.person, &b.rows)));
    for one in &mut whole.introduced.unannounced {
        one.0 = person_now[one.0.0 as usize];
        one.2 = one.2.iter().map(|&row| moved(row)).collect();
    }
    whole.introduced.unannounced.sort();
    for word in &mut whole.introduced.words {
        word.person = person_now[word.person.0 as usize];
        word.row = moved(word.row);
    }
    whole.introduced.words.sort();
    for one in &mut whole.absences {
        one.person = person_now[one.person.0 as usize];
        one.row = moved(one.row);
    }
    whole.absences.sort();
    for question in &mut whole.questions {
        question.rows = question.rows.iter().map(|&row| moved(row)).collect();
    }
    whole.questions.sort_by(|a, b| a.key.cmp(&b.key));
}

/// Persons by name, birth, number and unit; equal ones by where they stand.
fn person_order(accepted: &Accepted, people: &[Member]) -> (Vec<usize>, Vec<PersonId>) {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_cached_key(|&person| {
        let one = &people[person];
        let code = one.unit.map(|unit| accepted.units.get(unit).code.clone());
        let first = one.sources.iter().map(|row| {
            let row = &accepted.rows[row.0 as usize];
            let table = &accepted.tables[row.table];
            // Files stand in the order of their paths.
            (table.file, table.entry, row.record.row)
        });
        let given = crate::text::plain(one.name.rsplit(' ').next().unwrap_or_default());
        (given, crate::text::plain(&one.name), one.name.clone(), one.birth, one.student_no.clone(), code, first.min())
    });
    let mut now = vec![PersonId(0); people.len()];
    for (number, &old) in order.iter().enumerate() {
        now[old] = PersonId::at(number);
    }
    (order, now)
}

/// Body rows in order of file, sheet and row; where each accepted row went; and of each the file and the entry of its table.
type Numbered = (Vec<RowEntry>, Vec<RowId>, Vec<(usize, usize)>);

fn row_entries(accepted: &Accepted, whole: &Whole, who: &Persons, persons: &[PersonId]) -> Numbered {
    let mut order: Vec<(usize, usize, u32, Result<usize, usize>)> = Vec::new();
    for (number, row) in accepted.rows.iter().enumerate() {
        let table = &accepted.tables[row.table];
        order.push((table.file, table.entry, row.record.row, Ok(number)));
    }
    for (number, row) in accepted.waiting.iter().enumerate() {
        let table = &accepted.tables[row.table];
        order.push((table.file, table.entry, row.row, Err(number)));
    }
    order.sort();
    let mut now = vec![RowId(0); accepted.rows.len()];
    for (new, one) in order.iter().enumerate() {
        if let Ok(old) = one.3 {
            now[old] = RowId::at(new);
        }
    }
    let entries = order
        .iter()
        .map(|one| {
            let (table, row, unit) = match one.3 {
                Ok(number) => {
                    (accepted.rows[number].table, accepted.rows[number].record.row, accepted.rows[number].unit)
                }
                Err(number) => {
                    (accepted.waiting[number].table, accepted.waiting[number].row, accepted.waiting[number].unit)
                }
            };
            let table = &accepted.tables[table];
            let (disposition, reason, same_as, person) = match one.3 {
                Ok(number) => {
                    let judged = &whole.judged[number];
                    let person = who.of_row[number].map(|person| persons[person]);
                    (judged.disposition, judged.reason, judged.same_as.map(|row| now[row]), person)
                }
                Err(number) if whole.elsewhen.outside.contains(&accepted.waiting[number].table) => {
                    (Disposition::OutOfScope, Code::PeriodOutside.as_str(), None, None)
                }
                Err(number) => (Disposition::Waiting, accepted.waiting[number].reason.as_str(), None, None),
            };
            RowEntry {
                file: table.path.clone(),
                sheet: table.sheet.clone(),
                row,
                kind: table.kind,
                unit: unit.or(Some(table.sender)),
                disposition,
                reason,
                same_as,
                person,
            }
        })
        .collect();
    let of_tables = order.iter().map(|one| (one.0, one.1)).collect();
    (entries, now, of_tables)
}

fn turn_order(turn: &Turn) -> impl Ord + '_ {
    (
        turn.person.is_none(),
        turn.person,
        turn.when,
        &turn.channel,
        &turn.group,
        &turn.ward,
        (&turn.activity, &turn.rows, turn.cell),
    )
}

/// Counts rows by disposition into the entries of their tables; two tables beside each other share the rows of their sheet.
fn count_sheets(files: &mut [FileEntry], rows: &[RowEntry], tables: &[(usize, usize)]) {
    for (row, &(file, entry)) in rows.iter().zip(tables) {
        files[file].sheets[entry].rows[row.disposition as usize] += 1;
    }
}

/// A file is superseded when every one of its lists is.
fn mark_superseded(files: &mut [FileEntry], tables: &[Table], findings: &[Finding]) {
    let replaced: BTreeSet<(&FilePath, &SheetName)> = findings
        .iter()
        .filter(|one| one.code == Code::FileSuperseded && one.severity == Severity::Note)
        .filter_map(|one| one.file.as_ref().zip(one.sheet.as_ref()))
        .collect();
    // Of each file whether it has lists, all of them replaced.
    let mut all: Vec<Option<bool>> = vec![None; files.len()];
    for table in tables {
        let one = replaced.contains(&(&table.path, &table.sheet));
        all[table.file] = Some(all[table.file].unwrap_or(true) && one);
    }
    for (file, all) in files.iter_mut().zip(all) {
        if file.state == FileState::Read && all == Some(true) {
            file.state = FileState::Superseded;
        }
    }
}
