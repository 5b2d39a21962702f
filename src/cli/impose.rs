//! `malzama impose`: puts the pages of PDFs, whoever made them, on sheets.

use std::io;

use malzama::diagnostic::Sink;
use malzama::{Imposed, Wanted, files, impose_files};
use malzama_message::{message, number};

use super::Status;
use super::args::{ImposeArgs, Side};
use super::terminal::{self, Terminal};

pub fn run(args: &ImposeArgs, terminal: Terminal) -> io::Result<Status> {
    let ImposeArgs {
        files,
        scheme,
        sheet,
        binding,
        creep,
        caliper,
        gripper,
        gutter,
        no_marks,
        out,
    } = args.clone();
    let wanted = Wanted {
        files,
        scheme,
        sheet,
        binding: binding.map(Side::binding),
        creep,
        caliper,
        gripper,
        gutter,
        no_marks,
        out,
    };
    let mut sink = Sink::new();
    let imposed = impose_files(&wanted, &mut sink);
    let imposed = sink.take(imposed);
    terminal.report(&sink)?;
    let Some(Imposed { path, sheets, size: [width, height], .. }) = imposed else {
        return Ok(Status::of(&sink));
    };
    let told = message!(
        "impose/line",
        sheets = sheets,
        width = number(width, 0),
        height = number(height, 0),
        path = files::shown(&path).display().to_string()
    );
    terminal::data(|out| writeln!(out, "{}", terminal.line(&told)))?;
    Ok(Status::of(&sink))
}
