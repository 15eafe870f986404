//! Every sentence the command line prints, Vietnamese and English side by side.
//!
//! Words only: nothing here decides anything. The words of findings stand in their catalogue, those of books and letters in their templates.

use std::fmt::Display;

use crate::model::Lang;

/// Declares sentences: a function per sentence, its two wordings beside each other. Both wordings name the same arguments; the
/// English one is written for many of what it counts.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*) { $vi:literal; $en:literal })*) => {
        $($(#[$doc])* pub fn $name(lang: Lang, $($arg: impl std::fmt::Display),*) -> String {
            match lang {
                Lang::Vi => format!($vi),
                Lang::En => $crate::say::of_one(format!($en)),
            }
        })*
    };
}

pub mod cli;
pub mod config;
pub mod diff;
pub mod doctor;
pub mod mail;
mod one;
pub mod report;
pub mod run;
pub mod schedule;
pub mod sheet;
pub mod status;

/// A number with its thousands set apart as the language does: `1.604` or `1,604`.
pub fn number(lang: Lang, number: impl Display) -> String {
    let digits = number.to_string();
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let mark = if lang == Lang::Vi { '.' } else { ',' };
    let mut shown = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(mark);
        }
        shown.push(digit);
    }
    format!("{sign}{shown}")
}

use one::of_one;

/// One of two fixed wordings.
pub const fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_follow_the_language() {
        assert_eq!(number(Lang::Vi, 1604), "1.604");
        assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(number(Lang::Vi, -17), "-17");
        assert_eq!(number(Lang::Vi, 100), "100");
    }
}
