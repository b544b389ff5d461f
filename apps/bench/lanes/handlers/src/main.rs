//! Warm handlers of linear models in Rust, beside those of the native engine. A line of standard input is
//! `<outputs> <inputs> <batch> <timing: 0 or 1> <simd: 0 or 1> <calls>`; the answer is how many nanoseconds all calls took.
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

struct Linear {
    inputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    lanes: bool,
}

struct Response {
    prediction: f32,
    latency_ns: u128,
}

/// Float addition keeps its order, so the compiler leaves this one number at a time.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Eight sums beside each other, which become vectors.
fn dot_in_lanes(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (x, y) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = dot(x.remainder(), y.remainder());
    for (p, q) in x.zip(y) {
        for i in 0..8 {
            sums[i] += p[i] * q[i];
        }
    }
    sums.iter().sum::<f32>() + rest
}

impl Linear {
    fn new(outputs: usize, inputs: usize, lanes: bool) -> Self {
        let weights = (0..outputs * inputs).map(|i| ((i * 7919) % 1000) as f32 / 1000.0 - 0.5).collect();
        Linear { inputs, weights, bias: vec![0.5; outputs], lanes }
    }

    fn predict(&self, features: &[f32], out: &mut [f32]) {
        for ((row, bias), y) in self.weights.chunks_exact(self.inputs).zip(&self.bias).zip(out) {
            *y = bias + if self.lanes { dot_in_lanes(row, features) } else { dot(row, features) };
        }
    }

    fn handle(&self, features: &[f32], timing: bool, out: &mut [f32]) -> Result<Response, &'static str> {
        if features.is_empty() || features.len() % self.inputs != 0 {
            return Err("EmptyFeatures");
        }
        let began = timing.then(Instant::now);
        for (item, y) in features.chunks_exact(self.inputs).zip(out.chunks_exact_mut(self.bias.len())) {
            self.predict(item, y);
        }
        let latency_ns = began.map_or(0, |at| at.elapsed().as_nanos());
        Ok(Response { prediction: out[0], latency_ns })
    }
}

fn main() {
    let mut stdout = io::stdout();
    for line in io::stdin().lock().lines() {
        let line = line.expect("a line");
        let numbers: Vec<usize> = line.split(' ').map(|word| word.parse().expect("a number")).collect();
        let [outputs, inputs, batch, timing, lanes, calls] = numbers[..] else { panic!("six numbers") };
        let model = black_box(Linear::new(outputs, inputs, lanes == 1));
        let all: Vec<f32> = (0..inputs * batch + 64).map(|i| (i % 17) as f32 / 17.0).collect();
        let mut out = vec![0.0f32; outputs * batch];
        let mut total = 0.0f32;
        let began = Instant::now();
        for i in 0..calls {
            let features = black_box(&all[(i & 7) * 8..][..inputs * batch]);
            let response = model.handle(features, timing == 1, &mut out).expect("an answer");
            total += response.prediction + response.latency_ns as f32 * 1e-30;
        }
        let ns = began.elapsed().as_nanos();
        black_box(total);
        writeln!(stdout, "{ns}").expect("standard output");
    }
}
