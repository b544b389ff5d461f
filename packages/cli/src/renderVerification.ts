// What `kinglet verify` prints.
import type { Verification } from '@kinglet/bundler';
import { columns } from './columns.ts';
import type { Console } from './context.ts';
import { verificationRows } from './verificationRows.ts';

/** The file, what it is, and a line for each problem. */
export function renderVerification(file: string, verification: Verification, paint: Console['paint']): string {
  const { class: kind, arch, problems } = verification;
  const verdict = problems.length === 0 ? paint('green', 'sound') : paint('red', `${problems.length} problem(s)`);
  return [
    `${file}: ${verdict}`,
    ...columns([['kind', kind], ['arch', arch], ...verificationRows(verification)]),
    ...problems.map((problem) => `${paint('red', 'problem')}: ${problem}`),
  ].join('\n');
}
