//! Where a cell of several things is parted, and where it is one name.

use super::*;
use crate::settings::{Overrides, load};

/// The parts of a text as group and words; `?` is a group nobody knows.
fn parts(text: &str) -> Vec<String> {
    let overrides = Overrides { period: None, lang: None, today: jiff::civil::date(2021, 4, 10), strict: false };
    let settings = load("", &overrides).expect("the built-in knowledge is valid");
    let shown = |part: &Part| match (&part.group, &part.channel) {
        (Some((code, _)), _) => format!("{code} {}", part.text),
        (None, Some(channel)) => format!("{} {}", channel.as_str(), part.text),
        (None, None) => format!("? {}", part.text),
    };
    settings.words.activities_in(text).iter().map(shown).collect()
}

#[test]
fn a_list_is_parted_and_nothing_of_it_dropped() {
    for (text, wanted) in [
        ("NTM, việc rất lạ", &["g4 NTM", "? việc rất lạ"][..]),
        ("Việc rất lạ, NTM", &["? Việc rất lạ", "g4 NTM"]),
        ("NTM và việc rất lạ", &["g4 NTM", "? việc rất lạ"]),
        ("NTM+ASXH + việc lạ lùng", &["g4 NTM", "g3 ASXH", "? việc lạ lùng"]),
        ("NTM/ASXH", &["g4 NTM", "g3 ASXH"]),
        ("NTM & ASXH", &["g4 NTM", "g3 ASXH"]),
        ("NTM - ASXH", &["g4 NTM", "g3 ASXH"]),
        ("NTM, ASXH, v.v.", &["g4 NTM", "g3 ASXH"]),
        ("văn nghệ, hiến máu", &["g1 văn nghệ", "g9 hiến máu"]),
        ("vá đường, hiến máu", &["? vá đường", "g9 hiến máu"]),
        ("Hội thi và tặng quà", &["g1 Hội thi", "g3 tặng quà"]),
        ("Văn hóa, văn nghệ, thể dục thể thao, hiến máu", &["g1 Văn hóa, văn nghệ, thể dục thể thao", "g9 hiến máu"]),
        ("Các hoạt động đã tham gia (NTM, ASXH)", &["g4 NTM", "g3 ASXH"]),
        ("NTM (dọn vệ sinh, tặng quà), ASXH", &["g4 NTM (dọn vệ sinh, tặng quà)", "g3 ASXH"]),
        ("Sinh hoạt định kỳ; hiến máu", &["monthly Sinh hoạt định kỳ", "g9 hiến máu"]),
        ("Họp chi đoàn; tập hát", &["monthly Họp chi đoàn", "? tập hát"]),
        ("Họp chi đoàn, dọn rác khu vực", &["monthly Họp chi đoàn", "g4 dọn rác khu vực"]),
        ("Họp chi đoàn tuần 1, VSMT tuần 2", &["monthly Họp chi đoàn tuần 1", "g4 VSMT tuần 2"]),
        ("Tuần 1: họp chi đoàn; tuần 2: VSMT", &["monthly Tuần 1: họp chi đoàn", "g4 tuần 2: VSMT"]),
        ("Họp chi đoàn 1 lần, VSMT 2 lần", &["monthly Họp chi đoàn 1 lần", "g4 VSMT 2 lần"]),
        ("- Họp chi đoàn (04/10)\n- VSMT (11/10)", &["monthly Họp chi đoàn (04/10)", "g4 VSMT (11/10)"]),
        ("1. Theo yêu cầu: trực chốt 2. Hiến máu", &["on-demand Theo yêu cầu: trực chốt", "g9 Hiến máu"]),
        ("Dạy kèm trẻ em; Tăng gia sản xuất", &["g6 Dạy kèm trẻ em", "? Tăng gia sản xuất"]),
        ("Việc lạ một; hiến máu; việc lạ hai", &["? Việc lạ một", "g9 hiến máu", "? việc lạ hai"]),
        ("NTM: dọn vệ sinh, trồng cây; ASXH: tặng quà", &["g4 NTM: dọn vệ sinh, trồng cây", "g3 ASXH: tặng quà"]),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn two_of_one_group_are_two_where_nothing_makes_them_one_name() {
    for (text, wanted) in [
        ("Hiến máu; Trực chốt", &["g9 Hiến máu", "g9 Trực chốt"][..]),
        ("Hiến máu + Trực chốt", &["g9 Hiến máu", "g9 Trực chốt"]),
        ("Hiến máu\nTrực chốt", &["g9 Hiến máu", "g9 Trực chốt"]),
        ("Hiến máu 12/3, hiến máu 19/3", &["g9 Hiến máu 12/3", "g9 hiến máu 19/3"]),
        ("Hiến máu; Hiến máu", &["g9 Hiến máu; Hiến máu"]),
        ("VHVN; TDTT", &["g1 VHVN; TDTT"]),
        ("NTM; dọn vệ sinh", &["g4 NTM; dọn vệ sinh"]),
    ] {
        assert_eq!(parts(text), wanted, "{text}");
    }
}

#[test]
fn one_name_stays_one() {
    for text in [
        "dọn vệ sinh, trồng cây ở khu vực 3",
        "hội thi, bóng đá",
        "Dọn vệ sinh môi trường, chụp hình",
        "Góp ý các chủ trương, chính sách của địa phương về thanh thiếu nhi",
        "Phòng, chống ma túy",
        "HIV/AIDS",
        "Hiến máu; KV 3",
        "Họp chi đoàn, triển khai kế hoạch tháng 10",
        "Họp chi đoàn; sinh hoạt định kỳ",
        "Hiến máu, phường An Thới",
        "Hiến máu, tại UBND phường",
        "Hiến máu; tốt",
        "Hiến máu; Nguyễn Văn Hải",
        "Hiến máu; 12/3/2021",
        "Hiến máu; sáng 12/3",
        "Hiến máu; 7h30 chủ nhật",
        "Hiến máu; vắng",
        "Hiến máu và nhận quà",
        "NTM, 2 lần",
        "Trồng cây tại\nĐường Trần Hưng Đạo",
        "Hiến máu - NTM",
        "Việc lạ một; việc lạ hai",
        "Văn nghệ, chào mừng 26/3",
    ] {
        assert_eq!(parts(text).len(), 1, "{text}");
        assert!(parts(text)[0].ends_with(text), "{text}");
    }
}
