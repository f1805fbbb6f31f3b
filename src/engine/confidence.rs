//! How far a recommendation can be trusted, in one word.

/// How far a recommendation can be trusted, the least first. It measures the tree and the
/// answers, not the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// A small change puts another option first.
    Fragile,
    /// It mostly stays first; something that is known could still change that.
    Likely,
    /// It stays first whatever is unsure.
    Robust,
}

impl Confidence {
    /// All words, the least first.
    pub const ALL: [Self; 3] = [Self::Fragile, Self::Likely, Self::Robust];

    /// The word in files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fragile => "fragile",
            Self::Likely => "likely",
            Self::Robust => "robust",
        }
    }
}
