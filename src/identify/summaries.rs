//! A sheet that sums up the lists of its own file: `Tổng hợp` behind `T9` and `T10`.
//!
//! Whoever lists two means two, but nobody counts a summary beside what it sums up. So what such a sheet claims is met with the lists of
//! its file as another sender's would be: what both say is one turn, and what only one of them says counts and is asked about.

use std::collections::{BTreeMap, BTreeSet};

use super::around::Around;
use super::turns::Met;
use crate::finding::{Code, Finding, Severity};
use crate::model::date::Cut;
use crate::model::{Date, SheetKind};
use crate::normalise::Body;
use crate::text;
use crate::validate::{Row, Table};

/// Words of a title or a sheet's name, folded.
const WORDS: &[&str] = &["tong hop", "cong don", "tong ket"];

/// The tables that sum up others of their file and sender.
pub(super) fn of(rows: &[Row], tables: &[Table], cut: Cut) -> BTreeSet<usize> {
    let mut spans: BTreeMap<usize, (Date, Date)> = BTreeMap::new();
    for row in rows {
        let Body::Participation(part) = &row.record.body else { continue };
        for (when, _) in part.claims.iter().filter_map(|claim| claim.when) {
            let (from, to) = when.span(cut);
            let span = spans.entry(row.table).or_insert((from, to));
            *span = (span.0.min(from), span.1.max(to));
        }
    }
    let lists: Vec<usize> =
        spans.keys().copied().filter(|&list| tables[list].kind == SheetKind::Participations).collect();
    let sums_up = |&list: &usize| {
        let (from, to) = spans[&list];
        // Of lists that are all called so only one that reaches further sums up the others.
        let part = |other: usize| {
            let (first, last) = spans[&other];
            from <= first && last <= to && (!is_called_so(&tables[other]) || (first, last) != (from, to))
        };
        let beside = lists.iter().copied().filter(|&other| {
            let (a, b) = (&tables[list], &tables[other]);
            other != list && (&a.path, a.sender) == (&b.path, b.sender) && a.sheet != b.sheet
        });
        is_called_so(&tables[list]) && beside.into_iter().any(part)
    };
    lists.iter().copied().filter(sums_up).collect()
}

fn is_called_so(table: &Table) -> bool {
    let texts = table.facts.title.iter().map(String::as_str).chain([&*table.sheet]);
    texts.map(text::plain).any(|key| WORDS.iter().any(|word| key.contains(word)))
}

/// For each summary that repeats lists of its file: that it was not counted beside them, and what only it states.
pub(super) fn findings(around: &Around, met: &[Met]) -> Vec<Finding> {
    let mut told: BTreeMap<usize, (BTreeSet<&str>, u64)> = BTreeMap::new();
    for one in met {
        let tables: BTreeSet<usize> = one.tokens.iter().map(|token| around.rows[token.0].table).collect();
        for &table in tables.iter().filter(|table| around.versions.summaries.contains(table)) {
            let (others, alone) = told.entry(table).or_default();
            let home = &around.tables[table];
            let lists = tables.iter().map(|&other| &around.tables[other]).filter(|other| other.path == home.path);
            others.extend(lists.map(|other| &*other.sheet).filter(|sheet| *sheet != &*home.sheet));
            *alone += u64::from(tables.len() == 1);
        }
    }
    let repeats = told.into_iter().filter(|(_, (others, _))| !others.is_empty());
    repeats
        .map(|(table, (others, alone))| {
            let table = &around.tables[table];
            let others: Vec<&str> = others.into_iter().collect();
            let finding = Finding::new(Code::TurnReportedTwice).file(&table.path).sheet(&table.sheet);
            let finding = finding.arg("other", others.join(", "));
            match alone {
                0 => finding.arg("kind", "summary"),
                _ => finding.severity(Severity::Query).arg("kind", "summary-more").arg("left", alone),
            }
        })
        .collect()
}
