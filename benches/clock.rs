//! CPU time of this process, and the most memory it held. Wall time on a shared machine is noise.
//!
//! CPU seconds come from Linux's `/proc`; elsewhere wall time stands in their place.

#![allow(dead_code, reason = "not every bench asks for the memory")]

use std::time::Instant;

/// CPU time of this process between two readings.
pub struct Clock {
    began: Instant,
    last: f64,
}

impl Clock {
    pub fn new() -> Self {
        let began = Instant::now();
        Self { began, last: spent(began) }
    }

    pub fn lap(&mut self) -> f64 {
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
pub fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kb.map_or_else(String::new, |kb| (kb / 1024).to_string())
}
