// kinglet promote
import { awsSettings } from '../aws/awsSettings.ts';
import { connectAws } from '../deploy/connectAws.ts';
import { moveAlias, promotedVersion } from '../deploy/moveAlias.ts';
import { renderMoved } from '../deploy/renderMoved.ts';
import { functionName } from '../functionName.ts';
import { flag, number } from '../option.ts';
import { alias } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const promote: Verb = defineVerb({
  options: {
    ...awsSettings,
    alias,
    weight: number('share of the events that the version gets; the others stay; 0 ends that', {
      value: 'percent',
      min: 0,
      max: 100,
      isWhole: false,
    }),
    dryRun: flag('prints what would change, and changes nothing'),
  },
  positionals: [{ name: 'version', help: 'the version; without it the newest', isOptional: true }],
  examples: [
    ['kinglet promote --weight 10', 'a tenth of the events to the newest version'],
    ['kinglet promote', 'all events to the newest version'],
    ['kinglet promote 4', 'all events to version 4'],
  ],
  async run(context, values, [version]) {
    const name = functionName(context.cwd, values.name);
    const aws = await connectAws(context, values);
    const moved = await moveAlias(
      aws,
      name,
      values.alias,
      (versions) => promotedVersion(versions, version, values.weight),
      values.dryRun,
    );
    return { data: moved, text: renderMoved(moved, context.console) };
  },
});
