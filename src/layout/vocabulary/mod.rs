//! The words by which rows and headers are told apart, as tables. All are keys of `text::plain` unless a comment says
//! otherwise. Spellings of fields that a person may add to are settings; these belong to the structure of sheets.

mod aside;
mod doing;
mod fields;
mod rows;

pub(super) use aside::*;
pub(super) use doing::*;
pub(super) use fields::*;
pub(super) use rows::*;
