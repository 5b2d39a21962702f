//! Runs the binary on small projects, sound and faulty; compares exit status and whole
//! output.

use std::fs::File;
use std::process::Command;

use crate::project::{Run, TestProject, in_english, picture};

/// Asserts the exit status of a run; returns its output for comparison.
#[track_caller]
fn ended(run: &Run, status: i32) -> String {
    assert_eq!(run.status, status, "{}", run.whole());
    run.whole()
}

#[test]
fn build_makes_every_edition() {
    let project = TestProject::small();
    insta::assert_snapshot!(ended(&project.run(&["build"]), 0));
    for edition in ["acre", "network"] {
        let pdf = project.read(&format!("out/print/{edition}.pdf"));
        assert!(pdf.starts_with(b"%PDF-"), "{edition} is no PDF");
    }
}

#[test]
fn build_makes_the_named_edition_alone_and_elsewhere() {
    let project = TestProject::small();
    insta::assert_snapshot!(ended(
        &project.run(&["build", "acre", "--out", "proofs"]),
        0
    ));
    assert!(project.path("proofs/print/acre.pdf").exists());
    assert!(!project.path("proofs/print/network.pdf").exists());
    assert!(!project.path("out").exists());
}

#[test]
fn build_works_from_any_folder_of_the_project() {
    let project = TestProject::small();
    let run = TestProject::small().run(&[
        "build",
        "acre",
        "--project",
        project.path("data/acre").to_str().expect("a plain path"),
    ]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(project.path("out/print/acre.pdf").exists());
}

#[test]
fn two_builds_write_the_same_bytes() {
    let project = TestProject::real();
    assert_eq!(project.run(&["build"]).status, 0);
    for edition in ["acre", "network"] {
        let path = format!("out/print/{edition}.pdf");
        let first = project.read(&path);
        project.remove(&path);
        assert_eq!(project.run(&["build", "--jobs", "1", edition]).status, 0);
        assert!(first == project.read(&path), "two builds of {edition} differ");
    }
}

#[test]
fn the_pdf_is_readable_by_others_and_nothing_else_is_left() {
    let project = TestProject::small();
    project.run(&["build", "acre"]);
    let names: Vec<_> = std::fs::read_dir(project.path("out/print"))
        .expect("the folder of PDFs")
        .map(|entry| entry.expect("a file").file_name())
        .collect();
    assert_eq!(names, ["acre.pdf"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = project.path("out/print/acre.pdf").metadata().expect("the PDF");
        assert_ne!(metadata.permissions().mode() & 0o044, 0, "the PDF is private");
    }
}

#[test]
fn an_unknown_edition_is_a_wrong_command_line() {
    let project = TestProject::small();
    insta::assert_snapshot!(ended(&project.run(&["build", "acer", "gaza"]), 2));
}

#[test]
fn outside_of_a_project_there_is_nothing_to_build() {
    let elsewhere = tempfile::TempDir::new().expect("a temporary folder");
    let output = in_english(&mut Command::new(env!("CARGO_BIN_EXE_malzama")))
        .arg("build")
        .current_dir(elsewhere.path())
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_faulty_city_keeps_its_last_pdf_and_the_others_appear() {
    let project = TestProject::two_cities();
    assert_eq!(project.run(&["build"]).status, 0);
    let last = project.read("out/print/jaffa.pdf");
    let network = project.read("out/print/network.pdf");
    project.remove("out/print/acre.pdf");
    project.edit("data/jaffa/yafa.yaml", "name:", "nmae:");
    insta::assert_snapshot!(ended(&project.run(&["build"]), 1));
    assert!(last == project.read("out/print/jaffa.pdf"), "the last PDF was touched");
    assert!(network == project.read("out/print/network.pdf"), "the last PDF was touched");
    assert!(project.path("out/print/acre.pdf").exists(), "the sound city is missing");
}

#[test]
fn a_layout_that_fails_on_one_edition_keeps_its_last_pdf() {
    let project = TestProject::two_cities();
    assert_eq!(project.run(&["build"]).status, 0);
    let last = project.read("out/print/jaffa.pdf");
    project.remove("out/print/acre.pdf");
    project.edit(
        "layouts/main.typ",
        "#for page",
        "#if manuscript.edition.slug == \"jaffa\" { panic(\"no page for jaffa\") }\n#for page",
    );
    insta::assert_snapshot!(ended(&project.run(&["build"]), 1));
    assert!(last == project.read("out/print/jaffa.pdf"), "the last PDF was touched");
    assert!(project.path("out/print/acre.pdf").exists(), "the sound city is missing");
}

#[test]
fn warnings_of_a_layout_are_shown_and_the_booklet_is_made() {
    let project = TestProject::small();
    project.edit("layouts/main.typ", "\"Amiri\"", "(\"Nowhere\", \"Amiri\")");
    insta::assert_snapshot!(ended(&project.run(&["build", "acre"]), 0));
}

#[test]
fn a_page_count_that_leaves_blank_leaves_is_shown() {
    let project = TestProject::small();
    project.edit("layouts/main.typ", "range(3)", "range(4)");
    insta::assert_snapshot!(ended(&project.run(&["build", "acre"]), 0));
}

#[test]
fn layouts_read_nothing_but_layouts_photographs_and_the_manuscript() {
    for (name, code) in [
        ("record", "#read(\"/data/acre/group.yaml\")"),
        ("outside", "#read(\"../../../etc/passwd\")"),
        ("package", "#import \"@preview/cetz:0.3.0\""),
    ] {
        let project = TestProject::small();
        project.edit("layouts/main.typ", "#for page", &format!("{code}\n#for page"));
        insta::assert_snapshot!(
            format!("layout_reads_{name}"),
            ended(&project.run(&["build", "acre"]), 1)
        );
    }
}

#[test]
fn check_writes_json_for_programs() {
    let project = TestProject::small();
    project.write("data/acre/group.yaml", "nmae: عكا\nbody: نص\n");
    insta::assert_snapshot!(ended(&project.run(&["check", "--format", "json"]), 1));
}

#[test]
fn check_lists_what_still_waits_for_its_photograph() {
    let project = TestProject::small();
    let mut illustration = picture(60, 80);
    // A comment segment directly after the SOI marker, as `illustrate` writes it.
    let mark = b"malzama illustration";
    let length = u16::try_from(mark.len() + 2).expect("a short mark").to_be_bytes();
    let segment: Vec<u8> = [&[0xff, 0xfe][..], &length, mark].concat();
    illustration.splice(2..2, segment);
    project.write_bytes("photos/acre/group.jpg", &illustration);
    insta::assert_snapshot!(ended(&project.run(&["check"]), 0));
}

#[test]
fn the_language_sets_words_digits_and_direction() {
    let digits = "digits: arabic-indic\n";
    for (language, numbering, date) in [
        ("ar", "١", "تشرين الثاني ٢٠٢٦"),
        ("en", "1", "November 2026"),
        ("fr", "1", "novembre 2026"),
    ] {
        let project = TestProject::small();
        project.edit("malzama.yaml", digits, &format!("language: {language}\n"));
        let run = project.run(&["manuscript", "acre", "--out", "-"]);
        assert_eq!(run.status, 0);
        for (key, value) in
            [("language", language), ("numbering", numbering), ("text", date)]
        {
            let entry = format!("\"{key}\": \"{value}\"");
            assert!(run.stdout.contains(&entry), "{entry} in {}", run.stdout);
        }
    }
}

#[test]
fn manuscript_writes_what_a_layout_sees() {
    let project = TestProject::small();
    let run = project.run(&["manuscript", "acre", "--out", "-"]);
    insta::assert_snapshot!(ended(&run, 0));
    assert_eq!(project.run(&["manuscript", "acre"]).stdout, "manuscript.json\n");
    let written = project.read("manuscript.json");
    assert!(run.stdout.as_bytes() == written, "file and standard output differ");
}

#[test]
fn a_font_that_is_no_font_and_one_that_forbids_embedding() {
    let project = TestProject::small();
    project.write("fonts/broken.ttf", "no font");
    let mut restricted = project.read("fonts/amiri/Amiri-Bold.ttf");
    let os2 = (12..).step_by(16).find(|&at| &restricted[at..at + 4] == b"OS/2");
    let entry = os2.expect("the font has an OS/2 table") + 8;
    let offset: [u8; 4] = restricted[entry..entry + 4].try_into().expect("four bytes");
    let fs_type = u32::from_be_bytes(offset) as usize + 8;
    restricted[fs_type..fs_type + 2].copy_from_slice(&2u16.to_be_bytes());
    project.write_bytes("fonts/amiri/Amiri-Bold.ttf", &restricted);
    insta::assert_snapshot!(ended(&project.run(&["build"]), 1));
    assert!(!project.path("out").exists());
}

#[test]
fn a_project_without_fonts() {
    let project = TestProject::small();
    std::fs::remove_dir_all(project.path("fonts")).expect("the fonts' folder");
    insta::assert_snapshot!(ended(&project.run(&["check"]), 1));
}

#[test]
fn a_text_of_200_megabytes_is_not_read() {
    let project = TestProject::small();
    let file = File::create(project.path("data/acre/group.yaml")).expect("a record");
    file.set_len(200 << 20).expect("a sparse file");
    insta::assert_snapshot!(ended(&project.run(&["check"]), 1));
}

#[test]
fn invalid_utf8_is_named_by_its_line() {
    let project = TestProject::small();
    project.write_bytes("data/acre/group.yaml", b"name: ok\nbody: |\n  a\xff b\n");
    insta::assert_snapshot!(ended(&project.run(&["check"]), 1));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let project = TestProject::small();
    let plain = project.run(&["manuscript", "acre", "--out", "-"]).stdout;
    for path in ["malzama.yaml", "data/acre/group.yaml", "data/acre/city.yaml"] {
        let text = String::from_utf8(project.read(path)).expect("a text");
        project.write(path, &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    let windows = project.run(&["manuscript", "acre", "--out", "-"]);
    assert_eq!(windows.status, 0, "{}", windows.whole());
    assert_eq!(plain, windows.stdout);
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_project_is_not_followed() {
    let project = TestProject::small();
    let outside = tempfile::TempDir::new().expect("a temporary folder");
    std::fs::write(outside.path().join("x.jpg"), picture(8, 8)).expect("a picture");
    project.remove("photos/acre/group.jpg");
    std::os::unix::fs::symlink(
        outside.path().join("x.jpg"),
        project.path("photos/acre/group.jpg"),
    )
    .expect("a link");
    insta::assert_snapshot!(ended(&project.run(&["check"]), 1));
}

#[test]
#[cfg(unix)]
fn a_pipe_in_place_of_a_file_is_not_waited_for() {
    let project = TestProject::small();
    project.remove("photos/acre/group.jpg");
    let made = std::process::Command::new("mkfifo")
        .arg(project.path("photos/acre/group.jpg"))
        .status()
        .expect("mkfifo runs");
    assert!(made.success());
    insta::assert_snapshot!(ended(&project.run(&["check"]), 1));
}

#[test]
fn photographs_that_end_early_or_belie_their_names() {
    let project = TestProject::small();
    let whole = project.read("photos/acre/group.jpg");
    project.write_bytes("photos/acre/cut.jpg", &whole[..whole.len() / 2]);
    project.write_bytes("photos/acre/renamed.png", &whole);
    project.write_bytes("photos/acre/note.jpg", b"no picture at all");
    project.edit(
        "data/acre/group.yaml",
        "  - file: acre/group.jpg\n",
        "  - file: acre/cut.jpg\n  - file: acre/renamed.png\n  - file: acre/note.jpg\n",
    );
    insta::assert_snapshot!(ended(&project.run(&["check"]), 1));
    // The format is detected from the content, so the wrong extension is no fault.
    project.edit("data/acre/group.yaml", "  - file: acre/note.jpg\n", "");
    let run = project.run(&["build"]);
    insta::assert_snapshot!("a_photograph_that_ends_early", ended(&run, 1));
}

#[test]
fn a_photograph_with_too_few_pixels_for_its_size() {
    let project = TestProject::two_cities();
    project.write_bytes("photos/acre/group.jpg", &picture(60, 80));
    insta::assert_snapshot!("too_few_pixels", ended(&project.run(&["build"]), 1));
    assert!(project.path("out/print/jaffa.pdf").exists(), "the sound city is missing");
    project.write_bytes("photos/acre/group.jpg", &picture(150, 200));
    insta::assert_snapshot!("few_pixels", ended(&project.run(&["build", "acre"]), 0));
}

#[test]
fn a_damaged_entry_of_the_cache_is_made_again() {
    let project = TestProject::small();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let first = project.read("out/print/acre.pdf");
    let entries: Vec<_> = std::fs::read_dir(project.path(".malzama/photographs"))
        .expect("the cache")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert_eq!(entries.len(), 1);
    let mut bytes = std::fs::read(&entries[0]).expect("an entry");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(&entries[0], bytes).expect("a damaged entry");
    assert_eq!(project.run(&["build", "acre", "--force"]).status, 0);
    assert!(
        first == project.read("out/print/acre.pdf"),
        "a damaged photograph was printed"
    );
}

#[test]
fn a_screen_edition_stands_beside_the_print_edition() {
    let project = TestProject::small();
    insta::assert_snapshot!(ended(&project.run(&["build", "acre", "--screen"]), 0));
    assert!(project.path("out/screen/acre.pdf").exists());
}

#[test]
fn an_edition_that_is_no_longer_listed_keeps_the_network_as_it_was() {
    let project = TestProject::two_cities();
    assert_eq!(project.run(&["build"]).status, 0);
    let network = project.read("out/print/network.pdf");
    project.edit("malzama.yaml", "  - jaffa\n", "");
    insta::assert_snapshot!(ended(&project.run(&["build"]), 1));
    assert!(network == project.read("out/print/network.pdf"), "a network without a city");
}

#[test]
fn a_fault_of_all_editions_is_told_once() {
    let project = TestProject::two_cities();
    project.edit("layouts/main.typ", "#for page", "#nothing\n#for page");
    insta::assert_snapshot!(ended(&project.run(&["build"]), 1));
}

#[test]
fn a_word_of_a_layout_that_no_font_has_stops_the_edition() {
    let project = TestProject::small();
    project.edit("layouts/main.typ", "#for page", "市場\n#for page");
    insta::assert_snapshot!(ended(&project.run(&["build", "acre"]), 1));
    assert!(!project.path("out").exists());
}

#[test]
fn nothing_is_written_among_the_sources() {
    let project = TestProject::small();
    let record = project.read("data/acre/group.yaml");
    for args in [
        &["build", "--out", "data"][..],
        &["manuscript", "acre", "--out", "data/acre/group.yaml"],
        &["manuscript", "acre", "--out", "malzama.yaml"],
    ] {
        let run = project.run(args);
        assert_eq!(run.status, 2, "{}", run.whole());
        assert!(
            run.stderr.contains("lies among the project's sources"),
            "{}",
            run.stderr
        );
    }
    assert!(record == project.read("data/acre/group.yaml"), "a record was replaced");
}

#[test]
fn a_reader_that_stops_reading_hides_no_fault() {
    let project = TestProject::small();
    project.edit("data/acre/group.yaml", "name:", "nmae:");
    let mut process = in_english(&mut Command::new(env!("CARGO_BIN_EXE_malzama")))
        .args(["build"])
        .current_dir(project.root())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(process.stdout.take());
    let output = process.wait_with_output().expect("the binary ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("`name` is missing"));
}

#[test]
fn a_project_that_is_named_and_is_none_is_a_wrong_command_line() {
    let run =
        TestProject::small().run(&["check", "--format", "json", "--project", "nowhere"]);
    insta::assert_snapshot!(ended(&run, 2));
}

#[test]
fn a_folder_that_cannot_be_written_is_the_machines_fault() {
    let project = TestProject::small();
    project.write("proofs", "a file where the folder should be\n");
    let run = project.run(&["build", "acre", "--out", "proofs"]);
    insta::assert_snapshot!(ended(&run, 3));
}

#[test]
fn many_warnings_hide_no_error() {
    let project = TestProject::small();
    let body = "    credit: x\n".repeat(40);
    project.write(
        "data/acre/group.yaml",
        &format!("name: x\nbody: |\n  x\n{body}nmae: y\n"),
    );
    let run = project.run(&["check"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stdout.contains("error: unknown key `nmae`"), "{}", run.whole());
    assert!(run.stdout.contains(" more in `data/acre/group.yaml`"), "{}", run.whole());
}
