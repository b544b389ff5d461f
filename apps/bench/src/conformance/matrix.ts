// The page of the matrix, from the results of every subject.
import type { CheckResult, Verdict } from '@kinglet/emulator/conformance';

/** What is kept of a run. */
export interface SubjectResult {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** True when the counting checks ran with fewer events. */
  readonly quick: boolean;
  /** Node's version, kernel and processor of the run. */
  readonly machine: string;
  readonly checks: readonly CheckResult[];
  /** Why it could not be had, instead of checks. */
  readonly missing?: string;
}

const marks: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', 'n/a': 'n/a' };

/** The page as Markdown. `checks` are all checks, in order. */
export function conformancePage(
  results: readonly SubjectResult[],
  checks: readonly { readonly id: number; readonly title: string }[],
): string {
  const columns = results.filter((result) => result.missing === undefined);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (result: SubjectResult, id: number): string => {
    const found = result.checks.find((check) => check.id === id);
    if (!found) return '–';
    const applying = found.cases.filter(({ verdict }) => verdict !== 'n/a');
    const good = applying.filter(({ verdict }) => verdict === 'pass');
    return found.verdict === 'fail' ? `✗ ${good.length}/${applying.length}` : marks[found.verdict];
  };
  const passed = ({ checks: own }: SubjectResult): string => {
    const count = (verdict: Verdict): number => own.filter((check) => check.verdict === verdict).length;
    return `**${count('pass')}/${own.length - count('n/a')}**`;
  };
  return [
    '# Conformance',
    '',
    'Written by `npm run conformance` from `docs/conformance/*.json`; do not edit.',
    'What each check asks, and where its rules come from, is in the results and in `packages/emulator/README.md`.',
    'A check passes (✓) when all of its cases do. **✗ 2/3** means that two of the three cases that apply pass; **n/a** that the',
    'runtime has no way to express any of its cases, with the reason below. The last line counts checks that pass among those',
    'that apply.',
    '',
    row(['', 'check', ...columns.map(({ title, version }) => `${title}<br>${version}`)]),
    row(['--:', '---', ...columns.map(() => ':-:')]),
    ...checks.map(({ id, title }) => row([String(id), title, ...columns.map((result) => cell(result, id))])),
    row(['', '**passed**', ...columns.map(passed)]),
    '',
    ...results.flatMap(remarks),
    '',
  ].join('\n');
}

function remarks(result: SubjectResult): string[] {
  const heading = [`## ${result.title}, ${result.version}`, ''];
  if (result.missing !== undefined) return [...heading, `Could not be had here: ${result.missing}`, ''];
  const lines = result.checks.flatMap((check) =>
    check.cases.flatMap((found) => {
      if (found.verdict === 'pass') return [];
      const mark = found.verdict === 'fail' ? '✗' : 'n/a';
      return [`- ${check.id} ${mark} ${found.name}: ${shortened(found.reason ?? '')}`];
    }),
  );
  const run = `Run: ${result.machine}${result.quick ? '; fewer events in checks 29 and 31' : ''}.`;
  return [...heading, run, '', ...(lines.length > 0 ? lines : ['Every case passes.']), ''];
}

/** The first lines of a reason as one line of plain text. */
function shortened(reason: string): string {
  const text = reason
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 4)
    .join(' · ');
  const short = text.length > 240 ? `${text.slice(0, 240)} …` : text;
  return `\`${short.replaceAll('`', "'").replaceAll('|', '¦')}\``;
}
