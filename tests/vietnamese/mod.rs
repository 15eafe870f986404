//! Ten thousand names through every encoding they are found in come back as they were, and what is no Vietnamese stays as it is.
//!
//! The tables here are written from the public code charts (TCVN 5712:1993, VNI-Windows, RFC 1456, Windows-1252 and -1258),
//! vowel by vowel, and know nothing of the program's own.

mod tables;

use std::collections::BTreeSet;

use tables::{tcvn3, viqr, viqr_signs, vni};
use tonghop::finding::Code;
use tonghop::text::{clean, fold, plain};
use unicode_normalization::UnicodeNormalization;

use crate::support::run::Folder;

const FAMILY: &str = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lâm Mai Trịnh Đào Cao Hà Lương Tạ Thái Châu \
    Tô Phùng Quách Tăng Thạch Kim Sơn Danh Triệu Văn Từ Hứa La Viên Khưu Giang Lưu Tống Âu Ông Ưng Ấu Ung Diệp Nhan Mạc Nghiêm Kiều Quan Trương Chung Vương";

const GIVEN: &str = "An Anh Ánh Ẩn Ái Ân Bảo Bích Bình Băng Cẩm Cầm Châu Chi Chiến Chính Chương Công Cúc Cường Danh Diễm Diệp Diệu Dung Dũng Duy Duyên \
    Dương Đan Đạt Đăng Điền Điệp Đình Đoan Đông Đức Gia Giang Giàu Hà Hạ Hải Hạnh Hằng Hân Hậu Hiên Hiền Hiển Hiếu Hiệp Hoa Hoà Hòa Hoài Hoàn Hoàng Hồng Huệ \
    Huy Huyền Huỳnh Hùng Hương Hường Hữu Kha Khải Khang Khánh Khiêm Khoa Khôi Khương Khuê Kiên Kiệt Kiều Kim Kỳ Lan Lâm Lệ Liên Liễu Linh Lĩnh Loan Long Lộc \
    Lợi Luân Luận Lương Ly Lý Mai Mẫn Mạnh Mẫu Miên Minh Mỹ Mơ My Na Nam Nga Ngà Ngân Nghi Nghĩa Nghiệp Ngoan Ngọc Nguyên Nguyệt Nhã Nhàn Nhân Nhật Nhi Nhiên \
    Nhung Như Nhựt Nở Oanh Phát Phấn Phi Phong Phú Phúc Phụng Phước Phương Phượng Quân Quang Quế Quí Quý Quốc Quyên Quyền Quỳnh Sang Sáng Sinh Sơn Sương Tài \
    Tâm Tân Tấn Thái Thanh Thành Thạnh Thảo Thắm Thắng Thể Thi Thiên Thiện Thịnh Thoa Thoại Thơ Thời Thu Thuận Thục Thuý Thúy Thuỳ Thùy Thuỷ Thủy Thuyên Thuyền \
    Thư Thương Thường Thy Tiên Tiến Tiền Tín Tình Tịnh Toàn Toản Tố Trà Trâm Trân Trang Tri Trí Triết Triều Trinh Trọng Trung Trúc Trường Tú Tuấn Tuyền Tuyết \
    Tùng Tường Tươi Uyên Uyển Út Vân Văn Vi Việt Vinh Vĩnh Vũ Vương Vượng Vy Vỹ Xuân Xuyến Ý Yên Yến Khuyến Nhuần Đượm Ướt Ngượng Nguỵ Bưởi Chuyển Gấm Giỏi \
    Ngần Ngữ Nhẫn Quỵ Rạng Rỡ Sửu Tửu Tỵ Thuận Thưởng Thẫm Trẻ Trỗi Vững Xứng Khuỷu Lũy Mỗi Nghị Nguyễn Ước Ửng Ữu Ỷ Ỹ Đắc Đằng Đẳng Đẵng Đặng Đế Đệ Để Đễ Đề";

/// A generator of numbers that is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        of[usize::try_from(self.0 >> 33).unwrap() % of.len()]
    }
}

/// Ten thousand names of two to five syllables: as written, in capitals, in small letters.
fn names() -> Vec<String> {
    let family: Vec<&str> = FAMILY.split_whitespace().collect();
    let given: Vec<&str> = GIVEN.split_whitespace().collect();
    let mut dice = Dice(20_250_701);
    let mut names = Vec::new();
    while names.len() < 10_000 {
        let mut name = vec![dice.roll(&family)];
        name.extend((0..1 + names.len() % 4).map(|_| dice.roll(&given)));
        let name = name.join(" ");
        names.push(match names.len() % 3 {
            0 => name,
            1 => name.to_uppercase(),
            _ => name.to_lowercase(),
        });
    }
    names
}

/// Every name that `packed` can write comes back; how many there are.
fn comes_back(packed: impl Fn(&str) -> Option<String>, codes: &[Code]) -> usize {
    let mut wrong = Vec::new();
    let mut written = 0;
    for name in names() {
        let Some(sent) = packed(&name) else { continue };
        written += 1;
        let cleaned = clean(&sent);
        let said = sent == name || codes.iter().any(|code| cleaned.repairs.contains(code));
        if cleaned.text != name || !said {
            wrong.push(format!("{name:?} sent as {sent:?} became {:?} {:?}", cleaned.text, cleaned.repairs));
        }
    }
    assert!(wrong.is_empty(), "{} of {written}:\n{}", wrong.len(), wrong[..wrong.len().min(25)].join("\n"));
    written
}

#[test]
fn as_they_are() {
    assert_eq!(comes_back(|name| Some(name.to_owned()), &[]), 10_000);
}

#[test]
fn decomposed_and_half_composed() {
    assert_eq!(comes_back(|name| Some(name.nfd().collect()), &[Code::TextDecomposed]), 10_000);
    // As Windows-1258 writes it: the letter with its own mark, the tone behind it.
    let half = |name: &str| -> String {
        name.chars()
            .map(|letter| {
                let all: Vec<char> = std::iter::once(letter).nfd().collect();
                let tone = all.iter().copied().find(|mark| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*mark));
                let letter: String = all.into_iter().filter(|mark| Some(*mark) != tone).nfc().collect();
                letter + &tone.map(String::from).unwrap_or_default()
            })
            .collect()
    };
    assert_eq!(comes_back(|name| Some(half(name)), &[Code::TextDecomposed]), 10_000);
}

#[test]
fn in_the_fonts_of_the_nineties() {
    // A few are other words as they stand ("Mai Toá", "Từ Trung" as "Tõ Trung"), or words in the other font too: alone they
    // stay as they are, whole.
    let alone = |name: &str| Some(vni(name)).filter(|sent| clean(sent).text != *sent || sent == name);
    let told = comes_back(alone, &[Code::TextVni]);
    assert!(told > 9_700, "{told}");
    // TCVN3 has no capitals with a tone, so some names cannot be written in it.
    let alone = |name: &str| tcvn3(name).filter(|sent| clean(sent).text != *sent || sent == name);
    let told = comes_back(alone, &[Code::TextTcvn3]);
    let written = names().iter().filter(|name| tcvn3(name).is_some()).count();
    assert!(written > 8_000 && told * 100 >= written * 98, "{told} of {written}");
}

#[test]
fn a_column_tells_what_a_name_alone_cannot() {
    // "Ông" before a name is a title.
    let names: BTreeSet<String> = names()
        .into_iter()
        .step_by(3)
        .take(1_500)
        .filter(|name| tcvn3(name).is_some() && !name.starts_with("Ông"))
        .collect();
    let silent = names.iter().filter(|name| clean(&tcvn3(name).unwrap()).text != **name).count();
    assert!(silent > 5, "{silent}");
    for packed in [|name: &str| tcvn3(name).unwrap(), vni as fn(&str) -> String] {
        come_back_in_a_column(&names, packed, &[Code::TextTcvn3, Code::TextVni]);
    }
}

/// Every name of a column that is packed all in one way comes back, and its value as sent is kept beside it.
fn come_back_in_a_column(names: &BTreeSet<String>, packed: fn(&str) -> String, codes: &[Code]) {
    let mut text = "| DANH SÁCH ĐOÀN VIÊN NĂM HỌC 2020-2021 |\n| STT | Họ và tên | MSSV | Ngày vào Đoàn |\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        text.push_str(&format!("| ={} | {} | {} | 26/03/2019 |\n", at + 1, packed(name), 2_010_000 + at));
    }
    let outcome = Folder::new("", "--period 2021-03 --today 2021-04-10").sheet("K10A/ds.xlsx", "DS", &text).run();
    let got: BTreeSet<String> = outcome.register.members.iter().map(|one| one.name.clone()).collect();
    let lost: Vec<&String> = names.difference(&got).collect();
    assert!(lost.is_empty(), "{} of {}: {lost:?}", lost.len(), names.len());
    let said = outcome.findings.iter().find(|one| codes.contains(&one.code)).unwrap();
    assert_ne!(said.seen, said.repaired);
}

#[test]
fn a_column_typed_with_signs_tells_those_that_are_ordinary() {
    let names: BTreeSet<String> =
        names().into_iter().step_by(3).take(1_500).filter(|name| !name.starts_with("Ông")).collect();
    let silent = names.iter().filter(|name| viqr(name).is_none()).count();
    assert!(silent > 100, "{silent}");
    come_back_in_a_column(&names, viqr_signs, &[Code::TextViqr]);
}

#[test]
fn typed_without_a_keyboard_for_it() {
    let written = comes_back(viqr, &[Code::TextViqr]);
    assert!(written > 8_000, "{written}");
}

#[test]
fn read_in_the_wrong_code_page_once_and_twice() {
    let garble = |name: &str, page: &'static encoding_rs::Encoding| -> String {
        page.decode_without_bom_handling(name.as_bytes()).0.into_owned()
    };
    let (latin, viet) = (encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1258);
    let codes = [Code::TextMojibake];
    assert_eq!(comes_back(|name| Some(garble(name, latin)), &codes), 10_000);
    assert_eq!(comes_back(|name| Some(garble(&garble(name, latin), latin)), &codes), 10_000);
    assert_eq!(comes_back(|name| Some(garble(name, viet)), &codes), 10_000);
}

#[test]
fn with_eth_look_alikes_wide_letters_and_odd_blanks() {
    let eth = |name: &str| name.replace('Đ', "\u{d0}").replace('đ', "\u{f0}");
    assert_eq!(comes_back(|name| Some(eth(name)), &[Code::TextEth]), 10_000);
    let wide = |name: &str| -> String {
        let wide = |letter: char| match letter {
            '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap(),
            _ => letter,
        };
        name.chars().map(wide).collect()
    };
    assert_eq!(comes_back(|name| Some(wide(name)), &[Code::TextInvisible]), 10_000);
    let blanks = |name: &str| format!("\u{feff}{}\u{a0}", name.replace(' ', "\u{200b}\u{2009}"));
    assert_eq!(comes_back(|name| Some(blanks(name)), &[Code::TextInvisible]), 10_000);
    // One Cyrillic or Greek letter within each word that has Latin ones too.
    let alike = |name: &str| -> String {
        let alike = [
            ('a', 'а'),
            ('e', 'е'),
            ('o', 'о'),
            ('c', 'с'),
            ('A', 'А'),
            ('N', 'Ν'),
            ('H', 'Н'),
            ('T', 'Т'),
            ('i', 'і'),
        ];
        let word = |word: &str| -> String {
            let many = word.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
            let found = alike.iter().find(|(latin, _)| many && word.contains(*latin));
            found.map_or_else(|| word.to_owned(), |(latin, other)| word.replacen(*latin, &other.to_string(), 1))
        };
        name.split(' ').map(word).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(comes_back(|name| Some(alike(name)), &[Code::TextInvisible]), 10_000);
}

#[test]
fn keys_see_through_tone_style_and_never_change_what_is_shown() {
    for name in names() {
        assert_eq!(clean(&name).text, name);
        let key = fold(&name);
        assert_eq!(fold(&name.to_uppercase()), key);
        assert_eq!(fold(&key), key);
        assert!(plain(&name).bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' '), "{name}");
    }
    for (old, new) in [("Hòa", "Hoà"), ("Thúy", "Thuý"), ("Thùy", "Thuỳ"), ("Thủy", "Thuỷ"), ("Lũy", "Luỹ")]
    {
        assert_eq!(fold(old), fold(new));
    }
}

#[test]
fn what_is_no_vietnamese_stays_as_it_is() {
    for text in [
        "John O'Brien",
        "Anne-Marie Müller",
        "Zoë Brontë",
        "José García Núñez",
        "Søren Kierkegård",
        "François Lefèvre",
        "naïve café résumé",
        "São Paulo",
        "Ångström",
        "C++",
        "C#",
        "a+b=c",
        "x^2 + y^2",
        "f(x)",
        "nhom mau O+",
        "O+",
        "A(1)",
        "K10A(2)",
        "KTDN-K43(b)",
        "Lop hoc(sang)",
        "an.nguyen@truong.edu.vn",
        "ten.ho+lop@gmail.com",
        "le'thi.na~a@mail.vn",
        "https://truong.vn/ds?lop=K10A&nam=2021",
        "CD-CNTT-K43A",
        "07-BC/ĐTN",
        "15-HD/TWĐTN-BTC",
        "MSSV: 2010101",
        "Q.1, P.5, TP.HCM",
        "Tel. 0912.345.678",
        "Excel 2016, Word & PowerPoint",
        "100% (35/35)",
        "T9/2002",
        "m², 30°C, ½",
        "Facebook: @doan.truong",
        "Ban dd tu 1-5",
        "add odd",
        "Nguyen Van An",
        "Le Thi Be.",
        "Da nop chua?",
        "dong y (co)",
        "Ðại hội",
    ] {
        let shown = clean(text);
        let expected = text.replace('\u{d0}', "Đ");
        assert_eq!(shown.text, expected, "{:?}", shown.repairs);
    }
}
