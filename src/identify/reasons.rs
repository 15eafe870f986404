//! Why two records may be one person: words a person understands first, then points that add up.

use super::linkage::{Kind, Point, Score, probability};
use super::persons::Why;
use crate::model::Lang;

/// How likely the two are one, in thousandths. Never all or nothing: only a person can be that sure.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 999")]
pub(super) fn thousandths(score: &Score) -> u32 {
    (probability(score.tenths) * 1000.0).round().clamp(1.0, 999.0) as u32
}

/// How likely the two are one, the rule that asks, what speaks for one person and what for two, the strongest first; behind
/// these words the points in the same order, and their sum.
pub(super) fn reasons(why: Why, score: &Score, lang: Lang) -> String {
    let mut points: Vec<&Point> = score.points.iter().filter(|point| point.tenths != 0).collect();
    points.sort_by_key(|point| (-point.tenths, point.kind));
    let (likely, one, two, behind, start, sum) = match lang {
        Lang::Vi => (
            "khả năng là một người",
            "nghiêng về một người vì",
            "nghiêng về hai người vì",
            "điểm theo thứ tự trên",
            "mức xuất phát",
            "cộng",
        ),
        Lang::En => (
            "likely to be one person",
            "for one person",
            "for two persons",
            "points in this order",
            "to begin with",
            "in all",
        ),
    };
    let percent = format!("{:.1}%", f64::from(thousandths(score)) / 10.0);
    let percent = if lang == Lang::Vi { percent.replace('.', ",") } else { percent };
    let mut said = vec![format!("{likely}: {percent}")];
    said.extend(rule(why, lang).map(str::to_owned));
    let (for_one, for_two): (Vec<&Point>, Vec<&Point>) = points.iter().partition(|point| point.tenths > 0);
    for (words, of) in [(one, for_one), (two, for_two)] {
        let compared: Vec<&str> = of.into_iter().map(|point| compared(*point, lang)).collect();
        said.extend((!compared.is_empty()).then(|| format!("{words}: {}", compared.join(", "))));
    }
    let mut sums: Vec<String> = points.iter().map(|point| signed(point.tenths, lang)).collect();
    sums.push(format!("{start} {}", signed(score.base, lang)));
    sums.push(format!("{sum} {}", signed(score.tenths, lang)));
    format!("{} ({behind}: {})", said.join("; "), sums.join("; "))
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
            "khả năng là một người: 82,1%; nghiêng về một người vì: cùng ngày sinh, họ tên lệch một chữ cái; nghiêng về hai người vì: khác phường, xã (điểm theo thứ tự trên: +10,5; +8,8; −2,7; mức xuất phát −14,4; cộng +2,2)"
        );
        assert_eq!(
            reasons(Why::SpellingOfY, &score(), Lang::En),
            "likely to be one person: 82.1%; names differ only in i and y; for one person: same birth date, names a letter apart; for two persons: other ward (points in this order: +10.5; +8.8; −2.7; to begin with −14.4; in all +2.2)"
        );
    }

    #[test]
    fn nobody_is_ever_quite_sure() {
        let sure = |tenths| thousandths(&Score { base: tenths, points: Vec::new(), tenths });
        assert_eq!((sure(900), sure(-900), sure(0)), (999, 1, 500));
    }
}
