//! Functions of a file (ISO 32000-1, 7.10), as tints and shadings need them.

use lopdf::Object;

use super::bits::Bits;
use super::calculator::Program;
use super::document::{File, dictionary_of};
use crate::work;

/// The most samples and parts of a function, with all that it is made of.
const SAMPLE_LIMIT: usize = 1 << 20;

/// How deep functions may be stitched.
const DEPTH: usize = 4;

/// The work of reading a part of a function, and of a step of running one.
const PART_WORK: u64 = 500;
const STEP_WORK: u64 = 15;

/// A function from numbers to numbers.
#[derive(Debug)]
pub(crate) enum Function {
    /// Samples along one input, or all of several at the ends only.
    Sampled { size: Vec<usize>, domain: Vec<f64>, range: Vec<f64>, samples: Vec<f64> },
    /// From one colour to another.
    Exponential { from: Vec<f64>, to: Vec<f64>, exponent: f64 },
    /// Several, one after the other.
    Stitched {
        parts: Vec<Function>,
        domain: [f64; 2],
        bounds: Vec<f64>,
        encode: Vec<f64>,
    },
    /// A program, whose outputs are kept within their ranges.
    Program { program: Program, domain: Vec<f64>, range: Vec<f64> },
    /// One for each output.
    Each(Vec<Function>),
}

impl Function {
    /// Reads a function; `None` for one that is not run.
    pub(crate) fn read(file: &File, object: &Object) -> Option<Self> {
        let mut left = SAMPLE_LIMIT;
        Self::read_within(file, object, 0, &mut left)
    }

    /// Reads a function within others; `left` is how many samples and parts all of them may still
    /// have.
    fn read_within(
        file: &File,
        object: &Object,
        depth: usize,
        left: &mut usize,
    ) -> Option<Self> {
        if depth > DEPTH || !work::affords(PART_WORK) {
            return None;
        }
        *left = left.checked_sub(1)?;
        if let Object::Array(parts) = object {
            let within =
                |part| Self::read_within(file, file.follow(part)?, depth + 1, left);
            return Some(Self::Each(parts.iter().map(within).collect::<Option<_>>()?));
        }
        let dictionary = dictionary_of(object)?;
        let numbers = |key: &str| file.numbers(dictionary, key);
        let domain = numbers("Domain").unwrap_or_else(|| vec![0.0, 1.0]);
        match file.number(dictionary, "FunctionType")? as i64 {
            0 => {
                let Object::Stream(stream) = object else { return None };
                let bits = file.number(dictionary, "BitsPerSample")?;
                let size: Vec<usize> =
                    numbers("Size")?.iter().map(|&size| size.max(1.0) as usize).collect();
                let range = numbers("Decode").or_else(|| numbers("Range"))?;
                let outputs = range.len() / 2;
                let count =
                    size.iter().try_fold(outputs, |all, &one| all.checked_mul(one))?;
                if ![1.0, 2.0, 4.0, 8.0, 12.0, 16.0, 24.0, 32.0].contains(&bits)
                    || outputs == 0
                {
                    return None;
                }
                *left = left.checked_sub(count)?;
                let bytes = file.unpack(stream)?;
                let mut reader = Bits::new(&bytes);
                let most = bits.exp2() - 1.0;
                let mut samples = Vec::with_capacity(count);
                while samples.len() < count
                    && let Some(value) = reader.take(bits as u32)
                {
                    let output = samples.len() % outputs * 2;
                    let (low, high) = (range[output], range[output + 1]);
                    samples.push(low + (high - low) * f64::from(value) / most);
                }
                (samples.len() == count).then_some(Self::Sampled {
                    size,
                    domain,
                    range,
                    samples,
                })
            }
            2 => Some(Self::Exponential {
                from: numbers("C0").unwrap_or_else(|| vec![0.0]),
                to: numbers("C1").unwrap_or_else(|| vec![1.0]),
                exponent: file.number(dictionary, "N")?,
            }),
            3 => {
                let parts = file.get(dictionary, "Functions")?.as_array().ok()?;
                let within =
                    |part| Self::read_within(file, file.follow(part)?, depth + 1, left);
                let parts: Vec<_> = parts.iter().map(within).collect::<Option<_>>()?;
                let (bounds, encode) = (numbers("Bounds")?, numbers("Encode")?);
                let fits =
                    bounds.len() + 1 == parts.len() && encode.len() == 2 * parts.len();
                let domain = domain.first_chunk().copied()?;
                fits.then_some(Self::Stitched { parts, domain, bounds, encode })
            }
            4 => {
                let Object::Stream(stream) = object else { return None };
                let program = Program::read(&file.unpack(stream)?)?;
                Some(Self::Program { program, domain, range: numbers("Range")? })
            }
            _ => None,
        }
    }

    /// How many bytes it takes, more or less.
    pub(crate) fn bytes(&self) -> usize {
        let numbers = match self {
            Self::Sampled { samples, .. } => samples.len(),
            Self::Exponential { from, to, .. } => from.len() + to.len(),
            Self::Program { program, .. } => 4 * program.steps(),
            Self::Stitched { parts, bounds, encode, .. } => {
                let parts: usize = parts.iter().map(Self::bytes).sum();
                return parts + size_of::<f64>() * (bounds.len() + encode.len());
            }
            Self::Each(parts) => return parts.iter().map(Self::bytes).sum(),
        };
        size_of::<Self>() + size_of::<f64>() * numbers
    }

    /// The work of calling it.
    pub(crate) fn work(&self) -> u64 {
        let steps = match self {
            Self::Sampled { size, range, .. } => size.len() + range.len(),
            Self::Exponential { from, .. } => 4 + from.len(),
            Self::Program { program, range, .. } => program.steps() + range.len(),
            Self::Stitched { parts, bounds, .. } => {
                let most = parts.iter().map(Self::work).max().unwrap_or(0);
                return most + bounds.len() as u64 + STEP_WORK;
            }
            Self::Each(parts) => {
                return parts.iter().map(|it| it.work() + STEP_WORK).sum();
            }
        };
        STEP_WORK * (steps as u64 + 4)
    }

    /// The outputs for inputs.
    pub(crate) fn call(&self, input: &[f64]) -> Vec<f64> {
        let x = input.first().copied().unwrap_or(0.0);
        match self {
            Self::Sampled { size, domain, range, samples } => {
                sampled(size, domain, range.len() / 2, samples, input)
            }
            Self::Exponential { from, to, exponent } => {
                let part = x.clamp(0.0, 1.0).powf(*exponent);
                from.iter().zip(to).map(|(from, to)| from + part * (to - from)).collect()
            }
            Self::Stitched { parts, domain, bounds, encode } => {
                let x = x.clamp(domain[0], domain[1].max(domain[0]));
                let at = bounds.iter().filter(|&&bound| x >= bound).count();
                let at = at.min(parts.len() - 1);
                let low = if at == 0 { domain[0] } else { bounds[at - 1] };
                let high = bounds.get(at).copied().unwrap_or(domain[1]);
                let part = if high > low { (x - low) / (high - low) } else { 0.0 };
                let (from, to) = (encode[2 * at], encode[2 * at + 1]);
                parts[at].call(&[from + part * (to - from)])
            }
            Self::Program { program, domain, range } => {
                let bound = |value: f64, limits: &[f64]| match *limits {
                    [low, high] if low <= high => value.clamp(low, high),
                    _ => value,
                };
                let limits = domain.chunks(2).chain(std::iter::repeat(&[][..]));
                let input: Vec<f64> = input
                    .iter()
                    .zip(limits)
                    .map(|(&x, limits)| bound(x, limits))
                    .collect();
                let outputs = program.run(&input).unwrap_or_default();
                let skipped = outputs.len().saturating_sub(range.len() / 2);
                let outputs = outputs.into_iter().skip(skipped);
                outputs.zip(range.chunks(2)).map(|(x, limits)| bound(x, limits)).collect()
            }
            Self::Each(parts) => parts
                .iter()
                .map(|part| part.call(input).first().copied().unwrap_or(0.0))
                .collect(),
        }
    }
}

/// A value among samples: between two of them for one input, the nearest for several.
fn sampled(
    size: &[usize],
    domain: &[f64],
    outputs: usize,
    samples: &[f64],
    input: &[f64],
) -> Vec<f64> {
    let place = |at: usize| {
        let low = domain.get(2 * at).copied().unwrap_or(0.0);
        let high = domain.get(2 * at + 1).copied().unwrap_or(1.0);
        let x = input.get(at).copied().unwrap_or(0.0);
        let part =
            if high > low { ((x - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
        part * (size[at] - 1) as f64
    };
    let entry = |at: usize| samples.get(at * outputs..).unwrap_or_default();
    if size.len() == 1 {
        let x = place(0);
        let (near, part) = (x.floor() as usize, x.fract());
        let far = (near + 1).min(size[0] - 1);
        let pairs = entry(near).iter().zip(entry(far)).take(outputs);
        return pairs.map(|(near, far)| near + part * (far - near)).collect();
    }
    let mut at = 0;
    let mut stride = 1;
    for (index, size) in size.iter().enumerate() {
        at += place(index).round() as usize * stride;
        stride *= size;
    }
    entry(at).iter().take(outputs).copied().collect()
}
