// The README says what the source says.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../src/cliError.ts';
import { tableBlocks, withBlock } from './readme/readmeBlocks.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the README', () => {
  test.each(Object.entries(tableBlocks()))(
    'has the table of %s as it is now; `pnpm --filter @kinglet/cli readme --tables` writes it',
    (name, content) => {
      expect(readme).toBe(withBlock(readme, name, content));
    },
  );

  test('has the output of every part of the walk', () => {
    const blocks = [...readme.matchAll(/<!-- (walk-\w+): [^\n]*\n```console\n\$ \w+ [\s\S]*?```\n<!-- \/\1 -->/g)];

    expect(blocks.map(([, name]) => name)).toHaveLength(readme.match(/<!-- walk-/g)?.length ?? -1);
    expect(blocks.length).toBeGreaterThan(6);
  });

  test('names every exit code', () => {
    for (const code of new Set([0, ...Object.values(exitCodes)])) expect(readme).toContain(`\n| ${code} | `);
  });

  test('names every permission that a call of this package needs', () => {
    const section = /\n## AWS permissions\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    const calls = callsOfAws();

    expect(calls.length).toBeGreaterThan(30);
    expect(calls.filter((name) => !section.includes(`${permissionOf[name] ?? name}\``))).toEqual([]);
  });
});

/** Their permission has another name. */
const permissionOf: Readonly<Record<string, string>> = {
  Invoke: 'InvokeFunction',
  InvokeWithResponseStream: 'InvokeFunction',
};

/** The operations that the source calls: `new GetRoleCommand`, `paginateListAliases`, and the names in plans. */
function callsOfAws(): string[] {
  const source = globSync('src/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const found = [
    ...source.matchAll(/new (?:\w+\.)?([A-Z]\w+)Command\(/g),
    ...source.matchAll(/paginate([A-Z]\w+)\(/g),
    ...source.matchAll(/name: '([A-Z][a-z]+[A-Z]\w+)'/g),
    ...source.matchAll(/'((?:Create|Update)FunctionUrlConfig)'/g),
  ];
  return [...new Set(found.map(([, name]) => name ?? ''))].toSorted();
}
