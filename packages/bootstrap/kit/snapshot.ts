import { afterRestore, beforeSnapshot } from '@kinglet/runtime';

const ran: string[] = [];
beforeSnapshot(() => {
  ran.push('"before 1"');
});
beforeSnapshot(() => {
  ran.push('"before 2"');
});
afterRestore(() => {
  ran.push('"after 1"');
});
afterRestore(() => {
  ran.push('"after 2"');
});

export function handler(event: string): string {
  return '[' + ran.join() + ']';
}
