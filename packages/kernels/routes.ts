// From how many elements on an operation runs where: measured, by `pnpm --filter @kinglet/kernels run measure:routes`.
// Evidence: see `evidence`; what the table does not name takes the row of its kind.

export interface Route {
  /** Plain arrays: from here on a Node-API call with typed arrays beats the loop in TypeScript. */
  readonly native: number;
  /** Plain arrays where no addon loads: from here on copying into WebAssembly and back beats the loop. */
  readonly copy: number;
  /** Tensors of an arena: from here on a Node-API call with offsets beats the call into WebAssembly. */
  readonly arena: number;
}

export const evidence = 'Intel(R) Xeon(R) Processor, avx512_vnni against wasm_relaxed, Node v24.21.0, 2026-11-20';

/** An operation that the measurement does not cover. */
export const otherRoute: Route = { native: 128, copy: 256, arena: 1024 };

export const routes: Readonly<Record<string, Route>> = {
  abs: { native: 96, copy: 768, arena: 512 },
  add: { native: 96, copy: 768, arena: 768 },
  addRelu: { native: 64, copy: 512, arena: 512 },
  addScaled: { native: 64, copy: 512, arena: 768 },
  argmax: { native: 48, copy: 384, arena: 48 },
  argmin: { native: 48, copy: 256, arena: 256 },
  axpy: { native: 48, copy: 512, arena: 768 },
  ceil: { native: 64, copy: 512, arena: 768 },
  clamp: { native: 48, copy: 384, arena: 192 },
  cos: { native: 24, copy: 192, arena: 24 },
  cosine: { native: 64, copy: 512, arena: 384 },
  cosineF16: { native: 8, copy: 8, arena: 8 },
  cosineI8: { native: 32, copy: 192, arena: 512 },
  cosineU8: { native: 24, copy: 192, arena: 768 },
  div: { native: 64, copy: 768, arena: 1536 },
  dot: { native: 96, copy: 512, arena: 1024 },
  dotF16: { native: 8, copy: 8, arena: 8 },
  dotI8: { native: 64, copy: 512, arena: 1024 },
  dotU8: { native: 32, copy: 192, arena: 1024 },
  elu: { native: 48, copy: 512, arena: 64 },
  equal: { native: 64, copy: 512, arena: 512 },
  erf: { native: 8, copy: 32, arena: 32 },
  exp: { native: 12, copy: 96, arena: 48 },
  f16ToF32: { native: 24, copy: 2147483648, arena: 8 },
  f32ToF16: { native: 24, copy: 384, arena: 32 },
  floor: { native: 64, copy: 768, arena: 768 },
  fma: { native: 32, copy: 384, arena: 32 },
  gelu: { native: 8, copy: 48, arena: 12 },
  geluTanh: { native: 8, copy: 64, arena: 12 },
  greater: { native: 64, copy: 512, arena: 512 },
  greaterEqual: { native: 96, copy: 512, arena: 512 },
  hardSigmoid: { native: 32, copy: 384, arena: 128 },
  hardSwish: { native: 32, copy: 256, arena: 256 },
  leakyRelu: { native: 48, copy: 384, arena: 512 },
  lerp: { native: 24, copy: 192, arena: 768 },
  less: { native: 64, copy: 512, arena: 512 },
  lessEqual: { native: 64, copy: 512, arena: 512 },
  log: { native: 12, copy: 128, arena: 24 },
  logSoftmax: { native: 12, copy: 96, arena: 32 },
  matmul: { native: 32, copy: 64, arena: 256 },
  max: { native: 48, copy: 384, arena: 192 },
  maximum: { native: 48, copy: 384, arena: 768 },
  mean: { native: 96, copy: 768, arena: 1536 },
  min: { native: 48, copy: 384, arena: 192 },
  minimum: { native: 48, copy: 384, arena: 384 },
  mish: { native: 8, copy: 96, arena: 16 },
  mul: { native: 96, copy: 768, arena: 768 },
  neg: { native: 96, copy: 768, arena: 512 },
  normL1: { native: 64, copy: 512, arena: 512 },
  normL2: { native: 32, copy: 192, arena: 1536 },
  normLinf: { native: 48, copy: 384, arena: 384 },
  normalize: { native: 48, copy: 256, arena: 1536 },
  notEqual: { native: 64, copy: 512, arena: 512 },
  pow: { native: 8, copy: 128, arena: 8 },
  recip: { native: 64, copy: 768, arena: 1024 },
  relu: { native: 64, copy: 512, arena: 768 },
  round: { native: 24, copy: 192, arena: 768 },
  rsqrt: { native: 32, copy: 256, arena: 1536 },
  scale: { native: 96, copy: 768, arena: 768 },
  select: { native: 48, copy: 384, arena: 384 },
  selu: { native: 32, copy: 512, arena: 48 },
  sigmoid: { native: 8, copy: 64, arena: 32 },
  sign: { native: 48, copy: 512, arena: 256 },
  silu: { native: 8, copy: 64, arena: 32 },
  sin: { native: 24, copy: 192, arena: 24 },
  softmax: { native: 12, copy: 64, arena: 24 },
  softplus: { native: 8, copy: 32, arena: 24 },
  sqrt: { native: 48, copy: 384, arena: 2147483648 },
  squaredEuclidean: { native: 64, copy: 512, arena: 768 },
  squaredEuclideanF16: { native: 8, copy: 8, arena: 8 },
  squaredEuclideanI8: { native: 32, copy: 192, arena: 768 },
  squaredEuclideanU8: { native: 32, copy: 192, arena: 1024 },
  sub: { native: 96, copy: 768, arena: 1024 },
  sum: { native: 96, copy: 768, arena: 1536 },
  sumOfSquares: { native: 24, copy: 192, arena: 1536 },
  tanh: { native: 8, copy: 48, arena: 48 },
  trunc: { native: 64, copy: 512, arena: 768 },
  variance: { native: 48, copy: 256, arena: 4096 },
};
