//! The nearest name to a mistyped one.

use super::limits::SUGGEST_CHARS;
use super::wording::ticked;

/// The nearest of some names, if one is near: Damerau–Levenshtein distance at most a third of the
/// word's length, at least 1; a word that differs only in case or `_` for `-` always is.
/// Of equally near names the first.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > SUGGEST_CHARS {
        return None;
    }
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let wanted = plain(word);
    let limit = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for name in names
        .into_iter()
        .filter(|name| name.len() <= 4 * SUGGEST_CHARS)
    {
        let distance = strsim::damerau_levenshtein(&wanted, &plain(name));
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// ``did you mean `x`?``, if some name is near.
pub fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, names).map(|name| format!("did you mean {}?", ticked(name)))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["cold-start", "isolation", "gpu"];
        assert_eq!(nearest("cold-strat", names), Some("cold-start"));
        assert_eq!(nearest("Cold_Start", names), Some("cold-start"));
        assert_eq!(nearest("isolaton", names), Some("isolation"));
        assert_eq!(nearest("gpus", names), Some("gpu"));
        assert_eq!(nearest("memory", names), None);
        assert_eq!(nearest(&"x".repeat(65), names), None);
    }
}
