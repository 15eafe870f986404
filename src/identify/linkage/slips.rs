//! How many slips of the hand lie between two short texts, as far as that matters here: none, one, two, more.

/// Texts longer than this are compared as far as it goes.
const LONGEST: usize = 63;

/// Letters dropped, added, changed or two neighbours exchanged; 3 stands for three and more.
pub(super) fn slips(a: &[u8], b: &[u8]) -> u8 {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    let same = a.iter().zip(b).take_while(|(one, other)| one == other).count();
    let (a, b) = (&a[same..], &b[same..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(one, other)| one == other).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    if a.is_empty() || b.is_empty() {
        return u8::try_from(a.len().max(b.len()).min(3)).unwrap_or(3);
    }
    // What differs at both ends and is long has many slips, or a few far apart; the table tells.
    let mut rows = [[0u8; LONGEST + 1]; 3];
    for (at, cell) in rows[1].iter_mut().enumerate().take(b.len() + 1) {
        *cell = u8::try_from(at).unwrap_or(u8::MAX);
    }
    for i in 1..=a.len() {
        rows[2][0] = u8::try_from(i).unwrap_or(u8::MAX);
        let mut least = rows[2][0];
        for j in 1..=b.len() {
            let cost = u8::from(a[i - 1] != b[j - 1]);
            let mut cell = (rows[1][j] + 1).min(rows[2][j - 1] + 1).min(rows[1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = cell;
            least = least.min(cell);
        }
        if least > 2 {
            return 3;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()].min(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_restricted_distance_of_texts() {
        let texts =
            ["nguyen van an", "nguyen van na", "nguyn van an", "nguyen vawn an", "le an", "", "a", "tran thi hoa"];
        for a in texts {
            for b in texts {
                let wanted = u8::try_from(strsim::osa_distance(a, b).min(3)).unwrap();
                assert_eq!(slips(a.as_bytes(), b.as_bytes()), wanted, "{a} {b}");
            }
        }
    }
}
