//! The computer: its scheduler's programs, and which kind of system it is. The only place that starts another program.

use std::io::ErrorKind;
use std::process::Command;

/// How the system starts something by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    /// systemd of the user, where it is there.
    Linux,
    Windows,
    /// Cron.
    Other,
}

impl System {
    pub const fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "linux") {
            Self::Linux
        } else {
            Self::Other
        }
    }
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Well,
    /// With what it said.
    Badly(String),
    NotThere,
}

/// Runs programs.
pub(super) trait Machine {
    /// Runs a program with its arguments, waits for it, and gives what it said on stdout.
    ///
    /// # Errors
    /// How it ended, if not well.
    fn ask(&self, words: &[&str]) -> Result<String, Ended>;

    /// The same where only the end matters.
    fn call(&self, words: &[&str]) -> Ended {
        match self.ask(words) {
            Ok(_) => Ended::Well,
            Err(ended) => ended,
        }
    }
}

/// The computer itself.
pub(super) struct Here;

impl Machine for Here {
    fn ask(&self, words: &[&str]) -> Result<String, Ended> {
        let Some((program, arguments)) = words.split_first() else { return Err(Ended::NotThere) };
        match Command::new(program).args(arguments).output() {
            Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            Ok(output) => {
                let said = if output.stderr.is_empty() { output.stdout } else { output.stderr };
                Err(Ended::Badly(String::from_utf8_lossy(&said).trim().to_owned()))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Err(Ended::NotThere),
            Err(error) => Err(Ended::Badly(error.to_string())),
        }
    }
}
