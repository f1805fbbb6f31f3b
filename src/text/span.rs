//! Places in files.

/// A file among [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIx(u32);

/// A stretch of a file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceIx,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// A file with the name by which people know it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let after = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(n, _)| n + 1);
        let line_starts = std::iter::once(0).chain(after).collect();
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line of a byte, from 0.
    pub fn line_of(&self, byte: usize) -> usize {
        self.line_starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1)
    }

    /// The first byte of a line, from 0; the end of the text for a line beyond it.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts
            .get(line)
            .copied()
            .unwrap_or(self.text.len())
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn line_col(&self, byte: usize) -> (usize, usize) {
        let line = self.line_of(byte);
        let start = self.line_start(line);
        let before = self
            .text
            .get(start..byte.min(self.text.len()))
            .unwrap_or_default();
        (line + 1, before.chars().count() + 1)
    }
}

/// The files of a run, in the order in which they were read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No file yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) -> SourceIx {
        let ix = SourceIx(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        ix
    }

    /// A file.
    pub fn get(&self, ix: SourceIx) -> Option<&SourceFile> {
        self.files.get(usize::try_from(ix.0).ok()?)
    }

    /// Line and column of the start of a span, both from 1.
    pub fn line_col(&self, span: Span) -> (usize, usize) {
        self.get(span.source)
            .map_or((1, 1), |file| file.line_col(span.start))
    }
}

#[cfg(test)]
mod tests {
    use super::SourceFile;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a", "äb\n漢字x\n");
        assert_eq!(file.line_col(0), (1, 1));
        assert_eq!(file.line_col(2), (1, 2));
        assert_eq!(file.line_col(4), (2, 1));
        assert_eq!(file.line_col(10), (2, 3));
        assert_eq!(file.line_col(12), (3, 1));
        assert_eq!(file.line_col(99), (3, 1));
    }
}
