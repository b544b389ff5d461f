// Writes the generated files that differ from what the tables say: `pnpm --filter @kinglet/kernels run generate`.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outputs } from './outputs.ts';

const packageDir = dirname(import.meta.dirname);

for (const [name, text] of outputs()) {
  const file = join(packageDir, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  console.log(`wrote ${name}`);
}
