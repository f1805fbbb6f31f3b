//! A specification written as the files that the program reads.

use std::fs;

use whystack::diagnostic::{Faults, Style, draw};
use whystack::engine::{Situation, Strict};
use whystack::load::{AnswersFile, Library, Loaded, Role};
use whystack::text::{SourceFile, Sources};

use crate::spec::{
    Answer, Asked, Condition, Effects, Fact, Kind, LEVELS, MEMBERS, NAMES, OfAnswer, Said, Spec,
    Test, UNKNOWN, Word,
};

fn list(words: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", words.into_iter().collect::<Vec<_>>().join(", "))
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

fn members(set: &[usize]) -> String {
    list(set.iter().map(|n| quoted(MEMBERS[*n].0)))
}

fn number(x: f64) -> String {
    format!("{x:?}")
}

fn test(test: &Test) -> String {
    let bounds = |low: Option<String>, high: Option<String>| {
        let low = low.map(|x| format!("at-least = {x}"));
        let high = high.map(|x| format!("at-most = {x}"));
        low.into_iter().chain(high).collect::<Vec<_>>().join(", ")
    };
    match test {
        Test::Number(low, high) => bounds(low.map(number), high.map(number)),
        Test::Level(low, high) => {
            let level = |n: usize| quoted(LEVELS[n].0);
            bounds(low.map(level), high.map(level))
        }
        Test::OneOf(set) => format!(
            "one-of = {}",
            list(set.iter().map(|n| quoted(LEVELS[*n].0)))
        ),
        Test::Is(yes) => format!("is = {yes}"),
        Test::Includes(set) => format!("includes = {}", members(set)),
        Test::IncludesAny(set) => format!("includes-any = {}", members(set)),
    }
}

fn tests(all: &[(usize, Test)]) -> String {
    let one = |(criterion, t): &(usize, Test)| format!("{} = {{ {} }}", NAMES[*criterion], test(t));
    format!(
        "{{ {} }}",
        all.iter().map(one).collect::<Vec<_>>().join(", ")
    )
}

fn effects(effects: &Effects) -> String {
    let mut lines = Vec::new();
    if !effects.requires.is_empty() {
        lines.push(format!("require = {}", tests(&effects.requires)));
    }
    if let Some(ways) = &effects.any {
        lines.push(format!(
            "require-any = {}",
            list(ways.iter().map(|way| tests(way)))
        ));
    }
    if !effects.prefers.is_empty() {
        let one = |(criterion, t, weight): &(usize, Test, f64)| {
            format!(
                "{{ {} = {{ {}, weight = {} }} }}",
                NAMES[*criterion],
                test(t),
                number(*weight)
            )
        };
        lines.push(format!(
            "prefer = {}",
            list(effects.prefers.iter().map(one))
        ));
    }
    if !effects.weighs.is_empty() {
        let one = |(criterion, weight): &(usize, f64)| {
            format!("{} = {}", NAMES[*criterion], number(*weight))
        };
        let all: Vec<String> = effects.weighs.iter().map(one).collect();
        lines.push(format!("weigh = {{ {} }}", all.join(", ")));
    }
    let capabilities = |all: &[usize]| list(all.iter().map(|n| quoted(&format!("cap-{n}"))));
    if !effects.provides.is_empty() {
        lines.push(format!("provides = {}", capabilities(&effects.provides)));
    }
    if !effects.lacks.is_empty() {
        lines.push(format!("lacks = {}", capabilities(&effects.lacks)));
    }
    if effects.outside {
        lines.push("outside = \"another tree decides that\"".to_owned());
    }
    lines.join("\n") + "\n"
}

fn condition(condition_of: &Condition) -> String {
    match condition_of {
        Condition::All(parts) => {
            let inner = |part| {
                let text: String = condition(part);
                text.trim_start_matches("{ ")
                    .trim_end_matches(" }")
                    .to_owned()
            };
            format!(
                "{{ {} }}",
                parts.iter().map(inner).collect::<Vec<_>>().join(", ")
            )
        }
        Condition::Any(parts) => format!("{{ any = {} }}", list(parts.iter().map(condition))),
        Condition::Not(part) => format!("{{ not = {} }}", condition(part)),
        Condition::Is(question, words) => {
            let word = |word: &Word| match word {
                Word::Choice(n) => quoted(&format!("c{n}")),
                Word::Interval(from, below) => {
                    format!("{{ from = {}, below = {} }}", number(*from), number(*below))
                }
                Word::Nothing => quoted("none"),
                Word::Unknown => quoted("unknown"),
            };
            format!("{{ q{question} = {} }}", list(words.iter().map(word)))
        }
    }
}

fn said(said: &Said) -> String {
    match said {
        Said::Number(low, high) if low == high => format!("value = {}", number(*low)),
        Said::Number(low, high) => format!("value = [{}, {}]", number(*low), number(*high)),
        Said::Level(low, high) if low == high => format!("value = {}", quoted(LEVELS[*low].0)),
        Said::Level(low, high) => {
            format!(
                "value = [{}, {}]",
                quoted(LEVELS[*low].0),
                quoted(LEVELS[*high].0)
            )
        }
        Said::Flag(yes) => format!("value = {yes}"),
        Said::Set { has, unknown } => {
            format!("value = {}, unknown = {}", members(has), members(unknown))
        }
    }
}

fn fact(fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::Silent => return None,
        Fact::Unknown => "{ unknown = \"nobody knows\" }".to_owned(),
        Fact::NotApplicable => "{ applies = false, source = \"s\" }".to_owned(),
        Fact::Known {
            used,
            assessed,
            dissent,
        } => {
            let source = if *assessed {
                "judged\", note = \"so it seems"
            } else {
                "s"
            };
            let first = format!("{{ {}, source = \"{source}\" }}", said(used));
            let others = dissent
                .iter()
                .map(|one| format!("{{ {}, source = \"s\" }}", said(one)));
            list([first].into_iter().chain(others))
        }
    })
}

pub(crate) fn tree(spec: &Spec) -> String {
    let mut text = format!(
        "schema = 1\nid = \"t\"\nversion = \"1.0.0\"\nas-of = \"2026-11\"\ntitle = \"T\"\n\
         indifference = {}\nscope = {{ decides = \"x\", omits = [\"y\"] }}\n\
         assume = {{ provides = {} }}\n\
         [sources.s]\ntitle = \"S\"\nurl = \"https://example.org\"\ndate = \"2026\"\nkind = \"primary\"\n\
         [sources.judged]\ntitle = \"J\"\ndate = \"2026\"\nkind = \"assessment\"\n",
        number(spec.indifference),
        list(spec.assumed.iter().map(|n| quoted(&format!("cap-{n}")))),
    );
    for n in 0..3 {
        text.push_str(&format!(
            "[[capability]]\nid = \"cap-{n}\"\ntitle = \"C\"\n"
        ));
    }
    let scales = [
        "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"linear\", worst = 0, best = 100 }"
            .to_owned(),
        "kind = \"number\"\nunit = \"u\"\nvalue = { scale = \"log\", worst = 10000, best = 1 }"
            .to_owned(),
        format!(
            "kind = \"level\"\nlevel = {}",
            list(LEVELS.iter().map(|(id, value)| {
                format!("{{ id = \"{id}\", title = \"L\", value = {value:?} }}")
            }))
        ),
        "kind = \"flag\"".to_owned(),
        format!(
            "kind = \"set\"\nmembers = {}\nvalue = {{ members = {{ {} }} }}",
            list(MEMBERS.iter().map(|(id, _)| quoted(id))),
            MEMBERS
                .iter()
                .map(|(id, share)| format!("{id} = {share:?}"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    ];
    for (n, scale) in scales.iter().enumerate() {
        text.push_str(&format!(
            "[[criterion]]\nid = \"{}\"\ntitle = \"C\"\nweight = {:?}\nunknown = {:?}\n{scale}\n",
            NAMES[n], spec.base[n], UNKNOWN[n]
        ));
    }
    for (n, question) in spec.questions.iter().enumerate() {
        text.push_str(&format!(
            "[[question]]\nid = \"q{n}\"\nask = \"Q\"\nwhy = \"w\"\nessential = {}\n",
            question.essential
        ));
        if let Some(when) = &question.when {
            text.push_str(&format!("when = {}\n", condition(when)));
        }
        let choices = match &question.kind {
            Kind::One(choices) => {
                text.push_str("kind = \"one\"\n");
                choices.as_slice()
            }
            Kind::Many {
                sum,
                choices,
                answer,
            } => {
                let combine = if *sum { "sum" } else { "max" };
                text.push_str(&format!("kind = \"many\"\ncombine = \"{combine}\"\n"));
                if let Some(of_answer) = answer {
                    let key = match of_answer {
                        OfAnswer::Includes => "includes",
                        OfAnswer::IncludesAny => "includes-any",
                    };
                    text.push_str(&format!(
                        "require = {{ forms = {{ {key} = \"$answer\" }} }}\n"
                    ));
                }
                choices.as_slice()
            }
            Kind::Number { bound, .. } => {
                text.push_str("kind = \"number\"\nmin = 0\nmax = 100\n");
                if let Some((at_least, weight)) = bound {
                    let key = if *at_least { "at-least" } else { "at-most" };
                    let weight_text = weight
                        .map(|w| format!(", weight = {w:?}"))
                        .unwrap_or_default();
                    let verb = if weight.is_some() {
                        "prefer"
                    } else {
                        "require"
                    };
                    text.push_str(&format!(
                        "{verb} = {{ speed = {{ {key} = \"$answer\"{weight_text} }} }}\n"
                    ));
                }
                &[]
            }
        };
        text.push_str(&format!("[question.open]\n{}", effects(&question.open)));
        for (n, choice) in choices.iter().enumerate() {
            text.push_str(&format!(
                "[[question.choice]]\nid = \"c{n}\"\nlabel = \"C\"\n{}",
                effects(&choice.effects)
            ));
            if let Some(when) = &choice.when {
                text.push_str(&format!("when = {}\n", condition(when)));
            }
        }
        if let Kind::Number { bands, .. } = &question.kind {
            for (n, (from, below, band)) in bands.iter().enumerate() {
                text.push_str(&format!(
                    "[[question.band]]\nid = \"b{n}\"\nfrom = {from:?}\nbelow = {below:?}\n{}",
                    effects(band)
                ));
            }
        }
    }
    for (n, (when, what)) in spec.rules.iter().enumerate() {
        let what = Effects {
            outside: false,
            ..what.clone()
        };
        if what == Effects::default() {
            continue;
        }
        text.push_str(&format!(
            "[[rule]]\nid = \"r{n}\"\nwhen = {}\nbecause = \"b\"\n{}",
            condition(when),
            effects(&what)
        ));
    }
    for option in &spec.options {
        let need = |any: &Vec<usize>| {
            format!(
                "{{ any = {} }}",
                list(any.iter().map(|n| quoted(&format!("cap-{n}"))))
            )
        };
        text.push_str(&format!(
            "[[option]]\nid = \"{0}\"\nname = \"{0}\"\nsummary = \"o\"\nneeds = {1}\nconflicts = {2}\n[option.facts]\n",
            option.id,
            list(option.needs.iter().map(need)),
            list(option.conflicts.iter().map(|n| quoted(&format!("cap-{n}")))),
        ));
        for (n, one) in option.facts.iter().enumerate() {
            if let Some(value) = fact(one) {
                text.push_str(&format!("{} = {value}\n", NAMES[n]));
            }
        }
    }
    text
}

pub(crate) fn answers(spec: &Spec, asked: &Asked) -> String {
    let mut text = "schema = 1\n".to_owned();
    if asked.strict > 0 {
        text.push_str(if asked.strict == 1 {
            "strict = true\n"
        } else {
            "strict = \"all\"\n"
        });
    }
    text.push_str("[answers.t]\n");
    for (n, _) in spec.questions.iter().enumerate() {
        let value = match &asked.answers[n] {
            Answer::Missing => continue,
            Answer::Unknown => quoted("unknown"),
            Answer::One(choice) => quoted(&format!("c{choice}")),
            Answer::Many(chosen) => list(chosen.iter().map(|n| quoted(&format!("c{n}")))),
            Answer::Number(x) => number(*x),
        };
        text.push_str(&format!("q{n} = {value}\n"));
    }
    text.push_str("[weights.t]\n");
    for (criterion, weight) in &asked.replaced {
        text.push_str(&format!("{} = {weight:?}\n", NAMES[*criterion]));
    }
    text.push_str("[exclude.t]\n");
    for id in &asked.banned {
        text.push_str(&format!("{id} = \"banned\"\n"));
    }
    if let Some(only) = &asked.only {
        text.push_str(&format!(
            "[only.t]\noptions = {}\nbecause = \"so\"\n",
            list(only.iter().map(|id| quoted(id)))
        ));
    }
    text
}

fn check(faults: &Faults, sources: &Sources, text: &str) {
    let mut shown = Vec::new();
    draw(
        faults,
        sources,
        Style {
            width: 100,
            colour: false,
        },
        &mut shown,
    )
    .unwrap();
    assert!(
        !faults.has_errors(),
        "{}\n{text}",
        String::from_utf8(shown).unwrap()
    );
}

/// The tree and the situation, loaded.
pub(crate) fn load(spec: &Spec, asked: &Asked) -> (Loaded, Situation) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.toml");
    let text = tree(spec);
    fs::write(&path, &text).unwrap();
    let mut faults = Faults::new();
    let mut library = Library::open(&[path], &mut faults);
    let loaded = library.load("t", &mut faults);
    check(&faults, &library.sources, &text);
    let loaded = loaded.unwrap();
    let answers = answers(spec, asked);
    let mut sources = Sources::new();
    let source = sources.add(SourceFile::new("a", answers.clone()));
    let file = AnswersFile::new(answers.clone(), source, Role::Answers);
    let mut situation = Situation::new(&loaded.tree);
    file.apply(&loaded.tree, &loaded.shared, &mut situation, &mut faults);
    check(&faults, &sources, &answers);
    situation.strict = [Strict::No, Strict::Unverified, Strict::All][usize::from(asked.strict)];
    (loaded, situation)
}
