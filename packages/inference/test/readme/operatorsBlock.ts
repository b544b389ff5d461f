// The part of the README that the source writes.
import { loweredOperators } from '../../src/lower/index.ts';

const [start, end] = [
  '<!-- operators: written by `pnpm --filter @kinglet/inference readme` -->\n',
  '<!-- /operators -->',
];

/** `readme` with the operators that have kernels. @throws Error when it has no such block */
export function withOperators(readme: string): string {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`Expected the README to have the lines ${start.trim()} and ${end}`);
  const names = loweredOperators().map((name) => `\`${name}\``);
  return `${readme.slice(0, from)}${start}Operators that have kernels (${names.length}): ${names.join(', ')}.\n${readme.slice(to)}`;
}
