//! What one level's tonghop writes for the next: keys of the sheet "Dữ liệu" and the codes of its finest sums.

use super::codes::Lang;
use super::date::{Cut, Date, When, YearMonth};
use super::unit::Level;

/// The header of the sheet, left to right.
pub const fn header(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Vi => ["Khóa", "Phạm vi", "Mã", "Tên", "Chỉ số", "Giá trị"],
        Lang::En => ["Key", "Scope", "Code", "Name", "Measure", "Value"],
    }
}

/// Columns of the sheet, from 0, in the order of [`header`].
pub mod column {
    pub const KEY: u32 = 0;
    pub const CODE: u32 = 2;
    pub const NAME: u32 = 3;
    pub const VALUE: u32 = 5;
}

/// Keys whose values are texts and say whose figures these are and of when.
pub mod key {
    pub const SCHEMA: &str = "schema";
    pub const OFFICE_CODE: &str = "office.code";
    pub const OFFICE_NAME: &str = "office.name";
    pub const OFFICE_LEVEL: &str = "office.level";
    pub const PERIOD_FROM: &str = "period.from";
    pub const PERIOD_TO: &str = "period.to";
    /// 0 where months are calendar months.
    pub const CLOSING_DAY: &str = "period.closing_day";
    /// Beginnings of the keys of body rows.
    pub const TURN_PARTS: &str = "turns.parts.";
    pub const MEMBER_PARTS: &str = "members.parts.";
    pub const UNITS: &str = "units.";
}

/// Stands between the parts of a code; only the unit's, which is the last, may have it within.
const BETWEEN: char = '/';
/// Behind a ward's code that is one of those from 1 July 2025.
const NEW_WARD: &str = "@2025";
/// Joined in the period, in no month that is known.
pub const IN_PERIOD: &str = "period";
const BY_KEYWORD: &str = "keyword";

/// What the turns of one finest sum have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TurnKey {
    pub channel: String,
    pub group: Option<String>,
    pub by_keyword: bool,
    /// `2021-03`, in months of the office that wrote it.
    pub month: Option<String>,
    /// Official code, and whether it is one from 1 July 2025.
    pub ward: Option<(String, bool)>,
    pub unit: Option<String>,
}

/// What the members of one finest sum have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberKey {
    pub category: String,
    /// A month, `period`, or None for those who joined at another time.
    pub joined: Option<String>,
    pub unit: Option<String>,
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl TurnKey {
    /// As it stands in the column of codes: `group/g4//2021-03/31168/CNTT-K10`.
    pub fn code(&self) -> String {
        let ward = self
            .ward
            .as_ref()
            .map_or_else(String::new, |(code, new)| if *new { format!("{code}{NEW_WARD}") } else { code.clone() });
        let keyword = if self.by_keyword { BY_KEYWORD } else { "" };
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        let parts =
            [&self.channel, &or_empty(&self.group), keyword, &or_empty(&self.month), &ward, &or_empty(&self.unit)];
        parts.join(&BETWEEN.to_string())
    }

    /// None where the text is no such code.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(6, BETWEEN).map(str::trim);
        let channel = filled(parts.next()?)?;
        let group = filled(parts.next()?);
        let by_keyword = parts.next()? == BY_KEYWORD;
        let month = filled(parts.next()?);
        let ward = filled(parts.next()?).map(|ward| match ward.strip_suffix(NEW_WARD) {
            Some(code) => (code.to_owned(), true),
            None => (ward, false),
        });
        Some(Self { channel, group, by_keyword, month, ward, unit: filled(parts.next()?) })
    }
}

impl MemberKey {
    /// As it stands in the column of codes: `student/2021-03/CNTT-K10`.
    pub fn code(&self) -> String {
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        [&*self.category, &or_empty(&self.joined), &or_empty(&self.unit)].join(&BETWEEN.to_string())
    }

    /// None where the text is no such code.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, BETWEEN).map(str::trim);
        let category = filled(parts.next()?)?;
        let joined = filled(parts.next()?);
        Some(Self { category, joined, unit: filled(parts.next()?) })
    }
}

/// One unit as the lower level knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LowerUnit {
    pub code: String,
    pub name: String,
    pub level: Option<Level>,
    pub parent: Option<String>,
    /// Code of its state in reporting there.
    pub state: Option<String>,
}

/// Whose figures a workbook holds, and of when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consolidated {
    pub code: Option<String>,
    pub name: Option<String>,
    pub level: Option<Level>,
    pub from: Date,
    pub to: Date,
    /// How that office cuts its months.
    pub closing_day: Option<i8>,
    /// In order of code.
    pub units: Vec<LowerUnit>,
}

impl Consolidated {
    /// Its period, by the days it names.
    pub fn when(&self, cut: Cut) -> When {
        let month = cut.month_of(self.from);
        if cut.month(month) == (self.from, self.to) { When::Month(month) } else { When::Span(self.from, self.to) }
    }

    /// The days of one of its months that lie in its period; the whole period where no month is told.
    pub fn month(&self, month: Option<YearMonth>, cut: Cut) -> When {
        let Some(month) = month else { return When::Span(self.from, self.to) };
        let own = Cut { closing_day: self.closing_day, ..cut };
        let (from, to) = own.month(month);
        let (from, to) = (from.max(self.from), to.min(self.to));
        if from > to {
            return When::Span(self.from, self.to);
        }
        if cut.month(month) == (from, to) { When::Month(month) } else { When::Span(from, to) }
    }
}

/// `2021-03` as a month.
pub fn month(text: &str) -> Option<YearMonth> {
    let (year, month) = text.split_once('-')?;
    YearMonth::new(year.parse().ok()?, month.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back_as_they_were() {
        let key = TurnKey {
            channel: "group".into(),
            group: Some("g4".into()),
            by_keyword: true,
            month: Some("2021-03".into()),
            ward: Some(("31168".into(), true)),
            unit: Some("K10/A".into()),
        };
        assert_eq!(key.code(), "group/g4/keyword/2021-03/31168@2025/K10/A");
        assert_eq!(TurnKey::parse(&key.code()), Some(key));
        let bare =
            TurnKey { channel: "monthly".into(), group: None, by_keyword: false, month: None, ward: None, unit: None };
        assert_eq!(TurnKey::parse("monthly/////"), Some(bare));
        assert_eq!(TurnKey::parse("monthly"), None);
        let members = MemberKey { category: "staff".into(), joined: None, unit: Some("K-CNTT".into()) };
        assert_eq!(members.code(), "staff//K-CNTT");
        assert_eq!(MemberKey::parse("staff//K-CNTT"), Some(members));
    }

    #[test]
    fn a_month_is_the_days_of_the_office_that_wrote_it() {
        let date = jiff::civil::date;
        let book = Consolidated {
            code: None,
            name: None,
            level: None,
            from: date(2021, 2, 26),
            to: date(2021, 4, 25),
            closing_day: Some(25),
            units: Vec::new(),
        };
        let march = month("2021-03");
        assert_eq!(book.month(march, Cut::default()), When::Span(date(2021, 2, 26), date(2021, 3, 25)));
        let same = Cut { closing_day: Some(25), ..Cut::default() };
        assert_eq!(Some(book.month(march, same)), march.map(When::Month));
        assert_eq!(book.month(None, same), When::Span(date(2021, 2, 26), date(2021, 4, 25)));
        assert_eq!(month("2021-3x"), None);
    }
}
