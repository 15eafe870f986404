//! Columns that say who came and how often, in headers that no list of words knows whole: told by the words they are made of
//! and by the marks below them.
//!
//! What stays untold is doubtful: it may be the very column that says who took part, so no row is counted as if it were not there.

use super::columns::{self, Draft, Sight};
use super::fields;
use super::grid::{column, holds, lower, raw_text, whole};
use super::header::Path;
use super::phrases;
use super::timed;
use super::times;
use super::vocabulary::{ATTENDING, COUNT_WORDS, COUNTS, HELD, MARK_WORDS, OCCASIONS, ORDINALS, PARTS_OF_DAY, RATES};
use crate::model::{Field, MarkOf};
use crate::normalise::cells::{self, Tick, absence};
use crate::read::{Row, Value};
use crate::text::{self, has_words, starts_with_words};

/// Rows looked at of a list.
const SAMPLE: usize = 256;

/// More turns than this one person has in no month; a larger number counts something else.
const MOST_TURNS: u32 = 31;

/// As many rows as tell what a list is, taken evenly from all.
fn sampled(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().step_by(rows.len().div_ceil(SAMPLE).max(1))
}

/// What stands in a column below a header, row by row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub(super) yes: u32,
    pub(super) no: u32,
    pub(super) counts: u32,
    /// Those of the counts that say of how many: `3/4`.
    pub(super) rates: u32,
    /// Days of a spreadsheet, which may have made them of `3/4`, and days typed as texts.
    pub(super) days: u32,
    pub(super) written: u32,
    pub(super) other: u32,
    pub(super) blank: u32,
}

impl Marks {
    /// Over rows that hold something beside the column, taken evenly from all.
    pub(super) fn of(rows: &[Row], col: u32) -> Self {
        let mut marks = Self::default();
        for row in sampled(rows) {
            let held = || row.cells.iter().filter(|cell| holds(cell));
            let own = held().find(|cell| cell.col == col);
            if held().count() < 2 + usize::from(own.is_some()) {
                continue;
            }
            let Some(cell) = own else {
                marks.blank += 1;
                continue;
            };
            if raw_text(cell).is_some_and(|raw| cells::attended(raw).is_some()) {
                marks.counts += 1;
                marks.rates += 1;
                continue;
            }
            let tick = cells::tick(cell);
            // What is only guessed to be a mark speaks for none: `Hai` is a day of the week too.
            let sure = tick.notes.iter().all(|note| note.severity.is_none());
            match tick.value.filter(|_| sure) {
                Some(Tick::Yes) => marks.yes += 1,
                Some(Tick::No) => marks.no += 1,
                Some(Tick::Count(count)) if count <= MOST_TURNS => marks.counts += 1,
                Some(Tick::On(_)) if matches!(cell.value, Value::Date(_)) => marks.days += 1,
                Some(Tick::On(_)) => marks.written += 1,
                Some(Tick::Count(_)) | None => marks.other += 1,
            }
        }
        marks
    }

    /// Nearly nothing but marks and small counts, and not only refusals.
    pub(super) const fn are_marks(self) -> bool {
        let other = self.other + self.days + self.written;
        self.yes + self.counts > 0 && other * 4 <= self.yes + self.no + self.counts
    }

    /// At least as many marks, days and counts as anything else, or nothing at all.
    const fn prevail(self) -> bool {
        self.yes + self.no + self.counts + self.days + self.written >= self.other
    }

    /// Nothing but how many of how many, days that may have been made of it, and refusals.
    const fn are_rates(self) -> bool {
        self.rates + self.days > 0 && self.yes + self.written + self.other == 0 && self.rates == self.counts
    }

    /// Nothing but days, and refusals.
    const fn are_days(self) -> bool {
        self.days + self.written > 0 && self.yes + self.counts + self.other == 0
    }

    /// Nothing but yes and no.
    pub(super) const fn are_ticks(self) -> bool {
        self.yes > 0 && self.counts + self.days + self.written + self.other == 0
    }

    /// Whether each row has its one mark, so that it makes no difference what the column is.
    pub(super) const fn are_all(self) -> bool {
        self.no + self.counts + self.days + self.written + self.other + self.blank == 0
    }
}

/// Whether a column of longer texts says of how many (`3/4 buổi`) anywhere in it.
pub(super) fn has_rates(rows: &[Row], col: u32) -> bool {
    column(sampled(rows), col).filter_map(raw_text).any(|raw| cells::attended(raw).is_some())
}

/// Whether a column holds marks rather than texts.
pub(super) fn has_marks(rows: &[Row], col: u32) -> bool {
    Marks::of(rows, col).prevail()
}

/// Whether a column holds nearly nothing but marks.
pub(super) fn holds_marks(rows: &[Row], col: u32) -> bool {
    Marks::of(rows, col).are_marks()
}

/// Whether nearly nothing but ticks stands in a column: a figure may number what was done.
pub(super) fn holds_ticks(rows: &[Row], col: u32) -> bool {
    let own = || column(rows, col);
    holds_marks(rows, col) && own().all(|cell| whole(cell).is_none())
}

/// `Tham gia` > `Có` and `Không`, and `Vắng` beside a column of marks: one answer of several, each in a column of its own.
pub(super) fn answer(path: &Path, sight: &Sight<'_>) -> Option<Field> {
    let key = path.leaf().key.as_str();
    let away = |text: &str| is_away(&text::plain(text));
    let leaf = path.leaf().text.as_str();
    let below = path.parents().last().is_some_and(|parent| asks_who_came(&parent.key));
    let field = match key {
        "co" | "co mat" if below => Field::Mark,
        "khong" | "co phep" | "khong phep" if below => Field::Ignored,
        key if is_away(key) || away(text::undated_text(leaf)) || away(timed::without_month(leaf)) => Field::Ignored,
        _ => return None,
    };
    // Of many persons more stay away than one does in a month.
    let profile = sight.profile(path.col);
    let numbers = field == Field::Ignored && profile.cells > 0 && profile.mostly(profile.numbers);
    (numbers || Marks::of(sight.rows, path.col).are_marks()).then_some(field)
}

/// Whether `Kết quả tham gia` says who came: marks stand below it, and no grade.
pub(super) fn is_marked(path: &Path, sight: &Sight<'_>) -> bool {
    has_words(&path.leaf().key, "tham gia")
        && Marks::of(sight.rows, path.col).are_marks()
        && !has_grades(path.col, sight)
}

/// The field of a column whose header is made of words of marks or counts, where such stand below it.
pub(super) fn told(path: &Path, sight: &Sight<'_>) -> Option<Field> {
    let key = path.leaf().key.as_str();
    let marked = || Marks::of(sight.rows, path.col).are_marks();
    if PARTS_OF_DAY.contains(&key) && is_part_of_day(path.col, sight) {
        return Some(Field::Ignored);
    }
    // `Cả năm` sums; only without its mark it is the fifth shift.
    let sums = phrases::is_sum_header(key) && lower(&path.leaf().text).starts_with("cả ");
    // `Ngày sinh hoạt` > `Lần 1`, `Lần 2`: the day of each meeting.
    let above = path.parents().last().and_then(|above| fields::of_text(&above.text, sight.words));
    if is_meeting(key) && above == Some(Field::Date) && Marks::of(sight.rows, path.col).are_days() {
        return Some(Field::Date);
    }
    if asks_who_came(key) || (is_meeting(key) && !sums) {
        return marked().then_some(Field::Mark);
    }
    if let Some(rest) = behind_count(key) {
        let when = times::when_named(rest, path, sight.years);
        if !rest.is_empty() && when.is_none() {
            return None;
        }
        let field = when.map_or(Field::Count, |when| Field::MarkOf(MarkOf { when: Some(when), ..MarkOf::default() }));
        return (marked() || (starts_with_words(key, "so") && Marks::of(sight.rows, path.col).are_rates()))
            .then_some(field);
    }
    None
}

/// `Lần 1`, `Buổi 2` over days, on a sheet of who took part: when that was, in what stands above it.
pub(super) fn day_of_meeting(path: &Path, sight: &Sight<'_>) -> Option<Field> {
    if !is_meeting(&path.leaf().key) || !Marks::of(sight.rows, path.col).are_days() {
        return None;
    }
    if path.parents().is_empty() { Some(Field::Date) } else { columns::mark_above(path, sight) }
}

/// `Buổi` over `Sáng` and `Chiều`, `Thứ` over `T7`: when, and no date.
fn is_part_of_day(col: u32, sight: &Sight<'_>) -> bool {
    let cells = column(sight.rows, col);
    let mut texts = cells.filter_map(raw_text).take(SAMPLE).peekable();
    texts.peek().is_some() && texts.all(|text| cells::weekdays(text).is_some())
}

pub(super) fn asks_who_came(key: &str) -> bool {
    let of_words = key.split(' ').all(|word| MARK_WORDS.contains(&word));
    // `Có tham gia không` asks; `Không tham gia` answers.
    let asks = !key.starts_with("khong");
    of_words && asks && ATTENDING.iter().any(|phrase| has_words(key, phrase))
}

/// `Vắng`, `Vắng có phép`, `Không tham gia`, `Chưa sinh hoạt`.
pub(super) fn is_away(key: &str) -> bool {
    let (first, rest) = key.split_once(' ').unwrap_or((key, ""));
    let known = |word: &str| MARK_WORDS.contains(&word) || matches!(word, "phep" | "mat" | "vang");
    let said = rest.is_empty() || rest.split(' ').all(known);
    absence::FIRST.contains(&first) && said && (!rest.is_empty() || matches!(first, "vang" | "nghi"))
}

/// What follows the words of a count; None where a header does not begin with them.
fn behind_count(key: &str) -> Option<&str> {
    COUNTS.iter().find(|begin| starts_with_words(key, begin))?;
    let known = |word: &str| COUNT_WORDS.contains(&word) || MARK_WORDS.contains(&word);
    let mut rest = key;
    while let Some(word) = rest.split(' ').next().filter(|word| !word.is_empty() && known(word)) {
        // The month of `Số lần tháng 9` is no word of the count.
        if word == "thang" && times::begins_with_month(rest) {
            break;
        }
        rest = rest[word.len()..].trim_start();
    }
    Some(rest)
}

/// `Buổi 2`, `Lần thứ nhất`, `Tuần 3`.
pub(super) fn is_meeting(key: &str) -> bool {
    let mut words = key.split(' ').filter(|word| !matches!(*word, "thu" | "so" | "sh" | "sinh" | "hoat"));
    let (Some(first), Some(number), None) = (words.next(), words.next(), words.next()) else { return false };
    let counted = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    OCCASIONS.contains(&first) && (counted || ORDINALS.contains(&number))
}

/// `T1 | T2 | T3 | T4` over marks in a month's list are its weeks.
pub(super) fn weeks(drafts: &mut [Draft], sight: &Sight<'_>) {
    let Some((_, month)) = sight.years.month() else { return };
    let week = |draft: &Draft| draft.key().strip_prefix('t')?.trim().parse::<i8>().ok();
    for at in 0..drafts.len() {
        let run: Vec<i8> = drafts[at..].iter().map_while(week).collect();
        let counted = run.iter().copied().eq(1..=i8::try_from(run.len()).unwrap_or_default());
        if counted && (4..=5).contains(&run.len()) && !run.contains(&month) {
            drafts[at..at + run.len()].iter_mut().for_each(|draft| draft.field = Field::Mark);
            return;
        }
    }
}

/// Headers that are bare numbers over marks, `9 | 10 | 11 | 12 | 1`, are months of a longer time around the table, days of a month.
pub(super) fn numbered(drafts: &mut [Draft], sight: &Sight<'_>) {
    let number = |draft: &Draft| draft.key().parse::<i8>().ok().filter(|_| draft.field == Field::Unknown);
    let mut at = 0;
    while at < drafts.len() {
        let run: Vec<i8> = drafts[at..].iter().map_while(number).collect();
        if run.len() >= 2
            && let Some(times) = sight.years.of_numbers(&run)
            && drafts[at..at + run.len()]
                .iter()
                .any(|draft| are_days(draft) || Marks::of(sight.rows, draft.col).are_marks())
        {
            for (draft, when) in drafts[at..].iter_mut().zip(times) {
                draft.field = Field::MarkOf(MarkOf { when: Some(when), ..MarkOf::default() });
            }
        }
        at += run.len().max(1);
    }
}

/// Whether the numbers are called days (`Ngày trong tháng` > `1`), whatever signs stand below them.
fn are_days(draft: &Draft) -> bool {
    const DAYS: &[&str] = &["ngay", "cac ngay", "ngay trong thang", "cac ngay trong thang", "ngay diem danh"];
    draft.path.as_ref().is_some_and(|path| path.parents().iter().any(|part| DAYS.contains(&part.key.as_str())))
}

/// `Số buổi có mặt/số buổi tổ chức` and `Tỷ lệ tham gia` over `3/4`: how often each came, where no column of its own says so.
pub(super) fn rates(drafts: &mut [Draft], sight: &Sight<'_>) {
    let counted = |draft: &Draft| matches!(draft.field, Field::Mark | Field::MarkOf(_) | Field::Count);
    if !drafts.iter().any(|draft| matches!(draft.field, Field::Name | Field::FamilyName | Field::GivenName)) {
        return;
    }
    let named = |draft: &Draft| {
        let first = draft.path.as_ref().and_then(|path| path.leaf().text.split_once('/'));
        let came = first.is_some_and(|(first, _)| behind_count(&text::plain(first)).is_some_and(str::is_empty));
        // A spreadsheet makes days of what was typed as `3/4`.
        let rate = RATES.iter().any(|begin| starts_with_words(draft.key(), begin))
            && Marks::of(sight.rows, draft.col).are_rates();
        matches!(draft.field, Field::Unknown | Field::Ignored | Field::Count) && (came || rate)
    };
    held(drafts);
    let Some(at) = drafts.iter().position(named) else { return };
    let others = drafts.iter().enumerate().filter(|(other, draft)| *other != at && counted(draft));
    let others: Vec<&Draft> = others.map(|(_, draft)| draft).collect();
    // `Có tham gia (Có/Không)` says whether, and beside it how often.
    let whether = |draft: &Draft| draft.field == Field::Mark && Marks::of(sight.rows, draft.col).are_ticks();
    let alone = others.is_empty() || matches!(others[..], [one] if whether(one));
    drafts[at].field = if alone { Field::Count } else { Field::Ignored };
}

/// `Số buổi tham gia` beside `Tổng số buổi`: how many were held, or the sum of the counts beside it; no further turns.
fn held(drafts: &mut [Draft]) {
    let counted = |draft: &Draft| draft.field == Field::Count;
    let all = |draft: &Draft| counted(draft) && HELD.iter().any(|words| has_words(draft.key(), words));
    if drafts.iter().any(|draft| counted(draft) && !all(draft)) {
        drafts.iter_mut().filter(|draft| all(draft)).for_each(|draft| draft.field = Field::Ignored);
    }
}

/// Whether any cell of a column is a grade.
pub(super) fn has_grades(col: u32, sight: &Sight<'_>) -> bool {
    column(sight.rows, col).filter_map(raw_text).any(|raw| sight.words.grade(raw).is_some())
}
