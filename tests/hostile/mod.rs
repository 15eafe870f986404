//! Files made to harm: well-formed ones of every format with bytes changed by chance, read in processes of their own. Whatever
//! they hold, nothing panics or ends the process, no file takes long or much memory, and the other file of the folder counts.
//!
//! A mutation is known by its format and number: `HOSTILE=xlsx:1234:1235 cargo test --test all hostile::child -- --ignored`.

mod mutate;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use tonghop::intake::{self, SourceFile};
use tonghop::model::{FilePath, Persons};
use tonghop::pipeline;
use tonghop::settings::Settings;

use crate::support::draw::{Drawn, xlsx};
use crate::support::run::Folder;
use mutate::{FORMATS, mutated};

/// Says which mutations a child reads: `format:first:end`.
const TOLD: &str = "HOSTILE";
/// CPU seconds a file may take: two of the program as people have it, more of one that is not optimised.
const FILE: f64 = if cfg!(debug_assertions) { 30.0 } else { 2.0 };
/// A child that says nothing for longer hangs.
const SILENCE: Duration = Duration::from_secs(120);
/// Most memory a process may hold, in MiB.
const MEMORY: u64 = 512;
/// Every so many mutations a whole run is made of the file beside a good one.
const RUN: u32 = 10;

const GOOD: &str = "
    | DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K77Z |
    | STT | Họ và tên | Ngày sinh |
    | =1 | Âu Dương Thử Nghiệm | 01/02/2003 |
    | =2 | Mai Hoàng Ví Dụ | 05/06/2003 |
";

#[test]
fn a_hundred_mutations_of_each_format_harm_nobody() {
    every_format(100);
}

#[test]
#[ignore = "takes minutes in an optimised build, hours in another; .ci/run asks for it"]
fn real_ten_thousand_mutations_of_each_format_harm_nobody() {
    every_format(10_000);
}

#[test]
#[ignore = "a child of the tests above"]
fn child() {
    let Ok(told) = std::env::var(TOLD) else { return };
    let parts: Vec<&str> = told.split(':').collect();
    let [format, first, end] = parts.as_slice() else { panic!("{told}") };
    let folder = Folder::new("", "").sheet("K77Z/danh sach.xlsx", "DS", GOOD);
    let settings = folder.settings();
    let good = xlsx("danh sach.xlsx", &[Drawn::new("DS", GOOD)]);
    for number in first.parse::<u32>().unwrap()..end.parse().unwrap() {
        println!("at {number}");
        let bytes = mutated(format, number);
        let began = spent();
        for file in received(format, bytes.clone(), &settings) {
            pipeline::opened(file, &settings);
        }
        let took = spent() - began;
        assert!(took < FILE, "{format} {number} took {took:.1} s");
        if number % RUN == 0 {
            counts_the_other(&good, format, bytes, &settings);
        }
        assert!(peak() <= MEMORY, "{format} {number}: {} MiB", peak());
    }
}

fn sent(path: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile::new(FilePath::new(path), bytes)
}

/// The file, or what is in it.
fn received(format: &str, bytes: Vec<u8>, settings: &Settings) -> Vec<SourceFile> {
    intake::opened(sent(&format!("K10A/xau.{format}"), bytes), settings.limits).0
}

fn counts_the_other(good: &[u8], format: &str, bytes: Vec<u8>, settings: &Settings) {
    let mut files = received(format, bytes, settings);
    files.push(sent("K77Z/danh sach.xlsx", good.to_vec()));
    let sent = files.len();
    let outcome = pipeline::understand(files, Vec::new(), settings, &()).unwrap();
    assert!(outcome.figures.members.total >= Persons(2));
    assert_eq!(outcome.register.files.len(), sent);
}

/// CPU seconds of this thread where the system tells them, else of the clock.
fn spent() -> f64 {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|number| number.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGAN.get_or_init(Instant::now).elapsed().as_secs_f64(), |number| number / 1e9)
}

/// The most memory this process has held, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Two processes at a time.
fn every_format(mutations: u32) {
    let half = mutations / 2;
    for format in FORMATS {
        std::thread::scope(|scope| {
            let halves = [(0, half), (half, mutations)];
            let running = halves.map(|(first, end)| scope.spawn(move || watched(format, first, end)));
            for one in running {
                if let Err(harm) = one.join() {
                    std::panic::resume_unwind(harm);
                }
            }
        });
    }
}

/// Runs a child over some mutations, and says at which one it was where it did not come to its end.
fn watched(format: &str, first: u32, end: u32) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hostile::child", "--ignored", "--nocapture", "--test-threads=1"])
        .env(TOLD, format!("{format}:{first}:{end}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (tell, told) = channel();
    std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
    let mut last = String::new();
    loop {
        match told.recv_timeout(SILENCE) {
            Ok(line) if line.contains("at ") => last = line,
            Ok(_) => {}
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                child.kill().unwrap();
                panic!("{format} hangs {last}");
            }
        }
    }
    let status = child.wait().unwrap();
    assert!(status.success(), "{format} {last}: {status}");
    assert!(last.ends_with(&format!("at {}", end - 1)), "{format} ended {last}");
}
