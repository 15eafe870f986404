//! Places outside the columns of wards, signatures that look like headers, headers in two languages, short words of forms.

use tonghop::pipeline::Outcome;

use super::attending::{MONTHLY, counted, found, list, number};

/// Three columns of wards and one of all others.
fn wards(header: &str, cells: [&str; 3], footer: &str) -> Outcome {
    list(MONTHLY, &format!("P. Bình Thủy | P. An Bình | {header}"), cells, footer)
}

#[test]
fn a_place_beside_the_columns_of_wards_is_a_turn() {
    for header in ["Nơi khác (ghi rõ)", "Nơi khác", "Khác (ghi rõ)", "Phường/xã khác", "Địa phương khác (ghi rõ)"]
    {
        let outcome = wards(header, ["x | |", "| | Xã Phong Điền", "| x |"], "| | Cộng | | =1 | =1 | =1 |");
        assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{header}");
        let wards = ["31168", "31150", "31299"].map(|code| number(&outcome, &format!("wards.{code}.turns")));
        assert_eq!(wards, [1, 1, 1], "{header}");
    }
}

#[test]
fn a_mark_or_an_unknown_place_beside_wards_is_a_turn_whose_ward_is_asked() {
    let outcome = wards("Nơi khác", ["x | |", "| | x", "| | Quê ngoại"], "| | Cộng | | =1 | | =3 |");
    assert_eq!(counted(&outcome), [3, 3, 0]);
    assert_eq!(number(&outcome, "wards.31168.turns"), 1);
    let asked = found(&outcome);
    assert!(asked.contains(&"ward-ambiguous F4".to_owned()), "{asked:?}");
    assert!(asked.contains(&"ward-ambiguous F5".to_owned()), "{asked:?}");
    assert!(asked.contains(&"total-differs F6".to_owned()), "{asked:?}");
    // A refusal is none.
    assert_eq!(counted(&wards("Nơi khác", ["x | |", "| | Không", "| x |"], ""))[0], 2);
}

#[test]
fn without_columns_of_wards_elsewhere_is_no_turn() {
    let outcome = list(MONTHLY, "Tham gia | Nơi khác (ghi rõ)", ["x |", "| Xã Phong Điền", "x |"], "");
    assert_eq!(counted(&outcome)[0], 2);
}

#[test]
fn who_signs_below_a_list_heads_no_other() {
    for signed in [
        "| Người lập | | Bí thư",
        "| Bí thư | | Phó bí thư",
        "| Lớp trưởng | | GVCN",
        "| Người lập biểu | | T/M BCH CHI ĐOÀN",
        "| TM. BTV | | Ủy viên",
        "| Xác nhận của GVCN | | Bí thư",
    ] {
        for above in ["|  |\n", "| Tổng cộng: 3 | < |\n|  |\n"] {
            let outcome = list(
                MONTHLY,
                "Ngày tham gia",
                ["01/10/2026", "02/10/2026", "03/10/2026"],
                &format!("{above}| {signed} |"),
            );
            assert_eq!((counted(&outcome), found(&outcome)), ([3, 3, 0], vec![]), "{signed}");
        }
    }
}
