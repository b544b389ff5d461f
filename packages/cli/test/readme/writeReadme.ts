// Writes what a program writes of the README: `pnpm --filter @kinglet/cli readme` takes the whole walk, `… readme --tables` none.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tableBlocks, walkBlock, withBlock } from './readmeBlocks.ts';
import { walkThrough } from './walkThrough.ts';

const file = new URL('../../README.md', import.meta.url);
const blocks = { ...tableBlocks(), ...(process.argv.includes('--tables') ? {} : await walked()) };
const text = Object.entries(blocks).reduce(
  (whole, [name, content]) => withBlock(whole, name, content),
  readFileSync(file, 'utf8'),
);
const beside = new URL('../../README.md.new', import.meta.url);
writeFileSync(beside, text);
renameSync(beside, file);

async function walked(): Promise<Record<string, string>> {
  const parts = await walkThrough({ cold: 20, warm: 200 });
  const failed = parts.flatMap(({ steps }) => steps).find(({ exitCode }) => exitCode !== 0);
  if (failed) throw new Error(`\`${failed.command}\` ended with ${failed.exitCode}:\n${failed.printed}`);
  return Object.fromEntries(parts.map((part) => [`walk-${part.name}`, walkBlock(part)]));
}
