//! Messages: a code and its values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Value;

/// A code and the named values that its text needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    code: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<Cow<'static, str>, Value>,
}

impl Message {
    /// Creates a message without values. Prefer [`message!`](crate::message!), which is
    /// shorter, and which [`audit`](crate::audit()) finds.
    pub const fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), values: BTreeMap::new() }
    }

    /// Returns the message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// Returns the stable code, such as `record/unknown-key`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Iterates over the values with their names, sorted by name.
    pub fn values(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(name, value)| (name.as_ref(), value))
    }
}

/// Creates a [`Message`]: `message!("record/unknown-key", key = entry.key)`.
#[macro_export]
macro_rules! message {
    ($code:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message::new($code)$(.with(stringify!($name), $value))*
    };
}
