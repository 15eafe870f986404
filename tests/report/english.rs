//! The English template: the same report in the same form.

use super::build::{Doc, column};

const HELP: [&str; 5] = [
    "{# HOW TO EDIT. These lines vanish from the report. #}",
    "{# Double braces are filled in: members.total|so gives 1,618; |phan_tram gives 39.5%; |ngay gives 30/04/2021. A value takes the look of where its braces begin. #}",
    "{# What stands between if and endif shows only where the condition holds; around a whole paragraph, the paragraph vanishes. #}",
    "{# A table row repeats: for ... in ... in its first cell, endfor in its last. #}",
    "{# Names are the keys of so-lieu.json and those in HUONG-DAN.md. A wrong name stops the run and is told with its paragraph. #}",
];

pub fn template() -> Vec<u8> {
    let mut doc = Doc::default();
    HELP.iter().for_each(|line| doc.p("HuongDan", line));
    head(&mut doc);
    situation(&mut doc);
    results(&mut doc);
    places(&mut doc);
    procedure(&mut doc);
    assessment(&mut doc);
    end(&mut doc);
    doc.bytes("Report", "en-GB")
}

fn head(doc: &mut Doc) {
    doc.beside(
        4100,
        &[
            ("TieuDeTrai", "{% if office.parent %}{{ office.parent|upper }}{% else %}……………………{% endif %}"),
            (
                "TieuDeTraiDam",
                "{% if office.committee %}{{ office.committee|upper }}{% else %}COMMITTEE OF ……………………{% endif %}",
            ),
            ("TieuDeTrai", "***"),
            ("TieuDeTrai", "No.: ……-BC/ĐTN"),
        ],
        &[("TieuDePhai", "HO CHI MINH COMMUNIST YOUTH UNION"), ("DongNgayThang", "{{ office.place }}, date ……………")],
    );
    doc.p("TenLoai", "REPORT");
    doc.p("TrichYeu", "Members’ activity at their place of residence");
    doc.p("TrichYeu", "({{ period.label }})");
    doc.p("GachNgan", "-----------");
    doc.p("CanCu", "{% for one in documents %}Pursuant to {{ one.cited }};{% endfor %}");
    doc.p(
        "Normal",
        "The Committee{% if office.name %} of {{ office.name }}{% endif %} reports as follows ({{ period.label_in }}):",
    );
}

fn situation(doc: &mut Doc) {
    doc.p("Muc1", "I. SITUATION AND MEMBERS");
    doc.p(
        "Normal",
        "{% if direct_units %}{% if office.name %}{{ office.name }}{% else %}……………………{% endif %}{% if office.parent %}, under {{ office.parent }},{% endif %} has {{ direct_units|length|dem('direct unit', 'direct units') }}{% if direct_units|length <= 15 %}: {% for one in direct_units %}{{ one.name }}{% if not loop.last %}, {% endif %}{% endfor %}{% endif %}.{% endif %}",
    );
    doc.p("DongCham", "\t");
    doc.p(
        "Normal",
        "{% if members.total %}On {{ period.last_day }} the rosters of the units held __{{ members.total|dem('member', 'members') }}__{% if categories %} ({% for one in categories %}{{ one.label }} {{ one.members|so }}{% if not loop.last %}, {% endif %}{% endfor %}){% endif %}; {% if members.joined_in_period %}{{ members.joined_in_period|so }} joined in the period.{% else %}none is listed as having joined in the period.{% endif %}{% else %}No unit sent a roster, so the number of members is not known.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% for one in members.stated %}{% if one.difference != 0 %}The number published elsewhere is {{ one.total|so }}, {{ one.difference|abs|so }} {% if one.difference > 0 %}more{% else %}fewer{% endif %} than the rosters; this report counts the rosters.{% endif %}{% endfor %}",
    );
}

/// What changed since the period before; nothing where its output is not there.
const BEFORE: &str = "{% if previous %}Compared with the period before ({{ previous.period.label }}): members {% if previous.members.difference > 0 %}up by {{ previous.members.difference|so }}{% elif previous.members.difference < 0 %}down by {{ previous.members.difference|abs|so }}{% else %}unchanged{% endif %} (before: {{ previous.members.before|so }}), persons who took part {% if previous.participants.difference > 0 %}up by {{ previous.participants.difference|so }}{% elif previous.participants.difference < 0 %}down by {{ previous.participants.difference|abs|so }}{% else %}unchanged{% endif %} (before: {{ previous.participants.before|so }}), turns {% if previous.turns.difference > 0 %}up by {{ previous.turns.difference|so }}{% elif previous.turns.difference < 0 %}down by {{ previous.turns.difference|abs|so }}{% else %}unchanged{% endif %} (before: {{ previous.turns.before|so }}).{% endif %}";

fn results(doc: &mut Doc) {
    doc.p("Muc1", "II. RESULTS");
    doc.p("Muc2", "1. Guidance");
    doc.p(
        "Normal",
        "{% if reporting.expected %}{{ reporting.received|so }} of {{ reporting.expected|dem('direct unit', 'direct units') }} sent figures{% for level in reporting.levels %}{% if level.expected != reporting.expected %}; {{ level.label }}s {{ level.received|so }} of {{ level.expected|so }}{% endif %}{% endfor %}.{% endif %}",
    );
    doc.p("DongCham", "\t");
    doc.p("Muc2", "2. Taking part");
    doc.p(
        "Normal",
        "{% if turns.total %}The period counts __{{ turns.total|dem('turn', 'turns') }}__{% if members.participants %} of __{{ members.participants|dem('person', 'persons') }}__{% endif %}.{% else %}No turn was recorded in the period.{% endif %}",
    );
    doc.p("Normal", BEFORE);
    doc.p("SauBang", "{% if turns.total %}");
    doc.p("Muc3", "2.1. By channel");
    doc.table(
        "one in channels",
        &[
            column(700, true, "No.", "{{ loop.index }}"),
            column(4871, false, "Channel", "{{ one.label }}"),
            column(1100, true, "Turns", "{{ one.turns|so }}"),
            column(1100, true, "Share", "{{ one.share|phan_tram }}"),
            column(1300, true, "Persons", "{{ one.members|so }}"),
        ],
        &["", "Total", "{{ turns.total|so }}", "", "{{ members.participants|so }}"],
    );
    doc.p("GhiChu", "A person may have several turns, in several channels and groups, so persons do not add up.");
    doc.p("Muc3", "2.2. By activity group");
    doc.p("SauBang", "{% if groups_total %}");
    doc.table(
        "one in groups",
        &[
            column(700, true, "No.", "{{ loop.index }}"),
            column(4871, false, "Group", "{{ one.label }}"),
            column(1100, true, "Turns", "{{ one.turns|so }}"),
            column(1100, true, "Share", "{{ one.share|phan_tram }}"),
            column(1300, true, "Persons", "{{ one.members|so }}"),
        ],
        &["", "Total", "{{ groups_total|so }}", "", ""],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("Normal", "{% if not groups_total %}No turn of the period names an activity group.{% endif %}");
}

fn places(doc: &mut Doc) {
    doc.p("Muc3", "2.3. By unit");
    doc.p("SauBang", "{% if unit_lines %}");
    doc.table(
        "one in unit_lines",
        &[
            column(700, true, "No.", "{{ loop.index }}"),
            column(4471, false, "Unit", "{{ one.name }}"),
            column(1300, true, "Members", "{{ one.members|so }}"),
            column(1400, true, "Took part", "{{ one.participants|so }}"),
            column(1200, true, "Turns", "{{ one.turns|so }}"),
        ],
        &["", "Whole", "{{ members.total|so }}", "{{ members.participants|so }}", "{{ turns.total|so }}"],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("Normal", "{% if not unit_lines %}No figure belongs to a unit of its own.{% endif %}");
    doc.p("Muc3", "2.4. By ward");
    doc.p("SauBang", "{% if wards_known %}");
    doc.table(
        "one in wards",
        &[
            column(700, true, "No.", "{{ loop.index }}"),
            column(5571, false, "Ward", "{% if one.name %}{{ one.name }}{% else %}Ward unknown{% endif %}"),
            column(1300, true, "Turns", "{{ one.turns|so }}"),
            column(1500, true, "Persons", "{{ one.members|so }}"),
        ],
        &["", "Total", "{{ turns.total|so }}", "{{ members.participants|so }}"],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("Normal", "{% if not wards_known %}The lists do not name the wards.{% endif %}");
    doc.p("SauBang", "{% if months|length > 1 and months|length <= 12 %}");
    doc.p("Muc3", "2.5. By month");
    doc.table(
        "one in months",
        &[
            column(4871, false, "Month", "{% if one.label %}{{ one.label }}{% else %}Month unknown{% endif %}"),
            column(2100, true, "Turns", "{{ one.turns|so }}"),
            column(2100, true, "Persons", "{{ one.members|so }}"),
        ],
        &["Whole period", "{{ turns.total|so }}", "{{ members.participants|so }}"],
    );
    doc.p("SauBang", "{% endif %}");
    doc.p("SauBang", "{% endif %}");
}

fn procedure(doc: &mut Doc) {
    doc.p("Muc2", "3. Introduced and confirmed");
    doc.p(
        "Normal",
        "{% if introductions.introduced %}The units introduced {{ introductions.introduced|dem('member', 'members') }} to a ward (by slips that hold in the period, those written before it among them); {% if introductions.confirmed %}{{ introductions.confirmed|so }} confirmed ({{ introductions.share|phan_tram }}){% else %}none confirmed yet{% endif %}{% if introductions.unconfirmed %}, {{ introductions.unconfirmed|so }} not confirmed{% endif %}{% if introductions.otherwise %}, {{ introductions.otherwise|so }} confirmed elsewhere, for another period or with other details{% endif %}{% if introductions.withdrawn %}, {{ introductions.withdrawn|so }} withdrawn{% endif %}.{% else %}No slip of introduction holds in the period.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if introductions.unannounced %}{{ introductions.unannounced|dem('confirmation', 'confirmations') }} came without an introduction.{% endif %}",
    );
    doc.p(
        "Normal",
        "{% if graded %}{{ graded|dem('member was', 'members were') }} graded by the wards: {% for one in grades if one.members %}{{ one.label|lower }} {{ one.members|so }} ({{ one.share|phan_tram }}){% if not loop.last %}, {% endif %}{% endfor %}.{% endif %}",
    );
    doc.p("Muc2", "4. Working with the wards");
    doc.p(
        "Normal",
        "{% if wards_known %}Members took part in {{ wards_known|dem('ward', 'wards') }}. {% endif %}{% if ward_senders %}{{ ward_senders|dem('ward union', 'ward unions') }} sent lists or confirmations.{% else %}No ward union sent confirmations in the period.{% endif %}",
    );
    doc.p("DongCham", "\t");
}

fn assessment(doc: &mut Doc) {
    doc.p("Muc1", "III. ASSESSMENT");
    doc.p("Muc2", "1. Achieved");
    doc.p("Normal", "{% if reporting.expected and not reporting.missing %}- Every direct unit ({{ reporting.received|so }} of {{ reporting.expected|so }}) sent its figures.{% endif %}");
    doc.p("DongCham", "- \t");
    doc.p("Muc2", "2. Shortcomings");
    doc.p(
        "Normal",
        "{% for level in reporting.levels %}{% if level.missing %}- {{ level.missing|dem(level.label, level.label ~ 's') }} sent no figures{% if level.missing <= 10 %}: {% for one in missing_units if one.level == level.level %}{{ one.name }}{% if one.state == 'unreadable' %} (its file cannot be read){% endif %}{% if not loop.last %}; {% endif %}{% endfor %}{% endif %}.{% endif %}{% endfor %}",
    );
    doc.p("Normal", "{% if introductions.unconfirmed %}- {{ introductions.unconfirmed|dem('introduction is', 'introductions are') }} not confirmed.{% endif %}");
    doc.p(
        "Normal",
        "{% if other_group and other_group.share and other_group.share > checks.other_share %}- “{{ other_group.label }}” holds {{ other_group.share|phan_tram }} of the turns by group ({{ other_group.turns|so }} of {{ groups_total|so }}).{% endif %}",
    );
    doc.p("Normal", "{% if members.not_on_roster %}- {{ members.not_on_roster|dem('person', 'persons') }} took part and stand on no roster.{% endif %}");
    doc.p("Normal", "{% for one in wards if not one.code %}{% if one.turns and wards_known %}- The ward of {{ one.turns|dem('turn', 'turns') }} is not known.{% endif %}{% endfor %}");
    doc.p("Normal", "{% if balance.rows.waiting %}- {{ balance.rows.waiting|dem('row waits', 'rows wait') }} for the units and are not counted here.{% endif %}");
    doc.p("DongCham", "- \t");
    doc.p("Muc2", "3. Causes and lessons");
    doc.p("DongCham", "- \t");
}

fn end(doc: &mut Doc) {
    doc.p("Muc1", "IV. PROPOSALS");
    doc.p("DongCham", "- \t");
    doc.p("KetThuc", "This is the report{% if office.name %} of {{ office.name }}{% endif %} for the period ({{ period.label_in }})./.");
    doc.beside(
        4100,
        &[
            ("NoiNhan", "__~~To:~~__"),
            ("NoiNhan", "{% for one in [office.parent] if one %}- {{ one }};{% endfor %}"),
            ("NoiNhan", "- The direct units;"),
            ("NoiNhan", "- Office file."),
        ],
        &[
            ("ChuKy", "FOR THE COMMITTEE"),
            ("ChoKy", "SECRETARY"),
            ("ChuKy", "{% if office.signer %}{{ office.signer }}{% endif %}"),
        ],
    );
}
