import { environmentVariable, LogLevel, log } from '@kinglet/runtime';
import { quoted } from './json';

console.log('loading');

// The console of AssemblyScript takes one text: what JavaScript's would format is written out here.
export function handler(event: string): string {
  log(LogLevel.TRACE, 'traced');
  console.debug('text is ' + (1.5).toString() + ' of 2% {"a":[1]}');
  console.info('informed twice');
  console.log('line one\nline two');
  console.warn('warned "quoted"');
  log(LogLevel.ERROR, 'failed', new TypeError('logged'));
  const descriptor = environmentVariable('_LAMBDA_TELEMETRY_LOG_FD');
  return descriptor === null ? 'null' : quoted(descriptor);
}
