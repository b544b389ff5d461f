// Makes this machine ready, then runs pnpm with the arguments given: `node scripts/with-setup.mjs run demo:run`.
import { spawnSync } from 'node:child_process';
import { setup } from './setup.mjs';

const { pnpm, env } = setup();
const result = spawnSync(process.execPath, [pnpm, ...process.argv.slice(2)], { stdio: 'inherit', env });
if (result.error) throw result.error;
process.exit(result.status ?? 1);
