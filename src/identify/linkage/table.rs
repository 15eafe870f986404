//! Records in columns: every value once, made ready for comparison, with how often it stands.

use hashbrown::HashMap;
use rayon::prelude::*;

use super::Kind;
use super::level::{BirthForm, compared};
use super::name::NameForm;
use super::slips::Letters;

/// Where a record has no value.
pub const NONE: u32 = u32::MAX;

/// Records to compare. A record has at most one value of each kind.
///
/// Nothing depends on the order of records but the numbers they have: whoever wants that told apart gives them in an order of values.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) len: usize,
}

/// The values of one kind: each once, and which of them every record has.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    pub kind: Kind,
    pub texts: Vec<&'a str>,
    /// For each record a place in `texts`, or [`NONE`].
    pub of: Vec<u32>,
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    pub kind: Kind,
    pub values: Values,
    /// Records of each value.
    pub counts: Vec<u32>,
    /// The value of each record.
    pub of: Vec<u32>,
    /// For names: records of each part by what part it is, then its number.
    pub parts: [Vec<u32>; 3],
}

/// The distinct values of a column.
#[derive(Clone, Debug)]
pub(super) enum Values {
    Names(Vec<NameForm>),
    Births(Vec<BirthForm>),
    /// Each with its letters counted.
    Texts(Vec<(Box<str>, Letters)>),
    /// Words by number, in order.
    Words(Vec<Box<[u32]>>),
}

impl<'a> Given<'a> {
    /// From one value a record; none and empty are unknown. Values are numbered as they come.
    pub fn new(kind: Kind, values: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut texts = Vec::new();
        let of = values.into_iter().map(|value| match value {
            None | Some("") => NONE,
            Some(text) => *known.entry(text).or_insert_with(|| {
                texts.push(text);
                number(texts.len() - 1)
            }),
        });
        let of = of.collect();
        Self { kind, texts, of }
    }
}

impl Table {
    /// `len` records; a column left out is as one that nobody has a value in.
    pub fn new(len: usize, columns: Vec<Given<'_>>) -> Self {
        Self { columns: columns.into_par_iter().map(Column::new).collect(), len }
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn column(&self, kind: Kind) -> Option<&Column> {
        self.columns.iter().find(|column| column.kind == kind)
    }
}

/// The words of a text, each a number, in order. Two words of one number are one word to whoever compares.
pub(super) fn words(text: &str) -> Box<[u32]> {
    let number = |word: &str| {
        word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    };
    let mut words: Vec<u32> = text.split([' ', ',']).filter(|word| !word.is_empty()).map(number).collect();
    words.sort_unstable();
    words.into()
}

/// There are never more records than rows in sheets.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE - 1)
}

impl Column {
    fn new(given: Given<'_>) -> Self {
        let Given { kind, texts, of } = given;
        let mut counts = vec![0; texts.len()];
        for &value in of.iter().filter(|&&value| value != NONE) {
            counts[value as usize] += 1;
        }
        let mut parts: [Vec<u32>; 3] = Default::default();
        let values = match kind {
            Kind::Name => Values::Names(names(&texts, &counts, &mut parts)),
            Kind::Birth => Values::Births(texts.iter().map(|text| BirthForm::new(text)).collect()),
            Kind::Address => Values::Words(texts.iter().map(|text| words(text)).collect()),
            _ => {
                let text = |text: &&str| {
                    let text = compared(kind, text);
                    (text.into(), Letters::of(text.as_bytes()))
                };
                Values::Texts(texts.iter().map(text).collect())
            }
        };
        Self { kind, values, counts, of, parts }
    }

    /// The name of a record.
    pub fn name(&self, record: usize) -> Option<&NameForm> {
        match (&self.values, self.of[record]) {
            (_, NONE) => None,
            (Values::Names(names), id) => Some(&names[id as usize]),
            _ => None,
        }
    }

    /// The birth of a record.
    pub fn birth(&self, record: usize) -> Option<&BirthForm> {
        match (&self.values, self.of[record]) {
            (_, NONE) => None,
            (Values::Births(births), id) => Some(&births[id as usize]),
            _ => None,
        }
    }
}

/// Names made ready, and how many records have each part of a name.
fn names(texts: &[&str], counts: &[u32], parts: &mut [Vec<u32>; 3]) -> Vec<NameForm> {
    let mut known: [HashMap<Box<str>, u32>; 3] = Default::default();
    let form = |(text, &count): (&&str, &u32)| {
        NameForm::new(text, |which, part| {
            let id = match known[which].get(part) {
                Some(&id) => id,
                None => {
                    parts[which].push(0);
                    let id = number(parts[which].len() - 1);
                    known[which].insert(part.into(), id);
                    id
                }
            };
            parts[which][id as usize] += count;
            id
        })
    };
    texts.iter().zip(counts).map(form).collect()
}
