//! What the command writes, and where.

use crate::readers;
use crate::{drawn, whystack, whystack_in};

const ANSWERS: [&str; 6] = [
    "--set",
    "room=nursery",
    "--set",
    "hours=9",
    "--set",
    "mood=red",
];

fn lamp(more: &[&str]) -> String {
    let mut args = vec!["./lamp.toml"];
    args.extend(more);
    drawn(&args)
}

#[test]
fn a_small_tree_is_drawn_so() {
    for format in ["mermaid", "dot", "svg"] {
        let plain = lamp(&["--format", format]);
        insta::assert_snapshot!(format!("plain-{format}"), plain);
        let mut with = vec!["--format", format];
        with.extend(ANSWERS);
        insta::assert_snapshot!(format!("answered-{format}"), lamp(&with));
        assert_eq!(plain, lamp(&["--format", format]), "the same bytes twice");
    }
}

#[test]
fn the_shipped_trees_are_drawn_with_and_without_answers() {
    for tree in ["runtime", "orchestration", "policy"] {
        for detail in ["outline", "choices", "needs"] {
            for with in [&[][..], &["--profile", "edge"]] {
                let args =
                    |format| [&[tree, "--detail", detail, "--format", format], with].concat();
                readers::mermaid(&drawn(&args("mermaid"))).holds_together();
                let read = readers::dot(&drawn(&args("dot")));
                read.holds_together();
                assert!(read.nodes.len() > 18);
                let (words, _) = readers::svg(&drawn(&args("svg")));
                let ends = words.contains("Recommendation: ");
                assert_eq!(ends, !with.is_empty());
            }
        }
    }
}

#[test]
fn a_file_says_its_format_and_stdout_stays_empty_unless_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let tree = crate::here().join("lamp.toml");
    let tree = tree.to_str().unwrap();
    let files = ["a.mmd", "a.md", "a.dot", "a.svg", "dot:b.txt"];
    let mut args = vec!["graph", tree];
    for file in files {
        args.extend(["-o", file]);
    }
    let ran = whystack_in(folder.path(), &args);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    readers::mermaid(&read("a.mmd")).holds_together();
    readers::dot(&read("a.dot")).holds_together();
    readers::svg(&read("a.svg"));
    assert_eq!(read("b.txt"), read("a.dot"));
    let fenced = format!("# Lamp\n\n```mermaid\n{}```\n", read("a.mmd"));
    assert_eq!(read("a.md"), fenced);
    args.extend(["--format", "mermaid"]);
    let ran = whystack_in(folder.path(), &args);
    assert_eq!((ran.code, ran.out), (0, read("a.mmd")));
}

#[test]
fn what_is_left_out_is_said_in_the_drawing_and_beside_it() {
    let ran = whystack(&["graph", "./lamp.toml", "--detail", "outline"]);
    let said = "Left out: 10 answers and 1 rule.";
    assert_eq!(
        ran.err,
        format!("note (mermaid): {said} More with --detail needs.\n")
    );
    assert!(readers::mermaid(&ran.out).words.contains(said));
    let ran = whystack(&["graph", "./lamp.toml", "--detail", "choices"]);
    assert_eq!(
        ran.err,
        "note (mermaid): Left out: 9 effects of answers and 1 rule. More with --detail needs.\n"
    );
}

#[test]
fn what_does_not_apply_and_what_is_not_offered_is_told() {
    let drawn = lamp(&[
        "--set",
        "room=cellar",
        "--set",
        "mood=red",
        "--set",
        "socket=unknown",
    ]);
    let words = readers::mermaid(&drawn).words;
    assert!(
        words.contains("not asked here; without effect: red (--set)"),
        "{words}"
    );
    assert!(words.contains("open: not known (--set)"), "{words}");
    assert!(
        words.contains("Left out: 2 answers to questions that are not asked here."),
        "{words}"
    );
    let drawn = lamp(&["--set", "room=nursery", "--set", "mood=blue"]);
    let words = readers::mermaid(&drawn).words;
    assert!(
        words.contains("open, because this is not offered here: blue (--set)"),
        "{words}"
    );
}

#[test]
fn a_drawing_is_no_decision() {
    // Nothing is left: a candle is too dim, and a diode needs the socket.
    let set = ["--set", "room=cellar", "--set", "socket=no"];
    let mut args = vec!["graph", "./lamp.toml"];
    args.extend(set);
    let ran = whystack(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let words = readers::mermaid(&ran.out).words;
    assert!(
        words.contains("no option meets the requirements None left"),
        "{words}"
    );
    let mut args = vec![
        "decide",
        "./lamp.toml",
        "--set",
        "mood=none",
        "--set",
        "hours=1",
    ];
    args.extend(set);
    assert_eq!(whystack(&args).code, 5);
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_drawn() {
    for (args, code, said) in [
        (&["graph", "lamb"][..], 2, "no tree is called `lamb`"),
        (
            &["graph", "./lamp.toml", "-o", "a.png"],
            2,
            "end it in .mmd, .md, .dot or .svg",
        ),
        (
            &["graph", "./lamp.toml", "-a", "none.toml"],
            1,
            "there is no file `none.toml`",
        ),
        (
            &["graph", "./lamp.toml", "--set", "room=attic"],
            4,
            "nothing was drawn",
        ),
        (
            &["graph", "./lamp.toml", "-o", "no/such/a.svg"],
            1,
            "`no/such/a.svg` cannot be written",
        ),
    ] {
        let ran = whystack(args);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
