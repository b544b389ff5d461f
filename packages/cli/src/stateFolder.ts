// Where this tool keeps what belongs to one project and to no repository.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder `.kinglet` of the project, made and hidden from git. */
export function stateFolder(cwd: string): string {
  const folder = join(cwd, '.kinglet');
  mkdirSync(folder, { recursive: true });
  const ignore = join(folder, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  return folder;
}
