// Refuses a bundle that Lambda could not call: without a handler, or with one that is known to be no function.
import * as esbuild from 'esbuild';
import { BundlerError } from './bundlerError.ts';

/** What is known of a bundle's exports. */
export interface Exported {
  readonly code: string;
  readonly names: readonly string[];
  /** The entry as messages name it. */
  readonly entry: string;
  readonly isCommonJs: boolean;
}

/** @throws BundlerError KINGLET_BUNDLER_EXPORT */
export async function checkExports({ code, names, entry, isCommonJs }: Exported): Promise<void> {
  const name = ['rawHandler', 'handler'].find((wanted) => names.includes(wanted));
  if (!name) refuse(entry, 'to export `handler` or `rawHandler`', isCommonJs ? commonJs : listOf(names), example);
  const value = await constantOf(code, name);
  if (value) refuse(entry, `to export a function as \`${name}\``, value, example);
}

const example = 'write `export const handler = async (event) => …`';
const commonJs = 'a CommonJS file (`exports.handler = …`), whose exports are known only when it runs';

function listOf(names: readonly string[]): string {
  return names.length > 0 ? `only ${names.join(', ')}` : 'no export';
}

function refuse(entry: string, expected: string, found: string, advice: string): never {
  throw new BundlerError('KINGLET_BUNDLER_EXPORT', `expected ${entry} ${expected}, found ${found}: ${advice}`);
}

const literal = String.raw`-?[\d.][\w.+-]*|"(?:[^"\\\n]|\\.)*"|true|false|null|void 0`;

// The literal that the export is, if it is one: declared so, and named nowhere else but in the export clause. Printed by
// esbuild without template strings, a line that starts like a statement is one.
async function constantOf(code: string, name: string): Promise<string | undefined> {
  const { code: plain } = await esbuild.transform(code, {
    format: 'esm',
    legalComments: 'none',
    supported: { 'template-literal': false },
  });
  const clause = /^export \{\n([^}]*)\n\};?$/m.exec(plain)?.[1] ?? '';
  const local = new RegExp(`^ {2}(\\S+) as ${name},?$`, 'm').exec(clause)?.[1] ?? name;
  const word = local.replaceAll('$', '\\$');
  const value = new RegExp(`^(?:var|let|const) ${word} = (${literal});$`, 'm').exec(plain)?.[1];
  const mentions = plain.match(new RegExp(`(?<![\\w$])${word}(?![\\w$])`, 'g')) ?? [];
  return value && mentions.length === 2 ? value : undefined;
}
