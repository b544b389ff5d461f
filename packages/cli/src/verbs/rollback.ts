// kinglet rollback
import { awsSettings } from '../aws/awsSettings.ts';
import { connectAws } from '../deploy/connectAws.ts';
import { earlierVersion, moveAlias } from '../deploy/moveAlias.ts';
import { renderMoved } from '../deploy/renderMoved.ts';
import { functionName } from '../functionName.ts';
import { flag } from '../option.ts';
import { alias } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const rollback: Verb = defineVerb({
  options: { ...awsSettings, alias, dryRun: flag('prints what would change, and changes nothing') },
  positionals: [
    {
      name: 'version',
      help: 'the version; without it the one before, or the end of a canary that is under way',
      isOptional: true,
    },
  ],
  examples: [
    ['kinglet rollback', 'to the version before'],
    ['kinglet rollback 3', 'to version 3'],
  ],
  async run(context, values, [version]) {
    const name = functionName(context.cwd, values.name);
    const aws = await connectAws(context, values);
    const moved = await moveAlias(
      aws,
      name,
      values.alias,
      (versions) => earlierVersion(versions, version),
      values.dryRun,
    );
    return { data: moved, text: renderMoved(moved, context.console) };
  },
});
