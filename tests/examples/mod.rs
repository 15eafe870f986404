//! The examples of what counts: each file beside this one is a small folder of sheets and what must come out of it.

use crate::support::folders;

mod aggregates;
mod said;
mod summaries;

#[test]
fn every_example_gives_its_figures() {
    folders::every("examples", 72);
}
