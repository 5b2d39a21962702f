//! The items on a page, in millimetres from the top left corner of its trim.

use malzama::typeset::Placement;
use malzama::typeset::placeholder_name;
use ttf_parser::GlyphId;
use typst::layout::{Abs, Frame, FrameItem, Rect, Transform};
use typst::text::TextItem;
use typst::visualize::ImageKind;
use typst_layout::Page;

use crate::tokens::Tokens;

/// The least weight that counts as bold (OpenType 1.9, `usWeightClass`).
const BOLD: u16 = 600;

/// An axis-aligned rectangle.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A run of glyphs of one font and size.
pub struct Piece {
    /// The left end of its baseline, whatever the direction of its script.
    pub left: f64,
    pub baseline: f64,
    pub width: f64,
    /// The type size in points.
    pub size: f64,
    pub item: TextItem,
}

/// The visible part of a photograph.
pub struct Picture {
    /// The path of the photograph, as named in the manuscript.
    pub path: String,
    pub area: Area,
}

/// The printed content of a page.
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub pieces: Vec<Piece>,
    pub pictures: Vec<Picture>,
    /// The distances of the origins of shapes from the top of the trim.
    pub shapes: Vec<f64>,
}

impl Area {
    /// Returns the intersection; its size is zero or negative if the areas do not
    /// overlap.
    pub fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Returns the bounding box of both areas.
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Returns whether both width and height are larger than `least`.
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

    /// Returns whether it is set in bold.
    pub fn is_bold(&self) -> bool {
        self.item.font.font().info().variant.weight.to_number() >= BOLD
    }

    /// Returns whether it is set like a name: in the display face, or in the bold reading
    /// face.
    pub fn is_of_name(&self, tokens: &Tokens) -> bool {
        self.family() == tokens.display
            || self.family() == tokens.reading && self.is_bold()
    }

    /// Iterates over the glyphs, each with its origin.
    pub fn glyphs(&self) -> impl Iterator<Item = (GlyphId, f64, f64)> {
        let em = Abs::pt(self.size).to_mm();
        let mut cursor = 0.0;
        self.item.glyphs.iter().map(move |glyph| {
            let x = self.left + (cursor + glyph.x_offset.get()) * em;
            cursor += glyph.x_advance.get();
            (GlyphId(glyph.id), x, self.baseline - glyph.y_offset.get() * em)
        })
    }

    /// Returns the bounding box of its ink; `None` if it has no ink.
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
    /// Reads a page and its placements.
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
