//! Fuzzes the records of a project: they are accepted or refused, each fault has a text
//! and a location inside its file, and nothing panics or hangs.

#![no_main]

use std::fs;
use std::path::Path;

use malzama::diagnostic::{Location, Sink};
use malzama::project::Project;
use malzama::words;

/// The records of the smallest project; the first byte of the input selects the one that
/// the rest replaces.
const RECORDS: [(&str, &str); 4] = [
    (
        "malzama.yaml",
        "editions: [acre, network]\ntrim: { width: 148 mm, height: 210 mm }\nbinding: right\n\
         digits: latin\ndate: 2026-11-23\nlayout: plain\npress: coated\n",
    ),
    ("data/network.yaml", "title: t\nname: n\nintroduction: i\n"),
    ("data/acre/city.yaml", "name: a\nheading: h\npartners: [group]\n"),
    ("data/acre/group.yaml", "name: g\nbody: |\n  text\n"),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, content)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, content: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, content).expect("a file");
    };
    for (path, record) in RECORDS {
        write(path, record.as_bytes());
    }
    let (chosen, _) = RECORDS[usize::from(*choice) % RECORDS.len()];
    write(chosen, content);
    let Ok(project) = Project::open(folder.path()) else { return };
    let mut sink = Sink::new();
    let _ = malzama::check(&project, None, &mut sink);
    for diagnostic in sink.diagnostics() {
        let text = words::text(&diagnostic.message);
        assert!(!text.starts_with(diagnostic.code()), "no text for `{}`", diagnostic.code());
        if let Location::Text { source, range } = &diagnostic.location {
            assert!(source.text.get(range.clone()).is_some(), "{}", diagnostic.location);
        }
    }
});
