//! Persons whom the lists know by a student number alone: they count, are asked about, and are never an empty cell.

use tonghop::finding::Severity;
use tonghop::model::Lang;
use tonghop::report::consolidated;

use super::*;

fn folder(name: &str) -> Folder {
    let roster = format!(
        "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |
         | STT | Họ và tên | MSSV | Ngày sinh | Ngày vào Đoàn |
         | =1 | Nguyễn Hoàng Anh | 2010101 | 12/05/2002 | 26/03/2018 |
         | =2 | {name} | 2010102 | 03/11/2001 | 26/03/2018 |"
    );
    let turns = "
| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 3 NĂM 2021 |
| STT | Họ và tên | MSSV | Ngày tham gia |
| =1 | Nguyễn Hoàng Anh | 2010101 | 12/03/2021 |
| =2 | | 2010102 | 12/03/2021 |
| =3 | | 2010109 | 12/03/2021 |
| =4 | | | 12/03/2021 |
";
    Folder::new(SCHOOL, "--today 2021-04-10").sheet("CNTT-K10/ds.xlsx", "DS", &roster).sheet(
        "CNTT-K10/tham gia.xlsx",
        "T3",
        turns,
    )
}

/// What is said of rows that lack something: weight, file, cell, sentence.
fn lacking(outcome: &Outcome) -> Vec<(Severity, String, String)> {
    let all = outcome.findings.iter().filter(|one| one.code.as_str() == "column-missing");
    all.map(|one| (one.severity, one.file.as_ref().unwrap().name().to_owned(), one.cells[0].to_string())).collect()
}

#[test]
fn a_number_without_a_name_counts_and_is_a_query_at_its_cell() {
    let outcome = folder("").run();
    let all = &outcome.figures;
    assert_eq!((all.members.total.0, all.members.not_on_roster.0, all.turns.total.0), (2, 1, 3));
    assert_eq!((all.balance.rows.waiting, all.balance.rows.residual), (1, 0), "nobody at all waits");
    let at = |weight, file: &str, cell: &str| (weight, file.to_owned(), cell.to_owned());
    assert_eq!(
        lacking(&outcome),
        [
            at(Severity::Query, "ds.xlsx", "B4"),
            at(Severity::Query, "tham gia.xlsx", "B4:B5"),
            at(Severity::Error, "tham gia.xlsx", "B6")
        ]
    );
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "column-missing").unwrap();
    assert!(said.message(Lang::Vi).contains(
        "dòng vẫn được tính theo mã số, và nếu không bảng nào khác có tên người này thì ghi là “(chưa có họ tên)”"
    ));
    assert!(said.message(Lang::En).contains("where no other list names the person, “(no name given)” is shown"));
    // Where the roster gives the name it is shown everywhere, and the empty cell is said all the same.
    let named = folder("Trần Thị Bích").run();
    assert_eq!(
        lacking(&named),
        [at(Severity::Query, "tham gia.xlsx", "B4:B5"), at(Severity::Error, "tham gia.xlsx", "B6")]
    );
}

#[test]
fn whoever_has_no_name_is_shown_as_such_and_the_ledger_invents_none() {
    let folder = folder("");
    let outcome = folder.run();
    let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
    for name in ["Đoàn viên", "Lượt tham gia"] {
        let sheet = book.sheets.iter().find(|sheet| sheet.name == name).unwrap();
        let shown = texts(sheet).concat().into_iter().filter(|cell| cell == "(chưa có họ tên)").count();
        assert_eq!(shown, 2, "{name}");
    }
    let named = self::folder("Trần Thị Bích").run();
    assert_eq!(named.register.members.iter().filter(|one| one.name.is_empty()).count(), 1);
    assert_eq!(outcome.register.members.iter().filter(|one| one.name.is_empty()).count(), 2);
    // What goes back to the sender says it at the cell, and shows no number.
    let parcels = returns(&outcome, &folder.settings());
    let rows = body(&of(&parcels, "CNTT-K10").book);
    let row = rows.iter().find(|row| row.get(2).is_some_and(|cell| cell == "B4")).unwrap();
    assert_eq!((row[3].as_str(), row[4].as_str()), ("cần xem", ""));
    assert!(row[6].contains("Xin ghi họ tên vào dòng"), "{row:?}");
}
