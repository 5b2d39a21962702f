//! Fuzzes a print contract and its profile: they are accepted or refused, and an accepted
//! contract has limits that a preflight can judge by.

#![no_main]

use std::fs;

use malzama::diagnostic::Sink;
use malzama::project::Project;
use malzama::{Contract, ContractFile};

/// A valid contract, for inputs that are profiles.
const CONTRACT: &str = include_str!("../../../data/press/coated.yaml");

/// A valid profile, for inputs that are contracts.
const PROFILE: &[u8] = include_bytes!("../../../data/press/icc/ISOcoated_v2_300_bas.icc");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, content)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().canonicalize().expect("the folder");
    fs::create_dir(root.join("icc")).expect("a folder");
    let is_contract = choice % 2 == 0;
    let (contract, profile) =
        if is_contract { (content, PROFILE) } else { (CONTRACT.as_bytes(), content) };
    fs::write(root.join("contract.yaml"), contract).expect("a file");
    fs::write(root.join("icc/ISOcoated_v2_300_bas.icc"), profile).expect("a file");
    let path = root.join("contract.yaml");
    let file = ContractFile::typed(&Project::rooted(&root), &path.display().to_string());
    let mut sink = Sink::new();
    let Some(contract) = sink.take(file).and_then(|it| Contract::read(&it, &mut sink))
    else {
        assert!(sink.has_errors(), "it is refused without a word");
        return;
    };
    let spec = contract.spec();
    assert!(spec.error_ppi <= spec.warning_ppi && spec.ink_limit > 0.0, "{spec:?}");
});
