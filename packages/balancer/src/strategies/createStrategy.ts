// The strategy of a name.
import type { StrategyName } from '../options.ts';
import { cheapest } from './cheapest.ts';
import { maglev } from './maglev.ts';
import { random } from './random.ts';
import { ringHash } from './ringHash.ts';
import { roundRobin } from './roundRobin.ts';
import type { Strategy } from './strategy.ts';

export function createStrategy(name: StrategyName): Strategy {
  switch (name) {
    case 'least-request':
      return cheapest('active');
    case 'peak-ewma':
      return cheapest('latency');
    case 'maglev':
      return maglev();
    case 'random':
      return random();
    case 'ring-hash':
      return ringHash();
    case 'round-robin':
      return roundRobin();
  }
}
