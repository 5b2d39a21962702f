//! Clusters: the glyphs that a shaper gave for a letter and its marks.

use std::ops::Range;

use ttf_parser::GlyphId;
use ttf_parser::gdef::GlyphClass;
use typst::layout::{Em, Point};
use typst::text::{Glyph, TextItem};
use unicode_bidi::{BidiClass, bidi_class};

/// Distance in points below which two positions are the same.
const NEAR: f64 = 1e-3;

/// A glyph by its place in a run.
pub(super) struct Placed<'a> {
    pub glyph: &'a Glyph,
    /// The pen before it.
    pub pen: Em,
    /// How far it is raised over the baseline of the run.
    pub raised: Em,
    pub is_mark: bool,
}

/// Glyphs that stand for a text together, in the order in which they are painted.
pub(super) struct Cluster<'a> {
    pub text: &'a str,
    pub glyphs: Vec<Placed<'a>>,
}

impl Cluster<'_> {
    fn lacks_base(&self) -> bool {
        self.glyphs.iter().all(|it| it.is_mark)
    }
}

/// Returns the clusters of an item in the order in which they are painted.
pub(super) fn clusters(item: &TextItem) -> Vec<Cluster<'_>> {
    let mut clusters: Vec<(Range<usize>, Cluster)> = Vec::new();
    let mut pen = Em::zero();
    for glyph in &item.glyphs {
        let is_mark = is_mark(item, glyph.id);
        let placed = Placed { glyph, pen, raised: glyph.y_offset, is_mark };
        pen += glyph.x_advance;
        match clusters.last_mut() {
            Some((range, cluster)) if *range == glyph.range() => {
                cluster.glyphs.push(placed);
            }
            _ => {
                let text = item.text.get(glyph.range()).unwrap_or_default();
                clusters.push((glyph.range(), Cluster { text, glyphs: vec![placed] }));
            }
        }
    }
    clusters.into_iter().map(|(_, cluster)| cluster).collect()
}

/// Whether two items have the same style.
pub(super) fn is_alike(one: &TextItem, other: &TextItem) -> bool {
    one.font == other.font
        && one.size == other.size
        && one.fill == other.fill
        && one.stroke == other.stroke
        && (one.lang, one.region) == (other.lang, other.region)
}

/// Whether two items are one that was split within a cluster because marks are raised or lowered.
pub(super) fn is_split(left: (Point, &TextItem), right: (Point, &TextItem)) -> bool {
    let ((at, text), (next_at, next)) = (left, right);
    let gap = next_at.x - (at.x + text.width());
    if !is_alike(text, next) || gap.to_pt().abs() > NEAR {
        return false;
    }
    let (clusters, next_clusters) = (clusters(text), clusters(next));
    let (Some(before), Some(after)) = (clusters.last(), next_clusters.first()) else {
        return false;
    };
    let rest = if runs_left(before.text) { before } else { after };
    before.text == after.text && rest.lacks_base()
}

/// Whether a text is read from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().any(|it| matches!(bidi_class(it), BidiClass::R | BidiClass::AL))
}

/// Whether a glyph is attached to others (OpenType 1.9, `GDEF`, glyph class 3).
pub(super) fn is_mark(item: &TextItem, glyph: u16) -> bool {
    let tables = item.font.ttf().tables();
    let class = tables.gdef.and_then(|gdef| gdef.glyph_class(GlyphId(glyph)));
    class == Some(GlyphClass::Mark)
}
