//! Sheets of questions that came back, as they are typed: columns moved or missing, words in either language, without marks.
//!
//! What cannot be used is a finding at its cell, and the rest holds.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answers, Given, Key, QuestionKind, Verdict};
use crate::finding::{Code, Finding, Severity};
use crate::intake::SourceFile;
use crate::layout::{BodyRow, Layout, Table};
use crate::model::form::{QUESTION_LISTS, QUESTIONS_MARK};
use crate::model::{CellRef, Field, FilePath, Form, Lang, SheetKind};
use crate::read::{Contents, mentions};
use crate::say;
use crate::settings::words::GroupHow;
use crate::settings::{Channel, Settings};
use crate::{text, wards};

/// The folder into which answers are collected.
pub const FOLDER: &str = "quyet-dinh";

/// What stands between number and place in the name of a file that came together with others ("cùng lúc").
const AT_ONCE: &str = "-cung-luc-";

/// Beginnings of the name such a workbook has, folded.
const NAMES: [&str; 4] = ["cau hoi", "tra loi", "questions", "answers"];

/// Whether a file is worth laying out before all others because it may hold answers: its sheets are called as ours are, or it says so
/// itself. One whose sheets somebody renamed is looked for where answers are collected, or under the name they are handed out with.
///
/// Decides nothing else: whether it does hold any, layout tells by its sheets.
pub fn may_hold(file: &SourceFile, contents: &Contents) -> bool {
    let name = text::plain(file.path.stem());
    let asked = |kind: QuestionKind| [Lang::Vi, Lang::En].iter().any(|&lang| contents.has_sheet(kind.label(lang)));
    contents.has_sheet(QUESTION_LISTS.0)
        || contents.has_sheet(QUESTION_LISTS.1)
        || QuestionKind::ALL.into_iter().any(asked)
        || mentions(file, QUESTIONS_MARK)
        || is_collected(&file.path)
        || NAMES.iter().any(|known| name.starts_with(known))
}

/// Whether a file lies where answers are collected.
pub fn is_collected(path: &FilePath) -> bool {
    path.folders().any(|folder| text::plain(folder) == text::plain(FOLDER))
}

/// A file that may hold answers, as it was laid out.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    pub path: &'a FilePath,
    /// Equal for files of equal bytes.
    pub hash: &'a str,
    pub layout: &'a Layout,
}

/// The answers of these files. Of two files the numbered beats the other, the higher number the lower. Of files that came at once
/// none is newer: where they differ neither answer holds. A cell that is empty says nothing, so that a form filled in by halves takes
/// nothing back; [`Verdict::Withdrawn`] does.
pub fn read(files: &[Sent<'_>], settings: &Settings) -> (Answers, Vec<Finding>) {
    let collected: BTreeMap<&str, u32> =
        files.iter().filter_map(|file| Some((file.hash, collected_number(file.path)?))).collect();
    // What was collected from a file that still lies where it was put is told there, under the name its sender knows.
    let kept: BTreeSet<&str> = files.iter().filter(|file| !is_collected(file.path)).map(|file| file.hash).collect();
    let mut order: Vec<&Sent> =
        files.iter().filter(|file| !is_collected(file.path) || !kept.contains(file.hash)).collect();
    let rank = |file: &Sent| rank(file, &collected);
    order.sort_by_key(|file| (rank(file), file.path));
    let mut answers = Answers::default();
    let mut findings = Vec::new();
    // What could not be used, by what was asked: a later answer that can be used ends it.
    let mut refused: BTreeMap<Key, Finding> = BTreeMap::new();
    for at_once in order.chunk_by(|one, other| rank(one) == rank(other)) {
        let mut own: BTreeMap<Key, Vec<(Given, String)>> = BTreeMap::new();
        let questions = |table: &&Table| table.form.as_ref().is_some_and(Form::asks);
        let sheets = at_once.iter().flat_map(|file| file.layout.tables.iter().map(|table| (file.path, table)));
        for (path, table) in sheets.filter(|(_, table)| questions(table)) {
            for (key, finding) in one_sheet(path, table, settings, &mut own) {
                match key {
                    Some(key) => drop(refused.insert(key, finding)),
                    None => findings.push(finding),
                }
            }
        }
        for (key, given) in own {
            let verdicts: BTreeSet<&Verdict> = given.iter().map(|(one, _)| &one.verdict).collect();
            match given.first() {
                // An answer taken back is as if nobody had ever given one.
                Some((first, _)) if verdicts.len() == 1 => {
                    refused.remove(&key);
                    match first.verdict {
                        Verdict::Withdrawn => answers.given.remove(&key),
                        _ => answers.given.insert(key, first.clone()),
                    };
                }
                // Nor does an older answer hold: whoever answered since did not mean it any more, or it is a copy of one of these.
                _ => {
                    let finding = of_question(twice(&given), &key, settings);
                    answers.given.remove(&key);
                    refused.insert(key, finding);
                }
            }
        }
    }
    findings.extend(refused.into_values());
    (answers, findings)
}

/// `003.xlsx` in the folder of answers is the third.
pub fn collected_number(path: &FilePath) -> Option<u32> {
    numbered(path.stem()).filter(|_| is_collected(path))
}

/// The number that the name of a collected file tells, also of one that came together with others.
pub fn numbered(stem: &str) -> Option<u32> {
    match stem.split_once(AT_ONCE) {
        Some((number, beside)) => number.parse().ok().filter(|_| beside.parse::<u32>().is_ok()),
        None => stem.parse().ok(),
    }
}

/// The name, without its ending, of a collected file: of several that came at once the first has the bare number.
pub fn collected_as(number: u32, of_at_once: u32) -> String {
    if of_at_once > 1 { format!("{number:03}{AT_ONCE}{of_at_once}") } else { format!("{number:03}") }
}

/// How late a file is: what was dropped since the last run is the newest, and the next run collects it so; of what is collected
/// already its number tells, wherever the file lies.
fn rank(file: &Sent<'_>, collected: &BTreeMap<&str, u32>) -> u32 {
    collected.get(file.hash).map_or(u32::MAX, |number| number.saturating_add(1))
}

/// Puts the answers of a sheet into `own`; what cannot be used comes back with what was asked, where that is known.
fn one_sheet(
    path: &FilePath,
    table: &Table,
    settings: &Settings,
    own: &mut BTreeMap<Key, Vec<(Given, String)>>,
) -> Vec<(Option<Key>, Finding)> {
    let mut refused = Vec::new();
    let column = |field: &Field| table.columns_of(field).next().map(|column| column.col);
    let (Some(keys), Some(answered)) = (column(&Field::Code), column(&Field::Answer)) else {
        return refused;
    };
    for row in &table.body {
        let Some(answer) = text_at(row, answered) else { continue };
        let at = CellRef::new(row.row, answered);
        let say = |code: Code, seen: &str| {
            Finding::new(code).severity(Severity::Query).file(path).sheet(&table.sheet).at(at).seen(seen)
        };
        let Some(key) = text_at(row, keys).as_deref().and_then(Key::parse) else {
            refused.push((
                None,
                say(Code::ColumnMissing, &answer).arg("field", say::pick(settings.lang, "Khóa", "Key")).of_row(),
            ));
            continue;
        };
        match verdict(&key, &answer, settings) {
            Some(verdict) => {
                let given = Given { verdict, file: path.clone(), sheet: table.sheet.clone(), at };
                own.entry(key).or_default().push((given, answer));
            }
            None => {
                let finding = of_question(say(Code::AnswerUnknown, &answer), &key, settings);
                refused.push((Some(key), finding));
            }
        }
    }
    refused
}

/// The finding about an answer with what was asked and what can be answered.
pub(super) fn of_question(finding: Finding, key: &Key, settings: &Settings) -> Finding {
    finding.arg(QUESTION, key.shown()).arg("expected", expected(key.kind(), settings))
}

/// What can be answered, in words.
fn expected(kind: QuestionKind, settings: &Settings) -> String {
    let unsure = say::pick(settings.lang, "Chưa rõ", "Not sure");
    match kind {
        QuestionKind::Ward => say::pick(
            settings.lang,
            "tên một phường, xã có thật, kèm tỉnh nếu trùng tên; Chưa rõ",
            "the name of a real ward, with its province where several bear it; Not sure",
        )
        .to_owned(),
        QuestionKind::Unit => {
            say::pick(settings.lang, "mã hoặc tên một đơn vị; Chưa rõ", "code or name of a unit; Not sure").to_owned()
        }
        QuestionKind::Group => {
            let codes: Vec<&str> = settings.groups.iter().map(|group| group.code.as_str()).collect();
            let (first, last) = (codes.first().copied().unwrap_or_default(), codes.last().copied().unwrap_or_default());
            match settings.lang {
                Lang::Vi => format!("tên hoặc mã một nhóm, {first} đến {last}; {unsure}"),
                Lang::En => format!("name or code of a group, {first} to {last}; {unsure}"),
            }
        }
        _ => offered(kind, settings).join("; "),
    }
}

fn text_at(row: &BodyRow, col: u32) -> Option<String> {
    let shown = text::clean(&row.cell(col)?.value.shown()).text;
    Some(shown).filter(|shown| !shown.is_empty())
}

/// The argument of a finding that tells which question an answer was given to.
pub(super) const QUESTION: &str = "question";

/// Two answers to one question, in one file or in files that came at once, as typed: none of them holds.
fn twice(given: &[(Given, String)]) -> Finding {
    let beside = |one: &Given| given.first().is_some_and(|(first, _)| first.file == one.file);
    let place = |one: &Given| match beside(one) {
        true => format!("{}!{}", one.sheet, one.at),
        false => format!("{} {}!{}", one.file, one.sheet, one.at),
    };
    let cells: Vec<String> = given.iter().skip(1).map(|(one, _)| place(one)).collect();
    let mut typed: Vec<&str> = Vec::new();
    for (_, answer) in given.iter().filter(|(_, answer)| !answer.is_empty()) {
        if !typed.contains(&answer.as_str()) {
            typed.push(answer);
        }
    }
    let finding = Finding::new(Code::DecisionContradiction).seen(&typed.join(" / ")).arg("other", cells.join(", "));
    given.iter().enumerate().fold(finding, |finding, (number, (one, _))| {
        let finding = if number == 0 { finding.file(&one.file).sheet(&one.sheet) } else { finding };
        if beside(one) { finding.at(one.at) } else { finding }
    })
}

/// Answers that are the same for every kind.
const UNSURE: &[&str] = &["chua ro", "khong chac", "chua chac", "khong biet", "khong ro", "not sure", "unsure", "?"];
const WITHDRAWN: &[&str] = &["hoi lai", "rut lai", "rut cau tra loi", "bo cau tra loi", "ask again", "take back"];
const SAME: &[&str] =
    &["mot nguoi", "cung mot nguoi", "giong", "giong nhau", "cung nguoi", "la mot", "one person", "same", "mot", "1"];
const DIFFERENT: &[&str] = &[
    "hai nguoi",
    "hai nguoi khac nhau",
    "khac",
    "khac nhau",
    "khac nguoi",
    "two persons",
    "two people",
    "different",
    "hai",
    "2",
];
const FIRST: &[&str] = &["tep thu nhat moi hon", "tep thu nhat", "thu nhat", "the first is newer", "first", "1"];
const SECOND: &[&str] = &["tep thu hai moi hon", "tep thu hai", "thu hai", "the second is newer", "second", "2"];
const BOTH: &[&str] = &["dung ca hai", "ca hai", "both count", "both"];
const COUNTS: &[&str] = &["dung tinh thang nay", "dung", "co", "yes it counts", "yes", "tinh"];
const WRONG: &[&str] = &["sai bo ra", "sai", "khong", "no leave it out", "no", "bo ra", "bo"];

/// What an answer to a question means; None where it is no answer to it.
fn verdict(key: &Key, answer: &str, settings: &Settings) -> Option<Verdict> {
    let said = text::plain(answer).trim().to_owned();
    let is = |words: &[&str]| words.contains(&said.as_str());
    if said.is_empty() && answer.trim() != "?" {
        return None;
    }
    if is(UNSURE) || answer.trim() == "?" {
        return Some(Verdict::Unsure);
    }
    if is(WITHDRAWN) {
        return Some(Verdict::Withdrawn);
    }
    match key.kind() {
        QuestionKind::Person if is(SAME) => Some(Verdict::Same),
        QuestionKind::Person if is(DIFFERENT) => Some(Verdict::Different),
        QuestionKind::Version if is(FIRST) => Some(Verdict::FirstIsNewer),
        QuestionKind::Version if is(SECOND) => Some(Verdict::SecondIsNewer),
        QuestionKind::Version if is(BOTH) => Some(Verdict::BothCount),
        QuestionKind::Period if is(COUNTS) => Some(Verdict::MonthCounts),
        QuestionKind::Period if is(WRONG) => Some(Verdict::MonthIsWrong),
        QuestionKind::Group => group(&said, answer, settings),
        QuestionKind::Ward => ward(answer, settings),
        // Which unit that is, only the whole folder can tell.
        QuestionKind::Unit => Some(Verdict::Unit(answer.to_owned())),
        QuestionKind::Column => column(&said, settings),
        QuestionKind::Sheet => sheet(&said),
        QuestionKind::Person | QuestionKind::Version | QuestionKind::Period => None,
    }
}

/// What a column holds: a field, or turns of a channel.
fn column(said: &str, settings: &Settings) -> Option<Verdict> {
    let field = FIELDS.iter().find(|(_, vi, en)| text::plain(vi) == said || text::plain(en) == said);
    let labelled = |channel: &&Channel| [&channel.label, &channel.label_en].iter().any(|one| text::plain(one) == said);
    let channel = || settings.channels.iter().find(labelled).map(|channel| format!("mark:{}", channel.code.as_str()));
    field.map(|(field, ..)| (*field).to_owned()).or_else(channel).map(Verdict::Column)
}

/// What a table can be answered to be.
const KINDS: [SheetKind; 6] = [
    SheetKind::Roster,
    SheetKind::Participations,
    SheetKind::Confirmations,
    SheetKind::Introductions,
    SheetKind::Aggregate,
    SheetKind::Units,
];

/// The answer for a table that is none of ours, in both languages.
const NOT_OURS: (&str, &str) = ("Không phải số liệu", "Nothing to report");

fn sheet(said: &str) -> Option<Verdict> {
    if [NOT_OURS.0, NOT_OURS.1].iter().any(|words| text::plain(words) == said) {
        return Some(Verdict::Sheet(None));
    }
    let named = |kind: &&SheetKind| [Lang::Vi, Lang::En].iter().any(|&lang| text::plain(kind.label(lang)) == said);
    KINDS.iter().find(named).map(|kind| Verdict::Sheet(Some(*kind)))
}

fn group(said: &str, answer: &str, settings: &Settings) -> Option<Verdict> {
    let labelled = settings.groups.iter().find(|group| {
        [group.label.as_str(), group.label_en.as_str(), group.code.as_str()]
            .iter()
            .any(|label| text::plain(label) == said)
    });
    let named = || {
        let found = settings.words.group_in(answer)?;
        matches!(found.1, GroupHow::Named | GroupHow::Alias).then_some(found.0)
    };
    labelled.map(|group| group.code.clone()).or_else(named).map(Verdict::Group)
}

fn ward(answer: &str, settings: &Settings) -> Option<Verdict> {
    // `Phường An Thới (31177)`: the code in brackets is what counts.
    let code = answer
        .rsplit(['(', ' '])
        .map(|part| part.trim_matches(')'))
        .find(|part| part.len() == 5 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(code) = code {
        return Some(Verdict::Ward(code.to_owned()));
    }
    let province = settings.office.province.as_deref();
    let found = wards::resolve(answer, settings.today, province, &settings.words.wards);
    found.ward.filter(|_| found.others.is_empty()).map(|ward| Verdict::Ward(ward.code.clone()))
}

/// What a column can be answered to be: field, and its words in both languages.
pub(super) const FIELDS: &[(&str, &str, &str)] = &[
    ("name", "Họ và tên", "Name"),
    ("family_name", "Họ và tên đệm", "Family and middle name"),
    ("given_name", "Tên", "Given name"),
    ("birth", "Ngày sinh", "Birth"),
    ("student_no", "MSSV", "Student number"),
    ("citizen_id", "CCCD hoặc CMND", "Citizen id"),
    ("unit", "Chi đoàn, lớp", "Chapter"),
    ("ward", "Phường, xã", "Ward"),
    ("activity", "Hoạt động", "Activity"),
    ("group", "Nhóm hoạt động", "Activity group"),
    ("channel", "Phương thức", "Channel"),
    ("date", "Ngày tham gia", "Date of the activity"),
    ("mark", "Dấu có tham gia", "Mark of taking part"),
    ("count", "Số lượt", "Number of turns"),
    ("result", "Kết quả", "Result"),
    ("note", "Ghi chú", "Note"),
    ("ignored", "Không dùng", "Not used"),
];

/// The answers a kind of question offers, in the order of its drop-down.
pub fn offered(kind: QuestionKind, settings: &Settings) -> Vec<String> {
    let pick = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(vi, en)| if settings.lang == Lang::En { (*en).to_owned() } else { (*vi).to_owned() })
            .collect()
    };
    let mut offered: Vec<String> = match kind {
        QuestionKind::Person => pick(&[("Một người", "One person"), ("Hai người", "Two persons")]),
        QuestionKind::Version => pick(&[
            ("Tệp thứ nhất mới hơn", "The first is newer"),
            ("Tệp thứ hai mới hơn", "The second is newer"),
            ("Dùng cả hai", "Both count"),
        ]),
        QuestionKind::Period => pick(&[("Đúng, tính tháng này", "Yes, it counts"), ("Sai, bỏ ra", "No, leave it out")]),
        QuestionKind::Group => {
            settings.groups.iter().map(|group| settings.group_label(&group.code).to_owned()).collect()
        }
        QuestionKind::Column => {
            let fields = pick(&FIELDS.iter().map(|(_, vi, en)| (*vi, *en)).collect::<Vec<_>>());
            let channels = settings.channels.iter().map(|one| settings.channel_label(&one.code).to_owned());
            fields.into_iter().chain(channels).collect()
        }
        QuestionKind::Sheet => {
            let kinds = KINDS.iter().map(|kind| kind.label(settings.lang).to_owned());
            kinds.chain(pick(&[NOT_OURS])).collect()
        }
        QuestionKind::Ward | QuestionKind::Unit => Vec::new(),
    };
    offered.extend(pick(&[("Chưa rõ", "Not sure"), ("Hỏi lại", "Ask again")]));
    offered
}
