//! The preview as a server: whom it answers, and what it tells of a project as its files
//! change.

use serde_json::Value;

use crate::preview_client::Preview;
use crate::project::{TestProject, copy_folder, picture};

/// Returns the slugs of the listed editions, and whether each has pages.
fn listed(state: &Value) -> Vec<(&str, bool)> {
    let editions = state["editions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let has_pages = |it: &Value| it["pages"].as_array().is_some_and(|it| !it.is_empty());
    editions.iter().map(|it| (it["slug"].as_str().unwrap_or(""), has_pages(it))).collect()
}

fn is_set(state: &Value) -> bool {
    !listed(state).is_empty()
}

#[test]
fn only_this_machine_is_answered_through_any_port() {
    let preview = Preview::of(&TestProject::small());
    let port = preview.host.rsplit(':').next().expect("a port");
    for host in [
        preview.host.clone(),
        format!("localhost:{port}"),
        "localhost".to_owned(),
        "localhost:8080".to_owned(),
        "127.0.0.1:8080".to_owned(),
        "[::1]:8080".to_owned(),
    ] {
        assert_eq!(preview.get("", &host).0, 200, "{host}");
    }
    for host in ["evil.example", "localhost.evil.example:8080", "127.0.0.2", ""] {
        assert_eq!(preview.get("", host).0, 421, "{host}");
    }
}

#[test]
fn the_page_begins_in_the_language_of_the_run() {
    let project = TestProject::small();
    for (language, direction) in [("ar", "rtl"), ("en", "ltr")] {
        let preview = Preview::with(&project, &["--no-pdf", "--lang", language]);
        let (status, page) = preview.get("", &preview.host);
        let begins = format!("<html lang=\"{language}\" dir=\"{direction}\">");
        assert_eq!(status, 200);
        assert!(page.contains(&begins), "{language}: {page:.200}");
    }
}

#[test]
fn an_edition_that_cannot_be_set_is_listed_with_the_others() {
    let project = TestProject::two_cities();
    project.edit("data/jaffa/yafa.yaml", "name:", "nmae:");
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    assert_eq!(listed(&state), [("acre", true), ("jaffa", false), ("network", false)]);
    assert_eq!(state["editions"][1]["name"], "يافا");
    assert_eq!(state["build"]["state"], "failed");
    assert!(state["problems"].to_string().contains("nmae"));
    project.edit("data/jaffa/yafa.yaml", "nmae:", "name:");
    let (state, _) =
        preview.wait("the mended edition", |it| listed(it).iter().all(|(_, set)| *set));
    assert_eq!(state["problems"], Value::Array(Vec::new()));
}

#[test]
fn findings_of_photographs_come_and_go_with_them() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(60, 80));
    let preview = Preview::of(&project);
    let told = |state: &Value| {
        let findings = state["findings"].as_array().cloned().unwrap_or_default();
        let of_photograph =
            |it: &Value| it["title"]["en"].to_string().contains("group.jpg");
        findings.into_iter().filter(of_photograph).collect::<Vec<_>>()
    };
    let (state, _) = preview.wait("the pages", is_set);
    let found = told(&state);
    assert_eq!(found.len(), 2, "one in each edition: {found:#?}");
    for finding in &found {
        assert_eq!(finding["severity"], "error", "{finding:#}");
        assert_eq!(finding["page"], 4, "{finding:#}");
        assert_eq!(finding["code"], "photograph/too-few-pixels");
    }
    // Its pages are set all the same.
    assert_eq!(listed(&state), [("acre", true), ("network", true)]);
    assert_eq!(state["problems"], Value::Array(Vec::new()));
    // It goes: what is told is that it is missing, and nothing of its pixels.
    project.remove("photos/acre/group.jpg");
    let (state, _) = preview.wait("the missing photograph", |state| {
        told(state).iter().any(|it| it["code"] == "photograph/missing")
    });
    assert_eq!(told(&state).len(), 1, "{state:#}");
    assert_eq!(listed(&state), [("acre", true), ("network", true)]);
    // No record names it any more.
    project.edit(
        "data/acre/group.yaml",
        "photographs:\n  - file: acre/group.jpg\n    credit: أرشيف المجموعة\n    alt: شارع مسقوف في السوق\n",
        "",
    );
    preview.wait("a project without it", |state| told(state).is_empty());
}

#[test]
fn what_the_preflight_found_in_a_photograph_goes_with_it() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(150, 200));
    let preview = Preview::with(&project, &[]);
    let is_told = |state: &Value| state["findings"].to_string().contains("R0031");
    preview.wait("what the preflight found", is_told);
    project.remove("photos/acre/group.jpg");
    let is_missing =
        |state: &Value| state["findings"].to_string().contains("photograph/missing");
    let (state, _) = preview.wait("the missing photograph", is_missing);
    assert!(!is_told(&state), "{:#}", state["findings"]);
    // The print file is that of before, and nothing of it is told.
    let proof = project.path("out/draft/network.pdf");
    let is_made = |state: &Value| proof.exists() && state["build"]["state"] != "making";
    let (state, _) = preview.wait("the proofs", is_made);
    assert!(!is_told(&state), "{:#}", state["findings"]);
    assert_eq!(state["editions"][0]["pdf"]["state"], "older", "{:#}", state["editions"]);
}

#[test]
fn a_folder_that_takes_the_place_of_data_is_noticed() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    let key = |state: &Value| state["editions"][0]["pages"][3]["key"].clone();
    let first = key(&state);
    copy_folder(&project.path("data"), &project.path("new"));
    project.edit("new/acre/group.yaml", "شباب", "شبّان");
    std::fs::rename(project.path("data"), project.path("old")).expect("it moves away");
    std::fs::rename(project.path("new"), project.path("data")).expect("another comes");
    let (state, _) = preview.wait("the new folder", |state| key(state) != first);
    let second = key(&state);
    // Saves in the new folder are noticed as well, and editors' leftovers are not named.
    project.write("data/acre/group.yaml~", "a copy of before");
    project.write("data/acre/.group.yaml.swp", "a copy of now");
    project.edit("data/acre/group.yaml", "شبّان", "شابّات");
    let (state, _) = preview.wait("the save", |state| key(state) != second);
    assert_eq!(state["took"]["file"], "data/acre/group.yaml", "{state:#}");
}

#[test]
fn a_layout_without_end_is_told_and_the_preview_goes_on() {
    let project = TestProject::small();
    let limits = "press: coated\nlimits: { time: 2 s }\n";
    project.edit("malzama.yaml", "press: coated\n", limits);
    let preview = Preview::of(&project);
    preview.wait("the pages", is_set);
    let pages = "#for page in range(3)";
    let endless = "#for a in range(1000000) { for b in range(1000) { let c = a } }\n";
    let main = "layouts/main.typ";
    project.edit(main, pages, &format!("{endless}{pages}"));
    let problems = |state: &Value| state["problems"].to_string();
    let (state, _) = preview
        .wait("the fault", |state| problems(state).contains("was stopped after 2 s"));
    assert!(problems(&state).contains("layouts/main.typ"), "{state:#}");
    project.edit(main, endless, "");
    let (state, _) = preview.wait("the pages again", |state| problems(state) == "[]");
    assert_eq!(listed(&state), [("acre", true), ("network", true)]);
}

/// Returns what is made of an edition beside its pages.
fn views(preview: &Preview, slug: &str) -> Value {
    let path = format!("views.json?edition={slug}");
    let (status, body) = preview.get(&path, &preview.host);
    assert_eq!(status, 200, "{body}");
    serde_json::from_str(&body).expect("JSON")
}

/// Returns the pages of places from left to right.
fn pages(places: &Value) -> Vec<Option<u64>> {
    let places = places.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut pages: Vec<_> =
        places.iter().map(|it| (it["column"].as_u64(), it["page"].as_u64())).collect();
    pages.sort_unstable();
    pages.into_iter().map(|(_, page)| page).collect()
}

#[test]
fn sheets_of_eight_pages_bound_at_the_right_lie_as_they_are_printed() {
    let project = TestProject::small();
    project.edit("layouts/main.typ", "#for page in range(3)", "#for page in range(7)");
    let preview = Preview::of(&project);
    preview.wait("the pages", is_set);
    let told = views(&preview, "acre");
    let sheets = told["sheets"]["sheets"].as_array().expect("sheets");
    let sides: Vec<_> =
        sheets.iter().map(|it| [&it["front"], &it["back"]].map(pages)).collect();
    let side = |left, right| vec![Some(left), Some(right)];
    assert_eq!(sides, [[side(1, 8), side(7, 2)], [side(3, 6), side(5, 4)]]);
    assert_eq!(told["sheets"]["ordered"], false);
    // The right half goes over the left one, and the front comes out.
    let fold = &sheets[0]["folds"][0];
    assert_eq!(fold["half"], "right");
    assert_eq!(pages(&fold["before"]), side(7, 2));
    assert_eq!(pages(&fold["after"]), [Some(1)]);
    assert_eq!(told["cover"]["kind"], "in-text");
    assert_eq!(told["ticket"]["pages"]["all"], 8);
    assert_eq!(told["ticket"]["copies"], Value::Null, "it is open");
    assert_eq!(views(&preview, "nowhere"), Value::Null);
    assert_eq!(views(&preview, "%22%3E"), Value::Null);
}

#[test]
fn a_cover_with_a_spine_and_its_ticket_follow_the_contract() {
    let project = TestProject::small();
    project.edit("layouts/main.typ", "#for page in range(3)", "#for page in range(11)");
    let preview = Preview::of(&project);
    preview.wait("the pages", is_set);
    let contract = "data/press/coated.yaml";
    let job = "binding: perfect\ncopies: 500\nflaps: 80 mm\nspine: text-and-cover\n\
               paper:\n  text: { caliper: 0.12 mm }\n  cover: { caliper: 0.25 mm }\n\
               sheets: { scheme: signatures-8 }\n";
    project.edit(contract, "binding: saddle-stitch\n", job);
    let start = std::time::Instant::now();
    let told = loop {
        let told = views(&preview, "acre");
        if told["ticket"]["copies"] == 500 {
            break told;
        }
        assert!(start.elapsed() < crate::preview_client::PATIENCE, "{told:#}");
        std::thread::sleep(std::time::Duration::from_millis(50));
    };
    // Eight pages of text are four leaves: 0.48 mm, and 0.5 mm of cover.
    assert_eq!(told["cover"]["kind"], "wrapped");
    assert_eq!(
        (&told["cover"]["spine"], &told["cover"]["flap"]),
        (&0.98.into(), &80.0.into())
    );
    assert_eq!(
        told["ticket"]["pages"],
        serde_json::json!({"all": 12, "text": 8, "cover": 4})
    );
    // The sheets are of the text alone.
    let sheets = told["sheets"]["sheets"].as_array().expect("sheets");
    assert_eq!((sheets.len(), &told["sheets"]["without_cover"]), (1, &true.into()));
    let front = sheets[0]["front"].as_array().expect("places");
    let mut on_front: Vec<_> =
        front.iter().filter_map(|it| it["page"].as_u64()).collect();
    on_front.sort_unstable();
    assert_eq!(on_front, [3, 6, 7, 10]);
    assert!(front.iter().any(|it| it["turned"] == true));
    let halves: Vec<_> = sheets[0]["folds"]
        .as_array()
        .expect("folds")
        .iter()
        .map(|it| &it["half"])
        .collect();
    assert_eq!(halves, ["top", "right"]);
}
