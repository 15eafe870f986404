//! The page to bytes: one HTML file that asks for nothing, from the template in `src/data/templates/`.
//!
//! The template escapes whatever it shows; what passes unescaped is made here, of numbers and of words escaped here.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, HtmlEscape, UndefinedBehavior};

use super::svg::{self, Column, Size};
use crate::model::Lang;
use crate::report::page::{
    Bar, Left, MailStep, Mailing, Month, Months, Number, Page, Part, PostedLetter, letters_title,
};
use crate::say;

const TEMPLATE: &str = include_str!("../data/templates/tong-quan.html");
const NAME: &str = "tong-quan.html";

/// On a desk and on paper.
const WIDE: Size = Size { width: 720, height: 260, label: 58 };
/// On a phone.
const NARROW: Size = Size { width: 340, height: 220, label: 58 };

/// The bytes of `tong-quan.html`.
///
/// # Errors
/// Where the template asks for what the page has not: a mistake of tonghop itself.
pub fn html(page: &Page) -> Result<Vec<u8>, Error> {
    let lang = if page.lang == "en" { Lang::En } else { Lang::Vi };
    let mut environment = Environment::new();
    // A misspelled name would print nothing, and nobody would see it.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("number", move |number: Serde<Number>| safe(shown(&number, lang)));
    environment.add_filter("text", move |text: Serde<Vec<Part>>| safe(sentence(&text, lang)));
    environment.add_filter("plain", move |text: Serde<Vec<Part>>| spoken(&text, lang));
    // Nothing of it needs escaping, and a slash stays a slash.
    environment.add_filter("href", |path: &str| safe(href(path)));
    environment.add_filter("bar", |bar: Serde<Bar>, most: i64| safe(one_bar(&bar, most)));
    environment.add_filter("months", move |chart: Serde<Months>, narrow: bool| safe(months(&chart, narrow, lang)));
    environment.add_filter("letters", move |all: Serde<Vec<PostedLetter>>| safe(letters(&all, lang)));
    environment.add_filter("mail_step", move |step: Serde<MailStep>| safe(mail_step(&step, lang)));
    environment.add_template(NAME, TEMPLATE)?;
    let text = environment.get_template(NAME)?.render(Value::from(Serde(page)))?;
    Ok(text.into_bytes())
}

/// Between these the page says how the mail stands; nothing that is shown can look like them.
const MAIL: [&str; 2] = ["<!-- thu -->\n", "<!-- /thu -->"];
/// Between these what is to be done about it; only where there are letters.
const STEP: [&str; 2] = ["<!-- gui -->\n", "<!-- /gui -->"];

/// Between these stand the letters with where they lie.
const LETTERS: [&str; 2] = ["<!-- tung-thu -->\n", "<!-- /tung-thu -->"];

/// The page with what it says of the mail put in anew; None where it has no such place.
pub fn with_mail(page: &str, mail: &Mailing, lang: Lang) -> Option<String> {
    let lines: String = mail.told.iter().map(|one| format!("<li>{}</li>\n", sentence(one, lang))).collect();
    let page = between(page, MAIL, &lines)?;
    let step = between(&page, STEP, &format!("{}\n", mail_step(&mail.step, lang)));
    let page = step.unwrap_or(page);
    let listed = between(&page, LETTERS, &letters(&mail.letters, lang));
    Some(listed.unwrap_or(page))
}

/// Every letter as a link, behind a line to be opened; nothing where there are none.
fn letters(all: &[PostedLetter], lang: Lang) -> String {
    if all.is_empty() {
        return String::new();
    }
    let line = |one: &PostedLetter| {
        let name = one.path.rsplit('/').next().unwrap_or(&one.path);
        let (unit, place) = (escaped(&one.unit), one.place.label(lang));
        let link = format!("<a href=\"{}\">{}</a>", href(&one.path), escaped(name));
        format!("<li>{unit}: {link} <span class=\"about\">{place}</span></li>\n")
    };
    let lines: String = all.iter().map(line).collect();
    let number = say::number(lang, all.len() as u64);
    format!(
        "<details><summary>{}: {number}</summary>\n<ul class=\"outputs\">\n{lines}</ul>\n</details>\n",
        escaped(letters_title(lang))
    )
}

fn between(page: &str, [begin, end]: [&str; 2], words: &str) -> Option<String> {
    let (head, rest) = page.split_once(begin)?;
    let (_, tail) = rest.split_once(end)?;
    Some([head, begin, words, end, tail].concat())
}

/// The step that sends the mail, up to its commands, which stay on the page: those that are of no use are not shown.
fn mail_step(step: &MailStep, lang: Lang) -> String {
    let (class, commands) = match step.left {
        Left::Send => ("", ""),
        Left::Look => ("", " class=\"one\""),
        Left::Nothing => (" class=\"done\"", " hidden"),
    };
    format!("<li{class}><p>{}</p><div{commands}>", sentence(&step.text, lang))
}

fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

fn escaped(text: &str) -> String {
    HtmlEscape(text).to_string()
}

/// A number for people, with its key and its value for whoever compares.
fn shown(number: &Number, lang: Lang) -> String {
    let text = say::number(lang, number.value);
    // A true minus sign stands as high as a plus.
    let text = text.strip_prefix('-').map(|digits| format!("−{digits}")).unwrap_or(text);
    let name = match number.keys.as_slice() {
        [] => return text,
        [_] => "data-key",
        _ => "data-sum",
    };
    let keys: Vec<String> = number.keys.iter().map(|key| escaped(key)).collect();
    format!(r#"<data {name}="{}" value="{}">{text}</data>"#, keys.join("\n"), number.value)
}

fn sentence(text: &[Part], lang: Lang) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => escaped(words),
        Part::Number(number) => shown(number, lang),
    };
    text.iter().map(part).collect()
}

/// A sentence where no mark-up can stand.
fn spoken(text: &[Part], lang: Lang) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Number(number) => say::number(lang, number.value),
    };
    text.iter().map(part).collect()
}

/// A path below the page's folder as a relative link: whatever is no plain letter, digit, `-`, `_`, `.` or `/` by its bytes.
fn href(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn one_bar(bar: &Bar, most: i64) -> String {
    svg::bar(bar.thick, bar.thin, most, &escaped(&bar.label))
}

fn months(chart: &Months, narrow: bool, lang: Lang) -> String {
    let column = |month: &Month| {
        let numbers = [&month.turns, &month.persons].map(|number| say::number(lang, number.value));
        let title = match lang {
            Lang::Vi => format!("{}: {} lượt, {} người", month.label, numbers[0], numbers[1]),
            Lang::En => format!("{}: turns {}, persons {}", month.label, numbers[0], numbers[1]),
        };
        Column {
            short: escaped(&month.short),
            title: escaped(&title),
            wide: month.turns.value,
            narrow: month.persons.value,
        }
    };
    let columns: Vec<Column> = chart.months.iter().map(column).collect();
    let (size, class) = if narrow { (&NARROW, "months narrow") } else { (&WIDE, "months wide") };
    let words = (escaped(&chart.title), escaped(&chart.description));
    svg::columns(&columns, size, class, (&words.0, &words.1), |value| say::number(lang, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_carry_their_keys() {
        let number = |value, keys: &[&str]| Number { value, keys: keys.iter().map(|key| (*key).to_owned()).collect() };
        assert_eq!(
            shown(&number(1618, &["members.total"]), Lang::Vi),
            r#"<data data-key="members.total" value="1618">1.618</data>"#
        );
        assert_eq!(shown(&number(-17, &["a\"b"]), Lang::En), r#"<data data-key="a&quot;b" value="-17">−17</data>"#);
        assert_eq!(shown(&number(5, &["a", "b"]), Lang::Vi), "<data data-sum=\"a\nb\" value=\"5\">5</data>");
        assert_eq!(shown(&number(5, &[]), Lang::Vi), "5");
    }

    #[test]
    fn links_hold_any_name() {
        assert_eq!(href("phan-hoi/CDN-CT/phan-hoi.xlsx"), "phan-hoi/CDN-CT/phan-hoi.xlsx");
        assert_eq!(href("phan-hoi/K#1 %/a.xlsx"), "phan-hoi/K%231%20%25/a.xlsx");
        assert_eq!(href("Đ"), "%C4%90");
        // Nothing that begins like an address with a scheme.
        assert_eq!(href("javascript:x"), "javascript%3Ax");
    }

    #[test]
    fn words_are_escaped_wherever_they_stand() {
        let text = [Part::Words("<script>".to_owned()), Part::Number(Number { value: 1, keys: Vec::new() })];
        assert_eq!(sentence(&text, Lang::Vi), "&lt;script&gt;1");
        let bar = Bar { label: "<b>\"".to_owned(), aside: None, thick: 1, thin: None, numbers: Vec::new() };
        assert!(one_bar(&bar, 1).contains("<title>&lt;b&gt;&quot;</title>"));
    }
}
