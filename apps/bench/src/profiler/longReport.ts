// A profile with very many samples, the same each time.
import type { CpuProfile, CpuProfileNode, ProfileReport } from '@kinglet/profiler';
import { randomFrom } from '../statistics.ts';

/** Of a program with 20 000 call paths up to 40 deep, sampled each millisecond; 10 000 spans. */
export function longReport(samples: number): ProfileReport {
  return {
    version: 1,
    begun: 0,
    milliseconds: samples,
    machine: 'made up',
    thread: 0,
    metrics: {},
    spans: [],
    records: Array.from({ length: 10_000 }, (_, id) => {
      const begin = (id * samples) / 10_000;
      return { id, parent: undefined, name: 'event', begin, end: begin + samples / 20_000, thread: 0 };
    }),
    droppedRecords: 0,
    cpu: [{ thread: 0, begin: 0, profile: longProfile(samples) }],
    heap: [],
    kernels: [],
    notes: [],
  };
}

const paths = 20_000;
const deepest = 40;
const functions = 2000;

function longProfile(samples: number): CpuProfile {
  const random = randomFrom(13);
  const children = Array.from({ length: paths }, (): number[] => []);
  const depths = new Uint8Array(paths);
  for (let path = 1; path < paths; path++) {
    let parent = Math.floor(random() * path);
    while (depths[parent]! >= deepest) parent = Math.floor(random() * path);
    depths[path] = depths[parent]! + 1;
    children[parent]!.push(path + 1);
  }
  // A stack stays for some samples, as real ones do.
  let id = 1;
  const ids = Array.from({ length: samples }, () => {
    if (random() < 0.3) id = 1 + Math.floor(random() ** 3 * paths);
    return id;
  });
  return {
    nodes: children.map((own, path) => nodeOf(path, own, random)),
    startTime: 0,
    endTime: samples * 1000,
    samples: ids,
    timeDeltas: ids.map(() => 900 + Math.floor(random() * 200)),
  };
}

function nodeOf(path: number, children: readonly number[], random: () => number): CpuProfileNode {
  const at = Math.floor(random() * functions);
  const callFrame =
    path === 0
      ? { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 }
      : {
          functionName: `function${at}`,
          scriptId: String(at % 100),
          url: `file:///app/src/module${at % 100}.ts`,
          lineNumber: at,
          columnNumber: 2,
        };
  return { id: path + 1, callFrame, hitCount: 0, children };
}
