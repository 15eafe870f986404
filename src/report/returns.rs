//! What goes back to each sender: the errors and queries of its own files, in words, with places (`phan-hoi/`).
//!
//! Must never carry a name, a value or a file of another unit: what a finding says of elsewhere is left out here.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::book::{Book, Cell, Sheet, Style};
use super::parcel::Parcel;
use super::words::Words;
use crate::finding::{Code, Finding, Severity, render::Show};
use crate::identify::Register;
use crate::model::{FilePath, Form, FormKind, Level, UnitId};
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
    let note = words.say(
        "Xin sửa các chỗ dưới đây ngay trong tệp của mình rồi gửi lại cả tệp đã sửa, không gửi riêng phần sửa. “Lỗi, chưa tính” là chỗ làm cho dòng hoặc tệp chưa được tính; “lỗi” là chỗ sai không dùng được; “cần xem” là chỗ xin xem lại.",
        "Please correct the places below in your own file and send the whole corrected file again, not only the corrections. An “error, not counted” keeps its row or file from counting; an “error” is wrong and was not used; a “query” is worth a look.",
    );
    sheet.heading(note, Style::Note);
    sheet.push(Vec::new());
    let header = match settings.lang {
        crate::model::Lang::Vi => ["STT", "Trang", "Ô", "Mức", "Giá trị đang ghi", "Vấn đề", "Cách sửa"],
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

/// The period as people read it.
pub(super) fn period(register: &Register, settings: &Settings) -> String {
    settings.period_label.clone().unwrap_or_else(|| period_label(&register.period, settings.lang))
}

fn lines(sheet: &mut Sheet, register: &Register, unit: UnitId, findings: &[&Finding], settings: &Settings) {
    let words = Words { lang: settings.lang };
    let files: BTreeSet<&FilePath> = findings.iter().filter_map(|one| one.file.as_ref()).collect();
    let mut number = 0;
    let mut last: Option<&FilePath> = None;
    for one in findings {
        let Some(file) = &one.file else { continue };
        if last != Some(file) {
            last = Some(file);
            sheet.heading(&format!("{}: {}", words.say("Tệp", "File"), file_name(file, &files)), Style::Section);
        }
        number += 1;
        let waits = register.leaves_out(one);
        sheet.push(line(number, &own(one, register, unit), waits, register.units.get(unit).level, settings));
    }
}

fn line(number: u64, finding: &Finding, waits: bool, to: Level, settings: &Settings) -> Vec<Cell> {
    let words = Words { lang: settings.lang };
    let object = Show { lang: settings.lang, full: false }.object(finding);
    let mut cells: Vec<String> = object.cells.iter().take(MOST_AREAS).cloned().collect();
    if object.cells.len() > MOST_AREAS {
        cells.push(format!("… (+{})", object.cells.len() - MOST_AREAS));
    }
    let text = |text: String| Cell::text(text).style(Style::Boxed);
    vec![
        Cell::number(number).style(Style::Boxed),
        text(object.sheet.unwrap_or_else(|| words.say("(cả tệp)", "(whole file)").to_owned())),
        text(cells.join(", ")),
        text(say::weight(settings.lang, finding.severity, waits).to_owned()),
        text(object.seen.unwrap_or_default()),
        text(finding.message_for(settings.lang)),
        text(finding.remedy_for(to, settings.lang)),
    ]
}

/// A file as its sender knows it: its name, with the folders only where the sender sent two of that name.
fn file_name<'a>(file: &'a FilePath, files: &BTreeSet<&FilePath>) -> &'a str {
    if files.iter().filter(|other| other.name() == file.name()).count() > 1 { file.as_str() } else { file.name() }
}

/// The finding without anything that stands elsewhere than in the unit's own files.
fn own(finding: &Finding, register: &Register, unit: UnitId) -> Finding {
    let mut own = finding.clone();
    own.args.retain(|(name, value)| match *name {
        // A place in another file, another unit, somebody's other name: only a place in the unit's own files stays.
        "other" => is_own_place(value, register, unit) || finding.code == Code::ConfirmedElsewhere,
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

/// Whether a place (`folder/file.xlsx Sheet!A1`) or a path is in a file of the unit's own.
fn is_own_place(place: &str, register: &Register, unit: UnitId) -> bool {
    let begins = |file: &&crate::identify::FileEntry| {
        place.strip_prefix(file.path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let file = register.files.iter().filter(begins).max_by_key(|file| file.path.as_str().len());
    file.is_some_and(|file| file.unit == Some(unit))
}
