//! Projects in temporary folders, and runs of the binary on them.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test crate uses its own part of this"
)]

pub mod typeset;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The user and group ID of `nobody` on most systems.
#[cfg(unix)]
const NOBODY: u32 = 65534;

/// A project in a temporary folder, which is removed when this is dropped.
pub struct TestProject {
    folder: TempDir,
}

/// The result of running the binary.
pub struct Run {
    /// The exit status; -1 if a signal ended the run.
    pub status: i32,
    /// The standard output.
    pub stdout: String,
    /// The standard error.
    pub stderr: String,
}

impl TestProject {
    /// Creates the small project: one city with one group, without faults, in a layout of
    /// four plain pages.
    pub fn small() -> Self {
        let project = Self { folder: TempDir::new().expect("a temporary folder") };
        copy_folder(&here("tests/project/files"), project.root());
        copy_folder(&here("fonts/amiri"), &project.path("fonts/amiri"));
        copy_folder(&here("data/press"), &project.path("data/press"));
        project.write_bytes("photos/acre/group.jpg", &picture(300, 400));
        project
    }

    /// Creates the small project with a second city, which has no photographs.
    pub fn two_cities() -> Self {
        let project = Self::small();
        project.edit("malzama.yaml", "  - acre\n", "  - acre\n  - jaffa\n");
        project.write(
            "data/jaffa/city.yaml",
            "name: يافا\nheading: مجموعات يافا\npartners:\n  - yafa\n",
        );
        project.write("data/jaffa/yafa.yaml", "name: مجموعة يافا\nbody: |\n  نص.\n");
        project
    }

    /// Creates a copy of the repository's own project with tiny photographs.
    pub fn real() -> Self {
        let project = Self { folder: TempDir::new().expect("a temporary folder") };
        for folder in ["data", "fonts", "layouts"] {
            copy_folder(&here(folder), &project.path(folder));
        }
        // Accept any effective resolution, because the photographs are tiny.
        for floor in ["warning: 225 ppi", "error: 150 ppi"] {
            let (key, _) = floor.split_once(' ').expect("a key and a value");
            project.edit("data/press/coated.yaml", floor, &format!("{key} 1 ppi"));
        }
        project.write_bytes(
            "malzama.yaml",
            &fs::read(here("malzama.yaml")).expect("the settings"),
        );
        for city in fs::read_dir(here("photos/illustrations")).expect("illustrations") {
            let city = city.expect("a city's folder").path();
            for photograph in fs::read_dir(&city).expect("a city's photographs") {
                let photograph = photograph.expect("a photograph").path();
                let path = photograph
                    .strip_prefix(here("photos/illustrations"))
                    .expect("a path");
                let path = Path::new("photos").join(path);
                let wide = photograph.ends_with("market-3.jpg");
                let (width, height) = if wide { (80, 60) } else { (60, 80) };
                project.write_bytes(
                    path.to_str().expect("a plain name"),
                    &picture(width, height),
                );
            }
        }
        project
    }

    /// Returns the project's root.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Returns a path within the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a text file; creates its folder if needed.
    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// Writes a file; creates its folder if needed.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(path, bytes).expect("a new file");
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file to remove");
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces the first occurrence of `from` in a text file.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.read(path)).expect("a text");
        assert!(text.contains(from), "{path} holds no `{from}`");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Runs the binary in the project's root.
    pub fn run(&self, args: &[&str]) -> Run {
        self.run_with(&[], args)
    }

    /// Runs the binary in the project's root as an unprivileged user, because root could
    /// read any file.
    #[cfg(unix)]
    pub fn run_unprivileged(&self, args: &[&str]) -> Run {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        use std::os::unix::process::CommandExt;

        let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
        if self.root().metadata().expect("the root").uid() == 0 {
            // Other users may have no access to the folder of the original binary.
            let binary = self.path("malzama");
            copy_program(&binary);
            for path in [self.root(), &binary] {
                fs::set_permissions(path, fs::Permissions::from_mode(0o777))
                    .expect("it is opened");
            }
            command = Command::new(binary);
            command.uid(NOBODY).gid(NOBODY);
        }
        self.run_by(in_english(&mut command), args)
    }

    /// Runs the binary in the project's root on a system that is set to this locale.
    pub fn run_in(&self, locale: &str, args: &[&str]) -> Run {
        self.run_with(&[("MALZAMA_LANG", ""), ("LANG", locale)], args)
    }

    /// Runs the binary in the project's root with more variables of the environment.
    pub fn run_with(&self, variables: &[(&str, &str)], args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
        self.run_by(in_english(&mut command).envs(variables.iter().copied()), args)
    }

    fn run_by(&self, command: &mut Command, args: &[&str]) -> Run {
        let output = command
            .args(args)
            .current_dir(self.root())
            .output()
            .expect("the binary runs");
        Run {
            status: output.status.code().unwrap_or(-1),
            stdout: self.tidy(&output.stdout),
            stderr: self.tidy(&output.stderr),
        }
    }

    /// Replaces the path of the temporary folder in output with `ROOT`.
    fn tidy(&self, output: &[u8]) -> String {
        let root = self.root().canonicalize().expect("the project's root");
        String::from_utf8_lossy(output).replace(&root.display().to_string(), "ROOT")
    }
}

impl Run {
    /// Returns exit status and output as one text, without times and sizes.
    pub fn whole(&self) -> String {
        let stdout: String =
            self.stdout.lines().map(|line| untimed(line) + "\n").collect();
        format!(
            "status: {}\n--- stdout\n{stdout}--- stderr\n{}",
            self.status, self.stderr
        )
    }
}

/// Makes a run speak English, whatever the system of the machine speaks.
pub fn in_english(command: &mut Command) -> &mut Command {
    for name in ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"] {
        command.env_remove(name);
    }
    command.env("MALZAMA_LANG", "en")
}

/// Replaces size and time in a line of `build`, which differ between machines.
fn untimed(line: &str) -> String {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    if let Some(at) = words.iter().position(|word| *word == "pages")
        && words.get(at + 4) == Some(&"s")
    {
        words.splice(at + 1..at + 5, ["[size]", "[time]"]);
        return words.join(" ");
    }
    line.to_owned()
}

/// Returns a path in the repository.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Encodes a JPEG of two colours.
pub fn picture(width: u16, height: u16) -> Vec<u8> {
    let pixels: Vec<u8> = (0..usize::from(width) * usize::from(height))
        .flat_map(|at| {
            let lower = at / usize::from(width) > usize::from(height) / 2;
            if lower { [120, 90, 60] } else { [220, 210, 190] }
        })
        .collect();
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 80)
        .encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb)
        .expect("a small picture can be encoded");
    bytes
}

/// Copies the binary, to be run from there.
#[cfg(unix)]
pub fn copy_program(to: &Path) {
    // By another process: a file that this one writes is busy in every process that another
    // test starts meanwhile, and cannot be run.
    let mut copy = Command::new("cp");
    copy.arg(env!("CARGO_BIN_EXE_malzama")).arg(to);
    assert!(copy.status().expect("`cp` runs").success(), "no copy");
}

/// Copies the binary, to be run from there.
#[cfg(not(unix))]
pub fn copy_program(to: &Path) {
    fs::copy(env!("CARGO_BIN_EXE_malzama"), to).expect("a copy");
}

/// Copies a folder recursively.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("a file to copy");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind of file").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
