//! Reads paragraphs of running text back from laid-out pages.

use typst::foundations::Label;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::lines::{Line, Paragraph, Piece, Run};

/// The label of paragraphs whose lines may be filled with kashidas.
const RUNNING: &str = "kashida";

/// How exactly runs of one line continue each other, and share a baseline.
const NEAR: Abs = Abs::raw(0.01);

/// How far from the baseline of its line a word may stand that has no space, in ems.
const RAISED: f64 = 0.4;

/// Reads the labelled paragraphs of a document.
pub fn read(document: &PagedDocument) -> Vec<Paragraph<'_>> {
    let Some(label) = Label::new(PicoStr::intern(RUNNING)) else { return Vec::new() };
    let mut reader = Reader { label, open: None, paragraphs: Vec::new() };
    for (number, page) in document.pages().iter().enumerate() {
        let mut texts = 0;
        reader.frame(&page.frame, Point::zero(), number, &mut texts);
    }
    reader.paragraphs
}

/// The paragraph that is being read.
struct Open<'a> {
    location: Location,
    /// Its runs, each with its page.
    runs: Vec<(usize, Vec<Piece<'a>>)>,
    /// The places of what is no type, each with its page.
    others: Vec<(usize, Point)>,
}

struct Reader<'a> {
    label: Label,
    open: Option<Open<'a>>,
    paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> Reader<'a> {
    fn frame(&mut self, frame: &'a Frame, origin: Point, page: usize, texts: &mut usize) {
        for (at, item) in frame.items() {
            let at = origin + *at;
            match item {
                FrameItem::Group(group) => {
                    let Transform { sx, ky, kx, sy, tx, ty } = group.transform;
                    let is_moved_only = [sx, sy].iter().all(|it| it.get() == 1.0)
                        && [kx, ky].iter().all(|it| it.get() == 0.0);
                    if is_moved_only {
                        self.frame(&group.frame, at + Point::new(tx, ty), page, texts);
                    } else {
                        // What is turned or scaled is no line among others.
                        let open = self.open.take();
                        self.frame(&group.frame, at, page, texts);
                        self.open = open;
                    }
                }
                FrameItem::Text(item) => {
                    if let Some(open) = &mut self.open {
                        open.add(page, Piece { number: *texts, at, item });
                    }
                    *texts += 1;
                }
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {
                    if let Some(open) = &mut self.open {
                        open.others.push((page, at));
                    }
                }
                FrameItem::Tag(Tag::Start(element, _)) => {
                    if element.label() == Some(self.label)
                        && let Some(location) = element.location()
                    {
                        let (runs, others) = (Vec::new(), Vec::new());
                        self.open = Some(Open { location, runs, others });
                    }
                }
                FrameItem::Tag(Tag::End(location, ..)) => {
                    if let Some(open) = self.open.take_if(|it| it.location == *location) {
                        self.paragraphs.push(open.lines());
                    }
                }
            }
        }
    }
}

impl<'a> Open<'a> {
    /// Adds a text item to the run that it continues, or begins a run with it.
    fn add(&mut self, page: usize, piece: Piece<'a>) {
        if let Some((on, run)) = self.runs.last_mut()
            && *on == page
            && let Some(before) = run.last()
            && (before.at.x + before.item.width() - piece.at.x).abs() < NEAR
            && before.item.font == piece.item.font
            && before.item.size == piece.item.size
        {
            run.push(piece);
        } else {
            self.runs.push((page, vec![piece]));
        }
    }

    /// Puts its runs into lines.
    fn lines(self) -> Paragraph<'a> {
        let mut lines: Vec<Line> = Vec::new();
        // Whether the baseline of the last line is known for sure.
        let mut is_sure = false;
        for (page, pieces) in self.runs {
            let size = pieces.first().map_or(Abs::zero(), |piece| piece.item.size);
            let run = Run::of(pieces);
            let (baseline, has_space) = run.baseline();
            let near = if is_sure && has_space { NEAR } else { size * RAISED };
            match lines.last_mut() {
                Some(line)
                    if line.page == page && (line.baseline - baseline).abs() < near =>
                {
                    if has_space && !is_sure {
                        (line.baseline, is_sure) = (baseline, true);
                    }
                    line.runs.push(run);
                }
                _ => {
                    is_sure = has_space;
                    let runs = vec![run];
                    lines.push(Line { page, baseline, runs, is_mixed: false });
                }
            }
        }
        for line in &mut lines {
            let size = line.runs[0].pieces[0].item.size;
            line.is_mixed = self.others.iter().any(|(page, at)| {
                *page == line.page && (at.y - line.baseline).abs() < size
            });
        }
        Paragraph { lines }
    }
}
