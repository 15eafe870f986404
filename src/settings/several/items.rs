//! Items of a list within one cell: `- Dọn rác - Hiến máu`, `1. Hiến máu 2. Dọn rác`, `a) ... b) ...`, a line each or one behind the other.
//!
//! Must never take the number of a day, of a round or of an address for that of an item.

/// Signs before items. The first ones stand within texts as well, the others nowhere else.
const BULLETS: &[char] = &['-', '–', '+', '*'];
const DOTS: &[char] = &['•', '●', '▪', '◦', '○', '■', '►', '→', '✓', '✔'];

/// The items of a text, without what numbers them, and the words that lead to them; None where it is no list of two at least.
pub(super) fn items(text: &str) -> Option<(&str, Vec<&str>)> {
    let starts = bulleted(text).or_else(|| numbered(text))?;
    let ends = starts.iter().skip(1).map(|&(from, _)| from).chain([text.len()]);
    let items: Vec<&str> = starts.iter().zip(ends).map(|(&(_, from), to)| trimmed(&text[from..to])).collect();
    let named = |item: &&str| item.chars().filter(|one| one.is_alphabetic()).count() > 1;
    let label = &text[..starts.first()?.0];
    (items.len() > 1 && items.iter().all(named)).then_some((label, items))
}

fn trimmed(item: &str) -> &str {
    item.trim_matches(|one: char| one.is_whitespace() || matches!(one, ';' | ',' | '.'))
}

/// Where each item begins, and where its words do.
type Starts = Vec<(usize, usize)>;

/// Items behind signs; the text begins with one.
fn bulleted(text: &str) -> Option<Starts> {
    let sign = text.chars().next().filter(|one| BULLETS.contains(one) || DOTS.contains(one))?;
    let by_line = text.contains('\n');
    let mut depth = 0_usize;
    let mut starts = Vec::new();
    let mut before = '\n';
    for (at, one) in text.char_indices() {
        match one {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let stands = if DOTS.contains(&sign) {
            true
        } else if by_line {
            before == '\n'
        } else {
            before.is_whitespace()
        };
        if one == sign && stands && depth == 0 {
            starts.push((at, at + one.len_utf8()));
        }
        before = one;
    }
    // Within brackets that nobody closed everything may stand.
    (depth == 0).then_some(starts)
}

/// Items behind numbers from 1, or letters from a, each with a sign behind it.
fn numbered(text: &str) -> Option<Starts> {
    // `1. Theo yêu cầu: trực chốt 2. ...` has its colon within an item.
    let at = text.len() - text.trim_start().len();
    let at_once = text[at..].starts_with('1') && begins(text, at, "1", true).is_some();
    let led = |(label, behind): (&_, _)| if str::len(label) > 1 && !at_once { behind } else { text };
    let listed = text.split_once(':').map_or(text, led);
    let first = listed.trim_start().trim_start_matches('(').chars().next()?;
    let lettered = match first {
        '1' => false,
        'a' | 'A' => true,
        _ => return None,
    };
    let mut starts: Starts = Vec::new();
    let mut at = 0;
    for number in 1..=u8::try_from(MOST).unwrap_or(u8::MAX) {
        let label = if lettered { char::from(first as u8 + number - 1).to_string() } else { number.to_string() };
        let Some(found) = next(text, at, &label, starts.is_empty()) else { break };
        at = found.1;
        starts.push(found);
    }
    Some(starts)
}

/// Items of a list at most.
const MOST: usize = 20;

/// Where an item with a label begins from a place on: at a border of words, with `.`, `)`, `/`, `:` or `-` and no figure behind it.
fn next(text: &str, from: usize, label: &str, first: bool) -> Option<(usize, usize)> {
    let places = text[from..].match_indices(label).map(|(at, _)| from + at);
    places.filter_map(|at| begins(text, at, label, first)).next()
}

fn begins(text: &str, at: usize, label: &str, first: bool) -> Option<(usize, usize)> {
    let head = text[..at].trim_end_matches('(');
    let free = if first {
        head.is_empty() || head.trim_end().ends_with(':')
    } else {
        head.ends_with(|one: char| one.is_whitespace() || matches!(one, ';' | ','))
    };
    let behind = &text[at + label.len()..];
    let sign = behind.chars().next().filter(|sign| matches!(sign, '.' | ')' | '/' | ':' | '-' | '–'))?;
    let rest = &behind[sign.len_utf8()..];
    // `1/10` is a day, `1.5` a number; `2)` in a bracket of its own ends it.
    let parted = match sign {
        '/' => rest.starts_with(char::is_whitespace),
        _ => !rest.starts_with(|one: char| one.is_ascii_digit()),
    };
    (free && parted).then(|| (head.len(), at + label.len() + sign.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_a_cell_has_items() {
        for (text, parts) in [
            ("- Dọn rác (04/10)\n- Hiến máu (18/10)", vec!["Dọn rác (04/10)", "Hiến máu (18/10)"]),
            ("- Dọn rác - Hiến máu", vec!["Dọn rác", "Hiến máu"]),
            ("-Dọn rác -Hiến máu", vec!["Dọn rác", "Hiến máu"]),
            ("• Dọn rác• Hiến máu", vec!["Dọn rác", "Hiến máu"]),
            ("1. Hiến máu (18/10) 2. VSMT (25/10)", vec!["Hiến máu (18/10)", "VSMT (25/10)"]),
            ("1) Hiến máu; 2) VSMT", vec!["Hiến máu", "VSMT"]),
            ("(1) Hiến máu (2) VSMT", vec!["Hiến máu", "VSMT"]),
            ("1/ Hiến máu 2/ VSMT", vec!["Hiến máu", "VSMT"]),
            ("1.Hiến máu\n2.VSMT", vec!["Hiến máu", "VSMT"]),
            ("1- Hiến máu 2- VSMT", vec!["Hiến máu", "VSMT"]),
            ("Đã tham gia: 1. Hiến máu 2. NTM", vec!["Hiến máu", "NTM"]),
            ("a) Hiến máu b) NTM c) Dọn rác", vec!["Hiến máu", "NTM", "Dọn rác"]),
            ("- NTM - VMĐT\n- Hiến máu", vec!["NTM - VMĐT", "Hiến máu"]),
        ] {
            assert_eq!(items(text).map(|found| found.1), Some(parts), "{text}");
        }
        for text in [
            "- Hiến máu",
            "1. Hiến máu",
            "Hiến máu",
            "1/10 hiến máu 2/10 VSMT",
            "Đợt 1. Hiến máu 2. VSMT",
            "1. 04/10 2. 11/10",
            "1.5 km 2. VSMT",
            "- Dọn rác (04/10 - 05/10)",
            "1 - Hiến máu",
        ] {
            assert_eq!(items(text), None, "{text}");
        }
    }
}
