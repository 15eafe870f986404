//! A whole run from values: files in, figures and findings out, without a disk.

use tonghop::finding::Finding;
use tonghop::intake::SourceFile;
use tonghop::model::{Area, FilePath, Lang};
use tonghop::pipeline::{self, Outcome};
use tonghop::settings::{self, Overrides, Settings};

use super::draw::{Drawn, xlsx};

/// Files under `input/`, and what is said to the run.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    pub config: String,
    pub args: Vec<String>,
    pub files: Vec<(String, Vec<u8>)>,
}

impl Folder {
    pub fn new(config: &str, args: &str) -> Self {
        Self {
            config: config.to_owned(),
            args: args.split_whitespace().map(str::to_owned).collect(),
            files: Vec::new(),
        }
    }

    /// Adds a workbook of one drawn sheet.
    #[must_use]
    pub fn sheet(mut self, path: &str, name: &str, text: &str) -> Self {
        self.files.push((path.to_owned(), xlsx(path, &[Drawn::new(name, text)])));
        self
    }

    fn option(&self, name: &str) -> Option<String> {
        let at = self.args.iter().position(|arg| arg == name)?;
        self.args.get(at + 1).cloned()
    }

    pub fn settings(&self) -> Settings {
        let today = self.option("--today").unwrap_or_else(|| "2021-06-01".to_owned());
        let overrides = Overrides {
            period: self.option("--period"),
            lang: Some(Lang::Vi),
            today: today.parse().unwrap(),
            strict: self.args.iter().any(|arg| arg == "--strict"),
        };
        settings::load(&self.config, &overrides).unwrap_or_else(|wrong| panic!("{:#?}", wrong.mistakes))
    }

    pub fn run(&self) -> Outcome {
        let settings = self.settings();
        let files = self
            .files
            .iter()
            .map(|(path, bytes)| SourceFile::new(FilePath::new(path), bytes.clone()))
            .map(|file| tonghop::intake::opened(file, settings.limits));
        let (files, said): (Vec<_>, Vec<_>) = files.unzip();
        let (files, said) = (files.into_iter().flatten().collect(), said.into_iter().flatten().collect());
        pipeline::understand(files, said, &settings, &()).unwrap_or_else(|fatal| panic!("{fatal}"))
    }
}

/// Whether a finding of this code stands at this place; None is not compared.
pub fn stands(finding: &Finding, code: &str, file: Option<&str>, sheet: Option<&str>, cell: Option<&str>) -> bool {
    finding.code.as_str() == code
        && file.is_none_or(|file| finding.file.as_ref().is_some_and(|path| path.as_str() == file))
        && sheet.is_none_or(|sheet| finding.sheet.as_deref() == Some(sheet))
        && cell.is_none_or(|cell| finding.cells.iter().any(|area| covers(*area, cell)))
}

fn covers(area: Area, cell: &str) -> bool {
    let split = cell.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let letters = cell[..split].bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    let (row, col) = (cell[split..].parse::<u32>().unwrap() - 1, letters - 1);
    match area {
        Area::Cells { first, last } => (first.row..=last.row).contains(&row) && (first.col..=last.col).contains(&col),
        Area::Rows { first, last } => (first..=last).contains(&row),
        Area::Column(column) => column == col,
    }
}
