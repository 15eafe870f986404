//! `diff`, `template`, `doctor` and `schedule` as they are typed.

use std::fs;

use super::{OFFICE, call, put, took_part};
use crate::smtp::server::{Act, At, Script, Server};
use tonghop::error::Exit;

#[test]
fn two_submissions_are_compared() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "a.xlsx", &took_part("2021-04", 3));
    put(dir.path(), "b.xlsx", &took_part("2021-04", 5));
    let [a, b] = ["a.xlsx", "b.xlsx"].map(|name| dir.path().join(name).display().to_string());
    let said = call(dir.path(), "2021-05-05", &["so-sanh", &a, &b]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    assert!(said.out.contains("3 dòng như cũ, 2 thêm, 0 bớt, 0 đổi"), "{}", said.out);
    assert!(said.out.contains("  Phạm Minh Dũng · 010023 (trang Sheet1, dòng 7)"), "{}", said.out);
    let said = call(dir.path(), "2021-05-05", &["diff", &b, &a, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((report["schema"].as_str(), report["same"].as_u64()), (Some("tonghop.diff/1"), Some(3)));
    assert_eq!(report["gone"][1]["who"], "Võ Thị Em");
    let said = call(dir.path(), "2021-05-05", &["diff", &a, &a]);
    assert!(said.out.contains("không khác nhau"), "{}", said.out);
}

#[test]
fn two_periods_are_compared() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 5));
    for period in ["2021-03", "2021-04"] {
        assert_eq!(call(dir.path(), "2021-05-05", &["run", "--period", period]).exit, Exit::Done);
    }
    let said = call(dir.path(), "2021-05-05", &["diff", "2021-03", "2021-04", "--json"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let total = report["changed"].as_array().unwrap().iter().find(|one| one["key"] == "turns.total").unwrap();
    assert_eq!(
        (total["before"].as_i64(), total["after"].as_i64(), total["difference"].as_i64()),
        (Some(2), Some(5), Some(3))
    );
    let said = call(dir.path(), "2021-05-05", &["diff", "2021-03", "2021-04"]);
    assert!(
        said.out.contains("\nChung\n") && !said.out.contains("turns.") && !said.out.contains(".parts"),
        "{}",
        said.out
    );
    let line = said.out.lines().find(|line| line.starts_with("  Lượt tham gia ")).unwrap();
    assert!(line.contains("2 →         5        +3"), "{line}");
    let said = call(dir.path(), "2021-05-05", &["diff", "2021-02", "2021-04"]);
    assert_eq!(said.exit, Exit::CouldNotRun);
    assert!(said.err.contains("Các kỳ đang có: 2021-03, 2021-04."), "{}", said.err);
    let file = dir.path().join("input/K1/thang 3.xlsx").display().to_string();
    let said = call(dir.path(), "2021-05-05", &["diff", &file, "2021-04"]);
    assert!(said.err.contains("một bên là bài nộp, một bên là số liệu"), "{}", said.err);
}

/// The figures of a period, each a number that `more` is added to, as `so-lieu.json` nests them.
fn figures(more: i64) -> Vec<u8> {
    let n = |number: i64| number + more;
    let tree = serde_json::json!({
        "schema": "tonghop.figures/1",
        "members": {
            "total": n(10),
            "joined": [{"month": "2026-11", "members": n(1)}],
            "stated": [{"total": n(12), "difference": n(2), "file": null}],
        },
        "months": [
            {"month": "2026-11", "turns": n(5), "members": n(4), "channels": {"monthly": n(3), "rieng": n(2)}},
            {"month": null, "turns": n(0), "members": n(0), "channels": {}},
        ],
        "units": [{"code": "CK", "name": "Khoa Cơ khí", "turns": n(3), "participants": n(3)}],
        "unplaced": {"members": n(0), "participants": n(0), "turns": n(0)},
        "wards": [{"code": null, "name": null, "turns": n(0)}],
        "introductions": {"introduced": n(2), "ageing": {"from_7": n(1)}},
        "reporting": {"expected": n(2), "levels": [{"level": "faculty", "expected": n(1), "received": n(1)}]},
        "reasons": [{"code": "busy", "label": "Bận làm thêm", "members": n(1)}],
        "balance": {
            "rows": {"read": n(9), "counted": n(8), "duplicate": n(1), "waiting": n(0), "out_of_scope": n(0)},
            "claims": {"read": n(7)},
            "introductions": {"introduced": n(2), "unconfirmed": n(1)},
        },
        "duplicates": {"merged": n(1), "members": {"within_file": n(1)}, "questions": n(1), "answered": n(0)},
    });
    serde_json::to_vec(&tree).unwrap()
}

#[test]
fn every_figure_that_differs_has_a_name_in_the_readers_language() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "output/2026-10/so-lieu.json", &figures(0));
    put(dir.path(), "output/2026-11/so-lieu.json", &figures(1));
    let called = |lang: &str| {
        let said = call(dir.path(), "2026-12-05", &["diff", "2026-10", "2026-11", "--lang", lang]);
        assert_eq!(said.exit, Exit::Done, "{}", said.err);
        let lines = said.out.lines().filter(|line| line.contains('→')).skip(1);
        lines.map(|line| line.trim().split("  ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let vi = called("vi");
    for name in [
        "Đoàn viên",
        "Kết nạp tháng 11/2026",
        "Số nêu ở nơi khác (1): số nêu",
        "Số nêu ở nơi khác (1): chênh lệch với số đếm được",
        "tháng 11/2026: lượt",
        "tháng 11/2026, Sinh hoạt định kỳ hằng tháng với chi đoàn ấp, khu vực: lượt",
        // A channel that config no longer has.
        "tháng 11/2026, rieng: lượt",
        "chưa rõ tháng: lượt",
        "Khoa Cơ khí: đoàn viên tham gia",
        "Ngoài các đơn vị trực thuộc: lượt",
        "chưa rõ: lượt",
        "phiếu giới thiệu",
        "phiếu chờ 7 - 29 ngày",
        "Đoàn cơ sở: phải nộp",
        "Bận làm thêm: đoàn viên",
        "Dòng: đã đọc",
        "Dòng: ngoài phạm vi",
        "Lượt khai: đã đọc",
        "Phiếu giới thiệu: chưa xác nhận",
        "Dòng đoàn viên ghi lại: trong một tệp",
        "Câu hỏi chưa trả lời",
    ] {
        assert!(vi.iter().any(|one| one == name), "{name}: {vi:#?}");
    }
    let en = called("en");
    for name in ["Joined, 11/2026", "Stated elsewhere (1): stated", "Rows: out of scope", "month unknown: turns"] {
        assert!(en.iter().any(|one| one == name), "{name}: {en:#?}");
    }
    // No two figures under one name, and no key among them.
    for names in [vi, en] {
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len(), "{names:#?}");
        assert!(names.iter().all(|one| !one.contains('_') && !one.contains("2026-11")), "{names:#?}");
    }
}

#[test]
fn what_the_register_may_have_is_not_said_to_be_missing() {
    let dir = tempfile::tempdir().unwrap();
    put(
        dir.path(),
        "config.toml",
        "[office]\ncode = \"DT\"\nname = \"Đoàn trường\"\nparent = \"CAP-TREN\"\n".as_bytes(),
    );
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-04", 2));
    let missing = "Không có đơn vị nào mang mã";
    // A wrong option is all that is wrong as far as anybody can tell.
    let said = call(dir.path(), "2021-05-05", &["run", "--period", "2021-13"]);
    assert_eq!(said.exit, Exit::CouldNotRun);
    assert!(said.err.contains("không hiểu kỳ này") && !said.err.contains(missing), "{}", said.err);
    // A register that cannot be read is the reason, and is named.
    put(dir.path(), "input/don-vi.xlsx", b"hong");
    let said = call(dir.path(), "2021-05-05", &["run"]);
    assert_eq!(said.exit, Exit::CouldNotRun);
    assert!(said.err.contains("Không đọc được don-vi.xlsx nên không biết đơn vị “CAP-TREN”"), "{}", said.err);
    assert!(!said.err.contains(missing), "{}", said.err);
    // Without any register it is missing indeed.
    fs::remove_file(dir.path().join("input/don-vi.xlsx")).unwrap();
    assert!(call(dir.path(), "2021-05-05", &["run"]).err.contains(missing));
}

#[test]
fn a_template_is_made_once() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", OFFICE.as_bytes());
    for kind in
        ["roster", "introductions", "participations", "participations-wide", "confirmations", "aggregate", "units"]
    {
        let said = call(dir.path(), "2021-05-05", &["mau", kind]);
        assert_eq!(said.exit, Exit::Done, "{kind}: {}", said.err);
        assert!(dir.path().join(format!("{kind}.xlsx")).is_file());
    }
    let before = fs::read(dir.path().join("roster.xlsx")).unwrap();
    let said = call(dir.path(), "2021-06-05", &["template", "roster"]);
    assert_eq!(said.exit, Exit::CouldNotRun);
    assert!(said.err.contains("không ghi đè") && said.err.contains("--out"), "{}", said.err);
    assert_eq!(fs::read(dir.path().join("roster.xlsx")).unwrap(), before);
    let other = dir.path().join("mẫu/danh sách.xlsx");
    let said = call(dir.path(), "2021-05-05", &["template", "roster", "--out", other.to_str().unwrap()]);
    assert_eq!((said.exit, other.is_file()), (Exit::Done, true), "{}", said.err);
    let said = call(dir.path(), "2021-05-05", &["template", "rooster"]);
    assert!(said.out.contains("không có giá trị “rooster”; chỉ có: roster, introductions"), "{}", said.out);
}

#[test]
fn doctor_logs_in_and_hands_nothing_over() {
    let server = Server::start(Script { login: true, ..Script::default() });
    let dir = tempfile::tempdir().unwrap();
    let mail = format!(
        "[mail]\nfrom = \"doan@example.vn\"\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\nuser = \"doan\"\n",
        server.port
    );
    put(dir.path(), "config.toml", format!("{OFFICE}{mail}").as_bytes());
    put(dir.path(), "input/K1/ds.xlsx", &took_part("2021-04", 3));
    let said = call(dir.path(), "2021-05-05", &["kham", "--offline"]);
    assert_eq!((said.exit, server.connections()), (Exit::Done, 0), "{}", said.out);
    let said = call(dir.path(), "2021-05-05", &["doctor"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.out);
    assert!(said.out.contains("đăng nhập được 127.0.0.1 với doan; không gửi gì"), "{}", said.out);
    assert_eq!((server.connections(), server.handed().len()), (1, 0));
    server.change(Script { login: true, ..Script::with(At::Auth, Act::Say("535 wrong".to_owned())) });
    let said = call(dir.path(), "2021-05-05", &["doctor"]);
    assert_eq!(said.exit, Exit::CouldNotRun);
    let line = said.out.lines().find(|line| line.starts_with("lỗi")).unwrap();
    assert!(line.contains("hộp thư") && line.contains("535"), "{line}");
}

#[test]
fn a_schedule_is_shown_without_being_there() {
    let dir = tempfile::tempdir().unwrap();
    let said = call(dir.path(), "2026-11-28", &["lich", "--json"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["next"][2], "2027-02-05T07:30");
    assert!(!dir.path().join(".config").exists());
}

/// A chapter's sheet as it comes, with a fault of each weight.
fn faulty() -> Vec<u8> {
    let text = "| ĐOÀN TRƯỜNG CAO ĐẲNG NGHỀ SÔNG HẬU | < | < | < | < |
        | CHI ĐOÀN K1 | < | < | < | < |
        | DANH SÁCH ĐOÀN VIÊN THAM GIA THEO NHÓM HOẠT ĐỘNG THÁNG 4/2021 | < | < | < | < |
        | STT | Họ và tên | Ngày sinh | Nhóm hoạt động | Món ăn |
        | =1 | Nguyễn  Văn An | 12/05/2002 | Xây dựng nông thôn mới, văn minh đô thị | |
        | =2 | Trần Thị Bình, Lê Văn Cường | 03/11/2002 | Xây dựng nông thôn mới, văn minh đô thị | bún |
        | =3 | Phạm Minh Dũng | 31/02/2003 | Việc gì đó rất lạ | |
        | | Tổng cộng: 3 đoàn viên | | | |
        | Người lập bảng | < | < | < | < |";
    crate::support::draw::xlsx("ds", &[crate::support::draw::Drawn::new("DS", text)])
}

#[test]
fn check_shows_one_file_on_one_screen() {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", OFFICE.as_bytes());
    put(dir.path(), "input/K1/ds.xlsx", &faulty());
    let file = dir.path().join("input/K1/ds.xlsx").display().to_string();
    let said = call(dir.path(), "2021-05-05", &["kiem-tra", &file]);
    assert_eq!(said.exit, Exit::Found);
    let shown = said.out.replace(&file, "ds.xlsx");
    let (_, body) = shown.split_once('\n').unwrap();
    assert_eq!(body, VIETNAMESE, "{shown}");
    assert!(said.out.lines().count() <= 40 && !said.out.contains('\u{1b}'));
    assert!(body.lines().all(|line| line.chars().count() <= 78));

    let said = call(dir.path(), "2021-05-05", &["check", &file, "--lang", "en"]);
    let (_, body) = said.out.split_once('\n').unwrap();
    assert!(body.starts_with("Unit: Chi đoàn Điện K1; period: 04/2021\n\nSheet DS: participations ("), "{body}");
    assert!(body.contains("\nERRORS, to be mended (2):\n1. Cell B6: One cell names two people"), "{body}");
    assert!(body.contains("Columns NOT UNDERSTOOD: E “Món ăn”"), "{body}");

    let said = call(dir.path(), "2021-05-05", &["check", &file, "--json"]);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let sheet = &report["files"][0]["sheets"][0];
    assert_eq!((sheet["kind"].as_str(), sheet["columns"]["E"].as_str()), (Some("participations"), Some("unknown")));
    assert!(sheet["confidence"].as_f64().is_some_and(|sure| (0.6..=1.0).contains(&sure)), "{sheet}");
}

const VIETNAMESE: &str = "\
Đơn vị: Chi đoàn Điện K1; kỳ: 04/2021

Trang DS: danh sách tham gia (độ chắc 92%)
  Tiêu đề dòng 4; dữ liệu dòng 5-7
  Cột: A số thứ tự, B họ và tên, C ngày sinh, D nhóm hoạt động
  Cột KHÔNG HIỂU: E “Món ăn”
  Không phải số liệu: phần đầu bảng: dòng 1-3; dòng cộng: dòng 8 (“Tổng cộng:
    3 đoàn viên”); phần ký tên: dòng 9
  Dòng: đọc 3 = tính 2 + trùng 0 + chờ 1 + ngoài phạm vi 0

LỖI, phải sửa (2):
1. Ô B6: Một ô ghi tên của hai người (nội dung: “Trần Thị Bình, Lê Văn
   Cường”); tonghop không biết dòng này là của ai.
   Xin tách mỗi người một dòng rồi gửi lại tệp. [name-two-people]
2. Ô C7: Ngày này không có trong lịch (ví dụ: “31/02/2003”); tonghop bỏ ngày
   này.
   Xin xem lại giấy tờ và ghi lại ngày đúng. [date-impossible]

CẦN XEM, nên xem lại (1):
3. Ô D7: Không xếp được hoạt động này vào nhóm nào (ví dụ: “Việc gì đó rất
   lạ”); tonghop tạm tính vào nhóm khác.
   Xin ghi rõ tên một trong chín nhóm hoạt động, hoặc trả lời trong tệp câu
   hỏi. [activity-unmapped]

1 tệp; 2 lỗi, 1 điều cần xem, 1 ghi chú
Ghi chú là những chỗ đã tự sửa, không ai phải làm gì; thêm -v để xem.
";
