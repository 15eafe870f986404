//! An answer sheet that a ward filled in and saved with another program is still ours.

use std::path::Path;
use std::process::Command;

use tonghop::report::meetings;

use crate::answers::{namesakes, type_in};
use crate::returns::{answered, of, school, slips};

/// Saves a workbook anew as `ending` with LibreOffice and gives its bytes.
fn saved_anew(folder: &Path, bytes: &[u8], ending: &str) -> Vec<u8> {
    let from = folder.join("tra loi.xlsx");
    std::fs::write(&from, bytes).unwrap();
    let out = folder.join(ending);
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", ending, "--outdir", out.to_str().unwrap(), from.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(out.join(format!("tra loi.{ending}"))).unwrap()
}

#[test]
#[ignore = "needs LibreOffice"]
fn real_libreoffice_saves_an_answer_sheet_that_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let parcels = meetings(&school().run().register, &school().settings());
    let ward = answered(&of(&parcels, "P-BT").book, "Nguyễn Văn An", "Xác nhận", "Đạt");
    let ward = answered(&ward, "Nguyễn Văn An", "Thời gian", "20/03/2021");
    let unit = answered(&of(&parcels, "CNTT-K10").book, "Trần Thị Bích", "Trả lời", "Rút phiếu");
    for ending in ["xlsx", "xls", "ods"] {
        let mut input = school();
        for (name, book) in [("ten khac", &ward), ("don vi", &unit)] {
            let bytes = tonghop::write::xlsx::workbook(book).unwrap();
            input.files.push((format!("{name}.{ending}"), saved_anew(folder.path(), &bytes, ending)));
        }
        let after = input.run();
        assert_eq!(slips(&after), [4, 1, 2, 1, 0], "{ending}");
        let day = jiff::civil::date(2021, 3, 20);
        assert!(after.register.introductions.iter().any(|one| one.seen == Some((day, day))), "{ending}");
        assert_eq!((after.figures.balance.rows.waiting, after.figures.balance.rows.residual), (0, 0), "{ending}");
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn real_libreoffice_keeps_the_hidden_key_of_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let asked = namesakes();
    let mut book = tonghop::report::questions(&asked.run().register, &asked.settings()).unwrap();
    type_in(&mut book, "Một người hay hai", "Nguyễn Hoàng Anh", "Một người");
    let bytes = tonghop::write::xlsx::workbook(&book).unwrap();
    for ending in ["xlsx", "xls", "ods"] {
        let mut input = asked.clone();
        input.files.push((format!("cau-hoi.{ending}"), saved_anew(folder.path(), &bytes, ending)));
        let after = input.run();
        assert_eq!((after.figures.members.total.0, after.register.questions.len()), (2, 0), "{ending}");
    }
}
