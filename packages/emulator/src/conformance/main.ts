#!/usr/bin/env node
// kinglet-conformance: the kit on the command line. Exit code 0: nothing fails; 1: something does; 2: misuse.
import { readFileSync } from 'node:fs';
import { EmulatorError } from '../errors.ts';
import { readOptions, usage } from './cliOptions.ts';
import { formatCheck, formatSummary } from './formatReport.ts';
import { runConformance } from './runConformance.ts';
import { subjectOptions } from './subjects.ts';
import { writeHandlers } from './writeHandlers.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, (file) => readFileSync(file, 'utf8'));
    if (options.verb === 'help') return print(usage);
    if (options.verb === 'handlers') return print(writeHandlers(options.folder, options.runtimeModule));
    const { description, only, json } = options;
    const report = await runConformance({
      ...subjectOptions(description),
      ...(only === undefined ? {} : { only }),
      onCheck: (check) => json || print(formatCheck(check)),
    });
    print(json ? JSON.stringify({ subject: description, ...report }, null, 2) : `\n${formatSummary(report)}`);
    return report.fail === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

function print(text: string): number {
  console.log(text);
  return 0;
}
