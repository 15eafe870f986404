//! The page `tong-quan.html`: what the secretary needs on a Sunday night, in its order, as neutral values. How it looks is `write`'s.
//!
//! Computes no figure. Must never show a person: units are named, and files only where somebody has to open them.

mod charts;
mod ends;
mod mail;
mod needs;
mod previous;
mod returned;
mod text;
mod units;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub use charts::{Bar, Bars, Month, Months, Whole};
pub use ends::{Group, Link, Output, Step};
pub use mail::{LastSending, Left, MailStep, Mailing, Outbox, mailing};
pub use needs::{Absent, AbsentLevel, Kind, Needs, WaitingUnit};
pub use previous::{PreviousPeriod, PreviousRow};
pub use returned::{ForUnit, LetterPlace, PostedLetter, Purpose, UnitFiles};
use text::text;
pub use text::{Number, Part, Text};

use super::words::Words;
use crate::finding::Finding;
use crate::identify::Register;
use crate::model::Lang;
use crate::model::date::show_day;
use crate::say::pick;
use crate::settings::Settings;
use crate::tally::{self, BalanceLine, Figures};

/// What the page is told of the run beside what was counted.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Everything this run wrote into the period's folder, below it, with `/`.
    pub outputs: Vec<String>,
    /// Those of them that were made for one unit.
    pub for_units: Vec<ForUnit>,
    /// Those of `doi-chieu/` in which something waits for an answer.
    pub asked: BTreeSet<String>,
    /// Those of `phan-hoi/` and `doi-chieu/` that wait for their unit and go with no letter: somebody has to carry them.
    pub by_hand: BTreeSet<String>,
    /// Files a person had edited, and where the run's own version stands beside them.
    pub kept: Vec<(String, Option<String>)>,
    /// What to say of a report that she edited before its figures changed.
    pub outdated: Vec<String>,
    /// Letters this run made; None: there is no `[mail]`.
    pub letters: Option<u64>,
    /// How the mail of the period stands.
    pub outbox: Outbox,
    /// ` --period P` where the call named one, so that the commands on the page mean the same period.
    pub period_option: String,
    /// Commands that are built.
    pub commands: Vec<String>,
}

/// The page. Field names are the template's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    pub lang: &'static str,
    pub words: BTreeMap<&'static str, &'static str>,
    pub office: String,
    pub parent: Option<String>,
    pub period: String,
    /// First and last day of the period, and the day of the run.
    pub days: String,
    pub headline: Text,
    pub cards: Vec<Card>,
    pub balance: Balance,
    pub needs: Needs,
    pub absent: Vec<AbsentLevel>,
    pub absent_note: Text,
    pub months: Months,
    pub bars: Vec<Bars>,
    /// None where there is no output of the period before.
    pub previous: Option<PreviousPeriod>,
    pub stated: Vec<Stated>,
    /// What goes to each unit; `outputs` has all the rest.
    pub units: Vec<UnitFiles>,
    /// The letters of the outbox, put in anew with `mail`.
    pub letters: Vec<PostedLetter>,
    pub outputs: Vec<Group>,
    pub steps: Vec<Step>,
    pub run: Vec<Text>,
    /// How the mail stands. These sentences alone are put in anew when something was sent.
    pub mail: Vec<Text>,
}

/// One of the large numbers on top.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    pub label: &'static str,
    pub number: Text,
    pub note: Text,
}

/// Whether what was read is what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Balance {
    pub closes: bool,
    pub verdict: &'static str,
    pub sentences: Vec<Text>,
    pub lines: Vec<BalanceRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BalanceRow {
    pub label: &'static str,
    pub rows: Number,
    pub claims: Number,
    /// The line under the sum.
    pub last: bool,
}

/// A total that somebody states, beside the one that was counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stated {
    pub what: String,
    pub source: String,
    pub stated: Number,
    pub counted: Number,
    pub difference: Number,
}

/// Figures, register and findings to the page.
pub fn page(
    figures: &Figures,
    register: &Register,
    findings: &[Finding],
    settings: &Settings,
    around: &Around,
) -> Page {
    let lang = settings.lang;
    let words = Words { lang };
    let asides = tally::asides(register, findings);
    let mut bars = vec![charts::channels(figures, lang), charts::groups(figures, lang)];
    bars.extend(units::units(figures, &words));
    bars.extend(units::wards(figures, &words));
    bars.extend(charts::introductions(figures, &words));
    bars.extend(charts::grades(figures, lang));
    bars.push(charts::categories(figures, settings));
    let absent = needs::absent(figures, register, &words);
    let ends = ends::Ends { asides: &asides, absent: &absent, figures, around, lang };
    Page {
        lang: pick(lang, "vi", "en"),
        words: words::words(lang),
        office: figures.office.name.clone(),
        parent: figures.office.parent.clone(),
        period: figures.period.label.clone(),
        days: days(register, settings),
        headline: headline(figures, lang),
        cards: cards(figures, lang),
        balance: balance(figures, lang),
        needs: needs::needs(&asides, figures, register, around, lang),
        absent_note: needs::absent_note(&absent, figures, register.due, lang),
        months: charts::months(figures, &words),
        bars,
        previous: previous::previous(figures, lang),
        stated: stated(figures, settings),
        units: returned::files(around, lang),
        letters: around.outbox.letters.clone(),
        outputs: ends::outputs(around, lang),
        steps: ends.steps(),
        run: ends.run(),
        mail: mail::told(&around.outbox, lang),
        absent,
    }
}

/// The line above the letters to each unit.
pub fn letters_title(lang: Lang) -> &'static str {
    pick(lang, "Thư cho từng đơn vị (thu/)", "Letters to each unit (thu/)")
}

fn days(register: &Register, settings: &Settings) -> String {
    let (from, to, today) = (show_day(register.period.from), show_day(register.period.to), show_day(settings.today));
    match settings.lang {
        Lang::Vi => format!("Từ {from} đến {to} · lập ngày {today}"),
        Lang::En => format!("{from} to {to} · made on {today}"),
    }
}

fn headline(figures: &Figures, lang: Lang) -> Text {
    let took = Number::figure(figures.members.participants.0, "members.participants");
    let turns = Number::figure(figures.turns.total.0, "turns.total");
    let persons = if took.value == 1 { "person" } else { "persons" };
    let times = if turns.value == 1 { "turn" } else { "turns" };
    match (turns.value, lang) {
        (0, Lang::Vi) => text("Chưa có lượt tham gia nào trong kỳ này.", []),
        (0, Lang::En) => text("There is no turn in this period yet.", []),
        (_, Lang::Vi) => text("Có {} người đã tham gia, được {} lượt.", [took, turns]),
        (_, Lang::En) => text(&format!("{{}} {persons} took part in {{}} {times}."), [took, turns]),
    }
}

fn cards(figures: &Figures, lang: Lang) -> Vec<Card> {
    let figure = |value: u64, key: &str| Number::figure(value, key);
    let (members, reporting) = (&figures.members, &figures.reporting);
    let alone = |number: Number| text("{}", [number]);
    let levels = reporting.levels.iter().map(|one| {
        let label = needs::level(one.level, lang).to_lowercase();
        let number = |value: u64, measure: &str| figure(value, &format!("reporting.levels.{}.{measure}", one.level));
        (label, [number(one.received, "received"), number(one.expected, "expected")])
    });
    let (labels, numbers): (Vec<String>, Vec<[Number; 2]>) = levels.unzip();
    let labels: Vec<String> = labels.iter().map(|label| format!("{label} {{}}/{{}}")).collect();
    vec![
        Card {
            label: pick(lang, "Đoàn viên", "Members"),
            number: alone(figure(members.total.0, "members.total")),
            note: text(
                pick(lang, "{} kết nạp trong kỳ", "joined in the period: {}"),
                [figure(members.joined_in_period.0, "members.joined_in_period")],
            ),
        },
        Card {
            label: pick(lang, "Người tham gia", "Took part"),
            number: alone(figure(members.participants.0, "members.participants")),
            note: text(
                pick(lang, "{} không có trong danh sách", "on no roster: {}"),
                [figure(members.not_on_roster.0, "members.not_on_roster")],
            ),
        },
        Card {
            label: pick(lang, "Lượt tham gia", "Turns"),
            number: alone(figure(figures.turns.total.0, "turns.total")),
            note: text(pick(lang, "mỗi lượt chỉ tính một lần", "each counted once"), []),
        },
        Card {
            label: pick(lang, "Đơn vị trực thuộc đã nộp", "Direct units that reported"),
            number: text(
                "{}/{}",
                [figure(reporting.received, "reporting.received"), figure(reporting.expected, "reporting.expected")],
            ),
            note: text(&labels.join(", "), numbers.into_iter().flatten()),
        },
    ]
}

fn balance(figures: &Figures, lang: Lang) -> Balance {
    let (rows, claims) = (&figures.balance.rows, &figures.balance.claims);
    let closes = rows.residual == 0 && claims.residual == 0;
    let parts = |line: &BalanceLine, kind: &str| {
        let all = [
            (line.read, "read"),
            (line.counted, "counted"),
            (line.duplicate, "duplicate"),
            (line.waiting, "waiting"),
            (line.out_of_scope, "out_of_scope"),
        ];
        all.map(|(value, name)| Number::figure(value, format!("balance.{kind}.{name}")))
    };
    let sentence = match lang {
        Lang::Vi => "đã đọc {} = được tính {} + trùng {} + chờ {} + ngoài phạm vi {}.",
        Lang::En => "{} read = {} counted + {} duplicate + {} waiting + {} out of scope.",
    };
    let (of_rows, of_claims) = (parts(rows, "rows"), parts(claims, "claims"));
    let named = |name: &str, numbers: &[Number; 5]| text(&format!("{name}: {sentence}"), numbers.clone());
    let labels = match lang {
        Lang::Vi => ["Đã đọc", "Được tính", "Trùng", "Chờ bổ sung", "Ngoài phạm vi"],
        Lang::En => ["Read", "Counted", "Duplicate", "Waiting", "Out of scope"],
    };
    let sentences =
        vec![named(pick(lang, "Dòng", "Rows"), &of_rows), named(pick(lang, "Lượt khai", "Claims"), &of_claims)];
    let lines = labels.into_iter().zip(of_rows.into_iter().zip(of_claims));
    let mut lines: Vec<BalanceRow> =
        lines.map(|(label, (rows, claims))| BalanceRow { label, rows, claims, last: false }).collect();
    lines.push(BalanceRow {
        label: pick(lang, "Còn dư (phải bằng 0)", "Residual (must be 0)"),
        rows: Number::signed(rows.residual, "balance.rows.residual"),
        claims: Number::signed(claims.residual, "balance.claims.residual"),
        last: true,
    });
    let verdict = match (closes, lang) {
        (true, Lang::Vi) => "Cân: mọi dòng và mọi lượt khai đều rõ số phận, không còn dư.",
        (true, Lang::En) => "It balances: every row and every claim has one fate, none is left over.",
        (false, Lang::Vi) => "Không cân: đừng dùng số liệu này.",
        (false, Lang::En) => "It does not balance: do not use these figures.",
    };
    Balance { closes, verdict, sentences, lines }
}

/// Totals of the office as files and config state them.
fn stated(figures: &Figures, settings: &Settings) -> Vec<Stated> {
    let lang = settings.lang;
    let config = settings.stated.source.clone().unwrap_or_else(|| "config.toml".to_owned());
    let mut all: Vec<Stated> = Vec::new();
    for (at, one) in figures.members.stated.iter().enumerate() {
        let place = one.file.as_ref().map(|file| {
            let parts = [Some(file.as_str()), one.sheet.as_deref(), one.cell.as_deref()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" › ")
        });
        all.push(Stated {
            what: pick(lang, "Tổng số đoàn viên", "Members").to_owned(),
            source: place.unwrap_or_else(|| config.clone()),
            stated: Number::figure(one.total, format!("members.stated.{at}.total")),
            counted: Number::figure(figures.members.total.0, "members.total"),
            difference: Number::signed(one.difference, format!("members.stated.{at}.difference")),
        });
    }
    let mut turns = |label: &str, stated: u64, counted: u64, key: String| {
        let (stated, counted) = (Number::plain(stated), Number::figure(counted, key));
        let difference = Number { value: stated.value - counted.value, keys: Vec::new() };
        all.push(Stated { what: label.to_owned(), source: config.clone(), stated, counted, difference });
    };
    for (code, &number) in &settings.stated.channels {
        if let Some(one) = figures.channels.iter().find(|one| one.code == code.as_str()) {
            turns(&one.label, number, one.turns.0, format!("channels.{code}.turns"));
        }
    }
    for (code, &number) in &settings.stated.groups {
        if let Some(one) = figures.groups.iter().find(|one| one.code == code.as_str()) {
            turns(&one.label, number, one.turns.0, format!("groups.{code}.turns"));
        }
    }
    all
}
