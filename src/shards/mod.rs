//! Work on many editions, told so that it can be shared among processes and machines: the plan, and how it is
//! divided into shards.
//!
//! A plan tells which editions there are, what each is made from and becomes, and what it costs. A shard is
//! one of so many equal shares of it. Who runs the shards is not said here: a workflow, a cluster, or a
//! person; each machine that has the same plan divides it alike.

mod cost;
mod form;
mod share;

pub use self::cost::cost;
pub use self::form::{Make, NotAPlan, PlannedEdition, WorkPlan};
pub use self::share::{Shard, divide};
