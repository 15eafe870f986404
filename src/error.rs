//! What stops a run: what was done, where, why, and what to do about it. Senders' mistakes are never here.

use std::{fmt, io};

use crate::model::Lang;

/// How a run ended, as the exit code says it (DESIGN §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Done, and errors were found (`check`, `--strict`).
    Found,
    CouldNotRun,
    /// Written, but some mail was not sent.
    MailLeft,
}

impl Exit {
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::CouldNotRun => 2,
            Self::MailLeft => 3,
        }
    }
}

/// What stops a run. The sentences are in the language of the run.
#[derive(Debug)]
pub struct Fatal {
    /// What could not be done, and with which file.
    pub what: String,
    /// The cause, as the system or a parser says it.
    pub cause: Option<String>,
    /// What the person can do.
    pub hint: Option<String>,
}

impl Fatal {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), cause: None, hint: None }
    }

    #[must_use]
    pub fn cause(mut self, cause: impl ToString) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// The cause where it is the system that refuses.
    #[must_use]
    pub fn system(self, error: &io::Error, lang: Lang) -> Self {
        self.cause(system_words(error, lang))
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Fatal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Fatal {}

/// What the system says, its meaning in the language of the run first. Its own words stay behind, for whoever is asked for help.
pub fn system_words(error: &io::Error, lang: Lang) -> String {
    match system_meaning(error) {
        Some(meaning) if lang == Lang::Vi => format!("{meaning} ({error})"),
        _ => error.to_string(),
    }
}

/// What an error of the system means, in Vietnamese. None where the system's words have no counterpart here.
pub fn system_meaning(error: &io::Error) -> Option<&'static str> {
    use io::ErrorKind::{
        AddrNotAvailable, AlreadyExists, ConnectionAborted, ConnectionRefused, ConnectionReset, HostUnreachable,
        InvalidData, IsADirectory, NetworkDown, NetworkUnreachable, NotADirectory, NotFound, PermissionDenied,
        ReadOnlyFilesystem, StorageFull, TimedOut, UnexpectedEof, WouldBlock,
    };
    Some(match error.kind() {
        NotFound => "không có tệp hoặc thư mục này",
        PermissionDenied => "không có quyền đọc hoặc ghi ở đây",
        AlreadyExists => "đã có tệp hoặc thư mục cùng tên",
        IsADirectory => "đây là thư mục, không phải tệp",
        NotADirectory => "đây là tệp, không phải thư mục",
        StorageFull => "ổ đĩa đã đầy",
        ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        InvalidData | UnexpectedEof => "dữ liệu bị hỏng hoặc thiếu phần cuối",
        ConnectionRefused => "không có máy chủ nào nhận kết nối ở địa chỉ và cổng này",
        ConnectionReset | ConnectionAborted => "máy chủ ngắt kết nối giữa chừng",
        TimedOut | WouldBlock => "chờ quá lâu mà máy chủ không trả lời",
        NetworkDown | NetworkUnreachable | HostUnreachable | AddrNotAvailable => {
            "máy tính không tới được máy chủ, hãy xem lại mạng"
        }
        // A name that nobody knows has no kind of its own.
        _ if error.to_string().contains("lookup address") => {
            "không tìm thấy máy chủ có tên này, hãy xem lại tên và mạng"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_begins_with_its_meaning() {
        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        let said = system_words(&refused, Lang::Vi);
        assert!(
            said.starts_with("không có máy chủ nào nhận kết nối") && said.ends_with("(connection refused)"),
            "{said}"
        );
        assert_eq!(system_words(&refused, Lang::En), "connection refused");
        let other = io::Error::other("lạ");
        assert_eq!(system_words(&other, Lang::Vi), "lạ");
    }
}
