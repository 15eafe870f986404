//! Every person with the values that are shown of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::around::Around;
use super::membership::{self, Members};
use super::turns::{self, Met};
use super::values::{self, Stated};
use super::{Member, RowId};
use crate::model::{GradeCode, SheetKind, UnitId};

/// Every person with the values that are shown: the first stated, rosters before other lists and the newest before older ones, nearest
/// sender first. And all values of fields of which a person's rows give several.
pub(super) fn people(
    around: &Around,
    members: &Members,
    graded: &BTreeMap<usize, GradeCode>,
    met: &[Met],
) -> (Vec<Member>, Vec<Stated>) {
    let mut away: BTreeMap<usize, UnitId> = BTreeMap::new();
    for one in met {
        away.entry(one.person).or_insert_with(|| turns::unit_of(around, one, None));
    }
    let mut values = Vec::new();
    let people = (0..around.persons.rows.len())
        .map(|person| {
            let mut rows = around.persons.rows[person].clone();
            rows.sort_by_cached_key(|&row| {
                let table = &around.tables[around.rows[row].table];
                let sender = around.units.get(table.sender);
                let record = &around.rows[row].record;
                let roster = table.kind == SheetKind::Roster;
                // The newest roster first, but for one of a time to come.
                let begins = membership::begins(around, around.rows[row].table).filter(|_| roster);
                let begins = Reverse(begins.filter(|&day| day <= around.period.to));
                let rank = (!roster, begins, sender.level.nearness(), sender.code.clone());
                (rank, record.content, table.path.clone(), record.row)
            });
            let facts = || rows.iter().map(|&row| &around.rows[row].record.person);
            let held = members.held.get(&person);
            let own = rows.iter().find_map(|&row| around.rows[row].unit);
            let home = held.map(|held| held.unit).or(own).or_else(|| away.get(&person).copied());
            let name = facts().filter_map(|one| one.name.as_ref()).min_by_key(|name| name.bare);
            let birth = facts().filter_map(|one| one.birth).min_by_key(|birth| birth.day().is_none());
            let member = Member {
                id: String::new(),
                name: name.map_or_else(String::new, |name| name.shown.clone()),
                birth,
                gender: facts().find_map(|one| one.gender),
                student_no: facts().find_map(|one| one.particulars().student_no.clone()),
                category: membership::category(around, person, home),
                unit: home,
                joined: held.and_then(|held| held.joined),
                on_roster: held.is_some(),
                grade: graded.get(&person).cloned(),
                sources: rows.iter().copied().map(RowId::at).collect(),
            };
            values.extend(values::of(around, person, &rows, &member));
            member
        })
        .collect();
    (people, values)
}
