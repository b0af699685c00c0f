//! A notice in which everything occurs that a notice can have.

use anpai::model::{
    document::{
        Attachment, Block, Clause, Field, Heading, Imprint, Notice, Run,
        RunStyle::{Emphasis, Plain, Strong},
    },
    plan::Urgency,
};

/// With `text` in every place.
pub(crate) fn rich(text: &str) -> Notice {
    let run = |style| Run { text: text.to_owned(), style };
    let clause = || Clause {
        id: None,
        number: String::new(),
        text: vec![run(Plain), run(Strong), run(Emphasis)],
        bracket: text.to_owned(),
    };
    let heading = |level| Heading { level, number: text.to_owned(), title: text.to_owned(), was: String::new() };
    let paragraph = |heading| Block::Paragraph { heading, clauses: vec![clause()] };
    let blocks: Vec<Block> = (1..=5)
        .flat_map(|level| [Block::Heading(heading(level)), paragraph(Some(heading(level))), paragraph(None)])
        .collect();
    let attachment = || Attachment {
        number: text.to_owned(),
        title: vec![text.to_owned(), text.to_owned()],
        text: blocks.clone(),
        across: false,
    };
    Notice {
        year: 2023,
        draft: true,
        copy_number: Some(text.to_owned()),
        urgency: Some(Urgency::Extra),
        masthead: Field::known(text),
        joint: Vec::new(),
        signatures: Vec::new(),
        issued: Vec::new(),
        document_number: Field::inferred(text),
        issuer: None,
        title: vec![text.to_owned(), text.to_owned()],
        recipients: Field::unknown(text),
        text: blocks.clone(),
        attachment_list: vec![text.to_owned(), text.to_owned()],
        signature: Field::known(text),
        date_of_issue: Field::inferred(text),
        seal: false,
        note: Some(text.to_owned()),
        attachments: vec![attachment(), attachment()],
        imprint: Imprint {
            copy_recipients: Some(Field::known(text)),
            printing_authority: Field::unknown(text),
            printing_date: Field::known(text),
        },
        pictures: Vec::new(),
    }
}
