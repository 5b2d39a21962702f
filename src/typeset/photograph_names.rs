//! The names by which photographs are known while an edition is laid out.
//!
//! Typst keeps the path of every file for ever, and has room for 65,535 of them in a process. So
//! photographs are not called by their paths, but by numbers, which are used again for the next
//! edition.

use std::collections::BTreeMap;

use crate::model::Photograph;

/// The beginning of a manuscript's line that names a photograph.
const KEY: &[u8] = b"\"path\": ";

/// The folder of the names. There is none of this name that layouts may read.
const FOLDER: &str = "/photograph";

/// The names of an edition's photographs.
#[derive(Debug, Default)]
pub struct PhotographNames<'a> {
    by_path: BTreeMap<&'a str, usize>,
    paths: Vec<&'a str>,
}

impl<'a> PhotographNames<'a> {
    /// Numbers photographs in their order, each once.
    pub fn of(photographs: impl Iterator<Item = &'a Photograph>) -> Self {
        let mut names = Self::default();
        for photograph in photographs {
            let path = photograph.path.as_str();
            if !names.by_path.contains_key(path) {
                names.by_path.insert(path, names.paths.len());
                names.paths.push(path);
            }
        }
        names
    }

    /// Returns the path of the photograph that a name, or its path itself, stands for.
    pub fn path<'p>(&self, name: &'p str) -> &'p str
    where
        'a: 'p,
    {
        let number = name.strip_prefix(FOLDER).and_then(|it| it.strip_prefix('/'));
        let number = number.and_then(|it| it.strip_suffix(".jpg")?.parse::<usize>().ok());
        number.and_then(|it| self.paths.get(it.checked_sub(1)?)).copied().unwrap_or(name)
    }

    /// Returns what a layout says with the paths of photographs in the place of their names.
    pub fn spelled_out(&self, text: &str) -> String {
        let folder = format!("{FOLDER}/");
        let mut parts = text.split(&folder);
        let mut told = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part.find(".jpg").map_or(0, |at| at + ".jpg".len());
            told += self.path(&format!("{FOLDER}/{}", &part[..end]));
            told += &part[end..];
        }
        told
    }

    /// Returns a manuscript, as [`Manuscript::to_json`](super::Manuscript::to_json) writes it, in which
    /// the value of each `path` that is a photograph's is its name.
    pub fn put_into(&self, manuscript: &[u8]) -> Vec<u8> {
        let named: BTreeMap<Vec<u8>, String> = (1..)
            .zip(&self.paths)
            .filter_map(|(number, path)| {
                let written = serde_json::to_vec(path).ok()?;
                Some((written, format!("\"{FOLDER}/{number}.jpg\"")))
            })
            .collect();
        let mut put = Vec::with_capacity(manuscript.len());
        for line in manuscript.split_inclusive(|&byte| byte == b'\n') {
            let indent = line.iter().take_while(|&&byte| byte == b' ').count();
            let value = line[indent..].strip_prefix(KEY);
            let value = value.map(<[u8]>::trim_ascii_end);
            let bare = value.map(|it| it.strip_suffix(b",").unwrap_or(it));
            match bare.and_then(|bare| Some((bare, named.get(bare)?))) {
                Some((bare, name)) => {
                    let begin = indent + KEY.len();
                    put.extend(&line[..begin]);
                    put.extend(name.as_bytes());
                    put.extend(&line[begin + bare.len()..]);
                }
                None => put.extend(line),
            }
        }
        put
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_photographs_are_named_anew() {
        let paths = vec!["/photos/a.jpg", "/photos/\u{200f}\"b.png"];
        let by_path = paths.iter().copied().zip(0..).collect();
        let names = PhotographNames { by_path, paths };
        let manuscript = serde_json::json!({
            "market": [{ "path": "/photos/a.jpg", "width": 3 }, { "path": "/photos/\u{200f}\"b.png" }],
            "extra": { "path": "/photos/c.jpg", "place": "/photos/a.jpg" },
            "text": "a\n\"path\": \"/photos/a.jpg\"",
        });
        let put = names.put_into(&serde_json::to_vec_pretty(&manuscript).expect("JSON"));
        let put: serde_json::Value = serde_json::from_slice(&put).expect("JSON");
        let mut expected = manuscript;
        expected["market"][0]["path"] = "/photograph/1.jpg".into();
        expected["market"][1]["path"] = "/photograph/2.jpg".into();
        assert_eq!(put, expected);
        assert_eq!(names.path("/photograph/2.jpg"), "/photos/\u{200f}\"b.png");
        let told =
            names.spelled_out("`/photograph/1.jpg` or /photograph/9.jpg, /photograph/");
        assert_eq!(told, "`/photos/a.jpg` or /photograph/9.jpg, /photograph/");
        for other in ["/photograph/0.jpg", "/photograph/3.jpg", "/photos/a.jpg", "x"] {
            assert_eq!(names.path(other), other);
        }
    }
}
