//! The page of documentation, which is written from the rules: `UPDATE=1` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use malzama_proofread::{Proofreader, RULES, Rule, Text, Vocabulary};

const HEAD: &str = "# Rules of proof-reading\n\n\
    This page is written from the rules by a test: `UPDATE=1 cargo test -p malzama-proofread` writes it anew.\n\
    A warning is a fault; a note is a matter of taste, or one that only the writer can judge.\n";

#[test]
fn the_page_tells_of_every_rule() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md");
    let page: String = std::iter::once(HEAD.to_owned())
        .chain(RULES.iter().map(|rule| section(rule)))
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).expect("the page is written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        page == written,
        "RULES.md is not as the rules are: run the test with UPDATE=1"
    );
}

#[test]
fn every_rule_is_told_once_and_does_what_its_examples_say() {
    let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    let proofreader = Proofreader::new(&Vocabulary::default());
    let mut count = 0;
    for rule in RULES {
        assert!(
            rule.id.bytes().all(|it| it == b'-' || it.is_ascii_lowercase()),
            "{}",
            rule.id
        );
        assert!(!rule.sources.is_empty(), "{} has no source", rule.id);
        for (wrong, right) in rule.examples {
            let mut text = (*wrong).to_owned();
            // The first proposal of this rule, and then of what is left, until none is.
            while let Some(finding) =
                proofreader.read(&Text::prose(&text)).iter().find(|it| it.rule == *rule)
            {
                text = finding
                    .applied(&text, 0)
                    .unwrap_or_else(|| panic!("{}: {text}", rule.id));
            }
            assert_eq!(text, *right, "{}", rule.id);
            assert_ne!(wrong, right);
            count += 1;
        }
    }
    assert!(count > 30, "{count} examples");
}

fn section(rule: &Rule) -> String {
    let mut text = format!("\n## {}\n\n", rule.id);
    let severity = rule.severity.as_str();
    let _ =
        write!(text, "**{}** ({severity}). {}\n\n", rule.title.en, rule.explanation.en);
    let _ = write!(
        text,
        "<div dir=\"rtl\" lang=\"ar\">\n\n**{}**. {}\n\n</div>\n\n",
        rule.title.ar, rule.explanation.ar
    );
    if !rule.examples.is_empty() {
        text.push_str("| wrong | right |\n| --- | --- |\n");
        for (wrong, right) in rule.examples {
            let _ = writeln!(text, "| {} | {} |", shown(wrong), shown(right));
        }
        text.push('\n');
    }
    for source in rule.sources {
        let _ = writeln!(text, "- {source}");
    }
    text
}

/// Writes an example so that what cannot be seen is seen.
fn shown(example: &str) -> String {
    let shown = example.chars().map(|sign| match sign {
        '\u{200b}' | '\u{a0}' => format!("[U+{:04X}]", u32::from(sign)),
        '|' => "\\|".to_owned(),
        other => other.to_string(),
    });
    shown.collect()
}
