//! Finds text set in a substitute face, because the project has no font of the requested
//! weight or style.

use std::collections::BTreeMap;

use malzama_message::{Message, message, number};
use typst::layout::{Frame, FrameItem};
use typst::syntax::Span;
use typst_layout::PagedDocument;

use crate::fonts::{Faces, MissingFace};

/// Reports each missing face once, with the page and span of the first text that requests
/// it, a message and a hint.
pub fn check(
    document: &PagedDocument,
    faces: &Faces,
    mut report: impl FnMut(usize, Span, Message, Message),
) {
    let mut missing = BTreeMap::new();
    for (page, number) in document.pages().iter().zip(1..) {
        collect(&page.frame, number, &mut missing);
    }
    for ((family, face), (page, span)) in missing {
        let there: Vec<Message> = faces
            .of(&family)
            .map(|face| {
                let (weight, style) = (face.weight, face.style.name());
                message!("fonts/face", weight = weight, style = style)
            })
            .collect();
        let found = message!(
            "layout/missing-face",
            family = &family,
            weight = number(face.weight.into(), 0),
            style = face.style.name()
        );
        let there = malzama_message::Value::Messages(there);
        report(
            page,
            span,
            found,
            message!("hint/faces-are", family = family, faces = there),
        );
    }
}

/// The page and span of the first text that requests each missing face.
type Missing = BTreeMap<(String, MissingFace), (usize, Span)>;

fn collect(frame: &Frame, page: usize, missing: &mut Missing) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, page, missing),
            FrameItem::Text(text) => {
                let font = text.font.font();
                if let Some(face) = MissingFace::of(font) {
                    let span =
                        text.glyphs.first().map_or(Span::detached(), |it| it.span.0);
                    let family = font.info().family.clone();
                    missing.entry((family, face)).or_insert((page, span));
                }
            }
            _ => {}
        }
    }
}
