//! One cell for a name over several rows, dittoed or left blank below its first: one person, however little else is known.

use tonghop::finding::Severity;
use tonghop::pipeline::Outcome;

use crate::support::run::Folder;

const TITLE: &str = "| CHI ĐOÀN K10A | | | | | |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THEO NHÓM HOẠT ĐỘNG THÁNG 3/2021 | | | | | |\n";
const HEADER: &str = "| STT | Họ và tên | Ngày sinh | MSSV | Ngày | Hoạt động |\n";

fn run(header: &str, rows: &str) -> Outcome {
    Folder::new("", "--period 2021-03 --today 2021-04-10")
        .sheet("K10A/ds thang 3-2021.xlsx", "DS", &format!("{TITLE}{header}{rows}"))
        .run()
}

/// Who took part and how often, and what is asked about persons and rows: code and cells.
fn took(outcome: &Outcome) -> (u64, u64, Vec<String>) {
    let asked = ["person-", "row-repeated", "student-no", "cell-blank", "column-missing", "total-differs"];
    let open = outcome.findings.iter().filter(|one| one.severity > Severity::Note);
    let asked = open.filter(|one| asked.iter().any(|code| one.code.as_str().starts_with(code)));
    let shown = asked.map(|one| {
        let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
        // At which of two it is asked follows from what the rows hold.
        let cells =
            if one.code.as_str() == "person-same-name" { String::new() } else { format!(" {}", cells.join(" ")) };
        format!("{}{cells}", one.code.as_str())
    });
    (outcome.figures.members.participants.0, outcome.figures.turns.total.0, shown.collect())
}

#[test]
fn a_name_of_one_cell_is_one_person() {
    for (what, rows) in [
        (
            "merged, with birth",
            "| =1 | Nguyễn Văn An | 05/02/2004 | | 05/03/2021 | Văn nghệ |\n| =2 | ^ | ^ | | 12/03/2021 | Trồng cây |\n| =3 | ^ | ^ | | 19/03/2021 | Văn nghệ |",
        ),
        (
            "merged, without birth",
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| ^ | ^ | | | 12/03/2021 | Trồng cây |\n| ^ | ^ | | | 19/03/2021 | Văn nghệ |",
        ),
        (
            "merged, number in the first row only",
            "| =1 | Nguyễn Văn An | | 2010101 | 05/03/2021 | Văn nghệ |\n| =2 | ^ | | | 12/03/2021 | Trồng cây |\n| =3 | ^ | | | 19/03/2021 | Văn nghệ |",
        ),
        (
            "merged, number in the last row only",
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| =2 | ^ | | | 12/03/2021 | Trồng cây |\n| =3 | ^ | | 2010101 | 19/03/2021 | Văn nghệ |",
        ),
        (
            "dittoed",
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| =2 | -nt- | | | 12/03/2021 | Trồng cây |\n| =3 | ″ | | | 19/03/2021 | Văn nghệ |",
        ),
        (
            "dittoed, birth in the first row only",
            "| =1 | Nguyễn Văn An | 05/02/2004 | | 05/03/2021 | Văn nghệ |\n| =2 | nt | | | 12/03/2021 | Trồng cây |\n| =3 | nt | nt | | 19/03/2021 | Văn nghệ |",
        ),
    ] {
        assert_eq!(took(&run(HEADER, rows)), (1, 3, vec![]), "{what}");
    }
    let blank = "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| | | | | 12/03/2021 | Trồng cây |\n| | | | | 19/03/2021 | Văn nghệ |";
    assert_eq!(took(&run(HEADER, blank)), (1, 3, vec!["cell-blank-as-above B5:B6".to_owned()]));
}

#[test]
fn two_of_one_name_stay_two() {
    let apart = "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| ^ | ^ | | | 12/03/2021 | Trồng cây |\n| =2 | Nguyễn Văn An | | | 06/03/2021 | Văn nghệ |\n| ^ | ^ | | | 13/03/2021 | Trồng cây |";
    assert_eq!(took(&run(HEADER, apart)), (2, 4, vec!["person-same-name".to_owned()]), "nothing in common");
    // Both came to the first meeting.
    let met = apart.replace("06/03", "05/03");
    assert_eq!(took(&run(HEADER, &met)), (2, 4, vec!["person-same-name".to_owned()]), "one row is equal");
    // The cells that say otherwise go before the one that was merged.
    for (what, rows) in [
        (
            "births",
            "| =1 | Nguyễn Văn An | 05/02/2004 | | 05/03/2021 | Văn nghệ |\n| =2 | ^ | 07/09/2003 | | 12/03/2021 | Trồng cây |",
        ),
        (
            "numbers",
            "| =1 | Nguyễn Văn An | | 2010101 | 05/03/2021 | Văn nghệ |\n| =2 | ^ | | 2010155 | 12/03/2021 | Trồng cây |",
        ),
        (
            "a ditto",
            "| =1 | Nguyễn Văn An | 05/02/2004 | | 05/03/2021 | Văn nghệ |\n| =2 | nt | 07/09/2003 | | 12/03/2021 | Trồng cây |",
        ),
        // Whose number it is the row of the second does not say.
        (
            "number of the first",
            "| =1 | Nguyễn Văn An | 05/02/2004 | 2010101 | 05/03/2021 | Văn nghệ |\n| =2 | ^ | 07/09/2003 | | 12/03/2021 | Trồng cây |",
        ),
    ] {
        assert_eq!(took(&run(HEADER, rows)), (2, 2, vec![]), "{what}");
    }
}

#[test]
fn a_merged_cell_holds_for_its_own_rows() {
    for (what, persons, turns, asked, rows) in [
        (
            "the next one has the row below",
            2,
            3,
            vec![],
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| ^ | ^ | | | 12/03/2021 | Trồng cây |\n| =2 | Trần Thị Bích | | | 12/03/2021 | Trồng cây |",
        ),
        (
            "over a header said again",
            1,
            3,
            vec![],
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| =2 | ^ | | | 12/03/2021 | Trồng cây |\n| STT | ^ | Ngày sinh | MSSV | Ngày | Hoạt động |\n| =3 | ^ | | | 19/03/2021 | Văn nghệ |",
        ),
        (
            "begun again below a header said again",
            1,
            4,
            vec![],
            "| =1 | Nguyễn Văn An | 2004 | | 05/03/2021 | Văn nghệ |\n| =2 | ^ | | | 12/03/2021 | Trồng cây |\n| STT | Họ và tên | Ngày sinh | MSSV | Ngày | Hoạt động |\n| =3 | Nguyễn Văn An | 2004 | | 19/03/2021 | Văn nghệ |\n| =4 | ^ | | | 26/03/2021 | Văn nghệ |",
        ),
        (
            "a ditto in the first of its rows",
            1,
            3,
            vec![],
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| =2 | nt | | | 12/03/2021 | Trồng cây |\n| =3 | ^ | | | 19/03/2021 | Văn nghệ |",
        ),
        (
            "a sum of persons",
            2,
            4,
            vec![],
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| ^ | ^ | | | 12/03/2021 | Trồng cây |\n| =2 | Trần Thị Bích | | | 06/03/2021 | Văn nghệ |\n| ^ | ^ | | | 13/03/2021 | Trồng cây |\n| Tổng cộng: 2 đoàn viên | | | | | |",
        ),
        (
            "a sum of persons of one name",
            2,
            4,
            vec!["person-same-name"],
            "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| ^ | ^ | | | 12/03/2021 | Trồng cây |\n| =2 | Nguyễn Văn An | | | 06/03/2021 | Văn nghệ |\n| ^ | ^ | | | 13/03/2021 | Trồng cây |\n| Tổng cộng: 2 đoàn viên | | | | | |",
        ),
    ] {
        assert_eq!(
            took(&run(HEADER, rows)),
            (persons, turns, asked.into_iter().map(str::to_owned).collect()),
            "{what}"
        );
    }
}

#[test]
fn brothers_under_one_family_name_are_two() {
    let header = "| STT | Họ đệm | Tên | MSSV | Ngày | Hoạt động |\n";
    let rows = "| =1 | Nguyễn Văn | An | | 05/03/2021 | Văn nghệ |\n| ^ | ^ | ^ | | 12/03/2021 | Trồng cây |\n| =2 | ^ | Bình | | 06/03/2021 | Văn nghệ |\n| ^ | ^ | ^ | | 13/03/2021 | Trồng cây |";
    assert_eq!(took(&run(header, rows)), (2, 4, vec![]));
    let dittoed = "| =1 | Nguyễn Văn | An | | 05/03/2021 | Văn nghệ |\n| =2 | nt | Bình | | 06/03/2021 | Văn nghệ |\n| =3 | nt | nt | | 13/03/2021 | Văn nghệ |";
    assert_eq!(took(&run(header, dittoed)), (2, 3, vec![]));
}

#[test]
fn a_member_merged_over_two_rows_is_one_member() {
    let roster = "| CHI ĐOÀN K10A | | | |\n| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 | | | |\n| STT | Họ và tên | Ngày vào Đoàn | SĐT |\n| =1 | Nguyễn Văn An | 26/03/2018 | 0912345678 |\n| ^ | ^ | ^ | 0912345679 |\n| =2 | Trần Thị Bích | 26/03/2018 | 0912345677 |";
    let outcome = Folder::new("", "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", roster).run();
    assert_eq!(outcome.figures.members.total.0, 2);
    assert_eq!(took(&outcome).2, [""; 0]);
    let slips = "| CHI ĐOÀN K10A | | | |\n| DANH SÁCH ĐOÀN VIÊN GIỚI THIỆU VỀ SINH HOẠT TẠI NƠI CƯ TRÚ | | | |\n| STT | Họ và tên | Nơi giới thiệu đến | Ngày giới thiệu |\n| =1 | Nguyễn Văn An | Phường An Thới | 05/03/2021 |\n| ^ | ^ | Phường Bình Thủy | 12/03/2021 |";
    let outcome = Folder::new("", "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", slips).run();
    let persons: Vec<_> = outcome.register.introductions.iter().map(|one| one.person).collect();
    assert_eq!(persons.len(), 2);
    assert_eq!(persons[0], persons[1]);
}

#[test]
fn a_merged_list_sent_again_with_every_name_typed_is_the_same_list() {
    let merged = "| =1 | Nguyễn Văn An | | | 05/03/2021 | Văn nghệ |\n| =2 | ^ | | | 12/03/2021 | Trồng cây |\n| =3 | Trần Thị Bích | | | 12/03/2021 | Trồng cây |";
    let typed = merged.replace('^', "Nguyễn Văn An");
    let folder = |second: &str| {
        Folder::new("", "--period 2021-03 --today 2021-04-10")
            .sheet("K10A/ds thang 3-2021.xlsx", "DS", &format!("{TITLE}{HEADER}{merged}"))
            .sheet("K10A/ds thang 3-2021 (1).xlsx", "DS", &format!("{TITLE}{HEADER}{second}"))
            .run()
    };
    let sent_again = took(&folder(&typed));
    assert_eq!((sent_again.0, sent_again.1), (2, 3));
    let twice = took(&folder(merged));
    assert_eq!((twice.0, twice.1), (2, 3));
}
