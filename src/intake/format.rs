//! The formats a file can have, by its bytes.

/// What the bytes of a file are, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    /// OpenDocument as one flat XML (`.fods`); not read.
    FlatOds,
    Csv,
    /// A table saved as HTML or SpreadsheetML 2003 under a sheet's name.
    Html,
    SpreadsheetMl,
    /// A workbook behind a password.
    Encrypted,
    Pdf,
    Picture,
    Word,
    /// A presentation, of any program.
    Slides,
    /// A table or text of Apple's Numbers or Pages.
    Iwork,
    /// A mail as Outlook keeps it (`.msg`, `winmail.dat`).
    Outlook,
    /// A container: what is in it is read as files of its own.
    Zip,
    /// A mail (`.eml`), a container too.
    Mail,
    /// RAR, 7z and others that are not opened.
    Archive,
    Empty,
    /// Nothing that is known.
    Other,
}

impl Format {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::FlatOds => "fods",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::SpreadsheetMl => "spreadsheetml",
            Self::Encrypted => "encrypted",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Word => "word",
            Self::Slides => "slides",
            Self::Iwork => "iwork",
            Self::Outlook => "outlook",
            Self::Zip => "zip",
            Self::Mail => "mail",
            Self::Archive => "archive",
            Self::Empty => "empty",
            Self::Other => "other",
        }
    }

    /// What people call it, the same in every language.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel .xlsx",
            Self::Xls => "Excel 97-2003 .xls",
            Self::Xlsb => "Excel .xlsb",
            Self::Ods => "OpenDocument .ods",
            Self::FlatOds => "OpenDocument .fods",
            Self::Csv => "CSV",
            Self::Html => "HTML",
            Self::SpreadsheetMl => "XML (Excel 2003)",
            Self::Encrypted => "Excel (***)",
            Self::Pdf => "PDF",
            Self::Picture => "JPG/PNG",
            Self::Word => "Word",
            Self::Slides => "PowerPoint",
            Self::Iwork => "Apple Numbers",
            Self::Outlook => "Outlook .msg",
            Self::Zip => "ZIP",
            Self::Mail => "EML",
            Self::Archive => "RAR/7z",
            Self::Empty => "0 byte",
            Self::Other => "?",
        }
    }

    /// Whether it is a folder of files.
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Zip | Self::Mail)
    }

    /// Whether a program can read a table out of it; all others are only named for what they are.
    pub const fn has_tables(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xls | Self::Xlsb | Self::Ods | Self::Csv | Self::Html | Self::SpreadsheetMl)
    }
}
