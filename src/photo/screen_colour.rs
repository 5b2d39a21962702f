//! The look of inks on a screen.

use malzama_message::message;

use super::colour::Colour;
use super::fault::PhotoFault;
use super::model::Model;
use super::press_colour::PressColour;
use super::source_space::SourceSpace;

/// Returns the colours in sRGB that inks have on a screen, seen through the profile of the press
/// like photographs in inks. Inks and colours are shares from 0 to 1.
///
/// # Errors
/// The profile is not that of a press with four inks.
pub fn inks_on_screen(
    press: PressColour,
    inks: &[[f64; 4]],
) -> Result<Vec<[f64; 3]>, PhotoFault> {
    let colour = Colour::screen(press)?;
    let transform = colour.source_transform(&SourceSpace::Untold, Model::Cmyk)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "shares of the largest sample"
    )]
    let sample = |ink: &f64| (ink.clamp(0.0, 1.0) * f64::from(u16::MAX)).round() as u16;
    let samples: Vec<u16> = inks.as_flattened().iter().map(sample).collect();
    let colours = transform.convert(&samples, Model::Rgb);
    let (colours, []) = colours.as_chunks::<3>() else {
        return Err(PhotoFault::Internal(message!("photo/profile-inconvertible")));
    };
    Ok(colours.iter().map(|colour| colour.map(|it| f64::from(it) / 255.0)).collect())
}
