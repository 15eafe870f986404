//! Everything a run writes: books and tables to bytes, bytes to the period's folder, the letter to the outbox.

use super::summary::Written;
use crate::cli::Common;
use crate::deliver::disk::{self, OutFile};
use crate::deliver::{letter, outbox};
use crate::error::Fatal;
use crate::model::{Date, Lang};
use crate::pipeline::Outcome;
use crate::report;
use crate::settings::Settings;
use crate::write::{json, ledger, xlsx};

/// Writes `output/<period>/` and prepares the mail. Sends nothing.
///
/// # Errors
/// Where a template has a mistake (before anything is written) or the disk refuses.
pub(super) fn publish(common: &Common, outcome: &Outcome, settings: &Settings, today: Date) -> Result<Written, Fatal> {
    let Outcome { figures, register, findings, .. } = outcome;
    let lang = settings.lang;
    // The letter first: a mistake in its template stops the run while the last output is still whole.
    let template = letter::up_template(&common.dir, lang)?;
    let totals = book(&report::totals_form(figures, register, settings), lang)?;
    let letter = letter::up(figures, register, totals, settings, &template)?;

    let mut outputs = vec![
        OutFile {
            path: "tong-hop.xlsx".to_owned(),
            bytes: book(&report::consolidated(figures, register, findings, settings), lang)?,
        },
        OutFile { path: "so-lieu.json".to_owned(), bytes: json::figures(figures) },
    ];
    let tables = ledger::tables(register, findings, lang);
    outputs.extend(tables.into_iter().map(|(name, bytes)| OutFile { path: format!("so-cai/{name}"), bytes }));
    let folder = register.period.folder();
    let published = disk::publish(&common.dir, &folder, outputs, lang)?;

    let thu = published.folder.join("thu");
    let mut mail_ready = 0;
    let mut mail_to_look_at = 0;
    if let Some(mail) = &settings.mail {
        outbox::prepare(&thu, letter.into_iter().collect(), mail, today, lang)?;
        mail_ready = outbox::pending(&thu, lang)?.len();
        mail_to_look_at = outbox::to_look_at(&thu, lang)?;
    }
    let kept = published.kept.iter().filter_map(|kept| {
        let new = kept.new.as_ref()?;
        Some((published.folder.join(&kept.path), published.folder.join(new)))
    });
    Ok(Written { workbook: published.folder.join("tong-hop.xlsx"), kept: kept.collect(), mail_ready, mail_to_look_at })
}

fn book(book: &report::book::Book, lang: Lang) -> Result<Vec<u8>, Fatal> {
    xlsx::workbook(book).map_err(|problem| {
        let (what, hint) = match lang {
            Lang::Vi => {
                ("Không lập được bảng tổng hợp", "Bảng vượt quá giới hạn của Excel; hãy chia kỳ báo cáo ngắn hơn.")
            }
            Lang::En => ("cannot make the workbook", "It exceeds a limit of Excel; report a shorter period."),
        };
        Fatal::new(what).cause(problem).hint(hint)
    })
}
