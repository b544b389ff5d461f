// Puts the tables of the last demo run into the repository's README: `pnpm --filter @kinglet/demo-app readme`.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { machineLine } from '@kinglet/bench-app';
import type { Results } from './results.ts';
import { renderTables } from './table.ts';

const start = '<!-- demo: written by `pnpm --filter @kinglet/demo-app readme` -->';
const end = '<!-- /demo -->';

const results = JSON.parse(readFileSync(new URL('../out/results.json', import.meta.url), 'utf8')) as Results;
const file = new URL('../../../README.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const [from, to] = [text.indexOf(start), text.indexOf(end)];
if (from < 0 || to < from)
  throw new Error(`Expected the README to have the lines ${start} and ${end}, found neither or only one`);

const block = `${start}\n\`\`\`\n${machineLine(results.machine)}, ${results.date.slice(0, 10)}\n\n${renderTables(results)}\`\`\`\n`;
const whole = new URL('../../../README.md.new', import.meta.url);
writeFileSync(whole, text.slice(0, from) + block + text.slice(to));
renameSync(whole, file);
