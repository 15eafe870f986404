//! Answers given twice in one run, taken back, and left empty: what holds, what is asked again, and why.

use std::path::Path;

use tonghop::error::Exit;
use tonghop::report::book::Book;
use tonghop::write::xlsx::workbook;

use super::{CONFIG, asked, namesakes, number, of, type_in, with};
use crate::commands::{call, figures, put};

const SHEET: &str = "Một người hay hai";

/// The questions with one answer.
fn says(answer: &str) -> Book {
    let mut book = asked(&namesakes());
    type_in(&mut book, SHEET, "Nguyễn Hoàng Anh", answer);
    book
}

/// The namesakes on a disk, run once.
fn on_disk() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in &namesakes().files {
        put(root.path(), &format!("input/{path}"), bytes);
    }
    put(root.path(), "config.toml", CONFIG.as_bytes());
    run(root.path());
    root
}

/// Members, open questions, and what is said on the screen.
fn run(root: &Path) -> (u64, u64, String) {
    let said = call(root, "2021-04-10", &["run", "--period", "2021-03"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    let all = figures(root, "2021-03");
    let count = |one: &serde_json::Value| one.as_u64().unwrap();
    (count(&all["members"]["total"]), count(&all["duplicates"]["questions"]), said.out + &said.err)
}

fn collected(root: &Path) -> Vec<String> {
    let files = std::fs::read_dir(root.join("input/quyet-dinh")).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_is_typed_in_the_output_and_dropped_beside_it_came_at_once() {
    let root = on_disk();
    let root = root.path();
    put(root, "input/cau-hoi.xlsx", &workbook(&says("Hai người")).unwrap());
    put(root, "output/2021-03/cau-hoi.xlsx", &workbook(&says("Một người")).unwrap());
    // Said again by the next run, although the dropped copy lies there still.
    for _ in 0..2 {
        let (members, open, said) = run(root);
        assert_eq!((members, open), (3, 1), "{said}");
        assert!(said.contains("decision-contradiction"), "{said}");
        assert_eq!(collected(root), ["001-cung-luc-2.xlsx", "001.xlsx"]);
    }
    // The question says why it comes again, and one answer ends it.
    put(root, "output/2021-03/cau-hoi.xlsx", &workbook(&says("Một người")).unwrap());
    // The same words in the same bytes are no new answer.
    assert_eq!(run(root).0, 3);
    let mut anew = says("Một người");
    anew.title = "typed once more".to_owned();
    put(root, "output/2021-03/cau-hoi.xlsx", &workbook(&anew).unwrap());
    let (members, open, said) = run(root);
    assert_eq!((members, open), (2, 0), "{said}");
    assert!(!said.contains("decision-contradiction"), "{said}");
    // Two that say the same are one.
    let root = on_disk();
    let root = root.path();
    put(root, "input/cau-hoi.xlsx", &workbook(&anew).unwrap());
    put(root, "output/2021-03/cau-hoi.xlsx", &workbook(&says("Một người")).unwrap());
    let (members, open, said) = run(root);
    assert_eq!((members, open, said.contains("decision-contradiction")), (2, 0, false), "{said}");
}

#[test]
fn of_two_new_answers_that_contradict_each_other_no_older_one_holds() {
    let folder = with(&namesakes(), "quyet-dinh/001.xlsx", &says("Một người"));
    let both = with(&folder, "a/cau-hoi.xlsx", &says("Hai người"));
    let mut again = says("Một người");
    again.title = "another copy".to_owned();
    let outcome = with(&both, "b/cau-hoi.xlsx", &again).run();
    assert_eq!((number(&outcome, "members.total"), outcome.register.questions.len()), (3, 1));
    assert_eq!(of(&outcome, "decision-contradiction").len(), 1);
}

#[test]
fn an_answer_is_taken_back_by_a_word_and_never_by_an_empty_cell() {
    let answered = with(&namesakes(), "quyet-dinh/001.xlsx", &says("Một người"));
    let fate = |outcome: &tonghop::pipeline::Outcome| {
        (number(outcome, "members.total"), outcome.register.questions.len(), outcome.answers)
    };
    assert_eq!(fate(&answered.run()), (2, 0, 1));
    // A form filled in by halves, dropped later or collected later, and an emptied copy of the very form.
    let empty = asked(&namesakes());
    for path in ["quyet-dinh/002.xlsx", "cau-hoi.xlsx"] {
        assert_eq!(fate(&with(&answered, path, &empty).run()), (2, 0, 1), "{path}");
    }
    // Emptied where it was collected, nothing holds it any more.
    assert_eq!(fate(&with(&namesakes(), "quyet-dinh/001.xlsx", &empty).run()), (3, 1, 0));
    for word in ["Hỏi lại", "hoi lai", "Ask again"] {
        for path in ["quyet-dinh/002.xlsx", "cau-hoi.xlsx"] {
            let outcome = with(&answered, path, &says(word)).run();
            assert_eq!(fate(&outcome), (3, 1, 0), "{word}");
            assert!(of(&outcome, "answer-unknown").is_empty(), "{word}");
        }
    }
    // Taken back and answered anew; and beside an answer of the same time it contradicts.
    let back = with(&answered, "quyet-dinh/002.xlsx", &says("Hỏi lại"));
    assert_eq!(fate(&with(&back, "quyet-dinh/003.xlsx", &says("Hai người")).run()), (3, 0, 1));
    let disputed = with(&back, "quyet-dinh/002-cung-luc-2.xlsx", &says("Hai người")).run();
    assert_eq!((fate(&disputed).1, of(&disputed, "decision-contradiction").len()), (1, 1));
}
