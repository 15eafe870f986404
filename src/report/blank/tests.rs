//! Every form, empty and filled in, goes through the whole line: its kind is known, every column is understood.

use std::io::{Cursor, Read, Write};

use super::*;
use crate::finding::Severity;
use crate::identify::SheetEntry;
use crate::intake::SourceFile;
use crate::model::{Field, FilePath, SheetKind};
use crate::pipeline::{self, Outcome};
use crate::settings::{self, Overrides};

const CONFIG: &str = r#"
[office]
code = "DT"
name = "Đoàn trường Cao đẳng Sông Hậu"
level = "school"
province = "Cần Thơ"
[period]
from = 2021-03-01
to = 2021-04-30
[[unit]]
code = "K1"
name = "Chi đoàn Điện K1"
level = "chapter"
parent = "DT"
[[unit]]
code = "K2"
name = "Chi đoàn Điện K2"
level = "chapter"
parent = "DT"
[[unit]]
code = "AT"
name = "Đoàn phường An Thới"
level = "ward"
"#;

const ALL: [(Kind, SheetKind); 7] = [
    (Kind::Roster, SheetKind::Roster),
    (Kind::Introductions, SheetKind::Introductions),
    (Kind::Participations, SheetKind::Participations),
    (Kind::ParticipationsWide, SheetKind::Participations),
    (Kind::Confirmations, SheetKind::Confirmations),
    (Kind::Aggregate, SheetKind::Aggregate),
    (Kind::Units, SheetKind::Units),
];

fn settings() -> Settings {
    let today = jiff::civil::date(2021, 5, 10);
    settings::load(CONFIG, &Overrides { period: None, lang: None, today, strict: false }).unwrap()
}

fn chapters() -> Vec<String> {
    ["Chi đoàn Điện K1", "Chi đoàn Điện K2"].map(str::to_owned).into()
}

fn written(kind: Kind) -> Vec<u8> {
    crate::write::blank::workbook(&blank(kind, &chapters(), &settings())).unwrap()
}

fn folder(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirmations => "Đoàn phường An Thới",
        Kind::Units => "",
        _ => "Chi đoàn Điện K1",
    }
}

fn read(kind: Kind, bytes: Vec<u8>) -> Outcome {
    let path = format!("{}/bang.xlsx", folder(kind));
    let file = SourceFile::new(FilePath::new(path.trim_start_matches('/')), bytes);
    pipeline::understand(vec![file], Vec::new(), &settings(), &()).unwrap()
}

fn sheet(outcome: &Outcome) -> &SheetEntry {
    let visible: Vec<&SheetEntry> = outcome.register.files[0].sheets.iter().filter(|sheet| sheet.visible).collect();
    assert_eq!(visible.len(), 1);
    visible[0]
}

/// What is wrong with the file, notes about structure left out.
fn findings(outcome: &Outcome) -> Vec<String> {
    let of_file = outcome.findings.iter().filter(|one| one.file.is_some() && !one.code.rule().structure);
    of_file.map(|one| format!("{} {}", one.code.as_str(), one.message(Lang::Vi))).collect()
}

/// Every part of a workbook as one text.
fn unzipped(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

/// Types values into empty cells as Excel stores them: a number where it is one, else a text.
fn filled(bytes: &[u8], cells: &[(String, String)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(part).unwrap();
            for (cell, value) in cells {
                let from = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
                let style = text[from..].split('"').nth(3).unwrap().to_owned();
                let end = from + text[from..].find("/>").map_or(usize::MAX, |end| end + 2);
                let whole = from + text[from..].find("</c>").map_or(usize::MAX, |end| end + 4);
                let number = value.strip_prefix('=');
                let typed = match number {
                    Some(number) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{number}</v></c>"),
                    None => format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
                };
                text.replace_range(from..end.min(whole), &typed);
            }
            part = text.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&part).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Excel's number of a day.
fn serial(day: Date) -> String {
    format!("={}", (day - jiff::civil::date(1899, 12, 30)).get_days())
}

/// A valid value of a column for person `who`.
fn value(kind: Kind, column: &Column, form: &Blank, who: usize) -> String {
    let names = [
        "Nguyễn Văn An",
        "Trần Thị Bé",
        "Lê Hoàng Cúc",
        "Phạm Gia Dũng",
        "Võ Thị Em",
        "Đỗ Minh Giang",
        "Bùi Thu Hà",
        "Hồ Quốc Khánh",
        "Ngô Thị Lan",
    ];
    match column.entry {
        Entry::Ordinal => String::new(),
        Entry::Choice(number) if column.header == "Cấp" => form.lists[number].choices[3].clone(),
        Entry::Choice(number) if column.header == "Phương thức" => form.lists[number].choices[1].clone(),
        // The file lies in this chapter's folder.
        Entry::Choice(number) if column.header == "Chi đoàn" && kind != Kind::Aggregate => {
            form.lists[number].choices[0].clone()
        }
        Entry::Choice(number) => {
            let choices = &form.lists[number].choices;
            choices[who % choices.len()].clone()
        }
        Entry::Day => match column.header.as_str() {
            "Ngày sinh" => serial(jiff::civil::date(2002, 9, 5 + i8::try_from(who).unwrap())),
            "Ngày vào Đoàn" => serial(jiff::civil::date(2018, 3, 26)),
            _ => serial(jiff::civil::date(2021, 4, 10 + i8::try_from(who).unwrap())),
        },
        Entry::Month => "04/2021".to_owned(),
        Entry::Count => format!("={}", who + 1),
        Entry::Mark => if who == 0 { "x" } else { "" }.to_owned(),
        Entry::Id | Entry::Text => match (kind, column.header.as_str()) {
            (_, "MSSV") => format!("01002{who}"),
            // The fourth digit tells the gender that the column beside it has.
            (_, "Số CCCD") => format!("092{}020012{who}4", 2 + who % 2),
            (_, "Số điện thoại") => format!("091234567{who}"),
            (_, "Số phiếu") => format!("{}", who + 1),
            (_, "Họ và tên" | "Người phụ trách") => names[who].to_owned(),
            (Kind::Aggregate, "Chi đoàn") => format!("Chi đoàn Điện K{}", who + 1),
            (_, "Chi đoàn") => "Chi đoàn Điện K1".to_owned(),
            (_, "Đơn vị giới thiệu" | "Đơn vị cấp trên") => "Đoàn trường Cao đẳng Sông Hậu".to_owned(),
            (_, "Mã đơn vị") => format!("K{}", who + 1),
            (_, "Tên đơn vị") => format!("Chi đoàn Điện K{}", who + 1),
            (_, "Thư điện tử") => format!("k{who}@example.vn"),
            (_, "Chức vụ") => "Bí thư".to_owned(),
            (_, "Nội dung hoạt động") => String::new(),
            _ => String::new(),
        },
    }
}

fn fill(kind: Kind, count: usize) -> Vec<u8> {
    fill_in(Lang::Vi, kind, count)
}

/// The form of a language with rows of the same meaning in any.
fn fill_in(lang: Lang, kind: Kind, count: usize) -> Vec<u8> {
    let known = blank(kind, &chapters(), &settings());
    let form = blank(kind, &chapters(), &Settings { lang, ..settings() });
    let head = form.above.len() + 5;
    let mut cells = Vec::new();
    for who in 0..count {
        for (at, column) in (0..).zip(&known.columns) {
            let value = value(kind, column, &form, who);
            if !value.is_empty() {
                cells.push((format!("{}{}", crate::model::place::column_letters(at), head + who), value));
            }
        }
    }
    filled(&crate::write::blank::workbook(&form).unwrap(), &cells)
}

#[test]
fn an_empty_form_reports_nothing() {
    for (kind, known) in ALL {
        let outcome = read(kind, written(kind));
        assert_eq!(findings(&outcome), Vec::<String>::new(), "{kind:?}");
        assert!(outcome.findings.iter().all(|one| one.file.is_none() || one.severity == Severity::Note), "{kind:?}");
        assert_eq!(sheet(&outcome).kind, Some(known), "{kind:?}");
        assert_eq!((sheet(&outcome).body, outcome.figures.balance.rows.read), (None, 0), "{kind:?}");
    }
}

#[test]
fn a_filled_form_is_understood_to_the_last_column() {
    for (kind, known) in ALL {
        let count = if matches!(kind, Kind::Units | Kind::Aggregate) { 2 } else { 3 };
        let outcome = read(kind, fill(kind, count));
        let sheet = sheet(&outcome);
        assert_eq!(sheet.kind, Some(known), "{kind:?}");
        for (_, field, header) in &sheet.columns {
            assert!(*field != Field::Unknown && *field != Field::Ignored, "{kind:?}: “{header}” is {field}");
        }
        assert_eq!(sheet.columns.len(), blank(kind, &chapters(), &settings()).columns.len(), "{kind:?}");
        assert_eq!(sheet.body_rows, count as u64, "{kind:?}");
        assert_eq!(sheet.rows, [count as u64, 0, 0, 0], "{kind:?}: {:?}", findings(&outcome));
        let odd: Vec<String> = findings(&outcome)
            .into_iter()
            // There is no roster beside it, and no slip for what a ward confirms; a month is all that "Tháng" asks for, and
            // its note asks nothing of anybody.
            .filter(|one| {
                !["member-unknown", "confirmation-unannounced", "introduction-unconfirmed", "date-month-only"]
                    .iter()
                    .any(|code| one.starts_with(code))
            })
            .collect();
        assert_eq!(odd, Vec::<String>::new(), "{kind:?}");
    }
}

#[test]
fn what_is_filled_in_counts() {
    let figures = read(Kind::Participations, fill(Kind::Participations, 3)).figures;
    assert_eq!((figures.turns.total.0, figures.members.participants.0), (3, 3));
    assert!(figures.wards.iter().all(|ward| ward.code.is_some()), "{:?}", figures.wards);
    let figures = read(Kind::ParticipationsWide, fill(Kind::ParticipationsWide, 3)).figures;
    // The first person has a mark below each of two channels and nine groups.
    assert_eq!(figures.turns.total.0, 11);
    assert!(figures.groups.iter().all(|group| group.turns.0 == 1));
    let figures = read(Kind::Aggregate, fill(Kind::Aggregate, 2)).figures;
    assert_eq!(figures.turns.total.0, (1 + 2) * 11);
    let figures = read(Kind::Roster, fill(Kind::Roster, 3)).figures;
    assert_eq!((figures.members.total.0, figures.members.by_category.student.0), (3, 1));
}

#[test]
fn an_english_form_is_english_and_understood_to_the_last_column() {
    for (kind, known) in ALL {
        let english = Settings { lang: Lang::En, ..settings() };
        let form = blank(kind, &chapters(), &english);
        let bytes = crate::write::blank::workbook(&form).unwrap();
        let whole = unzipped(&bytes);
        for word in ["Danh mục", "Danh sách", "CÁCH ĐIỀN", "Họ và tên", "Ghi chú", "Vẫn giữ", "CHI ĐOÀN ....", "ví dụ"]
        {
            assert!(!whole.contains(word), "{kind:?}: {word}");
        }
        let outcome = read(kind, bytes);
        let sheet = sheet(&outcome);
        assert_eq!((sheet.kind, findings(&outcome)), (Some(known), Vec::<String>::new()), "{kind:?}");
        let of = |form: &Blank| form.columns.len();
        assert_eq!(sheet.columns.len(), of(&form));
        // Column by column the field of the Vietnamese form.
        let fields = |outcome: &Outcome| {
            let sheet = self::sheet(outcome);
            sheet.columns.iter().map(|(_, field, _)| field.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(fields(&outcome), fields(&read(kind, written(kind))), "{kind:?}");
    }
}

#[test]
fn an_english_form_says_the_same_as_the_vietnamese_one() {
    for (kind, _) in ALL {
        let count = if matches!(kind, Kind::Units | Kind::Aggregate) { 2 } else { 9 };
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| read(kind, fill_in(lang, kind, count)));
        let figures = |outcome: &Outcome| serde_json::to_value(&outcome.figures).unwrap();
        assert_eq!(figures(&en), figures(&vi), "{kind:?}");
        let codes = |outcome: &Outcome| {
            let told = outcome.findings.iter().filter(|one| one.severity != Severity::Note);
            told.map(|one| (one.code.as_str(), one.seen.clone())).collect::<Vec<_>>()
        };
        assert_eq!(codes(&en), codes(&vi), "{kind:?}");
        assert_eq!(sheet(&en).body_rows, count as u64, "{kind:?}");
    }
    let english = Settings { lang: Lang::En, ..settings() };
    for (kind, _) in ALL {
        for list in blank(kind, &[], &english).lists.iter().filter(|list| list.name != "Phường, xã") {
            assert!(list.choices.iter().all(|choice| choice.is_ascii()), "{kind:?}: {:?}", list.choices);
        }
    }
}

#[test]
fn chapters_of_the_register_are_chosen_from_a_list() {
    for (kind, at) in [(Kind::Roster, 6), (Kind::Participations, 4), (Kind::Aggregate, 1)] {
        let form = blank(kind, &chapters(), &settings());
        let Entry::Choice(number) = form.columns[at].entry else { panic!("{kind:?}: {:?}", form.columns[at]) };
        assert_eq!((form.columns[at].header.as_str(), &form.lists[number].choices), ("Chi đoàn", &chapters()));
        assert_eq!(blank(kind, &[], &settings()).columns[at].entry, Entry::Text);
    }
}

#[test]
fn every_ward_of_the_list_means_itself() {
    for (province, on) in [
        ("Cần Thơ", "2021-05-10"),
        ("Cần Thơ", "2026-05-10"),
        ("Hậu Giang", "2021-05-10"),
        ("Quảng Ninh", "2021-05-10"),
        ("Hà Nội", "2021-05-10"),
    ] {
        let on: Date = on.parse().unwrap();
        let names = wards::of_province(province, on);
        assert!(names.len() > 50, "{province}: {}", names.len());
        let mut codes = std::collections::BTreeSet::new();
        for name in names {
            let meant = wards::resolve(&name, on, Some(province), &std::collections::BTreeMap::new());
            assert!(!meant.notes.contains(&crate::finding::Code::WardAmbiguous), "{name}");
            let ward = meant.ward.unwrap_or_else(|| panic!("{name} is nothing"));
            assert!(codes.insert(ward.code.clone()), "{name} is another");
        }
    }
    assert!(wards::of_province("Atlantis", jiff::civil::date(2021, 5, 10)).is_empty());
}

#[test]
fn the_same_form_has_the_same_bytes() {
    assert_eq!(written(Kind::Roster), written(Kind::Roster));
}
