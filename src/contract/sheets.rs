//! The terms of imposed sheets: how pages lie on them, their size, creep and margins.

use malzama_impose::{
    Creep, Fold, Imposition, Length as SheetLength, Marks, Scheme, SheetSize,
    SignatureLength, Working,
};
use malzama_message::message;

use super::YES_OR_NO;
use super::job::CALIPER_BOUNDS;
use crate::geom::Length;
use crate::records::{
    Binding, Fields, optional_choice, optional_length, parsed_if_there,
};

/// The most creep of the innermost leaf, in millimetres.
const MOST_CREEP: f64 = 20.0;

/// The widest gripper margin or gutter, in millimetres.
const WIDEST: f64 = 50.0;

/// The schemes of imposition, as contracts and the command line name them.
pub const SCHEMES: [(&str, Scheme); 15] = [
    ("saddle-2-up", saddle(Fold::Folio, Working::Sheetwise)),
    ("saddle-4-up", saddle(Fold::Quarto, Working::Sheetwise)),
    ("saddle-8-up", saddle(Fold::Octavo, Working::Sheetwise)),
    ("saddle-4-up-work-and-turn", saddle(Fold::Folio, Working::WorkAndTurn)),
    ("saddle-4-up-work-and-tumble", saddle(Fold::Folio, Working::WorkAndTumble)),
    ("saddle-8-up-work-and-turn", saddle(Fold::Quarto, Working::WorkAndTurn)),
    ("saddle-8-up-work-and-tumble", saddle(Fold::Quarto, Working::WorkAndTumble)),
    ("signatures-8", signatures(SignatureLength::Eight, Fold::Quarto)),
    ("signatures-16", signatures(SignatureLength::Sixteen, Fold::Octavo)),
    ("signatures-32", signatures(SignatureLength::ThirtyTwo, Fold::Sextodecimo)),
    ("signatures-8-2-up", signatures(SignatureLength::Eight, Fold::Folio)),
    ("signatures-16-2-up", signatures(SignatureLength::Sixteen, Fold::Folio)),
    ("signatures-32-2-up", signatures(SignatureLength::ThirtyTwo, Fold::Folio)),
    ("one-sided", Scheme::OneSided { across: 1, down: 1 }),
    ("copy-shop", Scheme::CopyShop { margin: SheetLength::ZERO }),
];

/// The strip that office printers do not reach, in millimetres.
const PRINTER_MARGIN: f64 = 5.0;

const fn saddle(fold: Fold, working: Working) -> Scheme {
    Scheme::Saddle { fold, working }
}

const fn signatures(length: SignatureLength, fold: Fold) -> Scheme {
    Scheme::Signatures { length, fold, working: Working::Sheetwise }
}

/// How much pages are shifted against creep.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum CreepTerm {
    /// Not at all: whoever folds does it, or needs none.
    #[default]
    None,
    /// By the caliper of the text's paper.
    Caliper,
    /// By a total for the innermost leaf.
    Total(Length),
}

/// What is wanted of imposed sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetTerms {
    /// How pages lie on sheets.
    pub scheme: Scheme,
    /// The size of the sheet; the smallest that holds pages and marks if missing.
    pub size: Option<SheetSize>,
    /// How pages are shifted against creep.
    pub creep: CreepTerm,
    /// The strip in which the press grips the sheet.
    pub gripper: Length,
    /// The space between pages at the spine, which a binder mills off.
    pub gutter: Length,
    /// Whether there are marks around the pages.
    pub marks: bool,
}

impl Default for SheetTerms {
    /// Creates the terms of a small shop: saddle stitch 2-up with marks, on the smallest sheet.
    fn default() -> Self {
        Self {
            scheme: SCHEMES[0].1,
            size: None,
            creep: CreepTerm::None,
            gripper: Length::mm(0.0),
            gutter: Length::mm(0.0),
            marks: true,
        }
    }
}

impl SheetTerms {
    /// Returns the usual terms of a binding: what is glued is gathered from signatures, as nested sheets
    /// would fall apart when the fold is milled off.
    pub fn usual(binding: Option<super::Binding>) -> Self {
        let usual = Self::default();
        match binding {
            Some(super::Binding::Perfect) => Self {
                scheme: signatures(SignatureLength::Sixteen, Fold::Folio),
                ..usual
            },
            Some(super::Binding::SaddleStitch) | None => usual,
        }
    }

    /// Takes the terms of sheets from a contract for a binding; `None` if it has none.
    pub fn take(fields: &mut Fields, binding: Option<super::Binding>) -> Option<Self> {
        let node = fields.node("sheets")?;
        let mut sheets = Fields::open(node, message!("noun/sheets"), fields.sink())?;
        let scheme = optional_choice(&mut sheets, "scheme", &SCHEMES);
        let expected = message!("expected/sheet-size");
        let size = parsed_if_there(&mut sheets, "size", size_of, expected, "SRA3");
        let expected = message!("expected/creep", most = MOST_CREEP.to_string());
        let creep = parsed_if_there(&mut sheets, "creep", creep_of, expected, "caliper");
        let [gripper, gutter] = ["gripper", "gutter"]
            .map(|key| optional_length(&mut sheets, key, 0.0..=WIDEST, "10 mm"));
        let marks = optional_choice(&mut sheets, "marks", &YES_OR_NO);
        sheets.finish();
        let usual = Self::usual(binding);
        Some(Self {
            scheme: scheme.unwrap_or(usual.scheme),
            size,
            creep: creep.unwrap_or_default(),
            gripper: gripper.unwrap_or(usual.gripper),
            gutter: gutter.unwrap_or(usual.gutter),
            marks: marks.unwrap_or(usual.marks),
        })
    }

    /// Returns the imposition of a booklet bound at a side, whose leaves are as thick as `caliper`
    /// if that is known.
    pub fn imposition(&self, binding: Binding, caliper: Option<Length>) -> Imposition {
        let length = |it: Length| SheetLength::mm(it.to_mm());
        Imposition {
            scheme: match self.scheme {
                Scheme::CopyShop { .. } => {
                    Scheme::CopyShop { margin: SheetLength::mm(PRINTER_MARGIN) }
                }
                scheme => scheme,
            },
            binding: match binding {
                Binding::Right => malzama_impose::Binding::Right,
                Binding::Left => malzama_impose::Binding::Left,
            },
            sheet: self.size,
            creep: match (self.creep, caliper) {
                (CreepTerm::Total(total), _) => {
                    Creep::Total { millimetres: total.to_mm() }
                }
                (CreepTerm::Caliper, Some(caliper)) => {
                    Creep::Caliper { millimetres: caliper.to_mm(), fit: 1.0 }
                }
                (CreepTerm::None, _) | (CreepTerm::Caliper, None) => Creep::None,
            },
            bleed: None,
            gutter: length(self.gutter),
            gripper: length(self.gripper),
            marks: if self.marks { Marks::ALL } else { Marks::NONE },
        }
    }
}

/// Returns a scheme by its name.
pub fn scheme_named(name: &str) -> Option<Scheme> {
    SCHEMES.iter().find(|(known, _)| *known == name).map(|it| it.1)
}

/// Parses the size of a sheet: a name, or width and height in millimetres.
pub fn size_of(text: &str) -> Option<SheetSize> {
    text.parse().ok()
}

/// Parses creep: `none`, `caliper`, or a length for the innermost leaf.
pub fn creep_of(text: &str) -> Option<CreepTerm> {
    match text {
        "none" => Some(CreepTerm::None),
        "caliper" => Some(CreepTerm::Caliper),
        _ => {
            let total = Length::parse(text)?;
            (0.0..=MOST_CREEP).contains(&total.to_mm()).then_some(CreepTerm::Total(total))
        }
    }
}

/// Parses the caliper of a leaf.
pub fn caliper_of(text: &str) -> Option<Length> {
    Length::parse(text).filter(|it| CALIPER_BOUNDS.contains(&it.to_mm()))
}
