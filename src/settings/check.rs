//! Raw settings to checked ones; every mistake is collected before the run stops.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::knowledge::{Knowledge, knowledge};
use super::raw::{self, File};
use super::typed::{At, Mistakes};
use super::units::{office, units};
use super::{
    Checks, Document, Limits, Matching, PeriodChoice, PrivacyAllow, Settings, Stated, WantedUnit, Words, mail, period,
};
use crate::model::date::Cut;
use crate::model::{ChannelCode, Date, GroupCode, Lang};
use crate::say::config as say;

/// What is known without any config.toml, in the same form.
pub const BUILTIN: &str = include_str!("../data/builtin.toml");

/// What the command line says over config.
#[derive(Clone, Debug)]
pub struct Overrides {
    pub period: Option<String>,
    pub lang: Option<Lang>,
    pub today: Date,
    pub strict: bool,
}

/// All mistakes of a configuration, each with line and column.
#[derive(Debug)]
pub struct ConfigError {
    pub file: PathBuf,
    /// (line, column, sentence), lines and columns from 1, in order. Line 0: an option of the command line.
    pub mistakes: Vec<(usize, usize, String)>,
}

/// Built-in knowledge with `config` (the text of config.toml, empty where there is none) over it.
///
/// # Errors
/// Every mistake in `config` and in the options, all together.
pub fn load(config: &str, overrides: &Overrides) -> Result<Settings, ConfigError> {
    let lang = overrides.lang.or_else(|| raw::language(config)).unwrap_or_default();
    let mut mistakes = Mistakes::new(lang, config);
    let (builtin, _) = raw::file(BUILTIN, &mut Mistakes::new(lang, BUILTIN));
    let (own, whole) = raw::file(config, &mut mistakes);
    if !whole {
        // What refers to each other cannot be judged while parts are unreadable.
        return Err(error(config, mistakes, None));
    }
    let mut option = None;
    let mut settings = settings(&builtin, &own, overrides, &mut mistakes, &mut option);
    if mistakes.found.is_empty() && option.is_none() {
        let wanted = mistakes.open.iter().map(|(code, at, said)| {
            let (line, column) = place(config, &mistakes, *at);
            WantedUnit { code: code.clone(), line, column, said: said.clone() }
        });
        settings.wanted_units = wanted.collect();
        return Ok(settings);
    }
    // All together, but for codes that config names and does not have: the register in input/ is not read yet and may have them.
    Err(error(config, mistakes, option))
}

/// Line and column of a byte offset, from 1.
fn place(config: &str, mistakes: &Mistakes, at: usize) -> (usize, usize) {
    let before = config.get(..at).unwrap_or(config);
    (mistakes.line(at), before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

fn error(config: &str, mut mistakes: Mistakes, option: Option<String>) -> ConfigError {
    mistakes.found.sort();
    mistakes.found.dedup();
    let found = std::mem::take(&mut mistakes.found);
    let placed = |(at, sentence): (usize, String)| {
        let (line, column) = place(config, &mistakes, at);
        (line, column, sentence)
    };
    let option = option.map(|sentence| (0, 0, sentence));
    ConfigError {
        file: PathBuf::from("config.toml"),
        mistakes: option.into_iter().chain(found.into_iter().map(placed)).collect(),
    }
}

fn settings(
    builtin: &File,
    own: &File,
    overrides: &Overrides,
    mistakes: &mut Mistakes,
    option: &mut Option<String>,
) -> Settings {
    let Knowledge { channels, groups, grades, reasons, columns } = knowledge(builtin, own, mistakes);
    let cut = cut(own, mistakes);
    let wards = ward_aliases(own, mistakes);
    let office = office(own, mistakes);
    let units = units(own, office.code.as_deref(), mistakes);
    let period = period_choice(own, overrides, cut, mistakes, option);
    let findings = own.findings.as_ref().map(|one| one.value.clone()).unwrap_or_default();
    Settings {
        lang: mistakes.lang,
        today: overrides.today,
        strict: overrides.strict,
        period,
        // It names the period of config, not another one asked for on the command line.
        period_label: own
            .period
            .as_ref()
            .and_then(|one| text(&one.value.label, "label", mistakes))
            .filter(|_| overrides.period.is_none()),
        cut,
        due_days: own.period.as_ref().and_then(|one| small(&one.value.due_days, 0, 366, mistakes)),
        default_channel: default_channel(builtin, own, &channels, mistakes),
        stated: stated(own, &channels, &groups, mistakes),
        matching: matching(builtin, own, mistakes),
        checks: checks(builtin, own, mistakes),
        limits: limits(builtin, own, mistakes),
        documents: documents(own, mistakes),
        severities: findings.weights.into_iter().collect(),
        trial: findings.trial.into_iter().collect(),
        privacy: privacy(own, &columns, mistakes),
        retention_months: own.privacy.as_ref().and_then(|one| small(&one.value.retention_months, 1, 1200, mistakes)),
        answers: crate::answers::Answers::default(),
        handled: super::Handled::default(),
        wanted_units: Vec::new(),
        mail: mail::mail(own, mistakes),
        schedule: mail::schedule(builtin, own, mistakes),
        words: Words::new(&columns, &channels, &groups, (&grades, &reasons), &wards),
        office,
        units,
        channels,
        groups,
        grades,
        reasons,
    }
}

/// A text without blanks around it; an empty one is a mistake.
pub(super) fn text(value: &Option<At<String>>, key: &str, mistakes: &mut Mistakes) -> Option<String> {
    let one = value.as_ref()?;
    let trimmed = one.value.trim();
    if trimmed.is_empty() {
        mistakes.add(one.at, say::empty(mistakes.lang, key));
        return None;
    }
    Some(trimmed.to_owned())
}

/// A whole number from `low` to `high`.
pub(super) fn small<T>(value: &Option<At<u64>>, low: u64, high: u64, mistakes: &mut Mistakes) -> Option<T>
where
    T: TryFrom<u64>,
{
    let one = value.as_ref()?;
    let fits = (low..=high).contains(&one.value).then(|| T::try_from(one.value).ok()).flatten();
    if fits.is_none() {
        mistakes.add(one.at, say::out_of_range(mistakes.lang, one.value, low, high));
    }
    fits
}

/// A number of config from `low` to `high`, else the built-in one.
fn decimal(own: Option<&At<f64>>, known: Option<&At<f64>>, low: f64, high: f64, mistakes: &mut Mistakes) -> f64 {
    if let Some(one) = own.filter(|one| !(low..=high).contains(&one.value)) {
        mistakes.add(one.at, say::out_of_range(mistakes.lang, one.value, low, high));
    }
    own.or(known).map(|one| one.value).unwrap_or_default()
}

fn cut(own: &File, mistakes: &mut Mistakes) -> Cut {
    let Some(period) = &own.period else { return Cut::default() };
    Cut {
        school_year_start: small(&period.value.school_year_start, 1, 12, mistakes)
            .unwrap_or(Cut::default().school_year_start),
        closing_day: small(&period.value.closing_day, 1, 31, mistakes),
    }
}

fn period_choice(
    own: &File,
    overrides: &Overrides,
    cut: Cut,
    mistakes: &mut Mistakes,
    option: &mut Option<String>,
) -> PeriodChoice {
    let section = own.period.as_ref().map(|one| one.value.clone()).unwrap_or_default();
    let every = section.every.as_ref().map(|one| one.value);
    let between = match (&section.from, &section.to) {
        (Some(from), Some(to)) if from.value > to.value => {
            mistakes.add(to.at, say::ends_before(mistakes.lang, from.value, to.value));
            None
        }
        (Some(from), Some(to)) => Some(period::span(from.value, to.value, cut)),
        (Some(one), None) | (None, Some(one)) => {
            mistakes.add(one.key, say::needs_both(mistakes.lang));
            None
        }
        (None, None) => None,
    };
    if let Some(named) = &overrides.period {
        return match period::named(named, every.unwrap_or_default(), overrides.today, cut) {
            Ok(when) => PeriodChoice::Given(when),
            Err(wrong) => {
                *option = Some(match wrong {
                    period::NoPeriod::NotUnderstood => say::bad_period(mistakes.lang, named),
                    period::NoPeriod::EndsBeforeItBegins => say::backward_period(mistakes.lang, named),
                });
                PeriodChoice::Inferred
            }
        };
    }
    let newest = every.map(|every| period::last(every, overrides.today, cut));
    between.or(newest).map_or(PeriodChoice::Inferred, PeriodChoice::Given)
}

fn default_channel(builtin: &File, own: &File, channels: &[super::Channel], mistakes: &mut Mistakes) -> ChannelCode {
    let told = |file: &File| file.defaults.as_ref().and_then(|one| one.value.channel.clone());
    let chosen = told(own).or_else(|| told(builtin));
    let Some(chosen) = chosen else { return ChannelCode::new(ChannelCode::GROUP) };
    let known: Vec<&str> = channels.iter().map(|one| one.code.as_str()).collect();
    if !known.contains(&chosen.value.as_str()) {
        mistakes.not_one_of(chosen.at, &chosen.value, &known);
    }
    ChannelCode::new(&chosen.value)
}

/// Aliases by the code of their ward.
fn ward_aliases(own: &File, mistakes: &mut Mistakes) -> BTreeMap<String, Vec<String>> {
    let mut wards: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in own.ward.iter().flat_map(|list| &list.value) {
        let Some(code) = &one.value.code else {
            mistakes.add(one.key, say::missing(mistakes.lang, "code", "[[ward]]"));
            continue;
        };
        if code.value.len() != 5 || !code.value.bytes().all(|byte| byte.is_ascii_digit()) {
            mistakes.add(code.at, say::bad_ward_code(mistakes.lang, &code.value));
        }
        let aliases = one.value.aliases.iter().flat_map(|list| &list.value).map(|alias| alias.value.trim().to_owned());
        wards.entry(code.value.clone()).or_default().extend(aliases);
    }
    wards
}

fn stated(own: &File, channels: &[super::Channel], groups: &[super::Group], mistakes: &mut Mistakes) -> Stated {
    let Some(stated) = &own.stated else { return Stated::default() };
    let known: Vec<&str> = channels.iter().map(|one| one.code.as_str()).collect();
    let mut by_channel = BTreeMap::new();
    for (code, one) in stated.value.channels.iter().flat_map(|one| &one.value.0) {
        if !known.contains(&code.as_str()) {
            mistakes.unknown_key(one.key, code, "[stated] channels", &known);
        }
        by_channel.insert(ChannelCode::new(code), one.value);
    }
    let known: Vec<&str> = groups.iter().map(|one| one.code.as_str()).collect();
    let mut by_group = BTreeMap::new();
    for (code, one) in stated.value.groups.iter().flat_map(|one| &one.value.0) {
        if !known.contains(&code.as_str()) {
            mistakes.unknown_key(one.key, code, "[stated] groups", &known);
        }
        by_group.insert(GroupCode::new(code), one.value);
    }
    Stated {
        members: stated.value.members.as_ref().map(|one| one.value),
        channels: by_channel,
        groups: by_group,
        source: text(&stated.value.source, "source", mistakes),
    }
}

fn matching(builtin: &File, own: &File, mistakes: &mut Mistakes) -> Matching {
    let (own, known) = (own.matching.as_ref().map(|one| &one.value), builtin.matching.as_ref().map(|one| &one.value));
    let merge = own.and_then(|one| one.merge_at.as_ref());
    let ask = own.and_then(|one| one.ask_at.as_ref());
    let merge_at = decimal(merge, known.and_then(|one| one.merge_at.as_ref()), 0.0, 1.0, mistakes);
    let ask_at = decimal(ask, known.and_then(|one| one.ask_at.as_ref()), 0.0, 1.0, mistakes);
    if let Some(place) = ask.or(merge).filter(|_| ask_at > merge_at) {
        mistakes.add(place.at, say::ask_above_merge(mistakes.lang, ask_at, merge_at));
    }
    Matching { merge_at, ask_at }
}

fn checks(builtin: &File, own: &File, mistakes: &mut Mistakes) -> Checks {
    let (own, known) = (own.checks.as_ref().map(|one| &one.value), builtin.checks.as_ref().map(|one| &one.value));
    type Checked = raw::Checks;
    let mut share = |of: fn(&Checked) -> &Option<At<f64>>, high: f64| {
        decimal(own.and_then(|one| of(one).as_ref()), known.and_then(|one| of(one).as_ref()), 0.0, high, mistakes)
    };
    let other_share = share(|one| &one.other_share, 1.0);
    let copied_share = share(|one| &one.copied_share, 1.0);
    let change_score = share(|one| &one.change_score, 1000.0);
    let layout_confidence = share(|one| &one.layout_confidence, 1.0);
    let mut count = |of: fn(&Checked) -> &Option<At<u64>>| {
        let pick = |checks: Option<&Checked>, mistakes: &mut Mistakes| {
            checks.and_then(|one| small(of(one), 1, 1_000_000, mistakes))
        };
        pick(own, mistakes).or_else(|| pick(known, mistakes)).unwrap_or_default()
    };
    Checks {
        other_share,
        copied_share,
        copied_rows: count(|one| &one.copied_rows),
        uniform_members: count(|one| &one.uniform_members),
        change_score,
        change_periods: count(|one| &one.change_periods),
        change_turns: count(|one| &one.change_turns),
        change_units: count(|one| &one.change_units),
        layout_confidence,
    }
}

fn limits(builtin: &File, own: &File, mistakes: &mut Mistakes) -> Limits {
    let mut pick = |of: fn(&raw::Limits) -> &Option<At<u64>>, high: u64| -> u64 {
        let told = |file: &File, mistakes: &mut Mistakes| {
            file.limits.as_ref().and_then(|one| small(of(&one.value), 1, high, mistakes))
        };
        told(own, mistakes).or_else(|| told(builtin, mistakes)).unwrap_or_default()
    };
    Limits {
        unpacked_bytes: pick(|one| &one.unpacked_mb, 1_048_576) * 1024 * 1024,
        cells: pick(|one| &one.cells, 1_000_000_000_000),
        shared_strings: pick(|one| &one.shared_strings, 1_000_000_000),
        nesting: pick(|one| &one.nesting, 100),
    }
}

fn documents(own: &File, mistakes: &mut Mistakes) -> Vec<Document> {
    let mut documents = Vec::new();
    for one in own.document.iter().flat_map(|list| &list.value) {
        if one.value.number.is_none() {
            mistakes.add(one.key, say::missing(mistakes.lang, "number", "[[document]]"));
        }
        documents.push(Document {
            number: text(&one.value.number, "number", mistakes).unwrap_or_default(),
            date: one.value.date.as_ref().map(|date| date.value),
            issuer: text(&one.value.issuer, "issuer", mistakes),
            title: text(&one.value.title, "title", mistakes),
        });
    }
    documents
}

fn privacy(own: &File, columns: &BTreeMap<String, Vec<String>>, mistakes: &mut Mistakes) -> Vec<PrivacyAllow> {
    let units = super::units::codes(own);
    let fields: Vec<&str> = columns.keys().map(String::as_str).collect();
    let mut allowed = Vec::new();
    for one in own.privacy.iter().flat_map(|one| &one.value.allow).flat_map(|list| &list.value) {
        let Some(to) = &one.value.to else {
            mistakes.add(one.key, say::missing(mistakes.lang, "to", "[[privacy.allow]]"));
            continue;
        };
        super::units::known(to, &units, mistakes);
        let named: Vec<&At<String>> = one.value.columns.iter().flat_map(|list| &list.value).collect();
        for column in named.iter().filter(|column| !fields.contains(&column.value.as_str())) {
            mistakes.not_one_of(column.at, &column.value, &fields);
        }
        let columns = named.iter().map(|column| column.value.clone()).collect();
        allowed.push(PrivacyAllow { to: to.value.clone(), columns });
    }
    allowed
}
