//! Colours as a content stream states them, and whether they are black or the red of an official page.

use lopdf::{Document, Object};

/// A colour, its components from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Colour {
    Gray(f64),
    Rgb([f64; 3]),
    Cmyk([f64; 4]),
    /// A pattern, a separation, or a space that is not read.
    Unknown,
}

impl Colour {
    pub(crate) const BLACK: Self = Self::Gray(0.0);

    /// A colour of as many components as its space has: 1, 3 or 4.
    pub(crate) fn of(components: &[f64]) -> Self {
        match *components {
            [gray] => Self::Gray(gray),
            [r, g, b] => Self::Rgb([r, g, b]),
            [c, m, y, k] => Self::Cmyk([c, m, y, k]),
            _ => Self::Unknown,
        }
    }

    /// Black to the eye: at least nine tenths of the way from white.
    pub(crate) fn is_black(self) -> bool {
        match self {
            Self::Gray(gray) => gray <= 0.1,
            Self::Rgb(rgb) => rgb.iter().all(|&part| part <= 0.1),
            Self::Cmyk([c, m, y, k]) => k >= 0.9 || [c, m, y].iter().all(|&part| part >= 0.9),
            Self::Unknown => false,
        }
    }

    /// Red to the eye. 6.2 asks for yellow 80 % and magenta 80 %; screens show it as #FF0000 and its neighbours.
    pub(crate) fn is_red(self) -> bool {
        match self {
            Self::Rgb([r, g, b]) => r >= 0.6 && r - g.max(b) >= 0.4,
            Self::Cmyk([c, m, y, k]) => c <= 0.2 && k <= 0.3 && m >= 0.6 && y >= 0.5,
            Self::Gray(_) | Self::Unknown => false,
        }
    }

    /// Paper: nothing that a reader sees.
    pub(crate) fn is_white(self) -> bool {
        match self {
            Self::Gray(gray) => gray >= 0.98,
            Self::Rgb(rgb) => rgb.iter().all(|&part| part >= 0.98),
            Self::Cmyk(cmyk) => cmyk.iter().all(|&part| part <= 0.02),
            Self::Unknown => false,
        }
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Gray(gray) => write!(f, "gray {gray:.2}"),
            Self::Rgb([r, g, b]) => write!(f, "rgb {r:.2} {g:.2} {b:.2}"),
            Self::Cmyk(parts) => {
                let [cyan, magenta, yellow, black] = parts;
                write!(f, "cmyk {cyan:.2} {magenta:.2} {yellow:.2} {black:.2}")
            }
            Self::Unknown => f.write_str("?"),
        }
    }
}

/// The number of components of a colour space, as far as its colours can be told from them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Space {
    Components(usize),
    Unknown,
}

impl Space {
    /// Reads a colour space: a name, or an array that starts with one.
    pub(crate) fn read(doc: &Document, object: &Object) -> Self {
        let Ok((_, object)) = doc.dereference(object) else { return Self::Unknown };
        if let Ok(name) = object.as_name() {
            return Self::named(name);
        }
        let Ok(array) = object.as_array() else { return Self::Unknown };
        let name = array.first().and_then(|first| first.as_name().ok()).unwrap_or_default();
        if name != b"ICCBased" {
            return Self::named(name);
        }
        let components = array
            .get(1)
            .and_then(|profile| doc.dereference(profile).ok())
            .and_then(|(_, profile)| profile.as_stream().ok())
            .and_then(|profile| profile.dict.get(b"N").ok())
            .and_then(|n| n.as_i64().ok());
        match components {
            Some(1) => Self::Components(1),
            Some(3) => Self::Components(3),
            Some(4) => Self::Components(4),
            _ => Self::Unknown,
        }
    }

    /// A space that its name alone describes.
    pub(crate) fn named(name: &[u8]) -> Self {
        match name {
            b"DeviceGray" | b"G" | b"CalGray" => Self::Components(1),
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Self::Components(3),
            b"DeviceCMYK" | b"CMYK" => Self::Components(4),
            _ => Self::Unknown,
        }
    }

    /// What the space starts with: black, where black is known.
    pub(crate) fn initial(self) -> Colour {
        match self {
            Self::Components(4) => Colour::Cmyk([0.0, 0.0, 0.0, 1.0]),
            Self::Components(_) => Colour::BLACK,
            Self::Unknown => Colour::Unknown,
        }
    }

    /// The colour of `components` in this space.
    pub(crate) fn colour(self, components: &[f64]) -> Colour {
        match self {
            Self::Components(count) if count == components.len() => Colour::of(components),
            _ => Colour::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_red_and_the_red_of_screens_are_red() {
        for red in [Colour::Cmyk([0.0, 0.8, 0.8, 0.0]), Colour::Rgb([1.0, 0.0, 0.0]), Colour::Rgb([0.784, 0.063, 0.18])]
        {
            assert!(red.is_red(), "{red}");
        }
        assert!(!Colour::BLACK.is_red());
        assert!(!Colour::Rgb([1.0, 0.9, 0.2]).is_red());
    }
}
