//! What config.toml gives, and every mistake in it at its line and column.

use jiff::civil::date;

use super::*;
use crate::model::{When, YearMonth};

fn overrides() -> Overrides {
    Overrides { period: None, lang: None, today: date(2021, 4, 10), strict: false }
}

fn given(config: &str) -> Settings {
    load(config, &overrides()).unwrap_or_else(|error| panic!("{:#?}", error.mistakes))
}

/// `line:column sentence` of every mistake.
fn mistakes(config: &str) -> Vec<String> {
    let error = load(config, &overrides()).expect_err("it is wrong");
    error.mistakes.iter().map(|(line, column, sentence)| format!("{line}:{column} {sentence}")).collect()
}

#[test]
fn builtin_knowledge_is_whole() {
    let mut mistakes = typed::Mistakes::new(Lang::Vi, BUILTIN);
    let (_, whole) = raw::file(BUILTIN, &mut mistakes);
    assert!(whole && mistakes.found.is_empty(), "{:?}", mistakes.found);
    let settings = given("");
    let codes = |codes: Vec<String>| codes.join(" ");
    assert_eq!(codes(settings.channels.iter().map(|one| one.code.to_string()).collect()), "monthly group on-demand");
    assert_eq!(codes(settings.groups.iter().map(|one| one.code.to_string()).collect()), "g1 g2 g3 g4 g5 g6 g7 g8 g9");
    assert_eq!(codes(settings.grades.iter().map(|one| one.code.to_string()).collect()), "good pass fail absent");
    assert_eq!(settings.default_channel.as_str(), "monthly");
    assert_eq!(
        (settings.checks.other_share, settings.checks.copied_rows, settings.checks.uniform_members),
        (0.5, 10, 20)
    );
    let limits = settings.limits;
    assert_eq!((limits.unpacked_bytes, limits.cells), (512 << 20, 20_000_000));
    assert_eq!((limits.shared_strings, limits.nesting, limits.tags()), (4_000_000, 4, 128));
    let own = given("[limits]\nshared_strings = 5\nnesting = 2\n").limits;
    assert_eq!((own.shared_strings, own.nesting, own.cells), (5, 2, 20_000_000));
    assert!(settings.matching.ask_at < settings.matching.merge_at);
    assert_eq!(settings.period, PeriodChoice::Inferred);
    assert_eq!(settings.words.headers.get("ngay sinh").map(String::as_str), Some("birth"));
}

#[test]
fn no_header_word_names_two_fields() {
    let mut mistakes = typed::Mistakes::new(Lang::Vi, BUILTIN);
    let (file, _) = raw::file(BUILTIN, &mut mistakes);
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (field, words) in file.columns.iter().flat_map(|one| &one.value.0) {
        for word in &words.value {
            let before = seen.insert(crate::text::plain(&word.value), field.clone());
            assert!(before.as_ref().is_none_or(|before| before == field), "{} in {before:?} and {field}", word.value);
        }
    }
}

#[test]
fn keywords_of_free_texts() {
    let words = given("").words;
    for (text, code) in [
        ("Dọn vệ sinh môi trường", "g4"),
        ("Dọn rác khu vực 3", "g4"),
        ("Trồng cây xanh", "g4"),
        ("Hiến máu nhân đạo", "g9"),
        ("Tặng quà hộ nghèo", "g3"),
        ("Dạy kèm học sinh", "g6"),
        ("Hội thi văn nghệ mừng xuân", "g1"),
        ("Tổ chức trung thu", "g6"),
    ] {
        let found = words.group_in(text).map(|(found, how)| (found.to_string(), how));
        assert_eq!(found, Some((code.to_owned(), words::GroupHow::Keyword)), "{text}");
    }
    assert_eq!(words.group_in("Tham quan bảo tàng"), None);
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let config = r#"langage = "vi"
[office]
code = "CDN"
level = "scool"
parent = "TD"

[[unit]]
code = "K10"
level = "chapter"
paretn = "CDN"
email = "khong phai"
valid_from = 2021-09-01
valid_to = "2021-01-01"

[[unit]]
code = "K10"
parent = "CDM"

[period]
from = "01/09/2020"
closing_day = 32

[stated]
members = "1635"
channels.monthy = 4

[findings]
text-i-z = "note"
text-i-y = "nothing"
trial.column-missing = 2021-13-01

[mail]
from = "a@b.vn"
host = "smtp.b.vn"
security = "none"
password = "x"
"#;
    // 2021-13-01 is no TOML at all; what else can be told stands beside it.
    let told = mistakes(config);
    assert!(told.iter().any(|one| one.starts_with("30:24 Không đúng cú pháp TOML")), "{told:#?}");
    assert!(
        told.contains(&"1:1 Không có khóa “langage” trong config.toml; có phải là “language”?".to_owned()),
        "{told:#?}"
    );

    let told = mistakes(&config.replace("2021-13-01", "2021-12-01"));
    let wanted = [
        "1:1 Không có khóa “langage” trong config.toml; có phải là “language”?",
        "4:9 Không có giá trị “scool”; có phải là “school”? Chỉ có: city, school, faculty, chapter, ward.",
        "10:1 Không có khóa “paretn” trong [[unit]]; có phải là “parent”?",
        "11:9 “khong phai” không phải là địa chỉ thư điện tử.",
        "13:12 Ngày cuối 2021-01-01 đứng trước ngày đầu 2021-09-01.",
        "16:8 Mã “K10” đã khai ở dòng 7.",
        "20:8 “01/09/2020” không phải là ngày; viết năm-tháng-ngày, ví dụ 2021-04-30.",
        "21:15 32 nằm ngoài khoảng cho phép, từ 1 đến 31.",
        "24:11 Ở đây phải là số nguyên, không phải chữ trong dấu ngoặc kép.",
        "25:10 Không có khóa “monthy” trong [stated] channels; có phải là “monthly”?",
        "28:1 Không có khóa “text-i-z” trong [findings]; có phải là “text-i-y”?",
        "29:12 Không có giá trị “nothing”; chỉ có: error, query, note, off.",
        "35:12 security = \"none\" chỉ dùng được với chính máy này (localhost, 127.0.0.1, ::1), không phải “smtp.b.vn”; hãy dùng \"starttls\" hoặc \"tls\".",
        "36:1 Không ghi mật khẩu vào config.toml; hãy để trong biến môi trường (password_env), tệp riêng (password_file) hoặc kho khóa của máy (keyring = true).",
    ];
    for (got, wanted) in told.iter().zip(wanted) {
        assert_eq!(got, wanted);
    }
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
}

#[test]
fn mistakes_are_in_the_language_asked_for() {
    assert_eq!(
        mistakes("language = \"en\"\n[offce]\n"),
        ["2:2 There is no key “offce” in config.toml; is it “office”?"]
    );
    let english = Overrides { lang: Some(Lang::En), ..overrides() };
    let error = load("[unit]\ncode = \"A\"\n", &english).err().unwrap();
    assert_eq!(
        error.mistakes[0].2,
        "Here belongs repeated entries, written [[name]], not a group of keys, written [name]."
    );
}

#[test]
fn a_wrong_option_stands_beside_wrong_keys() {
    let wrong = Overrides { period: Some("thang 4".to_owned()), ..overrides() };
    let error = load("[perod]\n", &wrong).err().unwrap();
    assert_eq!(error.mistakes.len(), 2);
    assert_eq!((error.mistakes[0].0, error.mistakes[0].1), (0, 0));
    assert!(error.mistakes[0].2.starts_with("--period thang 4: không hiểu kỳ này."));
    assert_eq!((error.mistakes[1].0, error.mistakes[1].1), (1, 2));
}

#[test]
fn units_that_stand_below_themselves() {
    let told = mistakes("[[unit]]\ncode = \"A\"\nparent = \"B\"\n[[unit]]\ncode = \"B\"\nparent = \"A\"\n");
    assert_eq!(
        told,
        [
            "3:10 Đơn vị “A” nằm dưới chính nó: đơn vị cấp trên đi thành vòng.",
            "6:10 Đơn vị “B” nằm dưới chính nó: đơn vị cấp trên đi thành vòng.",
        ]
    );
}

#[test]
fn values_in_all_their_forms() {
    let settings = given(
        r#"
[period]
from = 2018-09-01
to = "2021-04-30"
label = "Giai đoạn 2018-2021"
due_days = 5

[[unit]]
code = "TD"
email = "a@example.vn; b@example.vn"
waived = true
[[unit]]
code = "K1"
parent = "TD"
category = "staff"
waived = "Đi thực tập"
[[unit]]
code = "K2"
waived = false

[stated]
channels.monthly = 4
groups = { g1 = 30 }
members = 5

[findings]
text-i-y = "off"
[findings.trial]
column-missing = 2021-09-01

[[ward]]
code = "31168"
aliases = "BT"
"#,
    );
    let months = |from, to| When::Months(YearMonth::new(2018, from).unwrap(), YearMonth::new(2021, to).unwrap());
    assert_eq!(settings.period, PeriodChoice::Given(months(9, 4)));
    assert_eq!(settings.period_label.as_deref(), Some("Giai đoạn 2018-2021"));
    let waived: Vec<_> = settings.units.iter().map(|one| one.waived.as_deref()).collect();
    assert_eq!(waived, [Some(""), Some("Đi thực tập"), None]);
    assert_eq!(settings.units.iter().map(|one| one.line).collect::<Vec<_>>(), [8, 12, 17]);
    assert_eq!(settings.stated.channels.get(&ChannelCode::new("monthly")), Some(&4));
    assert_eq!(settings.stated.groups.get(&GroupCode::new("g1")), Some(&30));
    assert_eq!(settings.severities.get(&Code::TextIY), Some(&None));
    assert_eq!(settings.trial.get(&Code::ColumnMissing), Some(&date(2021, 9, 1)));
    assert_eq!(settings.words.wards.get("bt").map(String::as_str), Some("31168"));
}

#[test]
fn the_period_is_the_option_else_from_to_else_the_newest_finished() {
    let config = "[period]\nevery = \"month\"\nclosing_day = 25\n";
    let month = |month| PeriodChoice::Given(When::Month(YearMonth::new(2021, month).unwrap()));
    assert_eq!(given(config).period, month(3));
    let named = Overrides { period: Some("2021-05".to_owned()), ..overrides() };
    let settings = load(config, &named).unwrap();
    assert_eq!(settings.period, month(5));
    assert_eq!(
        When::Month(YearMonth::new(2021, 5).unwrap()).span(settings.cut),
        (date(2021, 4, 26), date(2021, 5, 25))
    );
    let both = "[period]\nevery = \"quarter\"\nfrom = 2021-02-01\nto = 2021-02-28\n";
    assert_eq!(given(both).period, month(2));
    let last = Overrides { period: Some("last".to_owned()), ..overrides() };
    assert_eq!(load(both, &last).unwrap().period, PeriodChoice::Given(When::Quarter(2021, 1)));
    assert_eq!(mistakes("[period]\nfrom = 2021-02-01\n"), ["2:1 [period] cần có cả from và to."]);
}

#[test]
fn config_extends_knowledge_by_code() {
    let settings = given(
        r#"
[[group]]
code = "g9"
keywords = ["vệ sinh môi trường"]
[[group]]
code = "g10"
label = "Chuyển đổi số"
aliases = ["CĐS"]
[[grade]]
code = "excellent"
label = "Xuất sắc"
aliases = ["xuất sắc"]
[columns]
note = ["Phường"]
"#,
    );
    let words = &settings.words;
    assert_eq!(words.group_in("Vệ sinh môi trường").map(|(code, _)| code.to_string()).as_deref(), Some("g9"));
    assert_eq!(words.group_in("CĐS").map(|(code, _)| code.to_string()).as_deref(), Some("g10"));
    assert_eq!(settings.groups.last().map(|one| one.label_en.as_str()), Some("Chuyển đổi số"));
    let grades: Vec<_> = settings.grades.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(grades, ["excellent", "good", "pass", "fail", "absent"]);
    assert_eq!(words.grade("Xuất sắc").map(|code| code.to_string()).as_deref(), Some("excellent"));
    assert_eq!(words.headers.get("phuong").map(String::as_str), Some("note"));
}

#[test]
fn labels_of_both_languages_name_what_they_label() {
    let settings = given("");
    let words = &settings.words;
    for group in &settings.groups {
        for label in [&group.label, &group.label_en] {
            assert_eq!(words.group_in(label), Some((group.code.clone(), words::GroupHow::Named)), "{label}");
        }
    }
    for channel in &settings.channels {
        for label in [&channel.label, &channel.label_en] {
            assert_eq!(words.channel_in(label).as_ref(), Some(&channel.code), "{label}");
        }
    }
    for grade in &settings.grades {
        for label in [&grade.label, &grade.label_en] {
            assert_eq!(words.grade(label).as_ref(), Some(&grade.code), "{label}");
        }
    }
    for reason in &settings.reasons {
        for label in [&reason.label, &reason.label_en] {
            assert_eq!(words.reason(label).as_ref(), Some(&reason.code), "{label}");
        }
    }
}

#[test]
fn mail_takes_the_usual_port_and_plain_only_to_loopback() {
    let mail = |more: &str| given(&format!("[mail]\nfrom = \"Đoàn trường <a@b.vn>\"\n{more}\n")).mail.unwrap();
    assert_eq!(mail("host = \"smtp.b.vn\"").port, 587);
    let local =
        mail("host = \"127.0.0.1\"\nsecurity = \"none\"\nport = 2525\n[[mail.reminder]]\ndays = 3\ncopy_parent = true");
    assert_eq!((local.port, local.security), (2525, Security::None));
    assert_eq!((local.reminders[0].days, local.reminders[0].copy_parent), (3, true));
    assert_eq!(mistakes("[mail]\nfrom = \"a@b.vn\"\n"), ["1:2 [mail] thiếu khóa “host”."]);
}

#[test]
fn a_key_whose_section_still_has_its_sign_points_to_the_section() {
    let told = mistakes(
        "#[office]\nname = \"Đoàn trường\"\ncode = \"DT\"\n\n[mail]\nfrom = \"a@b.vn\"\nhost = \"smtp.b.vn\"\n",
    );
    let said = "1:1 Dòng [office] này còn dấu # ở đầu nên mục ấy chưa có hiệu lực, mà bên dưới có khóa của nó; hãy bỏ dấu # ở đầu dòng này.";
    assert_eq!(told, [said]);
    // The same below a section that is there; a mistyped key is what it was.
    let told = mistakes("[period]\nevery = \"month\"\n# [[unit]]\nlevel = \"chapter\"\n");
    assert!(told.iter().any(|one| one.starts_with("3:1 Dòng [[unit]] này còn dấu #")), "{told:?}");
    let told = mistakes("#[office]\n\n[period]\nevry = \"month\"\n");
    assert_eq!(told, ["4:1 Không có khóa “evry” trong [period]; có phải là “every”?"]);
}

#[test]
fn a_broken_line_is_told_in_words_and_once() {
    let told = mistakes("[office\nname = \"Đoàn trường\"\nplace = \"Cần Thơ\"\n\n[period]\nevery = \"month\"\n");
    assert_eq!(told, ["1:8 Không đúng cú pháp TOML: thiếu dấu ] ở cuối tên mục."]);
    let told = mistakes("[office]\nname = Đoàn trường\n");
    assert!(told.len() == 1 && told[0].contains("dấu ngoặc kép"), "{told:?}");
    let told = mistakes("[office]\nname = \"Đoàn trường\n");
    assert!(told.len() == 1 && told[0].contains("thiếu dấu ngoặc kép"), "{told:?}");
    let told = mistakes("[[unit]\ncode = \"A\"\nname = \"B\"\n");
    assert!(told.len() == 1 && told[0].contains("]]"), "{told:?}");
}
