//! Words of not taking part, for headers, titles, marks and remarks alike; all folded and without marks.
//!
//! Must hold nothing that also says where or when: what is read beside such a word is its reader's.

use crate::text;

/// Texts that say so wherever they stand, whole or in a longer one.
pub const PHRASES: &[&str] = &[
    "khong tham gia",
    "chua tham gia",
    "khong tham du",
    "khong sinh hoat",
    "chua sinh hoat",
    "khong di sinh hoat",
    "khong den sinh hoat",
    "bo sinh hoat",
    "nghi sinh hoat",
    "vang sinh hoat",
    "vang mat",
    "khong co mat",
    "vang co phep",
    "vang khong phep",
    "khong du can nang",
    "khong du suc khoe",
    "khong du dieu kien",
    "khong hien duoc",
    // Put on the list by mistake, and taken off again.
    "bo ra khoi danh sach",
    "bo ra",
    "rut ten",
    "xoa ten",
    "ghi nham",
    "nhap nham",
    "go nham",
];

/// Texts that say so only where nothing stands beside them: gold, and the end of many a place, is spelled alike.
const ALONE: &[&str] = &[
    "vang",
    "ktg",
    "khong di",
    "khong den",
    "khong du",
    "chua di",
    "chua den",
    "ko di",
    "ko den",
    "k di",
    "k den",
    "k tham gia",
    "ko tham gia",
    "kg tham gia",
    "huy",
    "da huy",
    "huy dang ky",
];

/// First words of a header that asks who was not there, or why.
pub const FIRST: &[&str] = &["vang", "khong", "chua", "nghi"];

/// Whether a whole text says that somebody did not take part.
pub fn is_whole(key: &str) -> bool {
    let key = key.trim();
    ALONE.contains(&key) || PHRASES.contains(&key)
}

/// What a text says of somebody's absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Was not there, and perhaps why: `vắng (ốm)`, `nghỉ phép`.
    Away,
    /// A sign of presence or an unrelated remark stands beside it: `x (vắng)`, `1 - phép`.
    Unclear,
    /// Of some occasions only: `vắng buổi 2`, `nghỉ 1 lần`.
    Partly,
}

/// Single signs of absence as remarks give them.
const SIGNS: &[&str] = &["p", "vp", "kp", "v/p", "k/p", "vm", "v/m", "ktg"];

/// Words of absence, in small letters with their marks.
const WORDS: &[&str] = &["vắng", "nghỉ", "phép"];

/// What may stand before the word of absence and leaves it clear.
const BEFORE: &[&str] = &["có", "không", "xin", "báo", "đã", "đi", "k", "ko", "p", "cp"];

/// `nghỉ học` is a status, `nghỉ hè` a time.
const NO_LEAVE: &[&str] = &["học", "việc", "hưu", "hè", "lễ", "tết", "trọ", "ngơi", "dưỡng"];

/// Signs of presence beside such a word.
const PRESENT: &[&str] = &["x", "v", "1", "có"];

/// Whoever came late, left early or made up for it was there.
const THERE: &[&str] = &["trễ", "muộn", "sớm", "bù"];

/// Words that count occasions or say when, and those that mean all of them.
const OCCASIONS: &[&str] = &["buổi", "lần", "tháng", "ngày", "tuần", "đợt", "kỳ", "hôm", "nửa"];
/// Words of how often: who stays away often, or now and then, comes at other times.
const OFTEN: &[&str] = &["nhiều", "ít", "hay", "thường", "thỉnh", "đôi", "vài"];
const ALL: &[&str] = &["cả", "hết", "mọi", "toàn", "suốt"];

/// A longer text is a story; it may speak of any day.
const LONGEST: usize = 8;

/// What a remark, by its [`text::fold`] and [`text::plain`], says of absence; None where it says nothing of it.
pub fn said(fold: &str, plain: &str) -> Option<Said> {
    let fold = fold.trim();
    if SIGNS.contains(&fold.trim_end_matches('.')) {
        return Some(Said::Away);
    }
    let words = words(fold);
    let Some(at) = (0..words.len()).find(|&at| is_away(&words, at)) else {
        return (is_whole(plain) || text::has_any(plain, PHRASES)).then(|| by_beside(fold, &words, true));
    };
    // `xin phép về sớm` is no absence.
    if there(&words) {
        return (words[at] != "phép").then_some(Said::Unclear);
    }
    let leading = words[..at].iter().all(|word| BEFORE.contains(word));
    Some(by_beside(fold, &words, leading))
}

/// What stands behind a mark and leaves it a yes: `x (trễ)`, `có, về sớm`.
pub fn came_all_the_same(rest: &str) -> bool {
    let words = words(rest);
    there(&words) && !(0..words.len()).any(|at| is_away(&words, at))
}

/// The words of a text, parted by everything that is no letter or digit.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether the words say that somebody came late, left early or made up for it.
fn there(words: &[&str]) -> bool {
    words.iter().any(|word| THERE.contains(word))
}

/// Whether the word at this place is one of absence, by what stands around it.
fn is_away(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map(|left| words[left]);
    let sign = |word: &str| word == "x" || word == "v" || word.bytes().all(|byte| byte.is_ascii_digit());
    match words[at] {
        "vắng" => !matches!(before, Some("không" | "chưa" | "ko")),
        "nghỉ" => {
            let after = words.get(at + 1);
            !matches!(before, Some("không" | "chưa" | "ko")) && after.is_none_or(|word| !NO_LEAVE.contains(word))
        }
        "phép" => before.is_none_or(|word| BEFORE.contains(&word) || WORDS.contains(&word) || sign(word)),
        _ => false,
    }
}

fn by_beside(fold: &str, words: &[&str], leading: bool) -> Said {
    let numbered = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    // `định kỳ` is a channel.
    let occasion = |at: usize| OCCASIONS.contains(&words[at]) && !(at > 0 && words[at - 1] == "định");
    let timed = (0..words.len()).any(|at| occasion(at) || OFTEN.contains(&words[at]));
    let all = words.iter().any(|word| ALL.contains(word));
    // `có phép`, `có mặt`: only a `có` of its own says yes.
    let own = |at: usize| words[at] != "có" || words.get(at + 1).is_none_or(|next| *next == "vắng" || *next == "nghỉ");
    let marked = (0..words.len()).any(|at| PRESENT.contains(&words[at]) && own(at) && !(timed && words[at] == "1"));
    if marked || fold.contains(['✓', '✔', '×', '√']) || words.first().is_some_and(|word| numbered(word) && !timed)
    {
        return Said::Unclear;
    }
    if words.len() > LONGEST || (!all && (timed || words.iter().any(numbered))) {
        return Said::Partly;
    }
    if leading { Said::Away } else { Said::Unclear }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Said> {
        super::said(&text::fold(text), &text::plain(text))
    }

    #[test]
    fn remarks_say_who_was_away() {
        for text in [
            "vắng",
            "vắng mặt",
            "nghỉ",
            "phép",
            "có phép",
            "không phép",
            "nghỉ phép",
            "xin nghỉ phép",
            "vắng (ốm)",
            "vắng - bận học",
            "p",
            "đi vắng",
            "nghỉ bệnh",
            "không tham gia do bận",
            "vắng cả tháng",
            "vắng có phép",
        ] {
            assert_eq!(said(text), Some(Said::Away), "{text}");
        }
        for text in ["x (vắng)", "1 - phép", "x nghỉ", "vắng (x)", "có, vắng", "ốm nghỉ", "vắng ✓", "vắng, học bù"]
        {
            assert_eq!(said(text), Some(Said::Unclear), "{text}");
        }
        for text in
            ["vắng buổi 2", "nghỉ nhiều", "thường xuyên vắng", "nghỉ 1 buổi", "vắng 04/10", "không tham gia buổi 2"]
        {
            assert_eq!(said(text), Some(Said::Partly), "{text}");
        }
        assert_eq!(said("x vắng buổi 2"), Some(Said::Unclear));
        for text in [
            "x",
            "nghỉ học",
            "nghỉ hè",
            "không vắng buổi nào",
            "xin phép về sớm",
            "tốt",
            "ở trọ",
            "giấy phép",
            "1",
            "ấp cái vàng",
            "12/03/2007",
            "nhiệt tình",
            "lễ phép",
            "được phép tham gia",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
