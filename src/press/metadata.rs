//! Document metadata, written from one set of values to both the information dictionary
//! and the XMP stream.

use std::fmt::Write;

use xmp_writer::{DateTime, LangId, RenditionClass, Timezone, XmpWriter};

use crate::records::Date;
use malzama_preflight::Standard;

/// The metadata of a PDF.
#[derive(Debug, Clone)]
pub(super) struct Metadata {
    /// The document's title.
    pub(super) title: String,
    /// A stable identifier of the document, the same for every build of it.
    pub(super) ident: String,
    /// The project's date: used as creation, modification and metadata date.
    pub(super) date: Date,
    /// The document's language (BCP 47).
    pub(super) language: &'static str,
}

/// The standards that a PDF claims.
#[derive(Debug, Clone, Copy)]
pub(super) enum Claims {
    /// A PDF/X standard.
    Press(Standard),
    /// Standards for the screen.
    Screen {
        /// PDF/A-2a (ISO 19005-2).
        archival: bool,
        /// PDF/UA-1 (ISO 14289-1).
        accessible: bool,
    },
}

/// The two file identifiers (ISO 32000-1, 14.4).
#[derive(Debug, Clone, Copy)]
pub(super) struct Identifiers {
    /// The permanent identifier, the same for every build of the document.
    pub(super) document: [u8; 16],
    /// The changing identifier, derived from the file's content.
    pub(super) instance: [u8; 16],
}

impl Identifiers {
    /// Derives identifiers from a document's `ident` and the hash of the file's content.
    pub(super) fn new(ident: &str, content: &blake3::Hash) -> Self {
        let half = |hash: &blake3::Hash| {
            let mut half = [0; 16];
            half.copy_from_slice(&hash.as_bytes()[..16]);
            half
        };
        Self { document: half(&blake3::hash(ident.as_bytes())), instance: half(content) }
    }
}

impl Metadata {
    /// Returns the name and version of the program that made the file.
    pub(super) fn creator(&self) -> String {
        format!("Malzama {}", env!("CARGO_PKG_VERSION"))
    }

    /// Returns the date in PDF format (ISO 32000-1, 7.9.4).
    pub(super) fn date_in_pdf(&self) -> String {
        let Date { year, month, day } = self.date;
        format!("D:{year:04}{month:02}{day:02}000000Z")
    }

    /// Returns the XMP packet (ISO 16684-1).
    pub(super) fn xmp(&self, claims: Claims, identifiers: &Identifiers) -> String {
        let Date { year, month, day } = self.date;
        let date = DateTime {
            year,
            month: Some(month),
            day: Some(day),
            hour: Some(0),
            minute: Some(0),
            second: Some(0),
            timezone: Some(Timezone::Utc),
        };
        let mut xmp = XmpWriter::new();
        xmp.title([(None, self.title.as_str())]);
        xmp.language([LangId(self.language)]);
        xmp.format("application/pdf");
        xmp.create_date(date).modify_date(date).metadata_date(date);
        xmp.creator_tool(&self.creator());
        xmp.producer(&self.creator());
        if matches!(claims, Claims::Press(_)) {
            xmp.trapped(false);
        }
        xmp.document_id(&uuid(&identifiers.document));
        xmp.instance_id(&uuid(&identifiers.instance));
        xmp.version_id("1");
        xmp.rendition_class(RenditionClass::Default);
        match claims {
            Claims::Press(standard) => {
                if standard.claims_in_xmp() {
                    xmp.pdfx_version(standard.name());
                }
            }
            Claims::Screen { archival, accessible } => {
                if archival && accessible {
                    // PDF/A describes every property that is not its own (ISO 19005-2, 6.6.2.3).
                    xmp.extension_schemas().pdfua_id().properties().describe_part();
                }
                if archival {
                    xmp.pdfa_part(2).pdfa_conformance("A");
                }
                if accessible {
                    xmp.pdfua_part(1);
                }
            }
        }
        xmp.finish(None)
    }
}

/// Formats 16 bytes as a UUID of version 8, whose bits have no prescribed meaning (RFC
/// 9562, 5.8).
fn uuid(number: &[u8; 16]) -> String {
    let mut number = *number;
    number[6] = number[6] & 0x0f | 0x80;
    number[8] = number[8] & 0x3f | 0x80;
    let mut text = String::from("uuid:");
    for (index, byte) in number.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_places_say_the_same() {
        let metadata = Metadata {
            title: "السوق & <القدس>".into(),
            ident: "malzama/jerusalem".into(),
            date: Date { year: 2026, month: 3, day: 9 },
            language: "ar",
        };
        let identifiers = Identifiers::new("a", &blake3::hash(b"b"));
        assert_eq!(metadata.date_in_pdf(), "D:20260309000000Z");
        let xmp = metadata.xmp(Claims::Press(Standard::X4), &identifiers);
        assert!(
            xmp.contains("<xmp:CreateDate>2026-03-09T00:00:00Z</xmp:CreateDate>"),
            "{xmp}"
        );
        assert!(xmp.contains("السوق &amp; &lt;القدس&gt;"), "{xmp}");
        assert!(xmp.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"));
        assert!(xmp.contains("<pdf:Trapped>False</pdf:Trapped>"), "{xmp}");
        assert!(xmp.contains("uuid:"));
        let old = metadata.xmp(Claims::Press(Standard::X1a), &identifiers);
        assert!(!old.contains("pdfx"));
        for (archival, accessible) in [(false, false), (false, true), (true, true)] {
            let claims = Claims::Screen { archival, accessible };
            let xmp = metadata.xmp(claims, &identifiers);
            assert_eq!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), archival, "{xmp}");
            assert_eq!(
                xmp.contains("<pdfuaid:part>1</pdfuaid:part>"),
                accessible,
                "{xmp}"
            );
            assert!(!xmp.contains("pdfx") && !xmp.contains("Trapped"), "{xmp}");
        }
    }
}
