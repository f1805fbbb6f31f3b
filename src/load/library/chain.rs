//! The trees that a tree is made from, one through the other.

use super::{Library, Place, TREES};
use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::load::extend::{Wanted, peek};
use crate::load::files::{TreeFiles, shown_path};
use crate::load::node::unknown_name_or;
use crate::load::sink::Sink;
use crate::load::tree::build;
use crate::model::Base;
use crate::text::limits::{EXTENSIONS, TREE_BYTES, TREE_FILES};
use crate::text::ticked;

/// A tree of a chain.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) files: TreeFiles,
    version: String,
}

impl Library {
    /// A tree, behind it the one that it extends, and so on to one that extends none.
    pub(super) fn chain(&mut self, id: &str, faults: &mut Faults) -> Option<Vec<Link>> {
        let mut links: Vec<Link> = Vec::new();
        let mut wanted: Option<Wanted> = None;
        loop {
            let next = wanted.as_ref().map_or(id, |wanted| &wanted.id).to_owned();
            let place = self.trees.get(&next)?.clone();
            let files = match &place {
                Place::Shipped => self.shipped(&next),
                Place::Path(path) => self.read(path, faults),
            }?;
            let peeked = peek(&self.sources, files.tree);
            let link = Link {
                id: next,
                place,
                files,
                version: peeked.version,
            };
            if let Some(wanted) = &wanted
                && !wanted.takes(&link.version)
            {
                faults.push(other_major(wanted, &link));
                return None;
            }
            links.push(link);
            let extends = match peeked.extends {
                Ok(extends) => extends,
                Err(found) => {
                    faults.extend(found);
                    return None;
                }
            };
            let Some(extends) = extends else {
                return self.fits(links, faults);
            };
            if !self.goes_on(&links, &extends, faults) {
                return None;
            }
            wanted = Some(extends);
        }
    }

    /// Whether there is the tree that is to be extended, and it leads to no end that is none.
    fn goes_on(&self, links: &[Link], wanted: &Wanted, faults: &mut Faults) -> bool {
        let id = &wanted.id;
        let ids = || links.iter().map(|link| link.id.as_str());
        if let Some(start) = ids().position(|other| other == id) {
            let way: Vec<String> = ids().skip(start).chain([id.as_str()]).map(ticked).collect();
            let headline = if way.len() == 2 {
                format!("{} extends itself", ticked(id))
            } else {
                format!("{} extends itself: {}", ticked(id), way.join(" extends "))
            };
            let fault = Diagnostic::error(Code::BadExtend, headline).at(wanted.span, "");
            faults.push(fault);
            return false;
        }
        if links.len() > EXTENSIONS {
            let way: Vec<String> = ids().map(ticked).collect();
            let headline =
                format!("more than {EXTENSIONS} trees are extended one through the other");
            let fault = Diagnostic::error(Code::TooMany, headline).at(wanted.span, "");
            faults.push(fault.note(way.join(" extends ")));
            return false;
        }
        if !self.trees.contains_key(id) {
            let sink = Sink::new();
            let known: Vec<&str> = self.trees.keys().map(String::as_str).collect();
            let or = ", or one of your own that `--trees` adds";
            unknown_name_or(&sink, wanted.span, "tree", id, known, or);
            faults.extend(sink.into_faults());
            return false;
        }
        true
    }

    /// The chain, if its files are together no more than those of one tree may be.
    fn fits(&self, links: Vec<Link>, faults: &mut Faults) -> Option<Vec<Link>> {
        let files = links.iter().flat_map(|link| link.files.all());
        let (mut count, mut bytes) = (0, 0_u64);
        for file in files {
            count += 1;
            bytes += self.sources.get(file).map_or(0, |file| file.text().len()) as u64;
        }
        if bytes <= TREE_BYTES && count <= TREE_FILES {
            return Some(links);
        }
        let headline = format!(
            "the files of this tree and of those that it extends are more than {TREE_FILES}, or hold more than {} MiB",
            TREE_BYTES >> 20
        );
        let place = links.first().map(|link| ticked(&link.place.shown()));
        let headline = format!("{headline}: {}", place.unwrap_or_default());
        faults.push(Diagnostic::error(Code::TooLarge, headline));
        None
    }

    /// What the trees are that the first of a chain extends, if all of them are sound; those of users are read as they
    /// stand, so that a fault of theirs is told even where the extender passes over it.
    pub(super) fn bases(&self, links: &[Link], faults: &mut Faults) -> Option<Vec<Base>> {
        let mut bases = Vec::new();
        for (n, link) in links.iter().enumerate().skip(1) {
            let shipped = TREES.iter().find(|tree| tree.id == link.id);
            let tree = match (&link.place, shipped) {
                (Place::Shipped, Some(shipped)) => shipped.unpacked().map(|(tree, _)| tree),
                _ => {
                    let rest = links.get(n..).unwrap_or_default();
                    let files: Vec<&TreeFiles> = rest.iter().map(|link| &link.files).collect();
                    let (built, found) = build(&files, &self.sources, Some(&link.id), false);
                    faults.add_new(found);
                    built.map(|built| built.tree)
                }
            };
            bases.push(tree.map(|tree| Base {
                id: link.id.clone(),
                version: tree.version().to_owned(),
                digest: tree.digest(),
                place: link.place.shown(),
            }));
        }
        bases.into_iter().collect()
    }
}

fn other_major(wanted: &Wanted, found: &Link) -> Diagnostic {
    let (id, version) = (ticked(&found.id), &found.version);
    let major = wanted.major.as_deref().unwrap_or_default();
    let headline = format!("{id} is version {version} here, and version {major} is to be extended");
    let fault = Diagnostic::error(Code::OtherVersion, headline).at(wanted.span, "");
    let place = match &found.place {
        Place::Shipped => "this program brings it along".to_owned(),
        Place::Path(path) => format!("it stands in {}", ticked(&shown_path(path))),
    };
    let now = version.split('.').next().unwrap_or_default();
    fault.note(place).help(format!(
        "look at its changes (`whystack show {}`), then write `extend = \"{}@{now}\"`",
        found.id, found.id
    ))
}
