use std::collections::BTreeMap;

use super::table::table;
use super::*;

const BEFORE: Date = jiff::civil::date(2021, 3, 20);
const AFTER: Date = jiff::civil::date(2026, 3, 10);

fn seen(text: &str, on: Date) -> (Option<String>, Vec<Code>) {
    let found = resolve(text, on, Some("Cần Thơ"), &BTreeMap::new());
    (found.ward.map(|ward| ward.code.clone()), found.notes)
}

fn code(text: &str, on: Date) -> Option<String> {
    seen(text, on).0
}

fn is(code: &str, notes: &[Code]) -> (Option<String>, Vec<Code>) {
    (Some(code.to_owned()), notes.to_vec())
}

/// FNV-1a over the rows as they stand in the state's table, so that not one character of it is lost.
#[test]
fn the_embedded_table_gives_every_row_back() {
    let table = table();
    let (mut rows, mut hash) = (0, 0xcbf2_9ce4_8422_2325_u64);
    for old in table.old.iter().filter(|old| !old.earlier) {
        for (part, default) in &old.parts {
            let new = table.new_by_code(part).expect("every part is a ward of today");
            let share = match (old.parts.len(), default) {
                (1, _) => "whole",
                (_, true) => "part-default",
                (_, false) => "part",
            };
            let (from, to) = (old.ward(), new.ward());
            let row = [&*from.province, old.district, &from.name, &from.code, &to.province, &to.name, &to.code, share];
            for byte in format!("{}\n", row.join(",")).bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
            rows += 1;
        }
        assert_eq!(old.parts.iter().filter(|part| part.1).count(), 1, "{} has one default", old.code);
    }
    assert_eq!((rows, table.new.len(), table.provinces.len()), (10_597, 3_316, 63));
    assert_eq!(table.old.iter().filter(|old| old.earlier).count(), 5);
    assert_eq!(hash, 0x7685_f0d2_1d27_55f8);
}

#[test]
fn before_the_reform_a_name_is_the_ward_of_that_time() {
    let june = jiff::civil::date(2025, 6, 30);
    for (name, expected) in [
        ("Phường Bùi Hữu Nghĩa", "31178"),
        ("Phường Trà An", "31169"),
        ("Phường Long Tuyền", "31183"),
        ("Phường Tân An", "31135"),
        ("Phường Bình Thuỷ", "31168"),
        ("phường An Thới", "31177"),
    ] {
        assert_eq!(seen(name, june), is(expected, &[]), "{name}");
    }
    assert_eq!(seen("Phường An Hội", BEFORE), is("31135", &[Code::WardAbolished]));
}

#[test]
fn from_the_reform_on_it_is_the_successor_or_itself() {
    for (name, expected, notes) in [
        ("Phường Bùi Hữu Nghĩa", "31168", &[Code::WardAmbiguous][..]),
        ("Phường Trà An", "31174", &[Code::WardAbolished]),
        ("Phường Long Tuyền", "31183", &[]),
        ("Phường Tân An", "31147", &[]),
        ("P. Tân An, Q. Ninh Kiều, TPCT", "31135", &[Code::WardAbolished, Code::AddressParsed]),
        ("Xã Vị Thủy", "31441", &[]),
    ] {
        assert_eq!(seen(name, REFORM), is(expected, notes), "{name}");
    }
    let split = resolve("Phường Bùi Hữu Nghĩa", AFTER, Some("Thành phố Cần Thơ"), &BTreeMap::new());
    assert_eq!(split.others.iter().map(|ward| ward.code.as_str()).collect::<Vec<_>>(), ["31120"]);
}

#[test]
fn spellings_and_addresses() {
    use Code::{AddressParsed, WardAlias, WardElsewhere};
    for (text, expected, notes) in [
        ("P.An Thới", "31177", &[WardAlias][..]),
        ("Phường AN THỚI", "31177", &[WardAlias]),
        ("An Thoi, BT", "31177", &[WardAlias]),
        ("An Thới", "31177", &[WardAlias]),
        ("12/3 KV2, P. Bình Thủy, Q. Bình Thủy, TPCT", "31168", &[AddressParsed]),
        ("12/3 KV2 P. Bình Thủy Q. Bình Thủy TP Cần Thơ", "31168", &[AddressParsed]),
        ("Khu vực 3, phường Trà An", "31169", &[AddressParsed]),
        ("KV 3 An Thới", "31177", &[AddressParsed]),
        ("Đoàn phường Bình Thủy", "31168", &[AddressParsed]),
        ("Xã Vị Thủy, Hậu Giang", "31447", &[WardElsewhere]),
        ("Ấp 5, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang", "31447", &[WardElsewhere, AddressParsed]),
        ("Xã Mỹ Khánh, Huyện Phong Điền", "31312", &[AddressParsed]),
        ("Phường Mĩ Thới, TP Long Xuyên, An Giang", "30301", &[WardElsewhere]),
    ] {
        assert_eq!(seen(text, BEFORE), is(expected, notes), "{text}");
    }
}

#[test]
fn hamlets_are_no_wards_and_nonsense_is_none() {
    assert_eq!(seen("Khu vực 3", BEFORE), (None, vec![Code::WardIsHamlet]));
    assert_eq!(seen("KV Bình Thường", BEFORE), (None, vec![Code::WardIsHamlet]));
    assert_eq!(seen("KV Bình Thường A", AFTER), (None, vec![Code::WardIsHamlet]));
    assert_eq!(seen("", BEFORE), (None, vec![]));
    assert_eq!(seen("Quận Bình Thủy", BEFORE), (None, vec![]));
    assert_eq!(seen("ở nhà", BEFORE), (None, vec![]));
}

#[test]
fn the_office_comes_first_then_what_it_was_joined_with_then_the_country() {
    // Mái Dầm is one of a kind in Hậu Giang; An Thới is also on Phú Quốc.
    assert_eq!(seen("Thị trấn Mái Dầm", BEFORE), is("31381", &[Code::WardElsewhere]));
    assert_eq!(code("P. An Thới, TP Phú Quốc, Kiên Giang", BEFORE).as_deref(), Some("31081"));
    assert_eq!(seen("Phường Bến Nghé", BEFORE), is("26740", &[Code::WardElsewhere]));
    let aliases = BTreeMap::from([("bến xe cũ".to_owned(), "31117".to_owned())]);
    let found = resolve("Bến xe cũ", BEFORE, Some("Cần Thơ"), &aliases);
    assert_eq!((found.ward.map(|ward| ward.code.clone()), found.notes), is("31117", &[Code::WardAlias]));
}

#[test]
fn a_ward_goes_to_its_successor_on_the_last_day() {
    let ward = resolve("Phường An Thới", BEFORE, Some("Cần Thơ"), &BTreeMap::new()).ward.expect("a ward");
    assert_eq!(at(&ward, BEFORE), ward);
    let later = at(&ward, AFTER);
    assert_eq!((later.code.as_str(), later.name.as_str(), later.new), ("31168", "Phường Bình Thủy", true));
    assert_eq!(at(&later, AFTER), later);
}

#[test]
fn wards_and_provinces_within_texts() {
    let title = "DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI PHƯỜNG TRÀ AN";
    assert_eq!(mention(title).as_deref(), Some("PHƯỜNG TRÀ AN"));
    assert_eq!(mention("tham gia tai phuong Long Hoa.xlsx").as_deref(), Some("phuong Long Hoa"));
    assert_eq!(mention("I. P. An Thới (khu vực 2)").as_deref(), Some("P. An Thới"));
    assert_eq!(mention("tình nguyện tham gia phát triển kinh tế - xã hội"), None);
    assert_eq!(mention("Thị xã Ngã Năm"), None);
    assert_eq!(mention("vận động xã hội hóa"), None);
    assert_eq!(province_in("THÀNH ĐOÀN CẦN THƠ"), Some("Thành phố Cần Thơ"));
    assert_eq!(province_in("TP. Cần Thơ"), Some("Thành phố Cần Thơ"));
    assert_eq!(province_in("TINH DOAN HAU GIANG"), Some("Tỉnh Hậu Giang"));
    assert_eq!(province_in("Tỉnh Đoàn Bà Rịa - Vũng Tàu"), Some("Tỉnh Bà Rịa - Vũng Tàu"));
    assert_eq!(province_in("ĐOÀN TNCS HỒ CHÍ MINH"), None);
    assert_eq!(province_in("Chi đoàn CNTT K10"), None);
}

#[test]
fn a_district_that_bears_the_name_of_its_ward_is_the_district_where_a_ward_stands_before_it() {
    for text in ["An Thới, Bình Thủy, Cần Thơ", "An Thới, Bình Thủy", "12/3 KV2, An Thới, Bình Thủy, TP Cần Thơ"]
    {
        assert_eq!(code(text, BEFORE).as_deref(), Some("31177"), "{text}");
    }
    assert_eq!(code("Bình Thủy, Cần Thơ", BEFORE).as_deref(), Some("31168"));
}

/// Vị Thanh (Hậu Giang) had Phường I, III, IV, V and VII; Sóc Trăng had Phường 1 to 10.
#[test]
fn figures_and_roman_numbers_name_wards_of_different_towns() {
    let found = |text: &str, province: &str| {
        let found = resolve(text, BEFORE, Some(province), &BTreeMap::new());
        let ward = found.ward.map(|ward| (ward.name.clone(), ward.province.clone()));
        (ward, found.notes.contains(&Code::WardAmbiguous))
    };
    let is = |name: &str, province: &str| Some((name.to_owned(), province.to_owned()));
    // Told or not, the office's province decides.
    assert_eq!(found("Phường V", "Hậu Giang").0, is("Phường V", "Tỉnh Hậu Giang"));
    assert_eq!(found("Phường 5", "Hậu Giang").0, is("Phường V", "Tỉnh Hậu Giang"));
    assert_eq!(found("Phường 5", "Sóc Trăng").0, is("Phường 5", "Tỉnh Sóc Trăng"));
    assert_eq!(found("Phường 5, TP. Vị Thanh, Hậu Giang", "Cần Thơ").0, is("Phường V", "Tỉnh Hậu Giang"));
    // Neither is taken for the other across provinces.
    assert_eq!(found("Phường 5", "Cần Thơ").0, is("Phường 5", "Tỉnh Sóc Trăng"));
    assert_eq!(found("Phường V", "Cần Thơ").0, is("Phường V", "Tỉnh Hậu Giang"));
    assert_eq!(found("Phường V", "Trà Vinh").0, is("Phường 5", "Tỉnh Trà Vinh"));
}

#[test]
fn without_a_province_a_ward_of_today_goes_before_one_given_up_elsewhere() {
    let means = |text: &str, on: Date, province: Option<&str>| {
        let found = resolve(text, on, province, &BTreeMap::new());
        (found.ward.map(|ward| (ward.code.clone(), ward.province.clone())), found.notes)
    };
    let ward = |code: &str, province: &str| Some((code.to_owned(), province.to_owned()));
    // Xã Phong Điền was in Cà Mau and is in Cần Thơ, where it was a town; Huế has a phường of that name.
    for (text, on, province, found, notes) in [
        ("xã Phong Điền", AFTER, None, ward("31299", "Thành phố Cần Thơ"), &[][..]),
        ("Xã Phong Điền", AFTER, Some("Cần Thơ"), ward("31299", "Thành phố Cần Thơ"), &[]),
        ("Xa Phong Dien", AFTER, None, ward("31299", "Thành phố Cần Thơ"), &[]),
        ("Phường Phong Điền", AFTER, None, ward("19819", "Thành phố Huế"), &[]),
        ("Xã Phong Điền", BEFORE, None, ward("32124", "Tỉnh Cà Mau"), &[]),
        ("Thị trấn Phong Điền", AFTER, None, ward("31299", "Thành phố Cần Thơ"), &[]),
        // Two of today and one given up in a third province: nobody can tell.
        ("Phong Điền", AFTER, None, None, &[]),
        ("Phường Phú Thọ", AFTER, None, None, &[]),
        // Two of before; Long Hoa of today is another name.
        ("Phường Long Hòa", AFTER, None, None, &[]),
        ("Phường Phú Thọ", AFTER, Some("Phú Thọ"), ward("07942", "Tỉnh Phú Thọ"), &[]),
    ] {
        let (got, said) = means(text, on, province);
        let said: Vec<Code> = said.into_iter().filter(|code| *code != Code::WardAlias).collect();
        assert_eq!((got, said.as_slice()), (found, notes), "{text} {province:?}");
    }
    // In Cà Mau its own is meant, which went into others.
    let found = resolve("Xã Phong Điền", AFTER, Some("Cà Mau"), &BTreeMap::new());
    assert_eq!(found.ward.map(|ward| ward.province.clone()).as_deref(), Some("Tỉnh Cà Mau"));
    assert_eq!(found.notes, [Code::WardAmbiguous]);
}

/// Names of two parts, with a kind word in them, and addresses without commas.
#[test]
fn a_name_stays_whole_where_it_looks_like_an_address() {
    for (text, on, expected) in [
        ("Phường Xuân Hương - Đà Lạt", AFTER, "24781"),
        ("Phường Xuân Hương-Đà Lạt, Lâm Đồng", AFTER, "24781"),
        ("Văn Miếu - Quốc Tử Giám", AFTER, "00226"),
        ("P. Lang Biang – Đà Lạt, tỉnh Lâm Đồng", AFTER, "24846"),
        ("XÃ CHÂN MÂY - LĂNG CÔ - TP HUẾ", AFTER, "20137"),
        // Before the reform the dash stood between a ward and its town.
        ("Xã Xuân Trường - Đà Lạt - Lâm Đồng", BEFORE, "24811"),
        ("Phường Tam Quan Bắc", BEFORE, "21655"),
        ("Tam Quan Nam, Hoài Nhơn", BEFORE, "21658"),
        ("Xã Tam Thôn Hiệp, huyện Cần Giờ", BEFORE, "27670"),
        ("Phường Phường Đúc, Huế", BEFORE, "19780"),
        ("Phường Đúc, TP Huế", BEFORE, "19780"),
        // Ia Băng lies in the same district.
        ("Xã Ia Bang, Huyện Chư Prông, Gia Lai", BEFORE, "23924"),
        ("Tổ 3 KV5 Trà Nóc Bình Thủy Cần Thơ", BEFORE, "31171"),
        ("Phường Tân An thành phố Cần Thơ", BEFORE, "31135"),
        ("Phường 1, TP. Sóc Trăng", BEFORE, "31522"),
        ("Phường 1, Thành phố Trà Vinh, Tỉnh Trà Vinh", AFTER, "29242"),
        ("Phường Ba Đình, Thành phố Thanh Hóa, Tỉnh Thanh Hóa", AFTER, "14797"),
        // A ward of today in the district it was made of.
        ("Phường Ninh Kiều, Quận Ninh Kiều", AFTER, "31135"),
        // Districts of an earlier year.
        ("Phường An Khánh, Quận 2, TP HCM", BEFORE, "27094"),
        ("P. Phú Hội, TP. Huế, Thừa Thiên Huế", BEFORE, "19786"),
    ] {
        let (found, notes) = seen(text, on);
        assert_eq!((found.as_deref(), notes.contains(&Code::WardAmbiguous)), (Some(expected), false), "{text}");
    }
}

#[test]
fn what_does_not_fit_its_kind_or_district_is_taken_and_asked_about() {
    for (text, expected) in [
        ("Xã An Thới", "31177"),
        ("Phường Long Phú", "31480"),
        ("An Thới, Ninh Kiều", "31177"),
        ("P. An Thới, Q. Ninh Kiều", "31177"),
        ("P. An Thới, huyện Xyz", "31177"),
    ] {
        let (found, notes) = seen(text, BEFORE);
        assert_eq!((found.as_deref(), notes.contains(&Code::WardAmbiguous)), (Some(expected), true), "{text}");
    }
    // Without marks nobody can tell Ia Bang from Ia Băng.
    assert!(seen("Xa Ia Bang, huyen Chu Prong, Gia Lai", BEFORE).1.contains(&Code::WardAmbiguous));
}

/// Addresses without a comma whose ward stands behind a street or a hamlet: the ward, and whether somebody should look.
#[test]
fn a_ward_behind_a_street_is_found_from_the_right() {
    let means = |text: &str| {
        let found = resolve(text, jiff::civil::date(2021, 3, 14), Some("Cần Thơ"), &BTreeMap::new());
        let asked = found.notes.contains(&Code::WardAmbiguous);
        (found.ward.map(|ward| ward.code.clone()).unwrap_or_default(), asked)
    };
    for (text, code, asked) in [
        ("Tổ 3 KV5 Trà Nóc Bình Thủy Cần Thơ", "31171", false),
        ("12/3 đường CMT8 An Thới BT CT", "31177", false),
        ("ấp Thới Hòa xã Trường Xuân huyện Thới Lai", "31294", false),
        ("ấp Thới Hòa Trường Xuân Thới Lai", "31294", false),
        ("KV Thới Trinh A Thới An Đông Bình Thủy TPCT", "31174", false),
        ("Số 5 hẻm 12 Nguyễn Văn Cừ An Khánh Ninh Kiều", "31149", false),
        ("30 Cách Mạng Tháng Tám An Hòa Ninh Kiều Cần Thơ", "31120", false),
        ("ấp Đông Bình Đông Phước Châu Thành Hậu Giang", "31384", false),
        // The street may have the ward's name.
        ("12/3 An Thới Bình Thủy", "31177", true),
        ("123 Bùi Hữu Nghĩa Bình Thủy Cần Thơ", "31178", true),
        ("hẻm 51 đường 3/2 Xuân Khánh", "31144", true),
        ("12 Bình Thủy Cần Thơ", "31168", true),
        // A district of another province, a street alone, nothing of the table.
        ("An Bình Ninh Kiều An Giang", "", false),
        ("123 đường Không Tên", "", false),
        ("nhà trọ gần trường", "", false),
    ] {
        assert_eq!(means(text), (code.to_owned(), asked), "{text}");
    }
}

/// The words that senders put behind a name since July 2025.
#[test]
fn a_word_of_the_reform_tells_which_ward_of_the_name_is_meant() {
    use Code::{AddressParsed, WardAbolished, WardAlias, WardAmbiguous};
    for (text, expected, notes) in [
        ("Phường Tân An (mới)", "31147", &[WardAlias][..]),
        ("Phường Tân An mới", "31147", &[WardAlias]),
        ("Phường Tân An (cũ)", "31135", &[WardAbolished]),
        ("Phường Tân An cũ", "31135", &[WardAbolished]),
        ("P. An Thới cũ", "31168", &[WardAbolished]),
        ("P. An Thới (cũ)", "31168", &[WardAbolished]),
        ("phường An Thới (trước 01/7/2025)", "31168", &[WardAbolished]),
        ("phường Tân An (sau sáp nhập)", "31147", &[WardAlias]),
        ("P. Bình Thủy (An Thới cũ)", "31168", &[WardAlias]),
        ("P. Bình Thủy (cũ là P. An Thới)", "31168", &[WardAbolished, AddressParsed]),
        // Split, so that nobody can tell which part, and one that went elsewhere.
        ("Phường Bùi Hữu Nghĩa (cũ)", "31168", &[WardAlias, WardAmbiguous]),
        ("P. Cái Khế (Bùi Hữu Nghĩa cũ)", "31120", &[WardAlias]),
        ("P. Ninh Kiều (An Thới cũ)", "31135", &[WardAlias, WardAmbiguous]),
    ] {
        let found = resolve(text, AFTER, Some("Cần Thơ"), &BTreeMap::new());
        let told = (found.ward.map(|ward| ward.code.clone()), found.notes);
        assert_eq!(told, is(expected, notes), "{text}");
    }
    // The word beside the ward, its district behind; a province of before in the brackets.
    for (text, province, expected, note) in [
        ("Xã Pờ Y (cũ), huyện Ngọc Hồi", "Quảng Ngãi", "23377", WardAbolished),
        ("Xã Pờ Y cũ, huyện Ngọc Hồi, tỉnh Kon Tum", "Quảng Ngãi", "23377", WardAbolished),
        ("Phường Tuy Hòa (Phú Yên cũ)", "Quảng Ngãi", "22015", WardAlias),
        ("Phường Tuy Hòa (tỉnh Phú Yên cũ)", "Đắk Lắk", "22015", WardAlias),
    ] {
        let found = resolve(text, AFTER, Some(province), &BTreeMap::new());
        assert_eq!(found.ward.map(|ward| ward.code.clone()).as_deref(), Some(expected), "{text}");
        assert!(found.notes.contains(&note) && !found.notes.contains(&WardAmbiguous), "{text}: {:?}", found.notes);
    }
    // On a day of before it is the ward of that time.
    assert_eq!(code("P. An Thới (cũ)", BEFORE).as_deref(), Some("31177"));
    assert_eq!(code("Phường Tân An (mới)", BEFORE).as_deref(), Some("31147"));
    // Which part of a split ward is meant is asked of all of it.
    let split = resolve("Phường Bùi Hữu Nghĩa cũ", AFTER, Some("Cần Thơ"), &BTreeMap::new());
    assert_eq!(split.others.iter().map(|ward| ward.code.as_str()).collect::<Vec<_>>(), ["31120"]);
    // `Mới` may be part of a name, and a remark beside nothing known is none.
    assert_eq!(code("Chợ Mới", AFTER), code("Xã Chợ Mới", AFTER));
    assert_eq!(seen("Nhà văn hóa (cũ)", AFTER).0, None);
}
