//! Mail against a server that fails on purpose.

mod often;
mod secure;
pub mod server;
mod tests;
