//! The codes of a JPEG's numbers (ITU-T T.81, annex C), looked up many bits at a time.

use super::bits::Bits;

/// How many bits are looked up at once; longer codes are rare.
const LOOKED_UP: u32 = 12;
const PREFIXES: usize = 1 << LOOKED_UP;

/// How many coefficients a block has.
const BLOCK: u32 = 64;

/// By how many coefficients a block gets on that has no more of them: so many that it cannot be
/// mistaken for one that has too many.
const NO_MORE: u32 = 128;

/// The largest size of a mean's difference from the last one (T.81, table F.1).
const LARGEST: u8 = 11;

/// A code with what it stands for.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(4))]
struct Code {
    /// How many bits it has; none if there is no such code.
    bits: u8,
    /// The same with the bits of the number that follows.
    all_bits: u8,
    /// By how many coefficients one gets on.
    steps: u8,
}

/// The codes of a table.
struct Codes {
    /// By the next bits: the code that they begin with, unless that is longer.
    short: Box<[Code; PREFIXES]>,
    /// The longer ones: their bits, behind zeros.
    long: Vec<(u32, Code)>,
}

impl Codes {
    /// Assigns codes to `values`, of which `counts` are of each length from one bit on. A value
    /// stands for so many coefficients of zero, and the size of the number that follows.
    fn new(counts: &[u8; 16], values: &[u8]) -> Option<Self> {
        let mut short = Box::new([Code::default(); PREFIXES]);
        let mut long = Vec::new();
        let lengths = (1u32..).zip(counts);
        let lengths = lengths.flat_map(|(bits, &n)| std::iter::repeat_n(bits, n.into()));
        let (mut next, mut last) = (0u32, 1);
        for (bits, &value) in lengths.zip(values) {
            next <<= bits - last;
            last = bits;
            // There are more codes than so many bits have.
            if next >> bits != 0 {
                return None;
            }
            let steps = match value {
                0xF0 => 16,
                0 => NO_MORE,
                _ => u32::from(value >> 4) + 1,
            };
            let all_bits = bits + u32::from(value & 15);
            let [own_bits, all_bits, steps] = [bits, all_bits, steps].map(|it| it as u8);
            let code = Code { bits: own_bits, all_bits, steps };
            match LOOKED_UP.checked_sub(bits) {
                Some(rest) => {
                    short[(next << rest) as usize..][..1 << rest].fill(code);
                }
                None => long.push((next, code)),
            }
            next += 1;
        }
        Some(Self { short, long })
    }

    /// The code that the next bits begin with.
    #[inline]
    fn next(&self, bits: u64) -> Option<Code> {
        let code = self.short[(bits >> (64 - LOOKED_UP)) as usize];
        if code.bits > 0 {
            return Some(code);
        }
        let is_next =
            |(own, code): &&(u32, Code)| bits >> (64 - code.bits) == u64::from(*own);
        self.long.iter().find(is_next).map(|(_, code)| *code)
    }
}

/// The codes of means, as differences from the last one.
pub(super) struct Means(Codes);

impl Means {
    pub(super) fn new(counts: &[u8; 16], values: &[u8]) -> Option<Self> {
        let are_known = values.iter().all(|&value| value <= LARGEST);
        Codes::new(counts, values).filter(|_| are_known).map(Self)
    }

    /// Reads a difference.
    #[inline]
    pub(super) fn read(&self, bits: &mut Bits) -> Option<i16> {
        bits.fill();
        let code = self.0.next(bits.next)?;
        let size = code.all_bits - code.bits;
        let number = (bits.next << code.bits >> 1 >> (63 - size)) as i16;
        bits.skip(code.all_bits)?;
        // Those whose first bit is zero are negative (T.81, figure F.12).
        let is_positive = size == 0 || number >> (size - 1) != 0;
        Some(if is_positive { number } else { number + 1 - (1 << size) })
    }
}

/// The codes of all other coefficients, which are only passed over.
pub(super) struct Others {
    codes: Codes,
    /// By the next bits: all codes in a row that lie within them, with their coefficients.
    runs: Box<[Run; PREFIXES]>,
}

/// Codes in a row.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(4))]
struct Run {
    /// How many bits they have; none if even the first of them has more than are looked up.
    bits: u8,
    /// By how many coefficients one gets on, but for a last code that ends the block.
    steps: u8,
    /// The same with that.
    all_steps: u8,
}

impl Others {
    pub(super) fn new(counts: &[u8; 16], values: &[u8]) -> Option<Self> {
        // Codes that end several blocks at once are of other kinds of JPEG.
        let ends_more = |value: &u8| matches!(value, 0x10..=0xE0) && value & 15 == 0;
        let codes =
            Codes::new(counts, values).filter(|_| !values.iter().any(ends_more))?;
        let runs = Box::new(std::array::from_fn(|bits| Run::new(bits, &codes)));
        Some(Self { codes, runs })
    }

    #[inline]
    fn run(&self, bits: u64) -> Run {
        self.runs[(bits >> (64 - LOOKED_UP)) as usize]
    }

    /// Passes over all coefficients of a block but its mean.
    #[inline]
    pub(super) fn pass(&self, bits: &mut Bits) -> Option<()> {
        let mut at = 1;
        while at < BLOCK {
            bits.fill();
            let run = self.run(bits.next);
            if run.bits > 0 && at + u32::from(run.steps) < BLOCK {
                bits.skip(run.bits)?;
                at += u32::from(run.all_steps);
                // Bits for another run are left.
                let run = self.run(bits.next);
                if run.bits > 0 && at + u32::from(run.steps) < BLOCK {
                    bits.skip(run.bits)?;
                    at += u32::from(run.all_steps);
                }
            } else {
                // With its last coefficient, a block ends without a code for that.
                let code = self.codes.next(bits.next)?;
                bits.skip(code.all_bits)?;
                at += u32::from(code.steps);
            }
        }
        (at == BLOCK || at > NO_MORE).then_some(())
    }
}

impl Run {
    /// The codes that so many of the next bits hold.
    fn new(next: usize, codes: &Codes) -> Self {
        let mut run = Self::default();
        while u32::from(run.all_steps) < BLOCK {
            let rest = next << run.bits & ((1 << LOOKED_UP) - 1);
            let code = codes.short[rest];
            if code.bits == 0 || u32::from(run.bits + code.all_bits) > LOOKED_UP {
                break;
            }
            run.bits += code.all_bits;
            run.all_steps += code.steps;
            if u32::from(code.steps) < NO_MORE {
                run.steps += code.steps;
            }
        }
        run
    }
}
