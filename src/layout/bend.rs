//! Leads edges around boxes that stand in their way.

use super::{
    Point, Size,
    links::Links,
    polish::{BUDGET, CROSSING, LENGTH, behind, cross},
    scene::{Met, Scene},
};

/// How far to either side of its straight line an edge may bend, in pixels;
/// the curve goes half as far.
const BOWS: [f64; 6] = [36.0, 64.0, 100.0, 150.0, 210.0, 280.0];

/// Where along the line.
const SHARES: [f64; 3] = [0.5, 0.3, 0.7];

/// No bow is higher than this share of the line is long: it would not look
/// like the same edge.
const HIGHEST: f64 = 0.7;

/// A curve is as good as so many straight pieces.
const PIECES: u32 = 6;

/// For each edge, in the order of `links`, what it bends towards: nothing
/// where a straight line is as easy to follow. `margin` is what the boxes are
/// larger than what is drawn. Large drawings in which most edges run behind
/// something keep straight lines; they are too dense to be led around it.
pub(super) fn bends(
    centres: &[Point],
    sizes: &[Size],
    links: &Links,
    margin: f64,
) -> Vec<Vec<Point>> {
    let mut scene = Scene::new(centres, sizes, links);
    let budget = BUDGET / 4 * centres.len();
    let mut bends = Vec::new();
    for (a, b, _) in links.pairs() {
        bends.push(Vec::new());
        if scene.looks > budget {
            continue;
        }
        let (from, to) = (centres[a], centres[b]);
        let straight = cost(&mut scene, (a, b), &[from, to], margin);
        if straight.behind == 0.0 {
            continue;
        }
        let mut best = straight.behind + straight.crossing;
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = (dx * dx + dy * dy).sqrt().max(1.0);
        for bow in BOWS.into_iter().filter(|bow| *bow < HIGHEST * length) {
            for (share, side) in SHARES.into_iter().flat_map(|share| [(share, bow), (share, -bow)])
            {
                let bend = Point::new(
                    from.x + dx * share - dy / length * side,
                    from.y + dy * share + dx / length * side,
                );
                let cost = cost(&mut scene, (a, b), &curve(from, bend, to), margin);
                let cost = cost.behind + cost.crossing + LENGTH * bow;
                if cost < best {
                    best = cost;
                    bends.pop();
                    bends.push(vec![bend]);
                }
            }
        }
    }
    bends
}

/// The quadratic Bézier curve in straight pieces.
fn curve(from: Point, bend: Point, to: Point) -> Vec<Point> {
    let at = |stop: u32| {
        let t = f64::from(stop) / f64::from(PIECES);
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point::new(a * from.x + b * bend.x + c * to.x, a * from.y + b * bend.y + c * to.y)
    };
    (0..=PIECES).map(at).collect()
}

/// What makes a line hard to follow.
struct Cost {
    behind: f64,
    crossing: f64,
}

fn cost(scene: &mut Scene<'_>, ends: (usize, usize), line: &[Point], margin: f64) -> Cost {
    let mut cost = Cost { behind: 0.0, crossing: 0.0 };
    for piece in line.windows(2) {
        let (from, to) = (piece[0], piece[1]);
        scene.along(ends, (from, to), |met| {
            match *met {
                Met::Box(centre, size) => {
                    let drawn = Size::new(size.width - margin, size.height - margin);
                    cost.behind += behind(from, to, centre, drawn);
                }
                Met::Line(a, b, weight) if cross(from, to, a, b) => {
                    cost.crossing += CROSSING * weight;
                }
                Met::Line(..) => {}
            }
            true
        });
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::{Links, Point, Size, bends};

    #[test]
    fn an_edge_goes_around_a_box_in_its_way() {
        let links = Links::new(3, &[(0, 1, 1.0)]);
        let row = [Point::new(0.0, 0.0), Point::new(400.0, 0.0), Point::new(200.0, 5.0)];
        let bends = bends(&row, &[Size::new(60.0, 30.0); 3], &links, 0.0);
        // Below zero is above the box, whose middle is a little below the line.
        assert!(bends[0].len() == 1 && bends[0][0].y < -30.0, "{bends:?}");
    }

    #[test]
    fn an_edge_with_nothing_in_its_way_is_straight() {
        let links = Links::new(2, &[(0, 1, 1.0)]);
        let row = [Point::new(0.0, 0.0), Point::new(400.0, 0.0)];
        assert_eq!(bends(&row, &[Size::new(60.0, 30.0); 2], &links, 0.0), [vec![]]);
    }
}
