//! The answers to a question that anything can tell apart.

use super::answers::{Answer, Answers};
use super::conditions;
use super::states::QuestionState;
use crate::model::{ChoiceIx, Fact, QuestionIx, QuestionKind, Reading, Table, Tree};

/// An answer to try.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// The answer.
    pub answer: Answer,
    /// For a number: the run of numbers that it stands for, from and to, each with whether the
    /// end itself is in it.
    pub run: Option<((f64, bool), (f64, bool))>,
}

impl Probe {
    fn plain(answer: Answer) -> Self {
        Self { answer, run: None }
    }

    /// Takes in the run of numbers that begins where this one ends; whether there is one.
    pub(crate) fn takes_in(&mut self, next: &Self) -> bool {
        if let (Some((_, to)), Some((from, end))) = (&mut self.run, next.run)
            && to.0.total_cmp(&from.0).is_eq()
        {
            *to = end;
            return true;
        }
        false
    }
}

/// The answers to a question worth trying: each choice that is offered; on a `many` each single
/// one and none; for a number one of each interval that conditions, bands or facts tell apart.
pub fn probes(
    tree: &Tree,
    question: QuestionIx,
    answers: &Answers,
    states: &Table<QuestionIx, QuestionState>,
) -> Vec<Probe> {
    let asked = &tree.questions()[question];
    let offered = || {
        let when = |ix: ChoiceIx| asked.choices()[ix].when.as_ref();
        asked
            .choices()
            .indices()
            .filter(move |ix| conditions::holds_all(when(*ix), answers, states))
    };
    let single = || offered().map(|ix| Probe::plain(Answer::of_choice(asked, ix)));
    match &asked.kind {
        QuestionKind::One(_) => single().collect(),
        QuestionKind::Many { .. } => {
            let none = Probe::plain(Answer::Many(Vec::new()));
            single().chain([none]).collect()
        }
        QuestionKind::Number { min, max, .. } => numbers(&cuts(tree, question), *min, *max),
    }
}

/// The numbers at which something may change, unordered.
fn cuts(tree: &Tree, question: QuestionIx) -> Vec<f64> {
    let mut cuts = Vec::new();
    let asked = &tree.questions()[question];
    if let QuestionKind::Number {
        bands, from_answer, ..
    } = &asked.kind
    {
        for band in bands {
            cuts.extend(band.interval.from);
            cuts.extend(band.interval.below);
        }
        for effect in from_answer {
            for candidate in tree.candidates().rows() {
                if let Fact::Known { used, .. } = &candidate.facts[effect.criterion]
                    && let Reading::Number { low, high } = used.reading
                {
                    cuts.extend([low, high]);
                }
            }
        }
    }
    let tests = tree.conditions().flat_map(|(_, when)| when.tests());
    for (_, test) in tests.filter(|(ix, _)| *ix == question) {
        for interval in &test.intervals {
            cuts.extend(interval.from);
            cuts.extend(interval.below);
        }
    }
    cuts
}

/// Each cut by itself, and a number between each two.
fn numbers(cuts: &[f64], min: f64, max: f64) -> Vec<Probe> {
    let mut at: Vec<f64> = cuts
        .iter()
        .copied()
        .filter(|x| *x >= min && *x <= max)
        .collect();
    at.extend([min, max]);
    at.sort_by(f64::total_cmp);
    at.dedup_by(|a, b| a.total_cmp(b).is_eq());
    let mut probes = Vec::new();
    let mut last: Option<f64> = None;
    for cut in at {
        if let Some(before) = last {
            let between = f64::midpoint(before, cut);
            if between > before && between < cut {
                let run = Some(((before, false), (cut, false)));
                probes.push(Probe {
                    answer: Answer::Number(between),
                    run,
                });
            }
        }
        let run = Some(((cut, true), (cut, true)));
        probes.push(Probe {
            answer: Answer::Number(cut),
            run,
        });
        last = Some(cut);
    }
    probes
}
