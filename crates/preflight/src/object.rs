//! What a finding is about.

use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// The kind of thing that a finding is about.
    pub enum Object {
        /// The file as a whole.
        File = "file",
        /// Its first line.
        Header = "header",
        /// Its trailer.
        Trailer = "trailer",
        /// A stream, wherever it stands.
        Stream = "stream",
        /// Any other object.
        Object = "object",
        /// The catalog.
        Catalog = "catalog",
        /// The information dictionary.
        Information = "information",
        /// The XMP metadata.
        Metadata = "metadata",
        /// The output intent.
        OutputIntent = "output intent",
        /// Layers (optional content).
        Layers = "layers",
        /// A bookmark.
        Bookmark = "bookmark",
        /// A page.
        Page = "page",
        /// An annotation.
        Annotation = "annotation",
        /// A content stream.
        Content = "content",
        /// An operator.
        Operator = "operator",
        /// The operator that sets the rendering intent.
        IntentOperator = "operator `ri`",
        /// The resources that a content stream names.
        Resources = "resources",
        /// A graphics state that is set by name.
        GraphicsState = "graphics state",
        /// An external object that is neither image nor form.
        XObject = "XObject",
        /// A form.
        Form = "form",
        /// A pattern.
        Pattern = "pattern",
        /// A shading.
        Shading = "shading",
        /// A soft mask.
        SoftMask = "soft mask",
        /// A font.
        Font = "font",
        /// Text.
        Text = "text",
        /// A line.
        Line = "line",
        /// A filled shape.
        Shape = "shape",
        /// An image.
        Image = "image",
        /// An image that is painted in one colour.
        Stencil = "stencil",
    }
}
