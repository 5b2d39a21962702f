//! The page as a whole.

use maud::{DOCTYPE, html};

use super::content::Content;
use super::{city, closing, opening};

/// What browsers do not do, whatever might be in the page. Where pictures and fonts may come
/// from is not said here: opened from disk, a page has no origin that could be named.
const POLICY: &str =
    "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";

/// The name under which the page says what made it.
pub const GENERATOR: &str = "Malzama ";

/// Writes the page. The slugs of cities are the ids of their parts; its own ids have a colon, which no slug
/// has.
pub fn page(content: &Content) -> String {
    let edition = content.edition;
    let language = edition.settings.language;
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let class = if content.is_network() { "network" } else { "single" };
    let generator = format!("{GENERATOR}{}", env!("CARGO_PKG_VERSION"));
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(direction) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(generator);
                title { (edition.document_title()) }
                // Without one, browsers ask the server for an icon that is not there.
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(content.style);
            }
            body class=(class) {
                a.skip href="#:text" { (content.texts().word("skip")) }
                (opening::cover(content))
                (opening::contents(content))
                main id=":text" {
                    (opening::introduction(content))
                    @for (index, city) in edition.cities.iter().enumerate() {
                        (city::city(content, city, index == 0))
                    }
                }
                footer { (closing::credits(content)) (closing::imprint(content)) }
            }
        }
    };
    let mut page = page.into_string();
    page.push('\n');
    page
}
