//! Trains the English tagger's model from named data; see `README.md` here.
//!
//! ```sh
//! cargo run --release --features train --example train_tagger -- NER_DATA WORK_FOLDER MODEL
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that reports")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "labels, bins and shares of counts are small"
)]

mod calibrate;
mod corpus;
mod crf;
mod lexicon;
mod lines;
mod pack;
mod passes;
mod random;
mod score;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::Document;
use storygraph::extract::training::{Finished, Reader};

/// What to try instead of the defaults, for ablations: `--set name=value`.
#[derive(Clone, Debug)]
struct Options {
    /// Weight of silver sentences beside gold ones.
    silver: f32,
    /// Passes over the data.
    epochs: u16,
    /// `AdaGrad`'s first step; falls to 0 linearly.
    rate: f32,
    /// Shares of sentences that are also learnt in capitals, and in title case.
    upper: f32,
    title: f32,
    /// Share of sentences that are also learnt with other names in them.
    renamed: f32,
    renamed_gold: f32,
    /// Whether silver tokens on which teacher and student differ are left open.
    agree: bool,
    /// Features kept in the file.
    keep: usize,
    /// Sets left out of training, by name.
    without: Vec<String>,
}

impl Options {
    fn parse(settings: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            silver: 0.2,
            epochs: 6,
            rate: 0.03,
            upper: 0.15,
            title: 0.1,
            renamed: 0.1,
            renamed_gold: 0.3,
            agree: true,
            keep: 440_000,
            without: Vec::new(),
        };
        for setting in settings {
            let (name, value) = setting.split_once('=').ok_or("a setting is name=value")?;
            match name {
                "silver" => options.silver = value.parse()?,
                "epochs" => options.epochs = value.parse()?,
                "rate" => options.rate = value.parse()?,
                "upper" => options.upper = value.parse()?,
                "renamed" => options.renamed = value.parse()?,
                "renamed_gold" => options.renamed_gold = value.parse()?,
                "title" => options.title = value.parse()?,
                "agree" => options.agree = value.parse()?,
                "keep" => options.keep = value.parse()?,
                "without" => options.without = value.split(',').map(str::to_owned).collect(),
                _ => return Err(format!("no setting `{name}`").into()),
            }
        }
        Ok(options)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, work, model, settings @ ..] = arguments.as_slice() else {
        return Err("usage: train_tagger NER_DATA WORK_FOLDER MODEL [name=value]…".into());
    };
    let options = Options::parse(settings)?;
    let (data, work) = (Path::new(data), Path::new(work));
    let started = Instant::now();
    let say = |what: &str| eprintln!("{:4.0} s  {what}", started.elapsed().as_secs_f32());

    let lexicon = lexicon::build(work)?;
    say(&format!("lexicon: {} bytes", lexicon.len()));
    let documents = corpus::train(data, work, &options, &lexicon::names(work)?)?;
    let dev = corpus::dev(data)?;
    let reader = Reader::new(&lexicon).ok_or("the lexicon does not read back")?;
    let tokens: usize = documents.iter().map(Document::len).sum();
    say(&format!("{} documents, {tokens} tokens", documents.len()));

    let trained = passes::train(&documents, &reader, &options, &say);
    score::report("first pass", &dev, |document| trained.first_only(document, &reader));
    score::report("two passes", &dev, |document| trained.tag(document, &reader));

    let file = pack::write(&lexicon, &trained, &options, &say);
    let finished = Finished::new(&file).ok_or("the model does not read back")?;
    score::report("as packed", &dev, |document| score::labels(&finished, document));
    score::calibration(&dev, &finished);
    std::fs::write(PathBuf::from(model), &file)?;
    say(&format!("{model}: {} bytes", file.len()));
    Ok(())
}
