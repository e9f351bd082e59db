//! Page, type and spacing, in twips (1/20 pt) and half-points.

use super::{body, everything, part};
use crate::lang::{Lang, Language};
use crate::report::block::{Block, Document};
use crate::report::docx::write;

fn whole() -> Vec<u8> {
    let lang = Lang::load(Language::Chinese).unwrap();
    write(&everything(&lang), &lang).unwrap()
}

/// An attribute of the first such element after `from`.
fn attribute(xml: &str, from: &str, element: &str, name: &str) -> String {
    let (_, after) = xml.split_once(from).unwrap();
    let (_, tag) = after.split_once(&format!("<{element} ")).unwrap();
    let (tag, _) = tag.split_once('>').unwrap();
    let (_, value) = tag.split_once(&format!("{name}=\"")).unwrap();
    value.split_once('"').unwrap().0.to_owned()
}

fn number(xml: &str, from: &str, element: &str, name: &str) -> f64 {
    attribute(xml, from, element, name).parse().unwrap()
}

fn millimetres(twips: f64) -> f64 {
    twips / 20.0 / 72.0 * 25.4
}

/// The definition of a style.
fn style(id: &str) -> String {
    let styles = part(&whole(), "word/styles.xml");
    let (_, style) = styles.split_once(&format!("w:styleId=\"{id}\"")).unwrap();
    style.split_once("</w:style>").unwrap().0.to_owned()
}

#[test]
fn the_page_is_a4_with_the_margins_of_the_standard() {
    let body = body(&Document::default());
    for (element, name, expected) in [
        ("w:pgSz", "w:w", 210.0),
        ("w:pgSz", "w:h", 297.0),
        ("w:pgMar", "w:top", 37.0),
        ("w:pgMar", "w:left", 28.0),
        ("w:pgMar", "w:right", 26.0),
        ("w:pgMar", "w:bottom", 35.0),
    ] {
        let measured = millimetres(number(&body, "<w:sectPr>", element, name));
        assert!((measured - expected).abs() < 0.02, "{name}: {measured} mm");
    }
}

#[test]
fn twenty_two_lines_of_twenty_eight_characters_fill_the_text_area() {
    let body = body(&Document::default());
    let of = |element, name| number(&body, "<w:sectPr>", element, name);
    let height = of("w:pgSz", "w:h") - of("w:pgMar", "w:top") - of("w:pgMar", "w:bottom");
    let width = of("w:pgSz", "w:w") - of("w:pgMar", "w:left") - of("w:pgMar", "w:right");
    let line = of("w:docGrid", "w:linePitch");
    assert!((28.95..=29.0).contains(&(line / 20.0)), "{line}");
    assert!((22.0..22.1).contains(&(height / line)), "{}", height / line);
    let character = 320.0 + of("w:docGrid", "w:charSpace") / 4096.0 * 20.0;
    assert!(
        (28.0..28.01).contains(&(width / character)),
        "{}",
        width / character
    );
    assert_eq!(
        attribute(&body, "<w:sectPr>", "w:docGrid", "w:type"),
        "linesAndChars"
    );
    let spacing = style("Normal");
    let exact = number(&spacing, "", "w:spacing", "w:line");
    assert!((exact - line).abs() < 0.1, "{exact}");
    assert_eq!(attribute(&spacing, "", "w:spacing", "w:lineRule"), "exact");
    let squeezed = 320.0 + number(&spacing, "<w:rPr>", "w:spacing", "w:val");
    let fit = width / squeezed;
    assert!((28.0..29.0).contains(&fit), "{fit} characters to a line");
}

#[test]
fn each_level_has_its_type_and_size() {
    for (id, chinese, half_points) in [
        ("Title", "方正小标宋简体", 44),
        ("Byline", "楷体_GB2312", 32),
        ("Heading1", "黑体", 32),
        ("Heading2", "楷体_GB2312", 32),
        ("Heading3", "仿宋_GB2312", 32),
        ("Heading4", "仿宋_GB2312", 32),
        ("FooterOdd", "宋体", 28),
        ("FooterEven", "宋体", 28),
        ("TableText", "仿宋_GB2312", 24),
    ] {
        let style = style(id);
        assert_eq!(
            attribute(&style, "", "w:rFonts", "w:eastAsia"),
            chinese,
            "{id}"
        );
        let size = attribute(&style, "", "w:sz", "w:val");
        assert_eq!(size, half_points.to_string(), "{id}");
    }
    let styles = part(&whole(), "word/styles.xml");
    let usual = |element, name| attribute(&styles, "<w:rPrDefault>", element, name);
    assert_eq!(usual("w:rFonts", "w:eastAsia"), "仿宋_GB2312");
    assert_eq!(usual("w:rFonts", "w:ascii"), "Times New Roman");
    assert_eq!(usual("w:sz", "w:val"), "32");
    assert!(!styles.contains("w:color w:val") && !styles.contains("<w:b/>"));
}

#[test]
fn every_chinese_type_has_others_to_fall_back_on() {
    let (styles, fonts) = (
        part(&whole(), "word/styles.xml"),
        part(&whole(), "word/fontTable.xml"),
    );
    for name in styles.split("w:eastAsia=\"").skip(1) {
        let name = name.split_once('"').unwrap().0;
        if name == "zh-CN" {
            continue;
        }
        let others = attribute(&fonts, &format!("w:name=\"{name}\""), "w:altName", "w:val");
        assert!(others.contains(','), "{name}");
    }
}

#[test]
fn body_and_headings_are_indented_by_two_characters_and_the_recipient_is_not() {
    for id in [
        "BodyText", "Heading1", "Heading2", "Heading3", "Heading4", "Note",
    ] {
        let style = style(id);
        assert_eq!(
            attribute(&style, "", "w:ind", "w:firstLineChars"),
            "200",
            "{id}"
        );
        assert_eq!(attribute(&style, "", "w:ind", "w:firstLine"), "640", "{id}");
    }
    assert!(!style("Recipient").contains("w:ind"));
    assert_eq!(attribute(&style("Title"), "", "w:jc", "w:val"), "center");
}

#[test]
fn page_numbers_stand_outside_between_dashes() {
    let bytes = whole();
    assert!(part(&bytes, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    for (name, id, kind, side, away) in [
        (
            "footer-odd",
            "FooterOdd",
            "default",
            "right",
            "w:rightChars",
        ),
        ("footer-even", "FooterEven", "even", "left", "w:leftChars"),
    ] {
        let footer = part(&bytes, &format!("word/{name}.xml"));
        assert_eq!(attribute(&footer, "", "w:pStyle", "w:val"), id);
        let (before, after) = footer.split_once(" PAGE ").unwrap();
        assert!(before.contains("— <") && after.contains("> —<"), "{footer}");
        assert_eq!(attribute(&style(id), "", "w:jc", "w:val"), side);
        assert_eq!(attribute(&style(id), "", "w:ind", away), "100");
        let relations = part(&bytes, "word/_rels/document.xml.rels");
        let (tag, _) = relations
            .split_once(&format!("Target=\"{name}.xml\""))
            .unwrap();
        let (_, relation) = tag.rsplit_once("Id=\"").unwrap();
        let relation = relation.split_once('"').unwrap().0;
        let reference = format!("<w:footerReference w:type=\"{kind}\" r:id=\"{relation}\"/>");
        assert!(part(&bytes, "word/document.xml").contains(&reference));
    }
}

#[test]
fn a_wide_table_stands_on_a_turned_page_of_its_own() {
    let lang = Lang::load(Language::Chinese).unwrap();
    let body = body(&everything(&lang));
    let sections: Vec<&str> = body.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 3);
    assert!(!sections[0].contains("landscape") && !sections[2].contains("landscape"));
    let turned = sections[1].split_once("</w:sectPr>").unwrap().0;
    assert!(turned.contains("w:orient=\"landscape\""));
    let of = |name| millimetres(number(turned, "", "w:pgMar", name)).round() as u32;
    assert_eq!(
        ["w:top", "w:right", "w:bottom", "w:left"].map(of),
        [28, 37, 26, 35]
    );
}

#[test]
fn the_date_stands_four_characters_from_the_edge_and_the_name_above_its_middle() {
    for (name, date, expected) in [
        ("李秀英", "2026年12月18日", [600, 400]),
        ("中共石桥镇委员会", "2026年12月18日", [350, 400]),
        ("中共石桥镇委员会办公室和党支部", "", [400, 400]),
        ("", "2026年12月18日", [400, 400]),
    ] {
        let blocks = vec![Block::Closing {
            name: name.into(),
            date: date.into(),
        }];
        let title = String::new();
        let body = body(&Document { title, blocks });
        let mut from = body.as_str();
        let mut indents = Vec::new();
        while let Some((_, rest)) = from.split_once("w:rightChars=\"") {
            indents.push(rest.split_once('"').unwrap().0.parse::<u32>().unwrap());
            from = rest;
        }
        let lines = if name.is_empty() || date.is_empty() {
            1
        } else {
            2
        };
        assert_eq!(indents, expected[..lines], "{name}");
    }
}
