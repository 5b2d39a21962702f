//! The colours of the seven cities: a ramp from ink to paper and a few accents.

/// An sRGB colour with coverage.
#[derive(Clone, Copy, Debug)]
pub struct Color {
    pub red: f32,
    pub green: f32,
    pub blue: f32,
    pub alpha: f32,
}

impl Color {
    /// Reads a colour written as `0xRRGGBB`.
    pub const fn hex(code: u32) -> Self {
        Self {
            red: ((code >> 16) & 255) as f32 / 255.0,
            green: ((code >> 8) & 255) as f32 / 255.0,
            blue: (code & 255) as f32 / 255.0,
            alpha: 1.0,
        }
    }

    /// The colour `amount` of the way to `other`.
    pub fn mix(self, other: Self, amount: f32) -> Self {
        let share = amount.clamp(0.0, 1.0);
        let blend = |from: f32, to: f32| from + (to - from) * share;
        Self {
            red: blend(self.red, other.red),
            green: blend(self.green, other.green),
            blue: blend(self.blue, other.blue),
            alpha: blend(self.alpha, other.alpha),
        }
    }

    /// The same colour, see-through.
    pub fn veil(self, alpha: f32) -> Self {
        Self { alpha, ..self }
    }
}

/// Which accent a thing is dyed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dye {
    /// The strongest contrast to the city's own colour.
    First,
    /// A second, quieter contrast.
    Second,
    /// Lamp light, brass, sesame.
    Gold,
    /// Leaves and olives.
    Leaf,
    /// The city's own colour.
    City,
}

/// All inks of one city.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    ramp: [Color; 8],
    first: Color,
    second: Color,
    gold: Color,
    leaf: Color,
    /// Sky from the zenith to the horizon.
    pub sky: [Color; 2],
    /// Sea from the horizon to the shore.
    pub sea: [Color; 2],
}

impl Palette {
    /// The stone tone at `level`, from 0 (ink) to 1 (paper), in flat steps.
    pub fn tone(&self, level: f32) -> Color {
        let stepped = (level.clamp(0.0, 1.0) * 28.0).round() / 28.0;
        let place = stepped * 7.0;
        let index = (place.floor() as usize).min(6);
        self.ramp[index].mix(self.ramp[index + 1], place - index as f32)
    }

    /// The accent colour of `dye`.
    pub fn dye(&self, dye: Dye) -> Color {
        match dye {
            Dye::First => self.first,
            Dye::Second => self.second,
            Dye::Gold => self.gold,
            Dye::Leaf => self.leaf,
            Dye::City => self.ramp[3],
        }
    }

    /// The same inks under an evening sky: `amount` 1 is nightfall.
    pub fn dusk(mut self, amount: f32) -> Self {
        let night = self.ramp[1];
        let ember = self.gold.mix(self.first, 0.45);
        for (index, tone) in self.ramp.iter_mut().enumerate() {
            let warmth = index as f32 / 7.0;
            *tone = tone.mix(night, 0.30 * amount * (1.0 - warmth * 0.6));
            *tone = tone.mix(self.gold, 0.20 * amount * warmth);
        }
        self.sky = [
            self.sky[0].mix(night, 0.75 * amount),
            self.sky[1].mix(ember, 0.85 * amount),
        ];
        self.sea =
            [self.sea[0].mix(ember, 0.45 * amount), self.sea[1].mix(night, 0.5 * amount)];
        self
    }
}

/// Spells a palette out of hexadecimal codes.
const fn inks(
    ramp: [u32; 8],
    accents: [u32; 4],
    sky: [u32; 2],
    sea: [u32; 2],
) -> Palette {
    let mut tones = [Color::hex(0); 8];
    let mut index = 0;
    while index < 8 {
        tones[index] = Color::hex(ramp[index]);
        index += 1;
    }
    Palette {
        ramp: tones,
        first: Color::hex(accents[0]),
        second: Color::hex(accents[1]),
        gold: Color::hex(accents[2]),
        leaf: Color::hex(accents[3]),
        sky: [Color::hex(sky[0]), Color::hex(sky[1])],
        sea: [Color::hex(sea[0]), Color::hex(sea[1])],
    }
}

/// The inks of `city`, or nothing for a name that is not one of the seven.
pub fn of_city(city: &str) -> Option<Palette> {
    Some(match city {
        "jerusalem" => inks(
            [
                0x2b170f, 0x532d15, 0x87501e, 0xb67726, 0xd89f39, 0xe7c06c, 0xf4dda2,
                0xfdf4da,
            ],
            [0xb2432b, 0x22606c, 0xf0b23c, 0x6f7a3a],
            [0x7fb0ad, 0xf6e2ae],
            [0x4f9a9c, 0x2a6f7a],
        ),
        "hebron" => inks(
            [
                0x0b1537, 0x132a66, 0x1c479a, 0x2b6cc2, 0x5c99d6, 0x9dc5e6, 0xd4e5ec,
                0xfcf4de,
            ],
            [0xc9592f, 0x27b0ad, 0xf0ac3f, 0x5f8452],
            [0x4fa3d8, 0xf3e9cf],
            [0x2b86b8, 0x15508e],
        ),
        "nazareth" => inks(
            [
                0x2a0a1a, 0x560f2b, 0x8d1a36, 0xba3347, 0xd7685f, 0xeba286, 0xf6d3b4,
                0xfdf2df,
            ],
            [0x1f5f66, 0xe58a3a, 0xf1b548, 0x6b7d3c],
            [0x8fb9b3, 0xfbe3c0],
            [0x3f8f92, 0x1f5f66],
        ),
        "gaza" => inks(
            [
                0x06252f, 0x0a4351, 0x0f6a74, 0x1d9497, 0x57b9b1, 0x9dd7c8, 0xdaebd6,
                0xfcf5e0,
            ],
            [0xe2664a, 0x17506f, 0xf2bb58, 0x5d8a4e],
            [0x63bfc4, 0xfbe8c4],
            [0x2aa5ab, 0x0f6f86],
        ),
        "nablus" => inks(
            [
                0x141f10, 0x283a1b, 0x455e2a, 0x6b853a, 0x98ab55, 0xc2ca84, 0xe4e2b8,
                0xfaf5de,
            ],
            [0xbf5a31, 0x23595b, 0xe8b143, 0x556f2c],
            [0x9cc3ae, 0xf8ecc4],
            [0x5fa39a, 0x2f7475],
        ),
        "jaffa" => inks(
            [
                0x33130f, 0x662312, 0xa23f18, 0xd8651d, 0xf08b2d, 0xf7b25d, 0xfbd8a0,
                0xfef3dc,
            ],
            [0x1d7c8a, 0x16415c, 0xfac24d, 0x4d7a3c],
            [0x6db8bb, 0xfde6b8],
            [0x2f9aa3, 0x1a6a80],
        ),
        "acre" => inks(
            [
                0x071428, 0x0f284a, 0x1a4370, 0x356b97, 0x7f9aa9, 0xc3b795, 0xe9d8ac,
                0xfcf2d8,
            ],
            [0xc44f2d, 0x2e8c95, 0xeeb04a, 0x5c7a4c],
            [0x5d9cc4, 0xf6e4ba],
            [0x2c76a8, 0x123f75],
        ),
        _ => return None,
    })
}
