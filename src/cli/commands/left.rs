//! Walks that were left: taken up again on purpose or by choice, forgotten once decided.

use super::asking::terminal;
use super::prepare::Prepared;
use crate::cli::ask::{Asker, Entry, Given, pick};
use crate::cli::messages::Messages;
use crate::cli::state::{Resumed, State};
use crate::cli::stop::Stop;
use crate::engine::{Layer, ReplacedWeight};
use crate::model::Tree;
use crate::text::{plural, ticked};

/// Lays what walks left over the rest.
pub(super) fn resume(state: &State, prepared: &mut [Prepared], messages: &Messages) {
    for one in prepared {
        let Some(resumed) = state.load(&one.loaded.tree) else {
            let id = ticked(one.loaded.tree.id().as_str());
            messages.say(&format!("no walk of {id} was left; this is a new one"));
            continue;
        };
        take_up(one, resumed, messages);
    }
}

/// Lays what is to be taken up of each walk over the rest.
pub(super) fn take_up_all(
    prepared: &mut [Prepared],
    chosen: Vec<Option<Resumed>>,
    messages: &Messages,
) {
    for (one, left) in prepared.iter_mut().zip(chosen) {
        if let Some(left) = left {
            take_up(one, left, messages);
        }
    }
}

/// Lays what one walk left over the rest.
fn take_up(one: &mut Prepared, resumed: Resumed, messages: &Messages) {
    for message in resumed.messages {
        messages.say(&message);
    }
    let (tree, situation) = (&one.loaded.tree, &mut one.situation);
    for (question, answer) in resumed.answers {
        situation
            .answers
            .give(tree, question, answer, Layer::Asked)
            .ok();
    }
    for (criterion, weight) in resumed.weights {
        situation.replace_weight(ReplacedWeight {
            criterion,
            weight,
            layer: Layer::Asked,
        });
    }
}

/// What a person makes of the walks that were left, before the first answer of a new one takes
/// their place: for each tree what is to be taken up.
pub(super) fn choose(
    state: &State,
    prepared: &[Prepared],
    asker: &mut dyn Asker,
    messages: &Messages,
) -> Result<Vec<Option<Resumed>>, Stop> {
    let mut chosen = Vec::new();
    for one in prepared {
        let left = some_left(state, &one.loaded.tree, messages);
        chosen.push(match left {
            Some(left) if go_on(one, &left, asker)? => Some(left),
            _ => None,
        });
    }
    Ok(chosen)
}

/// What a walk of a tree left, if anything; where that cannot be taken up, that is said.
pub(super) fn some_left(state: &State, tree: &Tree, messages: &Messages) -> Option<Resumed> {
    let left = state.load(tree)?;
    if left.is_empty() {
        for message in &left.messages {
            messages.say(message);
        }
        return None;
    }
    Some(left)
}

fn go_on(one: &Prepared, left: &Resumed, asker: &mut dyn Asker) -> Result<bool, Stop> {
    let title = format!(
        "A walk of {} was left",
        ticked(one.loaded.tree.id().as_str())
    );
    let entries = vec![
        Entry::with("Go on with it", &kept(left)),
        Entry::with(
            "Start anew",
            "what is kept is forgotten with the first answer",
        ),
    ];
    match pick(asker, &title, entries, 0).map_err(|error| terminal(&error))? {
        Given::This(place) => Ok(place == 0),
        Given::Back | Given::Interrupted => Err(Stop::Interrupted),
    }
}

/// "3 answers are kept, over the profile edge".
pub(super) fn kept(left: &Resumed) -> String {
    let mut kept = plural(left.answers.len(), "answer is kept", "answers are kept");
    if !left.weights.is_empty() {
        kept.push_str(", and an order by hand");
    }
    match &left.profile {
        Some(profile) => format!("{kept}, over the profile {profile}"),
        None => kept,
    }
}

/// Forgets the walks of trees that are decided and reported.
pub(super) fn forget<'p>(state: &State, prepared: impl Iterator<Item = &'p Prepared>) {
    for one in prepared {
        state.clear(&one.loaded.tree).ok();
    }
}
