// kinglet build
import { relative } from 'node:path';
import { buildFunction, buildSettings } from '../buildFunction.ts';
import { renderBuild } from '../renderBuild.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { verificationData } from '../verificationRows.ts';

export const build: Verb = defineVerb({
  options: buildSettings,
  examples: [
    ['kinglet build', 'src/handler.ts for arm64, into dist/function.zip'],
    ['kinglet build --engine native --arch x64', 'machine code for x64'],
    ['kinglet build --asset model.bin=data/model.bin --max-zip 500000', 'ships a file, and fails above 500 000 bytes'],
  ],
  endsAtOnce: true,
  async run(context, values) {
    // The map is for programs: as long as the bundle.
    const { map: _, ...built } = await buildFunction(context, values);
    const shown = (path: string): string => relative(context.cwd, path);
    const { dir, bootstrap, zip, verification } = built;
    const paths = { dir: shown(dir), bootstrap: shown(bootstrap), zip: shown(zip) };
    return {
      data: { ...built, ...paths, verification: verificationData(verification) },
      text: renderBuild(built, context.cwd),
    };
  },
});
