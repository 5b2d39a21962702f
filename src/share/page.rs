//! The page of a proof: one HTML file that loads nothing, and may not.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::content::Content;
use crate::records;
use crate::words::Language;

/// The style of the preview, whose colours and type the page shares.
const PREVIEW: &str = include_str!("../preview/page/app.css");

const STYLE: &str = include_str!("page/proof.css");

/// The modules of the script, each after those that it takes something from.
const MODULES: [&str; 8] = [
    include_str!("page/words.js"),
    include_str!("page/proof.js"),
    include_str!("page/remarks.js"),
    include_str!("page/marks.js"),
    include_str!("page/writing.js"),
    include_str!("page/list.js"),
    include_str!("page/saving.js"),
    include_str!("page/main.js"),
];

/// Signs and icons, as in the preview.
const SYMBOLS: &str = include_str!("page/symbols.svg");

/// Writes the page; its words are in `language`, unless the booklet is in the other one that the program
/// speaks.
pub fn page(content: &Content, language: Language) -> String {
    let language = match content.language {
        records::Language::Arabic => Language::Arabic,
        records::Language::English => Language::English,
        records::Language::French => language,
    };
    let is_arabic = language == Language::Arabic;
    let (tag, direction) = if is_arabic { ("ar", "rtl") } else { ("en", "ltr") };
    let style =
        format!("{}\n:root {{ --ratio: {:.5}; }}\n{STYLE}", tokens(), content.ratio);
    let script = script();
    let policy = format!(
        "default-src 'none'; img-src data:; style-src '{}'; script-src '{}'; base-uri 'none'; \
         form-action 'none'",
        hash(&style),
        hash(&script)
    );
    // Within a script, nothing but this ends it.
    let data = serde_json::to_string(&content.data).unwrap_or_default();
    let data = data.replace('<', "\\u003c");
    let page = html! {
        (DOCTYPE)
        html lang=(tag) dir=(direction) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content";
                meta name="color-scheme" content="light";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                meta name="generator" content={ "Malzama " (env!("CARGO_PKG_VERSION")) };
                title { (content.name) " · " (content.title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(&style)) }
            }
            body {
                (PreEscaped(SYMBOLS))
                (bar(content))
                (panel())
                (pages(content, is_arabic))
                (tools())
                script type="application/json" id="data" { (PreEscaped(data)) }
                script { (PreEscaped(&script)) }
            }
        }
    };
    page.into_string()
}

fn bar(content: &Content) -> Markup {
    html! {
        header.bar {
            div.of {
                h1 { bdi lang=(content.language.tag()) { (content.name) } }
                p.facts {
                    bdi lang=(content.language.tag()) { (content.title) }
                    span { span data-word="proof" {} " " bdi dir="ltr" { (&content.data.proof[..8]) } }
                    time #date datetime=(content.date) { bdi dir="ltr" { (content.date) } }
                    span { span data-word="pages" {} " " bdi data-figures { (content.pictures.len()) } }
                }
            }
            p #position aria-live="off" {}
            button.tool.desk-only type="button" #help-show data-word="help" aria-expanded="true" aria-controls="help" {}
            button.tool.language type="button" #language {}
        }
    }
}

fn panel() -> Markup {
    html! {
        aside.panel #panel aria-labelledby="panel-title" {
            div.panel-head {
                h2 #panel-title { span data-word="remarks" {} " " bdi #count {} }
                button.tool.phone-only type="button" #panel-close { (icon("close")) }
            }
            section #help { p data-word="help-text" {} p data-word="help-keys" .desk-only {} }
            p.warning role="status" #lost hidden { (sign("warning")) span data-word="lost" {} }
            form.writing #writing hidden aria-labelledby="writing-where" {
                p.where #writing-where tabindex="-1" {}
                blockquote #writing-words dir="auto" hidden {}
                button.small type="button" #whole data-word="whole" {}
                label for="said" data-word="remark" {}
                textarea #said rows="4" dir="auto" placeholder=" " required {}
                div #name-field {
                    label for="by" data-word="name" {}
                    input #by type="text" dir="auto" placeholder=" " autocomplete="name" required;
                }
                p.field-error role="alert" #writing-fault {}
                div.choices {
                    button.plain #keep data-word="keep" {}
                    button.small type="button" #forget data-word="never-mind" {}
                }
            }
            p.unseen role="status" #told {}
            p.undone #undone hidden { span data-word="removed" {} " " button.small type="button" #undo data-word="undo" {} }
            p.quiet #none data-word="none" {}
            ol.list #list {}
            div.saving #saving hidden {
                p.quiet #saved role="status" {}
                button.plain type="button" #save { (icon("download")) span data-word="save" {} }
                button.small type="button" #send hidden data-word="send" {}
                p.quiet data-word="save-help" {}
                p.quiet.as {
                    span data-word="as" {}
                    " "
                    button.small type="button" #rename { bdi #name-shown {} }
                    input #renamed type="text" dir="auto" placeholder=" " data-label="name" hidden;
                }
            }
        }
    }
}

/// The pages as they lie open: a cover by itself, then facing pages.
fn pages(content: &Content, is_arabic: bool) -> Markup {
    let order = if content.right_bound { "rtl" } else { "ltr" };
    let count = content.pictures.len();
    let spreads = (0..=count / 2).map(|spread| {
        let first = spread * 2;
        [first, first + 1].map(|number| (1..=count).contains(&number).then_some(number))
    });
    html! {
        main.pages #pages tabindex="-1" {
            noscript {
                p.noscript {
                    span lang="ar" dir="rtl" { "لكتابة ملاحظات افتحوا هذا الملفّ في متصفّح." }
                    " "
                    span lang="en" dir="ltr" { "To write remarks, open this file in a browser." }
                }
            }
            @for spread in spreads.filter(|it| it.iter().any(Option::is_some)) {
                div.spread dir=(order) {
                    @for number in spread {
                        @match number {
                            Some(number) => { (leaf(content, number, is_arabic)) }
                            None => { div.page.none {} }
                        }
                    }
                }
            }
        }
    }
}

fn leaf(content: &Content, number: usize, is_arabic: bool) -> Markup {
    let picture = &content.pictures[number - 1];
    let source =
        format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(&picture.jpeg));
    let label = &content.data.pages[number - 1].label;
    let alt =
        if is_arabic { format!("صفحة {label}") } else { format!("Page {number}") };
    html! {
        div.page role="group" aria-label=(alt) id={ "page-" (number) } data-page=(number) {
            img alt="" width=(picture.width) height=(picture.height) loading="lazy" decoding="async"
                draggable="false" src=(source);
        }
    }
}

/// What a hand on a telephone reaches.
fn tools() -> Markup {
    html! {
        nav.tools.phone-only data-label="tools" {
            button type="button" #draw aria-pressed="false" { (icon("area")) span data-word="draw" {} }
            button type="button" #panel-open aria-controls="panel" aria-expanded="false" {
                (icon("remarks")) span data-word="remarks" {} " " b #tools-count {}
            }
        }
    }
}

fn icon(name: &str) -> Markup {
    html! { svg.icon aria-hidden="true" { use href={ "#icon-" (name) } {} } }
}

fn sign(name: &str) -> Markup {
    html! { svg.sign aria-hidden="true" { use href={ "#sign-" (name) } {} } }
}

/// Returns the colours and type of the preview: the first rule of its style.
fn tokens() -> &'static str {
    let begin = PREVIEW.find(":root {").unwrap_or_default();
    let end = PREVIEW[begin..].find('}').map_or(begin, |end| begin + end + 1);
    &PREVIEW[begin..end]
}

/// Joins the modules into one script: a page that is opened from a disk may load none.
fn script() -> String {
    let mut script = String::from("(() => {\n\"use strict\";\n");
    for line in MODULES.iter().flat_map(|module| module.lines()) {
        if line.starts_with("import ") {
            continue;
        }
        script.push_str(line.strip_prefix("export ").unwrap_or(line));
        script.push('\n');
    }
    script.push_str("})();\n");
    script
}

/// Returns the hash by which a policy knows a script or a style.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_the_preview() {
        assert!(tokens().starts_with(":root {") && tokens().ends_with('}'));
        for token in ["--paper", "--ink", "--accent", "--title"] {
            assert!(tokens().contains(token), "{token}");
        }
    }

    #[test]
    fn modules_come_after_those_they_take_from() {
        let names = [
            "words.js",
            "proof.js",
            "remarks.js",
            "marks.js",
            "writing.js",
            "list.js",
            "saving.js",
            "main.js",
        ];
        for (index, module) in MODULES.iter().enumerate() {
            for line in module.lines().filter(|line| line.starts_with("import ")) {
                let from = line.split('"').nth(1).expect("a module on the same line");
                let from = from.strip_prefix("./").expect("a module beside");
                let taken = names.iter().position(|name| *name == from);
                assert!(
                    taken.is_some_and(|taken| taken < index),
                    "{} {from}",
                    names[index]
                );
            }
        }
        let script = script();
        assert!(!script.contains("\nimport ") && !script.contains("\nexport "));
        // Nothing that would end the element it stands in.
        assert!(!script.contains("</") && !STYLE.contains("</"));
    }
}
