//! The catalogue of findings: one literal a rule, its words beside it, in files by the part of FINDINGS that explains the defect
//! and its treatment. Each file adds its rules to those before it; the last gives all of them to `rules`.
//!
//! A sentence may use `{seen}`, `{repaired}`, `{cells}`, `{n}` (number of areas) and the names given by [`super::Finding::arg`].
//! Placeholders stand in round brackets only, in parts divided by `; `: a part whose value is missing is left out, so that a
//! sentence reads well without it (`words` fills them). Numbers of persons and phones are never quoted.

#[macro_use]
mod files;
#[macro_use]
mod meanings;
#[macro_use]
mod sheets;
#[macro_use]
mod texts;
#[macro_use]
mod values;
#[macro_use]
mod whole;

use super::Severity;

/// One kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Stable, kebab-case, never reused.
    pub code: &'static str,
    pub severity: Severity,
    /// Notes about structure are left out of `check` without `-v`.
    pub structure: bool,
    /// The sentence in Vietnamese, and what to do about it.
    pub vi: (&'static str, &'static str),
    /// The same in English.
    pub en: (&'static str, &'static str),
}

macro_rules! rules {
    (@structure structure) => { true };
    (@structure content) => { false };
    ([] $($name:ident $code:literal $severity:ident $kind:ident {
        vi: $vi:literal, $vi_remedy:literal;
        en: $en:literal, $en_remedy:literal;
    })*) => {
        /// A finding's code. Ordered as the catalogue is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(clippy::enum_variant_names, reason = "Code::CellColour and the like are named as the codes people know")]
        pub enum Code { $($name),* }

        /// Every rule, in the order of [`Code`].
        pub static RULES: &[Rule] = &[$(Rule {
            code: $code,
            severity: Severity::$severity,
            structure: rules!(@structure $kind),
            vi: ($vi, $vi_remedy),
            en: ($en, $en_remedy),
        }),*];

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

of_sheets! { [of_texts of_values of_meanings of_files of_the_whole rules] }

impl Code {
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// `id-lost-zero`.
    pub fn as_str(self) -> &'static str {
        self.rule().code
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every name a sentence may use.
    const KNOWN: &[&str] = &[
        "expected",
        "seen",
        "repaired",
        "cells",
        "n",
        "unit",
        "stated",
        "counted",
        "difference",
        "what",
        "other",
        "channel",
        "group",
        "ward",
        "row",
        "score",
        "field",
        "header",
        "format",
        "limit",
        "cause",
        "answer",
        "total",
        "age",
    ];

    fn sentences(rule: &Rule) -> [&'static str; 4] {
        [rule.vi.0, rule.vi.1, rule.en.0, rule.en.1]
    }

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for rule in RULES {
            let plain = rule.code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(plain && !rule.code.starts_with('-') && !rule.code.ends_with('-'), "{}", rule.code);
            assert_eq!(Code::parse(rule.code).map(Code::as_str), Some(rule.code));
        }
    }

    #[test]
    fn every_sentence_is_whole_in_both_languages() {
        for rule in RULES {
            for text in sentences(rule) {
                assert!(text.chars().count() > 10 && text.ends_with('.'), "{}: {text}", rule.code);
                assert!(!text.contains("TODO") && !text.contains("  "), "{}: {text}", rule.code);
                assert!(text.starts_with(char::is_uppercase) || text.starts_with("tonghop"), "{}: {text}", rule.code);
            }
            assert_ne!(rule.vi.0, rule.en.0, "{}", rule.code);
        }
    }

    #[test]
    fn placeholders_are_known_and_stand_in_round_brackets() {
        for rule in RULES {
            for text in sentences(rule) {
                let mut depth = 0_i32;
                let mut rest = text;
                while let Some(at) = rest.find(['(', ')', '{']) {
                    match rest.as_bytes()[at] {
                        b'(' => depth += 1,
                        b')' => depth -= 1,
                        _ => {
                            assert_eq!(depth, 1, "{}: {text}", rule.code);
                            let end = at + rest[at..].find('}').expect("a placeholder ends");
                            assert!(KNOWN.contains(&&rest[at + 1..end]), "{}: {text}", rule.code);
                        }
                    }
                    rest = &rest[at + 1..];
                }
                assert_eq!(depth, 0, "{}: {text}", rule.code);
            }
        }
    }

    #[test]
    fn numbers_of_persons_are_never_quoted() {
        for rule in RULES.iter().filter(|rule| rule.code.starts_with("id-") || rule.code.starts_with("phone-")) {
            assert!(sentences(rule).iter().all(|text| !text.contains('{')), "{}", rule.code);
        }
    }
}
