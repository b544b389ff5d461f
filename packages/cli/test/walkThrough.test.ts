// The walk of the README, from an empty folder to an empty AWS.
import { beforeAll, describe, expect, test } from 'vitest';
import { runs } from '../../../scripts/toolchain.mjs';
import { motoIsMissing } from './moto.ts';
import { modelWalk, quantizeWalk } from './readme/modelWalk.ts';
import { type Part, type Step, walkThrough } from './readme/walkThrough.ts';

const isMissing = motoIsMissing || (process.arch !== 'arm64' && !runs('qemu-aarch64')) || !runs('curl');

describe.skipIf(isMissing)('a new user', () => {
  let parts: readonly Part[] = [];
  beforeAll(async () => {
    parts = await walkThrough({ cold: 3, warm: 5, dev: 'kinglet dev --port 0 --url-port 0' });
  }, 240_000);

  test('gets through all verbs without a failure', () => {
    const failed = parts.flatMap(({ steps }) => steps).filter(({ exitCode }) => exitCode !== 0);

    expect(failed).toEqual([]);
  });

  test('is answered by the function here, over the API and over HTTP', () => {
    const [, invoked, called] = stepsOf('here');

    expect(invoked?.printed).toContain('"message":"Hello, wren!"');
    expect(called?.printed).toContain('"message":"Hello, world!"');
  });

  test('changes nothing with a second deploy', () => {
    const [first, second] = stepsOf('deploy');

    expect(first?.printed).toContain('+ create function hello');
    expect(second?.printed).toContain('nothing to change');
  });

  test('is answered by what was deployed, and after the rollback by what was there before', () => {
    const answers = stepsOf('change').flatMap(({ printed }) => /"message":"([^"]*)"/.exec(printed)?.[1] ?? []);

    expect(answers).toEqual(['Good morning, wren!', 'Hello, wren!']);
  });

  test('reads of a cold start in the log', () => {
    expect(stepsOf('use').at(-1)?.printed).toMatch(/REPORT.*cold start [\d.]+ ms/);
  });

  test('leaves nothing on AWS', () => {
    expect(stepsOf('end').at(-1)?.printed).toContain('removed hello');
  });

  function stepsOf(name: string): readonly Step[] {
    return parts.find((part) => part.name === name)?.steps ?? [];
  }
});

test('somebody with a model gets through its verbs', async () => {
  const { steps } = await modelWalk(0.02);
  const [compiled, ran, written, measured, compared] = steps.map(({ printed }) => printed);

  expect(steps.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
  expect(compiled).toContain('wrote digits.plan');
  expect(ran).toMatch(/^scores: float\[1, 10\]\n/);
  expect(written).toBe('wrote scores.npy\n');
  expect(measured).toMatch(/^nodes, batch of 32$/m);
  expect(compared).toMatch(/^scores .* close$/m);
}, 60_000);

test('somebody with a model and pictures makes it smaller', async () => {
  const { steps } = await quantizeWalk();

  expect(steps.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
  expect(steps[0]?.printed).toMatch(/^ranges of 8 samples$/m);
}, 60_000);
