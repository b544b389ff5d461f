// The largest errors found, in units in the last place: data only, written by
// `pnpm --filter @kinglet/kernels run measure:accuracy`. What is promised are the bounds in ops/.

/** What was looked at, and when. */
export const evidence = 'every 4099th float (arm64, emulated: every 50021th), 2026-11-20';

/** Operation -> tier -> largest error. */
export const accuracy: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  cos: { scalar: 2.05, avx2: 1.67, avx512: 1.67, neon: 1.581, wasm_relaxed: 1.67, wasm: 2.05 },
  elu: { scalar: 1.011, avx2: 0.849, avx512: 0.849, neon: 0.8, wasm_relaxed: 0.849, wasm: 1.011 },
  erf: { scalar: 0.989, avx2: 0.989, avx512: 0.989, neon: 0.799, wasm_relaxed: 0.989, wasm: 0.989 },
  exp: { scalar: 0.954, avx2: 0.96, avx512: 0.96, neon: 0.902, wasm_relaxed: 0.96, wasm: 0.954 },
  gelu: { scalar: 2.714, avx2: 1.805, avx512: 1.805, neon: 1.48, wasm_relaxed: 1.805, wasm: 2.714 },
  geluTanh: { scalar: 2.512, avx2: 2.512, avx512: 2.512, neon: 2.344, wasm_relaxed: 2.512, wasm: 2.512 },
  log: { scalar: 0.783, avx2: 0.783, avx512: 0.783, neon: 0.695, wasm_relaxed: 0.783, wasm: 0.783 },
  mish: { scalar: 3, avx2: 2.447, avx512: 2.447, neon: 2.258, wasm_relaxed: 2.447, wasm: 3 },
  pow: { scalar: 1.138, avx2: 1.036, avx512: 1.036, neon: 1.008, wasm_relaxed: 1.036, wasm: 1.191 },
  selu: { scalar: 1.766, avx2: 1.766, avx512: 1.766, neon: 1.588, wasm_relaxed: 1.766, wasm: 1.766 },
  sigmoid: { scalar: 2.004, avx2: 2.004, avx512: 2.004, neon: 1.778, wasm_relaxed: 2.004, wasm: 2.004 },
  silu: { scalar: 2.9, avx2: 2.9, avx512: 2.9, neon: 2.134, wasm_relaxed: 2.9, wasm: 2.9 },
  sin: { scalar: 1.963, avx2: 1.64, avx512: 1.64, neon: 1.461, wasm_relaxed: 1.64, wasm: 1.963 },
  softplus: { scalar: 1.565, avx2: 1.6, avx512: 1.6, neon: 1.634, wasm_relaxed: 1.6, wasm: 1.565 },
  tanh: { scalar: 2.286, avx2: 2.286, avx512: 2.286, neon: 2.052, wasm_relaxed: 2.286, wasm: 2.286 },
};
