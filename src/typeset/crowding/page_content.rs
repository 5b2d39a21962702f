//! What stands on a laid-out page and where: runs of type, and figures.

use std::ops::Range;

use ttf_parser::GlyphId;
use typst::foundations::Label;
use typst::introspection::Tag;
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst_layout::Page;

/// The label of a mark after which, within its own container, type may stand on pictures.
const ON_PICTURE: &str = "on-picture";

/// How far glyphs of any of the usual scripts reach beyond their advance and their line, as shares
/// of the type size: to the sides, above the baseline and below it.
const REACH: [f64; 3] = [0.6, 1.6, 1.1];

/// Height and depth of letters without tails and marks, as shares of the type size: where no other
/// line belongs.
const LINE: [f64; 2] = [0.62, 0.18];

/// The content of a page in the order in which it is painted, measured from the trim's top left
/// corner.
pub struct PageContent<'a> {
    /// The trim.
    pub trim: Rect,
    /// The trim and its bleed.
    pub bleed: Rect,
    /// The runs of type of which anything could be seen.
    pub runs: Vec<Run<'a>>,
    /// The shapes and pictures of which anything could be seen, or that lie beyond the bleed.
    pub figures: Vec<Figure>,
}

/// A run of type of one font and size.
pub struct Run<'a> {
    /// The type.
    pub item: &'a TextItem,
    /// Its advance, as high and deep as letters without tails and marks.
    pub line: Rect,
    /// A box that surely holds its ink.
    pub reach: Rect,
    /// Its type size on the page.
    pub size: Abs,
    /// Whether its layout lets it stand on any picture.
    pub may_stand_on_pictures: bool,
    /// When it is painted.
    pub order: usize,
    to_page: Transform,
    seen: Option<Rect>,
}

/// A shape or a picture.
#[derive(Clone)]
pub struct Figure {
    /// What of it could be seen on a page without edges.
    pub area: Rect,
    /// Where its layout draws it.
    pub span: Span,
    /// The orders of what is painted within the container that crops it, if it is a picture: type
    /// among it, such as a mark on a photograph, stands there on purpose.
    pub own: Option<Range<usize>>,
}

impl<'a> PageContent<'a> {
    /// Reads a page.
    pub fn read(page: &'a Page) -> Self {
        let size = page.frame.size();
        let bleed = page.bleed;
        let mut content = Self {
            trim: Rect::new(Point::zero(), size.to_point()),
            bleed: Rect::new(
                Point::new(-bleed.left, -bleed.top),
                Point::new(size.x + bleed.right, size.y + bleed.bottom),
            ),
            runs: Vec::new(),
            figures: Vec::new(),
        };
        let mut reader = Reader { content: &mut content, painted: 0 };
        let scope =
            Scope { to_page: Transform::identity(), seen: None, on_picture: false };
        reader.frame(&page.frame, scope);
        content
    }
}

impl Run<'_> {
    /// Returns the boxes of its glyphs' ink, as far as they can be seen.
    pub fn ink(&self) -> impl Iterator<Item = Rect> + '_ {
        let face = self.item.font.ttf();
        let size = self.item.size;
        let mut cursor = Abs::zero();
        self.item.glyphs.iter().filter_map(move |glyph| {
            let x = cursor + glyph.x_offset.at(size);
            cursor += glyph.x_advance.at(size);
            let bounds = face.glyph_bounding_box(GlyphId(glyph.id))?;
            let unit = |units: i16| self.item.font.to_em(units).at(size);
            let y = -glyph.y_offset.at(size);
            let ink = Rect::new(
                Point::new(x + unit(bounds.x_min), y - unit(bounds.y_max)),
                Point::new(x + unit(bounds.x_max), y - unit(bounds.y_min)),
            );
            seen(moved(ink, self.to_page), self.seen)
        })
    }

    /// Where its layout sets it.
    pub fn span(&self) -> Span {
        self.item.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0)
    }

    /// Whether it stands on a picture because its layout wants it there.
    pub fn belongs_to(&self, picture: &Figure) -> bool {
        self.may_stand_on_pictures
            || picture.own.as_ref().is_some_and(|own| own.contains(&self.order))
    }
}

/// Returns what two rectangles have in common; `None` if that is nothing.
pub fn common(one: Rect, other: Rect) -> Option<Rect> {
    let common = Rect::new(one.min.max(other.min), one.max.min(other.max));
    let size = common.max - common.min;
    (size.x > Abs::zero() && size.y > Abs::zero()).then_some(common)
}

/// How the items of a frame come onto the page.
#[derive(Clone, Copy)]
struct Scope {
    to_page: Transform,
    /// What containers around it leave visible.
    seen: Option<Rect>,
    on_picture: bool,
}

struct Reader<'c, 'a> {
    content: &'c mut PageContent<'a>,
    /// The number of items painted so far.
    painted: usize,
}

impl<'a> Reader<'_, 'a> {
    fn frame(&mut self, frame: &'a Frame, mut scope: Scope) {
        let label = Label::new(PicoStr::intern(ON_PICTURE));
        for (at, item) in frame.items() {
            self.painted += 1;
            let to_page = scope.to_page.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => {
                    let to_page = to_page.pre_concat(group.transform);
                    let clip =
                        group.clip.as_ref().map(|it| moved(it.bbox(None), to_page));
                    let within = match (scope.seen, clip) {
                        (Some(seen), Some(clip)) => Some(
                            common(seen, clip).unwrap_or(Rect::new(seen.min, seen.min)),
                        ),
                        (seen, clip) => seen.or(clip),
                    };
                    let (first, figures) = (self.painted, self.content.figures.len());
                    let inner = Scope { to_page, seen: within, ..scope };
                    self.frame(&group.frame, inner);
                    if group.clip.is_some() {
                        let pictures = &mut self.content.figures[figures..];
                        for own in pictures.iter_mut().filter_map(|it| it.own.as_mut()) {
                            *own = first.min(own.start)..self.painted + 1;
                        }
                    }
                }
                FrameItem::Text(text) => self.text(text, to_page, scope),
                FrameItem::Shape(shape, span) => {
                    self.figure(moved(shape.bbox(false), to_page), *span, scope, false);
                }
                FrameItem::Image(_, size, span) => {
                    let area = Rect::from_pos_size(Point::zero(), *size);
                    self.figure(moved(area, to_page), *span, scope, true);
                }
                FrameItem::Tag(Tag::Start(element, _)) => {
                    scope.on_picture |= label.is_some() && element.label() == label;
                }
                FrameItem::Tag(_) | FrameItem::Link(..) => {}
            }
        }
    }

    fn text(&mut self, item: &'a TextItem, to_page: Transform, scope: Scope) {
        let size = item.size;
        let [aside, above, below] = REACH.map(|share| size * share);
        let reach = Rect::new(
            Point::new(-aside, -above),
            Point::new(item.width() + aside, below),
        );
        let Some(reach) = seen(moved(reach, to_page), scope.seen) else { return };
        let [above, below] = LINE.map(|share| size * share);
        let line = Rect::new(Point::with_y(-above), Point::new(item.width(), below));
        self.content.runs.push(Run {
            item,
            line: moved(line, to_page),
            reach,
            size: size * libm::hypot(to_page.kx.get(), to_page.sy.get()),
            may_stand_on_pictures: scope.on_picture,
            order: self.painted,
            to_page,
            seen: scope.seen,
        });
    }

    fn figure(&mut self, area: Rect, span: Span, scope: Scope, is_picture: bool) {
        // Lines have no height; what a container crops away is gone on purpose.
        let grown = Rect::new(area.min - HAIR, area.max + HAIR);
        let Some(area) = seen(grown, scope.seen) else { return };
        let own = is_picture.then_some(self.painted..self.painted + 1);
        self.content.figures.push(Figure { area, span, own });
    }
}

/// Half the thickness of the thinnest line that a press shows, in both directions.
const HAIR: Point = Point { x: Abs::raw(0.05), y: Abs::raw(0.05) };

/// Returns the part of a rectangle that is seen; `None` if nothing is.
fn seen(area: Rect, seen: Option<Rect>) -> Option<Rect> {
    seen.map_or(Some(area), |seen| common(area, seen))
}

/// Returns the upright box around a rectangle after a transformation.
fn moved(area: Rect, transform: Transform) -> Rect {
    let size = area.max - area.min;
    let size = Size::new(size.x, size.y);
    let corners = [
        Point::zero(),
        Point::new(size.x, Abs::zero()),
        Point::new(Abs::zero(), size.y),
        size.to_point(),
    ]
    .map(|corner| (area.min + corner).transform(transform));
    let [first, rest @ ..] = corners;
    let fold = |pick: fn(Point, Point) -> Point| rest.into_iter().fold(first, pick);
    Rect::new(fold(Point::min), fold(Point::max))
}
