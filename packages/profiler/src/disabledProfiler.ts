// Profiling that is off: everything is passed through.
import type { Profiler } from './profiler.ts';
import type { ProfileReport } from './report/profileReport.ts';
import type { Span } from './spans/span.ts';

const silentSpan: Span = {
  name: '',
  span: () => silentSpan,
  context: (_name, work) => work(),
  end: () => undefined,
  [Symbol.dispose]: () => undefined,
};

export const disabledProfiler: Profiler = {
  isEnabled: false,
  profileFunction: (work) => work,
  context: (_name, work) => work(),
  span: () => silentSpan,
  report: emptyReport,
  records: () => ({ begun: 0, records: [] }),
  add: () => undefined,
  stop: async () => emptyReport(),
  [Symbol.dispose]: () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
};

function emptyReport(): ProfileReport {
  return {
    version: 1,
    begun: 0,
    milliseconds: 0,
    machine: '',
    thread: 0,
    metrics: {},
    spans: [],
    records: [],
    droppedRecords: 0,
    cpu: [],
    heap: [],
    kernels: [],
    notes: ['profiling is off: the profiler was made with `enabled: false`'],
  };
}
