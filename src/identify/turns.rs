//! Claims to turns that count once (COUNTING, Turns).
//!
//! A claim of n is n tokens. Within one sender equal tokens become one slot; slots of different senders that do not contradict
//! each other meet one to one and are one turn. All is decided person by person, most precise first and then by values, so that
//! no order of files, sheets or rows can matter.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use hashbrown::HashMap;

use super::RowId;
use super::around::Around;
use super::places::Places;
use crate::model::{CellRef, ChannelCode, Date, GradeCode, GroupCode, Level, Text, UnitId, When};
use crate::normalise::{Body, Participation, Source};
use crate::settings::words::GroupHow;
use crate::validate::Table;
use crate::wards::Ward;

mod meeting;

use meeting::{meet, slots};

/// One turn asserted once.
#[derive(Debug)]
struct Token<'a> {
    row: usize,
    /// Index of the row's table.
    table: usize,
    at: CellRef,
    /// Number within a count.
    nth: u32,
    channel: &'a ChannelCode,
    /// The channel was assumed, so it contradicts nothing.
    assumed: bool,
    group: Option<&'a GroupCode>,
    how: Option<GroupHow>,
    when: When,
    span: (Date, Date),
    ward: Option<Ward>,
    /// The ward union that sent it and names no other ward: two of these are two wards, even where no table knows them.
    union: Option<UnitId>,
    activity: Option<&'a Text>,
    /// Folded, for comparison within a sender.
    activity_key: Option<Rc<str>>,
    grade: Option<&'a GradeCode>,
    /// The unit the row says its person belongs to.
    unit: Option<UnitId>,
    sender: UnitId,
    /// Who asserts it: tokens of one source never meet.
    source: SourceKey,
    /// What decides between equals; depends on values only.
    rank: Rank,
}

/// Sender, version of a list without order, and whether days are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SourceKey {
    nearness: u8,
    sender: UnitId,
    variant: u32,
    coarse: bool,
}

/// Most precise first, then nearest unit, then an activity before none, then values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    days: i32,
    from: Date,
    /// A summary stands behind what it sums up.
    sums_up: bool,
    nearness: u8,
    sender: UnitId,
    silent: bool,
    content: [u8; 16],
    /// Place of the table in the order of paths and sheets.
    list: u32,
    row: u32,
    col: u32,
    nth: u32,
}

/// Places of tokens of one sender that are one turn, the best first. Tokens of a person stand in the order of their ranks, so
/// that the smaller place is the better rank.
type Slot = Vec<usize>;

/// One turn with everything that asserts it, the counting token first.
#[derive(Clone, Debug)]
pub(super) struct Met {
    pub person: usize,
    /// Row and cell of each token.
    pub tokens: Vec<(usize, CellRef)>,
    pub sender: UnitId,
    pub channel: ChannelCode,
    pub group: Option<GroupCode>,
    pub by_keyword: bool,
    pub ward: Option<Ward>,
    pub when: When,
    pub activity: Option<Text>,
    pub grade: Option<GradeCode>,
    /// The nearest unit that one of its rows names, wards' aside.
    named: Option<UnitId>,
}

/// What became of the claims of one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Fate {
    pub counted: u64,
    pub duplicate: u64,
    pub waiting: u64,
    pub outside: u64,
    /// The row that counts in its stead.
    pub same_as: Option<usize>,
}

/// All turns, and the fate of every row's claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns {
    pub met: Vec<Met>,
    /// One for each row.
    pub fates: Vec<Fate>,
    /// (row, cell) of claims of another period.
    pub outside: Vec<(usize, CellRef, When)>,
}

pub(super) fn participation(body: &Body) -> Option<&Participation> {
    match body {
        Body::Participation(part) | Body::Confirmation(part) => Some(part),
        _ => None,
    }
}

/// Meets all claims of persons.
pub(super) fn turns(around: &Around, places: &mut Places) -> Turns {
    let mut turns = Turns { fates: vec![Fate::default(); around.rows.len()], ..Turns::default() };
    let order = order(around.tables);
    // Only the places of claims are held for all persons at once; tokens are made and met person by person.
    let mut by_person: Vec<Vec<(u32, u32)>> = vec![Vec::new(); around.persons.rows.len()];
    for (number, row) in around.rows.iter().enumerate() {
        let (Some(part), Some(person)) = (participation(&row.record.body), around.persons.of_row[number]) else {
            continue;
        };
        let fate = &mut turns.fates[number];
        let replaced = around.versions.replaced_by.contains_key(&row.table);
        for (at, claim) in (0..).zip(&part.claims) {
            let count = u64::from(claim.count);
            match claim.when {
                _ if around.elsewhere.contains_key(&number) => fate.outside += count,
                _ if replaced => fate.duplicate += count,
                None => fate.waiting += count,
                Some((when, _)) if !around.period.contains(when) => {
                    fate.outside += count;
                    turns.outside.push((number, claim.at, when));
                }
                Some(_) => by_person[person].push((RowId::at(number).0, at)),
            }
        }
    }
    let mut desk = Desk { around, places, order, keys: HashMap::new() };
    for (person, claims) in by_person.into_iter().enumerate() {
        let mut tokens = Vec::with_capacity(claims.len());
        for (number, at) in claims {
            desk.expand((number as usize, at as usize), &mut tokens);
        }
        tokens.sort_by(|a, b| a.rank.cmp(&b.rank));
        for turn in meet(&tokens, slots(around, &tokens)) {
            settle(&tokens, &turn, &mut turns.fates);
            turns.met.push(finish(around, person, &tokens, &turn));
        }
    }
    turns
}

/// What claims are made into tokens with.
struct Desk<'a, 'p, 's> {
    around: &'p Around<'a>,
    places: &'p mut Places<'s>,
    /// Of each table its place in the order of paths and sheets.
    order: Vec<u32>,
    /// Activities folded. Only looked up.
    keys: HashMap<&'a str, Rc<str>>,
}

/// Places of tables in the order of path and sheet; tables of one sheet share theirs.
fn order(tables: &[Table]) -> Vec<u32> {
    let names: Vec<String> = tables.iter().map(|table| format!("{}\n{}", table.path, table.sheet)).collect();
    let sorted: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let places: BTreeMap<&str, u32> = sorted.into_iter().zip(0..).collect();
    names.iter().map(|name| places[name.as_str()]).collect()
}

impl<'a> Desk<'a, '_, '_> {
    /// The tokens of one claim, told by its row and its place in that row.
    fn expand(&mut self, claim: (usize, usize), tokens: &mut Vec<Token<'a>>) {
        let (around, (number, at)) = (self.around, claim);
        let row = &around.rows[number];
        let Some(part) = participation(&row.record.body) else { return };
        let claim = &part.claims[at];
        let Some((when, _)) = claim.when else { return };
        let table = &around.tables[row.table];
        let span = when.span(around.period.cut);
        let stated = claim.ward.as_ref().and_then(|text| self.places.resolve(text, span.0, table, row.table));
        let ward = stated.or_else(|| self.places.of_sender(around.units, table.sender, span.0, (table, row.table)));
        let ward = ward.map(|ward| self.places.at_end(&ward, around.period));
        let elsewhere = claim
            .ward
            .as_ref()
            .is_some_and(|ward| matches!(ward.source, Source::Row | Source::Header | Source::Context));
        let level = around.units.get(table.sender).level;
        let own_union = (level == Level::Ward && !elsewhere).then_some(table.sender);
        let nearness = level.nearness();
        let variant = around.versions.variant.get(&row.table).copied().unwrap_or(0);
        let source = SourceKey { nearness, sender: table.sender, variant, coarse: when.day().is_none() };
        let group = claim.group.as_ref().filter(|_| claim.channel.0.is_group());
        let activity_key = claim
            .activity
            .as_ref()
            .map(|text| Rc::clone(self.keys.entry(&**text).or_insert_with(|| crate::text::plain(text).into())));
        for nth in 0..claim.count {
            tokens.push(Token {
                row: number,
                table: row.table,
                at: claim.at,
                nth,
                channel: &claim.channel.0,
                assumed: claim.channel.1 == Source::Assumed,
                group: group.map(|group| &group.code),
                how: group.and_then(|group| group.how),
                when,
                span,
                ward: ward.clone(),
                union: own_union,
                activity: claim.activity.as_ref(),
                activity_key: activity_key.clone(),
                grade: part.grade.as_ref(),
                unit: row.unit,
                sender: table.sender,
                source,
                rank: Rank {
                    days: span.0.until(span.1).map_or(i32::MAX, |length| length.get_days()),
                    from: span.0,
                    sums_up: around.versions.summaries.contains(&row.table),
                    nearness,
                    sender: table.sender,
                    silent: claim.activity.is_none(),
                    content: row.record.content,
                    list: self.order[row.table],
                    row: row.record.row,
                    col: claim.at.col,
                    nth,
                },
            });
        }
    }
}

impl Token<'_> {
    /// The group, where somebody placed the activity; an unmapped one contradicts nothing.
    fn stated_group(&self) -> Option<&GroupCode> {
        self.group.filter(|_| self.how.is_some())
    }

    fn contradicts(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
            a.is_some() && b.is_some() && a != b
        }
        (!self.assumed && !other.assumed && self.channel != other.channel)
            || differ(self.stated_group(), other.stated_group())
            || differ(self.ward.as_ref(), other.ward.as_ref())
            || (self.ward.is_none() || other.ward.is_none()) && differ(self.union.as_ref(), other.union.as_ref())
            || self.span.1 < other.span.0
            || other.span.1 < self.span.0
    }

    /// How well two tokens that may meet fit; smaller is better.
    fn distance(&self, other: &Self) -> u32 {
        let missing = |same: bool, weight: u32| if same { 0 } else { weight };
        missing(self.span == other.span, 8)
            + missing(self.stated_group() == other.stated_group(), 4)
            + missing(self.ward == other.ward, 2)
            + missing(self.channel == other.channel, 1)
    }
}

/// The token that counts is the best ranked of all.
fn settle(tokens: &[Token], turn: &[Slot], fates: &mut [Fate]) {
    let Some(&counting) = turn.iter().flatten().min() else { return };
    for &place in turn.iter().flatten() {
        let fate = &mut fates[tokens[place].row];
        if place == counting {
            fate.counted += 1;
        } else {
            fate.duplicate += 1;
            fate.same_as = fate.same_as.or(Some(tokens[counting].row));
        }
    }
}

/// The turn takes what its counting token lacks from the others, stated before assumed.
fn finish(around: &Around, person: usize, tokens: &[Token], turn: &[Slot]) -> Met {
    let mut places: Vec<usize> = turn.iter().flatten().copied().collect();
    places.sort_unstable();
    let all = || places.iter().map(|&place| &tokens[place]);
    let first = &tokens[places[0]];
    let channel = all().find(|token| !token.assumed).unwrap_or(first).channel.clone();
    let placed = all().find(|token| *token.channel == channel && token.stated_group().is_some());
    let unplaced = || all().find(|token| *token.channel == channel && token.group.is_some());
    let group = placed.or_else(unplaced).and_then(|token| token.group.cloned());
    let group = group.or_else(|| channel.is_group().then(|| GroupCode::new(GroupCode::OTHER)));
    let level = |unit: UnitId| around.units.get(unit).level;
    let units = all().filter_map(|token| token.unit).filter(|&unit| level(unit) != Level::Ward);
    Met {
        person,
        by_keyword: placed.is_some_and(|token| token.how == Some(GroupHow::Keyword)),
        group: group.filter(|_| channel.is_group()),
        ward: all().find_map(|token| token.ward.clone()),
        when: first.when,
        activity: all().find_map(|token| token.activity.cloned()),
        grade: all().find_map(|token| token.grade.cloned()),
        named: units.min_by_key(|&unit| (level(unit).nearness(), unit)),
        channel,
        sender: first.sender,
        tokens: all().map(|token| (token.row, token.at)).collect(),
    }
}

/// The unit a turn belongs to: what the row says, else a chapter or faculty that sent it, else the member's own, else the sender.
pub(super) fn unit_of(around: &Around, met: &Met, home: Option<UnitId>) -> UnitId {
    match (met.named, home) {
        (Some(unit), Some(home)) if around.units.is_within(home, unit) => home,
        (Some(unit), _) => unit,
        (None, Some(home)) => home,
        (None, None) => met.sender,
    }
}
