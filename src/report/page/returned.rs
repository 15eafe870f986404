//! What goes to each unit, with where to open it: files of this run, and the letters of the outbox.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Around;
use super::ends::Output;
use crate::model::Lang;
use crate::say::pick;

/// What a file is to the unit it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Its own files, annotated.
    Correct,
    /// Its own part of the workbook.
    Slice,
    /// Introduced against confirmed.
    Meeting,
}

/// A file that was made for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForUnit {
    pub code: String,
    pub name: String,
    pub purpose: Purpose,
    /// Below the page's own folder, with `/`.
    pub path: String,
}

/// A unit with the files that were made for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitFiles {
    pub name: String,
    pub files: Vec<Output>,
}

/// A letter of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedLetter {
    /// Whom it is for.
    pub unit: String,
    /// Below the page's own folder, with `/`.
    pub path: String,
    pub place: LetterPlace,
}

/// In which folder of the outbox a letter lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LetterPlace {
    New,
    Sent,
    Look,
}

impl LetterPlace {
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::New => pick(lang, "chưa gửi", "not sent"),
            Self::Sent => pick(lang, "đã gửi", "sent"),
            Self::Look => pick(lang, "cần người xem", "to be looked at"),
        }
    }
}

/// The files of each unit, by its code; this run's own version stands beside one that a person edited.
pub(super) fn files(around: &Around, lang: Lang) -> Vec<UnitFiles> {
    let mut units: BTreeMap<&str, UnitFiles> = BTreeMap::new();
    for one in &around.for_units {
        let unit = units.entry(&one.code);
        let unit = unit.or_insert_with(|| UnitFiles { name: one.name.clone(), files: Vec::new() });
        let name = match one.purpose {
            Purpose::Correct => pick(lang, "bảng phải sửa", "what to correct"),
            Purpose::Slice => pick(lang, "phần của đơn vị", "its own part"),
            Purpose::Meeting => pick(lang, "đối chiếu", "introduced and confirmed"),
        };
        let open = |words| if one.purpose == Purpose::Meeting { words } else { "" };
        let about = if around.asked.contains(&one.path) {
            open(pick(lang, "chờ trả lời", "waits for an answer"))
        } else {
            open(pick(lang, "hai bên đã khớp", "both sides agree"))
        };
        unit.files.push(Output { path: one.path.clone(), name: name.to_owned(), about: about.to_owned() });
        let newer = around.kept.iter().find(|(kept, _)| *kept == one.path).and_then(|(_, new)| new.clone());
        if let Some(path) = newer {
            let about = pick(lang, "bản mới của lần chạy này", "this run's own version").to_owned();
            unit.files.push(Output { path, name: name.to_owned(), about });
        }
    }
    units.into_values().collect()
}
