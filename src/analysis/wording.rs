//! How answers, requirements and counts are worded in findings.

use super::AnswerSet;
use super::space::Count;
use crate::engine::Answer;
use crate::model::{
    Criterion, CriterionIx, LevelIx, MemberSet, QuestionIx, Reading, Requirement, Scale, Test,
    Tree, United,
};
use crate::text::{grouped, list_or};

/// An answer as `--set` takes it: `site=edge`, `languages=rust,go`, `nodes=40`.
pub fn answer_text(tree: &Tree, question: QuestionIx, answer: &Answer) -> String {
    let asked = &tree.questions()[question];
    let id = |ix| asked.choices()[ix].id.as_str();
    let said = match answer {
        Answer::Unknown => "unknown".to_owned(),
        Answer::One(choice) => id(*choice).to_owned(),
        Answer::Many(chosen) if chosen.is_empty() => "none".to_owned(),
        Answer::Many(chosen) => {
            let ids: Vec<&str> = chosen.iter().map(|ix| id(*ix)).collect();
            ids.join(",")
        }
        Answer::Number(number) => number.to_string(),
    };
    format!("{}={said}", asked.id)
}

/// The known answers of a set, one after the other.
pub fn set_text(tree: &Tree, set: &AnswerSet) -> String {
    let all: Vec<String> = set
        .0
        .iter()
        .map(|(question, answer)| answer_text(tree, *question, answer))
        .collect();
    if all.is_empty() {
        "no answer at all".to_owned()
    } else {
        all.join(" ")
    }
}

/// A count with its thousands apart.
pub fn count_text(count: Count) -> String {
    match count.exact() {
        Some(number) => grouped(number),
        None => format!("at least {}", grouped(u128::MAX)),
    }
}

/// `all 12,288 answer sets`.
pub(super) fn all_sets(count: Count) -> String {
    match count.exact() {
        Some(1) => "the only answer set".to_owned(),
        _ => format!("all {} answer sets", count_text(count)),
    }
}

/// A share in percent, with one decimal; what is not all is never 100, what is not none never 0.
pub(super) fn percent(part: f64, whole: f64) -> String {
    if whole <= 0.0 {
        return "0 %".to_owned();
    }
    rounded(100.0 * part / whole, part <= 0.0, part >= whole)
}

/// The share of a count in percent; `None` if the whole is not known to the last digit.
pub fn share(part: Count, whole: Count) -> Option<String> {
    let (few, all) = (part.exact()?, whole.exact()?);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share is shown with one decimal"
    )]
    let share = 100.0 * few as f64 / (all as f64).max(1.0);
    Some(rounded(share, few == 0, few == all))
}

fn rounded(share: f64, is_none: bool, is_all: bool) -> String {
    match format!("{share:.1}").as_str() {
        "100.0" if !is_all => "over 99.9 %".to_owned(),
        "0.0" if !is_none => "under 0.1 %".to_owned(),
        text => format!("{text} %"),
    }
}

/// A requirement as a tree file states it.
pub(super) fn requirement_text(tree: &Tree, requirement: &Requirement) -> String {
    match requirement {
        Requirement::Test { criterion, test } => test_text(tree, *criterion, test),
        Requirement::Any(ways) => {
            let way = |tests: &Vec<(CriterionIx, Test)>| {
                let all: Vec<String> = tests
                    .iter()
                    .map(|(criterion, test)| test_text(tree, *criterion, test))
                    .collect();
                all.join(" and ")
            };
            list_or(&ways.iter().map(way).collect::<Vec<_>>())
        }
    }
}

/// A requirement over a whole answer as a tree file states it.
pub(super) fn united_text(tree: &Tree, united: &United) -> String {
    let id = &tree.criteria()[united.criterion].id;
    format!("{id} = {{ includes-any = \"$answer\" }}")
}

/// A test of a criterion as a tree file states it.
pub(super) fn test_text(tree: &Tree, criterion: CriterionIx, test: &Test) -> String {
    let of = &tree.criteria()[criterion];
    let level = |ix: &LevelIx| match &of.scale {
        Scale::Level(levels) => format!("\"{}\"", levels.all()[*ix].id),
        _ => String::new(),
    };
    let bounds = |low: Option<String>, high: Option<String>| {
        let low = low.map(|low| format!("at-least = {low}"));
        let high = high.map(|high| format!("at-most = {high}"));
        low.into_iter().chain(high).collect::<Vec<_>>().join(", ")
    };
    let inner = match test {
        Test::Number { at_least, at_most } => bounds(
            at_least.map(|x| x.to_string()),
            at_most.map(|x| x.to_string()),
        ),
        Test::Level { at_least, at_most } => {
            bounds(at_least.as_ref().map(level), at_most.as_ref().map(level))
        }
        Test::OneOf(set) => format!("one-of = {}", members(of, set)),
        Test::Is(yes) => format!("is = {yes}"),
        Test::Includes(set) => format!("includes = {}", members(of, set)),
        Test::IncludesAny(set) => format!("includes-any = {}", members(of, set)),
    };
    format!("{} = {{ {inner} }}", of.id)
}

/// What a source says of a criterion, in ids of the tree.
pub(super) fn reading_text(tree: &Tree, criterion: CriterionIx, reading: &Reading) -> String {
    let of = &tree.criteria()[criterion];
    let range = |low: String, high: String| {
        if low == high {
            low
        } else {
            format!("{low} to {high}")
        }
    };
    match (reading, &of.scale) {
        (Reading::Number { low, high }, Scale::Number { unit, .. }) => {
            format!("{} {unit}", range(low.to_string(), high.to_string()))
        }
        (Reading::Level { low, high }, Scale::Level(levels)) => {
            let id = |ix: &LevelIx| levels.all()[*ix].id.to_string();
            range(id(low), id(high))
        }
        (Reading::Flag(yes), _) => yes.to_string(),
        (Reading::Set { members: set, .. }, _) => members(of, set),
        _ => String::new(),
    }
}

fn members(criterion: &Criterion, set: &MemberSet) -> String {
    let ids: Vec<String> = match &criterion.scale {
        Scale::Level(levels) => {
            let all = levels.all().iter().filter(|(ix, _)| set.contains(*ix));
            all.map(|(_, level)| format!("\"{}\"", level.id)).collect()
        }
        Scale::Set(members) => {
            let all = members.all().iter().filter(|(ix, _)| set.contains(*ix));
            all.map(|(_, id)| format!("\"{id}\"")).collect()
        }
        Scale::Number { .. } | Scale::Flag { .. } => Vec::new(),
    };
    format!("[{}]", ids.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Count, percent, share};

    #[test]
    fn what_is_not_all_is_never_100_and_what_is_not_none_never_0() {
        for (part, whole, wanted) in [
            (0, 8, "0.0 %"),
            (1, 8, "12.5 %"),
            (8, 8, "100.0 %"),
            (1, 100_000, "under 0.1 %"),
            (99_999, 100_000, "over 99.9 %"),
            (999, 1_000, "99.9 %"),
            (1, 1_000, "0.1 %"),
            // Equal once they are floating-point numbers.
            (1 << 100, (1 << 100) + 1, "over 99.9 %"),
        ] {
            let said = share(Count(part), Count(whole));
            assert_eq!(said.as_deref(), Some(wanted), "{part} of {whole}");
        }
        assert_eq!(share(Count(3), Count(u128::MAX)), None);
        assert_eq!(share(Count(u128::MAX), Count(u128::MAX)), None);
        assert_eq!(percent(0.000_1, 1.0), "under 0.1 %");
        assert_eq!(percent(0.999_9, 1.0), "over 99.9 %");
        assert_eq!(percent(1.0, 1.0), "100.0 %");
    }
}
