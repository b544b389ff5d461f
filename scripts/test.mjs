// Runs every test once and ends with the line `N passed, N failed, N skipped`. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './toolchain.mjs';

const report = join(cache, 'test-report.json');
rmSync(report, { force: true });
const selection = process.argv.slice(2);
// The bounds on coverage hold for a whole run only.
const coverage = selection.length ? [] : ['--coverage'];
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...coverage];
const { status } = spawnSync('vitest', [...args, ...selection], {
  cwd: root,
  stdio: 'inherit',
});

if (!existsSync(report)) {
  console.error('expected a report from vitest, found none: it did not run to its end');
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'));
// A suite that fails to load, or a coverage bound that is missed, has no failed test of its own.
const failed = numFailedTests || (status === 0 && success ? 0 : 1);
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
process.exit(failed ? 1 : 0);
