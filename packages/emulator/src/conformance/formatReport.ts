// The report as text: one line per check, the reasons below it.
import type { CheckResult, ConformanceReport } from './runConformance.ts';

const marks = { pass: 'pass', fail: 'FAIL', 'n/a': 'n/a ' } as const;

/** One check: its line, and a line for every case that failed, was not run or measured something. */
export function formatCheck({ id, title, verdict, cases }: CheckResult): string {
  const remarks = cases.flatMap(({ name, source, verdict: own, reason, measured }) => {
    if (own === 'fail')
      return [`        ${name}`, `          ${firstLines(reason ?? '')}`, `          source: ${source}`];
    if (own === 'n/a') return [`        n/a: ${name}: ${reason}`];
    return measured === undefined ? [] : [`        ${name}: ${measured}`];
  });
  return [`${marks[verdict]} ${String(id).padStart(2)}  ${title}`, ...remarks].join('\n');
}

/** The last line. */
export function formatSummary({ pass, fail, notApplicable, checks }: ConformanceReport): string {
  return `${pass} of ${checks.length} checks pass, ${fail} fail, ${notApplicable} not applicable`;
}

/** A comparison of long values says in its first lines what matters. */
function firstLines(reason: string): string {
  const lines = reason.split('\n').slice(0, 8);
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line)).join('\n          ');
}
