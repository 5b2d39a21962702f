//! The tree of pages (ISO 32000-1, 7.7.3), and what is wrong with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// How deep the tree may be. Other readers take 108 levels of `deep-pages.pdf` of qpdf.
const DEPTH: usize = 512;

/// The most pages and parts of a tree that are walked. A tree may name a part any number of
/// times, so that a small file could have more pages than there are atoms.
const NODE_LIMIT: usize = 1 << 17;

/// How often pages and parts of a tree may be listed again, all together.
const REPEAT_LIMIT: usize = 1000;

/// Entries that a page may have from those above it (ISO 32000-1, table 30).
const INHERITABLE: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A page with what it inherits.
pub(crate) struct PageObject {
    node: Node,
    /// What the parts above it hand down, which its own entries take precedence over.
    above: Inherited,
}

/// The entries that parts of the tree hand down, in the order of [`INHERITABLE`].
type Inherited = [Option<Arc<Object>>; INHERITABLE.len()];

/// An entry of `Kids`, or the root.
#[derive(Clone)]
enum Node {
    /// An object by its number, as the standard wants it.
    Numbered(ObjectId),
    /// A dictionary in place of a reference.
    Direct(Arc<Dictionary>),
    /// What is no dictionary, or is not there.
    Missing,
}

impl PageObject {
    /// An entry that it may inherit, from wherever it comes.
    pub(crate) fn inherited<'a>(
        &'a self,
        document: &'a Document,
        key: &[u8],
    ) -> Option<&'a Object> {
        let own = self.dictionary(document).and_then(|own| own.get(key).ok());
        let at = INHERITABLE.iter().position(|it| *it == key);
        own.or_else(|| self.above[at?].as_deref())
    }

    /// All entries that it may inherit.
    pub(crate) fn all_inherited<'a>(
        &'a self,
        document: &'a Document,
    ) -> impl Iterator<Item = (&'static [u8], &'a Object)> {
        let entry = |key| Some((key, self.inherited(document, key)?));
        INHERITABLE.into_iter().filter_map(entry)
    }

    /// Its dictionary; `None` if it is missing.
    pub(crate) fn dictionary<'a>(
        &'a self,
        document: &'a Document,
    ) -> Option<&'a Dictionary> {
        self.node.dictionary(document)
    }

    /// Whether it stands in the tree itself, where a reference should be.
    pub(crate) fn is_direct(&self) -> bool {
        matches!(self.node, Node::Direct(_))
    }
}

impl Node {
    fn of(document: &Document, object: &Object) -> Self {
        match object {
            Object::Reference(id) => match document.get_dictionary(*id) {
                Ok(_) => Self::Numbered(*id),
                Err(_) => Self::Missing,
            },
            Object::Dictionary(dictionary) => Self::Direct(Arc::new(dictionary.clone())),
            _ => Self::Missing,
        }
    }

    fn dictionary<'a>(&'a self, document: &'a Document) -> Option<&'a Dictionary> {
        match self {
            Self::Numbered(id) => document.get_dictionary(*id).ok(),
            Self::Direct(dictionary) => Some(dictionary),
            Self::Missing => None,
        }
    }
}

/// Something that is wrong with the tree of pages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TreeFault {
    /// A part that lies within itself, or too deep.
    Endless,
    /// More pages than are looked at.
    TooMany,
    /// A page that is listed more than once.
    Repeated,
    /// The root tells another number of pages than there are.
    Count(i64, usize),
}

/// Reads all pages in order, with what is wrong. Each entry of `Kids` that is no part of the tree
/// is a page, as viewers count them: also one that is listed twice, that stands in the list
/// itself, or that is missing. A part that lies within itself is one only if the root counts it.
pub(super) fn read(document: &Document) -> (Vec<PageObject>, BTreeSet<TreeFault>) {
    let mut walk = Walk {
        document,
        pages: Vec::new(),
        faults: BTreeSet::new(),
        above: Vec::new(),
        met: BTreeSet::new(),
        nodes: 0,
        repeats: 0,
        loops: Vec::new(),
    };
    if let Ok(root) = document.catalog().and_then(|it| it.get(b"Pages")) {
        let root = Node::of(document, root);
        let holds_pages = |dictionary: &&Dictionary| {
            let kind = dictionary.get(b"Type").and_then(|it| it.as_name());
            dictionary.has(b"Kids") || kind.is_ok_and(|kind| kind == b"Page")
        };
        if let Some(dictionary) = root.dictionary(document).filter(holds_pages) {
            walk.node(&root, &Inherited::default());
            let count = dictionary.get(b"Count").and_then(|it| document.dereference(it));
            if let Ok((_, Object::Integer(count))) = count {
                walk.fill_loops(usize::try_from(*count).unwrap_or_default());
            }
            if let Ok((_, Object::Integer(count))) = count
                && usize::try_from(*count) != Ok(walk.pages.len())
            {
                walk.faults.insert(TreeFault::Count(*count, walk.pages.len()));
            }
        }
    }
    (walk.pages, walk.faults)
}

struct Walk<'a> {
    document: &'a Document,
    pages: Vec<PageObject>,
    faults: BTreeSet<TreeFault>,
    /// The parts that hold the one that is walked.
    above: Vec<ObjectId>,
    /// The pages and parts that were met.
    met: BTreeSet<ObjectId>,
    nodes: usize,
    repeats: usize,
    /// How many pages stand before each part that lies within itself.
    loops: Vec<usize>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, above: &Inherited) {
        self.nodes += 1;
        let is_met = match node {
            Node::Numbered(id) => !self.met.insert(*id),
            _ => false,
        };
        self.repeats += usize::from(is_met);
        if self.nodes > NODE_LIMIT || self.repeats > REPEAT_LIMIT {
            self.faults.insert(TreeFault::TooMany);
            return;
        }
        let document = self.document;
        let kids = node.dictionary(document).and_then(|dictionary| {
            let kids = dictionary.get(b"Kids").and_then(|it| document.dereference(it));
            Some((dictionary, kids.ok()?.1.as_array().ok()?))
        });
        let Some((dictionary, kids)) = kids else {
            if is_met {
                self.faults.insert(TreeFault::Repeated);
            }
            return self.page(node, above);
        };
        let id = match node {
            Node::Numbered(id) => Some(*id),
            _ => None,
        };
        if id.is_some_and(|id| self.above.contains(&id)) {
            self.faults.insert(TreeFault::Endless);
            self.loops.push(self.pages.len());
            return;
        }
        if self.above.len() > DEPTH {
            self.faults.insert(TreeFault::Endless);
            return self.page(&Node::Missing, above);
        }
        let mut own = above.clone();
        for (key, own) in INHERITABLE.into_iter().zip(&mut own) {
            if let Ok(value) = dictionary.get(key) {
                *own = Some(Arc::new(value.clone()));
            }
        }
        // A direct part cannot lie within itself, but counts for the depth.
        self.above.push(id.unwrap_or((0, 0)));
        for kid in kids {
            self.node(&Node::of(document, kid), &own);
        }
        self.above.pop();
    }

    /// Puts pages that cannot be loaded in place of parts that lie within themselves, until there are
    /// as many pages as the root tells: viewers go by its number.
    fn fill_loops(&mut self, count: usize) {
        let missing = count.saturating_sub(self.pages.len());
        let places: Vec<_> = self.loops.iter().copied().take(missing).collect();
        for place in places.into_iter().rev() {
            let page = PageObject { node: Node::Missing, above: Inherited::default() };
            self.pages.insert(place, page);
        }
    }

    fn page(&mut self, node: &Node, above: &Inherited) {
        self.pages.push(PageObject { node: node.clone(), above: above.clone() });
    }
}
