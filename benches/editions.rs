//! How long it takes to check the records, to set an edition in type, and to write it.
//!
//! The project is this repository's own, its photographs replaced by tiny ones: what is
//! measured is our work and Typst's, not the decoding of pictures. Whole runs against
//! Typst's own command line are compared by `benches/compare.py`.

#[path = "../tests/project/mod.rs"]
mod project;

use divan::{Bencher, black_box};
use malzama::diagnostic::Sink;
use malzama::edition::{self, Edition};
use malzama::photo::Cache;
use malzama::project::Project;
use malzama::typeset::Typesetter;
use malzama::{Delivered, Finished, Kind, Part, Placement, Workshop};
use malzama_preflight::{Pictures, Spec, inspect};

use crate::project::TestProject;

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
    let folder = TestProject::real();
    let project = Project::open(folder.root()).expect("the project opens");
    let checked =
        malzama::check(&project, None, &mut Sink::new()).expect("sound records");
    let plan = edition::plan(&checked.catalogue, &[edition.into()]).expect("an edition");
    let typesetter = Typesetter::new(project, checked.fonts, &checked.contract, false);
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        typesetter.typeset(&plan.editions[0], &mut Sink::new()).is_some()
    });
}

/// Writes the PDF of an edition that is set.
#[divan::bench(args = ["acre", "jerusalem", "network"])]
fn export(bencher: Bencher, edition: &str) {
    let folder = TestProject::real();
    let project = Project::open(folder.root()).expect("the project opens");
    let mut sink = Sink::new();
    let checked = malzama::check(&project, None, &mut sink).expect("sound records");
    let plan = edition::plan(&checked.catalogue, &[edition.into()]).expect("an edition");
    let typesetter = Typesetter::new(project, checked.fonts, &checked.contract, false);
    let laid_out = typesetter.typeset(&plan.editions[0], &mut sink).expect("it is set");
    bencher.bench_local(|| {
        typesetter
            .export(&plan.editions[0], &laid_out.document, &mut Sink::new())
            .is_some()
    });
}

/// Everything from the records to the last byte, in memory: with the press step in both
/// standards, and as a screen PDF without it.
#[divan::bench(args = ["PDF/X-4", "PDF/X-1a:2003", "screen"])]
fn finish_all(bencher: Bencher, standard: &str) {
    let folder = TestProject::real();
    if standard != "screen" {
        let line = format!("standard: {standard}");
        folder.edit("data/press/coated.yaml", "standard: PDF/X-4", &line);
    }
    let project = Project::open(folder.root()).expect("the project opens");
    let checked =
        malzama::check(&project, None, &mut Sink::new()).expect("sound records");
    let plan = edition::plan(&checked.catalogue, &[]).expect("all editions");
    let contract = &checked.contract;
    let workshop = Workshop {
        typesetter: &Typesetter::new(project, checked.fonts, contract, false),
        contract,
        cache: &Cache::new(folder.path(".malzama"), 1 << 30),
        jobs: 2,
        kinds: if standard == "screen" { &[Kind::Screen] } else { &[Kind::Print] },
    };
    let deliver = |_: &Edition, _, pdf: &Finished, _: &[Placement], _: &[Part]| {
        let bytes = pdf.write(&mut std::io::sink()).expect("nothing can fail");
        Ok(Delivered {
            path: "nowhere".into(),
            bytes,
            rejected: false,
            faults: Vec::new(),
            checksum: String::new(),
            sources: Vec::new(),
        })
    };
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        malzama::build(&plan, &workshop, &deliver, &mut Sink::new()).len()
    });
}

/// Judges the PDF of an edition, with nothing remembered.
#[divan::bench(args = ["acre", "network"])]
fn preflight(bencher: Bencher, edition: &str) {
    let folder = TestProject::real();
    assert_eq!(folder.run(&["build", edition]).status, 0);
    let pdf = folder.read(&format!("out/print/{edition}.pdf"));
    let spec = Spec::default();
    bencher.bench(|| inspect(&pdf, &spec, &Pictures::default(), None).is_ok());
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
