//! Placeholders in a paragraph's text: `{{ figure }}`, `{% for ... %}`, `{# remark #}`.

/// What a placeholder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{{ ... }}`
    Print,
    /// `for` and `if`.
    Open,
    /// `else` and `elif`.
    Middle,
    /// `endfor` and `endif`.
    Close,
    /// `set name = value`
    Set,
    /// `{# ... #}`: for whoever edits the template.
    Remark,
}

/// A placeholder in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tag {
    pub kind: Kind,
    /// What stands between the braces, in straight quotes and plain blanks.
    pub inner: String,
    /// Where it stands, in bytes of the paragraph's text.
    pub start: usize,
    pub end: usize,
}

impl Tag {
    /// As a person writes it.
    pub(super) fn shown(&self) -> String {
        match self.kind {
            Kind::Print => format!("{{{{ {} }}}}", self.inner),
            Kind::Remark => format!("{{# {} #}}", self.inner),
            _ => format!("{{% {} %}}", self.inner),
        }
    }

    /// `for` or `if`, of an opening or closing one.
    pub(super) fn block(&self) -> &str {
        self.inner.split_whitespace().next().unwrap_or_default().trim_start_matches("end")
    }
}

/// What is wrong with a placeholder; the text is the placeholder as far as it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Opened and not closed in its paragraph.
    Unclosed(String),
    /// `}}` or `%}` without a beginning.
    Unopened(String),
    /// A statement that templates may not use.
    Unknown(String),
}

/// All placeholders of a text, in order.
pub(super) fn scan(text: &str) -> Result<Vec<Tag>, Wrong> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some((start, mark)) = next(text, at) {
        let (open, close) = match mark {
            "{{" => ("{{", "}}"),
            "{%" => ("{%", "%}"),
            "{#" => ("{#", "#}"),
            stray => return Err(Wrong::Unopened(stray.to_owned())),
        };
        let from = start + open.len();
        let Some(length) = text[from..].find(close) else { return Err(Wrong::Unclosed(text[start..].to_owned())) };
        let (inner, end) = (&text[from..from + length], from + length + close.len());
        // A second beginning inside means that the first was never closed.
        if open != "{#" && (inner.contains("{{") || inner.contains("{%")) {
            return Err(Wrong::Unclosed(text[start..end].to_owned()));
        }
        let inner = plain(inner);
        let kind = match open {
            "{{" => Kind::Print,
            "{#" => Kind::Remark,
            _ => statement(&inner).ok_or_else(|| Wrong::Unknown(format!("{{% {inner} %}}")))?,
        };
        tags.push(Tag { kind, inner, start, end });
        at = end;
    }
    Ok(tags)
}

fn next(text: &str, at: usize) -> Option<(usize, &'static str)> {
    ["{{", "{%", "{#", "}}", "%}"]
        .into_iter()
        .filter_map(|mark| text[at..].find(mark).map(|found| (at + found, mark)))
        .min_by_key(|(found, _)| *found)
}

fn statement(inner: &str) -> Option<Kind> {
    let word = inner.split_whitespace().next()?;
    match word {
        "for" | "if" => Some(Kind::Open),
        "else" | "elif" => Some(Kind::Middle),
        "endfor" | "endif" => Some(Kind::Close),
        // `set` over a block would take in parts of the document.
        "set" if inner.contains('=') => Some(Kind::Set),
        _ => None,
    }
}

/// What Word put in place of what was typed, undone.
fn plain(inner: &str) -> String {
    let plain: String = inner
        .chars()
        .filter(|letter| !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}'))
        .map(|letter| match letter {
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
            '‘' | '’' | '‚' | '‛' | '′' => '\'',
            '–' | '—' | '‑' | '−' => '-',
            letter if letter.is_whitespace() || letter.is_control() => ' ',
            letter => letter,
        })
        .collect();
    // Jinja's marks for trimming blanks mean nothing here: blanks of a document are never touched.
    let plain = plain.trim();
    let plain = plain.strip_prefix(['-', '+']).filter(|rest| rest.starts_with(' ')).unwrap_or(plain);
    let plain = plain.strip_suffix(['-', '+']).unwrap_or(plain);
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_put_in_place_of_what_was_typed_is_undone() {
        let of = |text: &str| scan(text).unwrap().into_iter().map(|one| (one.kind, one.inner)).collect::<Vec<_>>();
        assert_eq!(of("a {{\u{a0}members.total|so }} b"), [(Kind::Print, "members.total|so".to_owned())]);
        assert_eq!(of("{% if one.state == “missing” -%}"), [(Kind::Open, "if one.state == \"missing\"".to_owned())]);
        assert_eq!(of("{{ x|default(‘–’) }}"), [(Kind::Print, "x|default('-')".to_owned())]);
        assert_eq!(of("{# viết gì cũng được {{ x #}"), [(Kind::Remark, "viết gì cũng được {{ x".to_owned())]);
        assert_eq!(of("{{ -x }}{{ so\u{ad}_\u{200b}1 }}")[1].1, "so_1");
    }

    #[test]
    fn half_placeholders_and_foreign_statements_are_told() {
        assert_eq!(scan("Số {{ members.total"), Err(Wrong::Unclosed("{{ members.total".to_owned())));
        assert_eq!(scan("{{ a {{ b }}"), Err(Wrong::Unclosed("{{ a {{ b }}".to_owned())));
        assert_eq!(scan("members.total }}"), Err(Wrong::Unopened("}}".to_owned())));
        assert_eq!(scan("{% include 'x' %}"), Err(Wrong::Unknown("{% include 'x' %}".to_owned())));
        assert_eq!(scan("{% set x %}"), Err(Wrong::Unknown("{% set x %}".to_owned())));
    }
}
