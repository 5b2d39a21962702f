//! How long reading takes.

fn main() {
    divan::main();
}
