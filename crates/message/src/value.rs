//! The kinds of value that a message carries.

use serde::{Deserialize, Serialize};

use crate::Message;

/// A value of a message. Each kind has a JSON form of its own, a string, an array or an
/// object, so that a stored message is read back unchanged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A text that is the same in every language, such as a name, a path, a writer's own
    /// words.
    Text(String),
    /// Names in order, shown as "`a`, `b`".
    Names(Vec<String>),
    /// Names of which one is wanted, shown as "`a` or `b`".
    Choices {
        /// The names, in order.
        any_of: Vec<String>,
    },
    /// A number with the decimals to be shown, such as `12.50`.
    Number {
        /// The decimal digits, with `.` before the fraction.
        number: String,
    },
    /// A part of the text that is a message of its own.
    Message(Box<Message>),
    /// Parts that are messages of their own, shown as "one, two".
    Messages(Vec<Message>),
}

/// Creates a number that is shown with this many `decimals`.
pub fn number(value: f64, decimals: usize) -> Value {
    Value::Number { number: format!("{value:.decimals$}") }
}

/// Creates a list of names.
pub fn names<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Value {
    Value::Names(owned(names))
}

/// Creates a list of names of which one is wanted.
pub fn choices<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Value {
    Value::Choices { any_of: owned(names) }
}

fn owned<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Vec<String> {
    names.into_iter().map(|name| name.as_ref().to_owned()).collect()
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<char> for Value {
    fn from(character: char) -> Self {
        Self::Text(character.to_string())
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

macro_rules! from_integers {
    ($($integer:ty)+) => {
        $(impl From<$integer> for Value {
            fn from(integer: $integer) -> Self {
                Self::Number { number: integer.to_string() }
            }
        })+
    };
}

from_integers!(u8 u16 u32 u64 u128 usize i32 i64);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message;

    #[test]
    fn every_kind_of_value_comes_back_from_json() {
        let inner = message!("record/group");
        let message = message!(
            "test/all",
            text = "12.50",
            number = number(12.5, 2),
            whole = 7_usize,
            names = names(["a", "b"]),
            choices = choices(["a", "b"]),
            message = inner.clone(),
            messages = Value::Messages(vec![inner]),
        );
        let json = serde_json::to_string(&message).expect("a message is JSON");
        let read: Message = serde_json::from_str(&json).expect("it is read back");
        assert_eq!(read, message, "{json}");
    }
}
