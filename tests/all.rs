//! The one integration binary. Each module says what it is for.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

#[macro_use]
mod support;

mod answers;
mod commands;
mod containers;
mod examples;
mod gallery;
mod golden;
mod hostile;
mod layouts;
mod letters;
mod page;
mod promises;
mod real;
mod report;
mod returns;
mod rollup;
mod sample;
mod smtp;
mod vietnamese;
mod wards;
mod wiring;
