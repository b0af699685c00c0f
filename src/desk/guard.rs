//! Who may ask: this computer's browser, from the desk's own pages, with the secret of the start address.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};

use super::opened::Desk;

/// What the pages may load: themselves, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

/// Checks a request before anything else looks at it, and says on each answer what the page may do.
pub(super) async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let refusal = refusal(&desk, request.method(), request.headers(), request.uri().path());
    let mut response = match refusal {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let fixed = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    response
}

fn refusal(desk: &Desk, method: &Method, headers: &HeaderMap, path: &str) -> Option<Response> {
    let value =
        |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default().to_ascii_lowercase());
    // A foreign name may have been pointed here: a page under it must not read ours.
    let ours = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{}", desk.port));
    let host = value(header::HOST).unwrap_or_default();
    if !ours.contains(&host) {
        return Some((StatusCode::FORBIDDEN, "forbidden\n").into_response());
    }
    // A page of another site names itself here; a reader of ours names us, or nobody.
    let own = format!("http://{host}");
    let is_foreign = value(header::ORIGIN).is_some_and(|origin| origin != own)
        || value(HeaderName::from_static("sec-fetch-site"))
            .is_some_and(|site| !["same-origin", "none"].contains(&site.as_str()));
    let changes = ![Method::GET, Method::HEAD].contains(method);
    // Following a link is no reading: the start address may be opened from any program.
    let follows = !changes && value(HeaderName::from_static("sec-fetch-mode")).is_some_and(|mode| mode == "navigate");
    if is_foreign && !follows || changes && value(header::ORIGIN).is_none() {
        return Some((StatusCode::FORBIDDEN, "forbidden\n").into_response());
    }
    let token = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if !same(token.as_bytes(), desk.token.as_bytes()) {
        return Some((StatusCode::FORBIDDEN, Html(include_str!("../../templates/desk/closed.html"))).into_response());
    }
    None
}

/// Compares without telling by its time how much is right.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
