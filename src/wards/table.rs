//! The embedded table of wards, decoded once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{Ward, WardFacts, key};

/// Provinces, districts, wards and what became of them; the form is told in its first lines.
static DATA: &str = include_str!("../data/wards.txt");

/// Wards that were joined to a neighbour before the table was drawn up: district, name, code of the ward they became part of.
/// Resolution 1192/NQ-UBTVQH15 of 2024, and the joinings of 2020.
const EARLIER: [(&str, &str, &str); 5] = [
    ("Quận Ninh Kiều", "An Phú", "31123"),
    ("Quận Ninh Kiều", "An Nghiệp", "31123"),
    ("Quận Ninh Kiều", "An Cư", "31123"),
    ("Quận Ninh Kiều", "An Hội", "31135"),
    ("Quận Ninh Kiều", "An Lạc", "31135"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Phuong,
    Xa,
    ThiTran,
    DacKhu,
}

impl Kind {
    fn of(letter: char) -> Option<Self> {
        match letter {
            'P' => Some(Self::Phuong),
            'X' => Some(Self::Xa),
            'T' => Some(Self::ThiTran),
            'D' => Some(Self::DacKhu),
            _ => None,
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Phuong => "Phường",
            Self::Xa => "Xã",
            Self::ThiTran => "Thị trấn",
            Self::DacKhu => "Đặc khu",
        }
    }
}

/// A ward of before the reform.
#[derive(Clone, Debug)]
pub(super) struct Old {
    pub(super) code: &'static str,
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    pub(super) province: &'static str,
    pub(super) district: &'static str,
    /// Codes of today, by code; with whether it is the default one.
    pub(super) parts: Vec<(&'static str, bool)>,
    /// An earlier name of another ward, under that ward's code.
    pub(super) earlier: bool,
}

/// A ward of today.
#[derive(Clone, Debug)]
pub(super) struct New {
    pub(super) code: &'static str,
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    pub(super) province: &'static str,
}

impl Old {
    pub(super) fn ward(&self) -> Ward {
        // An earlier name stands for the ward it was joined to.
        let shown = if self.earlier { table().old_by_code(self.code).unwrap_or(self) } else { self };
        Ward::new(WardFacts {
            code: shown.code.to_owned(),
            name: format!("{} {}", shown.kind.word(), shown.name),
            province: shown.province.to_owned(),
            new: false,
        })
    }

    /// The ward of today it went into, whole or for its default part.
    pub(super) fn successor(&self) -> &'static New {
        let table = table();
        let code = self.parts.iter().find(|part| part.1).or(self.parts.first()).map_or("", |part| part.0);
        // A test proves that every part names a ward; the first ward stands in only to be total.
        table.new_by_code(code).unwrap_or(&table.new[0])
    }

    /// The province of today.
    pub(super) fn province_today(&self) -> &'static str {
        self.successor().province
    }
}

impl New {
    pub(super) fn ward(&self) -> Ward {
        Ward::new(WardFacts {
            code: self.code.to_owned(),
            name: format!("{} {}", self.kind.word(), self.name),
            province: self.province.to_owned(),
            new: true,
        })
    }
}

/// Positions in a list of wards by a key of their names.
type Index = BTreeMap<String, Vec<usize>>;

#[derive(Debug)]
pub(super) struct Table {
    /// By code; the earlier names last.
    pub(super) old: Vec<Old>,
    pub(super) new: Vec<New>,
    old_codes: BTreeMap<&'static str, usize>,
    new_codes: BTreeMap<&'static str, usize>,
    old_strong: Index,
    old_weak: Index,
    new_strong: Index,
    new_weak: Index,
    /// Full names of districts by name without kind, and by initials.
    districts: Districts,
    initials: Districts,
    /// Provinces of before and today, with the province of today, each once.
    pub(super) provinces: BTreeMap<&'static str, &'static str>,
}

pub(super) fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::decode);
    &TABLE
}

impl Table {
    fn decode() -> Self {
        let (mut old, new) = lists(DATA);
        let earlier: Vec<Old> = EARLIER.iter().filter_map(|entry| earlier(entry, &old)).collect();
        let old_codes = old.iter().enumerate().map(|(at, ward)| (ward.code, at)).collect();
        old.extend(earlier);
        let new_codes: BTreeMap<_, _> = new.iter().enumerate().map(|(at, ward)| (ward.code, at)).collect();
        let mut provinces: BTreeMap<_, _> = new.iter().map(|ward| (ward.province, ward.province)).collect();
        for ward in &old {
            if let Some(at) = ward.parts.iter().find(|part| part.1).and_then(|part| new_codes.get(part.0)) {
                provinces.entry(ward.province).or_insert(new[*at].province);
            }
        }
        let (districts, initials) = districts(&old);
        Self {
            districts,
            initials,
            old_strong: index(old.iter().map(|ward| ward.name), key::strong),
            old_weak: index(old.iter().map(|ward| ward.name), key::weak),
            new_strong: index(new.iter().map(|ward| ward.name), key::strong),
            new_weak: index(new.iter().map(|ward| ward.name), key::weak),
            old,
            new,
            old_codes,
            new_codes,
            provinces,
        }
    }

    pub(super) fn old_by_code(&self, code: &str) -> Option<&Old> {
        self.old_codes.get(code).map(|at| &self.old[*at])
    }

    pub(super) fn new_by_code(&self, code: &str) -> Option<&New> {
        self.new_codes.get(code).map(|at| &self.new[*at])
    }

    /// Wards of before by name: equal with marks, or where there are none, equal without.
    pub(super) fn old_named(&self, name: &str, marks: bool) -> impl Iterator<Item = &Old> {
        let found = if marks { self.old_strong.get(&key::strong(name)) } else { self.old_weak.get(&key::weak(name)) };
        found.into_iter().flatten().map(|at| &self.old[*at])
    }

    /// Wards of today by name, as [`Table::old_named`].
    pub(super) fn new_named(&self, name: &str, marks: bool) -> impl Iterator<Item = &New> {
        let found = if marks { self.new_strong.get(&key::strong(name)) } else { self.new_weak.get(&key::weak(name)) };
        found.into_iter().flatten().map(|at| &self.new[*at])
    }

    /// The full names of the districts of this name (`Bình Thủy`, without its kind).
    pub(super) fn districts_named(&self, name: &str) -> impl Iterator<Item = &'static str> {
        self.districts.get(&key::weak(name)).into_iter().flatten().copied()
    }

    /// The full names of the districts that these initials may mean (`BT`).
    pub(super) fn districts_by_initials(&self, initials: &str) -> impl Iterator<Item = &'static str> {
        self.initials.get(&key::weak(initials)).into_iter().flatten().copied()
    }

    /// The districts whose wards, or parts of them, went into a ward of today.
    pub(super) fn districts_in(new: &New) -> &'static BTreeSet<&'static str> {
        static NONE: BTreeSet<&str> = BTreeSet::new();
        /// Few addresses need it: not made with the rest.
        static BY_CODE: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
            let mut out: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for old in &table().old {
                for (code, _) in &old.parts {
                    out.entry(code).or_default().insert(old.district);
                }
            }
            out
        });
        BY_CODE.get(new.code).unwrap_or(&NONE)
    }

    /// The names of a province's wards of today or of before, in order of kind and name.
    pub(super) fn names_in(&self, province: &str, today: bool) -> Vec<String> {
        let province_today = self.provinces.get(province).copied().unwrap_or(province);
        let mut wards: Vec<(Kind, &str, &str)> = if today {
            self.new
                .iter()
                .filter(|ward| ward.province == province_today)
                .map(|ward| (ward.kind, ward.name, ""))
                .collect()
        } else {
            let own = self.old.iter().filter(|ward| ward.province == province && !ward.earlier);
            own.map(|ward| (ward.kind, ward.name, ward.district)).collect()
        };
        wards.sort_unstable();
        let several = |kind: Kind, name: &str| wards.iter().filter(|one| (one.0, one.1) == (kind, name)).count() > 1;
        wards
            .iter()
            .map(|&(kind, name, district)| match several(kind, name) {
                true => format!("{} {name}, {district}", kind.word()),
                false => format!("{} {name}", kind.word()),
            })
            .collect()
    }

    /// Whether any ward, before or today, has this name.
    pub(super) fn knows(&self, name: &str, marks: bool) -> bool {
        let (key, old, new) = if marks {
            (key::strong(name), &self.old_strong, &self.new_strong)
        } else {
            (key::weak(name), &self.old_weak, &self.new_weak)
        };
        old.contains_key(&key) || new.contains_key(&key)
    }
}

fn index<'a>(names: impl Iterator<Item = &'a str>, key: fn(&str) -> String) -> Index {
    let mut out = Index::new();
    for (at, name) in names.enumerate() {
        out.entry(key(name)).or_default().push(at);
    }
    out
}

/// The kinds of districts.
const DISTRICTS: [&str; 4] = ["Quận", "Huyện", "Thị xã", "Thành phố"];

/// Whether a district's full name begins with a kind; the state writes "Thị Xã" here and there.
pub(super) fn is_of_kind(full: &str, kind: &str) -> bool {
    full.get(..kind.len()).is_some_and(|head| head.to_lowercase() == kind.to_lowercase())
}

/// Full names of districts by a key.
type Districts = BTreeMap<String, BTreeSet<&'static str>>;

/// The districts of these wards, by name without kind and by initials of two words or more.
fn districts(old: &[Old]) -> (Districts, Districts) {
    let (mut named, mut initials) = (Districts::new(), Districts::new());
    let all: BTreeSet<&'static str> = old.iter().map(|ward| ward.district).collect();
    for full in all {
        let kind = DISTRICTS.iter().find(|kind| is_of_kind(full, kind)).map_or(0, |kind| kind.len());
        let name = key::weak(&full[kind..]);
        let short: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
        if short.chars().count() > 1 {
            initials.entry(short).or_default().insert(full);
        }
        named.entry(name).or_default().insert(full);
    }
    (named, initials)
}

fn earlier((district, name, into): &(&'static str, &'static str, &'static str), old: &[Old]) -> Option<Old> {
    let joined = old.iter().find(|ward| ward.code == *into && ward.district == *district)?;
    Some(Old { name, earlier: true, ..joined.clone() })
}

/// Reads the embedded form. A line it cannot read is left out; a test proves that there is none.
fn lists(text: &'static str) -> (Vec<Old>, Vec<New>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let (mut province, mut district) = ("", None);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('=') {
            (province, district) = (name, None);
        } else if let Some((of, name)) = line.strip_prefix('>').and_then(|line| line.split_once('|')) {
            (province, district) = (of, Some(name));
        } else if let Some((code, kind, rest)) = ward(line) {
            match (district, rest.split_once('|')) {
                (Some(district), Some((name, into))) => {
                    let parts = parts(into);
                    old.push(Old { code, kind, name, province, district, parts, earlier: false });
                }
                _ => new.push(New { code, kind, name: rest, province }),
            }
        }
    }
    (old, new)
}

fn ward(line: &'static str) -> Option<(&'static str, Kind, &'static str)> {
    let (code, rest) = line.split_at_checked(5)?;
    let kind = Kind::of(rest.chars().next()?)?;
    Some((code, kind, &rest[1..]))
}

/// `00097` or `00008*,00025`: a ward that went whole into one has that as its default.
fn parts(into: &'static str) -> Vec<(&'static str, bool)> {
    let single = !into.contains(',');
    into.split(',').map(|code| (code.trim_end_matches('*'), single || code.ends_with('*'))).collect()
}
