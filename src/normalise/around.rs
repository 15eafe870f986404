//! What stands around a table's rows: title block, context lines, names of sheet, file and folder.
//!
//! Must never take a line of place and date, or a day of sending, for the date of a turn.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::absent;
use super::month;
use super::named::{self, Named};
use super::path;
use super::remark::{self, Remark};
use super::title::{self, Piece};
use super::{SheetFacts, Source, WardText, cells};
use crate::finding::Finding;
use crate::layout::{BodyRow, Line, LineRole, Table};
use crate::model::{Category, CellRef, ChannelCode, Date, FilePath, Text, When};
use crate::settings::Settings;
use crate::text::{self, has_any, starts_with_words};
use crate::wards;

/// The surroundings of a table.
pub(super) struct Around {
    pub facts: SheetFacts,
    channel: Option<(ChannelCode, Source)>,
    named: Option<Named>,
    ward: Option<Arc<WardText>>,
    /// The title withdraws what the rows introduce.
    pub withdrawn: bool,
    /// What says that the rows are of who did not take part: the title, or the sheet's name.
    away: Option<Away>,
    contexts: BTreeMap<u32, Context>,
}

/// A text that says that somebody did not take part.
pub(super) struct Away {
    /// None: the sheet's name.
    pub at: Option<CellRef>,
    pub text: String,
}

/// What one context line holds for the rows below it.
#[derive(Default)]
struct Context {
    when: Option<When>,
    ward: Option<Arc<WardText>>,
    channel: Option<ChannelCode>,
    named: Option<Named>,
    /// Whether the persons below did not take part, where the line says so or the opposite.
    absent: Option<(bool, Away)>,
    /// What it says of the membership of those below, with its words.
    remark: Option<(Remark, Text)>,
    /// What those below are.
    category: Option<Category>,
    unit: Option<Text>,
    parent: Option<Text>,
    /// A school that the persons below come from.
    school: Option<Text>,
}

/// Beginnings of context lines that name a school, folded.
const SCHOOLS: &[&str] = &["truong", "dai hoc", "hoc vien", "cao dang", "trung cap", "thpt", "doan truong"];

/// Words that withdraw an introduction, folded.
pub(super) const WITHDRAWN: &[&str] = &["rut phieu", "rut giay", "thu hoi", "huy gioi thieu", "huy phieu", "huy giay"];

/// Beginnings of context lines that name a unit of persons, folded, and whether it is one above the chapter.
const UNIT_WORDS: &[(&str, bool)] = &[
    ("lien chi doan", true),
    ("chi doan", false),
    ("cd", false),
    ("c doan", false),
    ("lop", false),
    ("to doan", false),
    ("doan khoa", true),
    ("doan co so", true),
    ("doan tbm", true),
    ("khoa", true),
    ("tbm", true),
];

/// What stands behind a unit's name and is no part of it, folded: who looks after it, and how many they are.
const BESIDE_UNITS: &[&str] = &[
    "gvcn",
    "gv cn",
    "gvhd",
    "cvht",
    "co van",
    "chu nhiem",
    "giao vien chu nhiem",
    "bi thu",
    "pho bi thu",
    "lop truong",
    "phu trach",
    "nguoi phu trach",
    "lien he",
    "sdt",
    "dien thoai",
    "so dt",
    "tel",
    "zalo",
    "si so",
    "so luong",
    "so doan vien",
    "so dv",
    "tong so",
];
/// The same where only the letters tell it from a trade: `Cô Hiền` is no `Cơ khí`.
const TEACHERS: &[&str] = &["cô ", "thầy ", "cô: ", "thầy: "];

/// Beginnings of lines that name a place below a ward, folded.
const HAMLETS: &[&str] = &["khu vuc", "kv", "khu pho", "ap", "khom", "thon", "xom", "buon", "to dan pho", "tdp", "to"];

impl Around {
    /// What `table` does not say of time and channel the title of the table above it does.
    pub fn of(path: &FilePath, (table, above): (&Table, Option<&Table>), settings: &Settings) -> Self {
        let pieces = title::pieces(table);
        let lent = above.map(title::pieces).unwrap_or_default();
        let silent = |tells: &dyn Fn(&str) -> bool| !pieces.iter().any(|piece| tells(&piece.text));
        let untimed = silent(&|text| cells::when_in(text).is_some() || month::named_in(text).is_some());
        let dated: Vec<&Piece> = lent.iter().filter(|_| untimed).chain(&pieces).collect();
        let main: Vec<&Piece> = pieces.iter().filter(|piece| !piece.block).collect();
        let facts = SheetFacts {
            consolidated: None,
            title: pieces.iter().map(|piece| piece.text.clone()).collect(),
            title_key: title::key(&pieces),
            when: when(path, table, &dated, settings),
            document_date: document_date(table),
            arrived: path::arrived(path),
            version: path::version(path),
            category: title::category(&main),
            province: title::province(&pieces),
            nothing_to_report: table.body.is_empty() && says_nothing(path, table),
            form: None,
        };
        let open = silent(&|text| settings.words.channel_in(text).is_some());
        let channels: Vec<&Piece> =
            lent.iter().filter(|piece| open && !piece.block).chain(main.iter().copied()).collect();
        let withdraws = |piece: &&Piece| has_any(&piece.key, WITHDRAWN);
        let mut around = Self {
            channel: channel(path, table, &channels, settings),
            named: named_by_title(path, table, &main, settings),
            ward: ward(path, table, &main).map(Arc::new),
            withdrawn: main.iter().any(withdraws),
            away: away(table, &main),
            contexts: BTreeMap::new(),
            facts,
        };
        // Two sheets that differ only in the activity their names tell are two lists.
        let by_name = around.named.as_ref().filter(|named| matches!(named.source, Source::Sheet | Source::File));
        if let Some(activity) = by_name.and_then(|named| named.activity.as_ref()) {
            let key = format!("{} {}", around.facts.title_key, text::plain(activity));
            around.facts.title_key = key.trim().to_owned();
        }
        let lines = table.lines.iter().filter(|line| line.role == LineRole::Context);
        around.contexts = lines.map(|line| (line.row, Context::of(line, &around.facts, settings))).collect();
        around
    }

    /// Context lines of a row, innermost first.
    fn inner<'r>(&'r self, body: &'r BodyRow) -> impl Iterator<Item = &'r Context> + use<'r> {
        body.context.iter().rev().filter_map(|row| self.contexts.get(row))
    }

    /// When, where neither row nor header says.
    pub fn when(&self, body: &BodyRow) -> Option<(When, Source)> {
        let context = self.inner(body).find_map(|context| context.when).map(|when| (when, Source::Context));
        context.or(self.facts.when)
    }

    /// The ward, where neither row nor header says.
    pub fn ward(&self, body: &BodyRow) -> Option<Arc<WardText>> {
        self.inner(body).find_map(|context| context.ward.clone()).or_else(|| self.ward.clone())
    }

    /// What says that the row's person did not take part: the innermost context line that speaks of it, else the title.
    pub fn away<'r>(&'r self, body: &'r BodyRow) -> Option<&'r Away> {
        match self.inner(body).find_map(|context| context.absent.as_ref()) {
            Some((absent, away)) => Some(away).filter(|_| *absent),
            None => self.away.as_ref(),
        }
    }

    /// What a context line says of the membership of those below it.
    pub fn remark<'r>(&'r self, body: &'r BodyRow) -> Option<&'r (Remark, Text)> {
        self.inner(body).find_map(|context| context.remark.as_ref())
    }

    /// What a context line says that those below it are.
    pub fn category(&self, body: &BodyRow) -> Option<Category> {
        self.inner(body).find_map(|context| context.category)
    }

    /// The channel of a context line.
    pub fn context_channel(&self, body: &BodyRow) -> Option<ChannelCode> {
        self.inner(body).find_map(|context| context.channel.clone())
    }

    /// The group or activity of a context line.
    pub fn context_named<'r>(&'r self, body: &'r BodyRow) -> Option<&'r Named> {
        self.inner(body).find_map(|context| context.named.as_ref())
    }

    /// Whether a context line says when or in what the row's person took part.
    pub fn says_done(&self, body: &BodyRow) -> bool {
        let done = |one: &Context| one.when.is_some() || one.channel.is_some() || one.named.is_some();
        self.inner(body).any(|context| done(context) || matches!(context.absent, Some((false, _))))
    }

    /// The channel of title, sheet or file.
    pub fn channel(&self) -> Option<&(ChannelCode, Source)> {
        self.channel.as_ref()
    }

    /// The group or activity of title, sheet or file.
    pub fn named(&self) -> Option<&Named> {
        self.named.as_ref()
    }

    /// Units that context lines name, innermost first.
    pub fn units(&self, body: &BodyRow) -> Vec<Text> {
        self.inner(body).filter_map(|context| context.unit.clone()).collect()
    }

    /// The school that a context line names.
    pub fn school(&self, body: &BodyRow) -> Option<Text> {
        self.inner(body).find_map(|context| context.school.clone())
    }

    /// The union above that a context line names.
    pub fn parent(&self, body: &BodyRow) -> Option<Text> {
        self.inner(body).find_map(|context| context.parent.clone())
    }
}

impl Context {
    fn of(line: &Line, facts: &SheetFacts, settings: &Settings) -> Self {
        let at = CellRef::new(line.row, line.cells.first().map_or(0, |cell| cell.col));
        let text = without_count(unnumbered(&line.text));
        let key = text::plain(text);
        let when = cells::when_in(text).or_else(|| {
            let base = facts.when.map(|(when, _)| when)?;
            month::complete(month::named_in(text)?, base, settings.cut)
        });
        let aliased = settings.words.wards.contains_key(&key).then(|| text.to_owned());
        let ward = wards::mention(text).or(aliased);
        let ward = ward.map(|text| Arc::new(WardText { text: text.into(), source: Source::Context, at: Some(at) }));
        let head = key.replace([':', '.'], " ");
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        let unit_word = UNIT_WORDS.iter().find(|(word, _)| starts_with_words(&head, word));
        let known = settings.units.iter().any(|unit| is_unit(unit, &key));
        let place = ward.is_some() || HAMLETS.iter().any(|word| starts_with_words(&key, word));
        let absent = absent::heading(text).map(|absent| (absent, Away { at: Some(at), text: line.text.clone() }));
        let mut context = Self { when, ward, absent, ..Self::default() };
        match unit_word {
            Some((_, true)) => context.parent = Some(without_aside(text).into()),
            Some((_, false)) => context.unit = Some(without_aside(text).into()),
            None if known => context.unit = Some(text.into()),
            None if place => {}
            None if SCHOOLS.iter().any(|word| starts_with_words(&key, word)) => context.school = Some(text.into()),
            None => {
                context.remark = remark::heading(text).map(|remark| (remark, text.into()));
                context.category = title::category_over_rows(text);
                context.channel = settings.words.channel_in(text);
                context.named = named::among(settings, text, Source::Context, Some(at));
            }
        }
        context
    }
}

/// Whether a folded text is one of the spellings of a unit of config.
fn is_unit(unit: &crate::settings::UnitEntry, key: &str) -> bool {
    let spellings = unit.aliases.iter().chain(&unit.name).chain([&unit.code]);
    !key.is_empty() && spellings.map(|text| text::plain(text)).any(|spelling| spelling == key)
}

/// A unit's line without the number of its members in brackets: `Chi đoàn K10A (35 ĐV)`.
fn without_count(text: &str) -> &str {
    let counted = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    match counted {
        Some((name, inside)) if inside.trim().starts_with(|one: char| one.is_ascii_digit()) => name.trim_end(),
        _ => text,
    }
}

/// A unit's line without who looks after it and how many they are: `Lớp 10A1 - GVCN: Cô Hiền (0939 111 222)`.
fn without_aside(text: &str) -> &str {
    let asides = text.match_indices([',', ';', ':', '(', '-', '–', '—', '|']).filter(|&(at, sign)| {
        let rest = text[at + sign.len()..].trim_start();
        let (plain, small) = (text::plain(rest), rest.to_lowercase());
        BESIDE_UNITS.iter().any(|word| starts_with_words(&plain, word))
            || TEACHERS.iter().any(|word| small.starts_with(word))
    });
    let end = asides.map(|(at, _)| at).next().unwrap_or(text.len());
    let alone = text[..end].trim_end();
    if alone.is_empty() { text } else { alone }
}

/// A context line without its number: `II. Phường Trà An`, `1) ...`, `a. ...`, and without a count behind it.
fn unnumbered(text: &str) -> &str {
    let text = text.trim();
    // A number in a cell of its own has nothing behind it: "II Trường Đại học".
    if let Some((first, rest)) = text.split_once(' ')
        && first.len() <= 4
        && (first.chars().all(|one| "IVX".contains(one)) || first.chars().all(|one| one.is_ascii_digit()))
        && SCHOOLS.iter().any(|word| starts_with_words(&text::plain(rest), word))
    {
        return rest.trim();
    }
    let Some((first, rest)) = text.split_once(['.', ')', '-', '/', ':']) else {
        return text;
    };
    let first = first.trim();
    let number = first.chars().all(|one| one.is_ascii_digit());
    let roman = first.chars().all(|one| "IVXivx".contains(one));
    // "C.đoàn" is a chapter.
    let letter = first.chars().count() == 1 && first.chars().all(char::is_alphabetic) && !rest.starts_with("đoàn");
    let numbered = !first.is_empty() && first.len() <= 5 && (number || roman || letter);
    if numbered && !rest.trim().is_empty() { rest.trim() } else { text }
}

/// When, by the ladder title, sheet, file, folder. A month without a year takes the year from whatever names one.
fn when(path: &FilePath, table: &Table, pieces: &[&Piece], settings: &Settings) -> Option<(When, Source)> {
    let stem = path::without_sending(path.stem());
    let folders: Vec<String> = path.folders().map(path::without_sending).collect();
    let title: Vec<&str> = pieces.iter().filter(|piece| !piece.reference).map(|piece| piece.text.as_str()).collect();
    let joined = title.join(" ");
    let by_title = title::most_precise(&title, settings.cut).or_else(|| cells::when_in(&joined));
    let by_folder = || folders.iter().rev().find_map(|folder| cells::when_in(folder));
    let full = by_title
        .map(|when| (when, Source::Title))
        .or_else(|| cells::when_in(&table.sheet).map(|when| (when, Source::Sheet)))
        .or_else(|| month::short(&table.sheet).map(|month| (When::Month(month), Source::Sheet)))
        .or_else(|| cells::when_in(&stem).map(|when| (when, Source::File)))
        .or_else(|| by_folder().map(|when| (when, Source::Folder)))
        .or_else(|| path::year_behind(&stem).map(|year| (When::Year(year), Source::File)))?;
    let bare = [(joined.as_str(), Source::Title), (&*table.sheet, Source::Sheet), (stem.as_str(), Source::File)];
    // A name with a year of its own is a rung of the ladder and completes nothing.
    let bare = bare.into_iter().filter(|(text, source)| *source == Source::Title || cells::when_in(text).is_none());
    let refined = bare
        .filter_map(|(text, source)| Some((month::complete(month::named_in(text)?, full.0, settings.cut)?, source)))
        .next();
    Some(refined.unwrap_or(full))
}

/// The line of place and date, wherever it stands.
fn document_date(table: &Table) -> Option<Date> {
    let roles = [LineRole::PlaceDate, LineRole::Title, LineRole::Signature, LineRole::Note, LineRole::Total];
    roles.into_iter().find_map(|role| {
        let lines = table.lines.iter().filter(|line| line.role == role);
        lines.flat_map(title::texts).find_map(|(_, text)| cells::place_date(&text))
    })
}

/// The line of the title, or the sheet's name, by which a list is of who did not take part. A title that speaks of both is of both.
fn away(table: &Table, main: &[&Piece]) -> Option<Away> {
    let mut title = main.iter().filter_map(|piece| Some((*piece, absent::said(&piece.text)?))).peekable();
    let Some((first, _)) = title.peek().copied() else {
        return absent::said(&table.sheet)?.then(|| Away { at: None, text: table.sheet.to_string() });
    };
    title.all(|(_, absent)| absent).then(|| Away { at: Some(first.at), text: first.text.clone() })
}

fn channel(path: &FilePath, table: &Table, main: &[&Piece], settings: &Settings) -> Option<(ChannelCode, Source)> {
    let words = &settings.words;
    let title = main.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    words
        .channel_in(&title)
        .map(|code| (code, Source::Title))
        .or_else(|| words.channel_in(&table.sheet).map(|code| (code, Source::Sheet)))
        .or_else(|| words.channel_in(path.stem()).map(|code| (code, Source::File)))
}

fn named_by_title(path: &FilePath, table: &Table, main: &[&Piece], settings: &Settings) -> Option<Named> {
    let title = main.iter().find_map(|piece| named::among(settings, &piece.text, Source::Title, Some(piece.at)));
    title
        .or_else(|| named::among(settings, &table.sheet, Source::Sheet, None))
        .or_else(|| named::among(settings, path.stem(), Source::File, None))
}

fn ward(path: &FilePath, table: &Table, main: &[&Piece]) -> Option<WardText> {
    let title = main.iter().find_map(|piece| {
        wards::mention(&piece.text).map(|text| WardText {
            text: text.into(),
            source: Source::Title,
            at: Some(piece.at),
        })
    });
    let name = |text: &str, source| wards::mention(text).map(|text| WardText { text: text.into(), source, at: None });
    title.or_else(|| name(&table.sheet, Source::Sheet)).or_else(|| name(path.stem(), Source::File))
}

/// Words of a sheet without body rows that say there is nothing to report, folded.
const NOTHING: &[&str] = &["khong phat sinh", "khong co"];

/// Whether title, notes or file name say that there is nothing to report.
pub(super) fn says_nothing(path: &FilePath, table: &Table) -> bool {
    let lines = table.lines.iter().filter(|line| line.role != LineRole::Header);
    // "Không" alone where a name should stand.
    let alone = |line: &&Line| title::texts(line).iter().any(|(_, text)| text::plain(text) == "khong");
    let mut texts = lines.clone().map(|line| line.text.as_str()).chain([path.stem(), &*table.sheet]);
    texts.any(|text| has_any(&text::plain(text), NOTHING)) || lines.clone().any(|line| alone(&line))
}

/// A note that a name of sheet or file told what the sheet does not.
pub(super) fn from_name(seen: &str, read: &str) -> Finding {
    Finding::new(crate::finding::Code::ContextFromName).seen(seen).repaired(read)
}
