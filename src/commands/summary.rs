//! What `run` prints at its end: about twenty-five lines that say what was read, whether it closes, and what needs a person.

use std::collections::{BTreeMap, BTreeSet};

use super::mail;
use super::official::REPORT;
use super::publish::{QUESTIONS, Written};
use super::rules::short_of;
use super::{left, shown};
use crate::answers::Key;
use crate::finding::{Code, Finding, Severity, masked};
use crate::identify::{FileState, Register};
use crate::model::date::show_day;
use crate::model::{Lang, Level};
use crate::pipeline::Outcome;
use crate::say::{number, report as say_report, run as say, sheet};
use crate::settings::Settings;
use crate::tally::previous::Change;
use crate::tally::{BalanceLine, Figures};

/// How a run knew its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PeriodFrom {
    Option,
    Config,
    Inferred,
}

/// Kinds of findings listed without `-v`.
const MOST_KINDS: usize = 6;

/// Answers that could not be used, quoted on the screen.
const MOST_ANSWERS: usize = 3;

/// Width of the headings on the left.
const HEAD: usize = 11;

pub(super) struct Summary<'a> {
    pub outcome: &'a Outcome,
    pub settings: &'a Settings,
    pub written: &'a Written,
    pub from: PeriodFrom,
    pub verbose: bool,
}

/// Letters of a group's name that a line has room for.
const GROUP_LETTERS: usize = 52;

/// A group's name, ended with a sign where it is longer than a line has room for.
fn group_name(label: &str) -> String {
    if label.chars().count() <= GROUP_LETTERS {
        return label.to_owned();
    }
    let begins: String = label.chars().take(GROUP_LETTERS - 1).collect();
    format!("{}…", begins.trim_end())
}

impl Summary<'_> {
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        self.sources(&mut lines);
        self.balance(&mut lines);
        self.figures(&mut lines);
        self.needs(&mut lines);
        self.where_to_look(&mut lines);
        lines.join("\n") + "\n"
    }

    fn lang(&self) -> Lang {
        self.settings.lang
    }

    fn figure(&self) -> &Figures {
        &self.outcome.figures
    }

    fn head(&self, head: &str, text: &str) -> String {
        format!("{} {text}", left(head, HEAD))
    }

    fn sources(&self, lines: &mut Vec<String>) {
        let (lang, register) = (self.lang(), &self.outcome.register);
        let how = match self.from {
            PeriodFrom::Option => say::period_by_option(lang),
            PeriodFrom::Config => say::period_by_config(lang),
            PeriodFrom::Inferred => say::inferred(lang),
        };
        let (from, to) = (show_day(register.period.from), show_day(register.period.to));
        let label = self.settings.period_label.clone().unwrap_or_else(|| register.period.when.to_string());
        lines.push(format!("{}, {how}", say::period(lang, label, from, to)));
        if self.from == PeriodFrom::Inferred {
            lines.extend(self.stray_months());
        }
        lines.extend(self.office_inferred());
        if let Some(home) = register.home.as_ref().filter(|home| home.inferred) {
            lines.push(match home.wards {
                0 => say::home_by_titles(lang, &home.province),
                wards => say::home_by_wards(lang, &home.province, number(lang, wards)),
            });
        }
        let count = |state| number(lang, state_count(register, state));
        let files = say::files(
            lang,
            count(FileState::Read),
            count(FileState::Same),
            count(FileState::Superseded),
            count(FileState::Unreadable),
        );
        let total = number(lang, self.outcome.files_read);
        lines.push(self.head(say::heads(lang).sent, &format!("{total}: {files}")));
        let handled = register.files.iter().filter(|file| file.handled).count();
        if handled > 0 {
            lines.push(self.head("", &say::handled(lang, number(lang, handled))));
        }
    }

    /// Whose report this is, where nobody said so or config names it by a code that the register does not have.
    fn office_inferred(&self) -> Option<String> {
        let (lang, units, said) = (self.lang(), &self.outcome.register.units, &self.settings.office);
        let known = units.office.map(|office| units.get(office));
        if let (Some(code), Some(office)) = (&said.code, known)
            && office.code.as_str() != code
        {
            return Some(say::office_by_name(lang, code, &office.name, &office.code));
        }
        if said.name.is_some() || said.short_name.is_some() || said.code.is_some() {
            return None;
        }
        let office = units.get(units.office?);
        let told = if office.registered { say::office_by_register } else { say::office_by_sheets };
        Some(told(lang, &office.name))
    }

    /// Months that make an inferred period longer and perhaps are a slip of the hand.
    fn stray_months(&self) -> Option<String> {
        let stray = self.outcome.findings.iter().filter(|one| one.code == Code::PeriodIsolated);
        let months: BTreeSet<&str> = stray.filter_map(|one| one.seen.as_deref()).collect();
        let months: Vec<&str> = months.into_iter().collect();
        (!months.is_empty()).then(|| say::stray_months(self.lang(), months.join(", ")))
    }

    fn balance(&self, lines: &mut Vec<String>) {
        let heads = say::heads(self.lang());
        lines.push(String::new());
        let titles = [heads.read, heads.counted, heads.duplicate, heads.waiting, heads.outside, heads.residual];
        lines.push(self.head(heads.balance, &aligned(&titles.map(str::to_owned), false)));
        let balance = &self.figure().balance;
        for (name, line) in [(heads.rows, &balance.rows), (heads.claims, &balance.claims)] {
            let BalanceLine { read, counted, duplicate, waiting, out_of_scope, residual } = line;
            let numbers = [read, counted, duplicate, waiting, out_of_scope].map(|one| number(self.lang(), one));
            let [read, counted, duplicate, waiting, outside] = numbers;
            let residual = number(self.lang(), residual);
            let cells = [read, counted, duplicate, waiting, outside, residual];
            lines.push(self.head(&format!("  {name}"), &aligned(&cells, true)));
        }
        lines.push(String::new());
    }

    fn figures(&self, lines: &mut Vec<String>) {
        let (lang, figures) = (self.lang(), self.figure());
        let heads = say::heads(lang);
        let count = |count: u64| number(lang, count);
        let by = &figures.members.by_category;
        let rest = count(by.other.0 + by.unknown.0);
        let total = count(figures.members.total.0);
        let mut text = say::members(lang, total, count(by.student.0), count(by.lecturer.0), count(by.staff.0), rest);
        if figures.members.joined_in_period.0 > 0 {
            text.push_str(&format!("; {}", say::joined(lang, count(figures.members.joined_in_period.0))));
        }
        lines.push(self.head(heads.members, &text));
        for stated in figures.members.stated.iter().take(2) {
            let place = stated.file.as_deref().or(self.settings.stated.source.as_deref()).unwrap_or("config.toml");
            let text = say::stated(lang, count(stated.total), number(lang, stated.difference), place);
            lines.push(self.head("", &text));
        }
        if figures.members.not_on_roster.0 > 0 {
            lines.push(self.head("", &say::not_on_roster(lang, count(figures.members.not_on_roster.0))));
        }
        let (turns, persons) = (count(figures.turns.total.0), count(figures.members.participants.0));
        lines.push(self.head(heads.turns, &say::turns_and_persons(lang, turns, persons)));
        if figures.turns.unnamed.0 > 0 {
            lines.push(self.head("", &say::unnamed(lang, count(figures.turns.unnamed.0))));
        }
        let width = figures.channels.iter().map(|one| one.label.chars().count()).max().unwrap_or_default();
        for one in &figures.channels {
            let (turns, members) = (count(one.turns.0), count(one.members.0));
            let (turn, person) = (heads.turns_unit, heads.persons);
            lines.push(format!("  {}  {turns:>7} {turn} {members:>7} {person}", left(&one.label, width)));
        }
        self.groups(lines);
        self.outcomes(lines);
    }

    /// The groups that have turns, a line each: words first, the code at its end for whoever looks it up.
    fn groups(&self, lines: &mut Vec<String>) {
        let heads = say::heads(self.lang());
        let with_turns = self.figure().groups.iter().filter(|one| one.turns.0 > 0);
        for (at, one) in with_turns.enumerate() {
            let (turns, label) = (number(self.lang(), one.turns.0), left(&group_name(&one.label), GROUP_LETTERS));
            let head = if at == 0 { heads.groups } else { "" };
            lines.push(self.head(head, &format!("{label} {turns:>7} {} ({})", heads.turns_unit, one.code)));
        }
    }

    /// Grades, introductions and reporting; each only where there is something to say.
    fn outcomes(&self, lines: &mut Vec<String>) {
        let (lang, figures) = (self.lang(), self.figure());
        let heads = say::heads(lang);
        let count = |count: u64| number(lang, count);
        let graded = figures.grades.iter().filter(|one| one.members.0 > 0);
        let grades: Vec<String> = graded.map(|one| format!("{} {}", one.label, count(one.members.0))).collect();
        if !grades.is_empty() {
            lines.push(self.head(heads.grades, &grades.join(" · ")));
        }
        let slips = &figures.introductions;
        if slips.introduced > 0 {
            let rest = slips.introduced - slips.confirmed - slips.unconfirmed;
            let text = say::introduced(
                lang,
                count(slips.introduced),
                count(slips.confirmed),
                count(slips.unconfirmed),
                count(rest),
            );
            lines.push(self.head(heads.introductions, &text));
        }
        let reporting = &figures.reporting;
        if reporting.expected > 0 {
            let levels = reporting.levels.iter().map(|one| {
                let label = Level::ALL.iter().find(|level| level.code() == one.level).map(|level| level.label(lang));
                let label = label.unwrap_or(one.level).to_lowercase();
                say::reported_level(lang, label, one.received, one.expected)
            });
            let levels: Vec<String> = levels.collect();
            let text = say::reported(lang, reporting.received, reporting.expected);
            lines.push(self.head(heads.reporting, &format!("{text} ({})", levels.join(", "))));
        }
        self.previous(lines);
    }

    /// Before and now, with the groups that changed.
    fn previous(&self, lines: &mut Vec<String>) {
        let lang = self.lang();
        let Some(previous) = &self.figure().previous else { return };
        let changed = |change: &Change| {
            let before = change.before.map_or_else(|| "?".to_owned(), |before| number(lang, before));
            let sign = if change.difference.is_some_and(|one| one > 0) { "+" } else { "" };
            let difference = change.difference.map(|one| format!(" ({sign}{})", number(lang, one)));
            format!("{before} → {}{}", number(lang, change.now), difference.unwrap_or_default())
        };
        let groups = previous.groups.iter().filter(|one| one.turns.difference.is_some_and(|change| change != 0));
        let groups: String =
            groups.map(|one| format!(" · {} {} ({})", group_name(&one.label), changed(&one.turns), one.code)).collect();
        let (members, turns) = (changed(&previous.members), changed(&previous.turns));
        let text = say::previous(lang, &previous.period.label, members, turns, groups);
        lines.push(self.head(say::heads(lang).previous, &text));
    }

    fn needs(&self, lines: &mut Vec<String>) {
        let lang = self.lang();
        lines.push(String::new());
        let kinds = kinds(&self.outcome.findings);
        if kinds.is_empty() {
            lines.push(say::nothing_to_see(lang));
            return;
        }
        let of = |severity| kinds.iter().filter(|kind| kind.severity == severity).map(|kind| kind.count).sum::<usize>();
        lines.push(say::needs_person(lang, number(lang, of(Severity::Error)), number(lang, of(Severity::Query))));
        let most = if self.verbose { kinds.len() } else { MOST_KINDS };
        for kind in kinds.iter().take(most) {
            let weight = left(sheet::severity(lang, kind.severity), 7);
            let (count, code) = (number(lang, kind.count), kind.of.code.as_str());
            lines.push(format!("  {weight} {count:>6}  {} ({code})", short_of(&kind.of, lang)));
        }
        if kinds.len() > most {
            lines.push(format!("  {}", say::and_more(lang, kinds.len() - most)));
        }
    }

    fn where_to_look(&self, lines: &mut Vec<String>) {
        let lang = self.lang();
        lines.push(String::new());
        for (kept, beside) in &self.written.kept {
            lines.push(match beside {
                Some(beside) => say::kept(lang, shown(kept), shown(beside)),
                None => say::kept_alone(lang, shown(kept)),
            });
        }
        lines.extend(self.written.outdated.iter().cloned());
        if let Some(template) = &self.written.changes {
            lines.push(say_report::changes_taken(lang, shown(template)));
        }
        lines.push(say::look_at(lang, shown(&self.written.page)));
        lines.push(say::look_at(lang, shown(&self.written.workbook)));
        self.questions(lines);
        lines.push(say_report::report_at(lang, shown(&self.written.folder.join(REPORT))));
        let (returned, met, asked) = (self.written.returned, self.written.met, self.written.asked);
        if returned + met > 0 {
            lines.push(say::parcels(lang, number(lang, returned), number(lang, met), number(lang, asked)));
        }
        mail::tell(&self.written.mail, self.settings, lines);
        lines.extend(mail::look_at(self.written.tried, &self.written.refusals, lang));
    }

    /// What is open and where to answer it; what was answered and not understood is never passed over.
    fn questions(&self, lines: &mut Vec<String>) {
        let lang = self.lang();
        let questions = &self.outcome.register.questions;
        let (open, answered) = (questions.len(), self.outcome.answers);
        let file = shown(&self.written.folder.join(QUESTIONS));
        match (open, answered) {
            (0, 0) => {}
            (0, answered) => lines.push(say::questions_answered(lang, number(lang, answered))),
            _ => lines.push(say::open_questions(lang, number(lang, open), number(lang, answered), &file)),
        }
        let unused = &self.outcome.unused;
        let asked = |key: &&Key| questions.iter().any(|one| one.key == **key);
        let (again, held): (Vec<&Key>, Vec<&Key>) = unused.keys().partition(asked);
        let texts = |keys: &[&Key]| {
            let texts = keys.iter().filter_map(|key| unused[*key].seen.as_deref());
            let shown: Vec<String> = texts.take(MOST_ANSWERS).map(|text| format!("“{}”", masked(text))).collect();
            shown.join(", ") + if keys.len() > MOST_ANSWERS { ", …" } else { "" }
        };
        if !again.is_empty() {
            lines.push(say::answers_unused(lang, number(lang, again.len()), texts(&again), file));
        }
        if !held.is_empty() {
            lines.push(say::answers_unused_earlier(lang, number(lang, held.len()), texts(&held)));
        }
    }
}

fn state_count(register: &Register, state: FileState) -> usize {
    register.files.iter().filter(|file| file.state == state).count()
}

/// Findings of one weight, code and case.
struct Kind {
    severity: Severity,
    count: usize,
    of: Finding,
}

/// Errors and queries by code and case: errors first, then by how often, then by code. What is counted together is said in the
/// same words.
fn kinds(findings: &[Finding]) -> Vec<Kind> {
    let mut counts: BTreeMap<(Severity, Code, Vec<(&'static str, String)>), Kind> = BTreeMap::new();
    for one in findings.iter().filter(|one| one.severity > Severity::Note) {
        let (severity, of) = (one.severity, one.case());
        let known = counts.entry((severity, of.code, of.args.clone()));
        known.or_insert(Kind { severity, count: 0, of }).count += 1;
    }
    let mut kinds: Vec<Kind> = counts.into_values().collect();
    kinds.sort_by(|a, b| b.severity.cmp(&a.severity).then(b.count.cmp(&a.count)).then(a.of.code.cmp(&b.of.code)));
    kinds
}

/// Six numbers under their titles: `read = counted + same + waiting + outside   residual`.
fn aligned(cells: &[String; 6], signs: bool) -> String {
    let marks = if signs { ["", " = ", " + ", " + ", " + ", "   "] } else { ["", "   ", "   ", "   ", "   ", "   "] };
    cells.iter().zip(marks).map(|(cell, mark)| format!("{mark}{cell:>8}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_balance_stands_in_columns() {
        let titles = ["đọc", "tính", "trùng", "chờ", "ngoài", "còn dư"].map(str::to_owned);
        let numbers = ["5.123", "4.800", "300", "20", "3", "0"].map(str::to_owned);
        assert_eq!(aligned(&titles, false), "     đọc       tính      trùng        chờ      ngoài     còn dư");
        assert_eq!(aligned(&numbers, true), "   5.123 =    4.800 +      300 +       20 +        3          0");
    }

    #[test]
    fn errors_come_first_then_what_is_frequent() {
        let findings = [Code::TextIY, Code::RowHidden, Code::TextIY, Code::DateImpossible, Code::IdLostZero];
        let kinds = kinds(&findings.map(Finding::new));
        let shown: Vec<_> = kinds.iter().map(|kind| (kind.of.code.as_str(), kind.count)).collect();
        assert_eq!(shown, [("date-impossible", 1), ("text-i-y", 2), ("row-hidden", 1)]);
    }

    #[test]
    fn the_words_are_those_of_the_case() {
        let asked = || Finding::new(Code::MarkVariant).severity(Severity::Query).seen("x (vắng)").unread();
        let shown: Vec<String> = kinds(&[asked(), asked()])
            .iter()
            .map(|kind| format!("{} {}", kind.count, short_of(&kind.of, Lang::Vi)))
            .collect();
        assert_eq!(shown, ["2 Không rõ ô này có nghĩa là có tham gia hay không"]);
    }
}
