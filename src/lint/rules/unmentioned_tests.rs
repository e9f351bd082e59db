//! Opinions that a self-review answers in its own words, and opinions it
//! passes over.

use super::super::fixture;
use super::*;
use crate::lint::Around;
use crate::lint::paper::{Genre, Paper, Part, Role};

fn paper(text: &str) -> Paper {
    Paper {
        genre: Genre::SelfReview,
        parts: vec![Part {
            item: None,
            role: Role::Problems,
            text: text.into(),
            due: None,
        }],
    }
}

fn raised(words: &str, category_words: &[&str]) -> Raised {
    Raised {
        id: 1,
        words: words.into(),
        category: "类".into(),
        category_words: category_words
            .iter()
            .map(|word| (*word).to_owned())
            .collect(),
        by: RaisedBy::Masses,
        claimed: false,
        answered: false,
    }
}

fn found(paper: &Paper, raised: Vec<Raised>) -> Vec<Finding> {
    let around = Around {
        raised,
        ..Around::default()
    };
    fixture::review(Rule::ProblemUnmentioned, paper, &around)
}

fn is_found(review: &str, words: &str) -> bool {
    !found(&paper(review), vec![raised(words, &[])]).is_empty()
}

/// A self-review about subsidies, visits to villages and one road.
const REVIEW: &str = "今年3月能繁母猪补贴晚发21天，我没有核对名册就签了字。全年下村四十三次，三十一次在示范村，后山、石岭各去过一次，都是陪检查。\
    集镇道路四月停工，八个月没有复工，工程款来源没有经过讨论。窗口中午没人值守，办事的人等到两点。信访件压在手里最长四十七天。";

#[test]
fn what_the_review_names_in_its_own_words_is_mentioned() {
    for words in [
        "母猪补贴到现在没发，名册也看不到。",
        "上面来人总是去东边的示范村，我们后山五年没来过一个镇领导。",
        "集镇修路修了半截停了八个月，什么时候复工，给个日子。",
        "道路停工，工程款到底差多少，讲清楚。",
        "窗口中午没有人，十一点二十就收东西了，排队的人还有六七个。",
        "信访件到我们手里只剩一天，压着不办。",
        "王书记来石岭村从下车到上车十二分钟，都是陪检查的。",
        "补贴签字的人核对过名册没有？",
        "示范村去了几十次，后山一次。",
        "停工八个月的路，雨天一身泥。",
    ] {
        assert!(!is_found(REVIEW, words), "{words}");
    }
}

#[test]
fn what_the_review_passes_over_is_found() {
    for words in [
        "卫生院晚上只有一个护士，孩子烧到三十九度五，叫我们自己去县里。",
        "村小撤了，娃六岁要走四里路，校车只到岔路口。",
        "养老认证要刷脸，老娘八十三了手机都没有。",
        "今年丢了三回电瓶，报案都登记了，登记完就没了。",
        "防疫员半年没见着，猪病了自己上网查药。",
        "三组的水一到夏天就黄，烧开一层泥。",
        "赶集那天打麻将放贷的还是那几个人，派出所旁边就有一桌。",
        "隔壁老两口儿子没了，带个上学的孙女，低保申请一年没下来。",
        "垃圾车一星期来一回，热天桶边上全是蛆。",
        "外出考察四批，回来每批一份报告，没有一条落到本镇。",
        "年度考核优秀轮流当，干多干少一个样。",
        "大货车夜里冲下坡不减速，装个减速带要多少钱。",
    ] {
        assert!(is_found(REVIEW, words), "{words}");
    }
}

#[test]
fn a_word_of_the_category_is_enough() {
    let words = "卫生院晚上只有一个护士，孩子烧到三十九度五。";
    let review = paper("分管卫健两年，没有在夜里去看过一次急诊。");
    assert_eq!(
        found(&review, vec![raised(words, &["医院", "诊"])]).len(),
        0
    );
    assert_eq!(found(&review, vec![raised(words, &["医院"])]).len(), 1);
}

#[test]
fn what_says_too_little_or_was_claimed_is_left_alone() {
    assert!(!is_found(REVIEW, "校车改线。"));
    assert!(!is_found(REVIEW, "都好。"));
    let claimed = Raised {
        claimed: true,
        ..raised("养老认证要刷脸，老娘八十三了手机都没有。", &[])
    };
    assert!(found(&paper(REVIEW), vec![claimed]).is_empty());
    let mut criticism = paper(REVIEW);
    criticism.genre = Genre::Criticism;
    assert!(
        found(
            &criticism,
            vec![raised("养老认证要刷脸，老娘八十三了手机都没有。", &[])]
        )
        .is_empty()
    );
}

#[test]
fn opinions_of_a_category_are_one_finding_and_colleagues_another() {
    let one = raised("养老认证要刷脸，老娘八十三了手机都没有。", &[]);
    let two = raised("失地保险说了三年了，地早修成水库了。", &[]);
    let peer = Raised {
        by: RaisedBy::Peer,
        ..one.clone()
    };
    let other = Raised {
        category: "别类".into(),
        ..two.clone()
    };
    let findings = found(&paper(REVIEW), vec![one, peer, two, other]);
    let told: Vec<_> = findings
        .iter()
        .map(|finding| match &finding.why {
            Why::Unmentioned {
                by,
                category,
                count,
            } => (*by, category.as_str(), *count),
            why => panic!("{why:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            (RaisedBy::Masses, "别类", 1),
            (RaisedBy::Masses, "类", 2),
            (RaisedBy::Peer, "类", 1),
        ]
    );
}
