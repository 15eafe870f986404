//! tonghop: from the sheets that were sent to the workbook that is mailed up.
//!
//! ```text
//! input/ -> intake -> read -> layout -> normalise -> validate -> identify -> tally -> report -> write -> deliver -> SMTP
//! files     bytes     cells   tables    records      accepted    register    figures  books     bytes    outbox
//! ```
//! [`pipeline`] calls the stages in this order; no stage calls another.

pub mod answers;
pub mod error;
pub mod finding;
pub mod model;
pub mod say;
pub mod settings;
pub mod text;
pub mod wards;

pub mod intake;
pub mod read;

pub mod layout;
pub mod normalise;

pub mod validate;

pub mod identify;

pub mod tally;

pub mod report;

pub mod write;

pub mod compare;
pub mod schedule;

pub mod deliver;

pub mod pipeline;

pub mod cli;
pub mod commands;
pub mod start;

#[cfg(test)]
pub mod testing;
