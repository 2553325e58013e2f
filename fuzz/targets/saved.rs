//! libFuzzer at the text that is kept on the device.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::saved(bytes));
