//! What stands in a finished PDF: photographs for the press and for the screen.

mod project;

use lopdf::{Document, Object, Stream};

use crate::project::{TestProject, picture};

/// The image XObjects of a PDF that are photographs.
fn images(project: &TestProject, path: &str) -> Vec<Stream> {
    let document = Document::load_mem(&project.read(path)).expect("a PDF");
    document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(is_image))
        .cloned()
        .collect()
}

fn is_image(subtype: &Object) -> bool {
    subtype.as_name().is_ok_and(|name| name == b"Image")
}

fn number(image: &Stream, key: &[u8]) -> i64 {
    image.dict.get(key).and_then(Object::as_i64).expect("a number")
}

#[test]
fn photographs_are_cmyk_jpegs_of_the_size_of_print() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(1500, 2000));
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let images = images(&project, "out/print/acre.pdf");
    let [image] = images.as_slice() else { panic!("{} images", images.len()) };
    // 20 mm at 300 ppi, and as high as 4 to 3.
    assert_eq!((number(image, b"Width"), number(image, b"Height")), (236, 315));
    assert_eq!(number(image, b"BitsPerComponent"), 8);
    let name = |key| image.dict.get(key).and_then(Object::as_name).expect("a name");
    assert_eq!(name(b"ColorSpace"), b"DeviceCMYK");
    assert_eq!(name(b"Filter"), b"DCTDecode");
    assert!(image.content.starts_with(b"\xff\xd8"));
    for trace in [&b"Exif"[..], b"ICC_PROFILE", b"http://ns.adobe.com", b"malzama"] {
        let found = image.content.windows(trace.len()).any(|window| window == trace);
        assert!(!found, "a photograph carries `{}`", String::from_utf8_lossy(trace));
    }
}

#[test]
fn photographs_are_never_enlarged() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(180, 240));
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let images = images(&project, "out/print/acre.pdf");
    assert_eq!((number(&images[0], b"Width"), number(&images[0], b"Height")), (180, 240));
}

#[test]
fn photographs_for_the_screen_are_small_and_in_srgb() {
    let project = TestProject::small();
    project.write_bytes("photos/acre/group.jpg", &picture(1500, 2000));
    assert_eq!(project.run(&["build", "acre", "--screen"]).status, 0);
    let images = images(&project, "out/screen/acre.pdf");
    assert_eq!((number(&images[0], b"Width"), number(&images[0], b"Height")), (118, 157));
    let colours = images[0].dict.get(b"ColorSpace").and_then(Object::as_array);
    let kind = colours.expect("an array")[0].as_name().expect("a name");
    assert_eq!(kind, b"ICCBased");
}

#[test]
fn the_uncoated_contract_gives_other_inks() {
    let project = TestProject::small();
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let coated = images(&project, "out/print/acre.pdf");
    project.edit("malzama.yaml", "press: coated", "press: uncoated");
    assert_eq!(project.run(&["build", "acre"]).status, 0);
    let uncoated = images(&project, "out/print/acre.pdf");
    assert!(coated[0].content != uncoated[0].content, "the contract changes nothing");
}
