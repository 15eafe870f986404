//! What hinders a sending is said in the language of the run, the server's own words in quotes beside it.

use std::time::Duration;

use tonghop::deliver::smtp::{self, Patience};
use tonghop::model::Lang;
use tonghop::settings::Security;

use super::server::{Act, At, Script, Server};
use super::tests::{Bench, letter};

/// Why the one letter of a bench was not sent, as a person reads it.
fn reason(bench: &Bench, lang: Lang) -> String {
    let patience = Patience { reply: Duration::from_millis(700), taking: Duration::from_millis(300) };
    let report = smtp::send_all(&bench.thu(), bench.root.path(), &bench.mail, None, patience, lang).unwrap();
    let said: Vec<String> = report.outcomes.iter().filter_map(|one| one.reason.clone()).collect();
    said.join("\n")
}

fn bench(server: &Server) -> Bench {
    let bench = Bench::new(server);
    bench.prepare(vec![letter("A", "x@city.example", "một\n")]);
    bench
}

#[test]
fn each_answer_of_a_server_has_its_meaning() {
    for (line, vi, en) in [
        ("550 5.1.1 no such user", "không có hộp thư này", "there is no such mailbox"),
        ("550 5.2.2 over quota", "hộp thư của người nhận đã đầy", "the mailbox is full"),
        ("452 4.2.2 over quota", "hộp thư của người nhận đã đầy", "the mailbox is full"),
        ("552 5.3.4 too big", "thư quá lớn", "the message is too large"),
        ("550 5.7.1 policy", "máy chủ không cho gửi thư này", "the server does not let it pass"),
        ("502 what", "máy chủ không hiểu lệnh", "the server does not understand the command"),
        ("530 login first", "phải đăng nhập đúng mới gửi được", "the login is missing or wrong"),
        ("550 no", "không nhận thư cho địa chỉ này", "nothing is taken for this address"),
        ("552 no", "hộp thư đã đầy hoặc thư quá lớn", "the mailbox is full or the message too large"),
        ("450 later", "tạm thời chưa nhận", "not for the moment"),
        ("554 no", "không nhận thư này", "the message is not taken"),
    ] {
        for (lang, meaning, answers) in [(Lang::Vi, vi, "máy chủ trả lời"), (Lang::En, en, "the server answers")]
        {
            let mut script = Script::default();
            script.recipients.insert("x@city.example".into(), line.into());
            let server = Server::start(script);
            let said = reason(&bench(&server), lang);
            let (code, own) = line.split_at(3);
            let whole = format!("{answers} {code}: {meaning} (“{}”)", own.trim());
            assert!(said.contains(&whole), "{line}: {said}");
        }
    }
}

#[test]
fn no_answer_has_its_meaning_too() {
    for (act, vi, en) in [
        (Act::Drop, "máy chủ ngắt kết nối giữa chừng", "the server closed the connection"),
        (
            Act::Hang(Duration::from_secs(3)),
            "chờ quá lâu mà máy chủ không trả lời",
            "the server did not answer in time",
        ),
    ] {
        for (lang, meaning) in [(Lang::Vi, vi), (Lang::En, en)] {
            let server = Server::start(Script::with(At::Mail, act.clone()));
            let said = reason(&bench(&server), lang);
            assert!(said.contains(meaning), "{act:?}: {said}");
        }
    }
}

#[test]
fn encryption_that_does_not_come_about_says_what_to_change() {
    let server = Server::start(Script::default());
    let mut plain = bench(&server);
    plain.mail.security = Security::StartTls;
    assert!(reason(&plain, Lang::Vi).contains("máy chủ không hỗ trợ STARTTLS, hãy đặt [mail] security"));
    assert!(reason(&plain, Lang::En).contains("the server has no STARTTLS, set [mail] security"));
}
