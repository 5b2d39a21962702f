//! Command-line arguments as parsed, before anything is resolved. The texts of `--help` stand in
//! the catalogues; `help.rs` tells which is whose.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use malzama::supervision::Mandate;
use malzama::{Binding, SchemaKind};

/// Exhibition booklets, print-ready, from records and photographs.
#[derive(Debug, Parser)]
#[command(name = "malzama", version, max_term_width = 90)]
pub struct Args {
    /// A folder of the project; by default the current one.
    #[arg(long, global = true, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// The language of all texts; `language.rs` looks for it before the rest is parsed.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// What another process of this program, which started this one, has to say to it.
    #[arg(long, global = true, hide = true, value_parser = parse_mandate)]
    pub supervised: Option<Arc<Mandate>>,
    /// What to do; by default, to show what can be done.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the booklets, all of them or those that are named.
    Build(BuildArgs),
    /// Tell what a build would make, from what, and what that costs.
    Plan(PlanArgs),
    /// Look through what shards have made, and write the report on all of it.
    Gather(GatherArgs),
    /// Put all that the print shop gets into one archive for each booklet.
    Pack(PackArgs),
    /// Keep what was approved, to tell later what changed since.
    Approve(ApproveArgs),
    /// Show what changed since an approval.
    Diff(DiffArgs),
    /// Look for faults without setting anything in type.
    Check(CheckArgs),
    /// Judge PDFs, whoever made them, by PDF/X and the rules of the Ghent Workgroup.
    Preflight(PreflightArgs),
    /// Put the pages of PDFs on sheets that only need to be folded.
    Impose(ImposeArgs),
    /// Show the booklets in a browser, as the files are now, until you press Ctrl-C.
    Preview(PreviewArgs),
    /// Write the manuscript of an edition, to work on its layout in a Typst editor.
    Manuscript(ManuscriptArgs),
    /// Begin a project, or add a city or a group to one.
    New(NewArgs),
    /// Make records of a manuscript.
    Import(ImportArgs),
    /// Print the JSON Schema of a kind of YAML file, or write those of all kinds.
    Schema(SchemaArgs),
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// The kind of file; by default all of them, in one object.
    #[arg(value_name = "KIND", value_parser = kinds_of_files())]
    pub kind: Option<String>,
    /// Write them into `schema/` of the project, where editors look for them.
    #[arg(long, conflicts_with = "kind")]
    pub write: bool,
}

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The manuscript: a plain text in UTF-8, or a Word file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder of a new project for the records; by default they go into the current one.
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// A file with names of records, and what else the manuscript does not tell.
    #[arg(long, value_name = "FILE")]
    pub slugs: Option<PathBuf>,
}

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct NewArgs {
    /// The folder of the project, which is made, or is empty.
    #[arg(value_name = "DIR", required = true)]
    pub folder: Option<PathBuf>,
    /// What to add to a project; by default, a project is begun.
    #[command(subcommand)]
    pub addition: Option<NewCommand>,
}

/// What to add to a project.
#[derive(Debug, Subcommand)]
pub enum NewCommand {
    /// Add a city, with one sample group.
    City(NewCityArgs),
    /// Add a group to a city.
    Partner(NewPartnerArgs),
}

/// Arguments of `new city`.
#[derive(Debug, clap::Args)]
pub struct NewCityArgs {
    /// The name of its folder and booklet.
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// The name of the city, as it is printed.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}

/// Arguments of `new partner`.
#[derive(Debug, clap::Args)]
pub struct NewPartnerArgs {
    /// The city: its folder or its name.
    #[arg(value_name = "CITY")]
    pub city: String,
    /// The name of the group's file, without `.yaml`.
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// The name of the group, as it is printed.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// Editions to make; by default all that `malzama.yaml` lists.
    #[arg(value_name = "EDITION")]
    pub editions: Vec<String>,
    /// The print contract: the name of a file of `data/press/`, or the path of a file; by
    /// default the one that `malzama.yaml` names.
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// Where to put the PDFs; by default `out` in the project.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// How many editions to make side by side; by default one for each core.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Make drafts, in `draft/` instead of `print/`: every page is marked as a proof, and so
    /// is every illustration that still waits for its photograph.
    #[arg(long, conflicts_with_all = ["screen", "web"])]
    pub draft: bool,
    /// Make every edition anew, also those that nothing has changed for.
    #[arg(long)]
    pub force: bool,
    /// Also make PDFs for the screen: small, in RGB, for mail and the web.
    #[arg(long)]
    pub screen: bool,
    /// Also make web editions, to be read in a browser: one folder each, for any web server.
    #[arg(long)]
    pub web: bool,
    /// Also make sheets that only need to be folded, by the contract, or 2-up.
    #[arg(long, conflicts_with = "draft")]
    pub sheets: bool,
    /// Also make PDFs for the screen whose pages stand side by side as in the booklet.
    #[arg(long, conflicts_with = "draft")]
    pub spreads: bool,
    /// Also make job tickets for the print shop: as a page, as JSON and as XJDF.
    #[arg(long, conflicts_with = "draft")]
    pub ticket: bool,
    /// Remove the PDFs and web editions of editions that are no longer in the project.
    #[arg(long)]
    pub prune: bool,
    /// Make only a share of the editions: `3/16` is the third of sixteen.
    #[arg(long, value_name = "M/N", conflicts_with = "prune")]
    pub shard: Option<String>,
    /// A plan that `malzama plan --json` has written: its editions are made, and as it says.
    #[arg(long, value_name = "FILE", requires = "shard", conflicts_with_all =
        ["editions", "draft", "screen", "web", "sheets", "spreads", "ticket"])]
    pub plan: Option<PathBuf>,
    /// A folder in which prepared photographs are kept for other machines, and taken from; or
    /// `s3://bucket/prefix`, in a program that was built for it.
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
}

/// Arguments of `plan`.
#[derive(Debug, clap::Args)]
pub struct PlanArgs {
    /// Editions to make; by default all that `malzama.yaml` lists.
    #[arg(value_name = "EDITION")]
    pub editions: Vec<String>,
    /// The print contract: the name of a file of `data/press/`, or the path of a file; by
    /// default the one that `malzama.yaml` names.
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// As JSON, which shards build by.
    #[arg(id = "as_json", long = "json")]
    pub json: bool,
    /// With drafts in place of print PDFs.
    #[arg(long, conflicts_with_all = ["screen", "web", "sheets", "spreads", "ticket"])]
    pub draft: bool,
    /// With PDFs for the screen.
    #[arg(long)]
    pub screen: bool,
    /// With web editions.
    #[arg(long)]
    pub web: bool,
    /// With sheets.
    #[arg(long)]
    pub sheets: bool,
    /// With spreads for the screen.
    #[arg(long)]
    pub spreads: bool,
    /// With job tickets.
    #[arg(long)]
    pub ticket: bool,
}

/// Arguments of `gather`.
#[derive(Debug, clap::Args)]
pub struct GatherArgs {
    /// The plan that the shards were built by; by default, the project as it is now.
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
    /// The print contract: the name of a file of `data/press/`, or the path of a file; by
    /// default the one that `malzama.yaml` names.
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// Where the PDFs are; by default `out` in the project.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Arguments of `pack`.
#[derive(Debug, clap::Args)]
pub struct PackArgs {
    /// Editions to pack; by default all that `malzama.yaml` lists.
    #[arg(value_name = "EDITION")]
    pub editions: Vec<String>,
    /// The print contract: the name of a file of `data/press/`, or the path of a file; by
    /// default the one that `malzama.yaml` names.
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// Where the PDFs are; by default `out` in the project.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Which finished print files are meant.
#[derive(Debug, clap::Args)]
pub struct PrintsArgs {
    /// The editions; by default all that `malzama.yaml` lists.
    #[arg(value_name = "EDITION")]
    pub editions: Vec<String>,
    /// The print contract: the name of a file of `data/press/`, or the path of a file; by
    /// default the one that `malzama.yaml` names.
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// Where the PDFs are; by default `out` in the project.
    #[arg(long, value_name = "DIR")]
    pub from: Option<PathBuf>,
}

/// Arguments of `approve`.
#[derive(Debug, clap::Args)]
pub struct ApproveArgs {
    /// What is approved.
    #[command(flatten)]
    pub prints: PrintsArgs,
    /// Who approves.
    #[arg(long, value_name = "NAME", required = true)]
    pub by: String,
    /// The day of the approval, as 2026-11-23; by default the date of the project.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// What is compared.
    #[command(flatten)]
    pub prints: PrintsArgs,
    /// The approval: the first digits of its hash; by default the last one of each edition.
    #[arg(long, value_name = "APPROVAL")]
    pub since: Option<String>,
    /// Where to write the page; by default `report/changes.html` beside the PDFs.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Arguments of `impose`.
#[derive(Debug, Clone, clap::Args)]
pub struct ImposeArgs {
    /// The PDF; or up to four of the same length, which go on the same sheets.
    #[arg(value_name = "FILE.pdf", required = true)]
    pub files: Vec<PathBuf>,
    /// How pages lie on sheets; by default saddle-2-up.
    #[arg(long, value_name = "SCHEME")]
    pub scheme: Option<String>,
    /// The sheet: A4, SRA4, A3, SRA3, B2, or width x height in millimetres; by default the
    /// smallest of these on which pages and marks go.
    #[arg(long, value_name = "SIZE")]
    pub sheet: Option<String>,
    /// The side at which the booklet is bound; by default the one that the PDF names.
    #[arg(long, value_enum)]
    pub binding: Option<Side>,
    /// How far inner pages are shifted to the spine: none, caliper, or the shift of the innermost.
    #[arg(long, value_name = "LENGTH")]
    pub creep: Option<String>,
    /// The thickness of one leaf.
    #[arg(long, value_name = "LENGTH")]
    pub caliper: Option<String>,
    /// The strip in which the press grips the sheet.
    #[arg(long, value_name = "LENGTH")]
    pub gripper: Option<String>,
    /// The space between pages at the spine, which a binder mills off.
    #[arg(long, value_name = "LENGTH")]
    pub gutter: Option<String>,
    /// Draw no marks around the pages.
    #[arg(long)]
    pub no_marks: bool,
    /// Where to write the sheets; by default beside the PDF.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// A side of a booklet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Side {
    /// As Arabic is bound.
    Right,
    /// As English is bound.
    Left,
}

impl Side {
    /// Returns the binding at this side.
    pub fn binding(self) -> Binding {
        match self {
            Self::Right => Binding::Right,
            Self::Left => Binding::Left,
        }
    }
}

/// Arguments of `preview`.
#[derive(Debug, clap::Args)]
pub struct PreviewArgs {
    /// With `--share`, the editions; by default all that `malzama.yaml` lists.
    #[arg(value_name = "EDITION", requires = "share")]
    pub editions: Vec<String>,
    /// Make a proof of each edition to send, in place of serving a preview.
    #[arg(long, conflicts_with_all = ["port", "no_open", "no_pdf", "read_only", "remarks"])]
    pub share: bool,
    /// With `--share`, where to put the proofs; by default `out` in the project.
    #[arg(long, value_name = "DIR", requires = "share")]
    pub out: Option<PathBuf>,
    /// Files of remarks that readers of a proof sent back, to be opened in the desk.
    #[arg(long, value_name = "FILE", conflicts_with = "read_only")]
    pub remarks: Vec<PathBuf>,
    /// The port to serve at, on this machine alone; by default the first free one from 7410.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// Do not open the browser.
    #[arg(long)]
    pub no_open: bool,
    /// Show pages only, make no PDFs.
    #[arg(long)]
    pub no_pdf: bool,
    /// Show the booklets, and change nothing.
    #[arg(long)]
    pub read_only: bool,
}

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Add the texts in both languages to what programs get.
    #[arg(long)]
    pub texts: bool,
    /// Write what the proof-reader proposes for these rules or places, after showing it.
    #[arg(long, value_name = "ID", num_args = 1.., conflicts_with_all = ["format", "texts"])]
    pub fix: Vec<String>,
    /// With `--fix`, only show what would be written.
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}

/// Arguments of `preflight`.
#[derive(Debug, clap::Args)]
pub struct PreflightArgs {
    /// The PDFs.
    #[arg(value_name = "FILE.pdf", required = true)]
    pub files: Vec<PathBuf>,
    /// The print contract: the name of a file of `data/press/`, or the path of a file; by
    /// default that of the project, and outside of one PDF/X-4 as the Ghent Workgroup asks.
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// Arguments of `manuscript`.
#[derive(Debug, clap::Args)]
pub struct ManuscriptArgs {
    /// The edition.
    pub edition: String,
    /// Where to write it, `-` for the standard output; by default `manuscript.json` in the
    /// project, where layouts look for it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Mark every illustration that still waits for its photograph.
    #[arg(long)]
    pub draft: bool,
}

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Forms of a preflight's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people, in a terminal.
    Text,
    /// For programs.
    Json,
    /// For people, as one page for a browser, in Arabic and English.
    Html,
}

/// Returns the names of the kinds of YAML files.
fn kinds_of_files() -> PossibleValuesParser {
    PossibleValuesParser::new(SchemaKind::NAMES.map(|(name, _)| name))
}

fn parse_mandate(text: &str) -> Result<Arc<Mandate>, serde_json::Error> {
    serde_json::from_str(text).map(Arc::new)
}
