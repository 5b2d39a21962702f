//! The guides as they are read beside a project that has not the source code of the program.

/// What begins a command where the program is built from its source.
const BUILT: &str = "cargo run --release -- ";

/// What begins a command where the program is there.
const THERE: &str = "malzama ";

/// The lines around what concerns the source code alone.
const SOURCE: [&str; 2] = ["<!-- source:begin -->", "<!-- source:end -->"];

/// The lines around what is hidden in the source code, and read beside a project.
const PROGRAM: [&str; 2] = ["<!-- program:begin", "program:end -->"];

/// Returns a guide for a project without the source code: commands are those of the program, and links lead
/// to what is there. `path` is that of the guide, and `paths` are those of all files of the project.
pub fn of_program(guide: &str, path: &str, paths: &[&str]) -> String {
    let mut text = String::with_capacity(guide.len());
    let mut is_of_source = false;
    for line in guide.split_inclusive('\n') {
        let bare = line.trim();
        if SOURCE.contains(&bare) {
            is_of_source = bare == SOURCE[0];
        } else if !is_of_source && !PROGRAM.contains(&bare) {
            let is_row_of_source =
                bare.starts_with('|') && line.to_lowercase().contains("cargo");
            if !is_row_of_source {
                text.push_str(&line.replace(BUILT, THERE));
            }
        }
    }
    with_known_links(&text, path, paths)
}

/// Writes links that lead to no file of the project as what they say, and drops such pictures.
fn with_known_links(guide: &str, path: &str, paths: &[&str]) -> String {
    let mut text = String::with_capacity(guide.len());
    let mut rest = guide;
    while let Some(opening) = rest.find('[') {
        let (before, after) = rest.split_at(opening);
        let link = after.split_once("](").and_then(|(said, after)| {
            let (target, after) = after.split_once(')')?;
            let is_plain = !said.contains('\n') && !said[1..].contains(['[', ']']);
            is_plain.then_some((&said[1..], target, after))
        });
        match link {
            Some((said, target, after)) if !leads_somewhere(target, path, paths) => {
                match before.strip_suffix('!') {
                    Some(before) => text.push_str(before),
                    None => {
                        text.push_str(before);
                        text.push_str(said);
                    }
                }
                rest = after;
            }
            _ => {
                text.push_str(before);
                text.push('[');
                rest = &after[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

/// Whether a link leads to the web, to a heading, or to a file of the project.
fn leads_somewhere(target: &str, path: &str, paths: &[&str]) -> bool {
    let file = target.split('#').next().unwrap_or_default();
    if file.is_empty() || file.contains("://") {
        return true;
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in file.split('/') {
        match part {
            ".." if parts.pop().is_none() => return false,
            ".." | "." | "" => {}
            part => parts.push(part),
        }
    }
    paths.contains(&parts.join("/").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_speaks_of_what_is_there() {
        let guide = "<!-- source:begin -->\nInstall Rust.\n<!-- source:end -->\n\
                     <!-- program:begin\nCopy it.\nprogram:end -->\n\
                     `cargo run --release -- build`\n| no `cargo` | x |\n| y | z |\n\
                     See [one](a.md#b), [two](gone.md), [web](https://x.y) ![p](p.jpg) ![q](q.jpg)[x].\n";
        let paths = ["docs/a.md", "docs/p.jpg"];
        assert_eq!(
            of_program(guide, "docs/guide.md", &paths),
            "Copy it.\n`malzama build`\n| y | z |\n\
             See [one](a.md#b), two, [web](https://x.y) ![p](p.jpg) [x].\n"
        );
    }

    #[test]
    fn links_are_followed_through_folders() {
        let paths = ["README.md", "docs/a.md", "docs/pictures/p.jpg"];
        for (target, leads) in [
            ("../README.md", true),
            ("a.md", true),
            ("pictures/p.jpg", true),
            ("#here", true),
            ("../../README.md", false),
            ("../b.md", false),
        ] {
            assert_eq!(
                leads_somewhere(target, "docs/guide.md", &paths),
                leads,
                "{target}"
            );
        }
    }
}
