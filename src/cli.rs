//! The command line: its types, its help in two languages, and what is wrong with a call. Nothing is done here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::error::Exit;
use crate::model::{Date, Lang};
use crate::say::cli as say;

/// A whole call.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "tonghop",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Common {
    #[arg(short = 'C', global = true, default_value = ".", hide_default_value = true)]
    pub dir: PathBuf,
    #[arg(long, global = true)]
    pub period: Option<String>,
    #[arg(long, global = true, value_parser = ["vi", "en"], hide_possible_values = true)]
    pub lang: Option<String>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true)]
    pub strict: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(long, global = true, value_parser = day)]
    pub today: Option<Date>,
    #[arg(long, global = true)]
    pub full: bool,
}

/// Commands that are built.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    #[command(alias = "chay")]
    Run {
        #[arg(long)]
        send: bool,
        #[arg(long)]
        open: bool,
    },
    #[command(alias = "kiem-tra")]
    Check { files: Vec<PathBuf> },
    #[command(alias = "tinh-hinh")]
    Status,
    #[command(alias = "gui")]
    Send {
        #[arg(long)]
        yes: bool,
    },
    #[command(alias = "tao")]
    Init { target: PathBuf },
    #[command(alias = "quy-tac")]
    Rules { code: Option<String> },
    #[command(alias = "so-sanh")]
    Diff { before: String, after: String },
    #[command(alias = "mau")]
    Template {
        #[arg(value_enum, hide_possible_values = true)]
        kind: Blank,
        #[arg(long)]
        out: Option<PathBuf>,
    },
    #[command(alias = "lich")]
    Schedule {
        #[arg(value_enum, hide_possible_values = true, default_value = "show", hide_default_value = true)]
        action: ScheduleAction,
    },
    #[command(alias = "kham")]
    Doctor {
        #[arg(long)]
        offline: bool,
    },
    /// For those who set up the shell, not for secretaries.
    #[command(hide = true)]
    Completions {
        #[arg(value_enum, hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    /// For those who package the program.
    #[command(hide = true)]
    Man,
}

/// The empty workbooks that `template` makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Blank {
    #[value(alias = "doan-vien")]
    Roster,
    #[value(alias = "gioi-thieu")]
    Introductions,
    /// A line a turn.
    #[value(alias = "tham-gia")]
    Participations,
    /// A line a person, a column a group.
    #[value(alias = "tham-gia-theo-nhom")]
    ParticipationsWide,
    #[value(alias = "xac-nhan")]
    Confirmations,
    #[value(alias = "so-tong-hop")]
    Aggregate,
    #[value(alias = "don-vi")]
    Units,
}

/// What `schedule` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ScheduleAction {
    Install,
    Show,
    Remove,
}

impl Common {
    /// The language asked for by `--lang`.
    pub fn lang(&self) -> Option<Lang> {
        self.lang.as_deref().map(lang_of)
    }
}

fn lang_of(word: &str) -> Lang {
    if word == "en" { Lang::En } else { Lang::Vi }
}

fn day(text: &str) -> Result<Date, &'static str> {
    let shape = text.len() == 10 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    shape.then(|| text.parse().ok()).flatten().ok_or("no date")
}

/// A call that is not carried out: help, version, or a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halt {
    pub text: String,
    pub exit: Exit,
}

/// Reads the arguments, the program's own name first. `config` is the language config.toml asks for, if that is known.
///
/// # Errors
/// What to print instead: help and version end well, mistakes end with [`Exit::CouldNotRun`].
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, Halt> {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = asked(&args);
    let matches = command(lang).try_get_matches_from(args);
    matches.and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches)).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Halt { text: error.render().to_string(), exit: Exit::Done }
        }
        _ => Halt {
            text: format!("{}: {}\n\n{}\n", say::error(lang), sentence(&error, lang), say::see_help(lang)),
            exit: Exit::CouldNotRun,
        },
    })
}

/// The language asked for, told before the arguments are understood, so that help and mistakes are in it.
fn asked(args: &[OsString]) -> Lang {
    let texts = || args.iter().map(|arg| arg.to_str().unwrap_or_default());
    let apart = texts().zip(texts().skip(1)).find(|(option, _)| *option == "--lang").map(|(_, word)| word);
    let joined = texts().find_map(|arg| arg.strip_prefix("--lang="));
    apart.or(joined).map_or(Lang::Vi, lang_of)
}

/// The command with its help in a language.
pub fn command(lang: Lang) -> clap::Command {
    let command = Cli::command()
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version));
    localised(command, "", lang)
}

fn localised(command: clap::Command, name: &str, lang: Lang) -> clap::Command {
    let usage = say::USAGE.iter().find(|(of, ..)| *of == name).map(|(_, vi, en)| crate::say::pick(lang, vi, en));
    let subcommands: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    // Arguments stand in the order in which they are given; under a heading of their own clap would sort them by name.
    let mut given = 0;
    let mut command = command
        .subcommand_help_heading(say::commands(lang))
        .help_template(format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n", say::usage(lang)))
        .about(help(name, "", lang))
        .mut_args(|arg| {
            let id = arg.get_id().to_string();
            let heading = if arg.is_positional() { say::arguments(lang) } else { say::options(lang) };
            let value = say::VALUES.iter().find(|(of, ..)| *of == id);
            let arg = match value {
                Some((_, vi, en)) => arg.value_name(crate::say::pick(lang, vi, en)),
                None => arg,
            };
            let arg = if arg.is_positional() {
                given += 1;
                arg.display_order(given)
            } else {
                arg
            };
            let own = help(name, &id, lang);
            arg.help_heading(heading).help(if own.is_empty() { help("", &id, lang) } else { own })
        });
    if let Some(usage) = usage {
        command = command.override_usage(usage);
    }
    for one in subcommands {
        command = command.mut_subcommand(&one, |sub| localised(sub, &one, lang));
    }
    command
}

fn help(command: &str, option: &str, lang: Lang) -> &'static str {
    let found = say::HELP.iter().find(|(of, name, ..)| (*of, *name) == (command, option));
    found.map_or("", |(_, _, vi, en)| crate::say::pick(lang, vi, en))
}

/// What is wrong with a call, in one sentence.
fn sentence(error: &clap::Error, lang: Lang) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    // Several are alike: the nearest stands last.
    let nearest = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_default(),
        _ => text(kind),
    };
    let (arg, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    // `--period <KỲ>`: the option alone reads better in a sentence.
    let option = arg.split(" <").next().unwrap_or_default().to_owned();
    match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => say::unexpected(lang, arg),
        ErrorKind::UnknownArgument => match nearest(ContextKind::SuggestedArg) {
            near if near.is_empty() => say::unknown_option(lang, arg),
            near => say::unknown_option_suggested(lang, arg, near),
        },
        ErrorKind::InvalidSubcommand => {
            let (name, near) = (text(ContextKind::InvalidSubcommand), nearest(ContextKind::SuggestedSubcommand));
            if near.is_empty() {
                say::unknown_command(lang, name)
            } else {
                say::unknown_command_suggested(lang, name, near)
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => say::needs_value(lang, option),
        ErrorKind::InvalidValue => say::bad_value(lang, option, value, text(ContextKind::ValidValue)),
        ErrorKind::ValueValidation if option == "--today" => say::bad_day(lang, option, value),
        ErrorKind::ValueValidation => say::not_accepted(lang, option, value),
        ErrorKind::MissingRequiredArgument => say::lacking(lang, arg),
        ErrorKind::ArgumentConflict if text(ContextKind::PriorArg) == arg => say::twice(lang, option),
        ErrorKind::ArgumentConflict => say::conflict(lang, option, text(ContextKind::PriorArg)),
        ErrorKind::TooManyValues => say::unexpected(lang, value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            say::needs_value(lang, option)
        }
        _ => say::not_understood(lang, error.kind()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(words: &str) -> Result<Cli, Halt> {
        parse(std::iter::once("tonghop").chain(words.split_whitespace()).map(OsString::from))
    }

    fn mistake(words: &str) -> String {
        let halt = call(words).err().unwrap_or_else(|| panic!("{words} was taken"));
        assert_eq!(halt.exit, Exit::CouldNotRun, "{words}");
        halt.text.lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_table_is_sound() {
        command(Lang::Vi).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn vietnamese_names_are_the_same_commands() {
        let cli = call("kiem-tra a.xlsx --period 2021-04 -v").unwrap();
        assert!(matches!(&cli.command, Some(Command::Check { files }) if files == &[PathBuf::from("a.xlsx")]));
        assert_eq!(cli.common.period.as_deref(), Some("2021-04"));
        assert!(matches!(call("gui --yes").unwrap().command, Some(Command::Send { yes: true })));
        assert!(matches!(call("tinh-hinh --json").unwrap().command, Some(Command::Status)));
        assert!(call("--period last").unwrap().command.is_none());
        assert!(matches!(call("-C folder chay").unwrap().command, Some(Command::Run { send: false, open: false })));
    }

    #[test]
    fn mistakes_are_told_in_the_language_asked_for() {
        assert_eq!(mistake("--perod 2021-04"), "Lỗi: Không có tùy chọn “--perod”; có phải là “--period”?");
        assert_eq!(mistake("chek"), "Lỗi: Không có lệnh “chek”; có phải là “check”?");
        assert_eq!(mistake("--lang en chek"), "Error: There is no command “chek”; is it “check”?");
        assert_eq!(mistake("--lang=en --nope"), "Error: There is no option “--nope”.");
        assert_eq!(mistake("--lang fr"), "Lỗi: --lang: không có giá trị “fr”; chỉ có: vi, en.");
        assert_eq!(mistake("--period"), "Lỗi: Tùy chọn --period phải có giá trị đi kèm.");
        assert_eq!(
            mistake("--today 31/12/2021"),
            "Lỗi: --today: “31/12/2021” không phải là ngày; viết năm-tháng-ngày, ví dụ 2021-04-30."
        );
        assert_eq!(mistake("init"), "Lỗi: Còn thiếu: <THƯ_MỤC>.");
        assert_eq!(mistake("-q -v"), "Lỗi: --quiet không dùng chung với --verbose được.");
        assert_eq!(mistake("send x"), "Lỗi: Thừa “x”: lệnh này không nhận gì thêm.");
    }

    #[test]
    fn help_is_whole_and_of_one_language() {
        for (lang, foreign) in
            [(Lang::Vi, ["Usage", "Options", "Commands", "Print"]), (Lang::En, ["Cách", "Tùy", "Lệnh", "In "])]
        {
            let word = if lang == Lang::Vi { "vi" } else { "en" };
            let names: Vec<String> = command(lang).get_subcommands().map(|one| one.get_name().to_owned()).collect();
            for name in std::iter::once(String::new()).chain(names) {
                let halt = call(&format!("--lang {word} {name} --help")).err().unwrap();
                assert_eq!(halt.exit, Exit::Done);
                for other in foreign {
                    assert!(!halt.text.contains(other), "{other} in\n{}", halt.text);
                }
                if lang == Lang::En {
                    assert!(halt.text.is_ascii(), "Vietnamese letters in\n{}", halt.text);
                }
            }
        }
        let missing = |command: &clap::Command, name: &str| {
            for arg in command.get_arguments() {
                assert!(
                    !arg.get_help().map(ToString::to_string).unwrap_or_default().is_empty(),
                    "{name} {}",
                    arg.get_id()
                );
            }
        };
        let built = command(Lang::Vi);
        missing(&built, "");
        built.get_subcommands().for_each(|sub| missing(sub, sub.get_name()));
    }
}
