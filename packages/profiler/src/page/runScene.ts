// A flame graph in the order of time: what was on the stack when.
import { duration } from '../report/figures.ts';
import type { Runs } from './runs.ts';
import { type Box, type Direction, mostFound, pathUp, type Scene } from './scene.ts';
import { matchNodes, naming, type PageTree, summarize } from './treeScene.ts';

/** The root's runs are idle time: nothing is drawn. */
export function runScene(tree: PageTree, runs: Runs): Scene {
  const named = naming(tree, 'milliseconds');
  const { node, begin } = runs;
  const scene: Scene = {
    ...named,
    end: begin[node.length] ?? 0,
    rows: tree.deepest + 1,
    isTime: true,
    titles: new Map(),
    visible: (from, to, pixels) => columns(tree, runs, from, to, pixels),
    at: (value, row) => {
      const run = runAt(runs, value);
      const id = run === undefined ? -1 : ancestor(tree, node[run]!, row);
      return id <= 0 ? undefined : extend(tree, runs, id, run!);
    },
    near: (box, direction) => neighbour(tree, runs, box, direction),
    path: (box) => pathUp(scene, box),
    describe: ({ id, from, to }) => [...named.lines(id), `here for ${duration(to - from)}, from ${duration(from)} on`],
    find: (matches) => {
      const found = matchNodes(tree, matches);
      return {
        matches: found.matches,
        boxes: occurrences(tree, runs, found.outermost),
        summary: summarize(tree, 'milliseconds', found),
      };
    },
  };
  return scene;
}

// A column of pixels shows the run at its middle; neighbours with the same call are one box. The work is bounded by pixels and
// depth, however many runs there are.
function columns(tree: PageTree, runs: Runs, from: number, to: number, pixels: number): Box[] {
  const boxes: Box[] = [];
  const open: { id: number; from: number }[] = [];
  const close = (row: number, at: number) => {
    for (let last = open.length; last >= row; last = open.length) {
      const { id, from: begun } = open.pop()!;
      boxes.push({ id, row: last, from: begun, to: at });
    }
  };
  const width = (to - from) / pixels;
  for (let column = 0; column < pixels; column++) {
    const path = pathOf(tree, runs.node[runAt(runs, from + (column + 0.5) * width) ?? -1] ?? 0);
    let same = 0;
    while (same < path.length && open[same]?.id === path[same]) same++;
    close(same + 1, from + column * width);
    for (const id of path.slice(same)) open.push({ id, from: from + column * width });
  }
  close(1, to);
  return boxes;
}

// From row 1 down.
function pathOf({ parent }: PageTree, node: number): number[] {
  const path: number[] = [];
  for (let at = node; at > 0; at = parent[at]!) path.push(at);
  return path.reverse();
}

function runAt({ begin, node }: Runs, value: number): number | undefined {
  if (value < 0 || value >= (begin[node.length] ?? 0)) return undefined;
  let [low, high] = [0, node.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (begin[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ancestor({ parent, depth }: PageTree, node: number, row: number): number {
  let at = node;
  while (at > 0 && depth[at]! > row) at = parent[at]!;
  return depth[at] === row ? at : -1;
}

function holds({ end }: PageTree, id: number, node: number): boolean {
  return id <= node && node < end[id]!;
}

function extend(tree: PageTree, { node, begin }: Runs, id: number, run: number): Box {
  let [first, last] = [run, run];
  while (first > 0 && holds(tree, id, node[first - 1]!)) first--;
  while (last < node.length - 1 && holds(tree, id, node[last + 1]!)) last++;
  return { id, row: tree.depth[id]!, from: begin[first]!, to: begin[last + 1]! };
}

function neighbour(tree: PageTree, runs: Runs, box: Box, direction: Direction): Box | undefined {
  const first = runAt(runs, (box.from + Math.min(box.to, runs.begin[(runAt(runs, box.from) ?? 0) + 1]!)) / 2);
  if (first === undefined) return undefined;
  if (direction === 'up') return box.row > 1 ? extend(tree, runs, tree.parent[box.id]!, first) : undefined;
  const step = direction === 'left' ? -1 : 1;
  const row = direction === 'down' ? box.row + 1 : box.row;
  for (let run = first; run >= 0 && run < runs.node.length; run += step) {
    if (direction === 'down' && runs.begin[run]! >= box.to) return undefined;
    const isOwn = direction !== 'down' && runs.begin[run]! >= box.from && runs.begin[run]! < box.to;
    const id = isOwn ? -1 : ancestor(tree, runs.node[run]!, row);
    if (id > 0) return extend(tree, runs, id, run);
  }
  return undefined;
}

function occurrences(tree: PageTree, { node, begin }: Runs, outermost: readonly number[]): Box[] {
  const top = new Int32Array(tree.frame.length).fill(-1);
  for (const id of outermost) top.fill(id, id, tree.end[id]);
  const boxes: Box[] = [];
  for (let run = 0; run < node.length && boxes.length < mostFound; ) {
    const id = top[node[run]!]!;
    const first = run++;
    while (run < node.length && top[node[run]!] === id) run++;
    if (id >= 0) boxes.push({ id, row: tree.depth[id]!, from: begin[first]!, to: begin[run]! });
  }
  return boxes;
}
