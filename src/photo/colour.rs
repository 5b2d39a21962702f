//! Colours of a source, through their profile, to those of the press or the screen.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use lcms2::{DisallowCache, Flags, PixelFormat, Profile, ThreadContext, Transform};
use rayon::prelude::*;

use malzama_message::{Message, message};

use super::fault::PhotoFault;
use super::lut::LookUpTable;
use super::raster::Model;
use super::tone_curve::Curves;

/// What an RGB picture without a profile is.
const SRGB: &[u8] = include_bytes!("../../data/press/icc/sRGB-v2-magic.icc");

/// What a grey picture without a profile is.
const GREY: &[u8] = include_bytes!("../../data/press/icc/sGrey-v2-magic.icc");

/// Pixels that are converted in one go.
const RUN: usize = 1 << 15;

/// How colours that the press cannot print are brought into its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// All colours move, so that their differences stay.
    Perceptual,
    /// Colours in range stay, on the paper's white.
    RelativeColorimetric,
    /// Saturated colours stay saturated.
    Saturation,
    /// Colours in range stay, with the paper's tint.
    AbsoluteColorimetric,
}

/// What a print contract says about colour.
#[derive(Debug, Clone)]
pub struct PressColour {
    /// The ICC profile of the press condition.
    pub profile: Arc<[u8]>,
    /// How colours out of range are brought into it.
    pub intent: Intent,
    /// Whether the darkest of the source becomes the darkest of the press.
    pub black_point_compensation: bool,
    /// The highest sum of all inks, in percent.
    pub ink_limit: f64,
}

/// Where colours go.
#[derive(Debug)]
enum Output {
    /// To the inks of a press.
    Press,
    /// To sRGB.
    Screen,
}

/// What a transform is for: kind of pixels, and hash of the profile.
type SourceKey = (Model, [u8; 32]);

/// Colour conversion to one output, with the conversions from all sources met so far.
pub(super) struct Colour {
    output: Output,
    /// The press condition; for the screen, what CMYK without a profile is.
    press: PressColour,
    transforms: Mutex<BTreeMap<SourceKey, Arc<SourceTransform>>>,
}

/// The conversion from one source profile.
pub(super) struct SourceTransform {
    /// The source's tone curves.
    pub(super) curves: Curves,
    /// What somebody should know about the source's profile.
    pub(super) warning: Option<Message>,
    conversion: Conversion,
    channels: usize,
}

/// How a transform changes pixels.
enum Conversion {
    /// Not at all: source and output are the same.
    Identity,
    /// From 16-bit samples, as bytes, to 8-bit ones.
    Engine(Engine),
    /// From RGB to inks.
    Table(LookUpTable),
}

/// A conversion by the engine, between samples as bytes.
type Engine = Transform<u8, u8, ThreadContext, DisallowCache>;

impl Colour {
    /// Conversion to a press condition.
    ///
    /// # Errors
    /// The profile is not one of a press of four inks.
    pub(super) fn press(press: PressColour) -> Result<Self, PhotoFault> {
        Self::new(Output::Press, press)
    }

    /// Conversion to sRGB; CMYK pictures without a profile are taken as those of `press`.
    ///
    /// # Errors
    /// The profile is not one of a press of four inks.
    pub(super) fn screen(press: PressColour) -> Result<Self, PhotoFault> {
        Self::new(Output::Screen, press)
    }

    /// Conversion to `output`, once the press profile is known to be good.
    fn new(output: Output, press: PressColour) -> Result<Self, PhotoFault> {
        let of_press = press.profile.get(12..16) == Some(b"prtr");
        if !of_press || open(&press.profile, Model::Cmyk).is_err() {
            return Err(PhotoFault::File(message!("photo/no-press-profile")));
        }
        Ok(Self { output, press, transforms: Mutex::default() })
    }

    /// The ink limit in percent, if the output is a press.
    pub(super) fn ink_limit(&self) -> Option<f64> {
        matches!(self.output, Output::Press).then_some(self.press.ink_limit)
    }

    /// The model of the output.
    pub(super) fn model(&self) -> Model {
        match self.output {
            Output::Press => Model::Cmyk,
            Output::Screen => Model::Rgb,
        }
    }

    /// Puts all that decides about colours into a hash.
    pub(super) fn hash(&self, hasher: &mut blake3::Hasher) {
        let press = &self.press;
        hasher.update(&[
            u8::from(matches!(self.output, Output::Press)),
            press.intent as u8,
            u8::from(press.black_point_compensation),
        ]);
        hasher.update(&press.ink_limit.to_le_bytes());
        for profile in [&press.profile, SRGB, GREY] {
            hasher.update(&(profile.len() as u64).to_le_bytes());
            hasher.update(profile);
        }
    }

    /// The conversion for a source: through its own profile, or what it is without one.
    ///
    /// # Errors
    /// Only if the conversion fails without the source's profile too.
    pub(super) fn source_transform(
        &self,
        profile: Option<&[u8]>,
        model: Model,
    ) -> Result<Arc<SourceTransform>, PhotoFault> {
        let hash = profile.map_or([0; 32], |profile| *blake3::hash(profile).as_bytes());
        let mut transforms =
            self.transforms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(transform) = transforms.get(&(model, hash)) {
            return Ok(transform.clone());
        }
        let standard: &[u8] = match model {
            Model::Rgb => SRGB,
            Model::Gray => GREY,
            Model::Cmyk => &self.press.profile,
        };
        let transform = match profile.map(|profile| self.make(profile, model)) {
            Some(Ok(transform)) => transform,
            None => self.make(standard, model).map_err(PhotoFault::Internal)?,
            Some(Err(reason)) => SourceTransform {
                warning: Some(message!(
                    "photo/profile-not-used",
                    reason = reason,
                    model = model.name()
                )),
                ..self.make(standard, model).map_err(PhotoFault::Internal)?
            },
        };
        let transform = Arc::new(transform);
        transforms.insert((model, hash), transform.clone());
        Ok(transform)
    }

    /// A transform from the source profile `bytes`.
    fn make(&self, bytes: &[u8], model: Model) -> Result<SourceTransform, Message> {
        let source = open(bytes, model)?;
        let same = match self.output {
            Output::Press => model == Model::Cmyk && *bytes == *self.press.profile,
            Output::Screen => model == Model::Rgb && bytes == SRGB,
        };
        let conversion =
            if same { Conversion::Identity } else { self.conversion(&source, model)? };
        let curves = Curves::of(&source, model);
        let channels = model.channels();
        Ok(SourceTransform { curves, warning: None, conversion, channels })
    }

    /// The conversion from `source`.
    fn conversion(
        &self,
        source: &Profile<ThreadContext>,
        model: Model,
    ) -> Result<Conversion, Message> {
        let input = match model {
            Model::Gray => PixelFormat::GRAY_16,
            Model::Rgb => PixelFormat::RGB_16,
            Model::Cmyk => PixelFormat::CMYK_16,
        };
        let by_table = matches!((&self.output, model), (Output::Press, Model::Rgb));
        let (profile, output) = match self.output {
            Output::Press => {
                let output =
                    if by_table { PixelFormat::CMYK_16 } else { PixelFormat::CMYK_8 };
                (open(&self.press.profile, Model::Cmyk)?, output)
            }
            Output::Screen => (open(SRGB, Model::Rgb)?, PixelFormat::RGB_8),
        };
        let intent = match self.press.intent {
            Intent::Perceptual => lcms2::Intent::Perceptual,
            Intent::RelativeColorimetric => lcms2::Intent::RelativeColorimetric,
            Intent::Saturation => lcms2::Intent::Saturation,
            Intent::AbsoluteColorimetric => lcms2::Intent::AbsoluteColorimetric,
        };
        let mut flags = Flags::NO_CACHE;
        if self.press.black_point_compensation {
            flags = flags | Flags::BLACKPOINT_COMPENSATION;
        }
        if by_table {
            flags = flags | Flags::NO_OPTIMIZE;
        }
        let engine = Engine::new_flags_context(
            ThreadContext::new(),
            source,
            input,
            &profile,
            output,
            intent,
            flags,
        )
        .map_err(|_| message!("photo/profile-inconvertible"))?;
        Ok(match by_table {
            true => Conversion::Table(LookUpTable::new(&engine)),
            false => Conversion::Engine(engine),
        })
    }
}

impl SourceTransform {
    /// Converts 16-bit samples of the source to 8-bit ones of the output, whose `model`
    /// tells how many there are.
    pub(super) fn convert(&self, samples: &[u16], model: Model) -> Vec<u8> {
        let channels = model.channels();
        let mut output = vec![0; samples.len() / self.channels * channels];
        output
            .par_chunks_mut(RUN * channels)
            .zip(samples.par_chunks(RUN * self.channels))
            .for_each(|(output, samples)| match &self.conversion {
                Conversion::Engine(engine) => {
                    engine.transform_pixels(bytemuck::cast_slice(samples), output);
                }
                Conversion::Table(table) => table.convert(samples, output),
                Conversion::Identity => {
                    for (output, sample) in output.iter_mut().zip(samples) {
                        *output = ((u32::from(*sample) + 128) / 257) as u8;
                    }
                }
            });
        output
    }
}

/// Opens a profile and makes sure that it describes a device of such pixels.
fn open(bytes: &[u8], model: Model) -> Result<Profile<ThreadContext>, Message> {
    // The header is looked at as bytes: the engine takes what it does not know for known.
    let (class, space) = (bytes.get(12..16), bytes.get(16..20));
    let wanted = match model {
        Model::Gray => b"GRAY",
        Model::Rgb => b"RGB ",
        Model::Cmyk => b"CMYK",
    };
    if !matches!(class, Some(b"scnr" | b"mntr" | b"prtr" | b"spac")) {
        return Err(message!("photo/profile-of-no-device"));
    }
    if space != Some(wanted.as_slice()) {
        return Err(message!("photo/profile-for-other-colours", model = model.name()));
    }
    Profile::new_icc_context(ThreadContext::new(), bytes)
        .map_err(|_| message!("photo/profile-damaged"))
}
