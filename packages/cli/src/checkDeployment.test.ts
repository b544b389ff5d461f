import { expect, test } from 'vitest';
import { checkDeployment, type Deployment } from './checkDeployment.ts';

const fine: Deployment = {
  environment: { LEVEL: 'debug' },
  layers: ['arn:aws:lambda:eu-central-1:123456789012:layer:name:1'],
  logRetention: 14,
  policies: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess', 'arn:aws-cn:iam::123456789012:policy/path/mine'],
  role: undefined,
  tags: { team: 'a b', 'cost centre': '4+2=6', größe: '' },
};

function tagsOf(count: number): Record<string, string> {
  return Object.fromEntries([...Array(count).keys()].map((i) => [`t${i}`, '']));
}

test('what AWS takes passes', () => {
  expect(() => checkDeployment(fine)).not.toThrow();
  expect(() => checkDeployment({ ...fine, tags: tagsOf(48) })).not.toThrow();
});

test.each<[string, Partial<Deployment>, string]>([
  ['days that CloudWatch does not take', { logRetention: 15 }, 'got 15: give one of 1, 3, 5, 7, 14'],
  ['policies beside a role', { role: 'arn:aws:iam::123456789012:role/r' }, 'leave out --role or --policies'],
  ['a variable whose name begins with a digit', { environment: { '1A': '' } }, 'got "1A"'],
  ['a variable of one letter', { environment: { A: '' } }, 'at least 2 in all; got "A"'],
  ['a variable that Lambda sets', { environment: { AWS_REGION: 'x' } }, 'got AWS_REGION: rename it'],
  ['more variables than Lambda holds', { environment: { LONG: 'x'.repeat(4096) } }, 'at most 4096 bytes'],
  ['a tag that AWS reserves', { tags: { 'AWS:x': 'y' } }, 'without aws: in front'],
  ['a tag without a name', { tags: { '': 'y' } }, 'its name of 1 to 128'],
  ['a tag with a character that AWS does not take', { tags: { a: '<b>' } }, 'got {"a":"<b>"}'],
  ['a tag that is too long', { tags: { a: 'b'.repeat(257) } }, 'at most 256'],
  ['more tags than fit beside those of deploy', { tags: tagsOf(49) }, 'at most 48 tags, got 49'],
  ['a layer without its version', { layers: ['arn:aws:lambda:eu-central-1:123456789012:layer:name'] }, 'layer:name:1'],
  ['more than 5 layers', { layers: [1, 2, 3, 4, 5, 6].map((i) => `${fine.layers[0]}${i}`) }, 'at most 5 layers'],
  ['a policy by its name', { policies: ['AmazonS3ReadOnlyAccess'] }, 'got "AmazonS3ReadOnlyAccess"'],
])('%s: says what was expected and found', (_, wrong, message) => {
  expect(() => checkDeployment({ ...fine, ...wrong })).toThrow(message);
});

test('values of variables, which may be secrets, are never shown', () => {
  const environment = { AWS_REGION: 'hunter2hunter2' };

  expect(() => checkDeployment({ ...fine, environment })).not.toThrow('hunter2');
});
