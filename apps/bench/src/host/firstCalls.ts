// How long the first call takes in a process of its own, where nothing is compiled or cached yet.
import { execFileSync } from 'node:child_process';

/** What is measured: a function of @kinglet/host that needs no argument. */
export type HostFunction = 'advise' | 'describeHost';

/** Of the heap's youngest part, which is collected when it is full. */
const youngObjects = 2 ** 15;

/**
 * Milliseconds of the first call in each of `count` processes, without what importing the package takes. Each begins with
 * other garbage: otherwise the collector, who is due after so many bytes, would come in all of these calls or in none.
 */
export function firstCalls(name: HostFunction, count: number): readonly number[] {
  // A process more, which does not count: in it Node refuses to start another, so that a call that does so throws.
  firstCall(name, 0, ['--permission', '--allow-fs-read=*', '--allow-addons', '--no-warnings']);
  return Array.from({ length: count }, (_, i) => firstCall(name, Math.round((i / count) * youngObjects), []));
}

function firstCall(name: HostFunction, garbage: number, options: readonly string[]): number {
  const entry = import.meta.resolve('@kinglet/host');
  const script = `const { ${name} } = await import(${JSON.stringify(entry)});
    for (let i = 0; i < ${garbage}; i++) ({ i });
    const start = performance.now();
    ${name}();
    console.log(performance.now() - start);`;
  const args = [...options, '--conditions=@kinglet/source', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
