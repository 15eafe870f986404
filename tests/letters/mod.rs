//! The letters of whole runs: to whom, with what, once; and what is laid aside or cannot be written.

mod edited;
mod folder;
mod privacy;
mod tests;
mod told;
mod twice;
