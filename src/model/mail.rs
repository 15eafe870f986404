//! The mail a file came in.

use jiff::civil::DateTime;

/// When and by whom a file was mailed; both None for a file that came in no mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// By the clock in Vietnam, whatever time zone the sender's server writes.
    pub at: Option<DateTime>,
    /// The sender's address, in lower case.
    pub from: Option<String>,
}

impl Mail {
    /// This, and what it does not say from the mail around it.
    #[must_use]
    pub fn or(self, outer: &Self) -> Self {
        Self { at: self.at.or(outer.at), from: self.from.or_else(|| outer.from.clone()) }
    }
}
