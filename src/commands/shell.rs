//! `completions` and `man`: what a shell and a manual want to know, made from the same table as help.

use clap::builder::PossibleValue;
use clap_complete::Shell;
use clap_mangen::Man;

use super::{Io, Stop};
use crate::cli;
use crate::error::Exit;
use crate::model::Lang;
use crate::say::cli as say;

pub(super) fn completions(shell: Shell, lang: Lang, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut offered(cli::command(lang)), "tonghop", &mut script);
    io.out.write_all(&script)?;
    Ok(Exit::Done)
}

/// The commands with every name they answer to, those of values too: help shows one of each, a shell completes both.
fn offered(command: clap::Command) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name, |one| {
            let aliases: Vec<String> = one.get_all_aliases().map(str::to_owned).collect();
            one.alias(None::<&'static str>).visible_aliases(aliases).mut_args(|arg| {
                let values = arg.get_possible_values();
                let all = |value: &PossibleValue| value.get_name_and_aliases().map(str::to_owned).collect::<Vec<_>>();
                let names: Vec<String> = values.iter().flat_map(all).collect();
                if names.len() > values.len() { arg.value_parser(names) } else { arg }
            })
        })
    })
}

/// One page: the program, then every command with its own options.
pub(super) fn man(lang: Lang, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let command = cli::command(lang);
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for one in command.get_subcommands().filter(|one| !one.is_hide_set()) {
        let heading = format!(".SH \"TONGHOP {}\"\n", one.get_name().to_uppercase());
        page.extend_from_slice(heading.as_bytes());
        let about = Man::new(one.clone());
        let mut part = Vec::new();
        about.render_synopsis_section(&mut part)?;
        about.render_description_section(&mut part)?;
        if one.get_arguments().next().is_some() {
            about.render_options_section(&mut part)?;
        }
        page.extend_from_slice(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").as_bytes());
    }
    io.out.write_all(headed(&String::from_utf8_lossy(&page), lang).as_bytes())?;
    Ok(Exit::Done)
}

/// The page with its headings in the language of the run.
fn headed(page: &str, lang: Lang) -> String {
    let line = |line: &str| {
        let known = |mark: &str| {
            let heading = line.strip_prefix(mark).filter(|_| lang == Lang::Vi)?;
            say::MANUAL.iter().find(|(english, _)| *english == heading).map(|(_, words)| format!("{mark}{words}\n"))
        };
        known(".SH ").or_else(|| known(".SS ")).unwrap_or_else(|| format!("{line}\n"))
    };
    page.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(act: impl Fn(&mut Io<'_>) -> Result<Exit, Stop>) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut io = Io { out: &mut out, err: &mut err, terminal: false, variable: &|_| None, keyring: &|_| Ok(None) };
        assert_eq!(act(&mut io).ok(), Some(Exit::Done));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_shell_gets_every_command() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let script = told(|io| completions(shell, Lang::Vi, io));
            for name in ["run", "check", "schedule", "doctor", "--period"] {
                assert!(script.contains(name.trim_start_matches('-')), "{shell}: {name}");
            }
        }
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let script = told(|io| completions(shell, Lang::Vi, io));
            for name in ["kiem-tra", "tinh-hinh", "mau"] {
                assert!(script.contains(name), "{shell}: {name}");
            }
            // Names of values stand where a shell can hold them.
            let lists_values = matches!(shell, Shell::Bash | Shell::Zsh);
            assert!(script.contains("tham-gia-theo-nhom") || !lists_values, "{shell}");
        }
        assert!(told(|io| completions(Shell::Fish, Lang::Vi, io)).contains("Kỳ: 2021-04"));
        assert!(told(|io| completions(Shell::Fish, Lang::En, io)).contains("Period: 2021-04"));
    }

    #[test]
    fn the_manual_is_in_the_language_of_the_run() {
        let (vi, en) = (told(|io| man(Lang::Vi, io)), told(|io| man(Lang::En, io)));
        assert!(vi.contains(".SH \"CÁCH DÙNG\"") || vi.contains(".SH CÁCH DÙNG"), "{vi}");
        assert!(vi.contains("TONGHOP SCHEDULE") && en.contains("TONGHOP SCHEDULE"));
        for heading in [".SH NAME", ".SH SYNOPSIS", ".SS OPTIONS"] {
            assert!(en.contains(heading) && !vi.contains(heading), "{heading}");
        }
    }
}
