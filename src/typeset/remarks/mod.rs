//! Drafts for the board: beside each page a strip that numbers its paragraphs, names the records that its
//! texts are written in, and leaves room for remarks.

mod anchors;

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst::syntax::Span;
use typst::visualize::{Cmyk, Color, Curve, FixedStroke, Geometry, ProcessColor};
use typst_layout::{Page, PagedDocument};

use self::anchors::{Anchor, Numbering, anchors};
use super::snippet;
use super::world::Shared;
use crate::approval::Mark;
use crate::edition::Edition;
use crate::records::{Binding, Digits, Language};
use malzama_preflight::Part;

/// The width of the strip in millimetres: with a page of A5 it makes the width of A4.
const STRIP: f64 = 62.0;

/// The line between page and strip, in the ink by which proofs are known.
const INK: Cmyk = Cmyk { c: 0.0, m: 0.6, y: 0.4, k: 0.0 };

/// What a strip says of the whole draft.
pub struct Said<'a> {
    /// The parts that the layout reports.
    pub parts: &'a [Part],
    /// A hash of the look of all pages, by which two drafts are told apart.
    pub hash: &'a str,
    /// The last approval of the edition, if it has one.
    pub approved: Option<&'a Mark>,
}

/// Returns the pages, trimmed, each with its strip on the outside.
pub(super) fn add(
    edition: &Edition,
    document: &PagedDocument,
    said: &Said,
    shared: &Shared,
) -> PagedDocument {
    let mut numbering = Numbering::default();
    let count = document.pages().len();
    let pages = document.pages().iter().enumerate().map(|(index, page)| {
        let number = index + 1;
        let anchors = anchors(edition, &page.frame, number, said.parts, &mut numbering);
        let height = page.frame.height();
        let markup = markup(edition, &anchors, height, [number, count], said);
        with_strip(edition, page, number, snippet::set(shared, markup))
    });
    let pages = pages.collect();
    PagedDocument::new(pages, document.clone().info_mut().clone())
}

/// Puts a page and its strip side by side.
fn with_strip(
    edition: &Edition,
    page: &Page,
    number: usize,
    strip: Option<Frame>,
) -> Page {
    let size = page.frame.size();
    let width = Abs::mm(STRIP);
    // The outer side of an even page is on the right in a booklet bound at the right.
    let is_right =
        (edition.settings.binding == Binding::Right) == number.is_multiple_of(2);
    let (at_page, at_strip) =
        if is_right { (Abs::zero(), size.x) } else { (width, Abs::zero()) };
    let mut frame = Frame::hard(Size::new(size.x + width, size.y));
    let trimmed = GroupItem {
        // What lies in the bleed would run into the strip.
        clip: Some(Curve::rect(size)),
        ..GroupItem::new(page.frame.clone())
    };
    frame.push(Point::with_x(at_page), FrameItem::Group(trimmed));
    if let Some(strip) = strip {
        frame.push(Point::with_x(at_strip), FrameItem::Group(GroupItem::new(strip)));
    }
    let ink = Color::Process(ProcessColor::Cmyk(INK));
    let edge = Geometry::Line(Point::with_y(size.y))
        .stroked(FixedStroke::from_pair(ink, Abs::pt(0.75)));
    let at = Point::with_x(if is_right { size.x } else { width });
    frame.push(at, FrameItem::Shape(edge, Span::detached()));
    Page { frame, bleed: Sides::splat(Abs::zero()), ..page.clone() }
}

/// Returns the markup of a strip.
fn markup(
    edition: &Edition,
    anchors: &[Anchor],
    height: Abs,
    [number, count]: [usize; 2],
    said: &Said,
) -> String {
    let Said { hash, approved, .. } = said;
    let settings = edition.settings;
    let [draft, remarks, page, approval] = match settings.language {
        Language::Arabic => ["مسودة", "ملاحظات", "صفحة", "آخر موافقة"],
        Language::English => ["Draft", "Remarks", "page", "Last approval"],
        Language::French => ["Épreuve", "Remarques", "page", "Dernière approbation"],
    };
    let direction = if settings.language == Language::Arabic { "rtl" } else { "ltr" };
    let language = settings.language.tag();
    let digits = |number: usize| settings.digits.write(number);
    let numbering = if settings.digits == Digits::Latin { "\"1\"" } else { "\"١\"" };
    let date = settings.date;
    let mut markup = format!(
        "#set page(width: {STRIP}mm, height: {}pt, margin: 0pt, fill: none)\n\
         #set text(font: (\"Vazirmatn\", \"Amiri\"), size: 7pt, lang: {}, dir: {direction}, \
         fill: cmyk(0%, 0%, 0%, 100%), top-edge: \"cap-height\", bottom-edge: \"baseline\")\n\
         #let mono(it) = text(dir: ltr, lang: \"en\", it)\n\
         #let rule(y) = place(top + left, dx: 5mm, dy: y, line(length: {STRIP}mm - 10mm, \
         stroke: 0.25pt + cmyk(0%, 0%, 0%, 40%)))\n\
         #place(top + start, dx: if {direction} == rtl {{ -5mm }} else {{ 5mm }}, dy: 6mm, \
         text(weight: 700, {}))\n",
        height.to_pt(),
        quoted(language),
        quoted(remarks),
    );
    let mut y = 18.0;
    // A rule would run through a third line at the foot.
    let foot = if approved.is_some() { 18.0 } else { 14.0 };
    while y < height.to_mm() - foot {
        // A rule is left out where a number and a place stand.
        if anchors.iter().all(|it| (it.y.to_mm() - y).abs() > 3.0) {
            markup.push_str(&format!("#rule({y}mm)\n"));
        }
        y += 8.0;
    }
    for Anchor { y, number, place } in anchors {
        let number = number.map(digits).unwrap_or_default();
        markup.push_str(&format!(
            "#place(top + start, dx: if {direction} == rtl {{ -5mm }} else {{ 5mm }}, \
             dy: {}pt - 0.7em, [#text(size: 9pt, weight: 700, {}) #h(0.6em) #mono(text(size: 6pt, {}))])\n",
            y.to_pt(),
            quoted(&number),
            quoted(place),
        ));
    }
    let made = format!("{:04}-{:02}-{:02} · {hash}", date.year, date.month, date.day);
    let approved = approved.map(|Mark { date, hash, .. }| {
        let mark = quoted(&format!("{date} · {hash}"));
        format!("#linebreak() {} #mono({mark})", quoted(approval))
    });
    markup.push_str(&format!(
        "#place(bottom + start, dx: if {direction} == rtl {{ -5mm }} else {{ 5mm }}, dy: -6mm, \
         [#text(weight: 700, {}) · {} · {page} #numbering({numbering}, {number})/#numbering({numbering}, {count}) \
         #linebreak() #mono({}){}])\n",
        quoted(draft),
        quoted(&edition.name.value),
        quoted(&made),
        approved.unwrap_or_default(),
    ));
    markup
}

/// Returns a text as a string of Typst.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
