//! The directory of people, organisations and places; one format a file. Each
//! function gives one line with its end.

mod followthemoney;
mod json;
mod spreadsheet;

pub use followthemoney::ftm_line;
pub use json::json_line;
pub use spreadsheet::{csv_header, csv_line};
