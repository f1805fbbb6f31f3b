//! Every limit on what files may hold, in one place.
//!
//! Trees and answers may come from strangers; a limit is a clear error, never a long wait.

/// Bytes of one file.
pub const FILE_BYTES: u64 = 1 << 20;
/// Bytes of all files of one tree.
pub const TREE_BYTES: u64 = 16 << 20;
/// Files of one tree.
pub const TREE_FILES: usize = 2_000;
/// Trees that one tree extends, one through the other.
pub const EXTENSIONS: usize = 8;
/// Folders below a folder of cases.
pub const FOLDER_DEPTH: usize = 8;
/// Files and folders below a folder of cases.
pub const FOLDER_ENTRIES: usize = 20_000;
/// Characters of an id.
pub const ID_CHARS: usize = 64;
/// Characters of a title or a label.
pub const LABEL_CHARS: usize = 2_000;
/// Characters of any other text.
pub const TEXT_CHARS: usize = 20_000;
/// Options of a tree.
pub const CANDIDATES: usize = 2_000;
/// Criteria of a tree.
pub const CRITERIA: usize = 500;
/// Questions of a tree.
pub const QUESTIONS: usize = 500;
/// Choices of a question, levels or members of a criterion.
pub const CHOICES: usize = 200;
/// Ids that one thing had before.
pub const FORMER_IDS: usize = 20;
/// Conditions within conditions.
pub const CONDITION_DEPTH: usize = 16;
/// Faults that are drawn; the rest is counted.
pub const FAULTS_DRAWN: usize = 50;
/// Columns of a source line in a diagnostic.
pub const DIAGNOSTIC_COLUMNS: usize = 200;
/// Characters of a message in a diagnostic.
pub const MESSAGE_CHARS: usize = 300;
/// Characters of a word for which a near name is looked for.
pub const SUGGEST_CHARS: usize = 64;
