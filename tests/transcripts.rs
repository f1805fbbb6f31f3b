//! The transcripts of README.md and tests/cmd run as they stand.

#[test]
fn what_the_documentation_shows_is_what_happens() {
    trycmd::TestCases::new()
        .case("README.md")
        .case("tests/cmd/*.md")
        .env("COLUMNS", "100")
        .env("CI", "true")
        .run();
}
