//! The gallery of faults: one small case for each row of the catalogue, with exact cells, values seen and values after repair,
//! and nothing else found. The form of a case stands at the top of `cases.md`; `CASE=41` runs one.

use std::path::Path;

use tonghop::finding::{Code, Finding, Severity};

use crate::support::draw::{Drawn, xlsx};
use crate::support::folders::figure;
use crate::support::run::Folder;

const OFFICE: &str = office!();
const UNIT: &str = unit!("K10A", "Chi đoàn K10A", "chapter", "CDN");

/// Normal in every file: asked for only in cases of their own.
const STRUCTURE: [&str; 14] = [
    "title-block",
    "header-merged",
    "header-whitespace",
    "header-order",
    "sheet-hidden",
    "sheet-several",
    "context-from-name",
    "context-row",
    "total-row",
    "signature-row",
    "row-empty-template",
    "date-as-text",
    "mark-variant",
    "column-unknown",
];

#[derive(Default)]
struct Case {
    title: String,
    config: String,
    checks: String,
    args: String,
    files: Vec<Sent>,
    found: Vec<String>,
    figures: Vec<(String, u64)>,
}

/// One file of a case.
#[derive(Default)]
struct Sent {
    path: String,
    sheets: Vec<(Drawn, bool)>,
    /// Bytes as they stand, where it is no drawn workbook.
    bytes: Option<Vec<u8>>,
    /// The first file's bytes under another path.
    copy: bool,
}

impl Case {
    /// The code it is about.
    fn own(&self) -> &str {
        self.title.split(' ').nth(1).unwrap_or_default()
    }

    /// The row of the catalogue it is for: `18b cell-ditto` is for row 18. None for codes that stand below the rows.
    fn row(&self) -> Option<usize> {
        self.title.split(' ').next()?.trim_end_matches(char::is_alphabetic).parse().ok()
    }
}

/// The rows above a body that begins in row 8.
fn preamble(title: &str, columns: &str) -> String {
    let width = columns.split('|').count();
    let wide = |text: &str| format!("| {text} |{}\n", " < |".repeat(width - 1));
    let header: Vec<&str> = columns.split('|').map(str::trim).collect();
    format!(
        "{}{}{}{}{}| {} |\n|{}\n%hidden 5\n",
        wide("BCH ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ SÔNG HẬU"),
        wide("CHI ĐOÀN K10A"),
        "| |\n",
        wide(title),
        "| |\n",
        header.join(" | "),
        " ^ |".repeat(width)
    )
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/cases.md")).unwrap();
    text.split("\n## ").skip(1).map(case).collect()
}

const ROSTER: &str = "DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021";
const LIST: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021";

fn case(text: &str) -> Case {
    let mut lines = text.lines();
    let mut case = Case { title: lines.next().unwrap_or_default().to_owned(), ..Case::default() };
    let mut files: Vec<(Sent, Vec<(String, String, bool)>)> = Vec::new();
    for line in lines {
        // A word, a colon, and what it says; lines of sheets and of prose have none.
        let (word, said) = line.split_once(':').map_or(("", ""), |(word, said)| (word, said.trim()));
        let mut sheet = |name: &str, text: String, hidden: bool| {
            if files.is_empty() {
                files.push((Sent { path: "K10A/ds thang 3-2021.xlsx".to_owned(), ..Sent::default() }, Vec::new()));
            }
            files.last_mut().unwrap().1.push((name.to_owned(), text, hidden));
        };
        match word {
            "roster" => sheet("DS", preamble(ROSTER, said), false),
            "list" => sheet("DS", preamble(LIST, said), false),
            "raw" => sheet(if said.is_empty() { "DS" } else { said }, String::new(), false),
            "more-sheet" => sheet(said, String::new(), false),
            "hidden-sheet" => sheet(said, String::new(), true),
            "file" => files.push((Sent { path: said.to_owned(), ..Sent::default() }, Vec::new())),
            "copy" => {
                files.push((Sent { path: said.to_owned(), copy: true, ..Sent::default() }, Vec::new()));
            }
            "bytes" => files.last_mut().expect("a file first").0.bytes = Some(bytes(said)),
            "config" => case.config += &format!("{said}\n"),
            "checks" => case.checks += &format!("{said}\n"),
            "args" => case.args = said.to_owned(),
            _ if line.starts_with("> ") => case.found.push(line[2..].trim().to_owned()),
            _ if line.starts_with("= ") => {
                let (key, value) = line[2..].split_once(' ').unwrap();
                case.figures.push((key.to_owned(), value.trim().parse().unwrap()));
            }
            _ if line.starts_with('|') || line.starts_with('%') => {
                files.last_mut().unwrap().1.last_mut().unwrap().1 += &format!("{line}\n");
            }
            _ => assert!(line.is_empty() || line.starts_with('('), "{}: {line}", case.title),
        }
    }
    case.files = files
        .into_iter()
        .map(|(sent, sheets)| {
            let drawn = |(name, text, hidden): (String, String, bool)| (Drawn::new(&name, &text), hidden);
            Sent { sheets: sheets.into_iter().map(drawn).collect(), ..sent }
        })
        .collect();
    case
}

/// Bytes by their recipe: a file under `tests/fixtures`, or a short text in an encoding.
fn bytes(recipe: &str) -> Vec<u8> {
    let text = "STT;Họ và tên;Ngày sinh;MSSV\r\n1;Nguyễn Hoàng Anh;12/05/2002;2010101\r\n";
    match recipe {
        "utf-16" => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "utf-8" => text.as_bytes().to_vec(),
        "html-1258" => windows_1258(&page(text)),
        "megabytes" => {
            let rows: String = (0..3_000).map(|row| format!("| {row} {} |\n", "đoàn viên ".repeat(60))).collect();
            xlsx("", &[Drawn::new("DS", &rows)])
        }
        "windows-1258" => windows_1258(text),
        "pdf" => b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(),
        "rar" => b"Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5\x0a\x01\x05\x06".to_vec(),
        "docx" => {
            let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (name, text) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>")] {
                archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
                std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
            }
            archive.finish().unwrap().into_inner()
        }
        "jpg" => b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01".to_vec(),
        "broken" => b"PK\x03\x04\x14\x00\x00\x00\x08\x00".iter().copied().chain(0..=255).collect(),
        "html" => page(text).into_bytes(),
        fixture => std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture)).unwrap(),
    }
}

/// Its letters: ọ, ễ and the like are a letter and a tone of their own.
fn windows_1258(text: &str) -> Vec<u8> {
    let letters = [('ọ', &b"o\xf2"[..]), ('à', b"\xe0"), ('ê', b"\xea"), ('ễ', b"\xea\xde"), ('ì', b"i\xcc")];
    let bytes = |letter: char| {
        let known = letters.iter().find(|(one, _)| *one == letter).map(|(_, bytes)| bytes.to_vec());
        known.unwrap_or_else(|| vec![u8::try_from(letter).unwrap()])
    };
    text.chars().flat_map(bytes).collect()
}

/// Lines with semicolons as a table of a web page.
fn page(text: &str) -> String {
    format!(
        "<html><body><table><tr><td>{}</td></tr></table></body></html>",
        text.trim_end().replace(';', "</td><td>").replace("\r\n", "</td></tr><tr><td>")
    )
}

/// A finding as a `>` line states it; of a file that is not the case's first with its path behind `@`.
fn shown(one: &Finding, first: &str) -> String {
    let weight = match one.severity {
        Severity::Note => "n",
        Severity::Query => "q",
        Severity::Error => "e",
    };
    let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
    let cells = if cells.is_empty() { "-".to_owned() } else { cells.join(" ") };
    let quoted = |text: Option<&str>| text.map_or_else(|| "-".to_owned(), |text| format!("{text:?}"));
    let other =
        one.file.as_ref().filter(|path| path.as_str() != first).map(|path| format!(" @{path:?}", path = path.as_str()));
    format!(
        "{weight} {} {cells} {} {}{}",
        one.code.as_str(),
        quoted(one.seen.as_deref()),
        quoted(one.repaired.as_deref()),
        other.unwrap_or_default()
    )
}

/// Whether a finding is what a line states; `*` stands for any one value.
fn agrees(line: &str, got: &str) -> bool {
    fn parts(text: &str) -> Vec<String> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let end = if rest.starts_with('"') {
                let mut escaped = false;
                rest.char_indices()
                    .skip(1)
                    .find(|(_, one)| {
                        let ends = *one == '"' && !escaped;
                        escaped = *one == '\\' && !escaped;
                        ends
                    })
                    .map_or(rest.len(), |(at, _)| at + 1)
            } else {
                rest.find(' ').unwrap_or(rest.len())
            };
            parts.push(rest[..end].to_owned());
            rest = rest[end..].trim_start();
        }
        parts
    }
    let (wanted, got) = (parts(line), parts(got));
    wanted.len() == got.len() && wanted.iter().zip(&got).all(|(wanted, got)| wanted == "*" || wanted == got)
}

fn wrong(case: &Case) -> Vec<String> {
    let workbook = |sent: &Sent| {
        let sheets: Vec<Drawn> =
            sent.sheets.iter().map(|(sheet, hidden)| Drawn { unseen: *hidden, ..sheet.clone() }).collect();
        (sent.path.clone(), sent.bytes.clone().unwrap_or_else(|| xlsx(&sent.path, &sheets)))
    };
    let checks = if case.checks.is_empty() { "other_share = 1.0\n" } else { &case.checks };
    let args = if case.args.is_empty() { "--period 2021-03 --today 2021-04-10" } else { &case.args };
    let folder = Folder {
        files: case
            .files
            .iter()
            .map(|sent| if sent.copy { (sent.path.clone(), workbook(&case.files[0]).1) } else { workbook(sent) })
            .collect(),
        ..Folder::new(&format!("{OFFICE}[checks]\n{checks}{UNIT}{}", case.config), args)
    };
    let outcome = folder.run();
    let own = case.own();
    let said = |code: &str| code == own || case.found.iter().any(|line| line.split(' ').nth(1) == Some(code));
    let found = outcome.findings.iter().filter(|one| {
        let code = one.code.as_str();
        said(code) || (code != "unit-missing" && !STRUCTURE.contains(&code))
    });
    let first = case.files.first().map_or("", |sent| sent.path.as_str());
    let mut left: Vec<String> = found.map(|one| shown(one, first)).collect();
    let mut wrong = Vec::new();
    for one in &outcome.findings {
        wrong.extend(unsaid(one));
    }
    for line in &case.found {
        match left.iter().position(|got| agrees(line, got)) {
            Some(at) => drop(left.remove(at)),
            None => wrong.push(format!("missing  {line}")),
        }
    }
    wrong.extend(left.into_iter().map(|got| format!("besides  {got}")));
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    for (key, value) in &case.figures {
        let got = figure(&tree, key);
        if got.as_ref().and_then(serde_json::Value::as_u64) != Some(*value) {
            wrong.push(format!("{key} is {got:?}, not {value}"));
        }
    }
    wrong
}

/// Names in a finding's sentences that have no value: those parts are left out, and nobody learns what was meant.
fn unsaid(one: &Finding) -> Option<String> {
    let rule = one.code.rule();
    let known = |name: &str| match name {
        "seen" => one.seen.is_some(),
        "repaired" => one.repaired.is_some(),
        "unit" => one.unit.is_some() || one.args.iter().any(|(key, _)| *key == name),
        "n" | "cells" => true,
        _ => one.args.iter().any(|(key, _)| *key == name),
    };
    let names = [rule.vi.0, rule.vi.1, rule.en.0, rule.en.1].into_iter().flat_map(|text| text.split('{').skip(1));
    let mut names = names.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let may_lack =
        |name: &str| MAY_LACK.iter().any(|(code, names)| *code == one.code.as_str() && names.contains(&name));
    names.find(|name| !known(name) && !may_lack(name)).map(|name| format!("{} does not say {name}", one.code.as_str()))
}

/// What a sentence says only where it is so: a value nothing was taken for or that has words of its own, what a column was called
/// before.
const MAY_LACK: [(&str, &[&str]); 8] = [
    ("text-tcvn3", &["repaired"]),
    ("text-mojibake", &["repaired"]),
    ("introduction-unconfirmed", &["answer"]),
    ("cell-ditto", &["repaired"]),
    ("gender-word", &["repaired"]),
    ("result-unmapped", &["repaired"]),
    ("column-unknown", &["field", "other"]),
    ("sheet-unrecognised", &["score"]),
];

#[test]
fn every_fault_is_found_at_its_cell_and_nothing_else() {
    let wanted = std::env::var("CASE").unwrap_or_default();
    let mut failed = Vec::new();
    let mut passed = 0;
    for case in cases().iter().filter(|case| wanted.is_empty() || case.title.starts_with(&wanted)) {
        let wrong = wrong(case);
        if wrong.is_empty() {
            passed += 1;
        } else {
            failed.push(format!("{}\n    {}", case.title, wrong.join("\n    ")));
        }
    }
    assert!(failed.is_empty(), "{passed} passed, {} failed\n{}", failed.len(), failed.join("\n"));
}

/// The catalogue's rows in order, from 1, each with its codes: what a case numbered so must be about.
const ROWS: [&str; 100] = [
    "title-block",
    "header-merged",
    "header-whitespace",
    "cell-whitespace",
    "header-duplicate",
    "header-contradicts-content",
    "header-order",
    "sheet-hidden",
    "sheet-several",
    "context-from-name",
    "row-hidden",
    "context-row",
    "stt-gap",
    "total-row",
    "signature-row",
    "row-empty-template",
    "row-note",
    "cell-ditto",
    "cell-merged-down",
    "cell-blank-as-above",
    "name-split",
    "name-uppercase",
    "name-lowercase",
    "name-no-diacritics",
    "text-decomposed",
    "text-eth",
    "text-tone-style",
    "text-i-y",
    "text-tcvn3",
    "text-tcvn3",
    "text-tcvn3",
    "text-vni",
    "text-mojibake",
    "text-lost-letters",
    "text-split-syllable",
    "text-invisible",
    "name-title",
    "name-two-people",
    "date-as-text",
    "date-leading-blank",
    "date-day-month-swapped",
    "date-two-digit-year",
    "date-separator",
    "date-year-only",
    "date-year-as-serial",
    "date-month-only",
    "date-impossible",
    "date-out-of-range",
    "date-time-fraction",
    "date-1904",
    "gender-both",
    "gender-none",
    "gender-word",
    "id-lost-zero",
    "id-lost-two-zeros",
    "id-scientific-text",
    "id-numeric",
    "id-separators",
    "id-letter-for-digit",
    "id-cmnd",
    "id-cmnd-lost-zero",
    "id-contradicts-person",
    "phone-lost-zero",
    "phone-old-prefix",
    "phone-old-prefix",
    "phone-country-code",
    "phone-two-numbers",
    "phone-of-parent",
    "student-no-mended",
    "count-as-text",
    "count-thousands",
    "mark-variant",
    "mark-and-count",
    "mark-negative",
    "activity-several",
    "activity-by-keyword activity-unmapped",
    "activity-alias",
    "ward-alias",
    "ward-abolished",
    "ward-ambiguous",
    "ward-elsewhere",
    "address-parsed",
    "ward-is-hamlet",
    "person-in-two-files",
    "row-repeated",
    "turn-reported-twice",
    "person-same-name",
    "person-two-units",
    "not-a-member",
    "member-left",
    "result-unmapped",
    "result-without-turn",
    "cell-error formula-without-value",
    "total-differs",
    "file-encrypted file-unreadable file-other-format",
    "file-old-format",
    "text-encoding",
    "file-not-a-sheet",
    "cell-colour",
    "file-same-again file-superseded",
];

/// Codes that only a folder with answers or a lower level's workbook raises; their cells are asserted beside those.
const ELSEWHERE: [(&str, &str); 3] = [
    ("decision-contradiction", "answers/mod.rs"),
    ("answer-unknown", "answers/mod.rs"),
    ("consolidated-differs", "rollup/mod.rs"),
];

#[test]
fn every_row_and_every_code_has_a_case() {
    let cases = cases();
    for case in &cases {
        let about = case.row().map_or(case.own(), |row| ROWS[row - 1]);
        assert!(about.split(' ').any(|code| code == case.own()), "{} is not about {about}", case.title);
        let asserted = case.found.iter().any(|line| line.split(' ').nth(1) == Some(case.own()));
        assert!(asserted || case.title.ends_with("(not)"), "{} does not say where", case.title);
    }
    for (at, codes) in ROWS.iter().enumerate() {
        for code in codes.split(' ') {
            let has = |case: &Case| case.row() == Some(at + 1) && case.own() == code;
            assert!(cases.iter().any(has), "row {} has no case of {code}", at + 1);
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let elsewhere = |code: &str| {
        let file = ELSEWHERE.iter().find(|(one, _)| *one == code).map(|(_, file)| root.join(file));
        file.is_some_and(|file| std::fs::read_to_string(file).unwrap().contains(&format!("\"{code}\"")))
    };
    let has = |code: &str| cases.iter().any(|case| case.own() == code) || elsewhere(code);
    let without: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| !has(code)).collect();
    assert!(without.is_empty(), "no case of {without:?}");
}
