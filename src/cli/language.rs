//! The language of a run: that of `--lang`, of `MALZAMA_LANG`, of the system, or of the project.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use malzama::project::{Project, SETTINGS};
use malzama::words::{Language, Words};
use malzama_message::{Digits, Message, message, names};

/// The variable that sets the language of this program alone.
const OWN: &str = "MALZAMA_LANG";

/// The variables that set the language of messages, the strongest first (POSIX).
const OF_MESSAGES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The variables that set the encoding of a terminal, the strongest first.
const OF_LETTERS: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// What decides the language of a run.
pub struct Circumstances<'a> {
    /// The arguments, which are not parsed yet: how they are told to be wrong depends on it.
    pub arguments: &'a [OsString],
    /// Reads a variable of the environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// Whether output is seen in a terminal.
    pub in_terminal: bool,
}

impl Circumstances<'_> {
    /// Returns the words of the run, and what is to be told of their choice.
    pub fn words(&self) -> (Words, Option<Message>) {
        let project = self.project();
        let digits = project.as_ref().and_then(|it| it.digits).unwrap_or_default();
        let (language, told) = self.language(project.as_ref());
        (Words::new(language, digits), told)
    }

    fn language(&self, project: Option<&Said>) -> (Language, Option<Message>) {
        let typed = self.argument("--lang").map(|it| (it, "--lang"));
        let wanted = typed.or_else(|| self.set(OWN).map(|it| (it, OWN)));
        if let Some((tag, source)) = wanted {
            return match Language::of(&tag) {
                Some(language) => (language, None),
                None => (Language::English, Some(unknown(&tag, source))),
            };
        }
        // A system in a language without a catalogue says nothing about the languages that
        // have one; `C` and `POSIX` say nothing at all.
        let of_system = OF_MESSAGES.iter().find_map(|name| self.set(name));
        let of_project = || match project {
            Some(Said { language: Some(tag), .. }) => {
                Language::of(tag).unwrap_or(Language::English)
            }
            // As the layouts' wording, which is Arabic unless the settings say otherwise.
            Some(Said { language: None, .. }) => Language::Arabic,
            None => Language::English,
        };
        let language = of_system.and_then(|it| Language::of(&it));
        let language = language.unwrap_or_else(of_project);
        match self.obstacle().filter(|_| language != Language::English) {
            Some(obstacle) => (Language::English, Some(obstacle)),
            None => (language, None),
        }
    }

    /// Returns why Arabic could not be read here, if that is known.
    fn obstacle(&self) -> Option<Message> {
        let locale = OF_LETTERS.iter().find_map(|name| self.set(name));
        let letters = locale.as_deref().and_then(|it| it.split_once('.'));
        if let Some((_, letters)) = letters {
            let letters = letters.split('@').next().unwrap_or_default();
            let plain = letters.replace('-', "");
            if !plain.eq_ignore_ascii_case("utf8") {
                return Some(message!("language/not-utf8", letters = letters));
            }
        }
        let is_console = self.in_terminal && self.set("TERM").as_deref() == Some("linux");
        is_console.then(|| message!("language/no-letters"))
    }

    /// Returns what the settings of the project say; `None` outside of a project.
    fn project(&self) -> Option<Said> {
        let start = self.argument("--project").map_or_else(|| ".".into(), PathBuf::from);
        let project = Project::open(Path::new(&start)).ok()?;
        let text = project.read_text(SETTINGS).map(|source| source.text);
        Some(Said::of(&text.unwrap_or_default()))
    }

    /// Returns the value of an option among the arguments.
    fn argument(&self, name: &str) -> Option<String> {
        let mut arguments = self.arguments.iter().map(|it| it.to_string_lossy());
        while let Some(argument) = arguments.next() {
            match argument.strip_prefix(name) {
                _ if argument == "--" => return None,
                Some("") => return arguments.next().map(Into::into),
                Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
                _ => {}
            }
        }
        None
    }

    /// Returns a variable that is set and not empty.
    fn set(&self, name: &str) -> Option<String> {
        (self.variable)(name).filter(|value| !value.is_empty())
    }
}

/// Whether any output of this run is seen in a terminal.
pub fn in_terminal() -> bool {
    io::stdout().is_terminal() || io::stderr().is_terminal()
}

fn unknown(tag: &str, source: &str) -> Message {
    let known = names(Language::TAGS.map(|(tag, _)| tag));
    message!("language/unknown", language = tag, source = source, languages = known)
}

/// What the settings of a project say about words. They are looked through line by line, as
/// faults of the settings are to be told in the language that they set.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    language: Option<String>,
    digits: Option<Digits>,
}

impl Said {
    fn of(settings: &str) -> Self {
        let value = |key: &str| {
            let mut lines = settings.lines();
            let value =
                lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
            let value = value.split(" #").next().unwrap_or_default();
            Some(value.trim().trim_matches(['"', '\'']).to_owned())
        };
        let digits = value("digits").and_then(|it| match it.as_str() {
            "latin" => Some(Digits::Latin),
            "arabic-indic" => Some(Digits::ArabicIndic),
            _ => None,
        });
        Self { language: value("language").filter(|it| !it.is_empty()), digits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chooses outside of a project; the code of what is told comes with it.
    fn chosen(
        arguments: &[&str],
        variables: &[(&str, &str)],
        project: Option<&str>,
    ) -> (Language, Option<String>) {
        let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let circumstances = Circumstances {
            arguments: &arguments,
            variable: &variable,
            in_terminal: true,
        };
        let project = project.map(Said::of);
        let (language, told) = circumstances.language(project.as_ref());
        (language, told.map(|it| it.code().to_owned()))
    }

    const ARABIC: (Language, Option<String>) = (Language::Arabic, None);
    const ENGLISH: (Language, Option<String>) = (Language::English, None);

    #[test]
    fn what_is_typed_counts_before_what_is_set() {
        let set = [("MALZAMA_LANG", "en"), ("LANG", "ar_PS.UTF-8")];
        assert_eq!(chosen(&["check", "--lang", "ar"], &set, None), ARABIC);
        assert_eq!(chosen(&["--lang=ar", "check"], &set, None), ARABIC);
        assert_eq!(chosen(&["check", "--", "--lang", "ar"], &set, None), ENGLISH);
        assert_eq!(chosen(&["check"], &set[1..], Some("language: en")), ARABIC);
        let weaker = [("LC_ALL", "en_US.UTF-8"), ("LANG", "ar_PS.UTF-8")];
        assert_eq!(chosen(&[], &weaker, Some("")), ENGLISH);
    }

    #[test]
    fn a_system_that_says_nothing_leaves_it_to_the_project() {
        for locale in ["C", "C.UTF-8", "POSIX", "", "fr_FR.UTF-8", "he_IL.UTF-8"] {
            let set = [("LANG", locale)];
            assert_eq!(chosen(&[], &set, Some("language: ar # عكا\n")), ARABIC);
            assert_eq!(chosen(&[], &set, Some("digits: latin\n")), ARABIC);
            assert_eq!(chosen(&[], &set, Some("a: 1\nlanguage: \"en\"\n")), ENGLISH);
            assert_eq!(chosen(&[], &set, Some("language: fr\n")), ENGLISH);
            assert_eq!(chosen(&[], &set, None), ENGLISH);
        }
    }

    #[test]
    fn an_unknown_language_is_told() {
        let told = |code: &str| (Language::English, Some(code.to_owned()));
        assert_eq!(chosen(&["--lang", "xx"], &[], None), told("language/unknown"));
        let set = [("MALZAMA_LANG", "arc"), ("LANG", "ar")];
        assert_eq!(chosen(&[], &set, Some("")), told("language/unknown"));
    }

    #[test]
    fn a_terminal_without_arabic_letters_is_spoken_to_in_english() {
        let told = |code: &str| (Language::English, Some(code.to_owned()));
        let old = [("LANG", "ar_EG.ISO-8859-6")];
        assert_eq!(chosen(&[], &old, None), told("language/not-utf8"));
        assert_eq!(chosen(&["--lang", "ar"], &old, None), ARABIC);
        let western = [("LC_ALL", "en_US.ISO-8859-1")];
        assert_eq!(chosen(&[], &western, Some("")), ENGLISH);
        let console = [("TERM", "linux")];
        assert_eq!(chosen(&[], &console, Some("")), told("language/no-letters"));
        assert_eq!(chosen(&[], &[("LANG", "ar_PS.utf8")], None), ARABIC);
    }

    #[test]
    fn settings_tell_language_and_digits_even_if_they_are_broken() {
        let broken = "language: ar\n\teditions: [\ndigits: latin\n";
        let language = Some("ar".to_owned());
        assert_eq!(Said::of(broken), Said { language, digits: Some(Digits::Latin) });
        assert_eq!(Said::of("  language: ar\nlanguages: en"), Said::default());
    }
}
