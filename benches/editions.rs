//! How long it takes to check the records, to set an edition in type, and to write it.
//!
//! The project is this repository's own, its photographs replaced by tiny ones: what is
//! measured is our work and Typst's, not the decoding of pictures. Whole runs against
//! Typst's own command line are compared by `benches/compare.py`.

#[path = "../tests/project/mod.rs"]
mod project;

use divan::{Bencher, black_box};
use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{BuildOptions, OutFolder};
use malzama_preflight::{Spec, inspect};

use crate::project::TestProject;
use crate::project::typeset::Opened;

fn main() {
    divan::main();
}

/// Reads and checks all records, photographs' headers and fonts.
#[divan::bench]
fn check(bencher: Bencher) {
    let folder = TestProject::real();
    let project = Project::open(folder.root()).expect("the project opens");
    bencher
        .bench(|| black_box(malzama::check(&project, None, &mut Sink::new())).is_some());
}

/// Sets one edition in type with nothing remembered.
#[divan::bench(args = ["acre", "jerusalem", "network"])]
fn typeset_cold(bencher: Bencher, edition: &str) {
    let opened = Opened::new(&TestProject::real(), &mut Sink::new());
    let plan = opened.plan(&[edition]);
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        opened.lay_out(&plan.editions[0], false, &mut Sink::new()).is_some()
    });
}

/// Writes the PDF of an edition that is set.
#[divan::bench(args = ["acre", "jerusalem", "network"])]
fn export(bencher: Bencher, edition: &str) {
    let mut sink = Sink::new();
    let opened = Opened::new(&TestProject::real(), &mut sink);
    let plan = opened.plan(&[edition]);
    let edition = &plan.editions[0];
    let pages = opened.lay_out(edition, false, &mut sink).expect("it is set");
    bencher.bench_local(|| opened.export(edition, &pages).len());
}

/// Everything from the records to the last byte, with all photographs and judgements known:
/// print PDFs in both standards, and screen PDFs beside them.
#[divan::bench(args = ["PDF/X-4", "PDF/X-1a:2003", "screen"])]
fn build_known(bencher: Bencher, standard: &str) {
    let folder = TestProject::real();
    let screen = standard == "screen";
    if !screen {
        let line = format!("standard: {standard}");
        folder.edit("data/press/coated.yaml", "standard: PDF/X-4", &line);
    }
    let project = Project::open(folder.root()).expect("the project opens");
    let options = || BuildOptions {
        editions: Vec::new(),
        contract: None,
        out: OutFolder::new(folder.path("out")),
        jobs: 2,
        draft: false,
        screen,
        force: true,
        reports: false,
    };
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        let built = malzama::build(&project, options(), &|_| {}, &mut Sink::new());
        built.map_or(0, |built| built.pdfs.len())
    });
}

/// Judges the PDF of an edition, with nothing remembered.
#[divan::bench(args = ["acre", "network"])]
fn preflight(bencher: Bencher, edition: &str) {
    let folder = TestProject::real();
    assert_eq!(folder.run(&["build", edition]).status, 0);
    let pdf = folder.read(&format!("out/print/{edition}.pdf"));
    let spec = Spec::default();
    bencher.bench(|| inspect(&pdf, &spec).is_ok());
}

/// The whole program as a process: all eight editions from cold start to last byte.
#[divan::bench(sample_count = 20)]
fn build_all(bencher: Bencher) {
    let folder = TestProject::real();
    bencher.bench_local(|| assert_eq!(folder.run(&["build", "--force"]).status, 0));
}

/// The same when nothing has changed since the last build.
#[divan::bench(sample_count = 20)]
fn build_unchanged(bencher: Bencher) {
    let folder = TestProject::real();
    assert_eq!(folder.run(&["build"]).status, 0);
    bencher.bench_local(|| assert_eq!(folder.run(&["build"]).status, 0));
}

/// The same when one text has been edited: its city's edition and the network's are made.
#[divan::bench(sample_count = 20)]
fn build_one_edited(bencher: Bencher) {
    let folder = TestProject::real();
    assert_eq!(folder.run(&["build"]).status, 0);
    let record = folder.read("data/acre/acre-5000.yaml");
    let mut edits = 0;
    bencher.bench_local(|| {
        edits += 1;
        let edited = [&record[..], format!("\n  كلمة {edits}.\n").as_bytes()].concat();
        folder.write_bytes("data/acre/acre-5000.yaml", &edited);
        assert_eq!(folder.run(&["build"]).status, 0);
    });
}
