// kinglet balance emit
import { join } from 'node:path';
import type { EmittedFile, FleetDescription, ProxyName } from '@kinglet/balancer';
import { balancerPackage } from '../balance/balancerPackage.ts';
import { usageError } from '../cliError.ts';
import { choice, text } from '../option.ts';
import { readJsonObject } from '../readJson.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

const proxies: readonly ProxyName[] = ['envoy', 'haproxy', 'nginx'];

export const balanceEmit: Verb = defineVerb({
  options: {
    for: choice('the proxy', proxies),
    out: text('the folder for the files; without it they are printed', { value: 'folder' }),
  },
  positionals: [
    { name: 'description', help: 'the fleet and what the proxy shall do: a file, - for stdin, or the JSON itself' },
  ],
  examples: [
    [
      `kinglet balance emit '{"listen":{"port":8080},"instances":[{"id":"10.0.0.1:80"}]}' --for nginx`,
      'a server and its upstream',
    ],
    ['kinglet balance emit fleet.json --for haproxy --out proxy', 'a frontend and a backend, and how to check them'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [given = '']) {
    const { for: proxy, out } = values;
    if (proxy === undefined) throw usageError(`Expected --for with one of ${proxies.join(', ')}, got none`);
    const description = await readJsonObject(context, given, 'the description');
    const { emit } = await balancerPackage();
    const { files, notes } = emit(description as unknown as FleetDescription, proxy);
    const data = { files, notes };
    if (out === undefined) return { data, text: files.map(({ contents }) => contents.trimEnd()).join('\n') };
    const pathOf = ({ path }: EmittedFile) => join(out, path);
    checkOutputs(context, ...files.map(pathOf));
    for (const file of files) writeOutput(context, pathOf(file), file.contents);
    return { data, text: [...notes, ...files.map(({ command }) => command)].join('\n') };
  },
});
