//! Rules on whatever is painted: texts, lines, shapes and images.

use malzama_message::{Value, message, number};

use super::collector::{Fault, Findings};
use crate::area::Area;
use crate::object::Object;
use crate::rule::Rule;
use crate::severity::Severity;
use crate::spec::Spec;
use crate::syntax::{PROCESS, Paint, Space};

/// Sizes of text in points: below the first it is fine, below the second it is small (GWG
/// 2022, R0009 to R0019).
const FINE_TEXT: f64 = 12.0;
const SMALL_TEXT: f64 = 8.0;

/// The same widths of lines in points.
pub(crate) const FINE_LINE: f64 = 2.0;
const SMALL_LINE: f64 = 0.25;

/// From how much black a text is black, and how much ink it may have then, in percent (GWG
/// 2022, R0015).
const BLACK_TEXT: f64 = 85.0;
const BLACK_TEXT_INK: f64 = 280.0;

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
    /// What findings about it are about.
    pub(crate) fn object(self) -> Object {
        match self {
            Self::Text(_) => Object::Text,
            Self::Line(_) => Object::Line,
            Self::Shape => Object::Shape,
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
    /// Whether it is stroked and not filled.
    pub(crate) is_stroke: bool,
    /// Whether it lies before something that can be seen, as far as
    /// [`depends_on_overlap`](Self::depends_on_overlap).
    pub(crate) overlaps: bool,
}

impl Painted<'_> {
    /// A fault of it against a rule of the Ghent Workgroup, which has a number for texts and
    /// one for paths.
    fn fault(&self, text: u8, path: u8) -> Fault {
        let is_text = matches!(self.kind, Kind::Text(_));
        let number = if is_text { text } else { path };
        Fault::gwg(number, self.kind.object()).at(self.area)
    }

    /// Its size or width, and those below which it is fine and small.
    fn sizes(&self) -> Option<[f64; 3]> {
        match self.kind {
            Kind::Text(size) => Some([size, FINE_TEXT, SMALL_TEXT]),
            Kind::Line(width) => Some([width, FINE_LINE, SMALL_LINE]),
            Kind::Shape => None,
        }
    }

    /// Whether anyone asks what it lies on: rules on white, black and grey do, and who wants to
    /// know the smallest reversed type.
    pub(crate) fn depends_on_overlap(&self) -> bool {
        let is_below = |limit: usize| {
            self.sizes().is_some_and(|sizes| is_below(sizes[0], sizes[limit]))
        };
        let is_white = self.paint.is_white();
        let is_text = matches!(self.kind, Kind::Text(_));
        is_white && (self.overprint || is_text || is_below(2))
            || self.is_gray() && (self.overprint || is_below(1))
            || self.breaks_black() && is_below(1)
    }

    /// Whether it is black that does not overprint as it should.
    fn breaks_black(&self) -> bool {
        let is_cmyk = matches!(*self.paint.space, Space::Cmyk);
        !self.is_gray()
            && self.is_opaque
            && self.paint.is_black()
            && !(self.overprint && (self.mode == 1 || !is_cmyk))
    }

    fn is_gray(&self) -> bool {
        matches!(*self.paint.space, Space::Gray) && self.paint.pattern.is_none()
    }
}

/// Sizes and widths are compared to a thousandth of a point (GWG 2022, 3.2).
fn is_below(value: f64, limit: f64) -> bool {
    (value * 1000.0).round() < limit * 1000.0
}

/// A size in points with so many decimals, more where it would read as a limit that it is below.
fn told(size: f64, decimals: usize) -> Value {
    let is_limit = |decimals: usize| {
        let scale = 10f64.powi(decimals as i32);
        let rounded = (size * scale).round() / scale;
        [FINE_TEXT, SMALL_TEXT, FINE_LINE, SMALL_LINE].contains(&rounded)
            && rounded > size
    };
    let decimals = (decimals..3).find(|&decimals| !is_limit(decimals)).unwrap_or(3);
    number(size, decimals)
}

/// Judges a text, line or shape that is printed (GWG 2022, R0007 to R0019 and R0024).
pub(crate) fn judge(painted: &Painted, findings: &mut Findings) {
    let white = painted.paint.is_white();
    if white && painted.overprint && painted.overlaps {
        findings.add(
            painted.fault(7, 8),
            message!("found/white-overprints"),
            message!("wanted/white-knocks-out"),
        );
    }
    let sizes = painted.sizes();
    if let Some([size, fine, _]) = sizes
        && is_below(size, fine)
    {
        judge_fine(painted, size, white, findings);
    }
    judge_grey_overprint(painted, findings);
    if let Some([size, _, small]) = sizes
        && is_below(size, small)
    {
        judge_small(painted, size, small, white, findings);
    }
    judge_rich_black(painted, findings);
    judge_registration(painted, findings);
}

/// Fine black, which overprints, and fine grey (R0009 to R0012).
fn judge_fine(painted: &Painted, size: f64, white: bool, findings: &mut Findings) {
    if painted.breaks_black() && painted.overlaps {
        if !painted.overprint {
            let found = || message!("found/black-knocks-out", size = told(size, 1));
            let wanted = || message!("wanted/black-overprints");
            findings.add_measured(painted.fault(9, 10), 0, size, found, wanted);
        } else {
            let found = || message!("found/black-in-mode-0", size = told(size, 1));
            let wanted = || message!("wanted/overprint-mode-1");
            findings.add_measured(painted.fault(9, 10), 1, size, found, wanted);
        }
    }
    if painted.is_gray() && !white && painted.overlaps {
        let found = || message!("found/fine-grey", size = told(size, 1));
        let wanted = || message!("wanted/cmyk-black");
        findings.add_measured(painted.fault(11, 12), 0, size, found, wanted);
    }
}

/// Grey that overprints (R0013).
fn judge_grey_overprint(painted: &Painted, findings: &mut Findings) {
    if painted.is_gray() && painted.overprint && painted.overlaps {
        judge_grey_overprint_of(painted.kind.object(), painted.area, findings);
    }
}

/// Reports something in DeviceGray that overprints something else (R0013).
pub(crate) fn judge_grey_overprint_of(
    object: Object,
    area: Area,
    findings: &mut Findings,
) {
    findings.add(
        Fault::gwg(13, object).at(area),
        message!("found/grey-overprints"),
        message!("wanted/overprinting-black"),
    );
}

/// White and several inks in what is small (R0016 to R0019).
fn judge_small(
    painted: &Painted,
    size: f64,
    least: f64,
    white: bool,
    findings: &mut Findings,
) {
    let decimals = if least.fract() == 0.0 { 0 } else { 2 };
    if white && painted.overlaps {
        let found = || message!("found/fine-white", size = told(size, 2));
        let wanted = || message!("wanted/least-size", size = number(least, decimals));
        findings.add_measured(painted.fault(16, 18), 0, size, found, wanted);
    }
    let colorants = painted.paint.colorants();
    if colorants > 1 {
        let found =
            || message!("found/fine-in-inks", size = told(size, 2), inks = colorants);
        let wanted = || message!("wanted/one-ink", size = number(least, decimals));
        let values = [size, colorants as f64];
        findings.add_measured(painted.fault(17, 19), 0, values, found, wanted);
    }
}

/// The ink of black text (R0015): of DeviceCMYK, and of DeviceN with black and another process
/// ink; spot colours in it do not count.
fn judge_rich_black(painted: &Painted, findings: &mut Findings) {
    let Painted { kind: Kind::Text(_), paint, is_stroke: false, .. } = painted else {
        return;
    };
    let part = |at: usize| paint.colour.get(at).copied().unwrap_or(0.0).clamp(0.0, 1.0);
    let (sum, black) = match &*paint.space {
        _ if paint.pattern.is_some() => return,
        Space::Cmyk => ((0..4).map(part).sum::<f64>(), part(3)),
        Space::Inks { names, is_device_n: true, .. } => {
            let place = |process: &str| names.iter().position(|name| name == process);
            let places: Vec<usize> = PROCESS.iter().filter_map(|it| place(it)).collect();
            match place("Black") {
                Some(black) if places.len() > 1 => {
                    (places.into_iter().map(part).sum(), part(black))
                }
                _ => return,
            }
        }
        _ => return,
    };
    let (sum, black) = (sum * 100.0, black * 100.0);
    // Numbers of a file are not more exact than this.
    if black < BLACK_TEXT - 1e-4 || sum <= BLACK_TEXT_INK + 1e-4 {
        return;
    }
    let found =
        || message!("found/rich-black", ink = number(sum, 0), black = number(black, 0));
    let wanted = || message!("wanted/black-text-ink", limit = number(BLACK_TEXT_INK, 0));
    findings.add_measured(painted.fault(15, 15), 0, [sum, black], found, wanted);
}

/// The colour of registration marks within the trim (R0024).
fn judge_registration(painted: &Painted, findings: &mut Findings) {
    let paint = painted.paint;
    if paint.space.is_registration() && paint.colour.iter().any(|&tint| tint > 0.0) {
        judge_registration_of(painted.kind.object(), painted.area, findings);
    }
}

/// Reports something printed in the colour of registration marks (R0024).
pub(crate) fn judge_registration_of(
    object: Object,
    area: impl Into<Option<Area>>,
    findings: &mut Findings,
) {
    findings.add(
        Fault::gwg(24, object).at(area),
        message!("found/registration-colour"),
        message!("wanted/registration-outside"),
    );
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
    let (rule, error, warning) = match bits {
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
    let fault = Fault::new(Rule::Gwg(rule), severity, Object::Image).at(area);
    let found = || message!("found/resolution", ppi = number(ppi, 0));
    let wanted = || message!("wanted/resolution", ppi = number(floor, 0));
    findings.add_measured(fault, 0, ppi, found, wanted);
}
