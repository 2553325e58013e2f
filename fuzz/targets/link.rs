//! libFuzzer at the code of a link.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::link(bytes));
