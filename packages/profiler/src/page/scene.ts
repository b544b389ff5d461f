// What is drawn as boxes in rows along one axis: a flame graph by weight or by time, or spans.

/** A box from `from` to `to` in row `row`; `id` is the call or span that it shows. */
export interface Box {
  readonly id: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The kind of code that a box shows. */
export type Tone = 'own' | 'dependency' | 'node' | 'native' | 'engine' | 'failed';

export interface Found {
  /** By id, 1 where it matches. */
  readonly matches: Uint8Array;
  /** Matching boxes that no other matching box holds, in reading order; at most `mostFound` of them. */
  readonly boxes: readonly Box[];
  /** How many there are and what they add up to. */
  readonly summary: string;
}

export const mostFound = 10_000;

export interface Scene {
  /** The axis goes from 0 to this. */
  readonly end: number;
  readonly rows: number;
  /** Whether the axis is time, in milliseconds, and marked. */
  readonly isTime: boolean;
  /** Rows that hold a title and no box. */
  readonly titles: ReadonlyMap<number, string>;
  /** Boxes between `from` and `to`, of which those that are less than a part of one of `pixels` wide may be left out. */
  visible(from: number, to: number, pixels: number): Box[];
  at(value: number, row: number): Box | undefined;
  /** `up` is what holds the box, `down` the first that it holds. */
  near(box: Box, direction: Direction): Box | undefined;
  /** What holds the box, from the outermost to itself. */
  path(box: Box): readonly Box[];
  label(id: number): string;
  /** A part of the axis with its unit. */
  amount(value: number): string;
  tone(id: number): Tone;
  /** What there is to know, in lines; the first is the label. */
  describe(box: Box): readonly string[];
  find(matches: (text: string) => boolean): Found;
}

/** Boxes from the outermost to this one, by going up. */
export function pathUp(scene: Pick<Scene, 'near'>, box: Box): readonly Box[] {
  const path = [box];
  for (let above = scene.near(box, 'up'); above; above = scene.near(above, 'up')) path.push(above);
  return path.reverse();
}
