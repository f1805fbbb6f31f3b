//! What a walk keeps, so that it can be resumed: one answers file for each tree, in the user's
//! state folder, written whole or not at all.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::answers_text::{answers_toml, weights_toml};
use super::folders;
use crate::engine::{Answer, Answers, Layer, Session};
use crate::load::{ReadFault, read_text};
use crate::model::{CriterionIx, QuestionIx, QuestionKind, Slug, Tree, Weight};
use crate::text::ticked;

/// The place where walks are kept.
#[derive(Clone, Debug)]
pub struct State {
    folder: Option<PathBuf>,
}

/// What is kept of a walk.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// What was asked and answered.
    pub answers: &'a [(QuestionIx, Answer)],
    /// The weights that were set by hand.
    pub weights: &'a [(CriterionIx, Weight)],
    /// The profile that lies under it, by its id.
    pub profile: Option<&'a str>,
}

impl<'a> Kept<'a> {
    /// What a session holds, over a profile.
    pub fn of(session: &'a Session<'_>, profile: Option<&'a str>) -> Self {
        Self {
            answers: session.asked(),
            weights: session.weights(),
            profile,
        }
    }

    /// As an answers file.
    fn toml(&self, tree: &Tree) -> String {
        let mut text = answers_toml(tree, self.answers, self.profile);
        text.push_str(&weights_toml(tree, self.weights.iter().copied()));
        text
    }
}

/// What an earlier walk left.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Resumed {
    /// The answers that still fit, in the order of the tree.
    pub answers: Vec<(QuestionIx, Answer)>,
    /// The weights that were set by hand and still fit.
    pub weights: Vec<(CriterionIx, Weight)>,
    /// The profile that lay under the walk.
    pub profile: Option<String>,
    /// What was dropped, and why.
    pub messages: Vec<String>,
}

impl Resumed {
    /// Whether nothing of the walk is left.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.weights.is_empty()
    }
}

impl State {
    /// The state folder that the environment names: `XDG_STATE_HOME`, else the system's usual
    /// place below the user's home. Nothing is made or read yet.
    pub fn open(env: &dyn Fn(&str) -> Option<OsString>) -> Self {
        Self {
            folder: folders::state(env),
        }
    }

    /// The file of a tree's walk, if there is a place for it.
    pub fn path(&self, tree: &Tree) -> Option<PathBuf> {
        self.path_of(tree.id())
    }

    fn path_of(&self, tree: &Slug) -> Option<PathBuf> {
        // The prefix keeps clear of names that Windows reserves, like `con`.
        let name = format!("walk-{tree}.toml");
        self.folder.as_ref().map(|folder| folder.join(name))
    }

    /// The profile that lies under a walk that was left of the tree with this id, if there is
    /// one.
    pub fn profile(&self, tree: &str) -> Option<String> {
        let path = self.path_of(&tree.parse().ok()?)?;
        let table = toml::from_str::<Table>(&read_text(&path).ok()?).ok()?;
        table.get("profile")?.as_str().map(str::to_owned)
    }

    /// Keeps what was said. A crash leaves the file as it was or as it should be.
    ///
    /// # Errors
    /// The environment names no place, or the file cannot be written.
    pub fn save(&self, tree: &Tree, kept: Kept<'_>) -> io::Result<()> {
        let (Some(folder), Some(path)) = (&self.folder, self.path(tree)) else {
            return Err(io::Error::new(
                io::ErrorKind::NotFound,
                "neither XDG_STATE_HOME nor HOME names a folder",
            ));
        };
        private_folder(folder)?;
        let mut file = tempfile::Builder::new()
            .prefix(".walk-")
            .suffix(".tmp")
            .tempfile_in(folder)?;
        file.write_all(kept.toml(tree).as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        sync_folder(folder);
        Ok(())
    }

    /// What an earlier walk of the tree left, if anything. What no longer fits is dropped with a
    /// message; a file that cannot be read is put aside, so that a new walk does not replace it,
    /// and the message says where.
    pub fn load(&self, tree: &Tree) -> Option<Resumed> {
        let path = self.path(tree)?;
        let what = match read_text(&path) {
            Ok(text) => match resumed(tree, &text) {
                Ok(resumed) => return Some(resumed),
                Err(what) => what.to_owned(),
            },
            Err(ReadFault::Missing(_)) => return None,
            Err(fault) => format!("the kept answers cannot be read: {fault}"),
        };
        let aside = path.with_extension("toml.bak");
        let put = match fs::rename(&path, &aside) {
            Ok(()) => format!(
                "they were put aside as {}",
                ticked(&aside.to_string_lossy())
            ),
            Err(error) => format!("they cannot be put aside: {error}"),
        };
        Some(Resumed {
            messages: vec![format!("{what}; {put}")],
            ..Resumed::default()
        })
    }

    /// Forgets what is kept of a tree's walk.
    ///
    /// # Errors
    /// The file is there and cannot be removed.
    pub fn clear(&self, tree: &Tree) -> io::Result<()> {
        let Some(path) = self.path(tree) else {
            return Ok(());
        };
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder)?;
    let there = fs::symlink_metadata(folder)?;
    if there.is_dir() && there.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// The name of a file lies in its folder; not every file system can sync one.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .ok();
    }
}

/// What a file of kept answers says; an error is what is wrong with all of it.
fn resumed(tree: &Tree, text: &str) -> Result<Resumed, &'static str> {
    let mut found = Resumed::default();
    let table = match toml::from_str::<Table>(text) {
        Ok(table) if table.get("schema").and_then(Value::as_integer) == Some(1) => table,
        Ok(_) => {
            return Err("the kept answers are of another version of whystack");
        }
        Err(_) => {
            return Err("the kept answers are not readable");
        }
    };
    let part = |outer: &str, inner: &str| table.get(outer)?.get(inner)?.as_table();
    let version = part("tree", tree.id().as_str()).and_then(|tree| tree.get("version")?.as_str());
    if let Some(version) = version
        && version.split('.').next() != Some(tree.major())
    {
        found.messages.push(format!(
            "the answers were kept with version {} of this tree, which is now {}",
            ticked(version),
            ticked(tree.version())
        ));
    }
    for (name, shared) in [("shared", true), (tree.id().as_str(), false)] {
        for (key, value) in part("answers", name).into_iter().flatten() {
            let place = tree
                .question(key)
                .or_else(|| tree.former_question(key))
                .filter(|ix| tree.questions()[*ix].shared == shared);
            let fits = place.and_then(|ix| Some((ix, fitting(tree, ix, value)?)));
            match fits {
                Some(row) => found.answers.push(row),
                None => found.messages.push(format!(
                    "the kept answer to {} no longer fits this tree and was left aside",
                    ticked(key)
                )),
            }
        }
    }
    found.answers.sort_by_key(|(ix, _)| *ix);
    for (key, value) in part("weights", tree.id().as_str()).into_iter().flatten() {
        let points = value.as_float().or_else(|| value.to_string().parse().ok());
        let criterion = tree.criterion(key).or_else(|| tree.former_criterion(key));
        let fits = criterion.zip(points.and_then(Weight::new));
        match fits {
            Some(row) => found.weights.push(row),
            None => found.messages.push(format!(
                "the kept weight of {} no longer fits this tree and was left aside",
                ticked(key)
            )),
        }
    }
    let profile = table.get("profile").and_then(Value::as_str);
    found.profile = profile.map(str::to_owned);
    Ok(found)
}

/// The answer that a value is, if the question takes it.
fn fitting(tree: &Tree, ix: QuestionIx, value: &Value) -> Option<Answer> {
    let answer = answer_of(tree, ix, value)?;
    let mut probe = Answers::none(tree);
    probe.give(tree, ix, answer, Layer::Asked).ok()?;
    probe.get(ix).map(|given| given.answer.clone())
}

fn answer_of(tree: &Tree, ix: QuestionIx, value: &Value) -> Option<Answer> {
    let question = &tree.questions()[ix];
    if value.as_str() == Some("unknown") {
        return Some(Answer::Unknown);
    }
    let choice = |value: &Value| {
        let id = value.as_str()?;
        question.choice(id).or_else(|| tree.former_choice(ix, id))
    };
    match &question.kind {
        QuestionKind::One(_) => choice(value).map(Answer::One),
        QuestionKind::Many { .. } => {
            let chosen: Option<Vec<_>> = value.as_array()?.iter().map(choice).collect();
            chosen.map(Answer::Many)
        }
        QuestionKind::Number { .. } => match value {
            Value::Integer(number) => number.to_string().parse().ok().map(Answer::Number),
            Value::Float(number) => Some(Answer::Number(*number)),
            _ => None,
        },
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
