// kinglet invoke
import { awsSettings } from '../aws/awsSettings.ts';
import { type InvokeSettings, runInvoke } from '../invoke/runInvoke.ts';
import { localSettings } from '../local/buildLocally.ts';
import { flag, text } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

const options: InvokeSettings = {
  ...localSettings,
  ...awsSettings,
  local: flag('here: by the `kinglet dev` that runs in this folder, else by a build for this event'),
  event: text('a file, - for stdin, or JSON; without it event.json, else {}', { short: 'e', value: 'file|-|json' }),
  qualifier: text('a version or alias; without it the one of --alias, if the function has it', { value: 'name' }),
  stream: flag('prints the answer piece by piece, as the function writes it'),
  async: flag('has the event queued, and does not wait'),
};

export const invoke: Verb = defineVerb({
  options,
  positionals: [{ name: 'event', help: 'the same as --event', isOptional: true }],
  examples: [
    ['kinglet invoke --local', 'the function on this machine, with event.json'],
    [`kinglet invoke '{"n":35}'`, 'the deployed one; the answer goes to stdout, log and REPORT to stderr'],
    ['kinglet invoke --stream -e big.json > answer.bin', 'the bytes as they come'],
  ],
  run: (context, values, [event]) => runInvoke(context, values, event),
});
