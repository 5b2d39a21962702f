//! `malzama` alone: what can be done in a project, in a few lines.

use std::io;

use malzama::project::Project;
use malzama_message::{Message, message};

use super::Status;
use super::terminal::{self, Terminal};

/// How far the command is from the start of its line, and its explanation from it.
const WIDTH: usize = 18;

pub fn run(project: &Project, terminal: Terminal) -> io::Result<Status> {
    let name = project.root().file_name().unwrap_or_default().to_string_lossy();
    let entries: [(&str, Message); 4] = [
        ("malzama preview", message!("menu/preview")),
        ("malzama check", message!("menu/check")),
        ("malzama build", message!("menu/build")),
        ("malzama --help", message!("menu/help")),
    ];
    terminal::data(|out| {
        let opening = message!("menu/opening", project = name.as_ref());
        writeln!(out, "{}\n", terminal.line(&opening))?;
        for (command, explanation) in &entries {
            writeln!(out, "  {command:WIDTH$}{}", terminal.line(explanation))?;
        }
        writeln!(out, "\n{}", terminal.line(&message!("menu/other-language")))
    })?;
    Ok(Status::Done)
}
