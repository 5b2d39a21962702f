//! Tiny font programs, byte by byte: a box for each glyph, of a name or number and a width.

/// A glyph: its name or number, its width, and whether anything is seen of it.
pub type Glyph = (&'static str, i16, bool);

/// A program in the Compact Font Format, whose glyphs have names.
pub fn cff(glyphs: &[Glyph]) -> Vec<u8> {
    let names: Vec<Vec<u8>> = glyphs.iter().map(|it| it.0.into()).collect();
    let numbers = (0..glyphs.len()).map(|at| 391 + at as u16);
    let charset: Vec<u8> =
        [0].into_iter().chain(numbers.flat_map(u16::to_be_bytes)).collect();
    let top = |at: [usize; 4]| {
        [
            operand(at[0]),
            vec![15],
            operand(at[1]),
            vec![17],
            operand(0),
            operand(at[0]),
            vec![18],
        ]
        .concat()
    };
    assemble(top, &names, &charset, glyphs, &[])
}

/// A program in the Compact Font Format, whose glyphs have numbers.
pub fn cid(glyphs: &[Glyph]) -> Vec<u8> {
    let names = vec![b"Adobe".to_vec(), b"Identity".to_vec()];
    let numbers = glyphs.iter().map(|it| it.0.parse::<u16>().expect("a number"));
    let charset: Vec<u8> =
        [0].into_iter().chain(numbers.flat_map(u16::to_be_bytes)).collect();
    let top = |at: [usize; 4]| {
        [
            [operand(391), operand(392), operand(0), vec![12, 30]].concat(),
            [operand(at[0]), vec![15], operand(at[1]), vec![17]].concat(),
            [operand(at[2]), vec![12, 36], operand(at[3]), vec![12, 37]].concat(),
        ]
        .concat()
    };
    let font = [operand(0), operand(0), vec![18]].concat();
    let count = (glyphs.len() as u16 + 1).to_be_bytes();
    let select = [&[3, 0, 1, 0, 0, 0][..], &count].concat();
    assemble(top, &names, &charset, glyphs, &[index(&[font]), select])
}

/// The parts of a font one after another; `top` takes the places of character set, glyphs and
/// whatever else there is.
fn assemble(
    top: impl Fn([usize; 4]) -> Vec<u8>,
    names: &[Vec<u8>],
    charset: &[u8],
    glyphs: &[Glyph],
    more: &[Vec<u8>],
) -> Vec<u8> {
    let draw = |&(_, width, is_seen): &Glyph| {
        let number = |number: i16| [&[28][..], &number.to_be_bytes()].concat();
        let square = [
            [number(50), vec![22], number(400), vec![6]].concat(),
            [number(600), vec![7], number(-400), vec![6]].concat(),
        ];
        [number(width), if is_seen { square.concat() } else { Vec::new() }, vec![14]]
            .concat()
    };
    let missing = draw(&(".notdef", 500, true));
    let drawings: Vec<_> = [missing].into_iter().chain(glyphs.iter().map(draw)).collect();
    let begin = |at| {
        let (name, top) = (index(&[b"Tiny".to_vec()]), index(&[top(at)]));
        [vec![1, 0, 4, 4], name, top, index(names), vec![0, 0]].concat()
    };
    let mut bytes = begin([0; 4]);
    let mut places = [0; 4];
    let drawings = index(&drawings);
    let parts = [charset, &drawings].into_iter().chain(more.iter().map(Vec::as_slice));
    for (place, part) in places.iter_mut().zip(parts) {
        *place = bytes.len();
        bytes.extend_from_slice(part);
    }
    let start = begin(places);
    bytes[..start.len()].copy_from_slice(&start);
    bytes
}

fn operand(number: usize) -> Vec<u8> {
    [&[29][..], &(number as u32).to_be_bytes()].concat()
}

fn index(items: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = (items.len() as u16).to_be_bytes().to_vec();
    bytes.push(4);
    let mut at = 1_u32;
    bytes.extend(at.to_be_bytes());
    for item in items {
        at += item.len() as u32;
        bytes.extend(at.to_be_bytes());
    }
    bytes.extend(items.concat());
    bytes
}

/// A program of Type 1.
pub fn type1(glyphs: &[Glyph]) -> Vec<u8> {
    let mut private = b"dup /Private 8 dict dup begin /lenIV 4 def\n".to_vec();
    let count = glyphs.len() + 1;
    private.extend(format!("2 index /CharStrings {count} dict dup begin\n").bytes());
    for &(name, width, is_seen) in [(".notdef", 500, true)].iter().chain(glyphs) {
        let number =
            |number: i16| [&[255][..], &i32::from(number).to_be_bytes()].concat();
        let square = [
            [number(50), vec![22], number(400), vec![6]].concat(),
            [number(600), vec![7], number(-400), vec![6, 9]].concat(),
        ];
        let square = if is_seen { square.concat() } else { Vec::new() };
        let code = [number(0), number(width), vec![13], square, vec![14]].concat();
        let code = hidden(&code, 4330);
        private.extend(format!("/{name} {} RD ", code.len()).bytes());
        private.extend(code);
        private.extend_from_slice(b" ND\n");
    }
    private.extend_from_slice(b"end end\nmark currentfile closefile\n");
    let mut bytes = b"%!PS-AdobeFont-1.0: Tiny\n/FontName /Tiny def\n\
        /FontMatrix [0.001 0 0 0.001 0 0] readonly def\n\
        /Encoding StandardEncoding def\ncurrentfile eexec\n"
        .to_vec();
    bytes.extend(hidden(&private, 55665));
    bytes
}

/// What a program of Type 1 hides, behind four bytes that mean nothing.
fn hidden(bytes: &[u8], key: u16) -> Vec<u8> {
    let mut key = key;
    let hide = |&byte: &u8| {
        let hidden = byte ^ (key >> 8) as u8;
        key = u16::from(hidden).wrapping_add(key).wrapping_mul(52845).wrapping_add(22719);
        hidden
    };
    [b"\0\0\0\0", bytes].concat().iter().map(hide).collect()
}
