// A flame graph by weight: callers above their callees, the heaviest left.

import { bytes, count, duration, percent } from '../report/figures.ts';
import type { PreorderTree } from '../report/preorderTree.ts';
import type { PageFrame, PageProfile } from './pageData.ts';
import { type Box, type Direction, mostFound, pathUp, type Scene } from './scene.ts';

export type PageTree = PreorderTree<PageFrame>;

export function treeScene(tree: PageTree, unit: PageProfile['unit']): Scene {
  const { start, total, depth, end: behind, parent } = tree;
  const box = (id: number): Box => ({ id, row: depth[id]!, from: start[id]!, to: start[id]! + total[id]! });
  const named = naming(tree, unit);
  const scene: Scene = {
    ...named,
    end: total[0]!,
    rows: tree.deepest + 1,
    isTime: false,
    titles: new Map(),
    visible: (from, to, pixels) => visibleNodes(tree, from, to, (to - from) / pixels / 3).map(box),
    at: (value, row) => {
      const id = nodeAt(tree, value, row);
      return id === undefined ? undefined : box(id);
    },
    near: ({ id, row }, direction) => {
      if (direction === 'up') return id === 0 ? undefined : box(parent[id]!);
      const next = direction === 'down' ? (behind[id]! > id + 1 ? id + 1 : -1) : besides(tree, id, row, direction);
      return next < 0 || total[next]! === 0 ? undefined : box(next);
    },
    path: (one) => pathUp(scene, one),
    describe: ({ id }) => named.lines(id),
    find: (matches) => {
      const found = matchNodes(tree, matches);
      const boxes = found.outermost.slice(0, mostFound).map(box);
      return { matches: found.matches, boxes, summary: summarize(tree, unit, found) };
    },
  };
  return scene;
}

/** What boxes of calls are called, whatever order they are in. */
export function naming(
  { frames, frame, self, total }: PageTree,
  unit: PageProfile['unit'],
): Pick<Scene, 'amount' | 'label' | 'tone'> & { lines: (id: number) => string[] } {
  const show = unit === 'bytes' ? bytes : duration;
  const frameAt = (id: number) => frames[frame[id]!];
  const part = (value: number) => `${show(value)} (${percent(total[0]! > 0 ? value / total[0]! : 0)})`;
  const label = (id: number) => frameAt(id)?.name ?? 'everything';
  return {
    label,
    amount: show,
    tone: (id) => frameAt(id)?.tone ?? 'engine',
    lines: (id) => {
      const where = frameAt(id)?.place;
      return [label(id), ...(where ? [where] : []), `total ${part(total[id]!)}`, `self ${part(self[id]!)}`];
    },
  };
}

export interface MatchedNodes {
  readonly matches: Uint8Array;
  readonly outermost: readonly number[];
  readonly functions: number;
}

/** Nodes whose function's name or place matches. */
export function matchNodes({ frames, frame, end }: PageTree, matches: (text: string) => boolean): MatchedNodes {
  const ofFrame = frames.map(({ name, place }) => matches(name) || matches(place));
  const found = Uint8Array.from(frame, (one) => (ofFrame[one] ? 1 : 0));
  const outermost: number[] = [];
  for (let node = 0; node < frame.length; node = found[node] ? end[node]! : node + 1)
    if (found[node]) outermost.push(node);
  return { matches: found, outermost, functions: ofFrame.filter(Boolean).length };
}

/** `2 functions, 416 ms (46.2 %)`: calls inside of matching ones add nothing. */
export function summarize({ total }: PageTree, unit: PageProfile['unit'], found: MatchedNodes): string {
  const sum = found.outermost.reduce((whole, node) => whole + total[node]!, 0);
  const show = unit === 'bytes' ? bytes : duration;
  const functions = `${count(found.functions)} ${found.functions === 1 ? 'function' : 'functions'}`;
  return `${functions}, ${show(sum)} (${percent(total[0]! > 0 ? sum / total[0]! : 0)})`;
}

function visibleNodes({ start, total, end }: PageTree, from: number, to: number, least: number): number[] {
  const nodes: number[] = [];
  for (let node = 0; node < start.length; ) {
    const isOut = start[node]! >= to || start[node]! + total[node]! <= from || total[node]! < least;
    if (!isOut && total[node]! > 0) nodes.push(node);
    node = isOut ? end[node]! : node + 1;
  }
  return nodes;
}

function nodeAt({ start, total, depth, end }: PageTree, value: number, row: number): number | undefined {
  for (let node = 0; node < start.length; ) {
    const isIn = start[node]! <= value && value < start[node]! + total[node]!;
    if (isIn && depth[node] === row) return node;
    node = isIn ? node + 1 : end[node]!;
  }
  return undefined;
}

function besides({ depth, total }: PageTree, id: number, row: number, direction: Direction): number {
  const step = direction === 'left' ? -1 : 1;
  for (let node = id + step; node >= 0 && node < depth.length; node += step)
    if (depth[node] === row && total[node]! > 0) return node;
  return -1;
}
