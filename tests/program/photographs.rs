//! Photographs through the whole program: diagnostics for bad ones, and the crop of good
//! ones.

use lopdf::{Document, Object};

use crate::project::{Run, TestProject, picture};

/// The location at which the record names the photograph.
const NAMED_AT: &str = "data/acre/group.yaml:4:11";

/// Builds two cities, one of which has a bad photograph. Asserts that the error points at
/// the record, that the other city is made, that a proof of the first is made, and that its
/// last PDF is untouched. Returns the error.
#[track_caller]
fn refused(project: &TestProject, build: impl Fn(&[&str]) -> Run, status: i32) -> String {
    let last = b"%PDF- the last good one";
    project.write_bytes("out/print/acre.pdf", last);
    let run = build(&["build"]);
    assert_eq!(run.status, status, "{}", run.whole());
    assert!(project.read("out/print/acre.pdf") == last, "the last PDF was touched");
    assert!(project.path("out/print/jaffa.pdf").exists(), "{}", run.whole());
    assert!(!project.path("out/print/network.pdf").exists(), "{}", run.whole());
    for slug in ["acre", "network"] {
        let proof = format!("out/draft/{slug}.pdf");
        assert!(project.path(&proof).exists(), "no {proof}: {}", run.whole());
        // A drawing stands in the photograph's place.
        assert!(pictures(project, &proof).is_empty(), "{proof} has a picture");
        project.remove(&proof);
    }
    assert!(run.stderr.contains(NAMED_AT), "{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    project.remove("out/print/jaffa.pdf");
    let error = run.stderr.lines().find(|line| line.starts_with("error: "));
    error.expect("an error").to_owned()
}

#[test]
fn a_bad_photograph_is_told_where_its_record_names_it() {
    let project = TestProject::two_cities();
    let good = picture(300, 400);
    let header = {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
        png
    };
    let mut said = Vec::new();
    for bytes in [
        &b""[..],
        b"no picture at all",
        &good[..20],
        &good[..good.len() / 2],
        &[&good[..good.len() / 2], b"\xff\xd9"].concat(),
        &header,
    ] {
        project.write_bytes("photos/acre/group.jpg", bytes);
        said.push(refused(&project, |args| project.run(args), 1));
    }
    let file = std::fs::File::create(project.path("photos/acre/group.jpg"));
    file.and_then(|file| file.set_len(10 << 30)).expect("a sparse file");
    said.push(refused(&project, |args| project.run(args), 1));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn check_finds_a_photograph_that_is_cut_off_as_build_does() {
    let project = TestProject::two_cities();
    let good = picture(300, 400);
    for _ in 0..2 {
        project.write_bytes("photos/acre/group.jpg", &good[..good.len() / 2]);
        let built = refused(&project, |args| project.run(args), 1);
        // The second time, it is remembered.
        for _ in 0..2 {
            let run = project.run(&["check"]);
            assert_eq!(run.status, 1, "{}", run.whole());
            assert!(run.whole().contains(NAMED_AT), "{}", run.whole());
            assert!(run.whole().contains(&built), "{built}\n{}", run.whole());
        }
        project.write_bytes("photos/acre/group.jpg", &good);
        let run = project.run(&["check"]);
        assert_eq!(run.status, 0, "{}", run.whole());
    }
}

#[test]
fn check_decodes_the_photographs_of_records_with_other_faults_too() {
    let project = TestProject::two_cities();
    let good = picture(300, 400);
    project.write_bytes("photos/acre/group.jpg", &good[..good.len() / 2]);
    project.edit("data/acre/group.yaml", "name:", "nme:");
    let run = project.run(&["check", "--format", "json"]);
    for code in ["record/unknown-key", "photograph/unusable"] {
        assert!(run.stdout.contains(code), "{code}: {}", run.whole());
    }
}

#[test]
fn a_photograph_without_its_end_builds_with_a_warning() {
    let project = TestProject::two_cities();
    let good = picture(300, 400);
    project.write_bytes("photos/acre/group.jpg", &good[..good.len() - 2]);
    let warning = "warning: `photos/acre/group.jpg`: the end of the file is missing";
    for args in [&["check"][..], &["check"], &["build"], &["build", "--force"]] {
        let run = project.run(args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.whole());
        let times = run.whole().matches(warning).count();
        assert!(times > 0, "{args:?}: {}", run.whole());
        assert!(run.whole().contains(NAMED_AT), "{args:?}: {}", run.whole());
    }
}

#[test]
fn one_photograph_under_two_spellings_is_one() {
    let project = TestProject::two_cities();
    let manuscript = |project: &TestProject| {
        let run = project.run(&["manuscript", "acre"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        String::from_utf8(project.read("manuscript.json")).expect("a text")
    };
    let plain = manuscript(&project);
    assert!(plain.contains("/photos/acre/group.jpg"), "{plain}");
    for spelling in ["./acre/group.jpg", "acre//group.jpg", "acre/./group.jpg"] {
        project.edit("data/acre/group.yaml", "acre/group.jpg", spelling);
        assert_eq!(manuscript(&project), plain, "{spelling}");
        let run = project.run(&["check"]);
        assert_eq!(run.status, 0, "{spelling}: {}", run.whole());
        assert!(!run.whole().contains("no record names"), "{}", run.whole());
        project.edit("data/acre/group.yaml", spelling, "acre/group.jpg");
    }
}

#[test]
fn a_photograph_builds_under_the_name_of_any_format() {
    let project = TestProject::real();
    let mut name = "market-1.jpg".to_owned();
    for other in ["market-1.png", "market-1.webp", "market-1.svg"] {
        let bytes = project.read(&format!("photos/acre/{name}"));
        project.remove(&format!("photos/acre/{name}"));
        project.write_bytes(&format!("photos/acre/{other}"), &bytes);
        project.edit(
            "data/acre/city.yaml",
            &format!("acre/{name}"),
            &format!("acre/{other}"),
        );
        name = other.to_owned();
        let run = project.run(&["build", "acre"]);
        assert_eq!(run.status, 0, "{other}: {}", run.whole());
    }
}

#[cfg(unix)]
#[test]
fn a_photograph_that_may_not_be_read_is_the_machines_fault() {
    use std::os::unix::fs::PermissionsExt;

    let project = TestProject::two_cities();
    let closed = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(project.path("photos/acre/group.jpg"), closed)
        .expect("it is closed");
    // An unprivileged user has to be able to write to the output folder.
    for folder in ["out", "out/print"] {
        let out = project.path(folder);
        std::fs::create_dir_all(&out).expect("a folder");
        std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o777))
            .expect("it is opened");
    }
    insta::assert_snapshot!(refused(&project, |args| project.run_unprivileged(args), 3));
}

#[test]
fn a_focal_point_stays_in_wide_tall_and_square_frames() {
    // A face-sized mark near each corner in turn, in a wide, a tall and a square frame.
    for (x, y) in [(0.12, 0.12), (0.88, 0.12), (0.12, 0.88), (0.88, 0.88)] {
        let project = TestProject::real();
        let (width, height) = (1200, 900);
        project.write_bytes("photos/acre/acre-5000.jpg", &marked(width, height, x, y));
        project.edit(
            "data/acre/acre-5000.yaml",
            "  - file: acre/acre-5000.jpg\n",
            &format!(
                "  - file: acre/acre-5000.jpg\n    focus: {}% {}%\n",
                x * 100.0,
                y * 100.0
            ),
        );
        project.write(
            "layouts/main.typ",
            r#"#import "photo.typ": photo
               #let manuscript = json("/manuscript.json")
               #set page(width: 148mm, height: 210mm, margin: 5mm, bleed: 3mm)
               #let it = manuscript.cities.first().partners.first().photographs.first()
               #for (width, height) in ((90mm, 22mm), (16mm, 80mm), (40mm, 40mm)) {
                 photo((draft: false), it, width, height)
               }"#,
        );
        let run = project.run(&["build", "acre"]);
        assert_eq!(run.status, 0, "{}", run.whole());
        let pictures = pictures(&project, "out/print/acre.pdf");
        assert_eq!(pictures.len(), 3);
        for (wide, inks) in pictures {
            // Magenta and yellow without cyan: the mark is red, its background is grey.
            let is_red = |pixel: &[u8; 4]| pixel[1] > 150 && pixel[0] < 90;
            let rows: Vec<&[[u8; 4]]> = inks.chunks_exact(wide).collect();
            let row_has = |row: &&[[u8; 4]]| row.iter().any(is_red);
            let column_has = |at: usize| rows.iter().any(|row| is_red(&row[at]));
            assert!(rows.iter().any(row_has), "the mark at {x}, {y} is not in the frame");
            let edges = row_has(&rows[0])
                || row_has(&rows[rows.len() - 1])
                || column_has(0)
                || column_has(wide - 1);
            assert!(!edges, "the mark at {x}, {y} is cut in a frame {wide} wide");
        }
    }
}

/// Encodes a grey JPEG with a red square around the point `x`, `y`, given as shares of
/// width and height. The side of the square is 12 % of the height.
fn marked(width: u16, height: u16, x: f64, y: f64) -> Vec<u8> {
    let (w, h) = (f64::from(width), f64::from(height));
    let half = 0.06 * h;
    let pixels: Vec<u8> = (0..height)
        .flat_map(|row| (0..width).map(move |column| (f64::from(column), f64::from(row))))
        .flat_map(|(column, row)| {
            let inside = (column - x * w).abs() < half && (row - y * h).abs() < half;
            if inside { [210, 30, 30] } else { [128; 3] }
        })
        .collect();
    let mut bytes = Vec::new();
    jpeg_encoder::Encoder::new(&mut bytes, 95)
        .encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb)
        .expect("a picture can be encoded");
    bytes
}

/// Returns the images of a PDF: their width in pixels, and their CMYK pixels, in which
/// 255 is full ink.
fn pictures(project: &TestProject, path: &str) -> Vec<(usize, Vec<[u8; 4]>)> {
    let document = Document::load_mem(&project.read(path)).expect("a PDF");
    let is_image = |object: &Object| object.as_name().is_ok_and(|name| name == b"Image");
    document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(is_image))
        .map(|stream| {
            let mut decoder = jpeg_decoder::Decoder::new(stream.content.as_slice());
            let pixels = decoder.decode().expect("a JPEG");
            let info = decoder.info().expect("its header");
            (usize::from(info.width), pixels.as_chunks::<4>().0.to_vec())
        })
        .collect()
}

#[test]
fn many_files_that_no_record_names_are_told_once_for_their_folder() {
    let project = TestProject::two_cities();
    for at in 0..20 {
        project.write(&format!("photos/few/{at:02}.jpg"), "no record names it");
    }
    for at in 0..3_001 {
        project.write(&format!("photos/camera/{at:04}.jpg"), "no record names it");
    }
    let run = project.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.whole());
    let told = run.stdout.matches("no record names").count();
    assert_eq!(told, 21, "{}", run.whole());
    let all =
        "no record names 3001 files in `photos/camera`, the first of them `0000.jpg`";
    assert!(run.stdout.contains(all), "{}", run.whole());
    let arabic = project.run(&["check", "--lang", "ar"]);
    let all = "لا تذكر أيّ مجموعة";
    assert_eq!(arabic.stdout.matches(all).count(), 21, "{}", arabic.whole());
}
