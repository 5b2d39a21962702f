//! Command lines that cannot be understood, in words: clap's own are English alone.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use malzama_message::{Message, message, names};

/// Returns what is wrong with a command line, and what to do about it.
pub fn misuse(error: &Error) -> (Message, Vec<Message>) {
    let told = |kind| error.get(kind).map(words_of).unwrap_or_default();
    let first = |kind| told(kind).into_iter().next().unwrap_or_default();
    let argument = first(ContextKind::InvalidArg);
    let value = first(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = first(ContextKind::InvalidSubcommand);
            message!("usage/unknown-command", command = command)
        }
        ErrorKind::UnknownArgument => {
            message!("usage/unknown-argument", argument = argument)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            message!("usage/no-value", argument = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            message!("usage/bad-value", argument = argument, value = value)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = names(told(ContextKind::InvalidArg));
            message!("usage/missing", arguments = missing)
        }
        ErrorKind::ArgumentConflict => {
            let other = first(ContextKind::PriorArg);
            message!("usage/conflict", argument = argument, other = other)
        }
        _ => {
            let text = error.kind().to_string();
            message!("usage/other", reason = text)
        }
    };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    // The last one is the likeliest.
    let meant = meant.into_iter().filter_map(|kind| told(kind).pop());
    let mut hints: Vec<_> =
        meant.map(|name| message!("hint/did-you-mean", name = name)).collect();
    let valid = told(ContextKind::ValidValue);
    if !valid.is_empty() {
        hints.push(message!("hint/values-are", values = names(valid)));
    }
    hints.push(message!("hint/see-help"));
    (message, hints)
}

fn words_of(value: &ContextValue) -> Vec<String> {
    match value {
        ContextValue::String(text) => vec![text.clone()],
        ContextValue::Strings(texts) => texts.clone(),
        ContextValue::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
