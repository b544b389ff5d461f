// What to change of a machine, and what was changed, as tables.
import type { Advice, TuningWrite } from '@kinglet/host';
import { textTable } from '../textTable.ts';

export function renderAdvice(advice: readonly Advice[]): string {
  const rows = advice.map((each) => [each.topic, each.state, each.value.value, each.advice]);
  return textTable([['setting', '', 'now', 'advice'], ...rows], ['left', 'left', 'left', 'left']);
}

/** With where each value was read, why it matters, and who says so. */
export function explainAdvice(advice: readonly Advice[]): string {
  const parts = advice.map(({ topic, state, value, advice: text, why, evidence }) =>
    [
      `${topic}: ${state}`,
      `  now       ${value.value} (${value.source})`,
      `  advice    ${text}`,
      `  why       ${why}`,
      `  evidence  ${evidence}`,
    ].join('\n'),
  );
  return parts.join('\n\n');
}

/** A row for each write; where the kernel took another value, which. */
export function renderWrites(writes: readonly (TuningWrite & { readonly now?: string })[]): string {
  const rows = writes.map(({ path, from, to, now = to }) => [path, from, '->', now === to ? to : `${now}, not ${to}`]);
  return textTable(rows, ['left', 'left', 'left', 'left']);
}
