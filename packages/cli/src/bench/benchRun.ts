// Samples as a run of a result.
import type { Samples } from '../measured/sampleSource.ts';
import type { BenchRun } from './benchResult.ts';

/** What a run is of. */
export type RunSubject = Pick<BenchRun, 'arch' | 'isEmulated' | 'runtime' | 'memoryMb' | 'zipBytes'>;

export function benchRun(subject: RunSubject, { cold, warm }: Samples): BenchRun {
  const all = [...cold, ...warm];
  return {
    ...subject,
    cold: {
      initMs: cold.map(({ report }) => (report.initDurationMs ?? 0) + (report.restoreDurationMs ?? 0)),
      firstAnswerMs: cold.map(({ answerMs }) => answerMs),
    },
    warm: {
      durationMs: warm.map(({ report }) => report.durationMs),
      billedMs: warm.map(({ report }) => report.billedDurationMs ?? Math.ceil(report.durationMs)),
    },
    maxMemoryMb: Math.max(0, ...all.map(({ report }) => report.maxMemoryUsedMb ?? 0)),
    reports: all.map(({ line }) => line.trimEnd()),
  };
}
