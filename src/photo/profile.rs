//! ICC profiles: those that are assumed, and the checks of those that are told.

use lcms2::{Profile, ThreadContext};
use malzama_message::{Message, message};

use super::model::Model;

/// Profile assumed for an RGB picture without one.
pub(super) const SRGB: &[u8] = include_bytes!("../../data/press/icc/sRGB-v2-magic.icc");

/// Profile assumed for a grey picture without one.
pub(super) const GREY: &[u8] = include_bytes!("../../data/press/icc/sGrey-v2-magic.icc");

/// Opens a profile and checks that it describes a device with the colours of `model`; an error
/// is the reason why it cannot be used.
pub(super) fn open(
    bytes: &[u8],
    model: Model,
) -> Result<Profile<ThreadContext>, Message> {
    // The header is checked as bytes, as LittleCMS accepts values that it does not know.
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
