//! The shipped sample gives the school's published figures, from its rows; and every sheet of its workbook reads as it did.
//!
//! `GOLDEN=write cargo test golden` writes the texts anew: read the difference before you commit it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tonghop::intake;
use tonghop::pipeline::{self, Outcome};
use tonghop::report::book::{Book, Value};
use tonghop::report::{consolidated, totals_form};
use tonghop::settings::{self, Overrides, Settings};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub static SAMPLE: LazyLock<(Settings, Outcome)> = LazyLock::new(|| {
    let config = std::fs::read_to_string(root().join("config.toml")).unwrap();
    let today = jiff::civil::date(2021, 5, 18);
    let overrides = Overrides { period: None, lang: None, today, strict: false };
    let settings = settings::load(&config, &overrides).unwrap_or_else(|wrong| panic!("{:?}", wrong.mistakes));
    let (files, findings) = intake::folder(&root().join("input"), &settings).unwrap();
    let outcome = pipeline::understand(files, findings, &settings, &()).unwrap();
    (settings, outcome)
});

#[test]
fn the_published_figures_follow_from_the_rows() {
    let figures = &SAMPLE.1.figures;
    let members = &figures.members;
    let by = &members.by_category;
    assert_eq!(members.total.0, 1618);
    assert_eq!([by.student.0, by.lecturer.0, by.staff.0, by.other.0, by.unknown.0], [1604, 11, 3, 0, 0]);
    assert_eq!((members.stated[0].total, members.stated[0].difference), (1635, 17));
    assert_eq!(members.stated[0].cell.as_deref(), Some("C8"));
    let march = members.joined.iter().find(|one| one.month == "2021-03").unwrap();
    assert_eq!(march.members.0, 150);
    let joined = SAMPLE.1.register.members.iter().filter(|one| one.on_roster).filter_map(|one| one.joined?.day());
    assert_eq!(joined.filter(|day| *day == jiff::civil::date(2021, 3, 26)).count(), 150);
    let monthly = figures.channels.iter().find(|one| one.code == "monthly").unwrap();
    assert_eq!((monthly.turns.0, monthly.members.0), (573, 412));
    let groups: Vec<u64> = figures.groups.iter().map(|one| one.turns.0).collect();
    assert_eq!(groups, [30, 75, 20, 22, 7, 15, 24, 15, 275]);
    assert_eq!(groups.iter().sum::<u64>(), 483);
    assert_eq!((figures.period.from.as_str(), figures.period.to.as_str()), ("2018-09-01", "2021-04-30"));
    assert_eq!((figures.reporting.received, figures.reporting.expected), (6, 6));
    let chapters = figures.reporting.levels.iter().find(|level| level.level == "chapter").unwrap();
    assert_eq!((chapters.received, chapters.expected), (110, 112));
    let grades: Vec<(&str, u64)> = figures.grades.iter().map(|one| (one.code.as_str(), one.members.0)).collect();
    assert_eq!(grades, [("good", 0), ("pass", 226), ("fail", 0), ("absent", 0)]);
}

#[test]
fn the_balance_of_the_sample() {
    let line = |line: &tonghop::tally::BalanceLine| {
        [line.read, line.counted, line.duplicate, line.waiting, line.out_of_scope]
            .map(i64::try_from)
            .map(Result::unwrap)
    };
    let balance = &SAMPLE.1.figures.balance;
    assert_eq!(line(&balance.rows), [3428, 3351, 48, 3, 26]);
    assert_eq!(line(&balance.claims), [1232, 1056, 172, 3, 1]);
    assert_eq!((balance.rows.residual, balance.claims.residual), (0, 0));
}

#[test]
fn every_figure_of_the_workbook_is_the_one_in_the_json() {
    let (settings, outcome) = &*SAMPLE;
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    for book in [
        consolidated(&outcome.figures, &outcome.register, &outcome.findings, settings),
        totals_form(&outcome.figures, &outcome.register, settings),
    ] {
        let data = book.sheets.iter().find(|sheet| sheet.name == "Dữ liệu").unwrap();
        let mut compared = 0;
        for row in &data.whole()[1..] {
            // What is no figure: names and days.
            if let (Value::Text(key), Value::Text(told)) = (&row[0].value, &row[5].value) {
                let known = text_at(&tree, key);
                assert!(known.is_none() || known.as_deref() == Some(told), "{key}: {told}, not {known:?}");
                continue;
            }
            if row[5].value == Value::Empty {
                continue;
            }
            let (Value::Text(key), Value::Formula(_, number) | Value::Number(number)) = (&row[0].value, &row[5].value)
            else {
                panic!("a line without key or value: {row:?}");
            };
            if let Some(known) = at(&tree, key) {
                assert_eq!(known, *number, "{key}");
                compared += 1;
            }
        }
        assert!(compared > 500, "only {compared} figures compared");
    }
}

/// The number at a path such as `groups.g4.turns`.
fn at(tree: &serde_json::Value, key: &str) -> Option<i64> {
    node(tree, key)?.as_i64()
}

fn text_at(tree: &serde_json::Value, key: &str) -> Option<String> {
    node(tree, key)?.as_str().map(str::to_owned)
}

fn node<'t>(tree: &'t serde_json::Value, key: &str) -> Option<&'t serde_json::Value> {
    let mut node = tree;
    for word in key.split('.') {
        node = match node {
            serde_json::Value::Array(items) => {
                let wanted = if word == "null" { serde_json::Value::Null } else { word.into() };
                let keyed = |item: &&serde_json::Value| {
                    ["code", "month", "level"].iter().any(|name| item.get(name) == Some(&wanted))
                };
                items.iter().find(keyed).or_else(|| items.get(word.parse::<usize>().ok()?))?
            }
            other => other.get(word)?,
        };
    }
    Some(node)
}

#[test]
fn nothing_personal_goes_up() {
    let (settings, outcome) = &*SAMPLE;
    let book = totals_form(&outcome.figures, &outcome.register, settings);
    let text: String = book.sheets.iter().map(|sheet| dump(&book, &sheet.name)).collect();
    for member in &outcome.register.members {
        assert!(!text.contains(&member.name) || member.name.is_empty(), "{} goes up", member.name);
    }
    for file in &outcome.register.files {
        // The one sender's file that is named is where the office's own total stands.
        let stated = outcome.figures.members.stated.iter().any(|one| one.file.as_deref() == Some(file.path.as_str()));
        assert!(stated || !text.contains(file.path.as_str()), "{} goes up", file.path);
    }
}

/// A sheet as text: cells by tabs, formulas by their results.
fn dump(book: &Book, name: &str) -> String {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == name).unwrap();
    let mut text = String::new();
    for row in &sheet.whole() {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match &cell.value {
                Value::Empty => String::new(),
                Value::Text(text) | Value::Link(_, text) => text.replace('\n', " "),
                Value::Number(number) | Value::Formula(_, number) => number.to_string(),
                Value::Day(day) => day.to_string(),
            })
            .collect();
        writeln!(text, "{}", cells.join("\t").trim_end()).unwrap();
    }
    text
}

#[test]
fn what_names_a_figure_is_no_code() {
    let (settings, outcome) = &*SAMPLE;
    let english = {
        let mut settings = settings.clone();
        settings.lang = tonghop::model::Lang::En;
        settings
    };
    for (settings, wanted) in [
        (
            settings,
            [
                "Được tính\tdòng\t3351",
                "Đoàn cơ sở\tphải nộp\t6",
                "Tháng 11/2018, Sinh hoạt theo nhóm hoạt động\tlượt\t8",
            ],
        ),
        (&english, ["Counted\trows\t3351", "\texpected\t6", "\tMonth 11/2018, "]),
    ] {
        let data = dump(&consolidated(&outcome.figures, &outcome.register, &outcome.findings, settings), "Dữ liệu");
        // Key and code are for machines; scope, name and measure are read.
        let codes = ["read", "counted", "duplicate", "waiting", "out_of_scope", "faculty", "chapter", "on-demand"];
        let vietnamese = settings.lang == tonghop::model::Lang::Vi;
        for line in data.lines().filter(|_| vietnamese) {
            let cells: Vec<&str> = line.split('\t').collect();
            let read = [1, 3, 4].map(|at| cells.get(at).copied().unwrap_or_default());
            assert!(read.iter().all(|text| !codes.contains(text)), "{line}");
        }
        for wanted in wanted {
            assert!(data.contains(wanted), "{wanted}");
        }
    }
}

#[test]
fn the_text_of_each_sheet() {
    let (settings, outcome) = &*SAMPLE;
    let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, settings);
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let wanted = [
        "Tổng hợp",
        "Theo đơn vị",
        "Theo địa bàn",
        "Theo tháng",
        "Đối chiếu",
        "Đoàn viên",
        "Lượt tham gia",
        "Cần xử lý",
        "Câu hỏi",
        "Tình hình nộp",
        "Nguồn",
        "Dữ liệu",
    ];
    assert_eq!(names, wanted);
    let folder: PathBuf = root().join("tests/golden/sheets");
    for (number, name) in names.iter().enumerate() {
        let path = folder.join(format!("{:02}.tsv", number + 1));
        let got = dump(&book, name);
        if std::env::var("GOLDEN").is_ok_and(|mode| mode == "write") {
            std::fs::write(&path, &got).unwrap();
            continue;
        }
        let known = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let difference = got.lines().zip(known.lines()).position(|(a, b)| a != b);
        let line = difference.unwrap_or(got.lines().count().min(known.lines().count()));
        assert!(
            got == known,
            "{name} differs from line {}:\n  {:?}\n  {:?}",
            line + 1,
            got.lines().nth(line),
            known.lines().nth(line)
        );
    }
}
