// Measures the function on AWS.
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { functionName } from '../functionName.ts';
import { type AwsCaller, awsCaller } from '../measured/awsCaller.ts';
import { type BorrowedFunction, borrowFunction } from '../measured/borrowFunction.ts';
import { deployedSource } from '../measured/deployedSource.ts';
import { collectSamples } from '../measured/sampleSource.ts';
import { withOtherArch } from '../measured/withOtherArch.ts';
import type { BenchValues } from './benchOptions.ts';
import type { BenchResult } from './benchResult.ts';
import { benchRun, type RunSubject } from './benchRun.ts';

/**
 * Measures `$LATEST`, whose configuration it changes for each cold start and puts back; with `compare` a temporary second function
 * in turns with it.
 *
 * @throws {CliError} what AWS answers; `KINGLET_CLI_CONFLICT` for a function that kinglet did not make, without `adopt`
 */
export async function benchDeployed(context: Context, values: BenchValues, event: Uint8Array): Promise<BenchResult> {
  if (values.bootstrap !== undefined) throw usageError('Expected --deployed or --bootstrap, got both');
  const name = functionName(context.cwd, values.name);
  const caller = awsCaller(context, values);
  const measure = (borrowed: readonly BorrowedFunction[]) => measureTogether(caller, borrowed, values, event);
  const { compare } = values;
  const runs = await borrowFunction(caller, name, values.adopt, (first) =>
    compare === undefined
      ? measure([first])
      : withOtherArch(caller, name, compare, values, (second) => measure([first, second])),
  );
  return {
    kind: 'kinglet-bench',
    version: 1,
    label: values.label ?? name,
    functionName: name,
    date: context.now().toISOString(),
    where: 'aws',
    region: await caller.clients.region(),
    eventBytes: event.length,
    runs,
  };
}

async function measureTogether(
  caller: AwsCaller,
  functions: readonly BorrowedFunction[],
  values: BenchValues,
  event: Uint8Array,
): Promise<BenchResult['runs']> {
  const sources = functions.map((borrowed) => deployedSource(caller, borrowed, event));
  const samples = await collectSamples(caller.context, sources, values);
  return functions.map((borrowed, at) => benchRun(subjectOf(borrowed), samples[at] ?? { cold: [], warm: [] }));
}

function subjectOf({ arch, runtime, memoryMb, zipBytes }: BorrowedFunction): RunSubject {
  return { arch, isEmulated: false, runtime, memoryMb: memoryMb(), zipBytes };
}
