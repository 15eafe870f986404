//! Mails: their attachments under whatever name they are written, their date as arrival, their sender as a hint.

use tonghop::intake::{Format, sniff};

use super::{base64, codes, files, folder, list, mail, paths, taken, zipped};
use crate::support::folders::figure;

const XLSX: &str = "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn attachment(name: &str) -> String {
    format!("{XLSX}\r\nContent-Disposition: attachment; {name}")
}

#[test]
fn names_are_read_however_mail_programs_write_them() {
    let expected = "m.eml/Danh sách K10A.csv";
    for name in [
        // RFC 2231, whole and in pieces.
        "filename*=UTF-8''Danh%20s%C3%A1ch%20K10A.csv",
        "filename*0*=UTF-8''Danh%20s%C3%A1;\r\n filename*1*=ch%20K10A.csv",
        // RFC 2047 where it does not belong, as nearly everybody writes it.
        "filename=\"=?UTF-8?B?RGFuaCBzw6FjaCBLMTBBLmNzdg==?=\"",
        "filename=\"=?utf-8?Q?Danh_s=C3=A1ch_K10A.csv?=\"",
        "filename=\"=?windows-1258?Q?Danh_s=E1ch_K10A.csv?=\"",
        // Plain bytes.
        "filename=\"Danh sách K10A.csv\"",
    ] {
        let bytes = mail("a@x.vn", "Thu, 1 Apr 2021 08:00:00 +0700", &[(&attachment(name), b"a;b\n")]);
        let (found, said) = taken("m.eml", bytes);
        assert_eq!((paths(&found), said), (vec![expected], vec![]), "{name}");
        assert_eq!(found[0].bytes, b"a;b\n");
    }
}

#[test]
fn a_mails_date_is_arrival_by_the_clock_in_vietnam() {
    // Due on 5 April: 17:30 universal time of the 5th is the 6th here.
    for (date, on_time) in [
        ("Mon, 5 Apr 2021 16:30:00 +0000", true),
        ("Mon, 5 Apr 2021 17:30:00 +0000", false),
        ("Mon, 5 Apr 2021 23:30:00 +0700", true),
    ] {
        let bytes =
            mail("x@y.vn", date, &[(&attachment("filename=ds.xlsx"), &list("Chi đoàn K10A", &["Nguyễn Văn An"]))]);
        let mut folder = folder();
        folder.files.push(("thu.eml".into(), bytes));
        let outcome = folder.run();
        let state = outcome.register.units.ids().find(|&id| outcome.register.units.get(id).code.as_str() == "K10A");
        let state = outcome.register.states[state.unwrap().0 as usize];
        assert_eq!(state.on_time, Some(on_time), "{date}");
        let tree = serde_json::to_value(&outcome.figures).unwrap();
        assert_eq!(figure(&tree, "reporting.on_time").unwrap(), u64::from(on_time));
    }
}

#[test]
fn of_two_mails_of_one_day_the_later_corrects_the_earlier() {
    let names = ["Nguyễn Văn An", "Trần Thị Bích", "Lê Minh Châu", "Phạm Quốc Dũng", "Võ Thị Em"];
    let (more, fewer) = (list("Chi đoàn K10A", &names), list("Chi đoàn K10A", &names[..4]));
    let name = attachment("filename=ds.xlsx");
    let morning = mail("x@y.vn", "Thu, 1 Apr 2021 08:00:00 +0700", &[(&name, &more)]);
    let evening = mail("x@y.vn", "Thu, 1 Apr 2021 18:00:00 +0700", &[(&name, &fewer)]);
    for (first, second) in [("a.eml", "b.eml"), ("b.eml", "a.eml")] {
        let mut folder = folder();
        folder.files = vec![(first.into(), morning.clone()), (second.into(), evening.clone())];
        let outcome = folder.run();
        assert_eq!(outcome.figures.turns.total.0, 4);
        assert_eq!(
            codes(&outcome, &format!("{first}/ds.xlsx")).iter().filter(|code| **code == "file-superseded").count(),
            1
        );
    }
}

#[test]
fn a_copy_that_came_in_time_is_in_time_whichever_is_read() {
    let bytes = list("Chi đoàn K10A", &["Nguyễn Văn An"]);
    let name = attachment("filename=ds.xlsx");
    let early = mail("x@y.vn", "Thu, 1 Apr 2021 08:00:00 +0700", &[(&name, &bytes)]);
    let late = mail("x@y.vn", "Thu, 8 Apr 2021 08:00:00 +0700", &[(&name, &bytes)]);
    for (first, second) in [(&early, &late), (&late, &early)] {
        let mut folder = folder();
        folder.files = vec![("a.eml".into(), first.clone()), ("b.eml".into(), second.clone())];
        let tree = serde_json::to_value(&folder.run().figures).unwrap();
        assert_eq!(figure(&tree, "reporting.on_time").unwrap(), 1);
    }
}

#[test]
fn the_sender_is_a_hint_only_by_the_registers_own_address_and_only_where_nothing_else_tells() {
    let name = attachment("filename=danh-sach.xlsx");
    let sent = |from: &str, title: &str| {
        let mut folder = folder();
        let bytes = mail(from, "Thu, 1 Apr 2021 08:00:00 +0700", &[(&name, &list(title, &["Nguyễn Văn An"]))]);
        folder.files.push(("Danh sach thang 3.eml".into(), bytes));
        let outcome = folder.run();
        let file = &outcome.register.files[0];
        // Letters with personal data ask for more than a sender line, which anybody can write.
        assert_eq!(file.told.path, None);
        let of = |code: &str| outcome.findings.iter().filter(|one| one.code.as_str() == code).count();
        (files(&outcome)[0].1.clone(), of("unit-unknown"), of("unit-ambiguous"))
    };
    assert_eq!(sent("k10a@TRUONG.vn", ""), ("K10A".into(), 0, 0));
    assert_eq!(sent("k10a@TRUONG.vn", "Chi đoàn K10B"), ("K10B".into(), 0, 0));
    assert_eq!(sent("ai.do@gmail.com", ""), ("CDN".into(), 1, 0));
}

#[test]
fn logos_signatures_and_leftovers_are_no_submissions() {
    let logo = "Content-Type: image/png; name=image001.png\r\nContent-ID: <image001@x>\r\nContent-Disposition: inline";
    let photo = "Content-Type: image/jpeg\r\nContent-Disposition: attachment; filename=IMG_0012.jpg";
    let bytes = mail(
        "a@x.vn",
        "Thu, 1 Apr 2021 08:00:00 +0700",
        &[
            (logo, b"\x89PNG"),
            (photo, b"\xff\xd8\xff\xe0"),
            (&attachment("filename=\"~$ds.xlsx\""), b"x"),
            (&attachment("filename=smime.p7s"), b"x"),
            ("Content-Type: text/calendar", b"BEGIN:VCALENDAR"),
            (&attachment("filename=ATT00001.txt"), b"x"),
            (&attachment("filename=ds.csv"), b"a;b\n"),
            (&attachment("filename=ds.csv"), b"c;d\n"),
        ],
    );
    let (found, _) = taken("m.eml", bytes);
    assert_eq!(paths(&found), ["m.eml/IMG_0012.jpg", "m.eml/ds [2].csv", "m.eml/ds.csv"]);
    assert_eq!(found[0].format, Format::Picture);
}

#[test]
fn texts_keep_their_bytes() {
    // Not UTF-8, and no charset named: the parser's own text would have lost the letters.
    let tcvn3 = b"H\xe4 v\xb5 t\xaan;L\xedp\nNguy\xd4n V\xa8n An;K10A\n";
    let csv = "Content-Type: text/csv; name=ds.csv\r\nContent-Disposition: inline; filename=ds.csv";
    let bytes = mail("a@x.vn", "Thu, 1 Apr 2021 08:00:00 +0700", &[(csv, tcvn3)]);
    assert_eq!(taken("m.eml", bytes).0[0].bytes, tcvn3);
}

#[test]
fn forwarded_mails_and_zips_in_mails_are_opened_too() {
    let inner =
        mail("k10b@truong.vn", "Tue, 30 Mar 2021 08:00:00 +0700", &[(&attachment("filename=ds.csv"), b"a;b\n")]);
    let zip = zipped(&[("K10A/ds.csv", b"c;d\n")]);
    let outer = format!(
        "From: khoa@truong.vn\nDate: Thu, 1 Apr 2021 08:00:00 +0700\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n\
         --q\nContent-Type: text/plain\n\nChuyển tiếp\n--q\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=\"chuyen tiep.eml\"\n\n{}\n\
         --q\n{}\nContent-Transfer-Encoding: base64\n\n{}\n--q--\n",
        String::from_utf8(inner).unwrap(),
        attachment("filename=nop.zip"),
        base64(&zip),
    );
    assert_eq!(sniff(outer.as_bytes()), Format::Mail);
    let (found, said) = taken("m.eml", outer.into_bytes());
    assert_eq!(paths(&found), ["m.eml/chuyen tiep.eml/ds.csv", "m.eml/nop.zip/K10A/ds.csv"]);
    assert!(said.is_empty());
    let of = |at: usize| (found[at].mail.at.unwrap().to_string(), found[at].mail.from.clone().unwrap());
    assert_eq!(of(0), ("2021-03-30T08:00:00".into(), "k10b@truong.vn".into()));
    assert_eq!(of(1), ("2021-04-01T08:00:00".into(), "khoa@truong.vn".into()));
    assert_eq!(found[0].bytes, b"a;b\n");
}

#[test]
fn a_table_pasted_into_a_mail_is_read_and_a_mail_without_anything_is_named() {
    let pasted = "From: k10a@truong.vn\nDate: Thu, 1 Apr 2021 08:00:00 +0700\nSubject: DS\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n\
        <p>DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG 3 NĂM 2021</p><table><tr><td>STT</td><td>Họ và tên</td><td>Ngày sinh</td><td>Nội dung tham gia</td></tr>\
        <tr><td>1</td><td>Nguyễn Văn An</td><td>01/05/2002</td><td>Hiến máu tình nguyện tháng 3/2021</td></tr></table>\n";
    let mut folder = folder();
    folder.files.push(("a.eml".into(), pasted.into()));
    folder.files.push(("b.eml".into(), mail("k10b@truong.vn", "Thu, 1 Apr 2021 08:00:00 +0700", &[])));
    let outcome = folder.run();
    assert_eq!(
        files(&outcome),
        [("a.eml/noi-dung-thu.html".into(), "K10A".into(), "read"), ("b.eml".into(), String::new(), "unreadable")]
    );
    assert_eq!(outcome.figures.turns.total.0, 1);
    let said = outcome.findings.iter().find(|one| one.code.as_str() == "file-not-a-sheet").unwrap();
    assert!(said.message(tonghop::model::Lang::Vi).starts_with("Thư này không kèm tệp nào"));
}

#[test]
fn only_mails_are_mails() {
    assert_eq!(sniff(b"From: An\nTo: Binh\nSubject: x\n\nhello"), Format::Mail);
    assert_eq!(sniff(b"From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n\n<html>"), Format::Html);
    assert_eq!(sniff(b"STT,From: An,Date: 3\n1,a,b\n"), Format::Csv);
    assert_eq!(sniff("From: To: x;y\n1;2\n".as_bytes()), Format::Csv);
}
