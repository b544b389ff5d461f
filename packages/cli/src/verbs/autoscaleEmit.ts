// kinglet autoscale emit
import { join } from 'node:path';
import type { EmitTarget, EmittedFile } from '@kinglet/autoscaler';
import { policy, readPolicy } from '../autoscale/autoscaleOptions.ts';
import { autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { text } from '../option.ts';
import { readJsonObject } from '../readJson.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const autoscaleEmit: Verb = defineVerb({
  options: { policy, out: text('the folder for the files; without it they are printed', { value: 'folder' }) },
  positionals: [
    {
      name: 'target',
      help: '{"engine":"kubernetes-hpa","name":"web"}, or another engine with what it scales: a file, - for stdin, or the JSON itself',
    },
  ],
  examples: [
    [
      `kinglet autoscale emit '{"engine":"kubernetes-hpa","name":"web"}' --policy policy.json`,
      'a HorizontalPodAutoscaler',
    ],
    [
      'kinglet autoscale emit target.json --policy policy.json --out scaling',
      'the files of any engine, and how to hand them over',
    ],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [given = '']) {
    const target = await readJsonObject(context, given, 'the target');
    const rule = await readPolicy(context, values.policy);
    const { emit } = await autoscalerPackage();
    const files = emit(rule, target as unknown as EmitTarget);
    const { out } = values;
    if (out === undefined) return { data: { files }, text: files.map(shown).join('\n') };
    const paths = files.map(({ path }) => join(out, path));
    checkOutputs(context, ...paths);
    files.forEach(({ contents }, at) => void writeOutput(context, paths[at] as string, contents));
    return { data: { files }, text: [...notesOf(files), ...files.map(({ command }) => command)].join('\n') };
  },
});

// What a YAML file says of itself JSON has no place for.
function shown({ path, contents, command }: EmittedFile): string {
  return contents.startsWith('#') ? contents : `# ${path}: ${command}\n${contents}`;
}

function notesOf(files: readonly EmittedFile[]): string[] {
  return [...new Set(files.flatMap(({ approximations }) => approximations))];
}
