//! The nouns of the field. Plain values without behaviour that belongs to a stage; every stage may use them, they use no stage.

pub mod codes;
pub mod consolidated;
pub mod count;
pub mod date;
pub mod field;
pub mod form;
pub mod mail;
pub mod period;
pub mod person;
pub mod place;
pub mod unit;

pub use codes::{Category, ChannelCode, Gender, GradeCode, GroupCode, Lang, ReasonCode, SheetKind};
pub use count::{Persons, Turns};
pub use date::{Birth, Date, When, YearMonth};
pub use field::{Field, FieldKind, MarkOf};
pub use form::{Form, FormKind};
pub use mail::Mail;
pub use period::Period;
pub use person::{CitizenId, Name, Particulars, PersonFacts};
pub use place::{Area, CellRef, FilePath, Places, SheetName};
pub use unit::{Level, Unit, UnitCode, UnitId, Units};

/// A text as a cell holds it, or as it was cleaned: one text for all rows that say the same.
pub type Text = std::sync::Arc<str>;
