//! `xn--bcher-kva.example` and `bücher.example` are one host (RFC 3492).

const BASE: u32 = 36;
const SMALLEST: u32 = 1;
const LARGEST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 128;

/// A host with every `xn--` label as the letters it stands for; a label that
/// is none stays as it is.
pub(super) fn host(host: &str) -> String {
    if !host.contains("xn--") {
        return host.to_owned();
    }
    let label = |label: &str| {
        let decoded = label.strip_prefix("xn--").and_then(decode);
        decoded.unwrap_or_else(|| label.to_owned())
    };
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

fn decode(label: &str) -> Option<String> {
    let (basic, extended) = label.rsplit_once('-').unwrap_or(("", label));
    let mut letters: Vec<char> = basic.chars().collect();
    let (mut code, mut place, mut bias) = (FIRST, 0_u32, FIRST_BIAS);
    let mut digits = extended.bytes();
    while digits.len() > 0 {
        let before = place;
        let mut weight = 1_u32;
        for step in 1.. {
            let digit = char::from(digits.next()?).to_digit(BASE)?;
            // Letters come before figures here.
            let digit = if digit < 10 { digit + 26 } else { digit - 10 };
            place = place.checked_add(digit.checked_mul(weight)?)?;
            let threshold = (BASE * step).saturating_sub(bias).clamp(SMALLEST, LARGEST);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        let length = u32::try_from(letters.len() + 1).ok()?;
        bias = adapt(place - before, length, before == 0);
        code = code.checked_add(place / length)?;
        place %= length;
        letters.insert(usize::try_from(place).ok()?, char::from_u32(code)?);
        place += 1;
    }
    Some(letters.into_iter().collect())
}

fn adapt(delta: u32, length: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / length;
    let mut bias = 0;
    while delta > (BASE - SMALLEST) * LARGEST / 2 {
        delta /= BASE - SMALLEST;
        bias += BASE;
    }
    bias + (BASE - SMALLEST + 1) * delta / (delta + SKEW)
}
