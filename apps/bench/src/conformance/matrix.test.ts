import type { CheckResult, Verdict } from '@kinglet/emulator/conformance';
import { expect, test } from 'vitest';
import { conformancePage, type SubjectResult } from './matrix.ts';

const checks = [
  { id: 1, title: 'One' },
  { id: 2, title: 'Two' },
];

function check(id: number, verdict: Verdict, ...cases: [Verdict, string][]): CheckResult {
  const results = cases.map(([own, reason]) => ({
    name: `case of ${id}`,
    source: 'a rule',
    handler: 'echo' as const,
    verdict: own,
    reason,
    durationMs: 1,
  }));
  return { id, title: `Check ${id}`, verdict, cases: results };
}

function result(id: string, own: Partial<SubjectResult>): SubjectResult {
  return { id, title: id, version: '1.0', quick: false, machine: 'a machine', checks: [], ...own };
}

test('counts passes among what applies, and gives every reason', () => {
  const page = conformancePage(
    [
      result('good', { checks: [check(1, 'pass', ['pass', '']), check(2, 'n/a', ['n/a', 'no values'])] }),
      result('bad', { quick: true, checks: [check(1, 'fail', ['pass', ''], ['fail', 'got | and `x`\nmore'])] }),
      result('gone', { missing: 'no cmake' }),
    ],
    checks,
  );

  expect(page).toContain('|  | check | good<br>1.0 | bad<br>1.0 |');
  expect(page).toContain('| 1 | One | ✓ | ✗ 1/2 |');
  expect(page).toContain('| 2 | Two | n/a | – |');
  expect(page).toContain('|  | **passed** | **1/1** | **0/1** |');
  expect(page).toContain('- 2 n/a case of 2: `no values`');
  expect(page).toContain("- 1 ✗ case of 1: `got ¦ and 'x' · more`");
  expect(page).toContain('a machine; fewer events in checks 29 and 31.');
  expect(page).toContain('Could not be had here: no cmake');
});

test('shortens long reasons and says when nothing fails', () => {
  const page = conformancePage(
    [
      result('long', { checks: [check(1, 'fail', ['fail', 'x'.repeat(500)])] }),
      result('fine', { checks: [check(1, 'pass', ['pass', ''])] }),
    ],
    checks,
  );

  expect(page).toContain(`${'x'.repeat(240)} …`);
  expect(page).toContain('Every case passes.');
});
