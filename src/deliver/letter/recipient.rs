//! Who may be written to.

use lettre::Address;

use super::one_line;
use crate::finding::masked;
use crate::model::{UnitCode, UnitId, Units};

/// A unit that may be written to. Made only from a registered unit and its own addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    unit: UnitCode,
    name: String,
    addresses: Vec<String>,
}

/// Why a unit cannot be written to. Never stops a run: it is said, and the others are written to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreachable {
    /// Neither config nor a units sheet knows it.
    Unregistered,
    NoAddress,
    /// The text that is no address.
    BadAddress(String),
}

impl Recipient {
    /// The unit as a recipient. Its addresses are divided by comma, semicolon or blank.
    ///
    /// # Errors
    /// Where it cannot be written to, and why.
    pub fn registered(units: &Units, id: UnitId) -> Result<Self, Unreachable> {
        let unit = units.get(id);
        if !unit.registered {
            return Err(Unreachable::Unregistered);
        }
        let email = unit.email.as_deref().unwrap_or_default();
        let mut addresses: Vec<String> = Vec::new();
        for text in email.split([',', ';']) {
            for part in text.split_whitespace() {
                // Addresses outside ASCII need a server that few schools have.
                if !part.is_ascii() || part.parse::<Address>().is_err() {
                    // Words beside each other are one wrong text, not several.
                    let wrong = if text.contains('@') { part } else { text };
                    return Err(Unreachable::BadAddress(one_line(wrong)));
                }
                if !addresses.iter().any(|known| known.eq_ignore_ascii_case(part)) {
                    addresses.push(part.to_owned());
                }
            }
        }
        if addresses.is_empty() {
            return Err(Unreachable::NoAddress);
        }
        Ok(Self { unit: unit.code.clone(), name: one_line(&masked(&unit.name)), addresses })
    }

    pub fn unit(&self) -> &UnitCode {
        &self.unit
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }
}
