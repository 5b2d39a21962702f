//! The texts of one language.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
};

use crate::{Message, Value};

/// The messages with which every catalogue joins lists.
const SEPARATOR: &str = "list-separator";
const OR: &str = "list-or";

/// The texts of one language, by message code. In the Fluent source, the `/` of a code is
/// written `_`, as identifiers cannot contain a slash.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// The variables that each text uses, by code.
    variables: BTreeMap<String, BTreeSet<String>>,
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
    /// Parses the Fluent `sources` of a `language` (BCP 47, such as `en`).
    ///
    /// # Errors
    /// The language is not a tag, a source is not valid Fluent, a message occurs twice,
    /// or one of the messages that join lists, `list-separator` and `list-or`, is
    /// missing.
    pub fn new(language: &str, sources: &[&str]) -> Result<Self, CatalogueError> {
        let language = language
            .parse()
            .map_err(|_| CatalogueError(format!("`{language}` is no language tag")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Texts with a single direction need no isolation marks around their values.
        bundle.set_use_isolating(false);
        let mut variables = BTreeMap::new();
        for &source in sources {
            let resource = FluentResource::try_new(source.to_owned()).map_err(
                |(resource, errors)| CatalogueError(describe(resource.source(), &errors)),
            )?;
            for entry in resource.entries() {
                let Entry::Message(message) = entry else { continue };
                let code = code_of(message.id.name);
                let mut named = BTreeSet::new();
                message.value.iter().for_each(|it| collect_variables(it, &mut named));
                if variables.insert(code.clone(), named).is_some() && code.contains('/') {
                    return Err(CatalogueError(format!("`{code}` stands twice")));
                }
            }
            // The messages that join lists are in the sources of every crate.
            bundle.add_resource_overriding(resource);
        }
        let mut catalogue =
            Self { bundle, variables, separator: String::new(), or: String::new() };
        let needed = |code: &str| {
            catalogue
                .format(code, &FluentArgs::new())
                .ok_or_else(|| CatalogueError(format!("there is no message `{code}`")))
        };
        (catalogue.separator, catalogue.or) = (needed(SEPARATOR)?, needed(OR)?);
        Ok(catalogue)
    }

    /// Puts a message into words. For a code that the catalogue lacks, returns the code
    /// itself and the values, so that nothing is lost.
    pub fn text(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in message.values() {
            args.set(Cow::Owned(name.to_owned()), self.value(value));
        }
        self.format(message.code(), &args).unwrap_or_else(|| {
            let values = message.values().map(|(name, value)| {
                let value = match self.value(value) {
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

    /// Returns the codes of all messages, with the variables that their texts use.
    pub fn variables(&self) -> &BTreeMap<String, BTreeSet<String>> {
        &self.variables
    }

    fn value<'a>(&self, value: &'a Value) -> FluentValue<'a> {
        let listed = |names: &[String], separator: &str| {
            let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            FluentValue::from(quoted.join(separator))
        };
        match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Names(names) => listed(names, &self.separator),
            Value::Choices { any_of } => listed(any_of, &self.or),
            Value::Number { number } => match number.parse::<FluentNumber>() {
                Ok(parsed) if parsed.value.is_finite() => parsed.into(),
                _ => FluentValue::from(number.as_str()),
            },
            Value::Message(message) => FluentValue::from(self.text(message)),
            Value::Messages(messages) => {
                let texts: Vec<_> = messages.iter().map(|it| self.text(it)).collect();
                FluentValue::from(texts.join(&self.separator))
            }
        }
    }

    fn format(&self, code: &str, args: &FluentArgs) -> Option<String> {
        let message = self.bundle.get_message(&code.replace('/', "_"))?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(message.value()?, Some(args), &mut errors);
        Some(text.into_owned())
    }
}

/// Returns the message code that a Fluent identifier stands for.
fn code_of(identifier: &str) -> String {
    identifier.replacen('_', "/", 1)
}

/// Describes the lines at which a source is not valid Fluent.
fn describe(source: &str, errors: &[fluent_syntax::parser::ParserError]) -> String {
    let told = errors.iter().map(|error| {
        let line = source[..error.pos.start.min(source.len())].matches('\n').count() + 1;
        format!("line {line}: {error}")
    });
    told.collect::<Vec<_>>().join("; ")
}

fn collect_variables(pattern: &Pattern<&str>, named: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_variables_of(expression, named);
        }
    }
}

fn collect_variables_of(expression: &Expression<&str>, named: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Select { selector, variants } => {
            variants
                .iter()
                .for_each(|Variant { value, .. }| collect_variables(value, named));
            selector
        }
        Expression::Inline(inline) => inline,
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            named.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            collect_variables_of(expression, named);
        }
        _ => {}
    }
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
    fn a_code_without_a_text_keeps_its_values() {
        let text =
            english().text(&message!("test/unknown", file = "a.jpg", page = 3_u32));
        assert_eq!(text, "test/unknown (file: a.jpg, page: 3)");
    }

    #[test]
    fn the_variables_of_every_text_are_known() {
        let english = english();
        let named: Vec<_> = english.variables()["test/all"].iter().collect();
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
