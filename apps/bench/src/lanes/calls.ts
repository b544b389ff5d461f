// Calls of operations on matrices, images and sequences, named `<case>@<shape>`: the same for our lanes in Node and in C.

export type Dtype = 'f32' | 'f64' | 'i8' | 'u8' | 'i16' | 'i32';

/** An array by what it holds and its length, 0 for one that is left out; or a number. */
export type CallArgument = { readonly dtype: Dtype; readonly length: number } | number;

/** `operation` is the function of @kinglet/kernels; its arguments are in the order of the operation table. */
export interface Call {
  readonly operation: string;
  readonly arguments: readonly CallArgument[];
}

/** The call of that name; undefined if `name` names none. */
export function callOf(name: string): Call | undefined {
  const [kind = ''] = name.split('@');
  return name.includes('@') ? makers[kind]?.(...sizesOf(name)) : undefined;
}

/** The numbers of a name's shape. */
export function sizesOf(name: string): number[] {
  return (name.split('@')[1]?.match(/\d+/g) ?? []).map(Number);
}

/** One word without spaces: what lanes/c/calls.c reads. */
export function encodeCall({ operation, arguments: values }: Call): string {
  const words = values.map((value) => (typeof value === 'number' ? `${value}` : `${value.dtype}:${value.length}`));
  return `${operation}(${words.join(',')})`;
}

const f32 = (length: number): CallArgument => ({ dtype: 'f32', length });
const i8 = (length: number): CallArgument => ({ dtype: 'i8', length });
const u8 = (length: number): CallArgument => ({ dtype: 'u8', length });
const i32 = (length: number): CallArgument => ({ dtype: 'i32', length });
const none = f32(0);
const noIntegers = i32(0);
const noBytes = u8(0);
/** No clamp, no activation. */
const plainEnd = [-Infinity, Infinity, 0] as const;
const panels = (columns: number): number => Math.ceil(columns / 16) * 16;
/** A window that moves by one pixel over an image with a border. */
const window = (border: number): number[] => [1, 1, 1, 1, border, border];

const matmulWork = 2 ** 18;
/** All memory of attention beside the operands, however long the sequence. */
const attentionWork = 2 ** 17;
/** Weights that share a scale, where a shape does not say so. */
const usualBlock = 32;
const gelu = 3; // of the epilogue's activations

/** One product; `transposeB`: b holds its transpose. */
const product = (m: number, k: number, n: number, transposeB: 0 | 1): Call => ({
  operation: 'matmul',
  arguments: [
    ...[f32(m * k), 1, m, k, f32(k * n), 1, n, f32(m * n), 1, 0, transposeB],
    ...[1, 0, none, ...plainEnd, f32(matmulWork)],
  ],
});

const makers: Readonly<Record<string, (...sizes: number[]) => Call>> = {
  // rows x inner x columns
  matmul: (m = 0, k = 0, n = 0) => product(m, k, n, 0),
  matmulTransposed: (m = 0, k = 0, n = 0) => product(m, k, n, 1),
  matmulPacked: (m = 0, k = 0, n = 0) => ({
    operation: 'matmulPacked',
    arguments: [f32(m * k), m, k, f32(panels(n) * k), n, none, none, f32(m * n), ...plainEnd],
  }),
  /** With a bias and an activation at its end. */
  matmulPackedGelu: (m = 0, k = 0, n = 0) => ({
    operation: 'matmulPacked',
    arguments: [f32(m * k), m, k, f32(panels(n) * k), n, f32(n), none, f32(m * n), -Infinity, Infinity, gelu],
  }),
  matmulInteger: (m = 0, k = 0, n = 0) => ({
    operation: 'matmulInteger',
    arguments: [i8(m * k), m, k, 0, i8(panels(n) * Math.ceil(k / 4) * 4), i32(panels(n)), n, noIntegers, i32(m * n)],
  }),
  // rows x columns: the vector from the right, and from the left
  matvec: (rows = 0, columns = 0) => ({
    operation: 'dotMany',
    arguments: [f32(rows * columns), f32(columns), f32(rows)],
  }),
  vecmat: (rows = 0, columns = 0) => ({
    operation: 'vecmat',
    arguments: [f32(rows), f32(rows * columns), f32(columns)],
  }),
  // inner x columns, block if it is not the usual one; one row from the left
  nibbles: (k = 0, n = 0, block = usualBlock) => ({
    operation: 'matmulNibbles',
    arguments: [f32(k), 1, k, ...nibbles(k, n, block)],
  }),
  nibblesZeroPoints: (k = 0, n = 0, block = usualBlock) => ({
    operation: 'matmulNibbles',
    arguments: [f32(k), 1, k, ...nibbles(k, n, block, u8(panels(n) * Math.ceil(k / block)))],
  }),
  nibblesBytes: (k = 0, n = 0) => ({
    operation: 'matmulNibblesBytes',
    arguments: [i8(k), 1, k, f32(Math.ceil(k / usualBlock)), ...nibbles(k, n, usualBlock)],
  }),
  // height x width, channels-filters, filter height x filter width
  conv2d: (h = 0, w = 0, c = 0, o = 0, kh = 0, kw = 0) => convolution([h, w, c, o, kh, kw], kh >> 1),
  conv2dInteger: (h = 0, w = 0, c = 0, o = 0, kh = 0, kw = 0) => ({
    operation: 'conv2dInteger',
    arguments: [
      ...[i8(h * w * c), 1, h, w, 1, c, 0, i8(panels(o) * kh * kw * Math.ceil(c / 4) * 4), i32(panels(o)), o, kh, kw],
      ...[i32(0), i32(h * w * o), h, w, ...window(kh >> 1)],
    ],
  }),
  /** Where the filter lies inside the image alone, as trueno has it. */
  convolve2d: (h = 0, w = 0, kh = 0, kw = 0) => convolution([h, w, 1, 1, kh, kw], 0),
  // height x width, channels, filter height x filter width
  depthwise: (h = 0, w = 0, c = 0, kh = 0, kw = 0) => ({
    operation: 'depthwiseConv2d',
    arguments: [
      ...[f32(h * w * c), 1, h, w, c, f32(panels(c) * kh * kw), kh, kw, none],
      ...[f32(h * w * c), h, w, ...window(kh >> 1), ...plainEnd],
    ],
  }),
  // heads x tokens x width, head after head
  attention: (heads = 0, tokens = 0, width = 0) => {
    const all = f32(heads * tokens * width);
    return {
      operation: 'attention',
      arguments: [
        ...[all, heads, tokens, 1, 1, width, all, tokens, all, width],
        ...[none, 0, 1 / Math.sqrt(width), 0, all, f32(attentionWork)],
      ],
    };
  },
};

function nibbles(k: number, n: number, block: number, zeroPoints = noBytes): CallArgument[] {
  const blocks = Math.ceil(k / block);
  const weights = [u8((panels(n) * blocks * block) / 2), f32(panels(n) * blocks), zeroPoints];
  return [...weights, n, block, none, f32(n), ...plainEnd];
}

function convolution([h = 0, w = 0, c = 0, o = 0, kh = 0, kw = 0]: readonly number[], border: number): Call {
  const outHeight = h + 2 * border - kh + 1;
  const outWidth = w + 2 * border - kw + 1;
  return {
    operation: 'conv2d',
    arguments: [
      ...[f32(h * w * c), 1, h, w, 1, c, o, f32(panels(o) * kh * kw * c), kh, kw, none, none],
      ...[f32(outHeight * outWidth * o), outHeight, outWidth, ...window(border), ...plainEnd],
    ],
  };
}
