//! Tables of faults: each case is a sound PDF with one change, and the rules that it breaks,
//! which are those and no others.

use std::collections::BTreeSet;

use malzama_preflight::{
    Finding, Inspection, Severity, Spec, Standard, Unreadable, Variant, inspect,
};

use crate::pdf::{Pdf, sound};

/// A rule as it is reported and its severity; `X-` stands for the prefix of the standard.
pub type Broken = (&'static str, Severity);

/// A name, a change, and the rules that it breaks.
pub type Case = (&'static str, fn(&mut Pdf), &'static [Broken]);

/// A name and a change that breaks no rule.
pub type Change = (&'static str, fn(&mut Pdf));

pub const ERROR: Severity = Severity::Error;
pub const WARNING: Severity = Severity::Warning;

/// What a file is judged by.
#[derive(Debug, Clone, Copy)]
pub enum Press {
    /// PDF/X-4, nothing but inks.
    X4,
    /// PDF/X-4 with photographs in RGB.
    X4Rgb,
    /// PDF/X-1a, nothing but inks.
    X1a,
}

impl Press {
    /// What it asks.
    pub fn spec(self) -> Spec {
        let (standard, variant) = match self {
            Self::X4 => (Standard::X4, Variant::Cmyk),
            Self::X4Rgb => (Standard::X4, Variant::CmykRgb),
            Self::X1a => (Standard::X1a, Variant::Cmyk),
        };
        Spec { standard, variant, ..Spec::default() }
    }

    /// A file that keeps it.
    pub fn sound(self) -> Pdf {
        match self {
            Self::X4 | Self::X4Rgb => sound::x4(),
            Self::X1a => sound::x1a(),
        }
    }

    /// Judges the bytes of a file. With `SEEDS` set, it is also written into that folder, from
    /// which a fuzzer may start.
    pub fn inspect(self, bytes: &[u8]) -> Result<Inspection, Unreadable> {
        if let Some(folder) = std::env::var_os("SEEDS") {
            let name = blake3::hash(bytes).to_hex().to_string();
            let path = std::path::Path::new(&folder).join(&name[..16]);
            std::fs::write(path, bytes).expect("the folder of seeds");
        }
        inspect(bytes, &self.spec())
    }

    /// A rule as it is reported under this standard.
    pub fn id(self, rule: &str) -> String {
        match (self, rule.strip_prefix("X-")) {
            (Self::X4 | Self::X4Rgb, Some(clause)) => format!("X4-{clause}"),
            (Self::X1a, Some(clause)) => format!("X1A-{clause}"),
            (_, None) => rule.to_owned(),
        }
    }
}

/// Judges every case, and tells all of them that came out otherwise.
#[track_caller]
pub fn judge(press: Press, cases: &[Case]) {
    let files = cases.iter().map(|&(name, change, expected)| {
        let mut pdf = press.sound();
        change(&mut pdf);
        (name.to_owned(), pdf, expected.to_vec())
    });
    judge_files(press, files);
}

/// Judges every case by both standards.
#[track_caller]
pub fn judge_both(cases: &[Case]) {
    judge(Press::X4, cases);
    judge(Press::X1a, cases);
}

/// Judges every case and expects nothing to be found.
#[track_caller]
pub fn pass(press: Press, cases: &[Change]) {
    let cases: Vec<Case> =
        cases.iter().map(|&(name, change)| (name, change, NOTHING)).collect();
    judge(press, &cases);
}

const NOTHING: &[Broken] = &[];

/// Judges files by their names and the rules that they break.
#[track_caller]
pub fn judge_files(
    press: Press,
    files: impl Iterator<Item = (String, Pdf, Vec<Broken>)>,
) {
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for (name, pdf, expected) in files {
        if let Err(reason) = compare(press, &pdf.bytes(), &expected) {
            wrong.push(format!("{name}: {reason}"));
        }
        assert!(names.insert(name.clone()), "two files are named `{name}`");
    }
    assert!(!names.is_empty(), "no file was judged");
    assert!(
        wrong.is_empty(),
        "{} of {} files for {press:?}:\n{}",
        wrong.len(),
        names.len(),
        wrong.join("\n")
    );
}

fn compare(press: Press, bytes: &[u8], expected: &[Broken]) -> Result<(), String> {
    let inspection = press.inspect(bytes).map_err(|it| format!("refused: {it}"))?;
    let found = broken(press, &inspection);
    let expected: BTreeSet<_> =
        expected.iter().map(|(rule, severity)| (press.id(rule), *severity)).collect();
    if found != expected {
        let all: Vec<_> = inspection.findings.iter().map(told).collect();
        return Err(format!(
            "expected {expected:?}, found {found:?}\n{}",
            all.join("\n")
        ));
    }
    Ok(())
}

/// The rules that a file breaks.
pub fn broken(press: Press, inspection: &Inspection) -> BTreeSet<(String, Severity)> {
    let id = |finding: &Finding| finding.rule.id(press.spec().standard);
    inspection.findings.iter().map(|it| (id(it), it.severity)).collect()
}

/// A finding in a line.
pub fn told(finding: &Finding) -> String {
    format!("    {finding:?}")
}
