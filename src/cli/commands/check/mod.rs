//! `whystack check`: is the tree sound?

mod tries;

use std::io::{self, Write};

use super::bar::Bar;
use super::common::{Work, unknown};
use super::outputs::{deliver, outputs};
use super::test::runner::{Runner, Wanted};
use crate::analysis::checks::definition;
use crate::analysis::influence::Asked;
use crate::analysis::space::Budget;
use crate::analysis::{Age, Settled, Study, Subject, settle};
use crate::cli::args::{Check, CheckFormat};
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::messages::Messages;
use crate::cli::stop::Stop;
use crate::diagnostic::{self, Severity};
use crate::load::Located;
use crate::model::Item;
use crate::report::Style;
use crate::report::check::{self, Checked, Judged};
use crate::text::{Sources, did_you_mean, ticked};
use tries::{Tries, tries};

/// Runs the command.
pub(in crate::cli) fn run(
    args: &Check,
    environment: &Environment,
    messages: &Messages,
) -> Result<Exit, Stop> {
    if let Some(code) = &args.explain {
        return explain(code, environment);
    }
    let max_age = args.max_age.as_deref().map(age).transpose()?;
    let outputs = outputs(&args.output, by_word, FORMATS)?;
    let mut work = Work::open(environment, messages, "nothing was checked")?;
    let ids = if args.tree.is_empty() {
        work.library.trees().map(|(id, _)| id.to_owned()).collect()
    } else {
        work.named(&args.tree)?
    };
    let trees = work.load_located(&ids)?;
    let places: Vec<String> = trees.iter().map(|one| one.loaded.place.shown()).collect();
    let mut runner = Runner::new(work, Wanted::default());
    let tried = tries(args, &mut runner, &ids)?;
    let influence = influence(args, &trees)?;
    let bar = Bar::new();
    let wanted = tried.into_iter().zip(influence);
    let studies: Vec<Study<'_>> = trees
        .iter()
        .zip(wanted)
        .map(|(one, wanted)| study(args, (one, wanted), max_age, environment, &bar))
        .collect();
    bar.clear();
    let checked: Vec<Checked<'_>> = trees
        .iter()
        .zip(&studies)
        .zip(&places)
        .map(|((located, study), place)| Checked {
            place,
            extends: &located.loaded.extends,
            study,
            findings: judged(args, located, study),
        })
        .collect();
    let sources = &runner.work.library.sources;
    deliver(args.format, &outputs, environment, |format, style| {
        rendered(format, &checked, sources, style, args.verbose)
    })?;
    let fails = |one: &Judged| one.severity == Severity::Error && !one.is_allowed();
    let found = checked.iter().any(|one| one.findings.iter().any(fails));
    Ok(if found { Exit::Finding } else { Exit::Done })
}

const FORMATS: &str =
    "end it in .json or .txt, or write FORMAT:FILE with table, plain, json or github";

/// A format by its name or by the ending of a file.
fn by_word(word: &str) -> Option<CheckFormat> {
    match word {
        "table" | "txt" => Some(CheckFormat::Table),
        "plain" => Some(CheckFormat::Plain),
        "json" => Some(CheckFormat::Json),
        "github" => Some(CheckFormat::Github),
        _ => None,
    }
}

fn rendered(
    format: CheckFormat,
    checked: &[Checked<'_>],
    sources: &Sources,
    style: Style,
    verbose: bool,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let Style { width, colour, .. } = style;
    let drawn = diagnostic::Style { width, colour };
    match format {
        CheckFormat::Table => check::table(checked, sources, drawn, verbose, &mut out)?,
        CheckFormat::Plain => check::plain(checked, sources, verbose, &mut out)?,
        CheckFormat::Github => check::github(checked, sources, verbose, &mut out)?,
        CheckFormat::Json => {
            let json = check::json(checked, sources, env!("CARGO_PKG_VERSION"));
            out.extend(json.into_bytes());
        }
    }
    Ok(out)
}

fn explain(code: &str, environment: &Environment) -> Result<Exit, Stop> {
    let codes = diagnostic::Check::ALL
        .iter()
        .map(|check| check.as_str().to_owned());
    let found = diagnostic::Check::find(code).and_then(definition);
    let definition =
        found.ok_or_else(|| unknown("check", code, &codes.collect::<Vec<String>>()))?;
    let mut out = Vec::new();
    check::explain(definition, environment.width, &mut out)
        .and_then(|()| io::stdout().write_all(&out))
        .map_err(|error| Stop::writing(&error, "the explanation"))?;
    Ok(Exit::Done)
}

/// The part of the budget that one comparison of a tree with itself may take.
const COMPARISON: usize = 200;

/// Of each tree what it is looked at whether it ever decides.
fn influence(args: &Check, trees: &[Located]) -> Result<Vec<Option<Asked>>, Stop> {
    let Some(names) = &args.influence else {
        return Ok(trees.iter().map(|_| None).collect());
    };
    let effort = Environment::effort(args.budget / COMPARISON);
    let wanted: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    let items = |one: &Located| {
        let mut all = Item::all(&one.loaded.tree);
        all.retain(can_decide);
        all
    };
    let name = |one: &Located, item: &Item| item.name(&one.loaded.tree);
    for one in &wanted {
        let all = trees.iter().flat_map(|one| {
            let names = items(one).into_iter().map(|item| name(one, &item));
            names.collect::<Vec<String>>()
        });
        let all: Vec<String> = all.collect();
        if !all.contains(one) {
            return Err(no_item(one, &all));
        }
    }
    let of = |one: &Located| {
        let chosen = items(one).into_iter();
        let chosen = chosen.filter(|item| wanted.contains(&&name(one, item)));
        let only = (!wanted.is_empty()).then(|| chosen.collect());
        Some(Asked { effort, only })
    };
    Ok(trees.iter().map(of).collect())
}

/// Whether something of the kind can decide who is first.
fn can_decide(item: &Item) -> bool {
    matches!(
        item,
        Item::Question(_)
            | Item::Choice(..)
            | Item::Band(..)
            | Item::Rule(_)
            | Item::Criterion(_)
            | Item::Fact(..)
    )
}

/// A name on the command line that no item bears; there are too many to list.
fn no_item(name: &str, known: &[String]) -> Stop {
    let near = did_you_mean(name, known.iter().map(String::as_str));
    let near = near.map(|near| format!("{near} ")).unwrap_or_default();
    Stop::Usage(format!(
        "no question, choice, band, rule, criterion or fact is called {}\n{near}choices are named `question.choice`, facts `option.criterion`",
        ticked(name)
    ))
}

fn study<'t>(
    args: &Check,
    (located, (tried, influence)): (&'t Located, (Tries, Option<Asked>)),
    max_age: Option<Age>,
    environment: &Environment,
    bar: &Bar,
) -> Study<'t> {
    let tree = &located.loaded.tree;
    let subject = Subject {
        tree,
        today: environment.today_of(tree),
        max_age,
        own_capabilities: located.origins.own_capabilities(tree),
        budget: Budget::default(),
        effort: (args.budget > 0).then(|| Environment::effort(args.budget)),
        influence,
        profiles: tried.profiles,
        cases: tried.cases,
    };
    Study::of(subject, &mut |progress| {
        bar.show(tree.id().as_str(), progress);
    })
}

/// The findings of a tree with their severities and places, in the order of its files.
fn judged(args: &Check, located: &Located, study: &Study<'_>) -> Vec<Judged> {
    let place = |item, key| located.origins.place(item, key);
    let one = |mut settled: Settled| {
        let finding = &settled.finding;
        let span = finding.span.or_else(|| place(finding.item, finding.key));
        let also = finding
            .also
            .as_ref()
            .and_then(|(item, key, text)| Some((place(*item, key)?, text.clone())));
        let severity = args.policy.severity(finding.check);
        if severity.is_none() && settled.allowed_because.is_none() {
            settled.allowed_because = Some("the command line says --allow".to_owned());
        }
        Judged {
            severity: severity.unwrap_or_else(|| settled.finding.check.severity()),
            settled,
            span,
            also,
        }
    };
    let mut all: Vec<Judged> = settle(study, &located.allows)
        .into_iter()
        .map(one)
        .collect();
    all.sort_by(|a, b| {
        let key = |one: &Judged| (one.span, one.settled.finding.check);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.settled.finding.headline.cmp(&b.settled.finding.headline))
    });
    all
}

/// `--max-age`: days (`540` or `540d`) or months (`18m`).
fn age(text: &str) -> Result<Age, Stop> {
    let (digits, months) = match text.strip_suffix('m') {
        Some(digits) => (digits, true),
        None => (text.strip_suffix('d').unwrap_or(text), false),
    };
    let number = digits.parse::<u32>().ok().filter(|n| *n <= 100_000);
    match number {
        Some(months_) if months => Ok(Age::Months(months_)),
        Some(days) => Ok(Age::Days(days)),
        None => Err(Stop::Usage(format!(
            "--max-age {}: write days, such as 540 or 540d, or months, such as 18m",
            ticked(text)
        ))),
    }
}
