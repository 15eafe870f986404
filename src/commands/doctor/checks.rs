//! The checks, each from what it looks at to one line.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use super::{Check, State, What};
use crate::commands::{Io, official, shown};
use crate::deliver::letter::{self, Kind};
use crate::deliver::smtp::{self, Patience};
use crate::deliver::{Lock, template};
use crate::error::Fatal;
use crate::identify::Register;
use crate::intake::SourceFile;
use crate::model::date::show_day;
use crate::model::{Lang, When};
use crate::pipeline::Outcome;
use crate::say::{doctor as say, number, run as say_run};
use crate::settings::{ConfigError, PeriodChoice, Settings};

/// Less free space than this is too little for a run with its mail.
const LITTLE_SPACE: u64 = 200 * 1024 * 1024;
/// How long the mail server may take here: nobody waits a minute for a check.
const PATIENCE: Duration = Duration::from_secs(20);
/// Names listed in a line.
const MOST: usize = 3;

pub(super) fn config(there: bool, settings: &Settings) -> Check {
    let lang = settings.lang;
    if !there {
        return Check::new(What::Config, State::Ok, say::no_config(lang));
    }
    let period = match settings.period {
        PeriodChoice::Given(when) => when.to_string(),
        PeriodChoice::Inferred => say_run::inferred(lang),
    };
    Check::new(What::Config, State::Ok, say::config_read(lang, period, settings.units.len()))
}

/// Every mistake with its line and column.
pub(super) fn broken_config(error: &ConfigError, lang: Lang) -> Check {
    let line = |(line, column, sentence): &(usize, usize, String)| match line {
        0 => sentence.clone(),
        line => format!("{line}:{column}  {sentence}"),
    };
    let lines: Vec<String> = error.mistakes.iter().map(line).collect();
    Check::new(What::Config, State::Error, lines.join("\n")).remedy(say::mend_config(lang))
}

/// Every template is filled in with the figures there are, so that a misspelt name shows now.
pub(super) fn templates(dir: &Path, outcome: &Outcome, settings: &Settings) -> Check {
    let lang = settings.lang;
    let tried = letters(dir, outcome, settings).and_then(|()| official::report(dir, outcome, settings));
    let letters = Kind::ALL.map(|kind| format!("{}/{}.txt", letter::FOLDER, kind.code()));
    let report = format!("templates/{}", template::name(lang));
    let own: Vec<String> = letters.into_iter().chain([report]).filter(|path| dir.join(path).is_file()).collect();
    match tried {
        Err(fatal) => Check::fatal(What::Templates, &fatal),
        Ok(_) if own.is_empty() => Check::new(What::Templates, State::Ok, say::builtin_templates(lang)),
        Ok(_) => Check::new(What::Templates, State::Ok, say::own_templates(lang, listed(&own, lang))),
    }
}

/// Makes the letters, without what goes with them.
fn letters(dir: &Path, outcome: &Outcome, settings: &Settings) -> Result<(), Fatal> {
    let templates = letter::Templates::load(dir, settings.lang)?;
    let material = letter::Material {
        figures: &outcome.figures,
        register: &outcome.register,
        findings: &outcome.findings,
        settings,
        templates: &templates,
        totals: Vec::new(),
        report: None,
        members: None,
        workbook_edited: false,
        slices: Vec::new(),
        returns: Vec::new(),
        meetings: Vec::new(),
    };
    letter::compose(material).map(|_| ())
}

/// Words that mean two things.
pub(super) fn knowledge(settings: &Settings) -> Check {
    let words = &settings.words;
    let groups = words.groups.iter().map(|(word, code, how)| ((word.as_str(), Some(*how)), code.as_str()));
    let channels = words.channels.iter().map(|(word, code)| (word.as_str(), code.as_str()));
    let grades = words.grades.iter().map(|(word, code)| (word.as_str(), code.as_str()));
    let mut lines = several(groups).into_iter().map(|((word, _), codes)| (word, codes)).collect::<Vec<_>>();
    lines.extend(several(channels));
    lines.extend(several(grades));
    if lines.is_empty() {
        return Check::new(What::Knowledge, State::Ok, say::no_collision(settings.lang));
    }
    let lines: Vec<String> =
        lines.iter().map(|(word, codes)| say::collision(settings.lang, word, codes.join(", "))).collect();
    Check::new(What::Knowledge, State::Look, lines.join("\n")).remedy(say::mend_collision(settings.lang))
}

/// Keys that stand for more than one code.
fn several<'a, K: Ord>(words: impl Iterator<Item = (K, &'a str)>) -> Vec<(K, Vec<&'a str>)> {
    let mut codes: BTreeMap<K, Vec<&str>> = BTreeMap::new();
    for (word, code) in words {
        let known = codes.entry(word).or_default();
        if !known.contains(&code) {
            known.push(code);
        }
    }
    codes.into_iter().filter(|(_, codes)| codes.len() > 1).collect()
}

/// Files, and the largest beside the limit.
pub(super) fn input(sources: &[SourceFile], settings: &Settings) -> Check {
    let lang = settings.lang;
    let Some(largest) = sources.iter().max_by_key(|one| (one.bytes.len(), &one.path)) else {
        return Check::new(What::Input, State::Look, say::input_empty(lang)).remedy(say::fill_input(lang));
    };
    let unread: Vec<String> = sources.iter().filter(|one| !one.was_read()).map(|one| one.path.to_string()).collect();
    if !unread.is_empty() {
        let names = listed(&unread, lang);
        return Check::new(What::Input, State::Error, say::unread(lang, names)).remedy(say_run::see_permissions(lang));
    }
    let size = number(lang, (largest.bytes.len() as u64).div_ceil(1024));
    let limit = number(lang, settings.limits.unpacked_bytes >> 20);
    Check::new(What::Input, State::Ok, say::files(lang, number(lang, sources.len()), &largest.path, size, limit))
}

/// A few names, and how many more there are.
pub(super) fn listed(names: &[String], lang: Lang) -> String {
    let some = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => some,
        rest => say::and_more(lang, some, rest),
    }
}

/// Connects, encrypts and logs in; sends nothing.
pub(super) fn mail(dir: &Path, settings: &Settings, offline: bool, io: &Io<'_>) -> Check {
    let lang = settings.lang;
    let Some(mail) = &settings.mail else {
        return Check::new(What::Mail, State::Ok, say::no_mail(lang));
    };
    let password = match smtp::password(dir, mail, &io.secrets(), lang) {
        Ok(password) => password,
        Err(fatal) => return Check::fatal(What::Mail, &fatal),
    };
    if offline {
        let untried = match &mail.user {
            Some(user) => say::offline_password(lang, user),
            None => say::offline_open(lang, &mail.host),
        };
        return Check::new(What::Mail, State::Ok, untried);
    }
    let patience = Patience { reply: PATIENCE, taking: PATIENCE };
    match smtp::login(dir, mail, password.as_ref(), patience, lang) {
        Err(fatal) => {
            let remedy = fatal.hint.clone().unwrap_or_else(|| say::mend_mail(lang));
            Check::fatal(What::Mail, &fatal).remedy(remedy)
        }
        Ok(()) => match &mail.user {
            Some(user) => Check::new(What::Mail, State::Ok, say::logged_in(lang, &mail.host, user)),
            None => Check::new(What::Mail, State::Ok, say::connected(lang, &mail.host)),
        },
    }
}

/// Whether output/ can be written, and how much of the disk is free.
pub(super) fn disk(dir: &Path, lang: Lang) -> Check {
    let output = dir.join("output");
    let place = if output.is_dir() { output.as_path() } else { dir };
    let failed = |error: std::io::Error| {
        let fatal = Fatal::new(say::not_writable(lang, shown(place))).system(&error, lang);
        Check::fatal(What::Disk, &fatal.hint(say_run::see_permissions(lang)))
    };
    // A file that is gone again tells more than any right: network drives and full disks answer only to writing.
    let tried =
        tempfile::NamedTempFile::new_in(place).and_then(|mut file| std::io::Write::write_all(&mut file, &[0; 4096]));
    if let Err(error) = tried {
        return failed(error);
    }
    match fs4::available_space(place) {
        Ok(free) => {
            let shown = number(lang, free >> 20);
            let enough = free >= LITTLE_SPACE;
            let state = if enough { State::Ok } else { State::Look };
            Check::new(What::Disk, state, say::free(lang, shown)).remedy(say::make_space(lang))
        }
        Err(error) if error.kind() == ErrorKind::Unsupported => Check::new(What::Disk, State::Ok, say::writable(lang)),
        Err(error) => failed(error),
    }
}

/// How long before it begins a month is spoken of.
const ANNOUNCED: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);

/// Today against the newest day or month that anything in input/ names.
pub(super) fn clock(register: &Register, settings: &Settings) -> Check {
    let (lang, today) = (settings.lang, settings.today);
    let cut = register.period.cut;
    let turns = register.turns.iter().map(|turn| turn.when);
    let slips = register.introductions.iter().filter_map(|slip| slip.date);
    let files = register.files.iter().filter_map(|file| file.when);
    // What is named longer than by its month says nothing of the clock: lists of a school year are made before it begins.
    let near = |when: &When| matches!(when, When::Day(_) | When::Month(_));
    let begins = |when: &When| when.span(cut).0;
    let newest = turns.chain(slips).chain(files).filter(near).max_by_key(|when| (begins(when), *when));
    // A day that has not come is odd. Lists of a month are sent before it ends, and announced in the last days of the one before.
    let ahead = |when: When| match when {
        When::Month(_) => begins(&when).checked_sub(ANNOUNCED).is_ok_and(|day| day > today),
        _ => begins(&when) > today,
    };
    let day = show_day(today);
    let sane = (2018..=2099).contains(&today.year());
    match newest {
        _ if !sane => Check::new(What::Clock, State::Error, say::absurd(lang, day)).remedy(say::set_clock(lang)),
        Some(newest) if ahead(newest) => {
            let message = say::behind(lang, day, newest.shown());
            Check::new(What::Clock, State::Look, message).remedy(say::set_clock(lang))
        }
        Some(newest) => Check::new(What::Clock, State::Ok, say::newest(lang, day, newest.shown())),
        None => Check::new(What::Clock, State::Ok, say::today(lang, day)),
    }
}

pub(super) fn lock(dir: &Path, lang: Lang) -> Check {
    if !dir.is_dir() {
        return Check::new(What::Lock, State::Error, say::no_folder(lang, shown(dir)));
    }
    match Lock::take(dir, lang) {
        Ok(_) => Check::new(What::Lock, State::Ok, say::unlocked(lang)),
        Err(fatal) => Check { state: State::Look, ..Check::fatal(What::Lock, &fatal) },
    }
}
