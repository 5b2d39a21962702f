//! Damage: whatever happens to the bytes of a sound file, it is imposed or refused.

use std::time::{Duration, Instant};

use malzama_impose::{Booklet, Imposition, Wording, impose};

use crate::pdf::{Source, font, repacked, written};
use crate::random::Random;

/// How often a file is damaged.
const TIMES: usize = 500;

/// Words that mean something in a file.
const WORDS: [&[u8]; 14] = [
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b"2 0 R",
    b"10 0 R",
    b"-1",
    b"99999999999",
    b"null",
    b"stream\n",
    b"endobj",
    b"/Kids",
    b"1e30",
];

fn damaged(sound: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        match random.below(5) {
            0 => bytes[at] = random.below(256) as u8,
            1 => bytes.truncate(at.max(20)),
            2 => {
                let word = WORDS[random.below(WORDS.len())];
                let end = (at + word.len()).min(bytes.len());
                bytes.splice(at..end, word.iter().copied());
            }
            3 => {
                let end = (at + random.below(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + random.below(200)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, part);
            }
        }
        if bytes.is_empty() {
            return bytes;
        }
    }
    bytes
}

/// Damages a file in many ways; returns how often it was imposed and refused all the same.
fn damage(sound: &[u8], seed: u64) -> [usize; 2] {
    let font = font();
    let wording = Wording { font: Some(&font), ..Wording::default() };
    let mut random = Random::new(seed);
    let (mut imposed, mut refused) = (0, 0);
    for number in 0..TIMES {
        let bytes = damaged(sound, &mut random);
        let start = Instant::now();
        match Booklet::read(&bytes) {
            Ok(booklet) => {
                let booklets = [booklet];
                if let Ok(sheets) = impose(&booklets, &Imposition::default(), &wording) {
                    let size = written(&sheets).len();
                    assert!(size < 1 << 20, "file {number} has {size} bytes");
                    imposed += 1;
                }
            }
            Err(_) => refused += 1,
        }
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "file {number} took {took:?}");
    }
    [imposed, refused]
}

#[test]
fn damaged_files_are_imposed_or_refused() {
    let group = "/Group << /S /Transparency /CS /DeviceCMYK >> /StructParents";
    let sound = Source::new(6).with_page(1, "/StructParents", group).write();
    for (sound, seed) in [(sound.clone(), 4), (repacked(&sound), 5)] {
        let counts = damage(&sound, seed);
        // Damage of either kind is tried.
        assert!(counts.iter().all(|count| *count > TIMES / 10), "{counts:?}");
    }
}

#[test]
fn damaged_fonts_are_used_or_left_out() {
    let sound = font();
    let booklets = [Source::new(4).read()];
    let mut random = Random::new(7);
    for _ in 0..40 {
        // The tables in front of the outlines matter most.
        let mut font = sound.clone();
        for _ in 0..20 {
            let at = random.below(4000);
            font[at] = random.below(256) as u8;
        }
        let wording = Wording { font: Some(&font), ..Wording::default() };
        assert!(impose(&booklets, &Imposition::default(), &wording).is_ok());
    }
}
