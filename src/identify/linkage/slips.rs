//! How many slips of the hand lie between two short texts, as far as that matters here: none, one, two, more.

/// Texts longer than this are compared as far as it goes.
const LONGEST: usize = 63;

/// How often each letter stands in a text, by its last bits: what two slips change is at most four of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters([u8; 16]);

impl Letters {
    pub fn of(text: &[u8]) -> Self {
        let mut counts = [0_u8; 16];
        for byte in text.iter().take(LONGEST) {
            counts[usize::from(byte & 15)] += 1;
        }
        Self(counts)
    }

    /// Whether two texts may be two slips apart or less.
    #[inline]
    pub fn are_near(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).map(|(one, other)| u16::from(one.abs_diff(*other))).sum::<u16>() <= 4
    }
}

/// Letters dropped, added, changed or two neighbours exchanged; 3 stands for three and more.
pub(super) fn slips(a: &[u8], b: &[u8]) -> u8 {
    const FAR: u8 = 9;
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
    // Two slips lead no more than two places off the diagonal: of each row five cells are enough.
    let mut rows = [[FAR; LONGEST + 3]; 3];
    for (cell, at) in rows[1].iter_mut().zip(0_u8..).take(b.len().min(2) + 1) {
        *cell = at;
    }
    for i in 1..=a.len() {
        let (from, to) = (i.saturating_sub(2).max(1), (i + 2).min(b.len()));
        let mut least = FAR;
        rows[2][from - 1] = if from == 1 { u8::try_from(i).unwrap_or(FAR).min(FAR) } else { FAR };
        for j in from..=to {
            let cost = u8::from(a[i - 1] != b[j - 1]);
            let mut cell = (rows[1][j] + 1).min(rows[2][j - 1] + 1).min(rows[1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = cell.min(FAR);
            least = least.min(cell);
        }
        rows[2][to + 1] = FAR;
        if least > 2 && rows[2][from - 1] > 2 {
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
        let texts = [
            "nguyen van an",
            "nguyen van na",
            "nguyn van an",
            "nguyen vawn an",
            "le an",
            "",
            "a",
            "tran thi hoa",
            "abcdef",
            "bacdfe",
            "cdefab",
            "abdcfe",
            "092203812345",
            "922038123450",
            "092208312354",
            "092203812",
        ];
        for a in texts {
            for b in texts {
                let wanted = u8::try_from(strsim::osa_distance(a, b).min(3)).unwrap();
                assert_eq!(slips(a.as_bytes(), b.as_bytes()), wanted, "{a} {b}");
                let near = Letters::of(a.as_bytes()).are_near(&Letters::of(b.as_bytes()));
                assert!(near || wanted == 3, "{a} {b}");
            }
        }
    }
}
