//! Layers (optional content, ISO 32000-1, 8.11): which of them are off as a file is opened.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::document::{File, dictionary_of};
use crate::work;

/// The most parts of an expression of layers, which may lie within itself.
const EXPRESSION_LIMIT: usize = 100;

/// The work of a layer that is looked up.
const LAYER_WORK: u64 = 50;

/// The layers that a press does not print: those that are off in the default state of a file, and
/// those of processing steps, such as cutting (ISO 19593-1).
#[derive(Default)]
pub(crate) struct Layers {
    off: BTreeSet<ObjectId>,
}

impl Layers {
    /// Reads the default state (ISO 32000-1, 8.11.4.3).
    pub(crate) fn read(file: &File) -> Self {
        let properties =
            file.catalog().and_then(|it| file.dictionary(it, "OCProperties"));
        let Some(properties) = properties else { return Self::default() };
        let list = |dictionary: Option<&Dictionary>, key: &str| -> Vec<ObjectId> {
            let list = dictionary.and_then(|it| file.get(it, key)?.as_array().ok());
            list.into_iter().flatten().filter_map(|it| it.as_reference().ok()).collect()
        };
        let settings = file.dictionary(properties, "D");
        let mut off = BTreeSet::new();
        if settings.and_then(|it| file.name(it, "BaseState")) == Some(b"OFF") {
            off.extend(list(Some(properties), "OCGs"));
            list(settings, "ON").iter().for_each(|id| {
                off.remove(id);
            });
        }
        off.extend(list(settings, "OFF"));
        let is_step = |id: &ObjectId| {
            let layer = file.document.get_dictionary(*id).ok();
            layer
                .and_then(|it| file.dictionary(it, "GTS_Metadata"))
                .is_some_and(|it| it.has(b"GTS_ProcStepsGroup"))
        };
        off.extend(list(Some(properties), "OCGs").into_iter().filter(is_step));
        Self { off }
    }

    /// Whether what belongs to a layer, or to several by a membership, is shown.
    pub(crate) fn shows(&self, file: &File, layer: &Object) -> bool {
        if self.off.is_empty() {
            return true;
        }
        if layer.as_reference().is_ok_and(|id| self.off.contains(&id)) {
            return false;
        }
        let membership = file.follow(layer).and_then(dictionary_of);
        let Some(membership) =
            membership.filter(|it| file.name(it, "Type") == Some(b"OCMD"))
        else {
            return true;
        };
        if let Some(expression) = file.get(membership, "VE") {
            let mut left = EXPRESSION_LIMIT;
            return self.holds(file, expression, &mut left);
        }
        let states: Vec<bool> = match membership.get(b"OCGs") {
            Ok(Object::Reference(id)) => match file.follow(&Object::Reference(*id)) {
                Some(Object::Array(layers)) => self.states(layers),
                _ => vec![!self.off.contains(id)],
            },
            Ok(Object::Array(layers)) => self.states(layers),
            _ => Vec::new(),
        };
        if states.is_empty() {
            return true;
        }
        match file.name(membership, "P") {
            Some(b"AllOn") => !states.contains(&false),
            Some(b"AnyOff") => states.contains(&false),
            Some(b"AllOff") => !states.contains(&true),
            _ => states.contains(&true),
        }
    }

    /// Whether an expression of layers holds (ISO 32000-1, 8.11.2.2); one that makes no sense does.
    fn holds(&self, file: &File, expression: &Object, left: &mut usize) -> bool {
        *left = left.saturating_sub(1);
        if let Object::Reference(id) = expression
            && !matches!(file.follow(expression), Some(Object::Array(_)))
        {
            return !self.off.contains(id);
        }
        let Some(Object::Array(parts)) = file.follow(expression) else { return true };
        let [operator, operands @ ..] = parts.as_slice() else { return true };
        let operator = file.follow(operator).and_then(|it| it.as_name().ok());
        if *left == 0 {
            return true;
        }
        work::spend(LAYER_WORK * operands.len() as u64);
        let mut states = operands.iter().map(|it| self.holds(file, it, left));
        match operator {
            Some(b"And") => states.all(|holds| holds),
            Some(b"Or") => states.any(|holds| holds),
            Some(b"Not") => !states.next().unwrap_or(false),
            _ => true,
        }
    }

    fn states(&self, layers: &[Object]) -> Vec<bool> {
        work::spend(LAYER_WORK * layers.len() as u64);
        let states = layers.iter().filter_map(|it| it.as_reference().ok());
        states.map(|id| !self.off.contains(&id)).collect()
    }
}
