//! The segments of a JPEG file (ITU-T T.81): its header, and the end of its first picture.
//!
//! Decoders tolerate a file that was cut off. In print its missing part would show, so that
//! the end is looked for here.

use std::io::{Read, Seek, SeekFrom};

use malzama_message::message;

use super::fault::PhotoFault;

/// Longest header that is read, in bytes: 512 full segments.
const HEADER_LIMIT: u64 = 32 << 20;

/// The segments of a JPEG file before its first scan.
#[derive(Debug, Default)]
pub(super) struct JpegHeader {
    /// Stored width in pixels.
    pub(super) width: u32,
    /// Stored height in pixels.
    pub(super) height: u32,
    /// Number of colour components: 1 (grey), 3 or 4.
    pub(super) components: u8,
    /// Samples of all components in whole blocks, after subsampling.
    pub(super) samples: u64,
    /// Whether a decoder has to hold all coefficients until the end of the file.
    pub(super) buffered: bool,
    /// Colour transform of Adobe's marker, if there is one.
    pub(super) adobe: Option<u8>,
    /// EXIF block, beginning with its byte order.
    pub(super) exif: Option<Vec<u8>>,
    /// ICC profile, joined from its parts.
    pub(super) profile: Option<Vec<u8>>,
    /// Identifiers of the frame's components.
    identifiers: Vec<u8>,
    /// Header of the first scan.
    first_scan: Vec<u8>,
    /// Offset of the first scan's coded data.
    scan: u64,
}

impl JpegHeader {
    /// Reads the segments up to the first scan; `reader` holds the whole file.
    ///
    /// # Errors
    /// The file cannot be read, is damaged or cut off, or is of a rare kind of JPEG.
    pub(super) fn read(reader: &mut (impl Read + Seek)) -> Result<Self, PhotoFault> {
        let mut header = Self::default();
        let mut parts: Vec<(u8, Vec<u8>)> = Vec::new();
        let mut position = 2;
        reader.seek(SeekFrom::Start(position))?;
        loop {
            let marker = next_marker(reader, &mut position)?;
            if matches!(marker, 0x01 | 0xd0..=0xd8) {
                continue;
            }
            if marker == 0xd9 {
                return Err(PhotoFault::Photograph(message!("photo/no-picture")));
            }
            let mut length = [0; 2];
            reader.read_exact(&mut length)?;
            let Some(length) = u16::from_be_bytes(length).checked_sub(2) else {
                return Err(PhotoFault::Photograph(message!("photo/damaged-header")));
            };
            position += 2 + u64::from(length);
            if position > HEADER_LIMIT {
                return Err(PhotoFault::Photograph(message!("photo/endless-header")));
            }
            if !matches!(marker, 0xc0..=0xcf | 0xda | 0xe1 | 0xe2 | 0xee) {
                reader.seek(SeekFrom::Start(position))?;
                continue;
            }
            let mut segment = vec![0; usize::from(length)];
            reader.read_exact(&mut segment)?;
            match marker {
                0xc4 | 0xcc => {}
                0xc0..=0xc2 => header.frame(marker, &segment)?,
                0xc3 | 0xc5..=0xcf => {
                    return Err(PhotoFault::Photograph(message!(
                        "photo/unsupported-jpeg"
                    )));
                }
                0xe1 => {
                    if let Some(exif) = segment.strip_prefix(b"Exif\0\0") {
                        header.exif.get_or_insert_with(|| exif.to_vec());
                    }
                }
                0xe2 => {
                    if let Some([number, _, part @ ..]) =
                        segment.strip_prefix(b"ICC_PROFILE\0")
                    {
                        parts.push((*number, part.to_vec()));
                    }
                }
                0xee if segment.starts_with(b"Adobe") => {
                    header.adobe = segment.get(11).copied();
                }
                0xda => {
                    if header.components == 0 {
                        return Err(PhotoFault::Photograph(message!(
                            "photo/damaged-header"
                        )));
                    }
                    header.buffered |= segment.first() != Some(&header.components);
                    header.first_scan = segment;
                    header.scan = position;
                    break;
                }
                _ => {}
            }
        }
        parts.sort_by_key(|(number, _)| *number);
        if !parts.is_empty() {
            header.profile = Some(parts.into_iter().flat_map(|(_, part)| part).collect());
        }
        Ok(header)
    }

    /// Takes size and components from the segment of a frame.
    fn frame(&mut self, marker: u8, segment: &[u8]) -> Result<(), PhotoFault> {
        let &[precision, high, low, left, right, components, ref factors @ ..] = segment
        else {
            return Err(PhotoFault::Photograph(message!("photo/damaged-header")));
        };
        if self.components != 0 || factors.len() != 3 * usize::from(components) {
            return Err(PhotoFault::Photograph(message!("photo/damaged-header")));
        }
        if precision != 8 {
            return Err(PhotoFault::Photograph(message!(
                "photo/jpeg-bit-depth",
                bits = precision
            )));
        }
        if !matches!(components, 1 | 3 | 4) {
            return Err(PhotoFault::Photograph(message!(
                "photo/jpeg-components",
                components = components
            )));
        }
        self.height = u32::from(u16::from_be_bytes([high, low]));
        self.width = u32::from(u16::from_be_bytes([left, right]));
        self.components = components;
        self.identifiers = factors.chunks_exact(3).map(|one| one[0]).collect();
        self.buffered = marker == 0xc2;
        let sampling = || factors.chunks_exact(3).map(|one| (one[1] >> 4, one[1] & 15));
        if sampling().any(|(x, y)| !(1..=4).contains(&x) || !(1..=4).contains(&y)) {
            return Err(PhotoFault::Photograph(message!("photo/damaged-header")));
        }
        let most_x = sampling().map(|(x, _)| u64::from(x)).max().unwrap_or(1);
        let most_y = sampling().map(|(_, y)| u64::from(y)).max().unwrap_or(1);
        let units = u64::from(self.width).div_ceil(8 * most_x)
            * u64::from(self.height).div_ceil(8 * most_y);
        self.samples = sampling().map(|(x, y)| units * 64 * u64::from(x * y)).sum();
        Ok(())
    }

    /// Returns the file up to the end of its first picture, without what may follow: the other
    /// pictures of an MPO, the gain map of an Ultra HDR.
    ///
    /// # Errors
    /// The picture ends before its last scans, or within a segment: the file was cut off.
    pub(super) fn first_picture<'a>(
        &self,
        bytes: &'a [u8],
    ) -> Result<FirstPicture<'a>, PhotoFault> {
        let cut = || PhotoFault::Photograph(message!("photo/cut-off"));
        let mut position = usize::try_from(self.scan).map_err(|_| cut())?;
        let mut scans = Scans::new(&self.identifiers);
        scans.add(&self.first_scan);
        loop {
            let rest = bytes.get(position..).ok_or_else(cut)?;
            let mark = rest.iter().position(|&byte| byte == 0xff);
            let marker = mark.and_then(|mark| rest.get(mark + 1));
            let (Some(mark), Some(&marker)) = (mark, marker) else {
                if self.buffered && !scans.are_complete() {
                    return Err(cut());
                }
                return Ok(FirstPicture::Endless(without_fill(bytes)));
            };
            position += mark + 1;
            match marker {
                0xd9 if self.buffered && !scans.are_complete() => return Err(cut()),
                0xd9 => return Ok(FirstPicture::Whole(&bytes[..=position])),
                0xff => {}
                // Stuffed bytes and restart markers belong to the coded data.
                0x00 | 0x01 | 0xd0..=0xd7 => position += 1,
                _ => {
                    let length = bytes.get(position + 1..position + 3).ok_or_else(cut)?;
                    let length = u16::from_be_bytes([length[0], length[1]]);
                    let end = position + 1 + usize::from(length);
                    if marker == 0xda {
                        scans.add(bytes.get(position + 3..end).ok_or_else(cut)?);
                    }
                    position = end;
                }
            }
        }
    }
}

/// The bytes of a file's first picture.
#[derive(Debug, Clone, Copy)]
pub(super) enum FirstPicture<'a> {
    /// Up to and with the marker of its end.
    Whole(&'a [u8]),
    /// Up to the end of the file, which has no such marker: only decoding shows whether
    /// anything else is missing.
    Endless(&'a [u8]),
}

/// Removes what is no data from the end of coded data: half a marker, and the bytes with which
/// an interrupted copy may have filled the file. Coders fill their last byte with ones, so that
/// a zero at the end follows on a byte of ones, or is not theirs.
fn without_fill(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !matches!(byte, 0x00 | 0xff));
    let rest = end.map_or(0, |end| end + 1);
    let stuffed = if bytes[rest..].starts_with(b"\xff\0") { 2 } else { 0 };
    &bytes[..rest + stuffed]
}

/// The progress of a picture that is coded in several scans (ITU-T T.81, G.1.1.1): if the
/// file was cut off between two of them, the picture is soft instead of torn.
struct Scans<'a> {
    identifiers: &'a [u8],
    /// For each component and coefficient, the number of low bits still to come.
    missing: Vec<[u8; 64]>,
}

impl<'a> Scans<'a> {
    fn new(identifiers: &'a [u8]) -> Self {
        Self { identifiers, missing: vec![[u8::MAX; 64]; identifiers.len()] }
    }

    /// Adds a scan by its header, from the number of components on.
    fn add(&mut self, header: &[u8]) {
        let Some((&count, rest)) = header.split_first() else { return };
        let Some((components, &[start, end, bits, ..])) =
            rest.split_at_checked(2 * usize::from(count))
        else {
            return;
        };
        for component in components.chunks_exact(2) {
            let at = self.identifiers.iter().position(|it| *it == component[0]);
            let band = usize::from(start)..=usize::from(end);
            if let Some(missing) = at.and_then(|at| self.missing[at].get_mut(band)) {
                missing.fill(bits & 15);
            }
        }
    }

    fn are_complete(&self) -> bool {
        self.missing.as_flattened().iter().all(|bits| *bits == 0)
    }
}

/// Reads the next marker; stray bytes before it are skipped, as all readers do.
fn next_marker(reader: &mut impl Read, position: &mut u64) -> Result<u8, PhotoFault> {
    let mut byte = [0];
    let mut after_mark = false;
    loop {
        reader.read_exact(&mut byte)?;
        *position += 1;
        match byte[0] {
            0xff => after_mark = true,
            0x00 => after_mark = false,
            marker if after_mark => return Ok(marker),
            _ => {}
        }
        if *position > HEADER_LIMIT {
            return Err(PhotoFault::Photograph(message!("photo/endless-header")));
        }
    }
}
