//! Promise 7 as a property: whatever the server does, however often it is asked, nobody gets a message twice.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use mail_parser::MessageParser;
use proptest::prelude::*;
use serde_json::Value;
use tonghop::deliver::letter::Letter;

use super::server::{Act, At, Script, Server};
use super::tests::{Bench, letter, names};

#[derive(Clone, Debug)]
struct Round {
    script: Script,
    /// Which letters there are, and with which content.
    letters: [Option<u8>; 3],
    /// Whether a run prepares before the sending.
    prepare: bool,
    killed: Killed,
}

/// Whether the sending is killed, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Killed {
    No,
    /// After the text was handed over, before the answer was noted.
    Sending,
    /// After the answer was noted, before the message was moved.
    Sent,
}

fn script() -> impl Strategy<Value = Script> {
    let phases = prop::sample::select(vec![At::Greeting, At::Ehlo, At::Mail, At::Rcpt, At::Data, At::Dot]);
    let act = prop_oneof![
        3 => Just(Act::Drop),
        3 => Just(Act::Say("451 later".into())),
        2 => Just(Act::Say("554 no".into())),
        1 => Just(Act::Say("421 busy".into())),
        1 => Just(Act::Say("what".into())),
        1 => Just(Act::Hang(Duration::from_millis(400))),
    ];
    let one = prop::sample::select(vec!["a@city.example", "b@city.example", "x@city.example"]);
    let line = prop::sample::select(vec!["550 no such user", "451 later"]);
    let recipients = prop::collection::btree_map(one.prop_map(str::to_owned), line.prop_map(str::to_owned), 0..2);
    let acts = prop::option::weighted(0.7, (phases, act));
    (acts, recipients).prop_map(|(acts, recipients)| Script {
        acts: acts.into_iter().collect(),
        recipients,
        ..Script::default()
    })
}

fn round() -> impl Strategy<Value = Round> {
    let letter = || prop::option::weighted(0.8, 0u8..2);
    let killed = prop_oneof![3 => Just(Killed::No), 1 => Just(Killed::Sending), 1 => Just(Killed::Sent)];
    (script(), [letter(), letter(), letter()], any::<bool>(), killed)
        .prop_map(|(script, letters, prepare, killed)| Round { script, letters, prepare, killed })
}

/// Puts what was sent since `before` back to where a killed sending leaves it.
fn kill(bench: &Bench, before: &[String], killed: Killed) {
    let thu = bench.thu();
    for name in names(&thu, "da-gui", "json").into_iter().filter(|name| !before.contains(name)) {
        let stem = name.strip_prefix("da-gui/").unwrap().strip_suffix(".json").unwrap();
        let place = |folder: &str, extension: &str| thu.join(folder).join(format!("{stem}.{extension}"));
        let mut envelope: Value = serde_json::from_slice(&fs::read(place("da-gui", "json")).unwrap()).unwrap();
        envelope["to"] = envelope["sent_to"].take();
        envelope["sent_to"] = Value::Array(Vec::new());
        fs::write(place("moi", "json"), envelope.to_string()).unwrap();
        fs::remove_file(place("da-gui", "json")).unwrap();
        fs::rename(place("da-gui", "eml"), place("moi", "eml")).unwrap();
        if killed == Killed::Sending {
            let journal = thu.join("nhat-ky.jsonl");
            let line = format!("{{\"key\":{},\"state\":\"sending\"}}\n", envelope["key"]);
            fs::write(&journal, fs::read_to_string(&journal).unwrap() + &line).unwrap();
        }
    }
}

fn letters(round: &Round) -> Vec<Letter> {
    let to = [("A", "a@city.example"), ("B", "b@city.example, x@city.example"), ("C", "a@city.example")];
    let made = to.iter().zip(round.letters).filter_map(|((code, email), content)| {
        content.map(|content| letter(code, email, &format!("nội dung {content}\n")))
    });
    made.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A server may have taken a message as soon as it has its text. Nobody is ever handed the same Message-ID twice, unless
    /// the server plainly said that it did not take it.
    #[test]
    fn nobody_gets_a_message_twice(rounds in prop::collection::vec(round(), 1..5)) {
        let server = Server::start(Script::default());
        let bench = Bench::new(&server);
        let mut reached: BTreeMap<(String, String), usize> = BTreeMap::new();
        let well = Round { script: Script::default(), letters: rounds[rounds.len() - 1].letters, prepare: true, killed: Killed::No };
        for round in rounds.iter().chain([&well, &well]) {
            server.change(round.script.clone());
            if round.prepare {
                bench.prepare(letters(round));
            }
            let before = server.handed().len();
            if bench.thu().is_dir() {
                let sent = names(&bench.thu(), "da-gui", "json");
                bench.send();
                if round.killed != Killed::No {
                    kill(&bench, &sent, round.killed);
                }
            }
            let plain_no = matches!(round.script.acts.get(&At::Dot), Some(Act::Say(line)) if !line.starts_with("what"));
            for handed in server.handed().into_iter().skip(before).filter(|_| !plain_no) {
                let id = MessageParser::default().parse(&handed.bytes).unwrap().message_id().unwrap().to_owned();
                for to in handed.to {
                    *reached.entry((id.clone(), to)).or_default() += 1;
                }
            }
        }
        for (message, times) in &reached {
            prop_assert_eq!(*times, 1, "{:?}", message);
        }
        // At a server that is well nothing stays behind, and nothing is sent any more.
        prop_assert!(bench.places().iter().all(|place| !place.starts_with("moi/")), "{:?}", bench.places());
        let handed = server.handed().len();
        bench.prepare(letters(&well));
        bench.send();
        prop_assert_eq!(server.handed().len(), handed);
    }
}
