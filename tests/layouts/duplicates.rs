//! Two columns of one name: said where one of them may be meant, in words that hold for what becomes of them.

use tonghop::model::Lang;

use crate::support::run::Folder;

const TITLE: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA CÁC HOẠT ĐỘNG TẠI NƠI CƯ TRÚ TỪ 01/09/2026 ĐẾN 31/10/2026";

/// Turns, and what is said of columns of one name: weight, cells, sentence.
fn said(title: &str, header: &str, cells: &str) -> (u64, Vec<String>) {
    let text =
        format!("| {title} | < |\n| STT | Họ và tên | Năm sinh | {header} |\n| =1 | Lê Thị Riêng | =2006 | {cells} |");
    let outcome = Folder::new("", "--period 2026-09..2026-12 --today 2026-11-28")
        .sheet("Chi đoàn K10A/ds.xlsx", "DS", &text)
        .run();
    let found = outcome.findings.iter().filter(|one| one.code.as_str() == "header-duplicate").map(|one| {
        let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
        format!("{} {}: {}", one.severity.code(), cells.join(" "), one.message(Lang::Vi))
    });
    (outcome.figures.turns.total.0, found.collect())
}

#[test]
fn rounds_remarks_and_what_nobody_keeps_are_no_duplicates() {
    for (title, header, cells, turns) in [
        (
            TITLE,
            "Hoạt động 1 | Ngày | Hoạt động 2 | Ngày | Hoạt động 3 | Ngày",
            "Trồng cây | 06/09/2026 | Văn nghệ | 20/10/2026 | |",
            2,
        ),
        (TITLE, "Ngày | Nội dung | Ngày | Nội dung", "06/09/2026 | Trồng cây | 20/10/2026 | Văn nghệ", 2),
        (TITLE, "Hoạt động | Ngày | Ghi chú | Ghi chú", "Trồng cây | 06/09/2026 | đủ | giấy", 1),
        (
            "DANH SÁCH ĐOÀN VIÊN",
            "Ngày vào Đoàn | Học lực | Hạnh kiểm | Học lực | Hạnh kiểm",
            "26/03/2022 | Khá | Tốt | Khá | Tốt",
            0,
        ),
    ] {
        assert_eq!(said(title, header, cells), (turns, vec![]), "{header}");
    }
}

#[test]
fn what_becomes_of_two_columns_of_one_name_is_said_as_it_is() {
    let both = |cells: &str, name: &str, fate: &str| {
        vec![format!("query {cells}: Hai cột trong bảng có cùng một tên (tên cột: “{name}”); tonghop {fate}.")]
    };
    let first = "giữ cả hai và tạm dùng cột đứng trước";
    let each = "đọc cả hai, mỗi cột là một lần tham gia";
    for (title, header, cells, turns, places, name, fate) in [
        (TITLE, "Hoạt động | Ngày | Ngày", "Trồng cây | 06/09/2026 | 20/10/2026", 2, "E2 F2", "Ngày", each),
        ("DANH SÁCH THAM GIA THÁNG 10/2026", "Hiến máu | Hiến máu", "x | x", 2, "D2 E2", "Hiến máu", each),
        (
            TITLE,
            "Ngày | Nội dung | Số lượt | Số lượt",
            "06/09/2026 | Trồng cây | =2 | =1",
            2,
            "F2 G2",
            "Số lượt",
            first,
        ),
        ("DANH SÁCH ĐOÀN VIÊN", "SĐT | SĐT", "0912345671 | 0912345672", 0, "D2 E2", "SĐT", first),
        (
            "DANH SÁCH ĐOÀN VIÊN",
            "Ngày vào Đoàn | Tiến sỹ | Tiến sỹ",
            "26/03/2022 | x |",
            0,
            "E2 F2",
            "Tiến sỹ",
            "giữ cả hai và không dùng cột nào để tính",
        ),
    ] {
        assert_eq!(said(title, header, cells), (turns, both(places, name, fate)), "{header}");
    }
}

#[test]
fn lists_of_two_kinds_beside_each_other_are_two_lists() {
    let text = "| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2020-2021 | | | | | DANH SÁCH THAM GIA SINH HOẠT THEO NHÓM THÁNG 3/2021 | | | |
         | STT | Họ và tên | MSSV | Ngày vào Đoàn | | STT | Họ và tên | MSSV | NTM |
         | =1 | Nguyễn Hoàng Anh | 2010101 | 26/03/2018 | | =1 | Trần Thị Bích | 2010102 | x |
         | =2 | Trần Thị Bích | 2010102 | 26/03/2018 | | =2 | Lê Minh Châu | 2010103 | x |
         | =3 | Lê Minh Châu | 2010103 | 26/03/2018 | | | | | |";
    let outcome = Folder::new("", "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", text).run();
    assert_eq!(outcome.figures.members.total.0, 3);
    let took: Vec<(&str, &str)> = outcome
        .register
        .turns
        .iter()
        .map(|turn| {
            let name = turn.person.map_or("", |person| outcome.register.member(person).name.as_str());
            (name, turn.group.as_ref().map_or("", |group| group.as_str()))
        })
        .collect();
    let mut took = took;
    took.sort_unstable();
    assert_eq!(took, [("Lê Minh Châu", "g4"), ("Trần Thị Bích", "g4")]);
    assert!(!outcome.findings.iter().any(|one| one.code.as_str() == "header-duplicate"));
}

#[test]
fn a_title_of_another_unit_above_a_header_said_again_begins_its_own_list() {
    const HEADER: &str = "| STT | Họ và tên | MSSV |";
    let list = |again: &str| {
        format!(
            "| ĐOÀN KHOA CNTT | | |\n| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2020-2021 | | |\n{HEADER}
             | =1 | Nguyễn Hoàng Anh | 2010101 |\n| | | |\n| {again} | | |\n{HEADER}
             | =2 | Trần Thị Bích | 2010201 |\n| =3 | Lê Văn Ba | 2010202 |"
        )
    };
    let config = "[office]\ncode = \"CDN\"\nname = \"Đoàn trường Cao đẳng Nghề\"\nlevel = \"school\"\n[[unit]]\ncode = \"K10A\"\nname = \"Chi đoàn K10A\"\nlevel = \"chapter\"\nparent = \"CDN\"\n[[unit]]\ncode = \"K10B\"\nname = \"Chi đoàn K10B\"\nlevel = \"chapter\"\nparent = \"CDN\"\n";
    let members = |again: &str| {
        let outcome =
            Folder::new(config, "--period 2021-03 --today 2021-04-10").sheet("KHOA/a.xlsx", "DS", &list(again)).run();
        let of = |code: &str| outcome.figures.units.iter().find(|one| one.code == code).map_or(0, |one| one.members.0);
        (of("K10A"), of("K10B"))
    };
    assert_eq!(members("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10B NĂM HỌC 2020-2021"), (1, 2));
    assert_eq!(members("CHI ĐOÀN K10B"), (1, 2));
    // The same page's title, printed again.
    assert_eq!(members("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2020-2021"), (3, 0));
}
