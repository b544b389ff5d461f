// A report for the exports: real samples of this process, spans that run side by side, a worker and a heap made by hand.
import type { CpuProfile, HeapProfile, ProfileReport, SpanRecord, ThreadProfile } from '../src/report/profileReport.ts';
import { startCpuSampling } from '../src/sampling/startSampling.ts';
import { burn, burnsProcessor } from './burn.ts';

export const frame = (functionName: string, lineNumber = 0, url = 'file:///app/handler.js') => ({
  functionName,
  scriptId: '7',
  url,
  lineNumber,
  columnNumber: 4,
});

/** root > handler > parse, root > handler > multiply, root > (idle); each sample stands for 1000 µs, the last one for 500. */
export const workerProfile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)', -1, ''), children: [2, 5] },
    { id: 2, callFrame: frame('handler', 9), children: [3, 4] },
    { id: 3, callFrame: frame('parse', 19) },
    { id: 4, callFrame: frame('multiply', 29) },
    { id: 5, callFrame: frame('(idle)', -1, '') },
  ],
  startTime: 5_000_000,
  endTime: 5_007_500,
  samples: [3, 4, 4, 4, 5, 2, 4],
  timeDeltas: [1000, 1000, 1000, 1000, 1000, 1000, 1000],
};

export const heapProfile: HeapProfile = {
  head: {
    id: 1,
    callFrame: frame('(root)', -1, ''),
    selfSize: 0,
    children: [
      {
        id: 2,
        callFrame: frame('handler', 9),
        selfSize: 1024,
        children: [{ id: 3, callFrame: frame('concatenate', 39), selfSize: 4096, children: [] }],
      },
    ],
  },
  samples: [
    { nodeId: 2, size: 1024, ordinal: 1 },
    { nodeId: 3, size: 4096, ordinal: 2 },
  ],
};

/** `load a` and `load b` run side by side inside `handler`; `flush` outlives it. */
export const spans: readonly SpanRecord[] = [
  { id: 1, parent: 0, name: 'load a', begin: 1, end: 4, thread: 0 },
  { id: 2, parent: 0, name: 'load b', begin: 2, end: 6, thread: 0, error: 'no file' },
  { id: 0, parent: undefined, name: 'handler', begin: 0.5, end: 8, thread: 0 },
  { id: 3, parent: 0, name: 'flush', begin: 7, end: 9.25, thread: 0 },
  { id: 4, parent: undefined, name: 'work', begin: 3, end: 5, thread: 2 },
];

export function exportedReport(parts: Partial<ProfileReport> = {}): ProfileReport {
  return {
    version: 1,
    begun: 1_700_000_000_000.5,
    milliseconds: 250,
    machine: 'node 24.21.0, linux x64',
    thread: 0,
    metrics: {},
    spans: [],
    records: spans,
    droppedRecords: 0,
    cpu: [{ thread: 2, begin: 3, profile: workerProfile }],
    heap: [{ thread: 0, begin: 0, profile: heapProfile }],
    kernels: [],
    notes: [],
    ...parts,
  };
}

/** Samples of a function by this name. */
export function sampledThread(): ThreadProfile<CpuProfile> {
  const begun = performance.now();
  const sampling = startCpuSampling({ now: () => performance.now() - begun });
  burn(120, burnsProcessor);
  return sampling.stopNow()[0]!;
}
