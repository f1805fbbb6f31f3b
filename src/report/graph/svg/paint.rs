//! Faces and colours: dark words on light cards, so that a drawing is read on any page.

use super::measure::Face;
use super::scene::Colour;
use crate::engine::Status;
use crate::report::graph::view::Verb;

/// The most lines of a text.
pub(super) const LINES: usize = 3;

/// The title of a drawing.
pub(super) const TITLE: Face = Face::of(22).bold();
/// A question.
pub(super) const HEAD: Face = Face::of(14).bold();
/// An answer, and what it does.
pub(super) const BODY: Face = Face::of(12);
/// What stands beside.
pub(super) const SMALL: Face = Face::of(12);
/// What a question is, and the word of an effect.
pub(super) const ABOUT: Face = Face::of(11);
/// A condition.
pub(super) const CONDITION: Face = Face::of(12);
/// An id.
pub(super) const ID: Face = Face::of(11).mono();

/// Words.
pub(super) const INK: Colour = "#1f2328";
/// Words that stand beside.
pub(super) const HOVER: Colour = "#57606a";
/// Words of what does not apply.
pub(super) const DIM: Colour = "#6e7781";
/// The ground.
pub(super) const PAPER: Colour = "#ffffff";
/// The ground of what does not apply.
pub(super) const FAINT: Colour = "#f6f8fa";
/// The border of a card.
pub(super) const BOX: Colour = "#8c959f";
/// Lines within a card, and the border of what does not apply.
pub(super) const LINE: Colour = "#d8dee4";
/// What was answered, and the way through it.
pub(super) const GREEN: Colour = "#1a7f37";
/// The ground of what was answered.
pub(super) const TAKEN: Colour = "#e2f4e6";
/// What is open.
pub(super) const AMBER: Colour = "#9a6700";
/// Conditions.
pub(super) const PURPLE: Colour = "#6639ba";
/// What cannot be.
pub(super) const RED: Colour = "#b42318";

/// The colours of lines from questions to what depends on them, in turn.
pub(super) const BUSES: [Colour; 5] = ["#6639ba", "#0b57d0", "#0f766e", "#9a3412", "#57606a"];

/// The colour of the word of an effect.
pub(super) fn verb_colour(verb: Verb) -> Colour {
    match verb {
        Verb::Requires => RED,
        Verb::Prefers => "#0b57d0",
        Verb::Weighs => HOVER,
        Verb::Provides => "#0f766e",
        Verb::Lacks => "#9a3412",
        Verb::Outside => AMBER,
    }
}

/// The colour of a status.
pub(super) fn status_colour(status: Status) -> Colour {
    match status {
        Status::Clear | Status::OnlyOne => GREEN,
        Status::Open | Status::TooClose => AMBER,
        Status::NoneLeft => RED,
    }
}
