//! A list that never changes: a static slice.

use std::fmt;
use std::ops::Deref;

/// A static list.
pub struct List<T: 'static>(pub &'static [T]);

impl<T> List<T> {
    /// A list of these, which stays for as long as the program runs.
    pub fn kept(items: Vec<T>) -> List<T> {
        List(Vec::leak(items))
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &'static [T] {
        self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_items() {
        let kept = List::kept(vec![3, 1]);
        assert_eq!(*kept, [3, 1]);
        assert_eq!(format!("{kept:?}"), "[3, 1]");
    }
}
