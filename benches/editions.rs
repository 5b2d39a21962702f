//! Benchmarks of checking, typesetting, exporting, preflight and whole builds.
//!
//! They use this repository's own project with tiny photographs, so that they measure our
//! code and Typst rather than image decoding. `benches/peers.py` compares whole runs
//! with other programs.

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

/// Reads and checks all records, fonts and headers of photographs.
#[divan::bench]
fn check(bencher: Bencher) {
    let folder = TestProject::real();
    let project = Project::open(folder.root()).expect("the project opens");
    bencher
        .bench(|| black_box(malzama::check(&project, None, &mut Sink::new())).is_some());
}

/// Typesets an edition with empty caches.
#[divan::bench(args = ["acre", "jerusalem", "network"])]
fn typeset_cold(bencher: Bencher, edition: &str) {
    let opened = Opened::new(&TestProject::real(), &mut Sink::new());
    let plan = opened.plan(&[edition]);
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        opened.lay_out(&plan.editions[0], false, &mut Sink::new()).is_some()
    });
}

/// Exports a typeset edition as a PDF.
#[divan::bench(args = ["acre", "jerusalem", "network"])]
fn export(bencher: Bencher, edition: &str) {
    let mut sink = Sink::new();
    let opened = Opened::new(&TestProject::real(), &mut sink);
    let plan = opened.plan(&[edition]);
    let edition = &plan.editions[0];
    let pages = opened.lay_out(edition, false, &mut sink).expect("it is set");
    bencher.bench_local(|| opened.export(edition, &pages).len());
}

/// Builds all editions with photographs and preflight results cached: print PDFs of both
/// standards, then print and screen PDFs, then print PDFs and web editions.
#[divan::bench(args = ["PDF/X-4", "PDF/X-1a:2003", "screen", "web"])]
fn build_known(bencher: Bencher, standard: &str) {
    let folder = TestProject::real();
    let (screen, web) = (standard == "screen", standard == "web");
    if !screen && !web {
        let line = format!("standard: {standard}");
        folder.edit("data/press/coated.yaml", "standard: PDF/X-4", &line);
    }
    let project = Project::open(folder.root()).expect("the project opens");
    let options = || BuildOptions {
        editions: Vec::new(),
        contract: None,
        out: OutFolder::new(folder.path("out")),
        jobs: 2,
        room: malzama::ROOM,
        make: malzama::Make { screen, web, ..Default::default() },
        force: true,
        prune: false,
        tells_findings: false,
        scope: malzama::Scope::Whole,
        shared_cache: None,
        supervision: None,
    };
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        let built = malzama::build(&project, options(), &|_| {}, &mut Sink::new());
        built.map_or(0, |built| built.pdfs.len())
    });
}

/// Inspects an edition's PDF with an empty cache.
#[divan::bench(args = ["acre", "network"])]
fn preflight(bencher: Bencher, edition: &str) {
    let folder = TestProject::real();
    assert_eq!(folder.run(&["build", edition]).status, 0);
    let pdf = folder.read(&format!("out/print/{edition}.pdf"));
    let spec = Spec::default();
    bencher.bench(|| inspect(&pdf, &spec).is_ok());
}

/// Runs the program to build all eight editions from a cold start.
#[divan::bench(sample_count = 20)]
fn build_all(bencher: Bencher) {
    let folder = TestProject::real();
    bencher.bench_local(|| assert_eq!(folder.run(&["build", "--force"]).status, 0));
}

/// Runs the program with everything up to date.
#[divan::bench(sample_count = 20)]
fn build_unchanged(bencher: Bencher) {
    let folder = TestProject::real();
    assert_eq!(folder.run(&["build"]).status, 0);
    bencher.bench_local(|| assert_eq!(folder.run(&["build"]).status, 0));
}

/// Runs the program after an edit of one text, which makes its city's edition and the
/// network's stale.
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
