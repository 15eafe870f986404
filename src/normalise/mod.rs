//! Tables to records: typed values, each repair remembered as a finding beside the value as sent.
//!
//! Everything one file alone can tell is decided here: persons, dates by the ladder row, header, title, sheet, file, folder,
//! channels, groups, grades. What needs the other files (which unit, which ward at which date, which period) stays text
//! until validate.

pub mod cells;

mod absent;
mod aggregate;
mod around;
mod blank;
mod claims;
mod consolidated;
mod dates;
mod desk;
mod fill;
mod form;
mod heading;
mod legend;
mod month;
mod named;
mod path;
mod person;
mod places;
mod ready;
mod reason;
mod remark;
mod residence;
pub(crate) mod rounds;
mod row_sums;
mod same;
mod script;
mod table;
mod title;
mod totals;
mod units;
mod whole;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use ready::Known;

use crate::finding::{Code, Finding};
use crate::layout::Layout;
use crate::model::consolidated::Consolidated;
use crate::model::form::UnitAnswer;
use crate::model::{
    Category, CellRef, ChannelCode, Date, FilePath, Form, GradeCode, GroupCode, Lang, Level, PersonFacts, ReasonCode,
    SheetKind, SheetName, Text, When,
};
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::wards::Ward;

/// All records of one file.
#[derive(Clone, Debug, Default)]
pub struct Records {
    pub tables: Vec<TableRecords>,
}

/// The records of one table and what stands around them.
#[derive(Clone, Debug)]
pub struct TableRecords {
    pub sheet: SheetName,
    /// The sheet whose list goes on on this one.
    pub continues: Option<SheetName>,
    /// Never None here: unrecognised tables have no records.
    pub kind: SheetKind,
    /// The row the table is pointed at (its first header row).
    pub row: u32,
    pub facts: SheetFacts,
    pub records: Vec<Record>,
}

/// What the surroundings of a table say.
#[derive(Clone, Debug, Default)]
pub struct SheetFacts {
    /// Title lines above the header, top to bottom, composed, single blanks. Lines of place and date are not among them.
    pub title: Vec<String>,
    /// Folded title without unit, date and version words; equal for two versions of one list.
    pub title_key: String,
    /// What title, sheet name, file name or folder say of time, by that order; for rosters and corrections.
    pub when: Option<(When, Source)>,
    /// The line of place and date.
    pub document_date: Option<Date>,
    /// A date of sending in the path ("nop ngay 20-04-2021").
    pub arrived: Option<Date>,
    /// A version in the path: 0 none, "(1)" 1, "lần 2" 2, "sửa" 1 more than without it ... Larger is later. None: not told.
    pub version: Option<u32>,
    /// A category the title names ("giảng viên", "viên chức").
    pub category: Option<Category>,
    /// The province the title block names (`THÀNH ĐOÀN CẦN THƠ`, `TỈNH ĐOÀN ...`), as written there.
    pub province: Option<String>,
    /// The sheet or file says that there is nothing to report.
    pub nothing_to_report: bool,
    /// Set where tonghop itself handed the sheet out: its rows answer, and its sender is the unit it was made for.
    pub form: Option<Form>,
    /// Set on the sheet of figures of a lower level's workbook: whose it is and of when.
    pub consolidated: Option<Consolidated>,
}

/// Where a stated value comes from; earlier beats later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    Row,
    Header,
    Context,
    Title,
    Sheet,
    File,
    Folder,
    /// Follows from something else that is stated (a group means the channel of groups).
    Implied,
    /// Nobody stated it: config's default.
    Assumed,
}

/// One body row.
#[derive(Clone, Debug)]
pub struct Record {
    pub row: u32,
    /// The cell that stands for the row in findings (its name, or its first cell).
    pub at: CellRef,
    /// Equal for rows identical in every cell but STT (hash over folded cells of understood and not understood columns).
    pub content: [u8; 16],
    pub person: PersonFacts,
    /// Equal for the rows of a table that name their person in one cell, merged, dittoed or left blank below: whatever else they say,
    /// they are about one. None for a row that stands for itself.
    pub run: Option<u32>,
    /// Chapter, class or unit as the row's column or a context line states it, best first.
    pub unit: Vec<(Text, Source)>,
    /// Faculty or other union above, as the row states it.
    pub parent_unit: Option<Text>,
    /// Set where the row lacks what it cannot do without: the codes that say so. Such a row waits.
    pub waits: Vec<Code>,
    pub body: Body,
}

/// What a row states, by kind of sheet.
#[derive(Clone, Debug)]
pub enum Body {
    Membership(Membership),
    Slip(Slip),
    Participation(Participation),
    Confirmation(Participation),
    Aggregate(Vec<AggregateCell>),
    Unit(UnitRow),
    Answer(Answer),
    Lower(LowerFigure),
}

/// A roster row.
#[derive(Clone, Debug, Default)]
pub struct Membership {
    pub joined: Option<When>,
    /// Ward as the row states it (residence; never where somebody took part). An address is not one: it is compared for itself.
    pub ward: Option<Text>,
    /// The row says this is no member ("chưa vào Đoàn").
    pub not_a_member: bool,
    /// The row says the member left; with the date, if it names one.
    #[allow(clippy::option_option, reason = "not left, left at an unknown time, left then")]
    pub left: Option<Option<When>>,
    /// How, as far as the remark says.
    pub leaving: Option<Leaving>,
    /// The remark's cell.
    pub remark: Option<CellRef>,
}

/// How somebody left a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaving {
    /// To another class or chapter.
    Moved,
    /// Out of the school's union: another school, back home.
    Transferred,
    Graduated,
    /// Over age, with the farewell (trưởng thành Đoàn).
    Matured,
    /// Left school, struck off.
    Left,
}

impl Leaving {
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Moved, Lang::Vi) => "chuyển chi đoàn",
            (Self::Transferred, Lang::Vi) => "chuyển sinh hoạt",
            (Self::Graduated, Lang::Vi) => "ra trường",
            (Self::Matured, Lang::Vi) => "trưởng thành Đoàn",
            (Self::Left, Lang::Vi) => "nghỉ học, ra khỏi Đoàn",
            (Self::Moved, Lang::En) => "moved to another chapter",
            (Self::Transferred, Lang::En) => "transferred",
            (Self::Graduated, Lang::En) => "graduated",
            (Self::Matured, Lang::En) => "outgrew the Union",
            (Self::Left, Lang::En) => "left",
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Transferred => "transferred",
            Self::Graduated => "graduated",
            Self::Matured => "matured",
            Self::Left => "left",
        }
    }
}

/// An introduction.
#[derive(Clone, Debug)]
pub struct Slip {
    pub ward: WardText,
    /// The slip's own date; else the sheet's by the ladder.
    pub date: Option<(When, Source)>,
    /// The months the slip names, if it does.
    pub months: Option<When>,
    pub number: Option<Text>,
    /// "rút phiếu", "thu hồi", "hủy giới thiệu".
    pub withdrawn: bool,
}

/// A participation or confirmation row: its claims, possibly none, and its grade.
#[derive(Clone, Debug, Default)]
pub struct Participation {
    pub claims: Vec<Claim>,
    pub grade: Option<GradeCode>,
    /// When the row as a whole is dated (for grades and confirmations), by the ladder.
    pub when: Option<(When, Source)>,
    pub ward: Option<Arc<WardText>>,
    /// The unit that introduced, on a ward's sheet.
    pub introduced_by: Option<Text>,
    pub evidence: Option<Text>,
    /// The row says that nobody confirmed it: on a ward's sheet it confirms nothing.
    pub refused: bool,
    /// The cell and the words by which the row says that this is no member ("TN", "chưa vào Đoàn").
    pub no_member: Option<Box<(CellRef, Text)>>,
    /// Why the person did not take part; only of rows without a turn.
    pub absence: Option<Box<Absence>>,
}

/// Why somebody did not take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub reason: ReasonCode,
    /// As typed.
    pub text: Text,
}

/// A ward as text, to be resolved at the date of the turn.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WardText {
    /// Composed, single blanks, as typed.
    pub text: Text,
    pub source: Source,
    /// Where it stands, for findings; None for file and folder.
    pub at: Option<CellRef>,
}

/// Turns that one cell or row asserts.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The mark or count cell, else the row's cell.
    pub at: CellRef,
    /// How many turns, at least 1.
    pub count: u32,
    pub channel: (ChannelCode, Source),
    /// None for channels without groups; a claim of channel `group` that names none is `g9`, placed by nothing.
    pub group: Option<GroupClaim>,
    /// By the ladder; None: the claim waits.
    pub when: Option<(When, Source)>,
    pub ward: Option<Arc<WardText>>,
    /// What was done, as typed; None where no activity is named.
    pub activity: Option<Text>,
}

/// The group of a claim and how it was told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupClaim {
    pub code: GroupCode,
    /// None: nothing placed it, so it is `g9`.
    pub how: Option<GroupHow>,
}

/// One finest sum of a lower level's workbook.
#[derive(Clone, Debug)]
pub struct LowerFigure {
    pub at: CellRef,
    pub number: u64,
    pub of: LowerOf,
}

/// What it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LowerOf {
    Turns {
        channel: ChannelCode,
        group: Option<GroupClaim>,
        when: When,
        ward: Option<Ward>,
    },
    /// Members on rosters as of the last day of the workbook's period.
    Members {
        category: Category,
        /// Where all of them joined at that time.
        joined: Option<When>,
    },
}

/// One number an aggregate sheet states.
#[derive(Clone, Debug)]
pub struct AggregateCell {
    pub at: CellRef,
    pub number: u64,
    pub measure: Measure,
    pub when: Option<(When, Source)>,
    pub ward: Option<WardText>,
}

/// What an aggregate's number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Members; of one category, or all.
    Members(Option<Category>),
    Turns {
        channel: (ChannelCode, Source),
        group: Option<GroupClaim>,
    },
}

/// A row of a sheet we handed out that is no confirmation: a word, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// As typed; empty where nobody answered.
    pub text: Text,
    /// Where it stands; None where nobody answered.
    pub at: Option<CellRef>,
    pub known: Option<UnitAnswer>,
    /// The slip it is about: its ward and date as they stood there.
    pub ward: Option<Text>,
    pub date: Option<When>,
    /// What was shown of the other side.
    pub beside: Option<Text>,
    pub absence: Option<Absence>,
}

/// A row of a units sheet.
#[derive(Clone, Debug, Default)]
pub struct UnitRow {
    pub code: Option<String>,
    pub name: Option<String>,
    pub level: Option<Level>,
    /// Code or name of the parent, as typed.
    pub parent: Option<String>,
    pub email: Option<String>,
    pub contact: Option<String>,
    pub category: Option<Category>,
}

/// Makes one file's tables into records. Findings carry the file's path.
///
/// Hidden sheets are passed over. A sheet that was not recognised has no records; one that says that there is nothing to
/// report has facts without records. `known`: what was made ready before with the same settings.
pub fn records(path: &FilePath, layout: &Layout, settings: &Settings, known: &mut Known) -> (Records, Vec<Finding>) {
    let says = |table: &&crate::layout::Table| table.visible && (table.kind.is_some() || !layout.ours);
    let tables: Vec<&crate::layout::Table> = layout.tables.iter().filter(says).collect();
    let mut read = Vec::with_capacity(tables.len());
    for (number, table) in tables.iter().enumerate() {
        // A sum below a list is of what the sheet's title says.
        let mut on_sheet = tables[..number].iter().filter(|one| one.sheet == table.sheet);
        // Below its heading alone a table stands under the sheet's title.
        let above = if table.is_part() { on_sheet.next() } else { on_sheet.next_back() };
        let lends = table.kind == Some(SheetKind::Aggregate) || table.is_part();
        let above = above.filter(|above| lends && above.kind.is_some());
        read.push(table::read(path, (table, above.copied()), settings, known));
    }
    totals::across(&mut read);
    let mut records = Records::default();
    let mut findings = Vec::new();
    for (table, (mut read, mut said)) in tables.into_iter().zip(read) {
        if let Some(places) = &table.places {
            read.iter_mut().for_each(|read| places::back(read, places));
            said.iter_mut().for_each(|one| one.moved(places));
        }
        records.tables.extend(read);
        findings.extend(said);
    }
    (records, findings)
}
