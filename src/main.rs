//! The command line: parses arguments, runs the subcommand, exits.

mod cli;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;
use malzama::diagnostic::io_reason;
use malzama::photo::THREAD;
use malzama_message::message;

use self::cli::args::Args;
use self::cli::language::{Circumstances, in_terminal};
use self::cli::misuse::misuse;
use self::cli::terminal::{self, Terminal};
use self::cli::{Status, help, run};

fn main() -> ExitCode {
    let typed = help::as_option(std::env::args_os().collect());
    let circumstances = Circumstances {
        arguments: typed.get(1..).unwrap_or_default(),
        variable: &|name| std::env::var(name).ok(),
        in_terminal: in_terminal(),
    };
    let (words, told) = circumstances.words();
    let terminal = Terminal::new(words);
    if let Some(told) = told {
        terminal.talk(&told);
    }
    let args = match parsed(typed, terminal) {
        Ok(args) => args,
        Err(status) => return status.into(),
    };
    let print_panic = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Panics of an image decoder become diagnostics of the photograph it was
        // decoding.
        if std::thread::current().name() != Some(THREAD) {
            print_panic(panic);
        }
    }));
    #[cfg(unix)]
    tidy_when_stopped(terminal);
    let status = match std::panic::catch_unwind(|| run(&args, terminal)) {
        Ok(Ok(status)) => status,
        // Output that cannot be printed is a failure of the machine.
        Ok(Err(error)) => {
            let reason = io_reason(&error);
            terminal.talk(&message!("terminal/cannot-print", reason = reason));
            Status::MachineFailed
        }
        // The panic hook has already printed the panic.
        Err(_) => {
            terminal.talk(&message!("terminal/our-fault"));
            Status::OurFault
        }
    };
    status.into()
}

/// Parses the command line; otherwise prints help, or what is wrong, and returns the status.
fn parsed(typed: Vec<OsString>, terminal: Terminal) -> Result<Args, Status> {
    let command = match help::is_wanted(&typed) {
        true => help::worded(terminal.words()),
        false => help::bare(),
    };
    let matches = command.try_get_matches_from(typed);
    let error = match matches.and_then(|it| Args::from_arg_matches(&it)) {
        Ok(args) => return Ok(args),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = terminal.lines(&error.render().to_string());
            let printed = terminal::data(|out| out.write_all(text.as_bytes()));
            Err(if printed.is_ok() { Status::Done } else { Status::MachineFailed })
        }
        _ => {
            let (message, hints) = misuse(&error);
            terminal.refuse(&message, &hints);
            Err(Status::CommandLineIsWrong)
        }
    }
}

/// Removes unfinished files when the user stops the program (Ctrl-C), or the system does.
#[cfg(unix)]
fn tidy_when_stopped(terminal: Terminal) {
    use malzama::files;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    // Where no signal is told, the next build removes what is left.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    let _ = std::thread::Builder::new().name("signals".into()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            files::abandon();
            terminal.talk(&message!("terminal/stopped"));
            // As shells count the end by a signal.
            std::process::exit(128 + signal);
        }
    });
}
