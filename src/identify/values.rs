//! What the rows of one person do not say alike, value by value with its rows, and the rule by which one of them is shown.
//!
//! A field of which every row says the same is not here: its one value is the person's, and its sources are the person's rows.

use super::around::Around;
use super::membership::membership;
use super::turns::participation;
use super::{Member, PersonId, RowId};
use crate::finding::masked;
use crate::model::{Birth, CitizenId, Field, GradeCode, Lang, Name, When};
use crate::validate::Row;

/// One value of one field of one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated {
    pub person: PersonId,
    pub field: Field,
    /// As people read it; numbers of cards and phones masked, as everywhere outside the sheets they came from.
    pub value: String,
    /// Whether it is the one that is shown.
    pub shown: bool,
    /// It is not only less (a year of birth, a name without marks) than the one that is shown.
    pub differs: bool,
    pub rule: Rule,
    pub rows: Vec<RowId>,
}

/// By which rule one of several values is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Rosters before other lists, the newest first, then the nearest sender.
    RosterThenNearest,
    /// A name with its marks before one without, then as [`Self::RosterThenNearest`].
    NameWithMarks,
    /// A full date before a part of one, then as [`Self::RosterThenNearest`].
    FullBirth,
    /// The unit of the newest roster.
    NewestRoster,
    /// The newest, of one date the lowest.
    NewestGrade,
    /// Its own column, the unit's, the title's, then a student number or a class.
    CategoryLadder,
}

impl Rule {
    pub const fn code(self) -> &'static str {
        match self {
            Self::RosterThenNearest => "roster-then-nearest",
            Self::NameWithMarks => "name-with-marks",
            Self::FullBirth => "full-birth",
            Self::NewestRoster => "newest-roster",
            Self::NewestGrade => "newest-grade",
            Self::CategoryLadder => "category-ladder",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::RosterThenNearest, Lang::Vi) => "lấy theo danh sách đoàn viên mới nhất, rồi đến đơn vị gần nhất",
            (Self::NameWithMarks, Lang::Vi) => {
                "lấy tên có dấu, theo danh sách đoàn viên mới nhất, rồi đến đơn vị gần nhất"
            }
            (Self::FullBirth, Lang::Vi) => {
                "lấy ngày đầy đủ, theo danh sách đoàn viên mới nhất, rồi đến đơn vị gần nhất"
            }
            (Self::NewestRoster, Lang::Vi) => "lấy theo danh sách đoàn viên mới nhất",
            (Self::NewestGrade, Lang::Vi) => "lấy kết quả mới nhất trong kỳ; cùng ngày thì lấy kết quả thấp hơn",
            (Self::NewestGrade, Lang::En) => "the newest of the period, of one date the lowest",
            (Self::CategoryLadder, Lang::Vi) => "lấy theo cột đối tượng, rồi đến đơn vị, tiêu đề, mã số sinh viên",
            (Self::RosterThenNearest, Lang::En) => "the newest roster comes first, then the nearest unit",
            (Self::NameWithMarks, Lang::En) => {
                "a name with marks comes first, then the newest roster, then the nearest unit"
            }
            (Self::FullBirth, Lang::En) => "a full date comes first, then the newest roster, then the nearest unit",
            (Self::NewestRoster, Lang::En) => "the newest roster decides",
            (Self::CategoryLadder, Lang::En) => "its own column, then the unit, the title, a student number",
        }
    }
}

/// Everything the rows of a person say in more than one way. `rows` are in the order in which values are chosen.
pub(super) fn of(around: &Around, person: usize, rows: &[usize], member: &Member) -> Vec<Stated> {
    let rows: Vec<usize> =
        rows.iter().copied().filter(|&row| around.tables[around.rows[row].table].facts.form.is_none()).collect();
    if rows.len() < 2 {
        return Vec::new();
    }
    let person = PersonId::at(person);
    let mut desk = Desk { around, person, rows: &rows, said: Vec::new() };
    desk.field(
        (Field::Name, Rule::NameWithMarks, Some(&member.name)),
        |row| row.record.person.name.as_deref(),
        |name| name.shown.clone(),
        |a, b| a.key != b.key && !less(a, b),
    );
    let birth = member.birth.map(|birth| birth.to_string());
    desk.field(
        (Field::Birth, Rule::FullBirth, birth.as_deref()),
        |row| row.record.person.birth,
        Birth::to_string,
        |a, b| !a.agrees(*b),
    );
    let gender = |row: &Row| row.record.person.gender;
    desk.plain(Field::Gender, gender, |gender| gender.label(Lang::Vi).to_owned());
    // Most lists have a name and a birth and nothing else that two rows could say differently.
    if rows.iter().filter(|&&row| around.rows[row].record.person.has_particulars()).nth(1).is_some() {
        desk.particulars(member);
    }
    let joined = member.joined.map(When::shown);
    desk.field(
        (Field::Joined, Rule::RosterThenNearest, joined.as_deref()),
        |row| membership(row)?.joined,
        |when| when.shown(),
        |a, b| a != b,
    );
    desk.field(
        (Field::Category, Rule::CategoryLadder, Some(member.category.code())),
        |row| row.record.person.category,
        |category| category.code().to_owned(),
        |a, b| a != b,
    );
    desk.field(
        (Field::Result, Rule::NewestGrade, member.grade.as_ref().map(GradeCode::as_str)),
        |row| participation(&row.record.body)?.grade.as_ref(),
        |grade| grade.to_string(),
        // Another time's grade contradicts nothing; of one time `result-contradicts` tells.
        |_, _| false,
    );
    let units = around.units;
    let unit = member.unit.map(|unit| units.get(unit).code.as_str());
    desk.field(
        (Field::Unit, Rule::NewestRoster, unit),
        |row| row.unit,
        |unit| units.get(*unit).code.to_string(),
        |&a, &b| !units.is_within(a, b) && !units.is_within(b, a),
    );
    desk.said
}

/// One of two names is the other without its marks.
fn less(a: &Name, b: &Name) -> bool {
    (a.bare || b.bare) && a.plain == b.plain
}

struct Desk<'a, 'r> {
    around: &'a Around<'a>,
    person: PersonId,
    rows: &'r [usize],
    said: Vec<Stated>,
}

impl<'a> Desk<'a, '_> {
    /// Numbers, addresses and posts.
    fn particulars(&mut self, member: &Member) {
        self.field(
            (Field::StudentNo, Rule::RosterThenNearest, member.student_no.as_deref()),
            |row| row.record.person.particulars().student_no.as_deref(),
            |number| (*number).to_owned(),
            |a, b| a != b,
        );
        let text = |text: &&str| (*text).to_owned();
        self.plain(Field::MemberCode, |row| row.record.person.particulars().member_code.as_deref(), text);
        self.plain(Field::CardNo, |row| row.record.person.particulars().card_no.as_deref(), text);
        self.plain(
            Field::CitizenId,
            |row| row.record.person.particulars().citizen_id.as_ref().map(CitizenId::digits),
            |one| masked(one),
        );
        self.plain(Field::Phone, |row| row.record.person.particulars().phone.as_deref(), |one| masked(one));
        self.plain(Field::Email, |row| row.record.person.particulars().email.as_deref(), text);
        self.plain(Field::Position, |row| row.record.person.particulars().position.as_deref(), text);
    }

    /// A field that is shown nowhere but here: the first value counts.
    fn plain<T: PartialEq>(&mut self, field: Field, get: impl Fn(&'a Row) -> Option<T>, show: impl Fn(&T) -> String) {
        self.field((field, Rule::RosterThenNearest, None), get, show, |a, b| a != b);
    }

    /// Adds the values of a field where there are several; `shown` is the one that is shown elsewhere.
    fn field<T: PartialEq>(
        &mut self,
        (field, rule, shown): (Field, Rule, Option<&str>),
        get: impl Fn(&'a Row) -> Option<T>,
        show: impl Fn(&T) -> String,
        differ: impl Fn(&T, &T) -> bool,
    ) {
        let around = self.around;
        let mut stated = self.rows.iter().filter_map(|&row| Some((get(&around.rows[row])?, row)));
        let Some((first, at)) = stated.next() else { return };
        let mut values: Vec<(T, Vec<RowId>)> = vec![(first, vec![RowId::at(at)])];
        for (value, row) in stated {
            let row = RowId::at(row);
            match values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, rows)) => rows.push(row),
                None => values.push((value, vec![row])),
            }
        }
        if values.len() < 2 {
            return;
        }
        let texts: Vec<String> = values.iter().map(|(value, _)| show(value)).collect();
        let chosen = match shown {
            Some(shown) => texts.iter().position(|text| text == shown),
            None => Some(0),
        };
        let beside: Vec<bool> =
            values.iter().map(|(value, _)| chosen.is_none_or(|chosen| differ(value, &values[chosen].0))).collect();
        for (at, ((_, rows), value)) in values.into_iter().zip(texts).enumerate() {
            let shown = chosen == Some(at);
            let (person, field) = (self.person, field.clone());
            self.said.push(Stated { person, field, value, shown, differs: !shown && beside[at], rule, rows });
        }
    }
}
