//! Labelled texts: what has to be told, what has to be proposed, and where nothing is wrong.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use malzama_proofread::{Proofreader, Text, Vocabulary, rule};

/// A text with what is wrong in it: the rule, what is found, and what is proposed first.
struct Case {
    file: String,
    text: String,
    faults: Vec<[String; 3]>,
}

/// True and false findings of a class of rules, and faults that were not found.
#[derive(Default, Debug)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

#[test]
fn findings_are_precise_and_few_faults_are_missed() {
    let cases = cases();
    let silent = cases.iter().filter(|case| case.faults.is_empty()).count();
    assert!(
        cases.len() >= 300 && silent >= 100,
        "{} cases, {silent} silent",
        cases.len()
    );
    let proofreader = Proofreader::new(&Vocabulary::default());
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut told = Vec::new();
    for case in &cases {
        let mut faults = case.faults.clone();
        for finding in proofreader.read(&Text::prose(&case.text)) {
            let excerpt = finding.excerpt(&case.text);
            let proposal = finding.proposals.first().map_or("", String::as_str);
            let is_it = |[rule, found, right]: &[String; 3]| {
                // A choice between several words is right if the word is among them.
                let is_proposed = finding.proposals.contains(right) || right.is_empty();
                rule == finding.rule.id && found == excerpt && is_proposed
            };
            let score = scores.entry(class(finding.rule.id)).or_default();
            match faults.iter().position(is_it) {
                Some(at) => {
                    faults.remove(at);
                    score.right += 1;
                }
                None => {
                    score.wrong += 1;
                    let id = finding.rule.id;
                    told.push(format!(
                        "{}: {:?}: {id} {excerpt:?} → {proposal:?}",
                        case.file, case.text
                    ));
                }
            }
        }
        for [rule, found, right] in faults {
            scores.entry(class(&rule)).or_default().missed += 1;
            told.push(format!(
                "{}: {:?}: not found: {rule} {found:?} → {right:?}",
                case.file, case.text
            ));
        }
    }
    let told = told.join("\n");
    assert_eq!(scores.len(), 4, "{scores:?}");
    for (class, score) in &scores {
        assert!(score.precision() >= 0.98, "{class}: {score:?}\n{told}");
        assert!(score.recall() >= 0.9, "{class}: {score:?}\n{told}");
    }
}

/// The class of a rule.
fn class(id: &str) -> &'static str {
    assert!(rule(id).is_some(), "there is no rule `{id}`");
    match id {
        "hamza" | "spelling" | "anna-before-verb" => "spelling",
        "space-after-waw"
        | "space-before-punctuation"
        | "no-space-after-punctuation"
        | "double-space"
        | "run-together"
        | "doubled-word" => "spacing",
        "latin-punctuation"
        | "doubled-punctuation"
        | "unpaired-bracket"
        | "mixed-quotes" => "punctuation",
        _ => "signs",
    }
}

/// Reads the cases of `tests/cases/`.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let content = fs::read_to_string(&path).expect("a file of cases");
        for line in
            content.lines().filter(|line| !line.starts_with("# ") && !line.is_empty())
        {
            let mut cells = line.split('\t').map(unescaped);
            let text = cells.next().expect("a text");
            let cells: Vec<String> = cells.filter(|cell| cell != "-").collect();
            assert_eq!(cells.len() % 3, 0, "{file}: {line}");
            let faults = cells
                .chunks_exact(3)
                .map(|it| [it[0].clone(), it[1].clone(), it[2].clone()]);
            cases.push(Case { file: file.clone(), text, faults: faults.collect() });
        }
    }
    cases
}

/// Replaces `\u{…}` by the character of this number.
fn unescaped(cell: &str) -> String {
    let mut parts = cell.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("a number in braces");
        let number = u32::from_str_radix(number, 16).expect("a hexadecimal number");
        text.push(char::from_u32(number).expect("a character"));
        text.push_str(rest);
    }
    text
}
