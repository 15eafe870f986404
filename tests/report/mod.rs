//! The Word report: the shipped templates as they are made, what the sample's report says, and what a person edited in it.

mod build;
mod english;
mod tests;
mod vietnamese;
