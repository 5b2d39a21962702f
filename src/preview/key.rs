//! The secret within the preview's address: other users of this machine reach its port as
//! well, and see nothing without it.

use std::fs;
use std::io;
use std::path::Path;

use crate::project::Project;

/// The file that keeps a project's key, relative to the project's root: a page that was left
/// open, and a bookmark, work with the next preview as well.
const FILE: &str = ".malzama/preview";

/// A secret of 128 random bits.
#[derive(Debug, Clone)]
pub struct Key(String);

impl Key {
    /// Creates a key from the random numbers of the system.
    ///
    /// # Errors
    /// The system has none.
    pub fn random() -> io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    /// Returns the key of a project, as far as nobody else can read it; otherwise a new one,
    /// which is kept if that is possible.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn of(project: &Project) -> io::Result<Self> {
        let file = project.root().join(FILE);
        if let Some(key) = kept(&file) {
            return Ok(key);
        }
        let key = Self::random()?;
        // Without the file, the key is good for one run.
        let _ = keep(&file, &key);
        Ok(key)
    }

    /// Returns the key as it stands in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text is this key; how long that takes does not tell how alike they are.
    pub fn is(&self, text: &str) -> bool {
        // Hashes are compared in constant time.
        blake3::hash(self.0.as_bytes()) == blake3::hash(text.as_bytes())
    }
}

/// Reads a key that was kept; `None` if others could have read or written it.
fn kept(file: &Path) -> Option<Key> {
    is_private(&fs::symlink_metadata(file).ok()?).then_some(())?;
    let text = fs::read_to_string(file).ok()?;
    let is_key = text.len() == 32 && text.bytes().all(|it| it.is_ascii_hexdigit());
    is_key.then_some(Key(text))
}

/// Writes a key into a file that its owner alone can read.
fn keep(file: &Path, key: &Key) -> io::Result<()> {
    let folder = file.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let temporary = tempfile::NamedTempFile::new_in(folder)?;
    fs::write(temporary.path(), &key.0)?;
    temporary.persist(file)?;
    Ok(())
}

#[cfg(unix)]
fn is_private(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.is_file() && file.permissions().mode() & 0o077 == 0
}

/// Elsewhere a file has the permissions of its folder, which are those of the project.
#[cfg(not(unix))]
fn is_private(file: &fs::Metadata) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_keeps_its_key_to_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Project::rooted(folder.path());
        let key = Key::of(&project).expect("a key");
        assert_eq!(key.as_str().len(), 32);
        assert!(key.is(key.as_str()));
        for other in ["", "0", &key.as_str()[1..], &"0".repeat(32)] {
            assert!(!key.is(other), "{other}");
        }
        assert!(Key::of(&project).expect("a key").is(key.as_str()));
        fs::write(folder.path().join(FILE), "no key").expect("a file");
        assert!(!Key::of(&project).expect("a key").is(key.as_str()));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_could_read_is_replaced() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let project = Project::rooted(folder.path());
        let key = Key::of(&project).expect("a key");
        let file = folder.path().join(FILE);
        let mode = || file.metadata().expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode(), 0o600);
        let open = fs::Permissions::from_mode(0o644);
        fs::set_permissions(&file, open).expect("permissions");
        assert!(!Key::of(&project).expect("a key").is(key.as_str()));
        assert_eq!(mode(), 0o600);
    }
}
