//! JPEG files with the profile and the EXIF block a camera would write.

use crate::canvas::Canvas;
use jpeg_encoder::{
    ColorType, Encoder, EncodingError, PixelDensity, PixelDensityUnit, SamplingFactor,
};

/// The colour profile that every picture carries.
const PROFILE: &[u8] = include_bytes!("../../../data/press/icc/sRGB-v2-magic.icc");

/// Any fixed moment will do: the pictures are the same on every day.
const MOMENT: &str = "2026:11:01 10:00:00";

/// The size above which quality is given up, down to a floor: that keeps all 34
/// files together under 11.5 MB although a few of them stay larger.
const LARGEST: usize = 330_000;

/// One entry of a TIFF directory.
enum Value {
    Text(&'static str),
    Short(u16),
    Long(u32),
    Ratio(u32, u32),
    /// Four bytes that have no type.
    Raw([u8; 4]),
}

impl Value {
    /// The type number, the count and the bytes of an entry.
    fn bytes(&self) -> (u16, u32, Vec<u8>) {
        match self {
            Self::Text(text) => {
                let mut bytes = text.as_bytes().to_vec();
                bytes.push(0);
                (2, bytes.len() as u32, bytes)
            }
            Self::Short(number) => (3, 1, number.to_be_bytes().to_vec()),
            Self::Long(number) => (4, 1, number.to_be_bytes().to_vec()),
            Self::Ratio(over, under) => {
                (5, 1, [over.to_be_bytes(), under.to_be_bytes()].concat())
            }
            Self::Raw(bytes) => (7, 4, bytes.to_vec()),
        }
    }
}

/// Writes a directory that starts at `offset` in the TIFF block.
fn directory(entries: &[(u16, Value)], offset: u32) -> Vec<u8> {
    let mut table = (entries.len() as u16).to_be_bytes().to_vec();
    let mut beyond = Vec::new();
    let start = offset + 2 + 12 * entries.len() as u32 + 4;
    for (tag, value) in entries {
        let (kind, count, mut bytes) = value.bytes();
        table.extend(tag.to_be_bytes());
        table.extend(kind.to_be_bytes());
        table.extend(count.to_be_bytes());
        if bytes.len() > 4 {
            table.extend((start + beyond.len() as u32).to_be_bytes());
            // Every value begins on an even byte.
            bytes.resize(bytes.len().next_multiple_of(2), 0);
            beyond.extend(bytes);
        } else {
            bytes.resize(4, 0);
            table.extend(bytes);
        }
    }
    table.extend(0u32.to_be_bytes());
    table.extend(beyond);
    table
}

/// The EXIF block for a picture of the given size.
fn exif(width: u32, height: u32) -> Vec<u8> {
    let main = |pointer: u32| {
        [
            (0x010e, Value::Text("malzama illustration")),
            (0x010f, Value::Text("Malzama")),
            (0x0110, Value::Text("illustration")),
            (0x0112, Value::Short(1)),
            (0x011a, Value::Ratio(300, 1)),
            (0x011b, Value::Ratio(300, 1)),
            (0x0128, Value::Short(2)),
            (0x0131, Value::Text("malzama illustrate")),
            (0x0132, Value::Text(MOMENT)),
            (0x0213, Value::Short(1)),
            (0x8769, Value::Long(pointer)),
        ]
    };
    let camera = [
        (0x829a, Value::Ratio(1, 125)),
        (0x829d, Value::Ratio(8, 1)),
        (0x8827, Value::Short(200)),
        (0x9000, Value::Raw(*b"0232")),
        (0x9003, Value::Text(MOMENT)),
        (0x9004, Value::Text(MOMENT)),
        (0x9101, Value::Raw([1, 2, 3, 0])),
        (0x920a, Value::Ratio(35, 1)),
        (0xa000, Value::Raw(*b"0100")),
        (0xa001, Value::Short(1)),
        (0xa002, Value::Long(width)),
        (0xa003, Value::Long(height)),
    ];
    // The length of the main directory does not depend on where it points.
    let pointer = 8 + directory(&main(0), 8).len() as u32;
    let mut block = b"Exif\0\0MM\0*\0\0\0\x08".to_vec();
    block.extend(directory(&main(pointer), 8));
    block.extend(directory(&camera, pointer));
    block
}

/// Encodes a picture at one quality.
fn encode(canvas: &Canvas, quality: u8) -> Result<Vec<u8>, EncodingError> {
    let (width, height) = (canvas.width() as u16, canvas.height() as u16);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, quality);
    // Two scans: the encoder cannot join runs of empty blocks, which more scans need.
    encoder.set_progressive_scans(2);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_density(PixelDensity {
        density: (300, 300),
        unit: PixelDensityUnit::Inches,
    });
    encoder.add_app_segment(1, exif(width.into(), height.into()))?;
    encoder.add_icc_profile(PROFILE)?;
    encoder.encode(canvas.pixels(), width, height, ColorType::Rgba)?;
    Ok(file)
}

/// Encodes a picture, giving up a little quality where it is very detailed.
pub fn photograph(canvas: &Canvas) -> Result<Vec<u8>, EncodingError> {
    let mut file = encode(canvas, 77)?;
    for quality in [72, 67, 62, 57] {
        if file.len() <= LARGEST {
            break;
        }
        file = encode(canvas, quality)?;
    }
    Ok(file)
}
