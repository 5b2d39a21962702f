//! `malzama schema`: prints the JSON Schemas of YAML files, or writes them into a project.

use std::io;

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{SchemaKind, schema, schema_text, write_schemas};
use malzama_message::message;

use super::Status;
use super::terminal::{self, Terminal};

/// Prints the schema of a kind of file; those of all kinds as one object if none is named.
pub fn print(kind: Option<&str>) -> io::Result<Status> {
    let named = SchemaKind::NAMES.into_iter().find(|(name, _)| Some(*name) == kind);
    let text = match named {
        Some((_, kind)) => schema_text(kind),
        None => {
            let all: serde_json::Map<_, _> = SchemaKind::NAMES
                .into_iter()
                .map(|(name, kind)| (name.to_owned(), schema(kind)))
                .collect();
            format!("{:#}\n", serde_json::Value::Object(all))
        }
    };
    terminal::data(|out| out.write_all(text.as_bytes()))?;
    Ok(Status::Done)
}

/// Writes all schemas into the project.
pub fn write(
    project: &Project,
    mut sink: Sink,
    terminal: Terminal,
) -> io::Result<Status> {
    let written = sink.take(write_schemas(project));
    terminal.report(&sink)?;
    terminal::data(|out| {
        for path in written.iter().flatten() {
            let told = message!("start/written", path = path);
            writeln!(out, "{}", terminal.line(&told))?;
        }
        Ok(())
    })?;
    Ok(Status::of(&sink))
}
