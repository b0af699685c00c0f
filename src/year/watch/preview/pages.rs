//! From the path of a request to a file of the output folder, and nothing outside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Path of the script that every page gets.
pub(super) const SCRIPT: &str = "/.anpai/live.js";
/// Path of the news.
pub(super) const NEWS: &str = "/.anpai/news";

/// The page that is shown where there is none, or none yet.
const NO_PAGE: &str = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">\
<title>没有这一页</title></head>\n<body><main><h1>没有这一页</h1><p>可能还没有生成，或者已经删除。生成后这里会自动更新。</p>\
<p><a href=\"/\">总览</a></p></main></body>\n</html>\n";

/// The file that a path means: its decoded path and its content.
pub(super) fn file(folder: &Path, path: &str) -> Option<(PathBuf, Vec<u8>)> {
    let relative = relative(path)?;
    let mut file = folder.to_owned();
    for part in &relative {
        file.push(part);
        // A link may lead anywhere.
        if fs::symlink_metadata(&file).ok()?.is_symlink() {
            return None;
        }
    }
    let inside = fs::canonicalize(&file).ok()?.starts_with(fs::canonicalize(folder).ok()?);
    // A folder is no file: nothing is listed.
    let is_file = fs::metadata(&file).ok()?.is_file();
    (inside && is_file).then(|| fs::read(&file).ok().map(|bytes| (file, bytes)))?
}

/// The parts of a path, decoded. None may lead elsewhere or be hidden.
fn relative(path: &str) -> Option<Vec<String>> {
    let path = if path == "/" { "/index.html" } else { path };
    path.strip_prefix('/')?.split('/').map(|part| decode(part).filter(|part| is_name(part))).collect()
}

fn is_name(part: &str) -> bool {
    // A colon is a drive or a hidden stream on Windows.
    let forbidden = |sign: char| sign.is_control() || matches!(sign, '/' | '\\' | ':');
    !part.is_empty() && !part.starts_with('.') && !part.ends_with(['.', ' ']) && !part.contains(forbidden)
}

/// RFC 3986, 2.1.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first == b'%' {
            let [high, low, after @ ..] = rest else { return None };
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit(*high)? * 16 + digit(*low)?);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

/// MIME type by the ending; what is not known is only ever saved.
pub(super) fn kind(path: &Path) -> &'static str {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" | "yaml" => "text/plain; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// What a served page may load: no script but ours, nothing from elsewhere.
pub(super) fn policy(host: &str) -> String {
    format!(
        "default-src 'none'; script-src http://{host}{SCRIPT}; connect-src http://{host}{NEWS}; \
         style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'"
    )
}

/// The page with our script, told which build the page is of. The page's own policy forbids every script; ours takes
/// its place.
pub(super) fn with_script(page: &str, version: &str) -> String {
    let mut page = without_policy(page);
    let script = format!("<script src=\"{SCRIPT}\" data-version=\"{version}\" defer></script>\n");
    let at = page.rfind("</body>").unwrap_or(page.len());
    page.insert_str(at, &script);
    page
}

/// The page in the place of one that is not there.
pub(super) fn no_page(version: &str) -> String {
    with_script(NO_PAGE, version)
}

fn without_policy(page: &str) -> String {
    let head = page.find("</head>").unwrap_or(0);
    let start = page[..head].find("<meta http-equiv=\"Content-Security-Policy\"");
    match start.and_then(|start| page[start..head].find('>').map(|length| start..=start + length)) {
        Some(range) => {
            let mut page = page.to_owned();
            page.replace_range(range, "");
            page
        }
        None => page.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_part_by_part() {
        assert_eq!(relative("/"), Some(vec!["index.html".to_owned()]));
        assert_eq!(relative("/letters/%E7%94%B2%20a.html").unwrap(), ["letters", "甲 a.html"]);
    }

    #[test]
    fn a_path_that_leads_elsewhere_is_none() {
        for path in [
            "",
            "a",
            "//",
            "/a//b",
            "/..",
            "/../a",
            "/a/../b",
            "/%2e%2e/a",
            "/.%2E/a",
            "/a%2f..%2fb",
            "/a%5cb",
            "/a\\b",
            "/c:/a",
            "/%00",
            "/.hidden",
            "/a/",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
            "/a.",
            "/a%20",
            "/%0a",
        ] {
            assert_eq!(relative(path), None, "{path}");
        }
    }

    #[test]
    fn the_script_goes_to_the_end_and_the_pages_own_policy_goes() {
        let page = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>甲</title>\
                    </head><body>&lt;/body></body></html>";
        assert_eq!(
            with_script(page, "7"),
            "<html><head><title>甲</title></head><body>&lt;/body>\
             <script src=\"/.anpai/live.js\" data-version=\"7\" defer></script>\n</body></html>"
        );
        assert!(with_script("甲", "7").starts_with("甲<script"));
    }
}
