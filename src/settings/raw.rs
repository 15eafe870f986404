//! `config.toml` exactly as typed: every key optional, every value with its place. Only [`super::load`] sees it.
//!
//! The embedded `builtin.toml` has the same form and is read by the same code.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Security;
use super::typed::{At, Entries, Mistakes, Typed, Waived, Worded, each_key, sections};
use crate::finding::{Code, Severity};
use crate::model::{Category, Date, Lang, Level};
use crate::say::config as say;

/// A list of texts.
pub type Texts = Vec<At<String>>;

sections! {
    /// The whole file.
    File as "config.toml" {
        language: Lang,
        office: Office,
        period: Period,
        unit: Vec<At<Unit>>,
        channel: Vec<At<Named>>,
        group: Vec<At<Named>>,
        grade: Vec<At<Named>>,
        reason: Vec<At<Named>>,
        defaults: Defaults,
        ward: Vec<At<Ward>>,
        /// Header words by field.
        columns: Entries<Texts>,
        matching: Matching,
        stated: Stated,
        checks: Checks,
        limits: Limits,
        document: Vec<At<Document>>,
        findings: Findings,
        privacy: Privacy,
        mail: Mail,
        schedule: Schedule,
    }

    Office as "[office]" {
        code: String,
        name: String,
        short_name: String,
        level: Level,
        parent: String,
        place: String,
        province: String,
        signer: String,
    }

    Period as "[period]" {
        from: Date,
        to: Date,
        every: Every,
        closing_day: u64,
        due_days: u64,
        school_year_start: u64,
        label: String,
    }

    Unit as "[[unit]]" {
        code: String,
        name: String,
        level: Level,
        parent: String,
        email: String,
        category: Category,
        aliases: Texts,
        valid_from: Date,
        valid_to: Date,
        waived: Waived,
    }

    /// A channel, group, grade or reason. Grades and reasons have no keywords.
    Named as "[[channel]], [[group]], [[grade]], [[reason]]" {
        code: String,
        label: String,
        label_en: String,
        aliases: Texts,
        keywords: Texts,
    }

    Defaults as "[defaults]" {
        channel: String,
    }

    Ward as "[[ward]]" {
        code: String,
        aliases: Texts,
    }

    Matching as "[matching]" {
        merge_at: f64,
        ask_at: f64,
    }

    Stated as "[stated]" {
        members: u64,
        channels: Entries<u64>,
        groups: Entries<u64>,
        source: String,
    }

    Checks as "[checks]" {
        other_share: f64,
        copied_share: f64,
        copied_rows: u64,
        uniform_members: u64,
        change_score: f64,
        change_periods: u64,
        change_turns: u64,
        change_units: u64,
        layout_confidence: f64,
    }

    Limits as "[limits]" {
        unpacked_mb: u64,
        cells: u64,
        shared_strings: u64,
        nesting: u64,
    }

    Document as "[[document]]" {
        number: String,
        date: Date,
        issuer: String,
        title: String,
    }

    Privacy as "[privacy]" {
        allow: Vec<At<Allow>>,
        retention_months: u64,
    }

    Allow as "[[privacy.allow]]" {
        to: String,
        columns: Texts,
    }

    Mail as "[mail]" {
        from: String,
        host: String,
        port: u64,
        security: Security,
        ca_file: String,
        user: String,
        password_env: String,
        password_file: String,
        keyring: bool,
        to_all: String,
        max_messages: u64,
        reminder: Vec<At<Reminder>>,
        /// Known only to be refused with its own sentence.
        password: String,
    }

    Reminder as "[[mail.reminder]]" {
        days: u64,
        copy_parent: bool,
    }

    Schedule as "[schedule]" {
        day: u64,
        time: String,
    }
}

/// `[period] every`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Every {
    #[default]
    Month,
    Quarter,
    SchoolYear,
}

/// What `[findings]` says a code weighs; None: off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(pub Option<Severity>);

impl Worded for Every {
    const WORDS: &'static [(&'static str, Self)] =
        &[("month", Self::Month), ("quarter", Self::Quarter), ("school-year", Self::SchoolYear)];
}

impl Worded for Weight {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("error", Self(Some(Severity::Error))),
        ("query", Self(Some(Severity::Query))),
        ("note", Self(Some(Severity::Note))),
        ("off", Self(None)),
    ];
}

impl Worded for Lang {
    const WORDS: &'static [(&'static str, Self)] = &[("vi", Self::Vi), ("en", Self::En)];
}

impl Worded for Security {
    const WORDS: &'static [(&'static str, Self)] =
        &[("starttls", Self::StartTls), ("tls", Self::Tls), ("none", Self::None)];
}

impl Worded for Level {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("city", Self::City),
        ("school", Self::School),
        ("faculty", Self::Faculty),
        ("chapter", Self::Chapter),
        ("ward", Self::Ward),
    ];
}

impl Worded for Category {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("student", Self::Student),
        ("lecturer", Self::Lecturer),
        ("staff", Self::Staff),
        ("other", Self::Other),
        ("unknown", Self::Unknown),
    ];
}

/// `[findings]`: what codes weigh, and until when they are on trial.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    pub weights: Vec<(Code, Option<Severity>)>,
    pub trial: Vec<(Code, Date)>,
}

impl Typed for Findings {
    fn read(value: &Spanned<DeValue<'_>>, mistakes: &mut Mistakes) -> Option<Self> {
        let mut section = Self::default();
        let mut known = codes();
        known.push("trial");
        let table = each_key(value, "[findings]", &known, mistakes, |name, _, value, mistakes| {
            if name == "trial" {
                each_key(value, "[findings.trial]", &codes(), mistakes, |name, _, value, mistakes| {
                    section.trial.extend(Code::parse(name).zip(Date::read(value, mistakes)));
                });
            } else {
                section.weights.extend(Code::parse(name).zip(Weight::read(value, mistakes).map(|weight| weight.0)));
            }
        });
        table.then_some(section)
    }
}

fn codes() -> Vec<&'static str> {
    Code::ALL.iter().map(|code| code.as_str()).collect()
}

/// The language a text of config.toml asks for, whatever else is wrong with it.
pub fn language(text: &str) -> Option<Lang> {
    let (table, _) = DeTable::parse_recoverable(text);
    let told = table.get_ref().get("language")?.get_ref().as_str()?.to_owned();
    Lang::WORDS.iter().find(|(word, _)| *word == told).map(|(_, lang)| *lang)
}

/// Reads a text of config.toml. The second value is whether it was TOML throughout; where it was not, only what could
/// still be told is there.
pub fn file(text: &str, mistakes: &mut Mistakes) -> (File, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<usize> = errors.iter().map(|error| error.span().map_or(0, |span| span.start)).collect();
    let mut inner = Mistakes::new(mistakes.lang, text);
    let span = table.span();
    let file = File::read(&Spanned::new(span, DeValue::Table(table.into_inner())), &mut inner).unwrap_or_default();
    // What a broken line is taken for is no second mistake, nor are the keys below a header that is none.
    let lines: Vec<&str> = text.lines().collect();
    let header = |line: &str| line.trim_start().starts_with('[');
    let spoilt: Vec<std::ops::Range<usize>> = broken
        .iter()
        .map(|&at| {
            let first = inner.line(at);
            let below = lines.iter().skip(first).position(|line| header(line));
            let headed = lines.get(first - 1).is_some_and(|line| header(line));
            first..if headed { below.map_or(usize::MAX, |below| first + below + 1) } else { first + 1 }
        })
        .collect();
    let found = std::mem::take(&mut inner.found);
    inner.found =
        found.into_iter().filter(|(at, _)| !spoilt.iter().any(|lines| lines.contains(&inner.line(*at)))).collect();
    for (error, at) in errors.iter().zip(&broken) {
        inner.add(*at, say::syntax(mistakes.lang, say::toml(mistakes.lang, error.message())));
    }
    mistakes.found.append(&mut inner.found);
    (file, errors.is_empty())
}
