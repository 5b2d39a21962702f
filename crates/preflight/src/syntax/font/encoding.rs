//! Which glyphs the codes of a simple font name (ISO 32000-1, 9.6.6 and annex D).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use read_fonts::ps::agl::{name_to_chars, split_variant};
use read_fonts::ps::encoding::PredefinedEncoding;

use crate::syntax::File;
use crate::work;

/// The work of an item of a list of differences.
const ITEM_WORK: u64 = 50;

/// The glyphs of WinAnsiEncoding from 128 on; `-` for none.
const WIN_ANSI: &str = "\
    Euro - quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex \
    perthousand Scaron guilsinglleft OE - Zcaron - - quoteleft quoteright quotedblleft \
    quotedblright bullet endash emdash tilde trademark scaron guilsinglright oe - zcaron \
    Ydieresis space exclamdown cent sterling currency yen brokenbar section dieresis \
    copyright ordfeminine guillemotleft logicalnot hyphen registered macron degree \
    plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla \
    onesuperior ordmasculine guillemotright onequarter onehalf threequarters \
    questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave \
    Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve \
    Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex \
    Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring \
    ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis \
    eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute \
    ucircumflex udieresis yacute thorn ydieresis";

/// The glyphs of MacRomanEncoding from 128 on, with those that the encoding of Mac OS has
/// where PDF has none (ISO 32000-1, 9.6.6.4).
const MAC_ROMAN: &str = "\
    Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex \
    adieresis atilde aring ccedilla eacute egrave ecircumflex edieresis iacute igrave \
    icircumflex idieresis ntilde oacute ograve ocircumflex odieresis otilde uacute ugrave \
    ucircumflex udieresis dagger degree cent sterling section bullet paragraph germandbls \
    registered copyright trademark acute dieresis notequal AE Oslash infinity plusminus \
    lessequal greaterequal yen mu partialdiff summation product pi integral ordfeminine \
    ordmasculine Omega ae oslash questiondown exclamdown logicalnot radical florin \
    approxequal Delta guillemotleft guillemotright ellipsis space Agrave Atilde Otilde OE \
    oe endash emdash quotedblleft quotedblright quoteleft quoteright divide lozenge \
    ydieresis Ydieresis fraction currency guilsinglleft guilsinglright fi fl daggerdbl \
    periodcentered quotesinglbase quotedblbase perthousand Acircumflex Ecircumflex Aacute \
    Edieresis Egrave Iacute Icircumflex Idieresis Igrave Oacute Ocircumflex apple Ograve \
    Uacute Ucircumflex Ugrave dotlessi circumflex tilde macron breve dotaccent ring \
    cedilla hungarumlaut ogonek caron";

/// The glyphs of MacExpertEncoding from 32 on; `-` for none.
const MAC_EXPERT: &str = "\
    space exclamsmall Hungarumlautsmall centoldstyle dollaroldstyle dollarsuperior \
    ampersandsmall Acutesmall parenleftsuperior parenrightsuperior twodotenleader \
    onedotenleader comma hyphen period fraction zerooldstyle oneoldstyle twooldstyle \
    threeoldstyle fouroldstyle fiveoldstyle sixoldstyle sevenoldstyle eightoldstyle \
    nineoldstyle colon semicolon - threequartersemdash - questionsmall - - - - Ethsmall - - \
    onequarter onehalf threequarters oneeighth threeeighths fiveeighths seveneighths \
    onethird twothirds - - - - - - ff fi fl ffi ffl parenleftinferior - parenrightinferior \
    Circumflexsmall hypheninferior Gravesmall Asmall Bsmall Csmall Dsmall Esmall Fsmall \
    Gsmall Hsmall Ismall Jsmall Ksmall Lsmall Msmall Nsmall Osmall Psmall Qsmall Rsmall \
    Ssmall Tsmall Usmall Vsmall Wsmall Xsmall Ysmall Zsmall colonmonetary onefitted rupiah \
    Tildesmall - - asuperior centsuperior - - - - Aacutesmall Agravesmall Acircumflexsmall \
    Adieresissmall Atildesmall Aringsmall Ccedillasmall Eacutesmall Egravesmall \
    Ecircumflexsmall Edieresissmall Iacutesmall Igravesmall Icircumflexsmall \
    Idieresissmall Ntildesmall Oacutesmall Ogravesmall Ocircumflexsmall Odieresissmall \
    Otildesmall Uacutesmall Ugravesmall Ucircumflexsmall Udieresissmall - eightsuperior \
    fourinferior threeinferior sixinferior eightinferior seveninferior Scaronsmall - \
    centinferior twoinferior - Dieresissmall - Caronsmall osuperior fiveinferior - \
    commainferior periodinferior Yacutesmall - dollarinferior - - Thornsmall - nineinferior \
    zeroinferior Zcaronsmall AEsmall Oslashsmall questiondownsmall oneinferior Lslashsmall - \
    - - - - - Cedillasmall - - - - - OEsmall figuredash hyphensuperior - - - - \
    exclamdownsmall - Ydieresissmall - onesuperior twosuperior threesuperior foursuperior \
    fivesuperior sixsuperior sevensuperior ninesuperior zerosuperior - esuperior rsuperior \
    tsuperior - - isuperior ssuperior dsuperior - - - - - lsuperior Ogoneksmall Brevesmall \
    Macronsmall bsuperior nsuperior msuperior commasuperior periodsuperior Dotaccentsmall \
    Ringsmall";

/// The encoding that differences are told from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// That of the font's program.
    BuiltIn,
    Standard,
    MacRoman,
    MacExpert,
    WinAnsi,
}

impl Base {
    fn of(name: Option<&[u8]>) -> Self {
        match name {
            Some(b"WinAnsiEncoding") => Self::WinAnsi,
            Some(b"MacRomanEncoding") => Self::MacRoman,
            Some(b"MacExpertEncoding") => Self::MacExpert,
            Some(b"StandardEncoding") => Self::Standard,
            _ => Self::BuiltIn,
        }
    }

    /// The glyph of a code.
    pub(super) fn name(self, code: u8) -> Option<&'static str> {
        let listed = |list: &'static str, first: u8| {
            let name = list.split_ascii_whitespace().nth(code.checked_sub(first)?.into());
            name.filter(|&name| name != "-")
        };
        let latin = match code {
            0..32 | 127.. => None,
            b'\'' => Some("quotesingle"),
            b'`' => Some("grave"),
            _ => Some(PredefinedEncoding::Standard.name(code)),
        };
        match self {
            Self::BuiltIn => None,
            Self::Standard => {
                let name = PredefinedEncoding::Standard.name(code);
                (name != ".notdef").then_some(name)
            }
            Self::MacRoman => latin.or_else(|| listed(MAC_ROMAN, 128)),
            Self::MacExpert => listed(MAC_EXPERT, 32),
            Self::WinAnsi => match code {
                // Unused codes show the bullet (ISO 32000-1, annex D.2, note 3).
                127.. => listed(WIN_ANSI, 128).or(Some("bullet")),
                _ => latin,
            },
        }
    }
}

/// What names the glyphs of a simple font.
#[derive(Debug)]
pub(super) struct Encoding {
    pub(super) base: Base,
    differences: BTreeMap<u8, String>,
}

impl Encoding {
    /// Reads the encoding of a font.
    pub(super) fn read(file: &File, font: &Dictionary) -> Self {
        let encoding = file.get(font, "Encoding");
        let Some(Object::Dictionary(encoding)) = encoding else {
            let base = Base::of(encoding.and_then(|it| it.as_name().ok()));
            return Self { base, differences: BTreeMap::new() };
        };
        let mut differences = BTreeMap::new();
        let items = file.get(encoding, "Differences").and_then(|it| it.as_array().ok());
        let mut code = 0;
        work::spend(ITEM_WORK * items.map_or(0, Vec::len) as u64);
        for item in items.into_iter().flatten().filter_map(|item| file.follow(item)) {
            match item {
                Object::Integer(number) => code = u32::try_from(*number).unwrap_or(256),
                Object::Name(name) => {
                    if let Ok(code) = u8::try_from(code) {
                        differences
                            .insert(code, String::from_utf8_lossy(name).into_owned());
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        Self { base: Base::of(file.name(encoding, "BaseEncoding")), differences }
    }

    /// The glyph that the font's own list gives to a code.
    pub(super) fn difference(&self, code: u8) -> Option<&str> {
        self.differences.get(&code).map(String::as_str)
    }

    /// The glyph of a code, unless the font's program has to tell.
    pub(super) fn name(&self, code: u8) -> Option<&str> {
        self.difference(code).or_else(|| self.base.name(code))
    }

    /// Whether a code is a control character, or one that Windows leaves free and no other encoding
    /// gives a glyph.
    pub(super) fn is_unused(&self, code: u8) -> bool {
        let is_free = match self.base {
            Base::BuiltIn | Base::WinAnsi => {
                matches!(code, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)
            }
            Base::Standard | Base::MacRoman | Base::MacExpert => false,
        };
        self.difference(code).is_none() && (code < 32 || code == 0x7f || is_free)
    }
}

/// The character that a glyph's name stands for by the Adobe Glyph List, if it stands for
/// one and for no variant of it, whose glyph is another.
pub(super) fn character(name: &str) -> Option<char> {
    if split_variant(name).1.is_some() {
        return None;
    }
    let mut characters = name_to_chars(name);
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

/// The code of a glyph in the encoding of Mac OS.
pub(super) fn mac_code(name: &str) -> Option<u8> {
    match name {
        "Euro" => Some(219),
        _ => (32..=255).find(|&code| Base::MacRoman.name(code) == Some(name)),
    }
}

/// Whether a glyph's name says that nothing is seen of it.
pub(super) fn is_blank_name(name: &str) -> bool {
    matches!(name, ".null" | "NULL" | "nonmarkingreturn" | "CR" | "controlCR")
        || name_to_chars(name).next().is_some() && name_to_chars(name).all(is_blank)
}

/// Whether nothing is seen of a character: spaces, controls, marks of direction and joining.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            u32::from(character),
            0xad | 0x034f
                | 0x061c
                | 0x115f..=0x1160
                | 0x180e
                | 0x200b..=0x200f
                | 0x2028..=0x202e
                | 0x2060..=0x206f
                | 0x2800
                | 0x3164
                | 0xfe00..=0xfe0f
                | 0xfeff
                | 0xffa0
                | 0xe0000..=0xe0fff
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_as_long_as_their_encodings() {
        let count = |list: &str| list.split_ascii_whitespace().count();
        assert_eq!([WIN_ANSI, MAC_ROMAN].map(count), [128, 128]);
        assert_eq!(Base::MacExpert.name(251), Some("Ringsmall"));
        assert_eq!(Base::MacExpert.name(86), Some("ff"));
    }

    #[test]
    fn codes_have_the_names_of_the_standard() {
        for (base, code, name) in [
            (Base::WinAnsi, 0x80, Some("Euro")),
            (Base::WinAnsi, 0x92, Some("quoteright")),
            (Base::WinAnsi, 0x9f, Some("Ydieresis")),
            (Base::WinAnsi, 0xe9, Some("eacute")),
            (Base::WinAnsi, 0x27, Some("quotesingle")),
            (Base::WinAnsi, 0x81, Some("bullet")),
            (Base::MacRoman, 0x8e, Some("eacute")),
            (Base::MacRoman, 0xca, Some("space")),
            (Base::MacRoman, 0xff, Some("caron")),
            (Base::Standard, 0x27, Some("quoteright")),
            (Base::Standard, 0xe9, Some("Oslash")),
            (Base::Standard, 0x80, None),
            (Base::MacExpert, 0x57, Some("fi")),
            (Base::MacExpert, 0xff, None),
            (Base::BuiltIn, 65, None),
        ] {
            assert_eq!(base.name(code), name, "{base:?} {code:#x}");
        }
    }

    #[test]
    fn names_stand_for_characters() {
        for (name, character_) in [
            ("uni0634", Some('ش')),
            ("u1F600", Some('😀')),
            ("u0041", Some('A')),
            ("eacute", Some('é')),
            ("afii57427", Some('س')),
            ("uni06440627", None),
            ("uni0634.init", None),
            ("g42", None),
        ] {
            assert_eq!(character(name), character_, "{name}");
        }
        assert!(is_blank_name("space") && is_blank_name("uni00A0"));
        assert!(!is_blank_name("g42") && !is_blank_name("hyphen"));
    }
}
