//! libFuzzer at the address and the history.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::address(bytes));
