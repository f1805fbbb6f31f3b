use super::Lines;
use crate::cli::ask::{Asker, Entry, Field, Given, Sorting};
use crate::cli::walk::fixture::tree;
use crate::cli::walk::{Around, Walked, walk};
use crate::engine::{Answer, Layer, Order, Session, Situation};
use crate::model::Tree;
use crate::text::Shown;

/// Walks with typed lines; gives the end, what was written, and the answers.
fn typed(tree: &Tree, base: Situation, input: &str) -> (Walked, String, Vec<Answer>) {
    let mut session = Session::new(tree, base, Order::Tree);
    let mut lines = Lines::new(input.as_bytes(), Vec::new());
    let mut around = Around {
        keep: &mut |_| Ok(()),
        busy: &mut |_| {},
    };
    let walked = walk(&mut session, &mut lines, &mut around).unwrap();
    let written = String::from_utf8(lines.into_written()).unwrap();
    assert!(
        written.chars().all(|c| c == '\n' || !c.is_control()),
        "no control character: {written:?}"
    );
    let given = session.asked().iter().map(|(_, answer)| answer.clone());
    (walked, written, given.collect())
}

#[test]
fn a_walk_reads_back_each_answer_and_says_why_one_is_not_taken() {
    let tree = tree();
    let input = "1\ncustomrs\ncustomers\n4\n1,kvm\n9999\n12 ms\nu\n\n";
    let (walked, written, _) = typed(&tree, Situation::new(&tree), input);
    assert_eq!(walked, Walked::Done);
    let expected = "
Question 1, at most 4 more.
Where does it run?
Why: A site without staff needs something that mends itself.
  1. At the edge (edge).
  2. In a cloud (cloud).
Type a number of the list or the name in brackets; u: I don't know yet, b: Back, r: All answers so far, q: Quit and keep the answers, ?: why, and what each answer does.
> Your answer: At the edge.

Question 2, at most 3 more.
Whose code runs on these nodes?
Why: Code that you did not review may attack the kernel that it shares with its neighbours, so whose code it is decides how strong the walls must be.
  1. Code of our own teams (own).
  2. Code that customers upload (customers).
Type a number of the list or the name in brackets; u: I don't know yet, b: Back, r: All answers so far, q: Quit and keep the answers, ?: why, and what each answer does.
> Not taken: `customrs` is not in the list: did you mean `customers`?
Type a number of the list or the name in brackets.
> Your answer: Code that customers upload.

Question 3, at most 2 more.
Which walls are there?
  1. A seccomp profile (seccomp).
  2. Virtual machines with KVM (kvm).
  3. A fence around the site (fence).
Type numbers or names with commas between them, or 0: None of these; u: I don't know yet, b: Back, r: All answers so far, q: Quit and keep the answers, ?: why, and what each answer does.
> Not taken: 4 is not in the list, which goes from 1 to 3.
Type numbers or names with commas between them, or 0: None of these.
> Your answer: A seccomp profile; Virtual machines with KVM.

Question 4, at most 1 more.
How fast must one instance start?
Why: Functions wait for it.
Type a number from 1 to 500 ms; u: I don't know yet, b: Back, r: All answers so far, q: Quit and keep the answers, ?: why, and what each answer does.
> Not taken: 9999 ms lies outside 1 to 500 ms.
Type a number from 1 to 500 ms.
> Your answer: 12 ms.

Question 5, no other is open.
How large is the team?␛[31m
  1. One to five (small).
  2. More (large).
Type a number of the list or the name in brackets; u: I don't know yet, b: Back, r: All answers so far, q: Quit and keep the answers, ?: why, and what each answer does.
> Your answer: I don't know yet.

Your answers: pick one to change it.
  1. Decide now
  2. Order what matters by hand
  3. Where does it run? At the edge (asked)
  4. Whose code runs on these nodes? Code that customers upload (asked)
  5. Which walls are there? A seccomp profile; Virtual machines with KVM (asked)
  6. How fast must one instance start? 12 ms (asked)
  7. How large is the team?␛[31m: I don't know yet (open, asked)
Type a number from 1 to 7; b: Back, q: Quit and keep the answers. Enter alone: Decide now.
> Your choice: Decide now.
";
    assert_eq!(written, expected);
}

#[test]
fn the_end_of_the_input_is_an_interruption() {
    let tree = tree();
    for input in ["", "edge\n", "edge\n\u{4}\n", "edge"] {
        let (walked, _, given) = typed(&tree, Situation::new(&tree), input);
        assert_eq!(walked, Walked::Interrupted, "{input:?}");
        assert_eq!(given.len(), usize::from(!input.is_empty()));
    }
}

#[test]
fn letters_go_back_quit_and_repeat() {
    let tree = tree();
    let (walked, written, given) = typed(&tree, Situation::new(&tree), "edge\nb\n?\n\nq\n");
    assert_eq!(walked, Walked::Quit);
    assert_eq!(given.len(), 1);
    assert_eq!(written.matches("Where does it run?").count(), 3);
    assert!(written.contains("Answer so far: At the edge (asked). Enter keeps it.\n"));
}

#[test]
fn odd_input_is_refused_and_never_echoed_raw() {
    let tree = tree();
    let input = "\u{1b}[2J\nx\u{9b}\n\n0\n3\nq\n";
    let (walked, written, given) = typed(&tree, Situation::new(&tree), input);
    assert_eq!((walked, given.len()), (Walked::Quit, 0));
    assert!(written.contains("Not taken: `␛[2J` is not in the list."));
    assert!(written.contains("Not taken: nothing was typed."));
    assert!(written.contains("Not taken: 0 is not in the list, which goes from 1 to 2."));
}

#[test]
fn none_of_these_stands_alone() {
    let tree = tree();
    let mut base = Situation::new(&tree);
    for (question, choice) in [("site", "edge"), ("trust", "customers")] {
        let ix = tree.question(question).unwrap();
        let choice = tree.questions()[ix].choice(choice).unwrap();
        let answers = &mut base.answers;
        answers
            .give(&tree, ix, Answer::One(choice), Layer::File)
            .unwrap();
    }
    let (_, written, given) = typed(&tree, base, "none, kvm\nnone\nq\n");
    assert!(written.contains("Not taken: `none` goes with no other choice."));
    assert!(written.contains("Your answer: None of these."));
    assert_eq!(given, [Answer::Many(Vec::new())]);
}

/// What a person hears and gives, by lines typed.
fn lines(input: &str) -> Lines<&[u8], Vec<u8>> {
    Lines::new(input.as_bytes(), Vec::new())
}

fn written(lines: Lines<&[u8], Vec<u8>>) -> String {
    String::from_utf8(lines.into_written()).unwrap()
}

#[test]
fn an_order_is_typed_by_numbers_and_the_rest_follows() {
    let sorting = Sorting {
        title: Shown::line("What matters most first"),
        items: ["Speed", "Walls", "Record"].map(Entry::plain).to_vec(),
    };
    for (input, given) in [
        ("3 1\n", Given::This(vec![2, 0, 1])),
        ("\n", Given::This(vec![0, 1, 2])),
        ("3,3\n4\n2\n", Given::This(vec![1, 0, 2])),
        ("b\n", Given::Back),
        ("", Given::Interrupted),
    ] {
        let mut person = lines(input);
        assert_eq!(person.sort(&sorting).unwrap(), given, "{input:?}");
        let said = written(person);
        assert!(said.contains("  2. Walls.\n"), "{said}");
        assert_eq!(
            said.contains("Not taken: 3 is named twice."),
            input.len() == 8
        );
    }
}

#[test]
fn a_line_is_typed_until_it_passes() {
    let check = |text: &str| match text {
        "no" => Err("it is no".to_owned()),
        _ => Ok(()),
    };
    let field = Field {
        title: Shown::line("Where to?"),
        name: Shown::line("File"),
        preset: Some("a.md".to_owned()),
        check: &check,
    };
    for (input, given) in [
        ("no\nyes\n", Given::This("yes".to_owned())),
        ("\n", Given::This("a.md".to_owned())),
        ("b\n", Given::Back),
        ("", Given::Interrupted),
    ] {
        let mut person = lines(input);
        assert_eq!(person.field(&field).unwrap(), given, "{input:?}");
        let said = written(person);
        assert!(said.starts_with("\nWhere to?\nFile; b: Back. Enter alone: a.md.\n> "));
        assert_eq!(
            said.contains("Not taken: it is no."),
            input.starts_with("no")
        );
    }
}
