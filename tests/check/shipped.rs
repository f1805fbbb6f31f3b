//! The shipped trees are sound, and what is said of them is true.

use whystack::analysis::space::Count;
use whystack::diagnostic::{Check, Faults, Severity};
use whystack::engine::{Situation, evaluate};
use whystack::load::{Library, Located};

use std::sync::LazyLock;

use whystack::analysis::{Study, settle};

use crate::study_by;

/// The shipped trees, studied once for all tests.
static SHIPPED: LazyLock<Vec<(&'static Located, Study<'static>)>> = LazyLock::new(|| {
    let all: &'static [Located] = shipped().leak();
    all.iter()
        .map(|located| (located, study_by(located, None)))
        .collect()
});

fn shipped() -> Vec<Located> {
    let mut faults = Faults::new();
    let mut library = Library::open(&[], &mut faults);
    let ids: Vec<String> = library.trees().map(|(id, _)| id.to_owned()).collect();
    let all = ids.iter().map(|id| library.load_located(id, &mut faults));
    let all: Vec<Located> = all.map(Option::unwrap).collect();
    assert!(faults.is_empty(), "{faults:?}");
    all
}

#[test]
fn no_shipped_tree_has_a_finding_above_a_note() {
    for (located, study) in SHIPPED.iter() {
        let found: Vec<String> = settle(study, &located.allows)
            .into_iter()
            .filter(|one| one.allowed_because.is_none())
            // Ages are not part of being sound: nobody gave a limit.
            .filter(|one| one.finding.check != Check::StaleFact)
            .filter(|one| one.finding.check.severity() != Severity::Note)
            .map(|one| one.finding.headline)
            .collect();
        assert!(found.is_empty(), "{}: {found:#?}", located.loaded.tree.id());
    }
}

#[test]
fn every_witness_of_a_first_place_is_one() {
    for (located, study) in SHIPPED.iter() {
        let tree = &located.loaded.tree;
        let mut found = 0;
        for (ix, first) in study.firsts.iter() {
            let Some(set) = &first.witness else { continue };
            let mut situation = Situation::new(tree);
            situation.answers = set.answers(tree);
            let evaluation = evaluate(tree, &situation);
            let own = evaluation
                .ranking
                .iter()
                .find(|one| one.assessment.candidate == ix);
            let id = &tree.candidates()[ix].id;
            assert!(own.is_some_and(|own| own.rank == 1), "{id} with {set:?}");
            assert!(own.is_some_and(|own| own.score.is_some()), "{id}");
            found += 1;
        }
        assert!(found > 0, "{}", tree.id());
    }
}

#[test]
fn every_shortest_dead_end_leaves_nothing() {
    for (located, study) in SHIPPED.iter() {
        let tree = &located.loaded.tree;
        let space = study.space.as_ref().unwrap();
        assert!(space.answer_sets.exact().is_some());
        assert!(space.dead_ends < space.answer_sets);
        assert!(space.dead_ends > Count(0));
        for set in &space.dead_witnesses {
            let mut situation = Situation::new(tree);
            situation.answers = set.answers(tree);
            assert!(evaluate(tree, &situation).ranking.is_empty(), "{set:?}");
        }
    }
}

#[test]
fn the_walk_over_a_shipped_tree_stays_small() {
    // Work is counted, not time: 10,087 states when this was written.
    for (located, study) in SHIPPED.iter() {
        let states = study.space.as_ref().unwrap().states;
        assert!(states < 200_000, "{}: {states}", located.loaded.tree.id());
    }
}

#[test]
fn the_same_tree_gives_the_same_findings() {
    for (located, once) in SHIPPED.iter() {
        let again = study_by(located, None);
        assert_eq!(once.firsts, again.firsts);
        assert_eq!(
            settle(once, &located.allows),
            settle(&again, &located.allows)
        );
    }
}
