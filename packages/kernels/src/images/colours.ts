// Greys and luma with two chromas, as matrices of colours.
import { integersOf } from './weights.ts';

/** How much of luma red, green and blue are: ITU-R BT.601-7, section 2.5.1, and BT.709-6, section 3.2. */
const lumas = { bt601: [0.299, 0.587, 0.114], bt709: [0.2126, 0.7152, 0.0722] } as const;
export type LumaStandard = keyof typeof lumas;
export const lumaStandards: readonly LumaStandard[] = ['bt601', 'bt709'];

/** A row of factors for each channel of the result, and what is added to it, in parts of the range. */
export interface ColourMatrix {
  readonly rows: readonly (readonly number[])[];
  readonly offsets: readonly number[];
}

export function lumaOf(standard: LumaStandard): ColourMatrix {
  return { rows: [lumas[standard]], offsets: [0] };
}

export const greyToRgb: ColourMatrix = { rows: [[1], [1], [1]], offsets: [0, 0, 0] };

/** Y = Kr R + Kg G + Kb B, U = (B - Y) / (2 (1 - Kb)) + 1/2, V = (R - Y) / (2 (1 - Kr)) + 1/2: full range. */
export function rgbToYuv(standard: LumaStandard): ColourMatrix {
  const [red, green, blue] = lumas[standard];
  const [u, v] = [2 * (1 - blue), 2 * (1 - red)];
  return {
    rows: [
      [red, green, blue],
      [-red / u, -green / u, (1 - blue) / u],
      [(1 - red) / v, -green / v, -blue / v],
    ],
    offsets: [0, 0.5, 0.5],
  };
}

/** The inverse. */
export function yuvToRgb(standard: LumaStandard): ColourMatrix {
  const [red, green, blue] = lumas[standard];
  const [u, v] = [2 * (1 - blue), 2 * (1 - red)];
  const rows = [
    [1, 0, v],
    [1, (-u * blue) / green, (-v * red) / green],
    [1, u, 0],
  ];
  return { rows, offsets: rows.map(([, fromU, fromV]) => -((fromU as number) + (fromV as number)) / 2) };
}

/** The same in `fraction` bits: rows add up to what they did, offsets are of bytes, whose middle is 128. */
export function integerMatrix({ rows, offsets }: ColourMatrix): {
  readonly matrix: Int32Array<ArrayBuffer>;
  readonly offsets: Int32Array<ArrayBuffer>;
} {
  const unit = 2 ** 16;
  return {
    matrix: Int32Array.from(rows.flatMap((row) => integersOf(row, unit))),
    offsets: Int32Array.from(offsets, (offset) => Math.round(offset * 256 * unit)),
  };
}
