// The pictures that handlers are asked about.

export interface PictureEvent {
  /** 28 rows of 28 pixels, 0 paper to 255 ink. */
  readonly image: readonly number[];
}

const pixels = 28 * 28;
/** The number of a pixel that is all ink. */
export const ink = 255;

/** The pixels of an event. Throws TypeError for one without a picture. */
export function pixelsOf(event: unknown): readonly number[] {
  const image = (event as PictureEvent | null)?.image;
  if (Array.isArray(image) && image.length === pixels && image.every(isPixel)) return image;
  throw new TypeError(`Expected an event {"image": [${pixels} numbers from 0 to ${ink}]}`);
}

// A text and null compare as numbers do.
function isPixel(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= ink;
}
