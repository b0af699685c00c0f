//! How a command ends.

use crate::model::error::Error;

/// How a command ended: 0 done, 1 the plan has faults. An error is 2.
pub(crate) type Status = Result<u8, Error>;
