//! Editions by their names: what may be typed for them on the command line.

use serde_json::Value;

use crate::project::TestProject;

/// Returns the manuscript of the edition that is typed.
#[track_caller]
fn manuscript(project: &TestProject, typed: &str) -> Value {
    let run = project.run(&["manuscript", typed, "--out", "-"]);
    assert_eq!(run.status, 0, "{typed}: {}", run.whole());
    serde_json::from_str(&run.stdout).expect("a manuscript is JSON")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn editions_may_be_named_by_what_their_records_say() {
    let project = TestProject::two_cities();
    let slug =
        |typed: &str| text(&manuscript(&project, typed)["edition"]["slug"]).to_owned();
    let network = manuscript(&project, "network");
    let city = text(&network["cities"][0]["name"]);
    assert_eq!(slug(city), "acre");
    assert_eq!(slug(&format!("\u{200f} {city} ")), "acre");
    assert_eq!(slug("يافا"), "jaffa");
    assert_eq!(slug("Jaffa"), "jaffa");
    assert_eq!(slug(text(&network["edition"]["name"])), "network");
    assert_eq!(slug(text(&network["edition"]["title"])), "network");
}

#[test]
fn build_makes_the_edition_that_is_named_in_arabic_alone() {
    let project = TestProject::two_cities();
    let run = project.run(&["build", "يافا"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(project.path("out/print/jaffa.pdf").exists());
    assert!(!project.path("out/print/acre.pdf").exists());
}

#[test]
fn an_edition_that_is_misspelt_is_guessed_in_either_script() {
    let project = TestProject::two_cities();
    for (typed, expected) in [
        ("يفا", "did you mean `يافا`?"),
        ("jafa", "did you mean `jaffa`?"),
        ("القدس الشريف", "the editions are `acre (عكا)`, `jaffa (يافا)`, `network ("),
    ] {
        let run = project.run(&["build", typed]);
        assert_eq!(run.status, 2, "{}", run.whole());
        assert!(run.stderr.contains(&format!("there is no edition `{typed}`")));
        assert!(run.stderr.contains(expected), "{}", run.whole());
    }
}
