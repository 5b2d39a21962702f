//! XMP metadata in the ways in which programs write them.

use std::fmt::Write;

/// What the metadata say beside the title and the claim.
const SIMPLE: [(&str, &str); 8] = [
    ("xmp:CreateDate", "2026-11-23T12:00:00Z"),
    ("xmp:ModifyDate", "2026-11-23T12:00:00Z"),
    ("xmp:MetadataDate", "2026-11-23T12:00:00Z"),
    ("xmpMM:DocumentID", "uuid:00112233-4455-6677-8899-aabbccddeeff"),
    ("xmpMM:InstanceID", "uuid:ffeeddcc-bbaa-9988-7766-554433221100"),
    ("xmpMM:VersionID", "1"),
    ("xmpMM:RenditionClass", "default"),
    ("pdf:Trapped", "False"),
];

const NAMESPACES: [(&str, &str); 5] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfxid", "http://www.npes.org/pdfx/ns/id/"),
];

const TITLE: &str = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Malzama</rdf:li>\
                     </rdf:Alt></dc:title>\n";

/// Each property an element of one description.
pub fn elements(standard: &str) -> String {
    let mut inside = TITLE.to_owned();
    for (name, value) in properties(standard) {
        let _ = writeln!(inside, "<{name}>{value}</{name}>");
    }
    let namespaces: String = NAMESPACES.iter().map(namespace).collect();
    packet(&format!(
        "<rdf:Description rdf:about=\"\"{namespaces}>\n{inside}</rdf:Description>"
    ))
}

/// Each property an attribute, all but the title, which cannot be one.
pub fn attributes(standard: &str) -> String {
    let mut outside: String = NAMESPACES.iter().map(namespace).collect();
    for (name, value) in properties(standard) {
        let _ = write!(outside, "\n{name}='{value}'");
    }
    packet(&format!("<rdf:Description rdf:about=''{outside}>\n{TITLE}</rdf:Description>"))
}

/// A description for each property, which names its namespace on the element itself, by
/// other prefixes than is usual.
pub fn scattered(standard: &str) -> String {
    let mut all = String::new();
    for (name, value) in properties(standard) {
        let (prefix, local) = name.split_once(':').expect("a prefix");
        let (_, uri) = NAMESPACES.iter().find(|it| it.0 == prefix).expect("a namespace");
        let _ = writeln!(
            all,
            "<rdf:Description rdf:about=\"\"><n:{local} xmlns:n=\"{uri}\">{value}\
             </n:{local}></rdf:Description>"
        );
    }
    let title = TITLE.replace("<dc:title>", "<dc:title xmlns:dc='DC'>");
    let title = title.replace("DC", NAMESPACES[0].1);
    packet(&format!("{all}<rdf:Description rdf:about=\"\">{title}</rdf:Description>"))
}

fn properties(standard: &str) -> impl Iterator<Item = (&'static str, &str)> {
    let claim = (standard == "PDF/X-4").then_some(("pdfxid:GTS_PDFXVersion", standard));
    SIMPLE.into_iter().chain(claim)
}

fn namespace((prefix, uri): &(&str, &str)) -> String {
    format!("\nxmlns:{prefix}=\"{uri}\"")
}

fn packet(inside: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n{inside}\n\
         </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n"
    )
}
