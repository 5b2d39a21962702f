//! Tests of the crate from outside: arithmetic by folding, sheets by reading them back.

mod bad_input;
mod compose;
mod creep;
mod damage;
mod folding;
mod identity;
mod layout;
mod marks;
mod order;
mod pages;
mod paper;
mod pdf;
mod random;
mod sheets;
mod size;
