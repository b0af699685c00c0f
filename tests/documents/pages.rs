//! Every page that a build makes passes the gate.

use anpai::verify::{Options, verify};

use crate::workplace::Workplace;

#[test]
fn every_pdf_of_the_shipped_plan_meets_the_standard() {
    let workplace = Workplace::new();
    workplace.build();
    for (path, bytes) in workplace.files() {
        if path.ends_with(".pdf") {
            let report = verify(&bytes, Options::default()).expect("our own PDF is read");
            let failures: Vec<String> =
                report.failures().map(|measure| format!("{} {:?}", measure.id, measure.measured)).collect();
            assert!(failures.is_empty(), "{path}: {failures:?}");
        }
    }
}
