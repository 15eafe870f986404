//! Folders of sheets as text, and what must come out of them.
//!
//! A file is a title, a reason, and fenced blocks: `toml config.toml`, `sheet PATH :: SHEET`, `copy TO <- FROM`, `broken PATH`,
//! `text PATH` (a file as it stands), `args`, and `json expect` with `figures` (paths into so-lieu.json), `findings` (code, file, sheet, cell; null is not compared),
//! `absent` (codes), `rows` (file, sheet, row, disposition) and `sheets` (file, sheet, kind, header rows, body, columns).

use std::path::{Path, PathBuf};

use serde_json::Value;
use tonghop::model::place::column_letters;
use tonghop::pipeline::Outcome;

use super::draw::{Drawn, xlsx};
use super::run::{Folder, stands};

/// One example as written.
struct Example {
    folder: Folder,
    expect: Value,
}

fn parse(text: &str) -> Example {
    let mut folder = Folder::default();
    let mut books: Vec<(String, Vec<Drawn>)> = Vec::new();
    let (mut copies, mut broken, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let mut expect = Value::Null;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let block = block.join("\n");
        match info.split_once(' ').unwrap_or((info, "")) {
            ("toml", _) => folder.config = block,
            ("args", _) => folder.args = block.split_whitespace().map(str::to_owned).collect(),
            ("json", _) => expect = serde_json::from_str(&block).unwrap(),
            ("broken", path) => broken.push(path.to_owned()),
            ("text", path) => texts.push((path.to_owned(), block.into_bytes())),
            ("copy", both) => copies.push(both.split_once(" <- ").unwrap()),
            ("sheet", both) => {
                let (path, name) = both.split_once(" :: ").unwrap();
                let sheet = Drawn::new(name, &block);
                match books.iter_mut().find(|(known, _)| known == path) {
                    Some((_, sheets)) => sheets.push(sheet),
                    None => books.push((path.to_owned(), vec![sheet])),
                }
            }
            other => panic!("unknown block {other:?}"),
        }
    }
    folder.files = books.iter().map(|(path, sheets)| (path.clone(), xlsx(path, sheets))).collect();
    folder.files.extend(texts);
    for (to, from) in copies {
        let bytes = folder.files.iter().find(|(path, _)| path == from).unwrap().1.clone();
        folder.files.push((to.to_owned(), bytes));
    }
    for path in broken {
        let mut bytes = b"PK\x03\x04\x14\x00\x00\x00\x08\x00".to_vec();
        bytes.extend(0..=255u8);
        folder.files.push((path, bytes));
    }
    Example { folder, expect }
}

/// The value at a path such as `groups.g4.turns`; what sparse lists do not name is 0.
pub fn figure(tree: &Value, path: &str) -> Option<Value> {
    let (mut node, mut sparse) = (tree.clone(), false);
    for word in path.split('.') {
        sparse |= matches!(word, "wards" | "months" | "joined" | "by_code");
        let next = match &node {
            Value::Object(fields) => fields.get(word).cloned(),
            Value::Array(items) => {
                let wanted = if word == "null" { Value::Null } else { Value::from(word) };
                let keyed = |item: &&Value| ["code", "month", "level"].iter().any(|key| item.get(key) == Some(&wanted));
                let numbered = || word.parse::<usize>().ok().and_then(|at| items.get(at));
                items.iter().find(keyed).or_else(numbered).cloned()
            }
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => return sparse.then(|| Value::from(0)),
        }
    }
    Some(node)
}

/// What differs between expectation and result.
fn differences(expect: &Value, outcome: &Outcome) -> Vec<String> {
    let mut wrong = Vec::new();
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    for (path, wanted) in expect["figures"].as_object().into_iter().flatten() {
        let got = figure(&tree, path);
        if got.as_ref() != Some(wanted) {
            wrong.push(format!("{path}: {}, expected {wanted}", got.map_or("nothing".into(), |got| got.to_string())));
        }
    }
    for one in expect["findings"].as_array().into_iter().flatten() {
        let text = |at: usize| one[at].as_str();
        let code = text(0).unwrap();
        if !outcome.findings.iter().any(|finding| stands(finding, code, text(1), text(2), text(3))) {
            let near = places(outcome, code);
            wrong.push(format!(
                "finding {code} at {:?} {:?} {:?} is missing; it is at {near}",
                text(1),
                text(2),
                text(3)
            ));
        }
    }
    for code in expect["absent"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if outcome.findings.iter().any(|finding| finding.code.as_str() == code) {
            wrong.push(format!("finding {code} must not be there: {}", places(outcome, code)));
        }
    }
    for one in expect["sheets"].as_array().into_iter().flatten() {
        let (file, sheet) = (one[0].as_str().unwrap(), one[1].as_str().unwrap());
        let Some(got) = understood(outcome, file, sheet) else {
            wrong.push(format!("{file} {sheet} was not taken in"));
            continue;
        };
        for (at, got) in got.into_iter().enumerate() {
            if one[at + 2].as_str().is_some_and(|wanted| wanted != got) {
                wrong.push(format!("{file} {sheet}: {got}\n      expected {}", one[at + 2]));
            }
        }
    }
    for one in expect["rows"].as_array().into_iter().flatten() {
        let wanted = (one[0].as_str().unwrap(), one[1].as_str().unwrap(), one[2].as_u64().unwrap());
        let got: Vec<&str> = outcome
            .register
            .rows
            .iter()
            .filter(|row| (row.file.as_str(), row.sheet.as_ref(), u64::from(row.row) + 1) == wanted)
            .map(|row| row.disposition.code())
            .collect();
        if got != [one[3].as_str().unwrap()] {
            wrong.push(format!("row {wanted:?}: {got:?}, expected {}", one[3]));
        }
    }
    wrong
}

fn places(outcome: &Outcome, code: &str) -> String {
    let found = outcome.findings.iter().filter(|finding| finding.code.as_str() == code);
    let place = |finding: &tonghop::finding::Finding| {
        let cells: Vec<String> = finding.cells.iter().map(ToString::to_string).collect();
        format!("{:?} {:?} {}", finding.file.as_ref().map(|file| file.as_str()), finding.sheet, cells.join(" "))
    };
    found.map(place).collect::<Vec<_>>().join("; ")
}

/// What was understood of the table of a sheet, as `sheets` states it.
fn understood(outcome: &Outcome, file: &str, sheet: &str) -> Option<[String; 4]> {
    let entry = outcome.register.files.iter().find(|one| one.path.as_str() == file)?;
    let table = entry.sheets.iter().find(|one| &*one.sheet == sheet)?;
    let shown = |row: u32| (row + 1).to_string();
    let columns = table.columns.iter().map(|(col, field, _)| format!("{}={field}", column_letters(*col)));
    Some([
        table.kind.map_or_else(String::new, |kind| kind.code().to_owned()),
        table.header_rows.iter().map(|&row| shown(row)).collect::<Vec<_>>().join(" "),
        table.body.map_or_else(String::new, |(first, last)| format!("{}-{}", shown(first), shown(last))),
        columns.collect::<Vec<_>>().join(" "),
    ])
}

/// Runs every `.md` below `tests/<folder>`, of which there are at least `least`; `EXAMPLE=name` picks some and shows their findings.
pub fn every(folder: &str, least: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "md"));
    paths.sort();
    assert!(paths.len() >= least, "only {} found", paths.len());
    let wanted = std::env::var("EXAMPLE").unwrap_or_default();
    let (mut failed, mut passed) = (Vec::new(), 0);
    for path in paths.iter().filter(|path| path.to_string_lossy().contains(&wanted)) {
        let example = parse(&std::fs::read_to_string(path).unwrap());
        let run = || {
            let outcome = example.folder.run();
            let wrong = differences(&example.expect, &outcome);
            if !wanted.is_empty() {
                let shown = outcome
                    .findings
                    .iter()
                    .map(|one| format!("{} {}", one.code.as_str(), places(&outcome, one.code.as_str())));
                println!(
                    "{}",
                    shown.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("\n")
                );
            }
            wrong
        };
        let wrong =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(|_| vec!["panicked".into()]);
        if wrong.is_empty() {
            passed += 1;
        } else {
            failed.push(format!("{}\n    {}", path.file_stem().unwrap().to_string_lossy(), wrong.join("\n    ")));
        }
    }
    assert!(failed.is_empty(), "{passed} passed, {} failed\n{}", failed.len(), failed.join("\n"));
}
