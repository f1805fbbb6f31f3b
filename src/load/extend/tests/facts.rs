//! A fact of an extender counts; the evidence of the base is dissent, where it can be.

use super::super::super::tests::{BASE, SHARED};
use super::{HEAD, Text, chain, told};
use crate::model::{Evidence, Fact, Reading, Tree};

const SOURCES: &str = "[sources.bench]\ntitle = \"Bench\"\nurl = \"https://example.org/bench\"\ndate = \"2026\"\nkind = \"independent\"\n";

/// The fact on `warm-up` of the LED, of which the base and then each extender says something.
fn fact(base: &str, own: &[&str]) -> Result<Fact, Vec<String>> {
    let lamp = format!("{BASE}  [option.facts]\n  warm-up = {base}\n");
    let texts: Vec<(String, String)> = own
        .iter()
        .enumerate()
        .map(|(n, own)| {
            let id = format!("x{n}");
            let head = HEAD.replace("ours", &id);
            let facts = format!("[[option]]\nid = \"led\"\n[option.facts]\nwarm-up = {own}\n");
            (id, format!("{head}{SOURCES}{facts}"))
        })
        .collect();
    let mut all: Vec<Text<'_>> = texts.iter().map(|(id, text)| Text::of(id, text)).collect();
    all.push(Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &lamp)
    });
    let (built, faults, sources) = chain(&all);
    let tree: Tree = built.ok_or_else(|| told(&faults, &sources))?.tree;
    let led = &tree.candidates()[tree.candidate("led").unwrap()];
    Ok(led.facts[tree.criterion("warm-up").unwrap()].clone())
}

fn figures(evidence: &[Evidence]) -> Vec<f64> {
    let one = |evidence: &Evidence| match evidence.reading {
        Reading::Number { low, .. } => low,
        _ => panic!("a number"),
    };
    evidence.iter().map(one).collect()
}

/// What counts, the dissent and the context of a known fact.
fn known(base: &str, own: &[&str]) -> (f64, Vec<f64>, Vec<f64>) {
    match fact(base, own) {
        Ok(Fact::Known {
            used,
            dissent,
            context,
        }) => {
            let used = figures(&[used]).first().copied().unwrap();
            (used, figures(&dissent), figures(&context))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_new_counts_and_the_old_is_dissent() {
    let old = "{ value = 100, source = \"manual\", note = \"read\" }";
    let new = "{ value = 180, source = \"bench\" }";
    assert_eq!(known(old, &[new]), (180.0, vec![100.0], vec![]));
    assert_eq!(known(old, &[]), (100.0, vec![], vec![]));
}

#[test]
fn old_dissent_and_context_stay_behind_the_new() {
    let old = "[{ value = 100, source = \"manual\" }, { value = 90, source = \"manual\" }, { value = 7, source = \"manual\", measure = \"half light\" }]";
    let new = "[{ value = 180, source = \"bench\" }, { value = 170, source = \"bench\" }, { value = 8, source = \"bench\", measure = \"half light\" }]";
    assert_eq!(
        known(old, &[new]),
        (180.0, vec![170.0, 100.0, 90.0], vec![8.0, 7.0])
    );
}

#[test]
fn what_the_new_list_holds_already_stands_there_once() {
    let old = "[{ value = 100, source = \"manual\", note = \"read\" }, { value = 7, source = \"manual\", measure = \"half light\" }]";
    let new = "[{ value = 180, source = \"bench\" }, { value = [100, 100], source = \"manual\" }, { value = 7, source = \"manual\", measure = \"half light\" }]";
    assert_eq!(known(old, &[new]), (180.0, vec![100.0], vec![7.0]));
    // Said again as what counts, or with the criterion's own measure spelt out.
    let same = "{ value = 100, source = \"manual\", measure = \"switch to full light\" }";
    assert_eq!(known(old, &[same]), (100.0, vec![], vec![7.0]));
    // Another source is another statement.
    let other = "{ value = 100, source = \"bench\" }";
    assert_eq!(known(old, &[other]), (100.0, vec![100.0], vec![7.0]));
}

#[test]
fn what_was_unknown_or_did_not_apply_is_no_dissent() {
    let new = "{ value = 180, source = \"bench\" }";
    assert_eq!(
        known("{ unknown = \"nobody says\" }", &[new]),
        (180.0, vec![], vec![])
    );
    assert_eq!(
        known("{ applies = false, source = \"manual\" }", &[new]),
        (180.0, vec![], vec![])
    );
    let old = "[{ unknown = \"nobody says\" }, { value = 7, source = \"manual\", measure = \"half light\" }]";
    assert_eq!(known(old, &[new]), (180.0, vec![], vec![7.0]));
}

#[test]
fn beside_what_is_unknown_now_only_context_stays() {
    let old = "[{ value = 100, source = \"manual\" }, { value = 7, source = \"manual\", measure = \"half light\" }]";
    match fact(old, &["{ unknown = \"we doubt it\" }"]) {
        Ok(Fact::Unknown { reason, context }) => {
            assert_eq!(
                (reason.as_str(), figures(&context)),
                ("we doubt it", vec![7.0])
            );
        }
        other => panic!("{other:?}"),
    }
    // Of the own measure, though it is spelt out: no figure stands beside an unknown.
    let spelt = "{ value = 100, source = \"manual\", measure = \"switch to full light\" }";
    assert!(matches!(
        fact(spelt, &["{ unknown = \"we doubt it\" }"]),
        Ok(Fact::Unknown { context, .. }) if context.is_empty()
    ));
    assert!(matches!(
        fact(old, &["{ applies = false, source = \"bench\" }"]),
        Ok(Fact::NotApplicable { .. })
    ));
}

#[test]
fn through_a_chain_each_statement_stands_once_and_newest_first() {
    let old = "{ value = 100, source = \"manual\" }";
    let middle = "[{ value = 150, source = \"bench\" }, { value = 100, source = \"manual\" }]";
    let new = "{ value = 180, source = \"bench\" }";
    assert_eq!(
        known(old, &[new, middle]),
        (180.0, vec![150.0, 100.0], vec![])
    );
    // What was unknown in between leaves nothing of before.
    let unknown = "{ unknown = \"we doubt it\" }";
    assert_eq!(known(old, &[new, unknown]), (180.0, vec![], vec![]));
}

#[test]
fn a_fact_of_the_extender_that_is_faulty_is_told_where_it_stands() {
    let old = "{ value = 100, source = \"manual\" }";
    let told = fact(old, &["{ value = \"fast\", source = \"bench\" }"]).unwrap_err();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("x0/tree.toml:13:21 wrong-type expected a number of ms"),
        "{told:?}"
    );
    let told = fact(old, &["[]"]).unwrap_err();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("bad-evidence a fact needs evidence"),
        "{told:?}"
    );
}
