//! What hinders a sending, in words of our own; of what a server says its own words stand beside them, in quotes.

use std::io::ErrorKind;

use lettre::transport::smtp;

use crate::deliver::letter::one_line;
use crate::deliver::say;
use crate::error::system_meaning;
use crate::model::Lang;

const TOO_LATE: (&str, &str) = ("chờ quá lâu mà máy chủ không trả lời", "the server did not answer in time");

/// An error on one line, its meaning first: what a server answered, or why the system came to no answer.
pub(super) fn words(error: &smtp::Error, lang: Lang) -> String {
    let text = chain(error);
    if let Some(code) = error.status() {
        // Behind the kind and the code stand the server's own words.
        let said = text.split_once("): ").map_or("", |(_, said)| said);
        let meaning = answered(u16::from(code), said);
        return say(
            lang,
            format!("máy chủ trả lời {code}: {} (“{said}”)", meaning.0),
            format!("the server answers {code}: {} (“{said}”)", meaning.1),
        );
    }
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(system) = inner.downcast_ref::<std::io::Error>().filter(|system| system.get_ref().is_none()) {
            // Of a socket that waited too long the system only says that it is not ready.
            if matches!(system.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) {
                return say(lang, TOO_LATE.0, TOO_LATE.1);
            }
            return if lang == Lang::Vi { system_meaning(system) } else { None }.unwrap_or(&text).to_owned();
        }
        source = inner.source();
    }
    unanswered(error, &text, lang)
}

/// Why there was no answer, where the system does not say it: what the library calls it, in words of our own.
fn unanswered(error: &smtp::Error, text: &str, lang: Lang) -> String {
    let lower = text.to_lowercase();
    let says = |word: &str| lower.contains(word);
    let certificate = [
        ("expired", "chứng chỉ đã hết hạn", "it has expired"),
        ("not valid for name", "chứng chỉ cấp cho tên máy chủ khác", "it is of another server's name"),
        ("notvalidforname", "chứng chỉ cấp cho tên máy chủ khác", "it is of another server's name"),
        ("unknownissuer", "không rõ nơi cấp chứng chỉ", "nobody knows who issued it"),
    ];
    if says("certificate") {
        let why = certificate.iter().find(|(word, ..)| says(word));
        let (vi, en) = why.map_or(("chứng chỉ sai", "it is wrong"), |(_, vi, en)| (*vi, *en));
        return say(
            lang,
            format!("chứng chỉ của máy chủ không tin được, hãy xem lại [mail] host và ca_file ({vi})"),
            format!("the server's certificate cannot be trusted, look at [mail] host and ca_file ({en})"),
        );
    }
    let (vi, en) = if says("starttls") {
        (
            "máy chủ không hỗ trợ STARTTLS, hãy đặt [mail] security = \"tls\" hoặc hỏi nơi cấp hộp thư",
            "the server has no STARTTLS, set [mail] security = \"tls\" or ask your provider",
        )
    } else if says("authentication mechanism") {
        ("máy chủ không có cách đăng nhập nào dùng được ở đây", "the server has no way to log in that is known here")
    } else if error.is_timeout() || says("timed out") || says("timeout") {
        TOO_LATE
    } else if says("resolve") || says("lookup") {
        (
            "không tìm thấy máy chủ có tên này, hãy xem lại tên và mạng",
            "there is no server of this name, look at the name and the network",
        )
    } else if error.is_tls() {
        ("không lập được kết nối mã hóa với máy chủ", "no encrypted connection comes about")
    } else if error.is_transport_shutdown() || says("incomplete") {
        ("máy chủ ngắt kết nối giữa chừng", "the server closed the connection")
    } else if error.is_response() {
        ("máy chủ trả lời không đúng cách của máy chủ thư", "the server does not answer as mail servers do")
    } else {
        ("không nói chuyện được với máy chủ thư", "there is no talking to the mail server")
    };
    say(lang, vi, en)
}

/// What an answer of a mail server means, by its code and by the finer code that its words may begin with.
fn answered(code: u16, said: &str) -> (&'static str, &'static str) {
    let finer = |known: &str| said.starts_with(known);
    match code {
        _ if finer("5.1.") => ("không có hộp thư này", "there is no such mailbox"),
        _ if finer("5.2.2") || finer("4.2.2") => ("hộp thư của người nhận đã đầy", "the mailbox is full"),
        _ if finer("5.3.4") => ("thư quá lớn", "the message is too large"),
        _ if finer("5.7.") => ("máy chủ không cho gửi thư này", "the server does not let it pass"),
        500..=504 => ("máy chủ không hiểu lệnh", "the server does not understand the command"),
        530 | 534 | 535 => ("phải đăng nhập đúng mới gửi được", "the login is missing or wrong"),
        550 | 551 | 553 => ("không nhận thư cho địa chỉ này", "nothing is taken for this address"),
        552 => ("hộp thư đã đầy hoặc thư quá lớn", "the mailbox is full or the message too large"),
        400..=499 => ("tạm thời chưa nhận", "not for the moment"),
        _ => ("không nhận thư này", "the message is not taken"),
    }
}

/// Whether a refused recipient is refused for what its address is: the next message to it would be too. A full mailbox is
/// emptied, and what the server says of this message or of the sender says nothing of the address.
pub(super) fn is_of_address(error: &smtp::Error) -> bool {
    let text = chain(error);
    let said = text.split_once("): ").map_or("", |(_, said)| said);
    let other = ["5.2.2", "5.3.", "5.5.", "5.6.", "5.7."].iter().any(|finer| said.starts_with(finer));
    let code = error.status().map_or(0, u16::from);
    !other && !matches!(code, 500..=504 | 530..=535 | 552)
}

/// An error with its causes on one line, as they are.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = inner.source();
    }
    one_line(&text)
}
