//! The files of a zip, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::container::{Budget, Content, Inner, Refusal, is_left_behind};
use super::name;

/// Every file of a zip that somebody put there; folders, links and leftovers are none.
///
/// # Errors
/// Where it is no whole zip, or would pass the limits.
pub(super) fn files(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Inner>, Refusal> {
    let archive = ZipArchive::new(Cursor::new(bytes));
    let mut archive = archive.map_err(|problem| Refusal::Unreadable(problem.to_string()))?;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        budget.file()?;
        let Ok(entry) = archive.by_index_raw(at) else {
            let name = format!("{}", at + 1);
            files.push(Inner { name, content: Content::Unreadable("malformed".to_owned()) });
            continue;
        };
        let name = name::decoded(entry.name_raw());
        let folder = entry.is_dir() || name.ends_with(['/', '\\']);
        if folder || entry.is_symlink() || is_left_behind(&name) {
            continue;
        }
        let (locked, packed) = (entry.encrypted(), entry.compressed_size());
        drop(entry);
        let content = if locked { Content::Locked } else { unpacked(&mut archive, at, packed, budget)? };
        files.push(Inner { name, content });
    }
    Ok(files)
}

fn unpacked(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    packed: u64,
    budget: &mut Budget,
) -> Result<Content, Refusal> {
    let mut entry = match archive.by_index(at) {
        Ok(entry) => entry,
        Err(problem) => return Ok(Content::Unreadable(problem.to_string())),
    };
    // What it declares is not trusted: memory grows with what is there.
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match entry.read(&mut buffer) {
            Ok(0) => return Ok(Content::Bytes(bytes)),
            Ok(read) => {
                bytes.extend_from_slice(&buffer[..read]);
                budget.bytes(read, u64::try_from(bytes.len()).unwrap_or(u64::MAX), packed)?;
            }
            Err(problem) => return Ok(Content::Unreadable(problem.to_string())),
        }
    }
}
