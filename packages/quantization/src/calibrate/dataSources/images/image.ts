// Pixels of a picture.

export interface Image {
  readonly width: number;
  readonly height: number;
  /** Grey, or red, green and blue. */
  readonly channels: 1 | 3;
  /** From 0 to 255, a row after another, the channels of a pixel behind each other. */
  readonly pixels: Uint8Array;
}

/** Of an image that is decoded. */
export const mostPixels: number = 2 ** 26;

/** Throws RangeError for an image without pixels, or with more of them than are decoded. */
export function checkDimensions(width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= mostPixels) return;
  throw new RangeError(`${width} x ${height} pixels, where 1 to ${mostPixels} are read`);
}
