//! The shipped sample, made anew: one school's submissions, invented in every name and number of a person.
//!
//! [`plan`] says who is who and who took part when; the sheets are written from it, and the figures the school published
//! are counted from it. [`write`] makes `input/`; the same plan always gives the same bytes.

mod above;
mod book;
mod chapters;
mod lists;
mod office;
mod out;
mod people;
mod plan;
mod reports;
mod rosters;

#[cfg(test)]
mod tests;

use std::path::Path;

use out::Out;
use plan::Plan;

/// Every file of the sample by its path below `input/`, and what it comes to.
fn make() -> Out {
    let plan = Plan::new();
    let mut out = Out::default();
    office::office(&plan, &mut out);
    rosters::rosters(&plan, &mut out);
    lists::lists(&plan, &mut out);
    above::above(&plan, &mut out);
    out
}

/// Writes the sample into a folder.
pub fn write(dir: &Path) {
    for (path, bytes) in make().files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder to write to");
        std::fs::write(path, bytes).expect("a file to write");
    }
}
