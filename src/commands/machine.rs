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
    /// Runs a program with its arguments and waits for it.
    fn call(&self, words: &[&str]) -> Ended;
}

/// The computer itself.
pub(super) struct Here;

impl Machine for Here {
    fn call(&self, words: &[&str]) -> Ended {
        let Some((program, arguments)) = words.split_first() else { return Ended::NotThere };
        match Command::new(program).args(arguments).output() {
            Ok(output) if output.status.success() => Ended::Well,
            Ok(output) => {
                let said = if output.stderr.is_empty() { output.stdout } else { output.stderr };
                Ended::Badly(String::from_utf8_lossy(&said).trim().to_owned())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ended::NotThere,
            Err(error) => Ended::Badly(error.to_string()),
        }
    }
}
