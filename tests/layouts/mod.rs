//! Sheets as offices really send them: layouts of the national register, of hand-made lists and of school systems. What is
//! understood of each (kind, header rows, columns, body) and what follows from it.

mod above;
mod activities;
mod attending;
mod away;
mod blanks;
mod boxes;
mod confirming;
mod contents;

mod continued;
mod duplicates;
mod earlier;
mod evening;
mod everyday;
mod examples;
mod figures;
mod fresh;
mod grading;
mod habits;
mod headerless;
mod headings;
mod hurried;
mod indexes;
mod joined;
mod late;
mod legends;
mod lists;
mod members;
mod merged;
mod parts;
mod pasted;
mod questions;
mod rates;
mod restating;
mod rotas;
mod sections;
mod sides;
mod summer;
mod told;
mod turned;
mod weekdays;

use crate::support::folders;

#[test]
fn every_layout_is_understood() {
    folders::every("layouts", 10);
}
