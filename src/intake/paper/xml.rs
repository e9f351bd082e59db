//! The parts of a Word document as a flat run of tags and words, held to what
//! such a document can be: no document type (so no entities of its own), no
//! endless nesting, every tag closed.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::PaperProblem;

/// How deep tags lie within one another at most; Word itself stays below 60.
const DEEPEST: usize = 256;

/// A tag or words.
pub(super) enum Node<'a> {
    /// A tag opens; its name without prefix.
    Open(&'a str, &'a BytesStart<'a>),
    /// A tag closes.
    Close(&'a str),
    /// Words between tags.
    Words(Cow<'a, str>),
}

/// Walks through a part from its beginning to its end.
pub(super) fn walk(
    xml: &str,
    mut visit: impl FnMut(Node<'_>) -> Result<(), PaperProblem>,
) -> Result<(), PaperProblem> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| damaged(&error))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(damaged(&"tags nested too deep"));
                }
                visit(Node::Open(tag.local_name().as_ref(), &tag))?;
            }
            Event::Empty(tag) => {
                visit(Node::Open(tag.local_name().as_ref(), &tag))?;
                visit(Node::Close(tag.local_name().as_ref()))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(Node::Close(tag.local_name().as_ref()))?;
            }
            Event::Text(words) => visit(Node::Words(words.xml10_content()))?,
            Event::CData(words) => visit(Node::Words(words.xml10_content()))?,
            Event::GeneralRef(entity) => {
                let sign = entity.resolve_char_ref().map_err(|error| damaged(&error))?;
                let words = match sign {
                    Some(c) => Cow::Owned(c.to_string()),
                    None => resolve_predefined_entity(&entity)
                        .map(Cow::Borrowed)
                        .ok_or_else(|| damaged(&"an entity of its own"))?,
                };
                visit(Node::Words(words))?;
            }
            Event::DocType(_) => return Err(damaged(&"a document type")),
            Event::Eof if depth > 0 => return Err(damaged(&"it ends in the middle")),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| {
            Some(
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()?
                    .into_owned(),
            )
        })
}

pub(super) fn damaged(detail: &impl std::fmt::Display) -> PaperProblem {
    PaperProblem::Damaged {
        detail: detail.to_string(),
    }
}
