//! Dates with their precision. A year is never its 1 January, a month never its first day.

use std::fmt;

/// A calendar day. No time, no zone.
pub type Date = jiff::civil::Date;

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i16,
    month: i8,
}

impl YearMonth {
    /// None where month is not 1 to 12 or the year is none of 1900 to 2200.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1..=12).contains(&month) && (1900..=2200).contains(&year)).then_some(Self { year, month })
    }

    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    pub const fn year(self) -> i16 {
        self.year
    }

    pub const fn month(self) -> i8 {
        self.month
    }

    /// As people read it: `03/2021`.
    pub fn shown(self) -> String {
        format!("{:02}/{}", self.month, self.year)
    }

    /// Months since year 0, for distances and order.
    pub fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The month `months` later (or earlier, if negative).
    pub fn plus(self, months: i32) -> Self {
        let index = self.index() + months;
        let year = i16::try_from(index.div_euclid(12)).unwrap_or(self.year);
        let month = i8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
        Self { year, month }
    }

    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }
}

/// `2021-03`, as in JSON.
impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// When something was, as precisely as it was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    Day(Date),
    Month(YearMonth),
    /// Calendar quarter 1 to 4.
    Quarter(i16, i8),
    /// The school year that begins in this calendar year.
    SchoolYear(i16),
    Year(i16),
    /// From day to day, both included.
    Span(Date, Date),
    /// From month to month, both included.
    Months(YearMonth, YearMonth),
}

/// How an office cuts time: the month its school year starts with, and the day its months close on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// 1 to 12, by default 9.
    pub school_year_start: i8,
    /// None: months are calendar months. `Some(25)`: May is 26 April to 25 May.
    pub closing_day: Option<i8>,
}

impl Default for Cut {
    fn default() -> Self {
        Self { school_year_start: 9, closing_day: None }
    }
}

impl Cut {
    /// First and last day of a month of this office.
    pub fn month(self, month: YearMonth) -> (Date, Date) {
        match self.closing_day {
            None => (month.first_day(), month.last_day()),
            Some(_) => {
                let before = self.closing(month.plus(-1));
                (before.tomorrow().unwrap_or(before), self.closing(month))
            }
        }
    }

    /// The last day of a month of this office; the closing day is cut to the length of short months.
    fn closing(self, month: YearMonth) -> Date {
        let last = month.last_day();
        match self.closing_day {
            Some(day) if day < last.day() => jiff::civil::date(month.year(), month.month(), day),
            _ => last,
        }
    }

    /// The month of this office that a day belongs to.
    pub fn month_of(self, day: Date) -> YearMonth {
        let own = YearMonth::of(day);
        if day > self.closing(own) { own.plus(1) } else { own }
    }

    /// The calendar year in which the school year of a month begins.
    pub fn school_year_of(self, month: YearMonth) -> i16 {
        if month.month() >= self.school_year_start { month.year() } else { month.year() - 1 }
    }

    /// First and last month of the school year that begins in `year`.
    pub fn school_year(self, year: i16) -> (YearMonth, YearMonth) {
        let first = YearMonth { year, month: self.school_year_start };
        (first, first.plus(11))
    }
}

impl When {
    /// First and last day, for this office's way of cutting time.
    pub fn span(self, cut: Cut) -> (Date, Date) {
        match self {
            Self::Day(day) => (day, day),
            Self::Span(from, to) => (from, to),
            Self::Month(month) => cut.month(month),
            Self::Months(from, to) => (cut.month(from).0, cut.month(to).1),
            Self::Quarter(year, quarter) => {
                let first = YearMonth { year, month: quarter.clamp(1, 4) * 3 - 2 };
                (cut.month(first).0, cut.month(first.plus(2)).1)
            }
            Self::SchoolYear(year) => {
                let (first, last) = cut.school_year(year);
                (cut.month(first).0, cut.month(last).1)
            }
            Self::Year(year) => {
                let first = YearMonth { year, month: 1 };
                (cut.month(first).0, cut.month(first.plus(11)).1)
            }
        }
    }

    /// The month this lies in; None where only something longer than a month is known.
    pub fn month(self, cut: Cut) -> Option<YearMonth> {
        match self {
            Self::Month(month) => Some(month),
            _ => {
                let (from, to) = self.span(cut);
                let month = cut.month_of(from);
                (month == cut.month_of(to)).then_some(month)
            }
        }
    }

    /// The day, where a day is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Span(from, to) if from == to => Some(from),
            _ => None,
        }
    }

    /// `day`, `month`, `quarter`, `school-year`, `year` or `span`, as in the ledger.
    pub const fn precision(self) -> &'static str {
        match self {
            Self::Day(_) => "day",
            Self::Month(_) => "month",
            Self::Quarter(..) => "quarter",
            Self::SchoolYear(_) => "school-year",
            Self::Year(_) => "year",
            Self::Span(..) | Self::Months(..) => "span",
        }
    }
}

/// `2021-03-06`, `2021-03`, `2021-Q1`, `2020-2021`, `2021`, `2021-01-01..2021-01-15`, `2021-01..2021-03`.
impl When {
    /// As people read it: `14/03/2021`, `03/2021`, a quarter, a school year, a year, from and to.
    pub fn shown(self) -> String {
        match self {
            Self::Day(day) => show_day(day),
            Self::Month(month) => month.shown(),
            Self::Span(from, to) => format!("{} - {}", show_day(from), show_day(to)),
            Self::Months(from, to) => format!("{} - {}", from.shown(), to.shown()),
            Self::Quarter(..) | Self::SchoolYear(_) | Self::Year(_) => self.to_string(),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(month) => write!(f, "{month}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::SchoolYear(year) => write!(f, "{year}-{}", year + 1),
            Self::Year(year) => write!(f, "{year}"),
            Self::Span(from, to) => write!(f, "{from}..{to}"),
            Self::Months(from, to) => write!(f, "{from}..{to}"),
        }
    }
}

/// A birth date as precisely as it was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Birth {
    Day(Date),
    Month(YearMonth),
    Year(i16),
}

impl Birth {
    pub fn year(self) -> i16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month(month) => month.year(),
            Self::Year(year) => year,
        }
    }

    pub fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Whether both can be the birth of one person: equal as far as both are known.
    pub fn agrees(self, other: Self) -> bool {
        match (self, other) {
            (Self::Day(a), Self::Day(b)) => a == b,
            (Self::Day(day), Self::Month(month)) | (Self::Month(month), Self::Day(day)) => YearMonth::of(day) == month,
            (Self::Month(a), Self::Month(b)) => a == b,
            (a, b) => a.year() == b.year(),
        }
    }
}

/// `12/05/2002`, `05/2002` or `2002`, as people write it.
impl fmt::Display for Birth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", show_day(*day)),
            Self::Month(month) => write!(f, "{:02}/{}", month.month(), month.year()),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

/// A day as Vietnamese documents write it: `05/04/2021`.
pub fn show_day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}
