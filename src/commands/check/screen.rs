//! What `check` shows on a screen: plain lines of at most 78 letters, which the secretary pastes into a message to a chapter.
//!
//! Words alone carry everything; there is no colour and no drawing.

use std::collections::BTreeMap;

use crate::finding::render::Show;
use crate::finding::{Finding, Severity};
use crate::identify::{FileEntry, Register, SheetEntry};
use crate::layout::LineRole;
use crate::model::place::column_letters;
use crate::model::{Area, Field, Lang};
use crate::say::{number, sheet as say};

/// Letters of a line at most: what a narrow window and a message hold.
const WIDTH: usize = 78;
/// Places of one finding that are named; the rest is in the workbook.
const MOST_AREAS: usize = 12;
/// Findings of one weight that are listed without being asked for more.
const MOST_FINDINGS: usize = 12;

/// One file: what was understood, then what is wrong with it, gravest first. `notes` are listed only where asked for.
pub(super) fn file(file: &FileEntry, findings: &[&Finding], register: &Register, show: Show, notes: bool) -> String {
    let lang = show.lang;
    let unit = file.unit.map_or_else(|| say::unknown(lang).to_owned(), |unit| register.units.get(unit).name.clone());
    let when = file.when.map_or_else(|| say::unknown(lang).to_owned(), |when| when.shown());
    let mut text = format!("{} ({}, {})\n", file.path, say::format(lang, file.format), say::state(lang, file.state));
    push(&mut text, "", &say::whose(lang, unit, when));
    for one in &file.sheets {
        text.push('\n');
        sheet(&mut text, one, lang);
    }
    let alone = file.sheets.iter().filter(|one| one.visible).count() <= 1;
    text + &listed(findings, alone, show, notes)
}

/// The findings by weight, each numbered; of many of one weight the first.
fn listed(findings: &[&Finding], alone: bool, show: Show, notes: bool) -> String {
    let lang = show.lang;
    let mut text = String::new();
    let mut at = 0;
    for severity in [Severity::Error, Severity::Query, Severity::Note] {
        let of: Vec<&&Finding> = findings.iter().filter(|one| one.severity == severity).collect();
        if of.is_empty() || (severity == Severity::Note && !notes) {
            continue;
        }
        text.push_str(&format!("\n{}\n", say::section(lang, severity, of.len())));
        // On one screen; whoever asks for notes gets everything.
        let most = if notes { of.len() } else { MOST_FINDINGS };
        for one in of.iter().take(most) {
            at += 1;
            text.push_str(&finding(one, at, alone, show));
        }
        if of.len() > most {
            at += of.len() - most;
            push(&mut text, "   ", &say::more(lang, of.len() - most));
        }
    }
    text
}

/// One finding: its number, place and sentence, then what to do and the code to ask about.
pub(super) fn finding(one: &Finding, at: usize, alone: bool, show: Show) -> String {
    let lang = show.lang;
    let message = one.message(lang);
    let mut text = String::new();
    let head = format!("{at}. {}{}: {message}", place(one, alone, lang), show.quoted(one, &message));
    push_after(&mut text, "", "   ", &head);
    let remedy = if one.severity > Severity::Note { one.remedy(lang) } else { String::new() };
    push_after(&mut text, "   ", "   ", format!("{remedy} [{}]", one.code.as_str()).trim());
    text
}

/// Where a finding stands: `trang DS, ô B8, E8:E12`; the file as a whole where it names no place.
fn place(one: &Finding, alone: bool, lang: Lang) -> String {
    let sheet = one.sheet.as_deref().filter(|_| !alone || one.cells.is_empty());
    let mut parts: Vec<String> = sheet.map(|name| say::on_sheet(lang, name)).into_iter().collect();
    let mut shown = Vec::new();
    let mut before = None;
    for area in one.cells.iter().take(MOST_AREAS) {
        let (kind, words) = match area {
            Area::Cells { .. } => (0, area.to_string()),
            Area::Rows { first, last } => (1, rows(*first, *last)),
            Area::Column(col) => (2, column_letters(*col)),
        };
        let word = if before == Some(kind) { String::new() } else { format!("{} ", say::area(lang, kind)) };
        before = Some(kind);
        shown.push(format!("{word}{words}"));
    }
    if one.cells.len() > MOST_AREAS {
        shown.push(format!("… (+{})", one.cells.len() - MOST_AREAS));
    }
    if !shown.is_empty() {
        parts.push(shown.join(", "));
    }
    if parts.is_empty() { say::whole_file(lang).to_owned() } else { capital(&parts.join(", ")) }
}

/// With a capital, as a sentence begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn rows(first: u32, last: u32) -> String {
    if first == last { format!("{}", first + 1) } else { format!("{}-{}", first + 1, last + 1) }
}

/// What was understood of one sheet.
fn sheet(text: &mut String, sheet: &SheetEntry, lang: Lang) {
    let kind = sheet.kind.map_or(say::unrecognised(lang), |kind| kind.label(lang));
    let mut head = say::sheet(lang, &sheet.sheet, kind);
    if !sheet.visible {
        head.push_str(&format!("; {}", say::hidden(lang)));
    } else if sheet.kind.is_some() {
        head.push_str(&format!(" ({})", say::sure(lang, format!("{:.0}%", sheet.confidence * 100.0))));
    }
    push(text, "", &head);
    if sheet.kind.is_some() {
        let mut where_ = Vec::new();
        if let Some((first, last)) = sheet.header_rows.first().zip(sheet.header_rows.last()) {
            where_.push(say::header(lang, rows(*first, *last)));
        }
        where_.extend(sheet.body.map(|(first, last)| say::body(lang, first + 1, last + 1)));
        if !where_.is_empty() {
            push(text, "  ", &where_.join("; "));
        }
        columns(text, sheet, lang);
    }
    if sheet.kind.is_some() {
        let others = others(sheet, lang);
        if !others.is_empty() {
            push(text, "  ", &say::no_data(lang, others.join("; ")));
        }
    }
    // Answers to our own questions have rows, and none of a report.
    let reports = sheet.body_rows > 0 || sheet.body.is_none();
    if sheet.kind.is_some() && reports {
        let count = |count: u64| number(lang, count);
        let [counted, duplicate, waiting, outside] = sheet.rows;
        let read = count(sheet.rows.iter().sum());
        push(text, "  ", &say::rows(lang, read, count(counted), count(duplicate), count(waiting), count(outside)));
    }
}

/// Each column with its field; those nobody understands and those that are not kept by themselves.
fn columns(text: &mut String, sheet: &SheetEntry, lang: Lang) {
    let letters = |col: &u32| column_letters(*col);
    let leaf = |header: &str| header.rsplit(" > ").next().unwrap_or_default().to_owned();
    let (mut known, mut unknown, mut ignored) = (Vec::new(), Vec::new(), Vec::new());
    for (col, field, header) in &sheet.columns {
        match field {
            Field::Unknown if header.is_empty() => unknown.push(format!("{} {}", letters(col), say::no_header(lang))),
            Field::Unknown => unknown.push(format!("{} “{}”", letters(col), leaf(header))),
            Field::Ignored => ignored.push(*col),
            Field::MarkOf(of) => {
                known.push(format!("{} {}", letters(col), say::mark_of(lang, leaf(header), of.group.as_ref())));
            }
            field => known.push(format!("{} {}", letters(col), say::field(lang, field))),
        }
    }
    let lines = [
        (!known.is_empty()).then(|| say::columns(lang, known.join(", "))),
        (!unknown.is_empty()).then(|| say::columns_unknown(lang, unknown.join(", "))),
        (!ignored.is_empty()).then(|| say::columns_ignored(lang, runs(&ignored))),
    ];
    for line in lines.into_iter().flatten() {
        push(text, "  ", &line);
    }
}

/// Columns as letters, neighbours as from and to: `E-O, R`.
fn runs(columns: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &col in columns {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == col => *last = col,
            _ => runs.push((col, col)),
        }
    }
    let shown = |(first, last): &(u32, u32)| match last - first {
        0 => column_letters(*first),
        _ => format!("{}-{}", column_letters(*first), column_letters(*last)),
    };
    runs.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Rows that are no data, by what they are: `dòng cộng: dòng 43 (“Tổng cộng: 35”)`.
fn others(sheet: &SheetEntry, lang: Lang) -> Vec<String> {
    let mut by_role: BTreeMap<(LineRole, bool), (Vec<String>, String)> = BTreeMap::new();
    for run in &sheet.lines {
        let is_header = run.role == LineRole::Header && sheet.header_rows.contains(&run.rows.0);
        if is_header {
            continue;
        }
        // A numbered row that nobody filled in says nothing.
        let blank = run.role == LineRole::Note && run.text.is_empty();
        let known = by_role.entry((run.role, blank)).or_insert_with(|| (Vec::new(), run.text.to_string()));
        known.0.push(rows(run.rows.0, run.rows.1));
    }
    let mut all = Vec::new();
    for ((role, blank), (mut places, first)) in by_role {
        let more = places.len().saturating_sub(MOST_AREAS);
        places.truncate(MOST_AREAS);
        let more = if more > 0 { format!(", … (+{more})") } else { String::new() };
        let quoted = matches!(role, LineRole::Context | LineRole::Total | LineRole::Note) && !first.is_empty();
        let quoted = if quoted { format!(" (“{first}”)") } else { String::new() };
        all.push(say::other_rows(lang, say::role(lang, role, blank), places.join(", ") + &more) + &quoted);
    }
    all
}

/// A paragraph in lines of at most [`WIDTH`] letters; what follows the first line stands two letters further in.
pub(super) fn push(text: &mut String, indent: &str, paragraph: &str) {
    push_after(text, indent, &format!("{indent}  "), paragraph);
}

fn push_after(text: &mut String, first: &str, rest: &str, paragraph: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in paragraph.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line = rest.to_owned();
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    text.push_str(&line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::identify::LineRun;
    use crate::model::{CellRef, GroupCode, MarkOf, SheetKind};

    pub(super) fn entry() -> SheetEntry {
        let column = |col, field, header: &str| (col, field, header.to_owned());
        let run = |role, first, last, text: &str| LineRun { role, rows: (first, last), text: text.into() };
        SheetEntry {
            sheet: "Sheet1".into(),
            visible: true,
            sender: None,
            kind: Some(SheetKind::Participations),
            asks: false,
            confidence: 0.95,
            lines: vec![
                run(LineRole::Title, 0, 3, "CHI ĐOÀN K10A"),
                run(LineRole::Header, 4, 5, "STT"),
                run(LineRole::Context, 20, 20, "II. Phường An Thới"),
                run(LineRole::Context, 30, 30, "III. Phường Trà An"),
                run(LineRole::Total, 41, 41, "Tổng cộng: 35"),
                run(LineRole::Note, 42, 44, ""),
                run(LineRole::Signature, 45, 46, "Người lập bảng"),
            ],
            header_rows: vec![4, 5],
            columns: vec![
                column(0, Field::Stt, "STT"),
                column(3, Field::BirthMale, "Ngày sinh > Nam"),
                column(
                    26,
                    Field::MarkOf(MarkOf { group: Some(GroupCode::new("g4")), ..MarkOf::default() }),
                    "Nhóm > NTM",
                ),
                column(27, Field::Unknown, "Quê"),
                column(28, Field::Ignored, "Dân tộc"),
                column(29, Field::Ignored, "Tôn giáo"),
                column(31, Field::Ignored, "Tuổi"),
            ],
            body: Some((6, 40)),
            body_rows: 35,
            rows: [30, 2, 1, 2],
            handled: false,
            later: false,
        }
    }

    #[test]
    fn a_sheet_is_told_in_both_languages() {
        let mut text = String::new();
        sheet(&mut text, &entry(), Lang::Vi);
        assert_eq!(
            text,
            "Trang Sheet1: danh sách tham gia (độ chắc 95%)\n\
             \x20 Tiêu đề dòng 5-6; dữ liệu dòng 7-41\n\
             \x20 Cột: A số thứ tự, D ngày sinh (nam), AA đánh dấu “NTM” (g4)\n\
             \x20 Cột KHÔNG HIỂU: AB “Quê”\n\
             \x20 Cột không dùng: AC-AD, AF\n\
             \x20 Không phải số liệu: phần đầu bảng: dòng 1-4; tên nhóm: dòng 21, 31 (“II.\n\
             \x20   Phường An Thới”); dòng cộng: dòng 42 (“Tổng cộng: 35”); phần ký tên: dòng\n\
             \x20   46-47; dòng mẫu chưa điền: dòng 43-45\n\
             \x20 Dòng: đọc 35 = tính 30 + trùng 2 + chờ 1 + ngoài phạm vi 2\n"
        );
        text.clear();
        sheet(&mut text, &entry(), Lang::En);
        assert_eq!(
            text,
            "Sheet Sheet1: participations (95% sure)\n\
             \x20 Header row 5-6; body rows 7-41\n\
             \x20 Columns: A number, D birth (male), AA marks “NTM” (g4)\n\
             \x20 Columns NOT UNDERSTOOD: AB “Quê”\n\
             \x20 Columns not used: AC-AD, AF\n\
             \x20 No data: title block: row 1-4; name of a group: row 21, 31 (“II. Phường An\n\
             \x20   Thới”); total: row 42 (“Tổng cộng: 35”); signatures: row 46-47; rows left\n\
             \x20   empty: row 43-45\n\
             \x20 Rows: read 35 = counted 30 + same 2 + waiting 1 + out of scope 2\n"
        );
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
    }

    #[test]
    fn a_finding_is_its_place_its_sentence_and_what_to_do() {
        let show = Show { lang: Lang::Vi, full: false };
        let at = |row, col| CellRef::new(row, col);
        let one = Finding::new(Code::NameTwoPeople)
            .sheet(&"DS".into())
            .at(at(7, 1))
            .at(Area::Cells { first: at(8, 1), last: at(10, 1) })
            .seen("An, Bình");
        assert_eq!(
            finding(&one, 3, true, show),
            "3. Ô B8, B9:B11: Một ô ghi tên của hai người (nội dung: “An, Bình”); tonghop\n\
             \x20  không biết dòng này là của ai.\n\
             \x20  Xin tách mỗi người một dòng rồi gửi lại tệp. [name-two-people]\n"
        );
        assert!(finding(&one, 3, false, show).starts_with("3. Trang DS, ô B8, B9:B11: "));
        let whole = Finding::new(Code::FileEncrypted);
        assert!(finding(&whole, 1, true, show).starts_with("1. Cả tệp: Tệp có đặt mật khẩu"));
        // Numbers of persons stay masked.
        let id = Finding::new(Code::IdCmndLostZero).at(at(7, 3)).seen("061234567");
        assert!(finding(&id, 1, true, show).starts_with("1. Ô D8 “061**4567”: "), "{}", finding(&id, 1, true, show));
    }

    #[test]
    fn long_lists_say_how_much_is_not_shown() {
        let show = Show { lang: Lang::Vi, full: false };
        let cells = |finding: Finding, last: u32| {
            (0..last).fold(finding.sheet(&"DS".into()), |one, row| one.at(CellRef::new(row * 2, 1)))
        };
        let errors: Vec<Finding> = (0..14).map(|_| cells(Finding::new(Code::NameTwoPeople), 1)).collect();
        let query = cells(Finding::new(Code::SttGap).severity(Severity::Query), 15);
        let all: Vec<&Finding> = errors.iter().chain([&query]).collect();
        let text = listed(&all, true, show, false);
        assert!(text.contains("\n12. Ô B1: "), "{text}");
        assert!(!text.contains("\n13. "), "{text}");
        assert!(text.contains("   … và 2 phát hiện khác (xem hết: thêm -v hoặc --json)."), "{text}");
        // The next weight goes on with the number it has in the whole list, and names twelve of its fifteen places.
        assert!(text.contains("\n15. Ô B1, B3, B5, B7, B9, B11, B13, B15, B17, B19, B21, B23, … (+3): "), "{text}");
        assert!(listed(&all, true, show, true).contains("\n14. Ô B1: "));
    }
}
