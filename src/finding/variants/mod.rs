//! Codes whose sentence depends on what a file is, or on what was found: a photo wants something else done about it than a locked
//! zip, a list copied from a neighbour than one copied from last month.
//!
//! The menu words are those of Excel, Windows and Outlook in Vietnamese.

mod files;
mod meanings;
mod sheets;
mod values;
mod whole;

use super::{Code, Finding};
use crate::model::Lang;

/// A code for one kind of file or case, with its sentence and what to do about it, in both languages.
struct Variant {
    code: Code,
    /// The finding's `kind`: a format's code, or what befell the file.
    kind: &'static str,
    vi: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

/// The name of the argument that tells the kind.
const KIND: &str = "kind";
/// The kind of a cell that a repair was tried on and that is not used: the rule's own sentence says that it was repaired.
const UNREAD: &str = "unread";
/// The kind of what one row lacks, not the whole table.
const ROW: &str = "row";
/// The kind of a date in whose stead the time around its row holds.
const AROUND: &str = "around";
/// The kind of a row that gives a number and no name.
const NAMELESS: &str = "nameless";
/// The kind of two versions of which nobody knows the later.
const UNORDERED: &str = "unordered";

impl Finding {
    /// Says that nothing came of the cell, where the code has words for it.
    pub fn unread(self) -> Self {
        let known = all().any(|one| one.code == self.code && one.kind == UNREAD);
        if known { self.arg(KIND, UNREAD) } else { self }
    }

    /// Its code and kind alone, for words that hold for all findings of both.
    pub fn case(&self) -> Self {
        let kind = self.args.iter().find(|(key, _)| *key == KIND);
        kind.iter().fold(Self::new(self.code), |bare, (_, kind)| bare.arg(KIND, kind))
    }

    /// Says that single rows lack it, each at its own place.
    pub fn of_row(self) -> Self {
        self.arg(KIND, ROW)
    }

    /// Says that the time around the row holds in the stead of this date.
    pub fn around(self) -> Self {
        self.arg(KIND, AROUND)
    }

    /// Whether something holds in its stead, so that no row waits for it.
    pub fn is_around(&self) -> bool {
        self.args.iter().any(|(name, value)| *name == KIND && value == AROUND)
    }

    /// Says that somebody is known by a number alone, and counts all the same.
    pub fn of_nameless(self) -> Self {
        self.arg(KIND, NAMELESS)
    }

    /// Says that of two versions neither is known to be the later.
    pub fn unordered(self) -> Self {
        self.arg(KIND, UNORDERED)
    }
}

/// Every variant, in files as the catalogue of rules is.
static VARIANTS: [&[Variant]; 5] =
    [files::VARIANTS, meanings::VARIANTS, sheets::VARIANTS, values::VARIANTS, whole::VARIANTS];

fn all() -> impl Iterator<Item = &'static Variant> {
    VARIANTS.iter().copied().flatten()
}

/// The sentence and the remedy of a code for the kind of file its finding names; None where the rule's own words hold.
pub(super) fn words(code: Code, args: &[(&'static str, String)], lang: Lang) -> Option<(&'static str, &'static str)> {
    let (_, kind) = args.iter().find(|(name, _)| *name == KIND)?;
    let variant = all().find(|one| one.code == code && one.kind == kind)?;
    Some(if lang == Lang::En { variant.en } else { variant.vi })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_words_of_its_own_and_any_other_the_rules() {
        let of = |kind: &str| Finding::new(Code::FileNotASheet).arg(KIND, kind).arg("format", "?");
        assert!(of("pdf").message(Lang::Vi).starts_with("Đây là tệp PDF"));
        assert!(of("archive").remedy(Lang::Vi).contains("Nén thành tệp ZIP"));
        assert!(of("word").remedy(Lang::En).contains("File > Save As > Excel Workbook (*.xlsx)"));
        assert_eq!(
            of("other").message(Lang::Vi),
            Finding::new(Code::FileNotASheet).arg("format", "?").message(Lang::Vi)
        );
        let locked = Finding::new(Code::FileEncrypted).arg(KIND, "xlsx").remedy(Lang::Vi);
        assert!(locked.contains("Tệp > Thông tin > Bảo vệ Sổ làm việc > Mã hóa bằng Mật khẩu"));
    }

    #[test]
    fn a_cell_that_is_not_used_is_not_said_to_be_repaired() {
        let of = |code| Finding::new(code).seen("1203001234").unread().message(Lang::Vi);
        assert!(of(Code::IdLostTwoZeros).ends_with("tonghop không dùng số này."));
        assert!(Finding::new(Code::IdLostTwoZeros).message(Lang::Vi).contains("tonghop đã thêm lại"));
        assert_eq!(of(Code::DateOutOfRange), Finding::new(Code::DateOutOfRange).seen("1203001234").message(Lang::Vi));
    }

    #[test]
    fn every_sentence_ends_and_the_pairs_are_distinct() {
        for (at, one) in all().enumerate() {
            for text in [one.vi.0, one.vi.1, one.en.0, one.en.1] {
                assert!(text.ends_with('.'), "{text}");
            }
            assert!(all().take(at).all(|other| (other.code, other.kind) != (one.code, one.kind)), "{}", one.kind);
        }
    }
}
