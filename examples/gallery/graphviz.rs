//! Graphviz's drawings of the same boxes.

use std::{
    collections::BTreeSet,
    error::Error,
    fmt::Write as _,
    io::Write as _,
    process::{Command, Stdio},
    time::Instant,
};

use petgraph::visit::EdgeRef;
use storygraph::graph::StoryGraph;

use crate::geometry::{Box, Line, Place, Sketch, curve};

/// Points to an inch.
const INCH: f64 = 72.0;

/// Has `engine` lay out boxes as large as `boxes`. The seconds are those of the
/// whole process, drawing left out.
pub(crate) fn draw(
    graph: &StoryGraph,
    boxes: &[Box],
    engine: &str,
    options: &[&str],
) -> Result<(Sketch, f64), std::boxed::Box<dyn Error>> {
    let source = source(graph, boxes);
    let start = Instant::now();
    let plain = run(engine, &[options, &["-Tplain"]].concat(), source.as_bytes())?;
    let seconds = start.elapsed().as_secs_f64();
    Ok((read(&plain, boxes.len(), options.contains(&"-Gsplines=line"))?, seconds))
}

fn run(
    engine: &str,
    options: &[&str],
    source: &[u8],
) -> Result<String, std::boxed::Box<dyn Error>> {
    let mut child = Command::new(engine)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut stdin = child.stdin.take();
    let drawn = std::thread::scope(|scope| {
        scope.spawn(move || stdin.take().map(|mut stdin| stdin.write_all(source)));
        child.wait_with_output()
    })?;
    if !drawn.status.success() {
        return Err(format!("`{engine}` failed").into());
    }
    Ok(String::from_utf8(drawn.stdout)?)
}

/// Boxes of fixed size and one edge for each pair of joined nodes.
fn source(graph: &StoryGraph, boxes: &[Box]) -> String {
    let mut dot = String::from("digraph {\nnode [shape=box fixedsize=true label=\"\"]\n");
    for (nth, own) in boxes.iter().enumerate() {
        let (width, height) = (own.width() / INCH, own.height() / INCH);
        let _ = writeln!(dot, "n{nth} [width={width:.4} height={height:.4}]");
    }
    let mut seen = BTreeSet::new();
    for edge in graph.edge_references() {
        let (a, b) = (edge.source().index(), edge.target().index());
        if a != b && seen.insert((a.min(b), a.max(b))) {
            let _ = writeln!(dot, "n{a} -> n{b}");
        }
    }
    dot.push_str("}\n");
    dot
}

/// Reads what `-Tplain` writes: inches, a node or an edge a line.
fn read(plain: &str, nodes: usize, straight: bool) -> Result<Sketch, std::boxed::Box<dyn Error>> {
    let mut boxes = vec![None; nodes];
    let mut lines = Vec::new();
    for line in plain.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |nth: usize| words.get(nth).and_then(|word| word.parse::<f64>().ok());
        let inches = |nth: usize| number(nth).map(|inches| inches * INCH).ok_or("not a number");
        let node = |nth: usize| {
            let name = words.get(nth).and_then(|name| name.strip_prefix('n'));
            name.and_then(|name| name.parse::<usize>().ok()).ok_or("not a node")
        };
        match words[0] {
            "node" => {
                let place = (inches(2)?, inches(3)?);
                boxes[node(1)?] = Some(Box::around(place, inches(4)?, inches(5)?));
            }
            "edge" => {
                let (a, b) = (node(1)?, node(2)?);
                let count = words.get(3).ok_or("no count")?.parse::<usize>()?;
                let points = (0..count)
                    .map(|nth| Ok((inches(4 + 2 * nth)?, inches(5 + 2 * nth)?)))
                    .collect::<Result<Vec<Place>, &str>>()?;
                lines.push((a, b, along(&points, straight)));
            }
            _ => {}
        }
    }
    let boxes = boxes.into_iter().collect::<Option<Vec<Box>>>().ok_or("a node is missing")?;
    let between = |(a, b, drawn)| Line::between(a, b, drawn, &boxes);
    let lines = lines.into_iter().map(between).collect();
    Ok(Sketch { boxes, lines })
}

/// The places along a B-spline as Graphviz gives it: a start, then three
/// control points a piece.
fn along(points: &[Place], straight: bool) -> Vec<Place> {
    if straight {
        return Vec::new();
    }
    let mut places: Vec<Place> = points.first().copied().into_iter().collect();
    for nth in (0..points.len().saturating_sub(3)).step_by(3) {
        places.extend(curve(&points[nth..nth + 4]));
    }
    places
}
