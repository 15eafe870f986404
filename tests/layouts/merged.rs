//! One cell for a name over several rows, dittoed or left blank below its first: one person, however little else is known.

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
    let asked = outcome.findings.iter().filter(|one| asked.iter().any(|code| one.code.as_str().starts_with(code)));
    let shown = asked.map(|one| {
        let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
        format!("{} {}", one.code.as_str(), cells.join(" "))
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
    assert_eq!(took(&run(HEADER, blank)), (1, 3, vec!["cell-blank-as-above B5 B6".to_owned()]));
}
