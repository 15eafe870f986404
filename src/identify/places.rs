//! Wards as text to wards, at the date of the turn, and what had to be assumed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashMap;

use crate::finding::{Code, Finding};
use crate::model::{Area, CellRef, Date, Lang, Level, Period, Text, UnitId, Units};
use crate::normalise::WardText;
use crate::settings::Settings;
use crate::text;
use crate::validate::Table;
use crate::wards::{self, REFORM, Resolution, Ward};

/// Resolves each text once for the time before and the time after the reform, and collects what is to be said.
pub(super) struct Places<'a> {
    settings: &'a Settings,
    province: Option<String>,
    /// By text; before the reform and from it on. Only looked up, as are the others.
    known: [HashMap<String, Arc<Resolution>>; 2],
    unions: HashMap<(UnitId, bool), Option<Ward>>,
    /// Unions whose name fits several wards.
    doubtful: BTreeSet<(UnitId, bool)>,
    ends: HashMap<Ward, Ward>,
    said: BTreeMap<(usize, Option<CellRef>, Code, Text), Finding>,
}

impl<'a> Places<'a> {
    pub(super) fn new(settings: &'a Settings, province: Option<String>) -> Self {
        Self {
            settings,
            province,
            known: Default::default(),
            unions: HashMap::new(),
            doubtful: BTreeSet::new(),
            ends: HashMap::new(),
            said: BTreeMap::new(),
        }
    }

    fn look_up(&mut self, text: &str, on: Date) -> Arc<Resolution> {
        let known = &mut self.known[usize::from(on >= REFORM)];
        if let Some(found) = known.get(text) {
            return Arc::clone(found);
        }
        let found = wards::resolve(text, on, self.province.as_deref(), &self.settings.words.wards);
        Arc::clone(known.entry(text.to_owned()).or_insert(Arc::new(found)))
    }

    /// What a ward's text means on a day; says what it assumed at the text's cell.
    pub(super) fn resolve(&mut self, text: &WardText, on: Date, table: &Table, number: usize) -> Option<Ward> {
        let found = self.look_up(&text.text, on);
        for code in &found.notes {
            let key = (number, text.at, *code, text.text.clone());
            self.said.entry(key).or_insert_with(|| {
                let mut finding = Finding::new(*code).file(&table.path).sheet(&table.sheet).seen(&text.text);
                finding.cells.extend(text.at.map(Area::cell));
                match &found.ward {
                    Some(ward) => finding.repaired(&ward.name).arg("ward", format!("{}, {}", ward.name, ward.province)),
                    None => finding,
                }
            });
        }
        if found.ward.is_none() && found.notes.is_empty() && !text.text.is_empty() {
            let unknown = self.unknown();
            let key = (number, text.at, Code::WardAmbiguous, text.text.clone());
            self.said.entry(key).or_insert_with(|| {
                let finding = Finding::new(Code::WardAmbiguous).file(&table.path).sheet(&table.sheet).seen(&text.text);
                let mut finding = finding.arg("ward", unknown).arg("kind", "unknown");
                finding.cells.extend(text.at.map(Area::cell));
                finding
            });
        }
        found.ward.clone()
    }

    /// The ward of a ward union, by its name; where that fits several, the table that needs it is asked about it.
    pub(super) fn of_sender(&mut self, units: &Units, unit: UnitId, on: Date, of: (&Table, usize)) -> Option<Ward> {
        let ward = self.of_unit(units, unit, on);
        let (table, number) = of;
        let doubtful = ward.is_none() || self.doubtful.contains(&(unit, on >= REFORM));
        if doubtful && units.get(unit).level == Level::Ward {
            // As it is looked up, so that an answer about it is found.
            let name = without_union(&units.get(unit).name);
            let unknown = self.unknown();
            let key = (number, None, Code::WardAmbiguous, Text::from(name));
            self.said.entry(key).or_insert_with(|| {
                let finding = Finding::new(Code::WardAmbiguous).file(&table.path).sheet(&table.sheet).seen(name);
                match &ward {
                    Some(ward) => finding.repaired(&ward.name).arg("ward", format!("{}, {}", ward.name, ward.province)),
                    None => finding.arg("ward", unknown),
                }
            });
        }
        ward
    }

    /// The ward of a ward union, by its name.
    pub(super) fn of_unit(&mut self, units: &Units, unit: UnitId, on: Date) -> Option<Ward> {
        if units.get(unit).level != Level::Ward {
            return None;
        }
        let key = (unit, on >= REFORM);
        if let Some(known) = self.unions.get(&key) {
            return known.clone();
        }
        let own = without_union(&units.get(unit).name);
        let found = self.look_up(own, on);
        if found.notes.contains(&Code::WardAmbiguous) {
            self.doubtful.insert(key);
        }
        self.unions.insert(key, found.ward.clone());
        found.ward.clone()
    }

    const fn unknown(&self) -> &'static str {
        match self.settings.lang {
            Lang::Vi => "chưa rõ nơi nào",
            Lang::En => "no ward known",
        }
    }

    /// As [`at_end`], for wards that hundreds of thousands of claims name.
    pub(super) fn at_end(&mut self, ward: &Ward, period: &Period) -> Ward {
        self.ends.entry_ref(ward).or_insert_with(|| at_end(ward, period)).clone()
    }

    pub(super) fn findings(self) -> Vec<Finding> {
        self.said.into_values().collect()
    }
}

/// The ward in the name of its union: `Đoàn phường Bình Thủy`, `BCH Đoàn xã Phong Điền`.
fn without_union(name: &str) -> &str {
    let key = text::plain(name);
    let union = UNIONS.iter().find(|union| text::starts_with_words(&key, union));
    let words = union.map_or(0, |union| union.split(' ').count());
    (0..words).fold(name, |rest, _| rest.trim_start().split_once(' ').map_or("", |(_, rest)| rest))
}

/// Words before the name of a ward in that of its union, folded, longer ones first.
const UNIONS: &[&str] = &["ban chap hanh doan", "bch doan", "ban chap hanh", "bch", "doan"];

/// The ward a report of this period names for it.
pub(super) fn at_end(ward: &Ward, period: &Period) -> Ward {
    wards::at(ward, period.to)
}
