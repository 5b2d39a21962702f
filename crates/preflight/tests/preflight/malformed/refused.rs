//! Files that cannot be judged at all, and why.

use std::fs;
use std::path::Path;

use super::Outcome::{Refused, Stops};
use super::judge;
use crate::cases::{ERROR, Press};

#[test]
fn what_is_no_pdf_is_refused() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";
    for (name, bytes, outcome) in [
        ("nothing at all", &b""[..], Refused("no-pdf")),
        ("a picture", png, Refused("no-pdf")),
        ("a header only", b"%PDF-1.6\n", Refused("damaged")),
        ("a header and an end", b"%PDF-1.6\nstartxref\n9\n%%EOF\n", Refused("damaged")),
        ("a text", "كتاب".as_bytes(), Refused("no-pdf")),
        (
            "a trailer without objects",
            b"%PDF-1.4\ntrailer << /Size 1 >>\n%%EOF",
            Refused("damaged"),
        ),
        ("many zeros", &[0; 100_000], Refused("no-pdf")),
    ] {
        judge(name, bytes.to_vec(), outcome);
    }
}

#[test]
fn what_is_encrypted_is_refused() {
    for press in [Press::X4, Press::X1a] {
        let mut pdf = press.sound();
        let lock = "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <0011223344556677\
                    8899aabbccddeeff00112233445566778899aabbccddeeff> /U <0011223344556677\
                    8899aabbccddeeff00112233445566778899aabbccddeeff> >>";
        let lock = pdf.add(lock);
        pdf.trailer.entries.push(("Encrypt".into(), lock));
        judge("an encrypted file", pdf.bytes(), Refused("encrypted"));
    }
}

#[test]
fn what_the_fuzzer_broke_once_stays_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder.join("tests/preflight/malformed/crashes");
    let crashes = [(
        "picture-in-no-known-colours.pdf",
        Stops(&[
            ("R0031", ERROR),
            ("X-claim", ERROR),
            ("X-colour", ERROR),
            ("X-content", ERROR),
            ("X-information", ERROR),
            ("X-metadata", ERROR),
            ("X-output-intent", ERROR),
        ]),
    )];
    let kept = fs::read_dir(&folder).expect("the folder of crashes").count();
    assert_eq!(kept, crashes.len(), "a crash is not judged");
    for (name, outcome) in crashes {
        judge(name, fs::read(folder.join(name)).expect("a crash"), outcome);
    }
}
