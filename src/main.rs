//! whystack
fn main() {}
