//! One person from many rows: every value with its rows and the rule that chose, where they belonged and when, and kinds of
//! duplicates told apart.

use tonghop::pipeline::Outcome;
use tonghop::report::consolidated;
use tonghop::write::ledger::{File, Ledger};

use super::{SCHOOL, found, texts};
use crate::support::run::Folder;

/// Châu moves from K10 to Cơ khí K9, Bích graduates, Dũng is gone; Giang is new. An is written in two ways.
fn folder() -> Folder {
    let k10 = |year: &str, rows: &str| {
        format!(
            "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN CNTT K10 NĂM HỌC {year} |\n| STT | Họ và tên | Ngày sinh | MSSV | SĐT | Ghi chú |\n{rows}"
        )
    };
    let before = k10(
        "2019-2020",
        "| =1 | Nguyễn Văn An | 12/05/2002 | 2010001 | 0912345678 | |
         | =2 | Trần Thị Bích | 03/11/2002 | 2010002 | | |
         | =3 | Lê Minh Châu | 21/07/2003 | 2010003 | | |
         | =4 | Phạm Quốc Dũng | 30/01/2002 | 2010004 | | |",
    );
    let now = k10(
        "2020-2021",
        "| =1 | Nguyễn Văn An | 2002 | 2010001 | 0939345678 | |
         | =2 | Trần Thị Bích | 03/11/2002 | 2010002 | | tốt nghiệp ngày 15/01/2021 |
         | =3 | Võ Hương Giang | 17/09/2003 | 2010005 | | |",
    );
    let k9 = "
| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN CƠ KHÍ K9 NĂM HỌC 2020-2021 |
| STT | Họ và tên | Ngày sinh | MSSV |
| =1 | Lê Minh Châu | 21/07/2003 | 2010003 |
";
    Folder::new(SCHOOL, "--today 2021-04-10")
        .sheet("CNTT-K10/ds 2019-2020.xlsx", "DS", &before)
        .sheet("CNTT-K10/ds 2020-2021.xlsx", "DS", &now)
        .sheet("CK-K9/ds 2020-2021.xlsx", "DS", k9)
}

/// The lines of a table of the ledger, below its header, with the person's name for the id.
fn table(outcome: &Outcome, name: &str) -> Vec<String> {
    let ledger = Ledger { register: &outcome.register, findings: &outcome.findings, lang: tonghop::model::Lang::Vi };
    let file = File::ALL.into_iter().find(|file| file.name() == name).unwrap();
    let mut bytes = Vec::new();
    ledger.write(file, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let named = |line: &str| {
        let (id, rest) = line.split_once(',').unwrap();
        let member = outcome.register.members.iter().find(|member| member.id == id).unwrap();
        format!("{},{rest}", member.name)
    };
    text.lines().skip(1).map(named).collect()
}

fn members(outcome: &Outcome, folder: &Folder) -> Vec<Vec<String>> {
    let book = consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings());
    texts(book.sheets.iter().find(|sheet| sheet.name == "Đoàn viên").unwrap())
}

#[test]
fn every_stay_has_its_days_and_how_it_ended() {
    let folder = folder();
    let outcome = folder.run();
    assert_eq!(outcome.figures.members.total.0, 3);
    // Rows of the ledger: CK-K9 0; CNTT-K10 1 to 4, then 5 to 7.
    assert_eq!(
        table(&outcome, "memberships.csv"),
        [
            "Nguyễn Văn An,CNTT-K10,2019-09-01,,,1 5",
            "Trần Thị Bích,CNTT-K10,2019-09-01,2021-01-15,graduated,2 6",
            "Lê Minh Châu,CK-K9,2020-09-01,,,0",
            "Lê Minh Châu,CNTT-K10,2019-09-01,2020-09-01,moved,3",
            "Phạm Quốc Dũng,CNTT-K10,2019-09-01,2020-09-01,gone,4",
            "Võ Hương Giang,CNTT-K10,2020-09-01,,,7",
        ]
    );
    let rows = members(&outcome, &folder);
    let of = |name: &str| rows.iter().find(|row| row[1] == name).unwrap()[13].clone();
    assert_eq!(of("Nguyễn Văn An"), "");
    assert_eq!(of("Trần Thị Bích"), "CNTT-K10 từ 01/09/2019 đến 15/01/2021 (ra trường)");
    assert_eq!(of("Lê Minh Châu"), "CNTT-K10 từ 01/09/2019 đến 01/09/2020 (chuyển chi đoàn); CK-K9 từ 01/09/2020");
    assert_eq!(of("Phạm Quốc Dũng"), "CNTT-K10 từ 01/09/2019 đến 01/09/2020 (không còn trong danh sách sau)");
    // Nobody says where Dũng went; Bích and Châu are explained.
    let gone = outcome.findings.iter().find(|one| one.code.as_str() == "member-vanished").unwrap();
    assert_eq!((gone.cells[0].to_string().as_str(), gone.seen.as_deref()), ("B6", Some("Phạm Quốc Dũng")));
    assert_eq!(found(&outcome).iter().filter(|one| one.starts_with("member-vanished")).count(), 1);
}

#[test]
fn every_value_is_kept_with_its_rows_and_the_rule_that_chose() {
    let folder = folder();
    let outcome = folder.run();
    let values = table(&outcome, "values.csv");
    let of_an: Vec<&str> = values.iter().filter(|line| line.starts_with("Nguyễn Văn An")).map(String::as_str).collect();
    // Phones are masked; of each field one value is the one that is shown. Rows 1 and 5 are An's.
    assert_eq!(
        of_an,
        [
            "Nguyễn Văn An,birth,12/05/2002,true,full-birth,1",
            "Nguyễn Văn An,birth,2002,false,full-birth,5",
            "Nguyễn Văn An,phone,091***5678,false,roster-then-nearest,1",
            "Nguyễn Văn An,phone,093***5678,true,roster-then-nearest,5",
        ]
    );
    let rows = members(&outcome, &folder);
    let an = rows.iter().find(|row| row[1] == "Nguyễn Văn An").unwrap();
    assert_eq!(an[2], "12/05/2002");
    // A year of birth is only less than a date; another phone is another phone.
    assert_eq!(
        an[14],
        "điện thoại có nơi ghi “091***5678” (CNTT-K10/ds 2019-2020.xlsx DS dòng 3); lấy theo danh sách đoàn viên mới nhất, rồi đến đơn vị gần nhất"
    );
    // Nobody else's rows differ, but for where they belonged.
    let others: Vec<&String> = values.iter().filter(|line| !line.starts_with("Nguyễn Văn An")).collect();
    assert_eq!(
        others,
        ["Lê Minh Châu,unit,CK-K9,true,newest-roster,0", "Lê Minh Châu,unit,CNTT-K10,false,newest-roster,3"]
    );
}

#[test]
fn kinds_of_duplicates_are_told_apart() {
    let faculty = "
| DANH SÁCH ĐOÀN VIÊN ĐOÀN KHOA CÔNG NGHỆ THÔNG TIN NĂM HỌC 2020-2021 |
| STT | Họ và tên | Ngày sinh | MSSV | Đối tượng |
| =1 | Đặng Thu Hà | 02/02/1995 | GV001 | Giảng viên |
| =2 | Đặng Thu Hà | 02/02/1995 | GV001 | Giảng viên |
";
    let k9 = "
| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN CƠ KHÍ K9 NĂM HỌC 2020-2021 |
| STT | Họ và tên | Ngày sinh | MSSV | Đối tượng |
| =1 | Lê Minh Châu | 21/07/2003 | 2010003 | Sinh viên |
| =2 | Đặng Thu Hà | 02/02/1995 | GV001 | Giảng viên |
| =3 | Võ Hương Giang | 17/09/2003 | 2010005 | Sinh viên |
";
    let folder = folder().sheet("K-CNTT/ds.xlsx", "DS", faculty).sheet("CK-K9/ds 2020-2021 b.xlsx", "DS", k9);
    let outcome = folder.run();
    let kinds = &outcome.figures.duplicates.members;
    assert_eq!(
        [kinds.within_file, kinds.between_files, kinds.between_units, kinds.double_membership, kinds.between_periods],
        [1, 1, 1, 1, 2],
        "Hà twice in one file; Châu in two files of K9; Giang on the rosters of two units; Hà in two, as she may be; An, Châu from last year"
    );
    let two: Vec<(&str, &str)> = outcome
        .findings
        .iter()
        .filter(|one| one.code.as_str() == "person-two-units")
        .map(|one| (one.seen.as_deref().unwrap_or_default(), one.severity.code()))
        .collect();
    assert_eq!(two, [("Võ Hương Giang", "query"), ("Đặng Thu Hà", "note")]);
    let reasons: Vec<&str> = outcome
        .register
        .rows
        .iter()
        .filter(|row| row.disposition == tonghop::identify::Disposition::Duplicate)
        .map(|row| row.reason)
        .collect();
    assert_eq!(reasons.iter().filter(|reason| **reason == "person-two-units").count(), 2);
    assert_eq!(outcome.figures.balance.rows.residual, 0);
}
