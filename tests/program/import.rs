//! The import of a manuscript: this project's own gives its records, and what cannot be understood is told.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::project::{TestProject, here};

/// A manuscript without faults.
const TEXT: &str = "المعرض\n\nمقدّمة المعرض.\n\nمجموعات مدينة حيفا\n\nلقاء في السوق\n\nمجموعة الكرمل\n\nنصّ المجموعة.\n";

/// Returns the records below `data/`, without those of presses.
fn records(data: &Path) -> BTreeMap<String, String> {
    let mut records = BTreeMap::new();
    let mut add = |path: &Path| {
        if path.extension().is_some_and(|it| it == "yaml") {
            let name = path.strip_prefix(data).expect("below it").display().to_string();
            records.insert(name, fs::read_to_string(path).expect("a record"));
        }
    };
    for entry in fs::read_dir(data).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("press") {
            fs::read_dir(&path)
                .expect("a folder")
                .for_each(|it| add(&it.expect("a file").path()));
        } else {
            add(&path);
        }
    }
    records
}

/// Returns a record without the lines of its photographs.
fn without_photographs(record: &str) -> String {
    let mut kept = String::new();
    let mut is_within = false;
    for line in record.split_inclusive('\n') {
        let is_key = line.starts_with(|first: char| first.is_ascii_alphabetic());
        if line.starts_with("photographs:") || line.starts_with("market:") {
            is_within = true;
        } else if is_key {
            is_within = false;
        }
        if !is_within && !line.starts_with("# Market photographs") {
            kept.push_str(line);
        }
    }
    kept.replace("\n\n\n", "\n\n").trim_end().to_owned()
}

/// Imports the manuscript `file` of this project into its copy without records; returns both.
fn reimported(file: &str) -> [BTreeMap<String, String>; 2] {
    let project = TestProject::real();
    let own = records(&here("data"));
    for entry in fs::read_dir(project.path("data")).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.ends_with("network.yaml") {
            fs::remove_file(path).expect("it is removed");
        } else if !path.ends_with("press") {
            fs::remove_dir_all(path).expect("it is removed");
        }
    }
    let settings = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    let (before, after) = settings.split_once("  - jerusalem").expect("the editions");
    let (_, after) = after.split_once("  - network").expect("the network");
    project.write("malzama.yaml", &format!("{before}  - network{after}"));
    let manuscript = here(file).display().to_string();
    let slugs = here("tests/manuscript.slugs.yaml").display().to_string();
    let run = project.run(&["import", &manuscript, "--slugs", &slugs]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.whole());
    let imported = String::from_utf8(project.read("malzama.yaml")).expect("a text");
    assert_eq!(imported, settings, "the editions are those of this project again");
    [own, records(&project.path("data"))]
}

#[test]
fn the_manuscript_of_this_project_gives_its_records() {
    for file in ["tests/manuscript.txt", "tests/manuscript.docx"] {
        let [own, imported] = reimported(file);
        assert_eq!(own.keys().collect::<Vec<_>>(), imported.keys().collect::<Vec<_>>());
        assert_eq!(own.len(), 21, "{:?}", own.keys());
        for (path, record) in &own {
            assert_eq!(
                without_photographs(record),
                without_photographs(&imported[path]),
                "{file}: {path}"
            );
            // Those of groups are the same with their photographs, too, but for one comment.
            let is_group = !path.ends_with("city.yaml");
            let record = record
                .lines()
                .filter(|it| !it.starts_with("    # The manuscript's own line"))
                .map(|it| format!("{it}\n"))
                .collect::<String>();
            assert!(!is_group || record == imported[path], "{file}: {path}");
        }
    }
}

#[test]
fn a_manuscript_alone_makes_a_project_that_builds() {
    let folder = TempDir::new().expect("a folder");
    let project = TestProject::small();
    project.write("text.txt", TEXT);
    let into = folder.path().join("new").display().to_string();
    let run = project.run(&["import", "text.txt", "--into", &into]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.whole());
    assert!(
        run.stdout.contains("data/haifa/mjmwa-al-krml.yaml`: `مجموعة الكرمل`, line 9"),
        "{}",
        run.stdout
    );
    let run = project.run(&["--project", &into, "build"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    for name in ["haifa", "network"] {
        assert!(
            folder.path().join(format!("new/out/print/{name}.pdf")).is_file(),
            "{name}"
        );
    }
    let network = fs::read_to_string(folder.path().join("new/data/network.yaml"));
    assert!(network.expect("a record").contains("title: المعرض\nname: المعرض\n"));
}

/// Imports a file into the small project, which must refuse it and change nothing; returns what is said.
#[track_caller]
fn refused(bytes: &[u8], status: i32) -> String {
    let project = TestProject::small();
    project.write_bytes("text.txt", bytes);
    let before = records(&project.path("data"));
    let settings = project.read("malzama.yaml");
    let run = project.run(&["import", "text.txt"]);
    assert_eq!(run.status, status, "{}", run.whole());
    assert_eq!(run.stdout, "");
    assert!(run.stderr.ends_with("nothing was written\n"), "{}", run.stderr);
    assert_eq!(records(&project.path("data")), before);
    assert_eq!(project.read("malzama.yaml"), settings);
    let count = fs::read_dir(project.path("data")).expect("a folder").count();
    assert_eq!(count, 3, "something was left in data/");
    run.stderr
}

/// Encodes a text in Windows-1256, as far as the letters of these tests go.
fn windows_1256(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىي";
    text.chars()
        .filter_map(|sign| match LETTERS.chars().position(|it| it == sign) {
            Some(at) => u8::try_from(0xc1 + at).ok(),
            None => u8::try_from(u32::from(sign)).ok().filter(u8::is_ascii),
        })
        .collect()
}

#[test]
fn what_is_no_manuscript_is_told() {
    let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let huge = vec![b' '; (8 << 20) + 1];
    for (bytes, said) in [
        (&b""[..], "`text.txt` is empty"),
        (b"\xef\xbb\xbf\n \n", "`text.txt` is empty"),
        (&huge, "larger than 8 MiB"),
        (b"Groups of Acre\n\nA group\n", "no Arabic letters"),
        ("نصّ بلا عنوان.\n".as_bytes(), "no heading of a city"),
        (&windows_1256(TEXT), "a text in Windows-1256"),
        (&utf16, "a text in UTF-16"),
        (b"{\\rtf1 x}", "a formatted text (RTF)"),
        (b"\xd0\xcf\x11\xe0 old", "a document of Word or another office program"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04 and no more", "a Word file or archive that is damaged"),
        (b"caf\xe9 \xff", "not a UTF-8 text"),
    ] {
        let heard = refused(bytes, 1);
        assert!(heard.contains(said), "{said}: {heard}");
        assert!(heard.contains("hint:"), "{heard}");
    }
}

#[test]
fn what_is_not_understood_is_told_with_its_lines() {
    let text =
        TEXT.replace("لقاء في السوق\n\nمجموعة الكرمل\n\n", "") + "\nمجموعات مدينة يافا\n";
    let said = refused(text.as_bytes(), 1);
    assert!(said.contains("text.txt:7:1"), "{said}");
    assert!(said.contains("this text belongs to no group of `حيفا`"), "{said}");
    assert!(said.contains("text.txt:9:1"), "{said}");
    assert!(said.contains("nothing stands below the heading of `يافا`"), "{said}");
    // A sign that no record may have.
    let said = refused(TEXT.replace("نصّ المجموعة", "نصّ \u{1}المجموعة").as_bytes(), 1);
    assert!(said.contains("no sound record can be made of `مجموعة الكرمل`"), "{said}");
    assert!(said.contains("text.txt:9:1"), "{said}");
}

#[test]
fn lines_that_may_be_meant_otherwise_are_told() {
    let project = TestProject::small();
    project.write("text.txt", &(TEXT.to_owned() + "\nمجموعة ثانية\n\nنصّها.\n"));
    let run = project.run(&["import", "text.txt"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stderr.contains("text.txt:13:1"), "{}", run.stderr);
    assert!(run.stderr.contains("is taken as the name of a group"), "{}", run.stderr);
    // The project has a title of its own, which stays.
    assert!(
        run.stderr.contains("the title and introduction are not taken"),
        "{}",
        run.stderr
    );
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
}

#[test]
fn a_city_that_is_there_is_never_overwritten() {
    let project = TestProject::small();
    let text = TEXT.replace("حيفا", "عكا") + "\nمجموعات حيفا\n\nسطر\n\nاسم\n\nنصّ.\n";
    project.write("text.txt", &text);
    let before = records(&project.path("data"));
    let run = project.run(&["import", "text.txt"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("`data/acre` is there already"), "{}", run.stderr);
    assert_eq!(records(&project.path("data")), before);
    assert!(!project.path("data/haifa").exists());
}

#[test]
fn a_file_of_slugs_has_to_fit() {
    let project = TestProject::small();
    project.write("text.txt", TEXT);
    for (slugs, said) in [
        ("slugs:\n  Karmel: مجموعة الكرمل\n", "`Karmel` cannot be the name"),
        ("slugs:\n  karmel: مجموعة الكرم\n", "did you mean `مجموعة الكرمل`?"),
        ("slugs:\n  network: حيفا\n", "`network` cannot be the name"),
        ("founded:\n  karmel: 1990\n", "no city and no group has the name `karmel`"),
        ("slug:\n  a: b\n", "unknown key `slug`"),
    ] {
        project.write("slugs.yaml", slugs);
        let run = project.run(&["import", "text.txt", "--slugs", "slugs.yaml"]);
        assert_eq!(run.status, 1, "{slugs}{}", run.whole());
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        assert!(!project.path("data/haifa").exists());
    }
    project.write(
        "slugs.yaml",
        "slugs:\n  karmel: مَجموعة الكرمل\nfounded:\n  karmel: ١٩٩٠\n",
    );
    let run = project.run(&["import", "text.txt", "--slugs", "slugs.yaml"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let record =
        String::from_utf8(project.read("data/haifa/karmel.yaml")).expect("a text");
    assert!(record.contains("founded: ١٩٩٠\n"), "{record}");
}

/// Packs the paragraphs of a Word file, each as XML within `w:p`.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs.iter().map(|it| format!("<w:p>{it}</w:p>")).collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
    zip.start_file("word/document.xml", options).expect("an entry");
    zip.write_all(document.as_bytes()).expect("it is written");
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn tracked_changes_of_a_word_file_are_refused() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let changed =
        format!("<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"/>", run("نصّ جديد."));
    let paragraphs = ["مجموعات حيفا", "سطر", "اسم"].map(&run);
    let [heading, label, name] = &paragraphs;
    let said = refused(&word(&[heading, label, name, &changed]), 1);
    assert!(said.contains("2 changes are tracked in `text.txt`"), "{said}");
    assert!(said.contains("text.txt:4:1") && said.contains("نصّ جديد."), "{said}");
    assert!(said.contains("Accept All Changes"), "{said}");
    // Comments are told, and the text is taken.
    let project = TestProject::small();
    let commented = format!("{}<w:r><w:commentReference w:id=\"0\"/></w:r>", run("نصّ."));
    project.write_bytes("text.docx", &word(&[heading, label, name, &commented]));
    let run = project.run(&["import", "text.docx"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stderr.contains("a comment is not taken"), "{}", run.stderr);
    assert!(project.path("data/haifa/asm.yaml").is_file());
}

#[test]
fn a_new_project_is_left_out_whole_if_its_text_has_faults() {
    let project = TestProject::small();
    project.write("text.txt", &TEXT.replace("نصّ المجموعة", "نصّ \u{1}المجموعة"));
    let run = project.run(&["import", "text.txt", "--into", "new"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(!project.path("new").exists());
    let left = fs::read_dir(project.root()).expect("a folder");
    let left =
        left.map(|it| it.expect("an entry").file_name().into_string().expect("a name"));
    assert!(!left.into_iter().any(|it| it.starts_with(".malzama-")));
}
