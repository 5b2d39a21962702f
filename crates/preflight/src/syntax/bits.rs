//! Numbers of any count of bits out of bytes, the highest bit first.

/// The bits that are left.
pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    /// All bits of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Takes a number of at most 32 bits, if there are as many.
    pub(crate) fn take(&mut self, count: u32) -> Option<u32> {
        let mut number = 0u64;
        for _ in 0..count.min(32) {
            let byte = *self.bytes.get(self.at / 8)?;
            number = number << 1 | u64::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        u32::try_from(number).ok()
    }

    /// Goes on to the next whole byte.
    pub(crate) fn align(&mut self) {
        self.at = self.at.div_ceil(8) * 8;
    }
}
