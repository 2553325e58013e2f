//! What a search engine reads: the piece as schema.org's `Article`. It is data, which no browser runs, so the policy
//! of the page need not name it.

use content_compiler::learn::Piece;
use serde_json::json;

/// The element with the data. It claims no reviewer: no clinician has seen the piece yet.
pub(crate) fn article(piece: &Piece, language: &str, publisher: &str, date: &str) -> String {
    let citations = piece.sources.iter().map(|s| s.words.address);
    let citations: Vec<&str> = citations.filter(|a| !a.is_empty()).collect();
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": piece.title,
        "description": piece.lead,
        "inLanguage": language,
        "dateModified": date,
        "isAccessibleForFree": true,
        "publisher": { "@type": "Organization", "name": publisher },
        "citation": citations,
    });
    // The one thing that could end the element early.
    data.to_string().replace('<', "\\u003c")
}
