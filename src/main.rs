//! The command line: parses arguments, runs the subcommand, exits.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use malzama::diagnostic::io_reason;
use malzama::photo::THREAD;
use malzama::typeset::is_laying_out;
use malzama_message::message;

use self::cli::args::Args;
use self::cli::{Status, run, terminal};

fn main() -> ExitCode {
    let args = Args::parse();
    let print_panic = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Panics of an image decoder become diagnostics of the photograph it was
        // decoding, and those of Typst of the edition it was laying out.
        if std::thread::current().name() != Some(THREAD) && !is_laying_out() {
            print_panic(panic);
        }
    }));
    let status = match std::panic::catch_unwind(|| run(&args)) {
        Ok(Ok(status)) => status,
        // Output that cannot be printed is a failure of the machine.
        Ok(Err(error)) => {
            let reason = io_reason(&error);
            terminal::talk(&message!("terminal/cannot-print", reason = reason));
            Status::MachineFailed
        }
        // The panic hook has already printed the panic.
        Err(_) => {
            terminal::talk(&message!("terminal/our-fault"));
            Status::OurFault
        }
    };
    status.into()
}
