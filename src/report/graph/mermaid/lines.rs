//! The lines of nodes.

use std::fmt::Write as _;

use crate::report::graph::view::{Card, Group, Need, RowKind, RuleCard};
use crate::report::mermaid::{ASK, LABEL, NEED, bold, label, small};

/// The lines of a question: what is asked, how, and what can be answered; its condition unless
/// the one arrow to it says all of it.
pub(super) fn question(card: &Card, told_by_arrow: bool) -> Vec<String> {
    let mut lines = vec![format!(
        "<b>{} · {}</b>",
        card.number,
        label(&card.ask, ASK)
    )];
    let mut about = vec![label(&card.id, LABEL), label(&card.takes, LABEL)];
    about.extend(card.essential.then(|| "essential".to_owned()));
    about.extend(card.shared.then(|| "shared".to_owned()));
    about.extend(card.answered_by());
    lines.push(format!("<i>{}</i>", about.join(" · ")));
    if let Some(when) = card.when.as_ref().filter(|_| !told_by_arrow) {
        lines.push(format!("asked if {}", label(when, NEED)));
    }
    if card.is_told() {
        lines.push(format!("<b>{}</b>", label(&card.said, NEED)));
    }
    for group in &card.groups {
        lines.extend(answers(group));
    }
    if card.hidden > 0 && !card.groups.is_empty() {
        lines.push(format!("… {} more", card.hidden));
    }
    lines
}

/// The lines of some answers with what they do.
fn answers(group: &Group) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &group.rows {
        let mark = if row.taken { "✔ " } else { "" };
        let mut line = match row.kind {
            RowKind::Answer => {
                let (id, label) = (bold(&row.id, LABEL), label(&row.label, LABEL));
                format!("{mark}{id} {label}")
            }
            RowKind::Common | RowKind::WhileOpen => {
                format!("{mark}<i>{}</i>", label(&row.label, LABEL))
            }
        };
        if let Some(when) = &row.when {
            write!(line, " <i>(if {})</i>", label(when, LABEL)).ok();
        }
        lines.push(line);
    }
    lines.extend(group.needs.iter().map(need));
    lines
}

fn need(need: &Need) -> String {
    let words = label(&need.words, NEED);
    format!("→ <i>{}</i> {words}", need.verb.word())
}

/// The lines of a rule.
pub(super) fn rule(rule: &RuleCard) -> Vec<String> {
    let mut lines = vec![
        format!("<b>Rule {}</b>", label(&rule.id, LABEL)),
        format!("if {}", label(&rule.when, NEED)),
    ];
    lines.extend(rule.needs.iter().map(need));
    lines.push(small(&rule.because, NEED));
    lines
}
