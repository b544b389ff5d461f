// kinglet dev
import { type DevSettings, runDev } from '../dev/runDev.ts';
import { localSettings } from '../local/buildLocally.ts';
import { number } from '../option.ts';
import { invokeMode, url } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';

const options: DevSettings = {
  ...localSettings,
  url,
  invokeMode,
  port: number("of Lambda's API; 0 is any free one", { min: 0, max: 65_535, fallback: 9001 }),
  urlPort: number('of the function URL; 0 is any free one', { min: 0, max: 65_535, fallback: 9000 }),
};

export const dev: Verb = defineVerb({
  options,
  examples: [
    ['kinglet dev', 'serves the function, and builds it anew when a file of it has changed'],
    ['kinglet dev --arch x64', 'as a program of this machine, not emulated'],
    ['kinglet invoke --local', 'from another terminal: sends it an event'],
  ],
  async run(context, values, _, rereading) {
    await runDev(context, values, rereading);
    return undefined;
  },
});
