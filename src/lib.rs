//! whystack
