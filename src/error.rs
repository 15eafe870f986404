//! What stops a run: what was done, where, why, and what to do about it. Senders' mistakes are never here.

use std::fmt;

/// How a run ended, as the exit code says it (DESIGN §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Done, and errors were found (`check`, `--strict`).
    Found,
    CouldNotRun,
    /// Written, but some mail was not sent.
    MailLeft,
}

impl Exit {
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::CouldNotRun => 2,
            Self::MailLeft => 3,
        }
    }
}

/// What stops a run. The sentences are in the language of the run.
#[derive(Debug)]
pub struct Fatal {
    /// What could not be done, and with which file.
    pub what: String,
    /// The cause, as the system or a parser says it.
    pub cause: Option<String>,
    /// What the person can do.
    pub hint: Option<String>,
}

impl Fatal {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), cause: None, hint: None }
    }

    #[must_use]
    pub fn cause(mut self, cause: impl ToString) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Fatal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fatal {}
