//! What the texts of a row say of its person's absence, and where marks or counts say otherwise.
//!
//! Must never let such a word pass in silence: it refuses the row, or somebody is asked.

use super::grade::{confirmed, denies, never_came};
use super::says::Says;
use super::spots::Spot;
use crate::finding::{Code, Finding, Severity};
use crate::model::{ChannelCode, Field, GradeCode};
use crate::normalise::absent;
use crate::normalise::cells;
use crate::normalise::cells::absence::{self, Said};
use crate::normalise::cells::confirmed as words;
use crate::normalise::desk::{Desk, Entry, MarkColumn, Row};
use crate::normalise::named;
use crate::read::Value;
use crate::text;

/// The cells of a row that speak of absence.
#[derive(Default)]
pub(super) struct Away<'a> {
    /// By these the person did not take part.
    pub refusals: Vec<Entry<'a>>,
    /// These leave open whether the person did.
    pub unclear: Vec<Entry<'a>>,
    /// By these nobody confirmed, or not yet, that the person did.
    pub unconfirmed: Vec<Entry<'a>>,
    /// These speak of some occasions only.
    partly: Vec<Entry<'a>>,
    /// Reasons for not taking part, below a header that asks for them.
    excuses: Vec<Entry<'a>>,
}

impl<'a> Away<'a> {
    pub fn of(desk: &Desk, row: &Row<'a>, channel: Option<&ChannelCode>) -> Self {
        let mut away = Self::default();
        for entry in row.all(&desk.columns, &Field::Note) {
            match words::said(entry.plain()) {
                Some(false) => away.unconfirmed.push(entry.clone()),
                // Whoever came needs no excuse.
                _ if entry.absence().is_none() && (is_excuse(desk, entry) || cells::is_of_another(entry.plain())) => {
                    away.partly.push(entry.clone());
                }
                _ => away.hear(entry),
            }
        }
        if let Some(entry) = date(desk, row) {
            away.hear(entry);
        }
        away.hear_done(desk, row, channel);
        let unclear =
            |one: &&Entry| one.absence() == Some(Said::Unclear) && desk.settings.words.grade(&one.text).is_none();
        away.unclear.extend(row.all(&desk.columns, &Field::Result).filter(unclear).cloned());
        away.unconfirmed.extend(row.all(&desk.columns, &Field::Result).filter(|one| is_refused(desk, one)).cloned());
        let reason = row.first(&desk.columns, &Field::Reason);
        away.excuses.extend(reason.filter(|one| excuses(desk, one)).cloned());
        // Below `Lý do` alone nobody knows of what it is one.
        away.partly.extend(reason.filter(|one| !excuses(desk, one) && is_excuse(desk, one)).cloned());
        // Where marks or counts say who came, a reason adds nothing.
        if desk.columns.marks.is_empty() && !desk.columns.has(&Field::Count) {
            away.refusals.extend(away.excuses.iter().cloned());
        }
        away
    }

    /// Takes what the cells of what was done say. A channel in a column of its own leaves an activity of nothing to itself.
    fn hear_done(&mut self, desk: &Desk, row: &Row<'a>, channel: Option<&ChannelCode>) {
        let own = row.first(&desk.columns, &Field::Channel);
        let done = row.first(&desk.columns, &Field::Activity).into_iter();
        for entry in done.chain(row.first(&desk.columns, &Field::Group)) {
            if named::says_nothing(entry.plain()) {
                self.refusals.extend(channel.is_none().then(|| entry.clone()));
            } else if entry.absence().is_some() {
                self.take(entry, entry.absence().filter(|_| channel.is_none() || own.is_none()));
            } else if entry.leaves_open() {
                self.unclear.push(entry.clone());
            }
        }
        if let Some(entry) = own.filter(|entry| entry.leaves_open() || entry.absence().is_some()) {
            self.unclear.push(entry.clone());
        }
    }

    /// Whether a cell of the row says that nobody confirmed it.
    pub fn is_unconfirmed(&self) -> bool {
        !self.unconfirmed.is_empty()
    }

    /// Takes a remark behind a name: `Lê Thị Bích (vắng)`.
    pub fn behind_name(&mut self, name: Option<&Entry<'a>>, remark: &str) {
        let Some(name) = name else { return };
        let listed = absent::said(remark) == Some(true);
        let said = absence::said(&text::fold(remark), &text::plain(remark));
        self.take(name, if listed && said != Some(Said::Partly) { Some(Said::Away) } else { said });
    }

    fn hear(&mut self, entry: &Entry<'a>) {
        self.take(entry, entry.absence());
    }

    fn take(&mut self, entry: &Entry<'a>, said: Option<Said>) {
        match said {
            Some(Said::Away) => self.refusals.push(entry.clone()),
            Some(Said::Unclear) => self.unclear.push(entry.clone()),
            Some(Said::Partly) => self.partly.push(entry.clone()),
            None => {}
        }
    }
}

/// The cell of the row's date, where it is a text that speaks of absence and so is no date.
pub(super) fn date<'r, 'a>(desk: &Desk, row: &'r Row<'a>) -> Option<&'r Entry<'a>> {
    let entry = row.first(&desk.columns, &Field::Date).filter(|one| matches!(one.cell.value, Value::Text(_)))?;
    entry.absence().map(|_| entry)
}

/// Says what became of the words of absence in a row that asserts these turns.
pub(super) fn say(desk: &mut Desk, marks: &[MarkColumn], says: &Says, spots: &[Spot], grade: Option<&GradeCode>) {
    let away = &says.away;
    if spots.is_empty() {
        away.refusals.iter().for_each(|entry| desk.say_of(entry, Code::MarkNegative, Some("0")));
        away.unconfirmed.iter().filter(|entry| !entry.copied).for_each(|entry| {
            let finding = Finding::new(Code::MarkNegative).arg("kind", UNCONFIRMED);
            desk.say(entry.at, finding.seen(&entry.cell.value.shown()));
        });
        let told = !away.refusals.is_empty() || grade.is_some_and(|grade| grade.as_str() == GradeCode::ABSENT);
        if marks.is_empty() && !told {
            away.unclear.iter().for_each(|entry| ask(desk, entry, UNREAD));
        }
        return;
    }
    let plain = matches!(spots, [spot] if spot.mark.is_none() && !desk.columns.has(&Field::Count));
    // Of several marks some may be missing, and of several turns one more may have been missed.
    let every = !marks.is_empty() && marks.iter().all(|mark| spots.iter().any(|spot| spot.at.col == mark.col));
    let once = marks.is_empty() && spots.iter().map(|spot| spot.count).sum::<u32>() == 1;
    if plain && grade.is_none() {
        away.partly.iter().for_each(|entry| ask(desk, entry, REMARK));
    } else if every || once {
        let against = away.refusals.iter().chain(&away.unclear).chain(away.excuses.iter().filter(|_| every));
        against.for_each(|entry| ask(desk, entry, REMARK));
        away.unconfirmed.iter().for_each(|entry| ask(desk, entry, UNCONFIRMED));
    }
}

/// The words of a finding about a remark by which no turn is counted, and against which one is.
const UNREAD: &str = "unread";
const REMARK: &str = "remark";
/// The words of a finding about a row that nobody confirmed.
const UNCONFIRMED: &str = "unconfirmed";

/// Asks what a cell says that was counted, or was not; `kind` are the words of it.
pub(super) fn ask(desk: &mut Desk, entry: &Entry, kind: &str) {
    if !entry.copied {
        let finding = Finding::new(Code::MarkVariant).severity(Severity::Query).arg("kind", kind);
        desk.say(entry.at, finding.seen(&entry.cell.value.shown()));
    }
}

/// Whether a result says that nobody confirmed the row: it claims no turn.
pub(super) fn is_refused(desk: &Desk, entry: &Entry) -> bool {
    never_came(entry) || (desk.settings.words.grade(&entry.text).is_none() && confirmed(desk, entry) == Some(false))
}

/// Whether a result confirms nobody; `bare`: on a ward's sheet, where the row says nothing else, one that denies what no scale knows
/// does not either.
pub(super) fn refuses(desk: &Desk, entry: &Entry, bare: bool) -> bool {
    is_refused(desk, entry) || (bare && denies(desk, entry))
}

/// Whether a remark is nothing but a reason for not coming: `về quê`, `bận học thêm`.
fn is_excuse(desk: &Desk, entry: &Entry) -> bool {
    let key = entry.plain().trim();
    entry.fold().starts_with("bận ") || desk.settings.words.reasons.iter().any(|(words, _)| words == key)
}

/// Whether a text stands below "Lý do không tham gia": whoever has one was not there.
fn excuses(desk: &Desk, entry: &Entry) -> bool {
    let key = desk.columns.key(entry.at.col);
    let asked = key.split(' ').any(|word| absence::FIRST.contains(&word));
    asked && entry.text.chars().any(char::is_alphabetic)
}
