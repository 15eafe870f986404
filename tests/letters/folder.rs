//! A working folder on disk, run in this process.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mail_parser::{Message, MessageParser, MimeHeaders};
use serde_json::Value;
use tempfile::TempDir;
use tonghop::cli;
use tonghop::commands::{self, Io};
use tonghop::model::date::Date;
use tonghop::write::docx::{Parts, pack};

use crate::support::draw::{Drawn, xlsx};

pub struct Office {
    root: TempDir,
}

/// How a call ended.
pub struct Told {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Office {
    pub fn new(config: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("config.toml"), config).unwrap();
        Self { root }
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn sheet(&self, path: &str, text: &str) {
        let target = self.path().join("input").join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, xlsx(path, &[Drawn::new("Sheet1", text)])).unwrap();
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let target = self.path().join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, text).unwrap();
    }

    pub fn call(&self, args: &str) -> Told {
        let mut all = vec!["tonghop".into(), "-C".into(), self.path().as_os_str().to_owned()];
        all.extend(args.split_whitespace().map(Into::into));
        let Ok(cli) = cli::parse(all) else { panic!("not understood: {args}") };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let variable = |name: &str| (name == "TONGHOP_SMTP_PASSWORD").then(|| "bí mật".to_owned());
        let io = &mut Io { out: &mut out, err: &mut err, terminal: false, variable: &variable, keyring: &|_| Ok(None) };
        let exit = commands::carry_out(&cli, Date::new(2021, 4, 3).unwrap(), io);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Told { code: exit.code(), out: text(out), err: text(err) }
    }

    /// `run` on a day; must succeed.
    pub fn run(&self, day: &str) -> String {
        let told = self.call(&format!("run --today {day}"));
        assert_eq!(told.code, 0, "{}", told.err);
        told.out
    }

    /// A file of the period's outputs, changed as a person would: one text for another wherever it stands inside.
    pub fn retype(&self, path: &str, from: &str, to: &str) {
        use std::io::Read;
        let path = self.path().join("output/2021-03").join(path);
        let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
        let mut parts = Parts::new();
        let mut found = false;
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).unwrap();
            let (name, mut text) = (entry.name().unwrap().to_string(), String::new());
            entry.read_to_string(&mut text).unwrap();
            found |= text.contains(from);
            parts.push((name, text.replace(from, to).into_bytes()));
        }
        assert!(found, "{from}");
        fs::write(&path, pack(&parts)).unwrap();
    }

    /// Copies one output over another.
    pub fn copy(&self, from: &str, to: &str) {
        fs::copy(self.path().join("output").join(from), self.path().join("output").join(to)).unwrap();
    }

    /// Why a message was laid aside.
    pub fn reason(&self, name: &str) -> String {
        fs::read_to_string(self.thu().join(format!("can-xem/{name}.txt"))).unwrap()
    }

    pub fn thu(&self) -> PathBuf {
        self.path().join("output/2021-03/thu")
    }

    /// Names of messages in a folder of the outbox.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let Ok(listed) = fs::read_dir(self.thu().join(folder)) else { return Vec::new() };
        let names = listed.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter_map(|name| Some(name.strip_suffix(".eml")?.to_owned())).collect();
        names.sort();
        names
    }

    pub fn list(&self) -> Value {
        serde_json::from_str(&self.call("send --json").out).unwrap()
    }

    pub fn mail(&self, folder: &str, name: &str) -> Mail {
        let bytes = fs::read(self.thu().join(folder).join(format!("{name}.eml"))).unwrap();
        Mail::read(&bytes)
    }
}

/// A message read back by another program's parser.
pub struct Mail {
    pub subject: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub body: String,
    pub id: String,
    /// Text of every cell of every sheet by attachment, or the bytes where it is no workbook.
    pub attachments: BTreeMap<String, Vec<u8>>,
}

impl Mail {
    pub fn read(bytes: &[u8]) -> Self {
        let message: Message = MessageParser::default().parse(bytes).unwrap();
        let addresses = |list: Option<&mail_parser::Address>| -> Vec<String> {
            list.into_iter().flat_map(|list| list.iter()).map(|one| one.address().unwrap().to_owned()).collect()
        };
        let attachments = message
            .attachments()
            .map(|one| (one.attachment_name().unwrap().to_owned(), one.contents().to_vec()))
            .collect();
        Self {
            subject: message.subject().unwrap().to_owned(),
            to: addresses(message.to()),
            cc: addresses(message.cc()),
            body: message.body_text(0).unwrap().replace("\r\n", "\n"),
            id: message.message_id().unwrap().to_owned(),
            attachments,
        }
    }

    /// Every cell of the attached workbooks and all that the attached report says, as one text.
    pub fn cells(&self) -> String {
        use calamine::Reader;
        let mut text = String::new();
        for (name, bytes) in &self.attachments {
            if name.ends_with(".docx") {
                let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).unwrap();
                let mut document = parts.by_name("word/document.xml").unwrap();
                std::io::Read::read_to_string(&mut document, &mut text).unwrap();
                continue;
            }
            assert!(name.ends_with(".xlsx"), "{name}");
            let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
            for sheet in book.sheet_names() {
                for row in book.worksheet_range(&sheet).unwrap().rows() {
                    row.iter().for_each(|cell| text += &format!("{cell}\n"));
                }
            }
        }
        text
    }
}
