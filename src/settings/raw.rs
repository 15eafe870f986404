//! `config.toml` exactly as typed.
