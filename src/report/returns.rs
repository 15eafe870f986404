//! What goes back to each sender: the errors and queries of its own files, in words, with places (`phan-hoi/`).
//!
//! Must never carry a name, a value or a file of another unit: what a finding says of elsewhere is left out here.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::book::{Book, Cell, Sheet, Style};
use super::parcel::Parcel;
use super::words::Words;
use crate::finding::{Asked, Code, Finding, Severity, alike, cells_of, masked};
use crate::identify::Register;
use crate::model::{Area, FilePath, Form, FormKind, Lang, Level, UnitId};
use crate::say::sheet as say;
use crate::settings::Settings;
use crate::tally::period_label;
use crate::text::slug::slug;

/// Areas of a finding that are named; a sender who mends forty looks at the column.
const MOST_AREAS: usize = 40;

/// One workbook for each sender in whose files an error or a query stands, in order of units; each is made when it is asked for.
///
/// Nothing is returned where the sender is not certain (`unit-unknown`, `unit-ambiguous`), and nothing to the office itself.
pub fn returns<'a>(
    register: &'a Register,
    findings: &'a [Finding],
    settings: &'a Settings,
) -> impl IndexedParallelIterator<Item = Parcel> + 'a {
    let senders = Senders::of(register, findings);
    let mut by_unit: BTreeMap<UnitId, Vec<&Finding>> = BTreeMap::new();
    for one in findings.iter().filter(|one| one.severity > Severity::Note && !one.is_of_unlisted()) {
        if let Some(unit) = senders.of_finding(one) {
            by_unit.entry(unit).or_default().push(one);
        }
    }
    // Who sent nothing since is not told again of what an earlier month was told: what became of it stands in its reconciliation.
    let new = register.files.iter().filter(|file| !file.handled || file.sheets.iter().any(|sheet| !sheet.handled));
    let sent: BTreeSet<UnitId> = new.filter_map(|file| senders.of_file(&file.path)).collect();
    let by_unit: Vec<(UnitId, Vec<&Finding>)> = by_unit.into_iter().filter(|(unit, _)| sent.contains(unit)).collect();
    by_unit.into_par_iter().map(move |(unit, findings)| parcel(register, unit, findings, settings))
}

/// Whose each file certainly is.
pub(super) struct Senders<'a> {
    register: &'a Register,
    by_file: BTreeMap<&'a FilePath, UnitId>,
}

impl<'a> Senders<'a> {
    pub(super) fn of(register: &'a Register, findings: &'a [Finding]) -> Self {
        let uncertain: BTreeSet<&FilePath> =
            findings.iter().filter(|one| one.doubts_sender()).filter_map(|one| one.file.as_ref()).collect();
        let files = register.files.iter().filter(|file| !uncertain.contains(&file.path));
        // A workbook with sheets of several units is nobody's to get back as a whole.
        let certain = |unit: &UnitId, file: &crate::identify::FileEntry| file.is_of(*unit, &register.units);
        let by_file =
            files.filter_map(|file| Some((&file.path, file.unit.filter(|unit| certain(unit, file))?))).collect();
        Self { register, by_file }
    }

    /// The unit a finding is returned to; None: nobody, or the office itself.
    pub(super) fn of_finding(&self, finding: &Finding) -> Option<UnitId> {
        let unit = self.of_file(finding.file.as_ref()?)?;
        (Some(unit) != self.register.units.office).then_some(unit)
    }

    /// The certain sender of a file.
    pub(super) fn of_file(&self, file: &FilePath) -> Option<UnitId> {
        self.by_file.get(file).copied()
    }
}

fn parcel(register: &Register, unit: UnitId, mut findings: Vec<&Finding>, settings: &Settings) -> Parcel {
    let words = Words { lang: settings.lang };
    let to = register.units.get(unit);
    findings.sort_by_key(|one| (&one.file, std::cmp::Reverse(one.severity)));
    let title = words.say("PHẢN HỒI VỀ BÀI NỘP", "WHAT TO CORRECT IN YOUR FILES");
    let mut sheet = Sheet::new(words.say("Phản hồi", "Feedback"), &[5, 14, 14, 12, 22, 42, 42]);
    sheet.landscape = true;
    sheet.heading(title, Style::Title);
    sheet.heading(&format!("{} · {}", to.name, period(register, settings)), Style::Subtitle);
    sheet.heading(&note(&findings, register, &words), Style::Note);
    sheet.push(Vec::new());
    let header = match settings.lang {
        crate::model::Lang::Vi => ["STT", "Trang", "Ô", "Mức", "Giá trị đang ghi", "Vấn đề", "Cách xử lý"],
        crate::model::Lang::En => ["No.", "Sheet", "Cells", "Weight", "Value as it is", "What is wrong", "What to do"],
    };
    sheet.push(header.iter().map(|text| Cell::text(*text).style(Style::Head)).collect());
    sheet.frozen = sheet.next();
    lines(&mut sheet, register, unit, &findings, settings);
    sheet.push(Vec::new());
    let form = Form {
        kind: FormKind::Returned,
        from: register.period.from,
        to: register.period.to,
        ward: None,
        unit: Some(to.code.to_string()),
    };
    sheet.heading(&words.marked(&form), Style::Note);
    let book = Book {
        title: format!("{} · {}", words.say("Phản hồi", "Feedback"), to.name),
        author: settings.office.name.clone().unwrap_or_default(),
        created: Some(register.period.to),
        sheets: vec![sheet],
    };
    Parcel { unit: to.code.clone(), name: format!("phan-hoi-{}.xlsx", slug(to.code.as_str())), book, form, open: true }
}

/// What the sender is asked to do, and what the weights mean: only what there is.
fn note(findings: &[&Finding], register: &Register, words: &Words) -> String {
    let asked: BTreeSet<Asked> = findings.iter().map(|one| one.asks()).collect();
    let correct = words.say(
        "Xin sửa các chỗ dưới đây ngay trong tệp của mình rồi gửi lại cả tệp đã sửa, không gửi riêng phần sửa.",
        "Please correct the places below in your own file and send the whole corrected file again, not only the corrections.",
    );
    let look = words.say(
        "Xin xem lại các chỗ dưới đây: chỗ nào sai thì sửa ngay trong tệp của mình rồi gửi lại cả tệp, không gửi riêng phần sửa; chỗ nào đã đúng thì để nguyên.",
        "Please look at the places below: what is wrong, correct in your own file and send the whole file again, not only the corrections; what is right may stay as it is.",
    );
    let resend = words.say(
        "Tệp cần gửi lại thì gửi theo cột “Cách xử lý”.",
        "A file to be sent again, please send as “What to do” says.",
    );
    let answer = words.say(
        "Điều nào xin cho biết thêm thì xin trả lời cho chúng tôi.",
        "Where we ask to be told something, please answer us.",
    );
    let mut told: Vec<&str> = Vec::new();
    told.extend(asked.contains(&Asked::Correct).then_some(correct));
    told.extend((asked.contains(&Asked::Look) && !asked.contains(&Asked::Correct)).then_some(look));
    told.extend(asked.contains(&Asked::Resend).then_some(resend));
    told.extend(asked.contains(&Asked::Answer).then_some(answer));
    let waits = |one: &&&Finding| register.leaves_out(one);
    let errors = findings.iter().filter(|one| one.severity == Severity::Error);
    let weights = [
        (
            errors.clone().any(|one| waits(&one)),
            words.say(
                "“Lỗi, chưa tính” là chỗ làm cho dòng hoặc tệp chưa được tính.",
                "An “error, not counted” keeps its row or file from counting.",
            ),
        ),
        (
            errors.clone().any(|one| !waits(&one)),
            words.say("“Lỗi” là chỗ sai không dùng được.", "An “error” is wrong and was not used."),
        ),
        (
            findings.iter().any(|one| one.severity == Severity::Query),
            words.say(
                "“Cần xem” là chỗ xin xem lại; đã đúng thì để nguyên.",
                "A “query” is worth a look; what is right may stay as it is.",
            ),
        ),
    ];
    told.extend(weights.into_iter().filter(|(there, _)| *there).map(|(_, words)| words));
    told.join(" ")
}

/// The period as people read it.
pub(super) fn period(register: &Register, settings: &Settings) -> String {
    settings.period_label.clone().unwrap_or_else(|| period_label(&register.period, settings.lang))
}

fn lines(sheet: &mut Sheet, register: &Register, unit: UnitId, findings: &[&Finding], settings: &Settings) {
    let words = Words { lang: settings.lang };
    let files: BTreeSet<&FilePath> = findings.iter().filter_map(|one| one.file.as_ref()).collect();
    let (to, lang) = (register.units.get(unit).level, settings.lang);
    let weight = |one: &Finding| say::weight(lang, one.severity, register.leaves_out(one));
    let own: Vec<Finding> = findings.iter().map(|one| own(one, register, unit)).collect();
    let own: Vec<&Finding> = own.iter().collect();
    let same = |one: &Finding| {
        let (file, sheet) = (one.file.clone(), one.sheet.clone());
        (file, sheet, weight(one), one.bare().message_for(lang), one.remedy_for(to, lang))
    };
    let mut last: Option<&FilePath> = None;
    for (number, one) in (1..).zip(alike(&own, same)) {
        let Some(file) = &one[0].file else { continue };
        if last != Some(file) {
            last = Some(file);
            sheet.heading(&format!("{}: {}", words.say("Tệp", "File"), file_name(file, &files)), Style::Section);
        }
        sheet.push(line(number, &one, weight(one[0]), to, settings));
    }
}

/// One line for findings that say the same.
fn line(number: u64, findings: &[&Finding], weight: &str, to: Level, settings: &Settings) -> Vec<Cell> {
    let words = Words { lang: settings.lang };
    let first = findings[0];
    let whole_file = || words.say("(cả tệp)", "(whole file)").to_owned();
    let text = |text: String| Cell::text(text).style(Style::Boxed);
    let (seen, message) = said(findings, settings.lang);
    vec![
        Cell::number(number).style(Style::Boxed),
        text(first.sheet.as_deref().map_or_else(whole_file, str::to_owned)),
        text(areas(&cells_of(findings))),
        text(weight.to_owned()),
        text(seen),
        text(message),
        text(first.remedy_for(to, settings.lang)),
    ]
}

/// The first areas of a list, and how many more there are.
fn areas(cells: &[Area]) -> String {
    let mut shown: Vec<String> = cells.iter().take(MOST_AREAS).map(ToString::to_string).collect();
    if cells.len() > MOST_AREAS {
        shown.push(format!("… (+{})", cells.len() - MOST_AREAS));
    }
    shown.join(", ")
}

/// What stands in the cells, and the sentence. Of several findings each cell is named with what is true of it alone, and the sentence
/// says what is true of all.
fn said(findings: &[&Finding], lang: Lang) -> (String, String) {
    // Of several cells it is the value of the first.
    let range = |area: &Area| matches!(area, Area::Cells { first, last } if first.row != last.row);
    let several = |one: &Finding| one.cells.len() > 1 || one.cells.iter().any(range);
    let value = |one: &Finding| match one.seen.as_deref().map(masked) {
        Some(seen) if several(one) => format!("{seen}, …"),
        seen => seen.unwrap_or_default(),
    };
    if let [one] = findings {
        return (value(one), one.message_for(lang));
    }
    let common = findings[0].by_mail().message_for(lang);
    let all = findings.iter().all(|one| one.by_mail().message_for(lang) == common);
    let message = if all { common } else { findings[0].bare().message_for(lang) };
    let told = |one: &&Finding| {
        let told: Vec<String> = std::iter::once(value(one)).chain(one.particulars(lang)).collect();
        let told: Vec<String> =
            told.into_iter().filter(|one| !one.is_empty() && !message.contains(one.as_str())).collect();
        [areas(&one.cells), told.join("; ")]
            .iter()
            .filter(|one| !one.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(": ")
    };
    let mut lines: Vec<String> = findings.iter().take(MOST_AREAS).map(told).collect();
    if findings.len() > MOST_AREAS {
        lines.push(format!("… (+{})", findings.len() - MOST_AREAS));
    }
    (lines.join("\n"), message)
}

/// A file as its sender knows it: its name, with the folders only where the sender sent two of that name.
fn file_name<'a>(file: &'a FilePath, files: &BTreeSet<&FilePath>) -> &'a str {
    if files.iter().filter(|other| other.name() == file.name()).count() > 1 { file.as_str() } else { file.name() }
}

/// The finding without anything that stands elsewhere than in the unit's own files.
fn own(finding: &Finding, register: &Register, unit: UnitId) -> Finding {
    let mut own = finding.clone();
    own.args.retain_mut(|(name, value)| match *name {
        // A place in another file, another unit, somebody's other name: only a place in the unit's own files stays.
        "other" if finding.code == Code::ConfirmedElsewhere => true,
        "other" => {
            let place = own_place(value, register, unit);
            place.is_some_and(|place| {
                *value = place;
                true
            })
        }
        // What is said of the cell itself or of the whole list.
        "ward" | "group" | "channel" | "field" | "header" | "row" | "score" | "n" | "limit" | "format" | "cause"
        | "stated" | "counted" | "difference" | "what" | "date" | "share" | "total" | "when" | "sheets" | "answer"
        | "kind" => true,
        _ => false,
    });
    // The other spelling of a name is another row's.
    if matches!(finding.code, Code::TextIY | Code::PersonCandidate | Code::PersonConflict | Code::PersonSameName) {
        own.repaired = None;
    }
    own
}

/// A place (`folder/file.xlsx Sheet!A1`) or a path in a file of the unit's own, as the unit knows it: without the office's folders,
/// but where it sent two files of that name. None: it is another's.
fn own_place(place: &str, register: &Register, unit: UnitId) -> Option<String> {
    let begins = |file: &&crate::identify::FileEntry| {
        place.strip_prefix(file.path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let file = register.files.iter().filter(begins).max_by_key(|file| file.path.as_str().len())?;
    let rest = place.strip_prefix(file.path.as_str())?;
    let files = register.files.iter().filter(|other| other.unit == Some(unit)).map(|other| &other.path).collect();
    (file.unit == Some(unit)).then(|| format!("{}{rest}", file_name(&file.path, &files)))
}
