//! What the rules say of something that is painted.

use super::collector::Findings;
use crate::finding::Area;
use crate::rule::{Clause, Rule};
use crate::severity::Severity;
use crate::spec::{Spec, Variant};
use crate::standard::Standard;
use crate::syntax::{Paint, Space};

/// What is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// Text of a size in points.
    Text(f64),
    /// A line of a width in points.
    Line(f64),
    /// A filled shape.
    Shape,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Line(_) => "line",
            Self::Shape => "shape",
        }
    }
}

/// Something that is painted, with what is set for it.
pub(crate) struct Painted<'a> {
    pub(crate) kind: Kind,
    pub(crate) paint: &'a Paint,
    pub(crate) area: Area,
    pub(crate) overprint: bool,
    /// The overprint mode.
    pub(crate) mode: i64,
    /// Whether it covers wholly, by the normal blend.
    pub(crate) is_opaque: bool,
    /// Whether it lies before something that can be seen.
    pub(crate) overlaps: bool,
    /// Whether it reaches into the trim.
    pub(crate) is_printed: bool,
}

/// What of a file decides about colours.
pub(crate) struct Colours<'a> {
    pub(crate) spec: &'a Spec,
    /// The profile of the output intent.
    pub(crate) intent: &'a [u8],
    /// Which of `DefaultGray`, `DefaultRGB` and `DefaultCMYK` the resources have.
    pub(crate) defaults: [bool; 3],
}

/// Sizes and widths are compared to a thousandth of a point (GWG 2022, 3.2).
fn is_below(value: f64, limit: f64) -> bool {
    (value * 1000.0).round() < limit * 1000.0
}

/// Judges a text, line or shape (GWG 2022, R0007 to R0020 and R0024).
pub(crate) fn judge(painted: &Painted, findings: &mut Findings) {
    let Painted { kind, paint, overprint, mode, is_opaque, overlaps, .. } = *painted;
    let area = Some(painted.area);
    let name = kind.name();
    let (white, black) = (paint.is_white(), paint.is_black() && is_opaque);
    let is_gray = matches!(*paint.space, Space::Gray) && paint.pattern.is_none();
    let is_cmyk = matches!(*paint.space, Space::Cmyk);
    if white && overprint && overlaps {
        let number = if matches!(kind, Kind::Text(_)) { 7 } else { 8 };
        findings.gwg(
            number,
            area,
            name,
            "white that overprints",
            "white that knocks out",
        );
    }
    let (size, fine) = match kind {
        Kind::Text(size) => (size, is_below(size, 12.0)),
        Kind::Line(width) => (width, is_below(width, 2.0)),
        Kind::Shape => (f64::INFINITY, false),
    };
    let numbers = match kind {
        Kind::Text(_) => [9, 11, 16, 17],
        _ => [10, 12, 18, 19],
    };
    let [overprints, grays, whites, several] = numbers;
    if fine && black {
        if !overprint {
            let found = format!("{size:.1} pt of black that knocks out");
            findings.gwg(overprints, area, name, found, "black that overprints");
        } else if is_cmyk && mode != 1 {
            let found = format!("{size:.1} pt of black in overprint mode 0");
            findings.gwg(overprints, area, name, found, "overprint mode 1");
        }
    }
    if fine && is_gray && !white && overlaps {
        let found = format!("{size:.1} pt in DeviceGray over other art");
        findings.gwg(grays, area, name, found, "black as DeviceCMYK");
    }
    if is_gray && overprint && overlaps {
        let wanted = "black as DeviceCMYK, which can overprint";
        findings.gwg(13, area, name, "DeviceGray that overprints", wanted);
    }
    let small = match kind {
        Kind::Text(size) => is_below(size, 8.0),
        Kind::Line(width) => is_below(width, 0.25),
        Kind::Shape => false,
    };
    if small && white && overlaps {
        let wanted = if numbers[0] == 9 { "at least 8 pt" } else { "at least 0.25 pt" };
        findings.gwg(
            whites,
            area,
            name,
            format!("white of {size:.2} pt over art"),
            wanted,
        );
    }
    let colorants = paint.colorants();
    if small && colorants > 1 {
        let found = format!("{size:.2} pt in {colorants} inks");
        let wanted = if numbers[0] == 9 {
            "one ink, or at least 8 pt"
        } else {
            "one ink, or at least 0.25 pt"
        };
        findings.gwg(several, area, name, found, wanted);
    }
    if matches!(kind, Kind::Text(_)) && paint.pattern.is_none() {
        let (inks, _) = paint.inks();
        let sum = inks.iter().map(|&ink| f64::from(ink) * 100.0).sum::<f64>();
        if inks[3] >= 0.85 - 1e-4 && sum > 280.0 + 1e-2 {
            let found = format!("{sum:.0} % of ink, {:.0} % black", inks[3] * 100.0);
            findings.gwg(15, area, name, found, "at most 280 % in black text");
        }
    }
    let is_registration = matches!(&*paint.space, Space::Inks { names, .. }
        if names.iter().any(|name| name == "All"));
    let has_tint = paint.colour.iter().any(|&tint| tint > 0.0);
    if is_registration && has_tint && painted.is_printed {
        let wanted = "registration marks outside of the trim";
        findings.gwg(24, area, name, "the colour of registration marks (All)", wanted);
    }
}

/// Judges the colour space of something (PDF/X, and GWG 2022, R0020, R0027, R0028).
pub(crate) fn judge_space(
    space: &Space,
    is_picture: bool,
    area: Option<Area>,
    object: &str,
    colours: &Colours,
    findings: &mut Findings,
) {
    judge_by_standard(space, area, object, colours, findings, 0);
    for spot in space.spots() {
        findings.gwg(
            20,
            area,
            object,
            format!("the spot colour `{spot}`"),
            "no spot colours",
        );
    }
    let main = space.main();
    let is_device_rgb = matches!(main, Space::Rgb | Space::CalRgb | Space::CalGray);
    let is_icc = matches!(main, Space::Icc(..));
    let is_lab = matches!(main, Space::Lab);
    match colours.spec.variant {
        Variant::Cmyk => {
            if is_device_rgb || is_icc || is_lab {
                let wanted = "DeviceCMYK, DeviceGray or separations";
                findings.gwg(27, area, object, main.name(), wanted);
            }
        }
        Variant::CmykRgb => {
            let allowed = is_picture && (is_lab || matches!(main, Space::Icc(3, _)));
            if (is_device_rgb || is_icc || is_lab) && !allowed {
                let wanted = if is_picture {
                    "DeviceCMYK, DeviceGray, or ICC-based RGB"
                } else {
                    "DeviceCMYK or DeviceGray"
                };
                findings.gwg(28, area, object, main.name(), wanted);
            }
        }
    }
}

/// Judges a colour space, and those that it is defined by, by PDF/X.
fn judge_by_standard(
    space: &Space,
    area: Option<Area>,
    object: &str,
    colours: &Colours,
    findings: &mut Findings,
    depth: usize,
) {
    if depth > 6 {
        return;
    }
    let mut fail = |wanted: &str| {
        findings.pdf_x(Clause::Colour, area, object, space.name(), wanted);
    };
    let is_old = colours.spec.standard == Standard::X1a;
    match space {
        Space::Gray => {}
        Space::Cmyk if is_old || colours.defaults[2] => {}
        Space::Cmyk if matches!(colours.intent.get(16..20), Some(b"RGB " | b"GRAY")) => {
            fail("colours that the output intent can take");
        }
        Space::Cmyk => {}
        Space::Rgb if is_old => fail("DeviceCMYK, DeviceGray or separations"),
        Space::Rgb if colours.defaults[1] => {}
        Space::Rgb if colours.intent.get(16..20) == Some(b"RGB ") => {}
        Space::Rgb => fail("colours that the output intent can take"),
        Space::CalGray | Space::CalRgb | Space::Lab if is_old => {
            fail("DeviceCMYK, DeviceGray or separations");
        }
        Space::CalGray | Space::CalRgb | Space::Lab => {}
        Space::Icc(..) if is_old => fail("DeviceCMYK, DeviceGray or separations"),
        Space::Icc(4, profile)
            if !profile.is_empty() && profile.as_slice() == colours.intent =>
        {
            fail("DeviceCMYK, as the profile is that of the output intent");
        }
        Space::Icc(count, profile) if has_components(profile, *count) => {}
        Space::Icc(..) => fail("a colour space with a profile"),
        Space::Unknown(_) => fail("a colour space that exists"),
        Space::Indexed { base, .. } => {
            judge_by_standard(base, area, object, colours, findings, depth + 1);
        }
        Space::Inks { alternate, .. } => {
            judge_by_standard(alternate, area, object, colours, findings, depth + 1);
        }
        Space::Pattern(under) => {
            if let Some(under) = under {
                judge_by_standard(under, area, object, colours, findings, depth + 1);
            }
        }
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

/// Judges the resolution of a picture (GWG 2022, R0031 and R0032): those of at most 16 pixels a
/// side are left out, and the lower of both directions counts.
pub(crate) fn judge_resolution(
    [width, height]: [u32; 2],
    bits: u32,
    ppi: f64,
    spec: &Spec,
    area: Area,
    findings: &mut Findings,
) {
    if width <= 16 && height <= 16 {
        return;
    }
    let (number, error, warning) = match bits {
        1 => (32, 549.0, 799.0),
        _ => (31, spec.error_ppi, spec.warning_ppi),
    };
    // What is written with six decimals is not more exact than this.
    let (severity, floor) = if ppi <= error + 1e-3 {
        (Severity::Error, error)
    } else if ppi <= warning + 1e-3 {
        (Severity::Warning, warning)
    } else {
        return;
    };
    let found = format!("{ppi:.0} ppi");
    let wanted = format!("more than {floor:.0} ppi");
    findings.push(Rule::Gwg(number), severity, Some(area), "image", found, &wanted);
}
