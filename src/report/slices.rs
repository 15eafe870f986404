//! Each faculty's own part of the consolidated workbook.
//!
//! A part's register holds nothing of another unit, and its figures were counted from it alone; nothing is chosen here.

use super::book::{Book, Style};
use super::members::members;
use super::parcel::Parcel;
use super::reconciled::reconciled;
use super::words::Words;
use super::{breakdowns, details, front, long};
use crate::identify::State;
use crate::model::{Form, FormKind};
use crate::say::sheet as say;
use crate::settings::Settings;
use crate::tally::Part;
use crate::text::slug::slug;

/// The workbook of one part.
pub fn slice(part: &Part, settings: &Settings) -> Parcel {
    let words = Words { lang: settings.lang };
    let (register, figures) = (&part.register, &part.figures);
    let live = super::live(figures, register);
    let long = long::of_part(figures, register, settings, &words, live);
    let missing = register.units.ids().filter(|id| !register.units.is_unlisted(*id)).filter_map(|id| {
        let name = &register.units.get(id).name;
        match register.states[id.0 as usize].state {
            State::Missing => Some(name.clone()),
            State::Unreadable => Some(say::unread_unit(settings.lang, name)),
            _ => None,
        }
    });
    let missing: Vec<String> = missing.collect();
    let mut first = front::part_summary(figures, settings, &words, &long, &missing);
    let form = Form {
        kind: FormKind::Slice,
        from: register.period.from,
        to: register.period.to,
        ward: None,
        unit: Some(part.unit.to_string()),
    };
    first.heading(&words.marked(&form), Style::Note);
    let sheets = vec![
        first,
        breakdowns::by_unit(figures, &words, &long),
        breakdowns::by_ward(figures, &words, &long),
        breakdowns::by_month(figures, settings, &words, &long),
        reconciled(register, figures, settings, &words, &long),
        members(register, settings, &words),
        details::turns(register, settings, &words),
        details::states(register, &words),
        long.sheet(&words),
    ];
    let book = Book {
        title: format!("{} · {}", figures.office.name, figures.period.label),
        author: settings.office.name.clone().unwrap_or_default(),
        created: Some(register.period.to),
        sheets,
    };
    let name = format!("tong-hop-{}.xlsx", slug(part.unit.as_str()));
    Parcel { unit: part.unit.clone(), name, book, form, open: false }
}
