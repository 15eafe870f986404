//! Sheets drawn as text, and whole runs from values: what the other test modules stand on.

#[macro_use]
mod school;

pub mod draw;
pub mod folders;
pub mod run;
