// What a page carries for its drawings: small enough to be read before the first of them.
import type { PreorderParts } from '../report/preorderTree.ts';
import type { Tone } from './scene.ts';

export interface PageFrame {
  readonly name: string;
  /** File, line and column; empty for what the engine does itself. */
  readonly place: string;
  readonly tone: Tone;
}

export interface PageProfile {
  readonly title: string;
  readonly unit: 'bytes' | 'milliseconds';
  readonly tree: PreorderParts<PageFrame>;
  /** How long what `runs` has lasts; absent where there is no order in time. */
  readonly runs?: { readonly elementId: string; readonly samples: number };
}

/** Records in columns; times in milliseconds. */
export interface PageSpans {
  readonly names: readonly string[];
  readonly name: readonly number[];
  readonly id: readonly number[];
  /** An id; -1 for none. */
  readonly parent: readonly number[];
  readonly begin: readonly number[];
  readonly end: readonly number[];
  readonly thread: readonly number[];
  /** By index of the record. */
  readonly errors: Readonly<Record<number, string>>;
}

export interface PageData {
  readonly profiles: readonly PageProfile[];
  readonly spans: PageSpans;
}

/** The ids of elements that the page's parts know each other by. */
export const dataId = 'kinglet-data';
