//! Records of a sheet that layout unfolded, put back to where they stand on it.

use std::sync::Arc;

use super::{Body, Claim, Participation, Record, TableRecords, WardText};
use crate::model::{CellRef, Places};

/// Every row and cell that the records name, as the sheet has it.
pub(super) fn back(table: &mut TableRecords, places: &Places) {
    table.row = places.row(table.row);
    table.records.iter_mut().for_each(|record| of_record(record, places));
}

fn of_record(record: &mut Record, places: &Places) {
    record.row = places.row(record.row);
    let cell = |at: &mut CellRef| *at = places.cell(*at);
    cell(&mut record.at);
    match &mut record.body {
        Body::Membership(member) => member.remark.iter_mut().for_each(cell),
        Body::Slip(slip) => ward(&mut slip.ward, places),
        Body::Participation(part) | Body::Confirmation(part) => participation(part, places),
        Body::Aggregate(stated) => {
            for one in stated {
                cell(&mut one.at);
                one.ward.iter_mut().for_each(|text| ward(text, places));
            }
        }
        Body::Lower(lower) => cell(&mut lower.at),
        Body::Unit(_) | Body::Answer(_) => {}
    }
}

fn participation(part: &mut Participation, places: &Places) {
    part.ward.iter_mut().for_each(|text| ward(Arc::make_mut(text), places));
    for claim in &mut part.claims {
        let Claim { at, ward: stated, .. } = claim;
        *at = places.cell(*at);
        stated.iter_mut().for_each(|text| ward(Arc::make_mut(text), places));
    }
}

fn ward(text: &mut WardText, places: &Places) {
    text.at.iter_mut().for_each(|at| *at = places.cell(*at));
}
