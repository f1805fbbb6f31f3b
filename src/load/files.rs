//! Reading files safely: regular files only, at most as much as the limits say.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::text::limits::{FILE_BYTES, TREE_BYTES, TREE_FILES};
use crate::text::{SourceFile, SourceIx, Sources, ticked};

/// The files of one tree, as read.
#[derive(Debug)]
pub(super) struct TreeFiles {
    pub(super) shared: Option<SourceIx>,
    /// Whether the shared file is the shipped one, lent to a tree that has none of its own.
    pub(super) lent: bool,
    pub(super) tree: SourceIx,
    pub(super) sources: Option<SourceIx>,
    /// Option files with their names without ending, sorted by name.
    pub(super) options: Vec<(String, SourceIx)>,
}

impl TreeFiles {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = SourceIx> {
        let own = [Some(self.tree), self.sources, self.shared];
        let options = self.options.iter().map(|(_, ix)| *ix);
        own.into_iter().flatten().chain(options)
    }
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(String),
    /// There is neither a file nor a folder.
    #[error("there is no file or folder {0}")]
    Nowhere(String),
    /// Folders below folders beyond the limit.
    #[error("{0} has folders more than {1} deep")]
    TooDeep(String, usize),
    /// More cases, or more files and folders, than the limits.
    #[error("{0} holds more than {1} cases, or more than {2} files and folders")]
    TooMany(String, usize, usize),
    /// A folder, a pipe, a device.
    #[error("{0} is no regular file")]
    NotRegular(String),
    /// More bytes than the limit.
    #[error("{0} has more than {1} MiB")]
    TooLarge(String, u64),
    /// No UTF-8.
    #[error("{0} is no UTF-8 text: the byte at {1} belongs to no character")]
    NotText(String, usize),
    /// The system says no.
    #[error("{0} cannot be read: {1}")]
    Io(String, std::io::Error),
}

impl ReadFault {
    /// What an error of the system says of a path that is looked for.
    pub(super) fn of(path: &Path, error: std::io::Error) -> Self {
        let name = ticked(&shown_path(path));
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Nowhere(name),
            _ => Self::Io(name, error),
        }
    }

    /// The fault as a diagnostic without a place.
    pub fn diagnostic(&self) -> Diagnostic {
        let code = match self {
            Self::TooLarge(..) => Code::TooLarge,
            Self::TooDeep(..) | Self::TooMany(..) => Code::TooMany,
            Self::NotText(..) => Code::BadText,
            _ => Code::Unreadable,
        };
        Diagnostic::error(code, self.to_string())
    }
}

/// The path as people know it: with `/`, lossless where it is text.
pub fn shown_path(path: &Path) -> String {
    path.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

/// Reads a text file: opened once, the open file looked at, at most 1 MiB.
///
/// # Errors
/// Whatever keeps it from being a text of ours.
pub fn read_text(path: &Path) -> Result<String, ReadFault> {
    let name = || ticked(&shown_path(path));
    let io = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ReadFault::Missing(name()),
        _ => ReadFault::Io(name(), error),
    };
    let file = open(path).map_err(io)?;
    if !file.metadata().map_err(io)?.is_file() {
        return Err(ReadFault::NotRegular(name()));
    }
    let mut bytes = Vec::new();
    file.take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    text_of(bytes, &name())
}

/// Opens a file for reading; a pipe without a writer does not make it wait.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

/// Opens a file for reading; the name is looked at first, since opening a pipe may wait.
#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    if !fs::metadata(path)?.is_file() {
        return Err(std::io::Error::other("it is no regular file"));
    }
    File::open(path)
}

/// Bytes as text, within the limit, without a byte-order mark.
///
/// # Errors
/// Too many bytes, or bytes that are no UTF-8.
pub fn text_of(mut bytes: Vec<u8>, name: &str) -> Result<String, ReadFault> {
    if bytes.len() as u64 > FILE_BYTES {
        return Err(ReadFault::TooLarge(name.to_owned(), FILE_BYTES >> 20));
    }
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        bytes.drain(..3);
    }
    String::from_utf8(bytes)
        .map_err(|error| ReadFault::NotText(name.to_owned(), error.utf8_error().valid_up_to()))
}

/// Reads the files of a tree that is a folder.
pub(super) fn read_folder(
    folder: &Path,
    (shared, lent): (SourceIx, bool),
    sources: &mut Sources,
    faults: &mut Faults,
) -> Option<TreeFiles> {
    let mut budget = Budget::default();
    let mut read = |path: &Path, faults: &mut Faults| {
        let text = match read_text(path) {
            Ok(text) => text,
            Err(fault) => {
                faults.push(fault.diagnostic());
                return None;
            }
        };
        if let Err(headline) = budget.take(text.len()) {
            faults.push(Diagnostic::error(
                Code::TooLarge,
                format!("{headline}: {}", ticked(&shown_path(folder))),
            ));
            return None;
        }
        Some(sources.add(SourceFile::new(shown_path(path), text)))
    };
    let tree = read(&folder.join("tree.toml"), faults)?;
    let own_sources = folder.join("sources.toml");
    let own_sources = own_sources
        .exists()
        .then(|| read(&own_sources, faults))
        .flatten();
    let mut options = Vec::new();
    let options_folder = folder.join("options");
    if options_folder.is_dir() {
        for path in toml_files(&options_folder, faults) {
            let stem = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned());
            if let Some(ix) = read(&path, faults) {
                options.push((stem.unwrap_or_default(), ix));
            }
            if faults.errors() > 100 {
                break;
            }
        }
    }
    Some(TreeFiles {
        shared: Some(shared),
        lent,
        tree,
        sources: own_sources,
        options,
    })
}

/// The `.toml` files of a folder, sorted by name.
pub(super) fn toml_files(folder: &Path, faults: &mut Faults) -> Vec<PathBuf> {
    let mut found = Vec::new();
    match fs::read_dir(folder) {
        Ok(entries) => {
            let paths = entries.flatten().map(|entry| entry.path());
            let toml = paths.filter(|path| path.extension().is_some_and(|it| it == "toml"));
            found.extend(toml.take(TREE_FILES + 1));
        }
        Err(error) => {
            let name = ticked(&shown_path(folder));
            faults.push(ReadFault::Io(name, error).diagnostic());
        }
    }
    if found.len() > TREE_FILES {
        let headline = format!(
            "{} holds more than {TREE_FILES} files",
            ticked(&shown_path(folder))
        );
        faults.push(Diagnostic::error(Code::TooMany, headline));
        found.clear();
    }
    found.sort();
    found
}

/// What the files of one tree may hold together.
#[derive(Debug, Default)]
struct Budget {
    bytes: u64,
    files: usize,
}

impl Budget {
    fn take(&mut self, bytes: usize) -> Result<(), String> {
        self.bytes += bytes as u64;
        self.files += 1;
        if self.bytes > TREE_BYTES {
            return Err(format!(
                "the files of this tree hold more than {} MiB",
                TREE_BYTES >> 20
            ));
        }
        if self.files > TREE_FILES {
            return Err(format!("this tree has more than {TREE_FILES} files"));
        }
        Ok(())
    }
}
