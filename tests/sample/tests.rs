use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::book::{Cell, vn, xlsx};
use super::out::{Fate, fixture};

fn input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

/// Files below a folder, by path with `/`; answers that runs collect are none of the sample's.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a readable folder"));
    entries
        .filter(|entry| entry.file_type().is_file() && !entry.path().starts_with(folder.join("quyet-dinh")))
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below the folder");
            let path = path.to_str().expect("names are text").replace('\\', "/");
            (path, std::fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

#[test]
#[ignore = "writes input/"]
fn make_sample() {
    super::write(&input());
}

#[test]
#[ignore = "writes the sheets that other programs turn into fixtures, to the folder SAMPLE_SOURCES names"]
fn make_sources() {
    let folder = PathBuf::from(std::env::var_os("SAMPLE_SOURCES").expect("SAMPLE_SOURCES names a folder"));
    for (name, sheets) in super::make().sources {
        std::fs::write(folder.join(format!("{name}.xlsx")), xlsx(&sheets)).expect("a file to write");
    }
}

#[test]
fn the_sample_in_input_is_the_one_the_plan_makes() {
    let (made, sent) = (super::make().files, files(&input()));
    assert_eq!(made.keys().collect::<Vec<_>>(), sent.keys().collect::<Vec<_>>());
    for (path, bytes) in &made {
        assert!(&sent[path] == bytes, "{path} is not what the plan makes");
    }
    assert!(made.values().map(Vec::len).sum::<usize>() < 4_000_000);
    assert!(made.values().all(|bytes| !bytes.is_empty()), "a fixture is missing");
}

#[test]
fn what_other_programs_wrote_is_what_the_plan_says() {
    for (name, sheets) in super::make().sources {
        if name == "locked.xlsx" {
            continue;
        }
        let mut book = open_workbook_auto_from_rs(std::io::Cursor::new(fixture(name))).expect("a workbook");
        let range = book.worksheet_range(&sheets[0].name).expect("the sheet");
        for (&(row, col), cell) in &sheets[0].cells {
            let seen = range.get_value((row, u32::from(col))).unwrap_or(&Data::Empty);
            let fits = match cell {
                Cell::Text(text) | Cell::Typed(text) => seen.to_string() == *text,
                Cell::Number(number) => seen.to_string() == number.to_string(),
                Cell::Day(day) => seen.to_string() == vn(*day),
                Cell::Error(_) => false,
            };
            assert!(fits, "{name} {row}:{col} is {seen:?}, not {cell:?}");
        }
    }
}

/// By kind of sheet: rows counted, duplicate, waiting, out of scope; then claims. They change only with the plan.
const BALANCE: [(&str, [usize; 4], [usize; 4]); 6] = [
    ("aggregate", [6, 0, 0, 0], [27, 2, 0, 0]),
    ("confirmations", [236, 0, 0, 0], [70, 123, 0, 0]),
    ("introductions", [236, 0, 0, 0], [0, 0, 0, 0]),
    ("participations", [1131, 47, 3, 1], [959, 47, 3, 1]),
    ("roster", [1618, 1, 0, 25], [0, 0, 0, 0]),
    ("units", [124, 0, 0, 0], [0, 0, 0, 0]),
];

#[test]
fn the_balance_follows_from_the_plan() {
    let out = super::make();
    let fate = |fate: &Fate| [fate.counted, fate.duplicate, fate.waiting, fate.out_of_scope];
    let made: Vec<_> = out.balance.iter().map(|(kind, of)| (*kind, fate(&of.rows), fate(&of.claims))).collect();
    assert_eq!(made, BALANCE);
    assert_eq!(out.balance.values().map(|balance| balance.claims.counted).sum::<usize>(), 1056);
}
