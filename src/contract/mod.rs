//! The print contract: a print shop's requirements, in one file that it can fill in
//! itself.

mod cover;
mod job;
mod profile;
mod profile_verdict;
mod sheets;
mod terms;

use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use self::cover::{COVER_PAGES, Cover};
pub use self::job::{Job, MOST_COPIES, SpineCount, Stock};
pub use self::profile::OutputProfile;
pub use self::sheets::{
    CreepTerm, SCHEMES, SheetTerms, caliper_of, creep_of, scheme_named, size_of,
};
pub use self::terms::Binding;

use malzama_message::{message, names};

use crate::diagnostic::{Diagnostic, Errors, Location, Outcome, Sink};
use crate::geom::Length;
use crate::photo::{Intent, PressColour};
use crate::project::{DATA, Project};
use crate::records::{
    Fields, Text, choice, did_you_mean, length, optional_choice, quantity, read,
};
use malzama_preflight::{Severity, Spec, Standard, Variant, Wishes};

/// The folder of print contracts, within `data/`.
pub const PRESS: &str = "press";

/// The registry of printing conditions (ISO 15930, `RegistryName`).
pub const REGISTRY: &str = "http://www.color.org";

/// How much an ink limit matters, as contracts name it.
pub const SEVERITIES: [(&str, Severity); 2] =
    [("warning", Severity::Warning), ("error", Severity::Error)];

/// Rendering intents, as contracts name them.
pub const INTENTS: [(&str, Intent); 2] = [
    ("relative-colorimetric", Intent::RelativeColorimetric),
    ("perceptual", Intent::Perceptual),
];

/// Yes and no, as contracts name them.
pub const YES_OR_NO: [(&str, bool); 2] = [("true", true), ("false", false)];

/// The requirements of a print shop.
#[derive(Debug)]
pub struct Contract {
    /// The path of its file, as the project or the command line names it.
    pub path: String,
    /// The standard that print PDFs conform to.
    pub standard: Standard,
    /// The variant of the Ghent Workgroup's rules that a preflight judges by.
    pub variant: Variant,
    /// The printing condition's name in the registry of characterisation data, such as
    /// `FOGRA39`.
    pub condition: String,
    /// The printing condition in words: process and paper.
    pub description: String,
    /// The ICC output profile of the condition: CMYK, checked.
    pub profile: OutputProfile,
    /// The path of the profile's file from the folder of the contract, as it is written there.
    pub profile_file: String,
    /// The width of the bleed on all sides.
    pub bleed: Length,
    /// The width and height of the trim, if the contract asks for one of its own.
    pub trim: Option<[Length; 2]>,
    /// How the booklets will be bound, if the contract says so.
    pub binding: Option<Binding>,
    /// The limit of total area coverage, in percent, all four inks added.
    pub ink_limit: f64,
    /// How much it matters in a preflight that a page exceeds the limit.
    pub ink_severity: Severity,
    /// The rendering intent of photographs.
    pub intent: Intent,
    /// Whether black-point compensation maps the source's darkest black to that of the
    /// press (ISO 18619).
    pub black_point_compensation: bool,
    /// The size below which black text overprints; zero turns it off.
    pub overprint_text: Length,
    /// The width below which black lines overprint; zero turns it off.
    pub overprint_lines: Length,
    /// The effective resolution that photographs are scaled down to, in ppi.
    pub target_ppi: f64,
    /// The effective resolution at or below which a photograph is warned of, in ppi.
    pub warning_ppi: f64,
    /// The effective resolution at or below which a photograph is refused, in ppi.
    pub error_ppi: f64,
    /// The strength of sharpening, from 0 (none) to 1.
    pub sharpen: f64,
    /// What is ordered.
    pub job: Job,
    /// How the pages are imposed on sheets, if the contract says so.
    pub sheets: Option<SheetTerms>,
    /// The digest, once it has been asked for: every edition asks.
    known_digest: OnceLock<String>,
}

impl Contract {
    /// Returns the part of the contract that a preflight judges by. Each limit is the
    /// lower of the contract's and the Ghent Workgroup's: a print shop may accept fewer
    /// pixels.
    pub fn spec(&self) -> Spec {
        let Self { standard, variant, ink_limit, error_ppi, warning_ppi, .. } = *self;
        let least = Spec::default();
        let wishes = Wishes {
            bleed: Some(self.bleed.to_mm()),
            trim: self.trim.map(|trim| trim.map(Length::to_mm)),
            condition: Some(self.condition.clone()),
            profile: Some(self.profile.bytes.clone()),
            sheet_pages: self.binding.map(Binding::sheet_pages),
            ink_error: (self.ink_severity == Severity::Error).then_some(ink_limit),
        };
        Spec {
            standard,
            variant,
            ink_limit: ink_limit.min(least.ink_limit),
            error_ppi: error_ppi.min(least.error_ppi),
            warning_ppi: warning_ppi.min(least.warning_ppi),
            wishes,
        }
    }

    /// Returns how photographs are converted to the inks of the press.
    pub fn press_colour(&self) -> PressColour {
        PressColour {
            profile: Arc::from(self.profile.bytes.as_slice()),
            intent: self.intent,
            black_point_compensation: self.black_point_compensation,
            ink_limit: self.ink_limit,
        }
    }

    /// Returns the terms of sheets: its own, or the usual ones of its binding.
    pub fn sheet_terms(&self) -> SheetTerms {
        self.sheets.clone().unwrap_or_else(|| SheetTerms::usual(self.binding))
    }

    /// Returns a digest of all terms that the pages depend on, profile included, in hexadecimal digits.
    pub fn digest(&self) -> String {
        self.known_digest.get_or_init(|| self.new_digest()).clone()
    }

    fn new_digest(&self) -> String {
        let Self {
            known_digest: _,
            // Where it lies changes nothing of what is printed.
            path: _,
            profile_file: _,
            // Nor does what is ordered.
            job: _,
            sheets: _,
            standard,
            variant,
            condition,
            description,
            profile,
            bleed,
            trim,
            binding,
            ink_limit,
            ink_severity,
            intent,
            black_point_compensation,
            overprint_text,
            overprint_lines,
            target_ppi,
            warning_ppi,
            error_ppi,
            sharpen,
        } = self;
        let terms = format!(
            "{standard:?} {variant:?} {condition:?} {description:?} {bleed:?} {trim:?} {binding:?} \
             {ink_limit:?} {ink_severity:?} {intent:?} \
             {black_point_compensation:?} {overprint_text:?} {overprint_lines:?} {target_ppi:?} \
             {warning_ppi:?} {error_ppi:?} {sharpen:?}"
        );
        let mut hasher = blake3::Hasher::new();
        hasher.update(terms.as_bytes()).update(&profile.bytes);
        hasher.finalize().to_hex().to_string()
    }
}

/// The file of a print contract.
#[derive(Debug, Clone)]
pub struct ContractFile {
    /// The root within which the contract and its profile are read.
    within: Project,
    /// The path of the contract from that root.
    path: String,
}

impl ContractFile {
    /// Finds the contract `name` in `data/press/`.
    ///
    /// # Errors
    /// There is no such contract; the diagnostic points at the name.
    pub fn named(project: &Project, name: &Text) -> Outcome<Self> {
        let Text { value: name, location } = name;
        let path = format!("{DATA}/{PRESS}/{name}.yaml");
        if !matches!(project.root().join(&path).try_exists(), Ok(false)) {
            return Ok(Self { within: project.clone(), path });
        }
        let files = project.list(&format!("{DATA}/{PRESS}")).unwrap_or_default();
        let known: Vec<&str> =
            files.iter().filter_map(|file| file.strip_suffix(".yaml")).collect();
        let message = message!("contract/missing", path = path);
        let hint = match did_you_mean(name, &known) {
            Some(hint) => hint,
            None if known.is_empty() => message!("hint/put-contract"),
            None => message!("hint/contracts-are", contracts = names(known)),
        };
        Err(Diagnostic::error(location.clone(), message).hint(hint))?
    }

    /// Finds the contract given on the command line: a name, or the path of a file
    /// anywhere, whose profile is then read relative to it.
    ///
    /// # Errors
    /// There is no such contract, or the path is not that of a file.
    pub fn typed(project: &Project, typed: &str) -> Outcome<Self> {
        let location = Location::file("--press");
        if !typed.contains(['/', '\\']) && !typed.ends_with(".yaml") {
            let name = Text { value: typed.to_owned(), location };
            return Self::named(project, &name).map_err(Errors::typed);
        }
        let fail = |error| {
            let at = Location::file(typed);
            Errors::from(Diagnostic::unreadable(at, typed, &error)).typed()
        };
        let real = Path::new(typed).canonicalize().map_err(fail)?;
        if let Ok(path) = real.strip_prefix(project.root())
            && let Some(path) = path.to_str()
        {
            return Ok(Self { within: project.clone(), path: path.replace('\\', "/") });
        }
        match (real.parent(), real.file_name().and_then(|name| name.to_str())) {
            (Some(folder), Some(name)) => {
                Ok(Self { within: Project::rooted(folder), path: name.to_owned() })
            }
            _ => Err(Diagnostic::usage(
                location,
                message!("contract/not-a-file", path = typed),
            ))?,
        }
    }

    /// Reads the file as it was written.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn text(&self) -> Outcome<String> {
        Ok(self.within.read_text(&self.path)?.text)
    }

    /// Returns the path, from the same root, of a file that the contract names.
    fn beside(&self, file: &str) -> String {
        match self.path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{file}"),
            None => file.to_owned(),
        }
    }
}

impl Contract {
    /// Reads a contract; `None` if it has faults, which are reported.
    pub fn read(file: &ContractFile, sink: &mut Sink) -> Option<Self> {
        let mut faults = Sink::new();
        let node = read(&file.within, &file.path, &mut faults);
        let contract = node.and_then(|node| {
            let record = message!("noun/print-contract");
            Self::take(file, Fields::open(node, record, &mut faults)?)
        });
        let has_faults = sink.absorb(faults);
        contract.filter(|_| !has_faults)
    }

    /// Takes all fields before giving up, so that every fault is reported.
    fn take(file: &ContractFile, mut fields: Fields) -> Option<Self> {
        let standard = choice(&mut fields, "standard", &Standard::NAMES);
        let variant = choice(&mut fields, "variant", &Variant::NAMES);
        let condition = fields.required("condition");
        let description = fields.required("description");
        let profile = fields.required("profile");
        let profile_file = profile.value.clone();
        let bleed = terms::bleed(&mut fields);
        let trim = terms::trim(&mut fields);
        let binding = optional_choice(&mut fields, "binding", &Binding::NAMES);
        let ink_limit = quantity(&mut fields, "ink-limit", "%", 100.0..=400.0);
        let severity = optional_choice(&mut fields, "ink-limit-severity", &SEVERITIES);
        let intent = choice(&mut fields, "intent", &INTENTS);
        let compensation = choice(&mut fields, "black-point-compensation", &YES_OR_NO);
        let [text, lines] = overprint(&mut fields);
        let photographs = photographs(&mut fields);
        let job = Job::take(&mut fields);
        let sheets = SheetTerms::take(&mut fields, binding);
        let profile = OutputProfile::read(
            &file.within,
            &Text { value: file.beside(&profile.value), ..profile },
            &condition,
            standard,
            fields.sink(),
        );
        fields.finish();
        let [target_ppi, warning_ppi, error_ppi, sharpen] = photographs;
        Some(Self {
            path: file.path.clone(),
            standard: standard?,
            variant: variant?,
            condition: condition.value,
            description: description.value,
            profile: profile?,
            profile_file,
            bleed: bleed?,
            trim,
            binding,
            ink_limit: ink_limit?,
            ink_severity: severity.unwrap_or(Severity::Warning),
            intent: intent?,
            black_point_compensation: compensation?,
            overprint_text: text?,
            overprint_lines: lines?,
            target_ppi: target_ppi?,
            warning_ppi: warning_ppi?,
            error_ppi: error_ppi?,
            sharpen: sharpen? / 100.0,
            job,
            sheets,
            known_digest: OnceLock::new(),
        })
    }
}

/// Reads the size of text and the width of lines below which black overprints.
fn overprint(fields: &mut Fields) -> [Option<Length>; 2] {
    let Some(node) = fields.node("overprint") else {
        fields.missing("overprint", message!("hint/copy-lines"));
        return [None; 2];
    };
    let Some(mut overprint) =
        Fields::open(node, message!("noun/overprint"), fields.sink())
    else {
        return [None; 2];
    };
    let limits = [("text", "12 pt"), ("lines", "2 pt")]
        .map(|(key, example)| length(&mut overprint, key, 0.0..=20.0, example));
    overprint.finish();
    limits
}

/// Reads the resolutions of photographs, target, warning and error in ppi, and the
/// strength of sharpening in percent.
fn photographs(fields: &mut Fields) -> [Option<f64>; 4] {
    let location = fields.key_location("photographs");
    let Some(node) = fields.node("photographs") else {
        fields.missing("photographs", message!("hint/copy-lines"));
        return [None; 4];
    };
    let Some(mut photographs) =
        Fields::open(node, message!("noun/photographs"), fields.sink())
    else {
        return [None; 4];
    };
    let [target, warning, error] = ["target", "warning", "error"]
        .map(|key| quantity(&mut photographs, key, "ppi", 1.0..=1200.0));
    let sharpen = quantity(&mut photographs, "sharpen", "%", 0.0..=100.0);
    photographs.finish();
    let falls = |above: Option<f64>, below: Option<f64>| match (above, below) {
        (Some(above), Some(below)) => below <= above,
        _ => true, // A missing value has been reported.
    };
    if !(falls(target, warning) && falls(warning, error)) {
        fields.sink().push(
            Diagnostic::error(location, message!("contract/floors-contradict"))
                .hint(message!("hint/order-of-floors")),
        );
    }
    [target, warning, error, sharpen]
}
