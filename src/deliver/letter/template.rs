//! The letters' templates: the secretary's own where she has them, else the built-in ones. First line: the subject.
//!
//! A misspelled name in a template would print nothing and nobody would see it, so it stops the run, with file, line and
//! sentence, before anything is written: every template is tried out, whether or not a letter is made of it.

use std::collections::BTreeMap;
use std::io::ErrorKind as Io;
use std::path::Path;

use minijinja::value::Value;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};

use super::{Kind, one_line};
use crate::deliver::cannot_read;
use crate::error::Fatal;
use crate::model::Lang;
use crate::say::{mail as say, number};

/// Where the secretary's own stand, in the working folder.
pub const FOLDER: &str = "templates/thu";

/// The built-in template of a kind.
pub const fn builtin(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Up, Lang::Vi) => include_str!("../../data/templates/cap-tren.txt"),
        (Kind::Ward, Lang::Vi) => include_str!("../../data/templates/dia-ban.txt"),
        (Kind::Faculty, Lang::Vi) => include_str!("../../data/templates/doan-khoa.txt"),
        (Kind::Reminder, Lang::Vi) => include_str!("../../data/templates/nhac-nop.txt"),
        (Kind::Returned, Lang::Vi) => include_str!("../../data/templates/tra-lai.txt"),
        (Kind::Up, Lang::En) => include_str!("../../data/templates/en/cap-tren.txt"),
        (Kind::Ward, Lang::En) => include_str!("../../data/templates/en/dia-ban.txt"),
        (Kind::Faculty, Lang::En) => include_str!("../../data/templates/en/doan-khoa.txt"),
        (Kind::Reminder, Lang::En) => include_str!("../../data/templates/en/nhac-nop.txt"),
        (Kind::Returned, Lang::En) => include_str!("../../data/templates/en/tra-lai.txt"),
    }
}

/// The template of each kind, as text.
#[derive(Clone, Debug)]
pub struct Templates {
    lang: Lang,
    texts: BTreeMap<Kind, String>,
}

impl Templates {
    /// The secretary's own below `root`. What she left as it was shipped speaks the language of the run.
    ///
    /// # Errors
    /// Where one is there and cannot be read as UTF-8 text.
    pub fn load(root: &Path, lang: Lang) -> Result<Self, Fatal> {
        let mut templates = Self::builtin(lang);
        for kind in Kind::ALL {
            let path = root.join(FOLDER).join(format!("{}.txt", kind.code()));
            let bytes = match std::fs::read(&path) {
                Ok(bytes) => bytes,
                Err(error) if matches!(error.kind(), Io::NotFound | Io::NotADirectory) => continue,
                Err(error) => return Err(cannot_read(&path, &error, lang)),
            };
            let text = String::from_utf8(bytes).map_err(|_| {
                Fatal::new(say::template_not_utf8(lang, shown(kind))).hint(say::template_save_utf8(lang))
            })?;
            templates.set(kind, &text);
        }
        Ok(templates)
    }

    /// The built-in ones.
    pub fn builtin(lang: Lang) -> Self {
        Self { lang, texts: Kind::ALL.map(|kind| (kind, builtin(kind, lang).to_owned())).into() }
    }

    /// Puts `text` in the place of a kind's template, unless it is only the built-in one in whatever language.
    pub fn set(&mut self, kind: Kind, text: &str) {
        // Notepad begins a file with a byte order mark and ends lines in its own way.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        if ![Lang::Vi, Lang::En].iter().any(|&lang| builtin(kind, lang) == text) {
            self.texts.insert(kind, text);
        }
    }

    /// Subject and body.
    ///
    /// # Errors
    /// Where the template has a mistake.
    pub fn render(&self, kind: Kind, values: &Value) -> Result<(String, String), Fatal> {
        // Every kind has a text from `builtin` on.
        let source = self.texts.get(&kind).map_or("", String::as_str);
        let lang = self.lang;
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.add_filter("thuong", lower_first);
        environment.add_filter("so", move |value: &Value| thousands(value, lang));
        let name = format!("{}.txt", kind.code());
        let text = environment
            .template_from_named_str(&name, source)
            .and_then(|template| template.render(values))
            .map_err(|error| self.mistake(kind, source, &error))?;
        let (subject, body) = text.trim_start().split_once('\n').unwrap_or((text.trim(), ""));
        let (subject, body) = (one_line(subject), body.trim());
        for (empty, what) in
            [(subject.is_empty(), say::template_no_subject(lang)), (body.is_empty(), say::template_no_body(lang))]
        {
            if empty {
                return Err(Fatal::new(say::template_mistake(lang, shown(kind), 1))
                    .cause(what)
                    .hint(say::template_hint(lang)));
            }
        }
        Ok((subject, format!("{body}\n")))
    }

    fn mistake(&self, kind: Kind, source: &str, error: &minijinja::Error) -> Fatal {
        let lang = self.lang;
        let line = error.line().unwrap_or(1);
        let typed = source.lines().nth(line - 1).unwrap_or_default().trim();
        let part = error.range().and_then(|range| source.get(range)).unwrap_or_default();
        let cause = match error.kind() {
            ErrorKind::UndefinedError if !part.is_empty() => say::template_unknown_name(lang, part),
            ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest => {
                say::template_unknown_filter(lang, if part.is_empty() { typed } else { part })
            }
            _ => say::template_syntax(lang, say::template_detail(lang, error.detail().unwrap_or_default())),
        };
        Fatal::new(say::template_mistake(lang, shown(kind), line))
            .cause(format!("{cause}: {typed}"))
            .hint(say::template_hint(lang))
    }
}

fn shown(kind: Kind) -> String {
    format!("{FOLDER}/{}.txt", kind.code())
}

/// `Tháng 4/2021` as it stands inside a sentence; `HKI` keeps its capitals.
fn lower_first(value: &Value) -> String {
    let text = value.to_string();
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text,
    }
}

/// `1635` as `1.635`, or `1,635` in English; what is no whole number as it is.
fn thousands(value: &Value, lang: Lang) -> String {
    let digits = value.to_string();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { number(lang, digits) } else { digits }
}
