//! Camera raw files: the undeveloped record of a sensor, with small pictures to look at. To
//! print one of those would be a mistake that nobody notices before the booklet is printed.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use super::ifd::{Directories, Directory};

/// The first bytes of formats that are no TIFF, each with its name.
const MARKS: [(&[u8], &str); 8] = [
    (b"FUJIFILMCCD-RAW", "RAF"),
    (b"IIRO", "ORF"),
    (b"IIRS", "ORF"),
    (b"MMOR", "ORF"),
    (b"IIU\0", "RW2"),
    (b"II\x1a\0\0\0HEAPCCDR", "CRW"),
    (b"\0MRM", "MRW"),
    (b"FOVb", "X3F"),
];

/// Names of the formats that are TIFFs, by the beginning of the camera's make in capitals.
const MAKES: [(&[u8], &str); 9] = [
    (b"NIKON", "NEF"),
    (b"SONY", "ARW"),
    (b"CANON", "CR2"),
    (b"PENTAX", "PEF"),
    (b"RICOH", "PEF"),
    (b"SAMSUNG", "SRW"),
    (b"HASSELBLAD", "3FR"),
    (b"KODAK", "DCR"),
    (b"EASTMAN KODAK", "DCR"),
];

const NEW_SUBFILE_TYPE: u16 = 254;
const COMPRESSION: u16 = 259;
const PHOTOMETRIC: u16 = 262;
const MAKE: u16 = 271;
const SUB_IFDS: u16 = 330;
const DNG_VERSION: u16 = 50706;

/// Photometric interpretations of undeveloped values: a colour filter array, and the same
/// interpolated (TIFF/EP, DNG 1.7).
const SENSOR: [u64; 2] = [32803, 34892];

/// Compressions that only cameras use: of Sony, Samsung, Nikon and Pentax.
const OF_CAMERAS: [u64; 5] = [32767, 32769, 32770, 34713, 65535];

/// Most directories that are looked through; cameras write fewer than ten.
const MOST_DIRECTORIES: usize = 64;

/// Returns the name of a file's format, if it is a camera raw; `start` are its first bytes.
pub(super) fn camera_raw(
    start: &[u8],
    reader: &mut (impl Read + Seek),
) -> Option<&'static str> {
    if start.get(4..12) == Some(b"ftypcrx ") {
        return Some("CR3");
    }
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Some(name);
    }
    let mut tiff = Directories::open(reader)?;
    if start.get(8..10) == Some(b"CR") {
        return Some("CR2");
    }
    let (mut seen, mut offsets) = (BTreeSet::new(), vec![tiff.first()]);
    let (mut make, mut is_raw) = (None, false);
    while let Some(offset) = offsets.pop() {
        // Directories may form a circle.
        if offset == 0 || seen.len() == MOST_DIRECTORIES || !seen.insert(offset) {
            continue;
        }
        let Some(directory) = tiff.read(offset) else { continue };
        if directory.has(DNG_VERSION) {
            return Some("DNG");
        }
        let is_first = seen.len() == 1;
        is_raw |= is_of_sensor(&mut tiff, &directory, is_first);
        make = make.or_else(|| tiff.text(&directory, MAKE));
        offsets.push(directory.next);
        offsets.extend(tiff.numbers(&directory, SUB_IFDS));
    }
    is_raw.then(|| {
        let make = make.unwrap_or_default().to_ascii_uppercase();
        MAKES.iter().find(|(it, _)| make.starts_with(it)).map_or("TIFF/EP", |it| it.1)
    })
}

/// Whether a directory holds what a sensor recorded, or is the first one of a camera with
/// only a reduced picture before others that are kept beneath it.
fn is_of_sensor(
    tiff: &mut Directories<impl Read + Seek>,
    directory: &Directory,
    is_first: bool,
) -> bool {
    let mut has = |tag, values: &[u64]| {
        tiff.one(directory, tag).is_some_and(|value| values.contains(&value))
    };
    has(PHOTOMETRIC, &SENSOR)
        || has(COMPRESSION, &OF_CAMERAS)
        || is_first
            && directory.has(MAKE)
            && directory.has(SUB_IFDS)
            && has(NEW_SUBFILE_TYPE, &[1])
}
