//! Several files in a folder: all of them, or none.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::files::Written;
use crate::cli::stop::Stop;
use crate::load::shown_path;
use crate::text::ticked;

/// Writes all files into a folder that is empty or not there yet. They are written beside their
/// place first and moved there at the end, so that a fault or a crash leaves no half of a tree.
pub(super) fn all(folder: &Path, files: &[Written]) -> Result<(), Stop> {
    let there = is_there(folder)?;
    let around = match folder.parent() {
        _ if there => folder,
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !around.is_dir() {
        let name = ticked(&shown_path(around));
        return Err(Stop::World(format!(
            "there is no folder {name} in which to make the new one"
        )));
    }
    let name = ticked(&shown_path(folder));
    // The name of the place beside is nobody's business.
    let failed = |error: io::Error| Stop::World(format!("{name} cannot be made: {}", error.kind()));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".whystack-").suffix(".tmp");
    let beside = builder.tempdir_in(around).map_err(failed)?;
    // A folder of its own has the mode that the umask allows; the one around it is private.
    let made = beside.path().join("new");
    fill(&made, files).map_err(failed)?;
    let moved = if there {
        one_by_one(&made, folder)
    } else {
        into_place(&made, folder)
    };
    moved.map_err(failed)?;
    beside.close().map_err(failed)
}

/// Whether the folder is there; one that holds something is an error.
fn is_there(folder: &Path) -> Result<bool, Stop> {
    let name = || ticked(&shown_path(folder));
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(true),
            Some(_) => Err(Stop::World(format!(
                "the folder {} is there and not empty; nothing was written",
                name()
            ))),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::symlink_metadata(folder)
        {
            Ok(_) => Err(Stop::World(format!("{} is a link to nothing", name()))),
            Err(_) => Ok(false),
        },
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(Stop::World(format!(
            "{} is a file, and there should be a folder; nothing was written",
            name()
        ))),
        Err(error) => Err(Stop::World(format!(
            "{} cannot be looked at: {error}",
            name()
        ))),
    }
}

fn fill(folder: &Path, files: &[Written]) -> io::Result<()> {
    fs::create_dir(folder)?;
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = File::create_new(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    Ok(())
}

/// Gives the finished folder its name, unless somebody took it meanwhile.
fn into_place(made: &Path, folder: &Path) -> io::Result<()> {
    // To rename over an empty folder is allowed on some systems; over a full one on none.
    fs::rename(made, folder)
}

/// Moves the entries of the finished folder into one that is there; what fails is undone.
fn one_by_one(made: &Path, folder: &Path) -> io::Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(made)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for from in entries {
        let to = folder.join(from.file_name().unwrap_or_default());
        let taken = fs::symlink_metadata(&to).is_ok();
        let done = if taken {
            Err(io::Error::from(io::ErrorKind::AlreadyExists))
        } else {
            fs::rename(&from, &to)
        };
        if let Err(error) = done {
            for (from, to) in moved.iter().rev() {
                fs::rename(to, from).ok();
            }
            return Err(error);
        }
        moved.push((from, to));
    }
    Ok(())
}
