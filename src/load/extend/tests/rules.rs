//! What an extender adds, replaces and takes out.

use super::super::super::tests::{BASE, SHARED};
use super::{HEAD, Text, base, chain, faults_of, lamp, ours, renamed, told};
use crate::model::{QuestionKind, Scale, SourceDate};

#[test]
fn nothing_given_is_the_base_under_another_name() {
    let built = ours("");
    let tree = built.tree;
    assert_eq!((tree.id().as_str(), tree.version()), ("ours", "2.0.0"));
    assert!(tree.changes().is_empty());
    assert_eq!(renamed(&tree, &lamp()), lamp());
    assert_ne!(tree.digest(), lamp().digest());
}

#[test]
fn the_head_is_the_extenders_where_it_says_so_and_else_the_bases() {
    let tree = ours("title = \"Our lamp\"\nas-of = \"2027\"\nindifference = 5\n[[change]]\nversion = \"2.0.0\"\nwhat = \"Ours\"\n").tree;
    assert_eq!(tree.title(), "Our lamp");
    assert_eq!(tree.as_of().to_string(), "2027");
    assert_eq!(tree.scope(), lamp().scope());
    assert_eq!(tree.changes().len(), 1);
    let scope = ours("[scope]\ndecides = \"Light\"\nomits = []\n").tree;
    assert_eq!(scope.scope().decides, "Light");
    assert!(scope.scope().omits.is_empty());
}

#[test]
fn the_changes_of_the_base_are_not_the_extenders() {
    let changed = format!("{BASE}\n[[change]]\nversion = \"1.0.0\"\nwhat = \"First\"\n");
    let lamp = Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &changed)
    };
    let (built, faults, _) = chain(&[Text::of("ours", HEAD), lamp]);
    assert!(faults.is_empty(), "{faults:?}");
    assert!(built.unwrap().tree.changes().is_empty());
}

#[test]
fn what_is_new_stands_behind_what_is_there() {
    let tree = ours(
        "[[capability]]\nid = \"gas\"\ntitle = \"There is gas\"\n\
         [[criterion]]\nid = \"noise\"\ntitle = \"Noise\"\nkind = \"flag\"\n\
         [[question]]\nid = \"sleep\"\nask = \"Who sleeps there?\"\nkind = \"one\"\nwhen = { room = \"cellar\" }\n\
         [[question.choice]]\nid = \"child\"\nlabel = \"A child\"\nweigh = { noise = 3 }\n\
         [[question.choice]]\nid = \"nobody\"\nlabel = \"Nobody\"\n\
         [[question]]\nid = \"area\"\n[[question.band]]\nid = \"huge\"\nfrom = 300\n\
         [[rule]]\nid = \"quiet\"\nwhen = { sleep = \"child\" }\nbecause = \"Sleep\"\nrequire = { noise = { is = false } }\n\
         [sources.fair]\ntitle = \"A fair\"\nurl = \"https://example.org/fair\"\ndate = \"undated\"\nkind = \"secondary\"\n\
         [[option]]\nid = \"gaslight\"\nname = \"Gaslight\"\nsummary = \"Gas\"\nneeds = [\"gas\"]\n\
         [option.facts]\nnoise = { value = true, source = \"fair\" }\n",
    )
    .tree;
    let ids: Vec<&str> = tree
        .questions()
        .rows()
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(ids, ["room", "paint", "area", "sleep"]);
    let mut criteria = tree.criteria().rows().iter().map(|one| one.id.as_str());
    assert_eq!(criteria.next_back(), Some("noise"));
    assert!(tree.candidate("gaslight").is_some() && tree.candidate("led").is_some());
    assert_eq!(tree.rules().len(), 1);
    let area = &tree.questions()[tree.question("area").unwrap()];
    let QuestionKind::Number { bands, .. } = &area.kind else {
        panic!("a number")
    };
    let bands: Vec<&str> = bands.iter().map(|band| band.id.as_str()).collect();
    assert_eq!(bands, ["tiny", "huge"]);
}

#[test]
fn keys_that_are_given_replace_keys_and_the_others_stay() {
    let tree = ours(
        "[[criterion]]\nid = \"safety\"\nweight = 3\n\
         [[criterion.level]]\nid = \"hot\"\ntitle = \"Quite hot\"\n\
         [[question]]\nid = \"room\"\nwhy = \"It matters\"\nessential = true\n\
         [[question.choice]]\nid = \"nursery\"\nrequire = { safety = { at-least = \"cold\" } }\n\
         [[question.choice]]\nid = \"attic\"\nlabel = \"An attic\"\n\
         [sources.manual]\ndate = \"2026\"\n\
         [[option]]\nid = \"led\"\nsummary = \"A good diode\"\n",
    )
    .tree;
    let safety = &tree.criteria()[tree.criterion("safety").unwrap()];
    assert!((safety.base.points() - 3.0).abs() < 1e-9);
    assert_eq!(safety.title, "Safety");
    let Scale::Level(levels) = &safety.scale else {
        panic!("levels")
    };
    let titles: Vec<&str> = levels
        .all()
        .rows()
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(titles, ["An open flame", "Quite hot", "Cold to the touch"]);
    let room = &tree.questions()[tree.question("room").unwrap()];
    assert_eq!(
        (room.ask.as_str(), room.why.as_deref()),
        ("Which room?", Some("It matters"))
    );
    let choices: Vec<&str> = room
        .choices()
        .rows()
        .iter()
        .map(|one| one.label.as_str())
        .collect();
    assert_eq!(choices, ["A cellar", "A nursery", "An attic"]);
    let nursery = &room.choices()[room.choice("nursery").unwrap()];
    assert_eq!(nursery.effects.requires.len(), 1);
    let manual = tree
        .sources()
        .find(|one| one.id.as_str() == "manual")
        .unwrap();
    let manual = &tree.sources()[manual];
    assert_eq!(manual.title, "Manual");
    assert!(matches!(manual.date, SourceDate::On(date) if date.to_string() == "2026"));
    let led = &tree.candidates()[tree.candidate("led").unwrap()];
    assert_eq!(
        (led.name.as_str(), led.summary.as_str()),
        ("LED", "A good diode")
    );
}

#[test]
fn everything_that_has_a_name_can_be_taken_out() {
    let more = format!(
        "{BASE}\n[[rule]]\nid = \"dark\"\nwhen = {{ room = \"cellar\" }}\nbecause = \"Dark\"\nweigh = {{ safety = 1 }}\n\
         [[question.choice]]\nid = \"attic\"\nlabel = \"An attic\"\n"
    )
    // Behind the last question, not the rule.
    .replace("[[question.choice]]\nid = \"attic\"\nlabel = \"An attic\"\n", "")
    .replace(
        "  id = \"nursery\"\n  label = \"A nursery\"\n",
        "  id = \"nursery\"\n  label = \"A nursery\"\n\n  [[question.choice]]\n  id = \"attic\"\n  label = \"An attic\"\n",
    )
    .replace(
        "  safety = { value = \"flame\", source = \"manual\" }\n",
        "  safety = { value = \"flame\", source = \"manual\" }\n  dimmable = { value = false, source = \"box\" }\n\
         [option.sources.box]\ntitle = \"Its box\"\nurl = \"https://example.org/box\"\ndate = \"2020\"\nkind = \"primary\"\n",
    );
    let with = |remove: &str| {
        let own = format!("{HEAD}remove = [{remove}]\n");
        let lamp = Text {
            shared: Some(SHARED),
            ..Text::of("lamp", &more)
        };
        let (built, faults, sources) = chain(&[Text::of("ours", &own), lamp]);
        built
            .unwrap_or_else(|| panic!("{}", told(&faults, &sources).join("\n")))
            .tree
    };
    let whole = with("");
    assert_eq!(whole.candidates().len(), 2);
    assert!(with("\"candle\"").candidate("candle").is_none());
    assert!(with("\"paint\"").question("paint").is_none());
    assert!(with("\"watts\"").criterion("watts").is_none());
    assert_eq!(with("\"dark\"").rules().len(), 0);
    assert!(with("\"mains\"").capability("mains").is_none());
    assert!(with("\"battery\"").capability("battery").is_none());
    assert_eq!(with("\"guess\"").sources().len(), whole.sources().len() - 1);
    let room = |tree: &crate::model::Tree| tree.questions()[tree.question("room").unwrap()].clone();
    assert!(room(&with("\"room.attic\"")).choice("attic").is_none());
    let area = with("\"area.tiny\"");
    let area = &area.questions()[area.question("area").unwrap()];
    assert!(matches!(&area.kind, QuestionKind::Number { bands, .. } if bands.is_empty()));
    let safety = with("\"safety.hot\"");
    let safety = &safety.criteria()[safety.criterion("safety").unwrap()];
    assert!(matches!(&safety.scale, Scale::Level(levels) if levels.all().len() == 2));
    // A fact and its source.
    let fact = with("\"candle.dimmable\", \"candle/box\"");
    assert_eq!(fact.sources().len(), whole.sources().len() - 1);
    let dimmable = fact.criterion("dimmable").unwrap();
    let candle = &fact.candidates()[fact.candidate("candle").unwrap()];
    assert!(matches!(
        &candle.facts[dimmable],
        crate::model::Fact::Unknown { .. }
    ));
}

#[test]
fn with_a_criterion_go_its_facts_and_with_an_option_its_exception() {
    let allow = "[[allow]]\ncode = \"never-first\"\nitem = \"candle\"\nbecause = \"Old\"\n\
                 [[allow]]\ncode = \"never-first\"\nitem = \"led\"\nbecause = \"New\"\n";
    let lamp = format!("{BASE}{allow}");
    let with = |own: &str| {
        let own = format!("{HEAD}{own}");
        let lamp = Text {
            shared: Some(SHARED),
            ..Text::of("lamp", &lamp)
        };
        let (built, faults, sources) = chain(&[Text::of("ours", &own), lamp]);
        built.unwrap_or_else(|| panic!("{}", told(&faults, &sources).join("\n")))
    };
    let items = |own: &str| -> Vec<(String, String)> {
        let all = with(own).allows.into_iter();
        all.map(|allow| (allow.item, allow.because)).collect()
    };
    let pair = |item: &str, because: &str| (item.to_owned(), because.to_owned());
    assert!(
        with("remove = [\"safety\"]")
            .tree
            .criterion("safety")
            .is_none()
    );
    assert_eq!(items(""), [pair("candle", "Old"), pair("led", "New")]);
    assert_eq!(items("remove = [\"candle\"]"), [pair("led", "New")]);
    assert_eq!(
        items("remove = [\"never-first:led\"]"),
        [pair("candle", "Old")]
    );
    assert_eq!(
        items("remove = [\"exception:never-first:led\"]"),
        [pair("candle", "Old")]
    );
    let other = "[[allow]]\ncode = \"never-first\"\nitem = \"led\"\nbecause = \"Ours\"\n";
    assert_eq!(items(other), [pair("candle", "Old"), pair("led", "Ours")]);
}

#[test]
fn what_is_taken_out_may_be_written_anew() {
    let tree = ours(
        "remove = [\"room\", \"candle\"]\n\
         [[question]]\nid = \"room\"\nask = \"Where?\"\nkind = \"one\"\n\
         [[question.choice]]\nid = \"in\"\nlabel = \"In\"\n[[question.choice]]\nid = \"out\"\nlabel = \"Out\"\n\
         [[option]]\nid = \"candle\"\nname = \"Our candle\"\nsummary = \"Tallow\"\n",
    )
    .tree;
    let ids: Vec<&str> = tree
        .questions()
        .rows()
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(ids, ["paint", "area", "room"]);
    let room = &tree.questions()[tree.question("room").unwrap()];
    assert!(room.choice("cellar").is_none() && room.choice("in").is_some());
    let safety = tree.criterion("safety").unwrap();
    let candle = &tree.candidates()[tree.candidate("candle").unwrap()];
    assert!(matches!(
        &candle.facts[safety],
        crate::model::Fact::Unknown { .. }
    ));
}

#[test]
fn a_name_of_several_things_needs_its_kind() {
    let lamp = BASE
        .replace("id = \"dimmable\"", "id = \"room\"")
        .replace("title = \"Can be dimmed\"", "title = \"Room\"");
    let with = |remove: &str| {
        let own = format!("{HEAD}remove = [\"{remove}\"]\n");
        let lamp = Text {
            shared: Some(SHARED),
            ..Text::of("lamp", &lamp)
        };
        let (built, faults, sources) = chain(&[Text::of("ours", &own), lamp]);
        (built.map(|built| built.tree), told(&faults, &sources))
    };
    let (tree, told) = with("room");
    assert!(tree.is_none());
    assert_eq!(
        told,
        [
            "ours/tree.toml:5:11 bad-extend `room` is a question and a criterion (say which: `question:room` or `criterion:room`)"
        ]
    );
    let tree = with("criterion:room").0.unwrap();
    assert!(tree.criterion("room").is_none() && tree.question("room").is_some());
    let tree = with("question:room").0.unwrap();
    assert!(tree.criterion("room").is_some() && tree.question("room").is_none());
}

#[test]
fn options_and_sources_stand_in_one_file_or_in_several() {
    let led =
        "id = \"led\"\nsummary = \"Ours\"\n[facts]\nwatts = { value = 5, source = \"shop\" }\n";
    let lantern = "id = \"lantern\"\nname = \"Lantern\"\nsummary = \"Of tin\"\n";
    let shop = "[sources.shop]\ntitle = \"A shop\"\nurl = \"https://example.org\"\ndate = \"2026\"\nkind = \"primary\"\n";
    let folder = Text {
        sources: Some(shop),
        options: &[("led", led), ("lantern", lantern)],
        ..Text::of("ours", HEAD)
    };
    let (built, faults, sources) = chain(&[folder, base()]);
    let folder = built
        .unwrap_or_else(|| panic!("{:?}", told(&faults, &sources)))
        .tree;
    let one = ours(&format!(
        "{shop}[[option]]\nid = \"led\"\nsummary = \"Ours\"\n[option.facts]\nwatts = {{ value = 5, source = \"shop\" }}\n\
         [[option]]\n{lantern}"
    ))
    .tree;
    assert_eq!(folder.candidates().len(), 3);
    assert_eq!(folder.candidates(), one.candidates());
    assert_eq!(folder.digest(), one.digest());
}

#[test]
fn shared_questions_of_both_are_there() {
    let more = "schema = 1\n[[capability]]\nid = \"gas\"\ntitle = \"Gas\"\n\
        [[question]]\nid = \"city\"\nask = \"Which?\"\nkind = \"one\"\n\
        [[question.choice]]\nid = \"a\"\nlabel = \"A\"\n[[question.choice]]\nid = \"b\"\nlabel = \"B\"\n";
    let own = format!(
        "{HEAD}[[question]]\nuse = \"city\"\n[[question]]\nuse = \"site\"\n[[question.choice]]\nid = \"indoors\"\nprovides = [\"gas\", \"battery\"]\n"
    );
    let own = Text {
        shared: Some(more),
        ..Text::of("ours", &own)
    };
    let (built, faults, sources) = chain(&[own, base()]);
    let built = built.unwrap_or_else(|| panic!("{:?}", told(&faults, &sources)));
    let shared: Vec<&str> = built
        .shared
        .iter()
        .map(crate::model::Slug::as_str)
        .collect();
    assert_eq!(shared, ["site", "city"]);
    assert!(built.tree.question("city").is_some() && built.tree.question("site").is_some());
}

#[test]
fn another_shared_question_of_a_name_in_use_is_an_error() {
    let other = SHARED.replace("label = \"Indoors\"", "label = \"Inside\"");
    let with = |tree: &str| {
        let tree = format!("{HEAD}{tree}");
        let own = Text {
            shared: Some(&other),
            ..Text::of("ours", &tree)
        };
        let (_, faults, sources) = chain(&[own, base()]);
        told(&faults, &sources)
    };
    assert_eq!(with(""), Vec::<String>::new());
    let told = with("[[question]]\nuse = \"site\"\n");
    assert_eq!(
        told,
        [
            "ours/shared.toml:8:6 duplicate-id shared question `site` is another one for the tree that is extended \
          (give yours another id, or ask the same with the same choices) + lamp/shared.toml:8:6 the one for which that tree was written"
        ]
    );
}

#[test]
fn chains_add_up() {
    let theirs = format!(
        "{}[[option]]\nid = \"lantern\"\nname = \"Lantern\"\nsummary = \"Tin\"\n",
        HEAD.replace("ours", "theirs")
    );
    let own = "schema = 1\nid = \"ours\"\nversion = \"1.0.0\"\nextend = \"theirs\"\nremove = [\"lantern\", \"candle\"]\n\
               [[option]]\nid = \"led\"\nsummary = \"Last\"\n";
    let (built, faults, sources) =
        chain(&[Text::of("ours", own), Text::of("theirs", &theirs), base()]);
    let tree = built
        .unwrap_or_else(|| panic!("{:?}", told(&faults, &sources)))
        .tree;
    assert_eq!(tree.candidates().len(), 1);
    let rows = tree.candidates().rows();
    assert!(rows.iter().all(|one| one.summary == "Last"));
}

#[test]
fn the_digest_follows_the_meaning_of_the_base() {
    let with = |lamp: &str| {
        let lamp = Text {
            shared: Some(SHARED),
            ..Text::of("lamp", lamp)
        };
        let (built, faults, _) = chain(&[Text::of("ours", HEAD), lamp]);
        assert!(faults.is_empty(), "{faults:?}");
        built.unwrap().tree.digest()
    };
    let plain = with(BASE);
    assert_ne!(with(&BASE.replace("max = 500", "max = 501")), plain);
    assert_ne!(with(&BASE.replace("\"A diode\"", "\"Diode\"")), plain);
    assert_eq!(with(&format!("# words\n{BASE}")), plain);
    assert_eq!(
        with(&BASE.replace("version = \"1.0.0\"", "version = \"1.1.0\"")),
        plain
    );
}

#[test]
fn places_are_those_of_the_file_that_says_it() {
    use crate::model::Item;
    let text = format!("{HEAD}[[question]]\nid = \"room\"\nwhy = \"So\"\n");
    let (built, _, sources) = chain(&[Text::of("ours", &text), base()]);
    let built = built.unwrap();
    let origins = built.origins.unwrap();
    let at = |item, key: &str| {
        let span = origins.place(item, key).unwrap();
        let name = sources.get(span.source).unwrap().name().to_owned();
        (name, sources.line_col(span).0)
    };
    let room = Item::Question(built.tree.question("room").unwrap());
    let watts = Item::Criterion(built.tree.criterion("watts").unwrap());
    assert_eq!(at(room, "why"), ("ours/tree.toml".to_owned(), 7));
    assert_eq!(at(room, "ask").0, "lamp/tree.toml");
    assert_eq!(at(watts, "").0, "lamp/tree.toml");
    assert_eq!(at(Item::Tree, "omits").0, "lamp/tree.toml");
    assert_eq!(at(Item::Tree, ""), ("ours/tree.toml".to_owned(), 2));
    let own: Vec<&str> = origins
        .own_capabilities(&built.tree)
        .into_iter()
        .map(|ix| built.tree.capabilities()[ix].id.as_str())
        .collect();
    assert_eq!(own, ["mains"]);
}

#[test]
fn a_shared_choice_cannot_be_taken_out() {
    let lamp = format!("{BASE}[[question]]\nuse = \"site\"\n");
    let own = format!("{HEAD}remove = [\"site.indoors\"]\n");
    let lamp = Text {
        shared: Some(SHARED),
        ..Text::of("lamp", &lamp)
    };
    let (_, faults, sources) = chain(&[Text::of("ours", &own), lamp]);
    assert_eq!(
        told(&faults, &sources),
        [
            "ours/tree.toml:5:11 bad-extend `site.indoors` is a choice of a shared question, the same for all trees \
          (give it other effects, or take the question out and ask one of your own)"
        ]
    );
    assert_eq!(faults_of("remove = []\n"), Vec::<String>::new());
}
