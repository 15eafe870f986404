//! Comparison levels of single values: the smaller the more alike; the last of a kind is "else".

use super::Kind;
use super::name;
use super::slips::slips;
use super::table::{Column, NONE, Values};

/// A birth made ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct BirthForm {
    pub year: i32,
    /// Month and day; (0, 0) where only the year is known.
    pub month: i32,
    pub day: i32,
    /// `ddmmyyyy`.
    digits: [u8; 8],
}

impl BirthForm {
    /// From `2002-05-12` or `2002`; what is neither has year 0.
    pub fn new(text: &str) -> Self {
        let mut parts = text.split('-').map(|part| part.parse::<i32>().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        let (year, month, day) = (next(), next(), next());
        let mut digits = [b'0'; 8];
        for (at, byte) in format!("{day:02}{month:02}{year:04}").bytes().take(8).enumerate() {
            digits[at] = byte;
        }
        Self { year, month, day, digits }
    }

    /// Days on a straight line.
    fn number(&self) -> i32 {
        let (year, month) = if self.month > 2 { (self.year, self.month) } else { (self.year - 1, self.month + 12) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + self.day
    }
}

/// Days between the two calendars of spreadsheets.
const TWO_CALENDARS: i32 = 1462;

/// Two of day, month and year equal, and the third no slip of the hand: another day as much as a wrong one.
pub(super) const TWO_OF_THREE: u8 = 5;

pub(super) fn birth(a: &BirthForm, b: &BirthForm) -> u8 {
    if (a.year, a.month, a.day) == (b.year, b.month, b.day) {
        return 0;
    }
    if a.month == 0 || b.month == 0 {
        return if a.year == b.year { 1 } else { 6 };
    }
    if a.year == b.year && (a.day, a.month) == (b.month, b.day) {
        return 2;
    }
    if slips(&a.digits, &b.digits) == 1 {
        return 3;
    }
    if matches!((a.number() - b.number()).abs(), 1 | TWO_CALENDARS) {
        return 4;
    }
    let equal = u8::from(a.year == b.year) + u8::from(a.month == b.month) + u8::from(a.day == b.day);
    if equal == 2 { TWO_OF_THREE } else { 6 }
}

/// A text as it is compared: a number that lost its leading zeros is equal.
pub(super) fn compared(kind: Kind, text: &str) -> &str {
    match kind {
        Kind::CitizenId | Kind::StudentNo | Kind::MemberCode | Kind::Phone => text.trim_start_matches('0'),
        _ => text,
    }
}

/// Addresses by their words, in whatever order.
fn address(a: &[u32], b: &[u32]) -> u8 {
    let (mut common, mut left, mut right) = (0, a, b);
    while let (Some(one), Some(other)) = (left.first(), right.first()) {
        common += usize::from(one == other);
        if one <= other {
            left = &left[1..];
        }
        if other <= one {
            right = &right[1..];
        }
    }
    // In tenths of the longer one.
    match common * 10 / a.len().max(b.len()).max(1) {
        6.. => 1,
        3..6 => 2,
        _ => 3,
    }
}

/// The level of two values of a column; None where one is unknown.
#[inline]
pub(super) fn level(column: &Column, a: usize, b: usize) -> Option<u8> {
    let (one, other) = (column.of[a], column.of[b]);
    if one == NONE || other == NONE {
        return None;
    }
    if one == other {
        return Some(0);
    }
    let (one, other) = (one as usize, other as usize);
    Some(match &column.values {
        Values::Names(names) => name::level(&names[one], &names[other]),
        Values::Words(words) => address(&words[one], &words[other]),
        Values::Births(births) => birth(&births[one], &births[other]),
        Values::Texts(texts) => {
            let most = match column.kind {
                Kind::CitizenId | Kind::StudentNo | Kind::MemberCode => 3,
                Kind::Phone | Kind::Email => 2,
                _ => return Some(1),
            };
            let ((one, letters), (other, others)) = (&texts[one], &texts[other]);
            if letters.are_near(others) { slips(one.as_bytes(), other.as_bytes()).min(most) } else { most }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::{Given, Table, words};
    use super::*;

    #[test]
    fn births() {
        let between = |a: &str, b: &str| {
            let (a, b) = (BirthForm::new(a), BirthForm::new(b));
            assert_eq!(birth(&a, &b), birth(&b, &a));
            birth(&a, &b)
        };
        assert_eq!(between("2003-05-02", "2003-05-02"), 0);
        assert_eq!(between("2003-05-02", "2003"), 1);
        assert_eq!(between("2003-05-02", "2003-02-05"), 2);
        assert_eq!(between("2003-05-02", "2003-05-03"), 3);
        assert_eq!(between("2003-05-31", "2003-06-01"), 4);
        assert_eq!(between("2003-05-12", "2007-05-13"), 4);
        assert_eq!(between("2003-05-12", "2003-05-28"), 5);
        assert_eq!(between("2003-05-12", "2004-06-28"), 6);
        assert_eq!(between("2003-05-12", "2004"), 6);
    }

    #[test]
    fn numbers_and_addresses() {
        let address = |a: &str, b: &str| address(&words(a), &words(b));
        let number = |a: &str, b: &str| {
            let table = Table::new(2, vec![Given::new(Kind::CitizenId, [Some(a), Some(b)])]);
            level(&table.columns[0], 0, 1)
        };
        assert_eq!(number("092202001234", "92202001234"), Some(0));
        assert_eq!(number("092202001234", "092202001243"), Some(1));
        assert_eq!(number("092202001234", "92202001243"), Some(1));
        assert_eq!(number("092202001234", "094202087765"), Some(3));
        assert_eq!(number("092202001234", ""), None);
        assert_eq!(address("12/3 đường an thới", "12/3 đường an thới, bình thủy"), 1);
        assert_eq!(address("12/3 đường an thới", "45 đường trà an"), 2);
        assert_eq!(address("12/3 đường an thới", "ấp mỹ lợi"), 3);
    }
}
