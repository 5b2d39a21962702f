//! What a finding is about.

use malzama_message::{Message, message};
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

impl Object {
    /// Returns the message that names it to people.
    pub fn message(self) -> Message {
        match self {
            Self::File => message!("object/file"),
            Self::Header => message!("object/header"),
            Self::Trailer => message!("object/trailer"),
            Self::Stream => message!("object/stream"),
            Self::Object => message!("object/object"),
            Self::Catalog => message!("object/catalog"),
            Self::Information => message!("object/information"),
            Self::Metadata => message!("object/metadata"),
            Self::OutputIntent => message!("object/output-intent"),
            Self::Layers => message!("object/layers"),
            Self::Bookmark => message!("object/bookmark"),
            Self::Page => message!("object/page"),
            Self::Annotation => message!("object/annotation"),
            Self::Content => message!("object/content"),
            Self::Operator => message!("object/operator"),
            Self::IntentOperator => message!("object/intent-operator"),
            Self::Resources => message!("object/resources"),
            Self::GraphicsState => message!("object/graphics-state"),
            Self::XObject => message!("object/x-object"),
            Self::Form => message!("object/form"),
            Self::Pattern => message!("object/pattern"),
            Self::Shading => message!("object/shading"),
            Self::SoftMask => message!("object/soft-mask"),
            Self::Font => message!("object/font"),
            Self::Text => message!("object/text"),
            Self::Line => message!("object/line"),
            Self::Shape => message!("object/shape"),
            Self::Image => message!("object/image"),
            Self::Stencil => message!("object/stencil"),
        }
    }
}
