//! The command line: parses arguments, runs the subcommand, exits.

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
        // Panics of an image decoder become diagnostics of the photograph it was
        // decoding.
        if std::thread::current().name() != Some(THREAD) {
            print_panic(panic);
        }
    }));
    #[cfg(unix)]
    tidy_when_stopped();
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

/// Removes unfinished files when the user stops the program (Ctrl-C), or the system does.
#[cfg(unix)]
fn tidy_when_stopped() {
    use malzama::files;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    // Where no signal is told, the next build removes what is left.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    let _ = std::thread::Builder::new().name("signals".into()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            files::abandon();
            terminal::talk(&message!("terminal/stopped"));
            // As shells count the end by a signal.
            std::process::exit(128 + signal);
        }
    });
}
