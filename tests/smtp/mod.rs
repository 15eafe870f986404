//! Mail against a server that fails on purpose.

pub mod server;
mod tests;
