//! Words, numbers and signs of a text, for reading times out of titles and names of files.

use crate::text;

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// Whether nothing, not even a blank, stands before it.
    pub glued: bool,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In small letters: with its marks, and without.
    Word {
        full: String,
        bare: String,
    },
    /// A number and how many digits it was typed with; numbers of more than eight digits are none that matter.
    Number {
        value: i32,
        length: usize,
    },
    Sign(char),
}

/// The tokens of one text.
#[derive(Clone, Debug, Default)]
pub struct Tokens(Vec<Token>);

/// Which run of letters a character belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

impl Tokens {
    pub fn of(text: &str) -> Self {
        let text = text::fold(text);
        let mut tokens = Vec::new();
        let mut run = String::new();
        let mut run_class = Class::Other;
        let mut glued = false;
        for letter in text.chars() {
            let class = match letter {
                _ if letter.is_ascii_digit() => Class::Digit,
                _ if letter.is_alphabetic() => Class::Letter,
                _ => Class::Other,
            };
            if class != run_class || class == Class::Other {
                close(&mut tokens, &mut run, &mut glued);
            }
            run_class = class;
            match class {
                Class::Other if letter.is_whitespace() => glued = false,
                Class::Other => {
                    tokens.push(Token { kind: Kind::Sign(letter), glued });
                    glued = true;
                }
                _ => run.push(letter),
            }
        }
        close(&mut tokens, &mut run, &mut glued);
        Self(tokens)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn get(&self, at: usize) -> Option<&Token> {
        self.0.get(at)
    }

    /// The word at a place, without marks.
    pub fn word(&self, at: usize) -> Option<&str> {
        match self.get(at).map(|token| &token.kind) {
            Some(Kind::Word { bare, .. }) => Some(bare),
            _ => None,
        }
    }

    /// The word at a place as typed, in small letters.
    pub fn full(&self, at: usize) -> Option<&str> {
        match self.get(at).map(|token| &token.kind) {
            Some(Kind::Word { full, .. }) => Some(full),
            _ => None,
        }
    }

    /// Whether the word at a place is `full`, or is typed without marks and would be it.
    pub fn is(&self, at: usize, full: &str, bare: &str) -> bool {
        self.full(at).is_some_and(|word| word == full || word == bare)
    }

    pub fn number(&self, at: usize) -> Option<(i32, usize)> {
        match self.get(at).map(|token| &token.kind) {
            Some(&Kind::Number { value, length }) => Some((value, length)),
            _ => None,
        }
    }

    pub fn sign(&self, at: usize) -> Option<char> {
        match self.get(at).map(|token| &token.kind) {
            Some(&Kind::Sign(sign)) => Some(sign),
            _ => None,
        }
    }

    pub fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    /// The place after any signs of a list.
    pub fn skip_signs(&self, mut at: usize, signs: &str) -> usize {
        while self.sign(at).is_some_and(|sign| signs.contains(sign)) {
            at += 1;
        }
        at
    }

    /// Whether a number is part of a code: a letter touches it behind (10A). What lacks its blank (`tháng 10năm 2026`) is none.
    pub fn is_in_code(&self, at: usize) -> bool {
        let word = self.full(at + 1).filter(|_| self.is_glued(at + 1));
        word.is_some_and(|word| !matches!(word, "tháng" | "năm"))
    }

    /// A number of one or two digits in a range, not part of a code.
    pub fn small(&self, at: usize, most: i32) -> Option<i8> {
        let (value, length) = self.number(at)?;
        (length <= 2 && (1..=most).contains(&value) && !self.is_in_code(at)).then(|| i8::try_from(value).ok())?
    }

    /// A year of four digits in which something of ours can have been.
    pub fn year(&self, at: usize) -> Option<i16> {
        let (value, length) = self.number(at)?;
        (length == 4 && (2000..=2099).contains(&value) && !self.is_in_code(at)).then(|| i16::try_from(value).ok())?
    }

    /// A year of two digits.
    pub fn short_year(&self, at: usize) -> Option<i16> {
        let (value, length) = self.number(at)?;
        (length == 2 && (10..=45).contains(&value) && !self.is_in_code(at)).then(|| i16::try_from(2000 + value).ok())?
    }
}

fn close(tokens: &mut Vec<Token>, run: &mut String, glued: &mut bool) {
    if run.is_empty() {
        return;
    }
    let kind = if run.starts_with(|letter: char| letter.is_ascii_digit()) {
        Kind::Number { value: run.parse().unwrap_or(i32::MAX), length: run.len() }
    } else {
        Kind::Word { full: run.clone(), bare: text::plain(run) }
    };
    tokens.push(Token { kind, glued: *glued });
    run.clear();
    *glued = true;
}
