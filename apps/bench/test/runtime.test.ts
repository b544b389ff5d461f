import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { judge } from '../src/judge.ts';
import { createProgress } from '../src/progress.ts';
import { buildHandler, type RuntimePeer, rowOf } from '../src/runtime/contestants.ts';
import { rough } from '../src/runtime/effort.ts';
import { runRuntime, suite } from '../src/suites/runtime.ts';

// The folder of the suite itself: what it compiles there is compiled once.
const workDir = fileURLToPath(new URL('../../../.cache/bench/runtime', import.meta.url));
const noPeer = (): Promise<never> => Promise.reject(new Error('this suite fetches its peers itself'));

const missing: RuntimePeer = {
  name: 'lambda_runtime',
  version: '1',
  prepare: () => Promise.reject(new Error('no cargo')),
};
const standIn: RuntimePeer = {
  name: 'aws-lambda-ric',
  version: '2',
  prepare: async () => {
    const built = {
      minimal: await buildHandler('minimal', 'node', workDir),
      echo: await buildHandler('echo', 'node', workDir),
    };
    return (handler) => rowOf('aws-lambda-ric', built[handler]);
  },
};
const broken: RuntimePeer = {
  name: 'awslambdaric',
  version: '3',
  prepare: () => Promise.resolve(() => ({ label: 'awslambdaric', command: ['sh', '-c', 'exit 7'] })),
};

it('the runtime suite measures every engine, skips and says what it cannot have, and writes its page', async () => {
  let written = '';
  const context = {
    quick: true,
    progress: createProgress({ write: (text) => (written += text) }),
    workDir,
    installPeer: noPeer,
  };

  const result = await runRuntime(context, [missing, standIn, broken], {
    ...rough,
    starts: 5,
    echoRounds: 3,
    longRounds: 5,
  });

  const comparisons = result.comparisons.map(judge);
  const find = (name: string, metric: string) =>
    comparisons.find((one) => one.case.includes(name) && one.metric === metric);
  expect(find('handler, cold start', 'p50')).toBeDefined();
  expect(find('minimal handler, cold start', 'p50')!.values.kinglet).toBeGreaterThan(0);
  expect(find('echo of 1 KB', 'CPU time')!.values.kinglet).toBeLessThan(find('echo of 1 KB', 'CPU time')!.values.node!);
  expect(find('echo of 1 KB', 'CPU time')!.met).toBeNull();
  expect(find('8 at a time', 'crossed')).toMatchObject({ values: { kinglet: 0 }, met: true });
  expect(find('very many events, quickjs', 'lost')).toMatchObject({ values: { kinglet: 0 }, met: true });
  // Without the compilers for both processors there is a reason instead.
  const noEngine = result.notes!.some((note) => note.startsWith('Skipped: the engine alone: '));
  for (const [name, metric] of [
    ['fib(25)', 'CPU time'],
    ['arm64 zip of the minimal handler, above', 'size'],
  ] as const)
    expect(find(name, metric) === undefined).toBe(noEngine);
  expect(result.notes).toContain('Skipped: lambda_runtime: no cargo');
  expect(result.notes!.join('\n')).toContain('Skipped: awslambdaric, cold start: exited before it asked for an event');
  expect(result.notes!.join('\n')).toContain('Skipped: awslambdaric, echo: exited, exit status 7');
  expect(written).toContain('Skipped: lambda_runtime: no cargo');
  expect(result.versions).toMatchObject({ node: process.versions.node, 'aws-lambda-ric': '2' });
  expect(result.details!.markdown).toContain('## The bars');
  expect(result.details!.markdown).toContain('| aws-lambda-ric |');
  const { cold, echo, long, levels } = result.details!.data as Record<string, { label: string; engine: string }[]>;
  for (const part of [cold, echo, long])
    expect(part!.map(({ label }) => label)).toEqual(expect.arrayContaining(['native', 'quickjs', 'node']));
  expect(levels!.map(({ engine }) => engine)).toEqual(
    ['native', 'quickjs', 'node'].flatMap((name) => [name, name, name]),
  );
  expect(result.charts).toHaveLength(2);
  expect(suite.title).toBe('Runtime');
}, 300_000);
