//! The first look into what was sent: what a person answered is known before anything is guessed, so workbooks of questions are laid
//! out before all others.
//!
//! Whether a file is one, what is in it tells and never its name. Of a workbook only the names of its sheets are looked at, and what
//! was unpacked for that is handed on to its reader: nothing is opened twice.

use rayon::prelude::*;

use crate::answers;
use crate::finding::Finding;
use crate::intake::SourceFile;
use crate::layout::{self, Layout};
use crate::model::{Field, FilePath, Form, FormKind};
use crate::read::{self, Contents, Workbook};
use crate::settings::Settings;

/// Files that were looked into.
pub struct Looked {
    pub(super) files: Vec<Sent>,
}

/// A file on its way to records.
pub(super) enum Sent {
    /// As it came, looked into.
    Closed(SourceFile, Contents),
    /// Laid out already, because it may hold answers.
    Laid(Laid),
}

/// A file that was read.
pub(super) struct Opened {
    /// Without its bytes, once nobody can want them any more.
    pub file: SourceFile,
    /// None where it could not be read.
    pub workbook: Option<Workbook>,
    pub findings: Vec<Finding>,
}

/// A file whose rows and columns are told.
pub(super) struct Laid {
    pub opened: Opened,
    /// None where it could not be read.
    pub layout: Option<(Layout, Vec<Finding>)>,
}

impl Looked {
    /// Looks into files, in parallel; their order is kept.
    pub fn of(files: Vec<SourceFile>, settings: &Settings) -> Self {
        let look = |file: SourceFile| {
            let contents = Contents::of(&file);
            if answers::may_hold(&file, &contents) {
                Sent::Laid(laid(read_one(file, contents, settings), settings))
            } else {
                Sent::Closed(file, contents)
            }
        };
        Self { files: files.into_par_iter().map(look).collect() }
    }

    /// More files beside those that were looked into.
    pub fn add(&mut self, files: Vec<SourceFile>, settings: &Settings) {
        self.files.extend(Self::of(files, settings).files);
    }

    /// Whether these bytes lie in one of the files.
    pub fn has(&self, hash: &str) -> bool {
        self.files.iter().any(|file| match file {
            Sent::Closed(file, _) => file.hash == hash,
            Sent::Laid(laid) => laid.opened.file.hash == hash,
        })
    }

    /// The files with a sheet of our own questions in them.
    pub fn questions(&self) -> impl Iterator<Item = &SourceFile> {
        let asks = |layout: &Layout| layout.tables.iter().any(|table| table.form.as_ref().is_some_and(Form::asks));
        let laid = self.laid().filter(move |laid| laid.layout.as_ref().is_some_and(|(layout, _)| asks(layout)));
        laid.map(|laid| &laid.opened.file)
    }

    /// The files that were laid out because they may hold answers.
    pub(super) fn answering(&self) -> Vec<answers::Sent<'_>> {
        self.laid()
            .filter_map(|laid| {
                let file = &laid.opened.file;
                laid.layout.as_ref().map(|(layout, _)| answers::Sent { path: &file.path, hash: &file.hash, layout })
            })
            .collect()
    }

    fn laid(&self) -> impl Iterator<Item = &Laid> {
        self.files.iter().filter_map(|file| match file {
            Sent::Closed(..) => None,
            Sent::Laid(laid) => Some(laid),
        })
    }
}

impl Sent {
    /// The file with its tables, told with what was answered.
    pub(super) fn laid(self, answered: &Settings) -> Laid {
        match self {
            Self::Closed(file, contents) => {
                let mut opened = read_one(file, contents, answered);
                opened.file.bytes = Vec::new();
                laid(opened, answered)
            }
            Self::Laid(early) => early.again(answered),
        }
    }
}

/// Whether a ward or a unit answered anything on a list of ours in this file, or gave a reason, which answers too.
pub fn answers_a_list(file: &SourceFile, settings: &Settings) -> bool {
    let contents = Contents::of(file);
    let laid = laid(read_one(file.clone(), contents, settings), settings);
    let Some((layout, _)) = &laid.layout else { return false };
    layout.tables.iter().any(|table| {
        let Some(form) = table.form.as_ref().filter(|form| matches!(form.kind, FormKind::Ward | FormKind::Unit)) else {
            return false;
        };
        let answers = |col: u32| {
            let column = table.columns.iter().find(|column| column.col == col);
            column.is_some_and(|column| column.field == form.kind.answer() || column.field == Field::Reason)
        };
        table.body.iter().any(|row| row.cells.iter().any(|cell| answers(cell.col)))
    })
}

fn read_one(file: SourceFile, contents: Contents, settings: &Settings) -> Opened {
    let (workbook, findings) = read::workbook_of(&file, contents, settings.limits);
    Opened { file, workbook, findings }
}

fn laid(opened: Opened, settings: &Settings) -> Laid {
    let own = explained(&opened.file.path, settings);
    let settings = own.as_ref().unwrap_or(settings);
    let layout = opened.workbook.as_ref().map(|workbook| layout::tables(&opened.file.path, workbook, settings));
    Laid { opened, layout }
}

impl Laid {
    /// As it is after the answers: laid out again where a sheet is none of our own and an answer may explain its words.
    fn again(mut self, settings: &Settings) -> Self {
        self.opened.file.bytes = Vec::new();
        let ours = |(layout, _): &(Layout, Vec<Finding>)| layout.tables.iter().all(|table| table.form.is_some());
        if settings.answers.is_empty() || self.layout.as_ref().is_none_or(ours) {
            self
        } else {
            laid(self.opened, settings)
        }
    }
}

/// The settings with the columns that somebody explained for this sender.
pub(super) fn explained(path: &FilePath, settings: &Settings) -> Option<Settings> {
    let explained = settings.answers.headers(path);
    (!explained.is_empty()).then(|| {
        let mut own = settings.clone();
        own.words.headers.extend(explained);
        own
    })
}
