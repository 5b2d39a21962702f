//! The output folder and the paths within it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::press::Kind;

/// Paths of the HTML and JSON reports within the output folder.
const REPORTS: [&str; 2] = ["report/index.html", "report.json"];

/// The folder of imposed sheets within the output folder.
const SHEETS: &str = "sheets";

/// The folder of job tickets within the output folder.
const TICKET: &str = "ticket";

/// The folder of packs within the output folder.
const PACK: &str = "pack";

/// The folder of proofs for readers within the output folder.
const SHARE: &str = "share";

/// The end of the stems of proofs for readers, by which they are known wherever they are sent.
const PROOF: &str = "-proof";

/// The folder of web editions within the output folder.
const WEB: &str = "web";

/// The folders of a web edition's files, within its own: itself first.
pub const WEB_FOLDERS: [&str; 3] = ["", "fonts", "photographs"];

/// An output folder for PDFs and reports, `out/` by default.
#[derive(Debug, Clone)]
pub struct OutFolder(PathBuf);

impl OutFolder {
    /// The end of the stem of a PDF that failed preflight.
    pub const REJECTED: &'static str = ".rejected";

    /// The ends of the stems of PDFs that are put together from those of an edition.
    pub const ASSEMBLED: [&'static str; 3] = ["-cover", "-text", "-spreads"];

    /// Wraps a folder, which need not exist yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// Returns the folder itself.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// Returns the path of an edition's PDF.
    pub fn pdf(&self, edition: &str, kind: Kind) -> PathBuf {
        self.0.join(kind.name()).join(format!("{edition}.pdf"))
    }

    /// Returns the path of a print PDF that failed preflight.
    pub fn rejected(&self, edition: &str) -> PathBuf {
        self.0.join(Kind::Print.name()).join(format!("{edition}{}.pdf", Self::REJECTED))
    }

    /// Returns the paths of all PDFs of a kind, sorted; none if there is no folder.
    pub fn pdfs(&self, kind: Kind) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.0.join(kind.name())).into_iter().flatten();
        let paths = entries.flatten().map(|entry| entry.path());
        let is_pdf = |path: &PathBuf| {
            path.extension().is_some_and(|it| it == "pdf") && path.is_file()
        };
        let mut paths: Vec<_> = paths.filter(is_pdf).collect();
        paths.sort();
        paths
    }

    /// Returns the path of the cover of an edition in one piece.
    pub fn cover(&self, edition: &str) -> PathBuf {
        self.0.join(Kind::Print.name()).join(format!("{edition}-cover.pdf"))
    }

    /// Returns the path of the text of an edition without its cover.
    pub fn text(&self, edition: &str) -> PathBuf {
        self.0.join(Kind::Print.name()).join(format!("{edition}-text.pdf"))
    }

    /// Returns the path of the imposed sheets of an edition.
    pub fn sheets(&self, edition: &str) -> PathBuf {
        self.0.join(SHEETS).join(format!("{edition}.pdf"))
    }

    /// Returns the path of the pages of an edition's screen PDF side by side.
    pub fn spreads(&self, edition: &str) -> PathBuf {
        self.0.join(Kind::Screen.name()).join(format!("{edition}-spreads.pdf"))
    }

    /// Returns the path of an edition's job ticket in the form of this ending: `json`, `xml` or
    /// `pdf`, by which all three are known.
    pub fn ticket(&self, edition: &str, ending: &str) -> PathBuf {
        self.0.join(TICKET).join(format!("{edition}.{ending}"))
    }

    /// Returns the path of an edition's pack.
    pub fn pack(&self, edition: &str) -> PathBuf {
        self.0.join(PACK).join(format!("{edition}.zip"))
    }

    /// Returns the path of an edition's proof for readers in the form of this ending: `html` or `pdf`.
    pub fn proof(&self, edition: &str, ending: &str) -> PathBuf {
        self.0.join(SHARE).join(format!("{edition}{PROOF}.{ending}"))
    }

    /// Returns the slugs of the editions that there are sheets, job tickets, packs and proofs for
    /// readers of, each with the path by which they are known, sorted.
    pub fn alongside(&self) -> Vec<(String, PathBuf)> {
        let mut found = Vec::new();
        for (folder, ending) in
            [(SHEETS, "pdf"), (TICKET, "pdf"), (PACK, "zip"), (SHARE, "pdf")]
        {
            let entries = fs::read_dir(self.0.join(folder)).into_iter().flatten();
            let paths = entries.flatten().map(|entry| entry.path());
            for path in paths.filter(|path| path.is_file()) {
                let stem = path.file_stem().and_then(|stem| stem.to_str());
                let slug = match folder {
                    SHARE => stem.and_then(|stem| stem.strip_suffix(PROOF)),
                    _ => stem,
                };
                if let Some(slug) = slug
                    && path.extension().is_some_and(|it| it == ending)
                {
                    found.push((slug.to_owned(), path));
                }
            }
        }
        found.sort();
        found
    }

    /// Returns a path from the folder itself, with `/` between names, as files that are sent
    /// elsewhere have it; `None` if it does not lie within.
    pub fn within(&self, path: &Path) -> Option<String> {
        let names = path.strip_prefix(&self.0).ok()?.iter();
        let names: Option<Vec<&str>> = names.map(|name| name.to_str()).collect();
        Some(names?.join("/"))
    }

    /// Returns the path of the page of an edition's web edition.
    pub fn web_page(&self, edition: &str) -> PathBuf {
        self.0.join(WEB).join(edition).join("index.html")
    }

    /// Returns the names of the folders in which there is a web edition, sorted.
    pub fn web_editions(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(WEB)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| self.web_page(name).is_file())
            .collect();
        names.sort();
        names
    }

    /// Returns the folder itself, and every folder in it that files are put into.
    pub fn folders(&self) -> Vec<PathBuf> {
        let kinds = [Kind::Print, Kind::Screen, Kind::Draft];
        let mut folders = vec![self.0.clone()];
        folders.extend(kinds.map(|kind| self.0.join(kind.name())));
        folders.extend(self.reports()[0].parent().map(Path::to_owned));
        folders.extend([SHEETS, TICKET, PACK, SHARE].map(|name| self.0.join(name)));
        let web = self.0.join(WEB);
        let editions = fs::read_dir(&web).into_iter().flatten().flatten();
        let editions = editions.filter(|it| it.file_type().is_ok_and(|it| it.is_dir()));
        let within = |entry: fs::DirEntry| WEB_FOLDERS.map(|it| entry.path().join(it));
        folders.extend(editions.flat_map(within));
        folders.push(web);
        folders
    }

    /// Returns every path that may lead out of the folder: itself, and the links in it.
    pub fn ways_out(&self) -> Vec<PathBuf> {
        let mut paths = vec![self.0.clone()];
        for folder in self.folders() {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            let links =
                entries.filter(|it| it.file_type().is_ok_and(|it| it.is_symlink()));
            paths.extend(links.map(|entry| entry.path()));
        }
        paths
    }

    /// Returns the path of an edition's PDF from the folder of the HTML report.
    pub fn pdf_from_report(&self, edition: &str, kind: Kind) -> String {
        format!("../{}/{edition}.pdf", kind.name())
    }

    /// Returns the paths of the reports: HTML, then JSON.
    pub fn reports(&self) -> [PathBuf; 2] {
        REPORTS.map(|name| self.0.join(name))
    }

    /// Returns the path of a part of the report: of a file beside its index.
    pub fn report_part(&self, name: &str) -> PathBuf {
        self.0.join(REPORTS[0]).with_file_name(name)
    }

    /// Returns the names of all files beside the index of the report, sorted.
    pub fn report_files(&self) -> Vec<String> {
        let folder = self.0.join(REPORTS[0]);
        let entries = folder.parent().and_then(|it| fs::read_dir(it).ok());
        let entries = entries.into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    /// Returns whether both reports exist.
    pub fn has_report(&self) -> bool {
        self.reports().iter().all(|path: &PathBuf| Path::is_file(path))
    }
}
