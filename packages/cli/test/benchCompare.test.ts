// kinglet bench --deployed --compare: a second function for the other architecture, and what is left of it.
import { describe, expect, it } from 'vitest';
import type { BenchResult } from '../src/bench/benchResult.ts';
import { is } from './fakeAws.ts';
import { original, secret, useMeasuredAws } from './measuredAws.ts';
import { motoIsMissing } from './moto.ts';

describe.skipIf(motoIsMissing)('kinglet bench --deployed --compare', () => {
  const { measured: aws, run } = useMeasuredAws('export const handler = async () => ({ ok: true });');
  const bench = (args: readonly string[], signal?: AbortSignal) => run(['bench', '--deployed', ...args], signal);

  it('measures x64 by a second function, in turns, and removes it', async () => {
    const { exitCode, stdout, stderr } = await bench(['--compare', 'x64', '--cold', '2', '--warm', '3', '--json']);

    expect(exitCode, stderr).toBe(0);
    const { runs } = JSON.parse(stdout) as BenchResult;
    expect(runs.map(({ arch, cold, warm }) => [arch, cold.initMs.length, warm.durationMs.length])).toEqual([
      ['arm64', 2, 3],
      ['x64', 2, 3],
    ]);
    const created = aws().aws.requests.find(is('lambda POST /functions'));
    expect(JSON.parse(created?.body ?? '{}')).toMatchObject({
      FunctionName: 'sum-kinglet-x64',
      Architectures: ['x86_64'],
      MemorySize: 256,
      Environment: { Variables: { TOKEN: secret } },
      Tags: { 'kinglet:managed-by': 'kinglet-cli' },
    });
    const invoked = aws().aws.requests.filter(({ operation }) => operation.endsWith('/invocations'));
    expect(invoked.slice(0, 4).map(({ operation }) => operation.split('/')[2])).toEqual([
      'sum',
      'sum-kinglet-x64',
      'sum',
      'sum-kinglet-x64',
    ]);
    expect(await aws().functionNames()).toEqual(['sum']);
    expect(await aws().held('sum')).toEqual(original);
    expect(stdout + stderr).not.toContain(secret);
  });

  it.each(['POST /functions', 'POST /functions/sum-kinglet-x64/invocations'])(
    'removes the second function after Ctrl-C at %s',
    async (operation) => {
      const interrupt = new AbortController();
      aws().rules.push((seen) => {
        if (is(`lambda ${operation}`)(seen)) interrupt.abort();
        return undefined;
      });

      const { exitCode } = await bench(['--compare', 'x64', '--cold', '2'], interrupt.signal);

      expect(exitCode).toBe(130);
      expect(await aws().functionNames()).toEqual(['sum']);
      expect(await aws().held('sum')).toEqual(original);
    },
  );

  it('removes the second function of a measurement that was killed, and no other of that name', async () => {
    const temporary = { 'kinglet:managed-by': 'kinglet-cli', 'kinglet:temporary': 'measurement' };
    await aws().createFunction('sum-kinglet-x64', temporary);
    const first = await bench(['--compare', 'x64', '--cold', '0', '--warm', '1']);
    await aws().reset();
    await aws().createFunction('sum');
    await aws().createFunction('sum-kinglet-x64');

    const second = await bench(['--compare', 'x64', '--cold', '0', '--warm', '1']);

    expect(first.exitCode).toBe(0);
    expect(second.exitCode).toBe(5);
    expect((await aws().functionNames()).sort()).toEqual(['sum', 'sum-kinglet-x64']);
  });
});
