//! The wards of the country before and after 1 July 2025, and what a ward's name means at a date.

use std::collections::BTreeMap;

use crate::finding::Code;
use crate::model::Date;

/// A ward (phường, xã, thị trấn, đặc khu) by its official code at some date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ward {
    /// Five digits. The same code can name another ward before and after the reform: [`Ward::name`] belongs to it.
    pub code: String,
    /// `Phường An Thới`.
    pub name: String,
    pub province: String,
    /// Valid from 1 July 2025.
    pub new: bool,
}

/// What a text means at a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    pub ward: Option<Ward>,
    /// `ward-alias`, `ward-abolished`, `ward-ambiguous`, `ward-elsewhere`, `address-parsed`, `ward-is-hamlet`, in this order; each at most once.
    pub notes: Vec<Code>,
    /// For `ward-ambiguous`: the other wards it may be.
    pub others: Vec<Ward>,
}

/// What a ward's name, alias or a whole address means on a day, in `province` first.
/// `aliases` are folded names from config to ward codes.
pub fn resolve(_text: &str, _on: Date, _province: Option<&str>, _aliases: &BTreeMap<String, String>) -> Resolution {
    todo!()
}

/// The ward that `ward` is part of on a day: itself, or its successor (the default part of a split one).
pub fn at(_ward: &Ward, _on: Date) -> Ward {
    todo!()
}

/// The ward a longer text names with its kind ("... tại phường Trà An", "tham gia tai phuong Long Hoa"), as written there.
/// None where no kind word is followed by a name that any ward has.
pub fn mention(_text: &str) -> Option<String> {
    todo!()
}

/// The full name of the province a text names ("THÀNH ĐOÀN CẦN THƠ", "TP. Cần Thơ").
pub fn province_in(_text: &str) -> Option<&'static str> {
    todo!()
}
