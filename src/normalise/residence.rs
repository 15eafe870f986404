//! The ward a row's own columns name. A ward's column may have its district's and its province's right beside it: together they
//! are one address, and only together they tell one ward of a name from another.

use super::desk::{Desk, Entry, Row};
use crate::model::Text;
use crate::text;

/// Headers of columns that tell where a ward lies, folded: its district, its province.
const AROUND: &[&str] = &[
    "quan huyen",
    "huyen quan",
    "quan",
    "huyen",
    "quan huyen thi xa",
    "tp tx huyen",
    "huyen thi xa thanh pho",
    "tinh thanh pho",
    "tinh thanh",
    "tinh tp",
    "tinh",
];

/// The ward's text with what stands in the columns that follow it.
pub(super) fn address(desk: &Desk, row: &Row, ward: &Entry) -> Text {
    // A short sign stands for what the sender's own lines say.
    let told = desk.legend.ward(ward.fold()).map(Text::from);
    let mut whole = told.unwrap_or_else(|| Text::clone(&ward.text));
    for col in ward.at.col + 1..=ward.at.col + 2 {
        let leaf = desk.columns.header(col).rsplit(" > ").next().unwrap_or_default();
        let Some(beside) = row.get(col).filter(|_| AROUND.contains(&text::plain(leaf).as_str())) else { continue };
        // Who writes the whole address into the first column has said it already.
        if !text::plain(&whole).contains(&text::plain(&beside.text)) {
            whole = format!("{whole}, {}", beside.text).into();
        }
    }
    whole
}
