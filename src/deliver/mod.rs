//! The last stage: bytes to files and mail, each exactly once. With `intake` the only stage that touches the file system,
//! and the only one that speaks to a mail server.
//!
//! Order of calls: [`Lock::take`] before anything is written, [`disk::Staging`] for each output as it is made,
//! [`disk::publish`], [`letter::compose`], [`outbox::prepare`], and, only when asked to, [`smtp::send_all`]. Must never change anything under `input/`, and never send a message twice by itself.

#![expect(
    clippy::disallowed_methods,
    reason = "deliver is one of the two ends: it writes, renames and removes what is ours"
)]

pub mod answers;
pub mod disk;
pub mod letter;
pub mod lock;
pub mod outbox;
pub mod smtp;
pub mod template;

mod journal;
mod slug;

use std::io::{self, Write};
use std::path::Path;

pub use lock::Lock;

use crate::error::{Fatal, system_words};
use crate::model::Lang;

/// The sentence in the language of the run.
fn say(lang: Lang, vi: impl Into<String>, en: impl Into<String>) -> String {
    if lang == Lang::En { en.into() } else { vi.into() }
}

/// What stopped the writing of `path`, with what the person can do about it.
fn cannot_write(path: &Path, error: &io::Error, lang: Lang) -> Fatal {
    let shown = path.display();
    let fatal = Fatal::new(say(lang, format!("Không ghi được “{shown}”"), format!("Cannot write “{shown}”")));
    fatal.cause(cause(error, lang)).hint(hint(error, lang))
}

/// What stopped the reading of `path`.
fn cannot_read(path: &Path, error: &io::Error, lang: Lang) -> Fatal {
    let shown = path.display();
    let fatal = Fatal::new(say(lang, format!("Không đọc được “{shown}”"), format!("Cannot read “{shown}”")));
    fatal.cause(cause(error, lang)).hint(hint(error, lang))
}

fn cause(error: &io::Error, lang: Lang) -> String {
    let known = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ("ổ đĩa đã đầy", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        _ if is_open_elsewhere(error) => (
            "tệp đang mở ở chương trình khác, hoặc thư mục không cho ghi",
            "it is open elsewhere, or may not be written",
        ),
        _ => return system_words(error, lang),
    };
    format!("{} ({error})", say(lang, known.0, known.1))
}

fn hint(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say(
            lang,
            "Hãy xóa bớt tệp không cần để có chỗ trống, rồi chạy lại. Kết quả lần trước vẫn còn nguyên.",
            "Free some space and run again. The previous output is untouched.",
        ),
        _ => say(
            lang,
            "Hãy đóng tệp này trong Excel hoặc Word, xem thư mục có cho ghi không, rồi chạy lại. Kết quả lần trước vẫn còn nguyên.",
            "Close the file in Excel or Word, see whether the folder may be written, and run again. The previous output is untouched.",
        ),
    }
}

/// Whether the system refuses because of rights, or because another program (Excel on Windows) holds the file.
fn is_open_elsewhere(error: &io::Error) -> bool {
    // 32 and 33 are Windows' sharing and lock violations, which have no kind of their own.
    error.kind() == io::ErrorKind::PermissionDenied
        || error.kind() == io::ErrorKind::ResourceBusy
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
}

/// Writes one file whole or not at all, and the folders above it.
///
/// # Errors
/// Where the disk is full, the folder read-only or the file open in another program.
pub fn write_file(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Fatal> {
    let folders = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folders.and_then(|()| write_whole(path, bytes)).map_err(|error| cannot_write(path, &error, lang))
}

/// Writes a file whole or not at all: beside it, to the disk, then renamed over it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(bytes)?;
    readable(beside.as_file())?;
    beside.as_file().sync_all()?;
    beside.persist(path).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// Rights as other files have them: the secretary's colleagues may read what was made.
#[cfg(unix)]
fn readable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &std::fs::File) -> io::Result<()> {
    Ok(())
}

/// Makes renames in a folder last through a power cut, where the system lets a folder be synced.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        // Windows refuses to sync folders; there renames are journaled by the file system.
        let _ = folder.sync_all();
    }
}
