//! Writes new values, laid out as the record is.

use crate::Value;
use crate::layout::Layout;
use crate::lines::spaces;
use crate::paragraphs;
use crate::scalar::{Form, Place, double, forms, in_quotes, literal};

/// Writes values as YAML.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writer {
    /// The habits to follow.
    pub layout: Layout,
    /// Whether all texts stand in quotation marks, where that of YAML is in doubt.
    pub quotes_all: bool,
}

impl Writer {
    /// Writes a key with its value. The first line is not indented, and the last one has no
    /// ending; `column` is that of the key.
    pub(crate) fn entry(self, out: &mut String, key: &str, value: &Value, column: usize) {
        out.push_str(&self.inline(key, false));
        out.push(':');
        self.value(out, value, 1, column, column + self.layout.step);
    }

    /// Writes an item of a list, likewise; `gap` is the number of spaces after the dash.
    pub(crate) fn item(self, out: &mut String, value: &Value, column: usize, gap: usize) {
        out.push('-');
        let inner = column + 1 + gap;
        match value {
            Value::Mapping(entries) if !entries.is_empty() => {
                out.push_str(&spaces(gap));
                self.entries(out, entries, inner);
            }
            Value::List(items) if !items.is_empty() => {
                out.push_str(&spaces(gap));
                self.items(out, items, inner, 1);
            }
            value => self.value(out, value, gap, column, inner),
        }
    }

    /// Writes the entries of a mapping whose keys are in `column`.
    pub(crate) fn entries(
        self,
        out: &mut String,
        entries: &[(String, Value)],
        column: usize,
    ) {
        for (at, (key, value)) in entries.iter().enumerate() {
            if at > 0 {
                self.new_line(out, column);
            }
            self.entry(out, key, value, column);
        }
    }

    /// Writes the items of a list whose dashes are in `column`.
    pub(crate) fn items(
        self,
        out: &mut String,
        items: &[Value],
        column: usize,
        gap: usize,
    ) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.new_line(out, column);
            }
            self.item(out, item, column, gap);
        }
    }

    /// Writes what stands after a colon or dash in column `parent` and `gap` spaces; further
    /// lines go to `inner`, and the dashes of a list to their habitual column.
    fn value(
        self,
        out: &mut String,
        value: &Value,
        gap: usize,
        parent: usize,
        inner: usize,
    ) {
        match value {
            Value::Empty => {}
            Value::List(items) if !items.is_empty() => {
                let column = parent + self.layout.dash;
                self.new_line(out, column);
                self.items(out, items, column, 1);
            }
            Value::Mapping(entries) if !entries.is_empty() => {
                self.new_line(out, inner);
                self.entries(out, entries, inner);
            }
            Value::List(_) | Value::Mapping(_) => {
                self.form(out, gap, Form::Inline(self.flow(value)));
            }
            Value::Text(text) => self.form(out, gap, self.text(text, parent, inner)),
            Value::Paragraphs(wanted) => {
                let wanted = paragraphs::folded(wanted);
                if wanted.is_empty() {
                    return;
                }
                // Paragraphs stand below `|`, also a single one, where more may follow.
                let text = wanted.join("\n\n") + "\n";
                let form = match literal(&text, self.place(parent, inner)) {
                    Some(form) if !self.quotes_all => form,
                    _ => self.text(&wanted.join("\n"), parent, inner),
                };
                self.form(out, gap, form);
            }
        }
    }

    /// Returns the form of a text.
    fn text(self, text: &str, parent: usize, inner: usize) -> Form {
        match self.quotes_all {
            true => Form::Inline(double(text)),
            false => forms(text, None, self.place(parent, inner)).swap_remove(0),
        }
    }

    fn form(self, out: &mut String, gap: usize, form: Form) {
        out.push_str(&spaces(gap));
        match form {
            Form::Inline(text) => out.push_str(&text),
            Form::Block { header, lines } => {
                out.push_str(&header);
                out.push_str(self.layout.line_ending);
                let ending = self.layout.line_ending;
                out.push_str(lines.strip_suffix(ending).unwrap_or(&lines));
            }
        }
    }

    fn place(self, parent: usize, column: usize) -> Place {
        Place { is_flow: false, parent, column, line_ending: self.layout.line_ending }
    }

    fn new_line(self, out: &mut String, column: usize) {
        out.push_str(self.layout.line_ending);
        out.push_str(&spaces(column));
    }

    /// Returns a key or a text on one line.
    fn inline(self, text: &str, is_flow: bool) -> String {
        let place = Place { is_flow, ..self.place(0, 0) };
        if self.quotes_all {
            return double(text);
        }
        match forms(text, None, place).swap_remove(0) {
            Form::Inline(text) => text,
            Form::Block { .. } => in_quotes(text),
        }
    }

    /// Returns a value as it is written within brackets.
    pub(crate) fn flow(self, value: &Value) -> String {
        match value {
            // Without a word, nothing would stand between two commas.
            Value::Empty => "null".to_owned(),
            Value::Text(text) => self.inline(text, true),
            Value::Paragraphs(wanted) => {
                self.inline(&paragraphs::folded(wanted).join("\n"), true)
            }
            Value::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.flow(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Mapping(entries) if entries.is_empty() => "{}".to_owned(),
            Value::Mapping(entries) => {
                let entries =
                    entries.iter().map(|(key, value)| self.flow_entry(key, value));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Returns a key with its value as it is written within braces.
    pub(crate) fn flow_entry(self, key: &str, value: &Value) -> String {
        format!("{}: {}", self.inline(key, true), self.flow(value))
    }
}
