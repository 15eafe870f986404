//! Letters: to whom, what about, with what attached. From figures and a template the secretary may edit.
//!
//! A letter has a [`Recipient`] only where the register or config gives the unit an address, and an [`Attachment`] knows whose
//! it is. Must never see a person: the template gets figures, nothing else.

use std::path::Path;

use lettre::Address;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context};

use super::slug::{file_slug, slug};
use super::{cannot_read, say};
use crate::error::Fatal;
use crate::identify::Register;
use crate::model::{Lang, UnitCode, UnitId, Units};
use crate::settings::Settings;
use crate::tally::Figures;

/// The letter to the unit above us, as it is where the working folder has none.
pub const DEFAULT_UP: &str = include_str!("../../data/templates/cap-tren.txt");
/// Where the secretary's own stands, in the working folder.
pub const UP_TEMPLATE: &str = "templates/thu/cap-tren.txt";

/// A unit that may be written to. Made only from a registered unit and its own addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    unit: UnitCode,
    name: String,
    addresses: Vec<String>,
}

impl Recipient {
    /// The unit as a recipient; None where nobody registered it, or no address of it.
    ///
    /// # Errors
    /// Where its address is none (several are divided by comma, semicolon or blank).
    pub fn registered(units: &Units, id: UnitId, lang: Lang) -> Result<Option<Self>, Fatal> {
        let unit = units.get(id);
        let Some(email) = unit.email.as_deref().filter(|_| unit.registered) else { return Ok(None) };
        let divided = email.split(|letter: char| matches!(letter, ',' | ';') || letter.is_whitespace());
        let addresses: Vec<String> = divided.filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if addresses.is_empty() {
            return Ok(None);
        }
        // Addresses outside ASCII need a server that few schools have.
        if let Some(bad) = addresses.iter().find(|one| !one.is_ascii() || one.parse::<Address>().is_err()) {
            return Err(Fatal::new(say(
                lang,
                format!("Địa chỉ thư của {} không đúng: “{bad}”", unit.name),
                format!("The e-mail address of {} is not valid: “{bad}”", unit.name),
            ))
            .hint(say(
                lang,
                format!("Hãy sửa email của đơn vị {} trong config.toml hoặc trong bảng đơn vị.", unit.code),
                format!("Correct the e-mail of unit {} in config.toml or in the units sheet.", unit.code),
            )));
        }
        Ok(Some(Self { unit: unit.code.clone(), name: unit.name.clone(), addresses }))
    }

    pub fn unit(&self) -> &UnitCode {
        &self.unit
    }

    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }
}

/// A file of a letter, with the unit it was made for.
#[derive(Clone, Debug)]
pub struct Attachment {
    name: String,
    unit: UnitCode,
    bytes: Vec<u8>,
}

impl Attachment {
    /// The name becomes plain ASCII, which every mail program shows.
    pub fn new(name: &str, unit: &UnitCode, bytes: Vec<u8>) -> Self {
        Self { name: file_slug(name), unit: unit.clone(), bytes }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn unit(&self) -> &UnitCode {
        &self.unit
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A letter, not yet a message.
#[derive(Clone, Debug)]
pub struct Letter {
    /// `cap-tren`: part of file names, and of what tells one letter to a unit from another.
    pub kind: &'static str,
    /// The period's folder name, `2021-04`.
    pub period: String,
    pub to: Recipient,
    pub subject: String,
    pub body: String,
    pub attachments: Vec<Attachment>,
}

/// The letter's template: the secretary's own, else the built-in one.
///
/// # Errors
/// Where hers is there and cannot be read.
pub fn up_template(root: &Path, lang: Lang) -> Result<String, Fatal> {
    let path = root.join(UP_TEMPLATE);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(DEFAULT_UP.to_owned()),
        Err(error) => Err(cannot_read(&path, &error, lang)),
    }
}

/// The letter to the unit above the office, with `workbook` (in its totals form) attached as `tong-hop-<period>.xlsx`.
///
/// None where there is no `[mail]`, no unit above, or no registered address of it.
///
/// # Errors
/// Where the template or the address has a mistake.
pub fn up(
    figures: &Figures,
    register: &Register,
    workbook: Vec<u8>,
    settings: &Settings,
    template: &str,
) -> Result<Option<Letter>, Fatal> {
    let units = &register.units;
    let Some(parent) = above(units, settings).filter(|_| settings.mail.is_some()) else { return Ok(None) };
    let Some(to) = Recipient::registered(units, parent, settings.lang)? else { return Ok(None) };
    let period = register.period.folder();
    let attachment = Attachment::new(&format!("tong-hop-{}.xlsx", slug(&period)), to.unit(), workbook);
    let text = render(figures, &to.name, attachment.name(), settings, template)?;
    let (subject, body) = text.split_once('\n').unwrap_or((&text, ""));
    let subject = one_line(subject);
    if subject.is_empty() {
        return Err(template_fatal(
            settings.lang,
            Some(1),
            "dòng đầu là tiêu đề thư và đang trống",
            "the subject is empty",
        ));
    }
    let body = format!("{}\n", body.trim());
    Ok(Some(Letter { kind: "cap-tren", period, to, subject, body, attachments: vec![attachment] }))
}

/// The unit above the office: as the register has it, else as config says. Never the office itself.
fn above(units: &Units, settings: &Settings) -> Option<UnitId> {
    let known = units.office.and_then(|office| units.get(office).parent);
    let parent = known.or_else(|| units.by_code(settings.office.parent.as_deref()?));
    parent.filter(|&parent| units.office != Some(parent))
}

/// Fills the template in with figures, to see whether it can be.
///
/// # Errors
/// Where it has a mistake: its line and what is wrong there.
pub fn try_out(figures: &Figures, settings: &Settings, template: &str) -> Result<(), Fatal> {
    render(figures, "-", "-", settings, template).map(|_| ())
}

fn render(
    figures: &Figures,
    recipient: &str,
    attachment: &str,
    settings: &Settings,
    template: &str,
) -> Result<String, Fatal> {
    let fatal = |error: &minijinja::Error| {
        let cause = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        template_fatal(settings.lang, error.line(), &cause, &cause)
    };
    let mut environment = Environment::new();
    // A misspelled name would print nothing, and nobody would see it.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("so", thousands);
    // Notepad begins a file with a byte order mark.
    let template = template.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    environment.add_template_owned(UP_TEMPLATE, template).map_err(|error| fatal(&error))?;
    let values = context! {
        recipient => recipient,
        attachment => attachment,
        signer => settings.office.signer.clone(),
        ..Value::from(Serde(figures))
    };
    let text = environment.get_template(UP_TEMPLATE).and_then(|template| template.render(values));
    Ok(text.map_err(|error| fatal(&error))?.trim_start().to_owned())
}

fn template_fatal(lang: Lang, line: Option<usize>, vi: &str, en: &str) -> Fatal {
    let line_vi = line.map_or_else(String::new, |line| format!(", dòng {line}"));
    let line_en = line.map_or_else(String::new, |line| format!(", line {line}"));
    Fatal::new(say(
        lang,
        format!("Mẫu thư “{UP_TEMPLATE}”{line_vi} có lỗi"),
        format!("The letter template “{UP_TEMPLATE}”{line_en} has a mistake"),
    ))
    .cause(say(lang, vi, en))
    .hint(say(
        lang,
        "Hãy sửa dòng đó; xóa tệp mẫu đi thì thư dùng mẫu có sẵn.",
        "Correct that line; without the file the built-in template is used.",
    ))
}

/// `1635` as `1.635`, the Vietnamese way.
fn thousands(value: &Value) -> Result<String, minijinja::Error> {
    let digits = value.to_string();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(digits);
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    Ok(text)
}

/// A header line: no control characters, single blanks.
pub fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
