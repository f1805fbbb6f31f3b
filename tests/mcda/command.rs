//! The commands on tables, as a user runs them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TABLE: &str = "Laptops,Price,Battery,Mass\ndirection,min,max,min\nweight,5,3,2\n\
                     unit,EUR,h,kg\nworst,2500,4,\nbest,500,20,\nAlpha,800,8,1.3\n\
                     Beta,1500,18,1.9\n\"Gamma, 15\"\"\",2100,14,1.3\n";

fn run(folder: &Path, arguments: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("CI", "true")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who does not read its input may be gone already.
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| unreachable!("{}", err(output)))
}

#[test]
fn a_table_is_decided_like_a_tree() {
    let found = run(
        here(),
        &["decide", "--matrix", "-", "--format", "json"],
        TABLE,
    );
    assert!(
        found.status.success() && found.stderr.is_empty(),
        "{}",
        err(&found)
    );
    let report = json(&found);
    assert_eq!(report["recommendation"]["winner"], "alpha");
    assert_eq!(report["tree"]["as_of"], Value::Null);
    let scores: Vec<f64> = report["ranking"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["score"].as_f64().unwrap())
        .collect();
    crate::support::near(&scores, &[70.0, 51.25, 48.75], 1e-9);
    assert!(report["robustness"].is_object());
    let omitted = report["scope"]["omits"][0].as_str().unwrap();
    assert!(omitted.contains("Mass states no range"), "{omitted}");
    let schema = run(here(), &["schema", "report"], "");
    let schema: Value = json(&schema);
    jsonschema::validator_for(&schema)
        .unwrap()
        .validate(&report)
        .unwrap();
    let plain = out(&run(here(), &["decide", "--matrix", "-"], TABLE));
    assert!(
        !plain.contains("question") && !plain.contains("as of"),
        "{plain}"
    );
}

#[test]
fn every_method_reports_the_same_in_every_format_and_keeps_the_schema() {
    let schema: Value = json(&run(here(), &["schema", "method"], ""));
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (method, tables, second) in [
        ("weighted-sum", 3, 0.5125),
        ("weighted-product", 3, 0.676_92),
        ("topsis", 5, 0.548_204_2),
        ("vikor", 3, 0.264_423_0),
        ("promethee-ii", 3, -0.025),
    ] {
        let arguments = ["decide", "--matrix", "-", "--method", method, "--format"];
        let with = |format| run(here(), &[&arguments[..], &[format]].concat(), TABLE);
        let report = json(&with("json"));
        schema.validate(&report).unwrap();
        assert_eq!(report["first"], serde_json::json!(["Alpha"]), "{method}");
        assert_eq!(
            report["tables"].as_array().unwrap().len(),
            tables,
            "{method}"
        );
        assert_eq!(report["compromise"].is_object(), method == "vikor");
        let score = report["ranking"]["rows"][1]["cells"][1].as_f64().unwrap();
        assert!((score - second).abs() < 1e-5, "{method}: {score}");
        for format in ["table", "plain", "markdown"] {
            let found = with(format);
            assert!(found.status.success() && found.stderr.is_empty());
            let digits = format!("{second:.4}");
            assert!(out(&found).contains(&digits), "{method} {format}: {digits}");
        }
    }
}

#[test]
fn a_tree_without_questions_and_the_table_of_its_figures_agree() {
    let folder = tempfile::tempdir().unwrap();
    let option = |name: &str, price: u32, battery: u32| {
        format!(
            "[[option]]\nid = \"{}\"\nname = \"{name}\"\nsummary = \"x\"\n[option.facts]\n\
             price = {{ value = {price}, source = \"s\" }}\n\
             battery = {{ value = {battery}, source = \"s\" }}\n[option.sources.s]\ntitle = \"S\"\n\
             url = \"https://example.org\"\ndate = \"2026\"\nkind = \"primary\"\n",
            name.to_lowercase()
        )
    };
    let criterion = |id: &str, worst: u32, best: u32, weight: u32| {
        format!(
            "[[criterion]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"number\"\nunit = \"u\"\n\
             measure = \"m\"\nvalue = {{ scale = \"linear\", worst = {worst}, best = {best} }}\n\
             weight = {weight}\n"
        )
    };
    let tree = format!(
        "schema = 1\nid = \"t\"\nversion = \"1.0.0\"\nas-of = \"2026\"\ntitle = \"T\"\n[scope]\n\
         decides = \"d\"\nomits = [\"o\"]\n{}{}{}{}",
        criterion("price", 2500, 500, 5),
        criterion("battery", 4, 20, 3),
        option("Alpha", 800, 8),
        option("Beta", 1500, 18)
    );
    std::fs::write(folder.path().join("t.toml"), tree).unwrap();
    let table = "T,price,battery\ndirection,min,max\nweight,5,3\nunit,u,u\nworst,2500,4\n\
                 best,500,20\nAlpha,800,8\nBeta,1500,18\n";
    for method in [
        "weighted-sum",
        "topsis",
        "vikor",
        "promethee-ii",
        "weighted-product",
    ] {
        let common = ["--method", method, "--format", "json"];
        let tree = run(
            folder.path(),
            &[&["decide", "./t.toml"], &common[..]].concat(),
            "",
        );
        let table = run(
            folder.path(),
            &[&["decide", "--matrix", "-"], &common[..]].concat(),
            table,
        );
        assert_eq!(json(&tree)["ranking"], json(&table)["ranking"], "{method}");
    }
    let checked = run(folder.path(), &["check", "./t.toml"], "");
    let said = out(&checked) + &err(&checked);
    assert!(!said.contains("warning["), "{said}");
}

#[test]
fn every_fault_of_a_table_is_told_at_its_place() {
    let table = "T;A;B;A\ndirection;max;up\nweight;1;-1;2\nworst;1;;5\nbest;;9;\n\
                 preference;linaer;;v-shape\nX;1,5;1 000;3\n;2;;\nX;=cmd|x;12 EUR;1e200;7\n\
                 weight;1;1;1\n";
    let found = run(here(), &["decide", "--matrix", "-"], table);
    assert_eq!(found.status.code(), Some(4));
    assert!(found.stdout.is_empty());
    let said = err(&found);
    for place in [
        "criterion `A` stands there twice\n --> stdin:1:7",
        "`up` is no direction\n --> stdin:2:15",
        "a weight is a number from 0 to 1000000\n --> stdin:3:10",
        "`A` has `worst`, and no `best`\n --> stdin:4:7",
        "`linaer` is no preference function\n --> stdin:6:12",
        "`v-shape` needs `p`\n --> stdin:6:20",
        "no number: `1,5`\n --> stdin:7:3",
        "no number: `1 000`\n --> stdin:7:7",
        "an option needs a name\n --> stdin:8:1",
        "option `X` stands there twice\n --> stdin:9:1",
        "no number: `=cmd|x`\n --> stdin:9:3",
        "no number: `12 EUR`\n --> stdin:9:10",
        "too large: at most 1e100 in size\n --> stdin:9:17",
        "a cell beyond the 3 criteria of the first line\n --> stdin:9:23",
        "the row `weight` stands above the options\n  --> stdin:10:1",
    ] {
        assert!(said.contains(place), "{place}\n{said}");
    }
}

#[test]
fn a_hostile_table_is_harmless_in_every_format() {
    let table = "=cmd|'/c calc'!A0,\u{1b}[2J\u{202e}x,\"b\n::error::y\"\ndirection,max,min\n\
                 weight,1,1\n\"::error::<script>|\n- [x](javascript:1)\",1,2\n=1+1,2,3\n";
    let methods: [&[&str]; 3] = [&[], &["--method", "promethee-ii"], &["--method", "topsis"]];
    for method in methods {
        for format in ["table", "plain", "markdown", "json"] {
            let arguments = [&["decide", "--matrix", "-", "--format", format], method].concat();
            let found = run(here(), &arguments, table);
            assert!(found.status.success(), "{}", err(&found));
            let said = out(&found);
            assert!(!said.contains(['\u{1b}', '\u{202e}']), "{format}");
            assert!(
                !said.lines().any(|line| line.starts_with("::")),
                "{format}: {said}"
            );
            if format == "markdown" {
                assert!(
                    !said.contains("<script>") && !said.contains("[x](java"),
                    "{said}"
                );
            }
        }
    }
}

#[test]
fn what_is_no_table_is_refused_in_time() {
    let rows: Vec<String> = (0..90_000).map(|n| format!("x{n},1")).collect();
    let many = rows.join("\n");
    for (table, code, words) in [
        (String::new(), 4, "it has no criterion"),
        ("a,b\n".to_owned(), 4, "there is no option"),
        (
            "a,b\ndirection,max\nweight,0\nx,1\n".to_owned(),
            4,
            "all weights are 0",
        ),
        ("a,b\nx,1\n".to_owned(), 4, "there is no row `direction`"),
        (
            format!("a{}\n", ",b".repeat(501)),
            4,
            "at most 500 criteria",
        ),
        ("x\n".repeat(500_000), 4, "it has no criterion"),
        (format!("a,b\n{many}"), 4, "at most 2000 options"),
        ("x".repeat(2 << 20), 4, "has more than 1 MiB"),
        ("a,\"b\nx,1\n".to_owned(), 4, "error["),
    ] {
        let found = run(here(), &["decide", "--matrix", "-"], &table);
        assert_eq!(found.status.code(), Some(code), "{words}: {}", err(&found));
        assert!(err(&found).contains(words), "{words}: {}", err(&found));
        assert!(found.stdout.is_empty());
    }
    let zero = "T,a\ndirection,max\nweight,1\nx,0\ny,1\n";
    let found = run(
        here(),
        &["decide", "--matrix", "-", "--method", "weighted-product"],
        zero,
    );
    assert_eq!(found.status.code(), Some(4));
    assert!(err(&found).contains("`x` has 0 on `a`"), "{}", err(&found));
    let none = run(here(), &["decide", "--matrix", "nowhere.csv"], "");
    assert_eq!(none.status.code(), Some(1));
    let both = run(here(), &["decide", "runtime", "--matrix", "-"], "");
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn other_methods_run_on_what_is_left_of_a_tree() {
    let edge = ["decide", "runtime", "--profile", "edge", "--no-input"];
    let found = run(
        here(),
        &[&edge[..], &["--methods", "--format", "json"]].concat(),
        "",
    );
    let report = json(&found);
    let schema: Value = json(&run(here(), &["schema", "report"], ""));
    jsonschema::validator_for(&schema)
        .unwrap()
        .validate(&report)
        .unwrap();
    let methods = report["robustness"]["methods"].as_array().unwrap();
    let names: Vec<&str> = methods
        .iter()
        .map(|one| one["method"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["topsis", "promethee-ii", "weighted-product", "vikor"]
    );
    let left = report["ranking"].as_array().unwrap().len();
    for one in methods {
        let ranked = one["ranking"].as_array().unwrap().len();
        let run = one["agrees"].is_boolean();
        assert_eq!(ranked, if run { left } else { 0 });
        assert_eq!(one["worth_nothing"].is_string(), !run);
        if run {
            let first = &one["ranking"][0]["option"];
            let winner = &report["recommendation"]["winner"];
            assert_eq!(one["agrees"].as_bool().unwrap(), first == winner);
        }
    }
    let quiet = run(here(), &[&edge[..], &["--format", "json"]].concat(), "");
    assert_eq!(json(&quiet)["robustness"]["methods"], Value::Null);
    let one = run(
        here(),
        &[&edge[..], &["--method", "vikor", "--format", "json"]].concat(),
        "",
    );
    let one = json(&one);
    assert_eq!(one["basis"], "values");
    let ranks = &methods[3]["ranking"];
    let score = one["ranking"]["rows"][0]["cells"][1].as_f64();
    assert_eq!(score, ranks[0]["score"].as_f64());
}

#[test]
fn the_weighted_sum_of_what_is_left_is_the_score() {
    for profile in ["edge", "enterprise-platform"] {
        let with = [
            "decide",
            "runtime",
            "--profile",
            profile,
            "--no-input",
            "--format",
            "json",
        ];
        let report = json(&run(here(), &[&with[..], &["--quick"]].concat(), ""));
        let method = json(&run(
            here(),
            &[&with[..], &["--method", "weighted-sum"]].concat(),
            "",
        ));
        let rows = method["ranking"]["rows"].as_array().unwrap();
        let sums = rows
            .iter()
            .map(|row| row["cells"][1].as_f64().unwrap() * 100.0);
        let ranking = report["ranking"].as_array().unwrap();
        let scores = ranking.iter().map(|row| row["score"].as_f64().unwrap());
        let (sums, scores): (Vec<f64>, Vec<f64>) = (sums.collect(), scores.collect());
        assert!(scores.len() > 2);
        crate::support::near(&sums, &scores, 1e-9);
    }
}

#[test]
fn weights_found_by_hand_load_as_answers() {
    let folder = tempfile::tempdir().unwrap();
    let weigh = ["weigh", "runtime", "--profile", "edge"];
    let order = "cold-start\nisolation\nMemory overhead\n";
    let found = run(
        folder.path(),
        &[&weigh[..], &["--roc", "-", "-o", "w.toml"]].concat(),
        order,
    );
    assert!(found.status.success(), "{}", err(&found));
    let again = run(
        folder.path(),
        &[&weigh[..], &["--roc", "-", "-o", "w.toml"]].concat(),
        order,
    );
    assert_eq!(
        again.status.code(),
        Some(1),
        "a file is not replaced unasked"
    );
    let decide = [
        "decide",
        "runtime",
        "--no-input",
        "--format",
        "json",
        "--profile",
        "edge",
    ];
    let before = json(&run(folder.path(), &decide, ""));
    let after = run(
        folder.path(),
        &[&decide[..], &["-a", "w.toml"]].concat(),
        "",
    );
    let after = json(&after);
    let weight = |report: &Value, id: &str| -> f64 {
        let weights = report["weights"].as_array().unwrap();
        let own = weights
            .iter()
            .filter(|one| one["criterion"] == id && one["kind"] == "criterion");
        own.map(|one| one["weight"].as_f64().unwrap()).sum()
    };
    let ids = ["cold-start", "isolation", "memory-overhead"];
    let sum = |report: &Value| -> f64 { ids.iter().map(|id| weight(report, id)).sum() };
    assert!(
        (sum(&before) - sum(&after)).abs() < 1e-3,
        "they keep their sum"
    );
    let shares = ids.map(|id| weight(&after, id) / sum(&after));
    crate::support::near(&shares, &[11.0 / 18.0, 5.0 / 18.0, 2.0 / 18.0], 1e-3);
    let wrong = run(
        folder.path(),
        &["weigh", "runtime", "--swing", "-"],
        "isolaton,1\nisolation,x\n",
    );
    assert_eq!(wrong.status.code(), Some(4));
    let said = err(&wrong);
    assert!(
        said.contains("did you mean `isolation`?") && said.contains("stdin:2:11"),
        "{said}"
    );
    let nobody = run(folder.path(), &["weigh", "runtime"], "");
    assert_eq!(nobody.status.code(), Some(1));
}

#[test]
fn pairs_are_weighed_and_the_worst_is_named() {
    let pairs = "Home,Price,Battery,Mass\nPrice,1,3,5\nBattery,,1,1/4\nMass,,,1\n";
    let found = run(here(), &["weigh", "--ahp", "-"], pairs);
    assert!(found.status.success());
    assert_eq!(
        out(&found),
        "pairs of 3 criteria (AHP, Saaty 1990): lambda 3.4134, consistency ratio 0.356 by Saaty's \
         table\n  0.6437  Price\n  0.1140  Battery\n  0.2423  Mass\nthe farthest off is `Price` \
         against `Battery`: judged 3, the weights say 5.6\n"
    );
    assert!(err(&found).contains("0.356, above 0.10"), "{}", err(&found));
    for (table, place) in [
        (",b,c\nb,1,3\nc,1/2,1\n", "stdin:3:3"),
        (
            ",b,c\nb,1,\nc,,1\n",
            "there is no judgment on `b` against `c`",
        ),
        (",b,c\nb,1,0\nc,,1\n", "`0` is no judgment"),
        ("x,b,c\nc,1,3\nb,,1\n", "stdin:2:1"),
        (",b,c\nb,2,3\nc,,1\n", "`b` against `b` is 1"),
        ("", "names no criterion"),
    ] {
        let found = run(here(), &["weigh", "--ahp", "-"], table);
        assert_eq!(found.status.code(), Some(4), "{table}");
        assert!(err(&found).contains(place), "{place}: {}", err(&found));
    }
}
