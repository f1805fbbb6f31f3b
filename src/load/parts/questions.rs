//! The questions of a tree: its own, and shared ones in use.

use super::Parts;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::former::former_ids;
use crate::load::names::Named;
use crate::load::node::unknown_name;
use crate::load::question::{SharedQuestion, choices_were, own, used};
use crate::load::shared::{Shared, word};
use crate::load::table::Table;
use crate::model::{QuestionIx, Renamed};
use crate::text::limits;
use crate::text::ticked;

impl Parts<'_> {
    pub(in crate::load) fn questions(&mut self, shared: &Shared, root: &Table<'_>) {
        let nodes = root
            .get("question")
            .and_then(|node| node.items())
            .unwrap_or_default();
        if Self::too_many(root, "question", nodes.len(), limits::QUESTIONS) {
            return;
        }
        let tables = root.tables("question");
        let ids: Vec<Option<String>> = tables
            .iter()
            .map(|table| word(table, "id").or_else(|| word(table, "use")))
            .map(|id| id.map(str::to_owned))
            .collect();
        for (n, table) in tables.into_iter().enumerate() {
            let later: Vec<String> = ids.iter().skip(n).flatten().cloned().collect();
            let is_use = table.get("use").is_some();
            let name = word(&table, if is_use { "use" } else { "id" });
            let question = if is_use {
                self.find_shared(shared, &table)
                    .and_then(|shared| used(&self.names(), &table, &later, &shared.question))
            } else {
                if let Some(id) = name
                    && shared
                        .questions
                        .iter()
                        .any(|one| one.question.id.as_str() == id)
                {
                    let headline = format!("{} is a shared question", ticked(id));
                    let fault = Diagnostic::error(Code::DuplicateId, headline);
                    let help = format!("write `use = \"{id}\"`, or choose another id");
                    self.sink.push(fault.at(table.place("id"), "").help(help));
                }
                own(&self.names(), &table, &later)
            };
            match question.map(|question| self.builder.add_question(question)) {
                Some(Ok(ix)) => self.question_was(ix, is_use, shared, &table),
                Some(Err(fault)) => {
                    self.report(&fault, table.place(if is_use { "use" } else { "id" }));
                    self.broken.add(Named::Question, name);
                }
                None => self.broken.add(Named::Question, name),
            }
        }
    }

    /// Keeps the former ids of a question and of its choices.
    fn question_was(&mut self, ix: QuestionIx, is_use: bool, shared: &Shared, table: &Table<'_>) {
        let id = &self.builder.so_far().questions()[ix].id;
        let (was, choices) = if is_use {
            let found = shared.questions.iter().find(|one| one.question.id == *id);
            found.map_or_else(Default::default, |one| {
                (one.was.clone(), one.choices_were.clone())
            })
        } else {
            (former_ids(table), choices_were(table))
        };
        let question = &self.builder.so_far().questions()[ix];
        let choices = choices.into_iter().filter_map(|(id, former)| {
            Some((Renamed::Choice(ix, question.choice(id.as_str())?), former))
        });
        self.former.extend(choices);
        self.former.extend(
            was.into_iter()
                .map(|former| (Renamed::Question(ix), former)),
        );
    }

    fn find_shared<'s>(&self, shared: &'s Shared, table: &Table<'_>) -> Option<&'s SharedQuestion> {
        let name = word(table, "use")?;
        let found = shared
            .questions
            .iter()
            .find(|one| one.question.id.as_str() == name);
        if found.is_none() && !self.broken.has(Named::Question, name) {
            let names = shared.questions.iter().map(|one| one.question.id.as_str());
            let span = table.place("use");
            unknown_name(self.sink, span, "shared question", name, names);
        }
        found
    }
}
