//! The program as a whole: its commands, messages, files and exit statuses.

#[path = "../project/mod.rs"]
mod project;

mod approval;
mod blame;
mod bounds;
mod cli;
mod desk;
mod editions;
mod folders;
mod fonts;
mod guides;
mod import;
mod limits;
mod manuscript;
mod messages;
mod pack;
mod photographs;
mod preflight;
mod press;
mod preview;
mod preview_client;
mod preview_faults;
mod preview_load;
mod preview_page;
mod proofreading;
mod races;
mod readme;
mod records;
mod remarks;
mod schema;
mod screen;
mod shards;
mod share;
mod sheets;
mod slips;
mod start;
mod state;
mod text;
mod ticket;
mod tidy;
mod up_to_date;
mod web;
mod words;
