//! Photographs of all kinds, good and bad, through the whole room.

#![expect(
    clippy::unwrap_used,
    reason = "a test that fails at its preparation has failed"
)]

use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

use image::{ImageEncoder, ImageFormat};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use malzama::photo::{
    Cache, Crop, Format, Intent, MemoryBudget, Order, PhotoFault, Prepared, PressColour,
    Source, Target, look, prepare,
};

const COATED: &str = "data/press/icc/ISOcoated_v2_300_bas.icc";
const UNCOATED: &str = "data/press/icc/Uncoated_FOGRA29L_300.icc";
const RED: [u8; 3] = [200, 40, 40];
const GREEN: [u8; 3] = [40, 160, 60];
const BLUE: [u8; 3] = [40, 60, 180];
const YELLOW: [u8; 3] = [230, 200, 40];

#[test]
fn eight_orientations_give_the_same_picture() {
    let (width, height) = (120, 80);
    let upright = quadrants(width, height);
    let target = press(COATED, 0.0);
    let mut first: Option<Vec<u8>> = None;
    for orientation in 1..=8u16 {
        let (stored, w, h) = store(&upright, width, height, orientation);
        let bytes = jpeg(&stored, w, h, Some(&exif(orientation)), None);
        let header = look(&Source::Bytes(bytes.clone().into())).unwrap();
        assert_eq!((header.width, header.height), (120, 80), "{orientation}");
        let crop = Crop { left: 0.1, top: 0.2, width: 0.7, height: 0.6 };
        let prepared = make(&bytes, &target, crop, 42, 24).unwrap();
        assert_eq!((prepared.width, prepared.height), (42, 24), "{orientation}");
        let inks = inks(&prepared);
        match &first {
            None => first = Some(inks),
            Some(first) => assert!(
                largest_difference(first, &inks) <= 12,
                "{orientation}: {}",
                largest_difference(first, &inks)
            ),
        }
    }
}

#[test]
fn nonsense_for_an_orientation_means_upright() {
    let scene = quadrants(64, 32);
    for exif in [exif(9), exif(0), b"II*\0\xff\xff\xff\xff".to_vec(), b"rubbish".to_vec()]
    {
        let bytes = jpeg(&scene, 64, 32, Some(&exif), None);
        let header = look(&Source::Bytes(bytes.into())).unwrap();
        assert_eq!((header.width, header.height), (64, 32));
    }
}

#[test]
fn crop_keeps_the_mark_in_its_place() {
    let (width, height) = (600, 400);
    let mut scene = vec![120; width * height * 3];
    for y in 40..100 {
        for x in 480..540 {
            scene[(y * width + x) * 3..][..3].copy_from_slice(&RED);
        }
    }
    let bytes = jpeg(&scene, width, height, None, None);
    let crop = Crop { left: 0.5, top: 0.0, width: 0.5, height: 0.5 };
    let prepared = make(&bytes, &screen(), crop, 150, 100).unwrap();
    let pixels = rgb(&prepared);
    // 480..540 of 600 is 90..120 of 150; 40..100 of 400 is 20..50 of 100.
    let at = |x: usize, y: usize| &pixels[(y * 150 + x) * 3..][..3];
    near(at(105, 35), &RED, 8);
    near(at(93, 23), &RED, 30);
    near(at(117, 47), &RED, 30);
    near(at(84, 35), &[120; 3], 8);
    near(at(126, 35), &[120; 3], 8);
    near(at(105, 14), &[120; 3], 8);
    near(at(105, 56), &[120; 3], 8);
}

#[test]
fn light_is_averaged_not_numbers() {
    // Black and white lines: half the light is 188 in sRGB, not 128.
    for (width, to) in [(400usize, 100u32), (260, 200), (1000, 90)] {
        let scene: Vec<u8> = (0..width * width)
            .flat_map(|index| [if index / width % 2 == 0 { 255 } else { 0 }; 3])
            .collect();
        let bytes = png(&scene, width, width, image::ExtendedColorType::Rgb8);
        let prepared = make(&bytes, &screen(), Crop::WHOLE, to, to).unwrap();
        let pixels = rgb(&prepared);
        let mean = pixels.iter().map(|value| f64::from(*value)).sum::<f64>()
            / pixels.len() as f64;
        assert!(mean > 172.0, "{width} to {to}: {mean}");
        if to == 100 {
            near(&pixels[15000..15003], &[188; 3], 2);
        }
    }
}

#[test]
fn never_enlarged() {
    let bytes = jpeg(&quadrants(90, 60), 90, 60, None, None);
    let prepared = make(&bytes, &press(COATED, 0.3), Crop::WHOLE, 900, 600).unwrap();
    assert_eq!((prepared.width, prepared.height), (90, 60));
    let half = Crop { left: 0.0, top: 0.0, width: 0.5, height: 0.5 };
    let prepared = make(&bytes, &press(COATED, 0.3), half, 900, 600).unwrap();
    assert_eq!((prepared.width, prepared.height), (45, 30));
}

#[test]
fn colours_are_those_of_the_engine() {
    let scene = quadrants(64, 64);
    let bytes = png(&scene, 64, 64, image::ExtendedColorType::Rgb8);
    let inks = inks(&make(&bytes, &press(COATED, 0.0), Crop::WHOLE, 64, 64).unwrap());
    for (x, y, colour) in
        [(16, 16, RED), (48, 16, GREEN), (16, 48, BLUE), (48, 48, YELLOW)]
    {
        near(&inks[(y * 64 + x) * 4..][..4], &engine(colour, COATED), 2);
    }
}

#[test]
fn cmyk_and_ycck_without_profile_stay_as_they_are() {
    let ink = [[200, 30, 10, 0], [0, 180, 160, 20], [10, 20, 200, 0], [0, 0, 0, 230u8]];
    let scene: Vec<u8> = (0..64 * 64)
        .flat_map(|index| ink[index % 64 / 32 + 2 * (index / 64 / 32)])
        .collect();
    for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 98);
        encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
        encoder.encode(&scene, 64, 64, kind).unwrap();
        let prepared = make(&bytes, &press(COATED, 0.0), Crop::WHOLE, 64, 64).unwrap();
        let inks = inks(&prepared);
        for (place, ink) in [(16, 16), (48, 16), (16, 48), (48, 48)].iter().zip(ink) {
            near(&inks[(place.1 * 64 + place.0) * 4..][..4], &ink, 4);
        }
        // On a screen they are seen through the press profile: cyan is no red.
        let pixels = rgb(&make(&bytes, &screen(), Crop::WHOLE, 64, 64).unwrap());
        let cyan = &pixels[(16 * 64 + 16) * 3..][..3];
        assert!(cyan[2] > cyan[0] + 60, "{cyan:?}");
    }
}

#[test]
fn cmyk_with_another_profile_is_converted() {
    let scene = [200, 60, 40, 30].repeat(64 * 64);
    let bytes =
        with_profile(&scene, 64, ColorType::Cmyk, &std::fs::read(UNCOATED).unwrap());
    let prepared = make(&bytes, &press(COATED, 0.0), Crop::WHOLE, 64, 64).unwrap();
    let changed = &inks(&prepared)[..4];
    assert!(changed.iter().zip(&scene).any(|(a, b)| a.abs_diff(*b) > 8), "{changed:?}");
    let bytes =
        with_profile(&scene, 64, ColorType::Cmyk, &std::fs::read(COATED).unwrap());
    let prepared = make(&bytes, &press(COATED, 0.0), Crop::WHOLE, 64, 64).unwrap();
    near(&inks(&prepared)[..4], &scene[..4], 3);
}

#[test]
fn alpha_lies_on_white_paper() {
    let target = screen();
    let rgba = [200, 0, 0, 128].repeat(32 * 32);
    let half = png(&rgba, 32, 32, image::ExtendedColorType::Rgba8);
    near(
        &rgb(&make(&half, &target, Crop::WHOLE, 32, 32).unwrap())[..3],
        &[227, 127, 127],
        3,
    );
    let clear = png(&[0; 32 * 32 * 4], 32, 32, image::ExtendedColorType::Rgba8);
    near(&rgb(&make(&clear, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[255; 3], 1);
    let inks = inks(&make(&clear, &press(COATED, 0.5), Crop::WHOLE, 32, 32).unwrap());
    assert!(inks.iter().all(|ink| *ink <= 2));
    let wide: Vec<u8> = [0x0000u16, 0x8000]
        .repeat(32 * 32)
        .iter()
        .flat_map(|v| v.to_ne_bytes())
        .collect();
    let grey = png(&wide, 32, 32, image::ExtendedColorType::La16);
    near(&rgb(&make(&grey, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[127; 3], 2);
}

#[test]
fn sixteen_bits_grey_tiff_and_webp() {
    let target = screen();
    let wide: Vec<u8> = [200u16 * 257, 40 * 257, 40 * 257]
        .repeat(32 * 32)
        .iter()
        .flat_map(|value| value.to_ne_bytes())
        .collect();
    let bytes = png(&wide, 32, 32, image::ExtendedColorType::Rgb16);
    near(&rgb(&make(&bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &RED, 4);
    let bytes = png(&[90; 32 * 32], 32, 32, image::ExtendedColorType::L8);
    near(&rgb(&make(&bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[90; 3], 2);
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 95).encode(&[90; 32 * 32], 32, 32, ColorType::Luma).unwrap();
    near(&rgb(&make(&bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &[90; 3], 2);
    let mut webp = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut webp)
        .write_image(&RED.repeat(32 * 32), 32, 32, image::ExtendedColorType::Rgb8)
        .unwrap();
    assert_eq!(look(&Source::Bytes(webp.clone().into())).unwrap().format, Format::WebP);
    near(&rgb(&make(&webp, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &RED, 4);

    use tiff::encoder::{TiffEncoder, colortype};
    let mut tiffs = [const { Vec::new() }; 4];
    let [rgb8, rgb16, cmyk, alpha] = &mut tiffs;
    let wide: Vec<u16> =
        RED.repeat(32 * 32).iter().map(|v| u16::from(*v) * 257).collect();
    TiffEncoder::new(Cursor::new(&mut *rgb8))
        .unwrap()
        .write_image::<colortype::RGB8>(32, 32, &RED.repeat(32 * 32))
        .unwrap();
    TiffEncoder::new(Cursor::new(&mut *rgb16))
        .unwrap()
        .write_image::<colortype::RGB16>(32, 32, &wide)
        .unwrap();
    TiffEncoder::new(Cursor::new(&mut *cmyk))
        .unwrap()
        .write_image::<colortype::CMYK8>(32, 32, &[10, 200, 150, 20].repeat(32 * 32))
        .unwrap();
    TiffEncoder::new(Cursor::new(&mut *alpha))
        .unwrap()
        .write_image::<colortype::RGBA8>(32, 32, &[200, 40, 40, 255].repeat(32 * 32))
        .unwrap();
    for bytes in [&*rgb8, &*rgb16, &*alpha] {
        assert_eq!(
            look(&Source::Bytes(bytes.clone().into())).unwrap().format,
            Format::Tiff
        );
        near(&rgb(&make(bytes, &target, Crop::WHOLE, 32, 32).unwrap())[..3], &RED, 4);
    }
    let prepared = make(cmyk, &press(COATED, 0.0), Crop::WHOLE, 32, 32).unwrap();
    near(&inks(&prepared)[..4], &[10, 200, 150, 20], 2);
    for bytes in &tiffs {
        for cut in [9, 40, bytes.len() / 2, bytes.len() - 1] {
            fails(&bytes[..cut]);
        }
    }
}

#[test]
fn a_wider_profile_gives_stronger_colours() {
    let scene = [60, 180, 60].repeat(64 * 64);
    let wide = with_profile(&scene, 64, ColorType::Rgb, &wide_gamut());
    let plain = jpeg(&scene, 64, 64, None, None);
    let target = screen();
    let prepared = make(&wide, &target, Crop::WHOLE, 64, 64).unwrap();
    assert_eq!(prepared.warnings, Vec::<String>::new());
    let strong = rgb(&prepared)[..3].to_vec();
    let plain = rgb(&make(&plain, &target, Crop::WHOLE, 64, 64).unwrap())[..3].to_vec();
    assert!(
        strong[0] + 30 < plain[0] && strong[1] + 5 >= plain[1],
        "{strong:?} {plain:?}"
    );
}

#[test]
fn a_broken_profile_warns_and_is_left_out() {
    let scene = quadrants(64, 64);
    let right =
        rgb(&make(&jpeg(&scene, 64, 64, None, None), &screen(), Crop::WHOLE, 64, 64)
            .unwrap());
    let mut cut = std::fs::read("data/press/icc/sRGB-v2-magic.icc").unwrap();
    cut.truncate(300);
    for profile in
        [b"no profile".to_vec(), cut, std::fs::read(COATED).unwrap(), vec![0; 500]]
    {
        let bytes = with_profile(&scene, 64, ColorType::Rgb, &profile);
        let prepared = make(&bytes, &screen(), Crop::WHOLE, 64, 64).unwrap();
        let [warning] = &prepared.warnings[..] else { panic!("{:?}", prepared.warnings) };
        assert!(warning.starts_with("its colour profile is not used, as "), "{warning}");
        assert!(warning.ends_with("taken as sRGB"), "{warning}");
        assert!(largest_difference(&right, &rgb(&prepared)) <= 24);
    }
}

#[test]
fn black_and_grey_are_neutral() {
    for profile in [COATED, UNCOATED] {
        for value in [0u8, 20, 64, 128, 200, 255] {
            let bytes =
                png(&[value; 32 * 32 * 3], 32, 32, image::ExtendedColorType::Rgb8);
            let prepared =
                make(&bytes, &press(profile, 0.3), Crop::WHOLE, 32, 32).unwrap();
            let [lightness, a, b] = lab(&inks(&prepared)[..4], profile);
            assert!(a.hypot(b) < 1.5, "{profile} {value}: {lightness} {a} {b}");
        }
    }
}

#[test]
fn first_picture_of_several_is_taken() {
    let first = jpeg(&RED.repeat(64 * 64), 64, 64, None, None);
    let second = jpeg(&BLUE.repeat(32 * 32), 32, 32, None, None);
    let prepared =
        make(&[first, second].concat(), &screen(), Crop::WHOLE, 64, 64).unwrap();
    near(&rgb(&prepared)[..3], &RED, 6);
}

#[test]
fn progressive_is_taken() {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.set_progressive(true);
    encoder.encode(&quadrants(96, 64), 96, 64, ColorType::Rgb).unwrap();
    let pixels = rgb(&make(&bytes, &screen(), Crop::WHOLE, 96, 64).unwrap());
    near(&pixels[(10 * 96 + 10) * 3..][..3], &RED, 8);
    for cut in [bytes.len() / 2, bytes.len() - 2] {
        fails(&bytes[..cut]);
    }
}

#[test]
fn bad_files_are_refused_in_words_and_at_once() {
    let began = Instant::now();
    let good = jpeg(&quadrants(400, 300), 400, 300, None, None);
    assert_eq!(fails(b"").message(), "the file is empty");
    assert_eq!(fails(b"hello\n").message(), "it is neither JPEG, PNG, TIFF nor WebP");
    for cut in [2, 3, 20, 200, 600, good.len() / 2, good.len() * 9 / 10, good.len() - 2] {
        fails(&good[..cut]);
    }
    // Cut off, but with an end put on.
    let mut random = 3;
    let noise: Vec<u8> = (0..400 * 300 * 3).map(|_| next(&mut random) as u8).collect();
    let busy = jpeg(&noise, 400, 300, None, None);
    for cut in [2, 3] {
        let cut = [&busy[..busy.len() / cut], b"\xff\xd9"].concat();
        fails(&cut);
    }
    let mut progressive = Vec::new();
    let mut encoder = Encoder::new(&mut progressive, 90);
    encoder.set_progressive(true);
    encoder.encode(&noise, 400, 300, ColorType::Rgb).unwrap();
    make(&progressive, &screen(), Crop::WHOLE, 200, 150).unwrap();
    // An end within the last scan only leaves the finest detail out, and no mark.
    let last_scan = progressive.windows(2).rposition(|two| two == b"\xff\xda").unwrap();
    for part in 1..20 {
        let cut = &progressive[..progressive.len() * part / 20];
        fails(cut);
        if cut.len() < last_scan {
            fails(&[cut, b"\xff\xd9"].concat());
        }
    }
    assert!(last_scan > progressive.len() / 2);
    let picture = png(&quadrants(400, 300), 400, 300, image::ExtendedColorType::Rgb8);
    for cut in [8, 20, 33, picture.len() / 2, picture.len() - 20] {
        fails(&picture[..cut]);
    }
    let mut huge = picture[..33].to_vec();
    huge[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    assert_eq!(
        fails(&huge).message(),
        "60000 × 60000 pixels are more than 200 megapixels"
    );
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[test]
fn flipped_bits_never_panic() {
    let scene = quadrants(64, 48);
    let mut webp = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut webp)
        .write_image(&scene, 64, 48, image::ExtendedColorType::Rgb8)
        .unwrap();
    let mut cmyk = Vec::new();
    Encoder::new(&mut cmyk, 90)
        .encode(&[99; 64 * 48 * 4], 64, 48, ColorType::Cmyk)
        .unwrap();
    let mut progressive = Vec::new();
    let mut encoder = Encoder::new(&mut progressive, 90);
    encoder.set_progressive(true);
    encoder.encode(&scene, 64, 48, ColorType::Rgb).unwrap();
    let mut tiff = Vec::new();
    tiff::encoder::TiffEncoder::new(Cursor::new(&mut tiff))
        .unwrap()
        .write_image::<tiff::encoder::colortype::RGB8>(64, 48, &scene)
        .unwrap();
    let target = press(COATED, 0.3);
    let mut random = 1;
    for good in [
        jpeg(&scene, 64, 48, Some(&exif(6)), Some(&wide_gamut())),
        png(&scene, 64, 48, image::ExtendedColorType::Rgb8),
        webp,
        cmyk,
        progressive,
        tiff,
    ] {
        for _ in 0..150 {
            let mut bytes = good.clone();
            for _ in 0..4 {
                let place = next(&mut random) as usize % bytes.len().min(2000);
                bytes[place] ^= 1 << (next(&mut random) % 8);
            }
            if let Err(fault) = make(&bytes, &target, Crop::WHOLE, 32, 24) {
                assert!(matches!(fault, PhotoFault::Photograph(_)), "{fault:?}");
                assert!(!fault.message().contains("not foreseen"), "{fault:?}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn strange_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sparse = folder.path().join("sparse.jpg");
    std::fs::File::create(&sparse).unwrap().set_len(10 << 30).unwrap();
    let target = press(COATED, 0.0);
    let mut messages = Vec::new();
    for path in
        [sparse, folder.path().into(), folder.path().join("none"), "/dev/zero".into()]
    {
        let order =
            Order { source: Source::File(path), crop: Crop::WHOLE, width: 9, height: 9 };
        let results = prepare(&[order], &target, None, &MemoryBudget::default());
        messages.push(results[0].clone().unwrap_err().message().to_owned());
    }
    assert_eq!(
        messages,
        [
            "the file has 10240 MiB, expected at most 512",
            "it is a folder",
            "there is no such file",
            "it is not a file but a device or pipe"
        ]
    );
}

#[test]
fn nothing_but_the_picture_is_in_the_file() {
    let bytes = jpeg(&quadrants(64, 64), 64, 64, Some(&exif(3)), Some(&wide_gamut()));
    for target in [press(COATED, 0.3), screen()] {
        let jpeg = make(&bytes, &target, Crop::WHOLE, 64, 64).unwrap().jpeg;
        let mut place = 2;
        while jpeg[place + 1] != 0xda {
            let marker = jpeg[place + 1];
            assert!(
                matches!(marker, 0xe0 | 0xee | 0xdb | 0xc4 | 0xc0),
                "marker {marker:x}"
            );
            place +=
                2 + usize::from(u16::from_be_bytes([jpeg[place + 2], jpeg[place + 3]]));
        }
    }
}

#[test]
fn no_pixel_has_more_ink_than_the_limit() {
    let (width, height) = (256, 200);
    let mut random = 7;
    let mut noise = |most: u64, count: usize| -> Vec<u8> {
        (0..count).map(|_| (next(&mut random) % most) as u8).collect()
    };
    let rgb_size = width * height * 3;
    let mut edges = vec![0; rgb_size];
    for (index, value) in edges.iter_mut().enumerate() {
        *value = if (index / 21 + index / (3 * width) / 5) % 3 == 0 { 255 } else { 2 };
    }
    let mut pictures: Vec<Vec<u8>> = [
        noise(256, rgb_size),
        noise(60, rgb_size),
        vec![0; rgb_size],
        noise(12, rgb_size),
        edges,
    ]
    .iter()
    .map(|scene| png(scene, width, height, image::ExtendedColorType::Rgb8))
    .collect();
    let mut inked = Vec::new();
    tiff::encoder::TiffEncoder::new(Cursor::new(&mut inked))
        .unwrap()
        .write_image::<tiff::encoder::colortype::CMYK8>(
            width as u32,
            height as u32,
            &noise(256, width * height * 4),
        )
        .unwrap();
    pictures.push(inked);
    let mut full = Vec::new();
    tiff::encoder::TiffEncoder::new(Cursor::new(&mut full))
        .unwrap()
        .write_image::<tiff::encoder::colortype::CMYK8>(
            width as u32,
            height as u32,
            &vec![255; width * height * 4],
        )
        .unwrap();
    pictures.push(full);
    for profile in [COATED, UNCOATED] {
        for limit in [300.0, 260.0] {
            let colour = PressColour { ink_limit: limit, ..press_colour(profile) };
            let target = Target::press(colour, 1.0).unwrap();
            for (number, bytes) in pictures.iter().enumerate() {
                for (w, h) in [(256, 200), (101, 79)] {
                    let inks = inks(&make(bytes, &target, Crop::WHOLE, w, h).unwrap());
                    let most = inks
                        .chunks(4)
                        .map(|ink| {
                            ink.iter().map(|ink| f64::from(*ink)).sum::<f64>() / 2.55
                        })
                        .fold(0.0, f64::max);
                    assert!(most <= limit + 1.0, "{profile} {number} {w}: {most}");
                    assert!(most > limit * 0.6, "{profile} {number} {w}: {most}");
                }
            }
        }
    }
}

#[test]
fn sharpening_raises_edges_and_leaves_areas() {
    let width = 64;
    let scene: Vec<u8> = (0..width * width)
        .flat_map(|index| [if index % width < 32 { 90 } else { 160 }; 3])
        .collect();
    let bytes = png(&scene, width, width, image::ExtendedColorType::Rgb8);
    let row = |amount: f64| -> Vec<u8> {
        let target = Target::screen(press_colour(COATED), amount).unwrap();
        let pixels = rgb(&make(&bytes, &target, Crop::WHOLE, 64, 64).unwrap());
        pixels[32 * 64 * 3..][..64 * 3].iter().step_by(3).copied().collect()
    };
    let (off, on) = (row(0.0), row(1.0));
    near(&off[30..34], &[90, 90, 160, 160], 3);
    assert!(on[31] < off[31] - 8 && on[32] > off[32] + 8, "{on:?}");
    near(&on[8..16], &off[8..16], 2);
}

#[test]
fn same_order_same_bytes_and_the_cache_gives_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path().join("photos"), 100 << 20);
    let bytes: Arc<[u8]> = jpeg(&quadrants(300, 200), 300, 200, None, None).into();
    let order = Order {
        source: Source::Bytes(bytes),
        crop: Crop::WHOLE,
        width: 150,
        height: 100,
    };
    let target = press(COATED, 0.3);
    let budget = MemoryBudget::default();
    let with = |cache: Option<&Cache>, target: &Target| {
        prepare(std::slice::from_ref(&order), target, cache, &budget).remove(0).unwrap()
    };
    let made = with(None, &target);
    assert_eq!(made, with(Some(&cache), &target));
    let entry =
        std::fs::read_dir(folder.path().join("photos")).unwrap().next().unwrap().unwrap();
    let whole = std::fs::read(entry.path()).unwrap();

    // It is the entry that is used: a whole one with other content would be seen.
    let began = Instant::now();
    assert_eq!(made, with(Some(&cache), &target));
    assert!(began.elapsed() < Duration::from_secs(1));

    for damage in [0, 30, 60, whole.len() / 2, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[damage] ^= 4;
        std::fs::write(entry.path(), &damaged).unwrap();
        assert_eq!(made, with(Some(&cache), &target), "{damage}");
        assert_eq!(std::fs::read(entry.path()).unwrap(), whole, "made again");
    }
    std::fs::write(entry.path(), &whole[..whole.len() / 2]).unwrap();
    assert_eq!(made, with(Some(&cache), &target));

    // Another setting is another entry.
    assert_ne!(made, with(Some(&cache), &press(COATED, 0.0)));
    assert_ne!(made, with(Some(&cache), &press(UNCOATED, 0.3)));
    assert_eq!(std::fs::read_dir(folder.path().join("photos")).unwrap().count(), 3);

    // The least recently used go first.
    let old = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    for other in std::fs::read_dir(folder.path().join("photos")).unwrap() {
        let file =
            std::fs::File::options().append(true).open(other.unwrap().path()).unwrap();
        file.set_modified(old).unwrap();
    }
    let small = Cache::new(folder.path().join("photos"), whole.len() as u64 + 10);
    assert_eq!(made, with(Some(&small), &target));
    let left: Vec<_> = std::fs::read_dir(folder.path().join("photos")).unwrap().collect();
    assert_eq!(left.len(), 1);
    assert_eq!(std::fs::read(entry.path()).unwrap(), whole);

    // A cache that cannot be is done without.
    std::fs::write(folder.path().join("file"), "x").unwrap();
    let none = Cache::new(folder.path().join("file/photos"), 1 << 20);
    assert_eq!(made, with(Some(&none), &target));
}

#[test]
fn two_at_once_share_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let orders: Vec<Order> = (0..12)
        .map(|number| {
            let bytes = jpeg(&quadrants(100 + number, 80), 100 + number, 80, None, None);
            Order {
                source: Source::Bytes(bytes.into()),
                crop: Crop::WHOLE,
                width: 50,
                height: 40,
            }
        })
        .collect();
    let target = press(COATED, 0.3);
    let alone = prepare(&orders, &target, None, &MemoryBudget::default());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let cache = Cache::new(folder.path(), 60_000);
                let made =
                    prepare(&orders, &target, Some(&cache), &MemoryBudget::default());
                assert_eq!(made, alone);
            });
        }
    });
}

#[test]
fn many_stay_within_the_budget() {
    let bytes: Arc<[u8]> = jpeg(&quadrants(1000, 800), 1000, 800, None, None).into();
    let orders = vec![
        Order {
            source: Source::Bytes(bytes),
            crop: Crop::WHOLE,
            width: 300,
            height: 240
        };
        40
    ];
    let target = press(COATED, 0.3);
    let budget = MemoryBudget::new(8 << 20);
    assert!(prepare(&orders, &target, None, &budget).iter().all(Result::is_ok));
    assert!(budget.peak() <= 8 << 20, "{}", budget.peak());
    // Decoded, it has 2.4 MB: less cannot be true.
    assert!(budget.peak() >= 2_400_000, "{}", budget.peak());
    let tight = MemoryBudget::new(1000);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let results = pool.install(|| prepare(&orders, &target, None, &tight));
    assert!(results.iter().all(Result::is_ok));
    assert!(tight.peak() < 6 << 20, "alone: {}", tight.peak());
}

#[test]
fn faults_stay_with_their_photograph() {
    let good: Arc<[u8]> = jpeg(&quadrants(100, 80), 100, 80, None, None).into();
    let order = |bytes: Arc<[u8]>| Order {
        source: Source::Bytes(bytes),
        crop: Crop::WHOLE,
        width: 50,
        height: 40,
    };
    let orders = [order(good.clone()), order(good[..500].into()), order(good)];
    let results = prepare(&orders, &press(COATED, 0.3), None, &MemoryBudget::default());
    assert!(results[0].is_ok() && results[1].is_err() && results[2] == results[0]);
}

fn press_colour(profile: &str) -> PressColour {
    PressColour {
        profile: std::fs::read(profile).unwrap().into(),
        intent: Intent::RelativeColorimetric,
        black_point_compensation: true,
        ink_limit: 300.0,
    }
}

fn press(profile: &str, sharpening: f64) -> Target {
    Target::press(press_colour(profile), sharpening).unwrap()
}

fn screen() -> Target {
    Target::screen(press_colour(COATED), 0.0).unwrap()
}

fn make(
    bytes: &[u8],
    target: &Target,
    crop: Crop,
    width: u32,
    height: u32,
) -> Result<Prepared, PhotoFault> {
    let order = Order { source: Source::Bytes(bytes.into()), crop, width, height };
    prepare(&[order], target, None, &MemoryBudget::default()).remove(0)
}

/// Makes sure that a file is refused for a reason of its own.
#[track_caller]
fn fails(bytes: &[u8]) -> PhotoFault {
    let fault = make(bytes, &press(COATED, 0.0), Crop::WHOLE, 32, 32).unwrap_err();
    assert!(matches!(fault, PhotoFault::Photograph(_)), "{fault:?}");
    assert!(!fault.message().contains("not foreseen"), "{fault:?}");
    fault
}

/// Four colours, each in its quarter.
fn quadrants(width: usize, height: usize) -> Vec<u8> {
    (0..width * height)
        .flat_map(|index| match (index % width < width / 2, index / width < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => YELLOW,
        })
        .collect()
}

/// An upright picture as a camera would store it, by EXIF's own definition of where the
/// stored first row and first column are.
fn store(
    pixels: &[u8],
    width: usize,
    height: usize,
    orientation: u16,
) -> (Vec<u8>, usize, usize) {
    let (w, h) = if orientation >= 5 { (height, width) } else { (width, height) };
    let mut stored = Vec::new();
    for row in 0..h {
        for column in 0..w {
            let (x, y) = match orientation {
                1 => (column, row),
                2 => (width - 1 - column, row),
                3 => (width - 1 - column, height - 1 - row),
                4 => (column, height - 1 - row),
                5 => (row, column),
                6 => (width - 1 - row, column),
                7 => (width - 1 - row, height - 1 - column),
                _ => (row, height - 1 - column),
            };
            stored.extend(&pixels[(y * width + x) * 3..][..3]);
        }
    }
    (stored, w, h)
}

fn exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend(orientation.to_le_bytes());
    block.extend([0; 6]);
    block
}

fn jpeg(
    pixels: &[u8],
    width: usize,
    height: usize,
    exif: Option<&[u8]>,
    profile: Option<&[u8]>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 97);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    if let Some(exif) = exif {
        encoder.add_exif_metadata(exif).unwrap();
    }
    if let Some(profile) = profile {
        encoder.add_icc_profile(profile).unwrap();
    }
    encoder.encode(pixels, width as u16, height as u16, ColorType::Rgb).unwrap();
    bytes
}

fn with_profile(pixels: &[u8], side: u16, kind: ColorType, profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 98);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    encoder.add_icc_profile(profile).unwrap();
    encoder.encode(pixels, side, side, kind).unwrap();
    bytes
}

fn png(
    pixels: &[u8],
    width: usize,
    height: usize,
    kind: image::ExtendedColorType,
) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::write_buffer_with_format(
        &mut bytes,
        pixels,
        width as u32,
        height as u32,
        kind,
        ImageFormat::Png,
    )
    .unwrap();
    bytes.into_inner()
}

/// An RGB profile with Adobe RGB's primaries and tones.
fn wide_gamut() -> Vec<u8> {
    let point = |x: f64, y: f64| lcms2::CIExyY { x, y, Y: 1.0 };
    let curve = lcms2::ToneCurve::new(2.2);
    lcms2::Profile::new_rgb(
        &point(0.3127, 0.3290),
        &lcms2::CIExyYTRIPLE {
            Red: point(0.64, 0.33),
            Green: point(0.21, 0.71),
            Blue: point(0.15, 0.06),
        },
        &[&curve, &curve, &curve],
    )
    .unwrap()
    .icc()
    .unwrap()
}

/// The inks that a reader decodes, none being zero.
fn inks(prepared: &Prepared) -> Vec<u8> {
    let mut decoder = jpeg_decoder::Decoder::new(&prepared.jpeg[..]);
    let inks = decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    assert_eq!(info.pixel_format, jpeg_decoder::PixelFormat::CMYK32);
    assert_eq!(
        (u32::from(info.width), u32::from(info.height)),
        (prepared.width, prepared.height)
    );
    inks
}

fn rgb(prepared: &Prepared) -> Vec<u8> {
    jpeg_decoder::Decoder::new(&prepared.jpeg[..]).decode().unwrap()
}

/// What lcms gives for one sRGB colour.
fn engine(colour: [u8; 3], profile: &str) -> [u8; 4] {
    let source = lcms2::Profile::new_file("data/press/icc/sRGB-v2-magic.icc").unwrap();
    let transform: lcms2::Transform<[u8; 3], [u8; 4]> = lcms2::Transform::new_flags(
        &source,
        lcms2::PixelFormat::RGB_8,
        &lcms2::Profile::new_file(profile).unwrap(),
        lcms2::PixelFormat::CMYK_8,
        lcms2::Intent::RelativeColorimetric,
        lcms2::Flags::BLACKPOINT_COMPENSATION,
    )
    .unwrap();
    let mut inks = [[0; 4]];
    transform.transform_pixels(&[colour], &mut inks);
    inks[0]
}

/// The colour that inks have on the paper of their profile.
fn lab(inks: &[u8], profile: &str) -> [f64; 3] {
    let white = lcms2::CIExyY { x: 0.3457, y: 0.3585, Y: 1.0 };
    let lab =
        lcms2::Profile::new_lab4_context(lcms2::GlobalContext::new(), &white).unwrap();
    let transform: lcms2::Transform<[u8; 4], [f64; 3]> = lcms2::Transform::new(
        &lcms2::Profile::new_file(profile).unwrap(),
        lcms2::PixelFormat::CMYK_8,
        &lab,
        lcms2::PixelFormat::Lab_DBL,
        lcms2::Intent::RelativeColorimetric,
    )
    .unwrap();
    let mut result = [[0.0; 3]];
    transform.transform_pixels(&[[inks[0], inks[1], inks[2], inks[3]]], &mut result);
    result[0]
}

#[track_caller]
fn near(found: &[u8], expected: &[u8], tolerance: u8) {
    assert!(
        largest_difference(found, expected) <= tolerance,
        "expected {expected:?}, found {found:?}"
    );
}

fn largest_difference(one: &[u8], other: &[u8]) -> u8 {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).map(|(one, other)| one.abs_diff(*other)).max().unwrap_or(0)
}

fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    *random >> 33
}
