//! Figures, register and findings to neutral books. Computes no figure: every number comes from tally.

mod allowed;
pub mod blank;
pub mod book;
mod breakdowns;
mod details;
mod figure;
mod front;
pub mod lines;
mod long;
mod meetings;
mod members;
pub mod official;
pub mod page;
pub mod parcel;
mod questions;
mod reconciled;
mod returns;
mod sides;
mod slices;
mod sources;
mod upward;
mod words;

pub use allowed::allowed_members;
pub use meetings::{meetings, unconfirmed};
pub use questions::questions;
pub use returns::returns;
pub use slices::slice;

use book::Book;
use figure::Figures as Long;
use words::Words;

use crate::finding::Finding;
use crate::identify::Register;
use crate::settings::Settings;
use crate::tally::Figures;

/// A sheet whose recalculation would touch more cells than this carries values.
const MOST_CELLS: u64 = 10_000_000;

/// The consolidated workbook with every sheet of DESIGN §8.
pub fn consolidated(figures: &Figures, register: &Register, findings: &[Finding], settings: &Settings) -> Book {
    let words = Words { lang: settings.lang };
    let live = live(figures, register);
    let long = long::figures(figures, register, settings, &words, live);
    let mut sheets = front_sheets(figures, settings, &words, &long, !live);
    sheets.push(reconciled::reconciled(register, figures, settings, &words, &long));
    sheets.push(members::members(register, settings, &words));
    sheets.push(details::turns(register, settings, &words));
    sheets.push(details::to_do(register, findings, settings, &words));
    sheets.push(details::questions(register, &words));
    sheets.push(details::states(register, &words));
    sheets.push(sources::sources(register, &words));
    sheets.push(long.sheet(&words));
    book(figures, register, sheets)
}

/// Whether recalculating the sums over members and turns stays within [`MOST_CELLS`].
fn live(figures: &Figures, register: &Register) -> bool {
    let formulas = u64::try_from(figures.units.len() * 2 + figures.months.len() * 2 + figures.wards.len() * 2 + 60);
    let lines = (register.turns.len() + register.members.len() + register.held.len()) as u64;
    formulas.unwrap_or(u64::MAX).saturating_mul(lines).saturating_mul(2) <= MOST_CELLS
}

/// The totals form that goes up: no sheet and no column about a person, no file of a sender.
pub fn totals_form(figures: &Figures, register: &Register, settings: &Settings) -> Book {
    let words = Words { lang: settings.lang };
    let long = long::figures(figures, register, settings, &words, false);
    let mut sheets = front_sheets(figures, settings, &words, &long, false);
    sheets.push(details::states(register, &words));
    sheets.push(long.sheet(&words));
    book(figures, register, sheets)
}

fn front_sheets(
    figures: &Figures,
    settings: &Settings,
    words: &Words,
    long: &Long,
    says_values: bool,
) -> Vec<book::Sheet> {
    vec![
        front::summary(figures, settings, words, long, says_values),
        breakdowns::by_unit(figures, words, long),
        breakdowns::by_ward(figures, words, long),
        breakdowns::by_month(figures, settings, words, long),
    ]
}

fn book(figures: &Figures, register: &Register, sheets: Vec<book::Sheet>) -> Book {
    let title = format!("{} · {}", figures.office.name, figures.period.label);
    Book { title, author: figures.office.name.clone(), created: Some(register.period.to), sheets }
}
