// Programs of a README: TypeScript blocks whose first line names their file. What they print stands in their comments.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `told`: what comments behind `console.log` say, a line each. */
export function readmePrograms(packageRoot) {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
  return [...readme.matchAll(/```ts\n\/\/ ([\w.]+)\n([\s\S]*?)```/g)].map(([, name, code]) => {
    const told = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, value]) => `${value}\n`);
    return { name, code, told: told.join('') };
  });
}

/** A new folder inside the package, so that the package is found by its own name. */
export function programFolder(packageRoot) {
  mkdirSync(join(packageRoot, 'build'), { recursive: true });
  return mkdtempSync(join(packageRoot, 'build/readme-'));
}

export function runProgram(folder, { name, code }) {
  writeFileSync(join(folder, name), code);
  const options = { cwd: folder, encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@kinglet/source', name], options);
  return { status, stdout, stderr };
}
