//! Legal forms, which make no other organisation: `Larch Shipping Ltd`.

use super::lexicon::Lexicon;

/// The normal form of an organisation's name without its legal forms.
pub(super) fn without_legal_form(key: &str) -> &str {
    let lexicon = Lexicon::get();
    let mut bare = key;
    loop {
        let cut = |form: &String| bare.strip_suffix(form.as_str())?.strip_suffix(' ');
        let always = lexicon.legal.iter().find_map(cut);
        let long =
            || lexicon.legal_after_two.iter().find_map(cut).filter(|rest| rest.contains(' '));
        match always.or_else(long) {
            Some(rest) => bare = rest.strip_suffix(" and").unwrap_or(rest),
            None => return bare,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_legal_form;
    use crate::model::name_key;

    #[test]
    fn a_legal_form_makes_no_other_organisation() {
        for name in [
            "Larch Shipping",
            "Larch Shipping Ltd",
            "Larch Shipping, Inc.",
            "Larch Shipping Corp.",
            "Larch Shipping plc",
            "Larch Shipping GmbH",
            "Larch Shipping S.A.",
            "Larch Shipping A/S",
            "Larch Shipping S.p.A.",
            "Larch Shipping Co., Ltd.",
            "Larch Shipping Company",
        ] {
            assert_eq!(without_legal_form(&name_key(name)), "larch shipping", "{name}");
        }
    }

    #[test]
    fn a_name_keeps_a_word_that_it_would_be_nothing_without() {
        for name in ["larch company", "ltd", "bain company", "larch foundation"] {
            assert_eq!(without_legal_form(name), name);
        }
    }
}
