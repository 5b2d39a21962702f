//! Colour conversion, with and without the profiles of photographs.

use jpeg_encoder::ColorType;
use malzama::photo::Crop;
use malzama_message::message;

use crate::pictures::{
    BLUE, GREEN, RED, YELLOW, full_resolution, jpeg, png, quadrants, wide_gamut,
};
use crate::{
    COATED, UNCOATED, inks, largest_difference, make, near, on_press, on_screen, press,
    rgb, screen,
};

#[test]
fn colours_are_those_of_the_engine() {
    let scene = quadrants(64, 64);
    let bytes = png(&scene, 64, 64, image::ExtendedColorType::Rgb8);
    let inks = on_press(&bytes, 64);
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
        let bytes = full_resolution(&scene, 64, kind, None);
        let inks = on_press(&bytes, 64);
        for (place, ink) in [(16, 16), (48, 16), (16, 48), (48, 48)].iter().zip(ink) {
            near(&inks[(place.1 * 64 + place.0) * 4..][..4], &ink, 4);
        }
        // On a screen they are seen through the press profile: cyan is no red.
        let pixels = on_screen(&bytes, 64);
        let cyan = &pixels[(16 * 64 + 16) * 3..][..3];
        assert!(cyan[2] > cyan[0] + 60, "{cyan:?}");
    }
}

#[test]
fn cmyk_with_another_profile_is_converted() {
    let scene = [200, 60, 40, 30].repeat(64 * 64);
    let through = |profile: &str| {
        let profile = std::fs::read(profile).unwrap();
        let bytes = full_resolution(&scene, 64, ColorType::Cmyk, Some(&profile));
        on_press(&bytes, 64)[..4].to_vec()
    };
    let changed = through(UNCOATED);
    assert!(changed.iter().zip(&scene).any(|(a, b)| a.abs_diff(*b) > 8), "{changed:?}");
    near(&through(COATED), &scene[..4], 3);
}

#[test]
fn a_wider_profile_gives_stronger_colours() {
    let scene = [60, 180, 60].repeat(64 * 64);
    let wide = full_resolution(&scene, 64, ColorType::Rgb, Some(&wide_gamut()));
    let prepared = make(&wide, &screen(), Crop::WHOLE, 64, 64).unwrap();
    assert!(prepared.warnings.is_empty(), "{:?}", prepared.warnings);
    let strong = rgb(&prepared)[..3].to_vec();
    let plain = on_screen(&jpeg(&scene, 64, 64, None, None), 64)[..3].to_vec();
    assert!(
        strong[0] + 30 < plain[0] && strong[1] + 5 >= plain[1],
        "{strong:?} {plain:?}"
    );
}

#[test]
fn a_broken_profile_warns_and_is_left_out() {
    let scene = quadrants(64, 64);
    let right = on_screen(&jpeg(&scene, 64, 64, None, None), 64);
    let mut cut = std::fs::read("data/press/icc/sRGB-v2-magic.icc").unwrap();
    cut.truncate(300);
    // Class and colours of a screen, but not the signature of a profile.
    let mut malformed = vec![0; 500];
    malformed[12..20].copy_from_slice(b"mntrRGB ");
    let for_inks = std::fs::read(COATED).unwrap();
    for (profile, reason) in [
        (b"no profile".to_vec(), message!("photo/profile-of-no-device")),
        (vec![0; 500], message!("photo/profile-of-no-device")),
        (malformed, message!("photo/profile-damaged")),
        (cut, message!("photo/profile-inconvertible")),
        (for_inks, message!("photo/profile-for-other-colours", model = "rgb")),
    ] {
        let bytes = full_resolution(&scene, 64, ColorType::Rgb, Some(&profile));
        let prepared = make(&bytes, &screen(), Crop::WHOLE, 64, 64).unwrap();
        let warning = message!("photo/profile-not-used", reason = reason, model = "rgb");
        assert_eq!(prepared.warnings, [warning]);
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
            assert!(libm::hypot(a, b) < 1.5, "{profile} {value}: {lightness} {a} {b}");
        }
    }
}

/// The inks that LittleCMS itself gives for one sRGB colour.
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
