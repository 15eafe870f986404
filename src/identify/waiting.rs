//! How long a slip has waited for a word, up to the period's last day: as all figures, whatever day it is read on.

use super::{Introduction, Outcome};
use crate::model::{Date, Lang, Period, When};

/// How long nothing has been heard of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waiting {
    Under7,
    From7,
    From30,
    From60,
    /// Its date is not known to the month.
    Undated,
}

impl Waiting {
    pub const ALL: [Self; 5] = [Self::Under7, Self::From7, Self::From30, Self::From60, Self::Undated];

    /// As in `so-lieu.json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Under7 => "under_7",
            Self::From7 => "from_7",
            Self::From30 => "from_30",
            Self::From60 => "from_60",
            Self::Undated => "undated",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Under7, Lang::Vi) => "dưới 7 ngày",
            (Self::From7, Lang::Vi) => "7 - 29 ngày",
            (Self::From30, Lang::Vi) => "30 - 59 ngày",
            (Self::From60, Lang::Vi) => "từ 60 ngày",
            (Self::Undated, Lang::Vi) => "không rõ ngày giới thiệu",
            (Self::Under7, Lang::En) => "under 7 days",
            (Self::From7, Lang::En) => "7 - 29 days",
            (Self::From30, Lang::En) => "30 - 59 days",
            (Self::From60, Lang::En) => "from 60 days",
            (Self::Undated, Lang::En) => "day of the slip unknown",
        }
    }

    pub(super) fn of(date: Option<When>, period: &Period) -> Self {
        match days(date, period) {
            None => Self::Undated,
            Some(0..=6) => Self::Under7,
            Some(7..=29) => Self::From7,
            Some(30..=59) => Self::From30,
            Some(_) => Self::From60,
        }
    }
}

impl Introduction {
    /// How long it has waited; None where somebody has given their word.
    pub fn waiting(&self, period: &Period) -> Option<Waiting> {
        (self.outcome == Outcome::Unconfirmed).then(|| Waiting::of(self.date, period))
    }

    /// Days from the slip to the period's last day; of a month its last day, so that nobody is called slower than they are.
    pub fn days(&self, period: &Period) -> Option<u64> {
        days(self.date, period)
    }
}

fn days(date: Option<When>, period: &Period) -> Option<u64> {
    let day: Date = match date? {
        When::Day(day) => day,
        month @ When::Month(_) => month.span(period.cut).1,
        _ => return None,
    };
    Some(u64::try_from(day.until(period.to).map_or(0, |span| span.get_days())).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::YearMonth;
    use crate::model::date::Cut;

    #[test]
    fn the_days_at_which_one_asks_again() {
        let period = Period::new(When::Month(YearMonth::new(2021, 3).unwrap()), Cut::default());
        let of = |year, month, day| Waiting::of(Some(When::Day(date(year, month, day))), &period);
        assert_eq!([of(2021, 3, 31), of(2021, 3, 25)], [Waiting::Under7; 2]);
        assert_eq!([of(2021, 3, 24), of(2021, 3, 2)], [Waiting::From7; 2]);
        assert_eq!([of(2021, 3, 1), of(2021, 1, 31)], [Waiting::From30; 2]);
        assert_eq!([of(2021, 1, 30), of(2019, 9, 1)], [Waiting::From60; 2]);
        let month = |month| Some(When::Month(YearMonth::new(2021, month).unwrap()));
        assert_eq!(Waiting::of(month(2), &period), Waiting::From30, "of a month its last day");
        assert_eq!(Waiting::of(month(3), &period), Waiting::Under7);
        assert_eq!(Waiting::of(Some(When::SchoolYear(2020)), &period), Waiting::Undated);
        assert_eq!(Waiting::of(None, &period), Waiting::Undated);
    }
}
