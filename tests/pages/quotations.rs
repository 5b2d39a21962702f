//! Rule: of a text, the sentence is quoted whose length comes closest to the one that the layout prefers, the first of
//! several, and one that leans on the sentence before it only if there is no other.

use crate::booklet::{real_project, typeset};

/// A layout that fails unless the right sentences are quoted: `market` prefers 110 characters, and takes 40 to 230.
const CHOICES: &str = r#"
#import "sentence.typ": quoted
#set page(width: 148mm, height: 210mm, bleed: 3mm)
#let of(word, count) = (word,) * count
#let sentence(..words) = words.pos().flatten().join(" ") + "."
#let (best, shorter, longer) = (22, 21, 23).map(count => sentence(of("كلمة", count)))
#let short = sentence("قصيرة")
#let leaning = sentence("كما", of("كلمة", 21), "ل")
#let text(..sentences) = (sentences.pos().join(" "),)
#assert.eq(best.clusters().len(), 110)
#assert.eq(quoted(text(shorter, best, longer)), best)
#assert.eq(quoted(text(shorter, longer, short)), shorter)
#assert.eq(quoted(text(longer, shorter, short)), longer)
#assert.eq(quoted(text(short, leaning, sentence(of("كلمة", 12)))), sentence(of("كلمة", 12)))
#assert.eq(quoted(text(short, leaning, short)), leaning)
#assert.eq(quoted(text(short, short, sentence("سنة 1990", of("كلمة", 20)))), none)
#assert.eq(quoted(text(short, short, sentence(of("كلمة", 60)))), none)
#assert.eq(quoted(text(best, short)), none)
#assert.eq(quoted(text(shorter, short) + text(best)), best)
#assert.eq(quoted(()), none)
#page[]
"#;

#[test]
fn the_sentence_of_the_preferred_length_is_quoted() {
    let project = real_project("market");
    project.write("layouts/main.typ", CHOICES);
    let booklets = typeset(&project, "quoted", "market", &["acre"]);
    assert_eq!(booklets[0].sheets.len(), 1);
}
