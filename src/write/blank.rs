//! Empty workbooks to hand out as Excel files, with drop-downs, formats and a box that says how to fill them in.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Shape, ShapeFont, ShapeFormat, ShapeLine, ShapeSolidFill, ShapeText, Workbook,
    Worksheet, XlsxError,
};

use super::pinned::pinned;
use crate::model::place::column_letters;
use crate::report::blank::{Blank, Column, Entry};
use crate::say::pick;

const FONT: &str = "Times New Roman";
/// In points; a little more than a line of text, for writing by hand.
const ROW_HEIGHT: f64 = 18.0;
/// The hidden sheet of choices.
fn lists_name(blank: &Blank) -> &'static str {
    pick(blank.lang, "Danh mục", "Lists")
}

/// The bytes of an empty workbook.
///
/// # Errors
/// Where a list or a text breaks a limit of the format.
pub fn workbook(blank: &Blank) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = blank.created;
    let (year, month, day) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let created = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_title(blank.title).set_creation_datetime(&created));
    form(blank, book.add_worksheet())?;
    if !blank.lists.is_empty() {
        lists(blank, book.add_worksheet())?;
    }
    book.save_to_buffer().map(pinned)
}

/// Every list in a column of its own.
fn lists(blank: &Blank, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(lists_name(blank))?.set_hidden(true);
    for (column, list) in (0..).zip(&blank.lists) {
        for (row, choice) in (0..).zip(&list.choices) {
            sheet.write_string(row, column, choice)?;
        }
    }
    Ok(())
}

fn form(blank: &Blank, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(blank.sheet)?;
    let last = u16::try_from(blank.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let base = || Format::new().set_font_name(FONT).set_font_size(11);
    sheet.set_default_row_height(ROW_HEIGHT);
    let mut row = 0;
    for line in &blank.above {
        sheet.write_string_with_format(row, 0, line, &base().set_bold())?;
        row += 1;
    }
    row += 1;
    let title = base().set_bold().set_font_size(14).set_align(FormatAlign::Center);
    sheet.merge_range(row, 0, row, last, blank.title, &title)?;
    row += 2;
    let head = base()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00DC_E6F1))
        .set_border(FormatBorder::Thin);
    let (first, end) = (row + 1, row + blank.rows);
    for (at, column) in (0..).zip(&blank.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(row, at, &column.header, &head)?;
        let cell = cell_format(column.entry, base().set_border(FormatBorder::Hair));
        for (number, line) in (1..).zip(first..=end) {
            match column.entry {
                Entry::Ordinal => sheet.write_number_with_format(line, at, number, &cell)?,
                _ => sheet.write_blank(line, at, &cell)?,
            };
        }
        if let Some(rule) = validation(column, blank)? {
            sheet.add_data_validation(first, at, end, at, &rule)?;
        }
    }
    let high = blank.columns.iter().map(lines).max().unwrap_or(1);
    sheet.set_row_height(row, 16.0 * f64::from(high))?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_print_area(0, 0, end, last)?;
    if blank.columns.iter().map(|column| u32::from(column.width)).sum::<u32>() > 95 {
        sheet.set_landscape();
    }
    sheet.set_freeze_panes(row + 1, 0)?.set_repeat_rows(row, row)?;
    sheet.set_footer(format!("&R&\"{FONT}\"&9&P/&N"));
    sheet.insert_shape(row, last + 2, &how(blank))?;
    sheet.set_selection(first, 1, first, 1)?;
    Ok(())
}

/// How many lines a header takes in its column.
fn lines(column: &Column) -> u32 {
    let width = usize::from(column.width.saturating_sub(2).max(1));
    let mut lines = 1;
    let mut used = 0;
    for word in column.header.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = length;
        } else {
            used += length + usize::from(used > 0);
        }
    }
    lines
}

fn cell_format(entry: Entry, base: Format) -> Format {
    match entry {
        Entry::Ordinal => base.set_align(FormatAlign::Center),
        Entry::Id | Entry::Month => base.set_num_format("@"),
        Entry::Day => base.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        Entry::Count => base.set_num_format("0"),
        Entry::Mark => base.set_align(FormatAlign::Center),
        Entry::Text | Entry::Choice(_) => base,
    }
}

/// What may be entered. A day or number that is none is asked about, never refused: a year alone is a birth too.
fn validation(column: &Column, blank: &Blank) -> Result<Option<DataValidation>, XlsxError> {
    let say = |vi: &'static str, en: &'static str| pick(blank.lang, vi, en);
    let rule = match column.entry {
        Entry::Day => {
            let (from, to) = (ExcelDateTime::from_ymd(1940, 1, 1)?, ExcelDateTime::from_ymd(2100, 12, 31)?);
            DataValidation::new()
                .allow_date(DataValidationRule::Between(from, to))
                .set_error_title(say("Ngày", "Day"))?
                .set_error_message(say(
                    "Viết ngày/tháng/năm, ví dụ 05/09/2002. Vẫn giữ như đã gõ?",
                    "Write day/month/year, such as 05/09/2002. Keep it as typed?",
                ))?
        }
        Entry::Count => DataValidation::new()
            .allow_whole_number(DataValidationRule::Between(0, 1_000_000))
            .set_error_title(say("Số lượt", "Turns"))?
            .set_error_message(say("Ghi số nguyên. Vẫn giữ như đã gõ?", "Write a whole number. Keep it as typed?"))?,
        // A number of times is as good as a tick.
        Entry::Mark => DataValidation::new().allow_list_strings(&["x"])?.show_error_message(false),
        Entry::Choice(number) => {
            let (lists, column) = (lists_name(blank), column_letters(u32::try_from(number).unwrap_or(0)));
            let range = format!("='{lists}'!${column}$1:${column}${}", blank.lists[number].choices.len());
            DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_title(say("Danh sách", "List"))?
                .set_error_message(say(
                    "Không có trong danh sách. Vẫn giữ như đã gõ?",
                    "This is not on the list. Keep it as typed?",
                ))?
        }
        Entry::Id | Entry::Month => DataValidation::new(),
        Entry::Ordinal | Entry::Text => return Ok(None),
    };
    let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
    Ok(Some(if column.prompt.is_empty() { rule } else { rule.set_input_message(column.prompt)? }))
}

/// A box beside the table: what is no cell is never taken for data.
fn how(blank: &Blank) -> Shape {
    let lines: Vec<String> = std::iter::once(pick(blank.lang, "CÁCH ĐIỀN", "HOW TO FILL IT IN").to_owned())
        .chain(blank.how.iter().map(|line| format!("• {line}")))
        .collect();
    let wrapped: usize = lines.iter().map(|line| line.chars().count() / 50 + 1).sum();
    let height = u32::try_from(wrapped).unwrap_or(10) * 21 + 24;
    let format = ShapeFormat::new()
        .set_solid_fill(&ShapeSolidFill::new().set_color(Color::RGB(0x00FF_F8E1)))
        .set_line(&ShapeLine::new().set_color(Color::RGB(0x00BF_A35A)));
    Shape::textbox()
        .set_text(lines.join("\n"))
        .set_text_options(&ShapeText::new())
        .set_font(&ShapeFont::new().set_name(FONT).set_size(11))
        .set_format(&format)
        .set_width(330)
        .set_height(height)
        .set_alt_text(pick(blank.lang, "Cách điền", "How to fill it in"))
}
