//! Marks: read from the sheets and measured. None may come within the bleed.

use std::collections::BTreeSet;

use lopdf::content::Content;
use malzama_impose::{
    Binding, Fold, Imposition, Length, Marks, Omitted, Scheme, SheetSize,
    SignatureLength, Wording, Working, impose,
};

use crate::pdf::{Read, Source, font, written};

/// What a mark covers, as left, lower, right and upper edge in points, and whether it is in all
/// inks.
#[derive(Debug, Clone, Copy)]
struct Mark {
    covers: [f64; 4],
    all_inks: bool,
}

type Matrix = [f64; 6];

fn joined(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

/// All marks of a page of sheets: each line, circle, rectangle and letter by itself.
fn marks(read: &Read, index: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    let content = read.content(index);
    let matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    walk(read, index, content.as_bytes(), matrix, false, &mut marks);
    marks
}

fn walk(
    read: &Read,
    index: usize,
    content: &[u8],
    start: Matrix,
    within: bool,
    marks: &mut Vec<Mark>,
) {
    let mut states = vec![(start, false)];
    let operations = Content::decode(content).expect("content").operations;
    for operation in operations {
        let numbers: Vec<f64> = operation
            .operands
            .iter()
            .filter_map(|it| it.as_float().ok())
            .map(f64::from)
            .collect();
        let state = states.last_mut().expect("a state");
        let matrix = state.0;
        let mut cover = |points: &[[f64; 2]], is_new: bool| {
            for [x, y] in points {
                let x_there = matrix[0] * x + matrix[2] * y + matrix[4];
                let y_there = matrix[1] * x + matrix[3] * y + matrix[5];
                if is_new {
                    let covers = [x_there, y_there, x_there, y_there];
                    marks.push(Mark { covers, all_inks: state.1 });
                }
                let covers = &mut marks.last_mut().expect("a mark").covers;
                covers[0] = covers[0].min(x_there);
                covers[1] = covers[1].min(y_there);
                covers[2] = covers[2].max(x_there);
                covers[3] = covers[3].max(y_there);
            }
        };
        match operation.operator.as_str() {
            "q" => {
                let same = *state;
                states.push(same);
            }
            "Q" => {
                states.pop();
            }
            "cm" => {
                let moved: Matrix = numbers.try_into().expect("six numbers");
                state.0 = joined(moved, matrix);
            }
            "CS" => {
                state.1 = operation.operands[0].as_name().is_ok_and(|it| it == b"All");
            }
            "K" => state.1 = false,
            "m" => cover(&[[numbers[0], numbers[1]]], true),
            "l" => cover(&[[numbers[0], numbers[1]]], false),
            "c" => {
                let points = [0, 2, 4].map(|at| [numbers[at], numbers[at + 1]]);
                cover(&points, false);
            }
            "re" if within || !operation_is_clip(&numbers, read, index) => {
                let [x, y, width, height] = numbers.try_into().expect("four numbers");
                cover(&[[x, y]], true);
                cover(&[[x + width, y + height]], false);
            }
            "Do" => {
                let name = operation.operands[0].as_name().expect("a name");
                let name = std::str::from_utf8(name).expect("text");
                let form = match name {
                    "Marks" | "Slug" => Some(read.form(index, name)),
                    name if name.starts_with('G') => {
                        let slug = read.form(index, "Slug");
                        let letters = read.dictionary(&slug.dict, "Resources");
                        let letters = read.dictionary(letters, "XObject");
                        Some(read.get(letters, name).as_stream().expect("a form"))
                    }
                    _ => None,
                };
                if let Some(form) = form {
                    let content = form.get_plain_content().expect("content");
                    walk(read, index, &content, matrix, true, marks);
                }
            }
            _ => {}
        }
    }
}

/// Whether a rectangle is the clip of a page: pages overlap the trim of the sheet by far.
fn operation_is_clip(numbers: &[f64], read: &Read, index: usize) -> bool {
    let trim = read.numbers(read.page(index), "TrimBox");
    numbers[2] * numbers[3] > 0.1 * (trim[2] - trim[0]) * (trim[3] - trim[1]) / 16.0
}

struct Made {
    read: Read,
    omitted: BTreeSet<Omitted>,
}

fn make(pages: usize, imposition: &Imposition) -> Made {
    let booklets = [Source::new(pages).read()];
    let font = font();
    let wording = Wording { font: Some(&font), ..Wording::default() };
    let sheets = impose(&booklets, imposition, &wording).expect("sheets");
    let omitted = sheets.omitted.clone();
    Made { read: Read::new(&written(&sheets)), omitted }
}

fn overlaps(one: &[f64], other: &[f64]) -> bool {
    const SLACK: f64 = 0.002;
    one[0] < other[2] - SLACK
        && other[0] < one[2] - SLACK
        && one[1] < other[3] - SLACK
        && other[1] < one[3] - SLACK
}

#[test]
fn marks_lie_outside_the_bleed_and_on_the_sheet() {
    let mut schemes = vec![Scheme::OneSided { across: 2, down: 1 }];
    for working in [Working::Sheetwise, Working::WorkAndTurn, Working::WorkAndTumble] {
        let folds = [Fold::Folio, Fold::Quarto, Fold::Octavo];
        schemes.extend(folds.map(|fold| Scheme::Saddle { fold, working }));
    }
    let mut counted = 0;
    for scheme in schemes {
        for sheet in [None, Some("640x920"), Some("930x1270")] {
            let sheet: Option<SheetSize> = sheet.map(|it| it.parse().expect("a size"));
            let gripper = Length::mm(11.0);
            let imposition =
                Imposition { scheme, sheet, gripper, ..Imposition::default() };
            let booklets = [Source::new(16).read()];
            if impose(&booklets, &imposition, &Wording::default()).is_err() {
                continue;
            }
            let Made { read, .. } = make(16, &imposition);
            for index in 0..read.page_count() {
                let page = read.page(index);
                let media = read.numbers(page, "MediaBox");
                let bleed = read.numbers(page, "BleedBox");
                for mark in marks(&read, index) {
                    let covers = mark.covers;
                    assert!(
                        !overlaps(&covers, &bleed),
                        "{scheme:?}: {mark:?} in {bleed:?}"
                    );
                    assert!(covers[0] >= 0.0 && covers[2] <= media[2], "{mark:?}");
                    assert!(covers[1] >= gripper.to_points() - 0.01, "{mark:?}");
                    assert!(covers[3] <= media[3], "{mark:?}");
                    counted += 1;
                }
            }
        }
    }
    assert!(counted > 5000, "{counted}");
}

#[test]
fn marks_are_of_the_right_kind_and_number() {
    let sheet = Some("SRA3".parse().expect("a size"));
    let count = |marks: Marks| {
        let imposition = Imposition { sheet, marks, ..Imposition::default() };
        let Made { read, omitted } = make(8, &imposition);
        assert_eq!(omitted, BTreeSet::new());
        let marks = self::marks(&read, 0);
        let all_inks = marks.iter().filter(|mark| mark.all_inks).count();
        (marks.len(), all_inks)
    };
    assert_eq!(count(Marks::NONE), (0, 0));
    assert_eq!(count(Marks { crop: true, ..Marks::NONE }), (8, 0));
    assert_eq!(count(Marks { fold: true, ..Marks::NONE }), (2, 0));
    // Two lines and a circle each.
    assert_eq!(count(Marks { registration: true, ..Marks::NONE }), (12, 12));
    assert_eq!(count(Marks { colour_bar: true, ..Marks::NONE }), (12, 0));
    let (letters, _) = count(Marks { slug: true, ..Marks::NONE });
    assert!(letters > 20, "{letters}");
}

#[test]
fn crop_marks_point_at_the_trim_and_are_5_mm_long() {
    let sheet = Some("SRA3".parse().expect("a size"));
    let marks = Marks { crop: true, ..Marks::NONE };
    let imposition = Imposition { sheet, marks, ..Imposition::default() };
    let Made { read, .. } = make(8, &imposition);
    let trim = read.numbers(read.page(0), "TrimBox");
    let found = self::marks(&read, 0);
    let points = |mm: f64| mm / 25.4 * 72.0;
    for mark in &found {
        let [left, bottom, right, top] = mark.covers;
        let [width, height] = [right - left, top - bottom];
        assert!((width.max(height) - points(5.0)).abs() < 0.01, "{mark:?}");
        let near = |at: f64, edges: [usize; 2]| {
            edges.iter().any(|edge| (at - trim[*edge]).abs() < 0.01)
        };
        let is_at_trim =
            if width < height { near(left, [0, 2]) } else { near(bottom, [1, 3]) };
        assert!(is_at_trim, "{mark:?}");
    }
    let lowest = found.iter().map(|it| it.covers[3]).fold(f64::MAX, f64::min);
    assert!((lowest - (trim[1] - points(3.0))).abs() < 0.01, "3 mm from the trim");
}

#[test]
fn collating_marks_step_down_within_the_gutter() {
    let scheme = Scheme::Signatures {
        length: SignatureLength::Eight,
        fold: Fold::Folio,
        working: Working::Sheetwise,
    };
    let marks = Marks { collating: true, ..Marks::NONE };
    let gutter = Length::mm(6.0);
    let binding = Binding::Right;
    let imposition =
        Imposition { scheme, marks, gutter, binding, ..Imposition::default() };
    let Made { read, omitted } = make(32, &imposition);
    assert_eq!(omitted, BTreeSet::new());
    let mut tops = Vec::new();
    for index in 0..read.page_count() {
        let found = self::marks(&read, index);
        // On the front of the outermost sheet of each signature.
        assert_eq!(found.len(), usize::from(index % 4 == 0), "side {index}");
        let Some(mark) = found.first() else { continue };
        let middle = read.numbers(read.page(index), "MediaBox")[2] / 2.0;
        assert!(((mark.covers[0] + mark.covers[2]) / 2.0 - middle).abs() < 0.01);
        tops.push(mark.covers[3]);
        let clips = read.content(index);
        for line in clips.lines().filter(|line| line.ends_with("re W n")) {
            let numbers: Vec<f64> =
                line.split(' ').filter_map(|word| word.parse().ok()).collect();
            let clip = [
                numbers[0],
                numbers[1],
                numbers[0] + numbers[2],
                numbers[1] + numbers[3],
            ];
            assert!(!overlaps(&mark.covers, &clip), "{mark:?} in {clip:?}");
        }
    }
    let step = 5.0 / 25.4 * 72.0;
    assert!(
        tops.windows(2).all(|pair| (pair[0] - pair[1] - step).abs() < 0.01),
        "{tops:?}"
    );
    let narrow = Imposition { gutter: Length::mm(2.0), ..imposition };
    assert_eq!(make(32, &narrow).omitted, BTreeSet::from([Omitted::CollatingMarks]));
}

#[test]
fn marks_without_room_are_left_out_and_told() {
    let sheet = Some("302x216".parse().expect("a size"));
    let imposition = Imposition { sheet, ..Imposition::default() };
    let Made { read, omitted } = make(8, &imposition);
    assert_eq!(
        omitted,
        BTreeSet::from([
            Omitted::CropMarks,
            Omitted::FoldMarks,
            Omitted::Registration,
            Omitted::ColourBar,
            Omitted::Slug,
        ])
    );
    assert_eq!(self::marks(&read, 0).len(), 0);
}

#[test]
fn the_smallest_sheet_has_room_for_all_marks() {
    let sheet_of = |marks| {
        let booklets = [Source::new(8).read()];
        let font = font();
        let wording = Wording { font: Some(&font), ..Wording::default() };
        let imposition = Imposition { marks, ..Imposition::default() };
        let sheets = impose(&booklets, &imposition, &wording).expect("sheets");
        assert_eq!(sheets.omitted, BTreeSet::new());
        sheets.sides[0].size.to_string()
    };
    assert_eq!(sheet_of(Marks::NONE), "SRA4");
    assert_eq!(sheet_of(Marks::ALL), "A3");
}

#[test]
fn no_font_is_embedded() {
    let Made { read, .. } = make(8, &Imposition::default());
    let is_font = |it: &lopdf::Object| {
        it.as_dict().is_ok_and(|it| it.has_type(b"Font") || it.has(b"FontFile2"))
    };
    assert!(!read.document.objects.values().any(is_font));
    let booklets = [Source::new(4).read()];
    for font in [None, Some(b"no font".as_slice())] {
        let wording = Wording { font, ..Wording::default() };
        let sheets = impose(&booklets, &Imposition::default(), &wording).expect("sheets");
        assert_eq!(sheets.omitted, BTreeSet::from([Omitted::Slug]));
    }
}
