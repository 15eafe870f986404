//! The end of the page: every output to open, what to do next, what this run did.

use serde::Serialize;

use super::Around;
use super::mail::{self, MailStep};
use super::needs::AbsentLevel;
use super::text::{Number, Part, Text, text};
use crate::model::Lang;
use crate::say::pick;
use crate::tally::{Asides, Figures};

/// The workbook of questions, where a run makes it.
pub(super) const QUESTIONS: &str = "cau-hoi.xlsx";
const WORKBOOK: &str = "tong-hop.xlsx";
const REPORT: &str = "bao-cao.docx";
const RETURNS: &str = "phan-hoi/";
const MEETINGS: &str = "doi-chieu";

/// Outputs of one folder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    pub title: String,
    /// Shown at once, or behind a line to be opened.
    pub open: bool,
    pub files: Vec<Output>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Output {
    /// Below the page's own folder, with `/`.
    pub path: String,
    pub name: String,
    pub about: String,
}

/// A file a step speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    pub path: String,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    pub text: Text,
    pub link: Option<Link>,
    /// To be typed in the working folder.
    pub commands: Vec<String>,
    /// Set for the step that sends the mail: its words are put in anew when something was sent.
    pub mail: Option<MailStep>,
}

/// (how the path begins, Vietnamese, English); the first that fits.
const ABOUT: &[(&str, &str, &str)] = &[
    (
        "tong-hop",
        "Bảng tổng hợp: mọi số, từng dòng và nguồn của nó",
        "The workbook: every figure, each row and its source",
    ),
    ("bao-cao", "Báo cáo để xem lại, điền số và ký", "The report to look over, number and sign"),
    ("cau-hoi", "Câu hỏi cần người trả lời", "Questions for a person to answer"),
    ("so-lieu", "Mọi con số, dành cho máy", "Every figure, for machines"),
];

/// (folder, open at once, Vietnamese, English).
const FOLDERS: &[(&str, bool, &str, &str)] = &[
    ("phan-hoi", false, "Trả lại từng đơn vị để sửa (phan-hoi/)", "To return to each unit (phan-hoi/)"),
    (MEETINGS, false, "Đối chiếu giới thiệu và xác nhận (doi-chieu/)", "Introduced against confirmed (doi-chieu/)"),
    ("so-cai", false, "Sổ cái, dành cho máy (so-cai/)", "The ledger, for machines (so-cai/)"),
];

/// Every file that was written and is no unit's own, by folder: what people open first.
pub(super) fn outputs(around: &Around, lang: Lang) -> Vec<Group> {
    let told = |path: &String| around.for_units.iter().any(|one| one.path == *path);
    let beside = |path: &String| around.kept.iter().any(|(kept, new)| new.as_ref() == Some(path) && told(kept));
    let mut paths: Vec<&String> = around.outputs.iter().filter(|path| !told(path) && !beside(path)).collect();
    paths.sort();
    let rank = |path: &str| ABOUT.iter().position(|(start, ..)| path.starts_with(start)).unwrap_or(ABOUT.len());
    let (mut top, below): (Vec<&String>, Vec<&String>) = paths.into_iter().partition(|path| !path.contains('/'));
    top.sort_by_key(|path| (rank(path), path.as_str()));
    let about = |path: &str| {
        let about = ABOUT.get(rank(path)).map_or("", |(_, vi, en)| pick(lang, vi, en));
        [about, version(path, around, lang)].concat()
    };
    let mut groups = Vec::new();
    if !top.is_empty() {
        let files = top.into_iter().map(|path| Output { path: path.clone(), name: path.clone(), about: about(path) });
        let title = pick(lang, "Tệp chính", "Main files").to_owned();
        groups.push(Group { title, open: true, files: files.collect() });
    }
    let folder = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let mut names: Vec<String> = below.iter().map(|path| folder(path)).collect();
    names.dedup();
    names.sort_by_key(|name| FOLDERS.iter().position(|(known, ..)| known == name).unwrap_or(FOLDERS.len()));
    for name in names {
        let known = FOLDERS.iter().find(|(known, ..)| *known == name);
        let title = known.map_or_else(|| format!("{name}/"), |(.., vi, en)| pick(lang, vi, en).to_owned());
        let files = below.iter().filter(|path| folder(path) == name).map(|path| Output {
            path: (*path).clone(),
            name: path[name.len() + 1..].to_owned(),
            about: if name == MEETINGS { met(around.asked.contains(path.as_str()), lang) } else { "" }.to_owned(),
        });
        groups.push(Group { title, open: known.is_some_and(|one| one.1), files: files.collect() });
    }
    groups
}

/// Which of two versions a file is that a person edited.
fn version(path: &str, around: &Around, lang: Lang) -> &'static str {
    let versions = || around.kept.iter().filter_map(|(kept, new)| Some((kept.as_str(), new.as_deref()?)));
    if versions().any(|(_, new)| new == path) {
        pick(lang, "; bản mới của lần chạy này, chưa ai sửa", "; this run's own version, edited by nobody")
    } else if versions().any(|(kept, _)| kept == path) {
        pick(lang, "; bản đã có người sửa, được giữ nguyên", "; the version a person edited, kept as it is")
    } else {
        ""
    }
}

/// Whether the two sides of a list of `doi-chieu/` agree.
fn met(open: bool, lang: Lang) -> &'static str {
    if open {
        pick(lang, "chờ trả lời", "waits for an answer")
    } else {
        pick(lang, "hai bên đã khớp", "both sides agree")
    }
}

/// What the end of the page is made of.
pub(super) struct Ends<'a> {
    pub asides: &'a Asides,
    pub absent: &'a [AbsentLevel],
    pub figures: &'a Figures,
    pub around: &'a Around,
    pub lang: Lang,
}

impl Ends<'_> {
    fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        if self.lang == Lang::En { en } else { vi }
    }

    fn has(&self, start: &str) -> bool {
        self.around.outputs.iter().any(|path| path.starts_with(start))
    }

    /// A command as it is typed in the working folder; None where it is not built.
    fn command(&self, name: &str, vi: &str, en: &str) -> Option<String> {
        let built = name.is_empty() || self.around.commands.iter().any(|one| one == name);
        let typed = match self.say(vi, en) {
            "" => "tonghop".to_owned(),
            words => format!("tonghop {words}"),
        };
        built.then(|| format!("{typed}{}", self.around.period_option))
    }

    fn step(text: Text, link: Option<&str>, commands: impl IntoIterator<Item = Option<String>>) -> Step {
        Step {
            text,
            link: link.map(|path| Link { path: path.to_owned() }),
            commands: commands.into_iter().flatten().collect(),
            mail: None,
        }
    }

    /// What to do, in the order in which to do it.
    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps = self.mending();
        if !steps.is_empty() {
            let again = self.say(
                "Thả bản sửa và lời đáp vào input/, rồi chạy lại: bấm đúp vào tonghop, hoặc gõ:",
                "Drop corrections and answers into input/ and run again: double-click tonghop, or type:",
            );
            steps.push(Self::step(text(again, []), None, [self.command("", "", "")]));
        }
        if self.has(REPORT) {
            let report = if self.around.kept.iter().any(|(path, _)| path == REPORT) {
                self.say(
                    "Báo cáo đã có người điền và được giữ nguyên: xem lại lần cuối rồi ký.",
                    "The report was filled in and is kept as it is: look over it once more and sign it.",
                )
            } else {
                self.say(
                    "Xem lại báo cáo, điền số và ký. Những gì đã gõ vào đó được giữ nguyên ở lần chạy sau.",
                    "Look over the report, number and sign it. What is typed into it is kept by later runs.",
                )
            };
            steps.push(Self::step(text(report, []), Some(REPORT), []));
        }
        steps.push(self.mailing());
        if let Some(close) = self.command("close", "chot", "close") {
            let words = self.say("Khi đã gửi xong, chốt kỳ này:", "When everything is sent, close this period:");
            steps.push(Self::step(text(words, []), None, [Some(close)]));
        }
        steps
    }

    /// What comes before the next run.
    fn mending(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let found = self.figures.findings.error + self.figures.findings.query;
        if found > 0 {
            let words = self.say(
                "Xem trang “Cần xử lý”: {} lỗi, {} điều cần xem.",
                "Look at the sheet “Cần xử lý”. Errors: {}; queries: {}.",
            );
            let numbers = [
                Number::figure(self.figures.findings.error, "findings.error"),
                Number::figure(self.figures.findings.query, "findings.query"),
            ];
            steps.push(Self::step(text(words, numbers), Some(WORKBOOK), []));
        }
        steps.extend(self.carrying(
            RETURNS,
            "Chuyển tận tay {} tệp trong phan-hoi/ không đi kèm thư nào cho đúng đơn vị: ",
            "Hand over the files of phan-hoi/ that go with no letter, each to its unit ({}): ",
        ));
        steps.extend(self.carrying(
            MEETINGS,
            "Chuyển {} danh sách chờ trả lời trong doi-chieu/ không đi kèm thư nào cho đoàn phường, xã và đơn vị, xin điền cột trả lời: ",
            "Hand over the lists of doi-chieu/ that wait for an answer and go with no letter to their wards and units ({}): ",
        ));
        if self.has(QUESTIONS) && self.asides.questions > 0 {
            let words = match (self.asides.questions, self.lang) {
                (_, Lang::Vi) => "Trả lời {} câu hỏi, lưu lại rồi đóng tệp.",
                (1, Lang::En) => "Answer {} question, save and close the file.",
                (_, Lang::En) => "Answer {} questions, save and close the file.",
            };
            steps.push(Self::step(text(words, [Number::plain(self.asides.questions)]), Some(QUESTIONS), []));
        }
        let gone = self.absent.iter().flat_map(|level| &level.units).count() as u64;
        if gone > 0 {
            let words = match (gone, self.lang) {
                (_, Lang::Vi) => "Nhắc {} đơn vị chưa nộp hoặc phải sửa; xem danh sách để chép vào tin nhắn:",
                (1, Lang::En) => "Remind {} unit that has not sent or has to correct; the list to copy:",
                (_, Lang::En) => "Remind {} units that have not sent or have to correct; the list to copy:",
            };
            let command = self.command("status", "tinh-hinh", "status");
            steps.push(Self::step(text(words, [Number::plain(gone)]), None, [command]));
        }
        steps
    }

    /// What no letter carries: how many files of a folder, and the first of them by name.
    fn carrying(&self, folder: &str, vi: &str, en: &str) -> Option<Step> {
        const MOST_NAMES: usize = 3;
        let files: Vec<&String> = self.around.by_hand.iter().filter(|path| path.starts_with(folder)).collect();
        let names = files.iter().take(MOST_NAMES).map(|path| path.rsplit('/').next().unwrap_or(path));
        let mut names = names.collect::<Vec<_>>().join(", ");
        names.push_str(if files.len() > MOST_NAMES { ", …" } else { "." });
        let mut words = text(self.say(vi, en), [Number::plain(files.len() as u64)]);
        words.push(Part::Words(names));
        (!files.is_empty()).then(|| Self::step(words, None, []))
    }

    fn mailing(&self) -> Step {
        match self.around.letters {
            Some(letters) if letters > 0 => {
                let commands = [self.command("send", "gui", "send"), self.command("send", "gui --yes", "send --yes")];
                let mail = Some(mail::step(&self.around.outbox, self.lang));
                Step { mail, ..Self::step(Text::new(), None, commands) }
            }
            _ => {
                let words = self.say(
                    "Gửi bảng tổng hợp lên cấp trên. Muốn tonghop soạn và gửi thư, hãy khai [mail] và địa chỉ thư của cấp trên trong config.toml.",
                    "Send the workbook to the unit above. For tonghop to write and send letters, fill in [mail] and the address of the unit above in config.toml.",
                );
                Self::step(text(words, []), Some(WORKBOOK), [])
            }
        }
    }

    /// What this run did, a sentence a thing.
    pub(super) fn run(&self) -> Vec<Text> {
        let files = &self.asides.files;
        let numbers = [files.total, files.read, files.same, files.superseded, files.unreadable].map(Number::plain);
        let mut told = vec![text(
            self.say(
                "Nhận {} tệp: {} dùng, {} gửi lại y nguyên, {} bị bản mới thay, {} không đọc được.",
                "Files: {}. Used: {}; sent again: {}; replaced by newer ones: {}; unreadable: {}.",
            ),
            numbers,
        )];
        if self.asides.handled > 0 {
            told.push(text(
                self.say(
                    "{} tệp đã đọc ở kỳ trước: chỗ nào cần sửa đã nêu khi đó, không nhắc lại và không trả lại lần nữa.",
                    "Files read for an earlier period already: {}. What is wrong in them was said then, and is not returned again.",
                ),
                [Number::plain(self.asides.handled)],
            ));
        }
        told.push(text(
            self.say("Ghi {} tệp kết quả và trang này.", "Output files written: {}, and this page."),
            [Number::plain(self.around.outputs.len() as u64)],
        ));
        for (path, beside) in &self.around.kept {
            told.push(vec![Part::Words(match (beside, self.lang) {
                (Some(new), Lang::Vi) => format!("Đã có người sửa {path}: giữ nguyên, bản mới ghi ở {new}."),
                (Some(new), Lang::En) => format!("{path} was edited by a person: kept, the new one is {new}."),
                (None, Lang::Vi) => format!("Đã có người sửa {path}: giữ nguyên, lần chạy này không còn lập tệp ấy."),
                (None, Lang::En) => format!("{path} was edited by a person: kept, this run makes it no more."),
            })]);
        }
        told.extend(self.around.outdated.iter().map(|said| vec![Part::Words(said.clone())]));
        told.push(match (self.around.letters, self.lang) {
            (None, _) => text(
                self.say(
                    "Chưa soạn thư nào vì config.toml chưa có [mail].",
                    "No letter was prepared: there is no [mail] in config.toml.",
                ),
                [],
            ),
            (Some(0), _) => text(
                self.say(
                    "Chưa soạn thư nào vì chưa biết địa chỉ thư của nơi nhận.",
                    "No letter was prepared: no recipient has a known address.",
                ),
                [],
            ),
            (Some(_), _) => text(
                self.say(
                    "Thư chưa gửi ở thu/moi/, đã gửi ở thu/da-gui/, cần người xem ở thu/can-xem/; thư đã gửi không bao giờ tự gửi lại.",
                    "Letters not sent yet: thu/moi/; sent: thu/da-gui/; to be looked at: thu/can-xem/. What was sent is never sent again by itself.",
                ),
                [],
            ),
        });
        told
    }
}
