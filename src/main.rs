//! The command line: parses, calls the subcommand, exits.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use malzama::diagnostic::io_reason;
use malzama::photo::THREAD;
use malzama_message::message;

use self::cli::args::Args;
use self::cli::{Status, run, terminal};

fn main() -> ExitCode {
    let args = Args::parse();
    let print_panic = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A decoder gave up on a damaged photograph: what to do is said where its record
        // names it.
        if std::thread::current().name() != Some(THREAD) {
            print_panic(panic);
        }
    }));
    let status = match std::panic::catch_unwind(|| run(&args)) {
        Ok(Ok(status)) => status,
        // Where nothing can be printed, the machine has failed.
        Ok(Err(error)) => {
            let reason = io_reason(&error);
            terminal::talk(&message!("terminal/cannot-print", reason = reason));
            Status::MachineFailed
        }
        // The panic has been printed by then; what is left is the exit status.
        Err(_) => {
            terminal::talk(&message!("terminal/our-fault"));
            Status::OurFault
        }
    };
    status.into()
}
