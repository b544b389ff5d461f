// kinglet profile
import { basename, relative, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { readEvent } from '../invoke/readEvent.ts';
import { machineTarget } from '../local/machineTarget.ts';
import type { Profiled } from '../profile/profiled.ts';
import { profileEngine } from '../profile/profileEngine.ts';
import { profileNode } from '../profile/profileNode.ts';
import { type ProfileValues, profileOptions } from '../profile/profileOptions.ts';
import { profilerPackage } from '../profile/profilerPackage.ts';
import { checkProfilePaths, writeProfiles } from '../profile/writeProfiles.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const profile: Verb = defineVerb({
  positionals: [{ name: 'handler', help: 'the file that exports `handler`, the same as --entry', isOptional: true }],
  options: profileOptions,
  examples: [
    ['kinglet profile', 'where the time of src/handler.ts goes; profile.html has the flame graph'],
    ['kinglet profile src/other.ts --event big.json --seconds 10 --heap', 'what is allocated, too'],
    ['kinglet profile --pprof cpu.pb.gz --speedscope cpu.speedscope.json', 'for other tools'],
    ['kinglet profile --engine quickjs', 'the parts of its cold start, and what each event takes'],
  ],
  async run(context, options, [handler]) {
    const values = handler === undefined ? options : { ...options, entry: handler };
    checkProfilePaths(context, values);
    const profiler = await profilerPackage();
    const event = await readEvent(context, values.event);
    const { report, failures } = await profiled(context, values, event);
    writeProfiles(context, profiler, values, titleOf(context, values.entry), report);
    return {
      data: report,
      text: profiler.reportText(report).trimEnd(),
      exitCode: context.signal.aborted ? 130 : failures > 0 ? 1 : 0,
    };
  },
});

/** A file of another folder by its own name. */
function titleOf({ cwd }: Context, entry: string): string {
  const path = relative(cwd, resolve(cwd, entry));
  return path.startsWith('..') ? basename(path) : `${basename(cwd)}: ${path}`;
}

function profiled(context: Context, values: ProfileValues, event: Uint8Array): Promise<Profiled> {
  const { engine, note } = machineTarget(context, { arch: context.hostArch as 'arm64' | 'x64', engine: values.engine });
  if (values.engine !== undefined && note !== undefined) context.console.note(note);
  return engine === undefined || engine === 'node'
    ? profileNode(context, values, event)
    : profileEngine(context, values, engine, event);
}
