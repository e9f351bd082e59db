//! What a released round says.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use tempfile::TempDir;
use zhaojing::domain::opinion::{Addressee, Channel};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::opinions;
use zhaojing::usecase::{Desk, meeting};

use super::village::register_layer;
use crate::support::hall::count_round;
use crate::support::town;

fn register(desk: &Desk) -> Vec<zhaojing::domain::opinion::Registered> {
    let meeting = meeting::current(desk).unwrap().id;
    opinions::register(desk, meeting).unwrap()
}

#[test]
fn what_a_round_says_comes_into_the_register_once_and_without_what_is_praised() {
    let folder = TempDir::new().unwrap();
    let (desk, released) = count_round(folder.path(), [6, 6, 3]);
    let meeting = meeting::current(&desk).unwrap().id;
    let first = register(&desk);
    assert_eq!(opinions::take_over(&desk, meeting).unwrap(), 0);
    assert_eq!(register(&desk), first);
    let texts = |item: &str| {
        let lists = released.get().comments.iter();
        let of_item = lists.filter(|list| list.item.as_str() == item);
        let shown = of_item.filter_map(|list| list.texts.shown());
        shown.map(Vec::len).sum::<usize>()
    };
    assert!(texts("keep-doing") > 0, "somebody praised something");
    assert_eq!(first.len(), texts("most-wanted") + texts("to-a-cadre"));
    assert_eq!(first.len(), 30);
    for record in &first {
        let opinion = &record.opinion;
        assert_eq!(opinion.channel, Channel::Round);
        assert_eq!(opinion.category.as_str(), "roads-water");
        assert_eq!(opinion.addressee, Addressee::Body);
        assert_eq!((opinion.received_on, opinion.wants_reply), (None, false));
        assert_eq!(opinion.voters.len(), 3, "three small groups stand together");
        assert!(opinion.round.is_some() && record.claim.is_none());
    }
}

#[test]
fn opinions_of_a_round_say_among_whom_and_cannot_be_taken_back() {
    let folder = TempDir::new().unwrap();
    let (desk, _) = count_round(folder.path(), [6, 6, 3]);
    let office = Person::Office(town::unlock_office(&desk));
    let mut app = Harness::start(&desk, register_layer(&office));
    app.expect("共 30 条，30 条没人认领").expect("12 条");
    app.keys("Delete").expect("只能撤本次打开程序后自己记的");
    app.keys("Enter")
        .expect("征求意见（单位同事、服务对象、基层群众）")
        .expect("12 条，话是一样的");
}

#[test]
fn a_round_that_names_nothing_shows_nothing() {
    let folder = TempDir::new().unwrap();
    let (desk, _) = count_round(folder.path(), [3, 2, 2]);
    assert_eq!(register(&desk), []);
}
