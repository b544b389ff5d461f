// Floats of 16 bits and fewer: their numbers and their bits.

/** How a format lays out its bits, and what it has beside finite numbers. */
interface FloatFormat {
  readonly exponentBits: number;
  readonly fractionBits: number;
  readonly bias: number;
  /**
   * `ieee`: the largest exponent is for infinities and NaN; `fn`: only all bits set is NaN; `fnuz`: only the bits of -0
   * are; `finite`: there is no NaN.
   */
  readonly kind: 'fn' | 'fnuz' | 'finite' | 'ieee';
}

export type SmallFloat =
  | 'bfloat16'
  | 'float16'
  | 'float4e2m1'
  | 'float8e4m3fn'
  | 'float8e4m3fnuz'
  | 'float8e5m2'
  | 'float8e5m2fnuz';

const formats: Readonly<Record<SmallFloat, FloatFormat>> = {
  bfloat16: { exponentBits: 8, fractionBits: 7, bias: 127, kind: 'ieee' },
  float16: { exponentBits: 5, fractionBits: 10, bias: 15, kind: 'ieee' },
  float4e2m1: { exponentBits: 2, fractionBits: 1, bias: 1, kind: 'finite' },
  float8e4m3fn: { exponentBits: 4, fractionBits: 3, bias: 7, kind: 'fn' },
  float8e4m3fnuz: { exponentBits: 4, fractionBits: 3, bias: 8, kind: 'fnuz' },
  float8e5m2: { exponentBits: 5, fractionBits: 2, bias: 15, kind: 'ieee' },
  float8e5m2fnuz: { exponentBits: 5, fractionBits: 2, bias: 16, kind: 'fnuz' },
};

export function isSmallFloat(type: string): type is SmallFloat {
  return Object.hasOwn(formats, type);
}

/** The number that bits stand for. */
export function decodeSmallFloat(type: SmallFloat, bits: number): number {
  const { exponentBits, fractionBits, bias, kind } = formats[type];
  const signBit = 2 ** (exponentBits + fractionBits);
  const [top, ones] = [2 ** exponentBits - 1, 2 ** fractionBits - 1];
  const [exponent, fraction] = [Math.floor(bits / 2 ** fractionBits) & top, bits & ones];
  const sign = bits & signBit ? -1 : 1;
  if (kind === 'ieee' && exponent === top) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (kind === 'fn' && exponent === top && fraction === ones) return Number.NaN;
  if (kind === 'fnuz' && bits === signBit) return Number.NaN;
  // Without an exponent there is no leading one.
  const scale = 2 ** (Math.max(exponent, 1) - bias - fractionBits);
  return sign * (exponent === 0 ? fraction : fraction + ones + 1) * scale;
}

/**
 * The bits nearest to a number, ties to even. What is too large becomes the largest number if it `saturates`, else an
 * infinity, or NaN in a format without one.
 */
export function encodeSmallFloat(type: SmallFloat, value: number, saturates = false): number {
  const { exponentBits, fractionBits, bias, kind } = formats[type];
  const signBit = 2 ** (exponentBits + fractionBits);
  const sign = value < 0 || Object.is(value, -0) ? signBit : 0;
  if (Number.isNaN(value)) return nanOf(formats[type]);
  const most = largestOf(formats[type]);
  const magnitude = Math.abs(value);
  const step = 2 ** (Math.max(exponentOf(magnitude), 1 - bias) - fractionBits);
  const rounded = magnitude === Number.POSITIVE_INFINITY ? magnitude : roundHalfEven(magnitude / step) * step;
  if (rounded > decodeSmallFloat(type, most)) {
    if (saturates || kind === 'finite') return sign + most;
    return kind === 'ieee' ? sign + 2 ** fractionBits * (2 ** exponentBits - 1) : nanOf(formats[type], sign);
  }
  const exponent = exponentOf(rounded);
  const isNormal = exponent >= 1 - bias;
  const lowest = isNormal ? exponent - fractionBits : 1 - bias - fractionBits;
  const bits = rounded / 2 ** lowest + (isNormal ? (exponent + bias - 1) * 2 ** fractionBits : 0);
  return bits === 0 && kind === 'fnuz' ? 0 : sign + bits;
}

/** The power of two that an exponent alone stands for. */
export function decodePowerOfTwo(bits: number): number {
  return bits === 255 ? Number.NaN : 2 ** (bits - 127);
}

export type PowerRounding = 'down' | 'nearest' | 'up';

/** The bits of float8e8m0: a power of two, rounded as asked for. */
export function encodePowerOfTwo(value: number, rounding: PowerRounding = 'up', saturates = true): number {
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 255;
  if (magnitude === 0) return 0;
  const exponent = magnitude === Number.POSITIVE_INFINITY ? 128 : exponentOf(magnitude);
  const rest = magnitude / 2 ** exponent;
  const goesUp = rounding === 'up' ? rest > 1 : rounding === 'nearest' && rest >= 1.5;
  const bits = exponent + 127 + (goesUp ? 1 : 0);
  if (bits > 254) return saturates ? 254 : 255;
  return Math.max(bits, 0);
}

/** Ties go to the even neighbour, as ONNX rounds everywhere. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : Math.ceil(value);
  // -0.5 becomes -0.
  return floor % 2 === 0 ? floor : Math.ceil(value);
}

const double = new DataView(new ArrayBuffer(8));

/** e for 2^e <= value < 2^(e+1); far below every format's smallest for 0. */
function exponentOf(value: number): number {
  double.setFloat64(0, value);
  return ((double.getUint16(0) >> 4) & 0x7ff) - 1023;
}

function nanOf({ exponentBits, fractionBits, kind }: FloatFormat, sign = 0): number {
  const signBit = 2 ** (exponentBits + fractionBits);
  if (kind === 'fnuz') return signBit;
  // A format without a NaN has 0 for it.
  if (kind === 'finite') return 0;
  return kind === 'fn' ? sign + signBit - 1 : signBit - 1 - (2 ** (fractionBits - 1) - 1);
}

/** The bits of the largest finite number. */
function largestOf({ exponentBits, fractionBits, kind }: FloatFormat): number {
  const all = 2 ** (exponentBits + fractionBits) - 1;
  if (kind === 'ieee') return all - 2 ** fractionBits;
  return kind === 'fn' ? all - 1 : all;
}
