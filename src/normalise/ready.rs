//! The texts of one sheet made fit to read: each once, however many cells hold it.
//!
//! Senders write few texts in very many cells. What is kept is a function of the text and the settings alone, so keeping it
//! changes no answer.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use hashbrown::HashMap;

use super::named::{self, Said};
use crate::finding::Code;
use crate::model::{ChannelCode, Text};
use crate::read::Value;
use crate::settings::Settings;
use crate::text;

/// A text made fit to read, and what it was found to mean when somebody asked.
pub(super) struct Ready {
    /// Cleaned; never empty.
    pub text: Text,
    /// What cleaning repaired.
    pub repairs: Vec<Code>,
    /// [`text::fold`] of it; None for numbers and dates, which are their own key.
    fold: Option<Box<str>>,
    plain: OnceCell<Box<str>>,
    meant: OnceCell<Box<Meant>>,
}

/// What a text was found to mean.
#[derive(Default)]
struct Meant {
    channel: OnceCell<Option<ChannelCode>>,
    said: OnceCell<Said>,
}

/// All of a sheet. Only looked up, never walked.
#[derive(Default)]
pub(super) struct Texts(HashMap<Text, Option<Rc<Ready>>>);

impl Texts {
    /// What a cell's value is as a text; None where nothing is left of it.
    pub fn of(&mut self, value: &Value) -> Option<Rc<Ready>> {
        let Value::Text(typed) = value else {
            // Numbers and dates are fine as they are shown.
            let figures = match value {
                Value::Number(number) => Some((false, number.to_bits())),
                Value::Date(serial) => Some((true, serial.to_bits())),
                _ => None,
            };
            let shown = figures.map_or_else(|| value.seen().into(), |key| shown(key, value));
            let fold = figures.is_none().then(|| text::fold(&shown).into());
            return (!shown.is_empty()).then(|| Rc::new(Ready::made(shown, Vec::new(), fold)));
        };
        if let Some(known) = self.0.get(&**typed) {
            return known.clone();
        }
        let text::Keyed { text, repairs, fold } = text::keyed(typed);
        let ready = (!text.is_empty()).then(|| Rc::new(Ready::made(text, repairs, Some(fold))));
        self.0.insert(Text::clone(typed), ready.clone());
        ready
    }
}

/// Numbers and days remembered before all are forgotten and it begins anew.
const MOST: usize = 1 << 14;

thread_local! {
    /// Numbers and dates as they are shown: running numbers and days of birth are the same in all lists. Only looked up.
    static SHOWN: RefCell<HashMap<(bool, u64), Text>> = RefCell::new(HashMap::new());
}

/// A number or date as it is shown, known by its bits.
fn shown(key: (bool, u64), value: &Value) -> Text {
    SHOWN.with(|known| {
        let mut known = known.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        Text::clone(known.entry(key).or_insert_with(|| value.seen().into()))
    })
}

impl Ready {
    pub fn new(text: Text, repairs: Vec<Code>) -> Rc<Self> {
        let fold = text::fold(&text).into();
        Rc::new(Self::made(text, repairs, Some(fold)))
    }

    fn made(text: Text, repairs: Vec<Code>, fold: Option<Box<str>>) -> Self {
        Self { text, repairs, fold, plain: OnceCell::new(), meant: OnceCell::new() }
    }

    fn meant(&self) -> &Meant {
        self.meant.get_or_init(Box::default)
    }

    /// [`text::fold`] of it.
    pub fn fold(&self) -> &str {
        self.fold.as_deref().unwrap_or(&self.text)
    }

    /// [`text::plain`] of it.
    pub fn plain(&self) -> &str {
        self.plain.get_or_init(|| text::plain(&self.text).into())
    }

    /// The channel whose words it holds.
    pub fn channel(&self, settings: &Settings) -> Option<&ChannelCode> {
        self.meant().channel.get_or_init(|| settings.words.channel_in(&self.text)).as_ref()
    }

    /// What it says in a column of groups or activities.
    pub fn said(&self, settings: &Settings) -> &Said {
        self.meant().said.get_or_init(|| named::said(settings, self))
    }
}
