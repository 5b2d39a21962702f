//! Prose and poetry in which nothing is wrong: nothing is told.

use std::fs;
use std::path::Path;

use malzama_proofread::{Proofreader, Text, Vocabulary};

#[test]
fn nothing_is_told_of_clean_texts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clean");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the texts")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let proofreader = Proofreader::new(&Vocabulary::default());
    let (mut paragraphs, mut told) = (0, Vec::new());
    for path in files {
        let content = fs::read_to_string(&path).expect("a text");
        paragraphs += content.split("\n\n").filter(|it| !it.trim().is_empty()).count();
        for finding in proofreader.read(&Text::prose(&content)) {
            let excerpt = finding.excerpt(&content);
            let id = finding.rule.id;
            told.push(format!(
                "{}: {id} {excerpt:?} {:?}",
                path.display(),
                finding.proposals
            ));
        }
    }
    assert!(paragraphs >= 60, "{paragraphs} paragraphs");
    assert!(told.is_empty(), "{}", told.join("\n"));
}
