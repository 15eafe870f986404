//! Scored comparison of records (record linkage after Fellegi and Sunter): which records may be about one person, and how
//! likely that is.
//!
//! General over fields: a [`Table`] has columns of a [`Kind`]. [`candidates`] bounds the pairs by blocking rules, [`Model::learn`]
//! estimates the weights of the comparison levels from the data at hand by expectation-maximisation, and [`Model::score`] gives a
//! pair its match weight, field by field. Weights are whole tenths of a bit, so points add up exactly and in any order.

mod block;
mod level;
mod name;
mod near;
mod priors;
mod slips;
mod table;
mod weights;

pub use block::{BlockingRule, Candidates, candidates};
pub use near::Near;
pub use table::{Given, NONE, Table};
pub use weights::{Model, Point, Score, probability};

/// What a column of records holds, and so how two of its values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A folded name with its marks.
    Name,
    /// `2002-05-12` or `2002`.
    Birth,
    Gender,
    CitizenId,
    StudentNo,
    MemberCode,
    Phone,
    Email,
    /// A folded address: words in any order.
    Address,
    Ward,
    Unit,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Birth,
        Self::Gender,
        Self::CitizenId,
        Self::StudentNo,
        Self::MemberCode,
        Self::Phone,
        Self::Email,
        Self::Address,
        Self::Ward,
        Self::Unit,
    ];

    /// Whether no two of a house share it.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::CitizenId | Self::StudentNo | Self::MemberCode | Self::Email)
    }

    /// As in `linkage.toml`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Birth => "birth",
            Self::Gender => "gender",
            Self::CitizenId => "citizen-id",
            Self::StudentNo => "student-no",
            Self::MemberCode => "member-code",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::Ward => "ward",
            Self::Unit => "unit",
        }
    }
}
