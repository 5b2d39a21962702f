//! Rules on colour spaces (PDF/X, and GWG 2022, R0020, R0027, R0028).

use malzama_message::{Message, message};

use super::collector::{Fault, Findings};
use crate::area::Area;
use crate::object::Object;
use crate::rule::Clause;
use crate::spec::{Spec, Variant};
use crate::standard::Standard;
use crate::syntax::Space;

/// How deep colour spaces are looked into.
const DEPTH: usize = 6;

/// What of a file decides about colours.
pub(crate) struct Colours<'a> {
    pub(crate) spec: &'a Spec,
    /// The profile of the output intent.
    pub(crate) intent: &'a [u8],
    /// Which of `DefaultGray`, `DefaultRGB` and `DefaultCMYK` the resources have.
    pub(crate) defaults: [bool; 3],
}

impl Colours<'_> {
    /// The colours of the output intent's profile, such as `CMYK`.
    fn intent_space(&self) -> Option<&[u8]> {
        self.intent.get(16..20)
    }
}

/// What a colour space is used for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColourUse {
    /// Whether its samples are those of an image, which is no stencil.
    pub(crate) is_picture: bool,
    /// Whether anything of it is printed: if not, PDF/X alone is asked.
    pub(crate) is_printed: bool,
}

/// Judges the colour space of something.
pub(crate) fn judge_space(
    space: &Space,
    role: ColourUse,
    area: Option<Area>,
    object: Object,
    colours: &Colours,
    findings: &mut Findings,
) {
    judge_by_standard(space, area, object, colours, findings, 0);
    if !role.is_printed {
        return;
    }
    for spot in space.spots() {
        let fault = Fault::gwg(20, object).at(area);
        let found = || message!("found/spot-colour", name = spot);
        let wanted = || message!("wanted/no-spot-colours");
        findings.add_measured(fault, 0, spot.to_owned(), found, wanted);
    }
    let itself = match space {
        Space::Pattern(Some(under)) => under,
        space => space,
    };
    let (variant, is_picture) = (colours.spec.variant, role.is_picture);
    let number = if variant == Variant::Cmyk { 27 } else { 28 };
    let fault = Fault::gwg(number, object).at(area);
    if is_unwanted(itself, variant, is_picture) {
        let found = || message!("found/colour-space", space = itself.told());
        let wanted = || match variant {
            Variant::Cmyk => message!("wanted/inks"),
            Variant::CmykRgb if is_picture => message!("wanted/inks-or-icc-rgb"),
            Variant::CmykRgb => message!("wanted/cmyk-or-grey"),
        };
        findings.add_measured(fault, 0, itself.name(), found, wanted);
    }
    let mut under = itself;
    for _ in 0..DEPTH {
        under = match under {
            Space::Indexed { base: under, .. } | Space::Inks { alternate: under, .. } => {
                under
            }
            _ => return,
        };
        if is_unwanted_alternate(under, variant) {
            let found = || {
                let (space, of) = (under.told(), itself.told());
                message!("found/alternate-space", space = space, of = of)
            };
            let wanted = || message!("wanted/cmyk-or-grey");
            findings.add_measured(fault, 1, under.name(), found, wanted);
        }
    }
}

/// Whether a colour space is one that R0027 or R0028 forbids (GWG 2022).
fn is_unwanted(space: &Space, variant: Variant, is_picture: bool) -> bool {
    match space {
        Space::Rgb | Space::CalGray => true,
        Space::CalRgb | Space::Lab => variant == Variant::Cmyk || !is_picture,
        Space::Icc(3, _) => variant == Variant::Cmyk || !is_picture,
        Space::Icc(..) => true,
        _ => false,
    }
}

/// The same of a space by which another one is defined: Lab is none of them then.
fn is_unwanted_alternate(space: &Space, variant: Variant) -> bool {
    match space {
        Space::Rgb | Space::CalGray => true,
        Space::CalRgb | Space::Icc(3, _) => variant == Variant::Cmyk,
        Space::Icc(..) => true,
        _ => false,
    }
}

/// Judges a colour space, and those that it is defined by, by PDF/X.
fn judge_by_standard(
    space: &Space,
    area: Option<Area>,
    object: Object,
    colours: &Colours,
    findings: &mut Findings,
    depth: usize,
) {
    if depth > DEPTH {
        return;
    }
    let wanted: Option<Message> = match space {
        Space::Gray => None,
        Space::Rgb | Space::CalGray | Space::CalRgb | Space::Lab | Space::Icc(..)
            if colours.spec.standard == Standard::X1a =>
        {
            Some(message!("wanted/inks"))
        }
        Space::Cmyk if colours.spec.standard == Standard::X1a || colours.defaults[2] => {
            None
        }
        Space::Cmyk => matches!(colours.intent_space(), Some(b"RGB " | b"GRAY"))
            .then(|| message!("wanted/intent-colours")),
        Space::Rgb if colours.defaults[1] => None,
        Space::Rgb => (colours.intent_space() != Some(b"RGB "))
            .then(|| message!("wanted/intent-colours")),
        Space::CalGray | Space::CalRgb | Space::Lab => None,
        Space::Icc(4, profile)
            if !profile.is_empty() && profile.as_slice() == colours.intent =>
        {
            Some(message!("wanted/intent-device"))
        }
        Space::Icc(count, profile) => {
            (!has_components(profile, *count)).then(|| message!("wanted/profiled-space"))
        }
        Space::Unknown(_) => Some(message!("wanted/known-space")),
        Space::Indexed { base: under, .. }
        | Space::Inks { alternate: under, .. }
        | Space::Pattern(Some(under)) => {
            return judge_by_standard(under, area, object, colours, findings, depth + 1);
        }
        Space::Pattern(None) => None,
    };
    if let Some(wanted) = wanted {
        let fault = Fault::pdf_x(Clause::Colour, object).at(area);
        let found = || message!("found/colour-space", space = space.told());
        findings.add_measured(fault, 0, space.name(), found, || wanted);
    }
}

/// Whether a profile is one of a device of so many components.
fn has_components(profile: &[u8], count: usize) -> bool {
    profile.len() >= 128
        && match profile.get(16..20) {
            Some(b"GRAY") => count == 1,
            Some(b"RGB " | b"Lab ") => count == 3,
            Some(b"CMYK") => count == 4,
            _ => false,
        }
}
