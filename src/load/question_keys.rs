//! The keys of questions and of their choices, in a tree and in shared.toml.

use super::effects::{PREFER, WEIGH, with_effects};
use super::table::{Kind, Spec, key, needed};

/// A question of a tree.
pub(super) const QUESTION: Spec = Spec {
    what: "a question",
    keys: with_effects![
        needed("id", Kind::Id),
        needed("ask", Kind::Label),
        key("why", Kind::Text),
        needed("kind", Kind::Label),
        key("essential", Kind::Flag),
        key("when", Kind::Table),
        key("open", Kind::Table),
        key("combine", Kind::Label),
        key("choice", Kind::Tables),
        key("band", Kind::Tables),
        key("unit", Kind::Label),
        key("min", Kind::Number),
        key("max", Kind::Number),
        key("was", Kind::NotYet),
    ],
};

/// A shared question to which a tree adds effects.
pub(super) const USE: Spec = Spec {
    what: "a shared question in use",
    keys: with_effects![
        needed("use", Kind::Label),
        key("essential", Kind::Flag),
        key("when", Kind::Table),
        key("open", Kind::Table),
        key("combine", Kind::Label),
        key("choice", Kind::Tables),
        key("band", Kind::Tables),
    ],
};

/// A question of shared.toml: text and choices, no effects.
pub(super) const SHARED: Spec = Spec {
    what: "a shared question",
    keys: &[
        needed("id", Kind::Id),
        needed("ask", Kind::Label),
        key("why", Kind::Text),
        needed("kind", Kind::Label),
        key("choice", Kind::Tables),
        key("unit", Kind::Label),
        key("min", Kind::Number),
        key("max", Kind::Number),
        key("was", Kind::NotYet),
    ],
};

pub(super) const CHOICE: Spec = Spec {
    what: "a choice",
    keys: with_effects![
        needed("id", Kind::Id),
        needed("label", Kind::Label),
        key("when", Kind::Table),
        key("because", Kind::Text),
        key("outside", Kind::Text),
        key("was", Kind::NotYet),
    ],
};

pub(super) const USED_CHOICE: Spec = Spec {
    what: "a choice of a shared question in use",
    keys: with_effects![
        needed("id", Kind::Id),
        key("when", Kind::Table),
        key("because", Kind::Text),
        key("outside", Kind::Text),
    ],
};

pub(super) const SHARED_CHOICE: Spec = Spec {
    what: "a choice of a shared question",
    keys: &[
        needed("id", Kind::Id),
        needed("label", Kind::Label),
        key("was", Kind::NotYet),
    ],
};

pub(super) const OPEN: Spec = Spec {
    what: "the presumption of an open question",
    keys: &[WEIGH, PREFER, key("because", Kind::Text)],
};
