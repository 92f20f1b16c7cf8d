//! The directory of people, organisations and places; one format a file. Each
//! function gives one line with its end.

mod csv;
mod followthemoney;
mod json;

pub use csv::{csv_header, csv_line};
pub use followthemoney::ftm_line;
pub use json::json_line;
