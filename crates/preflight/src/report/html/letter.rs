//! A letter to the print shop: what is known of the files and from the contract, and dots where
//! only the organisers know.

use std::collections::{BTreeMap, BTreeSet};

use malzama_message::{Message, Value, message};

use super::markup::{number, sides};
use super::name::{base, told};
use super::terms::paper;
use crate::report::{Fastening, FileReport, Judged, Spine};
use crate::spec::Spec;

/// What a letter tells of.
pub(super) struct Letter<'a> {
    /// The files that go with it.
    pub(super) files: &'a [&'a FileReport],
    /// What they were judged by.
    pub(super) judged: &'a Judged,
    /// The same, as a preflight asks it.
    pub(super) spec: &'a Spec,
}

impl Letter<'_> {
    /// Writes the letter in the language of `say`.
    pub(super) fn text(&self, say: &dyn Fn(&Message) -> String) -> String {
        let mut parts =
            vec![vec![message!("letter/greeting"), message!("letter/request")]];
        parts.extend(self.files.iter().zip(1..).map(|(file, at)| self.item(file, at)));
        parts.push(self.job());
        parts.push(self.demands());
        parts.push(vec![message!("letter/checked"), message!("letter/signature")]);
        let said = parts
            .iter()
            .filter(|lines| !lines.is_empty())
            .map(|lines| lines.iter().map(|line| say(line) + "\n").collect::<String>());
        said.collect::<Vec<_>>().join("\n")
    }

    /// A file, with the number of copies left open.
    fn item(&self, file: &FileReport, at: usize) -> Vec<Message> {
        let pages = message!("send/pages", count = file.inspection.pages.len());
        let item = match &file.edition {
            Some(_) => message!(
                "letter/edition",
                at = at,
                title = told(file),
                file = base(file),
                pages = pages
            ),
            None => message!("letter/file", at = at, file = base(file), pages = pages),
        };
        let mut lines = vec![item];
        // Told once below if all have the same.
        if self.sizes().len() > 1 {
            lines.extend(size(file).map(format));
        }
        lines.push(message!("letter/quantity"));
        lines
    }

    /// How all of them are printed and bound.
    fn job(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        let sizes = self.sizes();
        if sizes.len() == 1 {
            lines.extend(sizes.into_iter().map(format));
        }
        lines.push(match self.judged.fastening {
            Some(Fastening::SaddleStitch) => message!("letter/saddle-stitch"),
            Some(Fastening::Perfect) => message!("letter/perfect"),
            None => message!("letter/no-binding"),
        });
        lines.push(match self.judged.spine {
            Some(Spine::Right) => message!("letter/right"),
            Some(Spine::Left) => message!("letter/left"),
            None => message!("letter/no-side"),
        });
        // Of files from elsewhere, nothing tells in which order their pages stand.
        if self.files.iter().all(|file| file.edition.is_some()) {
            lines.push(message!("letter/single-pages"));
        }
        lines.extend(self.colours());
        lines.extend([message!("letter/paper"), message!("letter/cover-paper")]);
        lines
    }

    /// What they were made for.
    fn demands(&self) -> Vec<Message> {
        let Self { judged, spec, .. } = self;
        let mut lines =
            vec![message!("letter/standard", standard = spec.standard.name())];
        if let Some(condition) = &spec.wishes.condition {
            lines.push(match paper(condition) {
                Some(_) if condition == "FOGRA51" => {
                    message!("letter/premium-coated", condition = condition)
                }
                Some(_) if condition == "FOGRA39" => {
                    message!("letter/coated", condition = condition)
                }
                Some(_) => message!("letter/uncoated", condition = condition),
                None => message!("letter/condition", condition = condition),
            });
        }
        if spec.wishes.bleed.is_some() {
            lines.push(message!("letter/bleed", bleed = number(judged.bleed, 2)));
        }
        lines.push(message!("letter/ink-limit", limit = number(spec.ink_limit, 1)));
        if !judged.contract.is_empty() {
            lines.push(message!("letter/contract", contract = &judged.contract));
        }
        lines
    }

    /// The sizes of all of them, each once.
    fn sizes(&self) -> BTreeSet<[String; 2]> {
        self.files.iter().flat_map(|file| sizes(file)).collect()
    }

    /// The inks of all of them; nothing if there is a page of which they are not known.
    fn colours(&self) -> Option<Message> {
        let mut inks = BTreeMap::new();
        for file in self.files {
            let pages = &file.inspection.pages;
            if pages.iter().any(|page| page.painting.plates.is_none()) {
                return None;
            }
            let separations = file.inspection.separations();
            inks.extend(separations.into_iter().map(|ink| (ink.name, ink.is_spot)));
        }
        let process = inks.values().filter(|is_spot| !**is_spot).count();
        let mut told = Vec::new();
        if process == 4 {
            told.push(message!("ink/four"));
        }
        for (name, is_spot) in &inks {
            match (*is_spot, name.as_str()) {
                (true, name) => told.push(message!("ink/spot", name = name)),
                (false, _) if process == 4 => {}
                (false, "Cyan") => told.push(message!("ink/cyan")),
                (false, "Magenta") => told.push(message!("ink/magenta")),
                (false, "Yellow") => told.push(message!("ink/yellow")),
                (false, _) => told.push(message!("ink/black")),
            }
        }
        if told.is_empty() {
            return None;
        }
        Some(message!("letter/colours", inks = Value::Messages(told)))
    }
}

/// The size of the pages of a file, if all have the same.
pub(super) fn size(file: &FileReport) -> Option<[String; 2]> {
    let mut sizes = sizes(file);
    if sizes.len() > 1 { None } else { sizes.pop_first() }
}

fn sizes(file: &FileReport) -> BTreeSet<[String; 2]> {
    file.inspection.pages.iter().map(|page| sides(page.trim)).collect()
}

fn format([width, height]: [String; 2]) -> Message {
    message!("letter/format", width = width, height = height)
}
