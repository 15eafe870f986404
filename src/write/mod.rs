//! Books and tables to bytes, one file a format. Knows formats, never what a figure means.

pub mod blank;
pub mod docx;
pub mod json;
pub mod ledger;
pub mod page;
mod pinned;
mod splice;
mod svg;
pub mod xlsx;
