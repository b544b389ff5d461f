import { expect, test } from 'vitest';
import { deploymentSettings, desiredFunction } from './desiredFunction.ts';
import type { OptionValues } from './option.ts';

type Values = OptionValues<typeof deploymentSettings>;

const defaults = Object.fromEntries(
  Object.entries(deploymentSettings).map(([name, { fallback }]) => [name, fallback]),
) as Values;
const built = { engine: 'quickjs', arch: 'arm64', zip: '/zip' } as const;

test('without settings: 128 MB, 3 s, arm64, a URL for callers with permission, a role of its own', () => {
  expect(desiredFunction('f', defaults, built)).toEqual({
    functionName: 'f',
    description: '',
    runtime: 'provided.al2023',
    handler: 'index.handler',
    architecture: 'arm64',
    memoryMb: 128,
    timeoutSeconds: 3,
    environment: {},
    tags: {},
    layers: [],
    logGroupName: '/aws/lambda/f',
    logRetentionDays: 14,
    alias: 'live',
    url: { auth: 'AWS_IAM', invokeMode: 'BUFFERED' },
    provisionedConcurrency: 0,
    role: { policies: [] },
    zip: '/zip',
  });
});

test('engine node takes a managed runtime, and x64 has the name that Lambda gives it', () => {
  expect(desiredFunction('f', defaults, { ...built, engine: 'node', arch: 'x64' })).toMatchObject({
    runtime: 'nodejs24.x',
    handler: 'handler.handler',
    architecture: 'x86_64',
  });
});

test('a role of one’s own stands for itself; a URL may be public, streamed, or none', () => {
  const role = 'arn:aws:iam::123456789012:role/mine';

  expect(desiredFunction('f', { ...defaults, role, url: 'public', invokeMode: 'stream' }, built)).toMatchObject({
    role: { arn: role },
    url: { auth: 'NONE', invokeMode: 'RESPONSE_STREAM' },
  });
  expect(desiredFunction('f', { ...defaults, url: 'none' }, built).url).toBeUndefined();
});

test('what AWS would refuse is found before', () => {
  expect(() => desiredFunction('f', { ...defaults, logRetention: 2 }, built)).toThrow('give one of 1, 3, 5');
});
