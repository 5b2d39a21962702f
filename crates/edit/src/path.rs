//! Paths: keys and places in lists, from the top of a record to one of its values.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

/// One step of a [`Path`]. In JSON, a text or a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A place in a list, counted from zero.
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<String> for Step {
    fn from(key: String) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// The way from the top of a record to a value. In JSON, an array such as
/// `["photographs", 0, "caption"]`.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Path(Vec<Step>);

impl Path {
    /// Returns the path of the record as a whole.
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// Returns the path that goes one step further.
    #[must_use]
    pub fn then(&self, step: impl Into<Step>) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.into());
        Self(steps)
    }

    /// Returns the steps, from the top.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Parts the last step from those before it; `None` for the record as a whole.
    pub fn split_last(&self) -> Option<(Self, &Step)> {
        let (last, before) = self.0.split_last()?;
        Some((Self(before.to_vec()), last))
    }
}

impl<S: Into<Step>> FromIterator<S> for Path {
    fn from_iter<I: IntoIterator<Item = S>>(steps: I) -> Self {
        Self(steps.into_iter().map(Into::into).collect())
    }
}

impl<S: Into<Step>, const N: usize> From<[S; N]> for Path {
    fn from(steps: [S; N]) -> Self {
        steps.into_iter().collect()
    }
}

impl Display for Path {
    /// Writes the path as `photographs[0].caption`.
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if at == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

/// Creates a [`Path`] of keys and places: `path!["photographs", 0, "caption"]`.
#[macro_export]
macro_rules! path {
    ($($step:expr),* $(,)?) => {
        <$crate::Path as ::core::iter::FromIterator<$crate::Step>>::from_iter(
            [$($crate::Step::from($step)),*]
        )
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_arrays_in_json() {
        let path = path!["photographs", 0, "caption"];
        let json = serde_json::to_string(&path).expect("a path is JSON");
        assert_eq!(json, r#"["photographs",0,"caption"]"#);
        assert_eq!(serde_json::from_str::<Path>(&json).expect("it is read back"), path);
        assert_eq!(path.to_string(), "photographs[0].caption");
        assert_eq!(path![], Path::root());
    }
}
