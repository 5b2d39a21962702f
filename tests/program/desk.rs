//! The desk: records are written from the page of this server alone, only over the version that
//! was seen, and never without a way back.

use std::io::Write;
use std::thread;

use serde_json::{Value, json};

use crate::preview_client::{Preview, read};
use crate::project::TestProject;

const GROUP: &str = "data/acre/group.yaml";
const GROUP_QUERY: &str = "desk/record.json?path=data%2Facre%2Fgroup.yaml";

/// Sends a request that writes; returns status and answer.
fn post_bytes(
    preview: &Preview,
    path: &str,
    headers: &str,
    bytes: &[u8],
) -> (u16, Value) {
    let mut stream = preview.connect();
    let (below, host, length) = (&preview.path, &preview.host, bytes.len());
    write!(
        stream,
        "POST {below}{path} HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: {length}\r\n\
         Connection: close\r\n\r\n"
    )
    .expect("a request");
    // A server that refuses need not read all of it.
    let _ = stream.write_all(bytes);
    let (status, _, body) = read(stream);
    (status, serde_json::from_slice(&body).unwrap_or_default())
}

/// Sends a request as the page does.
fn post(preview: &Preview, path: &str, body: &Value) -> (u16, Value) {
    let headers = own(preview);
    post_bytes(preview, path, &headers, body.to_string().as_bytes())
}

/// The headers by which the page of this server is known.
fn own(preview: &Preview) -> String {
    format!("Origin: http://{}\r\nX-Malzama-Desk: 1\r\n", preview.host)
}

fn get(preview: &Preview, path: &str) -> Value {
    let (status, body) = preview.get(path, &preview.host);
    assert_eq!(status, 200, "{path}: {body}");
    serde_json::from_str(&body).expect("JSON")
}

fn version(preview: &Preview) -> String {
    get(preview, GROUP_QUERY)["version"].as_str().expect("a version").to_owned()
}

fn set_name(preview: &Preview, version: &str, name: &str) -> (u16, Value) {
    let edit = json!({ "op": "set", "at": ["name"], "value": name });
    post(
        preview,
        "desk/edit",
        &json!({ "path": GROUP, "version": version, "edits": [edit] }),
    )
}

fn text(project: &TestProject) -> String {
    String::from_utf8(project.read(GROUP)).expect("a text")
}

#[test]
fn only_the_page_of_this_server_writes() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let before = project.read(GROUP);
    let host = preview.host.clone();
    let edit = json!({ "op": "set", "at": ["name"], "value": "x" });
    let body = json!({ "path": GROUP, "version": version(&preview), "edits": [edit] })
        .to_string();
    for headers in [
        String::new(),
        format!("Origin: http://{host}\r\n"),
        "X-Malzama-Desk: 1\r\n".to_owned(),
        "Origin: http://evil.example\r\nX-Malzama-Desk: 1\r\n".to_owned(),
        format!(
            "Origin: http://{host}\r\nSec-Fetch-Site: cross-site\r\nX-Malzama-Desk: 1\r\n"
        ),
        "Origin: null\r\nX-Malzama-Desk: 1\r\n".to_owned(),
    ] {
        let (status, _) = post_bytes(&preview, "desk/edit", &headers, body.as_bytes());
        assert_eq!(status, 403, "{headers}");
    }
    // Without the key nothing is answered, whoever asks.
    let mut stranger = Preview::of(&project);
    stranger.path = "/".to_owned();
    assert_eq!(post(&stranger, "desk/edit", &json!({})).0, 403);
    assert_eq!(project.read(GROUP), before);
    // A preview that only shows has no desk at all.
    let shown = Preview::with(&project, &["--no-pdf", "--read-only"]);
    assert_eq!(post(&shown, "desk/undo", &json!({})).0, 405);
    assert_eq!(shown.get("desk/records.json", &shown.host).0, 404);
    assert_eq!(shown.state()["desk"]["writable"], false);
}

#[test]
fn an_edit_is_written_over_the_version_that_was_seen_alone() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let seen = version(&preview);
    let before = text(&project);
    let (status, answer) = set_name(&preview, &seen, "مجموعة الميناء");
    assert_eq!((status, &answer["changed"]), (200, &json!(true)));
    assert_eq!(text(&project), before.replacen("مجموعة عكا 5000", "مجموعة الميناء", 1));
    // Whoever saw the older version is shown the newer one, and nothing is written.
    let after = project.read(GROUP);
    let (status, answer) = set_name(&preview, &seen, "أخرى");
    assert_eq!(
        (status, answer["record"]["name"].as_str()),
        (409, Some("مجموعة الميناء"))
    );
    assert_eq!(project.read(GROUP), after);
    // An edit that would read otherwise, of no record, or that is none.
    let now = version(&preview);
    let at = json!({ "op": "remove", "at": ["nothing"] });
    let wanted = json!({ "path": GROUP, "version": now, "edits": [at] });
    assert_eq!(post(&preview, "desk/edit", &wanted).0, 422);
    for path in [
        "../secret.yaml",
        "photos/acre/group.jpg",
        "data/press/coated.yaml",
        "/etc/passwd",
    ] {
        let wanted = json!({ "path": path, "version": now, "edits": [] });
        assert_eq!(post(&preview, "desk/edit", &wanted).0, 404, "{path}");
    }
    assert_eq!(post(&preview, "desk/edit", &json!({ "nonsense": 1 })).0, 400);
    assert_eq!(project.read(GROUP), after);
}

#[test]
fn of_two_writers_one_wins_and_nothing_is_lost() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let mut written = Vec::new();
    for round in 0..100 {
        let seen = version(&preview);
        let names = [format!("اسم {round} أ"), format!("اسم {round} ب")];
        let answers: Vec<u16> = thread::scope(|scope| {
            let writers = names
                .each_ref()
                .map(|name| scope.spawn(|| set_name(&preview, &seen, name).0));
            writers.into_iter().map(|it| it.join().expect("an answer")).collect()
        });
        let mut sorted = answers.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [200, 409], "round {round}");
        let winner = answers.iter().position(|status| *status == 200).expect("a winner");
        assert!(text(&project).contains(&names[winner]), "round {round}");
        written.push(names[winner].clone());
    }
    // Every version is in the history, the newest first.
    let history = get(&preview, "desk/history.json");
    let days = history["days"].as_array().expect("days");
    let changes = days.iter().flat_map(|day| day["changes"].as_array().expect("changes"));
    assert_eq!(changes.filter(|it| it["by"] == "desk").count(), written.len());
    for name in written.iter().rev().skip(1) {
        assert_eq!(post(&preview, "desk/undo", &json!({})).0, 200);
        assert!(text(&project).contains(name), "{name}");
    }
}

#[test]
fn edits_are_taken_back_after_a_restart_whoever_made_them() {
    let project = TestProject::small();
    let before = text(&project);
    let preview = Preview::of(&project);
    preview.wait("the pages", |state| state["build"]["state"] == "ready");
    assert_eq!(set_name(&preview, &version(&preview), "الأولى").0, 200);
    let first = text(&project);
    // An edit of another program is known too.
    project.edit(GROUP, "شباب/ات", "شبّان");
    let second = text(&project);
    preview.wait("the other edit", |_| {
        let history = get(&preview, "desk/history.json").to_string();
        history.contains(r#""by":"editor""#)
    });
    drop(preview);
    let preview = Preview::of(&project);
    for expected in [&first, &before] {
        assert_eq!(post(&preview, "desk/undo", &json!({})).0, 200);
        assert_eq!(text(&project), *expected);
    }
    assert_eq!(post(&preview, "desk/undo", &json!({})).0, 409);
    for expected in [&first, &second] {
        assert_eq!(post(&preview, "desk/redo", &json!({})).0, 200);
        assert_eq!(text(&project), *expected);
    }
    // The first change alone: what was changed elsewhere since then stays.
    let (status, answer) = post(&preview, "desk/take-back", &json!({ "id": 1 }));
    assert_eq!(status, 200, "{answer}");
    assert_eq!(text(&project), before.replace("شباب/ات", "شبّان"));
}

#[test]
fn groups_and_cities_come_go_and_come_back() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let arrange = |what: Value| {
        let (status, answer) = post(&preview, "desk/structure", &what);
        assert_eq!(status, 200, "{what}: {answer}");
        answer
    };
    let added =
        arrange(json!({ "op": "new-group", "city": "acre", "name": "فرقة البحر" }));
    let path = added["path"].as_str().expect("a path").to_owned();
    let record = project.read(&path);
    let list = || String::from_utf8(project.read("data/acre/city.yaml")).expect("a text");
    let slug = path.trim_start_matches("data/acre/").trim_end_matches(".yaml").to_owned();
    assert!(list().contains(&slug));
    // A second one of the same name has a file of its own.
    let again =
        arrange(json!({ "op": "new-group", "city": "acre", "name": "فرقة البحر" }));
    assert_ne!(again["path"], added["path"]);
    arrange(json!({ "op": "move-group", "city": "acre", "slug": slug, "to": 0 }));
    assert!(list().find(&slug) < list().find("group"), "{}", list());
    arrange(json!({ "op": "hide", "path": path, "hidden": true }));
    arrange(json!({ "op": "hide", "path": path, "hidden": false }));
    assert_eq!(project.read(&path), record);
    let listed = list();
    arrange(json!({ "op": "remove", "path": path }));
    assert!(!project.path(&path).exists() && list() != listed);
    let records = get(&preview, "desk/records.json");
    let id = &records["bin"][0]["id"];
    assert_eq!(post(&preview, "desk/restore", &json!({ "id": id })).0, 200);
    assert_eq!((project.read(&path), list()), (record, listed));
    let city = arrange(json!({ "op": "new-city", "name": "حيفا", "colour": null }));
    assert_eq!(city["slug"], "haifa");
    let (status, _) = post(
        &preview,
        "desk/structure",
        &json!({ "op": "new-group", "city": "../..", "name": "x" }),
    );
    assert_ne!(status, 200);
    // All of it is taken back, group by group, and made again.
    while post(&preview, "desk/undo", &json!({})).0 == 200 {}
    assert!(!project.path("data/haifa/city.yaml").exists());
    assert!(!project.path(&path).exists());
    while post(&preview, "desk/redo", &json!({})).0 == 200 {}
    assert!(project.path("data/haifa/city.yaml").exists());
}

#[test]
fn a_new_city_takes_colours_and_a_figure_that_no_city_has() {
    let project = TestProject::real();
    // Two cities are gone: their figures and their colours are free.
    for city in ["hebron", "gaza"] {
        project.edit("malzama.yaml", &format!("  - {city}\n"), "");
        std::fs::remove_dir_all(project.path(&format!("data/{city}"))).expect("a city");
    }
    let preview = Preview::of(&project);
    let names = |offers: &Value, list: &str, key: &str| {
        let offered = offers[list].as_array().expect("offers").clone();
        offered.iter().map(|it| it[key].as_str().expect("a name").to_owned()).collect()
    };
    let offers = get(&preview, "desk/colours.json");
    let colours: Vec<String> = names(&offers, "choices", "colour");
    assert_eq!(colours, ["plum", "clay", "pine"]);
    let motifs: Vec<String> = names(&offers, "motifs", "motif");
    assert_eq!(motifs, ["plain", "gaza", "hebron"]);
    let city =
        json!({ "op": "new-city", "name": "حيفا", "colour": "clay", "motif": "gaza" });
    let (status, answer) = post(&preview, "desk/structure", &city);
    assert_eq!((status, &answer["slug"]), (200, &json!("haifa")));
    let record = String::from_utf8(project.read("data/haifa/city.yaml")).expect("a text");
    assert!(record.contains("\ncolours: clay\nmotif: gaza\n"), "{record}");
    let offers = get(&preview, "desk/colours.json");
    let colours: Vec<String> = names(&offers, "choices", "colour");
    assert_eq!(colours, ["plum", "pine", "mulberry"]);
    let motifs: Vec<String> = names(&offers, "motifs", "motif");
    assert_eq!(motifs, ["plain", "hebron"]);
    // The record is shown as fields, though no field shows these.
    let record = get(&preview, "desk/record.json?path=data%2Fhaifa%2Fcity.yaml");
    assert_eq!(record["broken"], Value::Null);
    preview.wait("its booklet", |state| {
        let editions = state["editions"].as_array().cloned().unwrap_or_default();
        editions.iter().any(|it| it["slug"] == "haifa" && it["current"] == true)
    });
    // Colours that the layouts do not have are told by them.
    project.edit("data/haifa/city.yaml", "colours: clay", "colours: clya");
    preview.wait("the error", |state| state["problems"].to_string().contains("clya"));
}

#[test]
fn an_empty_name_is_told_at_its_field() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let found = |key: &str| {
        let record = get(&preview, GROUP_QUERY);
        let fields = record["fields"].as_array().expect("fields").clone();
        let field = fields.into_iter().find(|it| it["key"] == key).expect("the field");
        let findings = field["findings"].as_array().expect("findings").clone();
        let errors = findings.iter().filter(|it| it["severity"] == "error");
        errors.map(|it| it["message"]["en"].to_string()).collect::<Vec<_>>()
    };
    let wait = |key: &str, words: &str| {
        let start = std::time::Instant::now();
        while !found(key).iter().any(|it| it.contains(words)) {
            assert!(
                start.elapsed() < crate::preview_client::PATIENCE,
                "{:?}",
                found(key)
            );
            thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    preview.wait("the pages", |state| state["build"]["state"] == "ready");
    assert_eq!(found("name"), [""; 0]);
    assert_eq!(set_name(&preview, &version(&preview), "").0, 200);
    wait("name", "`name` is empty");
    assert_eq!(found("body"), [""; 0]);
    // What is not there at all is told at its own field, not at that of the first key.
    let without = text(&project);
    let start = without.find("body:").expect("a text");
    project.write(GROUP, &without[..start].replacen("name: \"\"", "label: x", 1));
    wait("name", "name");
    project.write(GROUP, "name: x\nbody: |\n");
    wait("body", "no text");
    assert_eq!(found("name"), [""; 0]);
}

#[test]
fn a_dropped_photograph_takes_no_name_that_a_record_waits_for() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let picture = project.read("photos/acre/group.jpg");
    let city = String::from_utf8(project.read("data/acre/city.yaml")).expect("a text");
    project.write(
        "data/acre/city.yaml",
        &format!("{city}market:\n  - file: acre/sea.jpg\n"),
    );
    let path = format!(
        "desk/photo?record=data%2Facre%2Fgroup.yaml&at=photographs/0&name=sea.jpg&version={}",
        version(&preview)
    );
    assert_eq!(post_bytes(&preview, &path, &own(&preview), &picture).0, 200);
    assert!(text(&project).contains("file: acre/sea-2.jpg"), "{}", text(&project));
    assert!(!project.path("photos/acre/sea.jpg").exists());
}

#[test]
fn photographs_tell_what_they_are_good_for_where_they_stand() {
    let project = TestProject::real();
    project.edit("data/press/coated.yaml", "warning: 1 ppi", "warning: 225 ppi");
    let preview = Preview::of(&project);
    preview.wait("the pages", |state| {
        let editions = state["editions"].as_array().cloned().unwrap_or_default();
        editions.iter().any(|it| it["slug"] == "acre" && it["current"] == true)
    });
    let query = "desk/record.json?path=data%2Facre%2Facre-5000.yaml&edition=acre";
    let record = get(&preview, query);
    let fields = record["fields"].as_array().expect("fields");
    let photographs = fields.iter().find(|it| it["key"] == "photographs");
    let photograph = &photographs.expect("the photographs")["items"][0];
    let aspect = photograph["aspect"].as_f64().expect("an aspect");
    let fits = photograph["fits"]["en"].as_str().expect("words");
    assert!(
        fits.starts_with("not enough for a quarter of a page (60 × 80 pixels)"),
        "{fits}"
    );
    // The same resolution as the warning tells.
    let findings = photograph["findings"].as_array().expect("findings");
    let told = |it: &Value| it["message"]["en"].as_str().unwrap_or_default().to_owned();
    let coarse = findings.iter().map(told).find(|it| it.contains(" ppi on page"));
    let coarse = coarse.unwrap_or_else(|| panic!("no warning: {findings:?}"));
    let ppi = coarse.split(" has ").nth(1).and_then(|it| it.split(" ppi").next());
    assert!(
        fits.contains(&format!("; {} ppi", ppi.expect("a number"))),
        "{fits}: {coarse}"
    );
    // A frame that stands upright, cut from a photograph that does.
    assert!(aspect > 0.5 && aspect < 0.75, "{aspect}");
    // The text of the group has a page to itself, whose lines are counted.
    assert_eq!(record["capacity"]["lines"], 10);
    assert_eq!(record["capacity"]["text"]["ar"], "بقيت ١٠ أسطر");
    // The record of the city has no text of its own.
    let city =
        get(&preview, "desk/record.json?path=data%2Facre%2Fcity.yaml&edition=acre");
    assert_eq!(city["capacity"], Value::Null);
}

#[test]
fn photographs_stay_among_the_photographs() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let picture = project.read("photos/acre/group.jpg");
    let send = |name: &str, bytes: &[u8]| {
        let path = format!(
            "desk/photo?record=data%2Facre%2Fgroup.yaml&at=photographs/0&name={name}&version={}",
            version(&preview)
        );
        post_bytes(&preview, &path, &own(&preview), bytes)
    };
    for (name, file) in [
        ("..%2F..%2F..%2Fevil.jpg", "acre/evil.jpg"),
        ("%2Fetc%2Fpasswd", "acre/passwd.jpg"),
        ("x.exe", "acre/x.jpg"),
    ] {
        let (status, answer) = send(name, &picture);
        assert_eq!(status, 200, "{name}: {answer}");
        assert!(text(&project).contains(&format!("file: {file}")), "{}", text(&project));
        assert_eq!(project.read(&format!("photos/{file}")), picture);
    }
    let before = text(&project);
    for bytes in [&b"MZ\x90\0 a program"[..], b"", b"\xff\xd8\xff only its beginning"] {
        assert_eq!(send("picture.jpg", bytes).0, 422);
    }
    assert_eq!(text(&project), before);
    assert!(!project.path("photos/acre/picture.jpg").exists());
    // The former photograph is still there.
    assert_eq!(project.read("photos/acre/group.jpg"), picture);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    for (path, length) in [("desk/edit", 200_u64 << 20), ("desk/photo", 2 << 30)] {
        let mut stream = preview.connect();
        let (below, host, own) = (&preview.path, &preview.host, own(&preview));
        write!(
            stream,
            "POST {below}{path} HTTP/1.1\r\nHost: {host}\r\n{own}Content-Length: {length}\r\n\
             Connection: close\r\n\r\n"
        )
        .expect("a request");
        let (status, ..) = read(stream);
        assert_eq!(status, 413, "{path}");
    }
}
