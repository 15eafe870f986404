//! Books as Excel workbooks. The same book gives the same bytes on any machine.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Chart as NativeChart, ChartType, Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Formula, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::pinned::pinned;
use super::splice::splice;
use crate::report::book::{Book, Cell, Chart, Choice, Sheet, Style, Value};

const FONT: &str = "Times New Roman";

/// The bytes of a workbook.
///
/// # Errors
/// Where a sheet breaks a limit of the format (a million rows, 32,767 characters in a cell).
pub fn workbook(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut target = Workbook::new();
    let mut properties = DocProperties::new().set_title(&book.title).set_author(&book.author);
    if let Some(day) = book.created {
        let (year, month, day) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
        properties = properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    }
    target.set_properties(&properties);
    let formats = Formats::new();
    for sheet in &book.sheets {
        write(sheet, target.add_worksheet(), &formats)?;
    }
    splice(target.save_to_buffer()?, &book.sheets).map(pinned)
}

/// Every style twice: for texts and for numbers.
struct Formats(BTreeMap<(Style, bool), Format>);

impl Formats {
    fn new() -> Self {
        let styles = [
            Style::Plain,
            Style::Centred,
            Style::Wrapped,
            Style::Title,
            Style::Subtitle,
            Style::Official,
            Style::OfficialBold,
            Style::Italic,
            Style::Section,
            Style::Head,
            Style::Total,
            Style::Warning,
            Style::Note,
            Style::Boxed,
            Style::Answer,
        ];
        let both = styles.into_iter().flat_map(|style| [(style, false), (style, true)]);
        Self(both.map(|(style, number)| ((style, number), format(style, number))).collect())
    }

    fn get(&self, style: Style, number: bool) -> &Format {
        &self.0[&(style, number)]
    }
}

fn format(style: Style, number: bool) -> Format {
    let base = Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::Top);
    let base = if number { base.set_num_format("#,##0").set_align(FormatAlign::Right) } else { base };
    match style {
        // A little air, so that a text does not touch the number before it.
        Style::Plain if !number => base.set_align(FormatAlign::Left).set_indent(1),
        Style::Plain => base,
        Style::Centred => base.set_align(FormatAlign::Center),
        Style::Wrapped => base.set_align(FormatAlign::Left).set_indent(1).set_text_wrap(),
        Style::Title => base.set_bold().set_font_size(16).set_align(FormatAlign::Center),
        Style::Subtitle => base.set_bold().set_font_size(13).set_align(FormatAlign::Center),
        Style::Official => base.set_align(FormatAlign::Center).set_text_wrap(),
        Style::OfficialBold => base.set_bold().set_align(FormatAlign::Center).set_text_wrap(),
        Style::Italic => base.set_italic().set_align(FormatAlign::Center),
        Style::Section => base.set_bold().set_font_size(12),
        Style::Head => base
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00DC_E6F1))
            .set_border(FormatBorder::Thin),
        Style::Total if !number => {
            base.set_bold().set_align(FormatAlign::Left).set_indent(1).set_border_top(FormatBorder::Thin)
        }
        Style::Total => base.set_bold().set_border_top(FormatBorder::Thin),
        Style::Warning if !number => {
            base.set_bold().set_font_color(Color::RGB(0x00B0_2318)).set_align(FormatAlign::Left).set_indent(1)
        }
        Style::Warning => base.set_bold().set_font_color(Color::RGB(0x00B0_2318)),
        Style::Note => base.set_italic().set_font_size(10).set_text_wrap(),
        Style::Boxed if number => base.set_align(FormatAlign::Center).set_border(FormatBorder::Thin),
        Style::Boxed => base.set_align(FormatAlign::Left).set_indent(1).set_text_wrap().set_border(FormatBorder::Thin),
        Style::Answer => {
            let base = base.set_align(FormatAlign::Left).set_indent(1).set_text_wrap();
            base.set_border(FormatBorder::Thin).set_background_color(Color::RGB(0x00FF_F8DC))
        }
    }
}

fn write(sheet: &Sheet, target: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
    target.set_name(&sheet.name)?;
    for (column, width) in sheet.widths.iter().enumerate() {
        target.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), f64::from(*width))?;
    }
    for column in &sheet.hidden_columns {
        target.set_column_hidden(*column)?;
    }
    for &(row, first, last) in &sheet.joined {
        let cell = sheet.rows.get(row as usize).and_then(|cells| cells.get(usize::from(first)));
        let style = cell.map_or(Style::Plain, |cell| cell.style);
        target.merge_range(row, first, row, last, "", formats.get(style, false))?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        if let Some(height) = height(sheet, row, cells) {
            target.set_row_height(row, height)?;
        }
        for (column, cell) in cells.iter().enumerate() {
            write_cell(target, row, u16::try_from(column).unwrap_or(u16::MAX), cell, formats)?;
        }
    }
    if !sheet.lines.is_empty() {
        // Where the packed lines go, and how their texts and numbers look.
        let row = sheet.next();
        target.write_blank(row, 0, formats.get(Style::Plain, false))?;
        target.write_blank(row, 1, formats.get(Style::Plain, true))?;
        if !sheet.wrapped.is_empty() {
            target.write_blank(row, 2, formats.get(Style::Wrapped, false))?;
        }
    }
    if let Some(table) = &sheet.table {
        let header = &sheet.rows[table.header as usize];
        let columns: Vec<TableColumn> = header
            .iter()
            .map(|cell| match &cell.value {
                Value::Text(text) => {
                    TableColumn::new().set_header(text).set_header_format(formats.get(Style::Head, false))
                }
                _ => TableColumn::new(),
            })
            .collect();
        let native = Table::new().set_name(&table.name).set_columns(&columns).set_style(TableStyle::Light1);
        // rust_xlsxwriter remembers every cell of a table; over packed lines the table is stretched where they are put in.
        let last = if sheet.lines.is_empty() { table.last } else { sheet.next() };
        target.add_table(table.header, 0, last, table.columns - 1, &native)?;
    }
    for chart in &sheet.charts {
        add_chart(target, chart)?;
    }
    for choice in &sheet.choices {
        add_choice(target, choice)?;
    }
    target.set_hidden(sheet.hidden);
    page(sheet, target)
}

/// A drop-down. A comma would part an answer in two, and Excel takes no more than 255 characters; without it answers are typed.
fn add_choice(target: &mut Worksheet, choice: &Choice) -> Result<(), XlsxError> {
    if let Some(range) = &choice.range {
        let list = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Information);
        target.add_data_validation(choice.rows.0, choice.column, choice.rows.1, choice.column, &list)?;
        return Ok(());
    }
    let list: Vec<String> = choice.list.iter().map(|answer| answer.replace(',', ";")).collect();
    if list.is_empty() || list.join(",").chars().count() > 255 {
        return Ok(());
    }
    let list = DataValidation::new().allow_list_strings(&list)?.set_error_style(DataValidationErrorStyle::Information);
    target.add_data_validation(choice.rows.0, choice.column, choice.rows.1, choice.column, &list)?;
    Ok(())
}

fn write_cell(target: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    let text = formats.get(cell.style, false);
    match &cell.value {
        Value::Empty if cell.style == Style::Plain => return Ok(()),
        Value::Empty => target.write_blank(row, column, text)?,
        // Always as text: what begins with = + - @ stays what it is.
        Value::Text(words) => target.write_string_with_format(row, column, shortened(words), text)?,
        Value::Number(number) => {
            #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
            let number = *number as f64;
            target.write_number_with_format(row, column, number, formats.get(cell.style, true))?
        }
        Value::Day(day) => {
            let (year, month, day) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
            let date = ExcelDateTime::from_ymd(year, month, day)?;
            target.write_datetime_with_format(row, column, &date, &text.clone().set_num_format("dd/mm/yyyy"))?
        }
        Value::Formula(formula, result) => {
            let formula = Formula::new(formula).set_result(result.to_string());
            target.write_formula_with_format(row, column, formula, formats.get(cell.style, true))?
        }
        Value::Link(place, words) => {
            let url = Url::new(format!("internal:{place}")).set_text(shortened(words));
            target.write_url_with_format(row, column, url, &text.clone().set_hyperlink())?
        }
    };
    Ok(())
}

/// The height in points of a row whose texts wrap or are larger than the rest; None: the usual one.
///
/// Programs that only show a workbook do not measure texts, so a row that wraps would be cut or run over the next one.
fn height(sheet: &Sheet, row: u32, cells: &[Cell]) -> Option<f64> {
    let needed = |(column, cell): (usize, &Cell)| {
        let (Value::Text(text) | Value::Link(_, text)) = &cell.value else { return None };
        // The columns are measured in digits of a wider face than the one that is written in.
        let (line, wide, indent) = match cell.style {
            Style::Title => return Some(24.0),
            Style::Subtitle | Style::Section => return Some(19.0),
            Style::Wrapped | Style::Boxed | Style::Answer => (LINE, 1.1, 1.0),
            Style::Official | Style::OfficialBold => (LINE, 1.1, 0.0),
            Style::Note => (LINE, 1.2, 0.0),
            // Bold and between borders.
            Style::Head => (LINE + 1.0, 1.05, 0.0),
            _ => return None,
        };
        let room = (f64::from(width(sheet, row, column)) - indent) * wide;
        let lines = text.lines().map(|part| lines(part, room)).sum::<u32>().clamp(1, MOST_LINES);
        Some(f64::from(lines) * line)
    };
    let tallest = cells.iter().enumerate().filter_map(needed).fold(0.0, f64::max);
    (tallest > LINE).then_some(tallest)
}

/// Points of one line at the usual size.
pub(super) const LINE: f64 = 15.0;
/// How many small letters a capital is as wide as: units are named in many of them (`Chi đoàn CĐ KTDN K45A`).
const CAPITAL: f64 = 1.4;
/// Excel allows rows of 409 points.
const MOST_LINES: u32 = 26;

/// Characters that fit into a cell, over all columns it is joined across.
fn width(sheet: &Sheet, row: u32, column: usize) -> u16 {
    let last = sheet.joined.iter().find(|(at, first, _)| *at == row && usize::from(*first) == column);
    let last = last.map_or(column, |(.., last)| usize::from(*last));
    sheet.widths.iter().skip(column).take(last + 1 - column).sum::<u16>().max(4)
}

/// How many small letters a text is as long as.
pub(super) fn length(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_uppercase() { CAPITAL } else { 1.0 }).sum()
}

/// How many lines words take where `room` characters fit on one.
fn lines(text: &str, room: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let length = length(word);
        if used > 0.0 && used + 1.0 + length > room {
            lines += 1;
            used = 0.0;
        }
        used += length + if used > 0.0 { 1.0 } else { 0.0 };
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

/// Excel holds 32,767 characters in a cell.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    // No text of so few bytes has more characters.
    if text.len() <= 32_000 { Cow::Borrowed(text) } else { Cow::Owned(text.chars().take(32_000).collect()) }
}

fn add_chart(target: &mut Worksheet, chart: &Chart) -> Result<(), XlsxError> {
    let mut native = NativeChart::new(ChartType::ColumnStacked);
    native.title().set_name(&chart.title);
    let (first, last) = chart.rows;
    for (column, name) in &chart.values {
        native
            .add_series()
            .set_name(name)
            .set_categories((chart.sheet.as_str(), first, chart.names, last, chart.names))
            .set_values((chart.sheet.as_str(), first, *column, last, *column));
    }
    // As wide as a list on an upright page.
    native.set_width(600).set_height(330);
    target.insert_chart(chart.at.0, chart.at.1, &native)?;
    Ok(())
}

/// A4, one page wide, header rows on every page, page numbers, and of wide lists only what is read on paper.
fn page(sheet: &Sheet, target: &mut Worksheet) -> Result<(), XlsxError> {
    target.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3);
    paginate(sheet, target)?;
    target.set_footer(format!("&L&\"{FONT}\"&9&A&R&\"{FONT}\"&9&P/&N"));
    if sheet.landscape {
        target.set_landscape();
    }
    if let Some(columns) = sheet.printed.and_then(|columns| columns.checked_sub(1)) {
        let last = sheet.table.as_ref().map_or(sheet.next().saturating_sub(1), |table| table.last);
        target.set_print_area(0, 0, last, columns)?;
    }
    if sheet.frozen > 0 {
        target.set_freeze_panes(sheet.frozen, 0)?;
        target.set_repeat_rows(0, sheet.frozen - 1)?;
    }
    Ok(())
}

/// A4 without its margins, in points: along the side that is read across, and down.
const PAPER: (f64, f64) = (523.0, 755.0);
/// What is longer than a page by no more than this is made smaller instead of broken.
const SHRUNK: f64 = 1.2;

/// Lets pages end between blocks. Only what stands upright is told so.
fn paginate(sheet: &Sheet, target: &mut Worksheet) -> Result<(), XlsxError> {
    let Some(&first) = sheet.blocks.first() else { return Ok(()) };
    // A column of n characters is 7 n + 5 pixels wide, three quarters of a point each.
    let across: f64 = sheet.widths.iter().map(|&width| (f64::from(width) * 7.0 + 5.0) * 0.75).sum();
    let page = PAPER.1 / (PAPER.0 / across).min(1.0);
    let high = |rows: std::ops::Range<u32>| -> f64 {
        let rows = rows.filter_map(|row| Some((row, sheet.rows.get(row as usize)?)));
        rows.map(|(row, cells)| height(sheet, row, cells).unwrap_or(LINE)).sum()
    };
    let total = high(0..sheet.next());
    if total <= page {
        return Ok(());
    }
    if total <= page * SHRUNK {
        target.set_print_fit_to_pages(1, 1);
        return Ok(());
    }
    let ends = sheet.blocks.iter().skip(1).copied().chain(std::iter::once(sheet.next()));
    let (mut breaks, mut used) = (Vec::new(), high(0..first));
    for (&start, end) in sheet.blocks.iter().zip(ends) {
        let block = high(start..end);
        if used > 0.0 && used + block > page {
            breaks.push(start);
            used = 0.0;
        }
        used += block;
    }
    target.set_page_breaks(&breaks)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sheet's part of a workbook of so many lines, with blocks that begin at these rows.
    fn printed(lines: u32, blocks: &[u32]) -> String {
        let mut sheet = Sheet::new("A", &[50, 50]);
        (0..lines).for_each(|_| _ = sheet.push(vec![Cell::text("x")]));
        sheet.blocks = blocks.to_vec();
        let bytes = workbook(&Book { sheets: vec![sheet], ..Book::default() }).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap()
    }

    #[test]
    fn a_block_is_not_broken_over_two_pages() {
        // A page of this width holds 51 lines.
        let whole = printed(51, &[5, 40]);
        assert!(whole.contains("fitToHeight=\"0\"") && !whole.contains("<brk"), "{whole}");
        let shrunk = printed(60, &[5, 40]);
        assert!(!shrunk.contains("fitToHeight=\"0\"") && !shrunk.contains("<brk"), "{shrunk}");
        let broken = printed(70, &[5, 40]);
        assert!(broken.contains("fitToHeight=\"0\"") && broken.contains("<brk id=\"40\""), "{broken}");
        assert_eq!(broken.matches("<brk ").count(), 1, "{broken}");
        assert!(!printed(70, &[]).contains("<brk"), "pages of lists end where they are full");
    }
}
