import { nothing } from './no-such-module';

export function handler(event: string): string {
  return nothing();
}
