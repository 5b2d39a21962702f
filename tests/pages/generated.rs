//! Generated projects, the same on every run: few and many groups, with short and long
//! texts, names and captions.

use std::path::Path;
use std::sync::LazyLock;

use crate::booklet::{Booklet, LAYOUTS, real_project, typeset};
use crate::project::{TestProject, copy_folder, picture};

/// The city whose records are generated; the others remain as they are.
const CITY: &str = "acre";

/// The environment variable that names a folder to copy the generated projects to.
const KEEP: &str = "KEEP";

/// Lengths of texts in words, and of names and captions in characters. Groups and
/// photographs cycle through them.
const TEXTS: [usize; 12] = [20, 2000, 35, 60, 110, 160, 230, 300, 420, 560, 800, 1200];
const NAMES: [usize; 11] = [3, 200, 12, 22, 23, 44, 45, 84, 100, 160, 30];
const CAPTIONS: [usize; 7] = [18, 0, 40, 6, 90, 25, 120];

/// Maximum number of photographs per group.
const PHOTOGRAPHS: usize = 12;

/// The parameters of a generated project.
pub struct Recipe {
    pub name: &'static str,
    /// Number of groups.
    pub groups: usize,
    /// Number of market photographs.
    pub market: usize,
    pub cover: bool,
    /// The seed of the random numbers, and the offset at which the cycles of lengths
    /// start.
    pub seed: usize,
}

/// All recipes.
const RECIPES: [Recipe; 11] = [
    Recipe { name: "one-short", groups: 1, market: 0, cover: false, seed: 0 },
    Recipe { name: "one-long", groups: 1, market: 6, cover: true, seed: 1 },
    Recipe { name: "one-small", groups: 1, market: 1, cover: false, seed: 5 },
    Recipe { name: "one-middling", groups: 1, market: 3, cover: true, seed: 8 },
    Recipe { name: "one-plain", groups: 1, market: 2, cover: false, seed: 13 },
    Recipe { name: "two-first", groups: 2, market: 4, cover: false, seed: 3 },
    Recipe { name: "two-second", groups: 2, market: 0, cover: true, seed: 6 },
    Recipe { name: "two-third", groups: 2, market: 5, cover: false, seed: 10 },
    Recipe { name: "ten-few", groups: 10, market: 1, cover: false, seed: 2 },
    Recipe { name: "ten-many", groups: 10, market: 6, cover: true, seed: 17 },
    Recipe { name: "forty", groups: 40, market: 5, cover: true, seed: 4 },
];

/// All generated projects, in every layout.
pub static GENERATED: LazyLock<Vec<Booklet>> = LazyLock::new(|| {
    let mut booklets = Vec::new();
    for layout in LAYOUTS {
        for recipe in &RECIPES {
            let project = recipe.project(layout);
            let name = format!("{layout}/{}", recipe.name);
            if let Some(folder) = std::env::var_os(KEEP) {
                copy_folder(project.root(), &Path::new(&folder).join(&name));
            }
            booklets.extend(typeset(&project, &name, layout, &[CITY]));
        }
    }
    booklets
});

impl Recipe {
    /// Generates the project in a layout.
    fn project(&self, layout: &str) -> TestProject {
        let project = real_project(layout);
        let mut writer = Writer { state: self.seed as u64 + 1, words: 0 };
        project.remove("data/acre/acre-5000.yaml");
        let mut city = "name: عكا\nheading: مجموعات عكا\n".to_owned();
        if self.cover {
            city += &format!("cover:\n{}", writer.photograph(&project, "cover", 2));
        }
        city += "partners:\n";
        for index in 0..self.groups {
            let slug = format!("group-{index}");
            city += &format!("  - {slug}\n");
            let record = self.group(&project, &mut writer, index);
            project.write(&format!("data/{CITY}/{slug}.yaml"), &record);
        }
        if self.market > 0 {
            city += "market:\n";
        }
        for index in 0..self.market {
            let name = format!("market-{}", index + 1);
            city +=
                &writer.photograph(&project, &name, index).replacen("    ", "  - ", 1);
        }
        project.write(&format!("data/{CITY}/city.yaml"), &city);
        project
    }

    /// Generates the record of a group.
    fn group(&self, project: &TestProject, writer: &mut Writer, index: usize) -> String {
        let turn = self.seed + index;
        let mut record =
            format!("name: \"{}\"\n", writer.line(NAMES[turn * 5 % NAMES.len()]));
        if turn.is_multiple_of(3) {
            record += &format!("founded: \"{}\"\n", 1900 + turn);
        }
        if turn % 4 == 1 {
            record += "phone: 09-2345678\n";
        }
        if turn % 5 == 2 {
            record += "links: [example.org]\n";
        }
        if !turn.is_multiple_of(6) {
            record += "extra:\n";
        }
        for fact in 0..turn % 6 {
            let (label, value) = (writer.line(9), writer.line(10 + 12 * fact));
            record += &format!("  \"{label}\": \"{value}\"\n");
        }
        let photographs = turn * 7 % (PHOTOGRAPHS + 1);
        if photographs > 0 {
            record += "photographs:\n";
        }
        for photograph in 0..photographs {
            let name = format!("group-{index}-{photograph}");
            let text = writer.photograph(project, &name, turn + photograph);
            record += &text.replacen("    ", "  - ", 1);
        }
        record += "body: |\n";
        let most = TEXTS[turn % TEXTS.len()];
        // Up to a tenth shorter, so that texts end at varying heights of a page.
        let mut left = (most - turn * 13 % most.div_ceil(10)).max(TEXTS[0]);
        while left > 0 {
            let words = (1 + writer.below(140)).min(left);
            left -= words;
            record += &format!("  {}\n\n", writer.paragraph(words));
        }
        record
    }
}

/// A generator of unique words, each of which can be found on the pages.
struct Writer {
    /// The state of the random number generator.
    state: u64,
    /// Number of words generated so far.
    words: usize,
}

/// Letters that encode a word's number.
const LETTERS: [char; 23] = [
    'ا', 'أ', 'ب', 'ت', 'ث', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ف', 'ق',
    'ك', 'ل', 'ن', 'ه', 'و', 'ي',
];

/// Letters that raise the preceding ones; an Arabic word rarely has more than one.
const RAISING: [char; 6] = ['ج', 'ح', 'خ', 'ع', 'غ', 'م'];

/// Number of letters that encode a word's number.
const TELLING: u32 = 4;

impl Writer {
    /// Returns a random number below `limit`, from a linear congruential generator
    /// (Knuth's MMIX).
    fn below(&mut self, limit: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % limit
    }

    /// Returns a new word.
    fn word(&mut self) -> String {
        let mut word: String =
            if self.below(3) == 0 { "ال".into() } else { String::new() };
        if self.below(2) == 0 {
            word.push(RAISING[self.below(RAISING.len())]);
        }
        for _ in 0..self.below(4) {
            word.push(LETTERS[self.below(LETTERS.len())]);
        }
        // 9967 has no divisor in common with 23, so numbers do not repeat, and
        // consecutive words look different.
        let number = self.words * 9967 % LETTERS.len().pow(TELLING);
        self.words += 1;
        for place in 0..TELLING {
            word.push(LETTERS[number / LETTERS.len().pow(place) % LETTERS.len()]);
        }
        word
    }

    /// Returns words with `characters` characters in total.
    fn line(&mut self, characters: usize) -> String {
        let mut line = String::new();
        while line.chars().count() < characters {
            line += &self.word();
            line.push(' ');
        }
        let line: String = line.chars().take(characters).collect();
        line.trim().to_owned()
    }

    /// Returns `words` words with punctuation, quotation marks and numbers among them.
    fn paragraph(&mut self, words: usize) -> String {
        let mut text = String::new();
        for _ in 0..words {
            let word = self.word();
            match self.below(150) {
                0 => text += "09-2345678",
                1 | 2 => text += &format!("{word} 2005"),
                3 | 4 => text += &format!("«{word}»"),
                5 => text += &format!("({word})"),
                6..=15 => text += &format!("{word}."),
                16..=30 => text += &format!("{word}،"),
                _ => text += &word,
            }
            text.push(' ');
        }
        text.trim_end().to_owned() + "."
    }

    /// Creates a photograph; returns its entry for a record.
    fn photograph(&mut self, project: &TestProject, name: &str, turn: usize) -> String {
        let wide = self.below(2) == 0;
        let (width, height) = if wide { (80, 60) } else { (60, 80) };
        let file = format!("{CITY}/{name}.jpg");
        project.write_bytes(&format!("photos/{file}"), &picture(width, height));
        let caption = self.line(CAPTIONS[turn % CAPTIONS.len()]);
        let credit = self.line(turn % 4 * 8);
        format!(
            "    file: {file}\n    caption: \"{caption}\"\n    credit: \"{credit}\"\n    \
             alt: سوق\n"
        )
    }
}
