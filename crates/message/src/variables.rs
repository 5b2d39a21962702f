//! The variables that a text uses.

use std::collections::BTreeSet;

use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant,
};

/// The variables of a text.
#[derive(Default)]
pub(crate) struct Named {
    /// All of them.
    pub all: BTreeSet<String>,
    /// Those that it chooses its words by.
    pub selectors: BTreeSet<String>,
}

impl Named {
    /// Returns the variables of a text.
    pub fn of(pattern: &Pattern<&str>) -> Self {
        let mut named = Self::default();
        collect(pattern, &mut named);
        named
    }
}

fn collect(pattern: &Pattern<&str>, named: &mut Named) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_of(expression, named);
        }
    }
}

fn collect_of(expression: &Expression<&str>, named: &mut Named) {
    let inline = match expression {
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|Variant { value, .. }| collect(value, named));
            if let InlineExpression::VariableReference { id } = selector {
                named.selectors.insert(id.name.to_owned());
            }
            selector
        }
        Expression::Inline(inline) => inline,
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            named.all.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            collect_of(expression, named);
        }
        _ => {}
    }
}
