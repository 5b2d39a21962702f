//! Rule: numbers, addresses, handles and words of other scripts stand on the page in the order in
//! which their readers write them, in every field of a record.

use std::collections::BTreeSet;

use crate::booklet::{LAYOUTS, real_project, typeset};
use crate::frames::Sheet;

/// Texts, and what runs from left to right within each; all else runs from the right, and so do
/// runs among each other.
const TEXTS: [(&str, &[&str]); 84] = [
    ("واتساب: +970 59-912-3456", &["+970 59-912-3456"]),
    ("هاتف 04-991-0000", &["04-991-0000"]),
    ("هاتف (04) 991-0000", &["(04) 991-0000"]),
    ("أو 04-9910000 أو 052-123-4567", &["04-9910000", "052-123-4567"]),
    ("رقمنا +972-4-991-0000 دائمًا", &["+972-4-991-0000"]),
    ("رقمنا 00972 4 991 0000 دائمًا", &["00972 4 991 0000"]),
    ("مجّانًا 1-800-200-300 لكم", &["1-800-200-300"]),
    ("اطلبوا *5000 الآن", &["*5000"]),
    ("دوليًّا +972 (0)4-991-0000", &["+972 (0)4-991-0000"]),
    ("داخليّة 04-9910000/12 فقط", &["04-9910000/12"]),
    ("هاتف ٠٤-٩٩١-٠٠٠٠", &["٠٤-٩٩١-٠٠٠٠"]),
    ("هاتف ٠٤ ٩٩١ ٠٠٠٠ للحجز", &["٠٤ ٩٩١ ٠٠٠٠"]),
    ("هاتف +٩٧٢-٤-٩٩١-٠٠٠٠ للحجز", &["+٩٧٢-٤-٩٩١-٠٠٠٠"]),
    ("هاتف (٠٤) ٩٩١-٠٠٠٠ للحجز", &["(٠٤) ٩٩١-٠٠٠٠"]),
    ("04-991-0000", &["04-991-0000"]),
    ("٠٤-٩٩١-٠٠٠٠", &["٠٤-٩٩١-٠٠٠٠"]),
    ("+970 59-912-3456", &["+970 59-912-3456"]),
    ("هاتف: 04-991-0000، 052-123-4567", &["04-991-0000", "052-123-4567"]),
    ("صفحة @mina.group على الشبكة", &["@mina.group"]),
    ("تصوير @photographer.one", &["@photographer.one"]),
    ("صفحتنا @mina.group", &["@mina.group"]),
    ("وسم #AkkaIsOurs للجميع", &["#AkkaIsOurs"]),
    ("وسم #عكا_لنا للجميع", &[]),
    ("البريد mina-group@example.org دائمًا", &["mina-group@example.org"]),
    ("الموقع www.example.org جديد", &["www.example.org"]),
    ("الموقع https://example.org/?b=1 جديد", &["https://example.org/?b=1"]),
    ("الموقع example.org، وغيره", &["example.org"]),
    ("example.org/news", &["example.org/news"]),
    ("من 9–17 كلّ يوم", &["9–17"]),
    ("من ٩–١٧ كلّ يوم", &["٩–١٧"]),
    ("من 10:00-14:30 كلّ يوم", &["10:00-14:30"]),
    ("من ١٠:٠٠-١٤:٣٠ كلّ يوم", &["١٠:٠٠-١٤:٣٠"]),
    ("بين 1948-1967 هنا", &["1948-1967"]),
    ("بين ١٩٤٨-١٩٦٧ هنا", &["١٩٤٨-١٩٦٧"]),
    ("بين 2005–2008 هنا", &["2005–2008"]),
    ("بين 2005 – 2008 هنا", &["2005 – 2008"]),
    ("و2005–2008 أيضًا", &["2005–2008"]),
    ("25-30 شابًّا/ة", &["25-30"]),
    ("بنسبة 50% تقريبًا", &["50%"]),
    ("بنسبة 12.5% تقريبًا", &["12.5%"]),
    ("بنسبة ٥٠٪ تقريبًا", &["٥٠"]),
    ("حرارة -5 درجات", &["-5"]),
    ("بردت إلى ب-5 درجات", &["-5"]),
    ("حرارة -٥ درجات", &["-٥"]),
    ("نحو 3/4 الأعضاء", &["3/4"]),
    ("نحو ٣/٤ الأعضاء", &["٣/٤"]),
    ("نحو 1,200 عضو", &["1,200"]),
    ("نحو ١٢٫٥ ألف", &["١٢٫٥"]),
    ("يوم 23/11/2026 مساءً", &["23/11/2026"]),
    ("يوم ٢٣/١١/٢٠٢٦ مساءً", &["٢٣/١١/٢٠٢٦"]),
    ("يوم 2026-11-23 مساءً", &["2026-11-23"]),
    ("يوم 23.11.2026 مساءً", &["23.11.2026"]),
    ("يوم ٢٠٢٦-١١-٢٣ مساءً", &["٢٠٢٦-١١-٢٣"]),
    ("الساعة 18:30 تمامًا", &["18:30"]),
    ("الدخول 15₪ للكبار", &["15₪"]),
    ("الدخول $5 للكبار", &["$5"]),
    ("الدخول 5$ للكبار", &["5$"]),
    ("مساحة 12×8 هنا", &["12×8"]),
    ("مساحة 210 × 297 mm هنا", &["210 × 297 mm"]),
    ("على بعد 12 km شمالًا", &["12 km"]),
    ("ورق A4 (210 × 297 mm) جديد", &["A4 (210 × 297 mm)"]),
    ("نسخة v2.0 من C++ جديدة", &["v2.0", "C++"]),
    ("مجموعة (Mina Group) هنا", &["(Mina Group)"]),
    ("مؤسسة Arts & Culture (A&C)، هنا", &["Arts & Culture (A&C)"]),
    ("بدعم UNESCO، وغيرها", &["UNESCO"]),
    ("شركة Team، فريقكَ", &["Team"]),
    ("قال \"Hello world\" ثمّ مضى", &["\"Hello world\""]),
    ("تصوير: Ahmad K. (Flickr).", &["Ahmad K. (Flickr)"]),
    ("تصوير: Ahmad K.", &["Ahmad K."]),
    ("سوق عكّا (Suq)، 1935.", &["(Suq)", "1935"]),
    ("Old City, Acre.", &["Old City, Acre."]),
    ("Flickr/user_name, CC BY-SA 2.0", &["Flickr/user_name, CC BY-SA 2.0"]),
    ("© G. Eric Matson (1935)", &["© G. Eric Matson (1935)"]),
    ("Photo: Ahmad K.", &["Photo: Ahmad K."]),
    ("An evening (2024)!", &["An evening (2024)!"]),
    ("حساب 12-345-678901 هنا", &["12-345-678901"]),
    ("رقم 30-9-1965 هنا", &["30-9-1965"]),
    ("آية [طه: 114] كاملة", &["114"]),
    ("(خلف خان العمدان)", &[]),
    ("تأسّست عام 1978، وكبرت.", &["1978"]),
    ("أوّلًا (1) وثانيًا (2)", &["1", "2"]),
    ("الأعضاء: 25، منهم 12 امرأة", &["25", "12"]),
    ("صفحة-5 من الكتاب", &["5"]),
    ("قال: «نعمل 24/7 معًا!»", &["24/7"]),
];

/// How many of the texts a group has.
const OF_A_GROUP: usize = 12;

/// A group with some of the texts as its paragraphs, and as further facts.
fn group(texts: &[(&str, &[&str])]) -> String {
    let mut record = "name: مجموعة الميناء\nextra:\n".to_owned();
    for (number, (text, _)) in texts.iter().enumerate() {
        record += &format!("  معلومة {number}: '{text}'\n");
    }
    record += "body: |\n";
    for (text, _) in texts {
        record += &format!("  {text}\n\n");
    }
    record
}

/// A city whose photographs have the texts as captions and credits.
fn city() -> String {
    let mut record = "name: عكا\nheading: مجموعات عكا\npartners:\n".to_owned();
    for number in 0..TEXTS.len() / OF_A_GROUP {
        record += &format!("  - group-{number}\n");
    }
    record += "market:\n";
    for pair in TEXTS.chunks(2) {
        let (caption, credit) = (pair[0].0, pair[1].0);
        record += &format!(
            "  - file: acre/market-1.jpg\n    caption: '{caption}'\n    \
             credit: '{credit}'\n    alt: سوق\n"
        );
    }
    record
}

#[test]
fn every_field_keeps_the_order_of_its_readers() {
    for layout in LAYOUTS {
        let project = real_project(layout);
        project.remove("data/acre/acre-5000.yaml");
        for (number, texts) in TEXTS.chunks(OF_A_GROUP).enumerate() {
            project.write(&format!("data/acre/group-{number}.yaml"), &group(texts));
        }
        project.write("data/acre/city.yaml", &city());
        let booklets = typeset(&project, layout, layout, &["acre"]);
        let lines: Vec<String> = booklets[0].sheets.iter().flat_map(seen_lines).collect();
        // As a fact, as a paragraph, and as a caption or credit; the list of photographs breaks
        // some of them.
        let mut faults = Vec::new();
        for (text, runs) in TEXTS {
            let wanted = from_the_left(text, runs);
            let found = lines.iter().filter(|line| line.contains(&wanted)).count();
            if found < 3 {
                faults.push(format!("«{text}» {found} of 3 times as `{wanted}`"));
            }
        }
        assert!(faults.is_empty(), "{layout}:\n{}", faults.join("\n"));
    }
}

/// Returns a text as it is seen from the left, without marks and spaces: its runs as they are, all
/// else from its end.
fn from_the_left(text: &str, runs: &[&str]) -> String {
    let (mut rest, mut parts) = (text, Vec::new());
    let mut runs = runs.iter();
    let mut next = runs.next();
    while let Some(first) = rest.chars().next() {
        match next.filter(|run| rest.starts_with(**run)) {
            Some(run) => {
                parts.push((*run).to_owned());
                rest = &rest[run.len()..];
                next = runs.next();
            }
            None => {
                parts.push(first.to_string());
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    assert_eq!(next, None, "«{text}»");
    parts.iter().rev().flat_map(|part| part.chars()).filter(|it| is_seen(*it)).collect()
}

/// Returns the lines of a page as they are seen from the left, without marks and spaces.
fn seen_lines(sheet: &Sheet) -> Vec<String> {
    let mut glyphs: Vec<(i64, i64, String)> = Vec::new();
    // Marks set apart from their letters have no width, and repeat the text of their letters.
    for piece in sheet.pieces.iter().filter(|piece| piece.width > 0.004) {
        let mut known = BTreeSet::new();
        for (glyph, (_, x, _)) in piece.item.glyphs.iter().zip(piece.glyphs()) {
            if !known.insert(glyph.range.start) {
                continue;
            }
            let cluster = &piece.item.text[glyph.range()];
            let is_reversed =
                cluster.chars().any(|it| ('\u{600}'..='\u{6ff}').contains(&it))
                    && !cluster.chars().all(char::is_numeric);
            let seen: String = match is_reversed {
                true => cluster.chars().rev().filter(|it| is_seen(*it)).collect(),
                false => cluster.chars().filter(|it| is_seen(*it)).collect(),
            };
            glyphs.push((tenths(piece.baseline), tenths(10.0 * x), seen));
        }
    }
    glyphs.sort();
    let mut lines: Vec<(i64, String)> = Vec::new();
    for (baseline, _, seen) in glyphs {
        match lines.last_mut() {
            Some((known, line)) if *known == baseline => line.push_str(&seen),
            _ => lines.push((baseline, seen)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Returns a length of millimetres in whole tenths.
#[expect(clippy::cast_possible_truncation, reason = "pages are smaller than a kilometre")]
fn tenths(length: f64) -> i64 {
    (length * 10.0).round() as i64
}

/// Whether a character can be seen by itself.
fn is_seen(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(
            character,
            '\u{64b}'..='\u{652}'
                | '\u{670}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
        )
}
