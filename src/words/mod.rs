//! The texts of all messages: one Fluent file for each language, by the messages' codes.
//!
//! Whoever finds a fault makes a [`Message`]; it is put into words here, where it is shown.

use std::sync::LazyLock;

use malzama_message::{Catalogue, Message};

/// The texts of this package; those of the preflight stand in its own.
const OWN: &str = include_str!("en.ftl");

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::new("en", &[OWN, malzama_preflight::ENGLISH])
        .expect("the catalogue is sound")
});

/// Puts a message into words.
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
