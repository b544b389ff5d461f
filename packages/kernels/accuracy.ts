// The largest errors found, in units in the last place: data only, written by
// `pnpm --filter @kinglet/kernels run measure:accuracy`. What is promised are the bounds in ops/.

/** What was looked at, and when. */
export const evidence = 'every 4099th float (arm64, emulated: every 50021th), 2026-11-20 and 30';

/** Operation -> tier -> largest error. */
export const accuracy: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  acos: { scalar: 1.002, avx2: 1.08, neon: 0.934 },
  acosh: { scalar: 1.816, avx2: 1.816, neon: 1.555 },
  asin: { scalar: 1.744, avx2: 1.744, neon: 1.056 },
  asinh: { scalar: 1.668, avx2: 1.668, neon: 1.514 },
  atan: { scalar: 1.251, avx2: 1.058, neon: 0.925 },
  atan2: { scalar: 1.475, avx2: 1.475, neon: 1.335 },
  atanh: { scalar: 1.911, avx2: 1.911, neon: 1.887 },
  cos: { scalar: 2.05, avx2: 1.67, avx512: 1.67, neon: 1.581, wasm_relaxed: 1.67, wasm: 2.05 },
  cosh: { scalar: 1.284, avx2: 1.305, neon: 1.164 },
  elu: { scalar: 1.011, avx2: 0.849, avx512: 0.849, neon: 0.8, wasm_relaxed: 0.849, wasm: 1.011 },
  erf: { scalar: 0.989, avx2: 0.989, avx512: 0.989, neon: 0.799, wasm_relaxed: 0.989, wasm: 0.989 },
  exp: { scalar: 0.954, avx2: 0.96, avx512: 0.96, neon: 0.902, wasm_relaxed: 0.96, wasm: 0.954 },
  exp2: { scalar: 1.026, avx2: 0.775, neon: 0.755 },
  expm1: { scalar: 1.488, avx2: 1.432, neon: 1.403 },
  gelu: { scalar: 2.714, avx2: 1.805, avx512: 1.805, neon: 1.48, wasm_relaxed: 1.805, wasm: 2.714 },
  geluTanh: { scalar: 2.512, avx2: 2.512, avx512: 2.512, neon: 2.344, wasm_relaxed: 2.512, wasm: 2.512 },
  log: { scalar: 0.783, avx2: 0.783, avx512: 0.783, neon: 0.695, wasm_relaxed: 0.783, wasm: 0.783 },
  log10: { scalar: 0.807, avx2: 0.807, neon: 0.679 },
  log1p: { scalar: 1.469, avx2: 1.469, neon: 1.344 },
  log2: { scalar: 0.961, avx2: 0.961, neon: 0.909 },
  mish: { scalar: 3, avx2: 2.447, avx512: 2.447, neon: 2.258, wasm_relaxed: 2.447, wasm: 3 },
  pow: { scalar: 1.138, avx2: 1.036, avx512: 1.036, neon: 1.008, wasm_relaxed: 1.036, wasm: 1.191 },
  selu: { scalar: 1.766, avx2: 1.766, avx512: 1.766, neon: 1.588, wasm_relaxed: 1.766, wasm: 1.766 },
  sigmoid: { scalar: 2.004, avx2: 2.004, avx512: 2.004, neon: 1.778, wasm_relaxed: 2.004, wasm: 2.004 },
  silu: { scalar: 2.9, avx2: 2.9, avx512: 2.9, neon: 2.134, wasm_relaxed: 2.9, wasm: 2.9 },
  sin: { scalar: 1.963, avx2: 1.64, avx512: 1.64, neon: 1.461, wasm_relaxed: 1.64, wasm: 1.963 },
  sinh: { scalar: 1.91, avx2: 2.048, neon: 1.871 },
  softplus: { scalar: 1.565, avx2: 1.6, avx512: 1.6, neon: 1.634, wasm_relaxed: 1.6, wasm: 1.565 },
  tan: { scalar: 1.55, avx2: 1.526, neon: 1.463 },
  tanh: { scalar: 2.286, avx2: 2.286, avx512: 2.286, neon: 2.052, wasm_relaxed: 2.286, wasm: 2.286 },
};
