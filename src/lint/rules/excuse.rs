//! R12 objective excuses instead of own causes.

use crate::content::ListName;
use crate::lint::reading::Reading;
use crate::lint::{Finding, Role, Rule, Why};

/// Finds causes that are all circumstances: too much work, too few people,
/// those above, those below.
///
/// As soon as the passage names a cause in the person (fear, comfort, what
/// one thought), the circumstance is context and is left alone. Only causes
/// are read: in a problem "too few people" may be the problem.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for part in reading.parts(&[Role::Causes]) {
        for passage in &part.passages {
            let sentences = part.of(passage);
            let own = sentences.iter().any(|s| s.has(ListName::OwnCause));
            let excuse = sentences
                .iter()
                .find_map(|s| s.hits(ListName::Excuse).next());
            if let Some(range) = excuse.filter(|_| !own) {
                found.push(Finding {
                    rule: Rule::Excuse,
                    part: part.index,
                    range: range.clone(),
                    why: Why::Words(part.text(range).to_owned()),
                });
            }
        }
    }
}
