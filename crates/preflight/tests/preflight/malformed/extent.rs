//! Files of very many pages, annotations, findings or metadata.

use super::work::{ALLOWED, codes, inspect};
use crate::cases::Press;
use crate::pdf::{PAGE, PAGES, XMP, packed, sound};

#[test]
fn annotations_without_end_are_bounded() {
    let mut pdf = sound::x4();
    let form = pdf.form("", "0 0 0 1 k 0 0 9 9 re f\n");
    let stamp = format!("<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N {form}>>>>");
    pdf.set(PAGE, "Annots", &format!("[{}]", stamp.repeat(50_000)));
    let inspection = inspect(&pdf, ALLOWED);
    assert!(codes(&inspection, Some(1)).contains(&"found/much-work".to_owned()));
}

#[test]
fn pages_beyond_the_work_of_a_file_are_told() {
    let mut pdf = sound::x4();
    let count = 3000;
    let page = pdf.object(PAGE).clone();
    let first = pdf.objects.len() + 1;
    let mut kids = String::new();
    for number in first..first + count {
        pdf.objects.push(page.clone());
        kids += &format!("{number} 0 R ");
    }
    pdf.set(PAGES, "Kids", &format!("[{kids}]"));
    pdf.set(PAGES, "Count", &count.to_string());
    let inspection = inspect(&pdf, ALLOWED);
    let code = "found/much-work-of-file".to_owned();
    assert_eq!(inspection.pages.len(), count);
    assert_eq!(codes(&inspection, Some(1)), Vec::<String>::new());
    assert_eq!(codes(&inspection, Some(count)), [code]);
    let [first, last] = [0, count - 1].map(|at| &inspection.pages[at]);
    assert!(first.most_ink.is_some() && !first.thumbnail.jpeg.is_empty());
    assert!(last.most_ink.is_none() && last.painting.plates.is_none());
    assert_eq!(first.boxes, last.boxes, "boxes are judged in any case");
    let again = inspect(&pdf, ALLOWED);
    assert_eq!(inspection.findings, again.findings, "another time, others are told");
}

#[test]
fn findings_without_end_are_shortened() {
    let mut pdf = sound::x4();
    let missing: String = (0..250).map(|at| format!("/N{at} Do\n")).collect();
    pdf.draw(&missing);
    let page = pdf.object(PAGE).clone();
    let first = pdf.objects.len() + 1;
    let kids: String = (first..first + 150).map(|it| format!("{it} 0 R ")).collect();
    pdf.objects.extend(std::iter::repeat_n(page, 150));
    pdf.set(PAGES, "Kids", &format!("[{kids}]"));
    pdf.set(PAGES, "Count", "150");
    let inspection = Press::X4.inspect(&pdf.bytes()).expect("it is judged");
    assert!(codes(&inspection, None).contains(&"found/many-findings".to_owned()));
    assert_eq!(codes(&inspection, Some(1)).len(), 200);
    assert_eq!(codes(&inspection, Some(150)).len(), 1);
}

#[test]
fn metadata_without_end_are_told_and_not_looked_at() {
    let elements = format!("<a>{}</a>", "<b/>".repeat(15_000_000));
    let names = (0..300_000).map(|at| format!("a{at}=\"\" ")).collect::<String>();
    let attributes = format!("<a {names}/>");
    let spaces = (0..60_000).map(|at| format!("xmlns:a{at}=\"u{at}\" "));
    let spaces = spaces.collect::<String>();
    let spaces = format!("<a {spaces}>{}</a>", "<b xmlns:c=\"d\"/>".repeat(20_000));
    for (name, text) in
        [("60 MB of elements", elements), ("attributes", attributes), ("spaces", spaces)]
    {
        let mut pdf = sound::x4();
        pdf.object(XMP).data = Some(packed(text.as_bytes()));
        pdf.set(XMP, "Filter", "/FlateDecode");
        let inspection = inspect(&pdf, ALLOWED);
        let told = codes(&inspection, None);
        assert!(told.iter().any(|it| it == "found/large-xmp"), "{name}: {told:?}");
        assert_eq!(codes(&inspection, Some(1)), Vec::<String>::new(), "{name}: the page");
        assert!(inspection.pages[0].most_ink.is_some(), "{name}: its ink");
    }
}
