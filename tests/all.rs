//! The one integration binary. Each module says what it is for.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, reason = "tests")]

mod commands;
mod examples;
mod golden;
mod promises;
mod real;
mod sample;
mod smtp;
mod support;
