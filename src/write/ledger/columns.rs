//! The columns of the ledger's tables.

use super::File;

impl File {
    /// The columns of a table with their types.
    pub(super) const fn columns(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Members => &[
                ("person", "string"),
                ("name", "string"),
                ("birth", "string"),
                ("gender", "string"),
                ("category", "string"),
                ("unit", "string"),
                ("joined", "string"),
                ("on_roster", "boolean"),
                ("sources", "list of row"),
            ],
            Self::Values => &[
                ("person", "string"),
                ("field", "string"),
                ("value", "string"),
                ("shown", "boolean"),
                ("rule", "string"),
                ("rows", "list of row"),
            ],
            Self::Memberships => &[
                ("person", "string"),
                ("unit", "string"),
                ("from", "string"),
                ("to", "string"),
                ("ended", "string"),
                ("rows", "list of row"),
            ],
            Self::Rows => &[
                ("row", "integer"),
                ("file", "string"),
                ("sheet", "string"),
                ("line", "integer"),
                ("kind", "string"),
                ("unit", "string"),
                ("disposition", "string"),
                ("reason", "string"),
                ("same_as", "integer"),
                ("person", "string"),
            ],
            Self::Turns => &[
                ("turn", "string"),
                ("person", "string"),
                ("channel", "string"),
                ("group", "string"),
                ("ward", "string"),
                ("unit", "string"),
                ("date", "string"),
                ("precision", "string"),
                ("activity", "string"),
                ("grade", "string"),
                ("count", "integer"),
                ("rows", "list of row"),
            ],
            Self::Introductions => &[
                ("introduction", "string"),
                ("person", "string"),
                ("ward", "string"),
                ("date", "string"),
                ("outcome", "string"),
                ("rows", "list of row"),
            ],
            Self::Questions => &[
                ("question", "string"),
                ("kind", "string"),
                ("subject", "string"),
                ("other", "string"),
                ("score", "number"),
                ("reasons", "string"),
                ("answer", "string"),
            ],
            Self::Findings => &[
                ("code", "string"),
                ("severity", "string"),
                ("file", "string"),
                ("sheet", "string"),
                ("cells", "list of area"),
                ("seen", "string"),
                ("repaired", "string"),
                ("message", "string"),
                ("remedy", "string"),
                ("unit", "string"),
            ],
            Self::Sources => &[
                ("file", "string"),
                ("hash", "string"),
                ("sheet", "string"),
                ("kind", "string"),
                ("unit", "string"),
                ("state", "string"),
                ("later", "boolean"),
            ],
            Self::Schema => &[],
        }
    }
}
