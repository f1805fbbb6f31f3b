//! Other shapes of the same faults: a sound tree with one thing changed.

use whystack::diagnostic::Faults;
use whystack::load::Library;

use crate::{findings, folder};

/// The codes and items that a sound tree is told of once something in it is replaced, notes and
/// what follows from small weights aside.
fn told(changes: &[(&str, &str)]) -> Vec<String> {
    let mut text = std::fs::read_to_string(folder().join("good/similar-ids.toml")).unwrap();
    text = text.replace("id = \"similar-ids\"", "id = \"fans\"");
    for (from, to) in changes {
        assert!(text.contains(from), "{from} is not there");
        text = text.replacen(from, to, 1);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fans.toml");
    std::fs::write(&path, text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let located = library.load_located("fans", &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    let found = findings(&located.unwrap());
    let aside = ["dead-ends", "never-first", "heavy-criterion", "heavy-base"];
    found
        .iter()
        .map(|one| (one.finding.check.as_str(), &one.finding.name))
        .filter(|(code, _)| !aside.contains(code))
        .map(|(code, name)| format!("{code} {name}"))
        .collect()
}

const WORK: &str = "label = \"Work\"";
const SLEEP: &str = "label = \"Sleep\"";
const ESSENTIAL: &str = "essential = true";
const OPTION: &str = "[[option]]\nid = \"tower\"";
const CRITERION: &str = "[[criterion]]\nid = \"speed\"";
const SUMMARY: &str = "summary = \"Small and quiet\"";

const MANY: &str = r#"[[question]]
id = "extras"
ask = "What else?"
why = "Extras rule some out."
kind = "many"

  [[question.choice]]
  id = "strong"
  label = "Strong"
  require = { speed = { at-least = 50 } }

  [[question.choice]]
  id = "gentle"
  label = "Gentle"
  require = { speed = { at-most = 30 } }

  [[question.choice]]
  id = "pretty"
  label = "Pretty"

"#;

fn before(what: &str, text: &str) -> String {
    format!("{text}{what}")
}

#[test]
fn the_tree_that_is_changed_is_sound() {
    assert_eq!(told(&[]), [""; 0]);
}

#[test]
fn a_question_and_its_choice_contradict_each_other() {
    let question = format!("{ESSENTIAL}\nrequire = {{ speed = {{ at-least = 50 }} }}");
    let choice = format!("{SLEEP}\n  require = {{ speed = {{ at-most = 30 }} }}");
    let found = told(&[(ESSENTIAL, &question), (SLEEP, &choice)]);
    assert_eq!(found, ["contradictory-requirements use.sleep"]);
}

#[test]
fn a_weaker_requirement_of_the_question_is_redundant() {
    let question = format!("{ESSENTIAL}\nrequire = {{ speed = {{ at-least = 20 }} }}");
    let choice = format!("{SLEEP}\n  require = {{ speed = {{ at-least = 30 }} }}");
    let found = told(&[(ESSENTIAL, &question), (SLEEP, &choice)]);
    assert_eq!(found, ["redundant-requirement use.sleep"]);
}

#[test]
fn two_chosen_ones_contradict_each_other_and_a_third_does_nothing() {
    let found = told(&[(OPTION, &before(OPTION, MANY))]);
    let wanted = [
        "contradictory-requirements extras.strong",
        "no-effect extras.pretty",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn what_no_answers_bring_together_is_no_contradiction() {
    let apart = MANY.replace("kind = \"many\"", "kind = \"one\"");
    assert_eq!(told(&[(OPTION, &before(OPTION, &apart))]), [""; 0]);
    let rule = |when: &str| {
        format!(
            "[[rule]]\nid = \"calm\"\nwhen = {when}\nbecause = \"b\"\nrequire = {{ speed = {{ at-most = 30 }} }}\n\n"
        )
    };
    let choice = format!("{WORK}\n  require = {{ speed = {{ at-least = 50 }} }}");
    let never = before(OPTION, &rule("{ use = \"sleep\" }"));
    assert_eq!(told(&[(WORK, &choice), (OPTION, &never)]), [""; 0]);
    let always = before(OPTION, &rule("{ use = \"work\" }"));
    let found = told(&[(WORK, &choice), (OPTION, &always)]);
    assert_eq!(found, ["contradictory-requirements use.work"]);
}

#[test]
fn a_band_contradicts_the_bound_that_the_answer_is() {
    let number = r#"[[question]]
id = "least"
ask = "How much air?"
why = "A weak fan does not help."
kind = "number"
unit = "m3/h"
min = 0
max = 100
require = { speed = { at-least = "$answer" } }

  [[question.band]]
  id = "storm"
  from = 60
  require = { speed = { at-most = 50 } }

"#;
    let found = told(&[(OPTION, &before(OPTION, number))]);
    assert_eq!(found, ["contradictory-requirements least.storm"]);
}

#[test]
fn conditions_of_choices_and_rules_that_always_hold() {
    let choice = format!("{SLEEP}\n  when = {{ room = [\"den\", \"attic\", \"unknown\"] }}");
    let room = r#"[[question]]
id = "room"
ask = "Which room?"
why = "Rooms differ."
kind = "one"

  [[question.choice]]
  id = "den"
  label = "Den"
  weigh = { speed = 0.3, quiet = 0.3, reach = 0.3 }

  [[question.choice]]
  id = "attic"
  label = "Attic"

"#;
    let rule = "[[rule]]\nid = \"any\"\nwhen = { not = { room = \"den\", use = \"work\", any = [{ room = \"attic\" }] } }\nbecause = \"b\"\nweigh = { reach = 0.1 }\n\n";
    let first = "[[question]]\nid = \"use\"";
    let found = told(&[
        (first, &before(first, room)),
        (SLEEP, &choice),
        (OPTION, &before(OPTION, rule)),
    ]);
    let wanted = [
        "condition-always-true use.sleep",
        "condition-always-true any",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_need_for_one_of_several_is_met_by_one() {
    let capabilities = "[[capability]]\nid = \"mains\"\ntitle = \"M\"\n\n[[capability]]\nid = \"battery\"\ntitle = \"B\"\n\n";
    let declared = before(CRITERION, capabilities);
    let needs = format!("{SUMMARY}\nneeds = [{{ any = [\"mains\", \"battery\"] }}]");
    let found = told(&[(CRITERION, &declared), (SUMMARY, &needs)]);
    assert_eq!(found, ["needed-nowhere-provided desk"]);
    let provides = format!("{WORK}\n  provides = [\"battery\"]");
    let found = told(&[(CRITERION, &declared), (SUMMARY, &needs), (WORK, &provides)]);
    assert_eq!(found, [""; 0]);
    // What is only lacked can never be met.
    let lacks = format!("{WORK}\n  lacks = [\"battery\"]");
    let found = told(&[(CRITERION, &declared), (SUMMARY, &needs), (WORK, &lacks)]);
    assert_eq!(found, ["needed-nowhere-provided desk"]);
}

#[test]
fn an_option_that_has_ended_is_never_viable() {
    let ended = format!("{SUMMARY}\nended = {{ date = \"2025\", source = \"sheet\" }}");
    assert_eq!(told(&[(SUMMARY, &ended)]), ["never-viable desk"]);
    let later = ended.replace("2025", "2027");
    assert_eq!(told(&[(SUMMARY, &later)]), [""; 0]);
}

#[test]
fn a_name_of_two_scripts_is_told() {
    let found = told(&[("name = \"Tower fan\"", "name = \"T\u{43e}wer fan\"")]);
    assert_eq!(found, ["look-alike-names tower"]);
    // Other scripts by themselves are names like any other.
    let found = told(&[("name = \"Tower fan\"", "name = \"\u{5854}\u{6247} 2\"")]);
    assert_eq!(found, [""; 0]);
}

#[test]
fn shared_capabilities_belong_to_other_trees_too() {
    // A tree that uses a shared question is lent the shipped capabilities, most of them unused.
    let site = "[[question]]\nuse = \"site\"\n\n  [[question.choice]]\n  id = \"edge\"\n  weigh = { speed = 0.3, quiet = 0.3, reach = 0.3 }\n\n";
    assert_eq!(told(&[(OPTION, &before(OPTION, site))]), [""; 0]);
}

/// A set without a value, and a question of which any answer will do.
fn united(question: &str, choice: &str) -> Vec<String> {
    let set = "[[criterion]]\nid = \"stands\"\ntitle = \"Stands\"\nkind = \"set\"\nmembers = [\"floor\", \"table\"]\n\n";
    let asks = format!(
        "[[question]]\nid = \"stand\"\nask = \"Where may it stand?\"\nwhy = \"w\"\nkind = \"many\"\n\
         require = {{ stands = {{ {question} }} }}\n\n  \
         [[question.choice]]\n  id = \"floor\"\n  label = \"Floor\"\n  {choice}\n\n  \
         [[question.choice]]\n  id = \"table\"\n  label = \"Table\"\n\n"
    );
    let fact = |of: &str| format!("stands = {{ value = [\"{of}\"], source = \"sheet\" }}");
    let facts = "[option.facts]\n";
    let placed = |of: &str| format!("[option.facts] \n  {}\n", fact(of));
    told(&[
        (CRITERION, &before(CRITERION, set)),
        (OPTION, &before(OPTION, &asks)),
        (facts, &placed("floor")),
        (facts, &placed("table")),
    ])
}

#[test]
fn a_question_of_which_any_answer_will_do_has_an_effect_and_uses_its_criterion() {
    assert_eq!(united("includes-any = \"$answer\"", ""), [""; 0]);
}

#[test]
fn any_of_the_answer_is_redundant_beside_all_of_it() {
    let both = "includes = \"$answer\", includes-any = \"$answer\"";
    assert_eq!(united(both, ""), ["redundant-requirement stand"]);
}

#[test]
fn a_choice_that_requires_what_any_answer_requires_does_so_for_nothing() {
    let any = "includes-any = \"$answer\"";
    let all = "require = { stands = { includes-any = [\"floor\", \"table\"] } }";
    assert_eq!(united(any, all), ["redundant-requirement stand.floor"]);
    // Its own member alone is more than any of two.
    let own = "require = { stands = { includes-any = [\"floor\"] } }";
    assert_eq!(united(any, own), [""; 0]);
}
