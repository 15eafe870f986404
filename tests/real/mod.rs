//! Checks with real programs. Ignored by default: they need what `.ci/run` installs.

mod answers;
mod disk;
mod keyring;
mod page;
mod postfix;

use std::path::{Path, PathBuf};
use std::process::Command;

/// A working folder with the shipped sample, run by the real binary.
fn ran() -> (tempfile::TempDir, PathBuf) {
    ran_with(str::to_owned)
}

/// The same with another config.toml, made from the shipped one.
fn ran_with(config: impl Fn(&str) -> String) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in
        walkdir::WalkDir::new(root.join("input")).into_iter().flatten().filter(|entry| entry.file_type().is_file())
    {
        let target = folder.path().join(entry.path().strip_prefix(root).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(entry.path(), target).unwrap();
    }
    let shipped = std::fs::read_to_string(root.join("config.toml")).unwrap();
    std::fs::write(folder.path().join("config.toml"), config(&shipped)).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_tonghop"))
        .args(["-C", folder.path().to_str().unwrap(), "run", "--today", "2021-05-18"])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let output = folder.path().join("output/2018-09_2021-04");
    (folder, output)
}

fn recalculate(book: &Path, more: &[&str]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/recalc.py");
    let done = Command::new("python3").arg(script).arg(book).args(more).output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
}

#[test]
#[ignore = "needs LibreOffice and openpyxl"]
fn real_libreoffice_recalculates_to_what_is_stored() {
    let (_folder, output) = ran();
    recalculate(&output.join("tong-hop.xlsx"), &[]);
    recalculate(&output.join("tong-hop.xlsx"), &["--plant"]);
}

#[test]
#[ignore = "needs LibreOffice and poppler-utils"]
fn real_libreoffice_prints_the_workbook_on_a4() {
    let (folder, output) = ran();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(output.join("tong-hop.xlsx"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told = Command::new("pdfinfo").arg(folder.path().join("tong-hop.pdf")).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("(A4)"), "{told}");
    let pages = |last: &str| {
        let pdf = folder.path().join("tong-hop.pdf");
        let text = Command::new("pdftotext").args(["-l", last, "-layout"]).arg(pdf).arg("-").output().unwrap();
        String::from_utf8_lossy(&text.stdout).into_owned()
    };
    let text = pages("1");
    for words in ["BẢNG TỔNG HỢP", "1,618", "1,635", "573", "412", "483"] {
        assert!(text.contains(words), "the first page lacks {words}:\n{text}");
    }
    // No section is broken, so the sheet goes on: its last section and who signs stand on the second page.
    let text = pages("2");
    assert!(text.contains("BÍ THƯ"), "the front sheet lacks who signs:\n{text}");
    assert!(!text.contains("###"), "a number does not fit its column:\n{text}");
}

/// A document as PDF in `folder`, and its text.
fn printed(folder: &Path, document: &Path) -> (PathBuf, String) {
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(document)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let pdf = folder.join(document.with_extension("pdf").file_name().unwrap());
    let text = Command::new("pdftotext").args(["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]).output().unwrap();
    (pdf, String::from_utf8_lossy(&text.stdout).into_owned())
}

#[test]
#[ignore = "needs LibreOffice and poppler-utils"]
fn real_libreoffice_prints_the_report_with_its_figures() {
    let (folder, output) = ran();
    let (pdf, text) = printed(folder.path(), &output.join("bao-cao.docx"));
    for words in ["BÁO CÁO", "1.618", "1.635", "573", "412", "483", "56,9%", "94,5%", "06/06", "BÍ THƯ"] {
        assert!(text.contains(words), "the report lacks {words}:\n{text}");
    }
    assert!(!text.contains("{{") && !text.contains("{%") && !text.contains("{#"), "{text}");
    let told = Command::new("pdfinfo").arg(&pdf).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("(A4)"), "{told}");
    // Pages are numbered from the second on, and the signature has no page of its own.
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    let first = |page: &str| page.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_owned();
    assert!(first(pages[0]).starts_with("THÀNH ĐOÀN CẦN THƠ"), "{}", pages[0]);
    assert_eq!(first(pages[1]), "2");
    let last = pages[pages.len() - 1];
    assert!(last.contains("BÍ THƯ") && last.contains("Trên đây là báo cáo"), "{last}");
}

/// The workbook saved anew by LibreOffice, in its own format too, says the same one level up.
#[test]
#[ignore = "needs LibreOffice"]
fn real_libreoffice_saves_a_workbook_that_rolls_up() {
    let (folder, output) = ran();
    let mut figures = Vec::new();
    for format in ["", "xlsx", "ods"] {
        let above = tempfile::tempdir().unwrap();
        let input = above.path().join("input");
        std::fs::create_dir_all(&input).unwrap();
        std::fs::write(
            above.path().join("config.toml"),
            "[office]\nname = \"Thành đoàn Cần Thơ\"\nlevel = \"city\"\n[period]\nfrom = \"2018-09-01\"\nto = \"2021-04-30\"\n",
        )
        .unwrap();
        if format.is_empty() {
            std::fs::copy(output.join("tong-hop.xlsx"), input.join("bao cao.xlsx")).unwrap();
        } else {
            let done = Command::new("soffice")
                .arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()))
                .args(["--headless", "--convert-to", format, "--outdir"])
                .arg(&input)
                .arg(output.join("tong-hop.xlsx"))
                .output()
                .unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        let done = Command::new(env!("CARGO_BIN_EXE_tonghop"))
            .args(["-C", above.path().to_str().unwrap(), "run", "--today", "2021-05-18", "--json"])
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let tree: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!((tree["turns"]["total"].as_u64(), tree["members"]["total"].as_u64()), (Some(1056), Some(1618)));
        assert!(tree["findings"]["by_code"]["consolidated-differs"].is_null(), "{format}: {}", tree["findings"]);
        figures.push((tree["channels"].clone(), tree["groups"].clone(), tree["wards"].clone(), tree["units"].clone()));
        if format == "xlsx" {
            recalculate(&above.path().join("output/2018-09_2021-04/tong-hop.xlsx"), &[]);
        }
    }
    assert!(figures.windows(2).all(|pair| pair[0] == pair[1]));
}
