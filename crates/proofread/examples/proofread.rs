//! Reads plain text files and prints what is found.
//!
//! `cargo run --release -p malzama-proofread --example proofread -- FILE… [--names FILE] [--dictionary PATH] [--guillemets] [--format json] [--time]`
//!
//! Empty lines part paragraphs; each file is a record. A file of names has one on each line. The path of
//! a dictionary is that of its `.dic` file, with the `.aff` file beside it. `--guillemets` says that the
//! page sets quotations of its own in «…». `--time` also prints how
//! long the dictionary took to load, how long reading took, and how many words were read.
//! Without `--format json` each finding is a line: `file:line:column rule "excerpt" → proposal`.

#![expect(clippy::print_stdout, reason = "an example prints what it found")]

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use malzama_message::Catalogue;
use malzama_proofread::{Dictionary, ENGLISH, Finding, Proofreader, Text, Vocabulary};

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    let mut vocabulary = Vocabulary::default();
    let mut dictionary: Option<PathBuf> = None;
    let (mut is_json, mut is_timed, mut has_guillemets) = (false, false, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("`{argument}` needs a value"));
        match argument.as_str() {
            "--names" => {
                let names = fs::read_to_string(value()?)?;
                vocabulary.names.extend(names.lines().map(str::to_owned));
            }
            "--dictionary" => dictionary = Some(value()?.into()),
            "--guillemets" => has_guillemets = true,
            "--time" => is_timed = true,
            "--format" => is_json = value()? == "json",
            file => files.push(file.to_owned()),
        }
    }
    if files.is_empty() {
        return Err(
            "expected FILE… [--names FILE] [--dictionary PATH] [--guillemets] [--format json] [--time]"
                .into(),
        );
    }
    let contents = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<Text> = contents
        .iter()
        .enumerate()
        .map(|(record, content)| Text { record, ..Text::prose(content) })
        .collect();
    let mut proofreader = Proofreader::new(&vocabulary);
    if has_guillemets {
        proofreader = proofreader.with_guillemets();
    }
    let start = Instant::now();
    if let Some(words) = dictionary {
        let dictionary = Dictionary::load(&words.with_extension("aff"), &words)?;
        proofreader = proofreader.with_dictionary(dictionary);
    }
    let loaded = start.elapsed();
    let start = Instant::now();
    let findings = proofreader.read_all(&texts);
    let read = start.elapsed();
    let english = Catalogue::new("en", &[ENGLISH])?;
    for finding in findings {
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
    if is_timed {
        let words: usize = contents.iter().map(|it| it.split_whitespace().count()).sum();
        let (loaded, read) = (loaded.as_secs_f64() * 1e3, read.as_secs_f64() * 1e3);
        println!("{words} words, loaded in {loaded:.1} ms, read in {read:.1} ms");
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
