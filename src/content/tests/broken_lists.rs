//! The same for the packs that are lists: schedules, dimensions, categories,
//! exemplars, journals and headings.

use super::broken::expect;

#[test]
fn a_broken_schedule_is_named_by_line_key_and_problem() {
    expect(
        "schedule",
        &[
            (
                "\"meet\"",
                "\"plan\"",
                "14: deadline[2].stage: plan is there twice",
            ),
            (
                "days = 0",
                "days = -20",
                "15: deadline[2].days: days must follow the order of the stages, with the meeting on day 0",
            ),
            (
                "days = -15",
                "days = -1500",
                "9: deadline[1].days: must lie between -365 and 730",
            ),
        ],
    );
}

#[test]
fn broken_dimensions_are_named_by_line_key_and_problem() {
    expect(
        "dimensions",
        &[
            (
                "id = \"power\"",
                "id = \"masses\"",
                "11: dimension[2].id: masses is there twice",
            ),
            ("\"用权\"", "\"\"", "12: dimension[2].title: is empty"),
            (
                "[\"审批\", \"决策\"]",
                "[]",
                "13: dimension[2].words: has 0 entries, between 1 and 60 are allowed",
            ),
            (
                "\"决策\"",
                "\"审批\"",
                "13: dimension[2].words[2]: 审批 is there twice",
            ),
            (
                "words = [\"审批\"",
                "word = [\"审批\"",
                "13: dimension[2].word: is not a key here; did you mean words?",
            ),
        ],
    );
}

#[test]
fn broken_categories_are_named_by_line_key_and_problem() {
    expect(
        "categories",
        &[
            (
                "id = \"other\"",
                "id = \"rest\"",
                "6: category: has no other, which must be there",
            ),
            (
                "id = \"roads\"",
                "id = \"other\"",
                "12: category[2].id: other is there twice",
            ),
            (
                "\"道路\"",
                "\"道路道路道路道路道路道路道路道路道路道路道\"",
                "8: category[1].label: has 21 characters, at most 20 are allowed",
            ),
            (
                "\"修路\"",
                "\"修\\u0007路\"",
                "10: category[1].words[1]: contains a character that cannot be shown",
            ),
        ],
    );
}

#[test]
fn broken_exemplars_are_named_by_line_key_and_problem() {
    expect(
        "exemplars",
        &[
            (
                ", \"乙事\"]",
                "]",
                "12: exemplar[1].deeds: has 1 entries, between 2 and 5 are allowed",
            ),
            ("\"乙事\"", "\" \"", "12: exemplar[1].deeds[2]: is empty"),
            (
                "party-constitution/duty-study",
                "party-constitution.duty-study",
                "17: exemplar[1].trait[1].items[2]: is not checklist/item, e.g. party-constitution/duty-masses",
            ),
            (
                "dimension = \"masses\"\n",
                "",
                "13: exemplar[1].trait[1].dimension: is missing",
            ),
            (
                "verified = false\n[[",
                "verified = true\n[[",
                "5: verified: cannot be true while an entry is not verified",
            ),
            (
                "id = \"goes-there\"",
                "id = \"Goes There\"",
                "14: exemplar[1].trait[1].id: is not an id: use a-z, 0-9 and single hyphens",
            ),
            ("who = \"县委书记\"\n", "", "6: exemplar[1].who: is missing"),
        ],
    );
}

#[test]
fn a_broken_journal_is_named_by_line_key_and_problem() {
    expect(
        "journals",
        &[
            (
                ", \"三？\"",
                "",
                "6: questions: has 2 entries, between 3 and 3 are allowed",
            ),
            ("\"三？\"", "\"\"", "6: questions[3]: is empty"),
            (
                "questions",
                "question",
                "6: question: is not a key here; did you mean questions?",
            ),
        ],
    );
}

#[test]
fn a_broken_headings_pack_is_named_by_line_key_and_problem() {
    expect(
        "headings",
        &[
            (
                "\"存在的问题\"",
                "\"\"",
                "13: role[1].headings[1]: is empty",
            ),
            (
                "\"问题\"",
                "\"问题问题问题问题问题问题问题问题问题问题问题\"",
                "14: role[1].labels[1]: has 22 characters, at most 20 are allowed",
            ),
            ("due = [\"期限\"]\n", "", "1: due: is missing"),
        ],
    );
}
