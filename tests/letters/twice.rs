//! `run --send` against a server in this process: once and never again.

use std::fs;

use super::folder::{Mail, Office};
use super::tests::{activities, config, office};
use crate::smtp::server::{Act, At, Script, Server};

fn with(server: &Server, more: &str) -> Office {
    let office = office();
    point(&office, server, more);
    office
}

fn point(office: &Office, server: &Server, more: &str) {
    let mail = format!("security = \"none\"\nport = {}\n{more}", server.port);
    office.write("config.toml", config().replace("security = \"none\"\n", &mail));
}

#[test]
fn a_run_that_finds_nothing_new_connects_to_nobody() {
    let server = Server::start(Script::default());
    let office = with(&server, "user = \"office\"\n");
    // The server offers no login, so the password has no use: nothing is sent, and the rest of the run stands.
    assert_eq!(office.call("run --send --today 2021-04-03").code, 3);
    point(&office, &server, "");
    let told = office.call("run --send --today 2021-04-03");
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    assert_eq!((server.handed().len(), office.names("da-gui").len()), (5, 5));
    let connections = server.connections();

    let told = office.call("run --send --today 2021-04-04");
    assert_eq!(told.code, 0);
    assert!(told.out.contains("Thư: bản này đã gửi trước đó, không gửi lại"), "{}", told.out);
    assert_eq!((server.connections(), server.handed().len()), (connections, 5));

    // One chapter sends: what that changes is updated, everything else stays as it was sent.
    office.sheet("Khoa CNTT/CNTT-K11/hoat-dong.xlsx", &activities("CHI ĐOÀN CNTT K11", "Mai Phương Oanh"));
    assert_eq!(office.call("run --send --today 2021-04-04").code, 0);
    let mut new: Vec<String> = server.handed()[5..].iter().map(|one| Mail::read(&one.bytes).subject).collect();
    new.sort();
    assert_eq!(new.len(), 3, "{new:?}");
    assert!(new[..2].iter().all(|subject| subject.ends_with("(cập nhật lần 2)")), "{new:?}");
    assert!(new[2].contains("Chi đoàn CNTT K11") && !new[2].contains("cập nhật"), "{new:?}");
    let mut ids: Vec<String> = server.handed().iter().map(|one| Mail::read(&one.bytes).id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 8);
}

#[test]
fn a_reminder_goes_once_a_step_with_its_copy() {
    let server = Server::start(Script::default());
    let office = with(&server, "");
    let reminders = || {
        let all = server.handed().into_iter().filter(|one| Mail::read(&one.bytes).subject.starts_with("Nhắc"));
        all.map(|one| one.to).collect::<Vec<_>>()
    };
    for day in ["2021-04-06", "2021-04-07", "2021-04-08"] {
        assert_eq!(office.call(&format!("run --send --today {day}")).code, 0);
        assert_eq!(reminders(), [["k11@school.example"].map(str::to_owned).to_vec()], "{day}");
    }
    // Another template, another signer: a step that was sent stays sent.
    office.write("templates/thu/nhac-nop.txt", "Nhắc lại\n\nXin nộp bài.\n");
    assert_eq!(office.call("run --send --today 2021-04-08").code, 0);
    assert_eq!(reminders().len(), 1);
    for day in ["2021-04-09", "2021-04-30", "2021-05-30"] {
        assert_eq!(office.call(&format!("run --send --today {day}")).code, 0);
        assert_eq!(reminders().len(), 2, "{day}");
    }
    assert_eq!(reminders()[1], ["k11@school.example", "k.cntt@school.example"]);
}

#[test]
fn one_refused_address_never_stops_the_others_and_is_not_tried_again() {
    let mut script = Script::default();
    script.recipients.insert("bt@ward.example".into(), "550 no such user".into());
    script.recipients.insert("k10@school.example".into(), "451 later".into());
    let server = Server::start(script);
    let office = with(&server, "");
    assert_eq!(office.call("run --send --today 2021-04-03").code, 3);
    assert_eq!(office.names("can-xem"), ["dia-ban-p-bt-2021-03"]);
    assert_eq!(office.names("moi"), ["tra-lai-cntt-k10-2021-03"]);
    assert_eq!(office.names("da-gui").len(), 3);
    server.change(Script::default());
    // The other goes now; that the refused one waits for a person still shows.
    assert_eq!(office.call("run --send --today 2021-04-03").code, 3);
    assert_eq!(server.handed().len(), 4);
    let shown = office.call("send").out;
    assert!(shown.contains("không tự gửi lại: 1 thư") && shown.contains("no such user"), "{shown}");
    // It is told wherever somebody may look, and by the run.
    let page = || fs::read_to_string(office.thu().join("../tong-quan.html")).unwrap();
    let refused = "<bt@ward.example>: máy chủ trả lời 550";
    assert!(office.call("status --today 2021-04-03").out.contains(refused));
    assert!(office.call("doctor --offline --today 2021-04-03").out.contains("từ chối 1 địa chỉ đang dùng"));
    assert!(office.call("run --today 2021-04-03").out.contains(refused));
    assert!(page().contains("&lt;bt@ward.example&gt;"), "{}", page());
    let told = plain(&page());
    assert!(told.contains("đến nay: 5 thư, gồm 4 thư đã gửi, 1 thư bị máy chủ từ chối."), "{told}");
    // With the address put right it is another letter.
    office.write(
        "config.toml",
        fs::read_to_string(office.path().join("config.toml")).unwrap().replace("bt@ward", "binhthuy@ward"),
    );
    assert_eq!(office.call("run --send --today 2021-04-03").code, 0);
    assert_eq!(server.handed().last().unwrap().to, ["binhthuy@ward.example"]);
    assert!(!Mail::read(&server.handed().last().unwrap().bytes).subject.contains("cập nhật"));
    assert!(office.names("can-xem").is_empty());
    let told = plain(&page());
    assert!(told.contains("đến nay: 5 thư, gồm 5 thư đã gửi.") && !told.contains("bị máy chủ"), "{told}");
}

/// The words of a page.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text
}

#[test]
fn no_answer_lays_every_message_aside_and_none_goes_twice() {
    let server = Server::start(Script::with(At::Dot, Act::Drop));
    let office = with(&server, "");
    assert_eq!(office.call("run --send --today 2021-04-03").code, 3);
    assert_eq!((server.handed().len(), office.names("can-xem").len()), (5, 5));
    server.change(Script::default());
    assert_eq!(office.call("run --send --today 2021-04-03").code, 0);
    assert_eq!(office.call("send --yes").code, 0);
    assert_eq!(server.handed().len(), 5);
}

#[test]
fn what_waits_for_a_person_shows_in_the_exit_code_and_in_what_is_said_of_the_sending() {
    let server = Server::start(Script::default());
    let office = with(&server, "");
    office.sheet("CK-K9/hoat-dong.xlsx", &activities("CHI ĐOÀN CNTT K10", "Đặng Nhật Khoa"));
    let page = || plain(&fs::read_to_string(office.thu().join("../tong-quan.html")).unwrap()).replace("&#x2f;", "/");
    let told = office.call("run --send --today 2021-04-03");
    assert_eq!((told.code, server.handed().len()), (3, 3), "{}{}", told.out, told.err);
    let said =
        "Đã gửi 3 thư.\n2 thư để riêng ở thu/can-xem/ vì phải có người xem trước; gõ `tonghop gui` để biết vì sao\n";
    assert!(told.out.ends_with(said), "{}", told.out);
    let last = "Lần gửi gần nhất, ngày 03/04/2021: ";
    assert!(page().contains(&format!("{last}gửi được 3 thư, 2 thư để riêng không gửi, chờ người xem.")), "{}", page());
    // Nothing new, and they wait still.
    let again = office.call("send --yes --today 2021-04-03");
    assert_eq!((again.code, server.handed().len()), (3, 3), "{}", again.out);
    assert!(page().contains(&format!("{last}2 thư để riêng không gửi, chờ người xem.")), "{}", page());
    assert_eq!(office.call("run --today 2021-04-03").code, 0, "a run that sends nothing has nothing left to send");

    office.sheet("CK-K9/hoat-dong.xlsx", &activities("CHI ĐOÀN CƠ KHÍ K9", "Đặng Nhật Khoa"));
    let told = office.call("run --send --today 2021-04-03");
    assert_eq!(told.code, 0, "{}", told.out);
    // The report to the unit above is no exception.
    office.write("output/2021-03/bao-cao.docx", "junk");
    let told = office.call("run --send --today 2021-04-03");
    assert_eq!(told.code, 3, "{}", told.out);
    assert_eq!(office.names("can-xem"), ["cap-tren-td-2021-03-lan-3"]);
}

#[test]
fn a_trial_and_a_cap_hold_over_all_letters() {
    let server = Server::start(Script::default());
    let office = with(&server, "to_all = \"thu@school.example\"\nmax_messages = 2\n");
    let told = office.run("2021-04-20");
    assert!(told.contains("Gửi thử: mọi thư tới thu@school.example") && told.contains("nhiều nhất 2 thư"), "{told}");
    let told = office.call("send --yes");
    assert_eq!(told.code, 3);
    assert!(told.out.contains("max_messages"), "{}", told.out);
    assert_eq!(server.handed().len(), 2);
    for _ in 0..2 {
        office.call("send --yes");
    }
    assert_eq!(server.handed().len(), 6);
    // Nobody gets a copy of a trial.
    assert!(server.handed().iter().all(|one| one.to == ["thu@school.example"]));
    // Two units with one address get two messages.
    point(&office, &server, "");
    let same = fs::read_to_string(office.path().join("config.toml")).unwrap();
    office.write("config.toml", same.replace("ck.k9@", "k10@"));
    assert_eq!(office.call("run --send --today 2021-04-20").code, 0);
    let to_one = server.handed().iter().filter(|one| one.to == ["k10@school.example"]).count();
    assert_eq!((server.handed().len(), to_one), (12, 2));
}
