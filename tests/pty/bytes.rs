//! The same answers by lists, by plain lines and by a file give the same bytes of JSON.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use whystack::diagnostic::Faults;
use whystack::load::Library;
use whystack::model::QuestionKind;

use crate::driver::whystack;
use crate::person::Person;

/// The answers of a file, by what is asked, as they are typed.
fn typed(file: &Path, tree: &str) -> BTreeMap<String, String> {
    let mut faults = Faults::new();
    let tree = Library::open(&[], &mut faults)
        .load(tree, &mut faults)
        .unwrap()
        .tree;
    let table: toml::Table = toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut typed = BTreeMap::new();
    for (_, answers) in table["answers"].as_table().unwrap() {
        for (id, answer) in answers.as_table().unwrap() {
            let question = &tree.questions()[tree.question(id).unwrap()];
            let text = match answer {
                toml::Value::Array(all) if all.is_empty() => "none".to_owned(),
                toml::Value::Array(all) => {
                    let ids: Vec<&str> = all.iter().map(|one| one.as_str().unwrap()).collect();
                    ids.join(",")
                }
                toml::Value::String(id) => id.clone(),
                number => number.to_string(),
            };
            if matches!(question.kind, QuestionKind::Number { .. }) {
                assert!(text == "unknown" || text.parse::<f64>().is_ok());
            }
            typed.insert(question.ask.clone(), text);
        }
    }
    typed
}

fn json(home: &Path, file: &str) -> String {
    std::fs::read_to_string(home.join(file)).unwrap()
}

#[test]
fn lists_lines_and_a_file_give_the_same_bytes() {
    for tree in ["orchestration", "policy", "runtime"] {
        let home = tempfile::tempdir().unwrap();
        let rich = [
            "decide",
            tree,
            "-o",
            "rich.json",
            "--save-answers",
            "answers.toml",
        ];
        let mut person = Person::starts(whystack(home.path(), &rich));
        person.walks();
        assert!(matches!(person.is_done(), Ok(0 | 5)));

        let typed = typed(&home.path().join("answers.toml"), tree);
        let lines = ["decide", tree, "--accessible", "-o", "lines.json"];
        let mut person = Person::starts(whystack(home.path(), &lines));
        let mut heard = 0;
        loop {
            person.waits("the next line", |person| {
                person.since(heard).ends_with("> ")
            });
            let said = person.since(heard);
            heard = person.heard();
            let question = typed.iter().find(|(ask, _)| {
                said.contains("Question ") && said.contains(&format!("\r\n{ask}\r\n"))
            });
            if let Some((_, answer)) = question {
                person.types(&format!("{answer}\n"));
            } else if said.contains("Enter alone: Stop asking") {
                person.types("2\n");
            } else if said.contains("What next?") {
                assert!(said.contains("Enter alone: Done"));
                person.types("\n");
                break;
            } else {
                assert!(said.contains("Decide now"), "{said}");
                person.types("\n");
            }
        }
        assert!(matches!(person.sees_the_end(), Ok(0 | 5)));
        assert!(!person.raw().contains('\u{1b}'), "not one escape byte");

        let file = Command::new(env!("CARGO_BIN_EXE_whystack"))
            .args(["decide", tree, "-a", "answers.toml", "--format", "json"])
            .current_dir(home.path())
            .env_clear()
            .output()
            .unwrap();
        let file = String::from_utf8(file.stdout).unwrap();
        assert_eq!(
            json(home.path(), "rich.json"),
            json(home.path(), "lines.json")
        );
        // Reports say where an answer came from: that alone differs, word for word.
        assert!(file.contains("\"layer\": \"file\"") || file.contains("\"layer\":\"file\""));
        let asked = json(home.path(), "rich.json");
        let as_file = asked.replace("\"asked\"", "\"file\"");
        assert_ne!(as_file, asked);
        assert_eq!(as_file, file);
    }
}
