//! The form of a file of remarks, and its bounds.

use malzama_edit::Path;
use malzama_message::{Message, message};
use malzama_preflight::Area;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::checked::{Checked, Object};
use crate::diagnostic::{Diagnostic, Location, Outcome};

/// The number of the form; increment it when files of another form can no longer be read.
pub const SCHEMA: u64 = 1;

/// What a file of remarks may hold at most; texts are counted in characters.
#[derive(Debug, Serialize)]
pub struct Bounds {
    /// The size of the file in bytes.
    pub bytes: usize,
    /// The number of remarks.
    pub remarks: usize,
    /// The reader's name.
    pub name: usize,
    /// What is said in a remark.
    pub remark: usize,
    /// The words that it is about.
    pub words: usize,
}

/// The bounds that readers and writers of the form share; the page of a proof is told them.
pub const BOUNDS: Bounds =
    Bounds { bytes: 1 << 20, remarks: 500, name: 80, remark: 2000, words: 400 };

/// The longest path or key, the most steps to a value, and the most that numbers may be.
const PATH: usize = 200;
const STEPS: usize = 8;
const PAGES: usize = 10_000;
const LINES: usize = 10_000_000;
const MILLIMETRES: f64 = 10_000.0;

/// The remarks of one reader on a proof.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remarks {
    /// The slug of the edition.
    pub edition: String,
    /// The hash of the proof, in hexadecimal digits.
    pub proof: String,
    /// The reader's name.
    pub by: String,
    /// The remarks, in the order of the pages.
    pub remarks: Vec<Remark>,
}

/// A remark on a place of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// The number of the page, counted from one.
    pub page: usize,
    /// Where it is, in millimetres from the upper left corner of the trim.
    pub area: Area,
    /// What is printed there; `None` for what no record says.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// The words that are marked; none in a picture.
    pub words: String,
    /// What the reader says.
    pub remark: String,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The path of the record, from the project's root.
    pub record: String,
    /// The way to the value within it.
    pub at: Path,
    /// The number of the paragraph, counted from one as on drafts, if the value is a text.
    pub paragraph: Option<usize>,
    /// The line of the record at which it was written.
    pub line: Option<usize>,
    /// The hash of what was written there; see [`digest`](super::digest).
    pub was: String,
}

/// Reads a file of remarks; `name` is what messages call it.
///
/// # Errors
/// It is too large, no JSON, of another form, or holds something that the form does not.
pub fn read(name: &str, bytes: &[u8]) -> Outcome<Remarks> {
    checked(name, bytes).map_err(|message| {
        Diagnostic::error(Location::file(name), message)
            .hint(message!("hint/remarks-from-proof"))
            .into()
    })
}

fn checked(name: &str, bytes: &[u8]) -> Checked<Remarks> {
    if bytes.len() > BOUNDS.bytes {
        let limit = BOUNDS.bytes >> 10;
        return Err(message!("remarks/too-large", file = name, limit = limit));
    }
    // Depth is bounded by the parser.
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| no_json(name, &error))?;
    if value.get("kind").and_then(Value::as_str) != Some("remarks") {
        return Err(message!("remarks/other-kind", file = name));
    }
    match value.get("schema").and_then(Value::as_u64) {
        Some(SCHEMA) => {}
        found => {
            let found = found.map_or_else(|| "?".to_owned(), |it| it.to_string());
            return Err(message!(
                "remarks/other-schema",
                file = name,
                found = found,
                known = SCHEMA
            ));
        }
    }
    let keys = ["kind", "schema", "edition", "proof", "by", "remarks"];
    let file = Object::of(&value, String::new(), &keys)?;
    let remarks = file.list("remarks", BOUNDS.remarks)?;
    Ok(Remarks {
        edition: file.slug("edition")?,
        proof: file.hexadecimal("proof")?,
        by: file.text("by", BOUNDS.name)?,
        remarks: remarks
            .iter()
            .enumerate()
            .map(|(index, value)| remark(value, format!("remarks[{index}]")))
            .collect::<Checked<_>>()?,
    })
}

fn no_json(name: &str, error: &serde_json::Error) -> Message {
    message!("remarks/no-json", file = name, line = error.line(), column = error.column())
}

fn remark(value: &Value, at: String) -> Checked<Remark> {
    let keys =
        ["page", "area", "record", "at", "paragraph", "line", "was", "words", "remark"];
    let remark = Object::of(value, at, &keys)?;
    let area = remark.object("area", &["x", "y", "width", "height"])?;
    let place = match remark.has("record") {
        false => None,
        true => Some(Place {
            record: remark.text("record", PATH)?,
            at: remark.path("at", STEPS, PATH)?,
            paragraph: remark.optional_count("paragraph", LINES)?,
            line: remark.optional_count("line", LINES)?,
            was: remark.hexadecimal("was")?,
        }),
    };
    let said = remark.text("remark", BOUNDS.remark)?;
    if said.trim().is_empty() {
        return Err(remark.odd("remark", message!("remarks/wanted-remark")));
    }
    Ok(Remark {
        page: remark.count("page", PAGES)?,
        area: Area {
            x: area.millimetres("x", MILLIMETRES)?,
            y: area.millimetres("y", MILLIMETRES)?,
            width: area.millimetres("width", MILLIMETRES)?,
            height: area.millimetres("height", MILLIMETRES)?,
        },
        place,
        words: remark.text("words", BOUNDS.words)?,
        remark: said,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn file() -> Value {
        json!({
            "kind": "remarks", "schema": 1, "edition": "acre", "proof": "0123456789abcdef",
            "by": "قارئة",
            "remarks": [
                {
                    "page": 7, "area": { "x": 12.5, "y": 30, "width": 20, "height": 4.25 },
                    "record": "data/acre/group.yaml", "at": ["body"], "paragraph": 2, "line": 9,
                    "was": "00ff00ff00ff00ff", "words": "لخدمة مجتمعهم", "remark": "أهي خدمة؟\nنعم."
                },
                {
                    "page": 1, "area": { "x": 0, "y": 0, "width": 5, "height": 5 }, "record": null,
                    "at": null, "paragraph": null, "line": null, "was": null, "words": "",
                    "remark": "<script>alert(1)</script>"
                },
            ],
        })
    }

    fn code(value: &Value) -> String {
        let errors = read("r.json", value.to_string().as_bytes()).expect_err("a fault");
        errors.iter().next().expect("one").code().to_owned()
    }

    /// The code of the file with another value at a JSON pointer.
    fn with(pointer: &str, value: Value) -> String {
        let mut file = file();
        *file.pointer_mut(pointer).expect("a value") = value;
        code(&file)
    }

    #[test]
    fn what_a_proof_saves_is_read_and_kept_as_it_is() {
        let read = read("r.json", file().to_string().as_bytes()).expect("it is read");
        assert_eq!((read.edition.as_str(), read.remarks.len()), ("acre", 2));
        let place = read.remarks[0].place.as_ref().expect("a place");
        assert_eq!((place.at.steps().len(), place.paragraph), (1, Some(2)));
        assert_eq!(read.remarks[1].place, None);
        assert_eq!(read.remarks[1].remark, "<script>alert(1)</script>");
        let kept = serde_json::to_vec(&read).expect("JSON");
        assert_eq!(serde_json::from_slice::<Remarks>(&kept).expect("the same"), read);
    }

    #[test]
    fn whatever_the_form_does_not_know_is_told_by_its_name() {
        assert_eq!(with("/kind", json!("other")), "remarks/other-kind");
        assert_eq!(with("/schema", json!(2)), "remarks/other-schema");
        for (pointer, value) in [
            ("/edition", json!("../etc")),
            ("/edition", json!("")),
            ("/proof", json!("xyz")),
            ("/by", json!("\u{1b}[31m")),
            ("/by", json!("أ".repeat(81))),
            ("/remarks", json!({})),
            ("/remarks/0", json!([])),
            ("/remarks/0/page", json!(0)),
            ("/remarks/0/page", json!(1.5)),
            ("/remarks/0/page", json!(-1)),
            ("/remarks/0/area/x", json!(1e300)),
            ("/remarks/0/area/x", json!("1")),
            ("/remarks/0/at", json!("body")),
            ("/remarks/0/at", json!([[]])),
            ("/remarks/0/at", json!(vec!["a"; 9])),
            ("/remarks/0/was", json!(7)),
            ("/remarks/0/words", json!(null)),
            ("/remarks/0/remark", json!("  \n")),
            ("/remarks/0/remark", json!("a".repeat(2001))),
        ] {
            assert_eq!(
                with(pointer, value.clone()),
                "remarks/odd-value",
                "{pointer} {value}"
            );
        }
        let mut unknown = file();
        unknown["remarks"][0]["colour"] = json!("red");
        assert_eq!(code(&unknown), "remarks/unknown-key");
        let mut missing = file();
        missing["remarks"][0].as_object_mut().expect("one").remove("page");
        assert_eq!(code(&missing), "remarks/missing-key");
        let mut many = file();
        many["remarks"] = json!(vec![many["remarks"][1].clone(); 501]);
        assert_eq!(code(&many), "remarks/odd-value");
    }

    #[test]
    fn hostile_bytes_are_refused_in_bounds() {
        let told = |bytes: &[u8]| {
            let errors = read("r.json", bytes).expect_err("a fault");
            errors.iter().next().expect("one").code().to_owned()
        };
        assert_eq!(told(&vec![b' '; BOUNDS.bytes + 1]), "remarks/too-large");
        assert_eq!(told("[".repeat(100_000).as_bytes()), "remarks/no-json");
        assert_eq!(told(b"\xff\xfe{}"), "remarks/no-json");
        assert_eq!(told(b""), "remarks/no-json");
        assert_eq!(told(b"[]"), "remarks/other-kind");
    }
}
