//! Who may be meant by another entry where only a handful of people can be meant at all: not weighed against chance, as in a whole
//! folder, but by the slips of the hand alone.

use super::level::{self, BirthForm, TWO_OF_THREE};
use super::name::{self, NameForm};

/// A folded name with its marks, and births of one person, ready to be compared.
#[derive(Clone, Debug)]
pub struct Near {
    name: NameForm,
    births: Vec<BirthForm>,
}

impl Near {
    /// Births are `2002-05-12` or `2002`.
    pub fn new(name: &str, births: impl Iterator<Item = String>) -> Self {
        // Parts need no numbers where two names are compared but once.
        let part = |_: usize, text: &str| text.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31) + u32::from(byte));
        Self { name: NameForm::new(name, part), births: births.map(|birth| BirthForm::new(&birth)).collect() }
    }

    /// Whether the same person may be meant: the same name with a birth written differently or left out, or the same day of birth
    /// with a name that lacks a part or a letter.
    pub fn is_near(&self, other: &Self) -> bool {
        let births = self.births.iter().flat_map(|one| other.births.iter().map(move |other| level::birth(one, other)));
        let name = name::level(&self.name, &other.name);
        match births.min() {
            None => name::is_same(name),
            Some(0) => name::is_same(name) || name::is_miswritten(name),
            Some(birth) => name::is_same(name) && birth <= TWO_OF_THREE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_hand_and_no_more() {
        let near = |one: (&str, &str), other: (&str, &str)| {
            let of = |(name, birth): (&str, &str)| {
                Near::new(
                    &crate::text::fold(name),
                    Some(birth.to_owned()).filter(|birth| !birth.is_empty()).into_iter(),
                )
            };
            assert_eq!(of(one).is_near(&of(other)), of(other).is_near(&of(one)));
            of(one).is_near(&of(other))
        };
        let me = ("Nguyễn Văn Bình", "2006-02-04");
        for other in [
            ("Nguyễn Văn Bình", "2006-02-05"),
            ("Nguyễn Văn Bình", "2006-04-02"),
            ("Nguyễn Văn Bình", "2005-02-04"),
            ("Nguyễn Văn Bình", "2006"),
            ("Nguyễn Văn Bình", ""),
            ("Nguyen Van Binh", "2006-02-05"),
            ("Nguyễn Bình", "2006-02-04"),
            ("Nguyễn Văn Bìnhh", "2006-02-04"),
        ] {
            assert!(near(me, other), "{other:?}");
        }
        for other in [
            ("Nguyễn Văn Bình", "2004-11-17"),
            ("Nguyễn Văn Bình", "2005"),
            ("Nguyễn Bình", "2006"),
            ("Nguyễn Văn Bìnhh", "2006-02-05"),
            ("Trần Văn Bình", "2006-02-04"),
            ("Nguyễn Văn Nam", "2006-02-04"),
        ] {
            assert!(!near(me, other), "{other:?}");
        }
    }
}
