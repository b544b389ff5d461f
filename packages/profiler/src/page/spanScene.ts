// Spans along time: a lane for each thread, a span below the one that it was opened in.
import { count, duration } from '../report/figures.ts';
import { threadName } from '../report/threadName.ts';
import type { PageSpans } from './pageData.ts';
import { type Box, type Direction, mostFound, pathUp, type Scene } from './scene.ts';

export function spanScene(spans: PageSpans): Scene {
  const { row, titles, rows } = arrange(spans);
  const box = (id: number): Box => ({ id, row: row[id]!, from: spans.begin[id]!, to: spans.end[id]! });
  const byRow = groupByRow(spans, row);
  const indexOf = new Map(spans.id.map((id, at) => [id, at]));
  const label = (id: number) => spans.names[spans.name[id]!] ?? '';
  const scene: Scene = {
    end: spans.end.reduce((most, end) => Math.max(most, end), 0),
    ...{ rows, isTime: true, titles, label, amount: duration },
    visible: (from, to, pixels) =>
      [...byRow.values()].flatMap((ids) => visibleOf(spans, ids, from, to, pixels).map(box)),
    at: (value, at) => {
      const id = byRow.get(at)?.find((one) => spans.begin[one]! <= value && value < spans.end[one]!);
      return id === undefined ? undefined : box(id);
    },
    near: ({ id }, direction) => {
      const next = neighbour(spans, byRow, row, indexOf, id, direction);
      return next === undefined ? undefined : box(next);
    },
    path: (one) => pathUp(scene, one),
    tone: (id) => (spans.errors[id] === undefined ? 'own' : 'failed'),
    describe: ({ id, from, to }) => [
      ...[label(id), `${duration(to - from)}, from ${duration(from)} on, ${threadName(spans.thread[id]!)}`],
      ...(spans.errors[id] === undefined ? [] : [`failed: ${spans.errors[id]}`]),
    ],
    find: (matches) => {
      const found = Uint8Array.from(spans.name, (name) => (matches(spans.names[name]!) ? 1 : 0));
      const ids = [...found.keys()].filter((id) => found[id]);
      ids.sort((a, b) => spans.begin[a]! - spans.begin[b]!);
      const sum = ids.reduce((whole, id) => whole + spans.end[id]! - spans.begin[id]!, 0);
      const summary = `${count(ids.length)} ${ids.length === 1 ? 'span' : 'spans'}, ${duration(sum)} added up`;
      return { matches: found, boxes: ids.slice(0, mostFound).map(box), summary };
    },
  };
  return scene;
}

// Each span in the first free row below its parent's; spans that run side by side take rows of their own.
function arrange(spans: PageSpans): { row: Int32Array; titles: Map<number, string>; rows: number } {
  const row = new Int32Array(spans.id.length).fill(-1);
  const titles = new Map<number, string>();
  const indexOf = new Map(spans.id.map((id, at) => [id, at]));
  let next = 0;
  for (const thread of [...new Set(spans.thread)].sort((a, b) => a - b)) {
    titles.set(next, threadName(thread));
    const free: number[] = [];
    for (const id of ordered(spans, thread)) {
      const above = indexOf.get(spans.parent[id]!);
      const isBelow = above !== undefined && spans.thread[above] === thread && row[above]! >= 0;
      let level = isBelow ? row[above]! - next : 0;
      while ((free[level] ?? Number.NEGATIVE_INFINITY) > spans.begin[id]!) level++;
      free[level] = spans.end[id]!;
      row[id] = next + 1 + level;
    }
    next += 1 + free.length;
  }
  return { row, titles, rows: next };
}

// By their begins, those that last longer first: parents before their children.
function ordered({ begin, end, id, thread }: PageSpans, of: number): number[] {
  const all = [...id.keys()].filter((at) => thread[at] === of);
  return all.sort((a, b) => begin[a]! - begin[b]! || end[b]! - end[a]! || id[a]! - id[b]!);
}

function groupByRow(spans: PageSpans, row: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [id, at] of row.entries()) {
    const ids = groups.get(at);
    if (ids) ids.push(id);
    else groups.set(at, [id]);
  }
  for (const ids of groups.values()) ids.sort((a, b) => spans.begin[a]! - spans.begin[b]!);
  return groups;
}

// Of spans that are narrower than a pixel one a pixel.
function visibleOf(
  { begin, end }: PageSpans,
  ids: readonly number[],
  from: number,
  to: number,
  pixels: number,
): number[] {
  const pixel = (to - from) / pixels;
  let drawn = Number.NEGATIVE_INFINITY;
  return ids.filter((id) => {
    const isSeen = begin[id]! <= to && end[id]! >= from && end[id]! > drawn + pixel;
    if (isSeen) drawn = Math.max(end[id]!, begin[id]!);
    return isSeen;
  });
}

function neighbour(
  spans: PageSpans,
  byRow: ReadonlyMap<number, readonly number[]>,
  row: Int32Array,
  indexOf: ReadonlyMap<number, number>,
  id: number,
  direction: Direction,
): number | undefined {
  if (direction === 'up') return indexOf.get(spans.parent[id]!);
  if (direction === 'down') {
    const children = [...spans.id.keys()].filter((at) => spans.parent[at] === spans.id[id] && at !== id);
    return children.sort((a, b) => spans.begin[a]! - spans.begin[b]!)[0];
  }
  const ids = byRow.get(row[id]!) ?? [];
  return ids[ids.indexOf(id) + (direction === 'left' ? -1 : 1)];
}
