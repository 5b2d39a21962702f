//! What all pages of reports have in common: policy, style, script, and the switch of the language.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::markup::both;

/// What browsers may load: nothing but what stands in the page.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; \
                      script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes a page in both languages that needs nothing beside itself, in the style of reports. `titles`
/// are its Arabic and English title, `style` is added to the style of reports. The page is shown in
/// Arabic; its script puts the English title in the place of the Arabic one.
pub fn page([arabic, english]: [String; 2], style: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="ar" dir="rtl" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title data-en=(english) { (arabic) }
                style { (PreEscaped(include_str!("page.css"))) (PreEscaped(style)) }
            }
            body {
                (body)
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    };
    page.into_string()
}

/// Returns the line above all: what the page is, and the switch of the language.
pub fn bar(arabic: &str, english: &str) -> Markup {
    html! {
        div.bar {
            p { (both(format!("ملزمة · {arabic}"), format!("Malzama · {english}"))) }
            nav.language {
                a.ar lang="en" dir="ltr" href="#en" { "English" }
                a.en lang="ar" dir="rtl" href="#ar" { "العربيّة" }
            }
        }
    }
}
