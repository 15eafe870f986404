//! What wards and units answered on sheets we handed out, beyond grades: shown, and for some answers taken into account.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::around::Around;
use super::introductions::Held;
use super::places::at_end;
use super::versions::later;
use super::{PersonId, RowId, Side, Word};
use crate::finding::{Code, Finding};
use crate::model::form::{UnitAnswer, says_not_known};
use crate::model::{CellRef, Date, Form, FormKind, When};
use crate::normalise::Body;
use crate::text;
use crate::wards::{self, Ward};

/// The ward a sheet of ours asked.
pub(super) fn asked_ward(form: &Form) -> Option<Ward> {
    wards::by_code(form.ward.as_deref()?, form.to)
}

/// One answer, and the slip it is about as far as it tells: what it means for one, and that slip's date.
struct Said {
    word: Word,
    means: Option<UnitAnswer>,
    date: Option<When>,
    /// The last day of the period that was asked about.
    asked_to: Date,
    /// The table it stands in, and its cell there.
    table: usize,
    at: CellRef,
}

impl Said {
    /// Whether both answers cannot be meant of one slip. Where somebody lives and whether they went says nothing of who was confirmed.
    fn excludes(&self, wanted: UnitAnswer) -> bool {
        use UnitAnswer::{OtherPerson, SamePerson, Withdrawn};
        let Some(means) = self.means.filter(|means| *means != wanted) else { return false };
        let identity = |one: UnitAnswer| matches!(one, SamePerson | OtherPerson);
        means == Withdrawn || wanted == Withdrawn || (identity(means) && identity(wanted))
    }
}

/// All answers up to the period's last day, by person: an answer holds until another is given.
#[derive(Default)]
pub(super) struct Answers {
    by_person: BTreeMap<usize, Vec<Said>>,
}

impl Answers {
    pub(super) fn of(around: &Around, held: &[Held]) -> Self {
        let mut answers = Self::default();
        let asks = |form: &&Form| form.from <= around.period.to;
        if around.tables.iter().filter_map(|table| table.facts.form.as_ref()).all(|form| !asks(&form)) {
            return answers;
        }
        let mut slips: BTreeMap<usize, Vec<&Held>> = BTreeMap::new();
        for slip in held {
            slips.entry(slip.person).or_default().push(slip);
        }
        for (number, row) in around.rows.iter().enumerate().filter(|(row, _)| !around.corrected.contains(row)) {
            let form = around.tables[row.table].facts.form.as_ref().filter(asks);
            let (Body::Answer(answer), Some(form), Some(person)) =
                (&row.record.body, form, around.persons.of_row[number])
            else {
                continue;
            };
            let (side, ward) = if form.kind == FormKind::Ward {
                (Side::Ward, asked_ward(form).map(|ward| at_end(&ward, around.period)))
            } else {
                (Side::Unit, named(answer.ward.as_deref(), slips.get(&person)))
            };
            let id = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let (person_id, row) = (PersonId(id(person)), RowId(id(number)));
            let word = Word { person: person_id, ward, side, text: answer.text.clone(), row };
            let said = Said {
                word,
                means: answer.known,
                date: answer.date,
                asked_to: form.to,
                table: around.rows[number].table,
                at: answer.at.unwrap_or(around.rows[number].record.at),
            };
            answers.by_person.entry(person).or_default().push(said);
        }
        answers.by_person.values_mut().for_each(|said| newest(said, around));
        answers
    }

    fn about<'a>(&'a self, slip: &Held) -> impl Iterator<Item = &'a Said> {
        let all = self.by_person.get(&slip.person).into_iter().flatten();
        let ward = slip.ward.clone();
        // What was asked before a slip was written is not about it.
        let written = slip.slip.date.map(|_| slip.from);
        all.filter(move |said| said.word.ward == ward && written.is_none_or(|day| day <= said.asked_to))
    }

    /// Whether the slip's own unit answers so about it, and nothing that excludes it.
    pub(super) fn say(&self, slip: &Held, wanted: UnitAnswer) -> bool {
        let said = self.of_unit(slip, wanted);
        !said.is_empty() && said.iter().all(|one| one.means == Some(wanted))
    }

    /// What the slip's own unit answers about it, as far as it is this or excludes it.
    fn of_unit(&self, slip: &Held, wanted: UnitAnswer) -> Vec<&Said> {
        let dated = slip.slip.date.map(|(when, _)| when);
        let here = |said: &Said| said.date.is_none() || dated.is_none() || said.date == dated;
        let fits = |said: &&Said| (said.means == Some(wanted) || said.excludes(wanted)) && here(said);
        self.about(slip).filter(fits).collect()
    }

    /// What is said where the slip's own unit withdraws it and answers something else about it too: none of that is used. Who was
    /// confirmed is settled with the persons.
    pub(super) fn disputed(&self, around: &Around, slip: &Held) -> Option<Finding> {
        let mut given: Vec<&Said> = Vec::new();
        for said in self.of_unit(slip, UnitAnswer::Withdrawn) {
            if given.iter().all(|known| known.means != said.means) {
                given.push(said);
            }
        }
        let (first, others) = given.split_first()?;
        if others.is_empty() || given.iter().all(|said| said.means != Some(UnitAnswer::Withdrawn)) {
            return None;
        }
        let table = |said: &Said| &around.tables[said.table];
        let place = |said: &&Said| format!("{} {}!{}", table(said).path, table(said).sheet, said.at);
        let typed: Vec<&str> = given.iter().map(|said| &*said.word.text).collect();
        let others: Vec<String> = others.iter().map(place).collect();
        let finding = Finding::new(Code::DecisionContradiction).arg("kind", "unit-sheet");
        let finding = finding.file(&table(first).path).sheet(&table(first).sheet).at(first.at);
        Some(finding.seen(&typed.join(" / ")).arg("other", others.join(", ")))
    }

    /// What the ward answers in other words than a grade.
    pub(super) fn of_ward<'a>(&'a self, slip: &Held) -> Option<&'a str> {
        self.about(slip).find(|said| said.word.side == Side::Ward).map(|said| &*said.word.text)
    }

    /// Whether the ward answers that nobody of this name is with it.
    pub(super) fn does_not_know(&self, slip: &Held) -> bool {
        self.about(slip).any(|said| said.word.side == Side::Ward && says_not_known(&said.word.text))
    }

    pub(super) fn words(self) -> Vec<Word> {
        self.by_person.into_values().flatten().map(|said| said.word).collect()
    }
}

/// Leaves out what the same side said otherwise since, about the same ward: on a sheet of a later period, or on a newer version of the
/// sheet. An empty cell there says nothing and takes nothing back; where nobody can tell which is newer, both stand.
fn newest(said: &mut Vec<Said>, around: &Around) {
    if said.len() < 2 {
        return;
    }
    let form = |one: &Said| around.tables[one.table].facts.form.as_ref();
    let corrects = |newer: &Said, older: &Said| {
        let about = |one: &Said| (one.word.side, one.word.ward.clone(), one.date);
        let ours = |one: &Said| form(one).map(|form| (form.kind, form.ward.clone(), form.unit.clone()));
        let order = older.asked_to.cmp(&newer.asked_to);
        let (own, other) = (&around.tables[older.table], &around.tables[newer.table]);
        about(newer) == about(older)
            && ours(newer) == ours(older)
            && own.path != other.path
            && order.then_with(|| later(own, other, around.answers).unwrap_or(Ordering::Equal)) == Ordering::Less
    };
    let kept: Vec<bool> = said.iter().map(|one| !said.iter().any(|newer| corrects(newer, one))).collect();
    let mut kept = kept.into_iter();
    said.retain(|_| kept.next().unwrap_or(true));
}

/// The ward of the person's slip that has this name.
fn named(name: Option<&str>, slips: Option<&Vec<&Held>>) -> Option<Ward> {
    let name = text::plain(name?);
    slips?.iter().filter_map(|slip| slip.ward.as_ref()).find(|ward| text::plain(&ward.name) == name).cloned()
}
