// The pool of @kinglet/memory: time of an allocation, memory lost between tensors, what huge pages bring and cost.
import { cases } from '../inference/cases.ts';
import { fragmentation } from '../memory/fragmentation.ts';
import { type AllocationFigures, measureAllocation } from '../memory/measureAllocation.ts';
import { type HintFigures, hints, measureHints } from '../memory/measureHints.ts';
import { type MemoryKind, measureRandomAccess, type RandomAccessFigures } from '../memory/measureRandomAccess.ts';
import { modelTrace, randomTrace, type Step } from '../memory/traces.ts';
import type { Comparison, Suite, SuiteContext, SuiteResult } from '../suite.ts';

export const suite: Suite = {
  title: 'Memory',
  description:
    'Tensors of a pool against new arrays, taking turns in one process; the bytes that a pool ever uses over the most that is held ' +
    'at once; an addition with hints and without; random reads of huge pages, of 4 KiB pages and of an ArrayBuffer, each in processes of its own.',
  run,
};

/** Those with a bar, and two more to look at. */
const judged = ['SqueezeNet 1.1', 'MiniLM-L6 encoder, 128 tokens'];
const models = [...judged, 'MobileNet v2', 'ResNet-50'];
const mebibyte = 2 ** 20;
/** Three operands of these: in the first cache, the second, the third, and memory. */
const operandBytes = [2 ** 13, 2 ** 17, 2 ** 21, 2 ** 26];

async function run({ quick, progress }: SuiteContext): Promise<SuiteResult> {
  progress.update('allocation');
  const allocation = measureAllocation(quick ? 5 : 41);
  progress.update('fragmentation');
  const traces = [
    ...cases
      .filter(({ name }) => models.includes(name))
      .map(({ name, make }) => ({ name, steps: modelTrace(make()), isJudged: judged.includes(name) })),
    { name: 'a million random operations', steps: randomTrace(1e6, 1, 'even'), isJudged: true },
    { name: 'the same, most of them small', steps: randomTrace(1e6, 1, 'logarithmic'), isJudged: true },
  ];
  progress.update('hints');
  const advised = measureHints(operandBytes, quick ? 5 : 31);
  const bytes = (quick ? 64 : 256) * mebibyte;
  const access = await measureRandomAccess({
    bytes,
    steps: quick ? 1e6 : 1e7,
    rounds: quick ? 3 : 9,
    onProgress: (done, total) => progress.update('random access', done, total),
  });
  return {
    comparisons: [
      ...compareAllocation(allocation),
      ...traces.map(compareTrace),
      ...advised.flatMap(compareHints),
      ...compareAccess(access, bytes),
    ],
    notes: [
      `Of ${bytes / mebibyte} MiB, ${access['huge pages'].hugePageBytes / mebibyte} MiB were on huge pages in every run (/proc/self/smaps).`,
      'A model that allocates as it runs does not know what comes next; a plan of @kinglet/inference is laid out beforehand.',
    ],
  };
}

function compareAllocation({ ns }: AllocationFigures): Comparison[] {
  const row = { case: '64 KiB, had and given back', unit: 'ns', better: 'lower' } as const;
  return [
    { ...row, metric: 'time', values: { kinglet: ns.kinglet }, against: null, bar: { limit: 300 } },
    { ...row, metric: 'time against new Float32Array', values: ns, against: 'new Float32Array', bar: { ratio: 20 } },
  ];
}

interface Trace {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly isJudged: boolean;
}

function compareTrace({ name, steps, isJudged }: Trace): Comparison {
  const values = { kinglet: fragmentation(steps) };
  const row = { case: name, metric: 'bytes ever used over peak', unit: 'times', better: 'lower' } as const;
  return { ...row, values, against: null, ...(isJudged ? { bar: { limit: 1.1 } } : {}) };
}

function compareHints({ bytes, ns }: HintFigures): Comparison[] {
  return hints.map((hint) => ({
    case: `add of ${bytes / 1024} KiB operands`,
    metric: `time, hint: ${hint}`,
    unit: 'ns',
    better: 'lower',
    values: { kinglet: ns[hint], 'no hint': ns['no hint'] },
  }));
}

function compareAccess(figures: Readonly<Record<MemoryKind, RandomAccessFigures>>, bytes: number): Comparison[] {
  const { 'huge pages': huge, '4 KiB pages': small, ArrayBuffer: plain } = figures;
  const row = { case: `${bytes / mebibyte} MiB, huge pages`, better: 'lower' } as const;
  return [
    {
      ...row,
      metric: 'random read',
      unit: 'ns',
      values: { kinglet: huge.ns, '4 KiB pages': small.ns, ArrayBuffer: plain.ns },
    },
    {
      ...row,
      metric: 'first touch',
      unit: 'ms',
      values: { kinglet: huge.firstTouchMs, '4 KiB pages': small.firstTouchMs, ArrayBuffer: plain.firstTouchMs },
    },
  ];
}
