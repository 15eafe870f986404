//! Whether the program was started by a double click: then its window belongs to it alone and closes when it ends, so it opens
//! the page and waits for a key. Only Windows has such windows; everywhere else the answer is no.

/// The program that starts others by double click.
const EXPLORER: &str = "explorer.exe";

/// How the program was started.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// Arguments after the program's own name.
    pub arguments: usize,
    /// Somebody sees what is printed, and can press a key.
    pub terminal: bool,
    /// The file name of the program that started this one, where it is known.
    pub parent: Option<&'a str>,
}

impl Start<'_> {
    /// A call with arguments, from a shell, a script or the task scheduler is none.
    pub fn by_double_click(self) -> bool {
        self.arguments == 0 && self.terminal && self.parent.is_some_and(|name| name.eq_ignore_ascii_case(EXPLORER))
    }
}

/// The file name of the program that started this one. GetConsoleProcessList would tell as well, but can only be called with
/// unsafe code, which this program has none of.
#[cfg(windows)]
pub fn parent() -> Option<String> {
    use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
    let mut system = System::new().ok()?;
    let mut look = |id: Pid| {
        system.refresh_processes_specifics(ProcessesToUpdate::Some(&[id]), false, ProcessRefreshKind::nothing());
        system.process(id).map(|one| (one.parent(), one.name().to_string_lossy().into_owned()))
    };
    let (above, _) = look(Pid::from_u32(std::process::id()))?;
    look(above?).map(|(_, name)| name)
}

/// Elsewhere nobody asks.
#[cfg(not(windows))]
pub const fn parent() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_explorer_without_arguments_is_a_double_click() {
        let click = Start { arguments: 0, terminal: true, parent: Some("explorer.exe") };
        assert!(click.by_double_click());
        assert!(Start { parent: Some("Explorer.EXE"), ..click }.by_double_click());
        for other in [
            Start { arguments: 1, ..click },
            Start { terminal: false, ..click },
            Start { parent: Some("cmd.exe"), ..click },
            Start { parent: Some("WindowsTerminal.exe"), ..click },
            Start { parent: None, ..click },
        ] {
            assert!(!other.by_double_click(), "{other:?}");
        }
    }
}
