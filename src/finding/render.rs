//! Findings as lines for people and as objects for machines (`check --json`, DESIGN §7).
//!
//! Must never show a number that identifies a person in full, unless it is asked to.

use serde::Serialize;

use super::{Finding, Severity, masked};
use crate::model::Lang;

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub struct Show {
    pub lang: Lang,
    /// Numbers of persons in full (`--full`).
    pub full: bool,
}

/// A finding as `check --json` prints it. Field order is the output's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Object {
    pub code: &'static str,
    pub severity: Severity,
    pub file: Option<String>,
    pub sheet: Option<String>,
    pub cells: Vec<String>,
    pub seen: Option<String>,
    pub repaired: Option<String>,
    pub message: String,
    pub remedy: String,
    pub unit: Option<String>,
}

impl Show {
    fn value(self, text: &str) -> String {
        if self.full { text.to_owned() } else { masked(text) }
    }

    pub fn object(self, finding: &Finding) -> Object {
        Object {
            code: finding.code.as_str(),
            severity: finding.severity,
            file: finding.file.as_ref().map(ToString::to_string),
            sheet: finding.sheet.as_deref().map(str::to_owned),
            cells: finding.cells.iter().map(ToString::to_string).collect(),
            seen: finding.seen.as_deref().map(|text| self.value(text)),
            repaired: finding.repaired.as_deref().map(|text| self.value(text)),
            message: finding.message(self.lang),
            remedy: finding.remedy(self.lang),
            unit: finding.unit.as_ref().map(ToString::to_string),
        }
    }

    /// The cell as sent and as repaired, where the sentence does not quote it: those on numbers of persons never do.
    pub fn quoted(self, finding: &Finding, message: &str) -> String {
        let Some(seen) = finding.seen.as_deref().map(|text| self.value(text)) else { return String::new() };
        let repaired = finding.repaired.as_deref().map(|text| self.value(text)).filter(|text| *text != seen);
        if message.contains(seen.trim()) {
            return String::new();
        }
        let repaired = repaired.map(|text| format!(" → “{}”", one_line(&text))).unwrap_or_default();
        format!("  “{}”{repaired}", one_line(&seen))
    }
}

/// A cell's text on one line of a screen.
fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 60 { text } else { text.chars().take(59).collect::<String>() + "…" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Code;
    use crate::model::{Area, CellRef, FilePath, SheetName, UnitCode};

    fn finding() -> Finding {
        Finding::new(Code::IdLostZero)
            .file(&FilePath::new("CNTT-K10/danh-sach.xlsx"))
            .sheet(&SheetName::from("DSDV"))
            .at(CellRef::new(6, 3))
            .at(Area::Cells { first: CellRef::new(8, 3), last: CellRef::new(11, 3) })
            .seen("92203001234")
            .repaired("092203001234")
            .unit(&UnitCode::new("CNTT-K10"))
    }

    #[test]
    fn an_object_has_the_shape_of_the_schema() {
        let show = Show { lang: Lang::Vi, full: false };
        let value = serde_json::to_value(show.object(&finding())).unwrap();
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            ["code", "severity", "file", "sheet", "cells", "seen", "repaired", "message", "remedy", "unit"]
        );
        assert_eq!(value["code"], "id-lost-zero");
        assert_eq!(value["severity"], "note");
        assert_eq!(value["cells"], serde_json::json!(["D7", "D9:D12"]));
        assert_eq!(value["seen"], "922****1234");
        assert_eq!(value["repaired"], "092*****1234");
        let bare = serde_json::to_value(show.object(&Finding::new(Code::MemberUnknown))).unwrap();
        assert!(bare["file"].is_null() && bare["seen"].is_null() && bare["unit"].is_null());
        assert_eq!(bare["cells"], serde_json::json!([]));
    }

    #[test]
    fn numbers_show_in_full_only_when_asked() {
        let full = Show { lang: Lang::Vi, full: true };
        assert_eq!(full.object(&finding()).repaired.as_deref(), Some("092203001234"));
        let masked = Show { lang: Lang::Vi, full: false };
        let quoted = masked.quoted(&finding(), &finding().message(Lang::Vi));
        assert_eq!(quoted, "  “922****1234” → “092*****1234”");
    }
}
