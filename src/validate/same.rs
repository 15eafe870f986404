//! Equal bytes are read once, if unit, period and activity told by their paths agree (COUNTING, The same thing sent again).

use std::collections::BTreeMap;

use super::ReadFile;
use super::units::Directory;
use crate::answers::is_collected;
use crate::model::{FilePath, GroupCode, UnitId, When};
use crate::normalise::cells;
use crate::settings::Settings;

/// What a path alone tells.
#[derive(Clone, PartialEq, Eq)]
struct Told {
    unit: Option<UnitId>,
    when: Option<When>,
    activity: Option<GroupCode>,
    /// The words of the file's name that name an activity, for two activities of one group.
    words: Option<String>,
}

impl Told {
    /// A path that tells nothing agrees with every path.
    fn agrees(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        same(self.unit.as_ref(), other.unit.as_ref())
            && same(self.when.as_ref(), other.when.as_ref())
            && same(self.activity.as_ref(), other.activity.as_ref())
            && same(self.words.as_ref(), other.words.as_ref())
    }
}

/// Every file that is not read because an equal one is, with the path of that one. `files` are in order of path.
pub(super) fn copies(files: &[ReadFile], directory: &Directory, settings: &Settings) -> BTreeMap<FilePath, FilePath> {
    let mut kept: BTreeMap<&str, Vec<(&ReadFile, Told)>> = BTreeMap::new();
    let mut copies = BTreeMap::new();
    // A file whose bytes were never taken in is like no other.
    let read = files.iter().filter(|file| !file.hash.is_empty());
    // What was collected is the copy, and the file that somebody put somewhere the one that is read there.
    let (collected, sent): (Vec<&ReadFile>, Vec<&ReadFile>) = read.partition(|file| is_collected(&file.path));
    for file in sent.into_iter().chain(collected) {
        let told = told(&file.path, directory, settings);
        let equal = kept.entry(&file.hash).or_default();
        match equal.iter().find(|(_, other)| other.agrees(&told)) {
            Some((first, _)) => {
                copies.insert(file.path.clone(), first.path.clone());
            }
            None => equal.push((file, told)),
        }
    }
    copies
}

fn told(path: &FilePath, directory: &Directory, settings: &Settings) -> Told {
    let folders: Vec<&str> = path.folders().collect();
    let when = cells::when_in(path.stem()).or_else(|| folders.iter().rev().find_map(|folder| cells::when_in(folder)));
    let activity = settings.words.group_in(path.stem()).map(|(code, _)| code);
    let words = activity.is_some().then(|| without_copy_mark(&crate::text::plain(path.stem())));
    Told { unit: directory.in_path(path), when, activity, words }
}

/// `hien mau 1` of `Hien mau (1)` is still `hien mau`.
fn without_copy_mark(words: &str) -> String {
    let ends = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.rsplit_once(' ') {
        Some((start, last)) if ends(last) => start.to_owned(),
        _ => words.to_owned(),
    }
}
