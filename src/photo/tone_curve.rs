//! Tone curves: from the values of a file to linear light and back.

use std::sync::Arc;

use lcms2::{Profile, Tag, TagSignature, ThreadContext};

use super::model::Model;

/// Number of values of 16 bits.
const STEPS: usize = 1 << 16;

/// One channel's curve as tables in both directions.
#[derive(Debug)]
pub(super) struct Curve {
    /// Linear light for a value of 8 bits.
    pub(super) light_of_eight: [u16; 256],
    /// Linear light for a value of 16 bits.
    pub(super) light_of_sixteen: Vec<u16>,
    /// Value of 16 bits for linear light.
    pub(super) value: Vec<u16>,
}

/// The curves of a picture's channels.
#[derive(Debug, Clone)]
pub(super) enum Curves {
    /// None: the values of inks are averaged as they are.
    None,
    /// One curve for each channel.
    Each(Vec<Arc<Curve>>),
}

impl Curves {
    /// Reads the curves of a source profile; if they cannot be inverted, or are not all there is,
    /// those of sRGB are taken.
    pub(super) fn of(profile: &Profile<ThreadContext>, model: Model) -> Self {
        let tags: &[TagSignature] = match model {
            Model::Cmyk => return Self::None,
            Model::Gray => &[TagSignature::GrayTRCTag],
            Model::Rgb => &[
                TagSignature::RedTRCTag,
                TagSignature::GreenTRCTag,
                TagSignature::BlueTRCTag,
            ],
        };
        let tables: Option<Vec<Vec<u16>>> = tags
            .iter()
            .map(|tag| {
                let Tag::ToneCurve(curve) = profile.read_tag(*tag) else { return None };
                let table: Vec<u16> =
                    (0..=u16::MAX).map(|value| curve.eval(value)).collect();
                (table.is_sorted() && table[0] < table[STEPS - 1]).then_some(table)
            })
            .collect();
        // In a profile with look-up tables the curves are not all there is.
        let tables = tables
            .filter(|_| model == Model::Gray || profile.is_matrix_shaper())
            .unwrap_or_else(|| vec![srgb(); tags.len()]);
        let mut curves: Vec<Arc<Curve>> = Vec::new();
        for table in tables {
            let known = curves.iter().find(|curve| curve.light_of_sixteen == table);
            let curve = known.cloned().unwrap_or_else(|| Arc::new(Curve::new(table)));
            curves.push(curve);
        }
        Self::Each(curves)
    }
}

impl Curve {
    /// Creates a curve from linear light for all values of 16 bits, which never falls.
    fn new(light_of_sixteen: Vec<u16>) -> Self {
        let mut light_of_eight = [0; 256];
        for (light, table) in
            light_of_eight.iter_mut().zip(light_of_sixteen.iter().step_by(257))
        {
            *light = *table;
        }
        let mut below = 0;
        let value = (0..=u16::MAX)
            .map(|light| {
                while below + 1 < STEPS && light_of_sixteen[below + 1] <= light {
                    below += 1;
                }
                let (low, high) = (
                    light_of_sixteen[below],
                    light_of_sixteen[(below + 1).min(STEPS - 1)],
                );
                let nearer = light > low && high.abs_diff(light) < light - low;
                // Of several values without light, the darkest.
                if light <= light_of_sixteen[0] { 0 } else { below + usize::from(nearer) }
            })
            .map(|value| u16::try_from(value).unwrap_or(u16::MAX))
            .collect();
        Self { light_of_eight, light_of_sixteen, value }
    }
}

/// Returns linear light for the values of sRGB (IEC 61966-2-1).
fn srgb() -> Vec<u16> {
    (0..=u16::MAX)
        .map(|value| {
            let value = f64::from(value) / 65535.0;
            let light = if value <= 0.04045 {
                value / 12.92
            } else {
                libm::pow((value + 0.055) / 1.055, 2.4)
            };
            (light * 65535.0).round() as u16
        })
        .collect()
}
