// The templates of `kinglet init`: folders of real files beside this package's sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export type TemplateName = (typeof templateNames)[number];

export const templateNames = ['minimal', 'fibonacci', 'simd-vector', 'streaming'] as const;

/** The folder of a template. */
export function templateFolder(name: TemplateName): string {
  return fileURLToPath(new URL(`../../templates/${name}`, import.meta.url));
}

/** The files of a template, by their paths with `/`, for a function of that name. */
export function templateFiles(template: TemplateName, functionName: string): Readonly<Record<string, string>> {
  const folder = templateFolder(template);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Object.fromEntries(
    paths.map((path) => {
      const name = relative(folder, path).split(sep).join('/');
      const text = readFileSync(path, 'utf8');
      return [placedAs(name), name === 'package.json' ? manifest(text, functionName) : text];
    }),
  );
}

// npm leaves .gitignore out of tarballs.
function placedAs(name: string): string {
  return name === 'gitignore' ? '.gitignore' : name;
}

interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function manifest(text: string, name: string): string {
  const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
  const template = JSON.parse(text) as Manifest;
  const names = Object.keys(template.devDependencies);
  const devDependencies = Object.fromEntries(names.map((one) => [one, versionOf(one, own)]));
  return `${JSON.stringify({ ...template, name, devDependencies }, null, 2)}\n`;
}

// The versions that this release was tested with. In the repository its own packages have none yet.
function versionOf(name: string, { version = '', devDependencies }: Manifest): string {
  const found = devDependencies[name];
  return found === undefined || found.startsWith('workspace:') ? `^${version}` : found;
}
