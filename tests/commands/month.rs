//! One month after another: the figures of the month before, and a run by itself that finds nothing.

use std::fs;
use std::path::Path;

use super::{OFFICE, call, figures, put, took_part};
use crate::smtp::server::{Act, At, Script, Server};
use crate::support::draw::{Drawn, xlsx};
use tonghop::error::Exit;

const MONTHLY: &str = "[period]\nevery = \"month\"\n";

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", format!("{OFFICE}{MONTHLY}").as_bytes());
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 5));
    dir
}

fn run(dir: &Path, today: &str) -> super::Said {
    let said = call(dir, today, &["run", "--period", "last"]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    said
}

#[test]
fn figures_stand_beside_those_of_the_month_before() {
    let dir = folder();
    let said = run(dir.path(), "2021-04-05");
    assert!(!said.out.contains("Kỳ trước"), "{}", said.out);
    assert!(figures(dir.path(), "2021-03")["previous"].is_null());
    let said = run(dir.path(), "2021-05-05");
    assert!(said.out.contains("Kỳ trước    Tháng 3 năm 2021: đoàn viên 0 → 0 (0), lượt 2 → 5 (+3)"), "{}", said.out);
    let previous = &figures(dir.path(), "2021-04")["previous"];
    assert_eq!(previous["period"]["label"], "Tháng 3 năm 2021");
    assert_eq!((previous["turns"]["before"].as_u64(), previous["turns"]["difference"].as_i64()), (Some(2), Some(3)));
    assert_eq!(previous["channels"][0]["code"], "monthly");
    assert_eq!(previous["channels"][0]["before"], 2);
    // The same again gives the same bytes.
    let path = dir.path().join("output/2021-04");
    let bytes = |name: &str| fs::read(path.join(name)).unwrap();
    let before = ["tong-hop.xlsx", "so-lieu.json"].map(bytes);
    run(dir.path(), "2021-05-05");
    assert_eq!(before, ["tong-hop.xlsx", "so-lieu.json"].map(bytes));
}

#[test]
fn damaged_figures_of_the_month_before_are_a_note() {
    let dir = folder();
    run(dir.path(), "2021-04-05");
    let file = dir.path().join("output/2021-03/so-lieu.json");
    for (text, wanted) in [
        ("{\"schema\": \"tonghop", "bị hỏng hoặc không do tonghop lập"),
        ("[]", "bị hỏng hoặc không do tonghop lập"),
        ("", "bị hỏng hoặc không do tonghop lập"),
    ] {
        fs::write(&file, text).unwrap();
        let said = run(dir.path(), "2021-05-05");
        assert!(said.err.contains(wanted), "{}", said.err);
        assert!(figures(dir.path(), "2021-04")["previous"].is_null());
    }
}

#[test]
fn a_run_by_itself_that_finds_nothing_for_its_month_sends_no_report() {
    let server = Server::start(Script::default());
    let dir = tempfile::tempdir().unwrap();
    let mail = format!(
        "[mail]\nfrom = \"doan@example.vn\"\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n",
        server.port
    );
    put(dir.path(), "config.toml", format!("{OFFICE}{MONTHLY}{mail}").as_bytes());
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    let words = ["run", "--period", "last", "--send"];
    let said = call(dir.path(), "2021-05-05", &words);
    assert_eq!(said.exit, Exit::Done, "{}{}", said.out, said.err);
    assert!(said.err.contains("Tháng 4 năm 2021: chưa có bài nộp nào của kỳ này"), "{}", said.err);
    assert_eq!(figures(dir.path(), "2021-04")["turns"]["total"], 0);
    let reports = || server.handed().iter().filter(|one| one.to == ["td@example.vn"]).count();
    assert_eq!(reports(), 0);
    // What comes later goes out by the next run, once.
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 4));
    for _ in 0..2 {
        let said = call(dir.path(), "2021-05-06", &words);
        assert_eq!(said.exit, Exit::Done, "{}{}", said.out, said.err);
        assert_eq!(reports(), 1);
    }
}

/// What the page of April says of the mail, without marks.
fn mail_on_the_page(dir: &Path) -> String {
    let page = fs::read_to_string(dir.join("output/2021-04/tong-quan.html")).unwrap();
    let part = page
        .split_once("<!-- thu -->")
        .unwrap()
        .1
        .split_once("<!-- /thu -->")
        .unwrap()
        .0
        .replace("</li>", "")
        .replace("&#x2f;", "/");
    part.split("<li>").map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" | ")
}

/// The step of that page that sends the mail, up to its commands.
fn step_on_the_page(dir: &Path) -> String {
    let page = fs::read_to_string(dir.join("output/2021-04/tong-quan.html")).unwrap().replace("&#x2f;", "/");
    let (_, rest) = page.split_once("<!-- gui -->\n").unwrap();
    let (step, rest) = rest.split_once("\n<!-- /gui -->\n").unwrap();
    assert!(rest.starts_with("<kbd>tonghop gui"), "{rest}");
    step.to_owned()
}

#[test]
fn the_page_says_what_was_sent_and_what_was_not() {
    let server = Server::start(Script::default());
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let mail = format!(
        "[mail]\nfrom = \"doan@example.vn\"\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n",
        server.port
    );
    put(dir, "config.toml", format!("{OFFICE}{MONTHLY}{mail}").as_bytes());
    put(dir, "input/K1/thang 4.xlsx", &took_part("2021-04", 4));
    let told = |today: &str, words: &[&str], exit: Exit| {
        let said = call(dir, today, words);
        assert_eq!(said.exit, exit, "{}{}", said.out, said.err);
        mail_on_the_page(dir)
    };
    let bytes = || fs::read(dir.join("output/2021-04/tong-quan.html")).unwrap();
    let waits = "Thư của kỳ này đến nay: 1 thư, gồm 1 thư chờ gửi.";
    assert_eq!(told("2021-05-05", &["run", "--period", "last"], Exit::Done), waits);
    let to_send = "<li><p>Gửi thư: xem 1 thư chưa gửi, rồi gửi; thư đã gửi không bao giờ tự gửi lại:</p><div>";
    assert_eq!(step_on_the_page(dir), to_send);
    let before = bytes();
    // Nothing happened in between: the same bytes, and nobody edited them.
    assert_eq!(told("2021-05-05", &["run", "--period", "last"], Exit::Done), waits);
    assert_eq!(bytes(), before);
    // The dry run sends nothing and changes nothing.
    assert_eq!(told("2021-05-05", &["send", "--period", "last"], Exit::Done), waits);
    assert_eq!(bytes(), before);
    server.change(Script::with(At::Mail, Act::Say("451 later".to_owned())));
    assert_eq!(
        told("2021-05-05", &["send", "--yes", "--period", "last"], Exit::MailLeft),
        format!("{waits} | Lần gửi gần nhất, ngày 05/05/2021: 1 thư khi đó chưa gửi được.")
    );
    server.change(Script::default());
    let sent = "Thư của kỳ này đến nay: 1 thư, gồm 1 thư đã gửi.";
    assert_eq!(
        told("2021-05-06", &["run", "--period", "last", "--send"], Exit::Done),
        format!("{sent} | Lần gửi gần nhất, ngày 06/05/2021: gửi được 1 thư.")
    );
    let done = "<li class=\"done\"><p>Thư đã gửi xong: 1 thư, lần gửi gần nhất ngày 06/05/2021; không còn thư nào chờ gửi.</p><div hidden>";
    assert_eq!(step_on_the_page(dir), done);
    // A run by itself that finds nothing new says so; the page stays the run's own, and none stands beside it.
    assert_eq!(
        told("2021-05-07", &["run", "--period", "last", "--send"], Exit::Done),
        format!("{sent} | Lần gửi gần nhất, ngày 07/05/2021: không có thư mới nên không gửi thư nào.")
    );
    assert_eq!(server.handed().len(), 1);
    assert!(!dir.join("output/2021-04/tong-quan-moi.html").exists());
    // A page that somebody edited is not touched; the run's own stands beside it and tells the same.
    let hers = String::from_utf8(bytes()).unwrap().replace("<body>", "<body><p>của tôi</p>");
    put(dir, "output/2021-04/tong-quan.html", hers.as_bytes());
    told("2021-05-08", &["run", "--period", "last", "--send"], Exit::Done);
    assert_eq!(bytes(), hers.as_bytes());
    let beside = fs::read_to_string(dir.join("output/2021-04/tong-quan-moi.html")).unwrap();
    assert!(beside.contains("ngày 08&#x2f;05&#x2f;2021: không có thư mới"), "{beside}");
    let status = call(dir, "2021-05-08", &["status", "--period", "last"]);
    assert_eq!(status.exit, Exit::Done, "{}", status.err);
}

#[test]
fn an_empty_input_says_what_to_do_and_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("thư mục mới");
    let said = call(dir.path(), "2021-05-05", &["init", target.to_str().unwrap()]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    for words in [&["run"][..], &["run", "--period", "last", "--send"], &[]] {
        let said = call(&target, "2021-05-05", words);
        assert_eq!(said.exit, Exit::CouldNotRun);
        assert!(said.err.contains("Thả các bảng đã nhận vào thư mục này"), "{}", said.err);
        assert_eq!(fs::read_dir(target.join("output")).unwrap().count(), 0);
    }
    put(&target, "input/K1/ds.xlsx", &took_part("2021-04", 3));
    let said = call(&target, "2021-05-05", &[]);
    assert_eq!(said.exit, Exit::Done, "{}", said.err);
    assert_eq!(figures(&target, "2021-04")["turns"]["total"], 3);
}

const SECOND: &str = "[[unit]]\ncode = \"K2\"\nname = \"Chi đoàn Điện K2\"\nlevel = \"chapter\"\nparent = \"DT\"\n";
const WARD: &str = "[[unit]]\ncode = \"P-BT\"\nname = \"Đoàn phường Bình Thủy\"\nlevel = \"ward\"\n";

/// A sheet drawn as text.
pub(super) fn drawn(name: &str, text: &str) -> Vec<u8> {
    xlsx(name, &[Drawn::new("Sheet1", text)])
}

/// Two chapters with their lists of members and of March, and a ward's word. K2's list of March has a day that never was.
fn two_chapters() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    put(dir.path(), "config.toml", format!("{OFFICE}{SECOND}{WARD}{MONTHLY}").as_bytes());
    for (unit, name) in [("K1", "Nguyễn Văn An"), ("K2", "Trần Thị Bé")] {
        let roster = format!(
            "| CHI ĐOÀN ĐIỆN {unit} |\n| DANH SÁCH ĐOÀN VIÊN |\n| STT | Họ và tên | Ngày sinh | MSSV | Ngày vào Đoàn |\n| =1 | {name} | 31/02/2003 | 010020 | 26/03/2020 |\n"
        );
        put(dir.path(), &format!("input/{unit}/doan vien.xlsx"), &drawn(&format!("{unit} roster"), &roster));
    }
    put(dir.path(), "input/K1/thang 3.xlsx", &took_part("2021-03", 2));
    let wrong = "
| CHI ĐOÀN ĐIỆN K2 |
| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 3 NĂM 2021 |
| STT | Họ và tên | MSSV | Ngày tham gia |
| =1 | Trần Thị Bé | 010020 | 31/02/2021 |
| =2 | Lê Hoàng Cúc | 010022 | 12/03/2021 |
";
    put(dir.path(), "input/K2/thang 3.xlsx", &drawn("K2 march", wrong));
    let word = "
| ĐOÀN PHƯỜNG BÌNH THỦY |
| DANH SÁCH XÁC NHẬN ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |
| STT | Họ và tên | MSSV | Kết quả |
| =1 | Trần Thị Bé | 010020 | Đạt |
";
    put(dir.path(), "input/P-BT/xac nhan.xlsx", &drawn("ward", word));
    dir
}

/// The state of a unit in a run's figures.
fn state(dir: &Path, period: &str, unit: &str) -> String {
    let all = figures(dir, period)["units"].clone();
    let one = all.as_array().unwrap().iter().find(|one| one["code"] == unit).unwrap().clone();
    one["state"].as_str().unwrap().to_owned()
}

#[test]
fn what_was_sent_for_march_is_not_sent_for_april() {
    let dir = two_chapters();
    let said = run(dir.path(), "2021-04-05");
    assert!(!said.out.contains("đã đọc ở kỳ trước"), "{}", said.out);
    assert_eq!([state(dir.path(), "2021-03", "K1"), state(dir.path(), "2021-03", "K2")], ["returned", "returned"]);
    assert!(dir.path().join("output/2021-03/phan-hoi/K2/phan-hoi-k2.xlsx").is_file());
    assert!(report_text(dir.path(), "2021-03").contains("Có 01 Đoàn phường, xã đã gửi danh sách, xác nhận"));

    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 5));
    let said = run(dir.path(), "2021-05-05");
    // K2 sent nothing for April: neither its list of March nor its undated roster says anything of it.
    assert_eq!([state(dir.path(), "2021-04", "K1"), state(dir.path(), "2021-04", "K2")], ["accepted", "missing"]);
    assert!(said.out.contains("1/2 đơn vị trực thuộc đã nộp (chi đoàn 1/2)"), "{}", said.out);
    assert!(said.out.contains("5 tệp đã đọc ở kỳ trước; chỗ nào cần sửa đã nêu khi đó"), "{}", said.out);
    let page = fs::read_to_string(dir.path().join("output/2021-04/tong-quan.html")).unwrap();
    assert!(page.contains("tệp đã đọc ở kỳ trước: chỗ nào cần sửa đã nêu khi đó"));
    // Nothing of March goes back once more, and no row of it waits or is lost.
    let listed = fs::read_to_string(dir.path().join("output/2021-04/so-cai/findings.csv")).unwrap();
    let again: Vec<&str> = listed.lines().filter(|line| line.contains("K2/") && !line.contains(",note,")).collect();
    assert_eq!(again, [""; 0]);
    assert!(!dir.path().join("output/2021-04/phan-hoi/K2/phan-hoi-k2.xlsx").exists());
    assert!(!said.out.contains("sheet-outside"), "{}", said.out);
    let now = figures(dir.path(), "2021-04");
    assert_eq!((now["findings"]["error"].as_u64(), now["balance"]["rows"]["waiting"].as_u64()), (Some(0), Some(0)));
    assert_eq!(now["members"]["total"], 2, "who is a member still counts");
    assert!(report_text(dir.path(), "2021-04").contains("Trong kỳ chưa có Đoàn phường, xã nào gửi danh sách xác nhận"));
    let said = call(dir.path(), "2021-05-05", &["status", "--period", "last"]);
    assert!(said.out.contains("Chưa nộp (1)") && said.out.contains("- Chi đoàn Điện K2"), "{}", said.out);

    // March once more is March as it was, with April's list beside it.
    call(dir.path(), "2021-05-05", &["run", "--period", "2021-03"]);
    assert_eq!([state(dir.path(), "2021-03", "K1"), state(dir.path(), "2021-03", "K2")], ["returned", "returned"]);
    // And what that run saw of April is still news in April.
    put(dir.path(), "input/K2/thang 4.xlsx", &drawn("K2 april", APRIL));
    call(dir.path(), "2021-05-05", &["run", "--period", "2021-03"]);
    run(dir.path(), "2021-05-05");
    assert_eq!(state(dir.path(), "2021-04", "K2"), "returned");
    assert!(dir.path().join("output/2021-04/phan-hoi/K2/phan-hoi-k2.xlsx").is_file());
}

const APRIL: &str = "
| CHI ĐOÀN ĐIỆN K2 |
| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ THÁNG 4 NĂM 2021 |
| STT | Họ và tên | MSSV | Ngày tham gia |
| =1 | Trần Thị Bé | 010020 | 31/04/2021 |
| =2 | Lê Hoàng Cúc | 010022 | 12/04/2021 |
";

#[test]
fn without_the_output_of_march_its_faults_are_said_and_still_nobody_has_sent_april() {
    let dir = two_chapters();
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 5));
    let said = run(dir.path(), "2021-05-05");
    assert_eq!([state(dir.path(), "2021-04", "K1"), state(dir.path(), "2021-04", "K2")], ["returned", "missing"]);
    assert!(said.out.contains("sheet-outside"), "{}", said.out);
    // A run of a period nobody sent anything for, perhaps a slip of the hand, makes nothing known.
    let other = two_chapters();
    call(other.path(), "2021-04-05", &["run", "--period", "2020-03"]);
    run(other.path(), "2021-04-05");
    assert_eq!(state(other.path(), "2021-03", "K2"), "returned");
}

#[test]
fn nothing_to_report_is_said_of_one_month() {
    let dir = two_chapters();
    let none = "| CHI ĐOÀN ĐIỆN K2 |\n| DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021 |\n| STT | Họ và tên |\n| Không có |\n";
    put(dir.path(), "input/K2/thang 3.xlsx", &drawn("K2 nothing", none));
    let roster = dir.path().join("input/K2/doan vien.xlsx");
    fs::remove_file(roster).unwrap();
    run(dir.path(), "2021-04-05");
    assert_eq!(state(dir.path(), "2021-03", "K2"), "nothing-to-report");
    run(dir.path(), "2021-05-05");
    assert_eq!(state(dir.path(), "2021-04", "K2"), "missing");
}

#[test]
fn a_slip_that_still_waits_sends_nothing_back_to_who_sent_nothing_since() {
    let dir = two_chapters();
    let slip = "
| CHI ĐOÀN ĐIỆN K2 |
| DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN VỀ SINH HOẠT NƠI CƯ TRÚ THÁNG 3 NĂM 2021 |
| STT | Họ và tên | MSSV | Nơi giới thiệu đến | Ngày giới thiệu |
| =1 | Phạm Thu Hà | 010029 | Phường Bình Thủy | 02/03/2021 |
";
    put(dir.path(), "input/K2/gioi thieu.xlsx", &drawn("K2 slips", slip));
    run(dir.path(), "2021-04-05");
    assert!(dir.path().join("output/2021-03/phan-hoi/K2/phan-hoi-k2.xlsx").is_file());
    put(dir.path(), "input/K1/thang 4.xlsx", &took_part("2021-04", 5));
    run(dir.path(), "2021-05-05");
    // It waits, and the unit's own list of reconciliation says so.
    let listed = fs::read_to_string(dir.path().join("output/2021-04/so-cai/findings.csv")).unwrap();
    assert!(
        listed.lines().any(|line| line.contains("introduction-unconfirmed") && !line.contains(",note,")),
        "{listed}"
    );
    assert!(!dir.path().join("output/2021-04/phan-hoi/K2/phan-hoi-k2.xlsx").exists());
    assert!(dir.path().join("output/2021-04/doi-chieu/don-vi-k2.xlsx").is_file());
    // With a list of its own for April it is told again.
    put(dir.path(), "input/K2/thang 4.xlsx", &drawn("K2 april", APRIL));
    run(dir.path(), "2021-05-05");
    assert!(dir.path().join("output/2021-04/phan-hoi/K2/phan-hoi-k2.xlsx").is_file());
}

/// The words of a period's report.
fn report_text(dir: &Path, period: &str) -> String {
    let bytes = fs::read(dir.join("output").join(period).join("bao-cao.docx")).unwrap();
    crate::report::words(&bytes)
}
