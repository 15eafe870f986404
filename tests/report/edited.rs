//! What a person did to the report or its template, played with the program itself.

use std::path::Path;

use clap::Parser;
use tonghop::cli::Cli;
use tonghop::commands::{Io, carry_out};
use tonghop::error::Exit;
use tonghop::write::docx::{Parts, pack};

use super::{part, words};
use crate::support::draw::{Drawn, xlsx};

/// A working folder with one chapter's roster.
fn folder() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    roster(root.path(), "| 1 | Lê Văn An | 02/03/2003 |");
    root
}

fn roster(root: &Path, rows: &str) {
    let text = format!("| DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN K10 |\n| STT | Họ và tên | Ngày sinh |\n{rows}");
    std::fs::create_dir_all(root.join("input/K10")).unwrap();
    std::fs::write(root.join("input/K10/ds.xlsx"), xlsx("ds.xlsx", &[Drawn::new("DS", &text)])).unwrap();
}

/// Runs; how it ended and what it said.
fn run(root: &Path) -> (Exit, String) {
    let args = ["tonghop", "-C", root.to_str().unwrap(), "run", "--period", "2021-04"];
    let cli = Cli::try_parse_from(args).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io { out: &mut out, err: &mut err, terminal: false, variable: &|_| None, keyring: &|_| Ok(None) };
    let exit = carry_out(&cli, jiff::civil::date(2021, 5, 18), &mut io);
    (exit, String::from_utf8(out).unwrap() + &String::from_utf8(err).unwrap())
}

/// The built-in template with something of its text replaced, as a person would in Word.
fn template(root: &Path, from: &str, to: &str) {
    let bytes = tonghop::deliver::template::built_in(tonghop::model::Lang::Vi);
    let names = [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/_rels/document.xml.rels",
    ];
    let parts: Parts = names.map(|name| (name.to_owned(), part(bytes, name).replace(from, to).into_bytes())).into();
    std::fs::create_dir_all(root.join("templates")).unwrap();
    std::fs::write(root.join("templates/bao-cao.docx"), pack(&parts)).unwrap();
}

#[test]
fn what_she_wrote_into_the_report_is_kept_and_the_new_one_stands_beside_it() {
    let root = folder();
    let root = root.path();
    let output = root.join("output/2021-04");
    assert_eq!(run(root).0, Exit::Done);
    let first = std::fs::read(output.join("bao-cao.docx")).unwrap();
    assert!(words(&first).contains("là 1 đoàn viên"), "{}", words(&first));
    let mut edited = first;
    edited.extend(b"her own words");
    std::fs::write(output.join("bao-cao.docx"), &edited).unwrap();
    roster(root, "| 1 | Lê Văn An | 02/03/2003 |\n| 2 | Trần Thị Bé | 05/06/2003 |");
    let (exit, said) = run(root);
    assert_eq!(exit, Exit::Done);
    assert!(std::fs::read(output.join("bao-cao.docx")).unwrap() == edited);
    assert!(words(&std::fs::read(output.join("bao-cao-moi.docx")).unwrap()).contains("là 2 đoàn viên"));
    assert!(said.contains("bao-cao.docx") && said.contains("bao-cao-moi.docx"), "{said}");
}

/// The report as she would save it: with something of its text replaced.
fn retype(path: &Path, from: &str, to: &str) {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let names: Vec<String> =
        (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().to_string()).collect();
    let parts: Parts = names
        .into_iter()
        .map(|name| {
            let text = part(&bytes, &name);
            let text = if name == "word/document.xml" { text.replace(from, to) } else { text };
            (name, text.into_bytes())
        })
        .collect();
    std::fs::write(path, pack(&parts)).unwrap();
}

const MAIL: &str = "[office]\ncode = \"DT\"\nname = \"Đoàn trường\"\nlevel = \"school\"\nparent = \"TD\"\n[[unit]]\ncode = \"TD\"\nname = \"Thành đoàn\"\nlevel = \"city\"\nemail = \"td@example.vn\"\n[mail]\nfrom = \"doan@example.vn\"\nhost = \"127.0.0.1\"\nsecurity = \"none\"\n";

/// What waits in the outbox, and what was laid aside.
fn outbox(root: &Path) -> [Vec<String>; 2] {
    ["moi", "can-xem"].map(|folder| {
        let entries = std::fs::read_dir(root.join("output/2021-04/thu").join(folder)).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".eml")).collect();
        names.sort();
        names
    })
}

fn gui(root: &Path) -> String {
    let args = ["tonghop", "-C", root.to_str().unwrap(), "send", "--period", "2021-04"];
    let cli = Cli::try_parse_from(args).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io { out: &mut out, err: &mut err, terminal: false, variable: &|_| None, keyring: &|_| Ok(None) };
    carry_out(&cli, jiff::civil::date(2021, 5, 18), &mut io);
    String::from_utf8(out).unwrap()
}

#[test]
fn a_report_with_old_figures_does_not_go_up_by_itself() {
    let root = folder();
    let root = root.path();
    std::fs::write(root.join("config.toml"), MAIL).unwrap();
    let (report, letter) = (root.join("output/2021-04/bao-cao.docx"), vec!["cap-tren-td-2021-04.eml".to_owned()]);
    run(root);
    assert_eq!(outbox(root), [letter.clone(), Vec::new()]);
    assert!(
        gui(root).contains("lưu ý: bao-cao.docx đính kèm còn nguyên như tonghop lập, chưa có số, ngày"),
        "{}",
        gui(root)
    );

    // What she writes before the figures change goes up, with numbers of her own too.
    retype(&report, "BÁO CÁO<", "BÁO CÁO SỐ 12<");
    let (_, said) = run(root);
    assert!(!said.contains("số cũ") && !said.contains("trước khi số liệu"), "{said}");
    assert_eq!(outbox(root), [letter.clone(), Vec::new()]);
    assert!(gui(root).contains("lưu ý: đính kèm bao-cao.docx chị đã sửa"));

    roster(root, "| 1 | Lê Văn An | 02/03/2003 |\n| 2 | Trần Thị Bé | 05/06/2003 |");
    let (_, said) = run(root);
    assert!(
        said.contains("bao-cao.docx được sửa trước khi số liệu đổi: ") && said.contains("dòng trong đó còn số cũ"),
        "{said}"
    );
    assert!(said.contains("là 1 đoàn viên") && said.contains("là 2 đoàn viên"), "{said}");
    assert_eq!(outbox(root), [Vec::new(), letter.clone()]);
    let told = gui(root);
    assert!(told.contains("là 1 đoàn viên") && told.contains("xóa tệp ấy để dùng bản mới"), "{told}");
    let page = std::fs::read_to_string(root.join("output/2021-04/tong-quan.html")).unwrap();
    assert!(page.contains("bao-cao.docx được sửa trước khi số liệu đổi"));

    // Put right by hand it goes, with a word of caution for what she put in other words.
    let made = words(&std::fs::read(root.join("output/2021-04/bao-cao-moi.docx")).unwrap());
    std::fs::copy(root.join("output/2021-04/bao-cao-moi.docx"), &report).unwrap();
    retype(&report, "BÁO CÁO<", "BÁO CÁO SỐ 12<");
    assert!(made.contains("là 2 đoàn viên"));
    let (_, said) = run(root);
    assert!(said.contains("dòng nào so được thì số đã khớp"), "{said}");
    assert_eq!(outbox(root), [letter, Vec::new()]);
}

#[test]
fn her_own_template_is_used_and_a_mistake_in_it_stops_the_run_before_anything_is_written() {
    let root = folder();
    let root = root.path();
    template(root, "BÁO CÁO<", "BÁO CÁO THÁNG<");
    assert_eq!(run(root).0, Exit::Done);
    let report = std::fs::read(root.join("output/2021-04/bao-cao.docx")).unwrap();
    assert!(words(&report).contains("BÁO CÁO THÁNG\n"));

    roster(root, "| 1 | Lê Văn An | 02/03/2003 |\n| 2 | Trần Thị Bé | 05/06/2003 |");
    template(root, "members.joined_in_period", "members.joind");
    let json = std::fs::read(root.join("output/2021-04/so-lieu.json")).unwrap();
    let (exit, said) = run(root);
    assert_eq!(exit, Exit::CouldNotRun);
    for words in
        ["bao-cao.docx” có chỗ sai, nên chưa ghi gì", "phần thân văn bản, đoạn ", "members.joind", "HUONG-DAN.md"]
    {
        assert!(said.contains(words), "no “{words}” in:\n{said}");
    }
    assert!(std::fs::read(root.join("output/2021-04/so-lieu.json")).unwrap() == json);

    std::fs::write(root.join("templates/bao-cao.docx"), b"{\\rtf1 mau}").unwrap();
    let (exit, said) = run(root);
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(said.contains("RTF") && said.contains(".docx"), "{said}");
    let film = std::fs::File::create(root.join("templates/bao-cao.docx")).unwrap();
    film.set_len(100 << 20).unwrap();
    let (exit, said) = run(root);
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(said.contains("quá lớn"), "{said}");
}

#[test]
fn tracked_changes_in_the_template_are_told() {
    let root = folder();
    template(
        root.path(),
        "<w:t xml:space=\"preserve\">BÁO CÁO</w:t></w:r>",
        "<w:t xml:space=\"preserve\">BÁO CÁO</w:t></w:r><w:ins w:id=\"9\" w:author=\"x\"><w:r><w:t> NHANH</w:t></w:r></w:ins>",
    );
    let (exit, said) = run(root.path());
    assert_eq!(exit, Exit::Done);
    assert!(said.contains("Track Changes"), "{said}");
    let report = std::fs::read(root.path().join("output/2021-04/bao-cao.docx")).unwrap();
    assert!(words(&report).contains("BÁO CÁO NHANH\n"));
}
