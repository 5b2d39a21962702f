//! The ticket as XJDF 2.1, the job ticket of CIP4 that programs of print shops read. `docs/ticket.md`
//! has the rules that it follows.

mod element;

use self::element::Element;
use super::{FileRole, Paper, Sides, Ticket, TicketFile};
use crate::address;

/// The pages of a cover in one piece: its outside and its inside.
const PIECE: usize = 2;

/// The namespace of XJDF 2.
const NAMESPACE: &str = "http://www.CIP4.org/JDFSchema_2_0";

/// The version that is written.
const VERSION: &str = "2.1";

/// The agent and the device that wrote it.
const AGENT: &str = "Malzama";

/// The ID of the booklet within the document.
const WHOLE: &str = "whole";

/// The ID of its text, where the cover is of another paper.
const TEXT: &str = "text";

/// The ID of its cover, where that is of another paper.
const COVER: &str = "cover";

/// Points in a millimetre: lengths of XJDF are in points, 72 to the inch.
const POINTS: f64 = 72.0 / 25.4;

/// Micrometres in a millimetre: the thickness of paper is in micrometres.
const MICROMETRES: f64 = 1000.0;

impl Ticket {
    /// Returns the ticket as an XJDF document in UTF-8.
    pub fn xjdf(&self) -> Vec<u8> {
        let Self { product, printing, date, .. } = self;
        let header = Element::new("Header")
            .with("AgentName", AGENT)
            .with("AgentVersion", env!("CARGO_PKG_VERSION"))
            .with("DeviceID", AGENT)
            .with("Time", format!("{date}T00:00:00Z"));
        let audits =
            Element::new("AuditPool").child(Element::new("AuditCreated").child(header));
        Element::new("XJDF")
            .with("xmlns", NAMESPACE)
            .with("JobID", product.slug.as_str())
            .with("Types", "Product")
            .with("Version", VERSION)
            .with("DescriptiveName", self.name())
            .child(audits)
            .children(self.wishes())
            .child(general_id("PDFStandard", printing.standard))
            .child(general_id("OutputCondition", &printing.condition))
            .child(general_id("OutputConditionDescription", &printing.description))
            .child(general_id("OutputProfile", &printing.profile))
            .child(Element::new("ProductList").children(self.products()))
            .child(self.node_info())
            .children(self.contact_set())
            .child(self.run_list())
            .document()
    }

    /// Returns the name of the product.
    fn name(&self) -> String {
        format!("{}: {}", self.product.title, self.product.edition)
    }

    /// Returns what is wished for in words, and has no element of its own.
    fn wishes(&self) -> impl Iterator<Item = Element> {
        let wishes = [("Finishing", &self.finishing), ("Proof", &self.proof)];
        wishes.into_iter().filter_map(|(kind, wish)| {
            Some(Element::new("Comment").with("Type", kind).text(wish.as_ref()?))
        })
    }

    /// Returns the booklet; and its text and cover, where they are of different papers.
    fn products(&self) -> Vec<Element> {
        let whole = self.product(WHOLE, true).maybe("Amount", self.copies);
        let whole = whole.with("DescriptiveName", self.name());
        let whole = match self.binding.kind {
            // An intent of binding has to tell the kind, which is left open.
            None => whole.child(general_id("BindingSide", self.binding.side)),
            Some(kind) => whole.child(self.binding_intent(kind)),
        };
        let (Some(paper), Some(inks)) = (&self.paper.cover, self.colours.cover) else {
            let colours = self.colours.text;
            return vec![whole.children(self.intents(
                self.pages.all,
                &self.paper.text,
                colours,
            ))];
        };
        let part = |id, kind| self.product(id, false).with("ProductType", kind);
        let (text, cover) = (self.pages.text, self.pages.cover);
        vec![
            whole.child(self.layout(self.pages.all)),
            part(TEXT, "BookBlock").children(self.intents(
                text,
                &self.paper.text,
                self.colours.text,
            )),
            part(COVER, "Cover").children(self.intents(cover, paper, inks)),
        ]
    }

    fn product(&self, id: &str, is_root: bool) -> Element {
        let product = Element::new("Product").with("ID", id);
        product.with("IsRoot", if is_root { "true" } else { "false" })
    }

    fn binding_intent(&self, kind: &str) -> Element {
        let is_perfect = kind == "perfect";
        let (kind, order) = match is_perfect {
            true => ("SoftCover", "Gathering"),
            false => ("SaddleStitch", "Collecting"),
        };
        let side = if self.binding.side == "right" { "Right" } else { "Left" };
        let binding = Element::new("BindingIntent")
            .with("BindingOrder", order)
            .with("BindingSide", side)
            .with("BindingType", kind);
        let binding = match self.paper.cover {
            Some(_) => binding.with("ChildRefs", format!("{TEXT} {COVER}")),
            None => binding,
        };
        let flaps = self.flaps.filter(|_| is_perfect).map(|width| {
            let width = number(width * POINTS);
            Element::new("SoftCoverBinding")
                .with("FoldingWidth", width.as_str())
                .with("FoldingWidthBack", width.as_str())
        });
        intent(binding.children(flaps))
    }

    /// Returns the intents of a part: colours, layout and paper.
    fn intents(&self, pages: usize, paper: &Paper, colours: Sides) -> [Element; 3] {
        let surface = |side: &str, inks: &[&str]| {
            let inks: Vec<String> = inks.iter().map(|ink| capital(ink)).collect();
            Element::new("SurfaceColor")
                .with("Surface", side)
                .with("ColorsUsed", inks.join(" "))
                .with("PrintStandard", token(&self.printing.condition))
        };
        let colours = Element::new("ColorIntent")
            .child(surface("Front", &colours.front))
            .child(surface("Back", &colours.back));
        let media = Element::new("MediaIntent")
            .with("MediaType", "Paper")
            .maybe("MediaQuality", paper.stock.as_deref())
            .maybe("Weight", paper.weight.map(number))
            .maybe("Thickness", paper.caliper.map(|it| number(it * MICROMETRES)));
        [intent(colours), self.layout(pages), intent(media)]
    }

    fn layout(&self, pages: usize) -> Element {
        let [width, height] =
            [self.trim.width, self.trim.height].map(|side| number(side * POINTS));
        intent(
            Element::new("LayoutIntent")
                .with("Bleed", number(self.bleed * POINTS))
                .with("FinishedDimensions", format!("{width} {height} 0"))
                .with("Pages", pages.to_string())
                .with("Sides", "TwoSidedHeadToHead"),
        )
    }

    fn node_info(&self) -> Element {
        let node = Element::new("NodeInfo").with("NaturalLang", self.language);
        resources("NodeInfo")
            .child(Element::new("Resource").child(node.with("Status", "Waiting")))
    }

    /// Returns whom to ask; `None` if nobody is named.
    fn contact_set(&self) -> Option<Element> {
        let contact = self.contact.as_deref()?;
        let part = Element::new("Part").with("ContactType", "Customer");
        let person = Element::new("Person").with("DescriptiveName", contact);
        let contact = Element::new("Contact").children(channels(contact)).child(person);
        let resource = Element::new("Resource").child(part).child(contact);
        Some(resources("Contact").child(resource))
    }

    /// Returns the files for the press. Those for a screen are left out: a program would send
    /// them to the press.
    fn run_list(&self) -> Element {
        let printed = self.files.iter().filter(|it| it.role.is_printed());
        resources("RunList").children(printed.map(run))
    }
}

/// Returns the resource of a file. Its checksums are general IDs: `FileSpec/@CheckSum` is defined as
/// MD5, by which nobody should tell files any more.
fn run(file: &TicketFile) -> Element {
    let spec = Element::new("FileSpec")
        .with("FileSize", file.bytes.to_string())
        .with("MimeType", "application/pdf")
        // From the folder of tickets; names of files are plain ASCII.
        .with("URL", format!("../{}", file.path));
    let pages = file.pages.to_string();
    let list = Element::new("RunList").with("NPage", pages).child(spec);
    let name = match file.role {
        FileRole::Pages => "all pages in reading order, cover included",
        FileRole::Text => "text pages in reading order",
        FileRole::Cover if file.pages > PIECE => "cover: four single pages",
        FileRole::Cover => "cover: back, spine and front",
        FileRole::Sheets => "imposed sheets",
        FileRole::Screen => "for a screen",
    };
    Element::new("Resource")
        .with("DescriptiveName", name)
        .with("Status", "Available")
        .child(general_id("Role", file.role.name()))
        .child(general_id("SHA256", &file.sha256))
        .child(general_id("BLAKE3", &file.blake3))
        .child(list)
}

/// Returns the telephone numbers and mail addresses in a contact.
fn channels(contact: &str) -> Vec<Element> {
    let channel = |part: &str| {
        let mail = address::given(part).filter(|it| it.starts_with("mailto:"));
        let mail = mail.map(|it| ("Email", it));
        let (kind, locator) =
            mail.or_else(|| address::telephone(part).map(|it| ("Phone", it)))?;
        let channel = Element::new("ComChannel").with("ChannelType", kind);
        Some(channel.with("Locator", address::ascii(&locator)))
    };
    contact.split([',', '،', ';', '؛']).map(str::trim).filter_map(channel).collect()
}

fn resources(name: &str) -> Element {
    Element::new("ResourceSet").with("Name", name).with("Usage", "Input")
}

/// Wraps an intent as products have it.
fn intent(element: Element) -> Element {
    Element::new("Intent").with("Name", element.name()).child(element)
}

fn general_id(usage: &str, value: &str) -> Element {
    Element::new("GeneralID").with("IDUsage", usage).with("IDValue", value)
}

/// Returns a number to a thousandth, without needless digits.
fn number(value: f64) -> String {
    ((value * 1000.0).round() / 1000.0).to_string()
}

/// Returns the name of an ink as XJDF has it.
fn capital(ink: &str) -> String {
    let mut letters = ink.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Returns a text as a single token (NMTOKEN): what may not stand in one becomes a low line.
fn token(text: &str) -> String {
    let is_plain = |sign: char| sign.is_alphanumeric() || "-_.:".contains(sign);
    text.chars().map(|sign| if is_plain(sign) { sign } else { '_' }).collect()
}
