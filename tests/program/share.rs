//! Proofs for others: a page and a PDF that need nothing beside themselves, and the remarks that come
//! back, which the desk opens and never trusts.

use std::io::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::preview_client::{Preview, read};
use crate::project::{Run, TestProject};

const PAGE: &str = "out/share/acre-proof.html";
const PDF: &str = "out/share/acre-proof.pdf";
const GROUP: &str = "data/acre/group.yaml";

/// Makes the proof of Acre, and asserts that it is made.
#[track_caller]
fn share(project: &TestProject) -> Run {
    let run = project.run(&["preview", "--share", "acre"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert!(run.stdout.contains(PAGE) && run.stdout.contains(PDF), "{}", run.stdout);
    run
}

fn page(project: &TestProject) -> String {
    String::from_utf8(project.read(PAGE)).expect("a text")
}

/// Returns what stands between two texts, each time.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    text.split(begin).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// What the script of a page is told.
fn data(page: &str) -> Value {
    let data = between(page, "id=\"data\">", "</script>")[0];
    serde_json::from_str(data).expect("JSON")
}

/// The bytes of the pictures of a page.
fn pictures(page: &str) -> Vec<Vec<u8>> {
    use base64::Engine;
    let decode =
        |text: &str| base64::prelude::BASE64_STANDARD.decode(text).expect("base64");
    between(page, "src=\"data:image/jpeg;base64,", "\"").into_iter().map(decode).collect()
}

#[test]
fn a_proof_needs_nothing_beside_itself_and_is_the_same_each_time() {
    let project = TestProject::small();
    share(&project);
    let first = (project.read(PAGE), project.read(PDF));
    let page = page(&project);
    // Nothing is loaded but what is in it.
    for attribute in
        [" src=\"", " href=\"", " srcset=\"", " action=\"", " poster=\"", "url("]
    {
        for value in between(&page, attribute, "\"") {
            assert!(
                value.starts_with("data:") || value.starts_with('#'),
                "{attribute}{value:.60}"
            );
        }
    }
    for word in
        ["fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "@import", "eval("]
    {
        assert!(!page.contains(word), "{word}");
    }
    // And nothing may be: its policy allows the script and the style by their hashes alone.
    let policy =
        between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    let policy = policy.replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none'; img-src data:;"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    let hash = |text: &str| {
        use base64::Engine;
        base64::prelude::BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()))
    };
    let style = between(&page, "<style>", "</style>")[0];
    let script = between(&page, "<script>", "</script>")[0];
    assert!(policy.contains(&format!("style-src 'sha256-{}'", hash(style))), "{policy}");
    assert!(
        policy.contains(&format!("script-src 'sha256-{}'", hash(script))),
        "{policy}"
    );
    assert!(!page.contains(" style=\""), "no style stands outside of the policy");
    // Each page has its picture, and knows what stands on it.
    let data = data(&page);
    let pages = data["pages"].as_array().expect("pages");
    assert_eq!(pictures(&page).len(), pages.len());
    let places = pages.iter().flat_map(|page| page["places"].as_array().expect("places"));
    let of_group: Vec<_> = places.filter(|it| it["record"] == GROUP).collect();
    let at = |key: &str| of_group.iter().find(|it| it["at"] == json!([key]));
    assert_eq!(at("body").expect("the text")["paragraph"], 1);
    assert!(at("body").expect("the text")["line"].as_u64() > Some(1));
    assert!(of_group.iter().any(|it| it["picture"] == true), "{of_group:?}");
    assert!(project.read(PDF).starts_with(b"%PDF-"));
    // Written anew: the same bytes.
    project.remove(PAGE);
    project.remove(PDF);
    share(&project);
    assert!((project.read(PAGE), project.read(PDF)) == first);
}

#[test]
fn each_line_of_a_text_knows_its_paragraph_and_each_word_its_place() {
    let project = TestProject::real();
    let record = "data/jerusalem/old-city-youth.yaml";
    let run = project.run(&["preview", "--share", "jerusalem"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let page = project.read("out/share/jerusalem-proof.html");
    let data = data(&String::from_utf8(page).expect("a text"));
    let written = String::from_utf8(project.read(record)).expect("a text");
    let (_, body) = written.split_once("body: |\n").expect("a text");
    let body = body
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut printed: Vec<String> = Vec::new();
    for page in data["pages"].as_array().expect("pages") {
        for line in page["lines"].as_array().expect("lines") {
            let Some(place) = line["place"].as_u64() else { continue };
            let place = &page["places"][usize::try_from(place).expect("small")];
            if place["record"] != record || place["at"] != json!(["body"]) {
                continue;
            }
            let number = place["paragraph"].as_u64().expect("a number");
            let number = usize::try_from(number).expect("small");
            printed.resize(printed.len().max(number), String::new());
            let mut before = f64::INFINITY;
            for word in line["words"].as_array().expect("words") {
                let [text, left, width] = [&word[0], &word[1], &word[2]];
                let [left, width] =
                    [left, width].map(|it| it.as_f64().expect("a number"));
                // From right to left, one beside the other, within the page.
                assert!(left > 0.0 && width > 0.2 && left + width < 148.0, "{word}");
                assert!(left + width < before + 0.3, "{word} after {before}");
                before = left;
                let printed = &mut printed[number - 1];
                printed.push_str(if printed.is_empty() { "" } else { " " });
                printed.push_str(text.as_str().expect("a word"));
            }
        }
    }
    let body: Vec<String> = body.filter(|it| !it.is_empty()).collect();
    assert!(body.len() > 1);
    assert_eq!(printed.len(), body.len());
    for (printed, body) in printed.iter().zip(&body) {
        let rest = printed.strip_prefix(body.as_str());
        let rest = rest.unwrap_or_else(|| panic!("{printed} for {body}")).trim();
        // A quotation pulled out of the text is of its paragraph, too.
        assert!(body.contains(rest), "{rest} of {body}");
    }
}

#[test]
fn photographs_leave_without_what_the_camera_wrote() {
    let project = TestProject::small();
    let photograph = project.read("photos/acre/group.jpg");
    let mut told = photograph[..2].to_vec();
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0 31.7767N 35.2345E".to_vec();
    exif.resize(200, b' ');
    told.extend([0xff, 0xe1, 0, 202]);
    told.extend(&exif);
    told.extend(&photograph[2..]);
    project.write_bytes("photos/acre/group.jpg", &told);
    share(&project);
    let page = page(&project);
    let mut files = pictures(&page);
    files.push(project.read(PDF));
    for file in files {
        for mark in [&b"31.7767"[..], b"Exif\0"] {
            assert!(!file.windows(mark.len()).any(|window| window == mark));
        }
    }
}

#[test]
fn what_a_record_says_is_text_in_a_proof() {
    let project = TestProject::small();
    let hostile = "name: \"</script><script>alert(1)</script><!--\"\n";
    project.edit("data/acre/city.yaml", "name: عكا\n", hostile);
    share(&project);
    let page = page(&project);
    assert!(!page.contains("<script>alert") && !page.contains("<!--"));
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script>").count(), 2);
}

#[test]
fn what_waits_for_a_photograph_can_be_read_all_the_same() {
    let project = TestProject::small();
    project.remove("photos/acre/group.jpg");
    let run = share(&project);
    assert!(
        run.stderr.contains("warning") && !run.stderr.contains("error"),
        "{}",
        run.stderr
    );
    assert!(!project.path("out/print/acre.pdf").exists());
    assert!(!project.path("out/screen/acre.pdf").exists(), "the public gets no proof");
}

#[test]
fn an_edition_that_cannot_be_set_keeps_its_last_proof_and_one_that_is_gone_is_left_over()
{
    let project = TestProject::two_cities();
    let made = project.run(&["preview", "--share"]);
    assert_eq!(made.status, 0, "{}", made.whole());
    let before = project.read(PAGE);
    project.edit("data/acre/city.yaml", "heading:", "headin:");
    let run = project.run(&["preview", "--share"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(
        run.stdout.contains("jaffa-proof.html") && !run.stdout.contains("acre-proof")
    );
    assert!(project.read(PAGE) == before);
    project.edit("data/acre/city.yaml", "headin:", "heading:");
    project.edit("malzama.yaml", "  - jaffa\n", "");
    let run = project.run(&["build", "--prune"]);
    assert!(run.whole().contains("jaffa-proof"), "{}", run.whole());
    for ending in ["html", "pdf"] {
        assert!(
            !project.path(&format!("out/share/jaffa-proof.{ending}")).exists(),
            "{ending}"
        );
        assert!(
            project.path(&format!("out/share/acre-proof.{ending}")).exists(),
            "{ending}"
        );
    }
}

#[test]
fn options_that_say_nothing_together_are_refused() {
    let project = TestProject::small();
    for arguments in [
        &["preview", "acre"][..],
        &["preview", "--out", "elsewhere"],
        &["preview", "--share", "--port", "7500"],
        &["preview", "--share", "--remarks", "r.json"],
        &["preview", "--read-only", "--remarks", "r.json"],
        &["preview", "--share", "nowhere"],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.whole());
    }
    let elsewhere = project.run(&["preview", "--share", "--out", "elsewhere"]);
    assert_eq!(elsewhere.status, 0, "{}", elsewhere.whole());
    assert!(project.path("elsewhere/share/acre-proof.html").exists());
}

/// A file of remarks on the paragraphs of the group, as the proof of it would save it.
fn remarks(project: &TestProject) -> Value {
    share(project);
    let data = data(&page(project));
    let pages = data["pages"].as_array().expect("pages").iter().enumerate();
    let places = pages.flat_map(|(index, page)| {
        let places = page["places"].as_array().expect("places").iter();
        places.filter(|it| it["record"] == GROUP).map(move |place| (index + 1, place))
    });
    let remarks: Vec<Value> = places
        .map(|(page, place)| {
            let area = &place["area"];
            json!({
                "page": page,
                "area": { "x": area[0], "y": area[1], "width": area[2], "height": area[3] },
                "record": place["record"], "at": place["at"], "paragraph": place["paragraph"],
                "line": place["line"], "was": place["was"], "words": "",
                "remark": format!("{}", place["at"]),
            })
        })
        .collect();
    let (edition, proof) = (&data["edition"], &data["proof"]);
    json!({ "kind": "remarks", "schema": 1, "edition": edition, "proof": proof, "by": "قارئة", "remarks": remarks })
}

/// Sends a request as the page of the desk does.
fn post(preview: &Preview, path: &str, body: &Value) -> (u16, Value) {
    let (mut stream, body) = (preview.connect(), body.to_string());
    let (below, host, length) = (&preview.path, &preview.host, body.len());
    write!(
        stream,
        "POST {below}desk/{path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nX-Malzama-Desk: 1\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .expect("a request");
    let (status, _, answer) = read(stream);
    (status, serde_json::from_slice(&answer).unwrap_or_default())
}

/// What the desk tells of the remarks.
fn told(preview: &Preview) -> Vec<Value> {
    let (status, body) = preview.get("desk/remarks.json", &preview.host);
    assert_eq!(status, 200, "{body}");
    let told: Value = serde_json::from_str(&body).expect("JSON");
    told["files"].as_array().expect("files").clone()
}

/// What has become of the remark on a key.
fn standing(preview: &Preview, key: &str) -> (String, Value) {
    let files = told(preview);
    let remarks = files[0]["remarks"].as_array().expect("remarks");
    let remark = remarks.iter().find(|it| it["at"] == json!([key])).expect("a remark");
    (remark["standing"].as_str().expect("a word").to_owned(), remark["now"].clone())
}

#[test]
fn the_desk_tells_what_became_of_each_remark_and_keeps_what_is_done() {
    let project = TestProject::small();
    let remarks = remarks(&project);
    project.write("back.json", &remarks.to_string());
    let preview = Preview::with(&project, &["--no-pdf", "--remarks", "back.json"]);
    let files = told(&preview);
    assert_eq!((files.len(), &files[0]["by"]), (1, &json!("قارئة")));
    assert_eq!(standing(&preview, "body"), ("same".into(), Value::Null));
    assert_eq!(standing(&preview, "name"), ("same".into(), Value::Null));
    // A paragraph before it: it is found where it is now.
    project.edit(GROUP, "body: |\n", "body: |\n  فقرة جديدة قبلها.\n\n");
    assert_eq!(standing(&preview, "body"), ("moved".into(), json!(2)));
    project.edit(GROUP, "name: ", "name: ال");
    assert_eq!(standing(&preview, "name"), ("changed".into(), Value::Null));
    // What is done is kept for the next run, with the file.
    let id = files[0]["id"].clone();
    let tick = |remark: usize, done: bool| {
        post(
            &preview,
            "remarks-tick",
            &json!({ "id": id, "remark": remark, "done": done }),
        )
        .0
    };
    assert_eq!(
        [tick(0, true), tick(1, true), tick(1, false), tick(99, true)],
        [200, 200, 200, 404]
    );
    drop(preview);
    let preview = Preview::of(&project);
    // The same file once more is the same file.
    let given = json!({ "name": "back.json", "text": remarks.to_string() });
    assert_eq!(post(&preview, "remarks", &given), (200, json!({ "id": id })));
    let files = told(&preview);
    assert_eq!(files.len(), 1);
    assert_eq!(
        (&files[0]["remarks"][0]["done"], &files[0]["remarks"][1]["done"]),
        (&json!(true), &json!(false))
    );
    project.remove(GROUP);
    assert_eq!(standing(&preview, "body").0, "gone");
    assert_eq!(post(&preview, "remarks-close", &json!({ "id": id })).0, 200);
    assert_eq!(told(&preview).len(), 0);
    assert_eq!(
        post(&preview, "remarks-close", &json!({ "id": "../../malzama.yaml" })).0,
        404
    );
}

#[test]
fn a_hostile_file_is_refused_in_words_and_reads_nothing() {
    let project = TestProject::small();
    let good = remarks(&project);
    let preview = Preview::of(&project);
    let code = |text: &str| {
        let (status, answer) =
            post(&preview, "remarks", &json!({ "name": "r.json", "text": text }));
        assert_eq!(status, 422, "{answer}");
        let said = &answer["error"]["message"];
        assert!(
            said["ar"].as_str() != Some("") && said["en"].as_str() != Some(""),
            "{answer}"
        );
        answer["error"]["code"].as_str().expect("a code").to_owned()
    };
    assert_eq!(code(""), "remarks/no-json");
    assert_eq!(code(&"[".repeat(200_000)), "remarks/no-json");
    assert_eq!(code(&" ".repeat((1 << 20) + 1)), "remarks/too-large");
    assert_eq!(code("{\"kind\":\"other\"}"), "remarks/other-kind");
    let with = |pointer: &str, value: Value| {
        let mut file = good.clone();
        *file.pointer_mut(pointer).expect("a value") = value;
        file.to_string()
    };
    assert_eq!(code(&with("/schema", json!(9))), "remarks/other-schema");
    assert_eq!(code(&with("/by", json!("a".repeat(81)))), "remarks/odd-value");
    let mut unknown = good.clone();
    unknown["<img src=x onerror=alert(1)>"] = json!(1);
    assert_eq!(code(&unknown.to_string()), "remarks/unknown-key");
    // What is no record is not read, whatever its place.
    for record in [
        "../../etc/passwd",
        "/etc/passwd",
        "malzama.yaml",
        "data/press/coated.yaml/..",
        "data/../malzama.yaml",
    ] {
        let mut given = good.clone();
        // A key that the settings have.
        let place =
            [("record", json!(record)), ("at", json!(["date"])), ("paragraph", json!(1))];
        for (key, value) in place {
            given["remarks"][0][key] = value;
        }
        let given = given.to_string();
        let (status, answer) =
            post(&preview, "remarks", &json!({ "name": "r.json", "text": given }));
        assert_eq!(status, 200, "{answer}");
        let files = told(&preview);
        let file = files.iter().find(|it| it["id"] == answer["id"]).expect("the file");
        assert_eq!(file["remarks"][0]["standing"], "gone", "{record}");
        post(&preview, "remarks-close", &json!({ "id": answer["id"] }));
    }
    // A stranger writes nothing, and from the command line a bad file is a wrong command line.
    project.write("bad.json", "{");
    let run = project.run(&["preview", "--no-open", "--remarks", "bad.json"]);
    assert_eq!(run.status, 2, "{}", run.whole());
    assert!(
        run.stderr.contains("bad.json") && run.stderr.contains("no file of remarks"),
        "{}",
        run.stderr
    );
    let run = project.run(&["preview", "--no-open", "--remarks", "not-there.json"]);
    assert_eq!(run.status, 2, "{}", run.whole());
}

#[test]
fn every_text_of_the_page_stands_in_both_languages() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/share/page/words.js");
    let text = std::fs::read_to_string(path).expect("the words");
    let table = between(&text, "const WORDS = {\n", "\n};")[0];
    let entries: Vec<(&str, &str)> = table
        .split("\n  \"")
        .map(|entry| entry.trim_start_matches("  \"").split_once("\": {").expect("a key"))
        .collect();
    assert!(entries.len() > 30, "{}", entries.len());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/share");
    let mut used =
        std::fs::read_to_string(format!("{folder}/page.rs")).expect("the page");
    for file in std::fs::read_dir(format!("{folder}/page")).expect("the modules") {
        let file = file.expect("a file").path();
        if !file.ends_with("words.js") {
            used.push_str(&std::fs::read_to_string(file).expect("a module"));
        }
    }
    for pair in entries.windows(2) {
        assert!(pair[0].0 < pair[1].0, "`{}` stands before `{}`", pair[0].0, pair[1].0);
    }
    for (key, texts) in entries {
        let filled: Vec<usize> = ["ar: \"", "en: \""]
            .map(|language| {
                let said = between(texts, language, "\"");
                assert_eq!(said.len(), 1, "`{key}` in `{language}`");
                assert!(!said[0].trim().is_empty(), "`{key}`");
                said[0].matches('{').count()
            })
            .to_vec();
        assert_eq!(filled[0], filled[1], "what is filled into `{key}`");
        assert!(
            used.contains(&format!("\"{key}\"")) || key == "other-language",
            "`{key}` is used"
        );
    }
}
