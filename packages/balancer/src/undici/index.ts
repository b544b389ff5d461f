export { type BalancedDispatcher, createDispatcher, type DispatcherOptions } from './createDispatcher.ts';
