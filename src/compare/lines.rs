//! Two versions of one text: lines that say the same with other numbers.

use std::collections::BTreeMap;

/// A line that stands in both versions, with other numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbered {
    pub before: String,
    pub after: String,
}

/// Lines that are equal but for the numbers in them, in the order of `after`. A line that somebody put in other words is none of
/// them: of it nobody can tell which number is which.
pub fn renumbered(before: &[String], after: &[String]) -> Vec<Renumbered> {
    let mut known: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for line in before.iter().rev().filter(|line| has_number(line)) {
        known.entry(wording(line)).or_default().push(line);
    }
    let pair = |line: &String| {
        // Of several lines of one wording the first is the first's other version.
        let other = known.get_mut(&wording(line))?.pop()?;
        (other != line).then(|| Renumbered { before: other.clone(), after: line.clone() })
    };
    after.iter().filter(|line| has_number(line)).filter_map(pair).collect()
}

fn has_number(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
}

/// A line without its numbers; `1.604` and `56,9` are one each.
fn wording(line: &str) -> String {
    let mut wording = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    let mut inside = false;
    while let Some(letter) = letters.next() {
        let joins = inside && matches!(letter, '.' | ',') && letters.peek().is_some_and(char::is_ascii_digit);
        if letter.is_ascii_digit() || joins {
            if !inside {
                wording.push('#');
            }
            inside = true;
        } else {
            inside = false;
            wording.push(letter);
        }
    }
    wording
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_lines_that_stayed_are_told() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let hers = lines(
            "Số: 12-BC/ĐTN\nCó 04 trường hợp, chiếm 5,1%.\nHọc sinh | 140\nGiảng viên | 6\nChị viết lại: 4 người\nKhông đổi 7",
        );
        let ours = lines(
            "Số: -BC/ĐTN\nCó 05 trường hợp, chiếm 6%.\nHọc sinh | 1.140\nGiảng viên | 6\nCó 4 người\nKhông đổi 7",
        );
        let told: Vec<(String, String)> =
            renumbered(&hers, &ours).into_iter().map(|one| (one.before, one.after)).collect();
        assert_eq!(
            told,
            [
                ("Có 04 trường hợp, chiếm 5,1%.".to_owned(), "Có 05 trường hợp, chiếm 6%.".to_owned()),
                ("Học sinh | 140".to_owned(), "Học sinh | 1.140".to_owned())
            ]
        );
        // Lines of one wording stand for each other in their order.
        let told = renumbered(&lines("1\n2\n3"), &lines("1\n5\n3"));
        assert_eq!(told, [Renumbered { before: "2".to_owned(), after: "5".to_owned() }]);
    }
}
