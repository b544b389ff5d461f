// kinglet bench --deployed --compare: a second function for the other architecture, and what is left of it.
import { describe, expect, it } from 'vitest';
import type { BenchResult } from '../src/bench/benchResult.ts';
import { is, lambdaError, logsError } from './fakeAws.ts';
import { original, secret, useMeasuredAws } from './measuredAws.ts';
import { motoIsMissing } from './moto.ts';

describe.skipIf(motoIsMissing)('kinglet bench --deployed --compare', () => {
  const { measured, run } = useMeasuredAws('export const handler = async () => ({ ok: true });');
  const bench = (args: readonly string[], signal?: AbortSignal) => run(['bench', '--deployed', ...args], signal);

  it('measures x64 by a second function, in turns, and removes it', async () => {
    const { exitCode, stdout, stderr } = await bench(['--compare', 'x64', '--cold', '2', '--warm', '3', '--json']);

    expect(exitCode, stderr).toBe(0);
    const { runs } = JSON.parse(stdout) as BenchResult;
    expect(runs.map(({ arch, cold, warm }) => [arch, cold.initMs.length, warm.durationMs.length])).toEqual([
      ['arm64', 2, 3],
      ['x64', 2, 3],
    ]);
    const created = measured().aws.requests.find(is('lambda POST /functions'));
    expect(JSON.parse(created?.body ?? '{}')).toMatchObject({
      FunctionName: 'sum-kinglet-x64',
      Architectures: ['x86_64'],
      MemorySize: 256,
      Environment: { Variables: { TOKEN: secret } },
      Tags: { 'kinglet:managed-by': 'kinglet-cli' },
    });
    const invoked = measured().aws.requests.filter(({ operation }) => operation.endsWith('/invocations'));
    expect(invoked.slice(0, 4).map(({ operation }) => operation.split('/')[2])).toEqual([
      'sum',
      'sum-kinglet-x64',
      'sum',
      'sum-kinglet-x64',
    ]);
    expect(await measured().functionNames()).toEqual(['sum']);
    expect(await measured().held('sum')).toEqual(original);
    expect(stdout + stderr).not.toContain(secret);
  });

  it.each(['POST /functions', 'POST /functions/sum-kinglet-x64/invocations'])(
    'removes the second function after Ctrl-C at %s',
    async (operation) => {
      const interrupt = new AbortController();
      measured().rules.push((seen) => {
        if (is(`lambda ${operation}`)(seen)) interrupt.abort();
        return undefined;
      });

      const { exitCode } = await bench(['--compare', 'x64', '--cold', '2'], interrupt.signal);

      expect(exitCode).toBe(130);
      expect(await measured().functionNames()).toEqual(['sum']);
      expect(await measured().held('sum')).toEqual(original);
    },
  );

  it('removes the second function of a measurement that was killed, and no other of that name', async () => {
    const temporary = { 'kinglet:managed-by': 'kinglet-cli', 'kinglet:temporary': 'measurement' };
    await measured().createFunction('sum-kinglet-x64', temporary);
    const first = await bench(['--compare', 'x64', '--cold', '0', '--warm', '1']);
    await measured().reset();
    await measured().createFunction('sum');
    await measured().createFunction('sum-kinglet-x64');

    const second = await bench(['--compare', 'x64', '--cold', '0', '--warm', '1']);

    expect(first.exitCode).toBe(0);
    expect(second.exitCode).toBe(5);
    expect((await measured().functionNames()).sort()).toEqual(['sum', 'sum-kinglet-x64']);
  });

  it('gives the second function the network, layers and disk of the first', async () => {
    const VpcConfig = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], VpcId: 'vpc-1' };
    const Configuration = {
      FunctionName: 'sum',
      Role: 'arn:aws:iam::123456789012:role/own',
      Runtime: 'provided.al2023',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 7,
      Layers: [{ Arn: 'arn:aws:lambda:eu-central-1:1:layer:one:1', CodeSize: 1 }],
      EphemeralStorage: { Size: 1024 },
      VpcConfig,
    };
    const body = { Configuration, Tags: { 'kinglet:managed-by': 'kinglet-cli' } };
    measured().rules.push((seen) => {
      if (is('lambda GET /functions/sum')(seen)) return { status: 200, body };
      return is('lambda POST /functions')(seen) ? lambdaError(400, 'InvalidParameterValueException', 'no') : undefined;
    });

    const { exitCode } = await bench(['--compare', 'x64', '--cold', '0', '--warm', '1']);

    expect(exitCode).toBe(1);
    const created = measured().aws.requests.find(is('lambda POST /functions'));
    expect(JSON.parse(created?.body ?? '{}')).toMatchObject({
      Role: Configuration.Role,
      Architectures: ['x86_64'],
      MemorySize: 512,
      Timeout: 7,
      Layers: ['arn:aws:lambda:eu-central-1:1:layer:one:1'],
      EphemeralStorage: { Size: 1024 },
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
    });
  });

  it('removes the log group of the second function too, and says so when it may not', async () => {
    measured().rules.push((seen) =>
      is('logs DeleteLogGroup')(seen) ? logsError(400, 'AccessDeniedException', 'not allowed') : undefined,
    );

    const { exitCode, stderr } = await bench(['--compare', 'x64', '--cold', '0', '--warm', '1']);

    expect(exitCode).toBe(0);
    const removed = measured().aws.requests.filter(is('logs DeleteLogGroup'));
    expect(removed.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { logGroupName: '/aws/lambda/sum-kinglet-x64' },
    ]);
    expect(stderr).toContain('the log group /aws/lambda/sum-kinglet-x64 may be left: AccessDeniedException');
  });
});
