//! TOML values to typed ones that know where they were typed. Collects mistakes instead of stopping at the first.

use toml::Spanned;
use toml::de::DeValue;

use crate::model::{Date, Lang};
use crate::say::config as say;
use crate::say::config::Kind;

/// A value and where it stands in the text, as byte offsets from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    pub value: T,
    /// Where its key begins; for items of a list where the value begins.
    pub key: usize,
    /// Where the value begins.
    pub at: usize,
}

impl<T> At<T> {
    /// The same place with what is made of the value.
    pub fn with<U>(&self, value: U) -> At<U> {
        At { value, key: self.key, at: self.at }
    }
}

/// Mistakes found so far, by byte offset.
#[derive(Debug)]
pub struct Mistakes {
    pub lang: Lang,
    pub found: Vec<(usize, String)>,
    /// Codes of units that config names and does not have, each with its place and sentence: input's register may have them.
    pub open: Vec<(String, usize, String)>,
    /// Where the lines of the text end.
    ends: Vec<usize>,
    /// Headers of sections: where their line begins, and the header where a # stands before it.
    headers: Vec<(usize, Option<String>)>,
}

impl Mistakes {
    /// For the text of a file.
    pub fn new(lang: Lang, text: &str) -> Self {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let begins = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
        let headers = begins.zip(text.split('\n')).filter_map(|(at, line)| Some((at, header(line)?))).collect();
        Self { lang, found: Vec::new(), open: Vec::new(), ends, headers }
    }

    /// The line of a byte offset, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|&end| end < at) + 1
    }

    pub fn add(&mut self, at: usize, sentence: String) {
        self.found.push((at, sentence));
    }

    /// A key that none of `known` is, with the nearest of them.
    pub fn unknown_key(&mut self, at: usize, key: &str, place: &str, known: &[&str]) {
        // The commonest slip: the key was freed of its #, its section was not.
        let above = self.headers.partition_point(|&(header, _)| header < at);
        if let Some((header, Some(name))) = above.checked_sub(1).map(|above| &self.headers[above]) {
            let (header, sentence) = (*header, say::commented_header(self.lang, name));
            self.add(header, sentence);
            return;
        }
        let sentence = match nearest(key, known.iter().copied()) {
            Some(near) => say::unknown_key_suggested(self.lang, key, place, near),
            None => say::unknown_key(self.lang, key, place),
        };
        self.add(at, sentence);
    }

    /// A value that none of `known` is, with the nearest of them.
    pub fn not_one_of(&mut self, at: usize, value: &str, known: &[&str]) {
        let all = known.join(", ");
        let sentence = match nearest(value, known.iter().copied()) {
            Some(near) => say::not_one_of_suggested(self.lang, value, all, near),
            None => say::not_one_of(self.lang, value, all),
        };
        self.add(at, sentence);
    }

    fn wrong_type(&mut self, wanted: Kind, value: &Spanned<DeValue<'_>>) {
        let got = match value.get_ref() {
            DeValue::String(_) => Kind::Text,
            DeValue::Integer(_) => Kind::Integer,
            DeValue::Float(_) => Kind::Decimal,
            DeValue::Boolean(_) => Kind::Bool,
            DeValue::Datetime(_) => Kind::Date,
            DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => Kind::Tables,
            DeValue::Array(_) => Kind::List,
            DeValue::Table(_) => Kind::Table,
        };
        let sentence = say::wrong_type(self.lang, say::kind(self.lang, wanted), say::kind(self.lang, got));
        self.add(value.span().start, sentence);
    }
}

/// Whether a line is the header of a section (`Some(None)`), or one behind a #: that header.
#[expect(clippy::option_option, reason = "no header, a header, a header behind a #")]
fn header(line: &str) -> Option<Option<String>> {
    let line = line.trim();
    let bare = line.trim_start_matches('#').trim_start();
    let name = bare.trim_start_matches('[');
    let name: String =
        name.chars().take_while(|one| one.is_ascii_lowercase() || matches!(one, '.' | '-' | '_')).collect();
    let (one, two) = (format!("[{name}]"), format!("[[{name}]]"));
    let whole = if bare.starts_with(&two) { two } else { one };
    // A header alone on its line: `[x]` within a sentence of an explanation is none.
    let rest = bare.strip_prefix(whole.as_str())?.trim_start();
    if name.is_empty() || !(rest.is_empty() || rest.starts_with('#')) {
        return None;
    }
    Some((line.len() != bare.len()).then_some(whole))
}

/// The word of `known` that a mistyped one most probably is.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    known
        .map(|one| (strsim::damerau_levenshtein(&word.to_lowercase(), &one.to_lowercase()), one))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, one)| one)
}

/// What a TOML value may be read as.
pub trait Typed: Sized {
    /// None where it is something else; then a mistake was added.
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self>;
}

impl Typed for String {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            mistakes.wrong_type(Kind::Text, value);
        }
        text
    }
}

impl Typed for bool {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let told = value.get_ref().as_bool();
        if told.is_none() {
            mistakes.wrong_type(Kind::Bool, value);
        }
        told
    }
}

impl Typed for u64 {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let Some(integer) = value.get_ref().as_integer() else {
            mistakes.wrong_type(Kind::Integer, value);
            return None;
        };
        let number = Self::from_str_radix(integer.as_str(), integer.radix()).ok();
        if number.is_none() {
            mistakes.add(value.span().start, say::negative(mistakes.lang, integer));
        }
        number
    }
}

impl Typed for f64 {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let text = match value.get_ref() {
            DeValue::Float(float) => float.as_str(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            _ => "",
        };
        let number = text.parse().ok().filter(|number: &Self| number.is_finite());
        if number.is_none() {
            mistakes.wrong_type(Kind::Decimal, value);
        }
        number
    }
}

/// A TOML date, or a text that is one.
impl Typed for Date {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let typed = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::String(text) => text.trim().to_owned(),
            _ => {
                mistakes.wrong_type(Kind::Date, value);
                return None;
            }
        };
        let day = day(&typed);
        if day.is_none() {
            mistakes.add(value.span().start, say::bad_date(mistakes.lang, typed));
        }
        day
    }
}

/// A day written `2021-04-30`, and nothing else.
pub fn day(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    shape.then(|| text.parse().ok()).flatten()
}

/// A list; a single value stands for a list of one.
impl<T: Typed> Typed for Vec<At<T>> {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let DeValue::Array(items) = value.get_ref() else {
            // A table here is `[unit]` where `[[unit]]` belongs.
            if value.get_ref().is_table() {
                mistakes.wrong_type(Kind::Tables, value);
                return None;
            }
            let (at, one) = (value.span().start, T::read(value, mistakes)?);
            return Some(vec![At { value: one, key: at, at }]);
        };
        let read = |item: &Spanned<DeValue<'_>>| {
            let at = item.span().start;
            Some(At { value: T::read(item, mistakes)?, key: at, at })
        };
        Some(items.iter().filter_map(read).collect())
    }
}

/// A table whose keys are codes of the field, in the order they were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries<T>(pub Vec<(String, At<T>)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Typed> Typed for Entries<T> {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let Some(table) = value.get_ref().as_table() else {
            mistakes.wrong_type(Kind::Table, value);
            return None;
        };
        let mut entries: Vec<(String, At<T>)> = table
            .iter()
            .filter_map(|(key, value)| {
                let one = T::read(value, mistakes)?;
                Some((key.get_ref().to_string(), At { value: one, key: key.span().start, at: value.span().start }))
            })
            .collect();
        entries.sort_by_key(|(_, one)| one.key);
        Some(Self(entries))
    }
}

/// Why nothing is expected of a unit: the reason, empty for `waived = true`; None for `waived = false`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived(pub Option<String>);

impl Typed for Waived {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        match value.get_ref() {
            DeValue::Boolean(waived) => Some(Self(waived.then(String::new))),
            DeValue::String(reason) => Some(Self(Some(reason.trim().to_owned()))),
            _ => {
                mistakes.wrong_type(Kind::BoolOrText, value);
                None
            }
        }
    }
}

/// A value that is one of a few words.
pub trait Worded: Sized + Copy + 'static {
    const WORDS: &'static [(&'static str, Self)];
}

impl<T: Worded> Typed for T {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let text = String::read(value, mistakes)?;
        let found = T::WORDS.iter().find(|(word, _)| *word == text).map(|(_, one)| *one);
        if found.is_none() {
            let words: Vec<&str> = T::WORDS.iter().map(|(word, _)| *word).collect();
            mistakes.not_one_of(value.span().start, &text, &words);
        }
        found
    }
}

/// The keys of a table, handed to `take` one by one; keys it does not know are mistakes.
pub fn each_key(
    value: &Spanned<DeValue<'_>>,
    place: &str,
    known: &[&str],
    mistakes: &mut Mistakes,
    mut take: impl FnMut(&str, usize, &Spanned<DeValue<'_>>, &mut Mistakes),
) -> bool {
    let Some(table) = value.get_ref().as_table() else {
        mistakes.wrong_type(Kind::Table, value);
        return false;
    };
    for (key, value) in table {
        let (name, at) = (key.get_ref().as_ref(), key.span().start);
        if known.contains(&name) {
            take(name, at, value, mistakes);
        } else {
            mistakes.unknown_key(at, name, place, known);
        }
    }
    true
}

/// Declares the sections of config.toml: a struct each, whose fields are the keys it may have.
macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident as $place:literal { $($(#[$note:meta])* $field:ident: $kind:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default)]
            pub struct $name { $($(#[$note])* pub $field: Option<$crate::settings::typed::At<$kind>>),* }

            impl $crate::settings::typed::Typed for $name {
                fn read(
                    value: &toml::Spanned<toml::de::DeValue<'_>>,
                    mistakes: &mut $crate::settings::typed::Mistakes,
                ) -> Option<Self> {
                    let mut section = Self::default();
                    let known = [$(stringify!($field)),*];
                    let table = $crate::settings::typed::each_key(value, $place, &known, mistakes, |name, key, value, mistakes| {
                        let at = value.span().start;
                        match name {
                            $(stringify!($field) => {
                                section.$field = <$kind as $crate::settings::typed::Typed>::read(value, mistakes)
                                    .map(|value| $crate::settings::typed::At { value, key, at });
                            })*
                            // `each_key` hands over known keys only.
                            _ => {}
                        }
                    });
                    table.then_some(section)
                }
            }
        )*
    };
}
pub(super) use sections;
