use std::ffi::OsString;
use std::fs;
use std::path::Path;

use super::{Kept, State};
use crate::cli::walk::fixture::tree;
use crate::engine::Answer;
use crate::model::{QuestionIx, Tree};

fn state(folder: &Path) -> State {
    let folder = folder.as_os_str().to_owned();
    State::open(&move |name| (name == "XDG_STATE_HOME").then(|| folder.clone()))
}

fn rows(tree: &Tree) -> Vec<(QuestionIx, Answer)> {
    let ix = |id| tree.question(id).unwrap();
    let choice = |question, id| tree.questions()[ix(question)].choice(id).unwrap();
    vec![
        (ix("start"), Answer::Number(12.5)),
        (ix("site"), Answer::One(choice("site", "edge"))),
        (
            ix("walls"),
            Answer::Many(vec![choice("walls", "seccomp"), choice("walls", "fence")]),
        ),
        (ix("team"), Answer::Unknown),
    ]
}

fn only(answers: &[(QuestionIx, Answer)]) -> Kept<'_> {
    Kept {
        answers,
        weights: &[],
        profile: None,
    }
}

#[test]
fn what_is_kept_is_an_answers_file_and_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let (tree, state) = (tree(), state(folder.path()));
    assert_eq!(state.load(&tree), None);
    state.save(&tree, only(&rows(&tree))).unwrap();
    let text = fs::read_to_string(state.path(&tree).unwrap()).unwrap();
    let expected = r#"schema = 1

[tree.small]
version = "1.2.0"

[answers.shared]
# Where does it run?
site = "edge"

[answers.small]
# Which walls are there?
walls = ["seccomp", "fence"]
# How fast must one instance start?
start = 12.5
# How large is the team?␛[31m
team = "unknown"
"#;
    assert_eq!(text, expected);
    let back = state.load(&tree).unwrap();
    let mut sorted = rows(&tree);
    sorted.sort_by_key(|(ix, _)| *ix);
    assert_eq!(back.answers, sorted);
    assert_eq!(back.messages, Vec::<String>::new());
    state.clear(&tree).unwrap();
    state.clear(&tree).unwrap();
    assert_eq!(state.load(&tree), None);
}

#[test]
fn what_was_kept_under_former_ids_is_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let (tree, state) = (tree(), state(folder.path()));
    state.save(&tree, only(&[])).unwrap();
    let kept =
        "schema = 1\n[answers.shared]\nsite = \"aws\"\n[answers.small]\nwhose-code = \"own\"\n";
    fs::write(state.path(&tree).unwrap(), kept).unwrap();
    let back = state.load(&tree).unwrap();
    assert_eq!(back.messages, Vec::<String>::new());
    let id = |ix: QuestionIx| tree.questions()[ix].id.to_string();
    let asked: Vec<String> = back.answers.iter().map(|(ix, _)| id(*ix)).collect();
    assert_eq!(asked, ["site", "trust"]);
    state.save(&tree, only(&back.answers)).unwrap();
    let now = fs::read_to_string(state.path(&tree).unwrap()).unwrap();
    assert!(
        now.contains("site = \"cloud\"") && now.contains("trust = \"own\""),
        "{now}"
    );
}

#[test]
fn what_no_longer_fits_is_left_aside_with_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let (tree, state) = (tree(), state(folder.path()));
    state.save(&tree, only(&[])).unwrap();
    let text = r#"
        schema = 1
        [tree.small]
        version = "2.0.0"
        [answers.shared]
        site = "moon"
        trust = "own"
        [answers.small]
        trust = "own"
        walls = ["kvm", "kvm"]
        start = 900
        gone = true
        [answers.other]
        team = "small"
    "#;
    fs::write(state.path(&tree).unwrap(), text).unwrap();
    let back = state.load(&tree).unwrap();
    assert_eq!(back.answers.len(), 1);
    assert_eq!(
        back.messages,
        [
            "the answers were kept with version `2.0.0` of this tree, which is now `1.2.0`",
            "the kept answer to `site` no longer fits this tree and was left aside",
            "the kept answer to `trust` no longer fits this tree and was left aside",
            "the kept answer to `walls` no longer fits this tree and was left aside",
            "the kept answer to `start` no longer fits this tree and was left aside",
            "the kept answer to `gone` no longer fits this tree and was left aside",
        ]
    );
    for (text, message) in [
        ("schema = 2", "of another version of whystack"),
        ("schema = [[[", "not readable"),
    ] {
        fs::write(state.path(&tree).unwrap(), text).unwrap();
        let back = state.load(&tree).unwrap();
        assert!(back.answers.is_empty());
        assert!(back.messages[0].contains(message), "{:?}", back.messages);
        // What is put aside is there to be mended, and stands in no new walk's way.
        let aside = state.path(&tree).unwrap().with_extension("toml.bak");
        assert!(back.messages[0].contains("walk-small.toml.bak"));
        assert_eq!(fs::read_to_string(&aside).unwrap(), text);
        assert_eq!(state.load(&tree), None);
        fs::remove_file(aside).unwrap();
    }
    fs::create_dir(state.path(&tree).unwrap()).unwrap();
    assert!(state.load(&tree).unwrap().messages[0].contains("is no regular file"));
}

#[test]
fn without_a_home_nothing_is_kept_and_that_is_said() {
    let (tree, state) = (tree(), State::open(&|_| None));
    assert_eq!(state.path(&tree), None);
    assert_eq!(state.load(&tree), None);
    let error = state.save(&tree, only(&[])).unwrap_err().to_string();
    assert_eq!(error, "neither XDG_STATE_HOME nor HOME names a folder");
    // XDG says that a relative path is no path.
    let relative = State::open(&|_| Some(OsString::from("here")));
    assert_eq!(relative.path(&tree), None);
}

#[cfg(target_os = "linux")]
#[test]
fn the_home_is_the_second_choice() {
    let home = State::open(&|name| (name == "HOME").then(|| OsString::from("/home/ann")));
    let path = home.path(&tree()).unwrap();
    assert_eq!(
        path,
        Path::new("/home/ann/.local/state/whystack/walk-small.toml")
    );
}

#[cfg(unix)]
#[test]
fn the_file_and_its_folder_are_the_users_own() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let (tree, state) = (tree(), state(folder.path()));
    let inside = folder.path().join("whystack");
    fs::create_dir(&inside).unwrap();
    fs::set_permissions(&inside, fs::Permissions::from_mode(0o755)).unwrap();
    state.save(&tree, only(&rows(&tree))).unwrap();
    assert_eq!(mode(&inside), 0o700);
    assert_eq!(mode(&state.path(&tree).unwrap()), 0o600);
}

/// Readers see an old file or a new one, each whole, and nothing is left beside it.
#[test]
fn no_half_file_is_ever_seen() {
    let folder = tempfile::tempdir().unwrap();
    let (tree, state) = (tree(), state(folder.path()));
    let all = rows(&tree);
    state.save(&tree, only(&all)).unwrap();
    let whole = [
        fs::read_to_string(state.path(&tree).unwrap()).unwrap(),
        crate::cli::answers_text::answers_toml(&tree, &[], None),
    ];
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for n in 0..200 {
                let rows = if n % 2 == 0 { &[][..] } else { &all[..] };
                state.save(&tree, only(rows)).unwrap();
            }
        });
        while !writer.is_finished() {
            let seen = fs::read_to_string(state.path(&tree).unwrap()).unwrap();
            assert!(whole.contains(&seen), "half a file: {seen:?}");
        }
    });
    let inside: Vec<_> = fs::read_dir(folder.path().join("whystack"))
        .unwrap()
        .collect();
    assert_eq!(inside.len(), 1);
}

/// A write that fails leaves what was there.
#[cfg(unix)]
#[test]
fn a_failed_write_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let (tree, state) = (tree(), state(folder.path()));
    let path = state.path(&tree).unwrap();
    // The name is taken by a folder that is not empty, so nothing can be renamed over it.
    fs::create_dir_all(path.join("kept")).unwrap();
    assert!(state.save(&tree, only(&rows(&tree))).is_err());
    assert!(path.join("kept").is_dir());
    let inside: Vec<_> = fs::read_dir(folder.path().join("whystack"))
        .unwrap()
        .collect();
    assert_eq!(inside.len(), 1, "no temporary file stays");
}
