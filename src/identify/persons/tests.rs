//! Who is who, from what rows state.

use std::sync::Arc;

use super::*;
use crate::finding::Code;
use crate::identify::linkage::Kind;
use crate::model::{Birth, CitizenId, Gender, Name};
use crate::settings::Matching;

const MATCHING: Matching = Matching { merge_at: 0.99, ask_at: 0.85 };

/// A row as a test writes it: name, birth, then what else is known.
#[derive(Clone, Debug, Default)]
struct Line {
    name: Option<Arc<Name>>,
    birth: Option<Birth>,
    cccd: Option<CitizenId>,
    student_no: Option<&'static str>,
    phone: Option<&'static str>,
    ward: Option<&'static str>,
    address: Option<&'static str>,
    unit: u32,
    gender: Option<Gender>,
}

/// `birth` is `2003-05-12`, `2003` or empty.
fn line(name: &str, birth: &str) -> Line {
    let day = birth.parse().ok().map(Birth::Day);
    Line { name: text::name(name).0, birth: day.or_else(|| birth.parse().ok().map(Birth::Year)), ..Line::default() }
}

impl Line {
    fn cccd(self, digits: &str) -> Self {
        Self { cccd: Some(CitizenId::Cccd(digits.to_owned())), ..self }
    }

    fn student(self, number: &'static str) -> Self {
        Self { student_no: Some(number), ..self }
    }

    fn phone(self, number: &'static str) -> Self {
        Self { phone: Some(number), ..self }
    }

    fn ward(self, ward: &'static str) -> Self {
        Self { ward: Some(ward), ..self }
    }

    fn address(self, address: &'static str) -> Self {
        Self { address: Some(address), ..self }
    }

    fn unit(self, unit: u32) -> Self {
        Self { unit, ..self }
    }
}

/// Whom each line is about, and the questions: (why, lines).
fn told(lines: &[Line], decided: &Decided) -> Persons {
    decide(&stated(lines), |unit| unit.0.to_string(), decided, MATCHING)
}

fn stated(lines: &[Line]) -> Vec<Option<Stated<'_>>> {
    lines
        .iter()
        .enumerate()
        .map(|(number, line)| {
            Some(Stated {
                name: line.name.as_deref(),
                birth: line.birth,
                gender: line.gender,
                student_no: line.student_no,
                citizen_id: line.cccd.as_ref(),
                phone: line.phone,
                address: line.address,
                ward: line.ward.map(str::to_owned),
                unit: Some(UnitId(line.unit)),
                list: (u32::try_from(number).unwrap(), [0; 16]),
                ..Stated::default()
            })
        })
        .collect()
}

fn persons_of(lines: &[Line]) -> Vec<usize> {
    told(lines, &Decided::default()).of_row.into_iter().flatten().collect()
}

fn asked(lines: &[Line]) -> Vec<(Why, (usize, usize))> {
    told(lines, &Decided::default()).candidates.iter().map(|one| (one.why, one.rows)).collect()
}

/// Sixty strangers, so that there is something to learn from.
fn crowd() -> Vec<Line> {
    const FAMILIES: [&str; 5] = ["Trần", "Lê", "Phạm", "Huỳnh", "Võ"];
    const GIVEN: [&str; 12] =
        ["An", "Bình", "Châu", "Dũng", "Hân", "Khoa", "Linh", "Minh", "Nhi", "Phúc", "Quân", "Trang"];
    let one = |number: usize| {
        let name = format!("{} Ngọc {}", FAMILIES[number % 5], GIVEN[number % 12]);
        let birth = format!("{}-{:02}-{:02}", 2001 + number % 6, 1 + number % 12, 1 + number * 7 % 28);
        line(&name, &birth).ward(["an thoi", "cai khe", "tra noc"][number % 3]).unit(u32::try_from(number % 4).unwrap())
    };
    (0..60).map(one).collect()
}

#[test]
fn the_rules_join_in_their_order() {
    let same = |a: Line, b: Line| {
        let persons = persons_of(&[a, b]);
        persons[0] == persons[1]
    };
    let an = || line("Nguyễn Văn An", "2003-05-12");
    assert!(same(an().cccd("092203001234"), line("Nguyen Van An", "").cccd("092203001234").unit(1)));
    assert!(same(an().student("2010101"), line("Nguyễn V An", "2003").student("2010101").unit(1)));
    assert!(same(an(), an().unit(1)), "name and birth");
    assert!(same(line("Lê Thị Quí", "2003-05-12"), line("Lê Thị Quý", "2003-05-12")), "i and y in one chapter");
    assert!(same(an(), line("NGUYEN VAN AN", "2003-05-12").unit(1)), "typed without marks");
    assert!(same(an(), line("Nguyễn Văn An", "2003")), "name, year and class");
    assert!(!same(an(), line("Nguyễn Văn An", "2003-05-13")));
    assert!(!same(an(), line("Nguyễn Văn An", "")), "name and class alone prove nothing");
    assert!(!same(an().cccd("092203001234"), an().cccd("094203887766")));
    assert!(!same(an().cccd("092203001234"), line("Trần Thị Bích", "2003-05-12").cccd("092203001234")));
}

#[test]
fn whoever_fits_two_that_cannot_be_one_stays_alone_and_is_asked_about() {
    let an = || line("Nguyễn Văn An", "2003-05-12");
    let lines = [an().cccd("092203001234"), an().cccd("094203887766").unit(1), an().unit(2)];
    let persons = persons_of(&lines);
    assert_eq!(persons.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    assert!(!asked(&lines).is_empty());
    assert!(asked(&lines).iter().all(|one| one.0 == Why::NameAndBirth && one.1.0.max(one.1.1) == 2));
}

/// Name and birth are believed where nothing else is known, and not where all else speaks against them.
#[test]
fn namesakes_of_one_birth_are_asked_about() {
    let an = || line("Trần Ngọc An", "2003-05-12");
    let mut lines = crowd();
    lines.push(an().ward("an thoi").phone("0912000111").address("12/3 đường an thới"));
    lines.push(an().ward("cai khe").phone("0977000999").address("7 ấp mỹ lợi").unit(1));
    let at = lines.len() - 2;
    let found = told(&lines, &Decided::default());
    assert_ne!(found.of_row[at], found.of_row[at + 1]);
    assert!(found.candidates.iter().any(|one| one.rows == (at, at + 1) || one.rows == (at + 1, at)));
    lines[at] = an();
    assert_eq!(persons_of(&lines)[at], persons_of(&lines)[at + 1]);
}

/// The score merges a slip of the hand beside an equal address, and never twins.
#[test]
fn slips_are_merged_and_twins_are_not() {
    let home = |line: Line| line.ward("an thoi").address("12/3 đường trà an");
    let after = |one: Line, other: Line| {
        let mut lines = crowd();
        lines.extend([home(one), home(other).unit(1)]);
        let found = told(&lines, &Decided::default());
        (found.of_row[60] == found.of_row[61], found.candidates.iter().any(|one| one.rows.0.max(one.rows.1) == 61))
    };
    let thuy = || line("Đặng Kim Thúy", "2003-05-12");
    assert_eq!(after(thuy(), line("Đặng Kimm Thúy", "2003-05-12")), (true, false));
    assert_eq!(after(thuy(), line("Đặng Kim Thúyy", "2003-05-12")), (true, false), "no word, so a slip");
    assert_eq!(after(thuy(), line("Đặng Kim Thúy", "2003-12-05")), (true, false), "day and month swapped");
    assert_eq!(after(thuy(), line("Đặng K. Thúy", "2003-05-12")), (true, false));
    assert!(!after(thuy(), line("Đặng Kim Thùy", "2003-05-12")).0);
    assert!(!after(thuy(), line("Đặng Kim Thu", "2003-05-12")).0);
    assert!(!after(thuy(), line("Đặng Kim Loan", "2003-05-12")).0);
}

#[test]
fn an_identifier_on_two_who_contradict_each_other_is_an_alarm() {
    let lines =
        [line("Nguyễn Văn An", "2003-05-12").student("2010101"), line("Lê Thị Hoa", "2001-01-01").student("2010101")];
    let found = told(&lines, &Decided::default());
    assert_ne!(found.of_row[0], found.of_row[1]);
    assert_eq!(found.candidates.len(), 1);
    assert_eq!((found.candidates[0].code, found.candidates[0].why), (Code::PersonConflict, Why::SameIdentifier));
}

/// One number filled down a whole class is one alarm a person, not one a pair.
#[test]
fn a_number_filled_down_is_asked_about_once_a_person() {
    let mut lines = crowd();
    lines.iter_mut().for_each(|line| line.student_no = Some("2010101"));
    let found = told(&lines, &Decided::default());
    let persons = found.rows.len();
    let conflicts = found.candidates.iter().filter(|one| one.code == Code::PersonConflict).count();
    assert!(persons > 10 && conflicts < persons, "{persons} {conflicts}");
}

#[test]
fn answers_go_before_rules_and_are_not_asked_again() {
    let lines = [line("Nguyễn Văn An", "2003-05-12"), line("Nguyễn Văn An", "2003").unit(1)];
    let open = told(&lines, &Decided::default());
    let [one] = &open.candidates[..] else { panic!("{:?}", open.candidates) };
    let pair = vec![one.marks.clone()];
    let same = told(&lines, &Decided { same: pair.clone(), ..Decided::default() });
    assert_eq!((same.rows.len(), same.candidates.len(), same.answered), (1, 0, 1));
    let two = told(&lines, &Decided { different: pair.clone(), ..Decided::default() });
    assert_eq!((two.rows.len(), two.candidates.len(), two.answered), (2, 0, 1));
    let unsure = told(&lines, &Decided { unsure: pair, ..Decided::default() });
    assert_eq!((unsure.rows.len(), unsure.candidates.len()), (2, 0));
    // Two whom a rule would join are two where somebody said so.
    let twice = [line("Nguyễn Văn An", "2003-05-12"), line("Nguyễn Văn An", "2003-05-12").unit(1)];
    let marks = (open.candidates[0].marks.0.clone(), told(&twice, &Decided::default()));
    assert_eq!(marks.1.rows.len(), 1);
}

/// Of three who may be one, two questions are enough.
#[test]
fn what_follows_from_two_answers_is_not_asked() {
    let lines = [
        line("Nguyễn Văn An", "2003-05-12"),
        line("Nguyễn Văn An", "2003").unit(1),
        line("Nguyễn Văn An", "2003").unit(2),
    ];
    assert_eq!(asked(&lines).len(), 2);
}

/// Points and what it begins with add up to the score of every question.
#[test]
fn points_add_up() {
    let mut lines = crowd();
    lines.push(line("Trần Ngọc Ann", "2001-01-01").ward("an thoi"));
    lines.push(line("Lê Ngọc Bình", "2002").unit(3));
    let found = told(&lines, &Decided::default());
    for one in &found.candidates {
        let sum: i32 = one.score.points.iter().map(|point| point.tenths).sum();
        assert_eq!(one.score.base + sum, one.score.tenths);
        assert!(one.score.points.iter().all(|point| point.kind != Kind::Phone));
    }
}

mod order {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 7] = [
        "Nguyễn Văn An",
        "Nguyen Van An",
        "Nguyễn Văn Ann",
        "Nguyễn V. An",
        "Lê Thị Mỹ",
        "Lê Thị Mĩ",
        "Lê Thị Bích Ngọc",
    ];
    const BIRTHS: [&str; 5] = ["2003-05-12", "2003-12-05", "2003-05-13", "2003", ""];
    const PHONES: [Option<&str>; 3] = [None, Some("0912000111"), Some("0977000999")];
    const WARDS: [Option<&str>; 3] = [None, Some("an thoi"), Some("cai khe")];
    const NUMBERS: [Option<&str>; 4] = [None, None, Some("2010101"), Some("2010102")];

    fn any_line() -> impl Strategy<Value = Line> {
        (0..NAMES.len(), 0..BIRTHS.len(), 0..3_usize, 0..3_usize, 0..4_usize, 0..3_u32).prop_map(
            |(name, birth, phone, ward, number, unit)| Line {
                phone: PHONES[phone],
                ward: WARDS[ward],
                student_no: NUMBERS[number],
                unit,
                ..line(NAMES[name], BIRTHS[birth])
            },
        )
    }

    /// The persons as sets of rows, and the questions as pairs of marks, whatever they are called.
    fn shape(found: &Persons, place: impl Fn(usize) -> usize) -> (Vec<Vec<usize>>, Vec<(String, String)>) {
        let mut persons: Vec<Vec<usize>> = found
            .rows
            .iter()
            .map(|rows| {
                let mut rows: Vec<usize> = rows.iter().map(|&row| place(row)).collect();
                rows.sort_unstable();
                rows
            })
            .collect();
        persons.sort();
        let mut asked: Vec<(String, String)> = found.candidates.iter().map(|one| one.marks.clone()).collect();
        asked.sort();
        (persons, asked)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        /// No order of rows changes who is who or what is asked.
        #[test]
        fn of_rows_decides_nothing(lines in prop::collection::vec(any_line(), 2..14), by in 1..13_usize, back in any::<bool>()) {
            let plain = shape(&listed(&lines, &(0..lines.len()).collect::<Vec<_>>()), |row| row);
            let mut order: Vec<usize> = (0..lines.len()).collect();
            order.rotate_left(by % lines.len());
            if back {
                order.reverse();
            }
            prop_assert_eq!(shape(&listed(&lines, &order), |row| order[row]), plain);
        }

        /// What was answered is not asked again, and without the answers everything is as it was.
        #[test]
        fn answers_end_questions(lines in prop::collection::vec(any_line(), 2..14), which in any::<u64>()) {
            let order: Vec<usize> = (0..lines.len()).collect();
            let open = listed(&lines, &order);
            let mut decided = Decided::default();
            for (at, one) in open.candidates.iter().enumerate() {
                let to = [&mut decided.different, &mut decided.unsure];
                to[usize::try_from(which >> (at % 60) & 1).unwrap()].push(one.marks.clone());
            }
            let after = told(&lines, &decided);
            let pair = |one: &Candidate| one.marks.clone();
            let before: Vec<_> = open.candidates.iter().map(pair).collect();
            prop_assert!(after.candidates.iter().all(|one| !before.contains(&one.marks)));
            prop_assert_eq!(shape(&listed(&lines, &order), |row| row), shape(&open, |row| row));
        }
    }

    /// The lines in an order; each keeps the list it stands on.
    fn listed(lines: &[Line], order: &[usize]) -> Persons {
        let stated: Vec<Option<Stated>> = order
            .iter()
            .map(|&number| {
                let line = &lines[number];
                Some(Stated {
                    name: line.name.as_deref(),
                    birth: line.birth,
                    student_no: line.student_no,
                    phone: line.phone,
                    ward: line.ward.map(str::to_owned),
                    unit: Some(UnitId(line.unit)),
                    list: (u32::try_from(number).unwrap(), [0; 16]),
                    ..Stated::default()
                })
            })
            .collect();
        decide(&stated, |unit| unit.0.to_string(), &Decided::default(), MATCHING)
    }
}

#[test]
fn near_pairs_are_merged_asked_or_kept_apart() {
    let fate = |a: Line, b: Line| {
        let mut lines = crowd();
        let at = lines.len();
        lines.extend([a, b]);
        let persons = told(&lines, &Decided::default());
        let about = |one: &&Candidate| [one.rows.0, one.rows.1].iter().all(|&row| row >= at);
        match (persons.of_row[at] == persons.of_row[at + 1], persons.candidates.iter().filter(about).count()) {
            (true, 0) => "one",
            (false, 0) => "two",
            (false, 1) => "asked",
            other => panic!("{other:?}"),
        }
    };
    let pair = |one: (&str, &str), other: (&str, &str)| {
        let (a, b) = (|| line(one.0, one.1).unit(1), || line(other.0, other.1));
        [
            fate(a(), b().unit(1)),
            fate(a(), b().unit(2)),
            fate(a().student("24D1001"), b().unit(2)),
            fate(a().student("24D1001"), b().unit(2).student("24U2077")),
        ]
    };
    // One class; two classes; two classes and one with a number; two classes and two numbers.
    let near = ["asked", "asked", "asked", "two"];
    let strangers = ["two"; 4];
    let table = [
        (("Nguyễn Văn Bảo", "2006-03-12"), ("Nguyễn Văn Bão", "2006-03-12"), near),
        (("Trần Thị Hoà", "2006-03-12"), ("Trần Thị Hòa", "2006-03-12"), ["one", "one", "one", "two"]),
        (("Trần Thị Quý", "2006-03-12"), ("Trần Thị Quí", "2006-03-12"), ["one", "asked", "asked", "two"]),
        (("Phạm Thị Hòa", "2006-03-12"), ("Phạm Thị Hoa", "2006-03-12"), near),
        (("Nguyễn Văn Bảo", "2006-03-12"), ("Nguyễn Văn Bảo", "2006-12-03"), near),
        (("Nguyễn Văn Bảo", "2006-03-12"), ("Nguyễn Văn Bảo", "2006-04-12"), strangers),
        (("Nguyễn Văn Bảo", "2006-03-12"), ("Nguyễn Văn Bảoo", "2006-03-12"), ["one", "one", "one", "two"]),
        // Twins may be called so, or one of them be mistyped: never merged.
        (("Nguyễn Thị Thúy", "2006-03-12"), ("Nguyễn Thị Thùy", "2006-03-12"), near),
        (("Nguyễn Thị Lan", "2006-03-12"), ("Nguyễn Thị Lam", "2006-03-12"), near),
        (("Nguyễn Thị Lan", "2006-03-12"), ("Nguyễn Thị Mai", "2006-03-12"), strangers),
        (("Nguyễn Văn An", "2006-03-12"), ("Nguyễn Văn An", "2005-09-27"), strangers),
    ];
    for (one, other, expected) in table {
        assert_eq!(pair(one, other), expected, "{one:?} {other:?}");
    }
    // Among a handful, of whom no score learns anything, a mark is asked about beyond one class.
    let two = |a: Line, b: Line| asked(&[a, b]).len();
    let (bao, bao_off) = (|| line("Nguyễn Văn Bảo", "2006-03-12"), || line("Nguyễn Văn Bão", "2006-03-12"));
    assert_eq!(two(bao().student("24D1001").unit(1), bao_off().unit(2)), 1);
    assert_eq!(two(bao().student("24D1001").unit(1), bao_off().unit(2).student("24U2077")), 0);
}

#[test]
fn one_person_by_an_answer_is_one_with_all_that_is_written_of_him() {
    let an = |birth: &str| line("Nguyễn Hoàng Anh", birth);
    // A roster and a form with one number each; on the slip stands the form's birth and no number.
    let lines = [an("2003-05-12").student("2010101"), an("2002-11-30").student("2010109"), an("2002-11-30")];
    let apart = told(&lines, &Decided::default());
    assert_eq!(apart.of_row, [Some(0), Some(1), Some(1)]);
    let marks = |row: usize| {
        let lists: Vec<Option<Stated>> = stated(&lines);
        lists[row].as_ref().unwrap().mark(|unit: UnitId| unit.0.to_string())
    };
    let pair = vec![(marks(0), marks(1))];
    let one = told(&lines, &Decided { same: pair.clone(), ..Decided::default() });
    assert_eq!((one.of_row, one.candidates.len()), (vec![Some(0); 3], 0));
    // A birth that neither of them has is somebody else's, as before; so is whoever was told apart.
    let other = [&lines[..], &[an("2001-01-20")]].concat();
    let persons = told(&other, &Decided { same: pair.clone(), ..Decided::default() }).of_row;
    assert_eq!(persons, [Some(0), Some(0), Some(0), Some(1)]);
    let different = vec![(marks(0), marks(2))];
    let kept = told(&lines, &Decided { same: pair, different, ..Decided::default() });
    assert_eq!(kept.of_row, [Some(0), Some(0), Some(1)]);
}

#[test]
fn a_student_number_without_its_zeros_is_the_same_number() {
    let full = || line("Nguyễn Văn An", "2004-02-05").student("00210101");
    // A list that has the number alone, and another with the birth as well.
    assert_eq!(persons_of(&[full(), line("Nguyễn Văn An", "").student("210101")]), [0, 0]);
    assert_eq!(persons_of(&[full(), line("Nguyễn Văn An", "2004-02-05").student("210101")]), [0, 0]);
    // Of another name it is asked about, as any number that two have.
    let other = [full(), line("Trần Thị Bích", "").student("210101")];
    assert_eq!(persons_of(&other), [0, 1]);
    assert_eq!(asked(&other), [(Why::SameIdentifier, (0, 1))]);
    // Zeros within and at the end are no such zeros.
    assert_eq!(persons_of(&[full(), line("Nguyễn Văn An", "2004-02-05").student("002101010")]).len(), 2);
    assert_ne!(persons_of(&[full(), line("Nguyễn Văn An", "2004-02-05").student("2101010")]), [0, 0]);
}

#[test]
fn rows_of_one_cell_are_one_before_anything_is_compared() {
    let lines = [line("Nguyễn Văn An", ""), line("Nguyễn Văn An", "").phone("0912345678"), line("Nguyễn Văn An", "")];
    let joined = |runs: [Option<u32>; 3]| {
        let mut stated = stated(&lines);
        stated.iter_mut().zip(runs).for_each(|(one, run)| one.as_mut().unwrap().run = run);
        let persons = decide(&stated, |unit| unit.0.to_string(), &Decided::default(), MATCHING);
        (persons.of_row.into_iter().flatten().collect::<Vec<_>>(), persons.merged)
    };
    assert_eq!(joined([Some(0), Some(0), Some(0)]).0, [0, 0, 0]);
    assert_eq!(joined([Some(0), Some(0), None]).0, [0, 0, 1]);
    assert_eq!(joined([None, None, None]), (vec![0, 1, 2], 0));
    // Nobody had to find out that they are one.
    assert_eq!(joined([Some(0), None, Some(0)]), (vec![0, 1, 0], 0));
}
