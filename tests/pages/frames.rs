//! What stands on a page, in millimetres from the left and the head of its trim.

use malzama::typeset::Placement;
use malzama::typeset::placeholder_name;
use ttf_parser::GlyphId;
use typst::layout::{Abs, Frame, FrameItem, Rect, Transform};
use typst::text::TextItem;
use typst::visualize::ImageKind;
use typst_layout::Page;

use crate::tokens::Tokens;

/// The least weight of strong type (OpenType 1.9, `usWeightClass`).
const BOLD: u16 = 600;

/// An upright rectangle.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A run of glyphs of one font and height.
pub struct Piece {
    /// Where it begins on its baseline, from the left in every script.
    pub left: f64,
    pub baseline: f64,
    pub width: f64,
    /// The size of its type in points.
    pub size: f64,
    pub item: TextItem,
}

/// The seen part of a photograph.
pub struct Picture {
    /// Its path, as the manuscript names it.
    pub path: String,
    pub area: Area,
}

/// All that is printed on one page.
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub pieces: Vec<Piece>,
    pub pictures: Vec<Picture>,
    /// Where shapes begin, from the head.
    pub shapes: Vec<f64>,
}

impl Area {
    /// What two areas have in common; of no size or less if nothing.
    pub fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The smallest area around two.
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether it is wider and higher than `least`.
    pub fn exceeds(self, least: f64) -> bool {
        self.right - self.left > least && self.bottom - self.top > least
    }

    fn of(rect: Rect) -> Self {
        Self {
            left: rect.min.x.to_mm(),
            top: rect.min.y.to_mm(),
            right: rect.max.x.to_mm(),
            bottom: rect.max.y.to_mm(),
        }
    }
}

impl Piece {
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    pub fn family(&self) -> &str {
        &self.item.font.font().info().family
    }

    /// Whether it is strong type.
    pub fn is_bold(&self) -> bool {
        self.item.font.font().info().variant.weight.to_number() >= BOLD
    }

    /// Whether it is set as names are: in display type, or in strong type for reading.
    pub fn is_of_name(&self, tokens: &Tokens) -> bool {
        self.family() == tokens.display
            || self.family() == tokens.reading && self.is_bold()
    }

    /// The glyphs, each with the place of its origin.
    pub fn glyphs(&self) -> impl Iterator<Item = (GlyphId, f64, f64)> {
        let em = Abs::pt(self.size).to_mm();
        let mut cursor = 0.0;
        self.item.glyphs.iter().map(move |glyph| {
            let x = self.left + (cursor + glyph.x_offset.get()) * em;
            cursor += glyph.x_advance.get();
            (GlyphId(glyph.id), x, self.baseline - glyph.y_offset.get() * em)
        })
    }

    /// The area of its ink; none if it has none.
    pub fn ink(&self) -> Option<Area> {
        let face = self.item.font.ttf();
        let unit = Abs::pt(self.size).to_mm() / self.item.font.units_per_em();
        self.glyphs()
            .filter_map(|(glyph, x, y)| {
                let bounds = face.glyph_bounding_box(glyph)?;
                Some(Area {
                    left: x + f64::from(bounds.x_min) * unit,
                    top: y - f64::from(bounds.y_max) * unit,
                    right: x + f64::from(bounds.x_max) * unit,
                    bottom: y - f64::from(bounds.y_min) * unit,
                })
            })
            .reduce(Area::around)
    }
}

impl Sheet {
    /// Reads a page whose photographs are placed as told.
    pub fn read(page: &Page, placements: &[Placement]) -> Self {
        let size = page.frame.size();
        let mut sheet = Self {
            width: size.x.to_mm(),
            height: size.y.to_mm(),
            pieces: Vec::new(),
            pictures: Vec::new(),
            shapes: Vec::new(),
        };
        sheet.collect(&page.frame, Transform::identity(), placements);
        sheet
    }

    fn collect(&mut self, frame: &Frame, within: Transform, placements: &[Placement]) {
        for (at, item) in frame.items() {
            let here = at.transform(within);
            match item {
                FrameItem::Group(group) => {
                    let moved = Transform::translate(at.x, at.y);
                    let within = within.pre_concat(moved).pre_concat(group.transform);
                    self.collect(&group.frame, within, placements);
                }
                FrameItem::Text(item) => self.pieces.push(Piece {
                    left: here.x.to_mm(),
                    baseline: here.y.to_mm(),
                    width: item.width().to_mm() * within.sx.get(),
                    size: item.size.to_pt() * within.sy.get(),
                    item: item.clone(),
                }),
                FrameItem::Image(image, size, _) => {
                    let there = (*at + size.to_point()).transform(within);
                    let area = Area::of(Rect::new(here.min(there), here.max(there)));
                    let number = match image.kind() {
                        ImageKind::Raster(raster) => placeholder_name(raster.data()),
                        ImageKind::Svg(_) | ImageKind::Pdf(_) => None,
                    };
                    let number: usize = number
                        .and_then(|number| number.parse().ok())
                        .expect("every picture is a photograph");
                    let path = placements[number].path.clone();
                    self.pictures.push(Picture { path, area });
                }
                FrameItem::Shape(..) => self.shapes.push(here.y.to_mm()),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
