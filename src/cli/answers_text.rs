//! Answers written as an answers file, for the resume state and for `--save-answers`.

use std::fmt::Write as _;

use crate::engine::Answer;
use crate::model::{ChoiceIx, CriterionIx, Question, QuestionIx, Tree, Weight};
use crate::text::Shown;

/// A whole answers file with the answers to one tree's questions, in the order of the tree: the
/// shared ones first, each below its question as a comment; over a profile, if one is named.
pub fn answers_toml(tree: &Tree, rows: &[(QuestionIx, Answer)], profile: Option<&str>) -> String {
    let mut out = "schema = 1\n".to_owned();
    if let Some(profile) = profile {
        let profile = toml::Value::String(profile.to_owned());
        writeln!(out, "profile = {profile}").ok();
    }
    out.push_str(&tree_toml(tree));
    out.push_str(&rows_toml(tree, rows, true));
    out.push_str(&rows_toml(tree, rows, false));
    out
}

/// The table that says with which version of a tree the answers were given.
pub fn tree_toml(tree: &Tree) -> String {
    format!(
        "\n[tree.{}]\nversion = {}\n",
        tree.id(),
        toml::Value::String(tree.version().to_owned())
    )
}

/// The table of the shared answers, or the one of the tree's own; nothing if it has no row.
pub fn rows_toml(tree: &Tree, rows: &[(QuestionIx, Answer)], shared: bool) -> String {
    let mut rows: Vec<&(QuestionIx, Answer)> = rows
        .iter()
        .filter(|(ix, _)| tree.questions()[*ix].shared == shared)
        .collect();
    rows.sort_by_key(|(ix, _)| *ix);
    let mut out = String::new();
    for (n, (ix, answer)) in rows.into_iter().enumerate() {
        let question = &tree.questions()[*ix];
        if n == 0 {
            let table = if shared { "shared" } else { tree.id().as_str() };
            writeln!(out, "\n[answers.{table}]").ok();
        }
        out.push_str(&answer_lines(question, answer));
    }
    out
}

/// An answer as lines of an answers file: below its question as a comment.
pub fn answer_lines(question: &Question, answer: &Answer) -> String {
    let ask = Shown::line(&question.ask);
    let answer = answer_toml(question, answer);
    format!("# {ask}\n{} = {answer}\n", question.id)
}

/// The table of the weights that are set by hand; nothing if there is none.
pub fn weights_toml(
    tree: &Tree,
    weights: impl IntoIterator<Item = (CriterionIx, Weight)>,
) -> String {
    let mut out = String::new();
    for (n, (ix, weight)) in weights.into_iter().enumerate() {
        if n == 0 {
            writeln!(out, "\n[weights.{}]", tree.id()).ok();
        }
        let points = number_toml(weight.points());
        writeln!(out, "{} = {points}", tree.criteria()[ix].id).ok();
    }
    out
}

/// An answer as a value of an answers file: choices by id, several as an array, numbers in their
/// shortest form, *I don't know yet* as `"unknown"`.
pub fn answer_toml(question: &Question, answer: &Answer) -> String {
    let id = |choice: &ChoiceIx| format!("\"{}\"", question.choices()[*choice].id);
    match answer {
        Answer::Unknown => "\"unknown\"".to_owned(),
        Answer::One(choice) => id(choice),
        Answer::Many(chosen) => {
            format!("[{}]", chosen.iter().map(id).collect::<Vec<_>>().join(", "))
        }
        Answer::Number(number) => number_toml(*number),
    }
}

/// Whole numbers without a point as far as an `f64` holds each of them; `Debug` writes the rest
/// with a point or an exponent, so that TOML reads a float.
fn number_toml(number: f64) -> String {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    let number = number + 0.0;
    if number.abs() < WHOLE && (number - number.trunc()).abs() <= 0.0 {
        format!("{number}")
    } else {
        format!("{number:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::number_toml;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_short() {
        for (number, text) in [
            (40.0, "40"),
            (0.5, "0.5"),
            (-0.0, "0"),
            (1e21, "1e21"),
            (5e-324, "5e-324"),
        ] {
            assert_eq!(number_toml(number), text);
        }
    }

    proptest! {
        #[test]
        fn numbers_are_read_back(number in proptest::num::f64::NORMAL) {
            let line = format!("n = {}", number_toml(number));
            let table: toml::Table = toml::from_str(&line).unwrap();
            let back = match &table["n"] {
                toml::Value::Integer(n) => n.to_string().parse::<f64>().unwrap(),
                other => other.as_float().unwrap(),
            };
            prop_assert_eq!(back.to_bits(), (number + 0.0).to_bits());
        }
    }
}
