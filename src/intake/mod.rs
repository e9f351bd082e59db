//! Spreadsheets from outside: rosters and survey exports.
#![expect(missing_docs, clippy::pedantic, clippy::todo, reason = "holds the place until the readers land")]
pub mod table { #[derive(Debug,thiserror::Error)] #[error("t")] pub struct TableError; pub struct Table; pub fn read(_:&std::path::Path)->Result<Table,TableError>{Err(TableError)} }
pub mod roster { #[derive(Debug,thiserror::Error)] #[error("t")] pub struct RosterError; pub fn seats(_:&super::table::Table)->Result<Vec<crate::domain::meeting::Seat>,RosterError>{Err(RosterError)} }
pub mod mapping { #[derive(Debug,thiserror::Error)] #[error("t")] pub struct MappingError; #[derive(Debug,thiserror::Error)] #[error("t")] pub struct ApplyProblem;
 pub struct Unknown{pub column:String,pub value:String,pub count:usize} pub struct Preview{pub kept:Vec<String>,pub dropped:Vec<String>,pub unknown:Vec<Unknown>}
 pub struct ImportedRow{pub class:u8,pub answers:crate::domain::Answers,pub fingerprint_source:Vec<u8>}
 pub struct Mapping; impl Mapping{ pub fn from_toml(_:&str,_:&str)->Result<Self,MappingError>{Err(MappingError)} pub fn to_toml(&self)->String{String::new()} pub fn guess(_:&super::table::Table,_:&crate::domain::Setup)->Self{Self} pub fn preview(&self,_:&super::table::Table,_:&crate::domain::Setup)->Preview{todo!()} pub fn apply(&self,_:&super::table::Table,_:&crate::domain::Setup)->Result<Vec<ImportedRow>,ApplyProblem>{Err(ApplyProblem)} } }
