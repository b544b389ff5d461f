// kinglet build
import { relative } from 'node:path';
import { buildFunction, buildSettings } from '../buildFunction.ts';
import { renderBuild } from '../renderBuild.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const build: Verb = defineVerb({
  options: buildSettings,
  examples: [
    ['kinglet build', 'src/handler.ts for arm64, into dist/function.zip'],
    ['kinglet build --engine native --arch x64', 'machine code for x64'],
    ['kinglet build --asset model.bin=data/model.bin --max-zip 500000', 'ships a file, and fails above 500 000 bytes'],
  ],
  async run(context, values) {
    const built = await buildFunction(context, values);
    return { data: { ...built, zip: relative(context.cwd, built.zip) }, text: renderBuild(built, context.cwd) };
  },
});
