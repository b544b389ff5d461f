// kinglet template
import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { buildFunction, buildSettings } from '../buildFunction.ts';
import { checkDeployment } from '../checkDeployment.ts';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { givenZip, readCode } from '../deploy/deployableCode.ts';
import { deploymentSettings, desiredFunction } from '../desiredFunction.ts';
import { functionName } from '../functionName.ts';
import { loadConfig } from '../loadConfig.ts';
import { suggestion } from '../nearest.ts';
import { flag, text } from '../option.ts';
import { readValues } from '../readInput.ts';
import { out, region } from '../settings.ts';
import { type Tool, templateProject, toolNames } from '../template/templateProject.ts';
import { type WrittenFile, writeProject } from '../template/writeProject.ts';
import { defineVerb, type Verb } from '../verb.ts';

const { out: _, ...build } = buildSettings;

export const template: Verb = defineVerb({
  options: {
    ...build,
    ...deploymentSettings,
    region,
    zip: text('a zip to deploy instead of building one', { value: 'path' }),
    out: text('the folder for the project (default infra/<tool>)', { value: 'path' }),
    force: flag('replaces files that are there and differ'),
  },
  positionals: [{ name: 'tool', help: `one of ${toolNames.join(', ')}` }],
  examples: [
    ['kinglet template sam', 'infra/sam/template.yaml, for `sam deploy`'],
    ['kinglet template cdk --out deploy', 'an app in TypeScript, for `npx cdk deploy`'],
    ['kinglet template terraform --force', 'infra/terraform, written anew'],
  ],
  async run(context, values, [word = ''], { configFiles }) {
    const tool = toolOf(word);
    checkDeployment(values);
    const name = functionName(context.cwd, values.name);
    const folder = values.out ?? `infra/${tool}`;
    const built =
      values.zip === undefined
        ? await buildFunction(context, { ...values, out: await zipFolder(context, configFiles) } as never)
        : givenZip(context, values.zip, values.arch);
    await readCode(built);
    const zip = relative(resolve(context.cwd, folder), built.zip).split(sep).join('/');
    const wanted = desiredFunction(name, values, built);
    const { files, commands } = templateProject(tool, { wanted, zip, region: values.region });
    const written = writeProject(resolve(context.cwd, folder), files, values.force);
    warnOfValues(context, folder, Object.keys(wanted.environment));
    return { data: { tool, folder, files: written, commands }, text: report(folder, written, commands) };
  },
});

function toolOf(word: string): Tool {
  const tool = toolNames.find((one) => one === word);
  if (tool === undefined)
    throw usageError(`Expected one of ${toolNames.join(', ')}, got ${word}${suggestion(word, toolNames)}`);
  return tool;
}

// Here --out is the project's folder; the config file and the environment say where the zip lies.
async function zipFolder({ cwd, env }: Context, configFiles: readonly string[]): Promise<string> {
  const config = await loadConfig(cwd, configFiles.find(existsSync));
  return readValues({ values: {}, positionals: [] }, { out }, env, config).out as string;
}

function warnOfValues({ console }: Context, folder: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const warning = console.paint('yellow', 'warning');
  console.note(`${warning}: ${folder} holds the values of ${names.join(', ')}: do not commit secrets`);
}

function report(folder: string, written: readonly WrittenFile[], commands: readonly string[]): string {
  return [
    ...written.map(({ name, state }) => `${state.padEnd(9)}  ${folder}/${name}`),
    '',
    `to deploy, after each kinglet build: cd ${folder} && ${commands.join(' && ')}`,
  ].join('\n');
}
