//! Lists of members with columns that look as if they said who took part: talents, teams, columns nobody filled in.

use serde_json::Value;
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;

use crate::support::folders::figure;
use crate::support::run::Folder;

const CONFIG: &str = r#"
[office]
code = "CDN"
name = "Đoàn trường Cao đẳng Nghề Sông Hậu"
level = "school"

[[unit]]
code = "K10A"
name = "Chi đoàn K10A"
level = "chapter"
parent = "CDN"
"#;

const PLAIN: &str = "DANH SÁCH ĐOÀN VIÊN";
const OF_A_MONTH: &str = "DANH SÁCH ĐOÀN VIÊN THÁNG 10/2026";
const OF_A_YEAR: &str = "DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2026-2027";

/// A list of two persons below a title; `cells` are what stands behind each one's birth.
fn list(title: &str, header: &str, cells: [&str; 2]) -> Outcome {
    let text = format!(
        "| {title} | < | < |
         | STT | Họ và tên | Ngày sinh | {header} |
         | =1 | Lê Thị Riêng | 01/02/2006 | {} |
         | =2 | Hồ Hảo Hớn | 02/02/2006 | {} |",
        cells[0], cells[1]
    );
    Folder::new(CONFIG, "--period 2026-07..2026-12 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

/// Members, turns, rows that wait, and the columns that are asked about.
fn made_of(outcome: &Outcome) -> (u64, u64, u64, Vec<String>) {
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    let number = |path: &str| figure(&tree, path).as_ref().and_then(Value::as_u64).unwrap_or_default();
    assert_eq!(number("balance.rows.residual"), 0);
    let asked = outcome.register.questions.iter().map(|one| one.subject.clone());
    (number("members.total"), number("turns.total"), number("balance.rows.waiting"), asked.collect())
}

#[test]
fn a_list_of_members_stays_one_whatever_they_are_good_at() {
    for (title, header, cells) in [
        // Beside a skill, and beside what only members have, ticks are talents; nobody is asked.
        (PLAIN, "Văn nghệ | Thể thao | Ngoại ngữ", ["x | | x", "| x |"]),
        (OF_A_MONTH, "Tin học | Văn nghệ", ["x | x", " | x"]),
        (PLAIN, "Ngày vào Đoàn | Văn nghệ | Thể thao", ["26/03/2022 | x |", "26/03/2022 | | x"]),
        // Who is in which team of the chapter.
        (PLAIN, "Nhóm", ["Nhóm 1", "Nhóm 2"]),
        (PLAIN, "Nhóm", ["Tổ 1", "Tổ 2"]),
        (OF_A_YEAR, "Nhóm", ["=1", "=2"]),
        (PLAIN, "Nhóm", ["Đội văn nghệ", "Truyền thông"]),
        (OF_A_YEAR, "Đội", ["Đội 1", "Đội 2"]),
        // Columns that nobody filled in.
        (PLAIN, "Hoạt động | SĐT", ["| 0912345671", "| 0912345672"]),
        (OF_A_YEAR, "Ghi chú hoạt động", ["", ""]),
        (OF_A_MONTH, "Tham gia hoạt động | Ngày tham gia", ["|", "|"]),
        (PLAIN, "Ngày vào Đoàn | Nhóm | Hoạt động", ["26/03/2022 | Nhóm 1 |", "26/03/2022 | Nhóm 2 |"]),
        // How far somebody went to school, how well they did, for what they registered, what they paid.
        (OF_A_YEAR, "Văn hóa | Tin học", ["12/12 | A", "12/12 | B"]),
        (PLAIN, "Ngày vào Đoàn | Lớp trưởng | Phong trào", ["26/03/2022 | x | Tốt", "26/03/2022 | | Khá"]),
        (OF_A_YEAR, "Đăng ký hiến máu | Đăng ký Mùa hè xanh", ["x |", "| x"]),
        ("DANH SÁCH ĐOÀN VIÊN NỘP ĐOÀN PHÍ NĂM 2026", "T9 | T10 | T11", ["x | x |", "x | x | x"]),
        ("BẢNG THEO DÕI ĐOÀN PHÍ NĂM 2026", "Tháng 9 | Tháng 10", ["x | x", "| x"]),
        ("BẢNG THU ĐOÀN PHÍ THÁNG 10/2026", "Đã nộp", ["x", "x"]),
        (
            "DANH SÁCH NỘP ĐOÀN PHÍ",
            "Ngày | Nội dung | Số lượng",
            ["05/10/2026 | Quý IV | =3", "06/10/2026 | Quý IV | =3"],
        ),
        (OF_A_YEAR, "Đoàn phí tháng 9 | Đoàn phí tháng 10", ["x | x", "| x"]),
        (OF_A_YEAR, "Thời gian chuyển đến | Nơi chuyển đến", ["|", "|"]),
        // Many columns that nobody knows behind those of persons.
        (PLAIN, "Đội tuyển | CLB | Đội xung kích | Đội hình", ["x | | x |", "| Guitar | | x"]),
    ] {
        let outcome = list(title, header, cells);
        assert_eq!(made_of(&outcome), (2, 0, 0, vec![]), "{title}: {header}");
    }
}

#[test]
fn whether_ticks_are_talents_or_turns_is_asked_and_no_member_is_lost() {
    for (title, header, cells, asked) in [
        (OF_A_MONTH, "Chức vụ | Văn nghệ | Thể thao", ["BT | | x", "ĐV | x |"], vec!["Thể thao", "Văn nghệ"]),
        (PLAIN, "Văn nghệ | Thể thao", ["x |", "| x"], vec!["Thể thao", "Văn nghệ"]),
        (OF_A_YEAR, "Hiến máu", ["x", ""], vec!["Hiến máu"]),
        (OF_A_MONTH, "Nhóm", ["Nhóm 1", "Nhóm 4"], vec!["Nhóm"]),
        (OF_A_MONTH, "Đội văn nghệ", ["x", ""], vec!["Đội văn nghệ"]),
        (OF_A_YEAR, "Văn nghệ | TDTT | Khác", ["x | |", "| x | MC"], vec!["Khác", "TDTT", "Văn nghệ"]),
        (PLAIN, "Ngày vào Đoàn | Tham gia", ["26/03/2022 | x", "26/03/2022 |"], vec!["Tham gia"]),
        (OF_A_YEAR, "Sinh hoạt hè", ["Có", "Không"], vec!["Sinh hoạt hè"]),
        (OF_A_YEAR, "Ngày vào Đoàn | Tháng 10", ["26/03/2022 | x", "26/03/2022 | x"], vec!["Tháng 10"]),
        (OF_A_YEAR, "Có việc làm thêm | Máy ảnh", ["có | x", "| x"], vec!["Có việc làm thêm", "Máy ảnh"]),
        (OF_A_YEAR, "Tham gia sinh hoạt hè", ["Có", "Không"], vec!["Tham gia sinh hoạt hè"]),
        (OF_A_YEAR, "Sinh hoạt nơi cư trú", ["x", ""], vec!["Sinh hoạt nơi cư trú"]),
    ] {
        let outcome = list(title, header, cells);
        let asked: Vec<String> = asked.into_iter().map(str::to_owned).collect();
        assert_eq!(made_of(&outcome), (2, 0, 0, asked), "{title}: {header}");
    }
    let outcome = list(OF_A_MONTH, "Văn nghệ", ["x", ""]);
    let found = outcome.findings.iter().find(|one| one.code.as_str() == "column-unknown").unwrap();
    assert_eq!((found.severity.code(), found.cells[0].to_string().as_str()), ("query", "D2"));
    assert_eq!(
        found.message(Lang::Vi),
        "Danh sách đoàn viên có cột không rõ ghi năng khiếu, tổ nhóm của đoàn viên hay lượt tham gia (tên cột: “Văn nghệ”); \
         tonghop tính đoàn viên trong danh sách và không tính lượt nào từ cột này."
    );
    assert_eq!(
        outcome.register.questions[0].reasons,
        "danh sách đoàn viên có cột không rõ ghi năng khiếu, tổ nhóm hay lượt tham gia"
    );
}

#[test]
fn who_took_part_is_counted_where_anything_says_so() {
    const TOOK_PART: &str = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ THÁNG 10/2026";
    for (title, header, cells, turns) in [
        (TOOK_PART, "Văn nghệ | Thể thao | Hiến máu", ["x | x |", "| x | x"], 4),
        ("HOẠT ĐỘNG THÁNG 10/2026", "Văn nghệ | Thể thao", ["x | x", "| x"], 3),
        ("DANH SÁCH ĐOÀN VIÊN ĐI TRỒNG CÂY THÁNG 10/2026", "Nhóm", ["Nhóm 1", "Nhóm 2"], 2),
        (OF_A_MONTH, "Hiến máu | Dọn vệ sinh", ["x |", "x | x"], 3),
        // One column that can be no talent tells the others.
        (OF_A_MONTH, "Văn nghệ | Thể thao | Dọn vệ sinh", ["x | | x", "| x | x"], 4),
        (OF_A_MONTH, "Văn hóa, văn nghệ, TDTT | Xây dựng nông thôn mới", ["x |", "x | x"], 3),
        (PLAIN, "Văn nghệ | Thể thao | Ngày", ["x | | 03/10/2026", "| x | 05/10/2026"], 2),
        (PLAIN, "Văn nghệ | 10/2026 | 11/2026", ["x | x |", "| x | x"], 3),
        (TOOK_PART, "Ngày vào Đoàn | Tháng 9 | Tháng 10", ["26/03/2022 | x | x", "26/03/2022 | x |"], 3),
        (OF_A_YEAR, "Tháng 9 | Tháng 10", ["x | x", "x |"], 3),
        (OF_A_MONTH, "Văn nghệ | Thể thao", ["=2 |", "| =1"], 3),
        (OF_A_MONTH, "Nhóm", ["Văn nghệ", "NTM"], 2),
        (OF_A_MONTH, "Nhóm hoạt động", ["Nhóm 1", "Nhóm 3"], 2),
        (OF_A_MONTH, "Nhóm | Số lượt", ["Nhóm 1 | =2", "Nhóm 3 | =1"], 3),
        ("THEO DÕI ĐOÀN PHÍ VÀ SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026", "Tham gia | Đoàn phí", ["x | x", "| x"], 1),
        ("SINH HOẠT HÈ CỦA ĐOÀN VIÊN THÁNG 7/2026", "Tham gia", ["Có", "Không"], 1),
        // Registering may be the channel.
        (TOOK_PART, "Đăng ký theo yêu cầu", ["x", ""], 1),
        // Ticks below what names activities, not activities called x.
        (OF_A_MONTH, "Tham gia hoạt động", ["x", ""], 1),
    ] {
        let outcome = list(title, header, cells);
        let (members, counted, waiting, asked) = made_of(&outcome);
        assert_eq!((members, counted, waiting), (0, turns, 0), "{title}: {header}");
        assert!(!asked.iter().any(|one| one == "x"), "{header}: {asked:?}");
    }
}

#[test]
fn a_ticked_column_of_membership_says_who_is_none() {
    let outcome = list("DANH SÁCH LỚP K10A", "Đoàn viên | Chức vụ", ["x | BT", "|"]);
    assert_eq!(made_of(&outcome), (1, 0, 0, vec![]));
    let found = outcome.findings.iter().find(|one| one.code.as_str() == "not-a-member").unwrap();
    assert_eq!((found.severity.code(), found.cells[0].to_string().as_str()), ("query", "D4"));
    assert_eq!(
        found.message(Lang::Vi),
        "Cột hỏi ai là đoàn viên có đánh dấu ở các dòng khác và để trống ở dòng này (tên cột: “Đoàn viên”), \
         nên tonghop không tính người này vào số đoàn viên."
    );
    // Nobody filled it in, or it holds something else.
    for cells in [["|", "|"], ["năm 2022 |", "|"]] {
        assert_eq!(made_of(&list(PLAIN, "Đoàn viên | Chức vụ", cells)).0, 2, "{cells:?}");
    }
}

/// Persons and turns of a list of four; `cells` are what stands behind each one's birth.
fn four(title: &str, header: &str, cells: [&str; 4]) -> (u64, u64, u64) {
    let names = ["Lê Thị Riêng", "Hồ Hảo Hớn", "Phạm Hồng Thái", "Võ Thị Sáng"];
    let rows = names.iter().zip(cells).enumerate();
    let rows: Vec<String> =
        rows.map(|(at, (name, cell))| format!("| ={} | {name} | 0{}/02/2006 | {cell} |", at + 1, at + 1)).collect();
    let text = format!("{title}\n| STT | Họ và tên | Ngày sinh | {header} |\n{}", rows.join("\n"));
    let folder = Folder::new(CONFIG, "--period 2026-07..2026-12 --today 2026-11-28");
    let outcome = folder.sheet("K10A/ds.xlsx", "DS", &text).run();
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    let number = |path: &str| figure(&tree, path).as_ref().and_then(Value::as_u64).unwrap_or_default();
    assert_eq!(number("balance.rows.residual") + number("balance.claims.residual"), 0);
    (number("turns.total"), number("members.participants"), number("balance.rows.counted"))
}

#[test]
fn who_stands_on_a_list_with_nothing_done_took_no_part() {
    const DONE: [&str; 4] = ["Hiến máu", "", "Dọn vệ sinh", ""];
    let of_a_month = format!("| {OF_A_MONTH} |");
    for (title, header, cells) in [
        (of_a_month.as_str(), "Hoạt động", DONE),
        (&of_a_month, "Hoạt động | SĐT", ["Hiến máu |", "| 0912345671", "Dọn vệ sinh |", "|"]),
        (&of_a_month, "Nội dung tham gia | Ghi chú", ["Hiến máu |", "| đi làm xa", "Dọn vệ sinh |", "|"]),
        (&of_a_month, "Nhóm hoạt động | Ngày vào Đoàn", ["Nhóm 4 | 26/03/2022", "| 26/03/2022", "Nhóm 6 |", "|"]),
        (&of_a_month, "Phương thức", ["Sinh hoạt định kỳ", "", "Sinh hoạt định kỳ", ""]),
        (&of_a_month, "Ngày tham gia", ["04/10/2026", "", "05/10/2026", ""]),
        // Kept of everybody, or called nothing at all.
        ("| THEO DÕI SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026 |", "Ngày tham gia", ["04/10", "", "18/10", ""]),
        ("| THÁNG 10/2026 |", "Hoạt động", DONE),
    ] {
        assert_eq!(four(title, header, cells), (2, 2, 4), "{title}: {header}");
    }
    // Where the list or a line above says that they took part, a blank only leaves open in what.
    for title in [
        "| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026 |",
        "| DANH SÁCH ĐOÀN VIÊN ĐI TRỒNG CÂY THÁNG 10/2026 |",
        "| SINH HOẠT ĐỊNH KỲ THÁNG 10/2026 |",
    ] {
        assert_eq!(four(title, "Hoạt động", DONE), (4, 4, 4), "{title}");
    }
    let day = "| Ngày 04/10/2026 | < | < |\n| =5 | Trần Thị Lý | 05/02/2006 | |";
    assert_eq!(four(&of_a_month, "Hoạt động", ["Hiến máu", "", "", &format!("|\n{day}")]), (2, 2, 5));
    // What somebody says of them says it as well.
    assert_eq!(
        four(&of_a_month, "Hoạt động | Kết quả", ["Hiến máu | Tốt", "| Đạt", "Dọn vệ sinh | Tốt", "|"]),
        (3, 3, 4)
    );
    assert_eq!(four(&of_a_month, "Hoạt động | Ghi chú", ["Hiến máu |", "| 3/4 buổi", "Dọn vệ sinh |", "|"]), (5, 3, 4));
}

#[test]
fn ticks_below_a_channel_take_the_time_of_title_or_file_and_wait_without() {
    let period = "--period 2026-07..2027-08 --today 2026-11-28";
    for (title, made) in [(OF_A_MONTH, (0, 1, 0, vec![])), (OF_A_YEAR, (0, 1, 0, vec![])), (PLAIN, (0, 0, 1, vec![]))] {
        let text = format!(
            "| {title} | < | < |
             | STT | Họ và tên | Ngày sinh | Sinh hoạt định kỳ |
             | =1 | Lê Thị Riêng | 01/02/2006 | x |
             | =2 | Hồ Hảo Hớn | 02/02/2006 | |"
        );
        let run = |path: &str| Folder::new(CONFIG, period).sheet(path, "DS", &text).run();
        assert_eq!(made_of(&run("K10A/ds.xlsx")), made, "{title}");
        assert_eq!(made_of(&run("K10A/ds thang 10-2026.xlsx")), (0, 1, 0, vec![]), "{title}");
        assert_eq!(made_of(&run("Thang 10-2026/K10A/ds.xlsx")), (0, 1, 0, vec![]), "{title}");
    }
}

#[test]
fn a_list_of_some_members_stands_in_place_of_none() {
    const WHOLE: &str = "DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2026-2027";
    let rows = |names: &[&str]| {
        let row = |(at, name): (usize, &&str)| format!("| ={} | {name} | 0{}/02/2006 |", at + 1, at + 1);
        names.iter().enumerate().map(row).collect::<Vec<_>>().join("\n")
    };
    let folder = |title: &str| {
        let list = |title: &str, names: &[&str]| {
            format!("| {title} | < | < |\n| STT | Họ và tên | Ngày sinh |\n{}", rows(names))
        };
        Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28")
            .sheet("K10A/ds.xlsx", "DS", &list(WHOLE, &["Lê Thị Riêng", "Hồ Hảo Hớn", "Phạm Hồng Thái"]))
            .sheet("K10A/them.xlsx", "DS", &list(title, &["Lê Thị Riêng"]))
            .run()
    };
    let made = |outcome: &Outcome| {
        let (members, turns, waiting, _) = made_of(outcome);
        (members, turns, waiting)
    };
    for title in [
        "DANH SÁCH ĐOÀN VIÊN ƯU TÚ THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN ĐƯỢC KHEN THƯỞNG THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN ỦNG HỘ ĐỒNG BÀO LŨ LỤT THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN MỚI KẾT NẠP THÁNG 10/2026",
        // Who they are, or what they did.
        "DANH SÁCH ĐỘI VĂN NGHỆ THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN HỘ NGHÈO THÁNG 10/2026",
    ] {
        let outcome = folder(title);
        assert_eq!(made(&outcome), (3, 0, 1), "{title}");
        assert!(outcome.register.questions.iter().any(|one| one.kind.code() == "sheet"), "{title}");
    }
    // It is said why, and what an answer does.
    let some = folder("DANH SÁCH ĐOÀN VIÊN ƯU TÚ THÁNG 10/2026");
    let said = some.findings.iter().find(|one| one.code.as_str() == "sheet-unsure").unwrap();
    assert!(said.message(Lang::Vi).starts_with("Theo tên bảng, đây là danh sách một số đoàn viên (như ưu tú,"));
    assert!(
        said.remedy(Lang::Vi).contains("chọn “danh sách đoàn viên” nếu bảng có đủ đoàn viên, khi đó bảng được tính")
    );
    let asked = some.register.questions.iter().find(|one| one.kind.code() == "sheet").unwrap();
    assert_eq!(asked.reasons, "tên bảng gọi đây là danh sách một số đoàn viên, có thể không đủ đoàn viên của đơn vị");
    for title in [
        "DANH SÁCH ĐOÀN VIÊN HIẾN MÁU THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN ĐI TRỒNG CÂY NGÀY 04/10/2026",
        "DANH SÁCH CHIẾN SĨ MÙA HÈ XANH (TỪ NGÀY 05/10/2026 ĐẾN NGÀY 25/10/2026)",
    ] {
        let outcome = folder(title);
        assert_eq!(made(&outcome), (3, 1, 0), "{title}");
        assert!(outcome.register.questions.iter().all(|one| one.kind.code() != "sheet"), "{title}");
    }
    // A unit that is called like an activity.
    let unit = list("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN THỂ THAO 22 THÁNG 10/2026", "Ghi chú", ["", ""]);
    assert_eq!(made(&unit), (2, 0, 0));
}
