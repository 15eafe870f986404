//! The page in a real browser: no error, no request, no wider than a phone; and on paper.

use std::path::Path;
use std::process::Command;

use super::ran;

/// Chromium on a page: what it printed, what it complained of, and the addresses the page asked for. A proxy that is none keeps
/// everything here.
fn chromium(page: &Path, scratch: &Path, more: &[&str]) -> (String, String, Vec<String>) {
    let log = scratch.join("net.json");
    let done = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--no-first-run", "--enable-logging=stderr", "--v=0"])
        .args(["--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"])
        .arg(format!("--user-data-dir={}", scratch.join("profile").display()))
        .arg(format!("--log-net-log={}", log.display()))
        .args(more)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&done.stdout), text(&done.stderr), asked(&log))
}

/// What a page asked for, by the browser's own record. What the browser asks for itself comes from no page.
fn asked(log: &Path) -> Vec<String> {
    let tree: serde_json::Value = serde_json::from_slice(&std::fs::read(log).unwrap()).unwrap();
    let asked = tree["events"].as_array().unwrap().iter().filter_map(|event| {
        let (url, from) = (event["params"]["url"].as_str()?, event["params"]["initiator"].as_str()?);
        (from != "not an origin").then(|| url.to_owned())
    });
    asked.collect()
}

/// What the page itself complains of; the browser's own lines are not its.
fn complaints(stderr: &str) -> Vec<&str> {
    stderr.lines().filter(|line| line.contains("CONSOLE")).collect()
}

#[test]
#[ignore = "needs Chromium"]
fn real_chromium_shows_the_page_and_asks_for_nothing() {
    let (folder, output) = ran();
    let page = output.join("tong-quan.html");
    let (dom, errors, requests) = chromium(&page, folder.path(), &["--dump-dom"]);
    assert!(dom.contains("1.618") && dom.contains("</html>"), "{dom}");
    assert_eq!(complaints(&errors), Vec::<&str>::new());
    assert_eq!(requests, Vec::<String>::new());
    // The control: a page that does ask, and is told no by its own policy when it asks from inside.
    let control = folder.path().join("control.html");
    let html = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&control, html.replace("</main>", "<img src=\"http://127.0.0.1:9/a.png\"></main>")).unwrap();
    let (_, errors, requests) = chromium(&control, folder.path(), &["--dump-dom"]);
    assert!(!complaints(&errors).is_empty(), "{errors}");
    assert_eq!(requests, Vec::<String>::new(), "the policy holds");
    let open = html.replace("default-src 'none'", "default-src *").replace("img-src data:", "img-src *");
    std::fs::write(&control, open.replace("</main>", "<img src=\"http://127.0.0.1:9/a.png\"></main>")).unwrap();
    let (_, _, requests) = chromium(&control, folder.path(), &["--dump-dom"]);
    assert!(requests.iter().any(|url| url.ends_with("/a.png")), "what is asked is seen: {requests:?}");
}

/// The page in a frame of a width, and how wide what is in it wants to be.
fn wanted_width(page: &Path, scratch: &Path, width: u32) -> u32 {
    let outer = scratch.join("outer.html");
    let html = std::fs::read_to_string(page).unwrap();
    // Only the copy measured here may run a script.
    let html = html.replace("default-src 'none'", "script-src 'unsafe-inline'").replace(
        "</body>",
        "<script>document.body.dataset.wide = document.documentElement.scrollWidth;</script></body>",
    );
    std::fs::write(scratch.join("inner.html"), html).unwrap();
    let frame = format!(
        "<iframe id=f style=\"width:{width}px;height:900px;border:0\" src=inner.html></iframe><p id=w></p><script>\
         onload = () => {{ document.getElementById('w').textContent = 'wide=' + document.getElementById('f').contentDocument.body.dataset.wide + '.'; }}\
         </script>"
    );
    std::fs::write(&outer, frame).unwrap();
    let (dom, errors, _) =
        chromium(&outer, scratch, &["--dump-dom", "--allow-file-access-from-files", "--window-size=1400,1000"]);
    let wide = dom.split("wide=").find_map(|part| part.split_once('.').and_then(|(number, _)| number.parse().ok()));
    wide.unwrap_or_else(|| panic!("no width in\n{dom}\n{errors}"))
}

#[test]
#[ignore = "needs Chromium"]
fn real_chromium_finds_the_page_no_wider_than_its_window() {
    let (folder, output) = ran();
    let page = output.join("tong-quan.html");
    for width in [320, 360, 768, 1280] {
        assert_eq!(wanted_width(&page, folder.path(), width), width);
    }
    // The control: a page too wide for a phone is seen.
    let wide = folder.path().join("wide.html");
    let html = std::fs::read_to_string(&page).unwrap();
    std::fs::write(&wide, html.replace("</main>", "<div style=\"width:500px\">x</div></main>")).unwrap();
    assert!(wanted_width(&wide, folder.path(), 360) > 360);
}

#[test]
#[ignore = "needs Chromium and poppler-utils"]
fn real_chromium_prints_the_page_on_a4() {
    let (folder, output) = ran();
    let pdf = folder.path().join("page.pdf");
    let target = format!("--print-to-pdf={}", pdf.display());
    chromium(&output.join("tong-quan.html"), folder.path(), &[&target, "--no-pdf-header-footer"]);
    let told = |program: &str, more: &[&str]| {
        let done = Command::new(program).args(more).arg(&pdf).arg("-").output().unwrap();
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let done = Command::new("pdfinfo").arg(&pdf).output().unwrap();
    let information = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(information.contains("(A4)") || information.contains("594.96 x 841.92"), "{information}");
    let text = told("pdftotext", &["-layout"]);
    // What is folded away on the screen is on paper too.
    for words in ["1.618", "1.635", "573", "Tháng 03/2021", "Cần làm", "tonghop gui --yes"] {
        assert!(text.contains(words), "the paper lacks {words}:\n{text}");
    }
}

#[test]
#[ignore = "needs openpyxl"]
fn real_every_figure_of_page_workbook_report_and_json_is_one() {
    let (_folder, output) = ran();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/agree.py");
    for more in [&[][..], &["--plant"]] {
        let done = Command::new("python3").arg(&script).arg(&output).args(more).output().unwrap();
        let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{told}");
    }
}
