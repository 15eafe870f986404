//! What a workbook that somebody edited would carry: whose it is by the lines in it, and whom it names.
//!
//! What a run makes for a unit is that unit's because it was made so. What stands in its place since is judged by its own bytes,
//! never by where it lies or what it is called.

use std::collections::BTreeSet;

use super::Names;
use crate::identify::Register;
use crate::model::{Form, Lang};
use crate::read::{Value, Workbook};
use crate::say::mail as say;
use crate::text::plain;

/// Names of others that a reason lists.
const MOST_NAMES: usize = 3;

/// A workbook that was edited, as it would go out.
#[derive(Debug)]
pub struct Hers<'a> {
    /// Where it stands, below the period's folder.
    pub path: &'a str,
    /// None where it cannot be read.
    pub workbook: Option<&'a Workbook>,
    /// The one this run made, in whose place it stands.
    pub made: Option<&'a Workbook>,
    /// The line by which that one is known.
    pub form: &'a Form,
    /// This run makes it otherwise than the one that was edited.
    pub outdated: bool,
}

/// Judges what was edited.
#[derive(Debug)]
pub struct Carrier<'a> {
    pub register: &'a Register,
    pub names: &'a Names<'a>,
    pub lang: Lang,
}

impl Carrier<'_> {
    /// Rows of it that name a member; None where nobody can tell.
    pub fn persons(&self, hers: &Hers<'_>) -> Option<u64> {
        hers.workbook.map(|workbook| self.names.rows_of(workbook))
    }

    /// Why it must not go to its unit by itself, with what to do.
    pub fn doubt(&self, hers: &Hers<'_>) -> Option<String> {
        let why = self.of_another(hers).or_else(|| hers.outdated.then(|| say::hold_stale(self.lang, hers.path)));
        let why = why.or_else(|| self.of_others(hers));
        why.map(|why| format!("{why}\n{}", say::hold_edited(self.lang, hers.path)))
    }

    /// It is no workbook of ours any more, or one of another unit, period or purpose.
    fn of_another(&self, hers: &Hers<'_>) -> Option<String> {
        let (lang, path) = (self.lang, hers.path);
        let Some(workbook) = hers.workbook else { return Some(say::hold_unreadable(lang, path)) };
        let found = forms(workbook);
        if found.is_empty() {
            return Some(say::hold_unmarked(lang, path));
        }
        // A sheet of another unit that was copied in beside the right one is another unit's all the same.
        let other = found.iter().find(|form| *form != hers.form)?;
        let whose = |form: &Form| match form.unit.as_deref().or(form.ward.as_deref()) {
            Some(code) => match self.register.units.by_code(code) {
                Some(unit) => format!("{} ({code})", self.register.units.get(unit).name),
                None => code.to_owned(),
            },
            None => say::no_unit_named(lang),
        };
        if (&other.unit, &other.ward) == (&hers.form.unit, &hers.form.ward) {
            return Some(say::hold_other_book(lang, path, other.mark(), hers.form.mark()));
        }
        Some(say::hold_other_unit(lang, path, whose(other), whose(hers.form)))
    }

    /// It names members of other units whom the one made by this run does not name.
    fn of_others(&self, hers: &Hers<'_>) -> Option<String> {
        let (register, workbook) = (self.register, hers.workbook?);
        let unit = hers.form.unit.as_deref().and_then(|code| register.units.by_code(code));
        let inside = |id| unit.is_some_and(|unit| register.units.is_within(id, unit));
        let own = register.members.iter().filter(|member| member.unit.is_some_and(inside));
        let made = hers.made.map(|made| self.names.in_book(made)).unwrap_or_default();
        let known: BTreeSet<String> =
            own.map(|member| plain(&member.name)).chain(made.iter().map(|name| plain(name))).collect();
        let others: Vec<&str> =
            self.names.in_book(workbook).into_iter().filter(|name| !known.contains(&plain(name))).collect();
        let mut shown = others.iter().take(MOST_NAMES).map(|name| name.trim()).collect::<Vec<_>>().join(", ");
        if others.len() > MOST_NAMES {
            shown.push_str(", …");
        }
        (!others.is_empty()).then(|| say::hold_others_named(self.lang, hers.path, shown))
    }
}

/// Every line in it by which a workbook of ours is known.
fn forms(workbook: &Workbook) -> Vec<Form> {
    let cells = workbook.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| row.cells.iter());
    let texts = cells.filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    texts.filter_map(|text| Form::parse(text)).collect()
}
