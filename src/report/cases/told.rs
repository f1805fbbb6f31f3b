//! What did not come out as a case expects, in words without a layout.

use super::Case;
use crate::engine::ExpectKey;
use crate::report::phrase::Phrase;
use crate::report::view::TestedView;

/// Something that did not come out as expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The key of the file that expects it.
    pub key: ExpectKey,
    /// What was expected and what came out.
    pub said: String,
    /// Why; the ranking where nothing more is known.
    pub why: String,
}

impl Case<'_> {
    /// Everything that did not come out as expected.
    pub fn told(&self) -> Vec<Told> {
        let view = TestedView::of(&self.decided, self.fails);
        let lines = |all: &[Phrase]| -> Vec<String> {
            let line = |one: &Phrase| one.without_notes().line();
            // They are joined, so none of them ends a sentence.
            all.iter()
                .map(|one| line(one).trim_end_matches('.').to_owned())
                .collect()
        };
        let ranking = match lines(&view.ranking) {
            ranked if ranked.is_empty() => "no option is left".to_owned(),
            ranked => format!("ranking: {}", ranked.join(", ")),
        };
        let misses = view.misses.iter().map(|miss| Told {
            key: miss.key,
            said: miss.line().line(),
            why: match lines(&miss.why) {
                why if why.is_empty() => ranking.clone(),
                why => why.join("; "),
            },
        });
        misses.collect()
    }
}
