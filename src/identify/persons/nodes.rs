//! Rows that state the same facts of a person are one node. Every text is a number from here on, in the order of texts.

use std::hash::{Hash, Hasher};
use std::mem;

use hashbrown::HashMap;
use rayon::prelude::*;

use crate::identify::linkage::{Given, Kind, NONE, Table};
use crate::model::{Birth, CitizenId, Gender, Name, UnitId};
use crate::text;

/// What one row states, as far as it decides who the row is about.
#[derive(Clone, Debug, Default)]
pub struct Stated<'a> {
    pub name: Option<&'a Name>,
    pub birth: Option<Birth>,
    pub gender: Option<Gender>,
    pub student_no: Option<&'a str>,
    pub member_code: Option<&'a str>,
    pub citizen_id: Option<&'a CitizenId>,
    pub phone: Option<&'a str>,
    pub email: Option<&'a str>,
    /// Folded.
    pub address: Option<&'a str>,
    /// Where the person lives, without marks.
    pub ward: Option<String>,
    pub unit: Option<UnitId>,
    /// Which list the row stands on, and its whole content.
    pub list: (u32, [u8; 16]),
    /// Rows of one number are about one person, because one cell names them all.
    pub run: Option<u32>,
}

impl Stated<'_> {
    /// More than a name and a class.
    fn is_proven(&self) -> bool {
        self.birth.is_some() || self.student_no.is_some() || self.member_code.is_some() || self.citizen_id.is_some()
    }

    /// What the record is remembered by in answers: equal for equal facts in any run, and telling nothing of them. Rows that state
    /// nothing but name and class are one whatever list they stand on, so that what was said of them holds for next month's list.
    pub(super) fn mark(&self, code: impl Fn(UnitId) -> String) -> String {
        let mut hasher = blake3::Hasher::new_derive_key("tonghop record of a person 1");
        let mut add = |part: Option<&str>| {
            // A length before each part, so that no two records run together to one.
            let part = part.unwrap_or_default();
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        };
        // Of personal numbers only that they changed: a short hash of twelve digits could be tried out.
        let trace = |number: &str| blake3::hash(number.as_bytes()).to_hex()[..2].to_owned();
        add(self.name.map(|name| name.key.as_str()));
        add(self.birth.map(|birth| birth.to_string()).as_deref());
        add(self.student_no);
        add(self.member_code);
        add(self.citizen_id.map(CitizenId::digits).map(trace).as_deref());
        add(self.phone.map(trace).as_deref());
        add(self.gender.map(|gender| format!("{gender:?}")).as_deref());
        add(self.unit.map(code).as_deref());
        hasher.finalize().to_hex()[..12].to_owned()
    }
}

/// Facts of one row that decide who it is about; of texts their place in the order of texts, from 1, and 0 where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Node {
    pub name: u32,
    pub birth: Option<Birth>,
    pub student_no: u32,
    pub member_code: u32,
    pub citizen_id: u32,
    pub phone: u32,
    pub gender: Option<Gender>,
    pub unit: Option<UnitId>,
    pub bare: bool,
    /// Name and class alone prove nothing, so such rows are one only where the same list was sent again.
    pub list: Option<(u32, [u8; 16])>,
}

impl Node {
    /// How much it states.
    pub fn facts(&self) -> usize {
        let numbers = [self.name, self.student_no, self.member_code, self.citizen_id, self.phone];
        let stated = numbers.iter().filter(|number| **number > 0).count();
        let born = match self.birth {
            None => 0,
            Some(Birth::Year(_)) => 1,
            Some(_) => 2,
        };
        stated + born + usize::from(self.gender.is_some()) + usize::from(self.unit.is_some())
    }
}

/// What a name is compared by, beside itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// With i and y as one letter.
    pub iy: u32,
    /// Without marks.
    pub plain: u32,
    /// The given name, with marks and without.
    pub given: u32,
    pub given_plain: u32,
    /// Whether the given name can be a Vietnamese word at all, and is no slip of the hand.
    pub is_word: bool,
}

/// The nodes in the order of their values, and the rows of each.
pub(super) struct Nodes<'a> {
    pub all: Vec<Node>,
    /// The node of each row; None for rows about no person.
    pub of_row: Vec<Option<u32>>,
    /// The first row of each node.
    pub first: Vec<u32>,
    pub names: Ranked<'a, ByKey<'a>>,
    /// By number of a name; the first is of nodes without one.
    pub forms: Vec<Form>,
    pub student_nos: Ranked<'a, &'a str>,
    /// By number of a student number, the first of 0: equal for those that differ in the zeros they begin with, which spreadsheets take
    /// away (FINDINGS 69).
    pub without_zeros: Vec<u32>,
    pub member_codes: Ranked<'a, &'a str>,
    pub citizen_ids: Ranked<'a, &'a CitizenId>,
    /// The records that are compared by score: nodes that only different lists tell apart are one.
    pub table: Table,
    /// The record of each node.
    pub record: Vec<u32>,
    /// Whether a node states enough to be compared by itself.
    pub proven: Vec<bool>,
}

/// Values in order, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranked<'a, T> {
    pub values: Vec<T>,
    of: Vec<u32>,
    known: std::marker::PhantomData<&'a ()>,
}

impl<T: Copy + Ord + Hash + Send + Sync> Ranked<'_, T> {
    fn new(values: impl Iterator<Item = Option<T>>) -> Self {
        let mut known: HashMap<T, u32> = HashMap::new();
        let mut distinct: Vec<T> = Vec::new();
        let mut of: Vec<u32> = values
            .map(|value| {
                value.map_or(0, |value| {
                    *known.entry(value).or_insert_with(|| {
                        distinct.push(value);
                        number(distinct.len())
                    })
                })
            })
            .collect();
        let mut order: Vec<u32> = (1..=number(distinct.len())).collect();
        order.sort_unstable_by_key(|&id| distinct[id as usize - 1]);
        let mut rank = vec![0; distinct.len() + 1];
        for (at, &id) in order.iter().enumerate() {
            rank[id as usize] = number(at + 1);
        }
        of.iter_mut().for_each(|id| *id = rank[*id as usize]);
        let values = order.iter().map(|&id| distinct[id as usize - 1]).collect();
        Self { values, of, known: std::marker::PhantomData }
    }

    /// What a number stands for.
    pub fn get(&self, number: u32) -> Option<T> {
        number.checked_sub(1).map(|at| self.values[at as usize])
    }
}

/// A name that is known by its key: what else it is compared by follows from that.
#[derive(Clone, Copy, Debug)]
pub(super) struct ByKey<'a>(pub &'a Name);

impl PartialEq for ByKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.key == other.0.key
    }
}

impl Eq for ByKey<'_> {}

impl PartialOrd for ByKey<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ByKey<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.key.cmp(&other.0.key)
    }
}

impl Hash for ByKey<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.key.hash(state);
    }
}

/// There are never more rows than a number holds.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE - 1)
}

/// Every value that rows state, once and in order, with which of them each row states (0: none).
struct Told<'a> {
    names: Ranked<'a, ByKey<'a>>,
    citizen_ids: Ranked<'a, &'a CitizenId>,
    student_nos: Ranked<'a, &'a str>,
    member_codes: Ranked<'a, &'a str>,
    phones: Ranked<'a, &'a str>,
    emails: Ranked<'a, &'a str>,
    addresses: Ranked<'a, &'a str>,
    wards: Ranked<'a, &'a str>,
}

impl<'a> Told<'a> {
    fn of(rows: &'a [Option<Stated<'a>>]) -> Self {
        let texts = |of: fn(&'a Stated<'a>) -> Option<&'a str>| Ranked::new(rows.iter().map(|row| of(row.as_ref()?)));
        let (((names, citizen_ids), (student_nos, member_codes)), ((phones, emails), (addresses, wards))) = rayon::join(
            || {
                rayon::join(
                    || {
                        let names = Ranked::new(rows.iter().map(|row| row.as_ref()?.name.map(ByKey)));
                        (names, Ranked::new(rows.iter().map(|row| row.as_ref()?.citizen_id)))
                    },
                    || (texts(|row| row.student_no), texts(|row| row.member_code)),
                )
            },
            || {
                rayon::join(
                    || (texts(|row| row.phone), texts(|row| row.email)),
                    || (texts(|row| row.address), texts(|row| row.ward.as_deref())),
                )
            },
        );
        Self { names, citizen_ids, student_nos, member_codes, phones, emails, addresses, wards }
    }
}

/// Of each node what its rows say beyond it: numbers of values, 0 where none.
struct Beside {
    emails: Vec<u32>,
    addresses: Vec<u32>,
    wards: Vec<u32>,
}

/// What is compared, a column each: what the records say of themselves. Values that nothing else needs are taken out of `told`.
fn table(all: &[Node], records: &[u32], told: &mut Told, beside: &Beside) -> Table {
    let births: Vec<Option<String>> = records.iter().map(|&node| all[node as usize].birth.map(compared)).collect();
    let units: Vec<Option<String>> =
        records.iter().map(|&node| all[node as usize].unit.map(|unit| unit.0.to_string())).collect();
    let of = |value: &dyn Fn(&Node) -> u32| records.iter().map(|&node| value(&all[node as usize])).collect();
    let of_node = |values: &[u32]| records.iter().map(|&node| values[node as usize]).collect();
    let gender = |&node: &u32| Some(if all[node as usize].gender? == Gender::Male { "m" } else { "f" });
    let columns = vec![
        given(Kind::Name, told.names.values.iter().map(|name| name.0.key.as_str()).collect(), of(&|node| node.name)),
        Given::new(Kind::Birth, births.iter().map(Option::as_deref)),
        Given::new(Kind::Gender, records.iter().map(gender)),
        given(
            Kind::CitizenId,
            told.citizen_ids.values.iter().map(|id| id.digits()).collect(),
            of(&|node| node.citizen_id),
        ),
        given(Kind::StudentNo, told.student_nos.values.clone(), of(&|node| node.student_no)),
        given(Kind::MemberCode, told.member_codes.values.clone(), of(&|node| node.member_code)),
        given(Kind::Phone, mem::take(&mut told.phones.values), of(&|node| node.phone)),
        given(Kind::Email, mem::take(&mut told.emails.values), of_node(&beside.emails)),
        given(Kind::Address, mem::take(&mut told.addresses.values), of_node(&beside.addresses)),
        given(Kind::Ward, mem::take(&mut told.wards.values), of_node(&beside.wards)),
        Given::new(Kind::Unit, units.iter().map(Option::as_deref)),
    ];
    Table::new(records.len(), columns)
}

impl<'a> Nodes<'a> {
    /// From what each row states; None: the row is about no person, or of a sheet we handed out.
    pub fn new(rows: &'a [Option<Stated<'a>>]) -> Self {
        let mut told = Told::of(rows);
        let node = |(at, row): (usize, &Option<Stated<'a>>)| {
            let row = row.as_ref()?;
            Some(Node {
                name: told.names.of[at],
                birth: row.birth,
                student_no: told.student_nos.of[at],
                member_code: told.member_codes.of[at],
                citizen_id: told.citizen_ids.of[at],
                phone: told.phones.of[at],
                gender: row.gender,
                unit: row.unit,
                bare: row.name.is_some_and(|name| name.bare),
                list: (!row.is_proven()).then_some(row.list),
            })
        };
        let (all, of_row, first) = distinct(rows.iter().enumerate().map(node));
        // What rows of one node say beyond it: of several values the smallest, so that no order decides.
        let own = |of: &[u32]| {
            let mut own = vec![0; all.len()];
            for (node, &value) in of_row.iter().zip(of).filter(|(_, value)| **value > 0) {
                if let Some(node) = node {
                    let known: &mut u32 = &mut own[*node as usize];
                    *known = if *known == 0 { value } else { (*known).min(value) };
                }
            }
            own
        };
        let (record, records) = records(&all);
        let beside =
            Beside { emails: own(&told.emails.of), addresses: own(&told.addresses.of), wards: own(&told.wards.of) };
        let proven = all
            .iter()
            .zip(&beside.emails)
            .map(|(node, &email)| node.list.is_none() || node.phone > 0 || email > 0)
            .collect();
        let table = table(&all, &records, &mut told, &beside);
        let Told { names, student_nos, member_codes, citizen_ids, .. } = told;
        let forms = forms(&names.values);
        let without_zeros = without_zeros(&student_nos.values);
        Self {
            all,
            of_row,
            first,
            names,
            forms,
            without_zeros,
            student_nos,
            member_codes,
            citizen_ids,
            table,
            record,
            proven,
        }
    }

    pub fn get(&self, node: u32) -> &Node {
        &self.all[node as usize]
    }

    pub fn form(&self, node: u32) -> &Form {
        &self.forms[self.get(node).name as usize]
    }
}

/// A column from numbers that begin at 1.
fn given(kind: Kind, texts: Vec<&str>, mut of: Vec<u32>) -> Given<'_> {
    of.iter_mut().for_each(|value| *value = value.checked_sub(1).unwrap_or(NONE));
    Given { kind, texts, of }
}

/// As the comparison reads births. Of a month only the year: it has no level of its own.
pub(in crate::identify) fn compared(birth: Birth) -> String {
    birth.day().map_or_else(|| birth.year().to_string(), |day| day.to_string())
}

/// The different nodes in order, the node of each row, and the first row of each node.
fn distinct(nodes: impl Iterator<Item = Option<Node>>) -> (Vec<Node>, Vec<Option<u32>>, Vec<u32>) {
    let mut known: HashMap<Node, u32> = HashMap::new();
    let mut found: Vec<(Node, u32)> = Vec::new();
    let mut of_row: Vec<Option<u32>> = nodes
        .enumerate()
        .map(|(row, node)| {
            node.map(|node| {
                *known.entry(node).or_insert_with(|| {
                    found.push((node, number(row)));
                    number(found.len() - 1)
                })
            })
        })
        .collect();
    drop(known);
    let mut order: Vec<u32> = (0..number(found.len())).collect();
    order.par_sort_unstable_by_key(|&id| found[id as usize].0);
    let mut rank = vec![0; found.len()];
    for (at, &id) in order.iter().enumerate() {
        rank[id as usize] = number(at);
    }
    of_row.iter_mut().flatten().for_each(|id| *id = rank[*id as usize]);
    let (all, first) = order.iter().map(|&id| found[id as usize]).unzip();
    (all, of_row, first)
}

/// The record of each node, and the node that gives each record its values.
fn records(nodes: &[Node]) -> (Vec<u32>, Vec<u32>) {
    let mut records: Vec<u32> = Vec::with_capacity(nodes.len());
    // Nodes that differ in their list alone stand side by side.
    let listless = |node: &Node| Node { list: None, ..*node };
    let of = nodes.iter().enumerate().map(|(at, node)| {
        let same = at > 0 && node.list.is_some() && listless(&nodes[at - 1]) == listless(node);
        if !same {
            records.push(number(at));
        }
        number(records.len() - 1)
    });
    let of = of.collect();
    (of, records)
}

/// The place of each number among those without the zeros they begin with, from 1; 0 in front, for none.
fn without_zeros(numbers: &[&str]) -> Vec<u32> {
    let bare = |number: &&'_ str| -> usize { number.len() - number.trim_start_matches('0').len() };
    let bare = numbers.iter().map(|number| Some(&number[bare(number).min(number.len().saturating_sub(1))..]));
    std::iter::once(0).chain(Ranked::new(bare).of).collect()
}

fn forms(names: &[ByKey]) -> Vec<Form> {
    let given = |name: &'_ str| -> usize { name.rfind(' ').map_or(0, |at| at + 1) };
    let key = |name: &ByKey<'_>| given(&name.0.key);
    let plain = |name: &ByKey<'_>| given(&name.0.plain);
    let iy = Ranked::new(names.iter().map(|name| Some(name.0.iy.as_str())));
    let plains = Ranked::new(names.iter().map(|name| Some(name.0.plain.as_str())));
    let givens = Ranked::new(names.iter().map(|name| Some(&name.0.key[key(name)..])));
    let givens_plain = Ranked::new(names.iter().map(|name| Some(&name.0.plain[plain(name)..])));
    let form = |(at, name): (usize, &ByKey<'_>)| Form {
        iy: iy.of[at],
        plain: plains.of[at],
        given: givens.of[at],
        given_plain: givens_plain.of[at],
        is_word: text::is_bare_syllable(&name.0.plain[plain(name)..]),
    };
    std::iter::once(Form::default()).chain(names.iter().enumerate().map(form)).collect()
}
