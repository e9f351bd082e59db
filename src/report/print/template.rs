//! The text of pages with holes where the code of a copy goes, so that a
//! thousand ballots are laid out once.

use zeroize::Zeroizing;

/// A text with holes.
pub(in crate::report) struct Template {
    /// The text.
    pub text: Zeroizing<String>,
    /// Where the holes are, in bytes, in order.
    pub holes: Vec<usize>,
}

impl Template {
    /// How long its copies are together, in bytes.
    pub fn room(&self, codes: Option<&[Zeroizing<String>]>) -> usize {
        let own = self.text.len();
        let copy = |code: &Zeroizing<String>| own + self.holes.len() * code.len();
        codes.map_or(own, |codes| codes.iter().map(copy).sum())
    }

    /// Writes a copy for each code, or one without.
    pub fn print(&self, codes: Option<&[Zeroizing<String>]>, out: &mut Vec<u8>) {
        match codes {
            Some(codes) => codes.iter().for_each(|code| self.copy(code, out)),
            None => self.copy("", out),
        }
    }

    fn copy(&self, code: &str, out: &mut Vec<u8>) {
        let mut from = 0;
        for hole in self.holes.iter().copied() {
            out.extend_from_slice(self.text.as_bytes().get(from..hole).unwrap_or_default());
            out.extend(code.bytes().filter(|byte| is_of_codes(*byte)));
            from = hole;
        }
        out.extend_from_slice(self.text.as_bytes().get(from..).unwrap_or_default());
    }
}

/// Nothing but a code goes into a hole, least of all markup.
const fn is_of_codes(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_copy_has_its_code_in_every_hole_and_nothing_else() {
        let template = Template {
            text: Zeroizing::new("码[]，再[]。".to_owned()),
            holes: vec![4, 12],
        };
        let codes = ["7Q4M-0000-ZK3T", "A<&b"].map(|code| Zeroizing::new(code.to_owned()));
        let mut out = Vec::with_capacity(template.room(Some(&codes)));
        let room = out.capacity();
        template.print(Some(&codes), &mut out);
        assert_eq!(
            String::from_utf8(out.clone()).unwrap(),
            "码[7Q4M-0000-ZK3T]，再[7Q4M-0000-ZK3T]。码[Ab]，再[Ab]。"
        );
        assert_eq!(out.capacity(), room);
        out.clear();
        template.print(None, &mut out);
        assert_eq!(out, "码[]，再[]。".as_bytes());
    }
}
