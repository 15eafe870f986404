//! What is wrong with a template, said with its place and a remedy.

use std::path::Path;

use crate::error::Fatal;
use crate::model::Lang;
use crate::say::report as say;

/// A mistake in a template. It stops the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The file is not what Word writes as .docx.
    File(Wrong),
    /// A part of it cannot be read.
    Part(String),
    /// A placeholder is wrong.
    Place { part: String, paragraph: usize, text: String, why: Why },
}

/// What a file is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    Protected,
    OldWord,
    OpenDocument,
    RichText,
    /// .docm, .dotx or .dotm.
    OtherWord,
    /// An archive that was cut or damaged.
    Damaged,
    TooBig,
    Other,
}

/// What is wrong with a placeholder. Texts are placeholders as a person writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    Unclosed(String),
    Unopened(String),
    Statement(String),
    /// `for` or `if` that nothing ends.
    NeverEnded(String),
    /// `endfor`, `endif`, `else` that nothing began.
    NeverBegun(String),
    /// Begun here, ended elsewhere in the document where it cannot be.
    Apart(String, String),
    /// Words stand beside a statement that reaches beyond its paragraph or row.
    Beside(String),
    /// A name nobody knows, and the nearest known one.
    Name(String, Option<String>),
    /// A filter, function or test that does not exist.
    Unknown(String),
    /// It is not written as a placeholder; what the engine says, in English.
    Syntax(String, String),
    /// What the template engine says when it fills in a value.
    Engine(String, String),
}

impl Flaw {
    /// What is wrong with the file, in a few words.
    pub fn cause(&self, lang: Lang) -> String {
        match self {
            Self::File(wrong) => say::wrong_file(lang, *wrong).0.to_owned(),
            Self::Part(part) => say::bad_part(lang, part),
            Self::Place { text, .. } => text.clone(),
        }
    }

    /// As what stops the run.
    pub fn fatal(&self, file: &Path, lang: Lang) -> Fatal {
        let shown = file.display();
        match self {
            Self::File(wrong) => {
                let (cause, hint) = say::wrong_file(lang, *wrong);
                Fatal::new(say::unusable(lang, shown)).cause(cause).hint(hint)
            }
            Self::Part(part) => {
                Fatal::new(say::unusable(lang, shown)).cause(say::bad_part(lang, part)).hint(say::save_again(lang))
            }
            Self::Place { part, paragraph, text, why } => {
                let (what, hint) = say::why(lang, why);
                let place = say::place(lang, say::part(lang, part), paragraph, text);
                Fatal::new(say::mistake(lang, shown)).cause(format!("{place}: {what}")).hint(hint)
            }
        }
    }
}
