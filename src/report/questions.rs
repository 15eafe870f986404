//! `cau-hoi.xlsx`: every open question, one sheet a kind, with what is assumed until somebody answers, and a drop-down.

use super::book::{Book, Cell, Choice, Sheet, Style};
use super::words::Words;
use crate::answers::{QuestionKind, offered};
use crate::identify::{Question, Register};
use crate::model::form::QUESTION_LISTS;
use crate::model::place::column_letters;
use crate::model::{Field, Form, FormKind, Level};
use crate::settings::Settings;

/// The workbook of questions; None where nothing is asked.
pub fn questions(register: &Register, settings: &Settings) -> Option<Book> {
    let words = Words { lang: settings.lang };
    let mut lists = Sheet::new(words.say(QUESTION_LISTS.0, QUESTION_LISTS.1), &[]);
    lists.hidden = true;
    let mut sheets = Vec::new();
    let mut columns: Vec<Vec<String>> = Vec::new();
    for kind in QuestionKind::ALL {
        let of_kind: Vec<&Question> = register.questions.iter().filter(|one| one.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let column = u32::try_from(columns.len()).unwrap_or(u32::MAX);
        columns.push(list(kind, register, settings));
        sheets.push(sheet(kind, &of_kind, (column, columns[columns.len() - 1].len()), register, &words));
    }
    if sheets.is_empty() {
        return None;
    }
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    lists.widths = vec![40; columns.len()];
    for row in 0..longest {
        lists.push(columns.iter().map(|list| Cell::text(list.get(row).cloned().unwrap_or_default())).collect());
    }
    sheets.push(lists);
    Some(Book {
        title: words.say("Câu hỏi", "Questions").to_owned(),
        author: settings.office.name.clone().unwrap_or_default(),
        created: Some(register.period.to),
        sheets,
    })
}

/// The answers of a kind's drop-down.
fn list(kind: QuestionKind, register: &Register, settings: &Settings) -> Vec<String> {
    let mut list = match kind {
        QuestionKind::Unit => {
            // What is not in the register is no answer where there is one.
            let all = &register.units.all;
            let office = register.units.office.map(|office| &register.units.get(office).code);
            let known = all.iter().any(|unit| unit.registered && Some(&unit.code) != office);
            let units =
                all.iter().filter(|unit| unit.registered || (!known && unit.level != Level::Ward && !unit.unlisted));
            units.map(|unit| unit.name.clone()).collect()
        }
        // Wards of which turns are known; any other ward of the country may be typed.
        QuestionKind::Ward => {
            let known = register.turns.iter().filter_map(|turn| turn.ward.as_ref());
            let names = known.map(|ward| format!("{} ({})", ward.name, ward.code));
            names.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
        }
        _ => Vec::new(),
    };
    list.extend(offered(kind, settings));
    list
}

fn sheet(
    kind: QuestionKind,
    questions: &[&Question],
    (column, answers): (u32, usize),
    register: &Register,
    words: &Words,
) -> Sheet {
    let mut sheet = Sheet::new(kind.label(words.lang), &[6, 36, 36, 44, 20, 24, 20, 16, 16]);
    sheet.landscape = true;
    sheet.heading(&format!("{}?", kind.label(words.lang)), Style::Title);
    let ask = words.say(
        "Xin chọn hoặc gõ câu trả lời ở cột “Trả lời”, lưu tệp, rồi chạy lại tonghop. Không câu nào bắt buộc: câu để trống thì giữ như cột “Tạm hiểu là”. Câu đã trả lời không hỏi lại; muốn đổi thì chép tệp có câu ấy từ input/quyet-dinh/ vào thư mục input, đặt tên là cau-hoi.xlsx, để trống các câu khác, trả lời lại rồi chạy lại tonghop. Muốn rút câu đã trả lời thì chọn “Hỏi lại”; để trống thì câu cũ vẫn giữ.",
        "Please choose or type under “Answer”, save, and run tonghop again. None is required: what is left empty stays as “Assumed so far” says. What was answered is not asked again; to change it, copy the file that has the question from input/quyet-dinh/ into the folder input, call it cau-hoi.xlsx, leave the other answers empty, answer anew and run tonghop again. To take an answer back choose “Ask again”: an empty cell takes nothing back.",
    );
    sheet.heading(ask, Style::Note);
    let form =
        Form { kind: FormKind::Questions, from: register.period.from, to: register.period.to, ward: None, unit: None };
    sheet.heading(&words.marked(&form), Style::Note);
    let header = FormKind::Questions.columns();
    sheet.push(header.iter().map(|(vi, en, _)| Cell::text(words.say(vi, en)).style(Style::Head)).collect());
    sheet.frozen = sheet.next();
    let first = sheet.next();
    for (number, one) in questions.iter().enumerate() {
        let boxed = |text: &str| Cell::text(text).style(Style::Boxed);
        sheet.push(vec![
            Cell::number(number as u64 + 1).style(Style::Boxed),
            boxed(&one.subject),
            boxed(&one.other),
            boxed(&why(one, words)),
            boxed(&one.assumed),
            boxed(&one.effect),
            Cell::default().style(Style::Answer),
            Cell::default().style(Style::Answer),
            Cell::text(one.key.shown()).style(Style::Note),
        ]);
    }
    let column_of = |field: &Field| (0u16..).zip(header).find(|(_, column)| column.2 == *field).map(|(at, _)| at);
    // By its key an answer finds its question again; to people it says nothing.
    sheet.hidden_columns.extend(column_of(&FormKind::Questions.subject()));
    let (letters, lists) = (column_letters(column), words.say(QUESTION_LISTS.0, QUESTION_LISTS.1));
    sheet.choices.extend(column_of(&FormKind::Questions.answer()).map(|column| Choice {
        column,
        rows: (first, sheet.next() - 1),
        list: Vec::new(),
        range: Some(format!("'{lists}'!${letters}$1:${letters}${answers}")),
    }));
    sheet
}

/// Why it is asked, and before that what was answered last time and not understood.
fn why(one: &Question, words: &Words) -> String {
    let Some(unused) = &one.unused else { return one.reasons.clone() };
    let said = words.say("CÂU TRẢ LỜI TRƯỚC CHƯA DÙNG ĐƯỢC", "THE LAST ANSWER COULD NOT BE USED");
    let answer = unused.seen.as_deref().unwrap_or_default();
    format!("{said}: “{answer}”. {} {}", unused.remedy(words.lang), one.reasons)
}
