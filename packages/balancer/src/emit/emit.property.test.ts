import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BalancerError } from '../errors.ts';
import { emit } from './emit.ts';
import type { FleetDescription, ProxyName } from './fleetDescription.ts';

interface Texts {
  readonly id: string;
  readonly address: string;
  readonly locality: string;
  readonly name: string;
  readonly keyHeader: string;
  readonly path: string;
  readonly listenAddress: string;
}

const good: Texts = {
  id: 'a',
  address: 'a.b:1',
  locality: 'here',
  name: 'web',
  keyHeader: 'x-id',
  path: '/h',
  listenAddress: '0.0.0.0',
};
const members = Object.keys(good) as (keyof Texts)[];
// Such as could end a word, a line or a block in one of the three, or be replaced there.
const marks = [
  'a',
  '1',
  '.',
  ':',
  '/',
  '-',
  '"',
  "'",
  '`',
  ' ',
  '\t',
  '\n',
  '\r',
  ';',
  '{',
  '}',
  '#',
  '$',
  '\\',
  '%',
  '[',
  ']',
  '\u2028',
  '\0',
];
const mark = fc.constantFrom(...marks);
const text = fc.oneof(
  fc.string({ unit: mark }),
  // A good text with something in it.
  fc
    .tuple(fc.constantFrom(...Object.values(good)), mark, fc.nat(6))
    .map(([one, more, at]) => one.slice(0, at) + more + one.slice(at)),
);

test('no text brings in syntax: it is refused, or the configuration is that of any other text', () => {
  let taken = 0;
  const proxy = fc.constantFrom<ProxyName>('envoy', 'haproxy', 'nginx');

  fc.assert(
    fc.property(fc.constantFrom(...members), text, proxy, (member, given, name) => {
      const found = shapeOf({ ...good, [member]: given }, name);
      if (found) expect(found).toEqual(shapeOf(good, name));
      taken += found ? 1 : 0;
    }),
    { numRuns: 5000, seed: 1 },
  );

  expect(taken).toBeGreaterThan(300);
});

/** The lines of a configuration with `w` for each word; undefined where it is refused. */
function shapeOf(texts: Texts, proxy: ProxyName): string[] | undefined {
  try {
    const { contents } = emit(descriptionOf(texts, proxy), proxy).files[0]!;
    const lines = contents.split(/[\n\r\u2028]/).filter((line) => !line.startsWith('# '));
    return lines.map((line) => line.replace(/[\w.:/~%?=&@+,[\]-]+/g, 'w'));
  } catch (error) {
    if (error instanceof BalancerError) return undefined;
    throw error;
  }
}

function descriptionOf({ path, listenAddress, ...texts }: Texts, proxy: ProxyName): FleetDescription {
  const { id, address, locality, name, keyHeader } = texts;
  const instances = [{ id, address, locality }];
  const listen = { port: 80, address: listenAddress };
  const healthCheck = proxy === 'nginx' ? {} : { healthCheck: { path } };
  return { name, keyHeader, locality, listen, instances, strategy: 'ring-hash', ...healthCheck };
}
