//! The reports for people: what they say, that they fit, and that no file can act through them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::pedantic, reason = "short texts")]
#![allow(dead_code, reason = "support is shared with other tests")]

#[path = "../properties/random.rs"]
mod random;
#[path = "../properties/spec.rs"]
mod spec;
#[path = "../worked/support.rs"]
mod support;
#[path = "../properties/text.rs"]
mod text;

use console::measure_text_width;
use proptest::prelude::*;
use support::{Decided as Example, decide, option, option_with, question};
use whystack::engine::{Outcome, evaluate};
use whystack::report::{Decided, Style, json, markdown, plain, table};
use whystack::text::is_harmful;

fn decided<'a>(example: &'a Example, outcome: Option<&'a Outcome>) -> Decided<'a> {
    Decided {
        tree: &example.tree,
        place: "shipped",
        extends: &[],
        evaluation: &example.evaluation,
        robustness: None,
        expectation: example.expect.as_ref().zip(outcome),
        today_given: false,
    }
}

/// The table, the plain lines and the Markdown of an example.
fn all(example: &Example, width: usize) -> [String; 3] {
    let outcome = example
        .expect
        .as_ref()
        .map(|one| one.check(&example.tree, &example.evaluation, None));
    let decided = [decided(example, outcome.as_ref())];
    let mut out = [Vec::new(), Vec::new(), Vec::new()];
    let [one, two, three] = &mut out;
    table::write(
        &decided,
        Style {
            width,
            colour: false,
            links: false,
        },
        one,
    )
    .unwrap();
    plain::write(&decided, two).unwrap();
    markdown::write(&decided, three).unwrap();
    out.map(|bytes| String::from_utf8(bytes).unwrap())
}

fn ways() -> [String; 4] {
    [
        "[[capability]]\nid = \"kvm\"\ntitle = \"The nodes offer /dev/kvm\"".to_owned(),
        question(
            "trust",
            "one",
            "essential = true",
            &[
                ("own", "weigh = { speed = 3, gpu = 1 }"),
                (
                    "strangers",
                    "require = { wall = { at-least = \"middle\" } }\nweigh = { wall = 4, speed = 1 }",
                ),
            ],
        ),
        option_with(
            "strong",
            "needs = [\"kvm\"]\n[[option.next]]\ntitle = \"Install it\"\nrun = \"install strong\"\nsource = \"s\"",
            &[
                ("wall", "\"high\""),
                ("speed", "[20, 40]"),
                ("gpu", "{ unknown = \"not documented\" }"),
            ],
        ),
        option(
            "quick",
            &[
                (
                    "wall",
                    "[{ value = \"low\", source = \"s\" }, { value = \"middle\", source = \"other\" }]",
                ),
                ("speed", "90"),
                ("gpu", "true"),
            ],
        ),
    ]
}

fn example(answers: &str) -> Example {
    let [capability, trust, strong, quick] = ways();
    let middle = option(
        "plain",
        &[("wall", "\"middle\""), ("speed", "60"), ("gpu", "false")],
    );
    decide(&[&capability, &trust, &strong, &quick, &middle], answers)
}

#[test]
fn every_format_says_who_wins_why_and_what_is_out() {
    let example = example("[answers.t]\ntrust = \"strangers\"");
    for text in all(&example, 100) {
        for part in [
            "strong",                     // the winner
            "The nodes offer /dev/kvm",   // its condition
            "Wall at least Middle",       // the requirement that quick breaks
            "“strangers” (answers file)", // the answer that states it
            "Low",                        // the fact
            "A source",                   // its source
            "disputed",                   // another source says middle
            "everything else",            // what the tree leaves out
            "install strong",             // the next step
        ] {
            let plain = text.replace('\\', "");
            assert!(plain.contains(part), "{part} is missing in\n{text}");
        }
    }
}

#[test]
fn any_of_the_answer_is_demanded_and_lifted_by_the_whole_answer() {
    let q = question(
        "q",
        "many",
        "require = { forms = { includes-any = \"$answer\" } }",
        &[("image", ""), ("module", ""), ("disk", "")],
    );
    let a = option("a", &[("forms", "[\"module\"]")]);
    let example = decide(&[&q, &a], "[answers.t]\nq = [\"image\", \"disk\"]");
    for text in all(&example, 120) {
        let plain = text.replace('\\', "");
        let whole = "q? “image” and “disk” (answers file)";
        assert!(plain.contains("needs Forms with image or disk"), "{text}");
        assert!(
            plain.contains(&format!(
                "the requirement Forms with image or disk ({whole})"
            )),
            "{text}"
        );
        // Nobody demands half of it.
        assert!(!plain.contains("q? “image” (answers file)"), "{text}");
    }
}

#[test]
fn every_status_is_said_in_every_format() {
    let a = option("a", &[("speed", "80")]);
    let twin = option("twin", &[("speed", "80")]);
    let b = option("b", &[("speed", "10")]);
    let q = question(
        "q",
        "one",
        "",
        &[
            ("yes", "weigh = { speed = 1 }"),
            (
                "none-fits",
                "require = { gpu = { is = true } }\nweigh = { speed = 1 }",
            ),
        ],
    );
    let yes = "[answers.t]\nq = \"yes\"";
    let no_gpu = |id: &str| option(id, &[("speed", "80"), ("gpu", "false")]);
    for (example, word) in [
        (decide(&[&q, &a, &b], yes), "Clear"),
        (decide(&[&q, &a, &twin], yes), "Too close to call"),
        (decide(&[&q, &a], yes), "Only one left"),
        (decide(&[&q, &a, &b], ""), "Open"),
        (
            decide(
                &[&q, &no_gpu("a"), &no_gpu("b")],
                "[answers.t]\nq = \"none-fits\"",
            ),
            "None left",
        ),
    ] {
        let [table, plain, markdown] = all(&example, 80);
        assert!(table.contains(word), "{table}");
        let id = example.status();
        assert!(plain.contains(&format!("status: {id}\n")), "{plain}");
        assert!(markdown.contains(&format!("**{word}**")), "{markdown}");
    }
}

#[test]
fn nothing_left_names_the_smallest_relaxation() {
    let q = question(
        "q",
        "one",
        "",
        &[
            (
                "yes",
                "require = { gpu = { is = true }, speed = { at-least = 50 } }",
            ),
            ("no", ""),
        ],
    );
    let a = option("a", &[("speed", "80"), ("gpu", "false")]);
    let b = option("b", &[("speed", "10"), ("gpu", "false")]);
    let example = decide(&[&q, &a, &b], "[answers.t]\nq = \"yes\"");
    for text in all(&example, 100) {
        assert!(text.contains("without the requirement GPU: yes"), "{text}");
    }
}

#[test]
fn every_format_says_what_marks_stand_for_where_sources_disagree_and_which_forms_belong_together() {
    let [capability, trust, strong, quick] = ways();
    let other = option_with(
        "other",
        "form-of = \"family\"\nneeds = [\"kvm\"]",
        &[
            ("wall", "\"middle\""),
            (
                "speed",
                "[{ value = 20, source = \"s\" }, { value = 45, source = \"other\" }, { value = 7, source = \"other\", measure = \"on the moon\" }]",
            ),
        ],
    );
    let strong = strong.replace("needs =", "form-of = \"family\"\nneeds =");
    let example = decide(
        &[&capability, &trust, &strong, &other, &quick],
        "[answers.t]\ntrust = \"strangers\"",
    );
    assert_eq!(example.order(), ["strong", "other"]);
    for text in all(&example, 200) {
        let plain = text.replace('\\', "");
        for part in [
            "other: conditional: only if",
            "other, Speed: 20 km/h",
            "counts; others say 45 km/h",
            "family: strong (1.) and other (2.)",
        ] {
            let cell = part.strip_prefix("other: ").unwrap_or(part);
            assert!(
                plain.contains(part) || plain.contains(cell),
                "{part}\n{text}"
            );
        }
        assert!(
            !text.contains("7 km/h"),
            "another measure is no dissent\n{text}"
        );
    }
    let [table, ..] = all(&example, 200);
    assert!(table.contains("other: conditional: only if"), "{table}");
}

#[test]
fn a_page_that_two_options_cite_has_one_number() {
    let cites = |id: &str, speed: &str| {
        format!(
            "{}[option.sources.own]\ntitle = \"One page\"\nurl = \"https://example.org/page\"\ndate = \"2026\"\nkind = \"primary\"\n",
            option(
                id,
                &[("speed", &format!("{{ value = {speed}, source = \"own\" }}"))]
            )
        )
    };
    let q = question(
        "q",
        "one",
        "",
        &[("yes", "weigh = { speed = 1 }"), ("no", "")],
    );
    let example = decide(
        &[&q, &cites("a", "80"), &cites("b", "10")],
        "[answers.t]\nq = \"yes\"",
    );
    for text in all(&example, 100) {
        assert_eq!(text.matches("One page").count(), 1, "{text}");
    }
}

#[test]
fn the_address_of_a_source_is_printed_where_it_is_a_link_as_well() {
    let example = example("[answers.t]\ntrust = \"own\"");
    let write = |links| {
        let style = Style {
            width: 90,
            colour: false,
            links,
        };
        let mut out = Vec::new();
        table::write(&[decided(&example, None)], style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let linked = write(true);
    assert!(linked.contains("\u{1b}]8;;https://"), "{linked}");
    assert_eq!(console::strip_ansi_codes(&linked), write(false));
}

#[test]
fn where_nothing_is_weighed_nobody_is_called_the_winner() {
    let [capability, _, strong, quick] = ways();
    let example = decide(&[&capability, &strong, &quick], "");
    for text in all(&example, 100) {
        assert!(!text.contains("about the winner"), "{text}");
        assert!(text.contains("conditional"), "{text}");
    }
}

#[test]
fn the_same_decision_gives_the_same_bytes() {
    let one = all(&example("[answers.t]\ntrust = \"strangers\""), 90);
    assert_eq!(one, all(&example("[answers.t]\ntrust = \"strangers\""), 90));
}

#[test]
fn colour_carries_nothing() {
    let example = example("[answers.t]\ntrust = \"own\"");
    let decided = [decided(&example, None)];
    let write = |colour| {
        let mut out = Vec::new();
        table::write(
            &decided,
            Style {
                width: 90,
                colour,
                links: false,
            },
            &mut out,
        )
        .unwrap();
        String::from_utf8(out).unwrap()
    };
    let coloured = write(true);
    assert!(coloured.contains('\u{1b}'));
    assert_eq!(console::strip_ansi_codes(&coloured), write(false));
}

/// The loader refuses control characters (`bad-text`); what is left is what hides or turns text,
/// and what Markdown, HTML and CI runners act on.
const HOSTILE: &str = "::error::x\u{202e}\u{200b}\u{2066}\u{feff}|`</details>@me<script>##[error]z";

#[test]
fn no_word_of_a_tree_acts_on_a_terminal_or_breaks_out_of_markdown() {
    let toml = |text: &str| {
        text.chars()
            .map(|c| format!("\\u{:04x}", u32::from(c)))
            .collect::<String>()
    };
    let bad = toml(HOSTILE);
    let q = format!(
        "[[question]]\nid = \"q\"\nask = \"{bad}\"\nwhy = \"{bad}\"\nkind = \"one\"\n\
         open = {{ weigh = {{ speed = 1 }}, because = \"{bad}\" }}\n\
         [[question.choice]]\nid = \"yes\"\nlabel = \"{bad}\"\nrequire = {{ gpu = {{ is = true }} }}\nweigh = {{ speed = 2 }}\noutside = \"{bad}\"\n\
         [[question.choice]]\nid = \"no\"\nlabel = \"{bad}\"\n"
    );
    let p = format!(
        "[[question]]\nid = \"p\"\nask = \"{bad}\"\nkind = \"one\"\n[[question.choice]]\nid = \"far\"\nlabel = \"{bad}\"\nweigh = {{ reach = 50 }}\n[[question.choice]]\nid = \"near\"\nlabel = \"n\"\n"
    );
    let option = |id: &str, gpu: &str, speed: &str, reach: &str| {
        format!(
            "[[option]]\nid = \"{id}\"\nname = \"{bad}\"\nsummary = \"{bad}\"\n[option.facts]\n\
             gpu = {gpu}\nspeed = {{ value = {speed}, source = \"x\", note = \"{bad}\" }}\nreach = {{ value = {reach}, source = \"x\" }}\n\
             [[option.next]]\ntitle = \"{bad}\"\ntext = \"{bad}\"\nsource = \"x\"\n\
             [option.sources.x]\ntitle = \"{bad}\"\nurl = \"https://example.org/x\"\ndate = \"2026\"\nkind = \"primary\"\n"
        )
    };
    let yes = "{ value = true, source = \"x\" }";
    let no = "[{ value = false, source = \"x\" }, { value = true, source = \"x\" }]";
    let unknown = format!("{{ unknown = \"{bad}\" }}");
    let example = decide(
        &[
            &q,
            &p,
            &option("a", yes, "80", "10"),
            &option("b", no, "90", "90"),
            &option("c", &unknown, "20", "90"),
        ],
        &format!(
            "[answers.t]\nq = \"yes\"\n[exclude.t]\nb = \"{bad}\"\n[current.t]\nname = \"{bad}\"\n[expect.t]\nwinner = \"b\"\nknown-miss = \"{bad}\""
        ),
    );
    let [table, plain, markdown] = all(&example, 100);
    for text in [&table, &plain, &markdown] {
        assert!(text.contains("202e"), "{text}");
        assert!(
            text.chars().all(|c| c == '\n' || !is_harmful(c)),
            "{text:?}"
        );
        for line in text.lines() {
            let start = line.trim_start();
            assert!(
                !start.starts_with("::") && !start.starts_with("##["),
                "{line}"
            );
        }
    }
    // Fenced code is shown as it stands; everywhere else nothing may act.
    let fenced = markdown.split("  ```").step_by(2).collect::<String>();
    assert!(!fenced.contains("<script") && !fenced.contains("@me"));
    let opened = fenced.matches("<details>").count();
    assert_eq!(opened, fenced.matches("</details>").count());
    // Each row of a table has as many cells as its head.
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let rows: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() >= 4);
    for block in markdown.split("\n\n") {
        let rows: Vec<&str> = block.lines().filter(|line| line.starts_with('|')).collect();
        if let Some(head) = rows.first() {
            assert!(rows.iter().all(|row| cells(row) == cells(head)), "{block}");
        }
    }
    let json = json::report(&[decided(&example, None)], "0");
    assert!(json.chars().all(|c| c == '\n' || !is_harmful(c)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_line_of_a_table_is_wider_than_the_terminal(seed in any::<u64>(), width in 20_usize..200) {
        let mut random = random::Random(seed);
        let spec = random.spec();
        let asked = random.asked(&spec);
        let (loaded, situation) = text::load(&spec, &asked);
        let evaluation = evaluate(&loaded.tree, &situation);
        let decided = Decided { tree: &loaded.tree, place: "shipped", extends: &[], evaluation: &evaluation, robustness: None, expectation: None, today_given: true };
        let mut out = Vec::new();
        table::write(&[decided, decided], Style { width, colour: false, links: false }, &mut out).unwrap();
        // An address is never broken.
        for line in String::from_utf8(out).unwrap().lines().filter(|line| !line.trim_start().starts_with("https://")) {
            prop_assert!(measure_text_width(line) <= width, "{} columns: {}", measure_text_width(line), line);
        }
        let (mut plain_out, mut markdown_out) = (Vec::new(), Vec::new());
        plain::write(&[decided], &mut plain_out).unwrap();
        markdown::write(&[decided], &mut markdown_out).unwrap();
        prop_assert!(!plain_out.is_empty() && !markdown_out.is_empty());
    }
}
