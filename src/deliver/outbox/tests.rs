use super::*;
use std::fs;

use crate::deliver::letter::{Attachment, Kind, Recipient};
use crate::model::{Level, Unit, UnitCode, UnitId, Units};
use crate::settings::Security;

fn mail() -> Mail {
    Mail {
        from: "doan@truong.example".into(),
        host: "127.0.0.1".into(),
        port: 25,
        security: Security::None,
        ca_file: None,
        user: None,
        password_env: None,
        password_file: None,
        keyring: false,
        to_all: None,
        max_messages: None,
        reminders: Vec::new(),
    }
}

fn letter(code: &str, body: &str) -> Letter {
    let unit = Unit {
        code: UnitCode::new(code),
        name: code.to_owned(),
        level: Level::City,
        parent: None,
        email: Some(format!("{}@city.example", slug(code))),
        category: None,
        aliases: Vec::new(),
        waived: None,
        registered: true,
        unlisted: false,
    };
    let units = Units { all: vec![unit], office: None };
    let to = Recipient::registered(&units, UnitId(0)).unwrap();
    let attachments = vec![Attachment::new("a.xlsx", to.unit(), vec![1, 2, 3])];
    let subject = "Báo cáo\r\nBcc: x@evil.example".to_owned();
    Letter {
        kind: Kind::Up,
        step: None,
        period: "2021-04".into(),
        to,
        copy: Vec::new(),
        subject,
        body: body.into(),
        attachments,
        notes: Vec::new(),
        hold: None,
    }
}

fn prepare_one(dir: &Path, letter: Letter) -> Prepared {
    prepare(dir, vec![letter], &mail(), jiff::civil::date(2021, 5, 3), Lang::Vi).unwrap()
}

/// As if the server had taken everything that waits.
fn sent(dir: &Path) {
    for stem in entries(dir, NEW, Lang::Vi).unwrap().keys() {
        shift(dir, stem, SENT, Lang::Vi).unwrap();
    }
}

#[test]
fn a_message_not_sent_yet_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    assert_eq!(prepare_one(dir, letter("TD", "một")).new, ["cap-tren-td-2021-04.eml"]);
    assert_eq!(prepare_one(dir, letter("TD", "một")).unchanged, ["cap-tren-td-2021-04.eml"]);
    assert_eq!(prepare_one(dir, letter("TD", "hai")).new, ["cap-tren-td-2021-04.eml"]);
    let waiting = pending(dir, Lang::Vi).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].to, ["td@city.example"]);
    assert_eq!((waiting[0].attachments[0].name.as_str(), waiting[0].attachments[0].size), ("a.xlsx", 3));
    let nothing = prepare(dir, Vec::new(), &mail(), jiff::civil::date(2021, 5, 3), Lang::Vi).unwrap();
    assert_eq!(nothing.withdrawn, ["cap-tren-td-2021-04.eml"]);
    assert!(pending(dir, Lang::Vi).unwrap().is_empty());
}

#[test]
fn changed_content_after_sending_is_a_numbered_update() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    prepare_one(dir, letter("TD", "một"));
    sent(dir);
    assert_eq!(prepare_one(dir, letter("TD", "một")).done, 1);
    assert!(pending(dir, Lang::Vi).unwrap().is_empty());

    prepare_one(dir, letter("TD", "hai"));
    prepare_one(dir, letter("TD", "ba"));
    let waiting = pending(dir, Lang::Vi).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].file, "cap-tren-td-2021-04-lan-2.eml");
    assert_eq!(waiting[0].subject, "Báo cáo Bcc: x@evil.example (cập nhật lần 2)");
    sent(dir);
    assert_eq!(prepare_one(dir, letter("TD", "bốn")).new, ["cap-tren-td-2021-04-lan-3.eml"]);
}

#[test]
fn a_letter_with_another_units_file_is_refused_and_the_others_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = letter("A", "một");
    wrong.attachments.push(Attachment::new("b.xlsx", &UnitCode::new("B"), vec![1]));
    let today = jiff::civil::date(2021, 5, 3);
    let done = prepare(folder.path(), vec![wrong, letter("C", "hai")], &mail(), today, Lang::Vi).unwrap();
    assert_eq!(done.refused.len(), 1);
    assert_eq!(done.refused[0].0, "A");
    assert_eq!(done.new, ["cap-tren-c-2021-04.eml"]);
}

#[test]
fn a_killed_move_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    prepare_one(dir, letter("TD", "một"));
    let name = "cap-tren-td-2021-04.eml";
    fs::rename(dir.join(NEW).join(name), dir.join(SENT).join(name)).unwrap();
    assert_eq!(prepare_one(dir, letter("TD", "một")).done, 1);
    assert!(dir.join(SENT).join("cap-tren-td-2021-04.json").is_file());
    assert!(pending(dir, Lang::Vi).unwrap().is_empty());
}
