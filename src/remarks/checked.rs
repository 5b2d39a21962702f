//! Values of a file of remarks, read one by one: what is odd is told with its key.

use malzama_edit::{Path, Step};
use malzama_message::{Message, message};
use serde_json::{Map, Value};

/// A value, or what is wrong with it.
pub type Checked<T> = Result<T, Message>;

/// The most digits of a hash.
const DIGITS: usize = 64;

/// An object that has no other keys than it may have.
pub struct Object<'a> {
    fields: &'a Map<String, Value>,
    /// The keys that lead to it.
    at: String,
}

impl<'a> Object<'a> {
    /// Takes a value for an object with some of these keys.
    pub fn of(value: &'a Value, at: String, keys: &[&str]) -> Checked<Self> {
        let Value::Object(fields) = value else {
            let wanted = message!("remarks/wanted-object");
            return Err(message!("remarks/odd-value", key = at, wanted = wanted));
        };
        let this = Self { fields, at };
        match fields.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(key) => {
                Err(message!("remarks/unknown-key", key = this.name(&shortened(key))))
            }
            None => Ok(this),
        }
    }

    /// Whether there is a value for a key.
    pub fn has(&self, key: &str) -> bool {
        self.fields.get(key).is_some_and(|value| !value.is_null())
    }

    /// Tells that a value is odd.
    pub fn odd(&self, key: &str, wanted: Message) -> Message {
        message!("remarks/odd-value", key = self.name(key), wanted = wanted)
    }

    /// Returns a text of at most so many characters.
    pub fn text(&self, key: &str, most: usize) -> Checked<String> {
        let is_control = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
        let text = self.value(key)?.as_str();
        let text =
            text.filter(|it| it.chars().count() <= most && !it.contains(is_control));
        let text = text
            .ok_or_else(|| self.odd(key, message!("remarks/wanted-text", most = most)))?;
        Ok(text.to_owned())
    }

    /// Returns the slug of an edition.
    pub fn slug(&self, key: &str) -> Checked<String> {
        let is_plain = |it: &&str| {
            !it.is_empty()
                && it.len() <= DIGITS
                && it.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it))
        };
        let slug = self.value(key)?.as_str().filter(is_plain);
        let slug = slug.ok_or_else(|| self.odd(key, message!("remarks/wanted-slug")))?;
        Ok(slug.to_owned())
    }

    /// Returns the digits of a hash.
    pub fn hexadecimal(&self, key: &str) -> Checked<String> {
        let is_hash = |it: &&str| {
            (8..=DIGITS).contains(&it.len())
                && it.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
        };
        let hash = self.value(key)?.as_str().filter(is_hash);
        let hash = hash.ok_or_else(|| self.odd(key, message!("remarks/wanted-hash")))?;
        Ok(hash.to_owned())
    }

    /// Returns a number that counts from one.
    pub fn count(&self, key: &str, most: usize) -> Checked<usize> {
        let number = self.value(key)?.as_u64().and_then(|it| usize::try_from(it).ok());
        number
            .filter(|it| (1..=most).contains(it))
            .ok_or_else(|| self.odd(key, message!("remarks/wanted-count")))
    }

    /// Returns a number that counts from one, if there is one.
    pub fn optional_count(&self, key: &str, most: usize) -> Checked<Option<usize>> {
        if self.has(key) { self.count(key, most).map(Some) } else { Ok(None) }
    }

    /// Returns a length in millimetres.
    pub fn millimetres(&self, key: &str, most: f64) -> Checked<f64> {
        let number = self.value(key)?.as_f64().filter(|it| it.abs() <= most);
        number.ok_or_else(|| self.odd(key, message!("remarks/wanted-millimetres")))
    }

    /// Returns an object within this one.
    pub fn object(&self, key: &str, keys: &[&str]) -> Checked<Self> {
        Object::of(self.value(key)?, self.name(key), keys)
    }

    /// Returns a list of at most so many values.
    pub fn list(&self, key: &str, most: usize) -> Checked<&'a [Value]> {
        let list = self.value(key)?.as_array().filter(|it| it.len() <= most);
        let list = list
            .ok_or_else(|| self.odd(key, message!("remarks/wanted-list", most = most)))?;
        Ok(list)
    }

    /// Returns the way to a value of a record: keys of at most `letters` bytes, and places in lists.
    pub fn path(&self, key: &str, steps: usize, letters: usize) -> Checked<Path> {
        let step = |value: &Value| match value {
            Value::String(key) if key.len() <= letters => Some(Step::Key(key.clone())),
            Value::Number(at) => Some(Step::Index(usize::try_from(at.as_u64()?).ok()?)),
            _ => None,
        };
        let path: Option<Vec<Step>> = self.list(key, steps)?.iter().map(step).collect();
        let path = path.ok_or_else(|| self.odd(key, message!("remarks/wanted-path")))?;
        Ok(path.into_iter().collect())
    }

    fn value(&self, key: &str) -> Checked<&'a Value> {
        let value = self.fields.get(key);
        value.ok_or_else(|| message!("remarks/missing-key", key = self.name(key)))
    }

    fn name(&self, key: &str) -> String {
        if self.at.is_empty() { key.to_owned() } else { format!("{}.{key}", self.at) }
    }
}

/// Returns the beginning of a key that nobody has bounded, without what turns a line around.
fn shortened(key: &str) -> String {
    key.chars()
        .filter(|it| it.is_alphanumeric() || "-_. ".contains(*it))
        .take(40)
        .collect()
}
