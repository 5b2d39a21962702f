//! Web editions: folders that need nothing beside themselves, in which nothing that a record
//! says is more than a text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::project::{Run, TestProject, picture};

/// The folder of Acre's web edition.
const FOLDER: &str = "out/web/acre";

/// Builds the web edition of Acre, and asserts the exit status.
#[track_caller]
fn build(project: &TestProject, more: &[&str], status: i32) -> Run {
    let run = project.run(&[&["build", "acre", "--web"], more].concat());
    assert_eq!(run.status, status, "{}", run.whole());
    run
}

/// Returns the files below a folder, by their path from it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").to_str();
                found.insert(
                    name.expect("a plain name").to_owned(),
                    fs::read(&path).expect("a file"),
                );
            }
        }
    }
    found
}

fn page(project: &TestProject) -> String {
    let page = project.read(&format!("{FOLDER}/index.html"));
    String::from_utf8(page).expect("a text")
}

/// Returns the values of an attribute, in their order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begins = format!(" {attribute}=\"");
    let parts = page.split(begins.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

/// Returns the files that a page and its style sheet load.
fn loaded(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let page = text("index.html");
    let mut loaded: BTreeSet<String> = BTreeSet::from(["index.html".to_owned()]);
    loaded.extend(values(&page, "src").into_iter().map(str::to_owned));
    for set in values(&page, "srcset") {
        loaded.extend(
            set.split(", ").filter_map(|it| it.split(' ').next()).map(str::to_owned),
        );
    }
    let sheet = page.split("<link rel=\"stylesheet\" href=\"").nth(1);
    let sheet = sheet.and_then(|it| it.split('"').next()).expect("a style sheet");
    loaded.insert(sheet.to_owned());
    let style = text(sheet);
    assert!(!style.contains("@import"), "{style}");
    for url in style.split("url(").skip(1) {
        let url = url.split(')').next().expect("an end");
        loaded.insert(url.trim_matches('"').to_owned());
    }
    loaded
}

#[test]
fn a_web_edition_is_a_folder_that_needs_nothing_beside_itself() {
    let project = TestProject::real();
    project.write_bytes("photos/acre/market-2.jpg", &picture(2000, 3000));
    build(&project, &[], 0);
    let files = files(&project.path(FOLDER));
    let loaded = loaded(&files);
    for name in &loaded {
        assert!(files.contains_key(name), "`{name}` is not there: {:?}", files.keys());
    }
    for name in files.keys().filter(|name| !loaded.contains(*name)) {
        assert!(name.contains("OFL"), "`{name}` is not needed");
    }
    let licences = files.keys().filter(|name| name.contains("OFL")).count();
    assert_eq!(licences, 3, "each family with its licence");
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".jpg")) {
        assert!(bytes.starts_with(b"\xff\xd8"), "{name}");
        let holds = |word: &[u8]| bytes.windows(word.len()).any(|it| it == word);
        assert!(!holds(b"Exif") && !holds(b"http"), "{name} tells of its origin");
    }
    let page = page(&project);
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(!page.contains("<script"), "{page}");
    // Sizes of rising width, with the proportions of the photograph.
    let set = values(&page, "srcset").into_iter().find(|it| it.contains("market-2"));
    let widths: Vec<&str> = set
        .expect("it is there")
        .split(", ")
        .filter_map(|it| it.split(' ').nth(1))
        .collect();
    assert_eq!(widths, ["480w", "960w", "1600w"]);
    assert!(page.contains("width=\"1600\" height=\"2400\""), "{page}");
    // Small photographs are not made larger.
    assert!(page.contains("width=\"60\" height=\"80\""), "{page}");
    // The first picture is loaded at once, all others when they are near.
    let pictures = page.matches("<img ").count();
    assert_eq!(page.matches(" loading=\"lazy\"").count(), pictures - 1);
    assert_eq!(values(&page, "alt").len(), pictures);
    assert!(values(&page, "alt").iter().all(|alt| !alt.is_empty()));
}

#[test]
fn headings_and_anchors_are_those_of_the_booklet() {
    let project = TestProject::real();
    build(&project, &[], 0);
    let page = page(&project);
    let levels: Vec<u32> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels.first(), Some(&1));
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "a level is left out: {levels:?}");
    }
    let ids = values(&page, "id");
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "{ids:?}");
    for target in values(&page, "href").iter().filter_map(|it| it.strip_prefix('#')) {
        assert!(distinct.contains(target), "nothing is called `{target}`");
    }
    for label in values(&page, "aria-labelledby") {
        assert!(distinct.contains(label), "nothing is called `{label}`");
    }
    for part in [":text", "acre", "acre/acre-5000", ":contents", ":introduction"] {
        assert!(distinct.contains(part), "no `{part}`");
    }
    for landmark in ["<header", "<nav", "<main", "<footer"] {
        assert_eq!(page.matches(landmark).count(), 1, "{landmark}");
    }
    // The words of the layouts, and the date in the digits of the edition.
    for words in ["إلى النصّ", "المحتويات", "مقدّمة", "تشرين الثاني ٢٠٢٦"]
    {
        assert!(page.contains(words), "no `{words}`");
    }
}

#[test]
fn whatever_a_record_says_is_a_text_and_only_addresses_are_links() {
    let project = TestProject::real();
    project.write(
        "data/acre/acre-5000.yaml",
        "name: \"<script>a(1)</script>\"\n\
         phone: 04-6280000 / +970 4 628 0001\n\
         links:\n  - example.org/a?b&c\n  - \"javascript:alert(1)\"\n  - \"data:text/html,x\"\n\
         extra:\n  البريد: info@example.org\n  \"<i>\": \"\\\" onclick=x \\\"\"\n\
         photographs:\n  - file: acre/acre-5000.jpg\n    alt: \"\\\"><img src=x onerror=alert(1)>\"\n\
         body: |\n  فُتحت في ٥/٧/٢٠٠٥، ولها صفحة https://example.org/b، <img src=x>.\n\n  All in English.\n",
    );
    build(&project, &[], 0);
    let page = page(&project);
    for forbidden in ["<script", "<i>", "<img src=x", "\" onclick", "onerror=alert(1)>"] {
        assert!(!page.contains(forbidden), "{forbidden}: {page}");
    }
    assert!(page.contains("&lt;script&gt;a(1)&lt;/script&gt;"), "{page}");
    let outside: Vec<&str> = values(&page, "href")
        .into_iter()
        .filter(|it| !it.starts_with('#') && !it.starts_with("style.") && *it != "data:,")
        .collect();
    assert_eq!(
        outside,
        [
            "tel:046280000",
            "tel:+97046280001",
            "https://example.org/a?b&amp;c",
            "mailto:info@example.org",
            "https://example.org/b",
        ]
    );
    assert!(page.contains("javascript:alert(1)"), "it stays as a text: {page}");
    // A date in its order, and a paragraph in its direction.
    assert!(page.contains("<bdo dir=\"ltr\">٥/٧/٢٠٠٥</bdo>"), "{page}");
    assert!(page.contains("<p dir=\"ltr\">All in English.</p>"), "{page}");
}

#[test]
fn only_what_has_changed_is_made_and_only_former_files_are_removed() {
    let project = TestProject::real();
    let told =
        |run: &Run| run.stdout.lines().filter(|it| it.contains("out/web/")).count();
    let first = build(&project, &[], 0);
    assert_eq!(told(&first), 1, "{}", first.whole());
    let made = files(&project.path(FOLDER));
    let again = build(&project, &[], 0);
    assert_eq!(again.stdout.matches("unchanged").count(), 2, "{}", again.whole());
    // The same input gives the same files.
    let other = TestProject::real();
    build(&other, &[], 0);
    assert!(made == files(&other.path(FOLDER)), "the same input gave other bytes");
    // Whatever is lost or altered is made anew.
    let photograph = made.keys().find(|it| it.ends_with(".jpg")).expect("a photograph");
    project.write(&format!("{FOLDER}/{photograph}"), "no photograph");
    build(&project, &[], 0);
    assert!(made == files(&project.path(FOLDER)), "it was not made anew");
    // A PDF that is up to date is not made for the sake of the page.
    project.edit("layouts/web.css", "body {", "/* other */ body {");
    let run = build(&project, &[], 0);
    assert_eq!(run.stdout.matches("unchanged").count(), 1, "{}", run.whole());
    project.edit("layouts/web.css", "/* other */ ", "");
    project.write(&format!("{FOLDER}/notes.txt"), "of somebody else");
    project.write(&format!("{FOLDER}/photographs/mine.jpg"), "of somebody else");
    project.write_bytes("photos/acre/acre-5000.jpg", &picture(61, 80));
    build(&project, &[], 0);
    let now = files(&project.path(FOLDER));
    assert!(now.contains_key("notes.txt") && now.contains_key("photographs/mine.jpg"));
    let left: Vec<&String> = made
        .keys()
        .filter(|it| it.contains("acre-5000") && now.contains_key(*it))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(now.len(), made.len() + 2, "{:?}", now.keys());
}

#[test]
fn what_is_withheld_from_print_is_not_published() {
    let project = TestProject::real();
    project.remove("photos/acre/acre-5000.jpg");
    build(&project, &[], 1);
    assert!(!project.path(FOLDER).exists(), "a web edition of what is withheld");
    project.write_bytes("photos/acre/acre-5000.jpg", &picture(60, 80));
    build(&project, &[], 0);
    let last = files(&project.path(FOLDER));
    project.write("photos/acre/acre-5000.jpg", "no photograph");
    build(&project, &[], 1);
    assert!(last == files(&project.path(FOLDER)), "the last web edition was touched");
    assert_eq!(project.run(&["build", "--draft", "--web"]).status, 2);
}

#[test]
fn web_editions_that_are_gone_are_named_and_removed_on_demand() {
    let project = TestProject::two_cities();
    for file in ["web.typ", "web.css"] {
        let path = format!("layouts/{file}");
        let text = if file == "web.css" { String::new() } else { PLAIN.to_owned() };
        project.write(&path, &text);
    }
    assert_eq!(project.run(&["build", "--web"]).status, 0);
    project.write("out/web/mine/index.html", "<p>of somebody else");
    project.write("out/web/jaffa/notes.txt", "of somebody else");
    project.edit("malzama.yaml", "  - jaffa\n", "");
    fs::remove_dir_all(project.path("data/jaffa")).expect("the city goes");
    let run = project.run(&["build"]);
    let warning = "warning: `out/web/jaffa/index.html` is a web edition of `jaffa`";
    assert!(run.stderr.contains(warning), "{}", run.stderr);
    assert!(!run.stderr.contains("out/web/mine"), "{}", run.stderr);
    let run = project.run(&["build", "--prune"]);
    assert!(run.stderr.contains("removed `out/web/jaffa/index.html`"), "{}", run.stderr);
    let left = files(&project.path("out/web/jaffa"));
    assert_eq!(left.keys().collect::<Vec<_>>(), ["notes.txt"]);
    assert!(project.path("out/web/mine/index.html").exists());
    assert!(project.path("out/web/acre/index.html").exists());
}

/// A design without any look.
const PLAIN: &str = "#let figure = (width: 1, height: 1, thread: 1, path: \"\")\n\
    #let dress = (ground: \"#000000\", shade: \"#000000\", thread: \"#ffffff\", figure: figure)\n\
    #let page = (paper: \"#ffffff\", ink: \"#000000\")\n\
    #metadata((style: read(\"web.css\"), words: (:), imprint: (), sizes: (:), fonts: (:), \
    light: page, dark: page, gap: 0, dress: dress, cities: (:), ordered: (:)))<web>\n";

#[test]
fn layouts_that_tell_no_design_are_named() {
    let project = TestProject::small();
    let run = build(&project, &[], 1);
    assert!(run.stderr.contains("`layouts/web.typ` is missing"), "{}", run.stderr);
    assert!(project.path("out/print/acre.pdf").exists(), "the PDF is made nevertheless");
    project.write("layouts/web.typ", "");
    let run = build(&project, &[], 1);
    assert!(run.stderr.contains("no metadata with the label `<web>`"), "{}", run.stderr);
    project.write("layouts/web.css", "");
    project.write("layouts/web.typ", &PLAIN.replace("gap: 0, ", ""));
    let run = build(&project, &[], 1);
    assert!(run.stderr.contains("missing field `gap`"), "{}", run.stderr);
    project.write("layouts/web.typ", PLAIN);
    build(&project, &[], 0);
}
