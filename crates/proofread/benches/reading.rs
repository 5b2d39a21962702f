//! How long reading 10,000 words takes.

use std::fs;
use std::path::Path;

use divan::Bencher;
use malzama_proofread::{Proofreader, Role, Text, Vocabulary};

/// The words of the manuscript and of the clean texts, over and over.
const WORDS: usize = 10_000;

fn main() {
    divan::main();
}

/// Returns paragraphs of 10,000 words in all.
fn paragraphs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [
        "../../tests/manuscript.txt",
        "tests/clean/news.txt",
        "tests/clean/poetry.txt",
        "tests/clean/history.txt",
    ];
    let read = |file| fs::read_to_string(folder.join(file)).expect("a text");
    let text = files.map(read).join("\n\n");
    let mut left = WORDS;
    let all = text.split("\n\n").filter(|it| !it.trim().is_empty()).map(str::to_owned);
    let all: Vec<String> = all.collect();
    let cycle = all.iter().cycle().take_while(|paragraph| {
        let count = paragraph.split_whitespace().count();
        let is_enough = left >= count;
        left = left.saturating_sub(count);
        is_enough
    });
    cycle.cloned().collect()
}

#[divan::bench]
fn preparing_the_rules(bencher: Bencher) {
    let vocabulary = vocabulary();
    bencher.bench(|| Proofreader::new(divan::black_box(&vocabulary)));
}

#[divan::bench]
fn ten_thousand_words(bencher: Bencher) {
    let paragraphs = paragraphs();
    let proofreader = Proofreader::new(&vocabulary());
    let texts: Vec<Text> = paragraphs.iter().map(|it| Text::prose(it)).collect();
    bencher.bench(|| proofreader.read_all(divan::black_box(&texts)));
}

#[divan::bench]
fn ten_thousand_words_as_one_text(bencher: Bencher) {
    let text = paragraphs().join("\n\n");
    let proofreader = Proofreader::new(&vocabulary());
    let text = Text { role: Role::Prose, ..Text::prose(&text) };
    bencher.bench(|| proofreader.read(divan::black_box(&text)));
}

fn vocabulary() -> Vocabulary {
    let names =
        ["جمعية الجالية الإفريقية", "برج اللقلق", "مركز يافا الثقافي", "مقهى ليوان"];
    Vocabulary { names: names.map(str::to_owned).to_vec(), ..Vocabulary::default() }
}
