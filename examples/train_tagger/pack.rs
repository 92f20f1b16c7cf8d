//! The model's file: weights in one byte each, rare and weak ones left out.

use storygraph::extract::training::{Chain, LABELS, Scores, pack_weights, write_section};

use crate::Options;
use crate::crf::Crf;
use crate::passes::{Numbers, Trained};

/// The largest weight that one byte holds. Larger ones are rare and are cut.
const LARGEST: f32 = 2.0;

pub(crate) fn write(
    lexicon: &[u8],
    trained: &Trained,
    options: &Options,
    say: &dyn Fn(&str),
) -> Vec<u8> {
    let mut file = lexicon.to_vec();
    pass(&trained.first, &trained.first_numbers, options.keep, &mut file, say);
    pass(&trained.second, &trained.second_numbers, options.keep, &mut file, say);
    write_section(&bytes(trained.calibration.as_flattened()), &mut file);
    file
}

fn pass(crf: &Crf, numbers: &Numbers, keep: usize, file: &mut Vec<u8>, say: &dyn Fn(&str)) {
    let mut rows: Vec<(u32, [f32; LABELS - 1])> = numbers
        .iter()
        .map(|(hash, number)| (hash, relative(&crf.weights[number as usize])))
        .collect();
    let strength = |row: &[f32; LABELS - 1]| row.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
    let all = rows.len();
    let step = LARGEST / 127.0;
    rows.retain(|(_, row)| strength(row) > step / 2.0);
    let strong = rows.len();
    rows.sort_by(|a, b| strength(&b.1).total_cmp(&strength(&a.1)).then(a.0.cmp(&b.0)));
    let cut = rows.iter().filter(|(_, row)| strength(row) > LARGEST).count();
    rows.truncate(keep);
    let weakest = rows.last().map_or(0.0, |(_, row)| strength(row));
    say(&format!(
        "{all} features, {strong} above half a step, kept {} down to {weakest:.3}, {cut} cut",
        rows.len()
    ));
    #[expect(clippy::cast_possible_truncation, reason = "clamped to one byte")]
    let byte = |weight: f32| (weight / step).round().clamp(-127.0, 127.0) as i8;
    rows.sort_by_key(|(hash, _)| *hash);
    let rows: Vec<_> = rows.into_iter().map(|(hash, row)| (hash, row.map(byte))).collect();
    write_section(&pack_weights(&rows), file);
    let Chain { next, end } = &crf.chain;
    let numbers: Vec<f32> =
        std::iter::once(step).chain(next.as_flattened().iter().copied()).chain(*end).collect();
    write_section(&bytes(&numbers), file);
}

/// Weights compared to those of "no name": labels of a word compete, so only
/// differences count.
fn relative(weights: &Scores) -> [f32; LABELS - 1] {
    std::array::from_fn(|label| weights[label + 1] - weights[0])
}

fn bytes(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}
