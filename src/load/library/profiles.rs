//! The profiles of a library, each known by the name of its file.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Library, Place, tree_id};
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::load::files::{read_text, shown_path, toml_files};
use crate::load::shipped::PROFILES;
use crate::text::{SourceFile, SourceIx, ticked};

/// The profiles that the program carries with it.
pub(super) fn shipped() -> BTreeMap<String, Place> {
    let all = PROFILES.iter();
    all.map(|(name, _)| (profile_name(name).to_owned(), Place::Shipped))
        .collect()
}

impl Library {
    /// Adds the profiles of a folder, NAME.toml each, if it is there; it may be empty.
    pub fn add_profiles(&mut self, folder: &Path, faults: &mut Faults) {
        if !folder.is_dir() {
            return;
        }
        for path in toml_files(folder, faults) {
            let shown = ticked(&shown_path(&path));
            let Some(name) = tree_id(&path) else {
                let headline = format!("the name of {shown} is no id");
                let help = "a profile is called by its name: lower-case words joined by hyphens, such as `my-profile.toml`";
                faults.push(Diagnostic::error(Code::BadId, headline).help(help));
                continue;
            };
            if self.profiles.get(&name) == Some(&Place::Shipped) {
                let headline = format!("{shown} has the name of a shipped profile");
                let help = "give it another name: a result must say which profile it rests on";
                faults.push(Diagnostic::error(Code::ShadowsShipped, headline).help(help));
            } else {
                self.profiles.insert(name, Place::Path(path));
            }
        }
    }

    /// The names of all profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// Where a profile comes from.
    pub fn profile_place(&self, name: &str) -> Option<&Place> {
        self.profiles.get(name)
    }

    /// The text of a profile; what keeps a user's from being read is added to the faults.
    pub fn profile(&mut self, wanted: &str, faults: &mut Faults) -> Option<SourceIx> {
        let file = match self.profiles.get(wanted)? {
            Place::Shipped => {
                let shipped = PROFILES.iter();
                let (name, text) = shipped
                    .clone()
                    .find(|(name, _)| profile_name(name) == wanted)?;
                SourceFile::new(*name, *text)
            }
            Place::Path(path) => match read_text(path) {
                Ok(text) => SourceFile::new(shown_path(path), text),
                Err(fault) => {
                    faults.push(fault.diagnostic());
                    return None;
                }
            },
        };
        Some(self.sources.add(file))
    }
}

fn profile_name(file: &'static str) -> &'static str {
    file.rsplit('/')
        .next()
        .unwrap_or(file)
        .trim_end_matches(".toml")
}
