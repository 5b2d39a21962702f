//! Rule: pages vary with what they show: cities close in several ways, texts hang by their length, and
//! the list of photographs tells what is alike once.

use crate::booklet::{Booklet, REAL, judge, real_project, typeset};
use crate::lines::words;
use crate::tokens::Tokens;

/// Fewest ways in which the cities of the network edition close.
const FEWEST_WAYS: usize = 3;

#[test]
fn neighbouring_cities_close_in_different_ways() {
    let network = REAL.iter().filter(|it| it.name.ends_with("/network"));
    judge(network, |booklet| {
        let closings = closings(booklet);
        let mut faults = Vec::new();
        for pair in closings.windows(2).filter(|pair| pair[0].1 == pair[1].1) {
            faults.push(format!("{} closes as {}: {}", pair[1].0, pair[0].0, pair[0].1));
        }
        let mut ways: Vec<&String> = closings.iter().map(|it| &it.1).collect();
        ways.sort();
        ways.dedup();
        if ways.len() < FEWEST_WAYS {
            faults.push(format!("all cities close in these ways: {ways:?}"));
        }
        faults
    });
}

/// Returns the cities with what follows their last group: the parts, and whether each of their
/// pictures is wide.
fn closings(booklet: &Booklet) -> Vec<(String, String)> {
    let mut closings: Vec<(String, String)> = Vec::new();
    for part in &booklet.parts {
        if let Some((city, _)) = part.part.split_once('/') {
            if closings.last().is_none_or(|last| last.0 != city) {
                closings.push((city.to_owned(), String::new()));
            }
            continue;
        }
        let fillers = ["plate", "pair", "spread", "quotation", "panel"];
        let Some(last) = closings.last_mut() else { continue };
        if fillers.contains(&part.part.as_str()) {
            last.1 += &part.part;
            for page in part.page..part.page + part.pages {
                for picture in &booklet.sheets[page - 1].pictures {
                    let area = picture.area;
                    let is_wide = area.right - area.left > area.bottom - area.top;
                    last.1 += if is_wide { " wide" } else { " upright" };
                }
            }
            last.1 += ", ";
        }
    }
    // The last pages of the edition follow those of the last city.
    closings.pop();
    closings
}

#[test]
fn a_short_text_hangs_lower_than_a_long_one() {
    let project = real_project("market");
    let first_line = |count: usize| {
        let body = ["كلمة"].repeat(count).join(" ");
        let record = format!(
            "name: مجموعة\nphotographs: [{{file: acre/acre-5000.jpg}}]\nbody: |\n  {body}\n"
        );
        project.write("data/acre/acre-5000.yaml", &record);
        let booklets = typeset(&project, "hung", "market", &["acre"]);
        let range = booklets[0].range_of("acre/acre-5000").expect("the group");
        let running = booklets[0].running(range);
        running.first().expect("a line").1.baseline
    };
    let (short, long) = (first_line(120), first_line(300));
    let grid = Tokens::of("market").grid;
    assert!(short - long > 2.0 * grid, "short {short} mm, long {long} mm");
}

#[test]
fn the_list_tells_what_is_alike_once() {
    let captions = ["سوق القدس", "سوق الناصرة", "سوق عكا"];
    let network = REAL.iter().filter(|it| it.name.ends_with("/network"));
    judge(network, |booklet| {
        let mut faults = Vec::new();
        let range = booklet.range_of("credits").expect("the list");
        let mut text: Vec<String> = Vec::new();
        for line in range.flat_map(|page| booklet.lines(page)) {
            text.extend(words(&line.text()));
        }
        for caption in captions {
            let wanted: Vec<String> = words(caption).collect();
            let count = text.windows(wanted.len()).filter(|it| *it == wanted).count();
            if count != 1 {
                faults.push(format!("«{caption}» stands {count} times in the list"));
            }
        }
        faults
    });
}
