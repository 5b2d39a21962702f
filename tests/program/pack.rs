//! Packs: what is in them and in what form, and which editions are not packed.

use std::fs;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use crate::project::TestProject;
use crate::ticket::with_ticket;

/// Returns the entries of Acre's pack: names and contents, in their order. Their form is asserted.
fn entries(project: &TestProject) -> Vec<(String, Vec<u8>)> {
    let bytes = project.read("out/pack/acre.zip");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).expect("an entry");
            let name = entry.name().to_owned();
            assert!(name.is_ascii() && entry.enclosed_name().is_some(), "{name}");
            assert_eq!(entry.compression(), CompressionMethod::Stored, "{name}");
            let date = entry.last_modified().expect("a date");
            assert_eq!(date.to_string(), "2026-11-23 00:00:00", "{name}");
            assert_eq!(entry.unix_mode().map(|it| it & 0o777), Some(0o644), "{name}");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its checksum is right");
            (name, content)
        })
        .collect()
}

/// Runs `pack acre`, which must refuse it and leave nothing behind; returns what is said.
#[track_caller]
fn refused(project: &TestProject) -> String {
    let run = project.run(&["pack", "acre"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(!project.path("out/pack").exists(), "something was written");
    assert!(!project.path("out/ticket").exists(), "something was written");
    run.stderr
}

#[test]
fn a_pack_has_all_that_a_print_shop_gets_and_nothing_else() {
    let project = with_ticket();
    let run = project.run(&["build", "--screen"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let run = project.run(&["pack", "acre"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stdout.contains("acre: 8 files"), "{}", run.stdout);
    assert!(run.stdout.contains("out/pack/acre.zip"), "{}", run.stdout);
    let entries = entries(&project);
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "README.txt",
            "print/acre.pdf",
            "ticket/acre.pdf",
            "ticket/acre.xml",
            "ticket/acre.json",
            "press/coated.yaml",
            "press/icc/ISOcoated_v2_300_bas.icc",
            "report/index.html",
        ]
    );
    // The files are those that are there; the contract finds its profile.
    for (name, path) in [
        ("print/acre.pdf", "out/print/acre.pdf"),
        ("ticket/acre.pdf", "out/ticket/acre.pdf"),
        ("ticket/acre.xml", "out/ticket/acre.xml"),
        ("ticket/acre.json", "out/ticket/acre.json"),
        ("press/coated.yaml", "data/press/coated.yaml"),
        ("press/icc/ISOcoated_v2_300_bas.icc", "data/press/icc/ISOcoated_v2_300_bas.icc"),
    ] {
        let packed = entries.iter().find(|(it, _)| it == name).expect("it is there");
        assert!(packed.1 == project.read(path), "{name}");
    }
    let text = |name: &str| {
        let found = entries.iter().find(|(it, _)| it == name).expect("it is there");
        String::from_utf8(found.1.clone()).expect("UTF-8")
    };
    let read_me = text("README.txt");
    for name in &names[1..] {
        assert_eq!(read_me.matches(name).count(), 2, "{name} in both languages");
    }
    assert!(read_me.contains("bound on the RIGHT"), "{read_me}");
    assert!(read_me.contains("مجلّد من اليمين"), "{read_me}");
    assert_eq!(read_me.matches('\n').count(), read_me.matches("\r\n").count());
    // The report is on this edition alone.
    let report = text("report/index.html");
    assert!(report.contains("../print/acre.pdf"), "no link to the PDF");
    assert!(!report.contains("../print/network.pdf"), "it has other editions");
}

#[test]
fn a_pack_is_the_same_for_the_same_sources() {
    let project = with_ticket();
    assert_eq!(project.run(&["build"]).status, 0);
    assert_eq!(project.run(&["pack"]).status, 0);
    let read =
        || ["acre", "network"].map(|it| project.read(&format!("out/pack/{it}.zip")));
    let first = read();
    fs::remove_dir_all(project.path("out")).expect("it is there");
    fs::remove_dir_all(project.path(".malzama")).expect("it is there");
    assert_eq!(project.run(&["build", "--jobs", "1"]).status, 0);
    assert_eq!(project.run(&["pack", "network", "acre"]).status, 0);
    assert!(read() == first, "two packs of the same sources differ");
}

#[test]
fn an_edition_that_is_not_made_is_not_packed() {
    let project = with_ticket();
    let told = refused(&project);
    assert!(told.contains("there is no `out/print/acre.pdf`"), "{told}");
    assert!(told.contains("malzama build acre"), "{told}");
}

#[test]
fn an_edition_whose_sources_changed_is_not_packed_and_the_last_pack_stays() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    assert_eq!(project.run(&["pack", "acre"]).status, 0);
    let first = project.read("out/pack/acre.zip");
    project.edit("data/acre/group.yaml", "body: |\n", "body: |\n  كلمة ");
    let run = project.run(&["pack", "acre"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    let told = run.stderr;
    assert!(told.contains("is old: `data/acre/group.yaml`"), "{told}");
    assert!(told.contains("`out/pack/acre.zip` is old: do not send it"), "{told}");
    assert!(project.read("out/pack/acre.zip") == first);
    // A build says so too, until it is packed again.
    for _ in 0..2 {
        let run = project.run(&["build", "acre"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        assert!(run.stderr.contains("`out/pack/acre.zip` is old"), "{}", run.stderr);
    }
    assert_eq!(project.run(&["pack", "acre"]).status, 0);
    let run = project.run(&["build", "acre"]);
    assert!(!run.stderr.contains("is old"), "{}", run.stderr);
    assert!(project.read("out/pack/acre.zip") != first);
}

#[test]
fn an_edition_that_was_changed_by_another_hand_is_not_packed() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let mut pdf = project.read("out/print/acre.pdf");
    pdf.extend(b"% once more\n");
    project.write_bytes("out/print/acre.pdf", &pdf);
    let told = refused(&project);
    assert!(told.contains("not known as the last one made"), "{told}");
}

#[test]
fn a_withheld_edition_is_not_packed_even_beside_an_older_pdf() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    project.remove("photos/acre/group.jpg");
    assert_eq!(project.run(&["build", "acre"]).status, 1);
    assert!(project.path("out/print/acre.pdf").exists(), "the last good one stays");
    let told = refused(&project);
    assert!(told.contains("withheld from print because of its photographs"), "{told}");
}

#[test]
fn a_rejected_edition_is_not_packed() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    project.write_bytes("out/print/acre.rejected.pdf", b"%PDF-1.6\n");
    let told = refused(&project);
    assert!(told.contains("its last PDF breaks rules of the press"), "{told}");
}

#[test]
fn one_refused_edition_does_not_stop_the_others() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let run = project.run(&["pack"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("edition `network` was not packed"), "{}", run.stderr);
    assert!(project.path("out/pack/acre.zip").exists());
    assert!(!project.path("out/pack/network.zip").exists());
    let run = project.run(&["pack", "nowhere"]);
    assert_eq!(run.status, 2, "{}", run.whole());
}

#[test]
fn names_that_are_not_plain_become_plain_in_a_pack() {
    let project = with_ticket();
    let profile = project.read("data/press/icc/ISOcoated_v2_300_bas.icc");
    project.write_bytes("data/press/ألوان.icc", &profile);
    let contract = String::from_utf8(project.read("data/press/coated.yaml"));
    let contract = contract.expect("a text");
    let contract = contract.replace("icc/ISOcoated_v2_300_bas.icc", "ألوان.icc");
    project.write("data/press/مطبعتنا.yaml", &contract);
    let press = ["--press", "مطبعتنا"];
    assert_eq!(project.run(&[&["build", "acre"], &press[..]].concat()).status, 0);
    let run = project.run(&[&["pack", "acre"], &press[..]].concat());
    assert_eq!(run.status, 0, "{}", run.whole());
    let names: Vec<String> = entries(&project).into_iter().map(|it| it.0).collect();
    assert!(names.contains(&"press/contract.yaml".to_owned()), "{names:?}");
    assert!(names.contains(&"press/profile.icc".to_owned()), "{names:?}");
}

#[test]
fn an_edition_is_not_packed_with_another_contract_than_it_was_made_by() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let run = project.run(&["pack", "acre", "--press", "uncoated"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    let told = run.stderr;
    assert!(told.contains("`out/print/acre.pdf` is old: the print contract"), "{told}");
    assert!(!project.path("out/pack").exists());
}

/// A cover that nobody knows of may be of another edition, or old.
#[test]
fn files_that_the_program_did_not_deliver_are_not_packed() {
    let project = with_ticket();
    let foreign = ["print/acre-cover.pdf", "print/acre-text.pdf", "sheets/acre.pdf"];
    for path in foreign {
        project.write(&format!("out/{path}"), "%PDF-1.6\n");
    }
    assert_eq!(project.run(&["build", "acre", "--ticket"]).status, 0);
    assert_eq!(project.run(&["pack", "acre"]).status, 0);
    let ticket = String::from_utf8(project.read("out/ticket/acre.json")).expect("a text");
    let packed = entries(&project);
    for path in foreign {
        assert!(!ticket.contains(path), "{path} is on the ticket");
        assert!(packed.iter().all(|(name, _)| name != path), "{path} is packed");
    }
}
