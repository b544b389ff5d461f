// How long the first call takes in a process of its own, where nothing is compiled or cached yet.
import { execFileSync } from 'node:child_process';

/** What is measured: a function of @kinglet/host that needs no argument. */
export type HostFunction = 'advise' | 'describeHost';

/** Milliseconds of the first call in each of `count` processes, without what importing the package takes. */
export function firstCalls(name: HostFunction, count: number): readonly number[] {
  // A process more, which does not count: in it Node refuses to start another, so that a call that does so throws.
  firstCall(name, ['--permission', '--allow-fs-read=*', '--allow-addons', '--no-warnings']);
  return Array.from({ length: count }, () => firstCall(name, []));
}

function firstCall(name: HostFunction, options: readonly string[]): number {
  const entry = import.meta.resolve('@kinglet/host');
  const script = `const { ${name} } = await import(${JSON.stringify(entry)});
    const start = performance.now();
    ${name}();
    console.log(performance.now() - start);`;
  const args = [...options, '--conditions=@kinglet/source', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
