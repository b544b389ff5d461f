//! Operations on matrices, by the names of src/lanes/calls.ts: `matmul@64x64x64`.
use crate::element;
use std::hint::black_box;
use trueno::{Matrix, Vector};

/// Runs the operation once and gives that element of what it computes; None for one that the crate has not. The numbers are
/// those of lanes/c/calls.c: seeded by the place of the argument in our call.
pub fn find(name: &str) -> Option<Box<dyn Fn(usize) -> f32>> {
    let (kind, shape) = name.split_once('@')?;
    let sizes: Vec<usize> = shape.split(['x', ',']).filter_map(|size| size.parse().ok()).collect();
    Some(match (kind, &sizes[..]) {
        ("matmul", &[rows, inner, columns]) => {
            let (a, b) = (matrix(rows, inner, 1), matrix(inner, columns, 5));
            Box::new(move |i| black_box(a.matmul(black_box(&b)).expect(FITS)).as_slice()[i])
        }
        ("matvec", &[rows, columns]) => {
            let (a, x) = (matrix(rows, columns, 1), vector(columns, 2));
            Box::new(move |i| black_box(a.matvec(black_box(&x)).expect(FITS)).as_slice()[i])
        }
        ("vecmat", &[rows, columns]) => {
            let (x, b) = (vector(rows, 1), matrix(rows, columns, 2));
            Box::new(move |i| black_box(Matrix::vecmat(black_box(&x), &b).expect(FITS)).as_slice()[i])
        }
        ("convolve2d", &[height, width, filter_height, filter_width]) => {
            let (image, filter) = (matrix(height, width, 1), filter(filter_height, filter_width));
            Box::new(move |i| black_box(image.convolve2d(black_box(&filter)).expect(FITS)).as_slice()[i])
        }
        _ => return None,
    })
}

const FITS: &str = "operands that fit together";

fn matrix(rows: usize, columns: usize, k: u32) -> Matrix<f32> {
    let data = (0..(rows * columns) as u32).map(|i| element(i, k)).collect();
    Matrix::from_vec(rows, columns, data).expect("as many elements as the shape has")
}

/// The first of the sixteen columns of a panel of ours.
fn filter(rows: usize, columns: usize) -> Matrix<f32> {
    let data = (0..(rows * columns) as u32).map(|i| element(16 * i, 8)).collect();
    Matrix::from_vec(rows, columns, data).expect("as many elements as the shape has")
}

fn vector(n: usize, k: u32) -> Vector<f32> {
    Vector::from_vec((0..n as u32).map(|i| element(i, k)).collect())
}
