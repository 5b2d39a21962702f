//! The colour space of a picture, as its file tells it.

use std::io::Cursor;

use lcms2::{CIExyY, CIExyYTRIPLE, Profile, ThreadContext, ToneCurve};

use super::ifd::Directories;
use super::model::Model;

/// What a file tells about its colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SourceSpace {
    /// Nothing: sRGB is assumed, its tones for grey, and the press for inks.
    Untold,
    /// An ICC profile.
    Profile(Vec<u8>),
    /// The light of its primaries and its tones.
    Described(LightSpace),
}

/// A colour space by the chromaticities (x, y) of its lights, in hundred-thousandths as PNG
/// stores them, and its tones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LightSpace {
    /// White.
    pub(super) white: [u32; 2],
    /// Red, green and blue.
    pub(super) primaries: [[u32; 2]; 3],
    /// Tone curve.
    pub(super) tones: Tones,
}

/// A tone curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tones {
    /// The curve of sRGB (IEC 61966-2-1).
    Srgb,
    /// A power: the exponent from light to values, in hundred-thousandths.
    Power(u32),
}

/// The white of daylight, D65.
const D65: [u32; 2] = [31270, 32900];

impl LightSpace {
    /// sRGB (IEC 61966-2-1), whose primaries are those of ITU-R BT.709.
    pub(super) const SRGB: Self = Self {
        white: D65,
        primaries: [[64000, 33000], [30000, 60000], [15000, 6000]],
        tones: Tones::Srgb,
    };

    /// Adobe RGB (1998), with its exponent 2 51/256.
    pub(super) const ADOBE_RGB: Self = Self {
        white: D65,
        primaries: [[64000, 33000], [21000, 71000], [15000, 6000]],
        tones: Tones::Power(45471),
    };

    /// Display P3, with the primaries of SMPTE EG 432-1 and the tones of sRGB.
    pub(super) const DISPLAY_P3: Self = Self {
        white: D65,
        primaries: [[68000, 32000], [26500, 69000], [15000, 6000]],
        tones: Tones::Srgb,
    };

    /// Returns the space with the tones of sRGB and the primaries of a code of ITU-T H.273,
    /// if they are among those that photographs have.
    pub(super) fn of_primaries(code: u16) -> Option<Self> {
        match code {
            1 => Some(Self::SRGB),
            9 => Some(Self {
                primaries: [[70800, 29200], [17000, 79700], [13100, 4600]],
                ..Self::SRGB
            }),
            12 => Some(Self::DISPLAY_P3),
            _ => None,
        }
    }

    /// Creates an ICC profile for pictures of `model`; `None` if there is none, as for inks or
    /// for primaries in one line.
    pub(super) fn profile(&self, model: Model) -> Option<Profile<ThreadContext>> {
        let point = |[x, y]: [u32; 2]| CIExyY {
            x: f64::from(x) / 1e5,
            y: f64::from(y) / 1e5,
            Y: 1.0,
        };
        let curve = match self.tones {
            Tones::Power(exponent) => ToneCurve::new(1e5 / f64::from(exponent)),
            Tones::Srgb => {
                let parameters = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];
                ToneCurve::new_parametric(4, &parameters).ok()?
            }
        };
        let (context, white) = (ThreadContext::new(), point(self.white));
        let [red, green, blue] = self.primaries.map(point);
        match model {
            Model::Gray => Profile::new_gray_context(context, &white, &curve).ok(),
            Model::Rgb => {
                let primaries = CIExyYTRIPLE { Red: red, Green: green, Blue: blue };
                let curves = [&curve, &curve, &curve];
                Profile::new_rgb_context(context, &white, &primaries, &curves).ok()
            }
            Model::Cmyk => None,
        }
    }
}

impl SourceSpace {
    /// Returns what a profile tells, or else an EXIF block.
    pub(super) fn of(profile: Option<Vec<u8>>, exif: Option<&[u8]>) -> Self {
        match profile {
            Some(profile) => Self::Profile(profile),
            None if exif.is_some_and(tells_adobe_rgb) => {
                Self::Described(LightSpace::ADOBE_RGB)
            }
            None => Self::Untold,
        }
    }
}

const EXIF_IFD: u16 = 0x8769;
const COLOR_SPACE: u16 = 0xa001;
const INTEROPERABILITY_IFD: u16 = 0xa005;
const INTEROPERABILITY_INDEX: u16 = 1;

/// Value of the colour space for sRGB (EXIF 2.32).
const EXIF_SRGB: u64 = 1;

/// Value of the colour space that some cameras write for Adobe RGB; EXIF does not have it.
const UNOFFICIAL_ADOBE_RGB: u64 = 2;

/// Whether an EXIF block, or the directories of a TIFF, tell that the colours are Adobe RGB.
///
/// Cameras write the interoperability index `R03` for it (DCF 2.0, "DCF optional file"), and
/// the colour space "uncalibrated", as EXIF has no number for it.
pub(super) fn tells_adobe_rgb(exif: &[u8]) -> bool {
    let Some(mut block) = Directories::open(Cursor::new(exif)) else { return false };
    let first = Some(block.first());
    let mut within = |parent: Option<u64>, tag: u16| {
        let directory = block.read(parent?)?;
        block.one(&directory, tag)
    };
    let exif_ifd = within(first, EXIF_IFD);
    let colour_space = within(exif_ifd, COLOR_SPACE);
    let interoperability = within(exif_ifd, INTEROPERABILITY_IFD);
    let index = interoperability.and_then(|offset| {
        let directory = block.read(offset)?;
        block.text(&directory, INTEROPERABILITY_INDEX)
    });
    match colour_space {
        Some(EXIF_SRGB) => false,
        Some(UNOFFICIAL_ADOBE_RGB) => true,
        _ => index.as_deref() == Some(b"R03"),
    }
}
