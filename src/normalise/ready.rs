//! The texts of cells made fit to read: each once, however many cells hold it.
//!
//! Senders write few texts in very many cells. What is kept is a function of the text and the settings alone, so keeping it
//! changes no answer.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use hashbrown::HashMap;

use super::cells::{self, DayMonth, Listed, Parsed, Weekdays, absence};
use super::named::{self, Did, Said};
use super::remark::{self, Remark};
use super::{fill, month};
use crate::finding::Code;
use crate::model::{Birth, ChannelCode, Text, When};
use crate::read::{Cell, Value};
use crate::settings::Settings;
use crate::text::{self, Named};

/// A text made fit to read, and what it was found to mean when somebody asked.
pub(super) struct Ready {
    /// Cleaned; never empty.
    pub text: Text,
    /// What cleaning repaired.
    pub repairs: Vec<Code>,
    /// As it was typed, where it has line breaks, which may part two people.
    lines: Option<Text>,
    /// Whether it says "as above".
    pub ditto: bool,
    /// Whether a spreadsheet would take what was typed for a formula.
    pub formula: bool,
    /// [`text::fold`] of it; None for numbers and dates, which are their own key.
    fold: Option<Box<str>>,
    /// Of [`Self::fold`].
    digest: u128,
    plain: OnceCell<Box<str>>,
    /// Not apart from it: most texts are names.
    name: OnceCell<Named>,
    birth: OnceCell<Box<Parsed<Birth>>>,
    when: OnceCell<Box<Parsed<When>>>,
    meant: OnceCell<Box<Meant>>,
}

/// What a text was found to mean.
#[derive(Default)]
struct Meant {
    channel: OnceCell<Option<ChannelCode>>,
    channels: OnceCell<Vec<Did>>,
    times: OnceCell<u32>,
    said: OnceCell<Said>,
    dated: OnceCell<Dated>,
    absence: OnceCell<Option<absence::Said>>,
    open: OnceCell<bool>,
    weekdays: OnceCell<Option<Weekdays>>,
    remark: OnceCell<Option<Remark>>,
}

/// What a text says of times that only its surroundings make whole.
pub(super) struct Dated {
    /// `Tháng 3`, `T3`: the text as a whole is a month.
    pub month: Option<i8>,
    /// `21/10`: a day and its month.
    pub day: Option<(i8, i8)>,
    /// `10-11/10`: from a day to a day.
    pub days: Option<(DayMonth, DayMonth)>,
    /// Days or months one behind the other.
    pub listed: Option<Vec<Listed>>,
    /// Weeks one behind the other.
    pub weeks: Option<Vec<cells::WeekOf>>,
}

/// What one worker has made ready, for all the sheets it reads with the same settings: names stand in one list after the other,
/// running numbers and days in all. Only looked up, never walked.
#[derive(Default)]
pub struct Known {
    texts: HashMap<Text, Rc<Ready>>,
    /// Numbers and dates by their bits; true for dates.
    figures: HashMap<(bool, u64), Rc<Ready>>,
}

/// Texts and figures remembered before all are forgotten and it begins anew: as many as a city has members.
const MOST: usize = 1 << 16;
/// Longer texts are seldom written twice.
const LONGEST: usize = 160;
/// `31/12/2004`.
const LONGEST_DAY: usize = 10;

/// Whether a text may stand in many lists. Of what is written in ASCII most are numbers of somebody, which stand in few and are
/// quickly made; days stand in all.
fn is_kept(typed: &str) -> bool {
    if typed.is_ascii() {
        typed.len() <= LONGEST_DAY && typed.bytes().any(|one| matches!(one, b'/' | b'-' | b'.'))
    } else {
        typed.len() <= LONGEST
    }
}

/// The texts of one sheet, by where they lie in memory: the cells of a sheet share equal texts. Only looked up, never walked.
#[derive(Default)]
pub(super) struct Texts(HashMap<usize, Option<Rc<Ready>>>);

impl Texts {
    /// With room for so many texts.
    pub fn with_capacity(texts: usize) -> Self {
        Self(HashMap::with_capacity(texts))
    }

    /// What the value of a cell of this sheet is as a text; None where nothing is left of it. The sheet outlives this.
    pub fn of(&mut self, value: &Value, known: &mut Known) -> Option<Rc<Ready>> {
        match value {
            Value::Text(typed) => {
                let ready = self.0.entry(Arc::as_ptr(typed).addr()).or_insert_with(|| known.text(typed));
                ready.clone()
            }
            Value::Number(number) => Some(known.figure((false, number.to_bits()), value)),
            Value::Date(serial) => Some(known.figure((true, serial.to_bits()), value)),
            Value::Bool(_) | Value::Error(_) | Value::NoResult => {
                let shown: Text = value.seen().into();
                (!shown.is_empty()).then(|| Ready::new(shown, Vec::new()))
            }
        }
    }
}

impl Known {
    fn text(&mut self, typed: &Text) -> Option<Rc<Ready>> {
        let kept = is_kept(typed);
        if kept && let Some(known) = self.texts.get(typed) {
            return Some(Rc::clone(known));
        }
        let text::Keyed { text, repairs, fold } = text::keyed(typed);
        if text.is_empty() {
            return None;
        }
        let formula = fill::looks_like_formula(typed);
        let broken = repairs.contains(&Code::CellWhitespace) && typed.contains('\n');
        let lines = broken.then(|| Text::clone(typed));
        let ready = Rc::new(Ready { formula, lines, ..Ready::made(text, repairs, Some(fold)) });
        if kept {
            if self.texts.len() >= MOST {
                self.texts.clear();
            }
            self.texts.insert(Text::clone(typed), Rc::clone(&ready));
        }
        Some(ready)
    }

    /// Numbers and dates are fine as they are shown.
    fn figure(&mut self, key: (bool, u64), value: &Value) -> Rc<Ready> {
        if self.figures.len() >= MOST {
            self.figures.clear();
        }
        let ready =
            self.figures.entry(key).or_insert_with(|| Rc::new(Ready::made(value.seen().into(), Vec::new(), None)));
        Rc::clone(ready)
    }
}

impl Ready {
    pub fn new(text: Text, repairs: Vec<Code>) -> Rc<Self> {
        let fold = text::fold(&text).into();
        Rc::new(Self::made(text, repairs, Some(fold)))
    }

    fn made(text: Text, repairs: Vec<Code>, fold: Option<Box<str>>) -> Self {
        let ditto = fold.is_some() && fill::is_ditto(&text);
        let digest = digest(fold.as_deref().unwrap_or(&text));
        let (plain, name, birth) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (when, meant) = (OnceCell::new(), OnceCell::new());
        let (lines, formula) = (None, false);
        Self { text, repairs, lines, ditto, formula, fold, digest, plain, name, birth, when, meant }
    }

    fn meant(&self) -> &Meant {
        self.meant.get_or_init(Box::default)
    }

    /// [`text::fold`] of it.
    pub fn fold(&self) -> &str {
        self.fold.as_deref().unwrap_or(&self.text)
    }

    /// [`digest`] of its key.
    pub const fn digest(&self) -> u128 {
        self.digest
    }

    /// [`text::plain`] of it.
    pub fn plain(&self) -> &str {
        self.plain.get_or_init(|| text::plain(&self.text).into())
    }

    /// It as somebody's name.
    pub fn name(&self) -> &Named {
        self.name.get_or_init(|| text::name(self.lines.as_deref().unwrap_or(&self.text)))
    }

    /// It as a date of birth; `cell` is the one that holds it.
    pub fn birth(&self, cell: &Cell, settings: &Settings) -> &Parsed<Birth> {
        self.birth.get_or_init(|| Box::new(cells::birth(cell, settings.today)))
    }

    /// It as a time; `cell` is the one that holds it.
    pub fn when(&self, cell: &Cell, settings: &Settings) -> &Parsed<When> {
        self.when.get_or_init(|| {
            let read = |cell: &Cell| Box::new(cells::when(cell, settings.today, settings.cut));
            match (&cell.value, cells::without_week(&self.text)) {
                (Value::Text(_), Cow::Owned(month)) => read(&Cell { value: Value::Text(month.into()), ..cell.clone() }),
                _ => read(cell),
            }
        })
    }

    /// The channel whose words it holds.
    pub fn channel(&self, settings: &Settings) -> Option<&ChannelCode> {
        self.meant().channel.get_or_init(|| settings.words.channel_in(&self.text)).as_ref()
    }

    /// The channels and groups that it lists in a column of channels; none where it lists one or anything else.
    pub fn channels(&self, settings: &Settings) -> &[Did] {
        self.meant().channels.get_or_init(|| named::channels(settings, &self.text))
    }

    /// How often it says that something was done; 1 where it says nothing of it.
    pub fn times(&self) -> u32 {
        *self.meant().times.get_or_init(|| named::times(&self.text))
    }

    /// What it says of times without a year.
    pub fn dated(&self) -> &Dated {
        self.meant().dated.get_or_init(|| {
            let text = cells::without_week(&self.text);
            Dated {
                month: month::whole(&text),
                day: cells::day_and_month(&text),
                days: cells::between_days(&text),
                listed: cells::listed(&text),
                weeks: if self.plain().contains("tuan") { cells::weeks_of(&self.text) } else { None },
            }
        })
    }

    /// What it says of somebody's absence.
    pub fn absence(&self) -> Option<absence::Said> {
        *self.meant().absence.get_or_init(|| absence::said(self.fold(), self.plain()))
    }

    /// Whether it leaves open, as what was done, whether it was.
    pub fn leaves_open(&self) -> bool {
        *self.meant().open.get_or_init(|| cells::leaves_open(self.fold()))
    }

    /// What it says of membership, as a remark.
    pub fn remark(&self) -> Option<Remark> {
        *self.meant().remark.get_or_init(|| remark::read(&self.text))
    }

    /// What it says of days of the week.
    pub fn weekdays(&self) -> Option<&Weekdays> {
        // Numbers and dates are none, and nearly all that is typed for a date has only digits and signs.
        self.fold.as_deref().filter(|fold| fold.contains(char::is_alphabetic))?;
        self.meant().weekdays.get_or_init(|| cells::weekdays(&self.text)).as_ref()
    }

    /// What it says in a column of groups or activities; `cell` is the one that holds it.
    pub fn said(&self, cell: &Cell, settings: &Settings) -> &Said {
        self.meant().said.get_or_init(|| named::said(settings, self, cell))
    }
}

/// A key in 128 bits; nobody finds two of one digest.
pub(super) fn digest(key: &str) -> u128 {
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..16]);
    u128::from_le_bytes(short)
}
