// What work is at, in lines on stderr.
import type { ProgressStep } from '@kinglet/quantization';
import type { Context } from '../context.ts';

const millisecondsBetween = 1000;

/** Notes each phase when it begins, and then at most one line a second. */
export function progressNotes({ console, now }: Pick<Context, 'console' | 'now'>): (step: ProgressStep) => void {
  let [phase, noted] = ['', 0];
  return (step) => {
    const time = now().getTime();
    if (step.phase === phase && time - noted < millisecondsBetween) return;
    [phase, noted] = [step.phase, time];
    console.note(lineOf(step));
  };
}

function lineOf({ phase, done, total, layer }: ProgressStep): string {
  const of = total === undefined ? '' : ` of ${total}`;
  const count = done === 0 && total === undefined ? '' : `  ${done}${of}`;
  return `${phase}${count}${layer === undefined ? '' : `  ${layer}`}`;
}
