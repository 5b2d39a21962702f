//! Names of files for what a manuscript names in Arabic: known cities as English writes them, and all else
//! letter by letter.

use super::outline::plain;

/// The longest name that is made up, in letters.
const LONGEST: usize = 40;

/// Cities and their usual names in English, without vowel marks.
const CITIES: [(&str, &str); 33] = [
    ("القدس", "jerusalem"),
    ("الخليل", "hebron"),
    ("الناصرة", "nazareth"),
    ("غزة", "gaza"),
    ("نابلس", "nablus"),
    ("يافا", "jaffa"),
    ("عكا", "acre"),
    ("حيفا", "haifa"),
    ("رام الله", "ramallah"),
    ("البيرة", "al-bireh"),
    ("بيت لحم", "bethlehem"),
    ("بيت جالا", "beit-jala"),
    ("بيت ساحور", "beit-sahour"),
    ("جنين", "jenin"),
    ("طولكرم", "tulkarm"),
    ("قلقيلية", "qalqilya"),
    ("سلفيت", "salfit"),
    ("طوباس", "tubas"),
    ("أريحا", "jericho"),
    ("خان يونس", "khan-yunis"),
    ("رفح", "rafah"),
    ("دير البلح", "deir-al-balah"),
    ("جباليا", "jabalia"),
    ("اللد", "lydda"),
    ("الرملة", "ramla"),
    ("صفد", "safed"),
    ("طبريا", "tiberias"),
    ("بيسان", "beisan"),
    ("بئر السبع", "beersheba"),
    ("أم الفحم", "umm-al-fahm"),
    ("شفاعمرو", "shefa-amr"),
    ("سخنين", "sakhnin"),
    ("الطيبة", "tayibe"),
];

/// Returns the name of a city's folder.
pub fn of_city(name: &str) -> String {
    let plain = plain(name);
    let known = CITIES.iter().find(|(arabic, _)| *arabic == plain);
    known.map_or_else(|| of_group(name), |(_, english)| (*english).to_owned())
}

/// Returns the name of a group's file: its letters in Latin ones, as far as they have any; `group` if none has.
pub fn of_group(name: &str) -> String {
    let mut words = Vec::new();
    let mut length = 0;
    for word in plain(name).split(|sign: char| !sign.is_alphanumeric()) {
        let latin = latin(word);
        length += latin.len() + 1;
        if length > LONGEST && !words.is_empty() {
            break;
        }
        if !latin.is_empty() {
            words.push(latin);
        }
    }
    let mut whole = words.join("-");
    whole.truncate(LONGEST);
    if whole.is_empty() { "group".to_owned() } else { whole }
}

/// Writes a word in Latin letters, the article apart.
fn latin(word: &str) -> String {
    let stem = word.strip_prefix("ال").filter(|it| it.chars().count() > 1);
    let article = if stem.is_some() { "al-" } else { "" };
    let letters: String = stem.unwrap_or(word).chars().map(letters_of).collect();
    if letters.is_empty() { letters } else { format!("{article}{letters}") }
}

/// Returns the Latin letters of an Arabic one, the digits of a digit, and small letters of Latin ones.
fn letters_of(sign: char) -> String {
    let arabic = match sign {
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ى' | 'ة' => "a",
        'ب' | 'پ' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ي' | 'ئ' => "y",
        '٠'..='٩' => {
            let digit = u32::from(sign) - u32::from('٠');
            return digit.to_string();
        }
        _ => "",
    };
    match sign {
        _ if sign.is_ascii_alphanumeric() => sign.to_ascii_lowercase().to_string(),
        _ => arabic.to_owned(),
    }
}

/// Returns a name that is not taken: with a number behind it if need be.
pub fn free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut free = name.to_owned();
    let mut number = 2;
    while is_taken(&free) {
        free = format!("{name}-{number}");
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{is_city_slug, is_slug};

    #[test]
    fn cities_have_their_usual_names() {
        for (name, slug) in
            [("القُدس", "jerusalem"), ("رام الله", "ramallah"), ("عرّابة", "raba")]
        {
            assert_eq!(of_city(name), slug);
        }
        assert!(CITIES.iter().all(|(_, slug)| is_city_slug(slug)));
    }

    #[test]
    fn groups_are_written_letter_by_letter() {
        for (name, slug) in [
            ("مجموعة عكا ٥٠٠٠", "mjmwa-ka-5000"),
            ("شركة Team- فريقك", "shrka-team-fryqk"),
            ("برج اللّقلق", "brj-al-lqlq"),
            ("؟!", "group"),
            ("京", "group"),
        ] {
            assert_eq!(of_group(name), slug);
            assert!(is_slug(&of_group(name)));
        }
        let long = of_group(&"كلمة طويلة جدًّا ".repeat(30));
        assert!(
            long.len() <= LONGEST && !long.ends_with('-') && is_slug(&long),
            "{long}"
        );
        assert!(is_slug(&of_group(&"ب".repeat(300))));
    }

    #[test]
    fn names_are_numbered_rather_than_shared() {
        assert_eq!(free("a", |it| it == "a" || it == "a-2"), "a-3");
    }
}
