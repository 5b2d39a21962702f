//! The data of the printed page.

use serde::Serialize;

use super::Ticket;
use crate::edition::Edition;
use crate::records::Digits;

/// The width and height of the page in millimetres: A4, the paper of every office.
const A4: [f64; 2] = [210.0, 297.0];

/// What `layouts/ticket.typ` reads.
#[derive(Serialize)]
struct PageData<'a> {
    page: Page,
    /// Whether figures in Arabic are Arabic-Indic ones.
    arabic_indic: bool,
    ticket: &'a Ticket,
}

/// The page geometry, as layouts get it of a booklet; lengths in millimetres. Nothing is cut.
#[derive(Serialize)]
struct Page {
    width: f64,
    height: f64,
    bleed: f64,
}

/// Returns the data of a ticket's printed page as JSON.
pub fn page_data(ticket: &Ticket, edition: &Edition) -> Vec<u8> {
    let [width, height] = A4;
    let data = PageData {
        page: Page { width, height, bleed: 0.0 },
        arabic_indic: edition.settings.digits == Digits::ArabicIndic,
        ticket,
    };
    serde_json::to_vec_pretty(&data)
        .expect("a ticket holds only texts, numbers and lists")
}
