//! `init`: a new working folder. Asks nothing, overwrites nothing.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::{Io, Stop};
use crate::deliver::letter::{self, Kind};
use crate::deliver::{self, template};
use crate::error::{Exit, Fatal};
use crate::model::Lang;
use crate::say::{pick, run as say};
use crate::settings::BUILTIN;

/// Every key with its explanation, all of them commented out. A line that begins with `#` and no blank is a key.
const fn explained(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => include_str!("../data/config.toml"),
        Lang::En => include_str!("../data/config.en.toml"),
    }
}

pub(super) fn init(target: &Path, json: bool, lang: Lang, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let failed = |path: &Path, error: io::Error| {
        Fatal::new(say::init_failed(lang, path.display())).system(&error, lang).hint(say::see_permissions(lang))
    };
    for folder in ["input", "templates", letter::FOLDER, "output"] {
        let folder = target.join(folder);
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, error))?;
    }
    let config = target.join("config.toml");
    let mut file = OpenOptions::new().write(true).create_new(true).open(&config).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            Fatal::new(say::init_exists(lang, config.display())).hint(say::init_elsewhere(lang))
        } else {
            failed(&config, error)
        }
    })?;
    file.write_all(text(lang).as_bytes()).and_then(|()| file.sync_all()).map_err(|error| failed(&config, error))?;
    for kind in Kind::ALL {
        let path = target.join(letter::FOLDER).join(format!("{}.txt", kind.code()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(letter::builtin(kind, lang).as_bytes()).map_err(|error| failed(&path, error))?;
            }
            // Somebody's own letters are there already.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(&path, error).into()),
        }
    }
    // The report as she may change it.
    let report = target.join("templates").join(template::name(lang));
    let made = OpenOptions::new().write(true).create_new(true).open(&report);
    match made.and_then(|mut file| file.write_all(template::built_in(lang))) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(&report, error).into()),
        _ => {}
    }
    let note = target.join(say::init_note_name(lang));
    deliver::write_file(&note, say::init_note(lang).as_bytes(), lang)?;
    let shown = target.display().to_string();
    if json {
        super::json(&serde_json::json!({ "folder": super::shown(target), "config": super::shown(&config) }), io)?;
        return Ok(Exit::Done);
    }
    let quoted = if shown.contains(' ') { format!("\"{shown}\"") } else { shown.clone() };
    writeln!(io.out, "{}", say::init_done(lang, shown, quoted))?;
    Ok(Exit::Done)
}

/// The new config.toml: the explained keys, then the built-in knowledge, commented out. A folder made in English speaks it.
fn text(lang: Lang) -> String {
    let mut text = match lang {
        Lang::Vi => explained(lang).to_owned(),
        Lang::En => explained(lang).replacen("#language = \"vi\"", "language = \"en\"", 1),
    };
    for line in BUILTIN.lines() {
        // A remark of the built-in knowledge stands there in both languages: `# Vietnamese | English`.
        if let Some((vi, en)) = line.strip_prefix("# ").and_then(|remark| remark.split_once(" | ")) {
            text.push_str("# ");
            text.push_str(pick(lang, vi, en));
        } else {
            text.push_str(if line.is_empty() { "" } else { "#" });
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{self, Overrides};

    fn overrides() -> Overrides {
        Overrides { period: None, lang: None, today: jiff::civil::date(2021, 5, 18), strict: false }
    }

    #[test]
    fn the_new_config_says_nothing_until_it_is_edited() {
        for lang in [Lang::Vi, Lang::En] {
            let text = text(lang);
            let says = |line: &&str| !line.is_empty() && !line.starts_with('#');
            let expected: &[&str] = if lang == Lang::En { &["language = \"en\""] } else { &[] };
            assert_eq!(text.lines().filter(says).collect::<Vec<_>>(), expected);
            assert!(settings::load(&text, &overrides()).is_ok());
        }
    }

    #[test]
    fn every_key_in_it_is_taken_once_its_mark_is_removed() {
        for lang in [Lang::Vi, Lang::En] {
            let edited: String = text(lang).lines().map(|line| unmarked(line).to_owned() + "\n").collect();
            let mistakes = settings::load(&edited, &overrides()).err().map(|error| error.mistakes);
            assert_eq!(mistakes, None);
        }
    }

    #[test]
    fn both_languages_explain_the_same_keys() {
        let keys = |lang| {
            let of = explained(lang);
            of.lines().filter(|line| unmarked(line) != *line).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(keys(Lang::Vi), keys(Lang::En));
        let remarks = |lang| text(lang).lines().filter(|line| remark(line)).count();
        assert_eq!(remarks(Lang::Vi), remarks(Lang::En));
        let accented = |line: &&str| remark(line) && line.contains(['ữ', 'ệ', 'ấ', 'ế', 'ứ', 'ể']);
        let levels = "# Level: city (thành đoàn)";
        let english = text(Lang::En);
        let left: Vec<&str> = english.lines().filter(accented).filter(|line| !line.starts_with(levels)).collect();
        assert_eq!(left, Vec::<&str>::new(), "remarks that are not English");
    }

    /// Words for people; the lines of a list go on with more than one blank.
    fn remark(line: &str) -> bool {
        line.strip_prefix("# ").is_some_and(|words| !words.starts_with(' '))
    }

    fn unmarked(line: &str) -> &str {
        if remark(line) { line } else { line.strip_prefix('#').unwrap_or(line) }
    }

    #[test]
    fn a_folder_is_made_once_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("ky-moi");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut io = Io { out: &mut out, err: &mut err, terminal: false, variable: &|_| None, keyring: &|_| Ok(None) };
        assert_eq!(init(&target, false, Lang::Vi, &mut io).ok(), Some(Exit::Done));
        assert!(fs::read_to_string(target.join("DOC-TRUOC.txt")).unwrap().contains("input/"));
        assert!(target.join("input").is_dir() && target.join("templates").is_dir() && target.join("output").is_dir());
        let template = fs::read_to_string(target.join("templates/thu/nhac-nop.txt")).unwrap();
        assert_eq!(template, letter::builtin(Kind::Reminder, Lang::Vi));
        let report = fs::read(target.join("templates/bao-cao.docx")).unwrap();
        assert!(report == template::built_in(Lang::Vi));
        fs::write(target.join("config.toml"), "language = \"en\"\n").unwrap();
        let Err(Stop::Fatal(fatal)) = init(&target, false, Lang::Vi, &mut io) else { panic!("overwritten") };
        assert!(fatal.what.ends_with("config.toml, không ghi đè"), "{}", fatal.what);
        assert_eq!(fs::read_to_string(target.join("config.toml")).unwrap(), "language = \"en\"\n");
        let other = dir.path().join("ky-khac");
        out.clear();
        let mut io = Io { out: &mut out, err: &mut err, terminal: false, variable: &|_| None, keyring: &|_| Ok(None) };
        assert_eq!(init(&other, true, Lang::Vi, &mut io).ok(), Some(Exit::Done));
        let told: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(told["config"], super::super::shown(&other.join("config.toml")));
    }
}
