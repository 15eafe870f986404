//! What the line costs on the shipped sample, stage by stage. Wall time on a shared machine is noise; compare runs made together.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a measuring instrument")]

use std::path::Path;

use divan::Bencher;
use tonghop::intake::{self, SourceFile};
use tonghop::normalise::{self, Known};
use tonghop::settings::{self, Overrides, Settings};
use tonghop::{layout, pipeline, read};

fn main() {
    divan::main();
}

fn settings() -> Settings {
    let today = jiff::civil::date(2021, 5, 18);
    let config = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("config.toml")).unwrap();
    settings::load(&config, &Overrides { period: None, lang: None, today, strict: false }).unwrap()
}

fn sample(settings: &Settings) -> Vec<SourceFile> {
    intake::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("input"), settings).unwrap().0
}

#[divan::bench]
fn reading(bencher: Bencher) {
    let settings = settings();
    let files = sample(&settings);
    bencher.bench(|| files.iter().map(|file| read::workbook(file, settings.limits)).collect::<Vec<_>>());
}

#[divan::bench]
fn laying_out(bencher: Bencher) {
    let settings = settings();
    let read: Vec<_> = sample(&settings)
        .iter()
        .filter_map(|file| Some((file.path.clone(), read::workbook(file, settings.limits).0?)))
        .collect();
    bencher.bench(|| read.iter().map(|(path, book)| layout::tables(path, book, &settings)).collect::<Vec<_>>());
}

#[divan::bench]
fn normalising(bencher: Bencher) {
    let settings = settings();
    let laid: Vec<_> = sample(&settings)
        .iter()
        .filter_map(|file| Some((file.path.clone(), read::workbook(file, settings.limits).0?)))
        .map(|(path, book)| (layout::tables(&path, &book, &settings).0, path))
        .collect();
    bencher.bench(|| {
        let mut known = Known::default();
        let read = laid.iter().map(|(layout, path)| normalise::records(path, layout, &settings, &mut known));
        read.collect::<Vec<_>>()
    });
}

#[divan::bench]
fn whole_line_to_figures(bencher: Bencher) {
    let settings = settings();
    let files = sample(&settings);
    bencher.with_inputs(|| files.clone()).bench_values(|files| pipeline::understand(files, Vec::new(), &settings, &()));
}
