//! What stands around a table's rows: title block, context lines, names of sheet, file and folder.
//!
//! Must never take a line of place and date, or a day of sending, for the date of a turn.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::heading::Context;
use super::legend;
use super::named::{self, Named};
use super::remark::Remark;
use super::title::{self, Piece};
use super::{SheetFacts, Source, WardText, absent, cells, month, path};
use crate::finding::Finding;
use crate::layout::{BodyRow, Line, LineRole, Table};
use crate::model::{Category, CellRef, ChannelCode, Date, FilePath, GradeCode, SheetKind, Text, When};
use crate::settings::Settings;
use crate::settings::words::GroupHow;
use crate::text::{self, has_any};
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
    /// Some context line names an activity or a channel.
    done: bool,
}

/// A text that says that somebody did not take part.
pub(super) struct Away {
    /// None: the sheet's name.
    pub at: Option<CellRef>,
    pub text: String,
}

/// Words that withdraw an introduction, folded.
pub(super) const WITHDRAWN: &[&str] = &["rut phieu", "rut giay", "thu hoi", "huy gioi thieu", "huy phieu", "huy giay"];

impl Around {
    /// What `table` does not say of time and channel the title of the table above it does; one that is a part has that title.
    pub fn of(path: &FilePath, (table, above): (&Table, Option<&Table>), settings: &Settings) -> Self {
        let mut pieces = title::pieces(table);
        let mut lent = above.map(title::pieces).unwrap_or_default();
        if table.is_part() {
            std::mem::swap(&mut pieces, &mut lent);
        }
        let explaining = pieces.iter_mut().chain(&mut lent).filter(|piece| legend::is_legend(&piece.text, settings));
        explaining.for_each(|piece| (piece.block, piece.reference) = (true, true));
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
            done: false,
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
        around.done = around.contexts.values().any(|one| one.named.is_some() || one.channel.is_some());
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

    /// The grade of a context line.
    pub fn grade(&self, body: &BodyRow) -> Option<GradeCode> {
        self.inner(body).find_map(|context| context.grade.clone())
    }

    /// The channel of a context line.
    pub fn context_channel(&self, body: &BodyRow) -> Option<ChannelCode> {
        self.inner(body).find_map(|context| context.channel.clone())
    }

    /// The group or activity of a context line. Words that nobody knows are an activity where other lines name theirs.
    pub fn context_named<'r>(&'r self, body: &'r BodyRow) -> Option<&'r Named> {
        let alone = || self.inner(body).next().filter(|_| body.context.len() == 1 && self.done);
        self.inner(body).find_map(|context| context.named.as_ref()).or_else(|| alone()?.other.as_ref())
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
    let confirms = table.kind == Some(SheetKind::Confirmations);
    let named = |text: &str, source, at| named::by_title(settings, text, source, at, confirms);
    let mut told: Vec<Named> =
        main.iter().filter_map(|piece| named(&piece.text, Source::Title, Some(piece.at))).collect();
    // A line that names its group goes before one that is only about something.
    let by_name = told.iter().position(|named| named.group.how != Some(GroupHow::Keyword));
    let title = (!told.is_empty()).then(|| told.swap_remove(by_name.unwrap_or(0)));
    title.or_else(|| named(&table.sheet, Source::Sheet, None)).or_else(|| named(path.stem(), Source::File, None))
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
