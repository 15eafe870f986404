//! Questions that findings raise: whatever a stage had to assume and a person can tell. Persons are asked about by identify.

use std::collections::BTreeMap;

use super::{Key, QuestionKind, Unused, folder_of};
use crate::finding::{Code, Finding, Severity};
use crate::identify::{Disposition, Question, Register};
use crate::model::{Area, FilePath, Lang, SheetKind};
use crate::settings::Settings;
use crate::text;

/// Words that a name of an activity has at most.
const MOST_WORDS: usize = 8;

/// The questions of these findings, each once however many cells raise it, without those that are answered.
pub fn questions(findings: &[Finding], unused: &Unused, register: &Register, settings: &Settings) -> Vec<Question> {
    let mut asked: BTreeMap<Key, Question> = BTreeMap::new();
    for finding in findings {
        let Some((key, about)) = key(finding, register) else { continue };
        if settings.answers.settle(&key, unused) || is_of_another_time(&key, finding, register) {
            continue;
        }
        let places = places(&key, finding);
        match asked.get_mut(&key) {
            Some(known) => known.score += places,
            None => {
                let question = Question { score: places, ..question(&key, about, finding, settings) };
                asked.insert(key, question);
            }
        }
    }
    let mut questions: Vec<Question> = asked.into_values().collect();
    for one in questions.iter_mut().filter(|one| one.kind != QuestionKind::Person) {
        let places = one.score;
        one.effect = effect(one.kind, places, settings.lang);
        one.score = 0;
    }
    questions
}

/// At how many places a finding raises its question: words at each cell that holds them, a column or a table once.
fn places(key: &Key, finding: &Finding) -> u32 {
    let cells = |area: &Area| match area {
        Area::Cells { first, last } => (last.row - first.row + 1).saturating_mul(last.col - first.col + 1),
        Area::Rows { .. } | Area::Column(_) => 1,
    };
    match key {
        Key::Group(_) | Key::Ward(_) => finding.cells.iter().map(cells).fold(0, u32::saturating_add).max(1),
        _ => 1,
    }
}

/// Whether it is asked about what counts nothing here, as another period's does: an answer would move no turn, and it is asked there.
fn is_of_another_time(key: &Key, finding: &Finding, register: &Register) -> bool {
    match key {
        Key::Group(_) | Key::Ward(_) | Key::Column(..) => register.is_of_another_time(finding),
        Key::Versions(..) => {
            let files = [finding.file.clone(), argument(finding, "other").map(FilePath::new)];
            files.iter().all(|file| file.as_ref().is_some_and(|file| counts_nothing(file, register)))
        }
        _ => false,
    }
}

/// Whether a file has rows, all of them out of scope.
fn counts_nothing(file: &FilePath, register: &Register) -> bool {
    let begin = register.rows.partition_point(|row| row.file < *file);
    let mut rows = register.rows[begin..].iter().take_while(|row| row.file == *file).peekable();
    rows.peek().is_some() && rows.all(|row| row.disposition == Disposition::OutOfScope)
}

/// What a finding asks about, and the words it is about.
fn key(finding: &Finding, register: &Register) -> Option<(Key, String)> {
    let seen = finding.seen.as_deref().unwrap_or_default().to_owned();
    let file = finding.file.as_ref();
    match finding.code {
        Code::ActivityUnmapped | Code::ActivityByKeyword => {
            let seen = text::clean(&seen).text;
            let (words, about) = activity(&seen);
            // A whole title is no name of an activity, and the next list's is another.
            let named = !words.is_empty() && text::plain(&seen).split(' ').count() <= MOST_WORDS;
            named.then_some((Key::Group(words), about))
        }
        Code::WardAmbiguous | Code::WardIsHamlet => (!seen.is_empty()).then(|| (Key::Ward(seen.clone()), seen)),
        Code::UnitUnknown | Code::UnitAmbiguous if finding.cells.is_empty() => {
            let sender = argument(finding, "sender").map(str::to_owned);
            file.map(|file| (Key::Unit(sender.unwrap_or_else(|| file.to_string())), file.to_string()))
        }
        Code::FileSuperseded if finding.severity > Severity::Note => {
            let (file, other) = (file?.to_string(), argument(finding, "other")?.to_owned());
            let (first, second) = if file <= other { (file, other) } else { (other, file) };
            Some((Key::Versions(first.clone(), second), first))
        }
        Code::PeriodIsolated => {
            argument(finding, "month").map(|month| (Key::Month(month.to_owned()), month.to_owned()))
        }
        Code::HeaderDuplicate if argument(finding, "kind") == Some("names") => None,
        Code::ColumnUnknown | Code::HeaderDuplicate if !seen.is_empty() && may_cost_turns(finding, file?, register) => {
            Some((Key::Column(folder_of(file?), text::plain(&seen)), seen))
        }
        Code::SheetUnsure | Code::SheetUnrecognised if !seen.is_empty() => {
            Some((Key::Sheet(folder_of(file?), text::plain(&seen)), seen))
        }
        _ => None,
    }
}

/// An activity without its day, folded and as typed: next month's is the same.
fn activity(seen: &str) -> (String, String) {
    (text::undated_key(seen), text::undated_text(seen).to_owned())
}

/// Whether a file has lists of persons who took part, or layout could not tell that it has none: unknown columns of other sheets
/// cost nobody a turn.
fn may_cost_turns(finding: &Finding, file: &FilePath, register: &Register) -> bool {
    let doubted = finding.code == Code::ColumnUnknown && finding.severity > Severity::Note;
    doubted
        || register.file(file).is_some_and(|file| {
            file.sheets
                .iter()
                .any(|sheet| matches!(sheet.kind, Some(SheetKind::Participations | SheetKind::Confirmations)))
        })
}

fn argument<'a>(finding: &'a Finding, name: &str) -> Option<&'a str> {
    finding.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

fn question(key: &Key, about: String, finding: &Finding, settings: &Settings) -> Question {
    let (kind, lang) = (key.kind(), settings.lang);
    let cells: Vec<String> = finding.cells.iter().take(1).map(ToString::to_string).collect();
    let place = [finding.file.as_ref().map(ToString::to_string), finding.sheet.as_ref().map(|sheet| sheet.to_string())];
    let place: Vec<String> = place.into_iter().flatten().chain(cells).collect();
    let (subject, other) = match key {
        Key::Versions(first, second) => (first.clone(), second.clone()),
        Key::Unit(_) => (about, finding.seen.as_deref().unwrap_or_default().to_owned()),
        _ => (about, place.join(" ")),
    };
    Question {
        id: key.number(),
        key: key.clone(),
        kind,
        subject,
        other,
        score: 1,
        reasons: reasons(kind, finding, lang),
        assumed: assumed(kind, finding, lang),
        effect: String::new(),
        unused: None,
        rows: Vec::new(),
    }
}

/// Why it is asked; of a column also under which name the same thing stood before.
fn reasons(kind: QuestionKind, finding: &Finding, lang: Lang) -> String {
    if kind == QuestionKind::Column && argument(finding, "kind") == Some("members") {
        return match lang {
            Lang::Vi => "danh sách đoàn viên có cột không rõ ghi năng khiếu, tổ nhóm hay lượt tham gia".to_owned(),
            Lang::En => "a list of members has a column that may hold talents, teams or turns".to_owned(),
        };
    }
    if kind == QuestionKind::Column && argument(finding, "kind") == Some("unclaimed") {
        return match lang {
            Lang::Vi => "bảng xác nhận ghi số lần mà không ghi phương thức hoặc hoạt động".to_owned(),
            Lang::En => "a list of confirmations gives numbers and names no channel or activity".to_owned(),
        };
    }
    if kind == QuestionKind::Sheet && argument(finding, "kind") == Some("some-members") {
        return match lang {
            Lang::Vi => {
                "tên bảng gọi đây là danh sách một số đoàn viên, có thể không đủ đoàn viên của đơn vị".to_owned()
            }
            Lang::En => "by its title it is a list of some of the members, perhaps not of all".to_owned(),
        };
    }
    let before = argument(finding, "other").zip(argument(finding, "field")).filter(|_| kind == QuestionKind::Column);
    match (before, lang) {
        (Some((header, field)), Lang::Vi) => {
            format!("{}; bảng trước có cột {field} tên là “{header}”", why(kind, lang))
        }
        (Some((header, field)), Lang::En) => {
            format!("{}; the table before has a column {field} named “{header}”", why(kind, lang))
        }
        (None, _) => why(kind, lang).to_owned(),
    }
}

const fn why(kind: QuestionKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (QuestionKind::Person, Lang::Vi) => "hai dòng có thể là một người",
        (QuestionKind::Group, Lang::Vi) => "lời ghi không phải tên của nhóm nào",
        (QuestionKind::Ward, Lang::Vi) => "tên này có thể chỉ nhiều nơi, hoặc không phải tên phường, xã",
        (QuestionKind::Unit, Lang::Vi) => "thư mục, tên tệp và tiêu đề không cho biết, hoặc nói khác nhau",
        (QuestionKind::Version, Lang::Vi) => "hai bản của một danh sách, không rõ bản nào gửi sau",
        (QuestionKind::Period, Lang::Vi) => "tháng này cách xa mọi tháng khác",
        (QuestionKind::Column, Lang::Vi) => "tên cột này tonghop không biết",
        (QuestionKind::Sheet, Lang::Vi) => "tên bảng và tên cột chưa cho biết đây là bảng gì",
        (QuestionKind::Person, Lang::En) => "two rows may be one person",
        (QuestionKind::Group, Lang::En) => "the words are no group's name",
        (QuestionKind::Ward, Lang::En) => "this name may mean several places, or is no ward's",
        (QuestionKind::Unit, Lang::En) => "folder, file name and title do not tell, or differ",
        (QuestionKind::Version, Lang::En) => "two versions of a list, and nothing says which came later",
        (QuestionKind::Period, Lang::En) => "this month is far from all others",
        (QuestionKind::Column, Lang::En) => "nobody knows this header",
        (QuestionKind::Sheet, Lang::En) => "title and columns do not tell what this table is",
    }
}

fn assumed(kind: QuestionKind, finding: &Finding, lang: Lang) -> String {
    let say = |vi: &str, en: &str| if lang == Lang::En { en.to_owned() } else { vi.to_owned() };
    let taken = finding.repaired.as_deref().map(str::to_owned);
    match kind {
        QuestionKind::Group => taken.unwrap_or_default(),
        QuestionKind::Ward => taken.unwrap_or_else(|| say("chưa rõ địa bàn", "ward unknown")),
        QuestionKind::Unit => taken
            .or_else(|| finding.seen.as_deref().map(str::to_owned))
            .unwrap_or_else(|| say("đơn vị riêng", "a unit of its own")),
        QuestionKind::Version => say("tính cả hai như một danh sách", "both count as one list"),
        QuestionKind::Period => say("tính tháng này", "the month counts"),
        QuestionKind::Column => say("không dùng cột này", "the column is not used"),
        QuestionKind::Sheet => {
            let guess = taken.map(|kind| say(&format!("{kind}; chưa tính"), &format!("{kind}; not counted")));
            guess.unwrap_or_else(|| say("chưa tính bảng này", "the table is not counted"))
        }
        QuestionKind::Person => say("hai người", "two persons"),
    }
}

/// What an answer other than what is assumed would move; `places` is at how many the question is raised.
fn effect(kind: QuestionKind, places: u32, lang: Lang) -> String {
    let (vi, en) = match kind {
        QuestionKind::Group => {
            ("lượt ở {n} chỗ chuyển sang nhóm khác", "the turns at {n} places move to another group")
        }
        QuestionKind::Ward => {
            ("lượt ở {n} chỗ chuyển sang địa bàn khác", "the turns at {n} places move to another ward")
        }
        QuestionKind::Unit => ("cả tệp tính cho đơn vị khác", "the whole file counts for another unit"),
        QuestionKind::Version => ("chỉ bản mới hơn được tính", "only the newer one counts"),
        QuestionKind::Period => ("lượt ở {n} chỗ ra ngoài kỳ", "the turns at {n} places fall outside"),
        QuestionKind::Column => ("cột ở {n} bảng được đọc", "the column of {n} tables is read"),
        QuestionKind::Sheet => ("các dòng của {n} bảng được tính", "the rows of {n} tables count"),
        QuestionKind::Person => ("bớt một người", "one person less"),
    };
    (if lang == Lang::En { en } else { vi }).replace("{n}", &places.to_string())
}
