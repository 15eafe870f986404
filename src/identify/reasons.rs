//! Why two records may be one person, in words and points that add up.

use super::linkage::{Kind, Point, Score, probability};
use super::persons::Why;
use crate::model::Lang;

/// How likely the two are one, in thousandths. Never all or nothing: only a person can be that sure.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 999")]
pub(super) fn thousandths(score: &Score) -> u32 {
    (probability(score.tenths) * 1000.0).round().clamp(1.0, 999.0) as u32
}

/// The rule that asks, then each thing compared with its points, the strongest first, and their sum.
pub(super) fn reasons(why: Why, score: &Score, lang: Lang) -> String {
    let mut points = score.points.clone();
    points.sort_by_key(|point| (-point.tenths, point.kind));
    let mut said: Vec<String> = rule(why, lang).map(str::to_owned).into_iter().collect();
    let shown = points.iter().filter(|point| point.tenths != 0);
    said.extend(shown.map(|point| format!("{} {}", compared(*point, lang), signed(point.tenths, lang))));
    let (start, sum) = match lang {
        Lang::Vi => ("mức xuất phát", "cộng"),
        Lang::En => ("to begin with", "in all"),
    };
    said.push(format!("{start} {}", signed(score.base, lang)));
    let percent = f64::from(thousandths(score)) / 10.0;
    let percent = format!("{percent:.1}%");
    let percent = if lang == Lang::Vi { percent.replace('.', ",") } else { percent };
    let points = signed(score.tenths, lang);
    format!("{}; {sum} {points} = {percent}", said.join("; "))
}

/// Points as people write them: `+12,3`, `−4,0`.
fn signed(tenths: i32, lang: Lang) -> String {
    let sign = if tenths < 0 { '−' } else { '+' };
    let comma = if lang == Lang::Vi { ',' } else { '.' };
    format!("{sign}{}{comma}{}", tenths.abs() / 10, tenths.abs() % 10)
}

const fn rule(why: Why, lang: Lang) -> Option<&'static str> {
    Some(match (why, lang) {
        (Why::NameAndClass, Lang::Vi) => "cùng họ tên, cùng chi đoàn; không có ngày sinh để so",
        (Why::PhoneAndGivenName, Lang::Vi) => "cùng số điện thoại, cùng tên gọi",
        (Why::NameAndBirth, Lang::Vi) => "cùng họ tên, ngày sinh không mâu thuẫn; thiếu lớp hoặc mã số để chắc chắn",
        (Why::SpellingOfY, Lang::Vi) => "họ tên chỉ khác i và y",
        (Why::SameIdentifier, Lang::Vi) => "cùng mã số nhưng thông tin khác nhau",
        (Why::NameAndClass, Lang::En) => "same name and chapter; no birth date to compare",
        (Why::PhoneAndGivenName, Lang::En) => "same phone and given name",
        (Why::NameAndBirth, Lang::En) => "same name, births agree; no class or number to be sure",
        (Why::SpellingOfY, Lang::En) => "names differ only in i and y",
        (Why::SameIdentifier, Lang::En) => "same identifier, other details",
        (Why::Alike, _) => return None,
    })
}

/// One thing compared, at its level.
const fn compared(point: Point, lang: Lang) -> &'static str {
    let (vi, en) = match (point.kind, point.level) {
        (Kind::Name, 0) => ("cùng họ tên", "same name"),
        (Kind::Name, 1) => ("họ tên thiếu dấu", "name without its marks"),
        (Kind::Name, 2) => ("họ tên khác dấu", "names differ in marks"),
        (Kind::Name, 3) => ("họ tên viết tắt", "abbreviated name"),
        (Kind::Name, 4) => ("họ tên đảo chỗ", "parts of the name swapped"),
        (Kind::Name, 5) => ("họ tên lệch một chữ cái", "names a letter apart"),
        (Kind::Name, 6) => ("họ tên lệch hai chữ cái", "names two letters apart"),
        (Kind::Name, 7) => ("họ tên thiếu một phần", "a part of the name missing"),
        (Kind::Name, 8) => ("cùng họ và tên, khác tên đệm", "same family and given name, other middle"),
        (Kind::Name, 9) => ("khác tên gọi", "other given name"),
        (Kind::Name, _) => ("khác họ tên", "other name"),
        (Kind::Birth, 0) => ("cùng ngày sinh", "same birth date"),
        (Kind::Birth, 1) => ("cùng năm sinh", "same birth year"),
        (Kind::Birth, 2) => ("ngày và tháng sinh đảo chỗ", "day and month of birth swapped"),
        (Kind::Birth, 3) => ("ngày sinh lệch một chữ số", "births a digit apart"),
        (Kind::Birth, 4) => {
            ("ngày sinh lệch một ngày hoặc lệch lịch Excel", "births a day or the two Excel calendars apart")
        }
        (Kind::Birth, 5) => ("ngày sinh trùng hai phần ba", "two parts of the birth date equal"),
        (Kind::Birth, _) => ("khác ngày sinh", "other birth"),
        (Kind::Gender, 0) => ("cùng giới tính", "same gender"),
        (Kind::Gender, _) => ("khác giới tính", "other gender"),
        (Kind::CitizenId, 0) => ("cùng số CCCD", "same citizen id"),
        (Kind::CitizenId, 1) => ("số CCCD lệch một chữ số", "citizen ids a digit apart"),
        (Kind::CitizenId, 2) => ("số CCCD lệch hai chữ số", "citizen ids two digits apart"),
        (Kind::CitizenId, _) => ("khác số CCCD, CMND", "other citizen id"),
        (Kind::StudentNo, 0) => ("cùng MSSV", "same student number"),
        (Kind::StudentNo, 1) => ("MSSV lệch một chữ số", "student numbers a digit apart"),
        (Kind::StudentNo, 2) => ("MSSV lệch hai chữ số", "student numbers two digits apart"),
        (Kind::StudentNo, _) => ("khác MSSV", "other student number"),
        (Kind::MemberCode, 0) => ("cùng mã đoàn viên", "same member code"),
        (Kind::MemberCode, 1) => ("mã đoàn viên lệch một chữ số", "member codes a digit apart"),
        (Kind::MemberCode, 2) => ("mã đoàn viên lệch hai chữ số", "member codes two digits apart"),
        (Kind::MemberCode, _) => ("khác mã đoàn viên", "other member code"),
        (Kind::Phone, 0) => ("cùng số điện thoại", "same phone"),
        (Kind::Phone, 1) => ("số điện thoại lệch một chữ số", "phones a digit apart"),
        (Kind::Phone, _) => ("khác số điện thoại", "other phone"),
        (Kind::Email, 0) => ("cùng thư điện tử", "same e-mail"),
        (Kind::Email, 1) => ("thư điện tử lệch một chữ", "e-mails a letter apart"),
        (Kind::Email, _) => ("khác thư điện tử", "other e-mail"),
        (Kind::Address, 0) => ("cùng địa chỉ", "same address"),
        (Kind::Address, 1) => ("địa chỉ gần giống", "nearly the same address"),
        (Kind::Address, 2) => ("địa chỉ giống một phần", "address partly the same"),
        (Kind::Address, _) => ("khác địa chỉ", "other address"),
        (Kind::Ward, 0) => ("cùng phường, xã", "same ward"),
        (Kind::Ward, _) => ("khác phường, xã", "other ward"),
        (Kind::Unit, 0) => ("cùng chi đoàn", "same chapter"),
        (Kind::Unit, _) => ("khác chi đoàn", "other chapter"),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score() -> Score {
        let points = vec![
            Point { kind: Kind::Name, level: 5, tenths: 88 },
            Point { kind: Kind::Birth, level: 0, tenths: 105 },
            Point { kind: Kind::Gender, level: 0, tenths: 0 },
            Point { kind: Kind::Ward, level: 1, tenths: -27 },
        ];
        Score { base: -144, points, tenths: 22 }
    }

    #[test]
    fn words_and_points_add_up_in_both_languages() {
        assert_eq!(
            reasons(Why::Alike, &score(), Lang::Vi),
            "cùng ngày sinh +10,5; họ tên lệch một chữ cái +8,8; khác phường, xã −2,7; mức xuất phát −14,4; cộng +2,2 = 82,1%"
        );
        assert_eq!(
            reasons(Why::SpellingOfY, &score(), Lang::En),
            "names differ only in i and y; same birth date +10.5; names a letter apart +8.8; other ward −2.7; to begin with −14.4; in all +2.2 = 82.1%"
        );
    }

    #[test]
    fn nobody_is_ever_quite_sure() {
        let sure = |tenths| thousandths(&Score { base: tenths, points: Vec::new(), tenths });
        assert_eq!((sure(900), sure(-900), sure(0)), (999, 1, 500));
    }
}
