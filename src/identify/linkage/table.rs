//! Records in columns: every value once, made ready for comparison, with how often it stands.

use std::collections::HashMap;

use super::Kind;
use super::level::BirthForm;
use super::name::NameForm;

/// Where a record has no value.
pub(super) const NONE: u32 = u32::MAX;

/// Records to compare. A record has at most one value of each kind.
///
/// Nothing depends on the order of records but the numbers they have: whoever wants that told apart gives them in an order of values.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) len: usize,
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
    known: HashMap<Box<str>, u32>,
    known_parts: [HashMap<Box<str>, u32>; 3],
}

/// The distinct values of a column.
#[derive(Clone, Debug)]
pub(super) enum Values {
    Names(Vec<NameForm>),
    Births(Vec<BirthForm>),
    Texts(Vec<Box<str>>),
    /// Words by number, in order.
    Words(Vec<Box<[u32]>>),
}

impl Table {
    /// A table without records.
    pub fn new(kinds: &[Kind]) -> Self {
        Self { columns: kinds.iter().map(|&kind| Column::new(kind)).collect(), len: 0 }
    }

    /// Adds a record: one value for each column, in their order; empty is unknown.
    pub fn push<'a>(&mut self, values: impl IntoIterator<Item = Option<&'a str>>) {
        let mut values = values.into_iter();
        for column in &mut self.columns {
            column.push(values.next().flatten().filter(|value| !value.is_empty()));
        }
        self.len += 1;
    }

    /// Frees what only adding needs.
    pub fn close(&mut self) {
        for column in &mut self.columns {
            column.known = HashMap::new();
            column.known_parts = Default::default();
        }
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

impl Column {
    fn new(kind: Kind) -> Self {
        let values = match kind {
            Kind::Name => Values::Names(Vec::new()),
            Kind::Birth => Values::Births(Vec::new()),
            Kind::Address => Values::Words(Vec::new()),
            _ => Values::Texts(Vec::new()),
        };
        Self {
            kind,
            values,
            counts: Vec::new(),
            of: Vec::new(),
            parts: Default::default(),
            known: HashMap::new(),
            known_parts: Default::default(),
        }
    }

    fn push(&mut self, value: Option<&str>) {
        let Some(text) = value else {
            self.of.push(NONE);
            return;
        };
        let id = match self.known.get(text) {
            Some(&id) => id,
            None => {
                let id = u32::try_from(self.counts.len()).unwrap_or(NONE - 1);
                self.known.insert(text.into(), id);
                self.counts.push(0);
                let (known, parts) = (&mut self.known_parts, &mut self.parts);
                match &mut self.values {
                    Values::Names(names) => names.push(NameForm::new(text, |which, part| {
                        *known[which].entry(part.into()).or_insert_with(|| {
                            parts[which].push(0);
                            u32::try_from(parts[which].len() - 1).unwrap_or(NONE)
                        })
                    })),
                    Values::Births(births) => births.push(BirthForm::new(text)),
                    Values::Texts(texts) => texts.push(text.into()),
                    Values::Words(all) => all.push(words(text)),
                }
                id
            }
        };
        self.counts[id as usize] += 1;
        if let Values::Names(names) = &self.values {
            let name = &names[id as usize];
            for (which, part) in [name.family, name.middle, name.given].into_iter().enumerate() {
                self.parts[which][part as usize] += 1;
            }
        }
        self.of.push(id);
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
