//! Rule: the lines that are told to be left for a text are those that it can still take without
//! another page, and those that are too many are those without which nothing need be pulled in.

use malzama::diagnostic::Sink;
use malzama::typeset::lines_left;
use malzama_preflight::Part;

use crate::project::TestProject;
use crate::project::typeset::{Opened, Pages};

const GROUP: &str = "data/acre/acre-5000.yaml";
const PART: &str = "acre/acre-5000";

/// A paragraph of one line.
const LINE: &str = "سطر واحد لا غير.";

/// A text of this many lines, as it is set.
struct Set {
    pages: usize,
    pulled_in: u32,
    left: Option<i64>,
}

#[test]
fn every_line_that_is_left_can_be_written() {
    for layout in ["market", "reading"] {
        let project = TestProject::real();
        project.edit("malzama.yaml", "layout: market", &format!("layout: {layout}"));
        let texts: Vec<(usize, Set)> =
            (8..70).map(|count| (count, set(&project, count))).collect();
        let mut was_full = 0;
        let mut was_over = 0;
        for pair in texts.windows(2) {
            let [(count, now), (_, next)] = pair else { unreachable!("pairs") };
            let at = format!("{layout}, {count} lines: {:?}", now.left);
            let left = now.left.unwrap_or_else(|| panic!("{at}"));
            if left > 0 {
                // One line more is one line less.
                let expected = Some(left - 1);
                assert_eq!((next.pages, next.left), (now.pages, expected), "{at}");
                assert_eq!((now.pulled_in, next.pulled_in), (0, 0), "{at}");
            } else if left == 0 {
                was_full += 1;
                // Full means that the next line is too many, or takes another page.
                let is_over = next.left == Some(-1) && next.pulled_in > 0;
                assert!(is_over || next.pages > now.pages, "{at}: {:?}", next.left);
            } else {
                was_over += 1;
                assert!(now.pulled_in > 0, "{at}");
                let fewer = count - usize::try_from(-left).expect("lines");
                let (_, fits) = &texts[fewer - 8];
                assert_eq!((fits.pages, fits.left), (now.pages, Some(0)), "{at}");
            }
        }
        assert!(
            was_full > 1 && was_over > 1,
            "{layout}: {was_full} full, {was_over} over"
        );
    }
}

/// Sets a text of lines that are paragraphs of their own.
fn set(project: &TestProject, count: usize) -> Set {
    let text: String = (0..count).map(|_| format!("  {LINE}\n\n")).collect();
    project.write(
        GROUP,
        &format!(
            "name: مجموعة\nphotographs:\n  - file: acre/acre-5000.jpg\nbody: |\n{text}"
        ),
    );
    let mut sink = Sink::new();
    let opened = Opened::new(project, &mut sink);
    let plan = opened.plan(&["acre"]);
    let laid_out = opened.lay_out(&plan.editions[0], false, &mut sink);
    let Pages { document, parts, grid, .. } = laid_out.expect("pages");
    let part: &Part = parts.iter().find(|it| it.part == PART).expect("the group");
    let frames: Vec<_> = document.pages().iter().map(|it| &it.frame).collect();
    let paragraphs = vec![LINE; count];
    Set {
        pages: part.pages,
        pulled_in: part.raised + part.long + part.closer,
        left: lines_left(&frames, part, &paragraphs, grid.expect("a grid")),
    }
}
