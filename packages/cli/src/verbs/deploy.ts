// kinglet deploy
import { awsSettings } from '../aws/awsSettings.ts';
import { buildFunction, buildSettings } from '../buildFunction.ts';
import { checkDeployment } from '../checkDeployment.ts';
import { connectAws } from '../deploy/connectAws.ts';
import { deploy as deployFunction } from '../deploy/deploy.ts';
import { givenZip, readCode } from '../deploy/deployableCode.ts';
import { renderDeployed } from '../deploy/renderDeployed.ts';
import { deploymentSettings, desiredFunction } from '../desiredFunction.ts';
import { functionName } from '../functionName.ts';
import { flag, text } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const deploy: Verb = defineVerb({
  options: {
    ...buildSettings,
    ...deploymentSettings,
    ...awsSettings,
    zip: text('a zip to upload instead of building one', { value: 'path' }),
    dryRun: flag('prints what would change, and changes nothing'),
    promote: flag('moves the alias to the new version; --no-promote leaves that to `kinglet promote`', {
      fallback: true,
    }),
    adopt: flag('takes over a role, log group or function of these names that this tool did not make'),
  },
  examples: [
    ['kinglet deploy', 'builds, and creates or updates the function'],
    ['kinglet deploy --dry-run', 'prints the plan'],
    [
      'kinglet deploy --memory 512 --environment TABLE=orders --url public',
      'with settings that are not in the config file',
    ],
    ['kinglet deploy --zip dist/function.zip --no-promote', 'publishes a version that gets no events yet'],
  ],
  async run(context, values, _, { given }) {
    const name = functionName(context.cwd, values.name);
    checkDeployment(values);
    const built =
      values.zip === undefined ? await buildFunction(context, values) : givenZip(context, values.zip, values.arch);
    const code = readCode(built);
    const aws = await connectAws(context, values, Object.values(values.environment));
    const wish = {
      desired: desiredFunction(name, values, built),
      given,
      code,
      doesAdopt: values.adopt,
      doesPromote: values.promote,
    };
    const deployed = await deployFunction(aws, wish, values.dryRun);
    return { data: deployed, text: renderDeployed(deployed, context.console) };
  },
});
