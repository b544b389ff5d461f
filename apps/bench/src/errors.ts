// What can go wrong in a benchmark, each with a stable code.

export type BenchErrorCode =
  | 'KINGLET_BENCH_LAUNCHER_MISSING'
  | 'KINGLET_BENCH_LAUNCHER_FAILED'
  | 'KINGLET_BENCH_BAD_ROW'
  | 'KINGLET_BENCH_BAD_SAMPLES'
  | 'KINGLET_BENCH_BAD_RECORD'
  | 'KINGLET_BENCH_PEER'
  | 'KINGLET_BENCH_USAGE'
  | 'KINGLET_BENCH_LANE'
  | 'KINGLET_BENCH_COLD_START'
  | 'KINGLET_BENCH_DISK'
  | 'KINGLET_BENCH_EVENTS'
  | 'KINGLET_BENCH_ENGINE'
  | 'KINGLET_BENCH_README';

/** The base of every error this app throws; `code` is stable, `cause` is what lay underneath. */
export class BenchError extends Error {
  readonly code: BenchErrorCode;

  constructor(code: BenchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BenchError';
    this.code = code;
  }
}
