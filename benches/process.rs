//! The whole process against a hello-world of Rust, in the same run: time and memory.
//!
//! Not a statistics suite: both programs are started in turns, so that whatever slows the machine
//! slows both; the medians and their ratio are printed.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench may fail loudly"
)]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 200;

fn hello(folder: &Path) -> PathBuf {
    let source = folder.join("hello.rs");
    fs::write(&source, "fn main() { println!(\"hello\"); }\n").unwrap();
    let program = folder.join("hello");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let done = Command::new(rustc)
        .arg("-O")
        .arg(&source)
        .arg("-o")
        .arg(&program)
        .status()
        .unwrap();
    assert!(done.success());
    program
}

fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let done = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let time = start.elapsed();
    assert!(done.success());
    time
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The highest resident memory in kB: the report is longer than a pipe holds, so the process
/// waits with all its work done while its status is read.
fn peak_kb(command: &mut Command) -> Option<u64> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = [0_u8; 1];
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_exact(&mut first)
        .unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok();
    let mut rest = Vec::new();
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_to_end(&mut rest)
        .unwrap();
    child.wait().unwrap();
    let line = status?
        .lines()
        .find(|line| line.starts_with("VmHWM:"))?
        .to_owned();
    line.split_whitespace().nth(1)?.parse().ok()
}

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let hello = hello(folder.path());
    let whystack = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whystack"));
        command
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("CI", "true");
        command
    };
    let complete = ["decide", "runtime", "-a", "benches/complete.toml"];
    let open = folder.path().join("open.toml");
    let text = "schema = 1\nunanswered = \"unknown\"\n[answers.runtime]\n[answers.policy]\n";
    fs::write(&open, text).unwrap();
    let open = open.to_str().unwrap();
    let profile = ["--profile", "regulated-air-gapped", "--no-input"];
    let cases: [(&str, Vec<&str>); 7] = [
        (
            "answered, quick, table",
            [&complete[..], &["--quick"]].concat(),
        ),
        (
            "answered, quick, json",
            [&complete[..], &["--quick", "--format", "json"]].concat(),
        ),
        ("answered, table", complete.to_vec()),
        (
            "answered, json",
            [&complete[..], &["--format", "json"]].concat(),
        ),
        (
            "a profile, quick",
            [&["decide", "runtime"], &profile[..], &["--quick"]].concat(),
        ),
        ("a profile", [&["decide", "runtime"], &profile[..]].concat()),
        ("all open, policy", vec!["decide", "policy", "-a", open]),
    ];
    let mut floor = Vec::new();
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); cases.len()];
    for _ in 0..RUNS {
        floor.push(time(&mut Command::new(&hello)));
        for ((_, args), times) in cases.iter().zip(&mut times) {
            times.push(time(&mut whystack(args)));
        }
    }
    let floor = median(&mut floor);
    println!("hello world              {floor:>10.3?}");
    for ((name, _), times) in cases.iter().zip(&mut times) {
        let median = median(times);
        let ratio = median.as_secs_f64() / floor.as_secs_f64();
        println!("{name:<24} {median:>10.3?}  {ratio:.2} times hello world");
    }
    let json = [&complete[..], &["--format", "json"]].concat();
    if let Some(kb) = peak_kb(&mut whystack(&json)) {
        println!(
            "peak memory              {:>7.1} MB",
            f64::from(u32::try_from(kb).unwrap()) / 1000.0
        );
    }
}
