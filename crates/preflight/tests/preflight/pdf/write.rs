//! How a PDF in the making becomes bytes.

use super::{Object, Pdf, packed};

impl Pdf {
    /// The whole file.
    pub fn bytes(&self) -> Vec<u8> {
        if self.has_streams { self.in_streams() } else { self.plain() }
    }

    /// Objects one by one, and a table of their places.
    fn plain(&self) -> Vec<u8> {
        let mut bytes = self.header.clone();
        let mut table = b"0000000000 65535 f \n".to_vec();
        for (at, object) in self.objects.iter().enumerate() {
            table.extend(format!("{:010} 00000 n \n", bytes.len()).bytes());
            push(&mut bytes, at + 1, object);
        }
        let start = bytes.len();
        let size = self.objects.len() + 1;
        bytes.extend(format!("xref\n0 {size}\n").bytes());
        bytes.extend(table);
        let mut trailer = self.trailer.clone();
        trailer.entries.push(("Size".into(), size.to_string()));
        bytes.extend_from_slice(b"trailer\n");
        bytes.extend(trailer.bytes());
        end(&mut bytes, start);
        bytes
    }

    /// All objects without data in one stream, and a stream of places.
    fn in_streams(&self) -> Vec<u8> {
        let mut bytes = self.header.clone();
        let holder = self.objects.len() + 1;
        let (mut index, mut inside) = (String::new(), Vec::new());
        let mut places = vec![(0, 0, 65535)];
        let mut within = 0;
        for (at, object) in self.objects.iter().enumerate() {
            if object.data.is_some() {
                places.push((1, bytes.len(), 0));
                push(&mut bytes, at + 1, object);
            } else {
                places.push((2, holder, within));
                index += &format!("{} {} ", at + 1, inside.len());
                inside.extend(object.bytes());
                inside.push(b'\n');
                within += 1;
            }
        }
        places.push((1, bytes.len(), 0));
        let text = format!("/Type /ObjStm /N {within} /First {}", index.len());
        let data = Some([index.into_bytes(), inside].concat());
        let object = Object { text, data, ..Object::default() };
        push(&mut bytes, holder, &self.packed(object));
        let start = bytes.len();
        places.push((1, start, 0));
        let mut table = self.trailer.clone();
        table.text = format!("/Type /XRef /W [1 4 2] /Size {}", places.len());
        let place = |&(kind, at, within): &(u8, usize, u16)| {
            let at = u32::try_from(at).expect("a small file").to_be_bytes();
            [&[kind][..], &at, &within.to_be_bytes()].concat()
        };
        table.data = Some(places.iter().flat_map(place).collect());
        push(&mut bytes, holder + 1, &self.packed(table));
        end(&mut bytes, start);
        bytes
    }

    /// A stream of objects or of places, packed if it is to be.
    fn packed(&self, stream: Object) -> Object {
        let filter = self.stream_filter;
        match stream.data {
            Some(data) if !filter.is_empty() => Object {
                text: format!("{} /Filter {filter}", stream.text),
                data: Some(packed(&data)),
                ..stream
            },
            _ => stream,
        }
    }
}

fn push(bytes: &mut Vec<u8>, number: usize, object: &Object) {
    bytes.extend(format!("{number} 0 obj\n").bytes());
    bytes.extend(object.bytes());
    bytes.extend_from_slice(b"\nendobj\n");
}

fn end(bytes: &mut Vec<u8>, start: usize) {
    bytes.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
}
