import { onShutdown, sleep } from '@kinglet/runtime';
import { handler as echo } from './echo';

onShutdown(() => {
  sleep(5);
  console.log('goodbye from the hook');
});

export function handler(event: string): string {
  return echo(event);
}
