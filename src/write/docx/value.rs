//! How values become words of a document: numbers and shares as the language writes them, nothing that XML does not hold.

use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use crate::model::Lang;
use crate::say;

/// The engine with our filters and without those that would let XML through.
pub(super) fn engine(lang: Lang) -> Environment<'static> {
    let mut engine = Environment::new();
    // A misspelled name would print nothing, and nobody would see it.
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_auto_escape_callback(|_| AutoEscape::None);
    for name in ["safe", "escape", "e", "tojson", "urlencode"] {
        engine.remove_filter(name);
    }
    engine.add_filter("so", move |value: &Value| known(value, |number| say::number(lang, number)));
    engine.add_filter("so2", move |value: &Value| known(value, |number| padded(number, lang)));
    engine.add_filter("phan_tram", move |value: &Value| match value.kind() {
        // Nothing to divide by: a dash, as tables have it.
        ValueKind::None => Ok(Value::from("–")),
        _ => known(value, |mille| percent(mille, lang)),
    });
    engine.add_filter("dem", move |value: &Value, one: String, many: String| {
        known(value, |number| format!("{} {}", say::number(lang, number), if number == 1 { &one } else { &many }))
    });
    engine.add_filter("ngay", |value: &Value| day(value));
    engine.set_formatter(|out, _state, value| {
        if value.is_safe() {
            return out.write_str(value.as_str().unwrap_or_default()).map_err(Error::from);
        }
        let mut shown = String::new();
        match value.kind() {
            // Nothing is known: dots to fill in, as forms have them.
            ValueKind::None => shown.push_str("……"),
            _ => escape(&value.to_string(), &mut shown),
        }
        out.write_str(&shown).map_err(Error::from)
    });
    engine
}

/// Text of a `w:t`: escaped, line ends and tabs as Word keeps them, without what XML cannot hold.
pub(super) fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("</w:t><w:br/><w:t xml:space=\"preserve\">"),
            '\t' => out.push_str("</w:t><w:tab/><w:t xml:space=\"preserve\">"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
}

/// `&` and `<` of a name in an attribute or a property.
pub(super) fn escape_plain(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !letter.is_control()).collect();
    quick_xml::escape::escape(plain.as_str()).into_owned()
}

/// A whole number in words; what is not known stays so.
fn known(value: &Value, shown: impl FnOnce(i128) -> String) -> Result<Value, Error> {
    let wrong = || Error::new(ErrorKind::InvalidOperation, format!("{value:?} is no whole number"));
    match value.kind() {
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::None => Ok(value.clone()),
        ValueKind::Number => {
            i128::try_from(value.clone()).map(|number| Value::from(shown(number))).map_err(|_| wrong())
        }
        _ => Err(wrong()),
    }
}

/// Documents write a count below ten with a zero before it: 06 đơn vị.
fn padded(number: i128, lang: Lang) -> String {
    if lang == Lang::Vi && (0..10).contains(&number) { format!("0{number}") } else { say::number(lang, number) }
}

/// Thousandths as a percentage: `39,5%`, `100%`.
fn percent(mille: i128, lang: Lang) -> String {
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    match mille {
        1000 => "100%".to_owned(),
        0 => "0%".to_owned(),
        mille => format!("{}{mark}{}%", say::number(lang, mille / 10), (mille % 10).abs()),
    }
}

/// `2021-05-18` as `18/05/2021`; an unknown day stays unknown.
fn day(value: &Value) -> Result<Value, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let Some(text) = value.as_str() else { return Ok(value.clone()) };
    let day: Result<crate::model::Date, _> = text.parse();
    Ok(day.map_or_else(|_| value.clone(), |day| Value::from(crate::model::date::show_day(day))))
}
