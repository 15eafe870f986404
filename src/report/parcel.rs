//! A book that belongs to one unit: what is returned to it, what it is asked, its slice of the whole.

use super::book::Book;
use crate::model::{Form, UnitCode};

/// A workbook made for one unit. Whoever writes or attaches it asks here whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// The unit it was made for, and the only one it may go to.
    pub unit: UnitCode,
    /// Its file name, without folder: `phan-hoi.xlsx`.
    pub name: String,
    pub book: Book,
    /// The line in it by which it is known, and by which whose it is.
    pub form: Form,
    /// Something in it waits for its unit: a row to correct or to answer.
    pub open: bool,
}
