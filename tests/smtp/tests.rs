use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mail_parser::{MessageParser, MimeHeaders};
use tempfile::TempDir;
use tonghop::deliver::letter::{Attachment, Kind, Letter, Recipient};
use tonghop::deliver::outbox::{self, Prepared};
use tonghop::deliver::smtp::{self, Patience, Place, Secret, SendReport};
use tonghop::model::date::Date;
use tonghop::model::{Lang, Level, Unit, UnitCode, UnitId, Units};
use tonghop::settings::{Mail, Security};

use super::server::{Act, At, Script, Server};

/// A working folder with an outbox, and the `[mail]` of a server.
pub struct Bench {
    pub root: TempDir,
    pub mail: Mail,
}

impl Bench {
    pub fn new(server: &Server) -> Self {
        let mail = Mail {
            from: "Đoàn trường <doan@truong.example>".into(),
            host: "127.0.0.1".into(),
            port: server.port,
            security: Security::None,
            ca_file: None,
            user: None,
            password_env: None,
            password_file: None,
            keyring: false,
            to_all: None,
            max_messages: None,
            reminders: Vec::new(),
        };
        Self { root: tempfile::tempdir().unwrap(), mail }
    }

    pub fn thu(&self) -> PathBuf {
        self.root.path().join("output/2021-04/thu")
    }

    pub fn prepare(&self, letters: Vec<Letter>) -> Prepared {
        outbox::prepare(&self.thu(), letters, &self.mail, today(), Lang::Vi).unwrap()
    }

    pub fn send(&self) -> SendReport {
        self.send_as(None)
    }

    pub fn send_as(&self, password: Option<&Secret>) -> SendReport {
        let patience = Patience { reply: Duration::from_millis(1500), taking: Duration::from_millis(300) };
        smtp::send_all(&self.thu(), self.root.path(), &self.mail, password, patience, Lang::Vi).unwrap()
    }

    /// Where every `.eml` is, as `folder/name`.
    pub fn places(&self) -> Vec<String> {
        ["moi", "da-gui", "can-xem"].into_iter().flat_map(|folder| names(&self.thu(), folder, "eml")).collect()
    }
}

pub fn names(thu: &Path, folder: &str, extension: &str) -> Vec<String> {
    let listed = fs::read_dir(thu.join(folder)).unwrap();
    let mut names: Vec<String> = listed
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(extension))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}

fn today() -> Date {
    Date::new(2021, 5, 3).unwrap()
}

fn recipient(code: &str, email: &str) -> Recipient {
    let unit = Unit {
        code: UnitCode::new(code),
        name: format!("Đơn vị {code}"),
        level: Level::City,
        parent: None,
        email: Some(email.to_owned()),
        category: None,
        aliases: Vec::new(),
        waived: None,
        registered: true,
        unlisted: false,
    };
    let units = Units { all: vec![unit], office: None };
    Recipient::registered(&units, UnitId(0)).unwrap()
}

pub fn letter(code: &str, email: &str, body: &str) -> Letter {
    let to = recipient(code, email);
    let attachment = Attachment::new("Tổng hợp 2021-04.xlsx", to.unit(), (0..=255).cycle().take(5000).collect());
    Letter {
        kind: Kind::Up,
        step: None,
        period: "2021-04".into(),
        to,
        copy: Vec::new(),
        notes: Vec::new(),
        hold: None,
        subject: "Báo cáo tháng 4: đoàn viên sinh hoạt nơi cư trú".into(),
        body: body.into(),
        attachments: vec![attachment],
    }
}

/// Three messages under one script; where each ends, what the server got, and that a second call sends nothing twice.
fn ends(script: &Script, place: Place, handed: usize) {
    let server = Server::start(script.clone());
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "a@city.example", "một\n"), letter("B", "b@city.example", "hai\n")]);
    let report = bench.send();
    assert_eq!(report.outcomes.len(), 2, "{script:?}");
    for outcome in &report.outcomes {
        assert_eq!(outcome.place, place, "{script:?} {outcome:?}");
        assert_eq!(outcome.reason.is_none(), place == Place::Sent, "{script:?}");
    }
    let folder = place.folder();
    let expected = [format!("{folder}/cap-tren-a-2021-04.eml"), format!("{folder}/cap-tren-b-2021-04.eml")];
    assert_eq!(bench.places(), expected, "{script:?}");
    assert_eq!(server.handed().len(), handed, "{script:?}");
    let reasons = names(&bench.thu(), "can-xem", "txt").len();
    assert_eq!(reasons, if place == Place::ToLookAt { 2 } else { 0 }, "{script:?}");

    // A second run and a second call, at a server that is well again.
    server.change(Script::default());
    let again = bench.prepare(vec![letter("A", "a@city.example", "một\n"), letter("B", "b@city.example", "hai\n")]);
    assert!(again.new.is_empty(), "{script:?}");
    bench.send();
    let more = if place == Place::StillToSend { 2 } else { 0 };
    assert_eq!(server.handed().len(), handed + more, "{script:?}");
    assert!(bench.send().outcomes.is_empty(), "{script:?}");
    assert_eq!(server.handed().len(), handed + more, "{script:?}");
}

#[test]
fn what_the_server_takes_is_sent() {
    ends(&Script::default(), Place::Sent, 2);
}

#[test]
fn what_the_server_refuses_for_good_is_laid_aside() {
    ends(&Script::says(At::Mail, "554 no"), Place::ToLookAt, 0);
    ends(&Script::says(At::Rcpt, "550 no such user"), Place::ToLookAt, 0);
    ends(&Script::says(At::Data, "554 no"), Place::ToLookAt, 0);
    ends(&Script::says(At::Dot, "554 spam"), Place::ToLookAt, 2);
}

#[test]
fn what_fails_for_the_moment_stays_new() {
    ends(&Script::says(At::Greeting, "421 busy"), Place::StillToSend, 0);
    ends(&Script::says(At::Greeting, "554 go away"), Place::StillToSend, 0);
    ends(&Script::says(At::Mail, "451 later"), Place::StillToSend, 0);
    ends(&Script::says(At::Rcpt, "451 greylisted"), Place::StillToSend, 0);
    ends(&Script::says(At::Data, "451 later"), Place::StillToSend, 0);
    ends(&Script::says(At::Dot, "451 later"), Place::StillToSend, 2);
}

#[test]
fn a_connection_lost_before_the_text_leaves_the_message_new() {
    for at in [At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Data] {
        ends(&Script::with(at, Act::Drop), Place::StillToSend, 0);
    }
}

#[test]
fn silence_after_the_dot_is_laid_aside() {
    ends(&Script::with(At::Dot, Act::Drop), Place::ToLookAt, 2);
    ends(&Script::with(At::Dot, Act::Hang(Duration::from_secs(2))), Place::ToLookAt, 2);
    ends(&Script::says(At::Dot, "what"), Place::ToLookAt, 2);
}

#[test]
fn one_refused_address_never_stops_the_others() {
    let mut script = Script::default();
    script.recipients.insert("x@city.example".into(), "550 no such user".into());
    let server = Server::start(script);
    let bench = Bench::new(&server);
    bench.prepare(vec![
        letter("A", "x@city.example", "một\n"),
        letter("B", "b@city.example; x@city.example", "hai\n"),
        letter("C", "c@city.example", "ba\n"),
    ]);
    let report = bench.send();
    assert!(!report.all_sent());
    let expected = ["da-gui/cap-tren-b-2021-04.eml", "da-gui/cap-tren-c-2021-04.eml", "can-xem/cap-tren-a-2021-04.eml"];
    assert_eq!(bench.places(), expected);
    let reached: Vec<Vec<String>> = server.handed().into_iter().map(|one| one.to).collect();
    assert_eq!(reached, [vec!["b@city.example".to_owned()], vec!["c@city.example".to_owned()]]);
    let reason = fs::read_to_string(bench.thu().join("can-xem/cap-tren-b-2021-04.txt")).unwrap();
    assert!(reason.contains("x@city.example") && reason.contains("no such user"), "{reason}");
}

#[test]
fn a_refusal_is_told_as_one_and_is_done_with_once_made_anew() {
    let mut script = Script::default();
    script.recipients.insert("x@city.example".into(), "550 5.1.1 no such user".into());
    let server = Server::start(script);
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "x@city.example", "một\n")]);
    let report = bench.send();
    assert!(report.outcomes[0].refused);
    let reason = report.outcomes[0].reason.as_deref().unwrap();
    assert!(reason.contains("máy chủ trả lời 550: không có hộp thư này (“5.1.1 no such user”)"), "{reason}");
    let told = fs::read_to_string(bench.thu().join("can-xem/cap-tren-a-2021-04.txt")).unwrap();
    assert!(told.contains("input/don-vi.xlsx") && !told.contains("permanent"), "{told}");
    let tried = outbox::tried(&bench.thu(), Lang::Vi).unwrap();
    assert_eq!((tried.refused, tried.unknown), (1, 0));
    let parked = outbox::parked(&bench.thu(), Lang::Vi).unwrap();
    assert_eq!(parked[0].message.to, ["x@city.example"], "whom it was for is shown");

    // The same letter to a corrected address: what was refused reached nobody and needs nobody any more.
    bench.prepare(vec![letter("A", "y@city.example", "một\n")]);
    assert_eq!(outbox::tried(&bench.thu(), Lang::Vi).unwrap(), outbox::Tried::default());
    assert!(outbox::parked(&bench.thu(), Lang::Vi).unwrap().is_empty());
    assert!(bench.send().all_sent());
    assert_eq!(bench.places(), ["da-gui/cap-tren-a-2021-04.eml"]);
    assert!(names(&bench.thu(), "can-xem", "txt").is_empty());
}

#[test]
fn a_message_refused_for_what_it_says_is_no_wrong_address() {
    for (at, line) in [(At::Dot, "554 spam"), (At::Mail, "550 sender not allowed"), (At::Data, "554 no")] {
        let server = Server::start(Script::says(at, line));
        let bench = Bench::new(&server);
        bench.prepare(vec![letter("A", "x@city.example", "một\n")]);
        assert!(bench.send().outcomes[0].refused);
        let told = fs::read_to_string(bench.thu().join("can-xem/cap-tren-a-2021-04.txt")).unwrap();
        assert!(told.contains(&line[4..]) && !told.contains("sửa địa chỉ") && !told.contains("don-vi.xlsx"), "{told}");
        assert!(told.contains("không phải vì sai địa chỉ người nhận. Hãy hỏi nơi cấp hộp thư vì sao"), "{told}");
        assert!(told.contains("chuyển hai tệp .eml và .json về thư mục moi"), "{told}");
        assert!(outbox::refusals(&bench.thu(), Lang::Vi).unwrap().is_empty(), "no address is to be put right");
        assert_eq!(outbox::tried(&bench.thu(), Lang::Vi).unwrap().refused, 1);
    }
}

fn refusing(address: &str, line: &str) -> Server {
    let mut script = Script::default();
    script.recipients.insert(address.into(), line.into());
    Server::start(script)
}

/// The subject of every message handed over.
fn subjects(server: &Server) -> Vec<String> {
    let subject = |bytes: &[u8]| MessageParser::default().parse(bytes).unwrap().subject().unwrap().to_owned();
    server.handed().iter().map(|one| subject(&one.bytes)).collect()
}

#[test]
fn what_never_arrived_is_no_first_letter_and_its_address_is_not_tried_again() {
    let server = refusing("x@city.example", "550 5.1.1 no such user");
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "x@city.example", "một\n")]);
    bench.send();

    // Other content, the same address: it lies ready in the place of the first, and nobody is asked again.
    let connections = server.connections();
    let again = bench.prepare(vec![letter("A", "x@city.example", "hai\n")]);
    assert_eq!((again.new.len(), again.undelivered), (0, vec!["cap-tren-a-2021-04.eml".to_owned()]));
    assert!(bench.send().outcomes.is_empty());
    assert_eq!(server.connections(), connections);
    assert_eq!(bench.places(), ["can-xem/cap-tren-a-2021-04.eml"]);
    let refusals = outbox::refusals(&bench.thu(), Lang::Vi).unwrap();
    assert_eq!((refusals[0].unit_name.as_str(), refusals[0].address.as_str()), ("Đơn vị A", "x@city.example"));
    // Another unit with the same address is not tried either.
    bench.prepare(vec![letter("A", "x@city.example", "hai\n"), letter("B", "X@city.example", "ba\n")]);
    assert!(bench.send().outcomes.is_empty());
    assert_eq!(outbox::refusals(&bench.thu(), Lang::Vi).unwrap().len(), 2);

    // Put right, it goes as the first letter it is.
    bench.prepare(vec![letter("A", "y@city.example", "hai\n")]);
    assert!(bench.send().all_sent());
    assert_eq!(subjects(&server), ["Báo cáo tháng 4: đoàn viên sinh hoạt nơi cư trú"]);
    assert_eq!(bench.places(), ["da-gui/cap-tren-a-2021-04.eml"]);
    assert!(outbox::refusals(&bench.thu(), Lang::Vi).unwrap().is_empty());
    // What arrived is a first letter.
    bench.prepare(vec![letter("A", "y@city.example", "bốn\n")]);
    bench.send();
    assert!(subjects(&server)[1].ends_with("(cập nhật lần 2)"));
}

#[test]
fn a_person_says_that_a_refused_address_is_right() {
    let server = refusing("x@city.example", "550 5.1.1 no such user");
    let bench = Bench::new(&server);
    let letters = || vec![letter("A", "x@city.example", "một\n"), letter("B", "x@city.example", "hai\n")];
    bench.prepare(letters());
    bench.send();
    server.change(Script::default());
    for extension in ["eml", "json"] {
        let name = format!("cap-tren-a-2021-04.{extension}");
        fs::rename(bench.thu().join("can-xem").join(&name), bench.thu().join("moi").join(&name)).unwrap();
    }
    assert_eq!(bench.prepare(letters()).unchanged, ["cap-tren-a-2021-04.eml"]);
    assert!(bench.send().all_sent());
    // The address works, so what else was for it waits again.
    assert_eq!(bench.places(), ["moi/cap-tren-b-2021-04.eml", "da-gui/cap-tren-a-2021-04.eml"]);
    assert_eq!(bench.prepare(letters()).unchanged, ["cap-tren-b-2021-04.eml"]);
    assert!(bench.send().all_sent());
    assert_eq!(server.handed().len(), 2);
    assert!(names(&bench.thu(), "can-xem", "").is_empty(), "nothing is left to look at");
}

#[test]
fn an_update_goes_to_those_who_take_it() {
    let server = refusing("x@city.example", "550 no such user");
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("B", "b@city.example, x@city.example", "một\n")]);
    bench.send();
    let update = || vec![letter("B", "b@city.example, x@city.example", "hai\n")];
    bench.prepare(update());
    let waiting = outbox::pending(&bench.thu(), Lang::Vi).unwrap();
    assert_eq!(waiting[0].to, ["b@city.example"]);
    assert_eq!(waiting[0].notes, ["không gửi tới x@city.example: máy chủ thư đã từ chối địa chỉ ấy"]);
    // Without the reason beside it the address is tried again.
    fs::remove_file(bench.thu().join("can-xem/cap-tren-b-2021-04.txt")).unwrap();
    bench.prepare(vec![letter("B", "b@city.example, x@city.example", "ba\n")]);
    assert_eq!(outbox::pending(&bench.thu(), Lang::Vi).unwrap()[0].to, ["b@city.example", "x@city.example"]);
}

#[test]
fn a_refused_message_is_tried_again_once_it_is_another() {
    // The server minds the text, or the sender; the address may be good.
    for script in [Script::says(At::Dot, "554 spam"), Script::says(At::Rcpt, "550 5.7.1 not from you")] {
        let server = Server::start(script);
        let bench = Bench::new(&server);
        bench.prepare(vec![letter("A", "a@city.example", "một\n")]);
        bench.send();
        server.change(Script::default());
        bench.prepare(vec![letter("A", "a@city.example", "hai\n")]);
        assert_eq!(bench.places(), ["moi/cap-tren-a-2021-04.eml"]);
        assert!(bench.send().all_sent());
        assert!(!subjects(&server).last().unwrap().contains("cập nhật"));
    }
}

#[test]
fn what_lies_in_an_outbox_adds_up_after_several_rounds() {
    let mut script = Script::default();
    script.recipients.insert("x@city.example".into(), "550 no such user".into());
    script.recipients.insert("c@city.example".into(), "451 later".into());
    let server = Server::start(script);
    let bench = Bench::new(&server);
    for body in ["một\n", "hai\n", "ba\n"] {
        bench.prepare(vec![
            letter("A", "x@city.example", body),
            letter("B", "b@city.example", body),
            letter("C", "c@city.example", body),
        ]);
        bench.send();
    }
    let now = outbox::standing(&bench.thu(), Lang::Vi).unwrap();
    assert_eq!((now.sent, now.updates, now.waiting), (3, 2, 1));
    assert_eq!((now.refused, now.unknown, now.held, now.refusals.len()), (1, 0, 0, 1));
    assert_eq!(bench.places().len(), now.sent + now.waiting + now.refused);
}

#[test]
fn silence_is_told_as_doubt() {
    let server = Server::start(Script::with(At::Dot, Act::Drop));
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "x@city.example", "một\n")]);
    assert!(!bench.send().outcomes[0].refused);
    let tried = outbox::tried(&bench.thu(), Lang::Vi).unwrap();
    assert_eq!((tried.refused, tried.unknown), (0, 1));
}

#[test]
fn an_address_refused_for_the_moment_is_tried_again_alone() {
    let mut script = Script::default();
    script.recipients.insert("x@city.example".into(), "451 later".into());
    let server = Server::start(script);
    let bench = Bench::new(&server);
    let letters = || vec![letter("B", "b@city.example, x@city.example", "hai\n")];
    bench.prepare(letters());
    assert_eq!(bench.send().outcomes[0].place, Place::StillToSend);
    assert_eq!(bench.prepare(letters()).unchanged, ["cap-tren-b-2021-04.eml"]);
    server.change(Script::default());
    assert!(bench.send().all_sent());
    let reached: Vec<Vec<String>> = server.handed().into_iter().map(|one| one.to).collect();
    assert_eq!(reached, [vec!["b@city.example".to_owned()], vec!["x@city.example".to_owned()]]);
    assert_eq!(bench.places(), ["da-gui/cap-tren-b-2021-04.eml"]);
}

#[test]
fn a_crash_while_the_text_was_handed_over_lays_the_message_aside() {
    let server = Server::start(Script::default());
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "a@city.example", "một\n")]);
    let envelope = fs::read_to_string(bench.thu().join("moi/cap-tren-a-2021-04.json")).unwrap();
    let key = serde_json::from_str::<serde_json::Value>(&envelope).unwrap()["key"].as_str().unwrap().to_owned();
    fs::write(bench.thu().join("nhat-ky.jsonl"), format!("{{\"key\":\"{key}\",\"state\":\"sending\"}}\n")).unwrap();

    // Neither a run nor a call to send may send it, or prepare it anew.
    assert_eq!(bench.prepare(vec![letter("A", "a@city.example", "một\n")]).done, 1);
    assert_eq!(bench.places(), ["can-xem/cap-tren-a-2021-04.eml"]);
    assert!(bench.send().outcomes.is_empty());
    assert_eq!(server.connections(), 0);

    // A person who moves it back wants it sent.
    for extension in ["eml", "json"] {
        let name = format!("cap-tren-a-2021-04.{extension}");
        fs::rename(bench.thu().join("can-xem").join(&name), bench.thu().join("moi").join(&name)).unwrap();
    }
    assert!(bench.send().all_sent());
    assert_eq!(server.handed().len(), 1);
}

#[test]
fn a_crash_after_the_answer_never_sends_again() {
    let server = Server::start(Script::default());
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "a@city.example", "một\n")]);
    bench.send();
    // As if the run had been killed before the message was moved.
    for extension in ["eml", "json"] {
        let name = format!("cap-tren-a-2021-04.{extension}");
        fs::rename(bench.thu().join("da-gui").join(&name), bench.thu().join("moi").join(&name)).unwrap();
    }
    assert!(bench.send().outcomes.is_empty());
    assert_eq!((server.handed().len(), bench.places()), (1, vec!["da-gui/cap-tren-a-2021-04.eml".to_owned()]));
}

#[test]
fn a_wrong_password_is_tried_once() {
    let server = Server::start(Script { login: true, ..Script::says(At::Auth, "535 wrong") });
    let mut bench = Bench::new(&server);
    bench.mail.user = Some("doan".into());
    bench.prepare(vec![letter("A", "a@city.example", "một\n"), letter("B", "b@city.example", "hai\n")]);
    let report = bench.send_as(Some(&Secret::new("x")));
    assert_eq!(report.count(Place::StillToSend), 2);
    assert_eq!(server.connections(), 1);
    server.change(Script { login: true, ..Script::default() });
    assert!(bench.send_as(Some(&Secret::new("x"))).all_sent());
}

#[test]
fn limits_and_trials_hold() {
    let server = Server::start(Script::default());
    let mut bench = Bench::new(&server);
    bench.mail.max_messages = Some(1);
    bench.prepare(vec![letter("A", "a@city.example", "một\n"), letter("B", "b@city.example", "hai\n")]);
    let report = bench.send();
    assert_eq!((report.count(Place::Sent), report.count(Place::StillToSend)), (1, 1));

    bench.mail.max_messages = None;
    bench.mail.to_all = Some("thu@truong.example".into());
    // What was prepared for others goes to nobody while a trial is on.
    assert_eq!(bench.send().count(Place::StillToSend), 1);
    bench.prepare(vec![letter("B", "b@city.example", "hai\n")]);
    assert!(bench.send().all_sent());
    assert_eq!(server.handed().last().unwrap().to, ["thu@truong.example"]);
    // The trial over, the real one still goes.
    bench.mail.to_all = None;
    assert_eq!(bench.prepare(vec![letter("B", "b@city.example", "hai\n")]).new.len(), 1);
    assert!(bench.send().all_sent());
    assert_eq!(server.handed().last().unwrap().to, ["b@city.example"]);
}

#[test]
fn nothing_is_said_in_the_clear_to_another_computer() {
    let server = Server::start(Script::default());
    let mut bench = Bench::new(&server);
    bench.prepare(vec![letter("A", "a@city.example", "một\n")]);
    bench.mail.host = "192.0.2.1".into();
    let patience = Patience::default();
    let fatal = smtp::send_all(&bench.thu(), bench.root.path(), &bench.mail, None, patience, Lang::Vi).unwrap_err();
    assert!(fatal.what.contains("192.0.2.1") && fatal.hint.unwrap().contains("starttls"));
    // A server that offers no encryption gets nothing either.
    bench.mail.host = "127.0.0.1".into();
    bench.mail.security = Security::StartTls;
    assert_eq!(bench.send().count(Place::StillToSend), 1);
    assert!(server.handed().is_empty());
}

#[test]
fn a_message_is_read_back_whole_and_is_the_same_bytes_each_time() {
    let server = Server::start(Script::default());
    let bench = Bench::new(&server);
    bench.prepare(vec![letter("Thành đoàn", "a@city.example", "Kính gửi\n.một dấu chấm đầu dòng\n")]);
    let path = "moi/cap-tren-thanh-doan-2021-04.eml";
    let stored = fs::read(bench.thu().join(path)).unwrap();
    let other = Bench::new(&server);
    other.prepare(vec![letter("Thành đoàn", "a@city.example", "Kính gửi\n.một dấu chấm đầu dòng\n")]);
    assert_eq!(stored, fs::read(other.thu().join(path)).unwrap());

    assert!(bench.send().all_sent());
    let handed = &server.handed()[0];
    assert_eq!(handed.from, "doan@truong.example");
    for bytes in [&stored, &handed.bytes] {
        let message = MessageParser::default().parse(bytes.as_slice()).unwrap();
        assert_eq!(message.subject(), Some("Báo cáo tháng 4: đoàn viên sinh hoạt nơi cư trú"));
        let from = message.from().unwrap().first().unwrap();
        assert_eq!((from.name(), from.address()), (Some("Đoàn trường"), Some("doan@truong.example")));
        let text = message.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(text.trim_end(), "Kính gửi\n.một dấu chấm đầu dòng");
        let attachment = message.attachments().next().unwrap();
        assert_eq!(attachment.attachment_name(), Some("tong-hop-2021-04.xlsx"));
        assert_eq!(attachment.contents(), (0..=255).cycle().take(5000).collect::<Vec<u8>>());
        assert!(message.message_id().unwrap().ends_with("@truong.example"));
        assert_eq!(message.date().unwrap().to_rfc3339(), "2021-05-03T01:00:00Z");
    }
}
