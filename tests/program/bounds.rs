//! Records and layouts beyond all bounds: each is an error with its place, soon and
//! without harm to the other editions.

use std::time::{Duration, Instant};

use crate::project::{Run, TestProject};

/// The time within which a record beyond its bounds is refused: generous, because machines
/// that run tests are busy. Laid out, the same records take from half a minute to for ever.
const SOON: Duration = Duration::from_secs(20);

/// The record of a group that is short but for `fields`.
fn group(fields: &str) -> String {
    format!("name: مجموعة عكا\n{fields}\nbody: |\n  نص.\n")
}

/// The record of a group with this text.
fn text(body: &str) -> String {
    format!("name: مجموعة عكا\nbody: |\n  {body}\n")
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// Builds the small project with a file replaced, and expects an error with this place.
#[track_caller]
fn refuse(path: &str, record: &str, error: &str, place: &str) {
    let project = TestProject::small();
    project.write(path, record);
    let start = Instant::now();
    let run = project.run(&["build"]);
    assert!(start.elapsed() < SOON, "{error}: {:?}", start.elapsed());
    expect(&run, error, &format!("{path}:{place}"));
}

/// Expects the end of a run that reports an error with its place.
#[track_caller]
fn expect(run: &Run, error: &str, place: &str) {
    let stderr: String = run.stderr.chars().take(4000).collect();
    assert_eq!(run.status, 1, "{stderr}");
    let wanted = format!("error: {error}\n");
    let (_, rest) = run.stderr.split_once(&wanted).unwrap_or_else(|| panic!("{stderr}"));
    let found = rest.lines().next().unwrap_or_default().trim_start();
    assert_eq!(found, format!("--> {place}"), "{stderr}");
    assert!(!run.stderr.contains("panicked"), "{stderr}");
    assert!(run.stderr.len() < 60_000, "{} bytes", run.stderr.len());
}

const GROUP: &str = "data/acre/group.yaml";
const CITY: &str = "data/acre/city.yaml";
const NETWORK: &str = "data/network.yaml";

#[test]
fn words_and_letters_have_bounds() {
    let long = "a word of 40000 letters; one may have 1000";
    refuse(GROUP, &text(&"ب".repeat(40_000)), long, "3:3");
    let bound = "نص ".repeat(20) + &"كلمة\u{a0}".repeat(8000);
    refuse(GROUP, &text(&bound), long, "3:63");
    let marks =
        |count| format!("{count} marks or invisible signs on one letter; it may have 20");
    let name = format!("name: م{}\nbody: |\n  نص.\n", "\u{64e}".repeat(100_000));
    refuse(GROUP, &name, &marks(100_000), "1:8");
    let body = format!("ب{}", "\u{651}\u{64e}".repeat(50_000));
    refuse(GROUP, &text(&body), &marks(100_000), "3:4");
    for sign in ["\u{200d}", "\u{2067}"] {
        refuse(GROUP, &text(&(sign.repeat(100_000) + "ب")), &marks(100_000), "3:3");
    }
    let escaped = format!("name: \"م{}\"\nbody: |\n  نص.\n", "\\u064e".repeat(1000));
    refuse(GROUP, &escaped, &marks(1000), "1:7");
}

#[test]
fn texts_have_bounds() {
    let paragraph = "كلمة ".repeat(20_000);
    let long = "a paragraph of 20000 words; one may have 1000";
    refuse(GROUP, &text(&paragraph), long, "3:3");
    let paragraphs = "ب\n\n  ".repeat(100_000);
    let many = "`body` has 100000 paragraphs; it may have 2500";
    refuse(GROUP, &text(&paragraphs), many, "5003:3");
    let words = ("كلمة ".repeat(100) + "\n\n  ").repeat(4300);
    let many = "`body` has 430000 words; it may have 25000";
    refuse(GROUP, &text(&words), many, "2:1");
    let network =
        format!("title: أ\nname: ب\nintroduction: |\n  {}\n", "كلمة ".repeat(9000));
    let long = "a paragraph of 9000 words; one may have 1000";
    refuse(NETWORK, &network, long, "4:3");
}

#[test]
fn single_lines_have_bounds() {
    let letters =
        |key, count, most| format!("`{key}` has {count} letters; it may have {most}");
    let long = "كلمة ".repeat(5000);
    let name = format!("name: {long}\nbody: |\n  نص.\n");
    refuse(GROUP, &name, &letters("name", 24_999, 500), "1:7");
    for (key, most) in [("label", 2000), ("founded", 500), ("phone", 200)] {
        let record = group(&format!("{key}: {long}"));
        let place = format!("2:{}", key.len() + 3);
        refuse(GROUP, &record, &letters(key, 24_999, most), &place);
    }
    for (key, most) in [("caption", 2000), ("credit", 500), ("alt", 4000)] {
        let photograph = format!("  - file: acre/group.jpg\n    {key}: {long}");
        let record = group(&format!("photographs:\n{photograph}"));
        let place = format!("4:{}", key.len() + 7);
        refuse(GROUP, &record, &letters(key, 24_999, most), &place);
    }
    let links = group(&format!("links:\n  - {long}"));
    refuse(GROUP, &links, &letters("links", 24_999, 1000), "3:5");
    let facts = group(&format!("extra:\n  حقيقة: {long}"));
    refuse(GROUP, &facts, &letters("extra", 24_999, 1000), "3:10");
    let heading = format!("name: عكا\nheading: {long}\npartners:\n  - group\n");
    refuse(CITY, &heading, &letters("heading", 24_999, 500), "2:10");
    let title = format!("title: {long}\nname: ب\nintroduction: |\n  نص.\n");
    refuse(NETWORK, &title, &letters("title", 24_999, 500), "1:8");
}

#[test]
fn lists_have_bounds() {
    let items =
        |key, count, most| format!("`{key}` has {count} items; it may have {most}");
    let links = lines(100_000, |index| format!("  - https://a.ps/{index}\n"));
    let record = group(&format!("links:\n{links}"));
    refuse(GROUP, &record, &items("links", 100_000, 50), "53:5");
    let photographs = "  - file: acre/group.jpg\n".repeat(10_000);
    let record = group(&format!("photographs:\n{photographs}"));
    refuse(GROUP, &record, &items("photographs", 10_000, 300), "303:5");
    let many = "the file is too large or too deeply nested";
    let record = group(&format!("photographs:\n{}", photographs.repeat(10)));
    refuse(GROUP, &record, many, "83334:11");
    let facts = lines(20_000, |index| format!("  ح{index}: ق\n"));
    let record = group(&format!("extra:\n{facts}"));
    refuse(GROUP, &record, &items("extra", 20_000, 500), "503:3");
    let keys = lines(20_000, |index| format!("k{index}: ق\n"));
    let many = "a partner group has 20002 keys; it may have 1000";
    refuse(GROUP, &group(&keys), many, "1001:1");
    let city = "name: عكا\nheading: ع\npartners:\n  - group\n";
    let groups = city.to_owned() + &lines(20_000, |index| format!("  - g{index}\n"));
    refuse(CITY, &groups, &items("partners", 20_001, 1000), "1004:5");
    let market = format!("{city}market:\n{photographs}");
    refuse(CITY, &market, &items("market", 10_000, 300), "306:5");
    let extra = format!("{city}extra:\n{facts}");
    refuse(CITY, &extra, &items("extra", 20_000, 500), "506:3");
    let nested = format!("{city}extra:\n  a: {}x{}\n", "[".repeat(40), "]".repeat(40));
    let deep = "lists and pairs in `extra` are more than 20 deep within each other";
    refuse(CITY, &nested, deep, "6:26");
}

#[test]
fn a_city_has_bounds() {
    let project = TestProject::small();
    let body = ("كلمة ".repeat(100) + "\n\n  ").repeat(240);
    let names = lines(5, |index| format!("  - g{index}\n"));
    for index in 0..5 {
        project.write(&format!("data/acre/g{index}.yaml"), &text(&body));
    }
    project.edit(CITY, "partners:\n", &format!("partners:\n{names}"));
    let run = project.run(&["check"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("words with all its groups; it may have 100000"));
}

#[test]
fn faults_without_number_are_told_soon() {
    for (record, first) in [
        ("- name: x\n".repeat(100_000), "a `-` stands before `name`"),
        ("\t\tx: y\n".repeat(100_000), "the line begins with a tab"),
        (lines(50_000, |index| format!("x{index}: &a b\n")), "a text cannot begin"),
        (text(&"\u{4e00}\u{4e01}\n\n  ".repeat(2000)), "no font has"),
    ] {
        let project = TestProject::small();
        project.write(GROUP, &record);
        let start = Instant::now();
        let run = project.run(&["build"]);
        assert!(start.elapsed() < SOON, "{first}: {:?}", start.elapsed());
        assert_eq!(run.status, 1, "{first}");
        assert!(run.stderr.contains(first), "{}", run.stderr);
    }
}

#[test]
fn a_fault_quotes_no_more_than_one_reads() {
    for value in ["\"".repeat(500_000), "[".repeat(500_000), "a: ".repeat(150_000)] {
        let project = TestProject::small();
        project.write(GROUP, &group(&format!("x: {value}")));
        let run = project.run(&["build"]);
        assert_eq!(run.status, 1);
        assert!(run.stderr.len() < 10_000, "{} bytes", run.stderr.len());
    }
}

#[test]
fn a_path_that_no_file_can_have_is_a_fault_of_the_record() {
    for file in
        [format!("acre/{}.jpg", "x".repeat(400)), "acre/group.jpg/x.jpg".to_owned()]
    {
        let project = TestProject::small();
        project.write(GROUP, &group(&format!("photographs:\n  - file: {file}")));
        let run = project.run(&["build"]);
        assert_eq!(run.status, 1, "{}", run.whole());
        assert!(run.stderr.contains("--> data/acre/group.yaml:3:11"), "{}", run.stderr);
    }
    let project = TestProject::small();
    let profile = format!("profile: icc/{}.icc", "x".repeat(400));
    project.edit("data/press/coated.yaml", "profile: ", &format!("{profile} # "));
    let run = project.run(&["build"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("--> data/press/coated.yaml:"), "{}", run.stderr);
}
