//! One run at a time in a working folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::Fatal;
use crate::model::Lang;
use crate::say::run as say;

/// Held while a run writes; let go when dropped, or by the system when the run dies.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a working folder. A file of its own, because some systems let nobody read a locked one.
    pub(super) fn take(dir: &Path, lang: Lang) -> Result<Self, Fatal> {
        let path = dir.join(".tonghop.khoa");
        let failed = |cause: std::io::Error| {
            Fatal::new(say::cannot_lock(lang, path.display())).cause(cause).hint(say::see_permissions(lang))
        };
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Fatal::new(say::locked(lang, dir.display())).hint(say::wait(lang))),
            Err(TryLockError::Error(cause)) => Err(failed(cause)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_run_waits_outside() {
        let dir = tempfile::tempdir().unwrap();
        let held = Lock::take(dir.path(), Lang::Vi).unwrap();
        assert!(Lock::take(dir.path(), Lang::Vi).is_err());
        drop(held);
        assert!(Lock::take(dir.path(), Lang::Vi).is_ok());
    }
}
