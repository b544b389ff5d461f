// Every operation of the trueno crate (0.10 and 0.19: aprender-compute) is here under some name.
import { expect, test } from 'vitest';
import { operations } from '../ops.ts';

/** trueno's name -> ours where it is another. Both layer_norm functions are one; matrices of batches are one product each. */
const renamed: Readonly<Record<string, string>> = {
  sum_kahan: 'sumKahan',
  sum_of_squares: 'sumOfSquares',
  norm_l1: 'normL1',
  norm_l2: 'normL2',
  norm_linf: 'normLinf',
  zscore: 'zScore',
  minmax_normalize: 'minMax',
  layer_norm: 'layerNorm',
  layer_norm_simple: 'layerNorm',
  gelu: 'geluTanh',
  swish: 'silu',
  leaky_relu: 'leakyRelu',
  hardswish: 'hardSwish',
  log_softmax: 'logSoftmax',
  clip: 'clamp',
  ln: 'log',
  round: 'roundHalfAway',
  signum: 'sign',
  batched_matmul: 'matmul',
  batched_matmul_4d: 'matmul',
  matvec: 'dotMany',
  convolve2d: 'conv2d',
  embedding_lookup: 'embeddingLookup',
  embedding_lookup_sparse: 'embeddingLookup',
  SymmetricEigen: 'symmetricEigenInto',
  hash_key: 'hashKeys',
  hash_bytes: 'hashRows',
  hash_keys_batch: 'hashKeys',
};

const groups: Readonly<Record<string, string>> = {
  pairs: 'add sub mul div minimum maximum copysign lerp fma',
  reductions:
    'dot sum max min argmax argmin sum_kahan sum_of_squares mean variance stddev covariance correlation norm_l1 norm_l2 norm_linf',
  normalisation: 'zscore minmax_normalize normalize layer_norm layer_norm_simple',
  activations: 'relu sigmoid gelu swish tanh leaky_relu elu selu hardswish mish softmax log_softmax',
  functions:
    'abs scale clamp clip sqrt recip neg pow exp ln log2 log10 sin cos tan asin acos atan sinh cosh asinh acosh atanh floor ceil round trunc fract signum',
  matrices:
    'matmul batched_matmul batched_matmul_4d transpose matvec vecmat convolve2d embedding_lookup embedding_lookup_sparse SymmetricEigen',
  hashes: 'hash_key hash_bytes hash_keys_batch',
};

test.for(Object.entries(groups))('%s', ([, names]) => {
  const ours = new Set(operations.map(({ name }) => name));

  expect(names.split(' ').filter((name) => !ours.has(renamed[name] ?? name))).toEqual([]);
});
