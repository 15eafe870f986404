//! What an address says about one ward, beside its name: kind, district, province.

use super::address::{Part, Piece};
use super::key;
use super::province::province_of;
use super::table::{Kind, New, Old, Table, is_of_kind, table};
use crate::model::Date;

/// When and where from it is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    pub(super) on: Date,
    /// The office's province.
    pub(super) home: Option<&'static str>,
    /// The text is typed with marks.
    pub(super) marks: bool,
}

/// What an address says about one ward.
pub(super) struct Asked<'a> {
    pub(super) name: &'a str,
    pub(super) kind: Option<Kind>,
    pub(super) district: Option<District>,
    /// The province the text names.
    pub(super) province: Option<&'static str>,
    home: Option<&'static str>,
    marks: bool,
}

impl<'a> Asked<'a> {
    /// A name alone within a district.
    pub(super) const fn within(name: &'a str, district: District, time: Time) -> Self {
        Self { name, kind: None, district: Some(district), province: None, home: time.home, marks: time.marks }
    }

    /// The province to begin with: the one that is told, else the office's.
    pub(super) fn near(&self) -> Option<&'static str> {
        self.province.or(self.home)
    }

    pub(super) fn is_other_kind(&self, kind: Kind) -> bool {
        self.kind.is_some_and(|told| told != kind)
    }

    /// Whether another ward of before is told: of another kind, or in the town of this name and not in the district around it.
    pub(super) fn is_other_old(&self, ward: &Old) -> bool {
        self.is_other_kind(ward.kind) || self.is_other_district([ward.district].into_iter(), ward.province_today())
    }

    /// As [`Asked::is_other_old`], for a ward of today.
    pub(super) fn is_other_new(&self, ward: &New) -> bool {
        self.is_other_kind(ward.kind)
            || self.is_other_district(Table::districts_in(ward).iter().copied(), ward.province)
    }

    /// Whether none of a ward's districts is of the told kind, while the province has one of that kind and name. Where it has none,
    /// a district has only become a town since.
    fn is_other_district(&self, own: impl Iterator<Item = &'static str>, today: &str) -> bool {
        let Some((told, kind)) = self.district.as_ref().and_then(|told| Some((told, told.kind?))) else { return false };
        let mut meant = own.filter(|full| told.full.contains(full)).peekable();
        if meant.peek().is_none() || meant.any(|full| is_of_kind(full, kind)) {
            return false;
        }
        let beside = |old: &&Old| told.has(old) && is_of_kind(old.district, kind) && old.province_today() == today;
        table().old.iter().any(|old| beside(&old))
    }

    /// Whether a name is this one to the mark; of a text without marks nobody can tell.
    pub(super) fn is_as_typed(&self, name: &str) -> bool {
        self.marks && key::strong(name) == key::strong(self.name)
    }

    /// Whether a district that holds no such ward speaks against every ward found without it. One that the table does not know may be
    /// of an earlier year: the province that is told beside it tells enough.
    pub(super) fn district_is_elsewhere(&self) -> bool {
        self.district.as_ref().is_some_and(|told| told.known || (told.said && self.province.is_none()))
    }
}

/// A district as told.
pub(super) struct District {
    /// Full names of those it may be, of any province.
    full: Vec<&'static str>,
    /// `Huyện`, where the text says so.
    kind: Option<&'static str>,
    /// A district has this name; by its initials alone nobody knows.
    known: bool,
    /// The text says that it is a district.
    said: bool,
}

impl District {
    /// A name that may be a district's.
    pub(super) fn bare(name: &str) -> Self {
        let mut full: Vec<&'static str> = table().districts_named(name).collect();
        let known = !full.is_empty();
        full.extend(table().districts_by_initials(name));
        Self { full, kind: None, known, said: false }
    }

    /// A name with the word of its kind.
    fn said(name: &str, kind: &'static str) -> Self {
        Self { kind: Some(kind), said: true, ..Self::bare(name) }
    }

    pub(super) fn has(&self, ward: &Old) -> bool {
        self.full.contains(&ward.district)
    }

    /// Whether a ward's district is of the told kind: "Huyện Kỳ Anh" lies beside "Thị xã Kỳ Anh".
    pub(super) fn is_of_kind(&self, ward: &Old) -> bool {
        self.kind.is_some_and(|kind| is_of_kind(ward.district, kind))
    }

    /// Those wards of today that took in any ward of the district.
    pub(super) fn today<'a>(&self, new: Vec<&'a New>) -> Vec<&'a New> {
        let within = |ward: &&New| self.full.iter().any(|full| Table::districts_in(ward).contains(full));
        new.into_iter().filter(within).collect()
    }
}

/// What the parts of an address say about the ward that one of them names.
pub(super) fn asked(parts: &[Piece], at: usize, time: Time) -> Asked<'_> {
    let kind = match parts[at].part {
        Part::Ward(kind) => Some(kind),
        _ => None,
    };
    let outer = &parts[at + 1..];
    let may_be_province = |piece: &Piece| matches!(piece.part, Part::Province | Part::City | Part::Bare);
    let province = (0..outer.len()).rev().filter(|at| may_be_province(&outer[*at])).find_map(|at| {
        let full = province_of(&outer[at].name)?;
        Some((at, full))
    });
    let district = district(outer, province);
    let province = province.map(|(_, full)| full);
    Asked { name: &parts[at].name, kind, district, province, home: time.home, marks: time.marks }
}

/// The district that the parts around a ward name; the part that names the province is `province`.
fn district(outer: &[Piece], province: Option<(usize, &'static str)>) -> Option<District> {
    let inner =
        || outer.iter().enumerate().filter(|(at, _)| province.is_none_or(|(of, _)| of != *at)).map(|(_, one)| one);
    let said = inner().find_map(|piece| match piece.part {
        Part::District(kind) => Some(District::said(&piece.name, kind)),
        _ => None,
    });
    let city = || inner().find(|piece| piece.part == Part::City).map(|piece| District::said(&piece.name, CITY));
    let bare = || {
        let mut bare = inner().filter(|piece| piece.part == Part::Bare).map(|piece| District::bare(&piece.name));
        bare.find(|district| !district.full.is_empty())
    };
    said.or_else(city).or_else(bare).or_else(|| {
        // "TP. Sóc Trăng" is the city that gave its province the name.
        let (at, _) = province.filter(|(at, full)| outer[*at].part == Part::City && full.starts_with("Tỉnh "))?;
        let district = District::said(&outer[at].name, CITY);
        district.full.iter().any(|name| is_of_kind(name, CITY)).then_some(district)
    })
}

/// The kind of a city below a province.
const CITY: &str = "Thành phố";
