//! Where a user's own files lie, as the system has it; nothing is made or read here.

use std::ffi::OsString;
use std::path::PathBuf;

/// The environment, by the names of its variables.
pub(super) type Env<'e> = &'e dyn Fn(&str) -> Option<OsString>;

/// The folder for what the program keeps by itself: `$XDG_STATE_HOME/whystack`, else the usual
/// place below the user's home.
pub(super) fn state(env: Env<'_>) -> Option<PathBuf> {
    below(
        env,
        "XDG_STATE_HOME",
        "LOCALAPPDATA",
        &["Local"],
        &[".local", "state"],
    )
}

/// The folder for what the user puts there, trees and profiles: `$XDG_CONFIG_HOME/whystack`, else
/// the usual place below the user's home.
pub(super) fn configuration(env: Env<'_>) -> Option<PathBuf> {
    below(
        env,
        "XDG_CONFIG_HOME",
        "APPDATA",
        &["Roaming"],
        &[".config"],
    )
}

fn below(
    env: Env<'_>,
    named: &str,
    of_windows: &str,
    windows: &[&str],
    unix: &[&str],
) -> Option<PathBuf> {
    // A relative path would mean another folder wherever the program is started.
    let absolute = |name: &str| {
        env(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let home = || absolute("HOME").or_else(|| absolute("USERPROFILE"));
    let joined = |base: PathBuf, parts: &[&str]| base.join(parts.iter().collect::<PathBuf>());
    let usual = || {
        if cfg!(windows) {
            absolute(of_windows).or_else(|| Some(joined(home()?.join("AppData"), windows)))
        } else if cfg!(target_os = "macos") {
            Some(home()?.join("Library").join("Application Support"))
        } else {
            Some(joined(home()?, unix))
        }
    };
    let base = absolute(named).or_else(usual);
    base.map(|base| base.join("whystack"))
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::{configuration, state};

    fn with(variables: &[(&str, &str)]) -> [Option<PathBuf>; 2] {
        let env = |name: &str| -> Option<OsString> {
            let found = variables.iter().find(|(there, _)| *there == name);
            found.map(|(_, value)| value.into())
        };
        [state(&env), configuration(&env)]
    }

    #[test]
    fn the_variables_win_a_relative_one_does_not_count_and_without_home_there_is_none() {
        let named = with(&[
            ("XDG_STATE_HOME", "/s"),
            ("XDG_CONFIG_HOME", "/c"),
            ("HOME", "/h"),
        ]);
        assert_eq!(
            named,
            ["/s/whystack", "/c/whystack"].map(|path| Some(path.into()))
        );
        assert_eq!(with(&[]), [None, None]);
        assert_eq!(
            with(&[("HOME", "h"), ("XDG_CONFIG_HOME", "c")]),
            [None, None]
        );
        let usual = with(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "")]);
        let wanted = if cfg!(target_os = "macos") {
            ["/h/Library/Application Support/whystack"; 2]
        } else {
            ["/h/.local/state/whystack", "/h/.config/whystack"]
        };
        assert_eq!(usual, wanted.map(|path| Some(path.into())));
    }
}
