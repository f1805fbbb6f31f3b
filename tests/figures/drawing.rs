//! The drawing in README.md: what the command there writes.

use std::process::Command;

use crate::block::is_fresh;

#[test]
fn the_drawing_is_fresh() {
    let output = Command::new(env!("CARGO_BIN_EXE_whystack"))
        .args(["graph", "tests/graph/lamp.toml"])
        .args([
            "--set",
            "room=cellar",
            "--set",
            "socket=yes",
            "--set",
            "hours=1",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let drawn = String::from_utf8(output.stdout).unwrap();
    let block = format!("```mermaid\n{drawn}```\n");
    is_fresh("README.md", "drawing", &block);
}
