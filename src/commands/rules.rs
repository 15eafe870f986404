//! `rules`: the catalogue of findings, or one of them.

use serde::Serialize;

use super::{Io, Stop, left};
use crate::error::{Exit, Fatal};
use crate::finding::{Code, Finding, Severity};
use crate::model::Lang;
use crate::say::{run as say, sheet};

/// A rule as `rules --json` prints it.
#[derive(Serialize)]
struct Object {
    code: &'static str,
    severity: Severity,
    structure: bool,
    message: String,
    remedy: String,
}

pub(super) fn rules(code: Option<&str>, json: bool, lang: Lang, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let chosen = match code {
        None => Code::ALL.to_vec(),
        Some(named) => vec![Code::parse(named).ok_or_else(|| unknown(named, lang))?],
    };
    if json {
        let objects: Vec<Object> = chosen.iter().map(|&code| object(code, lang)).collect();
        super::json(&objects, io)?;
    } else if code.is_some() {
        for &one in &chosen {
            let object = object(one, lang);
            writeln!(io.out, "{} ({})\n", object.code, sheet::severity(lang, object.severity))?;
            writeln!(io.out, "{}\n{}", object.message, say::what_to_do(lang, object.remedy))?;
        }
    } else {
        for &one in &chosen {
            let weight = left(sheet::severity(lang, one.rule().severity), 8);
            writeln!(io.out, "{weight} {} {}", left(one.as_str(), 27), short(one, lang))?;
        }
        writeln!(io.out, "\n{}", say::rule_count(lang, chosen.len()))?;
    }
    Ok(Exit::Done)
}

fn object(code: Code, lang: Lang) -> Object {
    let bare = Finding::new(code);
    Object {
        code: code.as_str(),
        severity: code.rule().severity,
        structure: code.rule().structure,
        message: bare.message(lang),
        remedy: bare.remedy(lang),
    }
}

/// The first clause of a code's sentence, for lists.
pub(super) fn short(code: Code, lang: Lang) -> String {
    short_of(&Finding::new(code), lang)
}

/// The same of one kind of its findings, without what only one of them says.
pub(super) fn short_of(one: &Finding, lang: Lang) -> String {
    let whole = one.case().message(lang);
    let clause = whole.split(';').next().unwrap_or_default().trim_end_matches('.').trim();
    if clause.chars().count() <= 80 { clause.to_owned() } else { clause.chars().take(79).collect::<String>() + "…" }
}

fn unknown(named: &str, lang: Lang) -> Fatal {
    let near = Code::ALL
        .iter()
        .map(|code| (strsim::damerau_levenshtein(named, code.as_str()), code.as_str()))
        .min()
        .filter(|(distance, _)| *distance <= 4);
    let hint = near.map_or_else(|| say::all_rules(lang), |(_, near)| say::is_it(lang, near));
    Fatal::new(say::no_such_rule(lang, named)).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: Option<&str>, json: bool) -> Result<String, Stop> {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut io = Io { out: &mut out, err: &mut err, terminal: false, variable: &|_| None, keyring: &|_| Ok(None) };
        rules(code, json, Lang::Vi, &mut io)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn the_catalogue_has_a_line_for_every_code() {
        let text = told(None, false).unwrap();
        for code in Code::ALL {
            assert!(text.lines().any(|line| line.contains(code.as_str())), "{}", code.as_str());
        }
        let objects: serde_json::Value = serde_json::from_str(&told(Some("id-lost-zero"), true).unwrap()).unwrap();
        assert_eq!(objects[0]["severity"], "note");
    }

    #[test]
    fn a_mistyped_code_is_suggested() {
        let Err(Stop::Fatal(fatal)) = told(Some("id-lost-zeros"), false) else { panic!("taken") };
        assert_eq!(fatal.what, "Không có mã phát hiện “id-lost-zeros”");
        assert!(fatal.hint.unwrap().contains("“id-lost-zero”"));
    }
}
