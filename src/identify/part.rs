//! What belongs to one unit and everything below it, as a register of its own.
//!
//! Must never carry a name, a number or a file of another unit: what is not taken over here cannot be shown by anybody.

use std::collections::{BTreeMap, BTreeSet};

use super::{Claims, Member, PersonId, Register, RowId, Told, Turn};
use crate::model::{Unit, UnitId, Units};

impl Register {
    /// The part of `root` and the units below it: their members, turns, slips, files and states, `root` as the office.
    ///
    /// Turns told by other senders stay, without the place they were told at. Whoever has turns here and stands on another
    /// unit's roster is counted and has no name. Questions, stated totals and claims are the whole's and stay there.
    pub fn part(&self, root: UnitId) -> Self {
        let inside: Vec<UnitId> = self.units.ids().filter(|&unit| self.units.is_within(unit, root)).collect();
        let unit_now: BTreeMap<UnitId, UnitId> = renumbered(&inside, UnitId);
        let own = |unit: Option<UnitId>| unit.and_then(|unit| unit_now.get(&unit).copied());
        let turns: Vec<&Turn> = self.turns.iter().filter(|turn| own(turn.unit).is_some()).collect();

        let took_part: BTreeSet<PersonId> = turns.iter().filter_map(|turn| turn.person).collect();
        let ids = (0..self.members.len()).map(PersonId::at);
        let persons: Vec<PersonId> =
            ids.filter(|id| own(self.members[id.0 as usize].unit).is_some() || took_part.contains(id)).collect();
        let person_now: BTreeMap<PersonId, PersonId> = renumbered(&persons, PersonId);
        let is_ours = |person: PersonId| own(self.members[person.0 as usize].unit).is_some();

        let files: Vec<_> = self.files.iter().filter(|file| file.is_of(root, &self.units)).cloned().collect();
        let paths: BTreeSet<_> = files.iter().map(|file| &file.path).collect();
        let ids = (0..self.rows.len()).map(RowId::at);
        let rows: Vec<RowId> = ids.filter(|id| paths.contains(&self.rows[id.0 as usize].file)).collect();
        let row_now: BTreeMap<RowId, RowId> = renumbered(&rows, RowId);
        let kept = |rows: &[RowId]| rows.iter().filter_map(|row| row_now.get(row).copied()).collect::<Vec<_>>();

        let member = |&id: &PersonId| {
            let one = &self.members[id.0 as usize];
            let sources = kept(&one.sources);
            if is_ours(id) { Member { unit: own(one.unit), sources, ..one.clone() } } else { nameless(one, sources) }
        };
        let rows = rows.iter().map(|id| {
            let mut row = self.rows[id.0 as usize].clone();
            row.unit = own(row.unit);
            row.person = row.person.and_then(|person| person_now.get(&person).copied());
            row.same_as = row.same_as.and_then(|same| row_now.get(&same).copied());
            row
        });
        let mut part = Self {
            home: self.home.clone(),
            period: self.period,
            units: units(&self.units, &inside, &unit_now, root),
            due: self.due,
            states: inside.iter().map(|unit| self.states[unit.0 as usize]).collect(),
            rows: rows.collect(),
            members: persons.iter().map(member).collect(),
            stays: self
                .stays
                .iter()
                .filter(|stay| is_ours(stay.person) && own(Some(stay.unit)).is_some())
                .cloned()
                .collect(),
            values: self.values.iter().filter(|one| is_ours(one.person)).cloned().collect(),
            turns: turns.into_iter().cloned().collect(),
            held: self.held.iter().filter(|held| own(held.unit).is_some()).cloned().collect(),
            introductions: self.introductions.iter().filter(|one| is_ours(one.person)).cloned().collect(),
            unannounced: self.unannounced.iter().filter(|one| is_ours(one.0)).cloned().collect(),
            words: self.words.iter().filter(|word| is_ours(word.person)).cloned().collect(),
            absences: self.absences.iter().filter(|one| is_ours(one.person)).cloned().collect(),
            slips: self.introductions.iter().filter(|one| is_ours(one.person)).count() as u64,
            ward_unions: BTreeMap::new(),
            questions: Vec::new(),
            answered: 0,
            stated: Vec::new(),
            merged: 0,
            claims: Claims::default(),
            files,
        };
        renumber(&mut part, &unit_now, &person_now, &row_now);
        part
    }
}

/// Puts the part's own numbers of units, persons and rows for the whole's, and drops what stands in no row of its own.
fn renumber(
    part: &mut Register,
    unit_now: &BTreeMap<UnitId, UnitId>,
    person_now: &BTreeMap<PersonId, PersonId>,
    row_now: &BTreeMap<RowId, RowId>,
) {
    for file in &mut part.files {
        file.unit = file.unit.and_then(|unit| unit_now.get(&unit).copied());
        for sheet in &mut file.sheets {
            sheet.sender = sheet.sender.and_then(|unit| unit_now.get(&unit).copied());
        }
        // Whom a file names is only judged in the whole.
        file.told = Told::default();
    }
    part.held.retain(|held| row_now.contains_key(&held.row));
    for held in &mut part.held {
        held.unit = held.unit.map(|unit| unit_now[&unit]);
        held.row = row_now[&held.row];
    }
    let kept = |rows: &[RowId]| rows.iter().filter_map(|row| row_now.get(row).copied()).collect::<Vec<_>>();
    for stay in &mut part.stays {
        stay.person = person_now[&stay.person];
        stay.unit = unit_now[&stay.unit];
        stay.rows = kept(&stay.rows);
    }
    // What other units wrote about a member of this one stays with them.
    part.values.retain(|one| one.rows.iter().any(|row| row_now.contains_key(row)));
    for one in &mut part.values {
        one.person = person_now[&one.person];
        one.rows = kept(&one.rows);
    }
    for turn in &mut part.turns {
        turn.person = turn.person.map(|person| person_now[&person]);
        turn.unit = turn.unit.map(|unit| unit_now[&unit]);
        turn.rows = kept(&turn.rows);
    }
    for one in &mut part.introductions {
        one.person = person_now[&one.person];
        one.rows = kept(&one.rows);
    }
    for one in &mut part.unannounced {
        one.0 = person_now[&one.0];
        one.2 = kept(&one.2);
    }
    part.absences.retain(|one| row_now.contains_key(&one.row));
    for one in &mut part.absences {
        one.person = person_now[&one.person];
        one.row = row_now[&one.row];
    }
    part.words.retain(|word| row_now.contains_key(&word.row));
    for word in &mut part.words {
        word.person = person_now[&word.person];
        word.row = row_now[&word.row];
    }
}

/// Old numbers to new ones, in their order.
fn renumbered<Id: Copy + Ord>(kept: &[Id], new: fn(u32) -> Id) -> BTreeMap<Id, Id> {
    kept.iter().zip(0..).map(|(&old, number)| (old, new(number))).collect()
}

fn units(whole: &Units, inside: &[UnitId], now: &BTreeMap<UnitId, UnitId>, root: UnitId) -> Units {
    let unit = |&id: &UnitId| {
        let unit = whole.get(id);
        let parent = unit.parent.filter(|_| id != root).and_then(|parent| now.get(&parent).copied());
        Unit { parent, ..unit.clone() }
    };
    Units { all: inside.iter().map(unit).collect(), office: now.get(&root).copied() }
}

/// A person of another unit: only that they are one.
fn nameless(one: &Member, sources: Vec<RowId>) -> Member {
    Member {
        id: one.id.clone(),
        name: String::new(),
        birth: None,
        gender: None,
        student_no: None,
        category: one.category,
        unit: None,
        joined: None,
        on_roster: false,
        grade: None,
        sources,
    }
}
