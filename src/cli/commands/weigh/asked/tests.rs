use super::{ask, judgment};
use crate::cli::ask::scripted::{Act, Script};
use crate::cli::stop::Stop;
use crate::engine::{Situation, evaluate};
use crate::load::MatrixFile;
use crate::model::Tree;
use crate::text::{SourceFile, Sources};

fn tree() -> Tree {
    let text = "T,Price,Battery,Mass\ndirection,min,max,min\nweight,5,3,2\nA,1,2,3\nB,3,4,5\n";
    let file = SourceFile::new("t.csv", text);
    let source = Sources::new().add(file.clone());
    let mut faults = crate::diagnostic::Faults::new();
    let read = MatrixFile::read(&file, source, &mut faults);
    read.unwrap().tree("t.csv")
}

/// The names and shares that come of it.
type Weighed = Result<Vec<(String, f64)>, Stop>;

fn asked(acts: Vec<Act>) -> (Weighed, Vec<String>) {
    let tree = tree();
    let now = evaluate(&tree, &Situation::new(&tree));
    let mut script = Script::new(acts);
    let found = ask(&tree, &now, &mut script).map(|(found, criteria)| {
        let titles = criteria.iter().map(|ix| tree.criteria()[*ix].title.clone());
        assert_eq!(titles.collect::<Vec<_>>(), found.names);
        found.names.into_iter().zip(found.shares).collect()
    });
    (found, script.heard)
}

#[test]
fn an_order_weighs_by_the_centroid() {
    let (found, _) = asked(vec![Act::Pick("Bring"), Act::Sort(&[2, 0, 1])]);
    let found = found.unwrap();
    assert_eq!(found[0].0, "Mass");
    assert!((found[0].1 - 11.0 / 18.0).abs() < 1e-12);
    assert!((found[2].1 - 2.0 / 18.0).abs() < 1e-12);
}

#[test]
fn swings_are_asked_with_their_ranges_and_again_if_all_are_nothing() {
    let mut acts = vec![Act::Pick("Give")];
    acts.extend(["0", "0", "0", "100", "60", "40"].map(Act::Say));
    let (found, heard) = asked(acts);
    let shares: Vec<f64> = found.unwrap().into_iter().map(|(_, share)| share).collect();
    assert_eq!(shares, [0.5, 0.3, 0.2]);
    assert!(
        heard.contains(&"> Price, from 3 to 1: points".to_owned()),
        "{heard:?}"
    );
    let again = |line: &&String| line.contains("nothing would weigh anything");
    assert_eq!(heard.iter().filter(again).count(), 1);
}

#[test]
fn pairs_that_do_not_fit_are_named_and_can_be_judged_anew() {
    let mut acts = vec![Act::Pick("Compare")];
    acts.extend(["3", "5", "1/4"].map(Act::Say));
    acts.extend([
        Act::Pick("Judge the farthest"),
        Act::Say("9"),
        Act::Pick("Keep"),
    ]);
    let (found, heard) = asked(acts);
    let shares: Vec<f64> = found.unwrap().into_iter().map(|(_, share)| share).collect();
    assert!(shares[0] > shares[2] && shares[2] > shares[1], "{shares:?}");
    let ratios: Vec<&String> = heard
        .iter()
        .filter(|line| line.contains("consistency ratio"))
        .collect();
    assert!(ratios[0].contains("0.356"), "{ratios:?}");
    assert!(ratios[1].contains("0.061"), "{ratios:?}");
    let named =
        |line: &&String| line.contains("the farthest off is `Price` against `Battery`: judged 3");
    assert_eq!(heard.iter().filter(named).count(), 1, "{heard:?}");
}

#[test]
fn who_leaves_keeps_nothing() {
    let (found, _) = asked(vec![Act::Pick("Bring"), Act::Leave]);
    assert!(matches!(found, Err(Stop::Interrupted)));
}

#[test]
fn judgments_are_ratios_on_the_scale_of_saaty() {
    for (text, expected) in [
        ("3", 3.0),
        ("1/4", 0.25),
        (" 2/3 ", 2.0 / 3.0),
        ("0.5", 0.5),
    ] {
        assert!((judgment(text).unwrap() - expected).abs() < 1e-15, "{text}");
    }
    for text in ["0", "10", "1/10", "x", "", "-3", "nan", "3/0"] {
        assert!(judgment(text).is_err(), "{text}");
    }
}
