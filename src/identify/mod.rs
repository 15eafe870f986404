//! Accepted rows to the register: persons with all their sources, turns that count once, introductions met with
//! confirmations, the fate of every row.

mod absences;
mod ages;
mod aggregates;
mod around;
mod asked;
mod build;
mod change;
mod consolidated;
mod copied;
mod corrected;
mod differing;
mod elsewhere;
mod entries;
mod fates;
mod grades;
mod history;
mod introductions;
pub mod linkage;
mod membership;
mod number;
mod ours;
mod outside;
mod part;
pub mod persons;
mod places;
mod reasons;
mod reporting;
mod shown;
mod spelling;
mod summaries;
mod told;
mod turns;
mod values;
mod versions;
mod waiting;
mod words;

pub use absences::Absent;
pub use build::register;
pub use entries::{Disposition, FileEntry, FileState, LineRun, RowEntry, SheetEntry, State, Told, UnitState};
pub use history::{Ending, Stay};
pub use values::{Rule, Stated};
pub use waiting::Waiting;

use std::collections::BTreeMap;

use crate::answers::{Key, QuestionKind};
use crate::finding::{Finding, Severity};
use crate::model::{
    Area, Birth, Category, CellRef, ChannelCode, Date, FilePath, Gender, GradeCode, GroupCode, Lang, Period, SheetName,
    Text, Turns, UnitId, Units, When,
};
use crate::say::pick;
use crate::wards::Ward;

/// A row by its place in [`Register::rows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

impl RowId {
    /// The row at a place.
    pub fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

/// A person by their place in [`Register::members`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

impl PersonId {
    /// The person at a place.
    pub fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

/// The one artefact between reading and reporting: everything that is counted, with its sources.
#[derive(Clone, Debug)]
pub struct Register {
    pub period: Period,
    /// The office's province.
    pub home: Option<Home>,
    pub units: Units,
    /// One for each unit of `units`, in the same order.
    pub states: Vec<UnitState>,
    /// The last day on which a report is in time, where config says how long units have.
    pub due: Option<Date>,
    /// In code-point order of paths.
    pub files: Vec<FileEntry>,
    /// Every body row, in order of file, sheet, row.
    pub rows: Vec<RowEntry>,
    /// Every person, on a roster or not, in order of id.
    pub members: Vec<Member>,
    /// Where each person belonged and when, from every roster; in order of person, unit, day.
    pub stays: Vec<Stay>,
    /// What the rows of one person do not say alike; in order of person and field.
    pub values: Vec<Stated>,
    /// In a total order that depends on values only.
    pub turns: Vec<Turn>,
    /// Members whom only a lower level knows by name; in order of file, sheet and row.
    pub held: Vec<Held>,
    pub introductions: Vec<Introduction>,
    /// Confirmations that met no slip: (person, ward, rows).
    pub unannounced: Vec<(PersonId, Option<Ward>, Vec<RowId>)>,
    /// What wards and units answered on sheets we handed out, beyond grades; in order of person, ward, side, text.
    pub words: Vec<Word>,
    /// Who did not take part, and why; in order of person, reason, row.
    pub absences: Vec<Absent>,
    /// Rows that introduce somebody and count; told apart from what became of the slips.
    pub slips: u64,
    /// The ward of each ward union whose name tells one, as of the period's last day.
    pub ward_unions: BTreeMap<UnitId, Ward>,
    pub questions: Vec<Question>,
    /// Totals of members stated for the office as a whole; config's last.
    pub stated: Vec<StatedMembers>,
    /// Persons merged from more than one row that named them differently.
    pub merged: u64,
    /// Questions about persons that were answered and still arise.
    pub answered: u64,
    pub claims: Claims,
}

impl Register {
    pub fn member(&self, person: PersonId) -> &Member {
        &self.members[person.0 as usize]
    }

    /// The file that was sent under this path.
    pub fn file(&self, path: &FilePath) -> Option<&FileEntry> {
        self.files.binary_search_by(|file| file.path.cmp(path)).ok().map(|at| &self.files[at])
    }

    /// Whether a row, or a whole file, is left out at the place of an error.
    pub fn leaves_out(&self, finding: &Finding) -> bool {
        let (Severity::Error, Some(file)) = (finding.severity, &finding.file) else { return false };
        // Where the time around the row stands in for its own, the row waits for something else if it waits.
        if finding.is_around() {
            return false;
        }
        let begin = self.rows.partition_point(|row| row.file < *file);
        let rows = self.rows[begin..].iter().take_while(|row| row.file == *file);
        let mut rows = rows.filter(|row| finding.sheet.as_ref().is_none_or(|sheet| row.sheet == *sheet)).peekable();
        // Of a file that cannot be read there are no rows.
        if rows.peek().is_none() {
            return true;
        }
        // What is said of a header row or a sheet is said of every row below it.
        let within = |row: u32| {
            let cells = finding.cells.iter().filter_map(|area| match area {
                Area::Cells { first, last } => Some((first.row, last.row)),
                Area::Rows { .. } | Area::Column(_) => None,
            });
            let mut cells = cells.peekable();
            cells.peek().is_none() || cells.any(|(first, last)| (first..=last).contains(&row))
        };
        rows.any(|row| row.disposition == Disposition::Waiting && within(row.row))
    }

    /// The rows of a sheet with their numbers, in order.
    pub fn rows_of<'r>(
        &'r self,
        file: &'r FilePath,
        sheet: &'r SheetName,
    ) -> impl Iterator<Item = (RowId, &'r RowEntry)> {
        let begin = self.rows.partition_point(|row| (&row.file, &row.sheet) < (file, sheet));
        let rows = (begin..).map(RowId::at).zip(&self.rows[begin..]);
        rows.take_while(move |(_, row)| row.file == *file && row.sheet == *sheet)
    }

    /// Whether a finding is about rows that count nothing here, as those of another period do: of its cells, or, where it is about a
    /// header or a title, of the whole sheet. An answer to it would move no turn.
    pub fn is_of_another_time(&self, finding: &Finding) -> bool {
        let (Some(file), Some(sheet)) = (&finding.file, &finding.sheet) else { return false };
        let is_out = |row: &RowEntry| row.disposition == Disposition::OutOfScope;
        let mut touched = false;
        for area in &finding.cells {
            let Area::Cells { first, last } = area else { continue };
            let begin = self.rows.partition_point(|row| (&row.file, &row.sheet, row.row) < (file, sheet, first.row));
            let within = |row: &&RowEntry| row.file == *file && row.sheet == *sheet && row.row <= last.row;
            for row in self.rows[begin..].iter().take_while(within) {
                touched = true;
                if !is_out(row) {
                    return false;
                }
            }
        }
        let mut rows = self.rows_of(file, sheet).peekable();
        touched || (rows.peek().is_some() && rows.all(|(_, row)| is_out(row)))
    }

    /// Whose file a row stands in.
    pub fn sender(&self, row: RowId) -> Option<UnitId> {
        self.file(&self.rows[row.0 as usize].file)?.unit
    }
}

/// The office's province, in which names of wards are looked for first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub province: String,
    /// From what was sent; config does not say.
    pub inferred: bool,
    /// Wards whose names told it; 0: title blocks or the register did.
    pub wards: usize,
}

/// The balance of claims. `read` is counted on its own, before anything is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    pub read: u64,
    pub counted: u64,
    pub duplicate: u64,
    pub waiting: u64,
    pub out_of_scope: u64,
}

/// One person.
#[derive(Clone, Debug)]
pub struct Member {
    /// Stable for the same input; tells nothing: `P00001`.
    pub id: String,
    pub name: String,
    pub birth: Option<Birth>,
    pub gender: Option<Gender>,
    pub student_no: Option<String>,
    pub category: Category,
    /// The unit whose roster holds them; else the unit they were reported by.
    pub unit: Option<UnitId>,
    pub joined: Option<When>,
    pub on_roster: bool,
    pub grade: Option<GradeCode>,
    pub sources: Vec<RowId>,
}

impl Member {
    /// The name as people read it, also of whom nobody gave one.
    pub fn shown_name(&self, lang: Lang) -> &str {
        if self.name.is_empty() { pick(lang, NAMELESS.0, NAMELESS.1) } else { &self.name }
    }
}

/// What stands in place of the name of whom the lists give a number alone, in both languages.
const NAMELESS: (&str, &str) = ("(chưa có họ tên)", "(no name given)");

/// A number of members of one unit, as a lower level's workbook gives it. Nobody of them is among [`Register::members`].
#[derive(Clone, Debug)]
pub struct Held {
    pub unit: Option<UnitId>,
    pub category: Category,
    /// Where all of them joined at that time.
    pub joined: Option<When>,
    pub members: u64,
    pub row: RowId,
    pub cell: CellRef,
}

/// One turn, or `count` turns of an aggregate.
#[derive(Clone, Debug)]
pub struct Turn {
    /// None for turns from aggregates.
    pub person: Option<PersonId>,
    pub channel: ChannelCode,
    pub group: Option<GroupCode>,
    pub by_keyword: bool,
    /// As of the period's last day; None where unknown.
    pub ward: Option<Ward>,
    pub unit: Option<UnitId>,
    pub when: When,
    pub activity: Option<Text>,
    pub grade: Option<GradeCode>,
    pub count: Turns,
    /// The row that counts first, then those it was met with.
    pub rows: Vec<RowId>,
    /// The cell of the counting row that asserts it.
    pub cell: CellRef,
}

/// The outcome of a slip (COUNTING, Introductions).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Confirmed,
    Elsewhere,
    OtherPeriod,
    PersonDiffers,
    Withdrawn,
    Unconfirmed,
}

impl Outcome {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Elsewhere => "elsewhere",
            Self::OtherPeriod => "other-period",
            Self::PersonDiffers => "person-differs",
            Self::Withdrawn => "withdrawn",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// One slip that holds in the period, with its outcome.
#[derive(Clone, Debug)]
pub struct Introduction {
    pub person: PersonId,
    pub ward: Option<Ward>,
    /// The ward that confirmed, where it is another.
    pub confirmed_by: Option<Ward>,
    pub date: Option<When>,
    pub number: Option<Text>,
    pub outcome: Outcome,
    /// The ward answered that it knows nobody of this name: no confirmation, and nothing to ask it again.
    pub not_known: bool,
    /// First and last day of what confirmed it.
    pub seen: Option<(Date, Date)>,
    /// The slip's rows, then those of its confirmation.
    pub rows: Vec<RowId>,
}

impl Introduction {
    /// Whether the ward has still to give its word.
    pub fn is_asked_of_ward(&self) -> bool {
        self.outcome == Outcome::Unconfirmed && !self.not_known
    }
}

/// Who answered on a sheet we handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Ward,
    Unit,
}

/// An answer on a sheet we handed out that is no grade: it is shown, and some have an effect on the outcome of a slip.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    pub person: PersonId,
    /// The ward it is about; None where no slip names one.
    pub ward: Option<Ward>,
    pub side: Side,
    /// As typed.
    pub text: Text,
    pub row: RowId,
}

/// Something only a person can tell.
#[derive(Clone, Debug)]
pub struct Question {
    /// Stable for the same facts.
    pub id: String,
    /// What an answer is remembered by.
    pub key: Key,
    pub kind: QuestionKind,
    pub subject: String,
    pub other: String,
    /// In thousandths; 0 where the question has no score.
    pub score: u32,
    /// In the language of the run.
    pub reasons: String,
    /// What counts until somebody answers, in the language of the run.
    pub assumed: String,
    /// What another answer would change, in the language of the run.
    pub effect: String,
    /// What was answered and not understood: the finding about it.
    pub unused: Option<Finding>,
    pub rows: Vec<RowId>,
}

/// A total of members somebody states for the office.
#[derive(Clone, Debug)]
pub struct StatedMembers {
    pub total: u64,
    /// None: config.
    pub place: Option<(FilePath, SheetName, CellRef)>,
}
