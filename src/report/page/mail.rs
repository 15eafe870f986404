//! How the mail of a period stands: a function of its outbox alone, so that it can be told anew after each sending.

use serde::{Deserialize, Serialize};

use super::returned::PostedLetter;
use super::text::{Number, Part, Text, text};
use crate::model::Lang;
use crate::say::pick;

/// How the mail of a period stands, and what the last sending did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    pub sent: u64,
    /// Of these, the updates of letters sent before.
    pub updates: u64,
    pub waiting: u64,
    /// The server refused them; they reached nobody.
    pub refused: u64,
    /// Nobody knows whether they arrived.
    pub unknown: u64,
    /// Laid aside before anybody tried to send them.
    pub held: u64,
    /// Each address the server refused: whose, which and why.
    pub refusals: Vec<String>,
    /// Every letter with where it lies, by unit.
    pub letters: Vec<PostedLetter>,
    pub last: Option<LastSending>,
}

/// What the last sending of a period did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastSending {
    /// The day, as people write it.
    pub day: String,
    pub sent: u64,
    pub later: u64,
    pub to_look_at: u64,
    /// What lay aside then, waiting for a person before anybody tries to send it.
    pub held: u64,
}

/// What is to be done about the mail, or that nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Left {
    /// To look at the letters and to send them.
    Send,
    /// To look at those that were not taken or were laid aside.
    Look,
    Nothing,
}

/// The step that sends the mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailStep {
    pub left: Left,
    pub text: Text,
}

/// All that the page says of the mail, which alone is put in anew after each sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    pub told: Vec<Text>,
    pub step: MailStep,
    pub letters: Vec<PostedLetter>,
}

/// What the page says of an outbox.
pub fn mailing(outbox: &Outbox, lang: Lang) -> Mailing {
    Mailing { told: told(outbox, lang), step: step(outbox, lang), letters: outbox.letters.clone() }
}

/// What is still to be done about an outbox.
pub(super) fn step(outbox: &Outbox, lang: Lang) -> MailStep {
    let Outbox { sent, waiting, .. } = *outbox;
    let aside = outbox.refused + outbox.unknown + outbox.held;
    let (vi, en) = match (waiting, aside, sent) {
        (0, 0, 0) => (
            "Gửi thư: xem những thư chưa gửi, rồi gửi; thư đã gửi không bao giờ tự gửi lại:",
            "Mail: look at the letters not sent yet, then send them; none is sent twice:",
        ),
        (0, 0, _) => ("Thư đã gửi xong: {} thư", "The mail is sent; letters: {}"),
        (0, _, 0) => (
            "Không còn thư chờ gửi, nhưng có {} thư phải để riêng cho người xem; gõ để biết vì sao:",
            "No letter waits, but some were laid aside for a person ({}); to see why:",
        ),
        (0, ..) => (
            "Thư đã gửi: {} thư; còn {} thư phải có người xem, gõ để biết vì sao:",
            "Letters sent: {}; left for a person: {}; to see why:",
        ),
        _ => (
            "Gửi thư: xem {} thư chưa gửi, rồi gửi; thư đã gửi không bao giờ tự gửi lại:",
            "Mail: look at the letters not sent yet ({}), then send them; none is sent twice:",
        ),
    };
    let numbers = [waiting, sent, aside].into_iter().filter(|number| *number > 0);
    let mut words = text(pick(lang, vi, en), numbers.map(Number::plain));
    let left = match (waiting, aside, sent) {
        (0, 0, 1..) => Left::Nothing,
        (0, 1.., _) => Left::Look,
        _ => Left::Send,
    };
    if left == Left::Nothing {
        let on = pick(lang, ", lần gửi gần nhất ngày ", ", the last on ");
        let day = outbox.last.as_ref().map(|last| format!("{on}{}", last.day)).unwrap_or_default();
        words.push(Part::Words(day + pick(lang, "; không còn thư nào chờ gửi.", "; none waits.")));
    }
    MailStep { left, text: words }
}

/// What the page says of the mail, a sentence a thing. Nothing of an outbox in which nothing ever was. Every message of the period
/// is in one place, so the parts add up to the whole after any number of sendings.
pub(super) fn told(outbox: &Outbox, lang: Lang) -> Vec<Text> {
    let Outbox { sent, updates, waiting, refused, unknown, held, refusals, last, .. } = outbox;
    let mut told = Vec::new();
    let all = sent + waiting + refused + unknown + held;
    if all > 0 {
        let head = pick(lang, "Thư của kỳ này đến nay: {} thư, gồm ", "Mail of this period so far: {}, namely ");
        let mut words = text(head, [Number::plain(all)]);
        words.extend(parts([
            (*sent - *updates, pick(lang, "{} thư đã gửi", "sent {}")),
            (*updates, pick(lang, "{} thư cập nhật đã gửi", "updates sent {}")),
            (*waiting, pick(lang, "{} thư chờ gửi", "waiting {}")),
            (*refused, pick(lang, "{} thư bị máy chủ từ chối", "refused by the server {}")),
            (*unknown, pick(lang, "{} thư chưa rõ đã đến hay chưa", "perhaps arrived {}")),
            (*held, pick(lang, "{} thư để riêng chờ người xem", "laid aside for a person {}")),
        ]));
        told.push(words);
    }
    if !refusals.is_empty() {
        let words = pick(
            lang,
            "Địa chỉ bị máy chủ thư từ chối, sửa rồi chạy lại (chưa sửa thì không gửi lại tới đó): ",
            "Addresses that the mail server refused; correct them and run again (until then nothing more goes there): ",
        );
        told.push(vec![Part::Words(format!("{words}{}.", refusals.join("; ")))]);
    }
    if let Some(LastSending { day, sent, later, to_look_at, held }) = last {
        let day = match lang {
            Lang::Vi => format!("Lần gửi gần nhất, ngày {day}: "),
            Lang::En => format!("The last sending, on {day}: "),
        };
        let words = if *sent + *later + *to_look_at + *held == 0 {
            text(
                pick(lang, "không có thư mới nên không gửi thư nào.", "there was nothing new, and nothing was sent."),
                [],
            )
        } else {
            parts([
                (*sent, pick(lang, "gửi được {} thư", "sent {}")),
                (*later, pick(lang, "{} thư khi đó chưa gửi được", "not sent then {}")),
                (*to_look_at, pick(lang, "{} thư phải để lại cho người xem", "left for a person {}")),
                (*held, pick(lang, "{} thư để riêng không gửi, chờ người xem", "laid aside unsent for a person {}")),
            ])
        };
        told.push(std::iter::once(Part::Words(day)).chain(words).collect());
    }
    told
}

/// The numbers that are not zero with their words, as one sentence.
fn parts<const N: usize>(all: [(u64, &'static str); N]) -> Text {
    let mut sentence = Text::new();
    for (number, words) in all.into_iter().filter(|(number, _)| *number > 0) {
        if !sentence.is_empty() {
            sentence.push(Part::Words(", ".to_owned()));
        }
        sentence.extend(text(words, [Number::plain(number)]));
    }
    sentence.push(Part::Words(".".to_owned()));
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(outbox: &Outbox, lang: Lang) -> (Left, String) {
        let MailStep { left, text } = step(outbox, lang);
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Number(number) => number.value.to_string(),
        };
        (left, text.iter().map(part).collect())
    }

    #[test]
    fn mail_that_is_sent_is_no_step_any_more() {
        let last = Some(LastSending { day: "09/11/2026".to_owned(), sent: 12, later: 0, to_look_at: 0, held: 0 });
        let sent = Outbox { sent: 12, last, ..Outbox::default() };
        let told = "Thư đã gửi xong: 12 thư, lần gửi gần nhất ngày 09/11/2026; không còn thư nào chờ gửi.";
        assert_eq!(shown(&sent, Lang::Vi), (Left::Nothing, told.to_owned()));
        let told = "The mail is sent; letters: 12, the last on 09/11/2026; none waits.";
        assert_eq!(shown(&sent, Lang::En), (Left::Nothing, told.to_owned()));
        let some = Outbox { waiting: 2, ..sent.clone() };
        let told = "Gửi thư: xem 2 thư chưa gửi, rồi gửi; thư đã gửi không bao giờ tự gửi lại:";
        assert_eq!(shown(&some, Lang::Vi), (Left::Send, told.to_owned()));
        let refused = Outbox { refused: 1, held: 1, ..sent };
        let told = "Thư đã gửi: 12 thư; còn 2 thư phải có người xem, gõ để biết vì sao:";
        assert_eq!(shown(&refused, Lang::Vi), (Left::Look, told.to_owned()));
        let aside = Outbox { held: 3, ..Outbox::default() };
        assert_eq!(shown(&aside, Lang::Vi).0, Left::Look);
        assert_eq!(shown(&Outbox::default(), Lang::Vi).0, Left::Send);
    }
}
