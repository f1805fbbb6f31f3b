//! The innermost loop: who has the most points, in eight answer sets abreast.
//!
//! It has no branch and no call, and its arrays have a fixed width, so that the compiler turns it,
//! by itself and not as a part of its callers, into the vector instructions that every machine of an architecture has.

/// How many answer sets are looked at abreast.
pub(super) const LANES: usize = 8;

/// A number for each of them.
pub(super) type Row = [f64; LANES];

/// Fewer points than an option has that is not out, and more than one that is.
pub(super) const OUT: f64 = f64::MIN / 4.0;

/// For each bar and in each answer set the options that have the most points, or up to so many
/// fewer; nobody where all are out. `before` are the points of the options so far, `rows` what each
/// answer set adds.
#[inline(never)]
pub(super) fn leaders<const BARS: usize>(
    before: &[f64],
    rows: &[Row],
    fewer: &[Row; BARS],
) -> [[u64; LANES]; BARS] {
    let mut most = [OUT; LANES];
    for (before, row) in before.iter().zip(rows) {
        for (most, more) in most.iter_mut().zip(row) {
            let points = before + more;
            *most = if points > *most { points } else { *most };
        }
    }
    let mut bars = [most; BARS];
    for (bar, fewer) in bars.iter_mut().zip(fewer) {
        for (bar, fewer) in bar.iter_mut().zip(fewer) {
            *bar -= fewer;
        }
    }
    let mut leaders = [[0; LANES]; BARS];
    let mut own = 1;
    for (before, row) in before.iter().zip(rows) {
        for (leaders, bar) in leaders.iter_mut().zip(&bars) {
            for ((leaders, bar), more) in leaders.iter_mut().zip(bar).zip(row) {
                *leaders |= if before + more >= *bar { own } else { 0 };
            }
        }
        own <<= 1;
    }
    leaders
}

#[cfg(test)]
mod tests {
    use super::{LANES, leaders};

    /// Three options in one answer set, the same in all lanes.
    fn of(before: [f64; 3], more: [f64; 3], fewer: f64) -> u64 {
        let rows = more.map(|one| [one; LANES]);
        let [all] = leaders(&before, &rows, &[[fewer; LANES]]);
        assert!(all.iter().all(|one| *one == all[0]));
        all[0]
    }

    #[test]
    fn those_lead_that_have_the_most_or_little_less() {
        assert_eq!(of([1.0, 2.0, 3.0], [4.0, 1.0, 1.0], 0.0), 0b001);
        assert_eq!(of([1.0, 2.0, 3.0], [4.0, 3.0, 1.0], 0.0), 0b011);
        assert_eq!(of([1.0, 2.0, 3.0], [4.0, 1.0, 1.0], 1.0), 0b101);
    }

    #[test]
    fn who_is_out_never_leads() {
        let out = f64::NEG_INFINITY;
        assert_eq!(of([out, 2.0, 3.0], [9.0, 1.0, out], 5.0), 0b010);
        assert_eq!(of([out, out, out], [out, 0.0, 0.0], 5.0), 0);
    }

    #[test]
    fn each_answer_set_is_by_itself() {
        let mut first = [0.0; LANES];
        first[3] = 7.0;
        let mut wanted = [0b10; LANES];
        wanted[3] = 0b01;
        let rows = [first, [1.0; LANES]];
        assert_eq!(leaders(&[0.0, 1.0], &rows, &[[0.0; LANES]]), [wanted]);
    }

    #[test]
    fn each_bar_is_by_itself() {
        let rows = [[1.0; LANES], [3.0; LANES]];
        let fewer = [-1.0, 0.0, 1.0, 2.0].map(|one| [one; LANES]);
        let wanted = [0b00, 0b10, 0b10, 0b11].map(|one| [one; LANES]);
        assert_eq!(leaders(&[0.0, 0.0], &rows, &fewer), wanted);
    }
}
