//! What the chapters of the plan report: who took part in which list, and which groups their lists use up.

use jiff::civil::date;

use super::plan::{AGGREGATE, Plan, Roster, Sender, Style, TBM, month};

impl Plan {
    pub(super) fn chapters_report(&mut self) {
        let mut order: Vec<usize> = (0..self.chapters.len()).filter(|at| self.chapters[*at].faculty != TBM).collect();
        self.dice.shuffle(&mut order);
        // Of TBM Điện lạnh two chapters send nothing themselves.
        let first = self.chapters.iter().position(|chapter| chapter.faculty == TBM).expect("there are some");
        let tbm = |at: usize| first + at;
        let (plain, rest) = order.split_at(26);
        for (number, chapter) in plain.iter().copied().chain((0..4).map(tbm)).enumerate() {
            self.plain(chapter, number);
        }
        let (months, rest) = rest.split_at(12);
        months.iter().for_each(|chapter| self.months(*chapter));
        let (wide, rest) = rest.split_at(21);
        self.wide(tbm(4), Some(AGGREGATE));
        for chapter in [tbm(5), tbm(6)].into_iter().chain(wide.iter().copied()) {
            self.wide(chapter, None);
        }
        let (long, rest) = rest.split_at(10);
        for (number, chapter) in [tbm(7)].into_iter().chain(long.iter().copied()).enumerate() {
            self.long(chapter, number);
        }
        let (marks, rest) = rest.split_at(4);
        for (number, chapter) in marks.iter().enumerate() {
            self.attendance(*chapter, number < 2);
        }
        rest[..2].iter().for_each(|chapter| self.unsaid(*chapter));
        self.count(rest[2]);
        // Whoever sends student numbers without births must have them on the roster.
        for chapter in marks {
            self.chapters[*chapter].roster = Roster::School;
        }
        let twins = self.chapters[rest[3]].members[..2].to_vec();
        for (who, year) in twins.into_iter().zip([0, 1]) {
            let person = &mut self.people[who];
            (person.family, person.given, person.female) = ("Nguyễn Văn".to_owned(), "An".to_owned(), false);
            person.birth = date(person.birth.year() - year, person.birth.month(), person.birth.day());
            let century = if person.birth.year() < 2000 { 0 } else { 2 };
            let (place, tail) = (&person.citizen_id[..3], &person.citizen_id[6..]);
            person.citizen_id = format!("{place}{century}{:02}{tail}", person.birth.year() % 100);
            self.apart.insert(who);
        }
    }

    /// 30 chapters with five names each; the first ten of them twice.
    fn plain(&mut self, chapter: usize, number: usize) {
        let at = if number.is_multiple_of(2) { month(2021, 3) } else { self.some_month(chapter) };
        let who: Vec<usize> = self.free(chapter).into_iter().take(5).collect();
        let turns = who.iter().map(|who| self.turn(*who, 0, at, None)).collect();
        self.doc(Sender::Chapter(chapter), Style::Plain, at, turns);
        if number < 10 {
            let next = if at == self.first_month(chapter) { at + 1 } else { at - 1 };
            let turns = who.iter().map(|who| self.turn(*who, 0, next, None)).collect();
            self.doc(Sender::Chapter(chapter), Style::Plain, next, turns);
        }
    }

    /// Six members and ten marks in the months from September 2020.
    fn months(&mut self, chapter: usize) {
        let who: Vec<usize> = self.free(chapter).into_iter().skip(2).take(6).collect();
        let mut turns = Vec::new();
        for number in 0..10 {
            let one = who[number % 6];
            let offset = (number * 3 + chapter) % 8;
            turns.push(self.turn(one, 0, month(2020, 9) + i32::try_from(offset).expect("small"), None));
        }
        self.doc(Sender::Chapter(chapter), Style::Months, month(2020, 9), turns);
    }

    /// Eight marks among six members, never two in one group.
    fn wide(&mut self, chapter: usize, fixed: Option<i32>) {
        let at = fixed.unwrap_or_else(|| {
            let months = [month(2020, 10), month(2020, 11), month(2021, 1), month(2021, 2), month(2021, 4)];
            *self.dice.pick(&months)
        });
        let who: Vec<usize> = self.free(chapter).into_iter().skip(1).take(8).collect();
        let mut turns: Vec<usize> = Vec::new();
        for number in 0..8 {
            let group = match fixed {
                Some(_) if number < 2 => self.draw(|group| group == 4),
                Some(_) => self.draw(|group| group != 4 && group != 9),
                None => self.draw(|_| true),
            };
            let has = |who: &&usize| {
                turns.iter().any(|turn| (self.turns[*turn].who, self.turns[*turn].group) == (**who, group))
            };
            let one = *who.iter().cycle().skip(number % 6).take(8).find(|who| !has(who)).expect("eight for eight");
            turns.push(self.turn(one, group, at, None));
        }
        self.doc(Sender::Chapter(chapter), Style::Wide, at, turns);
    }

    /// Seven rows to the day, each of another member.
    fn long(&mut self, chapter: usize, number: usize) {
        let mut turns = Vec::new();
        for who in self.free(chapter).into_iter().take(7) {
            let offset = i32::try_from(self.dice.roll(3)).expect("small");
            let at = if number < 8 { month(2021, 1) + offset } else { self.first_month(chapter) + offset };
            // December 2020 is the month of an aggregate.
            let at = if at == AGGREGATE { month(2020, 11) } else { at };
            let (group, day) = (self.draw(|_| true), self.day());
            let turn = self.turn(who, group, at, day);
            self.turns[turn].away = turns.len() == 3;
            turns.push(turn);
        }
        self.doc(Sender::Chapter(chapter), Style::Long, month(2021, 1), turns);
    }

    fn attendance(&mut self, chapter: usize, monthly: bool) {
        let free = self.free(chapter);
        if monthly {
            let turns = free.into_iter().take(8).map(|who| self.turn(who, 0, month(2020, 12), None)).collect();
            self.doc(Sender::Chapter(chapter), Style::Attendance, month(2020, 12), turns);
        } else {
            let mut turns = Vec::new();
            for who in free.into_iter().take(7) {
                let group = self.draw(|group| group == 9);
                turns.push(self.turn(who, group, month(2021, 1), Some(17)));
            }
            self.doc(Sender::Chapter(chapter), Style::Donation, month(2021, 1), turns);
        }
    }

    fn unsaid(&mut self, chapter: usize) {
        let at = month(2021, 2);
        let turns = self.free(chapter).into_iter().take(4).map(|who| self.turn(who, 0, at, None)).collect();
        self.doc(Sender::Chapter(chapter), Style::Unsaid, at, turns);
    }

    /// Three members with 3, 2 and 2 turns of g9 in one month.
    fn count(&mut self, chapter: usize) {
        let at = month(2021, 3);
        let mut turns = Vec::new();
        for (who, count) in self.free(chapter).into_iter().zip([3, 2, 2]) {
            for _ in 0..count {
                let group = self.draw(|group| group == 9);
                turns.push(self.turn(who, group, at, None));
            }
        }
        self.doc(Sender::Chapter(chapter), Style::Count, at, turns);
    }
}
