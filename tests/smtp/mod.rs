//! Mail against a server that fails on purpose.

mod often;
pub mod secure;
pub mod server;
mod tests;
mod words;
