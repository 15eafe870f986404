//! The binary: arguments in, the day it is, print, exit code out.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, UNIX_EPOCH};

use tonghop::cli;
use tonghop::commands::{self, Io};
use tonghop::error::Exit;
use tonghop::model::Date;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr();
    let exit = match cli::parse(std::env::args_os()) {
        Ok(cli) => {
            let terminal = err.is_terminal();
            let io = &mut Io { out: &mut out, err: &mut err, terminal, variable: &variable };
            commands::carry_out(&cli, today(), io)
        }
        Err(halt) => {
            let to: &mut dyn Write = if halt.exit == Exit::Done { &mut out } else { &mut err };
            // A reader that has gone away needs no answer.
            drop(write!(to, "{}", halt.text));
            halt.exit
        }
    };
    let exit = match out.flush() {
        // Results that did not arrive were not given; a reader that has seen enough has.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Exit::CouldNotRun,
        _ => exit,
    };
    ExitCode::from(exit.code())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the environment holds the mail password and the user's folders, and nothing else that is asked for"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The day it is in Vietnam, which has one time zone and no summer time.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
fn today() -> Date {
    let zone = Duration::from_secs(7 * 60 * 60);
    let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + zone;
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}
