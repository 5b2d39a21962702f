//! The command line with its help in words: clap's own texts are English alone.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory};
use malzama::words::Words;
use malzama_message::{Message, message};

use super::args::Args;

/// The id of the argument, and of the message, that asks for help.
const HELP: &str = "help";
const VERSION: &str = "version";
/// With the version: as JSON, with that of all that the program carries.
pub const JSON: &str = "json";

/// Returns the command line without texts.
pub fn bare() -> Command {
    let help = || Arg::new(HELP).short('h').long(HELP).action(ArgAction::Help);
    let version = Arg::new(VERSION).short('V').long(VERSION).action(ArgAction::Version);
    let json = Arg::new(JSON).long(JSON).action(ArgAction::SetTrue).requires(VERSION);
    let command = Args::command()
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args([help(), version, json]);
    command.mut_subcommands(|it| {
        let it = it.mut_subcommands(|it| it.disable_help_flag(true).arg(help()));
        it.disable_help_flag(true).disable_help_subcommand(true).arg(help())
    })
}

/// Returns the command line with the texts of its help in these words.
pub fn worded(words: Words) -> Command {
    let heading = words.text(&message!("help/commands"));
    let command = explained(bare().subcommand_help_heading(heading.clone()), "", words);
    command.mut_subcommands(|subcommand| {
        let name = subcommand.get_name().to_owned();
        let subcommand = subcommand.subcommand_help_heading(heading.clone());
        explained(subcommand, &name, words).mut_subcommands(|nested| {
            let name = format!("{name} {}", nested.get_name());
            explained(nested, &name, words)
        })
    })
}

/// Whether some argument may ask for help, for which alone the texts are needed.
pub fn is_wanted(typed: &[OsString]) -> bool {
    typed.iter().skip(1).filter_map(|it| it.to_str()).any(|argument| {
        let letters = argument.strip_prefix('-');
        letters
            .is_some_and(|it| it == "-help" || !it.starts_with('-') && it.contains('h'))
    })
}

/// Returns the arguments with `malzama help check` as `malzama check --help`.
pub fn as_option(mut typed: Vec<OsString>) -> Vec<OsString> {
    if typed.get(1).is_some_and(|first| first == HELP) {
        typed.remove(1);
        typed.push(format!("--{HELP}").into());
    }
    typed
}

/// Puts the help of a command into words; `name` is empty for the program itself.
fn explained(command: Command, name: &str, words: Words) -> Command {
    let text = |message: Message| words.text(&message);
    let [arguments, options] =
        [message!("help/arguments"), message!("help/options")].map(text);
    let usage = text(message!("help/usage"));
    // The usage is in Latin letters and brackets, which would turn in an Arabic line.
    let [opening, closing] =
        if words.is_right_to_left() { ["\u{2068}", "\u{2069}"] } else { [""; 2] };
    command
        .about(of(name, "").map(text).unwrap_or_default())
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {opening}{{usage}}{closing}\n\n{{all-args}}"
        ))
        .mut_args(|argument| {
            let heading = if argument.is_positional() { &arguments } else { &options };
            let help = of(name, argument.get_id().as_str()).map(text);
            argument
                .help_heading(heading.clone())
                .help(help.unwrap_or_default())
                .hide_possible_values(true)
                .hide_default_value(true)
        })
}

/// Returns what is said of an argument of a subcommand, or of the subcommand itself.
fn of(subcommand: &str, argument: &str) -> Option<Message> {
    Some(match (subcommand, argument) {
        ("", "") => message!("help/about"),
        ("build", "") => message!("help/build"),
        ("check", "") => message!("help/check"),
        ("preflight", "") => message!("help/preflight"),
        ("preview", "") => message!("help/preview"),
        ("manuscript", "") => message!("help/manuscript"),
        (_, "project") => message!("help/project"),
        (_, "lang") => message!("help/lang"),
        (_, HELP) => message!("help/help"),
        (_, VERSION) => message!("help/version"),
        ("build", "editions") => message!("help/build-editions"),
        ("build", "press") => message!("help/build-press"),
        ("build", "out") => message!("help/build-out"),
        ("build", "jobs") => message!("help/build-jobs"),
        ("build", "draft") => message!("help/build-draft"),
        ("build", "force") => message!("help/build-force"),
        ("build", "screen") => message!("help/build-screen"),
        ("build", "web") => message!("help/build-web"),
        ("build", "ticket") => message!("help/build-ticket"),
        ("build", "prune") => message!("help/build-prune"),
        ("build", "sheets") => message!("help/build-sheets"),
        ("build", "spreads") => message!("help/build-spreads"),
        ("build", "shard") => message!("help/build-shard"),
        ("build", "plan") => message!("help/build-plan"),
        ("build", "cache") => message!("help/build-cache"),
        ("plan", "") => message!("help/plan"),
        ("plan", "editions") => message!("help/build-editions"),
        ("plan" | "gather", "press") => message!("help/build-press"),
        ("plan", "as_json") => message!("help/plan-json"),
        ("plan", "draft") => message!("help/build-draft"),
        ("plan", "screen") => message!("help/build-screen"),
        ("plan", "web") => message!("help/build-web"),
        ("plan", "sheets") => message!("help/build-sheets"),
        ("plan", "spreads") => message!("help/build-spreads"),
        ("plan", "ticket") => message!("help/build-ticket"),
        ("gather", "") => message!("help/gather"),
        ("gather", "plan") => message!("help/gather-plan"),
        ("gather", "out") => message!("help/pack-out"),
        ("impose", "") => message!("help/impose"),
        ("impose", "files") => message!("help/impose-files"),
        ("impose", "scheme") => message!("help/impose-scheme"),
        ("impose", "sheet") => message!("help/impose-sheet"),
        ("impose", "binding") => message!("help/impose-binding"),
        ("impose", "creep") => message!("help/impose-creep"),
        ("impose", "caliper") => message!("help/impose-caliper"),
        ("impose", "gripper") => message!("help/impose-gripper"),
        ("impose", "gutter") => message!("help/impose-gutter"),
        ("impose", "no_marks") => message!("help/impose-no-marks"),
        ("impose", "out") => message!("help/impose-out"),
        ("pack", "") => message!("help/pack"),
        ("pack", "editions") => message!("help/pack-editions"),
        ("pack", "press") => message!("help/build-press"),
        ("pack", "out") => message!("help/pack-out"),
        ("approve", "") => message!("help/approve"),
        ("approve", "by") => message!("help/approve-by"),
        ("approve", "date") => message!("help/approve-date"),
        ("approve", "editions") => message!("help/approve-editions"),
        ("diff", "") => message!("help/diff"),
        ("diff", "editions") => message!("help/diff-editions"),
        ("diff", "since") => message!("help/diff-since"),
        ("diff", "out") => message!("help/diff-out"),
        ("approve" | "diff", "press") => message!("help/build-press"),
        ("approve" | "diff", "from") => message!("help/pack-out"),
        ("check", "format") => message!("help/check-format"),
        ("check", "texts") => message!("help/check-texts"),
        ("check", "fix") => message!("help/check-fix"),
        ("check", "dry_run") => message!("help/check-dry-run"),
        ("preflight", "files") => message!("help/preflight-files"),
        ("preflight", "press") => message!("help/preflight-press"),
        ("preflight", "format") => message!("help/preflight-format"),
        ("preview", "port") => message!("help/preview-port"),
        ("preview", "no_open") => message!("help/preview-no-open"),
        ("preview", "no_pdf") => message!("help/preview-no-pdf"),
        ("preview", "read_only") => message!("help/preview-read-only"),
        ("preview", "editions") => message!("help/preview-editions"),
        ("preview", "share") => message!("help/preview-share"),
        ("preview", "out") => message!("help/preview-out"),
        ("preview", "remarks") => message!("help/preview-remarks"),
        ("manuscript", "edition") => message!("help/manuscript-edition"),
        ("manuscript", "out") => message!("help/manuscript-out"),
        ("manuscript", "draft") => message!("help/manuscript-draft"),
        ("", JSON) => message!("help/json"),
        ("import", "") => message!("help/import"),
        ("import", "file") => message!("help/import-file"),
        ("import", "into") => message!("help/import-into"),
        ("import", "slugs") => message!("help/import-slugs"),
        ("schema", "") => message!("help/schema"),
        ("schema", "kind") => message!("help/schema-kind"),
        ("schema", "write") => message!("help/schema-write"),
        ("new", "") => message!("help/new"),
        ("new", "folder") => message!("help/new-folder"),
        ("new city", "") => message!("help/new-city"),
        ("new city", "slug") => message!("help/new-city-slug"),
        ("new city", "name") => message!("help/new-city-name"),
        ("new partner", "") => message!("help/new-partner"),
        ("new partner", "city") => message!("help/new-partner-city"),
        ("new partner", "slug") => message!("help/new-partner-slug"),
        ("new partner", "name") => message!("help/new-partner-name"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_explained() {
        let command = Args::command();
        assert!(of("", "").is_some());
        let mut count = 0;
        let nested = command.get_subcommands().flat_map(|outer| {
            let name = outer.get_name();
            let inner = outer.get_subcommands();
            inner.map(move |it| (format!("{name} {}", it.get_name()), it))
        });
        let commands = command.get_subcommands().map(|it| (it.get_name().to_owned(), it));
        for (name, subcommand) in commands.chain(nested) {
            let name = name.as_str();
            assert!(of(name, "").is_some(), "{name}");
            let arguments = subcommand.get_arguments().chain(command.get_arguments());
            // What only this program types for itself is not shown.
            for argument in arguments.filter(|it| !it.is_hide_set()) {
                let id = argument.get_id().as_str();
                assert!(of(name, id).is_some(), "{name} {id}");
                count += 1;
            }
        }
        assert!(count > 20, "only {count} arguments");
    }
}
