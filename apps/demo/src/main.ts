// npm run demo: reads the command line, runs everything, prints the tables, writes apps/demo/out.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BenchError,
  createProgress,
  describeMachine,
  loadWarning,
  machineLine,
  type Progress,
} from '@kinglet/bench-app';
import { DemoError } from './errors.ts';
import { parseDemoOptions, usage } from './options.ts';
import { profileHandler } from './profileHandler.ts';
import { runDemo } from './runDemo.ts';
import { renderTables } from './table.ts';
import { writeOutput } from './writeOutput.ts';

const outDir = process.env.KINGLET_DEMO_OUT ?? fileURLToPath(new URL('../out', import.meta.url));

/** The handler whose profile is shown: its time goes to parsing, to kernels and to code of its own. */
const profiled = 'batch-scores';

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof DemoError || error instanceof BenchError;
  console.error(known ? `demo: ${error.message}` : error);
  return known && error.code === 'KINGLET_DEMO_USAGE' ? 2 : 1;
});

async function main(args: readonly string[]): Promise<number> {
  const options = parseDemoOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const progress = createProgress(process.stderr);
  const machine = describeMachine();
  progress.done(machineLine(machine));
  const warning = loadWarning(machine);
  if (warning !== undefined) progress.done(`warning: ${warning}`);
  const results = await runDemo({ ...options, progress, buildDir: `${outDir}/build` });
  await writeOutput(outDir, results);
  console.log(options.json ? JSON.stringify(results, null, 2) : `\n${renderTables(results)}`);
  if (options.json) return results.problems.length === 0 ? 0 : 1;
  if (options.handlers.includes(profiled) && options.engines.includes('node')) printProfile(progress);
  console.log(`written: results.json, cold-start.svg and report.html in ${relative(process.cwd(), outDir)}`);
  return results.problems.length === 0 ? 0 : 1;
}

function printProfile(progress: Progress): void {
  progress.update(`profiling ${profiled}`);
  const page = `${outDir}/profile.html`;
  const table = profileHandler(profiled, page);
  progress.done(`profiled ${profiled}`);
  console.log(
    `Where the time of ${profiled} goes, engine node: the whole is in ${relative(process.cwd(), page)}\n\n${table}\n`,
  );
}
