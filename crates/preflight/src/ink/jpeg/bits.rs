//! The bits of a JPEG's scan.

/// Bits that are read, up to the next marker.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// The next bits, from the highest one on; zeros behind them.
    pub(super) next: u64,
    /// How many of them are known.
    count: u8,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, next: 0, count: 0 }
    }

    /// Makes known as many bits as a code and its number have, 32, or all that are left.
    #[inline]
    pub(super) fn fill(&mut self) {
        if self.count >= 32 {
            return;
        }
        if let Some(next) = self.bytes.first_chunk::<8>() {
            let next = u64::from_be_bytes(*next);
            let (ones, highs) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080);
            // None of these bytes is FF, behind which there is something of another meaning.
            if (!next).wrapping_sub(ones) & next & highs == 0 {
                let bytes = (63 - self.count) / 8;
                self.next |= next >> self.count;
                self.count += 8 * bytes;
                // What is beyond comes again with the next bytes.
                self.next &= u64::MAX << (64 - self.count);
                self.bytes = &self.bytes[usize::from(bytes)..];
                return;
            }
        }
        self.fill_slowly();
    }

    fn fill_slowly(&mut self) {
        while self.count <= 56 {
            let (byte, rest) = match self.bytes {
                [0xFF, 0, rest @ ..] => (0xFF, rest),
                [0xFF, ..] | [] => return,
                [byte, rest @ ..] => (*byte, rest),
            };
            self.next |= u64::from(byte) << (56 - self.count);
            self.count += 8;
            self.bytes = rest;
        }
    }

    /// Passes bits over; `None` if there are not as many.
    #[inline]
    pub(super) fn skip(&mut self, count: u8) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.next <<= count;
        Some(())
    }

    /// Passes a marker over, which must follow, but for the rest of a byte.
    pub(super) fn marker(&mut self, marker: u8) -> Option<()> {
        let rest = self.bytes.strip_prefix(&[0xFF, marker])?;
        if self.count >= 8 {
            return None;
        }
        *self = Self::new(rest);
        Some(())
    }
}
