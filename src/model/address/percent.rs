//! `%C3%A9` and `é`: one spelling for each character of an address.

/// RFC 3986, section 6.2.2: what need not be written as `%XX` is not, the rest
/// has upper-case digits. Letters beyond ASCII stand as themselves.
pub(super) fn normal(text: &str) -> String {
    spell(text, |c| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._~".contains(c))
}

/// Every `%XX` as what it stands for.
pub(super) fn decoded(text: &str) -> String {
    spell(text, |_| true)
}

fn spell(text: &str, plain: impl Fn(char) -> bool) -> String {
    let mut spelt = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        spelt.push_str(&rest[..at]);
        rest = &rest[at..];
        let bytes = escaped(rest);
        if bytes.is_empty() {
            spelt.push('%');
            rest = &rest[1..];
            continue;
        }
        rest = &rest[bytes.len() * 3..];
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                if plain(c) && !c.is_control() && !c.is_whitespace() {
                    spelt.push(c);
                } else {
                    escape(&mut spelt, c.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            escape(&mut spelt, chunk.invalid());
        }
    }
    spelt.push_str(rest);
    spelt.replace(' ', "%20")
}

/// The bytes of the `%XX` that `text` opens with.
fn escaped(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    text.as_bytes()
        .chunks_exact(3)
        .map_while(|escape| {
            let byte = digit(escape[1])? * 16 + digit(escape[2])?;
            (escape[0] == b'%').then(|| u8::try_from(byte).ok())?
        })
        .collect()
}

fn escape(spelt: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in bytes {
        spelt.push('%');
        spelt.push(char::from(DIGITS[usize::from(byte >> 4)]));
        spelt.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}
