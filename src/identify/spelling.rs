//! One person whose name the rows spell in two ways: the tone mark placed the other way, i for y. Only looks; keys have
//! decided already who is who.

use super::around::Around;
use super::{Member, RowId};
use crate::finding::{Code, Finding};
use crate::model::Name;

/// A note where only the tone mark stands elsewhere, a query where i stands for y: that may be somebody else after all.
pub(super) fn findings(around: &Around, people: &[Member]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for member in people.iter().filter(|member| member.sources.len() > 1) {
        let named = |row: &RowId| around.rows[row.0 as usize].record.person.name.as_deref();
        let Some(shown) = member.sources.iter().filter_map(named).find(|name| name.shown == member.name) else {
            continue;
        };
        for row in &member.sources {
            let Some(name) = named(row).filter(|name| name.shown != shown.shown) else { continue };
            let Some(code) = difference(name, shown) else { continue };
            let record = &around.rows[row.0 as usize];
            let table = &around.tables[record.table];
            findings.push(
                Finding::new(code)
                    .file(&table.path)
                    .sheet(&table.sheet)
                    .at(record.record.at)
                    .seen(&name.shown)
                    .repaired(&shown.shown),
            );
        }
    }
    findings
}

/// What two spellings differ in, if it is nothing but that.
fn difference(one: &Name, other: &Name) -> Option<Code> {
    if one.key == other.key {
        return (one.shown.to_lowercase() != other.shown.to_lowercase()).then_some(Code::TextToneStyle);
    }
    (one.iy == other.iy).then_some(Code::TextIY)
}
