//! Names as senders write them.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn a_shown_name_is_named_the_same_again(text in "[a-zA-ZĐđăâêôơưáàạễỹỗ]{1,7}( [a-zA-ZĐđăâêôơưáàạễỹỗ]{1,6}){0,3}") {
        if let Some(once) = name(&text).0 {
            let again = name(&once.shown).0;
            prop_assert_eq!(again.map(|name| name.key.clone()), Some(once.key.clone()));
        }
    }

    #[test]
    fn no_text_panics(text in "[ -~À-ỹ\n]{0,24}") {
        let _ = name(&text);
    }
}

fn shown(text: &str) -> (Option<String>, Vec<Code>, Option<String>) {
    let (name, codes, remark) = name(text);
    (name.map(|name| name.shown.clone()), codes, remark)
}

fn good(text: &str, mended: &str, codes: &[Code]) {
    assert_eq!(shown(text), (Some(mended.to_owned()), codes.to_vec(), None), "{text:?}");
}

#[test]
fn case_and_titles() {
    good("Nguyễn Văn An", "Nguyễn Văn An", &[]);
    good("NGUYỄN VĂN AN", "Nguyễn Văn An", &[Code::NameUppercase]);
    good("nguyễn văn An", "Nguyễn Văn An", &[Code::NameLowercase]);
    good("H'HEN NIÊ", "H'Hen Niê", &[Code::NameUppercase]);
    good("anh Nguyễn Văn An", "Nguyễn Văn An", &[Code::NameTitle]);
    good("Anh Thư", "Anh Thư", &[]);
    good("Đặng Thị Đức", "Đặng Thị Đức", &[]);
    let remark = Some("BT".to_owned());
    assert_eq!(shown("Đ/c Nguyễn Văn An (BT)"), (Some("Nguyễn Văn An".to_owned()), vec![Code::NameTitle], remark));
    let post = Some("Bí thư".to_owned());
    assert_eq!(shown("Nguyễn Văn An - Bí thư"), (Some("Nguyễn Văn An".to_owned()), vec![Code::NameTitle], post));
}

#[test]
fn what_is_no_single_name() {
    for text in [
        "An, Bình",
        "Nguyễn Văn An\nTrần Thị Bình",
        "Lê An và Lê Bình",
        "An/Bình",
        "An;Bình",
        "An\nBình",
        "Lê An\r\nĐặng Bình",
        "Nguyễn Văn An, Đặng Thị Bình",
        "Nguyễn Văn An - Trương Thị Bình",
    ] {
        assert_eq!(shown(text), (None, vec![Code::NameTwoPeople], None), "{text:?}");
    }
    for text in ["Nguy?n V?n An", "Nguy\u{fffd}n An", "Lê Th?"] {
        assert_eq!(shown(text), (None, vec![Code::TextLostLetters], None), "{text:?}");
    }
    // A long name broken by hand, and what stands below one.
    for text in ["Nguyễn Văn\nAn", "Nguyễn\nVăn An", "Nguyễn Văn An\n"] {
        good(text, "Nguyễn Văn An", &[]);
    }
    good("Nguyễn Thị\nHoàng Anh", "Nguyễn Thị Hoàng Anh", &[]);
    good("Nguyễn Hoàng\nNgọc Anh", "Nguyễn Hoàng Ngọc Anh", &[]);
    for (text, remark) in [("Nguyễn Văn An\nBí thư", "Bí thư"), ("Nguyễn Văn An\n(lớp K10)", "lớp K10")] {
        let told = (Some("Nguyễn Văn An".to_owned()), vec![Code::NameTitle], Some(remark.to_owned()));
        assert_eq!(shown(text), told, "{text:?}");
    }
    assert_eq!(shown(" - "), (None, Vec::new(), None));
}

#[test]
fn torn_syllables() {
    good("Nguyễ n Hoàng Anh", "Nguyễn Hoàng Anh", &[Code::TextSplitSyllable]);
    good("Lê Tha nh Tâm", "Lê Thanh Tâm", &[Code::TextSplitSyllable]);
    good("Le Tha nh", "Le Tha Nh", &[Code::NameLowercase, Code::NameNoDiacritics]);
}

#[test]
fn what_seems_of_an_old_font_stays_as_it_is() {
    for (text, code) in [
        ("NguyÔn Xqz§ An", Code::TextTcvn3),
        ("TrÇn Thà BÝch", Code::TextTcvn3),
        ("Nguyá»?n VÄn An", Code::TextMojibake),
    ] {
        good(text, text, &[code]);
    }
    for text in ["Đặng Müller Quế", "Nguyễn Thị Zoë", "H'Hen Niê", "Đinh Krông Ađrơng"] {
        good(text, text, &[]);
    }
}

#[test]
fn keys_compare() {
    let keys =
        |text: &str| name(text).0.map(|name| Name::clone(&name)).map(|name| (name.key, name.iy, name.plain, name.bare));
    let thuy = keys("Lê Thị Thuý").unwrap();
    assert_eq!(thuy, keys("LÊ THỊ THÚY").unwrap());
    assert_eq!(thuy, ("lê thị thuý".into(), "lê thị thuí".into(), "le thi thui".into(), false));
    assert_eq!(keys("Trần Quí").unwrap().1, keys("Trần Quý").unwrap().1);
    assert!(keys("Nguyen Van An").unwrap().3);
    assert_eq!(keys("Nguyen Van An").unwrap().2, keys("Nguyễn Văn Ân").unwrap().2);
    let highland = keys("H'Nhi Êban").unwrap();
    assert!(
        ["H’Nhi Êban", "H' Nhi Êban", "H Nhi Êban", "H-NHI ÊBAN", "Hʼnhi êban"]
            .map(|one| keys(one).unwrap())
            .iter()
            .all(|one| *one == highland)
    );
    assert_eq!(keys("Y-Thoan Niê").unwrap(), keys("Y Thoan Niê").unwrap());
    assert_ne!(keys("Ya Thoan Niê").unwrap(), keys("Y Thoan Niê").unwrap());
}

#[test]
fn only_names_that_must_have_marks_lack_them() {
    for text in ["Nguyen Van An", "LE MINH", "Cao Thi Lan", "Do An"] {
        assert!(name(text).1.contains(&Code::NameNoDiacritics), "{text}");
    }
    for text in ["Lan Anh", "Minh Tam", "An", "Mai Kim Ngân", "Phan Nam", "Cao Thanh Lan"] {
        assert!(!name(text).1.contains(&Code::NameNoDiacritics), "{text}");
    }
}
