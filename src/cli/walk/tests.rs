use std::io;

use super::fixture::tree;
use super::{Around, Walked, compare, decided, explain, walk, what_if};
use crate::analysis::robustness::{Robustness, Sampling};
use crate::cli::ask::Given;
use crate::cli::ask::scripted::{Act, Script};
use crate::engine::{Answer, Layer, Order, Session, Situation, evaluate, probes, states};
use crate::model::Tree;
use crate::text::Shown;

struct Outcome {
    walked: Walked,
    heard: Vec<String>,
    given: Vec<String>,
    kept: usize,
}

fn given(tree: &Tree, session: &Session<'_>) -> Vec<String> {
    let rows = session.review();
    let words = |row: &crate::engine::ReviewRow| {
        let question = &tree.questions()[row.question];
        let (answer, layer) = row
            .given
            .clone()
            .unwrap_or((Answer::Unknown, Layer::Profile));
        let words = crate::cli::answers_text::answer_toml(question, &answer);
        format!("{} = {words} ({})", question.id, layer.as_str())
    };
    rows.iter().map(words).collect()
}

fn play(base: &[(&str, &str, Layer)], acts: impl IntoIterator<Item = Act>) -> Outcome {
    let tree = tree();
    let mut situation = Situation::new(&tree);
    for (question, choice, layer) in base {
        let ix = tree.question(question).unwrap();
        let answer = match *choice {
            "unknown" => Answer::Unknown,
            choice => Answer::One(tree.questions()[ix].choice(choice).unwrap()),
        };
        let answers = &mut situation.answers;
        answers.give(&tree, ix, answer, *layer).unwrap();
    }
    let mut session = Session::new(&tree, situation, Order::Tree);
    let mut script = Script::new(acts);
    let mut kept = 0;
    let mut around = Around {
        keep: &mut |_| {
            kept += 1;
            Ok(())
        },
        busy: &mut |_| {},
    };
    let walked = walk(&mut session, &mut script, &mut around);
    assert!(script.acts.is_empty(), "the script is done");
    Outcome {
        walked: walked.unwrap(),
        heard: script.heard,
        given: given(&tree, &session),
        kept,
    }
}

#[test]
fn a_whole_walk_asks_what_applies_and_ends_with_the_review() {
    let seen = play(
        &[],
        [
            Act::Say("edge"),
            Act::Say("own"),
            Act::Say("20"),
            Act::Say("small"),
            Act::Pick("Decide"),
        ],
    );
    assert_eq!(seen.walked, Walked::Done);
    assert_eq!(seen.kept, 4);
    assert_eq!(
        seen.heard,
        [
            "Question 1, at most 4 more: Where does it run?",
            "Question 2, at most 3 more: Whose code runs on these nodes?",
            "Question 3, at most 1 more: How fast must one instance start?",
            "Question 4, no other is open: How large is the team?␛[31m",
            "# Your answers: pick one to change it",
            "- Decide now",
            "- Order what matters by hand",
            "- Where does it run? At the edge (asked)",
            "- Whose code runs on these nodes? Code of our own teams (asked)",
            "- How fast must one instance start? 20 ms (asked)",
            "- How large is the team?␛[31m: One to five (asked)",
        ]
    );
}

#[test]
fn going_back_across_a_branch_asks_only_what_opened() {
    let seen = play(
        &[],
        [
            Act::Say("edge"),
            Act::Say("own"),
            Act::Say("20"),
            Act::Back,
            Act::Enter,
            Act::Back,
            Act::Back,
            Act::Say("customers"),
            Act::Say("kvm,fence"),
            Act::Say("small"),
            Act::Pick("Decide"),
        ],
    );
    assert_eq!(
        seen.given,
        [
            "site = \"edge\" (asked)",
            "trust = \"customers\" (asked)",
            "walls = [\"kvm\", \"fence\"] (asked)",
            "start = 20 (asked)",
            "team = \"small\" (asked)",
        ]
    );
}

#[test]
fn a_choice_that_is_no_longer_offered_is_asked_again_without_it() {
    let seen = play(
        &[],
        [
            Act::Say("edge"),
            Act::Say("customers"),
            Act::Say("kvm,fence"),
            Act::Say("unknown"),
            Act::Say("large"),
            Act::Pick("Where"),
            Act::Say("cloud"),
            Act::Enter,
            Act::Pick("Decide"),
        ],
    );
    assert_eq!(seen.given[2], "walls = [\"kvm\"] (asked)");
    assert_eq!(seen.given[3], "start = \"unknown\" (asked)");
    assert!(
        seen.heard
            .contains(&"- How fast must one instance start? I don't know yet (open, asked)".into())
    );
}

#[test]
fn an_edit_in_the_review_may_open_questions_and_may_be_dropped() {
    let seen = play(
        &[],
        [
            Act::Say("cloud"),
            Act::Say("own"),
            Act::Say("1"),
            Act::Say("small"),
            Act::Pick("Whose"),
            Act::Back,
            Act::Pick("Whose"),
            Act::Say("customers"),
            Act::Say("none"),
            Act::Pick("Decide"),
        ],
    );
    assert_eq!(seen.walked, Walked::Done);
    assert_eq!(seen.given[1], "trust = \"customers\" (asked)");
    assert_eq!(seen.given[2], "walls = [] (asked)");
    let edits = |line: &&String| line.starts_with("Changing an answer: Whose");
    assert_eq!(seen.heard.iter().filter(edits).count(), 2);
}

#[test]
fn quitting_and_being_interrupted_keep_what_was_said() {
    for (act, walked) in [(Act::Quit, Walked::Quit), (Act::Leave, Walked::Interrupted)] {
        let seen = play(&[], [Act::Say("edge"), act]);
        assert_eq!(seen.walked, walked);
        assert_eq!(seen.kept, 1);
        assert_eq!(seen.given[0], "site = \"edge\" (asked)");
    }
    let all = || ["edge", "own", "20", "small"].map(Act::Say).into_iter();
    assert_eq!(play(&[], all().chain([Act::Quit])).walked, Walked::Quit);
    assert_eq!(
        play(&[], all().chain([Act::Leave])).walked,
        Walked::Interrupted
    );
}

#[test]
fn only_what_a_profile_leaves_unknown_is_asked() {
    let seen = play(
        &[
            ("site", "cloud", Layer::Profile),
            ("trust", "unknown", Layer::Profile),
            ("start", "unknown", Layer::File),
            ("team", "large", Layer::Set),
        ],
        [Act::Say("own"), Act::Pick("Decide")],
    );
    assert_eq!(
        seen.given,
        [
            "site = \"cloud\" (profile)",
            "trust = \"own\" (asked)",
            "start = \"unknown\" (file)",
            "team = \"large\" (set)",
        ]
    );
    let again = play(
        &[("trust", "unknown", Layer::Profile)],
        [
            Act::Say("edge"),
            Act::Say("unknown"),
            Act::Say("1"),
            Act::Say("small"),
            Act::Pick("Decide"),
        ],
    );
    assert_eq!(again.given[1], "trust = \"unknown\" (asked)");
}

#[test]
fn a_preset_answer_that_is_confirmed_keeps_its_layer() {
    let base = [
        ("site", "edge", Layer::Profile),
        ("trust", "own", Layer::File),
        ("team", "large", Layer::Set),
    ];
    let seen = play(
        &base,
        [
            Act::Say("40"),
            Act::Pick("Whose"),
            Act::Enter,
            Act::Pick("Where"),
            Act::Say("cloud"),
            Act::Pick("Decide"),
        ],
    );
    assert_eq!(
        seen.given,
        [
            "site = \"cloud\" (asked)",
            "trust = \"own\" (file)",
            "start = 40 (asked)",
            "team = \"large\" (set)",
        ]
    );
}

#[test]
fn there_is_nothing_before_the_first_question() {
    let seen = play(&[], [Act::Back, Act::Quit]);
    assert_eq!(
        seen.heard[1],
        "! There is no earlier question of this walk."
    );
    assert_eq!(seen.kept, 0);
}

#[test]
fn an_answer_that_does_not_fit_is_asked_again() {
    let seen = play(
        &[("site", "edge", Layer::File), ("trust", "own", Layer::File)],
        [Act::Say("900"), Act::Say("9"), Act::Quit],
    );
    let refused = "! That is no answer to this question: the number lies outside 1 to 500.";
    assert_eq!(seen.heard[1], refused);
    assert_eq!(seen.given[2], "start = 9 (asked)");
}

#[test]
fn answers_that_cannot_be_kept_are_told_once() {
    let tree = tree();
    let mut session = Session::new(&tree, Situation::new(&tree), Order::Tree);
    let mut script = Script::new([Act::Say("edge"), Act::Say("own"), Act::Quit]);
    let mut full = Around {
        keep: &mut |_| Err(io::Error::other("no space")),
        busy: &mut |_| {},
    };
    walk(&mut session, &mut script, &mut full).unwrap();
    let told =
        |line: &&String| line.starts_with("! The answers cannot be kept for later: no space");
    assert_eq!(script.heard.iter().filter(told).count(), 1);
}

/// The small tree of the tests in a terminal, which has options.
fn with_options() -> Tree {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pty/small.toml");
    let mut faults = crate::diagnostic::Faults::new();
    let mut library = crate::load::Library::open(&[path], &mut faults);
    library.load("small", &mut faults).unwrap().tree
}

/// Plays with a session of the tree that has options.
fn plays(
    tree: &Tree,
    acts: impl IntoIterator<Item = Act>,
    play: impl FnOnce(&mut Session<'_>, &mut Script),
) -> Vec<String> {
    let mut session = Session::new(tree, Situation::new(tree), Order::Tree);
    let mut script = Script::new(acts);
    play(&mut session, &mut script);
    assert!(script.acts.is_empty(), "the script is done");
    script.heard
}

fn walks(session: &mut Session<'_>, script: &mut Script) -> Walked {
    let mut around = Around {
        keep: &mut |_| Ok(()),
        busy: &mut |_| {},
    };
    walk(session, script, &mut around).unwrap()
}

fn lines<'h>(heard: &'h [String], start: &str) -> Vec<&'h str> {
    let all = heard.iter().map(String::as_str);
    all.filter(|line| line.starts_with(start)).collect()
}

#[test]
fn each_answer_is_followed_by_how_it_stands() {
    let tree = with_options();
    let acts = [Act::Say("edge"), Act::Say("customers"), Act::Quit];
    let heard = plays(&tree, acts, |session, script| {
        assert_eq!(walks(session, script), Walked::Quit);
    });
    insta::assert_snapshot!(heard.join("\n"));
}

#[test]
fn the_review_can_be_asked_for_amid_the_questions() {
    let tree = with_options();
    let acts = [
        Act::Say("edge"),
        Act::Review,
        Act::Pick("Where"),
        Act::Say("cloud"),
        Act::Pick("Go on"),
        Act::Review,
        Act::Back,
        Act::Review,
        Act::Pick("Decide now"),
    ];
    let heard = plays(&tree, acts, |session, script| {
        assert_eq!(walks(session, script), Walked::Done);
        assert_eq!(session.asked().len(), 1);
    });
    let reviews = lines(&heard, "- Go on with the questions");
    assert_eq!(reviews.len(), 4, "{heard:#?}");
    assert!(lines(&heard, "- Where does it run? In a cloud (asked)").len() == 3);
}

#[test]
fn stopping_is_offered_once_it_is_proven_and_only_once() {
    let tree = with_options();
    let before = |heard: &[String]| -> usize {
        let offers = "# No question that is left can change the first place";
        lines(heard, offers).len()
    };
    // One start in 4 ms is more than any option can do: nothing is left, whatever follows.
    let acts = || [Act::Say("edge"), Act::Say("own"), Act::Say("4")];
    let go_on = [Act::Pick("Go on"), Act::Say("small"), Act::Pick("Decide")];
    let heard = plays(&tree, acts().into_iter().chain(go_on), |session, script| {
        assert_eq!(walks(session, script), Walked::Done);
    });
    assert_eq!(before(&heard), 1, "{heard:#?}");
    let stop = [Act::Pick("Stop asking"), Act::Pick("Decide now")];
    let heard = plays(&tree, acts().into_iter().chain(stop), |session, script| {
        assert_eq!(walks(session, script), Walked::Done);
        assert_eq!(session.wanted().len(), 1);
    });
    assert_eq!(before(&heard), 1);
}

#[test]
fn what_if_is_seen_before_it_is_kept() {
    let tree = with_options();
    let acts = [
        Act::Say("edge"),
        Act::Review,
        Act::Pick("Decide now"),
        Act::Pick("Whose"),
        Act::Say("customers"),
        Act::Pick("Leave it"),
        Act::Pick("Whose"),
        Act::Say("customers"),
        Act::Pick("Keep"),
    ];
    plays(&tree, acts, |session, script| {
        walks(session, script);
        assert_eq!(what_if(session, None, script).unwrap(), Given::This(()));
        assert_eq!(session.asked().len(), 2);
        assert_eq!(lines(&script.heard, "! Then: ").len(), 2);
        assert!(
            lines(&script.heard, "# What if")
                .iter()
                .all(|title| title.ends_with("different?"))
        );
    });
}

#[test]
fn what_if_marks_exactly_the_questions_that_turn_the_first_place() {
    let tree = with_options();
    let acts = [Act::Say("edge"), Act::Say("own"), Act::Review, Act::Back];
    let acts = acts.into_iter().chain([Act::Quit, Act::Back]);
    let heard = plays(&tree, acts, |session, script| {
        assert_eq!(walks(session, script), Walked::Quit);
        let situation = session.situation();
        let evaluation = evaluate(&tree, &situation);
        let sampling = Sampling {
            samples: 16,
            ..Sampling::default()
        };
        let robustness = Robustness::of(&tree, &evaluation, sampling);
        let states = states(&tree, &situation.answers);
        script.heard.clear();
        what_if(session, Some(&robustness), script).unwrap();
        for row in session.review() {
            let ask = &tree.questions()[row.question].ask;
            let ask = format!("- {}", Shown::line(ask));
            let marked = lines(&script.heard, &ask)[0].contains("; turns)");
            let turns = probes(&tree, row.question, &situation.answers, &states)
                .into_iter()
                .any(|probe| {
                    let then = evaluate(&tree, &situation.with(row.question, probe.answer));
                    let first = then.first();
                    !first.is_empty() && !first.iter().any(|one| evaluation.first().contains(one))
                });
            assert_eq!(marked, turns, "{ask}");
        }
    });
    let marked = heard
        .iter()
        .filter(|line| line.contains("; turns)"))
        .count();
    assert!((1..heard.len() - 1).contains(&marked), "{heard:#?}");
}

#[test]
fn an_order_by_hand_becomes_weights_that_can_be_dropped_again() {
    let tree = with_options();
    let acts = [
        Act::Say("edge"),
        Act::Say("customers"),
        Act::Review,
        Act::Pick("Order"),
        Act::Sort(&[1, 0]),
        Act::Pick("Drop"),
        Act::Pick("Order"),
        Act::Sort(&[1, 0]),
        Act::Pick("Keep"),
        Act::Pick("Order"),
        Act::Pick("Let the answers"),
        Act::Quit,
    ];
    let heard = plays(&tree, acts, |session, script| {
        walks(session, script);
        assert!(session.weights().is_empty());
    });
    assert_eq!(lines(&heard, "! With this order: ").len(), 2, "{heard:#?}");
    let shares = lines(&heard, "!   ");
    assert!(shares.len() >= 2, "{heard:#?}");
}

#[test]
fn options_are_told_and_set_side_by_side() {
    let tree = with_options();
    let acts = [
        Act::Pick("Quick"),
        Act::Pick("Another"),
        Act::Back,
        Act::Pick("Quick"),
        Act::Pick("Strong"),
        Act::Pick("Two others"),
        Act::Pick("Quick"),
        Act::Pick("Quick"),
        Act::Pick("To the menu"),
    ];
    let heard = plays(&tree, acts, |session, script| {
        let evaluation = evaluate(&tree, &session.situation());
        let decided = decided(&tree, &evaluation);
        assert_eq!(explain(decided, script).unwrap(), Given::Back);
        assert_eq!(compare(decided, script).unwrap(), Given::Back);
    });
    insta::assert_snapshot!(heard.join("\n"));
}
