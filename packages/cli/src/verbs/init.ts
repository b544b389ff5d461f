// kinglet init
import { relative, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { packageNameFor } from '../init/packageNameFor.ts';
import { placeFiles } from '../init/placeFiles.ts';
import { type TemplateName, templateFiles, templateNames } from '../init/templates.ts';
import { choice, flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

const fallback = 'minimal';

export const init: Verb = defineVerb({
  positionals: [{ name: 'folder', help: 'where it goes (default: here)', isOptional: true }],
  options: {
    template: choice(`what to begin with; without it a terminal is asked, else ${fallback}`, templateNames, {
      short: 't',
    }),
    force: flag('overwrites files that are there'),
  },
  examples: [
    ['kinglet init hello', 'a function in the folder hello, ready for `kinglet dev`'],
    ['kinglet init --template simd-vector', 'one with kernels, in this folder'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, { template: named, force }, [given = '.']) {
    const folder = resolve(context.cwd, given);
    const template = named ?? (context.isInteractive ? await askTemplate(context) : fallback);
    const files = templateFiles(template, packageNameFor(folder));
    placeFiles(folder, files, force);
    const shown = relative(context.cwd, folder) || '.';
    const names = Object.keys(files);
    const steps = [...(shown === '.' ? [] : [`cd ${shown}`]), 'npm install', 'npx kinglet dev'];
    return {
      data: { folder: shown, template, files: names },
      text: [`${template} in ${shown}: ${names.join(', ')}`, 'next:', ...steps.map((step) => `  ${step}`)].join('\n'),
    };
  },
});

async function askTemplate(context: Context): Promise<TemplateName> {
  for (;;) {
    const answer = (await context.ask(`Template (${templateNames.join(', ')}) [${fallback}]: `)).trim() || fallback;
    const found = templateNames.find((name) => name === answer);
    if (found) return found;
    context.console.note(`Expected one of ${templateNames.join(', ')}, got ${answer}`);
  }
}
