//! The ICC profile of a printing condition, validated before use.

use std::io::Write;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lcms2::{Flags, InfoType, Intent, Locale, PixelFormat, Profile, Transform};

use malzama_message::{Message, message, names};

use super::profile_verdict;
use crate::diagnostic::{Diagnostic, Sink};
use crate::project::{PathFault, Project, read_bounded};
use crate::records::Text;
use malzama_preflight::{Standard, condition_of_name, conditions_of_profile};

/// The size of the largest profile that is read, in bytes; press profiles have 1 to 3
/// MiB.
const PROFILE_LIMIT: u64 = 32 << 20;

/// An ICC output profile for CMYK.
#[derive(Debug)]
pub struct OutputProfile {
    /// The profile, uncompressed.
    pub bytes: Vec<u8>,
    /// The profile's own description of itself.
    pub description: String,
    packed: OnceLock<Vec<u8>>,
}

impl OutputProfile {
    /// Returns the profile as PDF embeds it, Flate-compressed (ISO 32000-1, 7.4.4): once
    /// for all editions, and at the fastest level, since colour tables hardly shrink any
    /// further.
    pub fn packed(&self) -> &[u8] {
        self.packed.get_or_init(|| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            let packed = encoder.write_all(&self.bytes).and_then(|()| encoder.finish());
            packed.expect("memory takes all that is written")
        })
    }

    /// Reads the profile at `path`, from the project's root. A file that is not a CMYK
    /// output profile is refused, and so is a version that the standard does not allow,
    /// or a profile for another condition than the contract's.
    pub(super) fn read(
        project: &Project,
        path: &Text,
        condition: &Text,
        standard: Option<Standard>,
        sink: &mut Sink,
    ) -> Option<Self> {
        if path.value.is_empty() || path.value.ends_with('/') {
            return None; // The missing name has been reported.
        }
        let Text { value: path, location } = path;
        let mut fail = |message: Message, hint: Message| {
            sink.push(Diagnostic::error(location.clone(), message).hint(hint));
            None
        };
        let bytes = project
            .resolve(path)
            .and_then(|real| read_bounded(&real, PROFILE_LIMIT).map_err(PathFault::Io));
        let bytes = match bytes {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                let message = message!("profile/too-large", path = path);
                return fail(message, message!("hint/use-press-profile"));
            }
            Err(PathFault::Outside(outside)) => {
                return fail(outside.message(path), message!("hint/copy-profile"));
            }
            Err(PathFault::Io(error)) => {
                sink.push(Diagnostic::unreadable(location.clone(), path, &error));
                return None;
            }
        };
        let Some((class, space)) = kind(&bytes) else {
            let message = message!("profile/not-icc", path = path);
            return fail(message, message!("hint/ask-for-profile"));
        };
        if (class, space) != (b"prtr", b"CMYK") {
            let (class, space) = (word(class), word(space));
            let message = message!(
                "profile/not-cmyk-output",
                path = path,
                class = class,
                space = space
            );
            return fail(message, message!("hint/ask-for-profile"));
        }
        let hash = blake3::hash(&bytes);
        let is_known = profile_verdict::is_known(project, hash);
        let Some(description) = description(&bytes, is_known) else {
            let message = message!("profile/damaged", path = path);
            return fail(message, message!("hint/ask-for-profile"));
        };
        if !is_known {
            profile_verdict::keep(project, hash);
        }
        let version = bytes[8];
        if let Some(standard) = standard
            && version > standard.profile_version()
        {
            let message = message!(
                "profile/version",
                path = path,
                version = version,
                standard = standard.name(),
                most = standard.profile_version()
            );
            return fail(message, message!("hint/ask-for-profile"));
        }
        let made_for = conditions_of_profile(&bytes);
        if let Some(wanted) = condition_of_name(&condition.value)
            && !made_for.is_empty()
            && !made_for.contains(&wanted)
        {
            let message = message!(
                "profile/other-condition",
                path = path,
                conditions = names(made_for),
                condition = &condition.value
            );
            return fail(message, message!("hint/match-condition"));
        }
        Some(Self { bytes, description, packed: OnceLock::new() })
    }
}

/// Returns the description of a profile; `None` if it is damaged or cut off, so that no
/// colours can be converted to it or from it. That they can is tried unless it `is_known`.
fn description(bytes: &[u8], is_known: bool) -> Option<String> {
    // The header tells the size of the whole profile (ICC.1:2022, 7.2.2).
    let size = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?);
    if (bytes.len() as u64) < u64::from(size) {
        return None;
    }
    let profile = Profile::new_icc(bytes).ok()?;
    if !is_known {
        try_colours(&profile).ok()?;
    }
    let description = profile.info(InfoType::Description, Locale::none());
    Some(description.unwrap_or_default().trim().to_owned())
}

/// Prepares the conversion of colours to a profile and from it.
///
/// # Errors
/// LittleCMS cannot: a table of the profile is missing or damaged.
fn try_colours(profile: &Profile) -> Result<(), lcms2::Error> {
    let light = Profile::new_srgb();
    let intent = Intent::RelativeColorimetric;
    Transform::<[u8; 3], [u8; 4]>::new_flags(
        &light,
        PixelFormat::RGB_8,
        profile,
        PixelFormat::CMYK_8,
        intent,
        Flags::NO_OPTIMIZE,
    )?;
    Transform::<[u8; 4], [u8; 3]>::new_flags(
        profile,
        PixelFormat::CMYK_8,
        &light,
        PixelFormat::RGB_8,
        intent,
        Flags::NO_OPTIMIZE,
    )?;
    Ok(())
}

/// Returns device class and colour space of an ICC profile (ICC.1:2022, 7.2); `None` for
/// anything else.
fn kind(bytes: &[u8]) -> Option<(&[u8; 4], &[u8; 4])> {
    let field = |at: usize| bytes.get(at..at + 4)?.try_into().ok();
    (field(36)? == b"acsp").then_some((field(12)?, field(16)?))
}

fn word(bytes: &[u8; 4]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}
