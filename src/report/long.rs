//! Every figure with its key, and the formula that gives it from the detail sheets.

use std::collections::BTreeMap;

use super::details::{TURNS, turn_columns as t};
use super::figure::Figures as Long;
use super::members::{MEMBERS, columns as m};
use super::reconciled::{FIRST_LINE, MEETING, OUTCOME};
use super::sources::{SOURCE_COLUMNS, SOURCE_KIND, SOURCES};
use super::upward::upward;
use super::words::Words;
use crate::identify::{Outcome, Register, Waiting};
use crate::model::{Category, Level, SheetKind};
use crate::settings::Settings;
use crate::tally::{Figures, UnitFigures};

/// Ranges of the detail sheets, from their first line to their last.
struct Ranges {
    live: bool,
    members: usize,
    turns: usize,
    introductions: usize,
    sources: usize,
}

impl Ranges {
    fn range(sheet: &str, column: &str, lines: usize) -> String {
        format!("'{sheet}'!${column}$2:${column}${}", lines.max(1) + 1)
    }

    /// The outcomes of all slips, which stand below a balance.
    fn outcomes(&self) -> String {
        let last = FIRST_LINE + self.introductions.max(1) - 1;
        format!("'{MEETING}'!${OUTCOME}${FIRST_LINE}:${OUTCOME}${last}")
    }

    fn turns(&self, column: &str) -> String {
        Self::range(TURNS, column, self.turns)
    }

    fn members(&self, column: &str) -> String {
        Self::range(MEMBERS, column, self.members)
    }

    /// A formula, unless values are to stand or a criterion could mean more than its text.
    fn only(&self, formula: String, criteria: &[&str]) -> Option<String> {
        let plain =
            // Excel takes no longer criterion.
            |text: &str| {
                (1..=255).contains(&text.chars().count())
                    && !text.contains(['*', '?', '~', '"'])
                    && !text.starts_with(['<', '>', '='])
            };
        (self.live && criteria.iter().all(|text| plain(text))).then_some(formula)
    }

    fn sum_turns(&self, sum: &str, column: &str, wanted: &str) -> Option<String> {
        self.only(format!("SUMIFS({},{},\"{wanted}\")", self.turns(sum), self.turns(column)), &[wanted])
    }

    fn sum_members(&self, sum: &str, column: &str, wanted: &str) -> Option<String> {
        self.only(format!("SUMIFS({},{},\"{wanted}\")", self.members(sum), self.members(column)), &[wanted])
    }
}

pub(super) fn figures(figures: &Figures, register: &Register, settings: &Settings, words: &Words, live: bool) -> Long {
    let sources = register.files.iter().map(|file| file.sheets.len().max(1)).sum();
    let ranges = Ranges {
        live,
        members: register.members.len() + register.held.len(),
        turns: register.turns.len(),
        introductions: register.introductions.len(),
        sources,
    };
    let mut long = Long::default();
    members(&mut long, figures, settings, words, &ranges);
    turns(&mut long, figures, words, &ranges);
    units(&mut long, figures, words, &ranges);
    introductions(&mut long, figures, words, &ranges);
    reasons_and_duplicates(&mut long, figures, words);
    reporting(&mut long, figures, words);
    balance(&mut long, figures, words, &ranges);
    previous(&mut long, figures, words);
    upward(&mut long, figures, register, words);
    long
}

/// Every figure of a unit's own part. Its workbook has no sheet of sources, and the balance is the whole's.
pub(super) fn of_part(figures: &Figures, register: &Register, settings: &Settings, words: &Words, live: bool) -> Long {
    let ranges = Ranges {
        live,
        members: register.members.len() + register.held.len(),
        turns: register.turns.len(),
        introductions: register.introductions.len(),
        sources: 0,
    };
    let mut long = Long::default();
    members(&mut long, figures, settings, words, &ranges);
    turns(&mut long, figures, words, &ranges);
    units(&mut long, figures, words, &ranges);
    introductions(&mut long, figures, words, &ranges);
    reasons_and_duplicates(&mut long, figures, words);
    reporting(&mut long, figures, words);
    long
}

/// What stood in the output of the period before; nothing where there is none. This period's stand above.
fn previous(long: &mut Long, figures: &Figures, words: &Words) {
    let Some(previous) = &figures.previous else { return };
    let scope = words.say("kỳ trước", "period before");
    let (turns, persons) = (words.say("lượt", "turns"), words.say("đoàn viên", "members"));
    let mut add = |key: &str, code: &str, label: &str, measure: &str, before: Option<u64>| {
        if let Some(before) = before {
            long.add(&format!("previous.{key}.before"), [scope, code, label, measure], before, None);
        }
    };
    add("members", "", words.say("Tổng số đoàn viên", "Members"), persons, previous.members.before);
    add("participants", "", words.say("Số người tham gia", "Participants"), persons, previous.participants.before);
    add("turns", "", words.say("Tổng số lượt", "Turns"), turns, previous.turns.before);
    for (kind, list) in [("channels", &previous.channels), ("groups", &previous.groups)] {
        for one in list {
            add(&format!("{kind}.{}", one.code), &one.code, &one.label, turns, one.turns.before);
        }
    }
}

fn members(long: &mut Long, figures: &Figures, settings: &Settings, words: &Words, ranges: &Ranges) {
    let members = &figures.members;
    let scope = words.say("đoàn viên", "members");
    let persons = words.say("đoàn viên", "members");
    let total = ranges.only(format!("SUM({})", ranges.members(m::ON_ROSTER)), &[]);
    long.add("members.total", [scope, "", words.say("Tổng số", "Total"), persons], members.total.0, total);
    let by = &members.by_category;
    let numbers = [by.student, by.lecturer, by.staff, by.other, by.unknown];
    for (category, number) in Category::ALL.into_iter().zip(numbers) {
        let label = category.label(settings.lang);
        let formula = ranges.sum_members(m::ON_ROSTER, m::CATEGORY, label);
        long.add(
            &format!("members.by_category.{}", category.code()),
            [scope, category.code(), label, persons],
            number.0,
            formula,
        );
    }
    let joined = ranges.only(format!("SUM({})", ranges.members(m::JOINED_INSIDE)), &[]);
    let label = words.say("Kết nạp trong kỳ", "Joined in the period");
    long.add("members.joined_in_period", [scope, "", label, persons], members.joined_in_period.0, joined);
    for month in &members.joined {
        let label = format!("{} {}", words.say("Kết nạp", "Joined,"), words.month(Some(&month.month)));
        long.add(
            &format!("members.joined.{}", month.month),
            [scope, &month.month, &label, persons],
            month.members.0,
            None,
        );
    }
    let took = ranges.only(format!("SUM({})", ranges.members(m::TOOK_PART)), &[]);
    let label = words.say("Số người tham gia", "Participants");
    long.add("members.participants", [scope, "", label, persons], members.participants.0, took);
    let (on, part) = (ranges.members(m::ON_ROSTER), ranges.members(m::TOOK_PART));
    let strangers = ranges.only(format!("COUNTIFS({on},0,{part},1)"), &[]);
    let label = words.say("Tham gia, không có trong danh sách", "Took part, on no roster");
    long.add("members.not_on_roster", [scope, "", label, persons], members.not_on_roster.0, strangers);
    for (at, stated) in members.stated.iter().enumerate() {
        let label = words.say("Số nêu ở nơi khác", "Stated elsewhere");
        long.add(&format!("members.stated.{at}.total"), [scope, "", label, persons], stated.total, None);
    }
    for grade in &figures.grades {
        let formula =
            ranges.only(format!("COUNTIFS({},\"{}\")", ranges.members(m::GRADE), grade.label), &[&grade.label]);
        let scope = words.say("kết quả", "grades");
        long.add(
            &format!("grades.{}.members", grade.code),
            [scope, &grade.code, &grade.label, persons],
            grade.members.0,
            formula,
        );
    }
}

fn turns(long: &mut Long, figures: &Figures, words: &Words, ranges: &Ranges) {
    let (turns, persons) = (words.say("lượt", "turns"), words.say("đoàn viên", "members"));
    let total = ranges.only(format!("SUM({})", ranges.turns(t::COUNT)), &[]);
    long.add("turns.total", [turns, "", words.say("Tổng số", "Total"), turns], figures.turns.total.0, total);
    let scope = words.say("phương thức", "channels");
    let channels: Vec<&str> = figures.channels.iter().map(|one| one.label.as_str()).collect();
    let groups: Vec<&str> = figures.groups.iter().map(|one| one.label.as_str()).collect();
    for one in &figures.channels {
        let words = |measure| [scope, one.code.as_str(), one.label.as_str(), measure];
        let sum = |column| ranges.sum_turns(column, t::CHANNEL, alone(&channels, &one.label));
        long.add(&format!("channels.{}.turns", one.code), words(turns), one.turns.0, sum(t::COUNT));
        long.add(&format!("channels.{}.members", one.code), words(persons), one.members.0, sum(t::FIRST_CHANNEL));
    }
    let scope = words.say("nhóm hoạt động", "groups");
    let keyword = words.say("theo từ khóa", "by keyword");
    for one in &figures.groups {
        let words = |measure| [scope, one.code.as_str(), one.label.as_str(), measure];
        let sum = |column| ranges.sum_turns(column, t::GROUP, alone(&groups, &one.label));
        long.add(&format!("groups.{}.turns", one.code), words(turns), one.turns.0, sum(t::COUNT));
        long.add(&format!("groups.{}.members", one.code), words(persons), one.members.0, sum(t::FIRST_GROUP));
        long.add(&format!("groups.{}.by_keyword", one.code), words(keyword), one.by_keyword.0, sum(t::BY_KEYWORD));
    }
    let scope = words.say("tháng", "months");
    for one in &figures.months {
        let label = words.month(one.month.as_deref());
        let code = one.month.as_deref().unwrap_or("null");
        let cells = |measure| [scope, code, label.as_str(), measure];
        let sum = |column| ranges.sum_turns(column, t::MONTH, &label);
        long.add(&format!("months.{code}.turns"), cells(turns), one.turns.0, sum(t::COUNT));
        long.add(&format!("months.{code}.members"), cells(persons), one.members.0, sum(t::FIRST_MONTH));
        for (channel, number) in &one.channels {
            let (count, month, of) = (ranges.turns(t::COUNT), ranges.turns(t::MONTH), ranges.turns(t::CHANNEL));
            let known = figures.channels.iter().find(|one| one.code == *channel);
            let wanted = known.map_or("", |one| alone(&channels, &one.label));
            let formula = format!("SUMIFS({count},{month},\"{label}\",{of},\"{wanted}\")");
            let formula = ranges.only(formula, &[&label, wanted]);
            let called = known.map_or(channel.as_str(), |one| &one.label);
            let label = format!("{label}, {called}");
            long.add(&format!("months.{code}.channels.{channel}"), [scope, code, &label, turns], number.0, formula);
        }
    }
    let scope = words.say("địa bàn", "wards");
    for one in &figures.wards {
        let label = words.ward(one.name.as_deref(), one.code.as_deref());
        let code = one.code.as_deref().unwrap_or("null");
        let cells = |measure| [scope, code, label.as_str(), measure];
        let sum = |column| ranges.sum_turns(column, t::WARD, &label);
        long.add(&format!("wards.{code}.turns"), cells(turns), one.turns.0, sum(t::COUNT));
        long.add(&format!("wards.{code}.members"), cells(persons), one.members.0, sum(t::FIRST_WARD));
    }
}

/// A label by which the details can be summed up: none where config calls two alike, as Excel compares them.
fn alone<'a>(labels: &[&str], label: &'a str) -> &'a str {
    let alike = labels.iter().filter(|one| one.to_lowercase() == label.to_lowercase()).count();
    if alike == 1 { label } else { "" }
}

/// A unit's own from the details; what stands below it is added from its children's figures. Distinct participants cannot be
/// added, so they are values.
fn units(long: &mut Long, figures: &Figures, words: &Words, ranges: &Ranges) {
    let (turns, persons) = (words.say("lượt", "turns"), words.say("đoàn viên", "members"));
    let took = words.say("người tham gia", "participants");
    let scope = words.say("đơn vị", "units");
    // Children first, so that a parent's formula can name their cells.
    let by_code: BTreeMap<&str, &UnitFigures> = figures.units.iter().map(|one| (one.code.as_str(), one)).collect();
    let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in &figures.units {
        if let Some(parent) = &one.parent {
            below.entry(parent).or_default().push(&one.code);
        }
    }
    let depth = |code: &str| {
        let mut at = by_code.get(code);
        let mut depth = 0usize;
        while let Some(parent) = at.and_then(|one| one.parent.as_deref()).filter(|_| depth < figures.units.len()) {
            depth += 1;
            at = by_code.get(parent);
        }
        depth
    };
    let mut order: Vec<(usize, &UnitFigures)> = figures.units.iter().map(|one| (depth(&one.code), one)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.code.cmp(&b.1.code)));
    for (_, one) in order {
        let words = |measure| [scope, one.code.as_str(), one.name.as_str(), measure];
        let children = |measure: &str, long: &Long| {
            let below = below.get(one.code.as_str()).into_iter().flatten();
            below.filter_map(|code| long.reference(&format!("units.{code}.{measure}"))).collect::<Vec<_>>()
        };
        let whole = |own: Option<String>, below: Vec<String>| {
            own.filter(|_| below.len() <= 200).map(|own| below.iter().fold(own, |sum, cell| format!("{sum}+{cell}")))
        };
        let members = whole(ranges.sum_members(m::ON_ROSTER, m::UNIT, &one.code), children("members", long));
        let took_turns = whole(ranges.sum_turns(t::COUNT, t::UNIT, &one.code), children("turns", long));
        long.add(&format!("units.{}.members", one.code), words(persons), one.members.0, members);
        long.add(&format!("units.{}.participants", one.code), words(took), one.participants.0, None);
        long.add(&format!("units.{}.turns", one.code), words(turns), one.turns.0, took_turns);
    }
    let rest = figures.unplaced;
    if rest.is_empty() {
        return;
    }
    let label = words.unplaced();
    let words = |measure| [scope, "", label, measure];
    // The whole without the direct units, so that all of them always add up to it.
    let without = |whole: &str, measure: &str, long: &Long| {
        let direct: Vec<&UnitFigures> = figures.units.iter().filter(|one| one.direct).take(201).collect();
        let cell = |one: &&UnitFigures| long.reference(&format!("units.{}.{measure}", one.code));
        let whole = long.reference(whole).filter(|_| ranges.live && direct.len() <= 200)?;
        direct.iter().map(cell).try_fold(whole, |rest, cell| Some(format!("{rest}-{}", cell?)))
    };
    let formulas = (without("members.total", "members", long), without("turns.total", "turns", long));
    long.add("unplaced.members", words(persons), rest.members.0, formulas.0);
    long.add("unplaced.participants", words(took), rest.participants.0, None);
    long.add("unplaced.turns", words(turns), rest.turns.0, formulas.1);
}

fn introductions(long: &mut Long, figures: &Figures, words: &Words, ranges: &Ranges) {
    let one = &figures.introductions;
    let scope = words.say("giới thiệu", "introductions");
    let slips = words.say("phiếu", "slips");
    let outcomes = [
        (Outcome::Confirmed, "confirmed", one.confirmed),
        (Outcome::Elsewhere, "elsewhere", one.elsewhere),
        (Outcome::OtherPeriod, "other_period", one.other_period),
        (Outcome::PersonDiffers, "person_differs", one.person_differs),
        (Outcome::Withdrawn, "withdrawn", one.withdrawn),
        (Outcome::Unconfirmed, "unconfirmed", one.unconfirmed),
    ];
    for (outcome, code, number) in outcomes {
        let label = words.outcome(outcome);
        let formula = ranges.only(format!("COUNTIFS({},\"{label}\")", ranges.outcomes()), &[label]);
        long.add(&format!("introductions.{code}"), [scope, code, label, slips], number, formula);
    }
    let cells: Vec<String> =
        outcomes.iter().filter_map(|(_, code, _)| long.reference(&format!("introductions.{code}"))).collect();
    let total = words.say("Tổng số phiếu", "All slips");
    long.add("introductions.introduced", [scope, "", total, slips], one.introduced, Some(cells.join("+")));
    // The rows that introduce, counted where files and sheets are: what became of the slips must add up to them.
    let (counted, kinds) = (SOURCE_COLUMNS[1], SOURCE_KIND);
    let (sum, of): (String, String) =
        [counted, kinds].map(|column| Ranges::range(SOURCES, column, ranges.sources)).into();
    let label = SheetKind::Introductions.label(words.lang);
    let rows = ranges.only(format!("SUMIFS({sum},{of},\"{label}\")"), &[label]).filter(|_| ranges.sources > 0);
    let introducing = words.say("Dòng giới thiệu được tính", "Rows that introduce and count");
    let number = figures.balance.introductions.introduced;
    long.add("balance.introductions.introduced", [scope, "", introducing, slips], number, rows);
    let label = words.say("Xác nhận không có phiếu", "Confirmed without a slip");
    long.add("introductions.unannounced", [scope, "", label, slips], one.unannounced, None);
    for waiting in Waiting::ALL {
        let (code, label) = (waiting.code(), waiting.label(words.lang));
        let number = one.ageing.get(code).copied().unwrap_or_default();
        long.add(&format!("introductions.ageing.{code}"), [scope, code, label, slips], number, None);
    }
}

/// Why members did not take part, and rows of rosters that name a member again.
fn reasons_and_duplicates(long: &mut Long, figures: &Figures, words: &Words) {
    let (scope, persons) = (words.say("lý do không tham gia", "why not"), words.say("đoàn viên", "members"));
    for reason in &figures.reasons {
        let key = format!("reasons.{}.members", reason.code);
        long.add(&key, [scope, &reason.code, &reason.label, persons], reason.members.0, None);
    }

    let (scope, rows) = (words.say("trùng", "duplicates"), words.say("dòng", "rows"));
    let one = &figures.duplicates.members;
    for (code, number, label) in [
        ("within_file", one.within_file, words.say("Trùng trong một tệp", "Twice in one file")),
        ("between_files", one.between_files, words.say("Trùng giữa các tệp của một đơn vị", "In two files of a unit")),
        ("between_units", one.between_units, words.say("Có trong hai đơn vị", "On the rosters of two units")),
        (
            "double_membership",
            one.double_membership,
            words.say(
                "Giảng viên, viên chức ở hai đơn vị (được phép)",
                "Lecturers and staff of two units, as they may be",
            ),
        ),
        (
            "between_periods",
            one.between_periods,
            words.say("Có trong danh sách kỳ trước", "On an earlier roster as well"),
        ),
    ] {
        long.add(&format!("duplicates.members.{code}"), [scope, code, label, rows], number, None);
    }
}

fn reporting(long: &mut Long, figures: &Figures, words: &Words) {
    let scope = words.say("nộp bài", "reporting");
    let (expected, received) = (words.say("phải nộp", "expected"), words.say("đã nộp", "received"));
    let own = words.say("Đơn vị trực thuộc", "Direct units");
    long.add("reporting.expected", [scope, "", own, expected], figures.reporting.expected, None);
    long.add("reporting.received", [scope, "", own, received], figures.reporting.received, None);
    for level in &figures.reporting.levels {
        let label = Level::ALL.into_iter().find(|one| one.code() == level.level);
        let label = label.map_or(level.level, |one| one.label(words.lang));
        long.add(
            &format!("reporting.levels.{}.expected", level.level),
            [scope, level.level, label, expected],
            level.expected,
            None,
        );
        long.add(
            &format!("reporting.levels.{}.received", level.level),
            [scope, level.level, label, received],
            level.received,
            None,
        );
    }
}

fn balance(long: &mut Long, figures: &Figures, words: &Words, ranges: &Ranges) {
    let scope = words.say("cân đối", "balance");
    let (rows, claims) = (words.say("dòng", "rows"), words.say("lượt khai", "claims"));
    let lines = [("rows", rows, &figures.balance.rows), ("claims", claims, &figures.balance.claims)];
    for (kind, measure, line) in lines {
        let numbers = [line.read, line.counted, line.duplicate, line.waiting, line.out_of_scope];
        for (at, ((name, label), number)) in words.fates().into_iter().zip(numbers).enumerate() {
            let range = Ranges::range(SOURCES, SOURCE_COLUMNS[at], ranges.sources);
            let formula = ranges.only(format!("SUM({range})"), &[]).filter(|_| kind == "rows");
            long.add(&format!("balance.{kind}.{name}"), [scope, kind, label, measure], number, formula);
        }
    }
}
