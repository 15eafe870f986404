//! The office's province is told by the folder as a whole, and only where it is clear.

use tonghop::finding::Severity;
use tonghop::pipeline::Outcome;

use crate::support::run::Folder;

/// Lists of ward unions, one a name, each with one turn of the month.
fn unions(config: &str, month: &str, names: &[&str]) -> Outcome {
    let mut folder = Folder::new(config, &format!("--period {month} --today 2026-06-01"));
    let (year, number) = month.split_once('-').unwrap();
    for (at, name) in names.iter().enumerate() {
        let text = format!(
            "| ĐOÀN {} |
             | DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT THÁNG {number} NĂM {year} |
             | STT | Họ và tên | Ngày sinh | Chi đoàn | Hoạt động |
             | =1 | Nguyễn Văn An | {:02}/05/2002 | K10A | Hiến máu tình nguyện |",
            name.to_uppercase(),
            at + 1
        );
        folder = folder.sheet(&format!("{at}.xlsx"), "DS", &text);
    }
    folder.run()
}

fn home(outcome: &Outcome) -> Option<(&str, bool, usize)> {
    outcome.register.home.as_ref().map(|home| (home.province.as_str(), home.inferred, home.wards))
}

/// Codes of wards with turns, null as an empty one.
fn wards(outcome: &Outcome) -> Vec<(String, u64)> {
    let tree = serde_json::to_value(&outcome.figures).unwrap();
    let wards = tree["wards"].as_array().unwrap();
    let of = |ward: &serde_json::Value| {
        (ward["code"].as_str().unwrap_or_default().to_owned(), ward["turns"].as_u64().unwrap())
    };
    wards.iter().map(of).collect()
}

#[test]
fn wards_with_names_of_their_own_tell_where_the_others_are() {
    // An Thới lies on Phú Quốc too, Long Hòa in four provinces.
    let outcome =
        unions("", "2021-03", &["phường Trà Nóc", "phường Bùi Hữu Nghĩa", "phường An Thới", "phường Long Hòa"]);
    assert_eq!(home(&outcome), Some(("Thành phố Cần Thơ", true, 2)));
    assert_eq!(
        wards(&outcome),
        [("31171", 1), ("31177", 1), ("31178", 1), ("31180", 1)].map(|(code, turns)| (code.to_owned(), turns))
    );
}

#[test]
fn without_two_that_agree_nothing_is_taken() {
    for names in [
        &["phường Trà Nóc", "phường An Thới"][..],
        &["phường An Thới", "phường Long Hòa", "phường Tân An"],
        &["phường Trà Nóc", "phường Bùi Hữu Nghĩa", "phường Bến Nghé", "phường An Thới"],
    ] {
        let outcome = unions("", "2021-03", names);
        assert_eq!(home(&outcome), None, "{names:?}");
        assert!(wards(&outcome).iter().any(|(code, _)| code.is_empty()));
    }
}

#[test]
fn one_ward_however_often_it_is_named_is_one() {
    let outcome = unions("", "2021-03", &["phường Trà Nóc", "P. Trà Nóc, quận Bình Thủy", "phường An Thới"]);
    assert_eq!(home(&outcome), None);
}

#[test]
fn what_config_or_a_title_says_goes_before() {
    let names = ["phường Trà Nóc", "phường Bùi Hữu Nghĩa"];
    let outcome = unions("[office]\nprovince = \"Hậu Giang\"\n", "2021-03", &names);
    assert_eq!(home(&outcome), Some(("Hậu Giang", false, 0)));
    let outcome = unions("[office]\nplace = \"Vĩnh Long\"\n", "2021-03", &names);
    assert_eq!(home(&outcome), Some(("Tỉnh Vĩnh Long", false, 0)));
    let outcome = unions("[office]\nplace = \"Ninh Kiều\"\n", "2021-03", &names);
    assert_eq!(home(&outcome), Some(("Thành phố Cần Thơ", true, 2)));
    let outcome = unions(
        "[[unit]]\ncode = \"TD\"\nname = \"Thành đoàn Cần Thơ\"\nlevel = \"city\"\n",
        "2021-03",
        &["phường An Thới"],
    );
    assert_eq!(home(&outcome), Some(("Thành phố Cần Thơ", true, 0)));
    assert_eq!(wards(&outcome), [("31177".to_owned(), 1)]);
}

#[test]
fn after_the_reform_names_of_before_still_tell() {
    let outcome = unions("", "2026-03", &["phường Trà Nóc", "phường Bùi Hữu Nghĩa", "phường Long Hòa"]);
    assert_eq!(home(&outcome), Some(("Thành phố Cần Thơ", true, 2)));
    assert_eq!(
        wards(&outcome),
        [("31168", 1), ("31174", 1), ("31183", 1)].map(|(code, turns)| (code.to_owned(), turns))
    );
}

/// A union whose ward was split is asked about once for its list, and counts where most of it went until somebody answers.
#[test]
fn a_ward_union_whose_name_fits_two_wards_is_asked_about() {
    let outcome = unions("[office]\nprovince = \"Cần Thơ\"\n", "2026-03", &["phường Bùi Hữu Nghĩa"]);
    let said: Vec<_> = outcome.findings.iter().filter(|one| one.code.as_str() == "ward-ambiguous").collect();
    let [one] = said.as_slice() else { panic!("{said:?}") };
    let place = (one.file.as_ref().map(ToString::to_string), one.sheet.as_deref(), one.cells.len());
    assert_eq!(place, (Some("0.xlsx".to_owned()), Some("DS"), 0));
    assert_eq!(one.severity, Severity::Query);
    assert!(one.seen.as_ref().is_some_and(|seen| seen.to_string().to_lowercase().contains("bùi hữu nghĩa")), "{one:?}");
    assert_eq!(wards(&outcome), [("31168".to_owned(), 1)]);
    // Before the reform the name is one ward's, and nobody is asked.
    let before = unions("[office]\nprovince = \"Cần Thơ\"\n", "2021-03", &["phường Bùi Hữu Nghĩa"]);
    assert!(before.findings.iter().all(|one| one.code.as_str() != "ward-ambiguous"));
    assert_eq!(wards(&before).len(), 1);
}
