//! Words of not taking part, for headers, titles, marks and remarks alike; all folded and without marks.
//!
//! Must hold nothing that also says where or when: what is read beside such a word is its reader's.

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
];

/// Texts that say so only where nothing stands beside them: gold, and the end of many a place, is spelled alike.
const ALONE: &[&str] = &["vang", "ktg"];

/// First words of a header that asks who was not there, or why.
pub const FIRST: &[&str] = &["vang", "khong", "chua", "nghi"];

/// Whether a whole text says that somebody did not take part.
pub fn is_whole(key: &str) -> bool {
    let key = key.trim();
    ALONE.contains(&key) || PHRASES.contains(&key)
}
