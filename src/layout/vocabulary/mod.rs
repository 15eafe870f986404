//! The words by which rows and headers are told apart, as tables. All are keys of `text::plain` unless a comment says
//! otherwise. Spellings of fields that a person may add to are settings; these belong to the structure of sheets.

mod headers;
mod rows;

pub(super) use headers::*;
pub(super) use rows::*;
