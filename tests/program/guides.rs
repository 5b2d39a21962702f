//! The guides are true. Each is walked through on a copy of the project, as a reader would: its
//! samples are put into the files that they name, and its commands are run, in their order.
//! Links lead to files and headings that exist, and both languages have the same jobs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::project::{TestProject, copy_folder, here, picture};

/// The guides that have samples or commands to run.
const GUIDES: [&str; 5] = [
    "docs/organiser.ar.md",
    "docs/organiser.en.md",
    "docs/print-shop.ar.md",
    "docs/print-shop.en.md",
    "layouts/README.md",
];

/// What may stand before the arguments of the program.
const NAMES: [&str; 2] = ["cargo run --release -- ", "malzama "];

/// A block of code: its language and its text.
struct Block<'a> {
    language: &'a str,
    text: &'a str,
}

fn read(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the blocks of code of a guide.
fn blocks(guide: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = guide;
    while let Some((_, after)) = rest.split_once("```") {
        let (language, after) = after.split_once('\n').expect("a language");
        let (text, after) = after.split_once("```").expect("the end of a block");
        blocks.push(Block { language, text });
        rest = after;
    }
    blocks
}

/// Returns the fields of a record, each with its name and all of its lines.
fn fields(record: &str) -> Vec<(&str, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in record.lines() {
        let name = line.split_once(':').map(|(name, _)| name);
        match name.filter(|_| line.starts_with(|first: char| first.is_alphabetic())) {
            Some(name) => fields.push((name, format!("{line}\n"))),
            None => {
                if let Some((_, lines)) = fields.last_mut() {
                    lines.push_str(line);
                    lines.push('\n');
                }
            }
        }
    }
    fields
}

/// Puts a sample into the file that its first line names, as its reader does: fields that the
/// file has already are replaced, others are added before the rest. Supplies its photographs.
fn put(project: &TestProject, sample: &str) {
    let (first, sample) = sample.split_once('\n').expect("a line");
    let path = first.strip_prefix("# ").unwrap_or_else(|| panic!("no file: {first}"));
    let old = fs::read_to_string(project.path(path)).unwrap_or_default();
    let mut record = fields(&old);
    let added = fields(sample);
    assert!(!added.is_empty(), "an empty sample for {path}");
    for (at, (name, lines)) in added.into_iter().enumerate() {
        match record.iter_mut().find(|(known, _)| *known == name) {
            Some(known) => known.1 = lines,
            None => record.insert(at.min(record.len()), (name, lines)),
        }
    }
    let whole: String = record.into_iter().map(|(_, lines)| lines).collect();
    project.write(path, &whole);
    for line in sample.lines() {
        if let Some((_, file)) = line.split_once("- file: ") {
            let file = file.split_whitespace().next().expect("a name");
            project.write_bytes(&format!("photos/{file}"), &picture(60, 80));
        }
    }
}

/// Runs a command of a guide on the project; returns whether it is one of the program.
fn run(project: &TestProject, line: &str) -> bool {
    if let Some(paths) = line.strip_prefix("cp ") {
        let paths: Vec<&str> = paths.split_whitespace().collect();
        match paths[..] {
            ["-r", from, to] => copy_folder(&project.path(from), &project.path(to)),
            [from, to] => project.write_bytes(to, &project.read(from)),
            _ => panic!("what does this copy? {line}"),
        }
        return false;
    }
    let Some(arguments) = NAMES.iter().find_map(|name| line.strip_prefix(name)) else {
        // Another program's: the guides name no other but this one.
        assert!(line.starts_with("typst "), "an unknown command: {line}");
        return false;
    };
    let mut arguments: Vec<&str> = arguments.split_whitespace().collect();
    if arguments.first() == Some(&"preview") && !arguments.contains(&"--share") {
        // It does not end by itself; its own tests start it.
        arguments.push("--help");
    }
    let run = project.run(&arguments);
    assert_eq!(run.status, 0, "{line}\n{}", run.whole());
    true
}

/// The repository's own project, with tiny photographs that every contract takes.
fn project() -> TestProject {
    let project = TestProject::real();
    for floor in ["warning: 225 ppi", "error: 150 ppi"] {
        let (key, _) = floor.split_once(' ').expect("a key and a value");
        project.edit("data/press/template.yaml", floor, &format!("{key} 1 ppi"));
    }
    project
}

/// Walks through a guide: after each sample the project has no faults, and each command ends well.
fn walk(guide: &str) {
    let text = read(guide);
    let project = project();
    let (mut commands, mut samples) = (0, 0);
    let blocks = blocks(&text);
    for (at, block) in blocks.iter().enumerate() {
        match block.language {
            "yaml" => {
                put(&project, block.text);
                samples += 1;
                // Samples that belong together follow each other: a group and its city.
                if blocks.get(at + 1).is_none_or(|next| next.language != "yaml") {
                    let run = project.run(&["check"]);
                    assert_eq!(run.status, 0, "{guide}: {}\n{}", block.text, run.whole());
                }
            }
            "sh" => {
                for line in block.text.lines().filter(|line| !line.is_empty()) {
                    commands += usize::from(run(&project, line));
                }
            }
            "text" | "" => {}
            other => panic!("{guide}: a block of `{other}` that no test reads"),
        }
    }
    assert!(commands >= 2, "{guide} has {commands} commands");
    assert!(samples > 0 || guide.contains("print-shop"), "{guide} has no samples");
}

#[test]
fn the_organisers_guide_in_arabic_is_true() {
    walk("docs/organiser.ar.md");
}

#[test]
fn the_organisers_guide_in_english_is_true() {
    walk("docs/organiser.en.md");
}

#[test]
fn the_guides_for_print_shops_are_true() {
    walk("docs/print-shop.ar.md");
    walk("docs/print-shop.en.md");
}

#[test]
fn the_designers_guide_is_true() {
    walk("layouts/README.md");
}

/// Returns the number of each job in the order of a guide, whatever its digits.
fn jobs(guide: &str) -> Vec<usize> {
    guide
        .lines()
        .filter_map(|line| line.strip_prefix("## ")?.split_once(". "))
        .map(|(number, _)| {
            number.chars().fold(0, |sum, digit| {
                let latin = digit.to_digit(10);
                let arabic = || u32::from(digit).checked_sub(0x660);
                let value = latin.or_else(arabic).filter(|value| *value < 10);
                sum * 10 + value.expect("a digit") as usize
            })
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_jobs() {
    let [arabic, english] = ["docs/organiser.ar.md", "docs/organiser.en.md"].map(read);
    assert_eq!(jobs(&arabic), (1..=10).collect::<Vec<_>>());
    assert_eq!(jobs(&english), jobs(&arabic));
    for kind in ["organiser", "print-shop"] {
        let [arabic, english] =
            ["ar", "en"].map(|language| read(&format!("docs/{kind}.{language}.md")));
        let languages = |text: &str| {
            let blocks: Vec<String> =
                blocks(text).iter().map(|it| it.language.to_owned()).collect();
            blocks
        };
        assert_eq!(languages(&arabic), languages(&english), "{kind}");
        let pictures = |text: &str| {
            links(text).into_iter().filter(|it| it.ends_with(".jpg")).collect::<Vec<_>>()
        };
        assert_eq!(pictures(&arabic), pictures(&english), "{kind}");
    }
}

/// Returns where the links of a guide lead, but for those to the web.
fn links(guide: &str) -> Vec<String> {
    let targets = guide.split("](").skip(1).filter_map(|it| it.split(')').next());
    let within = targets.filter(|target| !target.contains("://"));
    within.map(str::to_owned).collect()
}

/// Returns the names under which the headings of a guide can be linked to.
fn anchors(guide: &str) -> BTreeSet<String> {
    let headings = guide.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let kept = |c: char| c.is_alphanumeric() || is_mark(c) || "-_ ".contains(c);
            let name = line.trim_start_matches('#').trim().to_lowercase();
            name.chars().filter(|&c| kept(c)).collect::<String>().replace(' ', "-")
        })
        .collect()
}

/// Returns whether a character is an Arabic vowel mark, which names of headings keep.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

#[test]
fn every_link_leads_somewhere() {
    let others = ["README.md", "CONTRIBUTING.md", "docs/developers.md"];
    let mut count = 0;
    for guide in GUIDES.iter().chain(&others) {
        for link in links(&read(guide)) {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let folder = Path::new(guide).parent().expect("a folder");
            let target = match file {
                "" => Path::new(guide).to_owned(),
                file => folder.join(file),
            };
            let path = target.to_str().expect("a plain name");
            assert!(here(path).exists(), "{guide}: nothing is at {link}");
            if !anchor.is_empty() {
                let known = anchors(&read(path));
                assert!(
                    known.contains(anchor),
                    "{guide}: no heading for {link}: {known:?}"
                );
            }
            count += 1;
        }
    }
    assert!(count > 40, "{count} links");
}

#[test]
fn every_picture_is_small_used_and_drawn_by_the_script() {
    let script = read("docs/pictures.py");
    let guides = GUIDES.map(read).concat();
    let mut count = 0;
    for picture in fs::read_dir(here("docs/pictures")).expect("the pictures") {
        let picture = picture.expect("a picture");
        let name = picture.file_name().into_string().expect("a plain name");
        let stem = name.trim_end_matches(".jpg");
        assert!(script.contains(&format!("\"{stem}.")), "{name} is not drawn");
        assert!(guides.contains(&format!("pictures/{name}")), "{name} is not used");
        let size = picture.metadata().expect("its size").len();
        assert!(size < 150_000, "{name} has {size} bytes");
        count += 1;
    }
    assert!((1..=10).contains(&count), "{count} pictures");
}
