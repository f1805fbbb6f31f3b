//! How wide text is, without any font at hand.
//!
//! Guarantee: no common sans-serif face is wider than what this says. The tables are the advance
//! widths of `DejaVu` Sans (Verdana's proportions), the widest of the faces that a browser may
//! fall back to; narrower faces leave some room to the right.

use console::measure_text_width;

/// The advance widths of the characters from space to `~`, in thousandths of the size.
const REGULAR: [u16; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632,
    576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686,
    611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// The same of the bold face.
const BOLD: [u16; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 581, 1000, 774, 763, 734, 831, 684,
    684, 821, 837, 373, 373, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771,
    725, 726, 458, 366, 458, 838, 500, 500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666,
    343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// The size, in pixels.
    pub(super) size: i32,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Whether all characters are alike wide.
    pub(super) mono: bool,
}

impl Face {
    /// A face of a size.
    pub(super) const fn of(size: i32) -> Self {
        Self {
            size,
            bold: false,
            mono: false,
        }
    }

    /// The same, bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, for ids.
    pub(super) const fn mono(self) -> Self {
        Self { mono: true, ..self }
    }

    /// From one line to the next.
    pub(super) const fn leading(self) -> i32 {
        self.size + self.size / 3 + 1
    }
}

/// How wide a text is at most, in pixels.
pub(super) fn width(text: &str, face: Face) -> i32 {
    let sum: i64 = text.chars().map(|c| advance(c, face)).sum();
    let pixels = (sum * i64::from(face.size) + 999) / 1000;
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

/// The advance width of a character, in thousandths of the size.
fn advance(c: char, face: Face) -> i64 {
    let columns = measure_text_width(c.encode_utf8(&mut [0; 4]));
    if face.mono {
        // 602 in `DejaVu` Sans Mono and Courier New, 610 in Menlo; others come from elsewhere.
        let wide = if c.is_ascii() { 620 } else { 1200 };
        return wide * i64::try_from(columns).unwrap_or(2);
    }
    let table = if face.bold { &BOLD } else { &REGULAR };
    let place = u32::from(c).wrapping_sub(u32::from(' '));
    let known = usize::try_from(place).ok().and_then(|n| table.get(n));
    if let Some(known) = known {
        return i64::from(*known);
    }
    match (columns, c) {
        (0, _) => 0,
        (1, '·' | '‘' | '’') => 400,
        (1, '“' | '”' | '–') => 620,
        (1, '−') => 850,
        // Letters of Latin, Greek, Cyrillic, Hebrew, Arabic and so on.
        (1, c) if c.is_alphanumeric() => 1420,
        (1, _) => 1900,
        _ => 1300,
    }
}

/// A text in lines that are no wider than `room`; what does not fit into `most` lines is cut.
pub(super) fn wrapped(text: &str, face: Face, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer, face) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if lines.len() > most {
            break;
        }
        // A word that is wider than the room is broken where it must be.
        for c in word.chars() {
            let mut longer = line.clone();
            longer.push(c);
            if width(&longer, face) > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shortened(last, face, room);
        }
    }
    lines
}

/// A text with three dots behind it, no wider than `room`.
fn shortened(text: &str, face: Face, room: i32) -> String {
    let mut text = text.to_owned();
    loop {
        let dotted = format!("{}...", text.trim_end());
        if width(&dotted, face) <= room || text.pop().is_none() {
            return dotted;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, width, wrapped};
    use proptest::prelude::*;

    #[test]
    fn widths_are_those_of_the_widest_common_face() {
        let face = Face::of(10);
        assert_eq!(width("", face), 0);
        assert_eq!(width("W", face), 10);
        assert_eq!(width("WWW", face), 30);
        assert_eq!(width("Wi", face.bold()), 15);
        assert_eq!(width("ab", face.mono()), 13);
        assert_eq!(width("漢", face), 13);
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        let face = Face::of(10);
        assert_eq!(wrapped("one two three", face, 60, 2), ["one two", "three"]);
        assert_eq!(wrapped("one two three", face, 48, 1), ["one tw..."]);
        assert!(wrapped("", face, 60, 2).is_empty());
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in "[ a-zäЖ漢W]{0,80}", room in 40_i32..200) {
            let face = Face::of(12);
            let lines = wrapped(&text, face, room, 3);
            prop_assert!(lines.len() <= 3);
            for line in &lines {
                prop_assert!(width(line, face) <= room, "{line}");
            }
            let letters = |text: &str| text.replace(' ', "");
            let all = wrapped(&text, face, room, 99);
            prop_assert_eq!(letters(&all.concat()), letters(&text));
        }
    }
}
