//! Reads plain text files and prints what is found.
//!
//! `cargo run --release -p malzama-proofread --example proofread -- FILE… [--names FILE] [--format json]`
//!
//! Empty lines part paragraphs; each file is a record. A file of names has one on each line.
//! Without `--format json` each finding is a line: `file:line:column rule "excerpt" → proposal`.

#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::error::Error;
use std::fs;

use malzama_message::Catalogue;
use malzama_proofread::{ENGLISH, Finding, Proofreader, Text, Vocabulary};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let mut is_json = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("`{argument}` needs a value"));
        match argument.as_str() {
            "--names" => {
                let names = fs::read_to_string(value()?)?;
                vocabulary.names.extend(names.lines().map(str::to_owned));
            }
            "--format" => is_json = value()? == "json",
            file => files.push(file.to_owned()),
        }
    }
    if files.is_empty() {
        return Err("expected FILE… [--names FILE] [--format json]".into());
    }
    let contents = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<Text> = contents
        .iter()
        .enumerate()
        .map(|(record, content)| Text { record, ..Text::prose(content) })
        .collect();
    let proofreader = Proofreader::new(&vocabulary);
    let english = Catalogue::new("en", &[ENGLISH])?;
    for finding in proofreader.read_all(&texts) {
        let (file, content) = (&files[finding.text], contents[finding.text].as_str());
        let (line, column) = place(content, &finding);
        let excerpt = finding.excerpt(content);
        let (id, message) = (finding.rule.id, english.text(&finding.message));
        if is_json {
            let told = serde_json::json!({
                "file": file, "line": line, "column": column, "rule": id,
                "severity": finding.rule.severity.as_str(), "start": finding.span.start,
                "end": finding.span.end, "excerpt": excerpt, "message": message,
                "proposals": finding.proposals,
            });
            println!("{told}");
        } else {
            let proposals = finding.proposals.iter().map(|it| format!("{it:?}"));
            let proposals = proposals.collect::<Vec<_>>().join(" | ");
            println!("{file}:{line}:{column} {id} {excerpt:?} → {proposals}");
        }
    }
    Ok(())
}

/// Returns line and column of a finding, both from 1, columns in characters.
fn place(content: &str, finding: &Finding) -> (usize, usize) {
    let before = &content[..finding.span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
