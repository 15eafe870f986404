//! The figures of two periods, key by key.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// A figure that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// `groups.g4.turns`, the path in `so-lieu.json`.
    pub key: String,
    /// What people call it; empty where the file says nothing.
    pub label: String,
    /// None: not among the figures of that side.
    pub before: Option<i64>,
    pub after: Option<i64>,
    pub difference: Option<i64>,
}

/// What says how a run went, or repeats other figures, is no figure of a period.
const LEFT_OUT: [&str; 3] = ["findings", "previous", "schema"];

/// The finest sums, for the level above: they repeat other figures, and month or unit alone does not tell them apart.
const FINEST: &str = "parts";

/// Every figure that differs, in the order of `after`, then those that only `before` has.
pub fn changes(before: &Value, after: &Value) -> Vec<FigureChange> {
    let (old, new) = (flat(before), flat(after));
    let known: BTreeMap<&str, i64> = old.iter().map(|one| (one.0.as_str(), one.2)).collect();
    let there: BTreeMap<&str, i64> = new.iter().map(|one| (one.0.as_str(), one.2)).collect();
    let gone = old.iter().filter(|one| !there.contains_key(one.0.as_str()));
    new.iter()
        .chain(gone)
        .map(|(key, label, _)| {
            let (before, after) = (known.get(key.as_str()).copied(), there.get(key.as_str()).copied());
            let difference = before.zip(after).map(|(before, after)| after.saturating_sub(before));
            FigureChange { key: key.clone(), label: label.clone(), before, after, difference }
        })
        // What one side counts as none the other need not list.
        .filter(|one| one.before.unwrap_or_default() != one.after.unwrap_or_default())
        .collect()
}

/// (key, label, number) of every number.
fn flat(value: &Value) -> Vec<(String, String, i64)> {
    let mut found = Vec::new();
    let Some(object) = value.as_object() else { return found };
    for (name, value) in object.iter().filter(|(name, _)| !LEFT_OUT.contains(&name.as_str())) {
        walk(name, "", value, &mut found);
    }
    found
}

fn walk(key: &str, label: &str, value: &Value, found: &mut Vec<(String, String, i64)>) {
    match value {
        Value::Number(number) => found.extend(number.as_i64().map(|number| (key.to_owned(), label.to_owned(), number))),
        Value::Object(object) => {
            let own = ["label", "name"].iter().find_map(|name| object.get(*name)?.as_str()).unwrap_or(label);
            for (name, value) in object.iter().filter(|(name, _)| *name != FINEST) {
                walk(&format!("{key}.{name}"), own, value, found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let named = ["code", "month", "level"].iter().find_map(|name| item.get(*name));
                let name = match named {
                    Some(Value::String(name)) => name.clone(),
                    Some(_) => "null".to_owned(),
                    None => at.to_string(),
                };
                walk(&format!("{key}.{name}"), label, item, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
