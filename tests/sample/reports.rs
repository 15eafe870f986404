//! The rest of the plan: what faculties and wards report, who was introduced to whom, and that it adds up.

use std::collections::BTreeSet;

use super::people::{Category, Maker, Person};
use super::plan::{AGGREGATE, FACULTIES, LEFT_G4, LEFT_G9, Plan, Sender, Style, TBM, WARDS, month};

impl Plan {
    /// Nineteen persons a faculty, thirteen of whom have graduated: 26 monthly turns in two school years, and 16 by group.
    pub(super) fn faculties_report(&mut self, maker: &mut Maker) {
        for faculty in 0..FACULTIES.len() {
            let mut who = Vec::new();
            for number in 0..13 {
                let intake = 2016 + number % 2;
                let person = maker.person(intake - 19, Some(intake), Category::Student);
                who.push(self.people.len());
                self.people.push(Person { faculty, ..person });
            }
            self.gone.push(who.clone());
            who.extend(self.older(faculty).into_iter().take(6));
            let first = self.faculty_months(&who[..14], month(2018, 10));
            self.doc(Sender::Faculty(faculty), Style::FacultyMonthly, month(2018, 9), first);
            let second = self.faculty_months(&who[7..], month(2019, 10));
            self.doc(Sender::Faculty(faculty), Style::FacultyMonthly, month(2019, 9), second);
            let mut groups = Vec::new();
            for (number, one) in who[..16].iter().enumerate() {
                let group = self.draw(|_| true);
                let at = self.quiet(*one, month(2018, 10) + i32::try_from(number).expect("small"));
                let day = self.day();
                groups.push(self.turn(*one, group, at, day));
            }
            self.doc(Sender::Faculty(faculty), Style::FacultyGroups, month(2018, 9), groups);
        }
    }

    /// Members of the oldest course of a faculty who have no monthly turn yet.
    fn older(&self, faculty: usize) -> Vec<usize> {
        let chapters = (0..self.chapters.len()).filter(|at| {
            let chapter = &self.chapters[*at];
            chapter.faculty == faculty && chapter.course == 43
        });
        // From the end of the lists: their beginnings take part in what the chapters report.
        let mut all: Vec<usize> =
            chapters.flat_map(|at| self.free(at)).filter(|who| !self.monthly.contains(who)).collect();
        all.reverse();
        all
    }

    /// One dated turn each, in months from `from` in which nothing else is known of them.
    fn faculty_months(&mut self, who: &[usize], from: i32) -> Vec<usize> {
        let mut turns = Vec::new();
        for (number, one) in who.iter().enumerate() {
            let at = self.quiet(*one, from + i32::try_from(number % 8).expect("small"));
            let day = self.day();
            turns.push(self.turn(*one, 0, at, day));
        }
        turns
    }

    /// The first month from one on in which nothing is known of a person.
    fn quiet(&self, who: usize, from: i32) -> i32 {
        (from..).find(|at| *at != AGGREGATE && !self.busy.contains(&(who, *at))).expect("months do not end")
    }

    pub(super) fn wards_report(&mut self) {
        for ward in 0..WARDS.len() {
            self.ward_months(ward);
        }
        for ward in 0..WARDS.len() {
            self.ward_quarter(ward);
            self.ward_month(ward);
        }
        for faculty in 0..3 {
            let again = self.of_march(|person| person.faculty == faculty);
            self.doc(Sender::Faculty(faculty), Style::FacultyAgain, month(2021, 3), Vec::new());
            self.docs.last_mut().expect("just added").again = again;
        }
    }

    /// Persons of a ward in order of nobody's chapter.
    fn residents(&mut self, ward: usize, fits: impl Fn(&Self, usize) -> bool) -> Vec<usize> {
        let all: Vec<usize> = (0..self.chapters.len()).flat_map(|at| self.free(at)).collect();
        let mut there: Vec<usize> =
            all.into_iter().filter(|who| self.people[*who].ward == ward && fits(self, *who)).collect();
        self.dice.shuffle(&mut there);
        there
    }

    fn ward_months(&mut self, ward: usize) {
        let (all, again) = [(11, 4), (11, 4), (10, 5), (10, 4), (10, 4)][ward];
        let first = month(2019, 11) + i32::try_from(ward).expect("small");
        let who = self.residents(ward, |plan, who| {
            let course = plan.people[who].chapter.map_or(0, |chapter| plan.chapters[chapter].course);
            let months = [first, first + 3];
            course < 45 && !plan.monthly.contains(&who) && months.iter().all(|at| !plan.busy.contains(&(who, *at)))
        });
        for (at, count) in [(first, all), (first + 3, again)] {
            let turns = who[..count].iter().map(|who| self.turn(*who, 0, at, None)).collect();
            self.doc(Sender::Ward(ward), Style::WardMonthly, at, turns);
        }
    }

    /// Fourteen turns only the ward knows, and those to the day that chapters reported from the ward in that quarter.
    fn ward_quarter(&mut self, ward: usize) {
        let first = month(2021, 1);
        let who = self.residents(ward, |plan, who| {
            plan.people[who].faculty != TBM && (first..first + 3).all(|at| !plan.busy.contains(&(who, at)))
        });
        let mut turns = Vec::new();
        for number in 0..14 {
            let (group, day) = (self.draw(|_| true), self.day());
            // The twelfth took part in each of the three months.
            let at = first + i32::try_from(if number > 11 { 13 - number } else { number % 3 }).expect("small");
            turns.push(self.turn(who[number.min(11)], group, at, day));
        }
        let of_chapters = self.docs.iter().filter(|doc| doc.style == Style::Long).flat_map(|doc| &doc.turns);
        let again = of_chapters.copied().filter(|turn| {
            let turn = &self.turns[*turn];
            !turn.away && (first..first + 3).contains(&turn.month) && self.people[turn.who].ward == ward
        });
        let again = again.collect();
        self.doc(Sender::Ward(ward), Style::WardQuarter, first, turns);
        self.docs.last_mut().expect("just added").again = again;
    }

    fn ward_month(&mut self, ward: usize) {
        let again = self.of_march(|person| person.ward == ward);
        self.doc(Sender::Ward(ward), Style::WardMonth, month(2021, 3), Vec::new());
        self.docs.last_mut().expect("just added").again = again;
    }

    /// Turns of March 2021 that chapters list by name.
    fn of_march(&self, fits: impl Fn(&Person) -> bool) -> Vec<usize> {
        let plain = self.docs.iter().filter(|doc| doc.style == Style::Plain && doc.month == month(2021, 3));
        plain
            .flat_map(|doc| doc.turns.iter().copied())
            .filter(|turn| fits(&self.people[self.turns[*turn].who]))
            .collect()
    }

    /// Everybody a ward confirms was introduced there, but for two; of ten more the wards say nothing, or another one speaks.
    pub(super) fn introduce(&mut self) {
        for ward in 0..WARDS.len() {
            let taken: BTreeSet<usize> = self.slips.keys().copied().collect();
            let others = self.residents(ward, |plan, who| !taken.contains(&who) && plan.people[who].faculty != TBM);
            let confirmed = self.docs.iter().filter(|doc| {
                doc.sender == Sender::Ward(ward) && matches!(doc.style, Style::WardQuarter | Style::WardMonth)
            });
            let turns = confirmed.flat_map(|doc| doc.turns.iter().chain(&doc.again));
            let known: BTreeSet<usize> = turns.map(|turn| self.turns[*turn].who).collect();
            let mut others = others.into_iter().filter(|who| !known.contains(who));
            let bare: Vec<usize> = others.by_ref().take(8).collect();
            self.silent.extend(others.by_ref().take(2));
            if ward < 2 {
                self.withdrawn.extend(others.by_ref().take(1));
            }
            if ward == 3 {
                self.elsewhere = others.next().expect("somebody is left");
            }
            self.slips.extend(known.iter().chain(&bare).map(|who| (*who, ward)));
            self.doc(Sender::Ward(ward), Style::WardBare, month(2021, 4), Vec::new());
            let doc = self.docs.last_mut().expect("just added");
            doc.others = bare;
            if ward == 0 {
                doc.others.extend(others.by_ref().take(2));
            }
        }
        for who in self.silent.iter().chain(&self.withdrawn).chain([&self.elsewhere]) {
            self.slips.insert(*who, self.people[*who].ward);
        }
        // Introduced to Thới An Đông, confirmed by An Thới.
        let an_thoi = self.docs.iter_mut().find(|doc| (doc.sender, doc.style) == (Sender::Ward(1), Style::WardBare));
        an_thoi.expect("there is one").others.push(self.elsewhere);
    }

    /// What the school published, counted from the plan.
    pub(super) fn check(&self) {
        let on_roster = self.chapters.iter().map(|chapter| chapter.members.len()).sum::<usize>();
        let teachers: Vec<&Person> = self.teachers.iter().flatten().map(|who| &self.people[*who]).collect();
        let of = |category| teachers.iter().filter(|person| person.category == category).count();
        assert_eq!(self.chapters.len(), 112);
        assert_eq!((on_roster, of(Category::Lecturer), of(Category::Staff)), (1604, 11, 3));
        let admitted = |person: &&Person| (person.joined.year(), person.joined.month()) == (2021, 3);
        assert_eq!(self.people.iter().filter(admitted).count(), 150);
        let monthly = self.turns.iter().filter(|turn| turn.group == 0);
        assert_eq!(monthly.clone().count(), 573);
        assert_eq!(monthly.map(|turn| turn.who).collect::<BTreeSet<_>>().len(), 412);
        let mut groups = [0; 9];
        self.turns.iter().filter(|turn| turn.group > 0).for_each(|turn| groups[turn.group - 1] += 1);
        groups[3] += LEFT_G4;
        groups[8] += LEFT_G9;
        assert_eq!(groups, [30, 75, 20, 22, 7, 15, 24, 15, 275]);
        assert!(self.bag.is_empty());
        let (first, last) = (month(2018, 9), month(2021, 4));
        assert!(self.turns.iter().all(|turn| (first..=last).contains(&turn.month)));
        self.check_months();
    }

    /// Nobody has turns of two lists in one month, so that no two senders' claims can be taken for one turn that are two.
    fn check_months(&self) {
        let mut seen = std::collections::BTreeMap::new();
        for (number, doc) in self.docs.iter().enumerate() {
            for turn in &doc.turns {
                let turn = &self.turns[*turn];
                let first = *seen.entry((turn.who, turn.month)).or_insert(number);
                assert_eq!(first, number, "person {} in month {}", turn.who, turn.month);
            }
        }
        assert_eq!(self.docs.iter().map(|doc| doc.turns.len()).sum::<usize>(), self.turns.len());
    }
}
