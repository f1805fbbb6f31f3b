//! Facts, sources and options.

use super::Put::{Add, Swap};
use super::each_is_reported;
use crate::diagnostic::Code;

/// Facts of an option beside the candle's.
macro_rules! fact {
    ($text:literal) => {
        Add(concat!("  [option.facts]\n", $text))
    };
}

/// Something about an option.
macro_rules! led {
    ($text:literal) => {
        Swap(
            "summary = \"A diode\"",
            concat!("summary = \"A diode\"\n", $text),
        )
    };
}

#[test]
fn facts() {
    each_is_reported(&[
        (
            Code::UnknownName,
            fact!("«safty = { value = \"hot\", source = \"manual\" }"),
            "did you mean `safety`?",
        ),
        (
            Code::MissingSource,
            fact!("safety = «{ value = \"hot\" }"),
            "name one under `[sources]`",
        ),
        (
            Code::MissingSource,
            fact!("safety = «{ applies = false }"),
            "a fact without a source",
        ),
        (
            Code::UnknownName,
            fact!("safety = { value = \"hot\", source = «\"manuel\" }"),
            "did you mean `manual`?",
        ),
        (
            Code::UnknownName,
            fact!("safety = { value = «\"hto\", source = \"manual\" }"),
            "did you mean `hot`?",
        ),
        (
            Code::WrongType,
            fact!("safety = { value = «3, source = \"manual\" }"),
            "the id of a level",
        ),
        (
            Code::WrongType,
            fact!("warm-up = { value = «\"fast\", source = \"manual\" }"),
            "a number of ms, or [low, high]",
        ),
        (
            Code::WrongType,
            fact!("warm-up = { value = «[1, 2, 3], source = \"manual\" }"),
            "a number of ms, or [low, high]",
        ),
        (
            Code::WrongType,
            fact!("dimmable = { value = «\"yes\", source = \"manual\" }"),
            "true or false",
        ),
        (
            Code::UnknownName,
            fact!("colours = { value = [\"red\", «\"gren\"], source = \"manual\" }"),
            "did you mean `green`?",
        ),
        (
            Code::BadEvidence,
            fact!("colours = { value = [\"red\"], unknown = «[\"red\"], source = \"manual\" }"),
            "both known and unknown",
        ),
        (
            Code::BadEvidence,
            fact!("warm-up = { value = «[3, 1], source = \"manual\" }"),
            "low to high",
        ),
        (
            Code::BadEvidence,
            fact!("safety = { value = «[\"cold\", \"hot\"], source = \"manual\" }"),
            "worst to best",
        ),
        (
            Code::BadEvidence,
            fact!("warm-up = { value = 3, source = \"manual\", «measure = \"other\" }"),
            "must be of the criterion's own measure",
        ),
        (
            Code::BadEvidence,
            fact!("safety = { value = \"hot\", «unknown = \"x\", source = \"manual\" }"),
            "for members of a set",
        ),
        (
            Code::BadEvidence,
            fact!("safety = { applies = «true, source = \"manual\" }"),
            "only ever false",
        ),
        (
            Code::BadEvidence,
            fact!("safety = { «applies = false, value = \"hot\", source = \"manual\" }"),
            "has no value",
        ),
        (
            Code::MissingKey,
            fact!("safety = «{ source = \"manual\" }"),
            "`value`, `applies = false`",
        ),
        (
            Code::WrongType,
            fact!("safety = { unknown = «true }"),
            "the reason",
        ),
        (
            Code::BadText,
            fact!("safety = { unknown = «\" \" }"),
            "empty",
        ),
        (
            Code::BadEvidence,
            fact!("safety = «[]"),
            "a fact needs evidence",
        ),
        (Code::WrongType, fact!("safety = «\"hot\""), "a table"),
        (
            Code::BadEvidence,
            fact!("warm-up = [{ unknown = \"x\" }, «{ value = 3, source = \"manual\" }]"),
            "of the same measure",
        ),
        (
            Code::BadEvidence,
            fact!("warm-up = [{ value = 3, source = \"manual\" }, { «unknown = \"x\" }]"),
            "first evidence only",
        ),
        (
            Code::BadEvidence,
            fact!("dimmable = { value = true, source = «\"guess\", note = \"n\" }"),
            "only levels and ranges can be assessed",
        ),
        (
            Code::BadEvidence,
            fact!("warm-up = { value = 3, source = «\"guess\", note = \"n\" }"),
            "only levels and ranges can be assessed",
        ),
        (
            Code::BadEvidence,
            fact!("safety = { value = \"hot\", source = «\"guess\" }"),
            "its reasoning in `note`",
        ),
        (
            Code::BadEvidence,
            fact!(
                "safety = [{ value = \"hot\", source = \"manual\" }, { value = \"cold\", source = «\"guess\" }]"
            ),
            "its reasoning in `note`",
        ),
    ]);
}

#[test]
fn sources() {
    each_is_reported(&[
        (
            Code::BadUrl,
            Swap(
                "url = \"https://example.org/manual\"",
                "url = «\"javascript:alert(1)\"",
            ),
            "no http or https address",
        ),
        (
            Code::BadUrl,
            Swap(
                "url = \"https://example.org/manual\"",
                "url = «\"https://\"",
            ),
            "no http or https address",
        ),
        (
            Code::BadUrl,
            Swap(
                "url = \"https://example.org/manual\"",
                "url = «\"https://user@example.org/\"",
            ),
            "no http or https address",
        ),
        (
            Code::MissingKey,
            Add("«[option.sources.x]\ntitle = \"X\"\ndate = \"2024\"\nkind = \"primary\""),
            "needs `url`",
        ),
        (
            Code::MissingKey,
            Add("«[option.sources.x]\ntitle = \"X\"\nkind = \"assessment\""),
            "a source needs `date`",
        ),
        (
            Code::BadDate,
            Swap("date = \"2024-05\"", "date = «\"May 2024\""),
            "or `undated`",
        ),
        (
            Code::BadDate,
            Swap(
                "date = \"2024-05\"",
                "date = \"2024-05\"\nread = «\"yesterday\"",
            ),
            "no date",
        ),
        (
            Code::UnknownName,
            Swap("kind = \"primary\"", "kind = «\"primry\""),
            "did you mean `primary`?",
        ),
        (
            Code::DuplicateId,
            Add("[option.sources.«manual]\ntitle = \"X\"\ndate = \"2024\"\nkind = \"assessment\""),
            "`manual` is a shared source",
        ),
    ]);
}

#[test]
fn options() {
    each_is_reported(&[
        (
            Code::MissingKey,
            Add("«[[option]]\nid = \"x\"\nname = \"X\""),
            "an option needs `summary`",
        ),
        (
            Code::UnknownName,
            led!("needs = [«\"main\"]"),
            "did you mean `mains`?",
        ),
        (
            Code::UnknownName,
            led!("needs = [{ any = [\"mains\", «\"batery\"] }]"),
            "did you mean `battery`?",
        ),
        (
            Code::BadEffect,
            led!("needs = [{ «any = [] }]"),
            "names no capability",
        ),
        (
            Code::WrongType,
            led!("needs = «\"mains\""),
            "a list of capabilities",
        ),
        (Code::WrongType, led!("needs = [«3]"), "a table"),
        (
            Code::UnknownName,
            led!("conflicts = [«\"main\"]"),
            "did you mean `mains`?",
        ),
        (
            Code::UnknownName,
            led!("provides = [«\"main\"]"),
            "did you mean `mains`?",
        ),
        (Code::BadDate, led!("since = «\"2024-5\""), "no date"),
        (
            Code::BadId,
            led!("form-of = «\"L E D\""),
            "for example `l-e-d`",
        ),
        (
            Code::MissingKey,
            led!("ended = «{ date = \"2027\" }"),
            "needs `source`",
        ),
        (
            Code::UnknownName,
            led!("ended = { date = \"2027\", source = «\"manul\" }"),
            "did you mean `manual`?",
        ),
        (
            Code::BadUrl,
            led!("homepage = «\"ftp://x\""),
            "no http or https",
        ),
        (
            Code::MissingKey,
            Add("[[option.next]]\n«title = \"T\"\nsource = \"manual\""),
            "needs `run` or `text`",
        ),
        (
            Code::BadText,
            Add("[[option.next]]\ntitle = \"T\"\nrun = «\"a\\nb\"\nsource = \"manual\""),
            "one line",
        ),
        (
            Code::BadText,
            Add("[[option.next]]\ntitle = \"T\"\nrun = «\"a\\u202eb\"\nsource = \"manual\""),
            "one line",
        ),
        (
            Code::BadText,
            Add("[[option.next]]\ntitle = \"T\"\ntext = «\"a\\u001bb\"\nsource = \"manual\""),
            "control",
        ),
        (
            Code::MissingKey,
            Add("«[[option.next]]\ntitle = \"T\"\nrun = \"ls\""),
            "a next step needs `source`",
        ),
        (
            Code::UnknownName,
            Add("[[option.next]]\ntitle = \"T\"\nrun = \"ls\"\nsource = «\"manu\""),
            "manual",
        ),
    ]);
}
