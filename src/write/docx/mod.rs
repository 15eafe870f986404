//! Fills a Word template: a .docx with placeholders to a .docx without.
//!
//! A placeholder may be cut into runs, carry smart quotes and odd blanks, stand in headers, footers, notes and text boxes. Its
//! value takes the look of where it begins. Figures come in as they are called in `so-lieu.json`. Knows nothing of what they mean.
//!
//! ```text
//! package -> tree -> changes -> plan (tag) -> emit -> engine (value) -> mend -> package
//! ```

mod changes;
mod emit;
mod flaw;
mod lines;
mod mend;
mod names;
mod package;
mod plan;
mod tag;
#[cfg(test)]
mod tests;
mod tree;
mod value;

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde_json::Value as Json;

pub use flaw::{Flaw, Why, Wrong};
pub use lines::{Said, said};
pub use package::{MOST_BYTES, Parts, pack};

use crate::model::{Date, Lang};
use emit::Emitted;
use plan::Plan;

/// What the file says of itself, in place of what the template said.
#[derive(Clone, Debug)]
pub struct Properties {
    pub title: String,
    pub author: String,
    /// The day it is dated with, so that it depends on no clock.
    pub day: Date,
}

/// A filled template.
#[derive(Clone, Debug)]
pub struct Filled {
    pub bytes: Vec<u8>,
    /// The template had tracked changes; all were taken as accepted.
    pub changes: bool,
}

/// Fills `template` with `values`, an object.
///
/// # Errors
/// Where the template is no .docx, or a placeholder in it is wrong or unknown.
pub fn fill(template: &[u8], values: &Json, properties: &Properties, lang: Lang) -> Result<Filled, Flaw> {
    let mut parts = package::open(template)?;
    let engine = value::engine(lang);
    let mut changes = false;
    for at in package::texts(&parts) {
        let (name, bytes) = &parts[at];
        let text = package::text(name, bytes)?;
        let bad = || Flaw::Part(name.clone());
        let mut nodes = tree::parse(&text).ok_or_else(bad)?;
        changes |= changes::accept(&mut nodes);
        let plan = Plan::of(name, &mut nodes)?;
        let emitted = emit::emit(&plan, &nodes);
        let rendered = render(&engine, &emitted, values).map_err(|error| {
            let tag = error.line().and_then(|line| emitted.tag_on(line)).unwrap_or(0);
            let why = names::why(&plan, tag, &error, values);
            if plan.tags.is_empty() { bad() } else { plan.flaw(name, tag, why) }
        })?;
        if let Some((tag, why)) = names::unreached(&plan, &emitted, &engine, values) {
            return Err(plan.flaw(name, tag, why));
        }
        let mut nodes = tree::parse(&rendered).ok_or_else(bad)?;
        mend::mend(&mut nodes);
        parts[at].1 = tree::text_of(&nodes).into_bytes();
    }
    if let Some((_, bytes)) = parts.iter_mut().find(|(name, _)| name == "docProps/core.xml") {
        *bytes = core(properties).into_bytes();
    }
    Ok(Filled { bytes: pack(&parts), changes })
}

fn render(engine: &minijinja::Environment<'_>, emitted: &Emitted, values: &Json) -> Result<String, minijinja::Error> {
    let pieces: Vec<Value> = emitted.pieces.iter().map(|piece| Value::from_safe_string(piece.clone())).collect();
    let values = context! { xml__ => pieces, ..Value::from(Serde(values)) };
    engine.render_str(&emitted.source, values)
}

/// The part with title, author and times.
fn core(properties: &Properties) -> String {
    let (title, author) = (value::escape_plain(&properties.title), value::escape_plain(&properties.author));
    let day = properties.day;
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n",
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>"#,
            r#"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"#,
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>"#,
            r#"<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"#
        ),
        title = title,
        author = author,
        day = day,
    )
}
