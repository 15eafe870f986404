//! Persons whom the lists know by a number alone. A student number names somebody (DOMAIN §3.7, rule 2), so they count; who they are
//! nobody can read.

use super::Member;
use super::around::Around;
use crate::finding::{Code, Finding, Severity};

/// Says it once for each of them, where their name should stand.
pub(super) fn findings<'a>(around: &'a Around, people: &'a [Member]) -> impl Iterator<Item = Finding> + 'a {
    let nameless = people.iter().filter(|member| member.name.is_empty());
    nameless.filter_map(|member| {
        let row = &around.rows[member.sources.first()?.0 as usize];
        let table = &around.tables[row.table];
        let finding = Finding::new(Code::ColumnMissing).severity(Severity::Query).file(&table.path).sheet(&table.sheet);
        // Sheets that we handed out name whom they ask about.
        table.facts.form.is_none().then(|| finding.at(row.record.at).of_nameless())
    })
}
