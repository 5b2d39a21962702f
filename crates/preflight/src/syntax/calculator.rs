//! Functions that are programs (ISO 32000-1, 7.10.5): a small part of PostScript, without loops.

use super::lexer::{Lexer, Word};

/// How deep procedures may lie within each other.
const DEPTH: usize = 16;

/// The most instructions of a program.
const LENGTH_LIMIT: usize = 1 << 16;

/// The most numbers that a program may hold at once (ISO 32000-1, annex C, asks for 100).
const STACK_LIMIT: usize = 1 << 10;

/// A step of a program.
#[derive(Debug)]
enum Step {
    Number(f64),
    Operator(Operator),
    If(Vec<Step>),
    IfElse(Vec<Step>, Vec<Step>),
}

/// A program from numbers to numbers, with the number of its steps.
#[derive(Debug)]
pub(crate) struct Program(Vec<Step>, usize);

macro_rules! operators {
    ($($name:ident = $word:literal),* $(,)?) => {
        /// What a program may do with the numbers that it holds.
        #[derive(Debug, Clone, Copy)]
        enum Operator { $($name),* }

        impl Operator {
            fn of(word: &[u8]) -> Option<Self> {
                $(if word == $word { return Some(Self::$name); })*
                None
            }
        }
    };
}

operators! {
    Abs = b"abs", Add = b"add", Atan = b"atan", Ceiling = b"ceiling", Cos = b"cos",
    Cvi = b"cvi", Cvr = b"cvr", Div = b"div", Exp = b"exp", Floor = b"floor",
    Idiv = b"idiv", Ln = b"ln", Log = b"log", Mod = b"mod", Mul = b"mul", Neg = b"neg",
    Round = b"round", Sin = b"sin", Sqrt = b"sqrt", Sub = b"sub", Truncate = b"truncate",
    And = b"and", Bitshift = b"bitshift", Eq = b"eq", Ge = b"ge", Gt = b"gt", Le = b"le",
    Lt = b"lt", Ne = b"ne", Not = b"not", Or = b"or", Xor = b"xor", Copy = b"copy",
    Dup = b"dup", Exch = b"exch", Index = b"index", Pop = b"pop", Roll = b"roll",
}

impl Program {
    /// Reads a program; `None` for what is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reading = Reading { lexer: Lexer::new(bytes), length: 0 };
        matches!(reading.lexer.next_word()?, Word::Brace(true)).then_some(())?;
        let steps = reading.procedure(0)?;
        Some(Self(steps, reading.length))
    }

    /// How many steps it has.
    pub(super) fn steps(&self) -> usize {
        self.1
    }

    /// Runs the program; `None` if it asks for what it does not have.
    pub(super) fn run(&self, input: &[f64]) -> Option<Vec<f64>> {
        let mut stack = input.to_vec();
        run(&self.0, &mut stack)?;
        Some(stack)
    }
}

struct Reading<'a> {
    lexer: Lexer<'a>,
    length: usize,
}

impl Reading<'_> {
    /// The steps up to the brace that ends a procedure.
    fn procedure(&mut self, depth: usize) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        let mut procedures = Vec::new();
        loop {
            self.length += 1;
            if self.length > LENGTH_LIMIT || depth > DEPTH {
                return None;
            }
            match self.lexer.next_word()? {
                Word::Brace(true) => procedures.push(self.procedure(depth + 1)?),
                Word::Brace(false) => return procedures.is_empty().then_some(steps),
                Word::Number(number) => steps.push(Step::Number(number)),
                Word::Boolean(truth) => {
                    steps.push(Step::Number(f64::from(u8::from(truth))));
                }
                Word::Operator(b"if") => steps.push(Step::If(procedures.pop()?)),
                Word::Operator(b"ifelse") => {
                    let otherwise = procedures.pop()?;
                    steps.push(Step::IfElse(procedures.pop()?, otherwise));
                }
                Word::Operator(word) => steps.push(Step::Operator(Operator::of(word)?)),
                _ => return None,
            }
        }
    }
}

fn run(steps: &[Step], stack: &mut Vec<f64>) -> Option<()> {
    for step in steps {
        match step {
            Step::Number(number) => stack.push(*number),
            Step::Operator(operator) => apply(*operator, stack)?,
            Step::If(steps) => {
                if stack.pop()? != 0.0 {
                    run(steps, stack)?;
                }
            }
            Step::IfElse(then, otherwise) => {
                let steps = if stack.pop()? != 0.0 { then } else { otherwise };
                run(steps, stack)?;
            }
        }
        if stack.len() > STACK_LIMIT {
            return None;
        }
    }
    Some(())
}

/// Truths are numbers here: 1 and 0. Where they are told from numbers, 1 stands for all bits.
#[expect(clippy::cast_possible_truncation, reason = "what is meant by an integer")]
fn apply(operator: Operator, stack: &mut Vec<f64>) -> Option<()> {
    use Operator::*;
    let truth = |truth: bool| f64::from(u8::from(truth));
    match operator {
        Pop => drop(stack.pop()?),
        Dup => stack.push(*stack.last()?),
        Exch => {
            let top = stack.len();
            (top >= 2).then(|| stack.swap(top - 1, top - 2))?;
        }
        Copy => {
            let count = count(stack.pop()?)?;
            let from = stack.len().checked_sub(count)?;
            stack.extend_from_within(from..);
        }
        Index => {
            let depth = count(stack.pop()?)?;
            stack.push(*stack.get(stack.len().checked_sub(depth + 1)?)?);
        }
        Roll => {
            let by = stack.pop()? as i64;
            let count = count(stack.pop()?)?;
            let from = stack.len().checked_sub(count)?;
            if count > 0 {
                let by = by.rem_euclid(count as i64) as usize;
                stack[from..].rotate_right(by);
            }
        }
        Abs | Ceiling | Cos | Cvi | Cvr | Floor | Ln | Log | Neg | Round | Sin | Sqrt
        | Truncate | Not => {
            let x = stack.pop()?;
            stack.push(match operator {
                Abs => x.abs(),
                Ceiling => x.ceil(),
                Cos => x.to_radians().cos(),
                Cvi | Truncate => x.trunc(),
                Floor => x.floor(),
                Ln => x.ln(),
                Log => x.log10(),
                Neg => -x,
                Round => (x + 0.5).floor(),
                Sin => x.to_radians().sin(),
                Sqrt => x.max(0.0).sqrt(),
                Not => truth(x == 0.0),
                _ => x,
            });
        }
        _ => {
            let (y, x) = (stack.pop()?, stack.pop()?);
            stack.push(match operator {
                Add => x + y,
                Sub => x - y,
                Mul => x * y,
                Div => x / y,
                Idiv => (x / y).trunc(),
                Mod => x % y,
                Exp => x.powf(y),
                Atan => x.atan2(y).to_degrees().rem_euclid(360.0),
                And => (x as i64 & y as i64) as f64,
                Or => (x as i64 | y as i64) as f64,
                Xor => (x as i64 ^ y as i64) as f64,
                Bitshift => {
                    let by = (y as i64).clamp(-63, 63);
                    let shifted = match by {
                        0.. => (x as i64).wrapping_shl(by as u32),
                        _ => (x as i64).wrapping_shr(-by as u32),
                    };
                    shifted as f64
                }
                Eq => truth(x == y),
                Ne => truth(x != y),
                Ge => truth(x >= y),
                Gt => truth(x > y),
                Le => truth(x <= y),
                _ => truth(x < y),
            });
        }
    }
    Some(())
}

/// A number as a count.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded")]
fn count(number: f64) -> Option<usize> {
    (0.0..=STACK_LIMIT as f64).contains(&number).then_some(number as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_run() {
        let run = |text: &str, input: &[f64]| Program::read(text.as_bytes())?.run(input);
        assert_eq!(run("{ 1 exch sub }", &[0.25]), Some(vec![0.75]));
        assert_eq!(run("{ 0 0 4 2 roll }", &[0.5, 1.0]), Some(vec![0.0, 0.0, 0.5, 1.0]));
        assert_eq!(
            run("{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }", &[0.3]),
            Some(vec![0.6])
        );
        assert_eq!(
            run("{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }", &[0.7]),
            Some(vec![1.0])
        );
        assert_eq!(run("{ 2 copy add 3 1 roll pop pop }", &[1.0, 2.0]), Some(vec![3.0]));
        assert_eq!(run("{ 1 index }", &[1.0, 2.0]), Some(vec![1.0, 2.0, 1.0]));
        assert_eq!(
            run("{ true { 360 sin } if }", &[]).map(|it| it[0].abs() < 1e-9),
            Some(true)
        );
    }

    #[test]
    fn what_is_no_program_is_refused() {
        for text in
            ["", "1", "{", "{ pop }", "{ 5 copy }", "{ loop }", "{ { 1 } }", "{ if }"]
        {
            let program = Program::read(text.as_bytes());
            assert!(program.is_none_or(|it| it.run(&[]).is_none()), "{text}");
        }
        let deep = "{".repeat(1000);
        assert!(Program::read(deep.as_bytes()).is_none());
    }
}
