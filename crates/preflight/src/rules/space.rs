//! Rules on colour spaces (PDF/X, and GWG 2022, R0020, R0027, R0028).

use malzama_message::{Message, message};

use super::collector::{Fault, Findings};
use crate::finding::Area;
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

/// Judges the colour space of something.
pub(crate) fn judge_space(
    space: &Space,
    is_picture: bool,
    area: Option<Area>,
    object: Object,
    colours: &Colours,
    findings: &mut Findings,
) {
    judge_by_standard(space, area, object, colours, findings, 0);
    for spot in space.spots() {
        let fault = Fault::gwg(20, object).at(area);
        let found = || message!("found/spot-colour", name = spot);
        let wanted = || message!("wanted/no-spot-colours");
        findings.add_measured(fault, 0, spot.to_owned(), found, wanted);
    }
    let main = space.main();
    let is_calibrated = matches!(main, Space::Rgb | Space::CalRgb | Space::CalGray);
    let is_lab = matches!(main, Space::Lab);
    if !is_calibrated && !is_lab && !matches!(main, Space::Icc(..)) {
        return;
    }
    let (number, wanted) = match colours.spec.variant {
        Variant::Cmyk => (27, message!("wanted/inks")),
        Variant::CmykRgb if !is_picture => (28, message!("wanted/cmyk-or-grey")),
        Variant::CmykRgb if is_lab || matches!(main, Space::Icc(3, _)) => return,
        Variant::CmykRgb => (28, message!("wanted/inks-or-icc-rgb")),
    };
    let found = || message!("found/colour-space", space = main.told());
    let fault = Fault::gwg(number, object).at(area);
    findings.add_measured(fault, 0, main.name(), found, || wanted);
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
