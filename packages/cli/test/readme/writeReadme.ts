// Writes what a program writes of the README: `pnpm --filter @kinglet/cli readme` takes the whole walk, `… readme --model` the parts
// about models, `… readme --quantize` that about quantization, which measures no time, `… readme --tables` none.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { modelWalk, quantizeWalk } from './modelWalk.ts';
import { tableBlocks, walkBlock, withBlock } from './readmeBlocks.ts';
import { type Part, walkThrough } from './walkThrough.ts';

const file = new URL('../../README.md', import.meta.url);
const blocks = { ...tableBlocks(), ...(await walked(process.argv.slice(2))) };
const text = Object.entries(blocks).reduce(
  (whole, [name, content]) => withBlock(whole, name, content),
  readFileSync(file, 'utf8'),
);
const beside = new URL('../../README.md.new', import.meta.url);
writeFileSync(beside, text);
renameSync(beside, file);

async function partsFor(args: readonly string[]): Promise<Part[]> {
  const quantize = await quantizeWalk();
  if (args.includes('--quantize')) return [quantize];
  const most = args.includes('--model') ? [] : await walkThrough({ cold: 20, warm: 200 });
  return [...most, await modelWalk(2), quantize];
}

async function walked(args: readonly string[]): Promise<Record<string, string>> {
  if (args.includes('--tables')) return {};
  const parts = await partsFor(args);
  const failed = parts.flatMap(({ steps }) => steps).find(({ exitCode }) => exitCode !== 0);
  if (failed) throw new Error(`\`${failed.command}\` ended with ${failed.exitCode}:\n${failed.printed}`);
  return Object.fromEntries(parts.map((part) => [`walk-${part.name}`, walkBlock(part)]));
}
