//! The workbook as a person sees it: what wraps, what is printed, which words stand in it.

use tonghop::report::book::{Cell, Sheet, Style, Value};
use tonghop::report::consolidated;

use crate::support::run::Folder;

const OFFICE: &str = "[office]\ncode = \"T\"\nname = \"Đoàn trường Thử\"\nlevel = \"school\"\nsigner = \"Trần Thị Mẫu\"\n[[unit]]\ncode = \"K10\"\nname = \"Chi đoàn K10\"\nlevel = \"chapter\"\nparent = \"T\"\n";

fn sheets(config: &str) -> Vec<Sheet> {
    let folder = Folder::new(config, "--period 2021-04").sheet(
        "K10/tham gia.xlsx",
        "TG",
        "| CHI ĐOÀN K10 |
         | DANH SÁCH THAM GIA |
         | STT | Họ và tên | Ngày sinh | Ngày tham gia | Nhóm hoạt động |
         | =1 | Lê Văn An | 02/03/2003 | 10/04/2021 | Tình nguyện khác |
         | =2 | Hồ Thị Bưởi | 30/02/2003 | 11/04/2021 | Tình nguyện khác |",
    );
    let outcome = folder.run();
    consolidated(&outcome.figures, &outcome.register, &outcome.findings, &folder.settings()).sheets
}

fn of<'a>(sheets: &'a [Sheet], name: &str) -> &'a Sheet {
    sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

fn text(cell: &Cell) -> &str {
    match &cell.value {
        Value::Text(text) | Value::Link(_, text) => text,
        _ => "",
    }
}

#[test]
fn a_path_is_shown_whole_and_the_link_stands_beside_it() {
    let sheets = sheets(OFFICE);
    let to_do = of(&sheets, "Cần xử lý");
    let row = to_do.rows.iter().find(|row| text(&row[8]) == "date-impossible").unwrap();
    assert_eq!(row[0].value, Value::Link("'Nguồn'!A2".to_owned(), "lỗi".to_owned()));
    assert_eq!((&row[2].value, row[2].style), (&Value::Text("K10/tham gia.xlsx".to_owned()), Style::Wrapped));
    assert_eq!((to_do.printed, text(&to_do.rows[0][8])), (Some(8), "Mã"));
    let sources = of(&sheets, "Nguồn");
    assert_eq!(sources.rows[1][0].style, Style::Wrapped);
    // Every format here keeps all, so no column says what one does not.
    assert_eq!((sources.rows[0].len(), sources.widths.len(), sources.printed), (12, 12, Some(12)));
    // A4 across holds about 146 such characters at full size: what is printed is no smaller than seven points.
    for name in ["Cần xử lý", "Nguồn", "Đối chiếu", "Lượt tham gia", "Đoàn viên"] {
        let sheet = of(&sheets, name);
        let printed = sheet.printed.map_or(sheet.widths.len(), usize::from);
        assert!(sheet.landscape && sheet.widths[..printed].iter().sum::<u16>() <= 240, "{name}");
    }
}

#[test]
fn names_and_units_of_members_run_over_several_lines_where_they_are_long() {
    let sheets = sheets(OFFICE);
    let members = of(&sheets, "Đoàn viên");
    let headers: Vec<&str> = members.wrapped.iter().map(|&at| text(&members.rows[0][usize::from(at)])).collect();
    assert_eq!(headers, ["Họ và tên", "Mã đơn vị", "Đơn vị"]);
}

#[test]
fn a_line_of_turns_is_never_too_small_to_be_read() {
    let widths = |config: &str| of(&sheets(config), "Lượt tham gia").widths.clone();
    // The channel has its 29 letters beside a group; of a group's 66 letters 40 stand on a line, whatever it is called.
    assert_eq!(widths(OFFICE)[5..7], [27, 40]);
    let label = "Một nhóm hoạt động có tên rất dài ".repeat(8);
    let long = widths(&format!("{OFFICE}[[group]]\ncode = \"g8\"\nlabel = \"{}\"\n", label.trim()));
    assert_eq!((long[6], long[..13].iter().sum::<u16>()), (40, 240));
}

#[test]
fn turns_are_told_in_words_and_their_sums_look_for_the_same_words() {
    let whole = sheets(OFFICE);
    let (turns, data) = (of(&whole, "Lượt tham gia").whole(), of(&whole, "Dữ liệu").whole());
    assert_eq!(text(&turns[1][5]), "Sinh hoạt theo nhóm hoạt động");
    let group = text(&turns[1][6]).to_owned();
    assert_eq!(group, "Các hoạt động tình nguyện khác");
    let sum = |data: &[Vec<Cell>]| {
        data.iter().find(|row| text(&row[0]) == "groups.g9.turns").map(|row| row[5].value.clone()).unwrap()
    };
    let Value::Formula(formula, number) = sum(&data) else { panic!("no formula: {:?}", sum(&data)) };
    assert!(formula.contains(&format!("\"{group}\"")) && number == 2, "{formula} {number}");
    // Two groups that config calls alike cannot be told apart by a formula: the number stands.
    let alike = format!("{OFFICE}[[group]]\ncode = \"g8\"\nlabel = \"{group}\"\n");
    assert_eq!(sum(&of(&sheets(&alike), "Dữ liệu").whole()), Value::Number(2));
}

#[test]
fn who_signs_stands_below_the_signature() {
    let names = |config: &str| {
        let sheets = sheets(config);
        let rows = of(&sheets, "Tổng hợp").whole();
        rows.iter().rev().find_map(|row| row.get(2).map(text).filter(|text| !text.is_empty()).map(str::to_owned))
    };
    assert_eq!(names(OFFICE).as_deref(), Some("Trần Thị Mẫu"));
    assert_eq!(names(&OFFICE.replace("signer = \"Trần Thị Mẫu\"\n", "")).as_deref(), Some("BÍ THƯ"));
}
