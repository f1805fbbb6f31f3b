//! What matters, brought into an order by hand instead of being weighed in numbers.
//!
//! The order becomes weights by the rank-order centroid: of `n` criteria the one in place `i` gets
//! `(1/n) · Σ_{k=i}^{n} 1/k` of the whole (Barron & Barrett 1996, *Decision quality using ranked
//! attribute weights*, Management Science 42(11)); the whole is what these criteria weigh now, so
//! that preferences keep their share.

use std::io;

use super::decided;
use crate::analysis::mcda::centroid;
use crate::cli::ask::{Asker, Entry, Given, Sorting, Tone, pick};
use crate::engine::{Session, evaluate};
use crate::model::{CriterionIx, Weight};
use crate::report::walk::standing;
use crate::text::Shown;

/// Lets a person order the criteria that weigh something, shows the effect, and keeps or drops
/// it; whether the weights of the session are others then.
///
/// # Errors
/// There is no terminal to ask on.
pub fn weigh(session: &mut Session<'_>, asker: &mut dyn Asker) -> io::Result<Given<()>> {
    let tree = session.tree();
    let before = evaluate(tree, &session.situation());
    let mut weighed: Vec<(CriterionIx, f64)> = tree
        .criteria()
        .indices()
        .map(|ix| (ix, before.needs.weight(ix).points()))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    if weighed.len() < 2 {
        let line = "So far less than two criteria weigh anything: there is nothing to order.";
        asker.say(Tone::Warning, &Shown::line(line));
        return Ok(Given::Back);
    }
    if !session.weights().is_empty() {
        let title = "You have ordered what matters before";
        let entries = ["Order it anew", "Let the answers weigh again"].map(Entry::plain);
        match pick(asker, title, entries.to_vec(), 0)? {
            Given::This(0) => {}
            Given::This(_) => {
                session.set_weights(Vec::new());
                let now = evaluate(tree, &session.situation());
                let line = standing(&decided(tree, &now), Some(&before));
                asker.say(Tone::Plain, &Shown::line(&format!("Standing: {line}")));
                return Ok(Given::This(()));
            }
            Given::Back => return Ok(Given::Back),
            Given::Interrupted => return Ok(Given::Interrupted),
        }
    }
    let item = |(ix, weight): &(CriterionIx, f64)| {
        let weight = format!("weighs {}", rounded(*weight));
        Entry::with(&tree.criteria()[*ix].title, &weight)
    };
    let sorting = Sorting {
        title: Shown::line("What matters most first"),
        items: weighed.iter().map(item).collect(),
    };
    let order = match asker.sort(&sorting)? {
        Given::This(order) => order,
        Given::Back => return Ok(Given::Back),
        Given::Interrupted => return Ok(Given::Interrupted),
    };
    let whole: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let shares = centroid(order.len());
    let mut weights = Vec::new();
    for (place, share) in order.iter().zip(shares) {
        if let Some((ix, old)) = weighed.get(*place) {
            let new = rounded(whole * share).max(0.01);
            let title = &tree.criteria()[*ix].title;
            let line = format!("  {title}: {new}, was {}", rounded(*old));
            asker.say(Tone::Plain, &Shown::line(&line));
            if let Some(weight) = Weight::new(new) {
                weights.push((*ix, weight));
            }
        }
    }
    let mut trial = session.clone();
    trial.set_weights(weights);
    let now = evaluate(tree, &trial.situation());
    let line = standing(&decided(tree, &now), Some(&before));
    asker.say(
        Tone::Plain,
        &Shown::line(&format!("With this order: {line}")),
    );
    let entries = vec![
        Entry::with("Keep it", "reports say that the weights were set by hand"),
        Entry::with("Drop it", "the weights stay as they were"),
    ];
    Ok(match pick(asker, "Keep this order?", entries, 0)? {
        Given::This(0) => {
            *session = trial;
            Given::This(())
        }
        Given::This(_) | Given::Back => Given::Back,
        Given::Interrupted => Given::Interrupted,
    })
}

/// To two decimals, as it stands in a file.
fn rounded(weight: f64) -> f64 {
    (weight * 100.0).round() / 100.0
}
