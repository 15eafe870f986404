//! `--lang en` speaks English throughout; only what was sent, and names of sheets and files, are as they are.

use std::collections::BTreeSet;
use std::path::Path;

use super::call;
use tonghop::error::Exit;
use tonghop::finding::Finding;
use tonghop::identify::Register;
use tonghop::intake;
use tonghop::model::{Field, Lang};
use tonghop::pipeline;
use tonghop::settings::{self, Overrides, Settings};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn settings() -> Settings {
    let config = std::fs::read_to_string(root().join("config.toml")).unwrap();
    let today = jiff::civil::date(2021, 5, 18);
    settings::load(&config, &Overrides { period: None, lang: Some(Lang::En), today, strict: false }).unwrap()
}

/// What senders and config wrote: paths, units, sheets, headers, names. Longest first.
fn data(register: &Register, findings: &[Finding], settings: &Settings) -> Vec<String> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for file in &register.files {
        words.insert(file.path.to_string());
        words.extend(file.path.as_str().split('/').map(str::to_owned));
        for sheet in &file.sheets {
            words.insert(sheet.sheet.to_string());
            words.extend(sheet.columns.iter().map(|column| column.2.clone()));
            words.extend(sheet.columns.iter().filter_map(|column| match &column.1 {
                Field::MarkOf(of) => of.activity.clone().or(of.ward.clone()),
                _ => None,
            }));
        }
    }
    words.extend(register.units.all.iter().map(|unit| unit.name.clone()));
    let wards = register.introductions.iter().flat_map(|one| one.ward.iter().chain(&one.confirmed_by));
    words
        .extend(wards.chain(register.turns.iter().filter_map(|turn| turn.ward.as_ref())).map(|ward| ward.name.clone()));
    // What is counted is named by the program, everything else in a sentence was sent.
    let sent = findings.iter().flat_map(|one| &one.args).filter(|(name, _)| !["what", "field"].contains(name));
    words.extend(sent.map(|(_, value)| value.clone()));
    let cells = findings.iter().flat_map(|one| [&one.seen, &one.repaired]).flatten();
    words.extend(cells.map(ToString::to_string));
    words.extend(register.members.iter().map(|member| member.name.clone()));
    words.extend(settings.documents.iter().flat_map(|one| one.issuer.clone()));
    // Sheets of the workbook have one name in every language: a level above reads them by it.
    words.extend(["Cần xử lý", "Dữ liệu", "Tổng hợp"].map(str::to_owned));
    let mut words: Vec<String> = words.into_iter().filter(|word| !word.is_ascii()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// The text without what is data or quoted.
fn own_words(text: &str, data: &[String]) -> String {
    let mut plain = String::new();
    let mut quoted = 0;
    for letter in text.chars() {
        match letter {
            // A quoted cell may hold line breaks and brackets of its own.
            '“' => quoted += 1,
            '”' => quoted -= 1,
            letter if quoted == 0 => plain.push(letter),
            _ => {}
        }
    }
    data.iter().fold(plain, |text, word| if text.contains(word.as_str()) { text.replace(word, "") } else { text })
}

fn is_vietnamese(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii() && !"µ".contains(letter)
}

#[test]
fn every_command_speaks_english_on_the_sample() {
    let settings = settings();
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("input")).unwrap();
    // One faculty, the wards and the school: every layout and most findings, in a fifth of the time.
    let kept = |name: &str| name.starts_with("Khoa CNTT") || name.starts_with("Đoàn") || name == "don-vi.xlsx";
    for entry in std::fs::read_dir(root().join("input")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let target = dir.path().join("input").join(&name);
        if entry.path().is_dir() && kept(&name) {
            copied(&entry.path(), &target);
        } else if kept(&name) {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    let (files, findings) = intake::folder(&dir.path().join("input"), &settings).unwrap();
    assert!(files.len() > 50, "only {} files", files.len());
    let outcome = pipeline::understand(files, findings, &settings, &()).unwrap();
    let data = data(&outcome.register, &outcome.findings, &settings);
    std::fs::copy(root().join("config.toml"), dir.path().join("config.toml")).unwrap();
    let place = dir.path().display().to_string();
    let calls: [(&[&str], Exit); 12] = [
        (&["run", "-v"], Exit::Done),
        (&["check", "-v"], Exit::Found),
        (&["send"], Exit::Done),
        (&["rules"], Exit::Done),
        (&["doctor", "--offline"], Exit::Done),
        (&["schedule"], Exit::Done),
        (&["template", "roster"], Exit::Done),
        (&["diff", "2018-09_2021-04", "2018-09_2021-04"], Exit::Done),
        (&["status"], Exit::Done),
        (&["man"], Exit::Done),
        (&["completions", "fish"], Exit::Done),
        (&["--help"], Exit::Done),
    ];
    let mut wrong = Vec::new();
    for (words, exit) in calls {
        let all: Vec<&str> = words.iter().copied().chain(["--lang", "en"]).collect();
        let said = call(dir.path(), "2021-05-18", &all);
        assert_eq!(said.exit, exit, "{words:?}: {}", said.err);
        // A paragraph that was broken to fit the screen is one text again.
        let said = format!("{}{}", said.out, said.err).replace("\n   ", " ").replace("\n    ", " ");
        let text = own_words(&said.replace(&place, "").replace("   ", " "), &data);
        wrong.extend(
            text.lines()
                .filter(|line| line.chars().any(is_vietnamese))
                .take(8)
                .map(|line| format!("{words:?}: {line}")),
        );
    }
    assert!(wrong.is_empty(), "Vietnamese in English output:\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_explained_in_english() {
    let dir = tempfile::tempdir().unwrap();
    for code in tonghop::finding::Code::ALL {
        let said = call(dir.path(), "2021-05-18", &["--lang", "en", "rules", code.as_str()]);
        assert_eq!(said.exit, Exit::Done);
        let own = own_words(&said.out, &["Cần xử lý".to_owned()]);
        let line = own.lines().find(|line| line.chars().any(is_vietnamese));
        assert_eq!(line, None, "{}", code.as_str());
    }
}
