//! Sheets as a PDF: boxes, forms, and what is kept and left out.

use lopdf::Object;
use malzama_impose::{Binding, Imposition, Length, Scheme, Wording, Working, impose};

use crate::pdf::{Read, Source, imposed, plain, written};

#[test]
fn each_page_goes_in_once() {
    let read = Read::new(&imposed(&Source::new(12), &plain()));
    assert_eq!(read.page_count(), 6);
    assert_eq!(read.all_forms().len(), 12);
    assert_eq!(read.forms(0), ["P12", "P1"]);
    assert_eq!(read.forms(1), ["P2", "P11"]);
}

#[test]
fn a_page_that_stands_twice_is_there_once() {
    let source = Source::new(8);
    let booklets = [source.read(), source.read()];
    let imposition = Imposition { scheme: Scheme::Gang, ..plain() };
    let sheets = impose(&booklets, &imposition, &Wording::default()).expect("sheets");
    let read = Read::new(&written(&sheets));
    assert_eq!(read.forms(0), ["B1P8", "B1P1", "B2P8", "B2P1"]);
    let plate = Imposition {
        scheme: Scheme::saddle(4, Working::WorkAndTurn).expect("a scheme"),
        ..plain()
    };
    let read = Read::new(&imposed(&source, &plate));
    assert_eq!((read.page_count(), read.all_forms().len()), (2, 8));
}

#[test]
fn boxes_are_nested_exactly() {
    for bleed in [None, Some(Length::mm(3.0)), Some(Length::mm(2.7)), Some(Length::ZERO)]
    {
        for binding in [Binding::Left, Binding::Right] {
            let imposition = Imposition { bleed, binding, ..Imposition::default() };
            let read = Read::new(&imposed(&Source::new(8), &imposition));
            for index in 0..read.page_count() {
                let page = read.page(index);
                let [media, bleed, trim] = ["MediaBox", "BleedBox", "TrimBox"]
                    .map(|key| read.numbers(page, key));
                assert_eq!(media[..2], [0.0, 0.0]);
                for edge in 0..2 {
                    assert!(media[edge] <= bleed[edge] && bleed[edge] <= trim[edge]);
                    assert!(trim[edge + 2] <= bleed[edge + 2]);
                    assert!(bleed[edge + 2] <= media[edge + 2]);
                }
                let size = [trim[2] - trim[0], trim[3] - trim[1]];
                assert!((size[0] - 2.0 * 419.528).abs() < 0.002, "{size:?}");
                assert!((size[1] - 595.276).abs() < 0.002, "{size:?}");
                assert!(!page.has(b"CropBox") && !page.has(b"Rotate"));
            }
        }
    }
}

#[test]
fn inherited_resources_come_along_once() {
    let source = Source::new(4);
    let read = Read::new(&imposed(&source, &plain()));
    let forms = read.all_forms();
    let resources: Vec<_> =
        forms.iter().map(|it| it.dict.get(b"Resources").ok()).collect();
    for form in &forms {
        let resources = read.dictionary(&form.dict, "Resources");
        let state = read.dictionary(read.dictionary(resources, "ExtGState"), "GS1");
        assert_eq!(read.get(state, "OP"), &Object::Boolean(true));
        assert_eq!(read.get(state, "op"), &Object::Boolean(true));
        assert_eq!(read.get(state, "OPM"), &Object::Integer(1));
    }
    assert!(resources.iter().all(|it| matches!(it, Some(Object::Reference(_)))));
    assert!(resources.windows(2).all(|pair| pair[0] == pair[1]));
    let own = source.with_page(
        2,
        "/StructParents",
        "/Resources << /Own 7 0 R >> /StructParents",
    );
    let read = Read::new(&imposed(&own, &plain()));
    let resources = read.dictionary(&read.form(1, "P2").dict, "Resources");
    assert_eq!(read.get(read.dictionary(resources, "Own"), "OPM"), &Object::Integer(1));
}

#[test]
fn content_is_kept_as_it_is_or_joined() {
    let source = Source::new(4).set_content(1, "/Filter /ASCIIHexDecode", b"712051>");
    let read = Read::new(&imposed(&source, &plain()));
    let form = read.form(0, "P1");
    assert_eq!(form.content, b"712051>");
    assert_eq!(read.get(&form.dict, "Filter"), &Object::Name(b"ASCIIHexDecode".to_vec()));
    let (source, number) = source.add_stream("/Filter /ASCIIHexDecode", b"66 66>");
    let contents = format!("/Contents [13 0 R {number} 0 R 11 0 R null]");
    let source = source.with_page(2, "/Contents 13 0 R", &contents);
    let read = Read::new(&imposed(&source, &plain()));
    let joined = read.form(1, "P2").get_plain_content().expect("content");
    let text = String::from_utf8(joined).expect("text");
    assert_eq!(text, "/GS1 gs 0 0 0 1 k 50 50 100 13 re f\nff\nq Q\n");
}

#[test]
fn a_page_without_content_is_an_empty_form() {
    let source = Source::new(4).with_page(1, "/Contents 11 0 R", "");
    let read = Read::new(&imposed(&source, &plain()));
    assert!(read.form(0, "P1").get_plain_content().expect("content").is_empty());
}

#[test]
fn only_pages_with_a_group_get_one() {
    let group = "/Group << /S /Transparency /CS /DeviceCMYK >> /StructParents";
    let source = Source::new(8).with_page(1, "/StructParents", group);
    let read = Read::new(&imposed(&source, &plain()));
    let groups: Vec<bool> =
        ["P8", "P1"].map(|name| read.form(0, name).dict.has(b"Group")).to_vec();
    assert_eq!(groups, [false, true]);
    let group = read.dictionary(&read.form(0, "P1").dict, "Group");
    assert_eq!(read.get(group, "CS"), &Object::Name(b"DeviceCMYK".to_vec()));
    assert_eq!(read.get(group, "I"), &Object::Boolean(true));
    assert!(read.page(0).has(b"Group") && !read.page(1).has(b"Group"));
}

#[test]
fn what_no_sheet_needs_is_left_out() {
    let annotation = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] >>] /StructParents";
    let source = Source::new(4).with_page(1, "/StructParents", annotation);
    let entries = "/Kept 1 /StructParent 5 /PieceInfo << /Private 8 0 R >>";
    let (source, number) = source.add_stream(entries, b"drawing");
    let source = source.with(7, "/OPM 1", &format!("/OPM 1 /Drawing {number} 0 R"));
    let bytes = imposed(&source, &plain());
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Kept 1"));
    for word in ["Outline", "An outline", "StructParent", "Annots", "Link", "Private"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(Read::new(&bytes).catalog().has(b"OutputIntents"));
}

#[test]
fn layers_are_kept() {
    let source = Source::new(4).set(6, "<< /Type /OCG /Name (A layer) >>").with(
        1,
        "/Metadata",
        "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> /Metadata",
    );
    let read = Read::new(&imposed(&source, &plain()));
    let layers = read.dictionary(read.catalog(), "OCProperties");
    let off = read.get(read.dictionary(layers, "D"), "OFF").as_array().expect("an array");
    let layer = read.follow(&off[0]).as_dict().expect("a layer");
    assert_eq!(read.get(layer, "Name").as_str().expect("text"), b"A layer");
}

#[test]
fn layers_of_ganged_booklets_are_put_together() {
    let with = |properties: &str| {
        let properties =
            format!("/OCProperties << /OCGs [6 0 R] {properties} >> /Metadata");
        let source = Source::new(4).set(6, "<< /Type /OCG /Name (A layer) >>");
        source.with(1, "/Metadata", &properties).read()
    };
    let booklets = [
        with("/D << /OFF [6 0 R] >>"),
        with("/D << >>"),
        with("/D << /BaseState /OFF >>"),
        with("/D << /BaseState /OFF /ON [6 0 R] >>"),
    ];
    let imposition = Imposition { scheme: Scheme::Gang, ..plain() };
    let sheets = impose(&booklets, &imposition, &Wording::default()).expect("sheets");
    let read = Read::new(&written(&sheets));
    let layers = read.dictionary(read.catalog(), "OCProperties");
    let groups = read.get(layers, "OCGs").as_array().expect("an array");
    let off = read.get(read.dictionary(layers, "D"), "OFF").as_array().expect("an array");
    assert_eq!(groups.len(), 4);
    assert_eq!(off, &[groups[0].clone(), groups[2].clone()]);
}

#[test]
fn filters_in_objects_of_their_own_are_known() {
    let (source, number) =
        Source::new(4).set(6, "/ASCIIHexDecode").add_stream("/Filter 6 0 R", b"71 51>");
    let contents = format!("/Contents [13 0 R {number} 0 R]");
    let source = source.with_page(2, "/Contents 13 0 R", &contents);
    let read = Read::new(&imposed(&source, &plain()));
    let joined = read.form(1, "P2").get_plain_content().expect("content");
    assert!(joined.ends_with(b"re f\nqQ\n"));
}

#[test]
fn content_that_does_not_tell_its_length_is_not_lost() {
    let source = Source::new(4).with(11, " /Length 35", "");
    let read = Read::new(&imposed(&source, &plain()));
    assert_eq!(read.form(0, "P1").content, b"/GS1 gs 0 0 0 1 k 50 50 100 11 re f");
}

#[test]
fn blank_places_stay_blank() {
    let read = Read::new(&imposed(&Source::new(3), &plain()));
    assert_eq!(read.forms(0), ["P3", "P1"]);
    assert_eq!(read.forms(1), ["P2"]);
}
