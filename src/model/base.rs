//! The trees that a tree was made from.

/// A tree that another one extends, as it was when that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its digest, 64 hexadecimal digits.
    pub digest: String,
    /// Where it came from: `shipped`, or a path.
    pub place: String,
}

impl Base {
    /// Where a tree comes from, in words: its place, and the trees that it extends, nearest first.
    pub fn origin(place: &str, bases: &[Self]) -> String {
        let mut words = place.to_owned();
        for (n, base) in bases.iter().enumerate() {
            let extends = if n == 0 { "extends" } else { "which extends" };
            words = format!("{words}, {extends} {} {}", base.id, base.version);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn an_origin_names_every_base_in_order() {
        let base = |id: &str| Base {
            id: id.to_owned(),
            version: "1.0.0".to_owned(),
            digest: String::new(),
            place: "shipped".to_owned(),
        };
        assert_eq!(Base::origin("shipped", &[]), "shipped");
        assert_eq!(
            Base::origin("a.toml", &[base("b"), base("c")]),
            "a.toml, extends b 1.0.0, which extends c 1.0.0"
        );
    }
}
