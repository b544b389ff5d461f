//! Operations on matrices, by the names of src/lanes/calls.ts: `matmul@64x64x64`.
use crate::element;
use std::hint::black_box;
use trueno::{Matrix, Vector};

/// What runs the operation once; None for one that the crate has not.
pub fn find(name: &str) -> Option<Box<dyn Fn()>> {
    let (kind, shape) = name.split_once('@')?;
    let sizes: Vec<usize> = shape.split(['x', ',']).filter_map(|size| size.parse().ok()).collect();
    Some(match (kind, &sizes[..]) {
        ("matmul", &[rows, inner, columns]) => {
            let (a, b) = (matrix(rows, inner, 1), matrix(inner, columns, 2));
            Box::new(move || drop(black_box(a.matmul(black_box(&b)))))
        }
        ("matvec", &[rows, columns]) => {
            let (a, x) = (matrix(rows, columns, 1), vector(columns));
            Box::new(move || drop(black_box(a.matvec(black_box(&x)))))
        }
        ("vecmat", &[rows, columns]) => {
            let (x, b) = (vector(rows), matrix(rows, columns, 2));
            Box::new(move || drop(black_box(Matrix::vecmat(black_box(&x), &b))))
        }
        ("convolve2d", &[height, width, filter_height, filter_width]) => {
            let (image, filter) = (matrix(height, width, 1), matrix(filter_height, filter_width, 2));
            Box::new(move || drop(black_box(image.convolve2d(black_box(&filter)))))
        }
        _ => return None,
    })
}

fn matrix(rows: usize, columns: usize, k: u32) -> Matrix<f32> {
    let data = (0..(rows * columns) as u32).map(|i| element(i, k)).collect();
    Matrix::from_vec(rows, columns, data).expect("as many elements as the shape has")
}

fn vector(n: usize) -> Vector<f32> {
    Vector::from_vec((0..n as u32).map(|i| element(i, 2)).collect())
}
