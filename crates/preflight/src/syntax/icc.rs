//! What an ICC profile says of itself (ICC.1:2010, 7 to 10): its description, and the printing
//! condition that it was made for.

use super::raw::find;

/// The length of the header, behind which the table of tags stands.
const HEADER: usize = 128;

/// The most tags that are looked through; profiles have some twenty.
const TAGS: usize = 200;

/// The longest description that is told, in characters.
const DESCRIPTION: usize = 200;

/// What names of characterisation data by Fogra begin with.
const FOGRA: &[u8] = b"FOGRA";

/// Conditions of profiles that are often met and do not always name them.
const KNOWN: [(&str, &str); 14] = [
    ("ISO Coated v2", "FOGRA39"),
    ("Coated FOGRA39", "FOGRA39"),
    ("PSO Coated v3", "FOGRA51"),
    ("PSO Uncoated v3", "FOGRA52"),
    ("PSO Uncoated ISO12647", "FOGRA47"),
    ("ISO Uncoated Yellowish", "FOGRA30"),
    ("ISOuncoatedyellowish", "FOGRA30"),
    ("ISO Uncoated", "FOGRA29"),
    ("PSO LWC Improved", "FOGRA45"),
    ("PSO LWC Standard", "FOGRA46"),
    ("PSO MFC Paper", "FOGRA41"),
    ("PSO SC-B Paper v3", "FOGRA54"),
    ("PSO SNP Paper", "FOGRA42"),
    ("SC Paper", "FOGRA40"),
];

/// An ICC profile.
#[derive(Clone, Copy)]
pub(crate) struct Profile<'a>(&'a [u8]);

impl<'a> Profile<'a> {
    /// The profile of these bytes; `None` for what is none.
    pub(crate) fn of(bytes: &'a [u8]) -> Option<Self> {
        (bytes.get(36..40) == Some(b"acsp")).then_some(Self(bytes))
    }

    /// What it is called.
    pub(crate) fn description(self) -> Option<String> {
        let tag = self.tag(b"desc")?;
        let text = match tag.get(..4)? {
            b"desc" => {
                let length = number(tag, 8)?.min(4 * DESCRIPTION);
                let text = tag.get(12..)?;
                let text = &text[..length.min(text.len())];
                String::from_utf8_lossy(text).into_owned()
            }
            b"mluc" => {
                let (length, from) = (number(tag, 20)?, number(tag, 24)?);
                let text = tag.get(from..)?;
                let text = &text[..length.min(text.len()).min(4 * DESCRIPTION)];
                let units: Vec<u16> = text
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                    .collect();
                String::from_utf16_lossy(&units)
            }
            _ => return None,
        };
        let text = text.trim_matches(|it: char| it == '\0' || it.is_whitespace());
        let text: String = text.chars().take(DESCRIPTION).collect();
        (!text.is_empty()).then_some(text)
    }

    /// The printing conditions that it names: in its texts and the data that it was computed
    /// from, or else by a name that is known.
    pub(crate) fn conditions(self) -> Vec<String> {
        let description = self.description().unwrap_or_default();
        let mut found = named(folded(&description).as_bytes());
        found.extend(named(self.0));
        found.sort();
        found.dedup();
        if found.is_empty() {
            let known = KNOWN.iter().find(|(name, _)| {
                description.to_lowercase().contains(&name.to_lowercase())
            });
            found.extend(known.map(|(_, condition)| (*condition).to_owned()));
        }
        found
    }

    /// The data of a tag.
    fn tag(self, name: &[u8; 4]) -> Option<&'a [u8]> {
        let count = number(self.0, HEADER)?.min(TAGS);
        let table = self.0.get(HEADER + 4..)?;
        let entry = table.chunks_exact(12).take(count).find(|it| it.starts_with(name))?;
        let (from, length) = (number(entry, 4)?, number(entry, 8)?);
        self.0.get(from..from.checked_add(length)?)
    }
}

/// Tells the printing conditions that an ICC profile names, as `FOGRA39`: in its texts and the data
/// that it was computed from, or else by a name that is known. None for what is no profile.
pub fn conditions_of_profile(bytes: &[u8]) -> Vec<String> {
    Profile::of(bytes).map(Profile::conditions).unwrap_or_default()
}

/// Tells the characterisation data of Fogra that a condition's name stands for, without what its
/// maker adds: `FOGRA39` for `Coated FOGRA39L`.
pub fn condition_of_name(name: &str) -> Option<String> {
    named(folded(name).as_bytes()).into_iter().next()
}

/// A name of a condition as all its spellings have it: capitals, without what parts words.
pub(crate) fn folded(name: &str) -> String {
    let signs = name.chars().filter(|sign| !matches!(sign, ' ' | '_' | '-'));
    signs.collect::<String>().to_ascii_uppercase()
}

/// The names of characterisation data by Fogra within bytes, each once.
fn named(mut bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    while let Some(at) = find(bytes, FOGRA) {
        let digits = &bytes[at + FOGRA.len()..];
        let count = digits.iter().take(3).take_while(|it| it.is_ascii_digit()).count();
        let name = format!("FOGRA{}", String::from_utf8_lossy(&digits[..count]));
        if count > 0 && !found.contains(&name) {
            found.push(name);
        }
        bytes = digits;
    }
    found
}

/// A whole number of four bytes.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_be_bytes(*bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COATED: &[u8] =
        include_bytes!("../../../../data/press/icc/ISOcoated_v2_300_bas.icc");
    const UNCOATED: &[u8] =
        include_bytes!("../../../../data/press/icc/Uncoated_FOGRA29L_300.icc");

    /// A profile of one tag.
    fn profile(tag: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; HEADER];
        bytes[36..40].copy_from_slice(b"acsp");
        bytes.extend(1_u32.to_be_bytes());
        bytes.extend(b"desc");
        bytes.extend(144_u32.to_be_bytes());
        bytes.extend((tag.len() as u32).to_be_bytes());
        bytes.extend(tag);
        bytes
    }

    fn described(description: &str) -> Vec<u8> {
        let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
        tag.extend((description.len() as u32 * 2).to_be_bytes());
        tag.extend(28_u32.to_be_bytes());
        description.encode_utf16().for_each(|unit| tag.extend(unit.to_be_bytes()));
        profile(&tag)
    }

    #[test]
    fn profiles_tell_their_description_and_condition() {
        let coated = Profile::of(COATED).expect("a profile");
        assert_eq!(coated.conditions(), ["FOGRA39"], "{:?}", coated.description());
        let uncoated = Profile::of(UNCOATED).expect("a profile");
        assert_eq!(uncoated.conditions(), ["FOGRA29"]);
        let description = uncoated.description().expect("a description");
        assert_eq!(description, "Uncoated FOGRA29L 300% (ArgyllCMS build)");
    }

    #[test]
    fn conditions_are_known_by_descriptions_that_do_not_name_them() {
        for (description, condition) in
            [("PSO Coated v3", "FOGRA51"), ("PSO Uncoated v3 (FOGRA52)", "FOGRA52")]
        {
            let bytes = described(description);
            let profile = Profile::of(&bytes).expect("a profile");
            assert_eq!(profile.description().as_deref(), Some(description));
            assert_eq!(profile.conditions(), [condition]);
        }
        let other = described("GRACoL2013_CRPC6");
        assert!(Profile::of(&other).expect("a profile").conditions().is_empty());
    }

    #[test]
    fn a_condition_is_known_however_it_is_spelt() {
        for name in ["FOGRA39", "Coated FOGRA39L", "Fogra39L", "FOGRA 39", "fogra_39"] {
            assert_eq!(condition_of_name(name).as_deref(), Some("FOGRA39"), "{name}");
        }
        assert_eq!(condition_of_name("CGATS TR 001"), None);
    }

    #[test]
    fn damaged_profiles_say_nothing() {
        assert!(Profile::of(b"acsp").is_none());
        for end in [140, 150, 170] {
            let whole = described("PSO Coated v3");
            let cut = Profile::of(&whole[..end]).expect("a header");
            assert!(cut.description().is_none_or(|it| it.len() < 13));
        }
    }
}
