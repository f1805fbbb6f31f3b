//! Drawn answer sets under which a tree and a changed one are compared.

use super::part::Part;
use crate::analysis::random::Random;
use crate::analysis::sample::{by_question, offered};
use crate::analysis::space::{AnswerSet, Space, intervals};
use crate::analysis::ways::Ground;
use crate::engine::{Answer, Answers, Matrix, Quick, passes};
use crate::model::{CandidateIx, ChoiceIx, EPSILON, Item, QuestionIx, QuestionKind, Tree};

/// How many answer sets are drawn of those that leave an option, each as likely as any other.
const LIVE: usize = 64;
/// How many are drawn in which so many answers of a hundred are left out, for each of these:
/// where little is answered, several options are left, and it is weights that decide.
const SPARSE: (usize, [usize; 5]) = (128, [90, 75, 60, 45, 30]);

/// Drawn answer sets, and how the options stand under each.
pub(super) struct Drawn<'t> {
    ground: &'t Ground<'t>,
    sets: Vec<(Answers, Standing)>,
}

/// How the options stand under some answers.
#[derive(Clone, Debug, PartialEq)]
struct Standing {
    first: Option<Vec<CandidateIx>>,
    /// The viable options, the best first, those that tie together; by id within.
    order: Vec<Vec<CandidateIx>>,
}

/// Where two trees were seen to differ.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) first: Option<AnswerSet>,
    pub(super) order: Option<AnswerSet>,
}

impl<'t> Drawn<'t> {
    pub(super) fn of(ground: &'t Ground<'t>, space: Option<&Space<'_>>) -> Self {
        let Ground { tree, matrix, .. } = ground;
        let mut drawn = Self {
            ground,
            sets: Vec::new(),
        };
        let mut random = Random::new(0x6465_6369_6465_7300);
        let (each, shares) = SPARSE;
        let mut sets: Vec<AnswerSet> = Vec::new();
        for left_out in shares {
            for _ in 0..each {
                let mut set = by_question(tree, &mut random);
                set.0.retain(|_| random.place(100) >= left_out);
                sets.push(set);
            }
        }
        let live = (0..LIVE).filter_map(|_| space?.draw_live(&mut random));
        sets.extend(live);
        for set in sets {
            let answers = set.answers(tree);
            let standing = drawn.standing(tree, &answers, matrix);
            drawn.sets.push((answers, standing));
        }
        drawn
    }

    /// How the options of the tree stand.
    fn own(&self, answers: &Answers) -> Standing {
        self.standing(self.ground.tree, answers, &self.ground.matrix)
    }

    fn standing(&self, tree: &Tree, answers: &Answers, matrix: &Matrix) -> Standing {
        let situation = self.ground.situation.under(answers.clone());
        let mut quick = Quick::of(tree, &situation, matrix);
        let weighed = quick.total > 0.0 || quick.scores.is_empty();
        let first = weighed.then(|| quick.first());
        quick
            .scores
            .sort_by(|(a, one), (b, other)| other.total_cmp(one).then(a.cmp(b)));
        let mut order: Vec<(f64, Vec<CandidateIx>)> = Vec::new();
        for (ix, score) in quick.scores {
            match order.last_mut() {
                Some((best, tied)) if score >= *best - EPSILON => {
                    tied.push(ix);
                    tied.sort_unstable();
                }
                _ => order.push((score, vec![ix])),
            }
        }
        let order = order.into_iter().map(|(_, tied)| tied).collect();
        Standing { first, order }
    }

    /// Where a changed tree differs, as far as that is seen; the answers are made such that the
    /// part in which it was changed is asked for.
    pub(super) fn difference(&self, other: &Tree, part: Option<Part>) -> Seen {
        let matrix = Matrix::of(other);
        let mut seen = Seen::default();
        for (answers, standing) in &self.sets {
            let turned = part.and_then(|part| self.turned_to(answers, part));
            let (answers, own) = match &turned {
                Some(answers) => (answers, self.own(answers)),
                None => (answers, standing.clone()),
            };
            let theirs = self.standing(other, answers, &matrix);
            if own == theirs {
                continue;
            }
            if own.first != theirs.first {
                seen.first = Some(self.fewer(answers, |answers| {
                    let own = self.own(answers);
                    own.first != self.standing(other, answers, &matrix).first
                }));
                return seen;
            }
            if seen.order.is_none() {
                seen.order = Some(self.fewer(answers, |answers| {
                    let own = self.own(answers);
                    own.order != self.standing(other, answers, &matrix).order
                }));
            }
        }
        seen
    }

    /// The known answers that are needed for something to be so: none can be left out alone.
    fn fewer(&self, answers: &Answers, is_so: impl Fn(&Answers) -> bool) -> AnswerSet {
        let mut set = AnswerSet::known(self.ground.tree, answers);
        for place in (0..set.0.len()).rev() {
            let mut without = set.clone();
            without.0.remove(place);
            if is_so(&without.answers(self.ground.tree)) {
                set = without;
            }
        }
        set
    }

    /// The answers with those among them on which it hangs that the part does anything, where
    /// these are others.
    fn turned_to(&self, answers: &Answers, part: Part) -> Option<Answers> {
        let tree = self.ground.tree;
        match part.item() {
            Item::Choice(question, choice) => {
                let chosen = with_choice(tree, answers, question, choice)?;
                Some(answers.with(question, chosen))
            }
            Item::Band(question, place) => {
                let QuestionKind::Number { bands, .. } = &tree.questions()[question].kind else {
                    return None;
                };
                let band = bands.get(place)?;
                let inside = |number: &f64| band.interval.contains(*number);
                let number = intervals(tree, question).into_iter().find(inside)?;
                Some(answers.with(question, Answer::Number(number)))
            }
            Item::Rule(rule) => {
                let mut turned = answers.clone();
                for (question, test) in tree.rules()[rule].when.tests() {
                    let choices = tree.questions()[question].choices().indices();
                    let choice = choices.into_iter().find(|ix| test.choices.contains(*ix));
                    let number = || {
                        let inside = |number: &f64| passes(&Answer::Number(*number), test);
                        intervals(tree, question).into_iter().find(inside)
                    };
                    let answer = match choice {
                        Some(choice) => with_choice(tree, &turned, question, choice),
                        None => number().map(Answer::Number),
                    };
                    if let Some(answer) = answer {
                        turned = turned.with(question, answer);
                    }
                }
                Some(turned)
            }
            _ => None,
        }
    }
}

/// The answer to a question with a choice in it, if it is offered and not yet given.
fn with_choice(
    tree: &Tree,
    answers: &Answers,
    question: QuestionIx,
    choice: ChoiceIx,
) -> Option<Answer> {
    if !offered(tree, question, answers).contains(&choice) {
        return None;
    }
    let now = answers.get(question).map(|given| &given.answer);
    match (&tree.questions()[question].kind, now) {
        (QuestionKind::One(_), Some(Answer::One(now))) if *now == choice => None,
        (QuestionKind::One(_), _) => Some(Answer::One(choice)),
        (QuestionKind::Many { .. }, Some(Answer::Many(chosen))) => {
            let mut chosen = chosen.clone();
            if chosen.contains(&choice) {
                return None;
            }
            chosen.push(choice);
            chosen.sort_unstable();
            Some(Answer::Many(chosen))
        }
        (QuestionKind::Many { .. }, _) => Some(Answer::Many(vec![choice])),
        (QuestionKind::Number { .. }, _) => None,
    }
}
