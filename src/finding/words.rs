//! A finding's sentence and remedy, made from its code's words and its own values when somebody reads it.
//!
//! Must never show a number that identifies a person in full.

use super::{Finding, Severity, variants};
use crate::model::Lang;

/// Digits from which a run may be a personal number or a phone.
const LONG_NUMBER: usize = 9;
/// How the remedy of a rule begins that asks for nothing.
const IDLE: [&str; 4] = ["Không cần làm gì.", "Không cần làm gì;", "Nothing to do.", "Nothing to do;"];
/// What is asked for where such a rule is a query all the same.
const DOUBTED: (&str, &str) = (
    "Xin xem lại chỗ này; nếu tonghop hiểu chưa đúng, xin ghi lại cho rõ rồi gửi lại tệp.",
    "Please look at the place; if it was not taken rightly, write it plainly and send the file again.",
);

impl Finding {
    /// What is wrong and what was done about it, as one sentence.
    pub fn message(&self, lang: Lang) -> String {
        self.filled(self.words(lang).0)
    }

    /// What can be done about it. Where a repair that is plain as a rule is asked about, there is something to do.
    pub fn remedy(&self, lang: Lang) -> String {
        self.filled(self.remedy_words(lang))
    }

    /// Words with this finding's values in them.
    pub(super) fn filled(&self, words: &str) -> String {
        fill(words, |name| self.value(name))
    }

    pub(super) fn remedy_words(&self, lang: Lang) -> &'static str {
        let own = self.words(lang).1;
        let idle = IDLE.iter().any(|idle| own.starts_with(idle)) && self.severity > Severity::Note;
        let doubted = if lang == Lang::En { DOUBTED.1 } else { DOUBTED.0 };
        if idle { doubted } else { own }
    }

    /// Its sentence and what can be done, as they stand in the tables.
    pub(super) fn words(&self, lang: Lang) -> (&'static str, &'static str) {
        let rule = self.code.rule();
        let own = if lang == Lang::En { rule.en } else { rule.vi };
        variants::words(self.code, &self.args, lang).unwrap_or(own)
    }

    /// The value of a placeholder, masked; None where the finding has none.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let value = match name {
            "seen" => self.seen.as_deref()?.to_owned(),
            "repaired" => self.repaired.as_deref()?.to_owned(),
            "n" => self.cells.len().to_string(),
            "cells" => self.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            _ => match self.args.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => value.clone(),
                None if name == "unit" => self.unit.as_ref()?.as_str().to_owned(),
                None => return None,
            },
        };
        let value = value.trim();
        (!value.is_empty()).then(|| masked(value))
    }
}

/// Fills `template`. In round brackets every part (divided by `; `) whose value is missing is left out; brackets left empty go too.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find('(') {
        // A bracket without its end is plain text.
        let Some(close) = rest[open..].find(')').map(|length| open + length) else { break };
        let parts: Vec<String> = rest[open + 1..close].split("; ").filter_map(|part| fill_part(part, &value)).collect();
        text.push_str(&rest[..open]);
        if parts.is_empty() {
            text.truncate(text.trim_end().len());
        } else {
            text.push('(');
            text.push_str(&parts.join("; "));
            text.push(')');
        }
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    text
}

/// The parts in brackets of `template` that are wanted, with their values; without those whose value is missing.
pub(super) fn fill_parts(
    template: &str,
    wanted: impl Fn(&str) -> bool,
    value: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let brackets = template.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
    let parts = brackets.flat_map(|(inside, _)| inside.split("; ")).filter(|part| wanted(part));
    parts.filter_map(|part| fill_part(part, &value)).collect()
}

/// One part with its values; None where one is missing.
fn fill_part(part: &str, value: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut text = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        text.push_str(before);
        text.push_str(&value(name)?);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// The text with every long number masked in its middle: `079*****1234`. Blanks and dots inside a number do not hide it.
pub fn masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut shown = letters.clone();
    let mut at = 0;
    while at < letters.len() {
        let digits = run_of_digits(&letters[at..]);
        if digits.len() >= LONG_NUMBER {
            for &(offset, _) in &digits[3..digits.len() - 4] {
                shown[at + offset] = '*';
            }
        }
        at += digits.last().map_or(0, |&(offset, _)| offset) + 1;
    }
    shown.into_iter().collect()
}

/// The digits a text begins with, with their offsets; single blanks and dots between them are passed over.
fn run_of_digits(letters: &[char]) -> Vec<(usize, char)> {
    let mut digits: Vec<(usize, char)> = Vec::new();
    for (offset, &letter) in letters.iter().enumerate() {
        let near = digits.last().is_some_and(|&(last, _)| offset - last == 1);
        match letter {
            '0'..='9' if offset == 0 || digits.last().is_some_and(|&(last, _)| offset - last <= 2) => {
                digits.push((offset, letter));
            }
            ' ' | '.' | '\u{a0}' if near => {}
            _ => break,
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::model::UnitCode;

    #[test]
    fn a_sentence_has_its_values() {
        let finding = Finding::new(Code::DateTwoDigitYear).seen("5/9/02").repaired("05/09/2002");
        assert_eq!(
            finding.message(Lang::Vi),
            "Năm chỉ ghi hai chữ số; tonghop đã hiểu thành bốn chữ số (ví dụ: “5/9/02”; hiểu là: “05/09/2002”)."
        );
        let finding = Finding::new(Code::UnitMissing).arg("unit", "Chi đoàn K10A");
        assert_eq!(finding.message(Lang::En), "This unit has sent nothing for the period (unit: Chi đoàn K10A).");
        let finding = Finding::new(Code::UnitMissing).unit(&UnitCode::new("K10A"));
        assert_eq!(finding.message(Lang::En), "This unit has sent nothing for the period (unit: K10A).");
    }

    #[test]
    fn a_missing_value_leaves_a_whole_sentence() {
        let finding = Finding::new(Code::DateTwoDigitYear).seen("5/9/02");
        assert_eq!(
            finding.message(Lang::Vi),
            "Năm chỉ ghi hai chữ số; tonghop đã hiểu thành bốn chữ số (ví dụ: “5/9/02”)."
        );
        for &code in Code::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let text = format!("{} {}", Finding::new(code).message(lang), Finding::new(code).remedy(lang));
                assert!(!text.contains(['{', '}']) && !text.contains("()") && !text.contains(" . "), "{text}");
                assert!(!text.contains("“”") && !text.contains(" ;"), "{text}");
            }
        }
    }

    #[test]
    fn long_numbers_are_masked() {
        assert_eq!(masked("079203001234 "), "079*****1234 ");
        assert_eq!(masked("CCCD 079 203 001 234, A1"), "CCCD 079 *** **1 234, A1");
        assert_eq!(masked("0912345678 (mẹ)"), "091***5678 (mẹ)");
        assert_eq!(masked("Nguyễn Văn An 05/09/2002"), "Nguyễn Văn An 05/09/2002");
        assert_eq!(masked("1.635 và 20103456"), "1.635 và 20103456");
    }
}
