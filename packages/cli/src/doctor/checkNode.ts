// Whether this Node can run the command line.
import { type Finding, ok, problem } from './finding.ts';

const [major, minor] = [22, 12];

/** @param version as in `process.versions.node` */
export function checkNode(version: string): readonly Finding[] {
  const [foundMajor = 0, foundMinor = 0] = version.split('.').map(Number);
  const isNew = foundMajor > major || (foundMajor === major && foundMinor >= minor);
  if (isNew) return [ok('node', version)];
  return [
    problem('node', `${version}, older than ${major}.${minor}`, `nvm install ${major}, or https://nodejs.org/download`),
  ];
}
