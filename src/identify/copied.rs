//! Lists that are another list over again: the same persons with the same values as in an earlier month of the same sender, or
//! as a list of a unit it has nothing to do with. Only looks.
//!
//! What is compared is everything but the day: whoever copies last month's list changes that.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::rc::Rc;

use hashbrown::{DefaultHashBuilder, HashMap, HashSet};

use super::around::Around;
use super::turns::participation;
use crate::finding::{Code, Finding};
use crate::model::{Level, SheetKind, UnitId, YearMonth};
use crate::normalise::Participation;
use crate::settings::Settings;

/// Rows of one table and one month.
type List = (usize, YearMonth);

/// What a row says beside who and when: its turns in an order of values, its grade and what proves it.
type Said<'a> =
    (Vec<(&'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>, u32)>, Option<&'a str>, Option<&'a str>);

/// One finding for each list of the period that copies another one.
pub(super) fn findings(around: &Around, settings: &Settings) -> Vec<Finding> {
    let of_row: Vec<Option<List>> = (0..around.rows.len()).map(|row| list(around, row)).collect();
    let hasher = DefaultHashBuilder::default();
    let short = |(row, of): (usize, &Option<List>)| {
        let part = of.and_then(|_| participation(&around.rows[row].record.body));
        part.map_or(0, |part| hasher.hash_one(said(part)))
    };
    let shorts: Vec<u64> = of_row.iter().enumerate().map(short).collect();
    let mut lists: BTreeMap<List, Vec<usize>> = BTreeMap::new();
    for (row, list) in of_row.iter().enumerate() {
        if let Some(list) = list {
            lists.entry(*list).or_default().push(row);
        }
    }
    let alike = alike(around, &shorts);
    let lists = Lists { of_row, alike, rows: lists };
    let least = settings.checks.copied_rows as usize;
    let in_period = |month: YearMonth| around.period.touches(crate::model::When::Month(month));
    let judged = lists.rows.iter().filter(|(list, rows)| rows.len() >= least && in_period(list.1));
    judged.filter_map(|(&list, rows)| copy(around, list, rows, &lists, settings)).collect()
}

/// Rows of one person that share a hash of what they say (0: of no list); most rows are alone with theirs. In the order of the
/// person's rows.
fn alike(around: &Around, shorts: &[u64]) -> HashMap<usize, Rc<[usize]>> {
    let mut alike: HashMap<usize, Rc<[usize]>> = HashMap::new();
    let mut own: Vec<(u64, usize)> = Vec::new();
    for rows in around.persons.rows.iter().filter(|rows| rows.len() > 1) {
        own.clear();
        own.extend(rows.iter().map(|&row| (shorts[row], row)).filter(|one| one.0 != 0));
        // Stable, so that equal ones stay in their order.
        own.sort_by_key(|one| one.0);
        for same in own.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            let rows: Rc<[usize]> = same.iter().map(|one| one.1).collect();
            alike.extend(rows.iter().map(|&row| (row, Rc::clone(&rows))));
        }
    }
    alike
}

/// All rows by the lists they stand on.
struct Lists {
    /// None: the row is of no list of one month.
    of_row: Vec<Option<List>>,
    /// Of each row that has any: rows of its person, itself among them, that seem to say the same. What they say is compared as well.
    alike: HashMap<usize, Rc<[usize]>>,
    rows: BTreeMap<List, Vec<usize>>,
}

/// The list a row belongs to; None where it is no list of one month.
fn list(around: &Around, row: usize) -> Option<List> {
    let entry = &around.rows[row];
    let part = participation(&entry.record.body)?;
    if around.is_left_out(row) || around.tables[entry.table].facts.form.is_some() {
        return None;
    }
    let own = part.when.map(|(when, _)| when);
    let mut months = part.claims.iter().map(|claim| claim.when.map(|(when, _)| when).or(own));
    let first = months.next().unwrap_or(own)?.month(around.period.cut)?;
    let same = months.all(|when| when.and_then(|when| when.month(around.period.cut)) == Some(first));
    same.then_some((entry.table, first))
}

fn said(part: &Participation) -> Said<'_> {
    let mut turns: Vec<_> = part
        .claims
        .iter()
        .map(|claim| {
            let group = claim.group.as_ref().map(|group| group.code.as_str());
            let ward = claim.ward.as_ref().map(|ward| &*ward.text);
            (claim.channel.0.as_str(), group, ward, claim.activity.as_deref(), claim.count)
        })
        .collect();
    turns.sort_unstable();
    (turns, part.grade.as_ref().map(|grade| grade.as_str()), part.evidence.as_deref())
}

/// Whether `other` may be what `list` was copied from: its own sender's of an earlier month, or at the same time that of a unit
/// neither above nor below. Wards say what chapters say, and are meant to.
fn comparable(around: &Around, list: List, other: List) -> bool {
    let (mine, beside) = (&around.tables[list.0], &around.tables[other.0]);
    if mine.kind != beside.kind {
        return false;
    }
    if mine.sender == beside.sender {
        return other.1 < list.1;
    }
    let ward = |unit: UnitId| around.units.get(unit).level == Level::Ward;
    let related =
        around.units.is_within(mine.sender, beside.sender) || around.units.is_within(beside.sender, mine.sender);
    other.1 == list.1 && !related && !ward(mine.sender) && !ward(beside.sender) && mine.kind != SheetKind::Confirmations
}

/// The finding about a list that copies another; the best copied one is named.
fn copy(around: &Around, list: List, rows: &[usize], lists: &Lists, settings: &Settings) -> Option<Finding> {
    // Rows of this list that stand in each other one, every row of either at most once.
    let mut met: BTreeMap<List, Vec<usize>> = BTreeMap::new();
    // Only looked up, never walked.
    let mut used: HashSet<usize> = HashSet::new();
    for &row in rows {
        for &other in lists.alike.get(&row).into_iter().flat_map(|alike| alike.iter()) {
            let Some(beside) = lists.of_row[other].filter(|beside| comparable(around, list, *beside)) else { continue };
            let said = |row: usize| participation(&around.rows[row].record.body).map(said);
            let same = said(row) == said(other);
            let again = met.get(&beside).and_then(|rows| rows.last()) == Some(&row);
            if same && !again && used.insert(other) {
                met.entry(beside).or_default().push(row);
            }
        }
    }
    let at = |list: &List| (&around.tables[list.0].path, &around.tables[list.0].sheet, around.tables[list.0].row);
    let (from, copied) = met
        .into_iter()
        .max_by(|(a, x), (b, y)| x.len().cmp(&y.len()).then(a.1.cmp(&b.1)).then_with(|| at(b).cmp(&at(a))))?;
    let longer = rows.len().max(lists.rows[&from].len());
    #[expect(clippy::cast_precision_loss, reason = "a share for a threshold, far below 2^53")]
    let share = copied.len() as f64 / longer as f64;
    if share < settings.checks.copied_share {
        return None;
    }
    let (table, other) = (&around.tables[list.0], &around.tables[from.0]);
    let mut finding = Finding::new(Code::ListCopied).file(&table.path).sheet(&table.sheet);
    finding.cells.extend(copied.iter().map(|&row| crate::model::Area::cell(around.rows[row].record.at)));
    let finding = finding
        .seen(&list.1.shown())
        .repaired(&from.1.shown())
        .arg("counted", copied.len())
        .arg("total", longer)
        .arg("other", format!("{} {}", other.path, other.sheet));
    Some(if table.sender == other.sender { finding } else { finding.arg("kind", "unit") })
}
