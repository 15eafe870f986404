//! What the Word report may say: the figures under their names in `so-lieu.json` (but the finest sums), and what a sentence needs
//! beside them.
//!
//! A secretary writes `{{ members.total|so }}` in her template; what stands here is therefore public. Names are only ever added.

use serde_json::{Map, Value as Json, json};

use crate::identify::{Register, State};
use crate::model::date::show_day;
use crate::model::{Category, GroupCode, Lang, Level};
use crate::say::pick;
use crate::settings::{Document, Settings};
use crate::tally::{Derived, Figures, derived};

/// Words for kinds of documents, by the sign in their number: `15-HD/TWĐTN-BTC` is a Hướng dẫn.
const KINDS: [(&str, &str, &str); 12] = [
    ("HD", "Hướng dẫn", "Guidance"),
    ("CV", "Công văn", "Letter"),
    ("KH", "Kế hoạch", "Plan"),
    ("QĐ", "Quyết định", "Decision"),
    ("NQ", "Nghị quyết", "Resolution"),
    ("CT", "Chỉ thị", "Directive"),
    ("CTr", "Chương trình", "Programme"),
    ("KL", "Kết luận", "Conclusion"),
    ("QC", "Quy chế", "Regulation"),
    ("QyĐ", "Quy định", "Rule"),
    ("TB", "Thông báo", "Notice"),
    ("BC", "Báo cáo", "Report"),
];

/// The values of the report, an object.
pub fn values(figures: &Figures, register: &Register, settings: &Settings) -> Json {
    // Figures are numbers, texts, lists and maps with text keys, which JSON can always hold.
    let mut values = serde_json::to_value(figures.without_parts()).unwrap_or_default();
    let derived = derived(figures);
    shares(&mut values, &derived);
    values["groups_total"] = json!(derived.group_turns);
    values["graded"] = json!(derived.graded);
    values["wards_known"] = json!(derived.wards);
    values["ward_senders"] = json!(derived.ward_senders);
    set(&mut values["introductions"], "share", json!(derived.confirmed_share));
    set(&mut values["introductions"], "otherwise", json!(derived.confirmed_otherwise));
    office(&mut values, settings);
    set(&mut values["period"], "label_in", json!(inner(&figures.period.label)));
    set(&mut values["period"], "last_day", json!(long_day(register.period.to, settings.lang)));
    values["categories"] = categories(figures, settings.lang);
    let documents: Vec<Json> = settings.documents.iter().map(|one| document(one, settings.lang)).collect();
    values["documents"] = json!(documents);
    units(&mut values, figures, register, settings.lang);
    reporting(&mut values, figures, &derived, settings.lang);
    months(&mut values);
    let other = values["groups"].as_array().and_then(|all| all.iter().find(|one| one["code"] == GroupCode::OTHER));
    values["other_group"] = other.cloned().unwrap_or(Json::Null);
    values["checks"] = json!({ "other_share": per_mille(settings.checks.other_share) });
    values
}

fn set(node: &mut Json, key: &str, value: Json) {
    if let Some(object) = node.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}

/// The items of a list of the figures.
fn items<'a>(values: &'a mut Json, list: &str) -> impl Iterator<Item = &'a mut Map<String, Json>> {
    values[list].as_array_mut().into_iter().flatten().filter_map(Json::as_object_mut)
}

fn shares(values: &mut Json, derived: &Derived) {
    for (list, shares) in
        [("channels", &derived.channel_shares), ("groups", &derived.group_shares), ("grades", &derived.grade_shares)]
    {
        for (item, share) in items(values, list).zip(shares) {
            item.insert("share".to_owned(), json!(share));
        }
    }
}

fn office(values: &mut Json, settings: &Settings) {
    let office = &settings.office;
    let name = values["office"]["name"].as_str().unwrap_or_default().to_owned();
    let named = office.short_name.clone().into_iter().chain([name.clone()]).find(|name| !name.is_empty());
    let short = named.unwrap_or_else(|| pick(settings.lang, "đơn vị", "the office").to_owned());
    let place = office.place.clone().or_else(|| office.province.clone());
    set(&mut values["office"], "short_name", json!(short));
    set(&mut values["office"], "committee", json!(committee(&name, settings.lang)));
    set(&mut values["office"], "place", json!(place));
    set(&mut values["office"], "signer", json!(office.signer));
}

/// The body that issues a document is the unit's committee.
fn committee(name: &str, lang: Lang) -> Option<String> {
    let begins = |words: &str| name.to_lowercase().starts_with(words);
    match lang {
        _ if name.is_empty() => None,
        Lang::Vi if begins("bch ") || begins("ban chấp hành") => Some(name.to_owned()),
        Lang::Vi => Some(format!("BCH {name}")),
        Lang::En => Some(format!("Committee of {name}")),
    }
}

/// A label inside a sentence: `Quý I năm 2021` as `quý I năm 2021`; abbreviations stay.
fn inner(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

/// A day as documents write it: days below ten and the first two months with a zero.
fn long_day(day: crate::model::Date, lang: Lang) -> String {
    match lang {
        Lang::Vi if day.month() < 3 => format!("{:02} tháng {:02} năm {}", day.day(), day.month(), day.year()),
        Lang::Vi => format!("{:02} tháng {} năm {}", day.day(), day.month(), day.year()),
        Lang::En => show_day(day),
    }
}

/// Categories that have members, in order.
fn categories(figures: &Figures, lang: Lang) -> Json {
    let by = &figures.members.by_category;
    let count = |category: Category| match category {
        Category::Student => by.student,
        Category::Lecturer => by.lecturer,
        Category::Staff => by.staff,
        Category::Other => by.other,
        Category::Unknown => by.unknown,
    };
    let line = |category: Category| json!({ "code": category.code(), "label": inner(category.label(lang)), "members": count(category) });
    json!(Category::ALL.into_iter().filter(|one| count(*one).0 > 0).map(line).collect::<Vec<Json>>())
}

/// `Hướng dẫn số 15-HD/TWĐTN-BTC ngày 08 tháng 8 năm 2018 của ... về ...`, as far as it is known.
fn document(document: &Document, lang: Lang) -> Json {
    let sign =
        document.number.split(['-', '/']).map(str::trim).find_map(|part| KINDS.iter().find(|kind| kind.0 == part));
    let date = document.date.map(|date| long_day(date, lang));
    let with = |before: &str, text: Option<&str>| text.map_or_else(String::new, |text| format!("{before}{text}"));
    let (issuer, title) = (document.issuer.as_deref(), document.title.as_deref());
    let cited = match lang {
        Lang::Vi => {
            let kind = sign.map_or("Văn bản", |kind| kind.1);
            let (date, issuer) = (with(" ngày ", date.as_deref()), with(" của ", issuer));
            // A title often begins with the kind, which stands in front already.
            let title = title.map(|title| title.strip_prefix(kind).map_or(title, str::trim_start));
            let about = title.filter(|title| title.to_lowercase().starts_with("về ")).map_or(" về ", |_| " ");
            format!("{kind} số {}{date}{issuer}{}", document.number, with(about, title))
        }
        Lang::En => {
            let kind = sign.map_or("Document", |kind| kind.2);
            let (date, issuer) = (with(" of ", date.as_deref()), with(" by ", issuer));
            format!("{kind} No. {}{date}{issuer}{}", document.number, with(" on ", title))
        }
    };
    json!({ "number": document.number, "date": document.date.map(|date| date.to_string()), "issuer": issuer, "title": title, "cited": cited })
}

/// The office's own children, the lines that add up to the whole, and those of all units that sent nothing, by name.
fn units(values: &mut Json, figures: &Figures, register: &Register, lang: Lang) {
    let words = super::words::Words { lang };
    let known = &register.units;
    let office = known.office.map(|office| known.get(office).code.as_str());
    let level_label =
        |code: &str| Level::ALL.into_iter().find(|level| level.code() == code).map(|level| level.label(lang));
    for (item, unit) in items(values, "units").zip(&figures.units) {
        let level = text(item, "level");
        item.insert("level_label".to_owned(), json!(level_label(&level)));
        item.insert("state_label".to_owned(), json!(words.state_of(unit)));
    }
    let all = values["units"].as_array().cloned().unwrap_or_default();
    let lines = || figures.units.iter().zip(&all);
    let ward = Level::Ward.code();
    let direct = lines()
        .filter(|(one, _)| one.level != ward && one.parent.as_deref() == office && Some(one.code.as_str()) != office);
    values["direct_units"] = json!(direct.map(|(_, line)| line).collect::<Vec<&Json>>());
    let placed = lines().filter(|(one, _)| one.direct).map(|(_, line)| line.clone());
    let rest = (!figures.unplaced.is_empty()).then(|| {
        let unplaced = &figures.unplaced;
        json!({ "name": words.unplaced(), "members": unplaced.members, "participants": unplaced.participants, "turns": unplaced.turns })
    });
    values["unit_lines"] = json!(placed.chain(rest).collect::<Vec<Json>>());
    let inside = |code: &str| {
        let id = known.by_code(code);
        id.is_some_and(|id| known.office.is_none_or(|office| id != office && known.is_within(id, office)))
    };
    // As many as the units not received: of a file that cannot be read there are no figures either.
    let silent = |state: &str| [State::Missing, State::Unreadable].iter().any(|none| none.code() == state);
    let missing = lines().filter(|(one, _)| silent(one.state) && one.level != ward && inside(&one.code));
    values["missing_units"] = json!(missing.map(|(_, line)| line).collect::<Vec<&Json>>());
}

fn text(item: &Map<String, Json>, key: &str) -> String {
    item.get(key).and_then(Json::as_str).unwrap_or_default().to_owned()
}

fn reporting(values: &mut Json, figures: &Figures, derived: &Derived, lang: Lang) {
    set(&mut values["reporting"], "missing", json!(derived.missing));
    let labels = figures.reporting.levels.iter().map(|one| {
        let level = Level::ALL.into_iter().find(|level| level.code() == one.level);
        inner(level.map_or(one.level, |level| level.label(lang)))
    });
    let more: Vec<(String, u64)> = labels.zip(derived.level_missing.iter().copied()).collect();
    for (item, (label, missing)) in items(&mut values["reporting"], "levels").zip(more) {
        item.insert("label".to_owned(), json!(label));
        item.insert("missing".to_owned(), json!(missing));
    }
}

/// `2021-04` also as `04/2021`.
fn months(values: &mut Json) {
    for item in items(values, "months") {
        let shown = text(item, "month").split_once('-').map(|(year, month)| format!("{month}/{year}"));
        item.insert("label".to_owned(), json!(shown));
    }
}

/// A threshold between 0 and 1 as thousandths, as shares are.
fn per_mille(share: f64) -> u64 {
    (0..=1000u32).find(|mille| f64::from(*mille) / 1000.0 >= share).map_or(1000, u64::from)
}
