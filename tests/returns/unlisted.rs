//! Senders that the register lacks: what they sent counts, and they are none of the office's units until somebody registers them.

use super::*;
use tonghop::model::Lang;
use tonghop::report::consolidated;
use tonghop::tally::UnitFigures;

fn list(title: &str, name: &str, birth: &str) -> String {
    format!(
        "| {title} |
         | DANH SÁCH THAM GIA SINH HOẠT THÁNG 3/2021 |
         | STT | Họ và tên | Ngày sinh | Hiến máu | Ngày |
         | =1 | {name} | {birth} | x | 05/03/2021 |"
    )
}

fn roster(title: &str, day: &str, name: &str) -> String {
    format!(
        "| {title} |
         | DANH SÁCH ĐOÀN VIÊN (tính đến ngày {day}) |
         | STT | Họ và tên | Ngày sinh | Ngày vào Đoàn |
         | =1 | {name} | 12/05/2002 | 26/03/2018 |"
    )
}

fn unit<'a>(outcome: &'a Outcome, code: &str) -> &'a UnitFigures {
    outcome.figures.units.iter().find(|one| one.code == code).unwrap_or_else(|| panic!("no {code}"))
}

/// Severity, file and remedy of what is said of unknown senders.
fn unknown(outcome: &Outcome) -> Vec<(String, String, String)> {
    let all = outcome.findings.iter().filter(|one| one.code.as_str() == "unit-unknown");
    all.map(|one| {
        let file = one.file.as_ref().map(ToString::to_string).unwrap_or_default();
        (format!("{:?}", one.severity), file, one.remedy(Lang::Vi))
    })
    .collect()
}

#[test]
fn a_chapter_that_the_register_lacks_counts_beside_the_direct_units_and_owes_nothing() {
    let with = |folder: Folder| {
        folder.sheet("nop/a.xlsx", "T3", &list("CHI ĐOÀN DU LỊCH K3", "Lê Minh Khôi", "12/05/2002")).sheet(
            "nop/b.xlsx",
            "T3",
            &list("Chi đoàn Du lịch - K3", "Lê Thị Hoa", "13/05/2002"),
        )
    };
    let outcome = with(school()).run();
    let own = unit(&outcome, "DU-LICH-K3");
    assert_eq!((own.turns.0, own.participants.0, own.direct, own.state, own.files), (2, 2, false, "accepted", 2));
    assert_eq!(own.parent, None);
    let beside = &outcome.figures.unplaced;
    assert_eq!((beside.turns.0, beside.participants.0, outcome.figures.turns.total.0), (2, 2, 2));
    let reporting = |outcome: &Outcome| {
        let one = &outcome.figures.reporting;
        let levels: Vec<(u64, u64)> = one.levels.iter().map(|level| (level.received, level.expected)).collect();
        (one.received, one.expected, levels)
    };
    assert_eq!(reporting(&outcome), reporting(&school().run()), "nobody new is expected");
    // Said once, with the row to add; it is no mistake of the sender, and not returned to it.
    let [(severity, file, remedy)] = &unknown(&outcome)[..] else { panic!("{:?}", unknown(&outcome)) };
    assert_eq!((severity.as_str(), file.as_str()), ("Query", "nop/a.xlsx"));
    let row = "“Chi đoàn DU LỊCH K3”, “Chi đoàn”, “Đoàn trường Cao đẳng Nghề Sông Hậu”";
    assert!(remedy.contains("input/don-vi.xlsx") && remedy.contains(row), "{remedy}");
    // The month after nobody waits for it, and nobody is told so.
    let mut later = with(school());
    later.config = later.config.replace("2021-03-01", "2021-04-01").replace("2021-03-31", "2021-04-30");
    later.args = ["--today", "2021-05-20"].map(str::to_owned).into();
    let later = later.run();
    let own = unit(&later, "DU-LICH-K3");
    assert_eq!((own.state, own.exempt), ("missing", true));
    assert!(
        later
            .findings
            .iter()
            .filter(|one| one.code.as_str() == "unit-missing")
            .all(|one| { one.unit.as_ref().is_some_and(|unit| unit.as_str() != "DU-LICH-K3") })
    );
    // Registered, it is a unit as all others.
    let mut known = with(school());
    known.config.push_str(unit!("DL-K3", "Chi đoàn Du lịch K3", "chapter", "CDN"));
    let known = known.run();
    assert!(unit(&known, "DL-K3").direct && unknown(&known).is_empty() && known.figures.unplaced.turns.0 == 0);
}

#[test]
fn without_a_register_every_unit_stands_below_the_office() {
    let outcome = Folder::new("", "--period 2021-03 --today 2021-04-10")
        .sheet(
            "nop/a.xlsx",
            "T3",
            &list("ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ SÔNG HẬU |\n| CHI ĐOÀN DU LỊCH K3", "Lê Minh Khôi", "12/05/2002"),
        )
        .run();
    let own = unit(&outcome, "DU-LICH-K3");
    assert!(own.direct && own.parent.is_some() && unknown(&outcome).is_empty());
    assert_eq!((outcome.figures.reporting.expected, outcome.figures.unplaced.turns.0), (1, 0));
}

#[test]
fn chapters_of_a_registered_union_that_the_register_lacks_are_its_parts_and_no_versions_of_each_other() {
    const UNION: &str = "ĐOÀN KHOA CÔNG NGHỆ THÔNG TIN";
    let folders = school()
        .sheet("K-CNTT/Chi đoàn CNTT K12/ds.xlsx", "DS", &roster("", "01/02/2021", "Lê Minh Khôi"))
        .sheet("K-CNTT/Chi đoàn CNTT K13/ds.xlsx", "DS", &roster("", "01/03/2021", "Lê Thị Hoa"));
    let titled = |title: &str| format!("{UNION} |\n| {title}");
    let titles = school()
        .sheet("a.xlsx", "DS", &roster(&titled("CHI ĐOÀN CNTT K12"), "01/02/2021", "Lê Minh Khôi"))
        .sheet("b.xlsx", "DS", &roster(&titled("CHI ĐOÀN CNTT K13"), "01/03/2021", "Lê Thị Hoa"));
    for folder in [folders, titles] {
        let outcome = folder.run();
        assert_eq!(outcome.figures.members.total.0, 2, "neither list replaces the other");
        let [one, other, union] = ["CNTT-K12", "CNTT-K13", "K-CNTT"].map(|code| unit(&outcome, code));
        assert_eq!([one.members.0, other.members.0, union.members.0], [1, 1, 2]);
        assert_eq!([&one.parent, &other.parent], [&Some("K-CNTT".to_owned()); 2]);
        assert_eq!(outcome.figures.unplaced.members.0, 0);
        assert_eq!(outcome.figures.reporting.levels[1].expected, 3, "neither is expected");
        let said = unknown(&outcome);
        assert!(
            said.len() == 2 && said.iter().all(|(_, _, remedy)| remedy.contains("“Đoàn khoa Công nghệ thông tin”"))
        );
        let slice = slices(&outcome, &school().settings());
        let first = texts(&of(&slice, "K-CNTT").book.sheets[0]).concat().join(" ");
        assert!(!first.contains("CNTT K12"), "its workbook calls none of them missing: {first}");
    }
    // A class that is in the register, and a folder that only looks like one: nothing is made.
    let known = school()
        .sheet("K-CNTT/cntt k10/ds.xlsx", "DS", &roster("", "01/02/2021", "Lê Minh Khôi"))
        .sheet("K-CNTT/cv15/ds.xlsx", "DS", &roster(UNION, "01/03/2021", "Lê Thị Hoa"))
        .run();
    assert!(unknown(&known).is_empty(), "{:?}", unknown(&known));
    assert_eq!(known.figures.units.len(), school().run().figures.units.len());
}

#[test]
fn it_does_not_matter_which_file_of_an_unlisted_chapter_comes_first() {
    let list = |name: &str, birth: &str| list("CHI ĐOÀN CNTT K12", name, birth);
    let (khoi, hoa) = (list("Lê Minh Khôi", "12/05/2002"), list("Lê Thị Hoa", "13/05/2002"));
    for loose in ["a.xlsx", "z.xlsx"] {
        let outcome = school().sheet(loose, "T3", &khoi).sheet("K-CNTT/ds.xlsx", "T3", &hoa).run();
        let [own, union] = ["CNTT-K12", "K-CNTT"].map(|code| unit(&outcome, code));
        assert_eq!((own.turns.0, union.turns.0, &own.parent), (2, 2, &Some("K-CNTT".to_owned())), "{loose}");
        assert!(!found(&outcome).iter().any(|one| one.starts_with("unit-ambiguous")), "{:?}", found(&outcome));
        assert_eq!(unknown(&outcome).len(), 1, "{loose}");
    }
}

#[test]
fn every_file_in_a_folder_that_names_nobody_is_asked_about() {
    let outcome = school()
        .sheet("nop/a.xlsx", "T3", &list("", "Lê Minh Khôi", "12/05/2002"))
        .sheet("nop/b.xlsx", "T3", &list("", "Lê Thị Hoa", "13/05/2002"))
        .run();
    let files: Vec<String> = unknown(&outcome).into_iter().map(|one| one.1).collect();
    assert_eq!(files, ["nop/a.xlsx", "nop/b.xlsx"]);
    assert_eq!(outcome.figures.unplaced.turns.0, 2);
}

#[test]
fn whose_state_is_returned_has_something_to_get_back() {
    let faulty = |title: &str| {
        format!(
            "| {title} |
             | DANH SÁCH THAM GIA SINH HOẠT |
             | STT | Họ và tên | Ngày sinh | Hiến máu | Ngày |
             | =1 | Lê Minh Khôi | 12/05/2002 | x | 31/02/2021 |"
        )
    };
    let folders = [
        // In no register: for her to hand over.
        (school().sheet("nop/a.xlsx", "T3", &faulty("CHI ĐOÀN DU LỊCH K3")), "DU-LICH-K3", true),
        // Nothing names anybody, or two are named.
        (school().sheet("nop/a.xlsx", "T3", &faulty("")), "NOP", false),
        (school().sheet("CNTT-K11/a.xlsx", "T3", &faulty("CHI ĐOÀN CƠ KHÍ K9")), "CK-K9", false),
        (school().sheet("CNTT-K11/a.xlsx", "T3", &faulty("CHI ĐOÀN CNTT K11")), "CNTT-K11", true),
    ];
    for (folder, code, returned) in folders {
        let outcome = folder.run();
        let parcels = returns(&outcome, &folder.settings());
        let back = parcels.iter().any(|parcel| parcel.unit.as_str() == code);
        let own = unit(&outcome, code);
        assert_eq!((own.state, back), ("returned", returned), "{code}");
        let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
        let sheet = |name: &str| texts(book.sheets.iter().find(|sheet| sheet.name == name).unwrap());
        let said = if returned { "cần sửa, trả lại" } else { "cần sửa, chưa chắc tệp của ai" };
        for name in ["Theo đơn vị", "Tình hình nộp"] {
            let named = |row: &Vec<String>| row.iter().any(|cell| cell.trim() == own.name);
            let row = sheet(name).into_iter().find(named).unwrap_or_else(|| panic!("{name} {code}"));
            assert!(row.iter().any(|cell| cell == said), "{name}: {row:?}");
        }
        assert!(outcome.figures.balance.rows.waiting > 0, "{code}");
        for parcel in &parcels {
            let all = parcel.book.sheets.iter().flat_map(texts).flatten().collect::<Vec<_>>().join(" ");
            assert!(!all.contains("don-vi.xlsx"), "what only the office can settle is not asked of {code}");
        }
    }
}
