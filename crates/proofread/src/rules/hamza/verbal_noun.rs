//! Words whose pattern alone tells whether they begin with a hamza.

use super::affixes::{Class, prefixes_of};

/// The verbal nouns of forms VII, VIII and X begin without a hamza, and no other word has their
/// patterns with one: returns a word with a plain alef instead. The plural أفعال and the verbal noun
/// إفعال begin with one: no other noun has their pattern behind the article.
pub(super) fn right(letters: &str) -> Vec<String> {
    for prefix in prefixes_of(letters) {
        let Some(rest) = letters.strip_prefix(prefix) else { continue };
        let mut signs = rest.chars();
        let alef = signs.next();
        if matches!(alef, Some('إ' | 'أ')) && is_joined(rest) {
            return vec![[prefix, "ا", signs.as_str()].concat()];
        }
        let is_certain =
            prefix.is_empty() || prefix.ends_with("ال") || prefix.ends_with("لل");
        if alef == Some('ا') && is_certain && is_cut(rest, prefix.is_empty()) {
            let with = |alef: &str| [prefix, alef, signs.as_str()].concat();
            return vec![with("أ"), with("إ")];
        }
        if alef == Some('ا') && is_certain && is_broken_plural(rest, prefix.is_empty()) {
            return vec![[prefix, "أ", signs.as_str()].concat()];
        }
    }
    Vec::new()
}

/// Words with the letters of a pattern that are none: loan words.
const LOANS: [&str; 8] =
    ["أرتواز", "أنبجان", "أسترال", "إسترات", "أسترات", "أستراخ", "إنترن", "أنترن"];

/// Whether a word has the pattern of a verbal noun of form VII, VIII or X: افتعال، انفعال، استفعال، and
/// those with ة or in which a radical is weak or assimilated: استعادة، انتهاء، اتصال، ازدهار.
fn is_joined(word: &str) -> bool {
    if LOANS.iter().any(|it| word.starts_with(it)) {
        return false;
    }
    let letters: Vec<char> = word.chars().collect();
    // Plurals begin with أ, and end in ء or ت: «أنبياء», «أنشطات».
    // First persons, and questions, begin with أ too: «أستحاض», «أفتراه».
    let is_other = word.starts_with('أ')
        && (letters.get(5).is_some_and(|it| matches!(it, 'ء' | 'ئ' | 'ؤ' | 'ت' | 'ه'))
            || word.starts_with("أست") && letters.get(4) == Some(&'ا'));
    if is_other {
        return false;
    }
    let is_strong = |at: usize| letters.get(at).is_some_and(|it| is_radical(*it));
    let is = |at: usize, sign: char| letters.get(at) == Some(&sign);
    // The number of letters of the pattern, if the word begins like it.
    let long = |from: usize| {
        (is_strong(from)
            && is_strong(from + 1)
            && is(from + 2, 'ا')
            && is_last(&letters, from + 3))
        .then_some(from + 4)
    };
    let tenth = is(1, 'س') && is(2, 'ت');
    let length = if tenth {
        // استفعال؛ and استفالة, which has ة in place of a radical.
        long(3).or_else(|| {
            let is_hollow =
                is_strong(3) && is(4, 'ا') && is_strong(5) && is_feminine(&letters, 6);
            is_hollow.then_some(6)
        })
    } else {
        None
    };
    let seventh = || if is(1, 'ن') { long(2) } else { None };
    let eighth = || {
        let is_infixed = is(2, 'ت')
            || is(1, 'ز') && is(2, 'د')
            || matches!(letters.get(1), Some('ص' | 'ض')) && is(2, 'ط');
        (is_strong(1) && is_infixed && is_strong(3) && is(4, 'ا') && is_last(&letters, 5))
            .then_some(6)
    };
    let assimilated = || {
        let stem: String = letters.iter().skip(1).take(4).collect();
        // With أ the letters are those of a first person too: «أتضاحك».
        (word.starts_with('إ') && ASSIMILATED.contains(&stem.as_str())).then_some(5)
    };
    let Some(length) = length.or_else(seventh).or_else(eighth).or_else(assimilated)
    else {
        return false;
    };
    let ending: String = letters.iter().skip(length).collect();
    Class::Noun.takes(&ending)
}

/// Verbal nouns whose first radical is one with ت, and which cannot be those of form IV.
const ASSIMILATED: [&str; 10] =
    ["تجاه", "تفاق", "تحاد", "تصال", "تهام", "تساع", "تزان", "تساق", "تضاح", "دخار"];

/// Whether a word has the pattern أفعال or إفعال, with neither the ت of form VIII nor the ن of form VII.
fn is_cut(word: &str, is_alone: bool) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let [_, first, second, 'ا', third] = letters.as_slice() else { return false };
    let is_other = matches!(first, 'ت' | 'ن' | 'د' | 'ط' | 'ث' | 'ذ')
        || matches!(second, 'ت')
        || matches!((first, second), ('ز', 'د') | ('ص' | 'ض', 'ط'))
        // The article itself, and words that are read in two ways or are no nouns.
        || is_alone && *first == 'ل'
        || matches!(third, 'ي' | 'و')
        || matches!(third, 'ن') && matches!(first, 'ب' | 'س' | 'م' | 'ث')
        || AMBIGUOUS.contains(&word);
    let is_noun = [*first, *second].into_iter().all(is_radical)
        && (is_radical(*third) || *third == 'ء');
    is_noun && !is_other && !(is_alone && *third == 'ه')
}

/// Whether a word has the pattern أفاعل: «اماكن», «ارانب»; first persons of form III have it too.
fn is_broken_plural(word: &str, is_alone: bool) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let [_, first, 'ا', second, third] = letters.as_slice() else { return false };
    [*first, *second, *third].into_iter().all(is_radical)
        && !(is_alone && *first == 'ل')
        && *first != 'ي'
        && !matches!(third, 'ي' | 'و' | 'ه' | 'ك')
}

/// Words that can be read with and without a hamza: verbal nouns and verbs of rare patterns (امّحاء، اسوادّ).
const AMBIGUOUS: [&str; 10] = [
    "اعلام",
    "اورام",
    "امراه",
    "امحاء",
    "امحاق",
    "اضجاع",
    "اسواد",
    "ازوار",
    "احمار",
    "ادهام",
];

/// Whether a letter can be a radical of a strong root.
fn is_radical(letter: char) -> bool {
    crate::letters::is_letter(letter)
        && !matches!(letter, 'ا' | 'أ' | 'إ' | 'آ' | 'ى' | 'ة' | 'ء' | 'ؤ')
}

/// Whether a letter can be the last radical: strong, or a ء with its seats before an ending.
fn is_last(letters: &[char], at: usize) -> bool {
    letters.get(at).is_some_and(|it| is_radical(*it) || matches!(it, 'ء' | 'ؤ' | 'ئ'))
}

/// Whether a feminine ending follows.
fn is_feminine(letters: &[char], at: usize) -> bool {
    matches!(letters.get(at), Some('ة' | 'ت'))
        || letters[at.min(letters.len())..].starts_with(&['ا', 'ت'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbal_nouns_lose_the_hamza() {
        for (wrong, want) in [
            ("الإستثمار", "الاستثمار"),
            ("والإجتماعية", "والاجتماعية"),
            ("إنتخابات", "انتخابات"),
            ("بإنتهائه", "بانتهائه"),
            ("للإستفادة", "للاستفادة"),
            ("إستشارات", "استشارات"),
            ("أقتصادية", "اقتصادية"),
            ("إتفاقية", "اتفاقية"),
            ("الإزدهار", "الازدهار"),
            ("إضطراب", "اضطراب"),
            ("الإستدعاء", "الاستدعاء"),
        ] {
            assert_eq!(right(wrong), [want], "{wrong}");
        }
    }

    #[test]
    fn others_keep_theirs() {
        for word in [
            "إنسان",
            "إنسانية",
            "إنتاج",
            "إنشاءات",
            "إتقان",
            "إتمام",
            "إتلاف",
            "أستراليا",
            "إستراتيجية",
            "أستاذ",
            "إنترنت",
            "إستبرق",
            "إنجازات",
            "أنتم",
            "الإنتاجية",
            "إطلاع",
            "إدراك",
            "أرتوازية",
            "أتضاحك",
            "إرتيريا",
            "أستطيع",
            "أستخدم",
            "أنتظر",
            "إسترليني",
            "أفتان",
            "أنتاج",
            "إنتاجات",
            "أشتات",
            "أوتار",
            "أستار",
            "أكتاف",
            "إثبات",
            "أنصار",
            "إنعاش",
        ] {
            assert_eq!(right(word), [""; 0], "{word}");
        }
    }

    #[test]
    fn the_pattern_of_plurals_takes_a_hamza() {
        assert_eq!(right("اقفاص"), ["أقفاص", "إقفاص"]);
        assert_eq!(right("للاشباح"), ["للأشباح", "للإشباح"]);
        assert_eq!(right("اماكن"), ["أماكن"]);
        assert_eq!(right("الارانب"), ["الأرانب"]);
        for word in [
            "احتاج",
            "انحاز",
            "ازداد",
            "اصطاد",
            "اختار",
            "الحان",
            "العام",
            "الاثنان",
            "اثنان",
            "الابنان",
            "باحثات",
            "واجبات",
            "كافيار",
            "بازلاء",
            "اتصال",
            "ادعاء",
            "اطلاع",
            "استاء",
            "اسمان",
            "الاسمان",
            "ابنان",
            "الاعلام",
            "امتار",
            "ابتاع",
        ] {
            assert_eq!(right(word), [""; 0], "{word}");
        }
    }
}
