//! Lines of "Dữ liệu" for the tonghop of the level above: whose figures these are and of when, and the finest sums.

use std::collections::BTreeMap;

use super::figure::Figures as Long;
use super::words::Words;
use crate::identify::Register;
use crate::model::UnitCode;
use crate::model::consolidated::{MemberKey, TurnKey, key};
use crate::tally::Figures;

pub(super) fn upward(long: &mut Long, figures: &Figures, register: &Register, words: &Words) {
    let turns = words.say("lượt", "turns");
    let members = words.say("đoàn viên", "members");
    let names: BTreeMap<&str, &str> =
        figures.units.iter().map(|unit| (unit.code.as_str(), unit.name.as_str())).collect();
    let name = |code: Option<&str>| code.and_then(|code| names.get(code)).copied().unwrap_or_default();
    let scope = words.say("lượt, chi tiết nhất", "turns, finest sums");
    for (at, one) in figures.turns.parts.iter().enumerate() {
        let code = TurnKey {
            channel: one.channel.to_string(),
            group: one.group.as_ref().map(ToString::to_string),
            by_keyword: one.by_keyword,
            month: one.month.map(|month| month.to_string()),
            ward: one.ward.as_ref().map(|ward| (ward.code.clone(), ward.new)),
            unit: one.unit.as_ref().map(ToString::to_string),
        };
        let words = [scope, &code.code(), name(one.unit.as_ref().map(UnitCode::as_str)), turns];
        long.part(&format!("{}{at}.turns", key::TURN_PARTS), words, one.turns.0);
    }
    let scope = words.say("đoàn viên, chi tiết nhất", "members, finest sums");
    for (at, one) in figures.members.parts.iter().enumerate() {
        let code = MemberKey { category: one.category.to_owned(), joined: one.joined.clone(), unit: one.unit.clone() };
        let words = [scope, &code.code(), name(one.unit.as_deref()), members];
        long.part(&format!("{}{at}.members", key::MEMBER_PARTS), words, one.members.0);
    }
    facts(long, figures, register, words);
}

/// Texts that are no figures.
fn facts(long: &mut Long, figures: &Figures, register: &Register, words: &Words) {
    let scope = words.say("đơn vị", "units");
    for one in &figures.units {
        let mut tell = |measure: &str, label: &str, value: &str| {
            long.tell(&format!("{}{}.{measure}", key::UNITS, one.code), [scope, &one.code, &one.name, label], value);
        };
        tell("level", words.say("cấp", "level"), one.level);
        tell("parent", words.say("cấp trên", "parent"), one.parent.as_deref().unwrap_or_default());
        tell("state", words.say("tình trạng", "state"), one.state);
    }
    let scope = words.say("bảng này", "this workbook");
    let office = &figures.office;
    let mut tell = |key: &str, label: &str, value: &str| long.tell(key, [scope, "", label, ""], value);
    tell(key::SCHEMA, words.say("Cách ghi", "Form"), figures.schema);
    tell(
        key::OFFICE_CODE,
        words.say("Mã đơn vị lập bảng", "Code of the office"),
        office.code.as_deref().unwrap_or_default(),
    );
    tell(key::OFFICE_NAME, words.say("Đơn vị lập bảng", "Office"), &office.name);
    tell(key::OFFICE_LEVEL, words.say("Cấp của đơn vị", "Level of the office"), office.level.unwrap_or_default());
    tell(key::PERIOD_FROM, words.say("Từ ngày", "From"), &figures.period.from);
    tell(key::PERIOD_TO, words.say("Đến ngày", "To"), &figures.period.to);
    let closing = register.period.cut.closing_day.map_or(0, i8::unsigned_abs);
    tell(
        key::CLOSING_DAY,
        words.say("Ngày chốt tháng (0: hết tháng)", "Closing day (0: month's end)"),
        &closing.to_string(),
    );
}
