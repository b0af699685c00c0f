//! 通报 and 报告: drafts that are a person's once they are written, recounted, and made into official pages.

use std::{fs, path::Path};

use anpai::model::finding::{Finding, Severity};

use super::sheets::{Office, anpai, answers, fill, python};
use crate::support::workplace::{pdf_text, read, squeeze};

fn edit(path: &Path, from: &str, to: &str) {
    let text = read(path);
    assert!(text.contains(from), "{} has no {from}: {text}", path.display());
    fs::write(path, text.replacen(from, to, 1)).expect("a file");
}

fn send_some(office: &Office) {
    for form in office.forms("上半年").iter().filter(|form| !["区检察院", "区法院"].contains(&form.unit.as_str()))
    {
        let mut filled = answers(form);
        if form.unit == "区教育局" {
            filled["rows"][&form.rows[0].key]["状态"] = "未启动".into();
            filled["rows"][&form.rows[0].key]["存在的问题"] = "缺人".into();
        }
        fill(form, &filled, &office.returns().join(format!("{}.xlsx", form.unit)));
    }
}

#[test]
fn the_walk_from_returns_to_the_report() {
    let office = Office::new();
    send_some(&office);
    let (output, said) = anpai(&office, "collect 上半年 --reply --as-of 2023-07-20");
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("应报 14，实报 12，报送率 85.7%") && said.contains("未报：区法院，迟 10 天"), "{said}");
    assert!(!said.contains("警告"), "the pages of what goes back meet the standard: {said}");
    let out = office.place.output().join("returns/上半年");
    let urged = out.join("退改/区法院-上半年-催报函.pdf");
    let text = squeeze(&pdf_text(&urged));
    assert!(text.contains("应于2023年7月10日前报送，尚未收到。") && text.contains("区法院："), "{text}");
    assert!(text.contains("2023年7月20日"), "the day that was given: {text}");
    let (output, said) = anpai(&office, "report 上半年");
    assert_eq!(output.status.code(), Some(0), "{said}");
    let drafts = office.returns();
    for kind in ["通报", "报告"] {
        let text = squeeze(&pdf_text(&out.join(format!("{kind}.pdf"))));
        assert!(
            text.contains("应报14家，实报12家，报送率85.7%。") && text.contains("未报2家（区法院、区检察院）。"),
            "{text}"
        );
        assert!(
            text.contains(
                "根据《关于印发友好区2023年食品安全重点工作安排的通知》（友政发〔2023〕19号），现将2023年上半年"
            ),
            "{text}"
        );
        assert_eq!(text.contains("五、下一步要求"), kind == "通报", "a report upward makes no demands");
        assert_eq!(text.contains("签发人："), kind == "报告");
        // The targets as a table and a chart, of today's ledger; the annexes name those who owe and what stands still.
        assert!(text.contains("建档率（第4.1条）100%98%98.0%+48.0") && text.contains("完成年度目标的比例"), "{text}");
        let is_circular = kind == "通报";
        let first = if is_circular {
            "附件1指标完成情况指标年度目标"
        } else {
            "附件指标完成情况指标年度目标"
        };
        assert!(text.contains(first), "{text}");
        assert_eq!(
            text.contains("附件2未报单位名单序号单位情况报送日期说明1区法院未报—2区检察院未报—"),
            is_circular,
            "{text}"
        );
        assert_eq!(text.contains("附件3存在问题清单"), is_circular);
        assert_eq!(text.contains("1区教育局未启动缺人没有写"), is_circular, "{text}");
        let page = read(&out.join(format!("{kind}.html")));
        assert!(page.contains("<figure class=\"chart\">") && page.contains("style=\"width:98"), "{page}");
        let word = python(
            "import sys, zipfile, xml.etree.ElementTree as e
w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
r = e.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))
for t in r.iter(w + 'tbl'):
    grid = len(t.find(w + 'tblGrid'))
    for row in t.iter(w + 'tr'):
        assert sum(int((c.find(f'{w}tcPr/{w}gridSpan').get(w + 'val')) if c.find(f'{w}tcPr/{w}gridSpan') is not None else 1) for c in row.iter(w + 'tc')) == grid
    print(''.join(x.text for x in t.iter(w + 't'))[:40])",
            &[&out.join(format!("{kind}.docx"))],
        );
        assert!(word.contains("指标年度目标完成情况") && word.contains("建档率98.0%"), "{word}");
    }
    // The head of an upward document with its number and issuer meets the clause.
    edit(&drafts.join("报告/plan.yaml"), "document_number:", "document_number: 友食安办报〔2023〕2号");
    edit(&drafts.join("报告/plan.yaml"), "issuer:               #", "issuer: 张三          #");
    let (_, said) = anpai(&office, "report 上半年");
    assert!(!said.contains("7.2."), "{said}");
    let page = fs::read(out.join("报告.pdf")).expect("the report");
    let measured = gbt9704::verify(&page, gbt9704::Options::default()).expect("a PDF");
    assert!(
        measured.findings.iter().any(|measure| measure.id == "HD-07" && measure.verdict == gbt9704::Verdict::Pass),
        "7.2.6 is measured"
    );
    // The draft is the person's: their words stay, and what the returns no longer bear out is said.
    edit(&drafts.join("通报/05-下一步要求.yaml"), "抓紧推进", "倒排工期");
    let form = office.form("区法院");
    fill(&form, &answers(&form), &drafts.join("区法院.xlsx"));
    let (output, said) = anpai(&office, "report 上半年");
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("“报送情况”的数与今天的台账不同，今天是：应报14家，实报13家"), "{said}");
    assert!(squeeze(&pdf_text(&out.join("通报.pdf"))).contains("倒排工期"));
    // A figure that does not add up stops the page.
    edit(&drafts.join("通报/01-总体情况.yaml"), "未报2家", "未报3家");
    let (output, said) = anpai(&office, "report 上半年");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("说是 3 家，点了 2 家的名"), "{said}");
    // For signing, all marks must be gone.
    edit(&drafts.join("通报/01-总体情况.yaml"), "未报3家", "未报2家");
    let (output, said) = anpai(&office, "report 上半年 --final");
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("N001") && said.contains("F001") && !said.contains("letters."), "{said}");
}

#[test]
fn results_stand_beside_the_next_years_targets_and_on_the_next_forms() {
    let office = Office::new();
    let returns = office.place.root().join("returns/2023/全年");
    fs::create_dir_all(&returns).expect("a folder");
    let form = office.forms("全年").into_iter().find(|form| form.unit == "市市场监管局友好分局").expect("a form");
    fill(&form, &answers(&form), &returns.join("a.xlsx"));
    let (output, said) = anpai(&office, "collect 全年");
    assert_eq!(output.status.code(), Some(0), "{said}");
    let (output, said) = anpai(&office, "new 2024");
    assert_eq!(output.status.code(), Some(0), "{said}");
    let section = read(&office.place.root().join("plan/2024/02-重点领域.yaml"));
    assert!(section.contains("“建档率100%”，2023年全年实际98%；今年的目标值是多少"), "{section}");
    // The draft still reads.
    let loaded = anpai::pipeline::load::load(&office.place.root().join("plan/2024")).expect("the draft");
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    assert_eq!(loaded.findings.iter().filter(is_error).count(), 0);
}
