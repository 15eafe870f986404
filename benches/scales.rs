//! What each stage costs on folders such as a school, a district and a city send, in CPU seconds: wall time on a shared machine is
//! noise. `cargo bench --bench scales` measures the school, `-- district city` others; `-- make FOLDER SCALE...` only makes folders.
//!
//! CPU seconds come from Linux's `/proc`; elsewhere wall time stands in their place.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring instrument")]

mod folders;

use std::path::{Path, PathBuf};
use std::time::Instant;

use folders::{SCALES, Scale};
use tonghop::settings::{self, Overrides, Settings};
use tonghop::{intake, layout, normalise, pipeline, read, report, write};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [make, folder, scales @ ..] = words.as_slice()
        && make == "make"
    {
        chosen(scales).for_each(|scale| folders::make(scale, &Path::new(folder).join(scale.name)));
        return;
    }
    println!("{:<10}{:<26}{:>9}{:>10}", "scale", "stage", "CPU s", "peak MB");
    for scale in chosen(&words) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("scales").join(scale.name);
        folders::make(scale, &folder);
        measure(scale, &folder);
    }
}

fn chosen(names: &[String]) -> impl Iterator<Item = Scale> + '_ {
    let wanted = move |scale: &Scale| names.iter().any(|name| name == scale.name);
    SCALES.into_iter().filter(move |scale| if names.is_empty() { scale.name == "school" } else { wanted(scale) })
}

fn measure(scale: Scale, folder: &Path) {
    let settings = settings();
    let timed = |stage: &str, cpu: f64| println!("{:<10}{stage:<26}{cpu:>9.2}{:>10}", scale.name, peak());
    let mut clock = Clock::new();
    let (files, findings) = intake::folder(&folder.join("input"), &settings).unwrap();
    timed("intake", clock.lap());

    // File by file, as the line does it; what a file became is thrown away.
    let mut costs = [0.0; 3];
    // The yardstick: the same cells streamed by calamine, and nothing done with them.
    let mut streaming = 0.0;
    for file in &files {
        clock.lap();
        stream(file);
        streaming += clock.lap();
        let book = read::workbook(file, settings.limits).0;
        costs[0] += clock.lap();
        let Some(book) = book else { continue };
        let layout = layout::tables(&file.path, &book, &settings).0;
        costs[1] += clock.lap();
        drop(normalise::records(&file.path, &layout, &settings));
        costs[2] += clock.lap();
    }
    for (stage, cost) in ["read", "layout", "normalise"].into_iter().zip(costs) {
        timed(stage, cost);
    }
    timed("calamine streaming", streaming);
    let times = costs.iter().sum::<f64>() / streaming;
    println!("{:<10}{:<26}{times:>9.2} times calamine streaming", scale.name, "read to normalise");
    clock.lap();
    let outcome = pipeline::understand(files, findings, &settings, &()).unwrap();
    let line = clock.lap();
    timed("the line up to figures", line);
    timed("of it identify and tally", line - costs.iter().sum::<f64>());
    let (figures, register) = (&outcome.figures, &outcome.register);
    let book = report::consolidated(figures, register, &outcome.findings, &settings);
    timed("report", clock.lap());
    let bytes = write::xlsx::workbook(&book).unwrap();
    timed("write tong-hop.xlsx", clock.lap());
    drop((book, bytes));
    drop(write::ledger::tables(register, &outcome.findings, settings.lang));
    timed("write so-cai/", clock.lap());
}

fn settings() -> Settings {
    let today = jiff::civil::date(2026, 1, 15);
    settings::load("", &Overrides { period: None, lang: None, today, strict: false }).unwrap()
}

/// CPU time of this process between two readings.
struct Clock {
    began: Instant,
    last: f64,
}

impl Clock {
    fn new() -> Self {
        let began = Instant::now();
        Self { began, last: spent(began) }
    }

    fn lap(&mut self) -> f64 {
        let now = spent(self.began);
        now - std::mem::replace(&mut self.last, now)
    }
}

/// Seconds of all threads, to the nanosecond where Linux tells it.
fn spent(began: Instant) -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds: f64 = threads
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("schedstat")).ok())
        .filter_map(|text| text.split(' ').next()?.parse::<f64>().ok())
        .sum();
    if nanoseconds > 0.0 { nanoseconds / 1e9 } else { began.elapsed().as_secs_f64() }
}

/// The most memory this process has held so far.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kb.map_or_else(String::new, |kb| (kb / 1024).to_string())
}

/// Every cell of a workbook through calamine's streaming reader.
fn stream(file: &intake::SourceFile) {
    use calamine::Reader;
    let Ok(mut book) = calamine::Xlsx::new(std::io::Cursor::new(&file.bytes)) else { return };
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Ok(Some(cell)) = cells.next_cell() {
            std::hint::black_box(cell.get_value());
        }
    }
}
