//! Texts of the findings, in one Fluent file for each language.

/// The texts of all messages in English, as Fluent source: a code's `/` is written `_`. Who
/// shows messages of several crates reads it into a catalogue of all.
pub const ENGLISH: &str = include_str!("en.ftl");

/// The same in Arabic.
pub const ARABIC: &str = include_str!("ar.ftl");

#[cfg(test)]
mod tests {
    use std::path::Path;

    use malzama_message::Catalogue;

    use super::*;

    fn catalogues() -> [Catalogue; 2] {
        let catalogue = |language, source| {
            Catalogue::new(language, &[source]).expect("the catalogue is sound")
        };
        [catalogue("en", ENGLISH), catalogue("ar", ARABIC)]
    }

    #[test]
    fn code_and_catalogue_have_the_same_messages() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let [english, _] = catalogues();
        let problems = malzama_message::audit(&folder, &english).expect("it is read");
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let catalogues = catalogues();
        let differences = malzama_message::differences(&catalogues[0], &catalogues[1]);
        assert!(differences.is_empty(), "{}", differences.join("\n"));
        for catalogue in &catalogues {
            let faults = malzama_message::faults(catalogue);
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }

    #[test]
    fn arabic_has_latin_letters_in_names_alone() {
        let lines = malzama_message::latin_lines(ARABIC);
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}
