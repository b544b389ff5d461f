//! The lane of the trueno crate. It answers requests of the suite `kernels`: a line "<case> <n> <repeats>" by the
//! nanoseconds that those repeats took, or by "-" for a case that it has not. "answer.<case> <i> 1" is answered by
//! element i of what a case on matrices computes. For vectors the faster of its own choice of backend and AVX-512 is taken, for
//! every case and length; matrices and images always take its own choice.
mod shapes;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::io::{stdin, stdout, BufRead, Write};
use std::time::Instant;
use trueno::{Backend, Vector};

/// Gives cache lines of their own to all vectors. From 8192 elements on `add` and `mul` of its AVX-512 backend write past the
/// caches, and end by a segmentation fault where a result is not aligned: what the usual allocator gives often is not.
struct AlignedSystem;

// SAFETY: only the alignment differs from what is asked for, and it is the same for a block's whole life.
unsafe impl GlobalAlloc for AlignedSystem {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        System.alloc(aligned(layout))
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        System.dealloc(memory, aligned(layout))
    }
}

fn aligned(layout: Layout) -> Layout {
    let large = layout.size() >= 64;
    layout.align_to(if large { 64 } else { 1 }).unwrap_or(layout)
}

#[global_allocator]
static ALLOCATOR: AlignedSystem = AlignedSystem;

struct Operands {
    a: Vector<f32>,
    b: Vector<f32>,
    c: Vector<f32>,
    p: Vector<f32>,
    unit: Vector<f32>,
    above_one: Vector<f32>,
}

type Run = fn(&Operands);

macro_rules! case {
    (|$o:ident| $call:expr) => {
        |$o: &Operands| {
            let _ = black_box($call);
        }
    };
}

fn find(name: &str) -> Option<Run> {
    Some(match name {
        "dot" => case!(|o| o.a.dot(&o.b)),
        "sum" => case!(|o| o.a.sum()),
        "max" => case!(|o| o.a.max()),
        "min" => case!(|o| o.a.min()),
        "argmax" => case!(|o| o.a.argmax()),
        "argmin" => case!(|o| o.a.argmin()),
        "mean" => case!(|o| o.a.mean()),
        "variance" => case!(|o| o.a.variance()),
        "sumOfSquares" => case!(|o| o.a.sum_of_squares()),
        "normL1" => case!(|o| o.a.norm_l1()),
        "normL2" => case!(|o| o.a.norm_l2()),
        "normLinf" => case!(|o| o.a.norm_linf()),
        "add" => case!(|o| o.a.add(&o.b)),
        "sub" => case!(|o| o.a.sub(&o.b)),
        "mul" => case!(|o| o.a.mul(&o.b)),
        "div" => case!(|o| o.a.div(&o.p)),
        "fma" => case!(|o| o.a.fma(&o.b, &o.c)),
        "minimum" => case!(|o| o.a.minimum(&o.b)),
        "maximum" => case!(|o| o.a.maximum(&o.b)),
        "scale" => case!(|o| o.a.scale(1.5)),
        "clamp" => case!(|o| o.a.clamp(-1.0, 1.0)),
        "neg" => case!(|o| o.a.neg()),
        "abs" => case!(|o| o.a.abs()),
        "sign" => case!(|o| o.a.signum()),
        "trunc" => case!(|o| o.a.trunc()),
        "floor" => case!(|o| o.a.floor()),
        "ceil" => case!(|o| o.a.ceil()),
        "round" => case!(|o| o.a.round()),
        "sqrt" => case!(|o| o.p.sqrt()),
        "recip" => case!(|o| o.p.recip()),
        "exp" => case!(|o| o.a.exp()),
        "log" => case!(|o| o.p.ln()),
        "tanh" => case!(|o| o.a.tanh()),
        "sin" => case!(|o| o.a.sin()),
        "cos" => case!(|o| o.a.cos()),
        "log2" => case!(|o| o.p.log2()),
        "log10" => case!(|o| o.p.log10()),
        "tan" => case!(|o| o.a.tan()),
        "asin" => case!(|o| o.unit.asin()),
        "acos" => case!(|o| o.unit.acos()),
        "atan" => case!(|o| o.a.atan()),
        "sinh" => case!(|o| o.a.sinh()),
        "cosh" => case!(|o| o.a.cosh()),
        "asinh" => case!(|o| o.a.asinh()),
        "acosh" => case!(|o| o.above_one.acosh()),
        "atanh" => case!(|o| o.unit.atanh()),
        "fract" => case!(|o| o.a.fract()),
        "roundHalfAway" => case!(|o| o.a.round()),
        "copysign" => case!(|o| o.a.copysign(&o.b)),
        "sumKahan" => case!(|o| o.a.sum_kahan()),
        "stddev" => case!(|o| o.a.stddev()),
        "covariance" => case!(|o| o.a.covariance(&o.b)),
        "correlation" => case!(|o| o.a.correlation(&o.b)),
        "zScore" => case!(|o| o.a.zscore()),
        "minMax" => case!(|o| o.a.minmax_normalize()),
        "relu" => case!(|o| o.a.relu()),
        "leakyRelu" => case!(|o| o.a.leaky_relu(0.01)),
        "elu" => case!(|o| o.a.elu(1.0)),
        "selu" => case!(|o| o.a.selu()),
        "geluTanh" => case!(|o| o.a.gelu()),
        "silu" => case!(|o| o.a.swish()),
        "hardSwish" => case!(|o| o.a.hardswish()),
        "mish" => case!(|o| o.a.mish()),
        "sigmoid" => case!(|o| o.a.sigmoid()),
        "softmax" => case!(|o| o.a.softmax()),
        "logSoftmax" => case!(|o| o.a.log_softmax()),
        _ => return None,
    })
}

/// The same numbers in every lane: between -4 and 4, in no order.
fn element(i: u32, k: u32) -> f32 {
    let mixed = i.wrapping_mul(2654435761).wrapping_add(k.wrapping_mul(1640531527));
    mixed as f32 * 2f32.powi(-29) - 4.0
}

fn operands(n: u32, backend: Option<Backend>) -> Operands {
    let vector = |make: &dyn Fn(u32) -> f32| {
        let data: Vec<f32> = (0..n).map(make).collect();
        match backend {
            Some(backend) => Vector::from_slice_with_backend(&data, backend),
            None => Vector::from_slice(&data),
        }
    };
    Operands {
        a: vector(&|i| element(i, 1)),
        b: vector(&|i| element(i, 2)),
        c: vector(&|i| element(i, 3)),
        p: vector(&|i| element(i, 1).abs() + 0.0625),
        unit: vector(&|i| element(i, 1) / 4.0),
        above_one: vector(&|i| element(i, 1).abs() + 1.0625),
    }
}

/// What a request names, ready to run.
enum Case {
    Vectors(Run, Operands),
    Shapes(Box<dyn Fn(usize) -> f32>),
}

fn prepare(name: &str, n: u32) -> Option<Case> {
    let vectors = find(name).map(|run| fastest(run, n));
    vectors.or_else(|| shapes::find(name).map(Case::Shapes))
}

/// Nanoseconds; short cases are not to pay for long ones, so each kind has a loop of its own.
fn time(case: &Case, repeats: u64) -> u128 {
    let began = Instant::now();
    match case {
        Case::Vectors(run, operands) => {
            for _ in 0..repeats {
                run(black_box(operands));
            }
        }
        Case::Shapes(run) => {
            for _ in 0..repeats {
                black_box(run(0));
            }
        }
    }
    began.elapsed().as_nanos()
}

fn fastest(run: Run, n: u32) -> Case {
    let mut candidates = vec![operands(n, None)];
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("avx512f") {
        candidates.push(operands(n, Some(Backend::AVX512)));
    }
    let repeats = 1 + 200_000 / (n as u64 + 100);
    let least = |case: &Case| (0..9).map(|_| time(case, repeats)).min();
    let cases = candidates.into_iter().map(|operands| Case::Vectors(run, operands));
    cases.min_by_key(least).expect("one candidate at least")
}

fn main() {
    println!("ready trueno 0.19.1");
    let mut current: Option<(String, u32, Case)> = None;
    for line in stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (name, n) = (words[0], words[1].parse::<u32>().expect("a length"));
        let repeats = words[2].parse::<u64>().expect("a number of repeats");
        if let Some(call) = name.strip_prefix("answer.") {
            println!("{}", shapes::find(call).map_or("-".to_string(), |run| run(n as usize).to_string()));
            stdout().flush().expect("a reader");
            continue;
        }
        if !matches!(&current, Some((known, length, _)) if known == name && *length == n) {
            current = prepare(name, n).map(|case| (name.to_string(), n, case));
        }
        match &current {
            Some((_, _, case)) => {
                time(case, repeats / 8 + 1);
                println!("{}", time(case, repeats));
            }
            None => println!("-"),
        }
        stdout().flush().expect("a reader");
    }
}
