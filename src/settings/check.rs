//! Raw settings to checked ones; every mistake is collected before the run stops.

use std::path::PathBuf;

use super::Settings;
use crate::model::{Date, Lang};

/// What the command line says over config.
#[derive(Clone, Debug)]
pub struct Overrides {
    pub period: Option<String>,
    pub lang: Option<Lang>,
    pub today: Date,
    pub strict: bool,
}

/// All mistakes of a configuration, each with line and column.
#[derive(Debug)]
pub struct ConfigError {
    pub file: PathBuf,
    /// (line, column, sentence), lines and columns from 1, in order.
    pub mistakes: Vec<(usize, usize, String)>,
}

/// Built-in knowledge with `config` (the text of config.toml, empty where there is none) over it.
///
/// # Errors
/// Every mistake in `config` and in the options, all together.
pub fn load(_config: &str, _overrides: &Overrides) -> Result<Settings, ConfigError> {
    todo!()
}
