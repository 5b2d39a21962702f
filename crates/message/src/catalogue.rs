//! The texts of one language.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;

use crate::source::{Entry, entries};
use crate::spoken::{CLOSING, OPENING, spoken, value as kept};
use crate::variables::Named;
use crate::{Digits, Message, Value};

/// The messages with which every catalogue joins lists.
const SEPARATOR: &str = "list-separator";
const OR: &str = "list-or";

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 3] = ["ar", "fa", "he"];

/// The texts of one language, by message code. In the Fluent source, the `/` of a code is
/// written `_`, as identifiers cannot contain a slash.
pub struct Catalogue {
    /// The rules of the language; it holds no text.
    bundle: FluentBundle<FluentResource>,
    /// All messages, by code.
    entries: BTreeMap<String, Entry>,
    right_to_left: bool,
    separator: String,
    or: String,
}

/// The reason why Fluent sources are not a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueError(String);

impl Display for CatalogueError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CatalogueError {}

impl Catalogue {
    /// Reads the Fluent `sources` of a `language` (BCP 47, such as `en`). What stands in a text is parsed when
    /// it is first asked for; [`faults`](crate::faults) tells which are not valid Fluent.
    ///
    /// # Errors
    /// The language is not a tag, a line of a source belongs to no message, a message occurs twice, or one of
    /// the messages that join lists, `list-separator` and `list-or`, is missing.
    pub fn new(language: &str, sources: &[&str]) -> Result<Self, CatalogueError> {
        let right_to_left =
            RIGHT_TO_LEFT.contains(&language.split('-').next().unwrap_or_default());
        let language = language
            .parse()
            .map_err(|_| CatalogueError(format!("`{language}` is no language tag")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Whether a value needs marks of its own depends on where it stands; see `spoken`.
        bundle.set_use_isolating(false);
        let mut all = BTreeMap::new();
        for &source in sources {
            let of_source = entries(source).map_err(|line| {
                CatalogueError(format!("line {line} belongs to no message"))
            })?;
            for (name, entry) in of_source {
                let code = code_of(name);
                // The messages that join lists are in the sources of every crate.
                if code.contains('/') && all.contains_key(&code) {
                    return Err(CatalogueError(format!("`{code}` stands twice")));
                }
                all.insert(code, entry);
            }
        }
        let (separator, or) = (String::new(), String::new());
        let mut catalogue = Self { bundle, entries: all, right_to_left, separator, or };
        let needed = |code: &str| {
            catalogue
                .format(code, &FluentArgs::new(), &mut Vec::new())
                .ok_or_else(|| CatalogueError(format!("there is no message `{code}`")))
        };
        (catalogue.separator, catalogue.or) = (needed(SEPARATOR)?, needed(OR)?);
        Ok(catalogue)
    }

    /// Puts a message into words, its names in backticks. For a code that the catalogue lacks,
    /// returns the code itself and the values, so that nothing is lost.
    pub fn text(&self, message: &Message) -> String {
        self.worded(message, false)
    }

    /// Puts a message into words as people read them. From right to left, names stand in
    /// guillemets and keep their own direction, and numbers are written in `digits`; other
    /// languages read the text as it is.
    pub fn spoken(&self, message: &Message, digits: Digits) -> String {
        match self.right_to_left {
            true => spoken(&self.worded(message, true), digits),
            false => self.text(message),
        }
    }

    /// Returns the codes of all messages, with the variables that their texts use.
    pub fn variables(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.entries.keys().map(|code| (code.clone(), self.named(code).all)).collect()
    }

    /// Returns the variables of the text of a message.
    fn named(&self, code: &str) -> Named {
        self.pattern(code).map(Named::of).unwrap_or_default()
    }

    /// Returns the text of a message as Fluent parses it.
    fn pattern(&self, code: &str) -> Option<&Pattern<&str>> {
        self.entries.get(code)?.pattern()
    }

    /// Puts a message into words; with `marked`, for [`spoken`] to read.
    fn worded(&self, message: &Message, marked: bool) -> String {
        let selectors = match marked {
            true => self.named(message.code()).selectors,
            false => BTreeSet::new(),
        };
        let value =
            |name: &str, value| self.value(value, marked, selectors.contains(name));
        let mut args = FluentArgs::new();
        for (name, given) in message.values() {
            args.set(Cow::Owned(name.to_owned()), value(name, given));
        }
        self.format(message.code(), &args, &mut Vec::new()).unwrap_or_else(|| {
            let values = message.values().map(|(name, given)| {
                let value = match value(name, given) {
                    FluentValue::String(text) => text.into_owned(),
                    FluentValue::Number(number) => number.as_string().into_owned(),
                    _ => String::new(),
                };
                format!("{name}: {value}")
            });
            let values: Vec<_> = values.collect();
            format!("{} ({})", message.code(), values.join(", "))
        })
    }

    /// Returns a value as Fluent takes it; one that `selects` words is compared, and not shown.
    fn value<'a>(
        &self,
        value: &'a Value,
        marked: bool,
        selects: bool,
    ) -> FluentValue<'a> {
        let listed = |names: &[String], separator: &str| {
            let quoted = names.iter().map(|name| match marked {
                true => format!("`{OPENING}{}{CLOSING}`", kept(name)),
                false => format!("`{name}`"),
            });
            FluentValue::from(quoted.collect::<Vec<_>>().join(separator))
        };
        match value {
            Value::Text(text) if marked && !selects => {
                FluentValue::from(format!("{OPENING}{}{CLOSING}", kept(text)))
            }
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Names(names) => listed(names, &self.separator),
            Value::Choices { any_of } => listed(any_of, &self.or),
            Value::Number { number } => match number.parse::<FluentNumber>() {
                Ok(parsed) if parsed.value.is_finite() => parsed.into(),
                _ => FluentValue::from(number.as_str()),
            },
            Value::Message(message) => FluentValue::from(self.worded(message, marked)),
            Value::Messages(messages) => {
                let texts: Vec<_> =
                    messages.iter().map(|it| self.worded(it, marked)).collect();
                FluentValue::from(texts.join(&self.separator))
            }
        }
    }

    /// Formats a text, if there is one; what is wrong with it goes to `errors`.
    pub(crate) fn format(
        &self,
        code: &str,
        args: &FluentArgs,
        errors: &mut Vec<FluentError>,
    ) -> Option<String> {
        let text = self.bundle.format_pattern(self.pattern(code)?, Some(args), errors);
        Some(text.into_owned())
    }
}

/// Returns the message code that a Fluent identifier stands for.
fn code_of(identifier: &str) -> String {
    identifier.replacen('_', "/", 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{choices, message, names, number};

    const SOURCE: &str = "
list-separator = {\", \"}
list-or = {\" or \"}
kind_group = a partner group
test_all = { $count ->
    [one] one page
   *[other] { $count } pages
 } of { $record }: { $ppi } ppi, { $names }; { $choices }
";

    fn english() -> Catalogue {
        Catalogue::new("en", &[SOURCE]).expect("a catalogue")
    }

    fn all(count: usize, ppi: f64) -> Message {
        message!(
            "test/all",
            count = count,
            record = message!("kind/group"),
            ppi = number(ppi, 1),
            names = names(["a", "b"]),
            choices = choices(["c", "d"]),
        )
    }

    #[test]
    fn values_stand_in_the_text_in_their_own_form() {
        assert_eq!(
            english().text(&all(2, 7.25)),
            "2 pages of a partner group: 7.2 ppi, `a`, `b`; `c` or `d`"
        );
        assert_eq!(
            english().text(&all(1, 300.0)),
            "one page of a partner group: 300.0 ppi, `a`, `b`; `c` or `d`"
        );
    }

    #[test]
    fn from_right_to_left_names_and_numbers_keep_their_places() {
        let arabic = Catalogue::new(
            "ar",
            &["
list-separator = {\"، \"}
list-or = {\" أو \"}
test_lines = { $count ->
    [two] سطران
    [few] { $count } أسطر
   *[other] { $count } سطر
 } في `{ $path }`: { $reason }، { $names }
"],
        )
        .expect("a catalogue");
        let message = |count: usize, path: &str| {
            message!(
                "test/lines",
                count = count,
                path = path,
                reason = "disk full",
                names = names(["ب", "c`"]),
            )
        };
        assert_eq!(
            arabic.spoken(&message(3, "a/3.yaml"), Digits::ArabicIndic),
            "٣ أسطر في \u{2068}«a/3.yaml»\u{2069}: \u{2068}disk full\u{2069}، \
             \u{2068}«ب»\u{2069}، \u{2068}«c`»\u{2069}"
        );
        let turned = arabic.spoken(&message(2, "\u{202e}"), Digits::Latin);
        assert!(turned.starts_with("سطران في \u{2068}«\u{fffd}»\u{2069}: "), "{turned}");
    }

    #[test]
    fn a_code_without_a_text_keeps_its_values() {
        let text =
            english().text(&message!("test/unknown", file = "a.jpg", page = 3_u32));
        assert_eq!(text, "test/unknown (file: a.jpg, page: 3)");
    }

    #[test]
    fn the_variables_of_every_text_are_known() {
        let english = english();
        let variables = english.variables();
        let named: Vec<_> = variables["test/all"].iter().collect();
        assert_eq!(named, ["choices", "count", "names", "ppi", "record"]);
    }

    #[test]
    fn what_is_no_catalogue_is_refused() {
        for source in ["= text", "list-or = x", "a = 1\na = 2"] {
            assert!(Catalogue::new("en", &[source]).is_err(), "{source}");
        }
        assert!(Catalogue::new("no language", &[SOURCE]).is_err());
    }
}
