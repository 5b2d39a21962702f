//! The texts of all messages, by code: one Fluent file for each language.
//!
//! Code that finds a fault creates a [`Message`], which is put into words only when it is
//! shown.

use std::sync::LazyLock;

use malzama_message::{Catalogue, Message};

/// The texts of this package; those of the preflight stand in its own.
const OWN: &str = include_str!("en.ftl");

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new("en", &[OWN, malzama_preflight::ENGLISH])
        .expect("the catalogue is sound")
});

/// Returns the English text of a message.
pub fn text(message: &Message) -> String {
    ENGLISH.text(message)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn code_and_catalogue_have_the_same_messages() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let own = Catalogue::new("en", &[OWN]).expect("the catalogue is sound");
        let problems = malzama_message::audit(&folder, &own).expect("it is read");
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}
