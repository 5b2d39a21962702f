//! Job tickets: the same facts as JSON, as XJDF and on a page, what is left open, and when they
//! are made.

use std::collections::BTreeMap;

use lopdf::Document;
use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{Checked, FileRole, Ticket, TicketFile, check, plan};
use roxmltree::Node;
use serde_json::Value;

use crate::project::{TestProject, copy_folder, here};

/// The namespace of XJDF 2.
const XJDF: &str = "http://www.CIP4.org/JDFSchema_2_0";

/// The lines of a contract whose every term is settled, with signs that mean something to XML.
const JOB: &str = "binding: perfect\n\
    copies: 500\n\
    paper:\n  \
      text: { stock: \"Matt <coated> & \\\"white\\\"\", weight: 135 g/m2, caliper: 0.12 mm }\n  \
      cover: { stock: كرتون أبيض, weight: 250 g/m2, caliper: 0.25 mm }\n\
    spine: text-and-cover\n\
    flaps: 80 mm\n\
    finishing: 'تلميع \"مطفأ\" <للغلاف> & طيّ'\n\
    proof: one copy, it's < 2 days\n\
    contact: مطبعة القدس، +970 2 627 0000, print@example.com\n";

/// The small project, with all that a ticket is laid out with.
pub fn with_ticket() -> TestProject {
    let project = TestProject::small();
    for file in ["ticket.typ", "house.typ", "order.typ"] {
        let path = format!("layouts/{file}");
        project.write_bytes(&path, &std::fs::read(here(&path)).expect("a layout file"));
    }
    for family in ["vazirmatn", "reem-kufi"] {
        let path = format!("fonts/{family}");
        copy_folder(&here(&path), &project.path(&path));
    }
    project
}

/// Settles all terms of the contract.
fn settle(project: &TestProject) {
    add_to_contract(project, JOB);
}

fn add_to_contract(project: &TestProject, lines: &str) {
    let path = "data/press/coated.yaml";
    let contract = String::from_utf8(project.read(path)).expect("a text");
    let without = contract.replace("binding: saddle-stitch\n", "");
    project.write(path, &format!("{without}\n{lines}"));
}

/// Returns the ticket of Acre with these files.
fn ticket(project: &TestProject, files: Vec<TicketFile>) -> Ticket {
    let mut sink = Sink::new();
    let opened = Project::open(project.root()).expect("the project opens");
    let checked = check(&opened, None, &mut sink);
    let Checked { catalogue, contract, .. } =
        checked.unwrap_or_else(|| panic!("{:?}", sink.diagnostics()));
    let plan = plan(&catalogue, &["acre".to_owned()]).expect("it exists");
    let edition = plan.editions.first().expect("it is sound");
    Ticket::of(edition, &contract, files)
}

/// Returns a file of a job, whose checksums tell it from others.
fn file(role: FileRole, path: &str, pages: usize) -> TicketFile {
    let [sha256, blake3] = ["5", "b"].map(|digit| digit.repeat(64 - pages.min(60)));
    TicketFile { role, path: path.to_owned(), bytes: 123_456, pages, sha256, blake3 }
}

fn files() -> Vec<TicketFile> {
    vec![
        file(FileRole::Pages, "print/acre.pdf", 24),
        file(FileRole::Text, "print/acre-text.pdf", 20),
        file(FileRole::Cover, "print/acre-cover.pdf", 1),
        file(FileRole::Screen, "screen/acre.pdf", 24),
    ]
}

fn json(ticket: &Ticket) -> Value {
    serde_json::from_str(&ticket.json()).expect("JSON")
}

/// Returns the elements of a name, in their order.
fn elements<'a>(document: &'a roxmltree::Document, name: &str) -> Vec<Node<'a, 'a>> {
    let named = document.descendants().filter(|it| it.has_tag_name((XJDF, name)));
    named.collect()
}

/// Returns an attribute of the only element of a name.
#[track_caller]
fn only<'a>(document: &'a roxmltree::Document, name: &str, attribute: &str) -> &'a str {
    let [element] = elements(document, name)[..] else {
        panic!("not one `{name}`");
    };
    element.attribute(attribute).unwrap_or_else(|| panic!("no `{attribute}`"))
}

/// Returns the general IDs of an element, by their use.
fn general_ids<'a>(element: Node<'a, 'a>) -> BTreeMap<&'a str, &'a str> {
    let ids = element.children().filter(|it| it.has_tag_name((XJDF, "GeneralID")));
    ids.map(|id| {
        let attribute = |name| id.attribute(name).expect("both are required");
        (attribute("IDUsage"), attribute("IDValue"))
    })
    .collect()
}

#[test]
fn a_ticket_tells_all_terms_of_the_contract_and_all_files() {
    let project = with_ticket();
    settle(&project);
    let json = json(&ticket(&project, files()));
    assert_eq!(json["schema"], 1);
    assert_eq!(json["product"]["slug"], "acre");
    assert_eq!(json["date"], "2026-11-23");
    assert_eq!(json["copies"], 500);
    assert_eq!(json["trim"], serde_json::json!({ "width": 148.0, "height": 210.0 }));
    assert_eq!(json["bleed"], 3.0);
    assert_eq!(json["pages"], serde_json::json!({ "all": 24, "text": 20, "cover": 4 }));
    assert_eq!(
        json["binding"],
        serde_json::json!({ "side": "right", "kind": "perfect" })
    );
    assert_eq!(json["paper"]["text"]["stock"], "Matt <coated> & \"white\"");
    assert_eq!(json["paper"]["cover"]["stock"], "كرتون أبيض");
    assert_eq!(json["paper"]["cover"]["caliper"], 0.25);
    assert_eq!(json["spine"], "text-and-cover");
    assert_eq!(json["flaps"], 80.0);
    assert_eq!(json["finishing"], "تلميع \"مطفأ\" <للغلاف> & طيّ");
    assert_eq!(json["proof"], "one copy, it's < 2 days");
    assert_eq!(json["printing"]["standard"], "PDF/X-4");
    assert_eq!(json["printing"]["condition"], "FOGRA39");
    let inks = serde_json::json!(["cyan", "magenta", "yellow", "black"]);
    for part in ["text", "cover"] {
        for side in ["front", "back"] {
            assert_eq!(json["colours"][part][side], inks);
        }
    }
    let listed: Vec<_> = json["files"].as_array().expect("a list").iter().collect();
    assert_eq!(listed.len(), 4);
    assert_eq!(listed[0]["role"], "pages");
    assert_eq!(listed[0]["path"], "print/acre.pdf");
    assert_eq!(listed[3]["role"], "screen");
}

#[test]
fn what_the_contract_leaves_open_is_null_and_what_is_not_there_is_missing() {
    let project = with_ticket();
    add_to_contract(&project, "");
    let open = ticket(&project, vec![file(FileRole::Pages, "print/acre.pdf", 8)]);
    let json = json(&open);
    let object = json.as_object().expect("an object");
    for key in ["copies", "finishing", "proof", "contact"] {
        assert_eq!(object.get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!(json["binding"]["kind"], Value::Null);
    let paper = json["paper"]["text"].as_object().expect("an object");
    assert!(paper.len() == 3 && paper.values().all(Value::is_null), "{paper:?}");
    assert!(!json["paper"].as_object().expect("an object").contains_key("cover"));
    assert!(!object.contains_key("spine") && !object.contains_key("flaps"));
    assert_eq!(json["pages"], serde_json::json!({ "all": 8, "text": 8, "cover": 0 }));
    let xjdf = open.xjdf();
    let text = std::str::from_utf8(&xjdf).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("well-formed XML");
    // An intent of binding must tell its kind; the side is told all the same.
    assert!(elements(&document, "BindingIntent").is_empty());
    let [product] = elements(&document, "Product")[..] else { panic!("not one product") };
    assert_eq!(general_ids(product)["BindingSide"], "right");
    assert_eq!(product.attribute("Amount"), None);
    for (name, attribute) in [("MediaIntent", "Weight"), ("MediaIntent", "Thickness")] {
        assert_eq!(elements(&document, name)[0].attribute(attribute), None);
    }
    assert!(elements(&document, "Contact").is_empty());
    assert!(elements(&document, "Comment").is_empty());
}

#[test]
fn xjdf_says_the_same_as_json_in_points_and_micrometres() {
    let project = with_ticket();
    settle(&project);
    let ticket = ticket(&project, files());
    let json = json(&ticket);
    let xjdf = ticket.xjdf();
    let text = std::str::from_utf8(&xjdf).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("well-formed XML");
    let root = document.root_element();
    assert!(root.has_tag_name((XJDF, "XJDF")));
    assert_eq!(root.attribute("JobID"), json["product"]["slug"].as_str());
    assert_eq!(root.attribute("Types"), Some("Product"));
    assert_eq!(root.attribute("Version"), Some("2.1"));
    assert_eq!(only(&document, "Header", "Time"), "2026-11-23T00:00:00Z");
    assert!(!only(&document, "Header", "DeviceID").is_empty());
    let ids = general_ids(root);
    for (usage, key) in [
        ("PDFStandard", "standard"),
        ("OutputCondition", "condition"),
        ("OutputConditionDescription", "description"),
        ("OutputProfile", "profile"),
    ] {
        assert_eq!(Some(ids[usage]), json["printing"][key].as_str(), "{usage}");
    }
    let comments: Vec<_> = elements(&document, "Comment")
        .iter()
        .map(|it| (it.attribute("Type"), it.text()))
        .collect();
    assert_eq!(
        comments,
        [
            (Some("Finishing"), json["finishing"].as_str()),
            (Some("Proof"), json["proof"].as_str()),
        ]
    );

    let [whole, text, cover] = elements(&document, "Product")[..] else {
        panic!("not three products");
    };
    assert_eq!(whole.attribute("Amount"), Some("500"));
    assert_eq!(whole.attribute("IsRoot"), Some("true"));
    assert_eq!(only(&document, "BindingIntent", "BindingType"), "SoftCover");
    assert_eq!(only(&document, "BindingIntent", "BindingSide"), "Right");
    let parts = [text, cover].map(|it| it.attribute("ID").expect("an ID"));
    assert_eq!(only(&document, "BindingIntent", "ChildRefs"), parts.join(" "));
    let points = |value: &Value| value.as_f64().expect("a number") / 25.4 * 72.0;
    let near = |told: &str, wanted: f64| {
        let told: f64 = told.parse().expect("a number");
        assert!((told - wanted).abs() < 0.001, "{told} is not {wanted}");
    };
    near(only(&document, "SoftCoverBinding", "FoldingWidth"), points(&json["flaps"]));
    for (product, pages) in [(whole, "all"), (text, "text"), (cover, "cover")] {
        let layouts: Vec<_> = product
            .descendants()
            .filter(|it| it.has_tag_name((XJDF, "LayoutIntent")))
            .collect();
        let [layout] = layouts[..] else { panic!("not one layout of {pages}") };
        let attribute = |name| layout.attribute(name).expect("it is told");
        near(attribute("Bleed"), points(&json["bleed"]));
        let sides: Vec<_> = attribute("FinishedDimensions").split(' ').collect();
        near(sides[0], points(&json["trim"]["width"]));
        near(sides[1], points(&json["trim"]["height"]));
        assert_eq!(attribute("Pages"), json["pages"][pages].to_string());
    }
    for (product, part) in [(text, "text"), (cover, "cover")] {
        let paper = &json["paper"][part];
        let media =
            product.descendants().find(|it| it.has_tag_name((XJDF, "MediaIntent")));
        let media = media.expect("a paper");
        assert_eq!(media.attribute("MediaType"), Some("Paper"));
        assert_eq!(media.attribute("MediaQuality"), paper["stock"].as_str());
        let number = |name| media.attribute(name).expect("it is told");
        near(number("Weight"), paper["weight"].as_f64().expect("a number"));
        near(number("Thickness"), paper["caliper"].as_f64().expect("a number") * 1000.0);
        let surfaces: Vec<_> = product
            .descendants()
            .filter(|it| it.has_tag_name((XJDF, "SurfaceColor")))
            .map(|it| (it.attribute("Surface"), it.attribute("ColorsUsed")))
            .collect();
        let inks = Some("Cyan Magenta Yellow Black");
        assert_eq!(surfaces, [(Some("Front"), inks), (Some("Back"), inks)]);
    }

    let channels: Vec<_> = elements(&document, "ComChannel")
        .iter()
        .map(|it| (it.attribute("ChannelType"), it.attribute("Locator")))
        .collect();
    assert_eq!(
        channels,
        [
            (Some("Phone"), Some("tel:+97026270000")),
            (Some("Email"), Some("mailto:print@example.com")),
        ]
    );
    assert_eq!(
        Some(only(&document, "Person", "DescriptiveName")),
        json["contact"].as_str()
    );
}

#[test]
fn xjdf_lists_the_files_for_the_press_with_their_checksums() {
    let project = with_ticket();
    settle(&project);
    let ticket = ticket(&project, files());
    let xjdf = ticket.xjdf();
    let text = std::str::from_utf8(&xjdf).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("well-formed XML");
    let runs = elements(&document, "RunList");
    let printed: Vec<_> =
        ticket.files().iter().filter(|it| it.role != FileRole::Screen).collect();
    assert_eq!((runs.len(), printed.len()), (3, 3));
    for (run, file) in runs.iter().zip(printed) {
        assert_eq!(run.attribute("NPage"), Some(file.pages.to_string().as_str()));
        let spec = run.first_element_child().expect("a file");
        assert_eq!(spec.attribute("URL"), Some(format!("../{}", file.path).as_str()));
        assert_eq!(spec.attribute("FileSize"), Some("123456"));
        // It is defined as MD5, which none of these is.
        assert_eq!(spec.attribute("CheckSum"), None);
        let ids = general_ids(run.parent().expect("a resource"));
        assert_eq!(ids["Role"], file.role.name());
        assert_eq!(ids["SHA256"], file.sha256);
        assert_eq!(ids["BLAKE3"], file.blake3);
    }
    assert!(!text.contains("screen/acre.pdf"), "a press would print it");
}

/// Single tokens of XML (NMTOKEN) have no spaces; the name of a condition may.
#[test]
fn xjdf_keeps_names_of_conditions_to_one_token() {
    let project = with_ticket();
    project.edit(
        "data/press/coated.yaml",
        "condition: FOGRA39",
        "condition: House & <Co> 39",
    );
    let ticket = ticket(&project, files());
    let xjdf = ticket.xjdf();
    let text = std::str::from_utf8(&xjdf).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("well-formed XML");
    for surface in elements(&document, "SurfaceColor") {
        assert_eq!(surface.attribute("PrintStandard"), Some("House____Co__39"));
    }
    let ids = general_ids(document.root_element());
    assert_eq!(ids["OutputCondition"], "House & <Co> 39");
}

#[test]
fn build_makes_tickets_of_ready_editions_with_true_checksums() {
    let project = with_ticket();
    settle(&project);
    // The contract says how many copies are printed.
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    assert_eq!(run.stdout.matches("  ticket  ").count(), 2, "{}", run.stdout);
    for slug in ["acre", "network"] {
        let ticket = project.read(&format!("out/ticket/{slug}.json"));
        let ticket: Value = serde_json::from_slice(&ticket).expect("JSON");
        let pdf = project.read(&format!("out/print/{slug}.pdf"));
        let [file] = ticket["files"].as_array().expect("a list").as_slice() else {
            panic!("not one file: {ticket}");
        };
        assert_eq!(file["path"], format!("print/{slug}.pdf"));
        assert_eq!(file["bytes"], pdf.len());
        assert_eq!(file["blake3"], blake3::hash(&pdf).to_hex().as_str());
        assert_eq!(file["pages"], 4);
        let xml = String::from_utf8(project.read(&format!("out/ticket/{slug}.xml")));
        let xml = xml.expect("UTF-8");
        assert!(xml.contains(file["sha256"].as_str().expect("a text")), "{xml}");
        let pdf = Document::load_mem(&project.read(&format!("out/ticket/{slug}.pdf")));
        let pdf = pdf.expect("a PDF");
        assert_eq!(pdf.get_pages().len(), 2, "one in Arabic and one in English");
    }
}

#[test]
fn a_ticket_is_made_when_asked_for_and_then_kept_up_to_date() {
    let project = with_ticket();
    assert_eq!(project.run(&["build"]).status, 0);
    assert!(!project.path("out/ticket").exists(), "nobody asked for it");
    let run = project.run(&["build", "acre", "--ticket"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let read = || {
        ["json", "xml", "pdf"].map(|end| project.read(&format!("out/ticket/acre.{end}")))
    };
    let first = read();
    let run = project.run(&["build", "acre", "--ticket"]);
    let line = run.stdout.lines().find(|line| line.contains("ticket"));
    assert!(line.expect("a line").contains("unchanged"), "{}", run.stdout);
    // The same facts give the same bytes.
    let forced = project.run(&["build", "acre", "--ticket", "--force"]);
    assert_eq!(forced.status, 0, "{}", forced.whole());
    assert!(read() == first, "two tickets of the same facts differ");
    // A ticket with the checksum of a former PDF would be wrong.
    project.edit("data/acre/group.yaml", "body: |\n", "body: |\n  كلمة ");
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    assert!(read()[0] != first[0], "it tells the former PDF");
    let json: Value = serde_json::from_slice(&read()[0]).expect("JSON");
    let pdf = project.read("out/print/acre.pdf");
    assert_eq!(json["files"][0]["blake3"], blake3::hash(&pdf).to_hex().as_str());
}

#[test]
fn a_withheld_edition_a_proof_and_a_rejected_edition_have_no_ticket() {
    let project = with_ticket();
    project.remove("photos/acre/group.jpg");
    let run = project.run(&["build", "acre", "--ticket"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(project.path("out/draft/acre.pdf").exists(), "it is withheld");
    assert!(!project.path("out/ticket/acre.pdf").exists());

    let project = with_ticket();
    let run = project.run(&["build", "acre", "--draft", "--ticket"]);
    assert_eq!(run.status, 2, "{}", run.whole());

    let project = with_ticket();
    add_to_contract(&project, "copies: 10\n");
    assert_eq!(project.run(&["build", "acre", "--draft"]).status, 0);
    assert!(!project.path("out/ticket").exists(), "of a draft");
}

#[test]
fn a_project_without_the_layout_file_of_tickets_is_told_where_to_get_it() {
    let project = TestProject::small();
    let run = project.run(&["build", "acre", "--ticket"]);
    assert_eq!(run.status, 1, "{}", run.whole());
    assert!(run.stderr.contains("there is no `layouts/ticket.typ`"), "{}", run.stderr);
    assert!(project.path("out/print/acre.pdf").exists(), "the booklet is made");
    assert!(!project.path("out/ticket/acre.json").exists(), "half a ticket");
}

#[test]
fn tickets_and_packs_of_editions_that_are_gone_are_named_and_pruned() {
    let project = with_ticket();
    assert_eq!(project.run(&["build", "--ticket"]).status, 0);
    assert_eq!(project.run(&["pack", "acre"]).status, 0);
    project.write("out/ticket/notes.pdf", "mine");
    project.edit("malzama.yaml", "  - network\n", "");
    for (path, there) in [("out/ticket/network.pdf", true), ("out/pack/acre.zip", true)] {
        assert_eq!(project.path(path).exists(), there, "{path}");
    }
    let run = project.run(&["build"]);
    assert!(run.stderr.contains("`out/ticket/network.pdf` goes along"), "{}", run.stderr);
    assert!(project.path("out/ticket/network.xml").exists(), "it is only named");
    let run = project.run(&["build", "--prune"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    for end in ["json", "xml", "pdf"] {
        assert!(!project.path(&format!("out/ticket/network.{end}")).exists(), "{end}");
        assert!(project.path(&format!("out/ticket/acre.{end}")).exists(), "{end}");
    }
    assert!(project.path("out/ticket/notes.pdf").exists(), "somebody else's");
    assert!(project.path("out/pack/acre.zip").exists());
}

/// Print shops fill in the template by removing the marks before its lines.
#[test]
fn the_template_is_a_whole_contract_with_and_without_the_terms_of_the_job() {
    let project = with_ticket();
    project.edit("malzama.yaml", "press: coated", "press: template");
    let file = || vec![file(FileRole::Pages, "print/acre.pdf", 8)];
    assert_eq!(json(&ticket(&project, file()))["copies"], Value::Null);
    let path = "data/press/template.yaml";
    let template = String::from_utf8(project.read(path)).expect("a text");
    let keys = [
        "copies",
        "paper",
        "  text",
        "  cover",
        "spine",
        "flaps",
        "finishing",
        "proof",
        "contact",
    ];
    let marks = keys.map(|key| format!("\n# {key}: "));
    let filled_in = marks.iter().fold(template, |text, mark| {
        let mark = mark.trim_end_matches(' ');
        assert_eq!(text.matches(mark).count(), 1, "`{mark}`");
        text.replace(mark, &mark.replacen("# ", "", 1))
    });
    project.write(path, &filled_in);
    let json = json(&ticket(&project, file()));
    assert_eq!(json["copies"], 500);
    assert_eq!(json["paper"]["cover"]["weight"], 250.0);
    assert_eq!(json["paper"]["text"]["caliper"], 0.12);
    assert_eq!(json["flaps"], 80.0);
    for key in ["finishing", "proof", "contact"] {
        assert!(json[key].is_string(), "{key}");
    }
}
