//! The page of the preview: its texts in both languages, and its modules.
//!
//! Read as text, without a browser; `tests/outside/browser.py` sees the page at work.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const LANGUAGES: [&str; 2] = ["ar", "en"];

/// The modules that hold the texts, and what their tables are called.
const TABLES: [(&str, &str); 3] = [
    ("words.js", "const WORDS = {"),
    ("desk/words.js", "const DESK_WORDS = {"),
    ("desk/remark-words.js", "const REMARK_WORDS = {"),
];

/// A text of the page: its key, and what it says in each language.
struct Entry {
    key: String,
    texts: Vec<(String, String)>,
}

#[test]
fn every_text_stands_in_both_languages() {
    let entries = entries();
    assert!(entries.len() > 50, "only {} texts were read", entries.len());
    for Entry { key, texts } in &entries {
        let languages: Vec<_> = texts.iter().map(|(language, _)| language).collect();
        assert_eq!(languages, LANGUAGES, "the languages of `{key}`");
        for (language, text) in texts {
            assert!(!text.trim().is_empty(), "`{key}` says nothing in `{language}`");
        }
        let filled: Vec<_> = texts.iter().map(|(_, text)| braces(text)).collect();
        assert_eq!(filled[0], filled[1], "what is filled into `{key}`");
    }
}

#[test]
fn texts_stand_once_in_the_order_of_their_keys() {
    for (file, table) in TABLES {
        let keys: Vec<_> = texts(file, table).into_iter().map(|it| it.key).collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "`{}` stands before `{}`", pair[0], pair[1]);
        }
    }
    let mut once = BTreeSet::new();
    for Entry { key, .. } in entries() {
        assert!(once.insert(key.clone()), "`{key}` stands in both tables");
    }
}

#[test]
fn the_page_uses_every_text_and_asks_for_no_other() {
    let known: BTreeSet<_> = entries().into_iter().map(|entry| entry.key).collect();
    let mut files = modules();
    for (file, _) in TABLES {
        files.remove(file);
    }
    files.insert("index.html".to_owned(), read("index.html"));
    let mut used = BTreeSet::new();
    for (name, text) in &files {
        for asks in ["data-word=\"", "data-label=\"", "word(\"", "say(\"", "phrase(\""] {
            for rest in text.split(asks).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(known.contains(key), "{name} asks for `{key}`");
            }
        }
        for key in &known {
            // A key that ends in what is told is put together: word(`state-${…}`).
            let family = key.split_once('-').map(|(family, _)| format!("`{family}-${{"));
            if text.contains(&format!("\"{key}\""))
                || family.is_some_and(|family| text.contains(&family))
            {
                used.insert(key.clone());
            }
        }
    }
    assert_eq!(used, known, "the texts that are used, and those that stand there");
}

#[test]
fn modules_import_in_one_direction() {
    let imports: BTreeMap<_, _> = modules()
        .into_iter()
        .map(|(name, text)| (name.clone(), imports(&name, &text)))
        .collect();
    let mut settled = BTreeSet::new();
    while settled.len() < imports.len() {
        let next = imports.iter().find(|(name, from)| {
            !settled.contains(*name) && from.iter().all(|it| settled.contains(it))
        });
        let Some((name, _)) = next else {
            let left: Vec<_> =
                imports.keys().filter(|it| !settled.contains(*it)).collect();
            panic!("these import each other, or what is not there: {left:?}");
        };
        settled.insert(name.clone());
    }
    let imported: BTreeSet<_> = imports.values().flatten().cloned().collect();
    let roots: Vec<_> = imports.keys().filter(|name| !imported.contains(*name)).collect();
    assert_eq!(roots, ["main.js"], "what no other module imports");
}

/// The texts of the page.
fn entries() -> Vec<Entry> {
    TABLES.iter().flat_map(|(file, table)| texts(file, table)).collect()
}

/// The texts of a module, in their order.
fn texts(file: &str, table: &str) -> Vec<Entry> {
    let file = read(file);
    let (_, rest) = file.split_once(table).expect("the texts begin");
    let (table, _) = rest.split_once("\n};").expect("the texts end");
    let lines = table.lines().filter(|line| !line.trim_start().starts_with("//"));
    let table: String = lines.collect();
    // Between quotation marks stand, in turn, a key, a language's text, the other's; what
    // stands before each tells which it is.
    let mut entries: Vec<Entry> = Vec::new();
    let mut pieces = table.split('"');
    while let (Some(before), Some(text)) = (pieces.next(), pieces.next()) {
        let before = before.trim_start_matches([' ', ',', '{', '}', ':']).trim_end();
        match before.strip_suffix(':') {
            None => entries.push(Entry { key: text.to_owned(), texts: Vec::new() }),
            Some(language) => {
                let entry = entries.last_mut().expect("a key before the first text");
                entry.texts.push((language.to_owned(), text.to_owned()));
            }
        }
    }
    entries
}

/// The names in braces that a text has filled in.
fn braces(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|it| it.split('}').next()).collect()
}

/// The modules that a module imports, by their paths within the page.
fn imports(module: &str, text: &str) -> BTreeSet<String> {
    let folder = Path::new(module).parent().expect("a folder");
    let named = text.split("from \"").skip(1).filter_map(|it| it.split('"').next());
    named
        .map(|named| {
            let path = match named.strip_prefix("../") {
                Some(above) => folder.parent().expect("a folder above").join(above),
                None => folder.join(named.strip_prefix("./").expect("a module beside")),
            };
            path.to_str().expect("a name").to_owned()
        })
        .collect()
}

/// The modules of the page by their paths within it.
fn modules() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for within in ["", "desk/"] {
        let files = fs::read_dir(folder().join(within)).expect("a folder of the page");
        for file in files {
            let name = file.expect("a file").file_name().into_string().expect("a name");
            if name.ends_with(".js") {
                let name = format!("{within}{name}");
                found.insert(name.clone(), read(&name));
            }
        }
    }
    found
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("a file of the page")
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/preview/page"))
}
