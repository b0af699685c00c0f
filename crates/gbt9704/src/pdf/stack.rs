//! The operands of an operation, kept without room of their own: each operation is read into what the one before it took.

/// An operand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Operand<'a> {
    Number(f64),
    Name(&'a [u8]),
    Text(&'a [u8]),
    Array(Parts<'a>),
    /// A dictionary, a truth value, nothing; an array in an array.
    Other,
}

impl<'a> Operand<'a> {
    pub(crate) fn number(self) -> Option<f64> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// A number as a whole one that fits.
    pub(crate) fn whole(self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is known to fit")]
        self.number().filter(|number| (0.0..=f64::from(u32::MAX)).contains(number)).map(|number| number as u32)
    }

    pub(crate) fn name(self) -> Option<&'a [u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn text(self) -> Option<&'a [u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The operands of an operation, or the parts of an array.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    kept: &'a [Kept<'a>],
    stack: &'a Stack<'a>,
}

impl<'a> Parts<'a> {
    pub(crate) fn get(self, index: usize) -> Option<Operand<'a>> {
        self.kept.get(index).map(|kept| self.stack.operand(*kept))
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Operand<'a>> {
        self.kept.iter().map(move |kept| self.stack.operand(*kept))
    }

    /// So many at a time; what is left at the end belongs to nothing.
    pub(crate) fn groups<const N: usize>(self) -> impl Iterator<Item = [Operand<'a>; N]> {
        let (groups, _) = self.kept.as_chunks::<N>();
        groups.iter().map(move |group| group.map(|kept| self.stack.operand(kept)))
    }
}

impl std::fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// What is read of an operation.
#[derive(Default)]
pub(super) struct Stack<'c> {
    operands: Vec<Kept<'c>>,
    /// The parts of arrays.
    parts: Vec<Kept<'c>>,
    /// Names and texts that stand otherwise in the stream than they are meant.
    pub(super) decoded: Vec<u8>,
}

/// An operand as it is kept.
#[derive(Clone, Copy)]
pub(super) enum Kept<'c> {
    Number(f64),
    Name(Bytes<'c>),
    Text(Bytes<'c>),
    /// From where to where in `parts`.
    Array(usize, usize),
    Other,
}

/// Where the bytes of a name or of a text are.
#[derive(Clone, Copy)]
pub(super) enum Bytes<'c> {
    Stream(&'c [u8]),
    /// From where to where in `decoded`.
    Decoded(u32, u32),
}

impl<'c> Stack<'c> {
    pub(super) fn clear(&mut self) {
        self.operands.clear();
        self.parts.clear();
        self.decoded.clear();
    }

    pub(super) fn operands(&self) -> Parts<'_> {
        Parts { kept: &self.operands, stack: self }
    }

    /// Adds an operand of the operation, or a part of an array.
    pub(super) fn push(&mut self, is_part: bool, kept: Kept<'c>) {
        if is_part { &mut self.parts } else { &mut self.operands }.push(kept);
    }

    /// How many parts there are.
    pub(super) fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The array of the parts from `from` on.
    pub(super) fn array(&self, from: usize) -> Kept<'c> {
        Kept::Array(from, self.parts.len())
    }

    /// Forgets the parts from `from` on, which nobody asks for.
    pub(super) fn forget(&mut self, from: usize) -> Kept<'c> {
        self.parts.truncate(from);
        Kept::Other
    }

    /// What was decoded from `from` on; a stream is not so long that this would not fit.
    pub(super) fn decoded_from(&self, from: usize) -> Option<Bytes<'c>> {
        Some(Bytes::Decoded(u32::try_from(from).ok()?, u32::try_from(self.decoded.len()).ok()?))
    }

    fn operand(&self, kept: Kept<'c>) -> Operand<'_> {
        match kept {
            Kept::Number(number) => Operand::Number(number),
            Kept::Name(name) => Operand::Name(self.bytes(name)),
            Kept::Text(text) => Operand::Text(self.bytes(text)),
            Kept::Array(from, to) => Operand::Array(Parts { kept: &self.parts[from..to], stack: self }),
            Kept::Other => Operand::Other,
        }
    }

    fn bytes(&self, bytes: Bytes<'c>) -> &[u8] {
        match bytes {
            Bytes::Stream(bytes) => bytes,
            Bytes::Decoded(from, to) => &self.decoded[from as usize..to as usize],
        }
    }
}
