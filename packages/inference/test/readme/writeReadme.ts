// Writes what a program writes of the README: `pnpm --filter @kinglet/inference readme`.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { withOperators } from './operatorsBlock.ts';

const file = new URL('../../README.md', import.meta.url);
const beside = new URL('../../README.md.new', import.meta.url);
writeFileSync(beside, withOperators(readFileSync(file, 'utf8')));
renameSync(beside, file);
