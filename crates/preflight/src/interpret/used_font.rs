//! What is remembered of a font that a page uses.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::Dictionary;

use crate::syntax::{Code, Font};

/// How many bytes the programs and drawings of all fonts of a page may have, to be kept.
pub(super) const FONT_BYTES: usize = 96 << 20;

/// A font as a page uses it.
pub(crate) struct UsedFont<'f> {
    pub(crate) font: Rc<Font>,
    pub(super) dictionary: &'f Dictionary,
    /// Whether any text is shown in it, and any of which something could be seen.
    pub(crate) is_used: bool,
    pub(super) is_seen: bool,
    /// The smallest size of what is seen, in points.
    pub(crate) smallest: Option<f64>,
    /// The content of drawings of a font of type 3; none for what there is no drawing of.
    pub(super) drawings: BTreeMap<Code, Option<Rc<[u8]>>>,
}
