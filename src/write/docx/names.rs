//! What the engine complains about, in words of the template: which name nobody knows, and which known one was perhaps meant.

use std::collections::BTreeSet;

use minijinja::{Environment, ErrorKind};
use serde_json::Value as Json;

use super::emit::{Emitted, PIECES};
use super::flaw::Why;
use super::plan::Plan;
use super::tag::Kind;

/// Names nearer than this to a known one are taken for misspelled.
const NEAR: f64 = 0.84;

/// What the engine knows by itself.
const GLOBALS: [&str; 5] = ["range", "dict", "namespace", "debug", "loop"];

pub(super) fn why(plan: &Plan, tag: usize, error: &minijinja::Error, values: &Json) -> Why {
    let Some(placed) = plan.tags.get(tag) else { return Why::Engine(String::new(), error.to_string()) };
    let shown = placed.tag.shown();
    if error.kind() != ErrorKind::UndefinedError {
        let said = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        let unknown =
            matches!(error.kind(), ErrorKind::UnknownFilter | ErrorKind::UnknownFunction | ErrorKind::UnknownTest);
        return match error.kind() {
            _ if unknown => Why::Unknown(shown),
            ErrorKind::SyntaxError => Why::Syntax(shown, said),
            _ => Why::Engine(shown, said),
        };
    }
    let nearest = paths(&placed.tag.inner).into_iter().find_map(|path| suggestion(plan, tag, &path, values));
    Why::Name(shown, nearest)
}

/// A name that stands in words that do not show this time: it would fail in some later month, so it fails now. The
/// placeholder it stands in, and what to say.
pub(super) fn unreached(
    plan: &Plan,
    emitted: &Emitted,
    engine: &Environment<'_>,
    values: &Json,
) -> Option<(usize, Why)> {
    let names = engine.template_from_str(&emitted.source).ok()?.undeclared_variables(true);
    let unknown = |name: &String| !GLOBALS.contains(&name.as_str()) && name != PIECES && !is_known(name, values);
    let unknown: BTreeSet<String> = names.into_iter().filter(unknown).collect();
    plan.tags.iter().enumerate().find_map(|(at, placed)| {
        let inner = &placed.tag.inner;
        // Whoever writes these knows that the name may be missing.
        let optional = inner.contains("default") || inner.contains("defined");
        let path = paths(inner).into_iter().find(|path| !optional && unknown.contains(&path.join(".")))?;
        Some((at, Why::Name(placed.tag.shown(), suggestion(plan, at, &path, values))))
    })
}

fn is_known(name: &str, values: &Json) -> bool {
    let mut node = values;
    for part in name.split('.') {
        match node.get(part) {
            Some(next) => node = next,
            None => return node.is_null(),
        }
    }
    true
}

/// The dotted names of an expression, without filters' own names telling anything.
fn paths(inner: &str) -> Vec<Vec<String>> {
    inner
        .split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '.')))
        .filter(|word| word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_'))
        .map(|word| word.split('.').map(str::to_owned).collect())
        .collect()
}

/// The path with every unknown name replaced by the nearest known one: what is suggested exists.
fn suggestion(plan: &Plan, tag: usize, path: &[String], values: &Json) -> Option<String> {
    let (first, rest) = path.split_first()?;
    if matches!(first.as_str(), "for" | "in" | "if" | "elif" | "not" | "and" | "or" | "set" | "else" | "is") {
        return None;
    }
    let (mut known, mut node) = match looped(plan, tag, first, values) {
        Some(item) => (first.clone(), item),
        None => step(first, values)?,
    };
    for name in rest {
        let (name, next) = step(name, node)?;
        known = format!("{known}.{name}");
        node = next;
    }
    (known != path.join(".")).then_some(known)
}

/// A name below a value, or the nearest one there, with what it stands for.
fn step<'a>(name: &str, node: &'a Json) -> Option<(String, &'a Json)> {
    let name = if node.get(name).is_some() { name.to_owned() } else { nearest(name, node)? };
    let next = node.get(&name)?;
    Some((name, next))
}

/// What a loop's own name stands for: the first of its list.
fn looped<'a>(plan: &Plan, tag: usize, name: &str, values: &'a Json) -> Option<&'a Json> {
    let list = plan.tags[..tag].iter().rev().filter(|one| one.tag.kind == Kind::Open).find_map(|one| {
        let mut words = one.tag.inner.split_whitespace();
        let begins = words.next() == Some("for") && words.next() == Some(name) && words.next() == Some("in");
        begins.then(|| words.next()).flatten()
    })?;
    list.split('.').try_fold(values, |node, part| node.get(part))?.get(0)
}

fn nearest(name: &str, node: &Json) -> Option<String> {
    let near = |known: &&String| strsim::jaro_winkler(known, name);
    let best = node.as_object()?.keys().max_by(|a, b| near(a).total_cmp(&near(b)))?;
    (near(&best) >= NEAR).then(|| best.clone())
}
