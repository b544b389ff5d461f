// kinglet deploy, killed after each of its requests and run again: AWS ends up with what an undisturbed run leaves there.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { type Project, policyArns, project, testOnAws } from './deployed.ts';
import type { Rule } from './fakeAws.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const early = {
  environment: { TABLE: 'orders', OLD: '1' },
  tags: { team: 'math' },
  policies: [policyArns.reading],
  url: 'public',
  provisionedConcurrency: 1,
};
const late = {
  environment: { TABLE: 'goods' },
  tags: { team: 'physics', stage: 'two' },
  policies: [policyArns.sending],
  url: 'iam',
  provisionedConcurrency: 2,
  memory: 256,
  logRetention: 30,
};

/** Runs the command line as a process, and kills it when AWS has done the `n`-th request that writes. */
async function killedAfter(n: number, { cwd }: Project, args: readonly string[]): Promise<void> {
  let child: ChildProcess | undefined;
  let writes = 0;
  const rule: Rule = async (request) => {
    if (writes >= n) child?.kill('SIGKILL');
    if (writes >= n) return { reset: 'before' };
    if (!request.isWrite || ++writes < n) return undefined;
    await aws.provisioned()(request);
    return { reset: 'after' };
  };
  aws.rules.push(rule);
  child = spawn(process.execPath, ['--conditions=@kinglet/source', main, ...args], { cwd, stdio: 'ignore' });
  const [, signal] = await once(child, 'exit');
  aws.rules.splice(aws.rules.indexOf(rule), 1);
  expect({ n, signal }).toEqual({ n, signal: 'SIGKILL' });
}

async function held(): Promise<unknown> {
  return { ...(await moto.state()), provisioned: aws.provisioned().environments() };
}

/** Of the places to be killed at: at night all, by day every fourth, other ones in each case. */
const step = isNightly ? 1 : 4;
if (!isNightly) reportSkipped('three in four places to kill a deploy at', 'npm run test:nightly runs them');

const cases: Readonly<Record<string, (name: string) => Promise<{ readonly under: Project; readonly zip: string }>>> = {
  'the first deploy': async (name) => ({ under: project(name, aws.endpoint, early), zip: first }),
  'a deploy of other code and settings': async (name) => {
    await project(name, aws.endpoint, early).json('deploy', '--zip', first);
    return { under: project(name, aws.endpoint, late), zip: second };
  },
};

onAws.each(Object.keys(cases))(
  '%s, killed at any point and run again, ends in the same state',
  async (which) => {
    const prepare = cases[which];
    if (!prepare) throw new Error(which);
    const { under, zip } = await prepare('f');
    const before = aws.writes().length;
    await under.json('deploy', '--zip', zip);
    const count = aws.writes().length - before;
    const expected = await held();
    expect(count).toBeGreaterThan(10);

    const first = isNightly ? 1 : 1 + 2 * Object.keys(cases).indexOf(which);
    for (let n = first; n <= count; n += step) {
      await under.json('delete', '--yes');
      const again = await prepare('f');
      await killedAfter(n, again.under, ['deploy', '--zip', zip]);

      await again.under.json('deploy', '--zip', zip);

      expect({ n, held: await held() }).toEqual({ n, held: expected });
      expect({ n, deployed: await again.under.json('deploy', '--zip', zip) }).toMatchObject({
        n,
        deployed: { hasChanged: false },
      });
    }
  },
  300_000,
);
