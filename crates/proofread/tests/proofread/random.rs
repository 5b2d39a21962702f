//! Texts of no sense: nothing panics, places are sound, and what is proposed settles the matter.

use malzama_proofread::{Finding, Proofreader, Text, Vocabulary};

/// Parts of which texts are made: words with faults and without, marks, signs.
const PARTS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "،",
    ".",
    "؛",
    "؟",
    ",",
    ";",
    "?",
    "!",
    ":",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "_",
    "-",
    "/",
    "…",
    "ـ",
    "\u{651}",
    "\u{64f}",
    "\u{64b}",
    "\u{670}",
    "\u{654}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202b}",
    "\u{2067}",
    "\u{2069}",
    "\u{a0}",
    "\u{feff}",
    "و",
    "الى",
    "اسوار",
    "الإستثمار",
    "على",
    "على",
    "المدينة",
    "ةنيدملا",
    "ىلع",
    "ﻣﺪﻳﻨﺔ",
    "ﺔ",
    "کتاب",
    "علی",
    "هاذا",
    "شئ",
    "مساءاً",
    "موروثاُ",
    "سّكان",
    "جمــيل",
    "وفقرؤية",
    "إنشاء",
    "الله",
    "أنّ",
    "يخلق",
    "فلان",
    "تصوير",
    "نص",
    "تجريبي",
    "١٩",
    "48",
    "۱۲",
    "Team",
    "TODO",
    "IMG",
    ".jpg",
    "www.a.ps",
    "#القدس",
    "@",
    "كاميرا",
    "ا",
    "أ",
    "لا",
    "ال",
    "نابلس",
    "الخليل",
    "😀",
    "é",
    "ß",
    "中",
    "\u{0}",
];

/// A splitmix generator, so that every run tries the same.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % count as u64) as usize
    }

    fn text(&mut self) -> String {
        let length = self.below(24);
        (0..length).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }

    fn characters(&mut self) -> String {
        let length = self.below(60);
        let planes = [
            0x20..0x7f,
            0x600..0x700,
            0x750..0x780,
            0xfb50..0xfe00,
            0xfe70..0xff00,
            0x2000..0x2070,
            0..0x11_0000,
        ];
        let sign = |random: &mut Self| {
            let plane = &planes[random.below(planes.len())];
            char::from_u32(plane.start + random.below(plane.len()) as u32).unwrap_or('x')
        };
        (0..length).map(|_| sign(self)).collect()
    }
}

fn check(proofreader: &Proofreader, content: &str) -> usize {
    let findings = proofreader.read(&Text::prose(content));
    for finding in &findings {
        let Finding { span, proposals, rule, .. } = finding;
        assert!(
            content.get(span.clone()).is_some_and(|it| !it.is_empty()),
            "{content:?}: {finding:?}"
        );
        assert!(
            proposals.iter().all(|it| it != finding.excerpt(content)),
            "{content:?}: {finding:?}"
        );
        for (proposal, right) in proposals.iter().enumerate() {
            let corrected =
                finding.applied(content, proposal).expect("there is a proposal");
            let again = proofreader.read(&Text::prose(&corrected));
            // The same rule does not tell the same of what it proposed itself.
            let end = span.start + right.len();
            let is_same = |it: &Finding| {
                it.rule == *rule
                    && it.span == (span.start..end)
                    && it.excerpt(&corrected) == right
            };
            assert!(
                !again.iter().any(is_same),
                "{content:?}: {finding:?} is told of {corrected:?} again"
            );
        }
    }
    findings.len()
}

#[test]
fn places_are_sound_and_proposals_settle_the_matter() {
    let proofreader = Proofreader::new(&Vocabulary::default());
    let mut random = Random(1948);
    let mut count = 0;
    for _ in 0..6000 {
        count += check(&proofreader, &random.text());
        count += check(&proofreader, &random.characters());
    }
    assert!(count > 10_000, "{count} findings");
}

#[test]
fn correcting_comes_to_an_end() {
    let proofreader = Proofreader::new(&Vocabulary::default());
    let mut random = Random(1967);
    for _ in 0..1500 {
        let first = random.text();
        let mut content = first.clone();
        let mut steps = 0;
        loop {
            let findings = proofreader.read(&Text::prose(&content));
            let Some(finding) = findings.iter().find(|it| !it.proposals.is_empty())
            else {
                break;
            };
            content = finding.applied(&content, 0).expect("there is a proposal");
            steps += 1;
            assert!(steps < 200, "{first:?} became {content:?}: {finding:?}");
        }
    }
}

#[test]
fn long_texts_are_read_in_linear_time() {
    let proofreader = Proofreader::new(&Vocabulary::default());
    // Each of these was or could be a trap for a rule that looks back or ahead.
    for part in [
        "(",
        "«",
        "\"",
        "_",
        ".",
        "ـ",
        "\u{651}",
        "و ",
        "على ",
        "ةنيدملا ",
        "ا",
        "\u{2067}",
        "ﻣ",
        "ةى",
        "a.",
        "#",
        "، ",
    ] {
        let content = part.repeat(200_000 / part.len());
        let start = std::time::Instant::now();
        let count = proofreader.read(&Text::prose(&content)).len();
        let time = start.elapsed();
        assert!(time.as_secs() < 10, "{part:?}: {time:?}, {count} findings");
    }
}
