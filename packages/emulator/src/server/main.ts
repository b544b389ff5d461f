#!/usr/bin/env node
// kinglet-emulator: the server on the command line. Addresses go to stdout, logs to stderr. Exit code 2: misuse; 1: a port is taken.
import { once } from 'node:events';
import { EmulatorError } from '../errors.ts';
import { readServerCommand, usage } from './cliOptions.ts';
import { type LambdaServer, startLambdaServer } from './lambdaServer.ts';
import type { HttpListenerOptions } from './serverOptions.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const command = readServerCommand(args);
    if (command.verb === 'help') {
      console.log(usage);
      return 0;
    }
    const onLog = command.quiet ? () => undefined : (text: string) => void process.stderr.write(text);
    await using server = await startLambdaServer({ ...command.options, onLog });
    announce(server, command.options.http ?? []);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error;
    console.error(error.code === 'KINGLET_EMULATOR_OPTIONS' ? `${error.message}\n\n${usage}` : error.message);
    return error.code === 'KINGLET_EMULATOR_PORT' ? 1 : 2;
  }
}

function announce(server: LambdaServer, listeners: readonly HttpListenerOptions[]): void {
  console.log(`lambda ${server.endpoint}`);
  for (const [i, url] of server.http.entries())
    console.log(`${listeners[i]?.source} ${url} ${listeners[i]?.functionName}`);
}
