//! Interprets content streams as far as colour, overprint and transparency go: tracks the
//! graphics state (ISO 32000-1, 8.4), finds what cannot be printed, and decides where to
//! switch overprint on and off.

use lopdf::ObjectId;
use malzama_message::Message;

use super::graphics_state::{Mode, Overprint, Paint, State};
use super::lexer::{Lexer, Word};
use super::matrix::Matrix;
use super::resources::Resources;
use crate::contract::Contract;

/// A content stream to interpret.
pub(super) struct Content<'a> {
    /// The decoded bytes.
    pub(super) bytes: &'a [u8],
    /// The resources that its names refer to.
    pub(super) resources: Resources<'a>,
    /// The transformation from its space to the default user space of the page.
    pub(super) matrix: Matrix,
}

/// A use of a stream within another one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Use {
    /// The object ID of the stream.
    pub(super) id: ObjectId,
    /// The transformation from its space to the default user space of the page.
    pub(super) matrix: Matrix,
}

/// The result of interpreting a content stream.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The overprint switches to insert, each before the byte at its offset, in ascending
    /// order.
    pub(super) switches: Vec<(usize, Overprint)>,
    /// The faults found.
    pub(super) faults: Vec<Fault>,
    /// The streams used by this one, each with the transformation of that use.
    pub(super) used: Vec<Use>,
    /// Whether anything in the stream itself uses transparency.
    pub(super) is_transparent: bool,
}

/// Something that cannot be printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    /// A description of it, as a part of a message.
    pub(super) what: Message,
    /// The position in points, in the default user space of the page.
    pub(super) at: (f64, f64),
}

/// Interprets a content stream.
pub(super) fn walk(content: &Content, contract: &Contract) -> Walked {
    let mut walk = Walk {
        contract,
        resources: content.resources,
        state: State::new(content.matrix),
        base: content.matrix,
        stack: Vec::new(),
        text: Matrix::IDENTITY,
        path: Path::default(),
        found: Walked::default(),
    };
    let mut lexer = Lexer::new(content.bytes);
    let mut operands = Operands::default();
    while let Some((word, place)) = lexer.next_word() {
        operands.start.get_or_insert(place.start);
        match word {
            Word::Number(number) => operands.numbers.push(number),
            Word::Name(name) => operands.names.push(name),
            Word::String(_) | Word::Open(_) | Word::Close(_) | Word::Other => {}
            Word::Operator(operator) => {
                walk.operator(operator, &operands);
                operands = Operands::default();
                if operator == b"ID" {
                    lexer.skip_inline_image();
                }
            }
        }
    }
    walk.found
}

/// The operands of an operator.
#[derive(Default)]
pub(super) struct Operands<'a> {
    /// The offset of the first operand.
    start: Option<usize>,
    pub(super) numbers: Vec<f64>,
    pub(super) names: Vec<&'a [u8]>,
}

impl Operands<'_> {
    fn number(&self, index: usize) -> f64 {
        self.numbers.get(index).copied().unwrap_or(0.0)
    }

    /// Returns the last name.
    pub(super) fn name(&self) -> &[u8] {
        self.names.last().copied().unwrap_or_default()
    }
}

/// The current path.
#[derive(Debug, Default)]
struct Path {
    /// The offset of its first operator.
    start: Option<usize>,
    /// Its bounding box in user space: left, bottom, right, top.
    box_: Option<[f64; 4]>,
}

impl Path {
    fn add(&mut self, x: f64, y: f64) {
        let [left, bottom, right, top] = self.box_.unwrap_or([x, y, x, y]);
        self.box_ = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
    }
}

/// A content stream being interpreted.
pub(super) struct Walk<'a> {
    pub(super) contract: &'a Contract,
    pub(super) resources: Resources<'a>,
    /// The initial transformation, which pattern matrices are relative to (ISO 32000-1,
    /// 8.7.2).
    pub(super) base: Matrix,
    pub(super) state: State,
    stack: Vec<State>,
    text: Matrix,
    path: Path,
    pub(super) found: Walked,
}

impl Walk<'_> {
    fn operator(&mut self, operator: &[u8], operands: &Operands) {
        let start = operands.start.unwrap_or(0);
        match operator {
            b"q" => self.stack.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::from_numbers(&operands.numbers) {
                    self.state.matrix = matrix.then(self.state.matrix);
                }
            }
            b"w" => self.state.line_width = operands.number(0),
            b"gs" => self.take_state(operands.name()),
            b"k" | b"K" | b"g" | b"G" | b"rg" | b"RG" | b"cs" | b"CS" | b"sc" | b"SC"
            | b"scn" | b"SCN" => self.colour(operator, operands),
            b"BT" => self.text = Matrix::IDENTITY,
            b"Tm" => {
                self.text = Matrix::from_numbers(&operands.numbers).unwrap_or(self.text);
            }
            b"Tf" => {
                self.state.font_size = operands.number(0);
                self.use_font(operands.name());
            }
            b"Tr" => self.state.text_mode = operands.number(0) as i64,
            b"Tj" | b"TJ" | b"'" | b"\"" => self.show_text(start),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" => {
                self.path.start.get_or_insert(start);
                for point in operands.numbers.chunks_exact(2) {
                    self.path.add(point[0], point[1]);
                }
            }
            b"re" => {
                self.path.start.get_or_insert(start);
                let [x, y] = [operands.number(0), operands.number(1)];
                self.path.add(x, y);
                self.path.add(x + operands.number(2), y + operands.number(3));
            }
            b"S" | b"s" => self.paint_path(false, true),
            b"f" | b"F" | b"f*" => self.paint_path(true, false),
            b"B" | b"B*" | b"b" | b"b*" => self.paint_path(true, true),
            b"n" => self.path = Path::default(),
            b"sh" => {
                self.switch(start, Overprint::default());
                let shading = self.resources.dictionary(b"Shading", operands.name());
                self.judge(shading.map(|it| self.resources.space_in(it)));
            }
            b"ID" => self.inline_image(operands),
            b"Do" => {
                self.switch(start, Overprint::default());
                self.draw(operands.name());
            }
            _ => {}
        }
    }

    /// Returns the origin of user space as a point of the page.
    pub(super) fn origin(&self) -> (f64, f64) {
        self.state.matrix.apply(0.0, 0.0)
    }

    fn show_text(&mut self, start: usize) {
        let matrix = self.text.then(self.state.matrix);
        let size = self.state.font_size.abs() * matrix.height();
        let is_small = Some(size < self.contract.overprint_text.to_pt());
        // Modes 4 to 7 paint like modes 0 to 3, and add the text to the clipping path
        // (ISO 32000-1, 9.3.6).
        let (fill, stroke) = match self.state.text_mode % 4 {
            0 => (is_small, None),
            1 => (None, is_small),
            2 => (is_small, is_small),
            _ => (None, None),
        };
        self.paint(start, fill, stroke, matrix.apply(0.0, 0.0));
    }

    fn paint_path(&mut self, fills: bool, strokes: bool) {
        let path = std::mem::take(&mut self.path);
        let (Some(start), Some([left, bottom, right, top])) = (path.start, path.box_)
        else {
            return;
        };
        let matrix = self.state.matrix;
        let thinnest =
            ((right - left) * matrix.width()).min((top - bottom) * matrix.height());
        let limit = self.contract.overprint_lines.to_pt();
        let width = self.state.line_width * matrix.width().max(matrix.height());
        let at = matrix.apply(f64::midpoint(left, right), f64::midpoint(bottom, top));
        // A thin filled rectangle counts as a line (GWG 2022).
        let fill = fills.then_some(thinnest < limit);
        self.paint(start, fill, strokes.then_some(width < limit), at);
    }

    /// Handles a painting operator: reports colours that are not process inks, makes fine
    /// black overprint, and everything else knock out; [`Mode::Theirs`] is the exception.
    /// `fill` and `stroke` say whether the paint is fine; `None` means not painted.
    fn paint(
        &mut self,
        start: usize,
        fill: Option<bool>,
        stroke: Option<bool>,
        at: (f64, f64),
    ) {
        let paints =
            [(fill, self.state.fill.clone()), (stroke, self.state.stroke.clone())];
        let mut wanted = [false; 2];
        let mut is_white = false;
        for ((fine, paint), wanted) in paints.into_iter().zip(&mut wanted) {
            let Some(is_fine) = fine else { continue };
            *wanted = is_fine && paint == Paint::Black;
            is_white |= paint == Paint::White;
            if let Paint::Foreign(what) = paint {
                self.found.faults.push(Fault { what, at });
            }
        }
        let [fill, stroke] = wanted;
        let leave = self.state.mode == Mode::Theirs && !fill && !stroke && !is_white;
        if !leave {
            self.set_overprint(start, Overprint { fill, stroke });
        }
    }

    /// Sets overprint before an operator that paints neither text nor a path, unless
    /// placed content controls it.
    fn switch(&mut self, start: usize, wanted: Overprint) {
        if self.state.mode != Mode::Theirs {
            self.set_overprint(start, wanted);
        }
    }

    fn set_overprint(&mut self, start: usize, wanted: Overprint) {
        if self.state.mode != Mode::Ours(wanted) {
            self.state.mode = Mode::Ours(wanted);
            self.found.switches.push((start, wanted));
        }
    }
}
