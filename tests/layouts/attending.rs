//! Who came: columns of marks and counts whose header says so in words of its own, legends, footers, lists of who stayed away.

use serde_json::Value;
use tonghop::pipeline::Outcome;

use crate::support::folders::figure;
use crate::support::run::Folder;

pub(super) const CONFIG: &str = concat!(office!(), unit!("K10A", "Chi đoàn K10A", "chapter", "CDN"),);

pub(super) const MONTHLY: &str = "DANH SÁCH ĐOÀN VIÊN SINH HOẠT ĐỊNH KỲ NƠI CƯ TRÚ THÁNG 10/2026";
const NAMES: [&str; 3] = ["Lê Thị Riêng", "Phạm Hồng Thái", "Hồ Hảo Hớn"];

/// A list of three persons below a title; `cells` are what stands behind each one's birth, `more` rows below.
pub(super) fn list(title: &str, header: &str, cells: [&str; 3], more: &str) -> Outcome {
    let rows: Vec<String> =
        (0..3).map(|at| format!("| ={} | {} | 0{}/02/2006 | {} |", at + 1, NAMES[at], at + 1, cells[at])).collect();
    let text = format!("| {title} | < | < |\n| STT | Họ và tên | Ngày sinh | {header} |\n{}\n{more}", rows.join("\n"));
    Folder::new(CONFIG, "--period 2026-01..2026-12 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run()
}

/// Turns, persons who took part, rows that wait.
pub(super) fn counted(outcome: &Outcome) -> [u64; 3] {
    assert_eq!(number(outcome, "balance.rows.residual"), 0);
    ["turns.total", "members.participants", "balance.rows.waiting"].map(|path| number(outcome, path))
}

pub(super) fn number(outcome: &Outcome, path: &str) -> u64 {
    stated(outcome, path).as_u64().unwrap_or_default()
}

pub(super) fn stated(outcome: &Outcome, path: &str) -> Value {
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    figure(&tree, path).unwrap_or_default()
}

/// What was found beyond notes, as code and cells.
pub(super) fn found(outcome: &Outcome) -> Vec<String> {
    let said = outcome.findings.iter().filter(|one| one.severity > tonghop::finding::Severity::Note);
    let of_sheet = said.filter(|one| one.sheet.is_some());
    let mut all: Vec<String> = of_sheet
        .map(|one| {
            let cells: Vec<String> = one.cells.iter().map(ToString::to_string).collect();
            format!("{} {}", one.code.as_str(), cells.join(","))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn a_state_of_yes_and_no_says_of_nothing_what_it_is() {
    for (header, cells) in
        [("Tình trạng", ["Có", "Không", "Có"]), ("Hoạt động | Tình trạng", ["NTM | Có", "NTM | Không", "NTM | Có"])]
    {
        let outcome = list(MONTHLY, header, cells, "");
        let cell = if header.contains('|') { "E2" } else { "D2" };
        assert_eq!(
            (counted(&outcome), found(&outcome)),
            ([0, 0, 3], vec![format!("column-unknown {cell}")]),
            "{header}"
        );
    }
    // Words of another kind are remarks.
    let words = list(MONTHLY, "Tình trạng", ["Có", "Đang học", ""], "");
    assert_eq!((counted(&words), found(&words)), ([3, 3, 0], vec![]));
}

#[test]
fn marks_are_told_by_the_words_of_their_header() {
    for header in [
        "Tham gia SH nơi cư trú",
        "Tham gia SHNCT",
        "Sinh hoạt nơi cư trú",
        "SH tại địa phương",
        "Có tham gia SH",
        "Tham gia sinh hoạt",
        "Có/Không",
        "Tích",
        "Tình trạng tham gia",
        "Buổi 1",
        "Lần thứ nhất",
    ] {
        let outcome = list(MONTHLY, header, ["x", "", "x"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header}");
    }
}

#[test]
fn counts_are_told_by_the_words_of_their_header() {
    for header in
        ["Số lần SH", "Số buổi SH", "Số lần có mặt", "Số lượt SH trong tháng", "Số tháng tham gia", "Buổi", "SL", "Lần"]
    {
        let outcome = list(MONTHLY, header, ["=4", "=0", "=3"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([7, 2, 0], vec![]), "{header}");
    }
    let outcome = list("SINH HOẠT ĐỊNH KỲ NĂM 2026", "Số lượt T9 | Số lần tháng 10", ["=1 | =1", "=0 | =2", " | "], "");
    assert_eq!((counted(&outcome), found(&outcome)), ([4, 2, 0], vec![]));
    assert_eq!((number(&outcome, "months.2026-09.turns"), number(&outcome, "months.2026-10.turns")), (1, 3));
}

#[test]
fn bare_numbers_are_days_of_a_month_or_months_of_a_longer_time() {
    let days = list(MONTHLY, "4 | 11 | 18", ["x | x | x", "x | | ", " | x | x"], "");
    assert_eq!((counted(&days), number(&days, "months.2026-10.turns")), ([6, 3, 0], 6));
    let title = "SINH HOẠT ĐỊNH KỲ HỌC KỲ I NĂM HỌC 2025-2026";
    let months = list(title, "11 | 12 | 1", ["x | x | x", " | | x", "| |"], "");
    assert_eq!(number(&months, "turns.total"), 2, "only of this year: {:?}", found(&months));
    assert_eq!(number(&months, "months.2026-01.turns"), 2);
    let quarters =
        list("SINH HOẠT ĐỊNH KỲ NĂM 2026", "Quý I | Quý II | Q.III", ["=2 | =1 | =3", "=1 | =0 | =2", "| |"], "");
    assert_eq!((counted(&quarters), found(&quarters)), ([9, 2, 0], vec![]));
    // Between their months they are sums.
    let header = "Tháng 1 | Tháng 2 | Tháng 3 | Quý I";
    let sums = list("SINH HOẠT ĐỊNH KỲ NĂM 2026", header, ["x | x | | =2", "| | x | =1", "| | |"], "");
    assert_eq!((counted(&sums), found(&sums)), ([3, 2, 0], vec![]));
}

#[test]
fn a_column_of_marks_that_nobody_understands_makes_rows_wait() {
    let outcome = list(MONTHLY, "Ô vuông", ["x", "", "x"], "");
    assert_eq!((counted(&outcome), found(&outcome)), ([0, 0, 3], vec!["column-unknown D2".to_owned()]));
    assert_eq!(outcome.register.questions.len(), 1);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "column-unknown").unwrap();
    assert_eq!(
        said.message(tonghop::model::Lang::Vi),
        "Có cột chứa dấu hoặc số lần mà tonghop không hiểu (tên cột: “Ô vuông”): có thể chính cột này cho biết ai đã tham gia, nên \
         những dòng không ghi gì khác đang chờ, chưa được tính."
    );
    // Where every row has its mark it makes no difference what the column is; texts are no marks.
    assert_eq!(counted(&list(MONTHLY, "Ô vuông", ["x", "x", "x"], "")), [3, 3, 0]);
    assert_eq!(counted(&list(MONTHLY, "Câu lạc bộ", ["Cờ vua", "", "Bóng đá"], "")), [3, 3, 0]);
    // On a list of members nobody asks who came.
    let roster = list(
        "DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A",
        "Ngày vào Đoàn | Tham gia sinh hoạt",
        ["26/03/2022 | x", "26/03/2022 |", "26/03/2022 | x"],
        "",
    );
    assert_eq!((number(&roster, "members.total"), number(&roster, "turns.total")), (3, 0));
}

#[test]
fn activities_beside_each_other_are_told_by_a_title_of_activities() {
    let title = "THEO DÕI ĐOÀN VIÊN THAM GIA HOẠT ĐỘNG HÈ THÁNG 7/2026";
    let outcome = list(title, "Bắn pháo hoa | Đá cầu", ["x | x", "| x", "|"], "");
    assert_eq!((number(&outcome, "turns.total"), number(&outcome, "members.participants")), (3, 2));
    let named = list(title, "Hoạt động 1 | Hoạt động 2", ["Hiến máu | Dọn vệ sinh môi trường", "Hiến máu |", "|"], "");
    assert_eq!(number(&named, "channels.group.turns"), 3);
}

#[test]
fn answers_in_columns_of_their_own_and_odd_words_among_marks() {
    let text = format!(
        "| {MONTHLY} | < | < |\n| STT | Họ và tên | Ngày sinh | Tham gia | < |\n| ^ | ^ | ^ | Có | Không |
         | =1 | Lê Thị Riêng | 01/02/2006 | x | |\n| =2 | Phạm Hồng Thái | 02/02/2006 | | x |\n| =3 | Hồ Hảo Hớn | 03/02/2006 | x | |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text);
    let outcome = folder.run();
    assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]));
    for away in ["Vắng", "Chưa tham gia", "Vắng có phép", "Không tham gia"] {
        let outcome = list(MONTHLY, &format!("Có mặt | {away}"), ["x |", "| x", "x |"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{away}");
    }
    let often = list(MONTHLY, "Tham gia", ["Có", "Không", "Có (2 lần)"], "");
    assert_eq!((counted(&often), found(&often)), ([3, 2, 0], vec!["mark-and-count D3,D5".to_owned()]));
    let odd = list(MONTHLY, "Tham gia", ["x", "bận việc gia đình", "x"], "");
    assert_eq!((counted(&odd), found(&odd)), ([2, 2, 0], vec!["mark-variant D4".to_owned()]));
}

#[test]
fn a_legend_says_what_signs_mean() {
    let title = "SINH HOẠT ĐỊNH KỲ TẠI KHU VỰC NĂM 2026";
    for legend in [
        "| Ghi chú: x: có mặt; P: vắng có phép; V: vắng không phép |",
        "| (x: có mặt, V: vắng) |",
        "| x = tham gia, V = nghỉ |",
        "| x - có mặt; V - vắng |",
    ] {
        let outcome = list(title, "Tháng 9 | Tháng 10", ["x | V", "x | x", "V | x"], legend);
        assert_eq!((counted(&outcome), found(&outcome)), ([4, 3, 0], vec![]), "{legend}");
    }
    let own = list(title, "Tháng 9 | Tháng 10", ["C | K", "C | C", "K | C"], "| Ghi chú: C: có, K: không |");
    assert_eq!((counted(&own), found(&own)), ([4, 3, 0], vec![]));
    // Without one a tick is a tick.
    let usual = list(title, "Tháng 9 | Tháng 10", ["v | ", "x | x", " | v"], "");
    assert_eq!(counted(&usual), [4, 3, 0]);
}

#[test]
fn a_legend_names_channels_and_a_column_nobody_understands_is_said() {
    let legend = "| Ghi chú: 1: định kỳ; 2: theo nhóm; 3: theo yêu cầu |";
    let told = list(
        "THEO DÕI SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026",
        "Phương thức | Số lần",
        ["=1 | =2", "=2 | =1", "=3 | =1"],
        legend,
    );
    let turns = ["monthly", "group", "on-demand"].map(|code| number(&told, &format!("channels.{code}.turns")));
    assert_eq!((counted(&told), turns), ([4, 3, 0], [2, 1, 1]));
    let untold =
        list("THEO DÕI SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026", "Phương thức | Số lần", ["A | =2", "A | =1", "A | =1"], "");
    assert_eq!(found(&untold), vec!["channel-assumed D3".to_owned()]);
    let said = untold.findings.iter().find(|one| one.code.as_str() == "channel-assumed").unwrap();
    let message = said.message(tonghop::model::Lang::Vi);
    assert!(message.starts_with("Cột phương thức có chỗ tonghop không hiểu (ghi: “A”);"), "{message}");
}

#[test]
fn footers_in_the_column_of_names_are_nobody() {
    for footer in [
        "| | Tỷ lệ (%) | | =67 | =33 |",
        "| | Số ĐV tham gia | | =2 | =1 |",
        "| | Số lượt | | =2 | =1 |",
        "| | TS | | =2 | =1 |",
        "| | TONG | | =2 | =1 |",
        "| | CONG | | =2 | =1 |",
        "| | Có mặt | | =2 | =1 |\n| | Vắng mặt | | =1 | =2 |",
    ] {
        let outcome = list("SINH HOẠT ĐỊNH KỲ NĂM 2026", "Tháng 9 | Tháng 10", ["x | x", "x |", "|"], footer);
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 2, 0], vec![]), "{footer}");
    }
    for footer in ["Tổng ĐV", "Tổng số đoàn viên", "Nữ", "Trong đó nữ", "Dân tộc", "Tổng cộng"] {
        let more = format!("| | {footer} | =2 | |");
        let outcome = list("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A", "Ngày vào Đoàn", ["26/03/2022"; 3], &more);
        assert_eq!((number(&outcome, "members.total"), found(&outcome)), (3, vec![]), "{footer}");
    }
    // Whoever is called so and has a number, a birth or a given name is somebody.
    let more = "| =4 | Tống Công Minh | 04/02/2006 | x | |\n| | Nam | 05/02/2006 | x | |";
    let outcome = list("SINH HOẠT ĐỊNH KỲ NĂM 2026", "Tháng 9 | Tháng 10", ["x | x", "x |", "|"], more);
    assert_eq!(counted(&outcome), [5, 4, 0]);
}

#[test]
fn who_stayed_away_took_no_part() {
    for title in [
        "DANH SÁCH ĐOÀN VIÊN KHÔNG THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN CHƯA THAM GIA SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026",
        "DANH SÁCH ĐOÀN VIÊN VẮNG SINH HOẠT ĐỊNH KỲ THÁNG 10/2026",
    ] {
        let outcome = list(title, "Ghi chú", ["", "đi làm", ""], "");
        assert_eq!(counted(&outcome), [0, 0, 0], "{title}");
        let said = outcome.findings.iter().find(|one| one.code.as_str() == "mark-negative").unwrap();
        assert_eq!((said.cells[0].to_string().as_str(), said.seen.as_deref()), ("A1", Some(title)));
        assert_eq!(
            said.message(tonghop::model::Lang::En),
            format!(
                "This is a list of who did not take part (text: “{title}”); tonghop counts no turn for these rows."
            )
        );
    }
    let sections = "| B. Không tham gia | < | < |\n| =4 | Ngô Tất Tố | 04/02/2006 | |\n| =5 | Tô Hoài | 05/02/2006 | |";
    let outcome = list(MONTHLY, "Ghi chú", ["", "", ""], sections);
    assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]));
    let reasons = list(MONTHLY, "Lý do không tham gia", ["", "bận đi làm", "ốm"], "");
    assert_eq!(counted(&reasons), [1, 1, 0]);
    let done = list(MONTHLY, "Nội dung", ["Sinh hoạt định kỳ", "Không tham gia", "Theo yêu cầu: trực chốt"], "");
    assert_eq!(counted(&done), [2, 2, 0]);
    assert_eq!((number(&done, "channels.monthly.turns"), number(&done, "channels.on-demand.turns")), (1, 1));
}

#[test]
fn who_registered_has_not_come_yet() {
    let registered = list("DANH SÁCH ĐĂNG KÝ THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026", "Ghi chú", [""; 3], "");
    assert_eq!((counted(&registered), found(&registered)), ([0, 0, 3], vec!["sheet-unsure 2:2".to_owned()]));
    assert_eq!(registered.register.questions.len(), 1);
    for joined in ["NGHĨA VỤ QUÂN SỰ", "nghĩa vụ công an"] {
        let other = list(&format!("DANH SÁCH ĐOÀN VIÊN THAM GIA {joined} NĂM 2026"), "Ghi chú", [""; 3], "");
        assert_eq!((counted(&other), found(&other)), ([0, 0, 3], vec!["sheet-unsure 2:2".to_owned()]), "{joined}");
    }
    let came = list("DANH SÁCH ĐĂNG KÝ THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 10/2026", "Có mặt", ["x", "", "x"], "");
    assert_eq!(counted(&came), [2, 2, 0]);
    let channel = list("DANH SÁCH ĐĂNG KÝ SINH HOẠT ĐOÀN THEO YÊU CẦU THÁNG 10/2026", "Ghi chú", [""; 3], "");
    assert_eq!((counted(&channel), number(&channel, "channels.on-demand.turns")), ([3, 3, 0], 3));
}

#[test]
fn marks_of_absence_alone_say_who_stayed_away() {
    for header in ["Vắng", "Không tham gia", "Vắng mặt"] {
        let outcome = list(MONTHLY, header, ["", "x", ""], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header}");
    }
    // Beside a column that says who came they add nothing, and texts below it are no marks.
    assert_eq!(counted(&list(MONTHLY, "Tham gia | Vắng", ["x |", "| x", "x |"], "")), [2, 2, 0]);
    assert_eq!(counted(&list(MONTHLY, "Vắng", ["", "", ""], "")), [3, 3, 0]);
}

#[test]
fn answers_that_nobody_understands_are_asked_about() {
    for (header, cells, counts) in [
        ("Có/Không", ["C", "K", "C"], [0, 0, 3]),
        ("Check-in", ["x", "", "x"], [0, 0, 3]),
        ("Đã tham gia", ["Rồi", "Chưa", "Rồi"], [2, 2, 0]),
        ("Trạng thái", ["Đã duyệt", "Chờ duyệt", "Từ chối"], [1, 1, 0]),
        ("Status", ["Done", "Pending", "Done"], [2, 2, 0]),
        ("Check-in", ["x", "x", "x"], [3, 3, 0]),
        ("Chi đoàn nơi sinh hoạt", ["Chi đoàn TDP 4", "TDP 7", "Chi đoàn TDP 2"], [3, 3, 0]),
    ] {
        let outcome = list(MONTHLY, header, cells, "");
        let asked: Vec<String> = (counts[2] > 0).then(|| "column-unknown D2".to_owned()).into_iter().collect();
        assert_eq!((counted(&outcome), found(&outcome)), (counts, asked), "{header}: {cells:?}");
    }
    // A remark that the row is somebody else's, or one too many, is asked about; so is a reason that nobody asked for.
    for (header, remark) in [
        ("Ghi chú", "không phải lớp mình"),
        ("Ghi chú", "(trùng)"),
        ("Ghi chú", "đi thay bạn Thái"),
        ("Lý do", "bận học"),
    ] {
        let outcome = list(MONTHLY, header, ["", remark, ""], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec!["mark-variant D4".to_owned()]), "{remark}");
    }
}

#[test]
fn side_columns_ask_nothing() {
    for (header, cells) in [
        ("Năm thứ", ["=2", "=1", "=2"]),
        ("Đã nộp đoàn phí", ["x", "", "x"]),
        ("Size áo", ["M", "L", ""]),
        ("BHYT", ["x", "x", ""]),
        ("Hộ nghèo", ["", "x", ""]),
        ("Nhóm Zalo", ["x", "", ""]),
        ("Ban cán sự", ["Lớp trưởng", "", ""]),
        ("Xác nhận của KV", ["x", "", "x"]),
    ] {
        let plain = list(MONTHLY, header, cells, "");
        assert_eq!((counted(&plain), found(&plain)), ([3, 3, 0], vec![]), "{header}");
        assert!(plain.register.questions.is_empty(), "{header}");
        let roster = list("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10A NĂM HỌC 2026-2027", header, cells, "");
        assert_eq!((number(&roster, "members.total"), number(&roster, "turns.total")), (3, 0), "{header}");
    }
}

#[test]
fn weeks_and_short_words_head_columns() {
    for header in ["Tuần 1 | Tuần 2 | Tuần 3 | Tuần 4", "Buổi 1 | Buổi 2 | Buổi 3 | Buổi 4", "T1 | T2 | T3 | T4"]
    {
        let outcome = list(MONTHLY, header, ["x | x | x | x", "x | | |", "| | |"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([5, 2, 0], vec![]), "{header}");
        assert_eq!(number(&outcome, "months.2026-10.turns"), 5, "{header}");
    }
    let channels = list("THEO DÕI SINH HOẠT NƠI CƯ TRÚ THÁNG 10/2026", "Định kỳ | Nhóm", ["x | =2", "x |", "|"], "");
    assert_eq!((number(&channels, "channels.monthly.turns"), number(&channels, "channels.group.turns")), (2, 2));
    let total = list(
        MONTHLY,
        "Nội dung | Thời gian | Số lượt",
        ["Sinh hoạt định kỳ | 04/10/2026 | =1"; 3],
        "| | | | Tổng | | =3 |",
    );
    assert_eq!(counted(&total), [3, 3, 0]);
    let grades = list(
        "XẾP LOẠI SINH HOẠT ĐỊNH KỲ NĂM 2026",
        "Tháng 9 | Tháng 10",
        ["Tốt | Đạt", "Đạt | Không tham gia", "|"],
        "",
    );
    assert_eq!(counted(&grades)[..2], [3, 2]);
    let result = list(MONTHLY, "Kết quả tham gia", ["x", "", "x"], "");
    assert_eq!(counted(&result), [2, 2, 0]);
}

#[test]
fn a_list_that_waits_keeps_its_own_month() {
    let text = format!(
        "| {MONTHLY} | < | < |\n| STT | Họ và tên | Ngày sinh | Ô vuông |\n| =1 | Lê Thị Riêng | 01/02/2006 | x |\n| =2 | Phạm Hồng Thái | 02/02/2006 | |"
    );
    let outcome = Folder::new(CONFIG, "--today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text).run();
    assert_eq!(counted(&outcome), [0, 0, 2]);
    assert_eq!(
        (stated(&outcome, "period.from"), stated(&outcome, "units.K10A.state")),
        ("2026-10-01".into(), "returned".into())
    );
}

#[test]
fn nobody_is_no_person() {
    for word in [
        "Không có",
        "Không phát sinh",
        "không",
        "Không có đoàn viên tham gia",
        "(không có)",
        "Trong tháng không có đoàn viên tham gia",
    ] {
        let text =
            format!("| {MONTHLY} | < | < |\n| STT | Họ và tên | Ngày sinh | Ngày tham gia |\n| =1 | {word} | | |");
        let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text);
        let outcome = folder.run();
        assert_eq!((counted(&outcome), found(&outcome)), ([0, 0, 0], vec![]), "{word}");
        assert_eq!(stated(&outcome, "units.K10A.state"), "nothing-to-report", "{word}");
    }
    let bare = "| CHI ĐOÀN K10A |\n| |\n| Không có |";
    let outcome =
        Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/thang 10-2026.xlsx", "DS", bare).run();
    assert_eq!((stated(&outcome, "units.K10A.state").as_str(), found(&outcome)), (Some("nothing-to-report"), vec![]));
    // Khổng is a family.
    let somebody = list(MONTHLY, "Ghi chú", [""; 3], "| =4 | Khổng Có Lý | 04/02/2006 | |");
    assert_eq!(counted(&somebody), [4, 4, 0]);
}

#[test]
fn boxes_in_one_cell_say_what_was_chosen() {
    for cells in [
        ["☑ Có ☐ Không", "☐ Có ☑ Không", "☒ Có   ☐ Không"],
        ["☑ Tham gia", "☐ Tham gia", "☑ Tham gia"],
        ["☐ Vắng ☑ Có mặt", "☑ Vắng ☐ Có mặt", "☐ Vắng ☑ Có mặt"],
        ["☑ Có ☐ Không", "☐ Có ☐ Không", "■ Có □ Không"],
    ] {
        for header in ["Tham gia", "Có mặt", "Có tham gia không"] {
            let outcome = list(MONTHLY, header, cells, "");
            assert_eq!((counted(&outcome), found(&outcome)), ([2, 2, 0], vec![]), "{header} {cells:?}");
        }
    }
    // Both at once is no answer.
    let both = list(MONTHLY, "Tham gia", ["☑ Có ☑ Không", "☑ Có ☐ Không", "x"], "");
    assert_eq!((counted(&both), found(&both)), ([2, 2, 0], vec!["mark-variant D3".to_owned()]));
}

#[test]
fn a_form_that_asks_whether_and_in_what_is_read_by_both_answers() {
    for header in ["Nếu có bạn tham gia hoạt động nào?", "Nếu có, bạn tham gia hoạt động gì?"] {
        let header = format!("Bạn có tham gia sinh hoạt tại nơi cư trú không? | {header}");
        let outcome = list(MONTHLY, &header, ["Có | Dọn vệ sinh, Hiến máu", "Không |", "Có | Sinh hoạt định kỳ"], "");
        assert_eq!(counted(&outcome), [3, 2, 0], "{header}");
        let of = |code: &str| number(&outcome, &format!("{code}.turns"));
        assert_eq!((of("groups.g4"), of("groups.g9"), of("channels.monthly")), (1, 1, 1), "{header}");
    }
}

#[test]
fn numbered_persons_have_a_header_whatever_stands_over_what_they_did() {
    let text = format!(
        "| {MONTHLY} | < | < |\n| STT | Họ và tên | Văn nghệ | Tình nguyện | Đi bộ | Cộng |\n\
         | '1 | Lê Thị Riêng | '2 | '1 | '0 | '3 |\n| '2 | Phạm Hồng Thái | '0 | '1 | '0 | '1 |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text);
    assert_eq!(counted(&folder.run()), [4, 2, 0]);
}

#[test]
fn how_many_were_held_are_no_further_turns() {
    for header in ["Tổng số buổi", "Số buổi tổ chức", "Tổng số buổi sinh hoạt"] {
        let outcome = list(MONTHLY, &format!("Số buổi tham gia | {header}"), ["=3 | =4", "=4 | =4", "=0 | =4"], "");
        assert_eq!((counted(&outcome), found(&outcome)), ([7, 2, 0], vec![]), "{header}");
    }
    // Alone it is the count.
    assert_eq!(counted(&list(MONTHLY, "Tổng số buổi", ["=3", "=4", ""], "")), [7, 2, 0]);
}

#[test]
fn days_in_a_row_below_activities_are_when_each_took_place() {
    let title = "THEO DÕI HOẠT ĐỘNG QUÝ IV NĂM 2026";
    for days in
        ["04/10/2026 | 18/10/2026 | 22/11/2026", "@2026-10-04 | @2026-10-18 | @2026-11-22", "4/10 | 18/10 | 22/11"]
    {
        let text = format!(
            "| {title} | < | < |\n| STT | Họ và tên | Ngày sinh | Chủ nhật xanh | Hiến máu | Thăm mẹ VNAH |\n\
             | | | | {days} |\n| =1 | Lê Thị Riêng | 01/02/2006 | x | | x |\n| =2 | Hồ Hảo Hớn | 02/02/2006 | x | x | |"
        );
        let folder = Folder::new(CONFIG, "--period 2026-10..2026-12 --today 2026-12-28");
        let outcome = folder.sheet("K10A/ds.xlsx", "DS", &text).run();
        assert_eq!(counted(&outcome), [4, 2, 0], "{days}");
        let of = |code: &str| number(&outcome, &format!("{code}.turns"));
        assert_eq!((of("months.2026-10"), of("months.2026-11"), of("channels.group")), (3, 1, 4), "{days}");
        assert_eq!((of("groups.g4"), of("groups.g9")), (2, 2), "{days}");
    }
}

#[test]
fn pupils_are_persons_and_who_was_not_fit_gave_nothing() {
    let text = format!(
        "| {MONTHLY} | < | < |\n| STT | Họ và tên HS | Lớp | Địa phương |\n| =1 | Lê Thị Riêng | 11A2 | Phường Cái Khế |"
    );
    let folder = Folder::new(CONFIG, "--period 2026-10 --today 2026-11-28").sheet("K10A/ds.xlsx", "DS", &text);
    assert_eq!(counted(&folder.run()), [1, 1, 0]);
    let blood = "KẾT QUẢ HIẾN MÁU TÌNH NGUYỆN NGÀY 18/10/2026";
    let cells = ["=250 |", "=350 |", "=0 | không đủ cân nặng"];
    assert_eq!(counted(&list(blood, "Lượng máu (ml) | Ghi chú", cells, ""))[0], 2);
}
