//! Judgments asked of a person.

use std::io;

use super::{Found, Way, text, weighable};
use crate::analysis::mcda::{Ahp, Judgments, centroid, swing};
use crate::cli::ask::{Asker, Entry, Field, Given, Sorting, Tone, pick};
use crate::cli::commands::asking::terminal;
use crate::cli::stop::Stop;
use crate::engine::Evaluation;
use crate::model::{Criterion, CriterionIx, Scale, Tree, ValueFunction};
use crate::text::Shown;

/// The most criteria that are compared in pairs (36 questions): more nobody judges alike.
const PAIRED: usize = 9;

/// Asks how, then asks. What weighs something now is weighed, or else all that can be.
pub(super) fn ask(
    tree: &Tree,
    now: &Evaluation,
    asker: &mut dyn Asker,
) -> Result<(Found, Vec<CriterionIx>), Stop> {
    let all = weighable(tree, now);
    let weighed = all.iter().filter(|(_, weight)| *weight > 0.0).count();
    let taken = if weighed < 2 { all.len() } else { weighed };
    let mut criteria: Vec<CriterionIx> = all.iter().take(taken).map(|(ix, _)| *ix).collect();
    if criteria.len() < 2 {
        let text = "fewer than two criteria of this tree can be weighed";
        return Err(Stop::World(text.to_owned()));
    }
    let pairs = criteria.len().min(PAIRED);
    let beside = if pairs < criteria.len() {
        format!("the {pairs} that weigh the most now, with a check whether the answers fit")
    } else {
        "with a check whether the answers fit together".to_owned()
    };
    let entries = vec![
        Entry::with(
            "Bring them into an order",
            "the quickest; rank-order centroid",
        ),
        Entry::with(
            "Give points to swings",
            "from worst to best, beside the most valuable",
        ),
        Entry::with("Compare them in pairs", &beside),
    ];
    let title = format!("How to weigh {} criteria?", criteria.len());
    let way = given(pick(asker, &title, entries, 0))?;
    let (way, shares, ahp) = match way {
        0 => {
            let order = order(tree, &criteria, asker)?;
            criteria = order;
            (Way::Order, centroid(criteria.len()), None)
        }
        1 => (Way::Swing, points(tree, &criteria, asker)?, None),
        _ => {
            criteria.truncate(pairs);
            let ahp = compare(tree, &criteria, asker)?;
            (Way::Pairs, ahp.weights.clone(), Some(ahp))
        }
    };
    let title = |ix: &CriterionIx| tree.criteria()[*ix].title.clone();
    let found = Found {
        way,
        names: criteria.iter().map(title).collect(),
        shares,
        ahp,
    };
    // Of pairs that was said with each change.
    let said = if found.way == Way::Pairs {
        String::new()
    } else {
        text::table(&found)
    };
    for line in said.lines() {
        asker.say(Tone::Plain, &Shown::line(line));
    }
    Ok((found, criteria))
}

/// What was said; going back from here is leaving.
fn given<T>(said: io::Result<Given<T>>) -> Result<T, Stop> {
    match said.map_err(|error| terminal(&error))? {
        Given::This(said) => Ok(said),
        Given::Back | Given::Interrupted => Err(Stop::Interrupted),
    }
}

fn order(
    tree: &Tree,
    criteria: &[CriterionIx],
    asker: &mut dyn Asker,
) -> Result<Vec<CriterionIx>, Stop> {
    let item = |ix: &CriterionIx| entry(&tree.criteria()[*ix]);
    let sorting = Sorting {
        title: Shown::line("What matters most first"),
        items: criteria.iter().map(item).collect(),
    };
    let order = given(asker.sort(&sorting))?;
    let places = order.iter().filter_map(|place| criteria.get(*place));
    Ok(places.copied().collect())
}

/// A criterion with the range that a weight is about, where it has one.
fn entry(criterion: &Criterion) -> Entry {
    match range(criterion) {
        Some(range) => Entry::with(&criterion.title, &range),
        None => Entry::plain(&criterion.title),
    }
}

fn range(criterion: &Criterion) -> Option<String> {
    match &criterion.scale {
        Scale::Number {
            unit,
            value: Some(ValueFunction::Linear { worst, best } | ValueFunction::Log { worst, best }),
        } => Some(
            format!("from {worst} to {best} {unit}")
                .trim_end()
                .to_owned(),
        ),
        Scale::Level(levels) => {
            let all = levels.all().rows();
            let (worst, best) = (all.first()?, all.last()?);
            Some(format!("from {} to {}", worst.title, best.title))
        }
        _ => None,
    }
}

/// Points from 0 to 100 for each swing, until one is above 0.
fn points(tree: &Tree, criteria: &[CriterionIx], asker: &mut dyn Asker) -> Result<Vec<f64>, Stop> {
    let line =
        "Give 100 to the step from worst to best that is worth the most, and less to the others.";
    loop {
        asker.say(Tone::Plain, &Shown::line(line));
        let mut points = Vec::new();
        for ix in criteria {
            let criterion = &tree.criteria()[*ix];
            let range = range(criterion).unwrap_or_else(|| "from worst to best".to_owned());
            let check = |text: &str| number(text, 0.0, 100.0).map(|_| ());
            let field = Field {
                title: Shown::line(&format!("{}, {range}: points", criterion.title)),
                name: Shown::line("0 to 100"),
                preset: None,
                check: &check,
            };
            let text = given(asker.field(&field))?;
            points.push(number(&text, 0.0, 100.0).unwrap_or_default());
        }
        if let Some(shares) = swing(&points) {
            return Ok(shares);
        }
        let line = "All have 0 points: nothing would weigh anything.";
        asker.say(Tone::Warning, &Shown::line(line));
    }
}

fn number(text: &str, low: f64, high: f64) -> Result<f64, String> {
    let read = text.trim().parse::<f64>().ok();
    let read = read.filter(|number| (low..=high).contains(number));
    read.ok_or_else(|| format!("a number from {low} to {high}"))
}

/// 1 to 9, or a fraction down to 1/9.
fn judgment(text: &str) -> Result<f64, String> {
    let read = match text.trim().split_once('/') {
        Some((above, below)) => {
            let (above, below) = (number(above, 1.0, 9.0)?, number(below, 1.0, 9.0)?);
            above / below
        }
        None => {
            number(text, 1.0 / 9.0, 9.0).map_err(|_| "1 to 9, or a fraction, 1/3".to_owned())?
        }
    };
    let fits = (1.0 / 9.0 - 1e-12..=9.0).contains(&read);
    if fits {
        Ok(read)
    } else {
        Err("1 to 9, or a fraction, 1/3".to_owned())
    }
}

/// Every pair, then how well the judgments fit together after each change, until they are kept.
fn compare(tree: &Tree, criteria: &[CriterionIx], asker: &mut dyn Asker) -> Result<Ahp, Stop> {
    let line = "How many times more important is the first than the second? 1 equally, 3 somewhat, 5 strongly, 7 very strongly, 9 extremely; 1/3 and the like where it is less.";
    asker.say(Tone::Plain, &Shown::line(line));
    let names: Vec<String> = criteria
        .iter()
        .map(|ix| tree.criteria()[*ix].title.clone())
        .collect();
    let n = criteria.len();
    let mut rows = vec![vec![1.0; n]; n];
    for i in 0..n {
        for j in i + 1..n {
            judge(&mut rows, (i, j), &names, asker)?;
        }
    }
    loop {
        let judgments = Judgments::new(&rows);
        let ahp = judgments
            .map_err(|fault| Stop::World(fault.to_string()))?
            .weigh();
        let found = Found {
            way: Way::Pairs,
            names: names.clone(),
            shares: ahp.weights.clone(),
            ahp: Some(ahp.clone()),
        };
        for line in text::table(&found).lines() {
            asker.say(Tone::Plain, &Shown::line(line));
        }
        let off = ahp.ratio.is_some_and(|ratio| ratio > text::INCONSISTENT);
        let Some(worst) = ahp.worst else {
            return Ok(ahp);
        };
        let tone = if off { Tone::Warning } else { Tone::Good };
        let line = if off {
            "The judgments do not fit together (the ratio is above 0.10)."
        } else {
            "The judgments fit together well enough (the ratio is at most 0.10)."
        };
        asker.say(tone, &Shown::line(line));
        let entries = ["Keep them", "Judge the farthest off anew"].map(Entry::plain);
        match given(pick(asker, "And now?", entries.to_vec(), usize::from(off)))? {
            0 => return Ok(ahp),
            _ => judge(&mut rows, (worst.row, worst.column), &names, asker)?,
        }
    }
}

/// Asks for one pair and keeps both directions.
fn judge(
    rows: &mut [Vec<f64>],
    (i, j): (usize, usize),
    names: &[String],
    asker: &mut dyn Asker,
) -> Result<(), Stop> {
    let name = |place: usize| names.get(place).map_or("", String::as_str);
    let check = |text: &str| judgment(text).map(|_| ());
    let field = Field {
        title: Shown::line(&format!("{} against {}", name(i), name(j))),
        name: Shown::line("1 to 9, or 1/2 to 1/9"),
        preset: Some("1".to_owned()),
        check: &check,
    };
    let text = given(asker.field(&field))?;
    let judged = judgment(&text).unwrap_or(1.0);
    for (row, column, ratio) in [(i, j, judged), (j, i, 1.0 / judged)] {
        if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = ratio;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
