//! How much may be on its way between reading and storing.

use std::sync::{Condvar, Mutex, PoisonError};

/// A number of bytes that readers take from and the writer gives back to.
pub(super) struct Budget {
    left: Mutex<usize>,
    returned: Condvar,
    all: usize,
}

impl Budget {
    pub(super) fn new(all: usize) -> Self {
        Self { left: Mutex::new(all), returned: Condvar::new(), all }
    }

    /// Waits until `bytes` are free and takes them. One document larger than
    /// the whole budget travels alone.
    pub(super) fn take(&self, bytes: usize) {
        let bytes = bytes.min(self.all);
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        while *left < bytes {
            left = self.returned.wait(left).unwrap_or_else(PoisonError::into_inner);
        }
        *left -= bytes;
    }

    pub(super) fn give_back(&self, bytes: usize) {
        *self.left.lock().unwrap_or_else(PoisonError::into_inner) += bytes.min(self.all);
        self.returned.notify_all();
    }
}
