//! Undo by burst.

use std::collections::VecDeque;

use super::secret::Secret;

/// Steps kept; the oldest are forgotten first.
const STEPS: usize = 4096;

/// Where caret and selection were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub caret: usize,
    pub anchor: Option<usize>,
}

/// One replacement in the text.
#[derive(Debug, Clone)]
pub struct Change {
    /// Byte offset.
    pub at: usize,
    pub removed: Secret,
    pub inserted: Secret,
}

impl Change {
    /// What doing it exchanges: place, old, new.
    pub const fn done(&self) -> (usize, &str, &str) {
        (self.at, self.removed.as_str(), self.inserted.as_str())
    }

    /// What undoing it exchanges: place, old, new.
    pub const fn undone(&self) -> (usize, &str, &str) {
        (self.at, self.inserted.as_str(), self.removed.as_str())
    }

    /// Whether `next` writes on where this one ended.
    fn is_continued_by(&self, next: &Self) -> bool {
        next.removed.as_str().is_empty() && next.at == self.at + self.inserted.as_str().len()
    }

    /// Whether `next` deletes on, before (Backspace) or behind (Delete).
    fn is_deleted_on_by(&self, next: &Self) -> bool {
        let backwards = next.at + next.removed.as_str().len() == self.at;
        self.inserted.as_str().is_empty() && (backwards || next.at == self.at)
    }

    /// Whether `next` spells the Latin word on that this one ends with.
    fn is_spelled_on_by(&self, next: &Self) -> bool {
        let before = self.inserted.as_str().chars().next_back();
        let mut after = next.inserted.as_str().chars();
        before.is_some_and(|c| c.is_ascii_alphanumeric())
            && after.next().is_some_and(|c| c.is_ascii_alphanumeric())
            && after.next().is_none()
    }

    fn join(&mut self, next: &Self) {
        self.inserted.push(next.inserted.as_str());
        if next.at < self.at {
            self.removed.insert(0, next.removed.as_str());
            self.at = next.at;
        } else {
            self.removed.push(next.removed.as_str());
        }
    }
}

/// What kind of change it is, for joining.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Typing,
    Deleting,
    Other,
}

/// What one undo takes back.
#[derive(Debug, Clone)]
pub struct Step {
    pub changes: Vec<Change>,
    pub before: Mark,
    pub after: Mark,
    kind: Kind,
}

/// How the next change may join the last step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Joining {
    /// Not at all.
    #[default]
    Never,
    /// A burst is over: only a Latin word or a deletion goes on.
    Continuation,
    /// The burst still runs.
    Burst,
}

/// Steps done and undone.
#[derive(Clone, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    joining: Joining,
}

impl History {
    /// Notes a change just done; it forgets what was undone before.
    pub fn record(&mut self, change: Change, kind: Kind, before: Mark, after: Mark) {
        self.undone.clear();
        match self.done.back_mut() {
            Some(step) if joins(step, &change, kind, before, self.joining) => {
                match step.changes.last_mut() {
                    Some(last) if kind == Kind::Deleting || last.is_continued_by(&change) => {
                        last.join(&change);
                    }
                    _ => step.changes.push(change),
                }
                step.after = after;
            }
            _ => {
                self.done.push_back(Step {
                    changes: vec![change],
                    before,
                    after,
                    kind,
                });
                if self.done.len() > STEPS {
                    self.done.pop_front();
                }
            }
        }
        self.joining = Joining::Burst;
    }

    /// The burst of input is over.
    pub const fn end_burst(&mut self) {
        if matches!(self.joining, Joining::Burst) {
            self.joining = Joining::Continuation;
        }
    }

    /// Nothing joins the last step any more.
    pub const fn seal(&mut self) {
        self.joining = Joining::Never;
    }

    /// Takes the step to undo.
    pub fn undo(&mut self) -> Option<Step> {
        self.seal();
        self.done.pop_back()
    }

    /// Keeps a step that was undone.
    pub fn undone(&mut self, step: Step) {
        self.undone.push(step);
    }

    /// Takes the step to redo.
    pub fn redo(&mut self) -> Option<Step> {
        self.seal();
        self.undone.pop()
    }

    /// Keeps a step that was redone.
    pub fn redone(&mut self, step: Step) {
        self.done.push_back(step);
    }
}

/// Whether `change` belongs to `step`: the caret is where the step left it and
/// it is more of the same.
fn joins(step: &Step, change: &Change, kind: Kind, before: Mark, joining: Joining) -> bool {
    let Some(last) = step.changes.last() else {
        return false;
    };
    if before != step.after {
        return false;
    }
    match (joining, step.kind, kind) {
        (Joining::Never, ..) => false,
        (_, Kind::Deleting, Kind::Deleting) => last.is_deleted_on_by(change),
        // what replaced a selection is typed on as well
        (Joining::Burst, Kind::Typing | Kind::Other, Kind::Typing) => last.is_continued_by(change),
        (Joining::Continuation, Kind::Typing, Kind::Typing) => {
            last.is_continued_by(change) && last.is_spelled_on_by(change)
        }
        _ => false,
    }
}
