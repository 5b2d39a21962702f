//! Files that are cut off, or of which single bytes are damaged.

use malzama_preflight::{Inspection, Severity, Unreadable};

use super::within_patience;
use crate::cases::Press;
use crate::pdf::{INTENT, PAGE, PROFILE, Pdf, RESOURCES, sound};

/// What a byte is overwritten with.
const DAMAGE: &[u8] = b"0 <>[]/(9-\xff\0R";

#[test]
fn a_file_that_is_cut_off_never_passes() {
    for has_streams in [false, true] {
        let bytes = small(has_streams).bytes();
        assert_eq!(is_told(inspect(&bytes)), has_streams, "the whole file");
        // Of the last line, which only says that it is the last, nothing is needed.
        let ends: Vec<_> = (0..bytes.len() - b"%%EOF\n".len()).step_by(7).collect();
        assert!(ends.len() > 200, "{} cuts", ends.len());
        for end in ends {
            assert!(is_told(inspect(&bytes[..end])), "the first {end} bytes pass");
        }
    }
}

#[test]
fn a_damaged_word_of_the_structure_is_told() {
    let bytes = small(false).bytes();
    for word in [
        "%PDF-",
        "/Catalog",
        "/Type /Page\n",
        "/Pages 2",
        "/Kids",
        "/MediaBox",
        "/TrimBox",
        "stream",
        "endstream",
        "/Trapped",
        "/OutputIntents",
        "/S /GTS",
        "xref\n",
        "trailer",
        "/Root",
        "/ID",
        "startxref",
    ] {
        let at = bytes.windows(word.len()).position(|it| it == word.as_bytes());
        let mut damaged = bytes.clone();
        damaged[at.expect(word) + 1] = 0xff;
        assert!(is_told(inspect(&damaged)), "damaged `{word}` passes");
    }
}

#[test]
fn a_short_name_of_a_filter_is_read_and_told_if_a_long_one_has_no_space() {
    let mut pdf = small(true);
    let errors = |pdf: &Pdf| {
        let inspection = inspect(&pdf.bytes()).expect("a file that can be judged");
        (inspection.pages.len(), inspection.count(Severity::Error))
    };
    let (pages, before) = errors(&pdf);
    pdf.stream_filter = "/Fl          ";
    assert_eq!(errors(&pdf), (pages, before));
    pdf.stream_filter = "/Fl";
    assert_eq!(errors(&pdf), (pages, before + 1));
}

#[test]
fn any_damaged_byte_is_borne() {
    for has_streams in [false, true] {
        let bytes = small(has_streams).bytes();
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] = DAMAGE[at % DAMAGE.len()];
            if let Ok(inspection) = inspect(&damaged) {
                assert!(!inspection.pages.is_empty(), "byte {at}: judged without a page");
            }
        }
    }
}

/// A sound PDF/X-1a of few bytes, without a font and a profile; in streams of objects, it
/// breaks the rule on these.
fn small(has_streams: bool) -> Pdf {
    let mut pdf = sound::x1a();
    pdf.objects.truncate(RESOURCES);
    pdf.set(INTENT, "DestOutputProfile", "null");
    pdf.object(PROFILE).data = Some(Vec::new());
    pdf.unset(PROFILE, "Filter");
    pdf.unset(RESOURCES, "Font");
    pdf.set(PAGE, "MediaBox", "[0 0 60 60]");
    pdf.set(PAGE, "TrimBox", "[9 9 51 51]");
    pdf.unset(PAGE, "BleedBox");
    pdf.only("0.1 0.2 0.3 0 k 9 9 30 30 re f\n");
    pdf.has_streams = has_streams;
    pdf
}

fn inspect(bytes: &[u8]) -> Result<Inspection, Unreadable> {
    let bytes = bytes.to_vec();
    let inspected = within_patience(move || Press::X1a.inspect(&bytes));
    let inspected = inspected.expect("an end");
    if let Err(unreadable) = &inspected {
        // A reader that panicked is a fault of ours, whatever the file is.
        assert_ne!(*unreadable, Unreadable::Unforeseen);
    }
    inspected
}

/// Whether a file is refused or stopped.
fn is_told(inspected: Result<Inspection, Unreadable>) -> bool {
    inspected.map_or(true, |it| it.count(Severity::Error) > 0)
}
