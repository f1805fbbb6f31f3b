//! The checks, one a file: what each means, why it matters, and how it looks.

mod definition;
mod lookup;
mod sets;

mod broken_case;
mod broken_profile;
mod capability_unused;
mod condition_always_true;
mod condition_never_true;
mod constant_criterion;
mod contradictory_requirements;
mod dead_ends;
mod deciding_dissent;
mod dominated;
mod empty_scope;
mod essential_missing;
mod heavy_base;
mod heavy_criterion;
mod look_alike_names;
mod needed_nowhere_provided;
mod never_decides;
mod never_first;
mod never_viable;
mod no_effect;
mod not_counted;
mod outside_scale;
mod preference_on_inapplicable;
mod profile_leaves_nothing;
mod question_without_why;
mod redundant_requirement;
mod set_without_use;
mod similar_ids;
mod stale_allow;
mod stale_fact;
mod unknown_share;
mod unmentioned_criterion;
mod unreachable_choice;
mod unreachable_question;
mod unused_criterion;
mod unused_source;

pub use definition::Definition;

use crate::diagnostic::Check;

/// All checks, in the order of [`Check::ALL`].
pub const ALL: &[Definition] = &[
    unreachable_question::DEFINITION,
    unreachable_choice::DEFINITION,
    condition_never_true::DEFINITION,
    condition_always_true::DEFINITION,
    never_viable::DEFINITION,
    never_first::DEFINITION,
    dominated::DEFINITION,
    never_decides::DEFINITION,
    deciding_dissent::DEFINITION,
    dead_ends::DEFINITION,
    redundant_requirement::DEFINITION,
    contradictory_requirements::DEFINITION,
    needed_nowhere_provided::DEFINITION,
    capability_unused::DEFINITION,
    no_effect::DEFINITION,
    unused_criterion::DEFINITION,
    set_without_use::DEFINITION,
    constant_criterion::DEFINITION,
    heavy_base::DEFINITION,
    heavy_criterion::DEFINITION,
    unmentioned_criterion::DEFINITION,
    unknown_share::DEFINITION,
    outside_scale::DEFINITION,
    preference_on_inapplicable::DEFINITION,
    stale_fact::DEFINITION,
    unused_source::DEFINITION,
    question_without_why::DEFINITION,
    empty_scope::DEFINITION,
    essential_missing::DEFINITION,
    similar_ids::DEFINITION,
    look_alike_names::DEFINITION,
    broken_profile::DEFINITION,
    profile_leaves_nothing::DEFINITION,
    broken_case::DEFINITION,
    stale_allow::DEFINITION,
    not_counted::DEFINITION,
];

/// The definition of a check.
pub fn definition(check: Check) -> Option<&'static Definition> {
    ALL.iter().find(|definition| definition.check == check)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::ALL;
    use crate::diagnostic::Check;

    #[test]
    fn every_check_is_defined_once_in_a_file_of_its_name() {
        let defined: Vec<Check> = ALL.iter().map(|definition| definition.check).collect();
        assert_eq!(defined, Check::ALL);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/checks");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
            .filter(|name| !["mod.rs", "definition.rs", "lookup.rs", "sets.rs"].contains(&&**name))
            .collect();
        files.sort();
        let mut wanted: Vec<String> = Check::ALL
            .iter()
            .map(|check| format!("{}.rs", check.as_str().replace('-', "_")))
            .collect();
        wanted.sort();
        assert_eq!(files, wanted);
    }

    #[test]
    fn every_check_is_explained() {
        for one in ALL {
            let code = one.check.as_str();
            for text in [one.means, one.why, one.mend] {
                assert!(text.len() > 20 && text.ends_with('.'), "{code}: {text:?}");
            }
            assert!(
                toml::from_str::<toml::Table>(one.bad).is_ok(),
                "{code}: {}",
                one.bad
            );
        }
    }
}
