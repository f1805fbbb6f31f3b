//! How often the trees agree with documented decisions, and what that agreement hangs on.

use std::fmt::Write;

use whystack::engine::Status;
use whystack::model::{SourceKind, Tree, Weight};

use crate::block::is_fresh;
use crate::support::{Case, cases, trees};

/// Draws of random weights.
const DRAWS: u64 = 100;
/// The seed of the first draw.
const SEED: u64 = 20_261_125;

/// `SplitMix64` (Steele, Lea & Flood, 2014): the same numbers on every machine.
struct SplitMix(u64);

impl SplitMix {
    /// Uniform in [0, 1).
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits = u32::try_from((z ^ (z >> 31)) >> 32).unwrap();
        f64::from(bits) / 4_294_967_296.0
    }
}

fn agreeing(carried: &[&Case], tree: &Tree, places: usize) -> usize {
    carried
        .iter()
        .filter(|case| case.is_within(&case.evaluate(tree), places))
        .count()
}

/// The tree with each weight multiplied by 2^u, u uniform on [−1, 1).
fn disturbed(tree: &Tree, seed: u64) -> Tree {
    let mut random = SplitMix(seed);
    tree.with_weights(|weight| {
        let factor = libm::exp2(2.0 * random.unit() - 1.0);
        Weight::new(weight.points() * factor).unwrap()
    })
}

#[test]
fn the_figures_of_the_cases_are_fresh() {
    let trees = trees();
    let cases = cases(&trees);
    let mut text = "| tree | cases | carried, or what counts as it | first | in the first two | first without assessments | first with weights × 0.5 to 2 | not carried, none of them clear |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n".to_owned();
    let mut misses = String::new();
    for (n, loaded) in trees.iter().enumerate() {
        let tree = &loaded.tree;
        let own: Vec<&Case> = cases.iter().filter(|case| case.tree == n).collect();
        let carried: Vec<&Case> = own.iter().copied().filter(|one| one.is_carried()).collect();
        let judged = tree.without_sources(|source| source.kind == SourceKind::Assessment);
        let draws: Vec<usize> = (0..DRAWS)
            .map(|draw| agreeing(&carried, &disturbed(tree, SEED + draw), 1))
            .collect();
        let sum: usize = draws.iter().sum();
        let others = own.len() - carried.len();
        let clear = own
            .iter()
            .filter(|case| !case.is_carried())
            .filter(|case| case.evaluate(tree).recommendation.status == Status::Clear)
            .count();
        assert_eq!(clear, 0, "{}", tree.id());
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {}.{} on average, {} at least | {others} |",
            tree.id(),
            own.len(),
            carried.len(),
            agreeing(&carried, tree, 1),
            agreeing(&carried, tree, 2),
            agreeing(&carried, &judged, 1),
            sum / 100,
            sum % 100 / 10,
            draws.iter().min().unwrap(),
        )
        .unwrap();
        for case in carried {
            let evaluation = case.evaluate(tree);
            if case.is_within(&evaluation, 1) {
                continue;
            }
            let winner = evaluation.ranking.first().map_or("nothing", |one| {
                tree.candidates()[one.assessment.candidate].id.as_str()
            });
            let why = case
                .expect
                .known_miss
                .as_deref()
                .unwrap_or("no reason given");
            writeln!(
                misses,
                "- `{}` ({}): first is {winner}, {}. {why}",
                case.name,
                tree.id(),
                evaluation.recommendation.status.as_str()
            )
            .unwrap();
        }
    }
    if misses.is_empty() {
        misses.push_str("No carried option is missed.\n");
    }
    is_fresh("tests/cases/README.md", "agreement", &text);
    is_fresh("tests/cases/README.md", "misses", &misses);
}
