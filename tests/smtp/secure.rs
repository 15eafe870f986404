//! Encrypted sending, against a server with a certificate of a test authority.

use std::sync::Arc;

use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tonghop::deliver::smtp::{Place, Secret};
use tonghop::settings::Security;

use super::server::{Script, Secure, Server};
use super::tests::{Bench, letter};

/// A test authority, and a certificate it issued to a server.
pub struct Authority {
    /// The authority's own certificate, as `ca_file` names it.
    pub pem: String,
    pub certificate: Certificate,
    /// The server's key.
    pub key: KeyPair,
}

impl Authority {
    pub fn issuing(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut own = CertificateParams::new(Vec::new()).unwrap();
        own.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = own.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(own, key);
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
        Self { pem, certificate, key }
    }
}

/// An authority's certificate as PEM, and a server's configuration with a certificate of it for `name`.
fn authority(name: &str) -> (String, Arc<ServerConfig>) {
    let Authority { pem, certificate, key } = Authority::issuing(name);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .unwrap();
    (pem, Arc::new(config))
}

/// A bench with three messages before a server that encrypts from the first byte or after STARTTLS.
fn bench(config: Arc<ServerConfig>, at_once: bool) -> (Server, Bench) {
    let secure = Some(Secure { config, at_once });
    let server = Server::start(Script { login: true, secure, ..Script::default() });
    let mut bench = Bench::new(&server);
    bench.mail.security = if at_once { Security::Tls } else { Security::StartTls };
    bench.mail.user = Some("doan".into());
    bench.prepare(["A", "B", "C"].map(|code| letter(code, "a@city.example", "một\n")).into());
    (server, bench)
}

/// Nothing is sent, and the reason has these words.
fn refused(server: &Server, bench: &Bench, words: &str) {
    let report = bench.send_as(Some(&Secret::new("x")));
    assert_eq!(report.count(Place::StillToSend), 3);
    assert!(server.handed().is_empty());
    // After the second failure the rest is left alone.
    assert!(server.connections() <= 2, "{}", server.connections());
    for outcome in &report.outcomes {
        let reason = outcome.reason.as_deref().unwrap();
        assert!(reason.contains(words) && reason.contains("127.0.0.1"), "{reason}");
    }
}

#[test]
fn a_server_whose_authority_is_named_is_spoken_to_encrypted() {
    for at_once in [true, false] {
        let (pem, config) = authority("127.0.0.1");
        let (server, mut bench) = bench(config, at_once);
        std::fs::write(bench.root.path().join("ca.pem"), pem).unwrap();
        bench.mail.ca_file = Some("ca.pem".into());
        let report = bench.send_as(Some(&Secret::new("x")));
        assert!(report.all_sent(), "{:?}", report.outcomes);
        assert_eq!(server.handed().len(), 3);
        assert!(bench.send().outcomes.is_empty());
    }
}

#[test]
fn an_unknown_authority_gets_nothing() {
    for at_once in [true, false] {
        let (_, config) = authority("127.0.0.1");
        let (server, mut bench) = bench(config, at_once);
        refused(&server, &bench, "ca_file (không rõ nơi cấp chứng chỉ)");
        // Nor does another authority of the same name help.
        let (other, _) = authority("127.0.0.1");
        std::fs::write(bench.root.path().join("ca.pem"), other).unwrap();
        bench.mail.ca_file = Some("ca.pem".into());
        let report = bench.send();
        assert_eq!((report.count(Place::StillToSend), server.handed().len()), (3, 0));
    }
}

#[test]
fn a_certificate_for_another_name_gets_nothing() {
    for at_once in [true, false] {
        let (pem, config) = authority("mail.khac.example");
        let (server, mut bench) = bench(config, at_once);
        std::fs::write(bench.root.path().join("ca.pem"), pem).unwrap();
        bench.mail.ca_file = Some("ca.pem".into());
        refused(&server, &bench, "ca_file (chứng chỉ cấp cho tên máy chủ khác)");
    }
}

#[test]
fn a_server_without_starttls_gets_nothing() {
    let server = Server::start(Script { login: true, ..Script::default() });
    let mut bench = Bench::new(&server);
    bench.mail.security = Security::StartTls;
    bench.mail.user = Some("doan".into());
    bench.prepare(["A", "B", "C"].map(|code| letter(code, "a@city.example", "một\n")).into());
    refused(&server, &bench, "không hỗ trợ STARTTLS");
}

#[test]
fn an_authority_file_that_is_none_stops_the_sending() {
    let (_, config) = authority("127.0.0.1");
    let (server, mut bench) = bench(config, true);
    std::fs::write(bench.root.path().join("ca.pem"), "không phải chứng chỉ").unwrap();
    for file in ["ca.pem", "khong-co.pem"] {
        bench.mail.ca_file = Some(file.into());
        let patience = tonghop::deliver::smtp::Patience::default();
        let lang = tonghop::model::Lang::Vi;
        let sent = tonghop::deliver::smtp::send_all(&bench.thu(), bench.root.path(), &bench.mail, None, patience, lang);
        let fatal = sent.unwrap_err();
        assert!(fatal.hint.is_some(), "{}", fatal.what);
    }
    assert_eq!((server.connections(), server.handed().len()), (0, 0));
}
