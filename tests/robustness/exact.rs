//! Exact shares: closed forms, and areas of polygons.

/// The share of all weights (uniform on the simplex) under which the first of two options is
/// ahead, by their differences of value: `Σ_{d_j>0} Π_{k≠j} d_j / (d_j − d_k)` for differences
/// that are distinct and not zero.
pub(crate) fn ahead_of_two(differences: &[f64]) -> f64 {
    let product = |j: usize| -> f64 {
        let others = differences.iter().enumerate().filter(|(k, _)| *k != j);
        others
            .map(|(_, d)| differences[j] / (differences[j] - d))
            .product()
    };
    let ahead = (0..differences.len()).filter(|j| differences[*j] > 0.0);
    ahead.map(product).sum()
}

/// For each option by three criteria the share of all weights under which it is first, with the
/// mean weights there: the triangle of weights cut by the lines on which two options are level.
pub(crate) fn areas_of_three(facts: &[&[f64]]) -> Vec<(f64, Option<[f64; 3]>)> {
    let triangle = vec![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    let whole = area(&triangle);
    facts
        .iter()
        .enumerate()
        .map(|(n, own)| {
            let others = facts.iter().enumerate().filter(|(k, _)| *k != n);
            let cell = others.fold(triangle.clone(), |cell, (_, other)| {
                let lead = [0, 1, 2].map(|c| own[c] - other[c]);
                cut(&cell, lead)
            });
            let share = area(&cell) / whole;
            (share, (share > 0.0).then(|| centroid(&cell)))
        })
        .collect()
}

type Point = [f64; 3];

fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The part of a polygon where a linear function is not negative (Sutherland & Hodgman, 1974).
fn cut(cell: &[Point], lead: Point) -> Vec<Point> {
    let mut kept = Vec::new();
    for n in 0..cell.len() {
        let (a, b) = (cell[n], cell[(n + 1) % cell.len()]);
        let (at, bt) = (dot(a, lead), dot(b, lead));
        if at >= 0.0 {
            kept.push(a);
        }
        if at * bt < 0.0 {
            let t = at / (at - bt);
            kept.push([0, 1, 2].map(|c| a[c] + (b[c] - a[c]) * t));
        }
    }
    kept
}

/// Twice the area over the first two weights; the third follows from them.
fn area(cell: &[Point]) -> f64 {
    triangles(cell).map(|(area, _)| area).sum::<f64>().abs()
}

fn centroid(cell: &[Point]) -> Point {
    let whole: f64 = triangles(cell).map(|(area, _)| area).sum();
    [0, 1, 2].map(|c| {
        triangles(cell)
            .map(|(area, middle)| area * middle[c])
            .sum::<f64>()
            / whole
    })
}

/// The triangles of a convex polygon, each with its signed area, doubled, and its centre.
fn triangles(cell: &[Point]) -> impl Iterator<Item = (f64, Point)> + '_ {
    (1..cell.len().saturating_sub(1)).map(|n| {
        let (a, b, c) = (cell[0], cell[n], cell[n + 1]);
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
        (area, [0, 1, 2].map(|k| (a[k] + b[k] + c[k]) / 3.0))
    })
}

#[test]
fn the_closed_form_agrees_with_the_areas() {
    let facts: [&[f64]; 2] = [&[0.9, 0.1, 0.4], &[0.2, 0.3, 0.5]];
    let lead = [0, 1, 2].map(|c| facts[0][c] - facts[1][c]);
    let areas = areas_of_three(&facts);
    assert!((areas[0].0 - ahead_of_two(&lead)).abs() < 1e-12);
    assert!((areas[0].0 + areas[1].0 - 1.0).abs() < 1e-12);
}
