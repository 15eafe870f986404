//! Sheets drawn as text, and whole runs from values: what the other test modules stand on.

pub mod draw;
pub mod folders;
pub mod run;
