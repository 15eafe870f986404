//! One of a thing, in English: the sentences are written for many, and `1 turns` becomes `1 turn`.

/// Things that sentences count, one and many. A word that is not here stays as it is written.
const COUNTED: &[(&str, &str)] = &[
    ("address", "addresses"),
    ("answer", "answers"),
    ("cell", "cells"),
    ("chapter", "chapters"),
    ("day", "days"),
    ("difference", "differences"),
    ("error", "errors"),
    ("figure", "figures"),
    ("file", "files"),
    ("kind", "kinds"),
    ("letter", "letters"),
    ("line", "lines"),
    ("list", "lists"),
    ("member", "members"),
    ("message", "messages"),
    ("minute", "minutes"),
    ("mistake", "mistakes"),
    ("month", "months"),
    ("person", "persons"),
    ("place", "places"),
    ("query", "queries"),
    ("question", "questions"),
    ("reminder", "reminders"),
    ("row", "rows"),
    ("sheet", "sheets"),
    ("slip", "slips"),
    ("turn", "turns"),
    ("unit", "units"),
    ("ward", "wards"),
    ("workbook", "workbooks"),
];

/// The same text with one of a thing where its number is 1. Columns stay below each other: what a word loses is a blank behind it
/// where more than one stand there.
pub(super) fn of_one(text: String) -> String {
    if !text.contains("1 ") {
        return text;
    }
    let mut said = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("1 ") {
        let (before, behind) = rest.split_at(at + 2);
        said.push_str(before);
        rest = behind;
        // 21, 1,001 and 0.1 end in 1 too.
        let alone =
            !before[..at].ends_with(|sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.' | '/' | '-'));
        let word = rest.find(|sign: char| !sign.is_ascii_alphabetic()).map_or(rest, |end| &rest[..end]);
        let Some((one, many)) = COUNTED.iter().find(|(_, many)| *many == word).filter(|_| alone) else { continue };
        said.push_str(one);
        rest = &rest[many.len()..];
        if rest.starts_with("  ") {
            said.push_str(&" ".repeat(many.len() - one.len()));
        }
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_and_only_one() {
        for (many, one) in [
            ("1 turns by 1 persons", "1 turn by 1 person"),
            ("21 turns by 1,001 persons", "21 turns by 1,001 persons"),
            ("          1 turns       1 persons", "          1 turn        1 person"),
            ("1 errors, 1 queries", "1 error, 1 query"),
            ("0.1 units, 10/1 files", "0.1 units, 10/1 files"),
            ("1 turnstiles", "1 turnstiles"),
            ("ends in 1 ", "ends in 1 "),
        ] {
            assert_eq!(of_one(many.to_owned()), one);
        }
        assert!(COUNTED.is_sorted());
    }
}
