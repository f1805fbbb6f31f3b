//! The licences of all dependencies, held against the list in deny.toml.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Command;

/// Whether an SPDX expression can be met with allowed licences: one side of an OR, both of an AND.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    let expression = expression.replace('/', " OR ");
    let ways = expression.split(" OR ");
    let trimmed = |part: &str| part.trim().trim_matches(['(', ')']).to_owned();
    if expression.contains(") AND") || expression.contains("AND (") {
        return expression.split(" AND ").all(|part| {
            trimmed(part)
                .split(" OR ")
                .any(|one| allowed.contains(&trimmed(one).as_str()))
        });
    }
    ways.into_iter().any(|way| {
        way.split(" AND ")
            .all(|one| allowed.contains(&trimmed(one).as_str()))
    })
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let deny: toml::Table =
        toml::from_str(&std::fs::read_to_string(root.join("deny.toml")).unwrap()).unwrap();
    let allowed: Vec<&str> = deny["licenses"]["allow"]
        .as_array()
        .unwrap()
        .iter()
        .map(|licence| licence.as_str().unwrap())
        .collect();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    let refused: Vec<String> = packages
        .iter()
        .map(|package| {
            (
                package["name"].to_string(),
                package["license"].as_str().unwrap_or("none"),
            )
        })
        .filter(|(_, licence)| !is_met(licence, &allowed))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert!(refused.is_empty(), "not in deny.toml: {refused:#?}");
}

#[test]
fn expressions_are_read_rightly() {
    let allowed = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/Apache-2.0",
        "(GPL-3.0 OR MIT) AND Unicode-3.0",
    ] {
        assert!(is_met(good, &allowed), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "none",
        "(MIT OR Apache-2.0) AND GPL-3.0",
    ] {
        assert!(!is_met(bad, &allowed), "{bad}");
    }
}
