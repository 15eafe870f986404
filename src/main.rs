//! The binary: arguments in, the day it is, print, exit code out.

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, UNIX_EPOCH};

use tonghop::cli;
use tonghop::commands::{self, Io};
use tonghop::error::Exit;
use tonghop::model::{Date, Lang};
use tonghop::say::run as say;
use tonghop::start::{self, Start};

/// Millions of small texts are made and dropped by several threads. The system's allocator keeps what one thread dropped from
/// the others: a city took 2.0 GB with it, and 1.2 with this one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr();
    let clicked = clicked();
    // A double click is `run --open`.
    let more = if clicked { &["run", "--open"][..] } else { &[] };
    let arguments = std::env::args_os().chain(more.iter().map(OsString::from));
    let exit = match cli::parse(arguments) {
        Ok(cli) => {
            let terminal = err.is_terminal();
            let io = &mut Io {
                out: &mut out,
                err: &mut err,
                terminal,
                variable: &variable,
                keyring: &commands::keyring::password,
            };
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
    if clicked {
        drop(out);
        wait();
    }
    ExitCode::from(exit.code())
}

/// Whether the window closes with the program, so that nobody could read what it printed.
fn clicked() -> bool {
    let parent = start::parent();
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let arguments = std::env::args_os().len().saturating_sub(1);
    Start { arguments, terminal, parent: parent.as_deref() }.by_double_click()
}

/// Waits for Enter. A window without a keyboard has nobody to wait for.
fn wait() {
    let mut err = io::stderr();
    drop(writeln!(err, "\n{} {}", say::press_enter(Lang::Vi), say::press_enter(Lang::En)));
    drop(io::stdin().read_line(&mut String::new()));
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
