//! `[mail]`, `[[mail.reminder]]` and `[schedule]`. A recipient or server that cannot be right never reaches the sending.

use std::net::IpAddr;

use super::check::{small, text};
use super::raw::{self, File};
use super::typed::{At, Mistakes};
use super::{Mail, Reminder, Schedule, Security};
use crate::say::config as say;

pub(super) fn mail(own: &File, mistakes: &mut Mistakes) -> Option<Mail> {
    let section = own.mail.as_ref()?;
    let raw = &section.value;
    if let Some(password) = &raw.password {
        mistakes.add(password.key, say::password_here(mistakes.lang));
    }
    for (key, missing) in [("from", raw.from.is_none()), ("host", raw.host.is_none())] {
        if missing {
            mistakes.add(section.key, say::missing(mistakes.lang, key, "[mail]"));
        }
    }
    let host = text(&raw.host, "host", mistakes).unwrap_or_default();
    let security = raw.security.as_ref().map_or(Security::StartTls, |one| one.value);
    if let Some(told) = raw.security.as_ref().filter(|_| security == Security::None && !loopback(&host)) {
        mistakes.add(told.at, say::plain_not_loopback(mistakes.lang, &host));
    }
    let usual = match security {
        Security::StartTls => 587,
        Security::Tls => 465,
        Security::None => 25,
    };
    Some(Mail {
        from: address(&raw.from, mistakes).unwrap_or_default(),
        host,
        port: small(&raw.port, 1, 65_535, mistakes).unwrap_or(usual),
        security,
        ca_file: text(&raw.ca_file, "ca_file", mistakes),
        user: text(&raw.user, "user", mistakes),
        password_env: text(&raw.password_env, "password_env", mistakes),
        password_file: text(&raw.password_file, "password_file", mistakes),
        keyring: raw.keyring.as_ref().is_some_and(|one| one.value),
        to_all: address(&raw.to_all, mistakes),
        max_messages: small(&raw.max_messages, 1, 1_000_000, mistakes),
        reminders: raw.reminder.iter().flat_map(|list| &list.value).map(|one| reminder(one, mistakes)).collect(),
    })
}

fn reminder(one: &At<raw::Reminder>, mistakes: &mut Mistakes) -> Reminder {
    if one.value.days.is_none() {
        mistakes.add(one.key, say::missing(mistakes.lang, "days", "[[mail.reminder]]"));
    }
    Reminder {
        days: small(&one.value.days, 0, 366, mistakes).unwrap_or_default(),
        copy_parent: one.value.copy_parent.as_ref().is_some_and(|one| one.value),
    }
}

/// When the monthly run is started: config's day and time, else the built-in ones.
pub(super) fn schedule(builtin: &File, own: &File, mistakes: &mut Mistakes) -> Schedule {
    let section = |file: &File| file.schedule.as_ref().map(|one| one.value.clone()).unwrap_or_default();
    let (known, own) = (section(builtin), section(own));
    let day = small(&own.day, 1, 31, mistakes).or_else(|| small(&known.day, 1, 31, mistakes)).unwrap_or(1);
    let told = own.time.as_ref().or(known.time.as_ref());
    let time = told.and_then(|time| clock(&time.value));
    if let Some(wrong) = told.filter(|_| time.is_none()) {
        mistakes.add(wrong.at, say::bad_time(mistakes.lang, &wrong.value));
    }
    let (hour, minute) = time.unwrap_or_default();
    Schedule { day, hour, minute }
}

/// `7:05` or `07:05`.
fn clock(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once(':')?;
    let number = |text: &str, below: i8| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten().filter(|number| *number < below)
    };
    Some((number(hour, 24)?, number(minute, 60)?))
}

/// An e-mail address, alone or as `Name <address>`.
pub(super) fn address(value: &Option<At<String>>, mistakes: &mut Mistakes) -> Option<String> {
    let one = value.as_ref()?;
    let typed = one.value.trim();
    let bare = typed.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')).map_or(typed, |(_, bare)| bare);
    if !is_address(bare) {
        mistakes.add(one.at, say::not_an_address(mistakes.lang, &one.value));
        return None;
    }
    Some(typed.to_owned())
}

/// The addresses of a unit: one, or several divided by comma, semicolon or blank.
pub(super) fn addresses(value: &Option<At<String>>, mistakes: &mut Mistakes) -> Option<String> {
    let one = value.as_ref()?;
    let parts: Vec<&str> = one.value.split([',', ';', ' ']).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() || !parts.iter().all(|part| is_address(part)) {
        mistakes.add(one.at, say::not_an_address(mistakes.lang, &one.value));
        return None;
    }
    Some(one.value.trim().to_owned())
}

fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let local_fits = local.chars().all(|one| one.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(one));
    let label = |part: &str| !part.is_empty() && part.chars().all(|one| one.is_ascii_alphanumeric() || one == '-');
    let domain_fits = domain == "localhost" || (domain.contains('.') && domain.split('.').all(label));
    !local.is_empty() && local_fits && !local.starts_with('.') && !local.ends_with('.') && domain_fits
}

fn loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
