// A program that is sampled and exits while it is: what it found is its last line.
import { Worker } from 'node:worker_threads';
import { flameTree } from '../src/sampling/flameTree.ts';
import { hotFunctions } from '../src/sampling/hotFunctions.ts';
import { startCpuSampling } from '../src/sampling/startSampling.ts';
import { burn, burnsProcessor } from './burn.ts';

const [how, workers] = process.argv.slice(2);

const worker = `function burnsInWorker() { let sum = 0; for (let i = 0; i < 1e6; i++) sum += Math.sqrt(sum + i); return sum; }
  setInterval(burnsInWorker, 0);`;
const sampling = startCpuSampling({ workers: workers === 'workers' });
if (workers === 'workers') {
  const online = new Worker(worker, { eval: true });
  await new Promise((resolve) => online.once('online', resolve));
}
process.on('exit', () => {
  if (how === 'leave') return;
  const profiles = sampling.stopNow();
  const found = profiles.map((profile) => {
    const functions = hotFunctions(flameTree([profile])).filter(({ name }) => !name.startsWith('('));
    return { thread: profile.thread, hot: functions.slice(0, 3).map(({ name }) => name) };
  });
  process.stdout.write(`\n${JSON.stringify({ found, notes: sampling.notes })}\n`);
});
setTimeout(() => {
  burn(200, burnsProcessor);
  if (how === 'throw') throw new Error('thrown on purpose');
  process.exit(3);
}, 300);
