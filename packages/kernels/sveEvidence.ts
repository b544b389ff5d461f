// Written by bench/measureSve.ts, which says how. Do not edit.

export interface SveCost {
  /** Whose kernels serve it on NEON, and on SVE2. */
  readonly tiers: readonly [neon: string, sve2: string];
  /** Instructions of one call on NEON, and on SVE (or SVE2, where that has a kernel) at 128, 256 and 512 bits. */
  readonly instructions: readonly [neon: number, sve128: number, sve256: number, sve512: number];
  /** Its cycles on NEON and on SVE, estimated for a Neoverse V1 (256 bits) and a V2 (128 bits). */
  readonly v1: readonly [neon: number, sve: number];
  readonly v2: readonly [neon: number, sve: number];
}

export const sveEvidence: Readonly<Record<string, SveCost>> = {
  dot_f32: {
    tiers: ['neon', 'sve'],
    instructions: [717, 1109, 575, 317],
    v1: [182, 135],
    v2: [182, 174],
  },
  dot_i8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [247, 333, 204, 136],
    v1: [47, 45],
    v2: [47, 49],
  },
  dot_u8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [247, 333, 204, 136],
    v1: [47, 45],
    v2: [47, 49],
  },
  dot_f16: {
    tiers: ['neon', 'sve2'],
    instructions: [1217, 706, 386, 226],
    v1: [526, 528],
    v2: [526, 86],
  },
  sum_f32: {
    tiers: ['neon', 'sve'],
    instructions: [555, 795, 417, 237],
    v1: [92, 70],
    v2: [92, 133],
  },
  max_f32: {
    tiers: ['neon', 'sve'],
    instructions: [556, 796, 418, 238],
    v1: [87, 70],
    v2: [87, 133],
  },
  min_f32: {
    tiers: ['neon', 'sve'],
    instructions: [559, 796, 418, 238],
    v1: [87, 70],
    v2: [87, 133],
  },
  mean_f32: {
    tiers: ['neon', 'sve'],
    instructions: [565, 797, 419, 239],
    v1: [94, 70],
    v2: [94, 133],
  },
  variance_f32: {
    tiers: ['neon', 'sve'],
    instructions: [1678, 2093, 1087, 603],
    v1: [395, 311],
    v2: [296, 299],
  },
  sumOfSquares_f32: {
    tiers: ['neon', 'sve'],
    instructions: [555, 795, 417, 237],
    v1: [139, 139],
    v2: [92, 133],
  },
  normL1_f32: {
    tiers: ['neon', 'sve'],
    instructions: [805, 1045, 542, 300],
    v1: [134, 136],
    v2: [134, 131],
  },
  normL2_f32: {
    tiers: ['neon', 'sve'],
    instructions: [574, 805, 427, 247],
    v1: [144, 142],
    v2: [95, 134],
  },
  normLinf_f32: {
    tiers: ['neon', 'sve'],
    instructions: [804, 1045, 542, 300],
    v1: [129, 136],
    v2: [129, 131],
  },
  argmin_f32: {
    tiers: ['neon', 'sve'],
    instructions: [632, 822, 444, 264],
    v1: [122, 74],
    v2: [126, 137],
  },
  argmax_f32: {
    tiers: ['neon', 'sve'],
    instructions: [700, 888, 477, 275],
    v1: [135, 80],
    v2: [139, 148],
  },
  squaredEuclidean_f32: {
    tiers: ['neon', 'sve'],
    instructions: [967, 1359, 700, 380],
    v1: [178, 133],
    v2: [178, 173],
  },
  squaredEuclidean_i8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [310, 451, 259, 159],
    v1: [46, 60],
    v2: [46, 52],
  },
  squaredEuclidean_u8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [310, 451, 259, 159],
    v1: [46, 60],
    v2: [46, 52],
  },
  squaredEuclidean_f16: {
    tiers: ['neon', 'sve2'],
    instructions: [1467, 1456, 764, 418],
    v1: [538, 524],
    v2: [522, 506],
  },
  cosine_f32: {
    tiers: ['neon', 'sve'],
    instructions: [1285, 1653, 869, 487],
    v1: [271, 209],
    v2: [203, 198],
  },
  cosine_i8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [550, 490, 299, 199],
    v1: [73, 69],
    v2: [55, 57],
  },
  cosine_u8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [547, 490, 299, 199],
    v1: [73, 69],
    v2: [55, 57],
  },
  cosine_f16: {
    tiers: ['neon', 'sve2'],
    instructions: [1785, 1242, 674, 390],
    v1: [595, 576],
    v2: [595, 196],
  },
  dotMany_f32: {
    tiers: ['neon', 'sve'],
    instructions: [717, 851, 480, 288],
    v1: [137, 96],
    v2: [114, 113],
  },
  dotMany_i8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [457, 537, 401, 329],
    v1: [87, 89],
    v2: [87, 80],
  },
  dotMany_u8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [457, 537, 401, 329],
    v1: [87, 89],
    v2: [87, 80],
  },
  dotMany_f16: {
    tiers: ['neon', 'sve2'],
    instructions: [1076, 830, 494, 326],
    v1: [347, 356],
    v2: [347, 151],
  },
  cosineMany_f32: {
    tiers: ['neon', 'sve'],
    instructions: [1579, 2077, 1187, 723],
    v1: [372, 339],
    v2: [186, 297],
  },
  cosineMany_i8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [868, 784, 582, 476],
    v1: [136, 106],
    v2: [136, 95],
  },
  cosineMany_u8: {
    tiers: ['neon_dotprod', 'sve'],
    instructions: [868, 784, 582, 476],
    v1: [136, 106],
    v2: [136, 95],
  },
  cosineMany_f16: {
    tiers: ['neon', 'sve2'],
    instructions: [2169, 1381, 853, 589],
    v1: [660, 655],
    v2: [660, 184],
  },
  add_f32: {
    tiers: ['neon', 'sve'],
    instructions: [886, 1477, 756, 404],
    v1: [253, 197],
    v2: [227, 257],
  },
  mul_f32: {
    tiers: ['neon', 'sve'],
    instructions: [886, 1477, 756, 404],
    v1: [273, 197],
    v2: [228, 257],
  },
  scale_f32: {
    tiers: ['neon', 'sve'],
    instructions: [750, 1103, 569, 311],
    v1: [167, 133],
    v2: [170, 173],
  },
  axpy_f32: {
    tiers: ['neon', 'sve'],
    instructions: [1119, 1603, 819, 437],
    v1: [242, 197],
    v2: [220, 256],
  },
  sub_f32: {
    tiers: ['neon', 'sve'],
    instructions: [886, 1477, 756, 404],
    v1: [253, 197],
    v2: [227, 257],
  },
  div_f32: {
    tiers: ['neon', 'sve'],
    instructions: [886, 1477, 756, 404],
    v1: [954, 920],
    v2: [1363, 1156],
  },
  fma_f32: {
    tiers: ['neon', 'sve'],
    instructions: [1018, 1790, 913, 483],
    v1: [339, 261],
    v2: [316, 341],
  },
  neg_f32: {
    tiers: ['neon', 'sve'],
    instructions: [747, 1100, 566, 308],
    v1: [165, 133],
    v2: [170, 171],
  },
  abs_f32: {
    tiers: ['neon', 'sve'],
    instructions: [747, 1100, 566, 308],
    v1: [165, 133],
    v2: [170, 171],
  },
  clamp_f32: {
    tiers: ['neon', 'sve'],
    instructions: [1271, 1356, 697, 377],
    v1: [234, 133],
    v2: [268, 194],
  },
  sqrt_f32: {
    tiers: ['neon', 'sve'],
    instructions: [747, 1100, 566, 308],
    v1: [951, 932],
    v2: [1222, 1165],
  },
  exp_f32: {
    tiers: ['neon', 'sve'],
    instructions: [8432, 5433, 2778, 1445],
    v1: [1856, 1098],
    v2: [1890, 1137],
  },
  minimum_f32: {
    tiers: ['neon', 'sve'],
    instructions: [886, 1539, 787, 419],
    v1: [253, 197],
    v2: [227, 257],
  },
  maximum_f32: {
    tiers: ['neon', 'sve'],
    instructions: [886, 1539, 787, 419],
    v1: [253, 197],
    v2: [227, 257],
  },
  relu_f32: {
    tiers: ['neon', 'sve'],
    instructions: [997, 1352, 693, 373],
    v1: [166, 132],
    v2: [199, 258],
  },
  silu_f32: {
    tiers: ['neon', 'sve'],
    instructions: [10938, 8186, 4158, 2143],
    v1: [2860, 2175],
    v2: [3080, 2330],
  },
  sigmoid_f32: {
    tiers: ['neon', 'sve'],
    instructions: [10185, 7809, 3966, 2044],
    v1: [2682, 2079],
    v2: [2891, 2236],
  },
  softmax_f32: {
    tiers: ['neon', 'sve'],
    instructions: [11721, 10547, 5486, 2971],
    v1: [2642, 2375],
    v2: [2677, 2357],
  },
  gather_f32: {
    tiers: ['neon', 'sve'],
    instructions: [9023, 2026, 1026, 530],
    v1: [1504, 386],
    v2: [1504, 894],
  },
  embeddingLookup_f32: {
    tiers: ['neon', 'sve'],
    instructions: [928, 1155, 739, 531],
    v1: [247, 210],
    v2: [309, 220],
  },
  softmaxRows_f32: {
    tiers: ['neon', 'sve'],
    instructions: [12131, 10987, 5957, 3455],
    v1: [2735, 2578],
    v2: [2771, 2455],
  },
  swiGlu_f32: {
    tiers: ['neon', 'sve'],
    instructions: [11442, 8939, 4535, 2334],
    v1: [2942, 2236],
    v2: [3141, 2393],
  },
};
