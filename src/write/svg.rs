//! Charts as SVG, drawn by hand: whole numbers only, so that the same values give the same bytes everywhere.
//!
//! Colours are classes of the page's style sheet; every drawing has a title, and the numbers stand beside it as text.

use std::fmt::Write;

/// One column of a chart of months.
pub(super) struct Column {
    /// Under the axis.
    pub short: String,
    /// Shown when pointed at.
    pub title: String,
    pub wide: i64,
    pub narrow: i64,
}

/// Size of a chart in its own units, and how many of them a label under the axis takes.
pub(super) struct Size {
    pub width: i64,
    pub height: i64,
    pub label: i64,
}

/// Left of the axis, above, below.
const MARGIN: (i64, i64, i64) = (44, 12, 30);
const MOST_TICKS: i64 = 5;
/// A single month is no wall.
const WIDEST: i64 = 48;

/// The step of an axis: 1, 2 or 5 times a power of ten, so that `most` takes no more than [`MOST_TICKS`] steps.
fn step(most: i64) -> i64 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if most <= factor * power * MOST_TICKS {
                return factor * power;
            }
        }
        power *= 10;
    }
}

/// The end of an axis: the first multiple of the step that is not below `most`.
fn end(most: i64) -> i64 {
    let step = step(most);
    (most.max(1) + step - 1) / step * step
}

/// `value` of `most` in tenths of a percent; what is there at all is seen.
fn share(value: i64, most: i64) -> i64 {
    if value <= 0 || most <= 0 { 0 } else { (value * 1000 / most).clamp(6, 1000) }
}

/// Tenths as `12.5`.
fn tenths(tenths: i64) -> String {
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// A bar that fills its place; a thin one below it where there is a second value. `title` is escaped already.
pub(super) fn bar(thick: i64, thin: Option<i64>, most: i64, title: &str) -> String {
    let height = if thin.is_some() { 14 } else { 9 };
    let mut svg = format!(
        r#"<svg class="bar" viewBox="0 0 100 {height}" preserveAspectRatio="none" height="{height}" aria-hidden="true"><title>{title}</title><rect class="track" width="100" height="9"/><rect class="thick" width="{}" height="9"/>"#,
        tenths(share(thick, most))
    );
    if let Some(thin) = thin {
        // Writing into a String cannot fail.
        let _ = write!(svg, r#"<rect class="thin" y="10" width="{}" height="4"/>"#, tenths(share(thin, most)));
    }
    svg.push_str("</svg>");
    svg
}

/// Columns over an axis. Titles and labels are escaped already; `number` shows a value of the axis.
pub(super) fn columns(
    columns: &[Column],
    size: &Size,
    class: &str,
    (title, description): (&str, &str),
    number: impl Fn(i64) -> String,
) -> String {
    let (left, top, bottom) = MARGIN;
    let (right, floor) = (size.width - 4, size.height - bottom);
    let most = columns.iter().map(|one| one.wide.max(one.narrow)).max().unwrap_or_default();
    let end = end(most);
    let y = |value: i64| floor - value * (floor - top) / end;
    let mut svg = format!(
        r#"<svg class="{class}" viewBox="0 0 {} {}" role="img" aria-label="{title}"><title>{title}</title><desc>{description}</desc>"#,
        size.width, size.height
    );
    let mut tick = 0;
    while tick <= end {
        // Writing into a String cannot fail.
        let _ = write!(
            svg,
            r#"<line class="grid" x1="{left}" x2="{right}" y1="{0}" y2="{0}"/><text class="tick" x="{1}" y="{2}" text-anchor="end">{3}</text>"#,
            y(tick),
            left - 6,
            y(tick) + 4,
            number(tick)
        );
        tick += step(most);
    }
    let count = i64::try_from(columns.len()).unwrap_or(i64::MAX).max(1);
    // In tenths, so that forty columns stand evenly.
    let place = (right - left) * 10 / count;
    let wide = (place * 7 / 10).min(WIDEST * 10);
    let narrow = wide * 4 / 10;
    let every = (size.label * 10 + place - 1) / place.max(1);
    for (at, one) in (0..).zip(columns) {
        let middle = left * 10 + place * at + place / 2;
        let _ = write!(svg, "<g><title>{}</title>", one.title);
        if one.wide == 0 {
            let _ = write!(svg, r#"<circle class="gap" cx="{}" cy="{}" r="3"/>"#, tenths(middle), floor - 4);
        }
        for (class, value, width) in [("thick", one.wide, wide), ("thin", one.narrow, narrow)] {
            if value > 0 {
                let height = (floor - y(value)).max(1);
                let _ = write!(
                    svg,
                    r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{height}"/>"#,
                    tenths(middle - width / 2),
                    floor - height,
                    tenths(width)
                );
            }
        }
        if at % every == 0 {
            let _ = write!(
                svg,
                r#"<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>"#,
                tenths(middle),
                floor + 18,
                one.short
            );
        }
        svg.push_str("</g>");
    }
    let _ = write!(svg, r#"<line class="axis" x1="{left}" x2="{right}" y1="{floor}" y2="{floor}"/></svg>"#);
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_at_round_numbers() {
        for (most, wanted) in [
            (0, (1, 1)),
            (1, (1, 1)),
            (5, (1, 5)),
            (6, (2, 6)),
            (11, (5, 15)),
            (47, (10, 50)),
            (101, (50, 150)),
            (1056, (500, 1500)),
        ] {
            assert_eq!((step(most), end(most)), wanted, "{most}");
        }
    }

    #[test]
    fn bars_are_shares_of_the_longest_and_never_vanish() {
        assert_eq!([share(573, 573), share(1, 100_000), share(0, 573), share(5, 0)], [1000, 6, 0, 0]);
        let drawn = bar(30, Some(7), 275, "G1");
        assert!(drawn.contains(r#"<rect class="thick" width="10.9" height="9"/>"#), "{drawn}");
        assert!(drawn.contains(r#"<rect class="thin" y="10" width="2.5" height="4"/>"#), "{drawn}");
        assert!(!bar(30, None, 275, "G1").contains("thin"));
    }

    fn drawn(months: i64) -> String {
        let column =
            |at: i64| Column { short: format!("{at}/21"), title: format!("T{at}"), wide: at % 3 * 10, narrow: at % 3 };
        let list: Vec<Column> = (0..months).map(column).collect();
        columns(&list, &Size { width: 340, height: 220, label: 44 }, "months", ("Theo tháng", ""), |n| n.to_string())
    }

    #[test]
    fn gaps_are_rings_and_labels_do_not_meet() {
        let svg = drawn(40);
        assert_eq!(svg.matches(r#"class="gap""#).count(), 14);
        assert_eq!(svg.matches(r#"class="thick""#).count(), 26);
        let labels: Vec<f64> = svg
            .split(r#"<text class="tick" x=""#)
            .skip(1)
            .filter(|part| part.contains("middle"))
            .filter_map(|part| part.split('"').next()?.parse().ok())
            .collect();
        assert!(labels.len() > 3 && labels.windows(2).all(|pair| pair[1] - pair[0] >= 44.0), "{labels:?}");
    }

    #[test]
    fn one_month_and_none_can_be_drawn() {
        assert_eq!(drawn(1).matches(r#"class="gap""#).count(), 1);
        assert_eq!(drawn(0).matches("<g>").count(), 0);
        assert!(drawn(2).contains(r#"width="48""#));
    }
}
