//! A drawing in the making: what a box or a line meets, found without looking
//! at all others.

use super::{Point, Size, cells::Cells, geometry::Bounds, links::Links, overlap::overlap};

/// Boxes and straight lines, filed by where they are.
pub(super) struct Scene<'a> {
    pub(super) centres: Vec<Point>,
    sizes: &'a [Size],
    edges: Vec<(usize, usize, f64)>,
    /// For each node its edges.
    own: Vec<Vec<usize>>,
    pub(super) page: Bounds,
    cells: Cells,
    /// For each cell the boxes and the edges that touch it.
    boxes: Vec<Vec<usize>>,
    lines: Vec<Vec<usize>>,
    /// The question that each box and edge was last met by.
    box_met: Vec<usize>,
    line_met: Vec<usize>,
    question: usize,
    /// How often a box or edge was looked at.
    pub(super) looks: usize,
}

/// What a line may run into.
pub(super) enum Met {
    /// A box of that size there.
    Box(Point, Size),
    /// The line between two places, of that weight.
    Line(Point, Point, f64),
}

impl<'a> Scene<'a> {
    pub(super) fn new(centres: &[Point], sizes: &'a [Size], links: &Links) -> Self {
        let page = Bounds::around(centres, sizes);
        let cells = Cells::new(&page, sizes);
        let edges: Vec<(usize, usize, f64)> = links.pairs().collect();
        let mut own = vec![Vec::new(); centres.len()];
        for (nth, &(a, b, _)) in edges.iter().enumerate() {
            own[a].push(nth);
            own[b].push(nth);
        }
        let mut scene = Self {
            centres: centres.to_vec(),
            sizes,
            boxes: vec![Vec::new(); cells.count()],
            lines: vec![Vec::new(); cells.count()],
            box_met: vec![0; centres.len()],
            line_met: vec![0; edges.len()],
            edges,
            own,
            page,
            cells,
            question: 0,
            looks: 0,
        };
        for node in 0..centres.len() {
            for cell in scene.cells.of_box(centres[node], sizes[node]) {
                scene.boxes[cell].push(node);
            }
        }
        for edge in 0..scene.edges.len() {
            let (a, b, _) = scene.edges[edge];
            for cell in scene.cells.of_line(centres[a], centres[b]) {
                scene.lines[cell].push(edge);
            }
        }
        scene
    }

    /// Moves a box, and its edges with it.
    pub(super) fn set(&mut self, node: usize, at: Point) {
        for cell in self.cells.of_box(self.centres[node], self.sizes[node]) {
            self.boxes[cell].retain(|&other| other != node);
        }
        for &edge in &self.own[node] {
            let (a, b, _) = self.edges[edge];
            for cell in self.cells.of_line(self.centres[a], self.centres[b]) {
                self.lines[cell].retain(|&other| other != edge);
            }
        }
        self.centres[node] = at;
        for cell in self.cells.of_box(at, self.sizes[node]) {
            self.boxes[cell].push(node);
        }
        for &edge in &self.own[node] {
            let (a, b, _) = self.edges[edge];
            for cell in self.cells.of_line(self.centres[a], self.centres[b]) {
                self.lines[cell].push(edge);
            }
        }
    }

    /// Whether a node's box would overlap none there and stay on the page.
    pub(super) fn is_free(&mut self, node: usize, at: Point) -> bool {
        let size = self.sizes[node];
        let (w, h) = (size.width / 2.0, size.height / 2.0);
        if at.x - w < self.page.low.x
            || at.x + w > self.page.high.x
            || at.y - h < self.page.low.y
            || at.y + h > self.page.high.y
        {
            return false;
        }
        for cell in self.cells.of_box(at, size) {
            self.looks += self.boxes[cell].len();
            let taken = self.boxes[cell].iter().any(|&other| {
                other != node && overlap(at, self.centres[other], size, self.sizes[other]).is_some()
            });
            if taken {
                return false;
            }
        }
        true
    }

    /// The lines of others near a node's box, were it at a place: their ends
    /// and weights, as long as `each` wants more.
    pub(super) fn lines_at(
        &mut self,
        node: usize,
        at: Point,
        mut each: impl FnMut(Point, Point, f64) -> bool,
    ) {
        self.question += 1;
        for cell in self.cells.of_box(at, self.sizes[node]) {
            self.looks += self.lines[cell].len();
            for &edge in &self.lines[cell] {
                let (a, b, weight) = self.edges[edge];
                if self.line_met[edge] == self.question || a == node || b == node {
                    continue;
                }
                self.line_met[edge] = self.question;
                if !each(self.centres[a], self.centres[b], weight) {
                    return;
                }
            }
        }
    }

    /// What is near a line that belongs to the edge between two nodes, as long
    /// as `each` wants more: boxes, and lines that share no end with it.
    pub(super) fn along(
        &mut self,
        (node, other): (usize, usize),
        (from, to): (Point, Point),
        mut each: impl FnMut(&Met) -> bool,
    ) {
        self.question += 1;
        for cell in self.cells.of_line(from, to) {
            self.looks += self.boxes[cell].len() + self.lines[cell].len();
            for &third in &self.boxes[cell] {
                if self.box_met[third] == self.question || third == node || third == other {
                    continue;
                }
                self.box_met[third] = self.question;
                if !each(&Met::Box(self.centres[third], self.sizes[third])) {
                    return;
                }
            }
            for &edge in &self.lines[cell] {
                let (a, b, weight) = self.edges[edge];
                if self.line_met[edge] == self.question
                    || a == node
                    || b == node
                    || a == other
                    || b == other
                {
                    continue;
                }
                self.line_met[edge] = self.question;
                if !each(&Met::Line(self.centres[a], self.centres[b], weight)) {
                    return;
                }
            }
        }
    }
}
