//! Colour conversion of photographs, through their ICC profiles, to a press or the screen.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use lcms2::{DisallowCache, Flags, PixelFormat, Profile, ThreadContext, Transform};
use malzama_message::{Message, message};
use rayon::prelude::*;

use super::fault::PhotoFault;
use super::lut::LookUpTable;
use super::model::Model;
use super::press_colour::{Intent, PressColour};
use super::profile::{GREY, SRGB, open};
use super::source_space::{LightSpace, SourceSpace};
use super::tone_curve::Curves;

/// Pixels that one thread converts at a time.
const RUN: usize = 1 << 15;

/// The device that colours are converted for.
#[derive(Debug)]
enum Output {
    /// A press with four inks.
    Press,
    /// An sRGB screen.
    Screen,
}

/// Key of a source transform.
type SourceKey = (Model, SpaceKey);

/// Colour space in the key of a source transform: profiles are told apart by their hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SpaceKey {
    Untold,
    Profile([u8; 32]),
    Described(LightSpace),
}

/// Colour conversion to one output, with the transforms of all source profiles so far.
pub(super) struct Colour {
    output: Output,
    /// Press condition; for the screen, the one assumed for CMYK without a profile.
    press: PressColour,
    transforms: Mutex<BTreeMap<SourceKey, Arc<SourceTransform>>>,
}

/// The colour transform from one source profile to the output.
pub(super) struct SourceTransform {
    /// Tone curves of the source.
    pub(super) curves: Curves,
    /// Warning that the source's own profile is not used.
    pub(super) warning: Option<Message>,
    conversion: Conversion,
    channels: usize,
}

/// The method of a transform.
enum Conversion {
    /// No conversion: source and output are the same.
    Identity,
    /// LittleCMS, from 16-bit samples, as bytes, to 8-bit ones.
    Engine(Engine),
    /// Interpolation in a table, from RGB to inks.
    Table(LookUpTable),
}

/// A LittleCMS transform between samples as bytes.
type Engine = Transform<u8, u8, ThreadContext, DisallowCache>;

impl Colour {
    /// Creates the conversion to a press condition.
    ///
    /// # Errors
    /// The profile is not that of a press with four inks.
    pub(super) fn press(press: PressColour) -> Result<Self, PhotoFault> {
        Self::new(Output::Press, press)
    }

    /// Creates the conversion to sRGB; CMYK pictures without a profile are read through that
    /// of `press`.
    ///
    /// # Errors
    /// The profile is not that of a press with four inks.
    pub(super) fn screen(press: PressColour) -> Result<Self, PhotoFault> {
        Self::new(Output::Screen, press)
    }

    /// Checks the press profile and creates the conversion to `output`.
    fn new(output: Output, press: PressColour) -> Result<Self, PhotoFault> {
        let of_press = press.profile.get(12..16) == Some(b"prtr");
        if !of_press || open(&press.profile, Model::Cmyk).is_err() {
            return Err(PhotoFault::File(message!("photo/no-press-profile")));
        }
        Ok(Self { output, press, transforms: Mutex::default() })
    }

    /// Returns the ink limit in percent; a screen has none.
    pub(super) fn ink_limit(&self) -> Option<f64> {
        matches!(self.output, Output::Press).then_some(self.press.ink_limit)
    }

    /// Returns the colour model of the output.
    pub(super) fn model(&self) -> Model {
        match self.output {
            Output::Press => Model::Cmyk,
            Output::Screen => Model::Rgb,
        }
    }

    /// Feeds everything that determines colours into a hash.
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

    /// Returns the transform for a source: from its own colour space, or from the one assumed
    /// for its model if it tells none that can be used.
    ///
    /// # Errors
    /// Not even the assumed space can be used.
    pub(super) fn source_transform(
        &self,
        space: &SourceSpace,
        model: Model,
    ) -> Result<Arc<SourceTransform>, PhotoFault> {
        let key = match space {
            SourceSpace::Untold => SpaceKey::Untold,
            SourceSpace::Profile(bytes) => {
                SpaceKey::Profile(*blake3::hash(bytes).as_bytes())
            }
            SourceSpace::Described(lights) => SpaceKey::Described(*lights),
        };
        let mut transforms =
            self.transforms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(transform) = transforms.get(&(model, key)) {
            return Ok(transform.clone());
        }
        let told = match space {
            SourceSpace::Untold => None,
            // Lights tell nothing about inks.
            SourceSpace::Described(_) if model == Model::Cmyk => None,
            SourceSpace::Profile(bytes) => {
                Some(self.transform_from_profile(bytes, model))
            }
            SourceSpace::Described(lights) => Some(match lights.profile(model) {
                Some(source) => self.new_transform(&source, model),
                None => Err(message!("photo/profile-inconvertible")),
            }),
        };
        let standard = || {
            let standard: &[u8] = match model {
                Model::Rgb => SRGB,
                Model::Gray => GREY,
                Model::Cmyk => &self.press.profile,
            };
            self.transform_from_profile(standard, model).map_err(PhotoFault::Internal)
        };
        let transform = match told {
            Some(Ok(transform)) => transform,
            None => standard()?,
            Some(Err(reason)) => SourceTransform {
                warning: Some(message!(
                    "photo/profile-not-used",
                    reason = reason,
                    model = model.name()
                )),
                ..standard()?
            },
        };
        let transform = Arc::new(transform);
        transforms.insert((model, key), transform.clone());
        Ok(transform)
    }

    /// Creates the transform from the source profile `bytes`; an error is the reason why it
    /// cannot be used.
    fn transform_from_profile(
        &self,
        bytes: &[u8],
        model: Model,
    ) -> Result<SourceTransform, Message> {
        let source = open(bytes, model)?;
        let same = match self.output {
            Output::Press => model == Model::Cmyk && *bytes == *self.press.profile,
            Output::Screen => model == Model::Rgb && bytes == SRGB,
        };
        if !same {
            return self.new_transform(&source, model);
        }
        let curves = Curves::of(&source, model);
        let channels = model.channels();
        let conversion = Conversion::Identity;
        Ok(SourceTransform { curves, warning: None, conversion, channels })
    }

    /// Creates the transform from a source profile; an error is the reason why it cannot be
    /// used.
    fn new_transform(
        &self,
        source: &Profile<ThreadContext>,
        model: Model,
    ) -> Result<SourceTransform, Message> {
        let conversion = self.conversion(source, model)?;
        let curves = Curves::of(source, model);
        let channels = model.channels();
        Ok(SourceTransform { curves, warning: None, conversion, channels })
    }

    /// Chooses and prepares the method for pixels of `model` with the profile `source`.
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
    /// Converts 16-bit samples of the source to 8-bit samples of the output, whose colour
    /// model is `model`.
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
