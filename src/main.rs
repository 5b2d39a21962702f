//! The command line: parses arguments, runs the subcommand, exits.

mod cli;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;
use malzama::diagnostic::io_reason;
use malzama::photo::THREAD;
use malzama::typeset::is_laying_out;
use malzama_message::message;

use self::cli::args::Args;
use self::cli::language::{Circumstances, in_terminal};
use self::cli::misuse::misuse;
#[cfg(unix)]
use self::cli::supervise;
use self::cli::terminal::{self, Terminal};
use self::cli::{Status, help, run};

/// The time that a child process has to end by itself.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

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
        // decoding, and those of Typst of the edition it was laying out.
        if std::thread::current().name() != Some(THREAD) && !is_laying_out() {
            print_panic(panic);
        }
    }));
    #[cfg(unix)]
    tidy_when_stopped(args.supervised.is_none().then_some(terminal));
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
    let json = format!("--{}", help::JSON);
    let is_json = typed.iter().any(|it| it.to_str() == Some(json.as_str()));
    let matches = command.try_get_matches_from(typed);
    let error = match matches.and_then(|it| Args::from_arg_matches(&it)) {
        Ok(args) => return Ok(args),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayVersion if is_json => {
            let carried = malzama::carried();
            let printed = terminal::data(|out| writeln!(out, "{carried:#}"));
            Err(if printed.is_ok() { Status::Done } else { Status::MachineFailed })
        }
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

/// Removes unfinished files when the user stops the program (Ctrl-C), or the system does, and
/// says so on `terminal`.
#[cfg(unix)]
fn tidy_when_stopped(terminal: Option<Terminal>) {
    use malzama::files;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    // Where no signal is told, the next build removes what is left.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    let _ = std::thread::Builder::new().name("signals".into()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // As shells count the end by a signal.
            let status = 128 + signal;
            files::abandon();
            if supervise::stop(status) {
                // The main thread ends this process when the child has tidied up.
                std::thread::sleep(PATIENCE);
            }
            if let Some(terminal) = terminal {
                supervise::tell_stopped(terminal);
            }
            #[expect(clippy::exit, reason = "the main thread may be anywhere")]
            std::process::exit(status);
        }
    });
}
