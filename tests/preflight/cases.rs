//! Tables of faults: each case is a clean PDF with one change, and what must be found in
//! it, which is that and nothing else.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::base;
use crate::pdf::Pdf;
use crate::project::{Run, TestProject};

/// A name, a change, and the rules that it breaks with their severities. Of rules with
/// `|` between them at least one must be reported; one with `?` at its end may be. `X-`
/// stands for the prefix of the standard.
pub type Case = (&'static str, fn(&mut Pdf), &'static [(&'static str, &'static str)]);

/// What must be found in a file.
pub type Expected = Vec<(&'static str, &'static str)>;

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
    /// The name of its contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::X4 => "x4",
            Self::X4Rgb => "x4-rgb",
            Self::X1a => "x1a",
        }
    }

    /// A file that keeps it.
    pub fn clean(self) -> Pdf {
        match self {
            Self::X4 | Self::X4Rgb => base::x4(),
            Self::X1a => base::x1a(),
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::X4 | Self::X4Rgb => "X4-",
            Self::X1a => "X1A-",
        }
    }
}

/// A project with a contract for each press; their ink limit is above that of the Ghent
/// Workgroup, which therefore counts.
pub fn project() -> TestProject {
    let project = TestProject::small();
    let contract = String::from_utf8(project.read("data/press/coated.yaml"));
    let contract = contract.expect("a text");
    for (press, standard, variant) in [
        (Press::X4, "PDF/X-4", "SheetCMYK CMYK"),
        (Press::X4Rgb, "PDF/X-4", "SheetCMYK CMYK + RGB"),
        (Press::X1a, "PDF/X-1a:2003", "SheetCMYK CMYK"),
    ] {
        let contract = contract
            .replace("standard: PDF/X-4\n", &format!("standard: {standard}\n"))
            .replace("variant: SheetCMYK CMYK\n", &format!("variant: {variant}\n"))
            .replace("ink-limit: 300 %", "ink-limit: 400 %");
        project.write(&format!("data/press/{}.yaml", press.name()), &contract);
    }
    project
}

/// Judges a file by the contract of a press.
pub fn run(project: &TestProject, press: Press, bytes: &[u8]) -> Run {
    project.write_bytes("file.pdf", bytes);
    let args = ["preflight", "file.pdf", "--format", "json", "--press", press.name()];
    project.run(&args)
}

/// What was found, as JSON.
pub fn report(run: &Run) -> Result<Value, String> {
    serde_json::from_str(&run.stdout).map_err(|error| format!("{error}: {}", run.whole()))
}

/// Judges every case, and tells all of them that came out otherwise.
pub fn judge(press: Press, cases: &[Case]) {
    judge_files(
        press,
        cases.iter().map(|&(name, change, expected)| {
            let mut pdf = press.clean();
            change(&mut pdf);
            (name.to_owned(), pdf, expected.to_vec())
        }),
    );
}

/// What a file is called, and what is changed in it.
pub type Change = (&'static str, fn(&mut Pdf));

/// Judges every case and expects nothing to be found.
pub fn pass(press: Press, cases: &[Change]) {
    let cases: Vec<Case> =
        cases.iter().map(|&(name, change)| (name, change, NOTHING)).collect();
    judge(press, &cases);
}

/// Judges files by their names and what must be found in them.
pub fn judge_files(press: Press, files: impl Iterator<Item = (String, Pdf, Expected)>) {
    let project = project();
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for (name, pdf, expected) in files {
        let run = run(&project, press, &pdf.bytes());
        if let Err(reason) = compare(press, &run, &expected) {
            wrong.push(format!("{name}: {reason}"));
        }
        assert!(names.insert(name.clone()), "two files are named `{name}`");
    }
    assert!(
        wrong.is_empty(),
        "{} of {} files for {press:?}:\n{}",
        wrong.len(),
        names.len(),
        wrong.join("\n")
    );
}

const NOTHING: &[(&str, &str)] = &[];

fn compare(press: Press, run: &Run, expected: &[(&str, &str)]) -> Result<(), String> {
    let report = report(run)?;
    let findings = report["findings"].as_array().ok_or("there are no findings")?;
    let word = |finding: &Value, key: &str| match &finding[key] {
        Value::String(word) => word.clone(),
        other => other.to_string(),
    };
    let pair = |finding| (word(finding, "rule"), word(finding, "severity"));
    let found: BTreeSet<_> = findings.iter().map(pair).collect();
    let mut left = found.clone();
    let mut is_missing = false;
    for (rules, severity) in expected {
        let (rules, may_lack) = match rules.strip_suffix('?') {
            Some(rules) => (rules, true),
            None => (*rules, false),
        };
        let rules = rules.split('|').map(|rule| match rule.strip_prefix("X-") {
            Some(clause) => format!("{}{clause}", press.prefix()),
            None => rule.to_owned(),
        });
        let mut is_there = false;
        for rule in rules {
            let pair = (rule, (*severity).to_owned());
            is_there |= found.contains(&pair);
            left.remove(&pair);
        }
        if !is_there && !may_lack {
            is_missing = true;
        }
    }
    if is_missing {
        return Err(format!("expected {}, found {}", rules_of(expected), told(findings)));
    }
    if !left.is_empty() {
        return Err(format!("found besides {left:?}: {}", told(findings)));
    }
    let status = i32::from(found.iter().any(|(_, severity)| severity == "error"));
    if run.status != status || run.stderr.contains("panicked") {
        return Err(format!("exit status {}: {}", run.status, run.stderr));
    }
    Ok(())
}

fn rules_of(expected: &[(&str, &str)]) -> String {
    let all = expected.iter().map(|(rule, severity)| format!("{rule} {severity}"));
    all.collect::<Vec<_>>().join(", ")
}

fn told(findings: &[Value]) -> String {
    let all: Vec<_> = findings.iter().map(Value::to_string).collect();
    if all.is_empty() { "nothing".into() } else { all.join("\n    ") }
}
