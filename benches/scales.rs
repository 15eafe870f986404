//! What each stage costs on folders such as a school, a district and a city send, in CPU seconds: wall time on a shared machine is
//! noise. `cargo bench --bench scales` measures the school, `-- district city` others; `-- make FOLDER SCALE...` only makes folders;
//! `-- book INPUT OUT.xlsx` makes the workbook alone, for `benches/compare`.
//! Beside reading to normalising stands what calamine takes only to stream the same cells, in the same session.
//!
//! CPU seconds come from Linux's `/proc`; elsewhere wall time stands in their place.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring instrument")]

mod clock;
mod folders;

/// The program's own allocator: stages and yardstick are measured under it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::hint::black_box;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use calamine::{Reader, Xlsx};
use clock::{Clock, peak};
use folders::{SCALES, Scale};
use tonghop::intake::SourceFile;
use tonghop::normalise::{self, Known};
use tonghop::settings::{self, Overrides, Settings};
use tonghop::{intake, layout, pipeline, read, report, write};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [make, folder, scales @ ..] = words.as_slice()
        && make == "make"
    {
        chosen(scales).for_each(|scale| folders::make(scale, &Path::new(folder).join(scale.name)));
        return;
    }
    if let [book, input, out] = words.as_slice()
        && book == "book"
    {
        workbook_alone(Path::new(input), Path::new(out));
        return;
    }
    println!("{:<10}{:<26}{:>9}{:>10}", "scale", "stage", "CPU s", "peak MB");
    // A folder of one's own: `-- measure FOLDER...`, each with its `input/`.
    if let [measure, folders @ ..] = words.as_slice()
        && measure == "measure"
    {
        for folder in folders.iter().map(Path::new) {
            self::measure(&folder.file_name().unwrap_or_default().to_string_lossy(), folder);
        }
        return;
    }
    for scale in chosen(&words) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("scales").join(scale.name);
        folders::make(scale, &folder);
        measure(scale.name, &folder);
    }
}

fn chosen(names: &[String]) -> impl Iterator<Item = Scale> + '_ {
    let wanted = move |scale: &Scale| names.iter().any(|name| name == scale.name);
    SCALES.into_iter().filter(move |scale| if names.is_empty() { scale.name == "school" } else { wanted(scale) })
}

fn measure(scale: &str, folder: &Path) {
    let settings = settings();
    let timed = |stage: &str, cpu: f64| println!("{:<10}{stage:<26}{cpu:>9.2}{:>10}", scale, peak());
    let mut clock = Clock::new();
    let (files, findings) = intake::folder(&folder.join("input"), &settings).unwrap();
    let intake = clock.lap();
    timed("intake", intake);

    // The yardstick: their cells streamed by calamine, and nothing done with them. Apart from what it is held against, so that
    // neither finds the other's memory warm.
    files.iter().for_each(stream);
    let streaming = clock.lap();
    // File by file, as the line does it; what a file became is thrown away.
    let mut costs = [0.0; 3];
    let mut known = Known::default();
    for file in &files {
        clock.lap();
        let book = read::workbook(file, settings.limits).0;
        costs[0] += clock.lap();
        let Some(book) = book else { continue };
        let layout = layout::tables(&file.path, &book, &settings).0;
        costs[1] += clock.lap();
        drop(normalise::records(&file.path, &layout, &settings, &mut known));
        costs[2] += clock.lap();
    }
    for (stage, cost) in ["read", "layout", "normalise"].into_iter().zip(costs) {
        timed(stage, cost);
    }
    timed("calamine streaming", streaming);
    let together: f64 = costs.iter().sum();
    println!("{:<10}{:<26}{:>9.2} times calamine streaming", scale, "read to normalise", together / streaming);
    clock.lap();
    let normalised = Normalised::default();
    let outcome = pipeline::understand(files, findings, &settings, &normalised).unwrap();
    let line = clock.lap();
    let held = normalised.0.into_inner().unwrap();
    println!("{:<10}{:<26}{:>9}{held:>10}", scale, "all files normalised", "");
    timed("the line up to figures", line);
    timed("of it identify and tally", line - together);
    let (figures, register) = (&outcome.figures, &outcome.register);
    let book = report::consolidated(figures, register, &outcome.findings, &settings);
    let reported = clock.lap();
    timed("report", reported);
    let bytes = write::xlsx::workbook(&book).unwrap();
    let written = clock.lap();
    timed("write tong-hop.xlsx", written);
    timed("all up to tong-hop.xlsx", intake + line + reported + written);
    drop((book, bytes));
    let ledger = write::ledger::Ledger { register, findings: &outcome.findings, lang: settings.lang };
    for file in write::ledger::File::ALL {
        ledger.write(file, &mut std::io::sink()).unwrap();
    }
    timed("write so-cai/", clock.lap());
}

/// The peak of memory when the last file of the line was normalised, with the records of all of them held.
#[derive(Default)]
struct Normalised(Mutex<String>);

impl pipeline::Progress for Normalised {
    fn files(&self, done: usize, total: usize) {
        if done == total {
            *self.0.lock().unwrap() = peak();
        }
    }
}

/// The line as `run` walks it, up to the finished workbook and no further.
fn workbook_alone(input: &Path, out: &Path) {
    let settings = settings();
    let (files, findings) = intake::folder(input, &settings).unwrap();
    let outcome = pipeline::understand(files, findings, &settings, &()).unwrap();
    let book = report::consolidated(&outcome.figures, &outcome.register, &outcome.findings, &settings);
    std::fs::write(out, write::xlsx::workbook(&book).unwrap()).unwrap();
}

/// Every cell of a workbook through calamine's streaming reader.
fn stream(file: &SourceFile) {
    let Ok(mut book) = Xlsx::new(Cursor::new(&file.bytes)) else { return };
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Ok(Some(cell)) = cells.next_cell() {
            black_box(cell.get_value());
        }
    }
}

fn settings() -> Settings {
    let today = jiff::civil::date(2026, 1, 15);
    settings::load("", &Overrides { period: None, lang: None, today, strict: false }).unwrap()
}
