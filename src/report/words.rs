//! Words that several documents, and the screens, say alike.

use chrono::{Datelike, NaiveDate};

use crate::domain::opinion::Channel;
use crate::domain::round::{Holder, KeyMode, RoundKind};
use crate::domain::talk::TalkKind;
use crate::domain::{Member, MemberId, SelfRating};
use crate::lang::Lang;
use crate::tr;

/// A day as it is printed: 2026年12月18日.
#[must_use]
pub fn date(lang: &Lang, day: NaiveDate) -> String {
    let (year, month, day) = (
        day.year().to_string(),
        day.month().to_string(),
        day.day().to_string(),
    );
    tr!(lang, "doc-date", year = year, month = month, day = day)
}

/// How a member sees themselves on an item.
#[must_use]
pub fn rating(lang: &Lang, rating: SelfRating) -> String {
    match rating {
        SelfRating::Met => tr!(lang, "rating-met"),
        SelfRating::MostlyMet => tr!(lang, "rating-mostly-met"),
        SelfRating::Gap => tr!(lang, "rating-gap"),
        SelfRating::NotApplicable => tr!(lang, "rating-not-applicable"),
    }
}

/// What kind of talk it was.
#[must_use]
pub fn talk_kind(lang: &Lang, kind: TalkKind) -> String {
    match kind {
        TalkKind::Obligatory => tr!(lang, "doc-talk-obligatory"),
        TalkKind::Requested => tr!(lang, "doc-talk-requested"),
        TalkKind::Visit => tr!(lang, "doc-talk-visit"),
        TalkKind::Reminder => tr!(lang, "doc-talk-reminder"),
        TalkKind::Other => tr!(lang, "doc-talk-other"),
    }
}

/// How an opinion came in.
#[must_use]
pub fn channel(lang: &Lang, channel: Channel) -> String {
    match channel {
        Channel::Round => tr!(lang, "doc-channel-round"),
        Channel::Talk => tr!(lang, "doc-channel-talk"),
        Channel::Visit => tr!(lang, "doc-channel-visit"),
        Channel::Forum => tr!(lang, "doc-channel-forum"),
        Channel::Questionnaire => tr!(lang, "doc-channel-questionnaire"),
        Channel::SuggestionBox => tr!(lang, "doc-channel-suggestion-box"),
        Channel::Petition => tr!(lang, "doc-channel-petition"),
        Channel::VillageMeeting => tr!(lang, "doc-channel-village-meeting"),
        Channel::ServiceAgent => tr!(lang, "doc-channel-service-agent"),
        Channel::Other => tr!(lang, "doc-channel-other"),
    }
}

/// What a round is held for.
#[must_use]
pub fn round_kind(lang: &Lang, kind: RoundKind) -> String {
    match kind {
        RoundKind::Soliciting => tr!(lang, "doc-round-soliciting"),
        RoundKind::Assessment => tr!(lang, "doc-round-assessment"),
        RoundKind::MemberAppraisal => tr!(lang, "doc-round-member-appraisal"),
        RoundKind::MeetingEvaluation => tr!(lang, "doc-round-meeting-evaluation"),
        RoundKind::FollowUp => tr!(lang, "doc-round-follow-up"),
    }
}

/// Who can open the box, and what that means, in one sentence.
#[must_use]
pub fn key_mode(lang: &Lang, mode: KeyMode) -> String {
    match mode {
        KeyMode::OnePerson => tr!(lang, "doc-key-one-person"),
        KeyMode::TwoPersons => tr!(lang, "doc-key-two-persons"),
        KeyMode::TwoOfThree => tr!(lang, "doc-key-two-of-three"),
    }
}

/// A hall by its name; that it votes on paper stands with it.
#[must_use]
pub fn hall(lang: &Lang, name: &str, paper: bool) -> String {
    if paper {
        tr!(lang, "doc-setup-on-paper", name = name)
    } else {
        name.to_owned()
    }
}

/// Who holds a part of the key.
#[must_use]
pub fn holder(lang: &Lang, holder: Holder) -> String {
    match holder {
        Holder::Chair => tr!(lang, "doc-holder-chair"),
        Holder::Scrutineer => tr!(lang, "doc-holder-scrutineer"),
        Holder::Superior => tr!(lang, "doc-holder-superior"),
    }
}

/// A member's name; what is said of one who left the body where it is unknown.
pub(super) fn name(lang: &Lang, members: &[Member], id: MemberId) -> String {
    let known = members.iter().find(|member| member.id == id);
    known.map_or_else(
        || tr!(lang, "doc-former-member"),
        |member| member.name.clone(),
    )
}

/// The first words of a sentence, up to its first mark.
pub(super) fn first_words(text: &str) -> String {
    let marks = ['，', '。', '：', '；', '、', ',', '.', ':', ';'];
    let first = text.split(marks).find(|part| !part.trim().is_empty());
    first.unwrap_or(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_an_item_name_it() {
        assert_eq!(first_words("密切联系群众，讲清政策。"), "密切联系群众");
        assert_eq!(first_words("政治纪律：不议论走样"), "政治纪律");
        assert_eq!(first_words("。，"), "。，");
    }
}
