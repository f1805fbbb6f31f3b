//! Files that are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What to do if the file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IfThere {
    /// Replace its content; its mode stays, and a link is followed.
    Replace,
    /// Fail and leave it.
    Fail,
}

/// Writes a file whole or not at all: a temporary file in the same folder, then a rename.
///
/// A new file gets the mode that the umask allows; a file that is there keeps its mode. A symbolic
/// link is followed, a hard link is cut.
///
/// # Errors
/// The folder is not writable, the target is no regular file, or it is there and must not be.
pub(crate) fn write_whole(path: &Path, content: &[u8], if_there: IfThere) -> io::Result<()> {
    let target = resolved(path)?;
    let there = match fs::metadata(&target) {
        Ok(there) if there.is_dir() => {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "this is a folder",
            ));
        }
        // A device or a pipe is not replaced: whoever names /dev/stderr wants the bytes there.
        Ok(there) if !there.is_file() => {
            return fs::OpenOptions::new()
                .write(true)
                .open(&target)?
                .write_all(content);
        }
        Ok(there) if if_there == IfThere::Replace && there.permissions().readonly() => {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is there and is read-only",
            ));
        }
        Ok(_) if if_there == IfThere::Fail => {
            return Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                "the file is there already",
            ));
        }
        Ok(there) => Some(there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // The name of the temporary file is nobody's business.
    let mut file = temporary(folder).map_err(|error| error.kind())?;
    file.write_all(content)?;
    if let Some(there) = &there {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.as_file().sync_all()?;
    match if_there {
        IfThere::Replace => file.persist(&target).map_err(|error| error.error)?,
        IfThere::Fail => file
            .persist_noclobber(&target)
            .map_err(|error| error.error)?,
    };
    sync_folder(folder);
    Ok(())
}

/// A temporary file with the mode of an ordinary new file.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".whystack-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The kernel takes the umask off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// The file that a path names, through symbolic links.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.file_type().is_symlink() => fs::canonicalize(path),
        _ => Ok(path.to_owned()),
    }
}

/// Makes the new name last; where folders cannot be synced the file is there all the same.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::{IfThere, write_whole};
    use std::fs;

    #[test]
    fn a_new_file_is_written_and_an_old_one_is_replaced_on_demand_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        write_whole(&path, b"one", IfThere::Fail).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let error = write_whole(&path, b"two", IfThere::Fail).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_whole(&path, b"two", IfThere::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing is left behind"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_mode_stays_and_a_link_is_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let link = folder.path().join("link.toml");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_whole(&link, b"two", IfThere::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert!(
            fs::symlink_metadata(&link)
                .unwrap()
                .file_type()
                .is_symlink()
        );
    }

    #[test]
    fn a_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(folder.path(), b"x", IfThere::Replace).is_err());
    }
}
