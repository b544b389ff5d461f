// Runs the conformance kit against Kinglet's engines and the peers, and writes the matrix.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, homedir, release } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { conformanceChecks, formatCheck, runConformance, subjectOptions } from '@kinglet/emulator/conformance';
import { conformancePage, type SubjectResult } from './matrix.ts';
import { type ConformanceSubject, conformanceSubjects } from './subjects.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const resultsDir = join(root, 'docs', 'conformance');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, page: { type: 'boolean', default: false } },
});

mkdirSync(resultsDir, { recursive: true });
const unknown = positionals.find((id) => !conformanceSubjects.some((subject) => subject.id === id));
if (unknown !== undefined) {
  console.error(`Expected ${conformanceSubjects.map(({ id }) => id).join(', ')}; got ${unknown}`);
  process.exit(2);
}
for (const subject of conformanceSubjects) {
  if (values.page || (positionals.length > 0 && !positionals.includes(subject.id))) continue;
  console.log(`\n${subject.title} ${subject.version}`);
  writeFileSync(fileOf(subject), `${JSON.stringify(await checked(subject), withoutPaths, 1)}\n`);
  writePage();
}
writePage();

/** The page of every result there is, after each subject: a long run that is broken off loses nothing. */
function writePage(): void {
  const results = conformanceSubjects
    .filter((subject) => existsSync(fileOf(subject)))
    .map((subject) => JSON.parse(readFileSync(fileOf(subject), 'utf8')) as SubjectResult);
  writeFileSync(join(root, 'docs', 'conformance.md'), conformancePage(results, conformanceChecks));
}

async function checked({ id, title, version, prepare }: ConformanceSubject): Promise<SubjectResult> {
  const machine = `Node ${process.versions.node}, Linux ${release()}, ${cpus()[0]?.model ?? 'unknown processor'}`;
  const about = { id, title, version, quick: values.quick, machine };
  try {
    const description = { ...(await prepare(join(root, '.cache', 'conformance', id))), quick: values.quick };
    const onCheck = (check: Parameters<typeof formatCheck>[0]): void => console.log(formatCheck(check));
    const { checks } = await runConformance({ ...subjectOptions(description), onCheck });
    return { ...about, checks };
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    console.log(`could not be had: ${missing}`);
    return { ...about, checks: [], missing };
  }
}

function fileOf({ id }: ConformanceSubject): string {
  return join(resultsDir, `${id}.json`);
}

/** Results are the same wherever the repository and the tools are. */
function withoutPaths(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.replaceAll(root, '').replace(/[^\s'"(]*\/registry\/src\/[^/]+\//g, '');
  return text.replaceAll(homedir(), '~').slice(0, 2000);
}
