// A name for what is made in a folder.
import { basename } from 'node:path';

/** The folder's name as npm and Lambda take one: at most 64 lower-case letters, digits and dashes; `function` if none is left. */
export function packageNameFor(folder: string): string {
  const name = basename(folder)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, 64)
    .replace(/^[-_]+|[-_]+$/g, '');
  return name === '' ? 'function' : name;
}
