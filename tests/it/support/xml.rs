//! Reads XML of the kind that we write, to look into it.

use std::collections::BTreeMap;

/// An element with its attributes as written, and its children.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Element>) {
        if self.name == name {
            found.push(self);
        }
        self.children.iter().for_each(|child| child.all(name, found));
    }

    /// Every element of a name, in order.
    pub(crate) fn every(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.all(name, &mut found);
        found
    }

    /// The text of a document as it prints.
    pub(crate) fn print(&self, text: &mut String) {
        match self.name.as_str() {
            "w:t" => text.push_str(&self.text),
            "w:tab" | "w:br" => text.push(' '),
            _ => self.children.iter().for_each(|child| child.print(text)),
        }
        if self.name == "w:p" {
            text.push('\n');
        }
    }
}

fn decode(text: &str) -> String {
    assert!(!text.contains('<'), "{text}");
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

/// Reads XML of the kind that we write, and fails at anything that is not well-formed.
pub(crate) fn parse(xml: &str) -> Element {
    let legal = |sign: char| matches!(sign, '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(legal), "a character that XML 1.0 has no place for");
    let mut stack = vec![Element::default()];
    let body = xml.split_once("?>").expect("a declaration").1;
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("an end of the tag");
        if let Some(name) = tag.strip_prefix('/') {
            let element = stack.pop().expect("an open element");
            assert_eq!(element.name, name);
            stack.last_mut().expect("a parent").children.push(element);
        } else {
            let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, rest) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
            let mut element = Element { name: name.to_owned(), text: decode(text), ..Element::default() };
            let mut rest = rest.trim();
            while let Some((key, after)) = rest.split_once("=\"") {
                let (value, after) = after.split_once('"').expect("the end of a value");
                assert!(element.attributes.insert(key.to_owned(), decode(value)).is_none(), "{key} twice");
                rest = after.trim_start();
            }
            assert!(rest.is_empty(), "{tag}");
            if is_empty {
                stack.last_mut().expect("a parent").children.push(element);
            } else {
                stack.push(element);
            }
        }
    }
    assert_eq!(stack.len(), 1, "an element is left open");
    stack.pop().and_then(|mut document| document.children.pop()).expect("a root")
}
