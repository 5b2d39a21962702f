//! Files that systems and editors leave in folders, and that nobody put there.

/// Names in lower case.
const NAMES: [&str; 8] = [
    "desktop.ini",
    "thumbs.db",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "nohup.out",
];

/// Endings in lower case: backups of editors and of git, and downloads that are not done.
const ENDINGS: [&str; 13] = [
    "~",
    ".bak",
    ".backup",
    ".old",
    ".orig",
    ".rej",
    ".swp",
    ".swo",
    ".tmp",
    ".temp",
    ".part",
    ".crdownload",
    ".download",
];

/// Whether a name is that of such a file: a hidden one, a lock or backup of an editor or
/// office program, or a file of the system's own.
pub fn is_clutter(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with(['.', '~'])
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || NAMES.contains(&lower.as_str())
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::is_clutter;

    #[test]
    fn what_systems_and_editors_leave_is_told_from_what_people_put_there() {
        for name in [
            ".DS_Store",
            "._group.yaml",
            "desktop.ini",
            "Thumbs.db",
            "~$group.docx",
            "~WRL0001.tmp",
            "group.yaml~",
            "#group.yaml#",
            ".#group.yaml",
            ".group.yaml.swp",
            "group.yaml.bak",
            "group.yaml.orig",
            "Icon\r",
        ] {
            assert!(is_clutter(name), "{name}");
        }
        for name in ["group.yaml", "group - Copy.yaml", "youth.docx", "#", "bak"] {
            assert!(!is_clutter(name), "{name}");
        }
    }
}
