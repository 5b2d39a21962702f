//! Rule: the lines of names break by their sense, display type is without vowels, quotation marks are
//! as they were typed, and no running head repeats the name that faces it.

use crate::booklet::{Booklet, REAL, judge, real_project, typeset};
use crate::lines::words;

/// Marks that display type leaves out: vowels and doublings.
const LEFT_OUT: [char; 9] = [
    '\u{64b}', '\u{64c}', '\u{64d}', '\u{64e}', '\u{64f}', '\u{650}', '\u{651}',
    '\u{652}', '\u{670}',
];

/// Returns the lines of the name of a group, from the top.
fn name_lines(booklet: &Booklet, part: &str) -> Vec<String> {
    let page = *booklet.range_of(part).expect("the part is reported").start();
    let lines = booklet.lines(page).into_iter();
    let of_name = lines.filter(|line| line.is_of_name(&booklet.tokens));
    of_name.map(|line| line.text()).collect()
}

#[test]
fn names_break_by_their_sense() {
    // Each name with a line that it has if it breaks, and what that line must hold.
    let names = [
        ("شركة Team- فريقك", "Team", "فريقك"),
        ("فرقة الفنون الشعبيّة في رام الله وقراها", "رام", "الله"),
        ("جمعيّة الثقافة والفنون والتراث من القدس", "من", "القدس"),
        ("مجموعة المسرح الشعبيّ الفلسطينيّ 5000", "الفلسطيني", "5000"),
    ];
    let project = real_project("market");
    for (name, one, other) in names {
        let record = format!("name: '{name}'\nbody: |\n  نصّ قصير.\n");
        project.write("data/acre/acre-5000.yaml", &record);
        let booklets = typeset(&project, "names", "market", &["acre"]);
        let lines = name_lines(&booklets[0], "acre/acre-5000");
        assert!(lines.len() > 1, "{name} stands on one line: {lines:?}");
        // Reem Kufi sets dots as glyphs of their own, so that letters are compared without order.
        let has = |line: &String, word: &str| word.chars().all(|it| line.contains(it));
        let together = lines.iter().any(|line| has(line, one) && has(line, other));
        assert!(together, "{name}: {lines:?}");
    }
}

#[test]
fn display_type_is_without_vowels() {
    judge(&*REAL, |booklet| {
        let mut faults = Vec::new();
        for (page, sheet) in booklet.pages().zip(&booklet.sheets) {
            let display =
                sheet.pieces.iter().filter(|it| it.family() == booklet.tokens.display);
            for text in display.map(|piece| &piece.item.text) {
                if text.contains(LEFT_OUT) {
                    faults.push(format!("page {page}: {text}"));
                }
            }
        }
        faults
    });
}

#[test]
fn no_running_head_repeats_the_name_that_faces_it() {
    judge(&*REAL, |booklet| {
        let mut faults = Vec::new();
        for (part, group) in booklet.groups() {
            let Some(range) = booklet.range_of(&part) else { continue };
            // An even page faces the odd page after it.
            let spread = [*range.start(), *range.start() | 1];
            for page in spread.into_iter().filter(|page| range.contains(page)) {
                for line in booklet.lines(page) {
                    let is_head = line.baseline < booklet.tokens.first_baseline
                        && line.family() == booklet.tokens.caption;
                    let name: Vec<String> = words(&group.name).collect();
                    let own: Vec<String> = words(&line.text()).collect();
                    if is_head && name.iter().all(|word| own.contains(word)) {
                        faults.push(format!("page {page}: {}", line.name()));
                    }
                }
            }
        }
        faults
    });
}

#[test]
fn texts_keep_the_quotation_marks_that_were_typed() {
    let project = real_project("reading");
    let body =
        "زرنا \"خان القطّانين\" و“باب حطّة” ثمّ \"Old City\" بقياس 5\" هناك. قال: \"نعم\".";
    let record = format!("name: مجموعة\nbody: |\n  {body}\n");
    project.write("data/acre/acre-5000.yaml", &record);
    let booklets = typeset(&project, "quotes", "reading", &["acre"]);
    let booklet = &booklets[0];
    let range = booklet.range_of("acre/acre-5000").expect("the group");
    let text: String =
        booklet.running(range).iter().map(|(_, line)| line.text()).collect();
    let marks = ['"', '“', '”', '«', '»'];
    let kept =
        |text: &str| text.chars().filter(|it| marks.contains(it)).collect::<String>();
    assert_eq!(kept(&text), kept(body), "{text}");
}
