//! What is believed before any data is seen: `src/data/linkage.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Kind;

/// Comparison levels of every kind with their shares, best level first.
#[derive(Debug, Deserialize)]
pub(super) struct Priors {
    /// How many pairs the page is worth.
    pub weight: f64,
    levels: BTreeMap<String, Vec<(String, f64, f64)>>,
}

static PRIORS: LazyLock<Priors> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "embedded, and read by a test")]
    toml::from_str(include_str!("../../data/linkage.toml")).expect("linkage.toml is embedded and well formed")
});

pub(super) fn priors() -> &'static Priors {
    &PRIORS
}

impl Priors {
    /// (name, m, u) of each level of a kind.
    pub fn of(&self, kind: Kind) -> &[(String, f64, f64)] {
        self.levels.get(kind.code()).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_levels_and_shares_add_up() {
        for kind in Kind::ALL {
            let levels = priors().of(kind);
            assert!(levels.len() > 1 && levels.last().unwrap().0 == "else", "{kind:?}");
            let (m, u): (f64, f64) = (levels.iter().map(|one| one.1).sum(), levels.iter().map(|one| one.2).sum());
            assert!((m - 1.0).abs() < 0.011 && (u - 1.0).abs() < 0.011, "{kind:?} {m} {u}");
        }
    }
}
