//! Every letter of a run, from what was counted and found. Writes nothing and sends nothing.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::value::Value;

use super::kinds::{self, Common, Faculty, Open, Reminder};
use super::{Attachment, Kind, Letter, Recipient, Templates, Unreachable, guard, one_line, returned};
use crate::deliver::slug::slug;
use crate::error::Fatal;
use crate::finding::{Finding, Severity, masked};
use crate::identify::{Register, State};
use crate::model::date::show_day;
use crate::model::{Date, Level, UnitCode, UnitId};
use crate::say::{mail as say, sheet};
use crate::settings::{self, Settings};
use crate::tally::Figures;
use crate::wards::Ward;

/// What letters are made of.
#[derive(Debug)]
pub struct Material<'a> {
    pub figures: &'a Figures,
    pub register: &'a Register,
    pub findings: &'a [Finding],
    pub settings: &'a Settings,
    pub templates: &'a Templates,
    /// The workbook in its totals form.
    pub totals: Vec<u8>,
    /// The report to sign, where there is one.
    pub report: Option<Paper>,
    /// Members with the columns that `[privacy]` allows for the unit above, and how many they are.
    pub members: Option<(Vec<u8>, u64)>,
    /// Whether she edited the full workbook, which never goes up.
    pub workbook_edited: bool,
    /// Workbooks made for one unit each.
    pub slices: Vec<Attachment>,
    pub returns: Vec<Attachment>,
    pub meetings: Vec<Attachment>,
}

/// The report.
#[derive(Clone, Debug)]
pub struct Paper {
    pub bytes: Vec<u8>,
    /// These are the bytes she edited, not those of this run.
    pub edited: bool,
    /// What she should know of it before it goes up.
    pub notes: Vec<String>,
    /// Why it must not go up by itself.
    pub hold: Option<String>,
}

/// What a composing gave.
#[derive(Clone, Debug, Default)]
pub struct Composed {
    pub letters: Vec<Letter>,
    /// Each unit that cannot be written to, once, in order of code.
    pub unmade: Vec<Unmade>,
    /// Nobody knows which unit stands above the office.
    pub no_parent: bool,
}

/// A unit that would get letters and cannot be written to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unmade {
    pub unit: String,
    pub name: String,
    pub level: Level,
    pub kinds: Vec<Kind>,
    pub why: Unreachable,
}

/// Fills every template in with much and with little, so that a mistake shows whether or not a letter is made of it.
///
/// # Errors
/// The first mistake: its file, line and what is wrong there.
pub fn try_out(templates: &Templates, figures: &Figures, settings: &Settings) -> Result<(), Fatal> {
    for kind in Kind::ALL {
        for values in kinds::trials(kind, figures, settings) {
            templates.render(kind, &values)?;
        }
    }
    Ok(())
}

/// Makes the letters of all kinds, in order of kind and unit.
///
/// # Errors
/// Where a template has a mistake, whether or not this run makes a letter of it.
pub fn compose(material: Material) -> Result<Composed, Fatal> {
    let Material { figures, settings, templates, .. } = material;
    try_out(templates, figures, settings)?;
    let mut material = material;
    let by_unit = |list: &mut Vec<Attachment>| {
        let mut by_unit: BTreeMap<UnitCode, Vec<Attachment>> = BTreeMap::new();
        for one in std::mem::take(list) {
            by_unit.entry(one.unit().clone()).or_default().push(one);
        }
        by_unit
    };
    let (slices, returns) = (by_unit(&mut material.slices), by_unit(&mut material.returns));
    let meetings = by_unit(&mut material.meetings);
    let mut desk =
        Desk { slices, returns, meetings, material, composed: Composed::default(), unreachable: BTreeMap::new() };
    desk.up()?;
    desk.wards()?;
    desk.faculties()?;
    desk.reminders()?;
    desk.returned()?;
    let Desk { mut composed, unreachable, material, .. } = desk;
    composed.unmade.extend(unreachable.into_iter().map(|(unit, (why, kinds))| {
        let unit = material.register.units.get(unit);
        let (unit, name, level) = (unit.code.to_string(), one_line(&masked(&unit.name)), unit.level);
        Unmade { unit, name, level, kinds: kinds.into_iter().collect(), why }
    }));
    composed.unmade.sort();
    Ok(composed)
}

struct Desk<'a> {
    material: Material<'a>,
    slices: BTreeMap<UnitCode, Vec<Attachment>>,
    returns: BTreeMap<UnitCode, Vec<Attachment>>,
    meetings: BTreeMap<UnitCode, Vec<Attachment>>,
    composed: Composed,
    unreachable: BTreeMap<UnitId, (Unreachable, BTreeSet<Kind>)>,
}

impl<'a> Desk<'a> {
    fn register(&self) -> &'a Register {
        self.material.register
    }

    fn is_office(&self, unit: UnitId) -> bool {
        self.register().units.office == Some(unit)
    }

    /// The office's own units: everything but itself and what stands above it.
    fn below(&self, unit: UnitId) -> bool {
        let units = &self.register().units;
        !units.office.is_some_and(|office| units.is_within(office, unit))
    }

    fn recipient(&mut self, kind: Kind, unit: UnitId) -> Option<Recipient> {
        match Recipient::registered(&self.register().units, unit) {
            Ok(recipient) => Some(recipient),
            Err(why) => {
                self.unreachable.entry(unit).or_insert_with(|| (why, BTreeSet::new())).1.insert(kind);
                None
            }
        }
    }

    fn common(&self, to: &Recipient, attachments: &[Attachment]) -> Common {
        let signer = self.material.settings.office.signer.clone();
        let attachments = attachments.iter().map(|one| one.name().to_owned()).collect();
        Common { recipient: to.name().to_owned(), signer, attachments }
    }

    fn letter(&self, kind: Kind, to: Recipient, attachments: Vec<Attachment>, values: &Value) -> Result<Letter, Fatal> {
        let (subject, body) = self.material.templates.render(kind, values)?;
        let period = self.register().period.folder();
        let edited = attachments.iter().filter(|one| one.edited);
        let notes = edited.map(|one| say::parcel_edited(self.material.settings.lang, one.name())).collect();
        let doubts: Vec<String> = attachments.iter().filter_map(|one| one.doubt.clone()).collect();
        let hold = (!doubts.is_empty()).then(|| doubts.join("\n"));
        let copy = Vec::new();
        Ok(Letter { kind, step: None, period, to, copy, subject, body, attachments, notes, hold })
    }

    fn due(&self) -> Option<Date> {
        let days = jiff::Span::new().days(i64::from(self.material.settings.due_days?));
        self.register().period.to.checked_add(days).ok()
    }

    /// The report and the totals to the unit above.
    fn up(&mut self) -> Result<(), Fatal> {
        let (units, settings) = (&self.register().units, self.material.settings);
        let known = units.office.and_then(|office| units.get(office).parent);
        let parent = known.or_else(|| units.by_code(settings.office.parent.as_deref()?));
        let Some(parent) = parent.filter(|&parent| !self.is_office(parent)) else {
            self.composed.no_parent = true;
            return Ok(());
        };
        let Some(to) = self.recipient(Kind::Up, parent) else { return Ok(()) };
        let period = slug(&self.register().period.folder());
        let (lang, mut notes, mut attachments, mut hold) = (settings.lang, Vec::new(), Vec::new(), None);
        if let Some(report) = self.material.report.take() {
            notes.push(if report.edited { say::report_edited(lang) } else { say::report_untouched(lang) });
            notes.extend(report.notes);
            hold = report.hold;
            attachments.push(Attachment::new(&format!("bao-cao-{period}.docx"), to.unit(), report.bytes));
        }
        if self.material.workbook_edited {
            notes.push(say::workbook_edited(lang));
        }
        let totals = std::mem::take(&mut self.material.totals);
        attachments.push(Attachment::new(&format!("tong-hop-{period}.xlsx"), to.unit(), totals));
        if let Some((bytes, count)) = self.material.members.take() {
            let name = format!("danh-sach-{period}.xlsx");
            attachments.push(Attachment::new(&name, to.unit(), bytes).naming(count));
        }
        let values = kinds::up(&self.common(&to, &attachments), self.material.figures);
        let letter = self.letter(Kind::Up, to, attachments, &values)?;
        self.composed.letters.push(Letter { notes, ..letter }.held(hold));
        Ok(())
    }

    /// To each ward union, whom it has not confirmed.
    fn wards(&mut self) -> Result<(), Fatal> {
        let register = self.register();
        for (&unit, ward) in &register.ward_unions {
            let open =
                register.introductions.iter().filter(|one| one.is_asked_of_ward() && one.ward.as_ref() == Some(ward));
            let open = open.map(|one| one.person).collect::<BTreeSet<_>>().len() as u64;
            let code = &register.units.get(unit).code;
            let attachments = self.meetings.remove(code).unwrap_or_default();
            if open == 0 || attachments.is_empty() || self.is_office(unit) {
                continue;
            }
            let Some(to) = self.recipient(Kind::Ward, unit) else { continue };
            let values = kinds::other(&self.common(&to, &attachments), &Open { open }, self.material.figures);
            let hold = guard::ward(register, unit, self.material.settings.lang);
            let letter = self.letter(Kind::Ward, to, attachments, &values)?;
            self.composed.letters.push(letter.held(hold));
        }
        self.wards_without_union();
        Ok(())
    }

    /// Wards that should be asked and of whose union nobody knows anything: their lists are written, and nobody carries them there.
    fn wards_without_union(&mut self) {
        let register = self.register();
        let known = |ward: &&Ward| register.ward_unions.values().any(|of| of == *ward);
        let asked = register.introductions.iter().filter(|one| one.is_asked_of_ward());
        let asked: BTreeMap<&str, &str> = asked
            .filter_map(|one| one.ward.as_ref().filter(|ward| !known(ward)))
            .map(|ward| (ward.code.as_str(), ward.name.as_str()))
            .collect();
        let unmade = asked.into_iter().map(|(code, name)| Unmade {
            unit: code.to_owned(),
            name: name.to_owned(),
            level: Level::Ward,
            kinds: vec![Kind::Ward],
            why: Unreachable::Unregistered,
        });
        self.composed.unmade.extend(unmade);
    }

    /// To each faculty below the office, its slice and its missing chapters.
    fn faculties(&mut self) -> Result<(), Fatal> {
        let register = self.register();
        let units = &register.units;
        let due = self.due().map(show_day);
        for unit in units.ids() {
            if !self.below(unit) || !matches!(units.get(unit).level, Level::Faculty | Level::School) {
                continue;
            }
            let code = &units.get(unit).code;
            let chapters: Vec<UnitId> = units
                .ids()
                .filter(|&id| id != unit && units.is_within(id, unit) && units.get(id).level == Level::Chapter)
                .filter(|&id| register.states[id.0 as usize].state != State::Waived && units.get(id).registered)
                .collect();
            let missing = chapters.iter().filter_map(|&id| {
                let name = one_line(&masked(&units.get(id).name));
                match register.states[id.0 as usize].state {
                    State::Missing => Some(name),
                    State::Unreadable => Some(sheet::unread_unit(self.material.settings.lang, name)),
                    _ => None,
                }
            });
            let missing: Vec<String> = missing.collect();
            let attachments = self.slices.remove(code).unwrap_or_default();
            if attachments.is_empty() && missing.is_empty() {
                continue;
            }
            let Some(to) = self.recipient(Kind::Faculty, unit) else { continue };
            let own = self.material.figures.units.iter().find(|one| one.code == code.as_str());
            let (members, participants, turns) =
                own.map_or((0, 0, 0), |own| (own.members.0, own.participants.0, own.turns.0));
            let expected = chapters.len() as u64;
            let own = Faculty { members, participants, turns, expected, missing, due: due.clone() };
            let values = kinds::other(&self.common(&to, &attachments), &own, self.material.figures);
            let named = attachments.iter().any(|one| one.persons() > 0);
            let hold = guard::slice(register, unit, self.material.settings.lang).filter(|_| named);
            let letter = self.letter(Kind::Faculty, to, attachments, &values)?;
            self.composed.letters.push(letter.held(hold));
        }
        Ok(())
    }

    /// To each unit that sent nothing, once the ladder has reached a step: only the highest.
    fn reminders(&mut self) -> Result<(), Fatal> {
        let (register, settings) = (self.register(), self.material.settings);
        let units = &register.units;
        let Some((due, step)) = self.due().and_then(|due| Some((due, step(due, settings)?))) else { return Ok(()) };
        let ladder = settings.mail.iter().flat_map(|mail| &mail.reminders);
        let lower: BTreeSet<u32> = ladder.map(|one| one.days).filter(|&days| days < step.days).collect();
        for unit in units.ids() {
            let one = units.get(unit);
            let missing = register.states[unit.0 as usize].state == State::Missing && one.registered;
            if !missing || one.level == Level::Ward || !self.below(unit) {
                continue;
            }
            let Some(to) = self.recipient(Kind::Reminder, unit) else { continue };
            let parent = one.parent.filter(|&parent| step.copy_parent && self.below(parent));
            let copied = parent.and_then(|parent| self.recipient(Kind::Reminder, parent));
            let own = Reminder {
                number: lower.len() as u64 + 1,
                late: step.days,
                due: show_day(due),
                copied: copied.as_ref().map(|copied| copied.name().to_owned()),
            };
            let values = kinds::other(&self.common(&to, &[]), &own, self.material.figures);
            let again = |address: &&String| !to.addresses().iter().any(|known| known.eq_ignore_ascii_case(address));
            let copy = copied.iter().flat_map(Recipient::addresses).filter(again).cloned().collect();
            let letter = self.letter(Kind::Reminder, to, Vec::new(), &values)?;
            self.composed.letters.push(Letter { step: Some(step.days), copy, ..letter });
        }
        Ok(())
    }

    /// To each sender, what is to be put right in its files.
    fn returned(&mut self) -> Result<(), Fatal> {
        let (register, lang) = (self.register(), self.material.settings.lang);
        let mut by_unit: BTreeMap<UnitId, Vec<&Finding>> = BTreeMap::new();
        let senders: BTreeMap<&str, UnitId> =
            register.files.iter().filter_map(|file| Some((file.path.as_str(), file.unit?))).collect();
        for one in self.material.findings.iter().filter(|one| one.severity > Severity::Note && !one.is_of_unlisted()) {
            let unit = one.file.as_ref().and_then(|file| senders.get(file.as_str()));
            if let Some(&unit) = unit.filter(|&&unit| self.below(unit)) {
                by_unit.entry(unit).or_default().push(one);
            }
        }
        for (unit, mut findings) in by_unit {
            let Some(to) = self.recipient(Kind::Returned, unit) else { continue };
            let attachments = self.returns.remove(to.unit()).unwrap_or_default();
            findings.sort_by_key(|one| std::cmp::Reverse(one.severity));
            let own = returned::returned(&findings, register, unit, lang);
            let values = kinds::other(&self.common(&to, &attachments), &own, self.material.figures);
            // A file that could not be read carries nobody: there is nothing to betray in saying so. That title and folder differ says
            // whose file it may be: nobody is told so by itself.
            let told = |one: &&&Finding| !one.cells.is_empty() || one.doubts_sender();
            let cells = findings.iter().filter(told).filter_map(|one| one.file.as_ref());
            let files: BTreeSet<&str> = cells.map(|file| file.as_str()).collect();
            let hold = guard::sender(register, unit, &files, lang);
            let letter = self.letter(Kind::Returned, to, attachments, &values)?;
            self.composed.letters.push(letter.held(hold));
        }
        Ok(())
    }
}

/// The highest step of the ladder that is reached; None before the first.
fn step(due: Date, settings: &Settings) -> Option<settings::Reminder> {
    let reached = |one: &&settings::Reminder| {
        due.checked_add(jiff::Span::new().days(i64::from(one.days))).is_ok_and(|day| day <= settings.today)
    };
    settings.mail.iter().flat_map(|mail| &mail.reminders).filter(reached).max_by_key(|one| one.days).copied()
}
