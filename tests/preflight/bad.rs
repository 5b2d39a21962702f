//! Files that are no PDF, or a broken or a hostile one: told in a sentence, never a
//! crash, and never a wait without end.

use std::fs::{self, File};
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::base;
use crate::cases::{Press, project};
use crate::pdf::{CONTENT, FONT_FILE, PAGES, PROFILE, Pdf};
use crate::project::TestProject;

/// How long a file may take, even in a build that is not optimised.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn what_is_no_pdf_is_told() {
    let project = project();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";
    for (name, bytes) in [
        ("nothing at all", &b""[..]),
        ("a picture", png),
        ("a header only", b"%PDF-1.6\n"),
        ("a header and an end", b"%PDF-1.6\nstartxref\n9\n%%EOF\n"),
        ("a text", "كتاب".as_bytes()),
        ("a trailer without objects", b"%PDF-1.4\ntrailer << /Size 1 >>\n%%EOF"),
        ("many zeros", &[0; 100_000]),
    ] {
        let ended = judge(&project, name, bytes);
        assert_eq!(ended.status, 1, "{name}: {}", ended.stderr);
        assert!(ended.stderr.contains("error"), "{name}: {}", ended.stderr);
        assert!(ended.stderr.contains("file.pdf"), "{name}: {}", ended.stderr);
    }
}

#[test]
fn what_the_fuzzer_broke_once_stays_whole() {
    let project = project();
    let folder = crate::project::here("tests/preflight/crashes");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the folder of crashes") {
        let path = entry.expect("a crash").path();
        let bytes = fs::read(&path).expect("a crash");
        let ended = judge(&project, &path.display().to_string(), &bytes);
        let said = ended.stdout.clone() + &ended.stderr;
        assert!(!said.contains("not foreseen"), "{}: {said}", path.display());
        count += 1;
    }
    assert!(count > 0, "no crashes found");
}

#[test]
fn a_file_that_is_locked_is_told() {
    let project = project();
    for press in [Press::X4, Press::X1a] {
        let mut pdf = press.clean();
        let lock = "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <0011223344556677\
                    8899aabbccddeeff00112233445566778899aabbccddeeff> /U <0011223344556677\
                    8899aabbccddeeff00112233445566778899aabbccddeeff> >>";
        let lock = pdf.add(lock);
        pdf.trailer.entries.push(("Encrypt".into(), lock));
        let ended = judge(&project, "a locked file", &pdf.bytes());
        assert_eq!(ended.status, 1, "{}", ended.stderr);
        let said = ended.stdout.clone() + &ended.stderr;
        assert!(said.contains("ncrypt"), "{said}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_told() {
    let project = project();
    for has_streams in [false, true] {
        let mut pdf = light();
        pdf.has_streams = has_streams;
        let bytes = pdf.bytes();
        for end in (0..bytes.len()).step_by(61) {
            judge(&project, &format!("the first {end} bytes"), &bytes[..end]);
        }
    }
}

#[test]
fn a_file_with_a_damaged_byte_is_borne() {
    let project = project();
    for has_streams in [false, true] {
        let mut pdf = light();
        pdf.has_streams = has_streams;
        let bytes = pdf.bytes();
        for (round, at) in (0..bytes.len()).step_by(43).enumerate() {
            let mut bytes = bytes.clone();
            bytes[at] = *b"0 <>[]/(9-\xff\0R".get(round % 13).expect("a byte");
            judge(&project, &format!("byte {at} damaged"), &bytes);
        }
    }
}

#[test]
fn a_gigabyte_from_a_megabyte_is_borne() {
    let project = project();
    let bomb = bomb();
    let mut pdf = light();
    pdf.object(CONTENT).data = Some(bomb.clone());
    pdf.set(CONTENT, "Filter", "/FlateDecode");
    judge(&project, "a content of a gigabyte", &pdf.bytes());
    let mut pdf = light();
    let entries = "/Width 32768 /Height 32768 /BitsPerComponent 8 /ColorSpace /DeviceGray \
                   /Filter /FlateDecode";
    pdf.image_of(entries, bomb.clone(), [400.0, 400.0]);
    judge(&project, "an image of a gigabyte", &pdf.bytes());
    let mut pdf = light();
    pdf.object(PROFILE).data = Some(bomb.clone());
    pdf.set(PROFILE, "Filter", "/FlateDecode");
    judge(&project, "a profile of a gigabyte", &pdf.bytes());
    let mut pdf = light();
    pdf.stream("/Type /ObjStm /N 9 /First 9 /Filter /FlateDecode", bomb);
    judge(&project, "a stream of objects of a gigabyte", &pdf.bytes());
}

#[test]
fn a_hundred_thousand_pages_are_borne() {
    let project = project();
    let mut pdf = light();
    let first = pdf.objects.len() + 1;
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 20 20] /TrimBox [0 0 20 20] \
                /Contents 4 0 R /Resources 9 0 R >>";
    let mut kids = "[".to_owned();
    for number in first..first + 100_000 {
        pdf.add(page);
        kids += &format!("{number} 0 R ");
    }
    pdf.set(PAGES, "Kids", &(kids + "]"));
    pdf.set(PAGES, "Count", "100000");
    pdf.only("0 0 0 1 k 5 5 9 9 re f\n");
    judge(&project, "a hundred thousand pages", &pdf.bytes());
}

/// A file that is small because its profile and its font are cut off.
pub fn light() -> Pdf {
    let mut pdf = base::x4();
    for number in [PROFILE, FONT_FILE] {
        pdf.object(number).data.as_mut().expect("a stream").truncate(64);
    }
    pdf
}

/// A gigabyte of blanks, packed.
fn bomb() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..1024 {
        encoder.write_all(&blanks).expect("blanks can be packed");
    }
    encoder.finish().expect("blanks can be packed")
}

/// How a run ended that was not waited for without end.
pub struct Ended {
    /// The exit status.
    pub status: i32,
    /// What it printed as data.
    pub stdout: String,
    /// What it said.
    pub stderr: String,
}

/// Judges a file and asserts what is asked of every file, however broken it is.
pub fn judge(project: &TestProject, name: &str, bytes: &[u8]) -> Ended {
    project.write_bytes("file.pdf", bytes);
    let [stdout, stderr] = ["stdout", "stderr"].map(|path| project.path(path));
    let create = |path| File::create(path).expect("a new file");
    let mut child = Command::new(env!("CARGO_BIN_EXE_malzama"))
        .args(["preflight", "file.pdf", "--format", "json", "--press", "x4"])
        .current_dir(project.root())
        .stdout(create(&stdout))
        .stderr(create(&stderr))
        .spawn()
        .expect("the binary runs");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("a status") {
            break status.code().unwrap_or(-1);
        }
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            panic!("{name}: no end after {} s", PATIENCE.as_secs());
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let read = |path| {
        String::from_utf8_lossy(&fs::read(path).expect("what was said")).into_owned()
    };
    let ended = Ended { status, stdout: read(&stdout), stderr: read(&stderr) };
    let Ended { stderr, .. } = &ended;
    assert!(!stderr.contains("panicked"), "{name}: {stderr}");
    assert!(matches!(status, 0 | 1), "{name}: exit status {status}, {stderr}");
    let is_told = !stderr.is_empty() || ended.stdout.contains("\"severity\":");
    assert!(status == 0 || is_told, "{name}: nothing is said");
    ended
}
