//! Reads the figures off a page and finds them in so-lieu.json.

use serde_json::Value;

/// A figure as the page shows it.
#[derive(Debug)]
pub struct Shown {
    /// One key, or those it is the sum of.
    pub keys: Vec<String>,
    pub value: i64,
    /// As people read it, without the marks between thousands.
    pub read: i64,
}

/// Every figure that carries a key.
pub fn shown(html: &str) -> Vec<Shown> {
    html.split("<data ")
        .skip(1)
        .map(|part| {
            let attribute = |name: &str| {
                part.split_once(&format!("{name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
            };
            let tag = part.split('>').next().unwrap();
            let key = if tag.starts_with("data-key") { attribute("data-key") } else { attribute("data-sum") };
            let text = part.split_once('>').unwrap().1.split('<').next().unwrap();
            Shown {
                keys: unescaped(&key.unwrap()).split('\n').map(str::to_owned).collect(),
                value: attribute("value").unwrap().parse().unwrap(),
                read: text.replace(['.', ','], "").replace('−', "-").parse().unwrap(),
            }
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/")
        .replace("&amp;", "&")
}

/// What stands in so-lieu.json under a key: `channels.monthly.turns`, `months.2021-04.members`, `members.stated.0.total`.
pub fn figure(tree: &Value, key: &str) -> Option<i64> {
    if key.is_empty() {
        return tree.as_i64();
    }
    match tree {
        Value::Object(map) => map.iter().find_map(|(name, value)| figure(value, rest(key, name)?)),
        Value::Array(list) => list.iter().enumerate().find_map(|(at, one)| {
            let names = ["code", "month", "level"].map(|name| one.get(name));
            let named = names.into_iter().flatten().next();
            let name = match named {
                Some(Value::String(name)) => name.clone(),
                Some(_) => "null".to_owned(),
                None => at.to_string(),
            };
            figure(one, rest(key, &name)?)
        }),
        _ => None,
    }
}

/// What follows a name in a key. Codes of units may hold points.
fn rest<'a>(key: &'a str, name: &str) -> Option<&'a str> {
    let rest = key.strip_prefix(name)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}
