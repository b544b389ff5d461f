// In which order tensors come and go: in a model that allocates them as it runs, and at random.
import { compile } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { randomFrom } from '../statistics.ts';

/** A tensor comes with its bytes, or goes: the one with that number, counted from 0 as they came. */
export type Step = { readonly take: number } | { readonly release: number };

type Program = ReturnType<typeof compile>['program'];
type Buffer = Program['inputs'][number]['operand']['buffer'];

/**
 * One run of a model's plan for a batch of one: each buffer comes before the first instruction that needs it and goes
 * after the last; inputs and outputs stay.
 */
export function modelTrace(model: ModelProto): Step[] {
  const { instructions, inputs, outputs } = compile(model).program;
  const pinned = new Set([...inputs, ...outputs].map(({ operand }) => operand.buffer));
  const uses = instructions.map(({ args }) => buffersOf(args));
  const last = new Map(uses.flatMap((buffers, at) => buffers.map((buffer) => [buffer, at] as const)));
  const numbers = new Map<Buffer, number>();
  const steps: Step[] = [];
  const take = (buffer: Buffer): void => {
    if (numbers.has(buffer)) return;
    numbers.set(buffer, numbers.size);
    steps.push({ take: (buffer.length.fixed + buffer.length.perItem) * buffer.elementBytes });
  };
  for (const buffer of pinned) take(buffer);
  for (const [at, buffers] of uses.entries()) {
    for (const buffer of buffers) take(buffer);
    for (const buffer of buffers)
      if (last.get(buffer) === at && !pinned.has(buffer)) steps.push({ release: numbers.get(buffer)! });
  }
  return steps;
}

/** How sizes of up to 64 KiB are spread: evenly from 1 byte on, or their logarithms from 64 on, of which most are small. */
export type SizeSpread = 'even' | 'logarithmic';

const sizeOf: Readonly<Record<SizeSpread, (random: number) => number>> = {
  even: (random) => 1 + Math.floor(random * 65536),
  logarithmic: (random) => Math.floor(64 * 1024 ** random),
};

/** 500 to 1000 tensors at a time. */
export function randomTrace(length: number, seed: number, spread: SizeSpread): Step[] {
  const random = randomFrom(seed);
  const held: number[] = [];
  const steps: Step[] = [];
  for (let taken = 0; steps.length < length; ) {
    if (held.length < 500 || (held.length < 1000 && random() < 0.5)) {
      steps.push({ take: sizeOf[spread](random()) });
      held.push(taken);
      taken += 1;
      continue;
    }
    const at = Math.floor(random() * held.length);
    steps.push({ release: held[at]! });
    held[at] = held.at(-1)!;
    held.pop();
  }
  return steps;
}

function buffersOf(args: Program['instructions'][number]['args']): Buffer[] {
  const buffers = args.flatMap((each) => (typeof each === 'object' && 'buffer' in each ? [each.buffer] : []));
  return [...new Set(buffers)].filter(({ constant }) => constant === undefined);
}
