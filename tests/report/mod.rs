//! The Word report: the shipped templates as they are made, what the sample's report says, and what a person edited in it.

mod build;
mod edited;
mod english;
mod looks;
mod says;
mod tests;
mod vietnamese;

use std::io::{Cursor, Read};

use tonghop::deliver::template;
use tonghop::model::Lang;
use tonghop::pipeline::Outcome;
use tonghop::settings::Settings;
use tonghop::write::docx::{self, Properties};

/// The report of a run by the built-in template.
pub fn report(outcome: &Outcome, settings: &Settings, lang: Lang) -> Vec<u8> {
    let values = tonghop::report::official::values(&outcome.figures, &outcome.register, settings);
    let day = outcome.register.period.to;
    let properties = Properties { title: "t".to_owned(), author: "a".to_owned(), day };
    docx::fill(template::built_in(lang), &values, &properties, lang).unwrap_or_else(|flaw| panic!("{flaw:?}")).bytes
}

/// A part of a .docx.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of a document: a line a paragraph, a bar after each cell.
pub fn words(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let marked = xml.replace("<w:tab/>", "….").replace("</w:tc>", "|").replace("</w:p>", "\n").replace("</w:tr>", "\n");
    let mut text = String::new();
    let mut inside = false;
    for letter in marked.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("\n|", "|").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect()
}
