//! How well one person is told from two, and what that costs: pairwise, after clusters, against the true pairs that come with a set.
//!
//! `cargo bench --bench people -- vietnamese FOLDER` reads the rosters in `FOLDER/input` through the whole line, as a run does;
//! `febrl3 FOLDER` compares `records.csv` alone. Sets are made by scripts beside the project's yardstick: `input/` and `truth.json`.
//! `many RECORDS` draws that many records itself, a fifth of them second sendings, and measures the stage from facts to persons.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measuring instrument"
)]

mod clock;
#[path = "people/drawn.rs"]
mod drawn;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clock::Clock;
use tonghop::answers::Decided;
use tonghop::answers::QuestionKind;
use tonghop::identify::linkage::{self, BlockingRule, Given, Kind, Model, Table, probability};
use tonghop::identify::persons::decide;
use tonghop::settings::{self, Overrides};
use tonghop::{intake, pipeline};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    match words.as_slice() {
        [set, folder] if set == "vietnamese" => rosters(Path::new(folder)),
        [set, folder] if set == "febrl3" => febrl(Path::new(folder)),
        [set, records] if set == "many" => many(records.parse().unwrap()),
        _ => println!("cargo bench --bench people -- vietnamese|febrl3 FOLDER, or many RECORDS"),
    }
}

/// Pairs of records, the smaller number first.
type Pairs = BTreeSet<(usize, usize)>;

/// What was found in a set: records are numbers.
struct Found {
    /// The person of each record.
    person: Vec<usize>,
    /// Pairs that a person is asked about, and how likely they are one, in thousandths.
    asked: Vec<(usize, usize, u32)>,
}

fn rosters(folder: &Path) {
    let today = jiff::civil::date(2026, 1, 15);
    let settings = settings::load("", &Overrides { period: None, lang: None, today, strict: false }).unwrap();
    let (files, findings) = intake::folder(&folder.join("input"), &settings).unwrap();
    let mut clock = Clock::new();
    let outcome = pipeline::understand(files, findings, &settings, &()).unwrap();
    println!("the whole line up to figures: {:.2} CPU s", clock.lap());
    let register = &outcome.register;
    let place = |row: usize| format!("{}#{}", register.rows[row].file, register.rows[row].row + 1);
    let numbers: BTreeMap<String, usize> = (0..register.rows.len()).map(|row| (place(row), row)).collect();
    let alone = |row: usize| register.members.len() + row;
    let of_row = |row: usize| register.rows[row].person.map_or_else(|| alone(row), |person| person.0 as usize);
    let asked = register.questions.iter().filter(|one| one.kind == QuestionKind::Person);
    let asked = asked.map(|one| (one.rows[0].0 as usize, one.rows[1].0 as usize, one.score)).collect();
    judge(&truth(folder, &numbers), &Found { person: (0..register.rows.len()).map(of_row).collect(), asked });
}

/// From facts to persons, and nothing before and after.
fn many(records: usize) {
    let today = jiff::civil::date(2026, 1, 15);
    let settings = settings::load("", &Overrides { period: None, lang: None, today, strict: false }).unwrap();
    let (people, person) = drawn::records(records);
    let stated: Vec<_> = people.iter().map(drawn::Drawn::stated).collect();
    println!("{records} records drawn, {} MB held", clock::peak());
    let (mut clock, began) = (Clock::new(), std::time::Instant::now());
    let found = decide(&stated, |unit| unit.0.to_string(), &Decided::default(), settings.matching);
    println!(
        "from facts to persons: {:.2} CPU s, {:.2} s, {} MB at most",
        clock.lap(),
        began.elapsed().as_secs_f64(),
        clock::peak()
    );
    rules(&found.blocking);
    let wrong = found.rows.iter().filter(|rows| rows.iter().any(|&row| person[row] != person[rows[0]])).count();
    println!("{} persons, {wrong} of them two; {} questions", found.rows.len(), found.candidates.len());
}

/// English records have no place in a roster of ours: they go to the comparison itself, each column as what it is most like.
fn febrl(folder: &Path) {
    let mut reader = csv::Reader::from_path(folder.join("records.csv")).unwrap();
    let mut numbers = BTreeMap::new();
    let kinds = [Kind::Name, Kind::Birth, Kind::CitizenId, Kind::Address, Kind::Ward, Kind::StudentNo];
    let mut records: Vec<[String; 6]> = Vec::new();
    for (number, row) in reader.deserialize().enumerate() {
        let row: BTreeMap<String, String> = row.unwrap();
        let born = &row["date_of_birth"];
        let born =
            if born.len() == 8 { format!("{}-{}-{}", &born[..4], &born[4..6], &born[6..]) } else { String::new() };
        let words =
            |names: &[&str]| names.iter().map(|name| row[*name].trim()).collect::<Vec<_>>().join(" ").trim().to_owned();
        let name = words(&["given_name", "surname"]);
        let address = words(&["street_number", "address_1", "address_2"]);
        records.push([name, born, row["soc_sec_id"].clone(), address, row["suburb"].clone(), row["postcode"].clone()]);
        numbers.insert(row["at"].clone(), number);
    }
    let column = |(at, &kind): (usize, &Kind)| Given::new(kind, records.iter().map(|record| Some(record[at].as_str())));
    let table = Table::new(records.len(), kinds.iter().enumerate().map(column).collect());
    let mut clock = Clock::new();
    let candidates = linkage::candidates(&table);
    let model = Model::learn(&table, &candidates);
    let scored: Vec<(usize, usize, u32)> = candidates
        .iter()
        .map(|(one, other)| (one, other, probability(model.tenths(&table, one, other))))
        .filter(|one| one.2 > 0.01)
        .map(|(one, other, likely)| (one as usize, other as usize, (likely * 1000.0) as u32))
        .collect();
    println!("compared: {:.2} CPU s", clock.lap());
    rules(&candidates.rules);
    println!("together {}", candidates.len());
    judge(&truth(folder, &numbers), &Found { person: (0..table.len()).collect(), asked: scored });
}

/// What each blocking rule costs.
fn rules(rules: &[BlockingRule]) {
    println!("{:<32}{:>10}{:>10}{:>12}{:>10}", "blocking rule", "blocks", "largest", "pairs", "left out");
    for one in rules {
        println!("{:<32}{:>10}{:>10}{:>12}{:>10}", one.name, one.blocks, one.largest, one.pairs, one.left_out);
    }
}

/// The true pairs of a set.
fn truth(folder: &Path, numbers: &BTreeMap<String, usize>) -> Pairs {
    let text = std::fs::read_to_string(folder.join("truth.json")).unwrap();
    let truth: serde_json::Value = serde_json::from_str(&text).unwrap();
    let number = |at: &serde_json::Value| numbers[at.as_str().unwrap()];
    let pairs = truth["pairs"].as_array().unwrap();
    pairs.iter().map(|pair| ordered(number(&pair[0]), number(&pair[1]))).collect()
}

fn ordered(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// Every pair of records that stand for one person, where the pairs in `links` are one as well.
fn closed(person: &[usize], links: impl Iterator<Item = (usize, usize)>) -> Pairs {
    let mut now: Vec<usize> = (0..=person.iter().copied().max().unwrap_or(0)).collect();
    fn root(now: &mut [usize], mut at: usize) -> usize {
        while now[at] != at {
            now[at] = now[now[at]];
            at = now[at];
        }
        at
    }
    for (one, other) in links {
        let (one, other) = (root(&mut now, person[one]), root(&mut now, person[other]));
        now[one] = other;
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (record, &of) in person.iter().enumerate() {
        groups.entry(root(&mut now, of)).or_default().push(record);
    }
    let pairs = |group: Vec<usize>| -> Vec<(usize, usize)> {
        group.iter().enumerate().flat_map(|(at, &one)| group[at + 1..].iter().map(move |&other| (one, other))).collect()
    };
    groups.into_values().flat_map(pairs).map(|(one, other)| ordered(one, other)).collect()
}

fn judge(truth: &Pairs, found: &Found) {
    let line = |what: &str, pairs: &Pairs| {
        let hit = pairs.intersection(truth).count() as f64;
        let (precision, recall) = (hit / (pairs.len() as f64).max(1.0), hit / truth.len() as f64);
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        println!("{what:<34} pairs {:>6}  P {precision:.4}  R {recall:.4}  F1 {f1:.4}", pairs.len());
        f1
    };
    let linked = |at: u32| {
        let links = found.asked.iter().filter(move |one| one.2 >= at).map(|one| (one.0, one.1));
        closed(&found.person, links)
    };
    line("merged without asking", &linked(u32::MAX));
    line("merged or asked", &linked(0));
    for at in [100, 300, 500, 700, 900, 950, 980, 990, 999] {
        line(&format!("one score, linked from 0.{at}"), &linked(at));
    }
    let touched: BTreeSet<usize> = found.asked.iter().flat_map(|one| [one.0, one.1]).collect();
    let records = found.person.len() as f64;
    println!(
        "questions {} ({:.2} % of the records), records in questions {} ({:.2} %)",
        found.asked.len(),
        found.asked.len() as f64 / records * 100.0,
        touched.len(),
        touched.len() as f64 / records * 100.0
    );
}
