// What `kinglet doctor` prints.
import type { Console, Style } from '../context.ts';
import type { Finding } from './finding.ts';

const styles: Readonly<Record<Finding['status'], Style>> = { ok: 'green', warning: 'yellow', problem: 'red' };
const width = 'problem'.length;

/** A line each, the line to type below it, and a sum. */
export function renderFindings(findings: readonly Finding[], paint: Console['paint']): string {
  const lines = findings.flatMap(({ check, status, found, fix }) => [
    `${paint(styles[status], status.padEnd(width))}  ${check}: ${indented(found)}`,
    ...(fix === undefined ? [] : [`${' '.repeat(width)}  ${paint('bold', '→')} ${indented(fix)}`]),
  ]);
  const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
  return [...lines, `${count('problem')} problem(s), ${count('warning')} warning(s)`].join('\n');
}

function indented(text: string): string {
  return text.replaceAll('\n', `\n${' '.repeat(width + 2)}`);
}
