// kinglet doctor
import { checkCredentials, checkIdentity, checkRegion } from '../doctor/checkAws.ts';
import { checkBuilt } from '../doctor/checkBuilt.ts';
import { checkHandler } from '../doctor/checkHandler.ts';
import { checkMachine } from '../doctor/checkMachine.ts';
import { checkNativeTools } from '../doctor/checkNativeTools.ts';
import { checkNode } from '../doctor/checkNode.ts';
import { checkConfig, checkEntry, checkName } from '../doctor/checkProject.ts';
import { renderFindings } from '../doctor/renderFindings.ts';
import { runChecks } from '../doctor/runChecks.ts';
import { flag } from '../option.ts';
import { arch, endpointUrl, engine, entry, name, out, profile, region } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const doctor: Verb = defineVerb({
  options: {
    entry,
    engine,
    arch,
    out,
    name,
    region,
    profile,
    endpointUrl,
    online: flag('asks AWS whose credentials these are'),
  },
  examples: [
    ['kinglet doctor', 'looks at this machine and this project; exit code 1 for a problem'],
    ['kinglet doctor --online', 'also asks AWS'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, _, rereading) {
    const { cwd } = context;
    const findings = await runChecks([
      { name: 'node', run: () => checkNode(process.versions.node) },
      { name: 'machine', run: () => checkMachine(context, values) },
      { name: 'engine native', run: () => checkNativeTools(values.engine) },
      { name: 'config', run: () => checkConfig(cwd, rereading) },
      { name: 'entry', run: () => checkEntry(cwd, values.entry) },
      { name: 'function name', run: () => checkName(cwd, values.name) },
      { name: 'handler', run: () => checkHandler(cwd, values) },
      { name: 'built zip', run: () => checkBuilt(cwd, values.out, values.arch) },
      { name: 'aws credentials', run: () => checkCredentials(context, values) },
      { name: 'aws region', run: () => checkRegion(context, values) },
      ...(values.online ? [{ name: 'aws identity', run: () => checkIdentity(context, values) }] : []),
    ]);
    const isSound = findings.every(({ status }) => status !== 'problem');
    return {
      data: { findings },
      text: renderFindings(findings, context.console.paint),
      exitCode: isSound ? 0 : 1,
    };
  },
});
