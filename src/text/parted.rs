//! A cell that names a class and the school it belongs to: `11A1 - THPT Sông Cầu`, `Lớp 11A1 trường THPT Sông Cầu`.

use super::plain;

/// Words that begin the name of a school behind that of a class.
const SCHOOLS: [&str; 4] = [" trường ", " truong ", " thpt ", "-thpt "];

/// The names in a text, each alone: parted at signs, and before the name of a school.
pub fn parts_of_name(text: &str) -> Vec<&str> {
    let signs = |one: char| matches!(one, ',' | ';' | '(' | ')' | '/' | '\n' | '–' | '|');
    let pieces = text.split(signs).flat_map(|part| part.split(" - ")).flat_map(|part| part.split("- "));
    let pieces = pieces.flat_map(|part| part.split(" -"));
    pieces.flat_map(before_school).map(str::trim).filter(|part| !plain(part).is_empty()).collect()
}

/// A piece, or what stands before the name of a school and that name.
fn before_school(piece: &str) -> [&str; 2] {
    let lower = piece.to_lowercase();
    let begins = |at: &usize| {
        let before = plain(piece.get(..*at).unwrap_or_default());
        // The word belongs to what stands before it: `Đoàn trường`, `Trường THPT`.
        !matches!(before.rsplit(' ').next(), Some("" | "doan" | "truong"))
    };
    let found = SCHOOLS.iter().filter_map(|word| lower.find(word)).filter(begins).min();
    let at = found.filter(|&at| piece.is_char_boundary(at) && piece.is_char_boundary(at + 1));
    at.map_or([piece, ""], |at| [&piece[..at], &piece[at + 1..]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_and_its_school_are_two_names() {
        for (text, parts) in [
            ("11A1 - THPT Sông Cầu", vec!["11A1", "THPT Sông Cầu"]),
            ("THPT Sông Cầu - lớp 11A1", vec!["THPT Sông Cầu", "lớp 11A1"]),
            ("11A1-THPT Sông Cầu", vec!["11A1", "THPT Sông Cầu"]),
            ("Lớp 11A1 (Trường THPT Sông Cầu)", vec!["Lớp 11A1", "Trường THPT Sông Cầu"]),
            ("Lớp 11A1 trường THPT Sông Cầu", vec!["Lớp 11A1", "trường THPT Sông Cầu"]),
            ("Lớp 11A1, THPT Sông Cầu", vec!["Lớp 11A1", "THPT Sông Cầu"]),
            ("Đoàn trường THPT Sông Cầu", vec!["Đoàn trường THPT Sông Cầu"]),
            ("Chi đoàn DUOC-K9A", vec!["Chi đoàn DUOC-K9A"]),
            ("-", vec![]),
        ] {
            assert_eq!(parts_of_name(text), parts, "{text}");
        }
    }
}
