use super::*;

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|&one| one.to_owned()).collect()
}

fn group(code: &str, label: &str, aliases: &[&str], keywords: &[&str]) -> Group {
    let (aliases, keywords) = (texts(aliases), texts(keywords));
    Group { code: GroupCode::new(code), label: label.into(), label_en: String::new(), aliases, keywords }
}

fn channel(code: &str, label: &str, aliases: &[&str], keywords: &[&str]) -> Channel {
    let (aliases, keywords) = (texts(aliases), texts(keywords));
    Channel { code: ChannelCode::new(code), label: label.into(), label_en: String::new(), aliases, keywords }
}

fn grade(code: &str, label: &str, aliases: &[&str]) -> Grade {
    Grade { code: GradeCode::new(code), label: label.into(), label_en: String::new(), aliases: texts(aliases) }
}

fn words() -> Words {
    let groups = [
        group("g1", "văn hóa, văn nghệ, thể dục thể thao", &["VHVN-TDTT"], &["văn nghệ", "hội thi", "bóng đá"]),
        group("g3", "vận động xã hội hóa, đảm bảo an sinh xã hội", &["ASXH", "an sinh"], &["tặng quà"]),
        group("g4", "xây dựng nông thôn mới, văn minh đô thị", &["NTM", "VMĐT"], &["vệ sinh môi trường"]),
        group("g6", "chăm sóc, giáo dục thiếu niên, nhi đồng", &["CSGD TNNĐ", "thiếu nhi"], &["trung thu"]),
        group("g7", "góp ý các chủ trương, chính sách của địa phương về thanh thiếu nhi", &["góp ý"], &["đối thoại"]),
        group("g9", "các hoạt động tình nguyện khác", &["khác", "TN khác"], &["hiến máu"]),
    ];
    let channels = [
        channel(
            "monthly",
            "sinh hoạt định kỳ hằng tháng với Chi đoàn ấp, khu vực",
            &["SH định kỳ", "hàng tháng", "PT1"],
            &["họp chi đoàn"],
        ),
        channel("group", "sinh hoạt theo nhóm hoạt động", &["theo nhóm", "PT2"], &[]),
        channel("on-demand", "đăng ký sinh hoạt Đoàn theo yêu cầu vào đầu mỗi tháng", &["theo yêu cầu", "PT3"], &[]),
    ];
    let grades = [
        grade("good", "Tốt", &["Xuất sắc", "HTTNV", "HTXSNV"]),
        grade("pass", "Đạt", &["đ", "Hoàn thành", "HTNV"]),
        grade("fail", "Không đạt", &["KĐ", "Không hoàn thành"]),
        grade("absent", "đăng ký nhưng không tham gia", &["không tham gia"]),
    ];
    let columns = BTreeMap::from([("name".to_owned(), texts(&["Họ và tên", "HOTEN"]))]);
    let wards = BTreeMap::from([("31168".to_owned(), texts(&["P. Bình Thủy"]))]);
    Words::new(&columns, &channels, &groups, (&grades, &[]), &wards)
}

#[test]
fn groups_by_name_alias_and_keyword() {
    let words = words();
    let cases = [
        ("Góp ý các chủ trương, chính sách của địa phương về thanh thiếu nhi", Some(("g7", GroupHow::Named))),
        ("VHVN-TDTT", Some(("g1", GroupHow::Alias))),
        ("tham gia NTM tại phường", Some(("g4", GroupHow::Alias))),
        ("Tổ chức trung thu", Some(("g6", GroupHow::Keyword))),
        ("Khác", Some(("g9", GroupHow::Alias))),
        ("Hoạt động khác", Some(("g9", GroupHow::Alias))),
        ("Đi địa phương khác", None),
        ("các hoạt động tình nguyện khác, có 275 lượt", Some(("g9", GroupHow::Named))),
        ("Tham quan bảo tàng", None),
        ("", None),
    ];
    for (text, wanted) in cases {
        let wanted = wanted.map(|(code, how)| (GroupCode::new(code), how));
        assert_eq!(words.group_in(text), wanted, "{text}");
    }
}

#[test]
fn channels_by_the_longest_words() {
    let words = words();
    let cases = [
        ("THEO NHÓM HOẠT ĐỘNG", Some("group")),
        ("DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT ĐỊNH KỲ HẰNG THÁNG", Some("monthly")),
        ("Sinh hoạt định kỳ", Some("monthly")),
        ("PT1", Some("monthly")),
        ("DANH SÁCH ĐOÀN VIÊN ĐĂNG KÝ SINH HOẠT THEO YÊU CẦU THÁNG 3/2021", Some("on-demand")),
        ("DANH SÁCH ĐOÀN VIÊN THAM GIA SINH HOẠT TẠI NƠI CƯ TRÚ", None),
    ];
    for (text, wanted) in cases {
        assert_eq!(words.channel_in(text).as_ref().map(ChannelCode::as_str), wanted, "{text}");
    }
}

#[test]
fn grades() {
    let words = words();
    let cases = [
        ("Đạt", Some("pass")),
        ("Đ", Some("pass")),
        ("KHÔNG ĐẠT", Some("fail")),
        ("Không hoàn thành nhiệm vụ", Some("fail")),
        ("Hoàn thành tốt nhiệm vụ", Some("good")),
        ("Xếp loại: Tốt", Some("good")),
        ("Chưa đạt", None),
        ("Đăng ký nhưng không tham gia", Some("absent")),
        ("đang xem xét", None),
    ];
    for (text, wanted) in cases {
        assert_eq!(words.grade(text).as_ref().map(GradeCode::as_str), wanted, "{text}");
    }
}

#[test]
fn lists_are_turned_round() {
    let words = words();
    assert_eq!(words.headers.get("ho va ten").map(String::as_str), Some("name"));
    assert_eq!(words.wards.get("p binh thuy").map(String::as_str), Some("31168"));
}
