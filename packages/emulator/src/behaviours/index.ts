export type { Behaviour, Subject } from './behaviour.ts';
export { bootstrapBehaviours } from './bootstrapBehaviours.ts';
export { type HandlerName, handlerSources } from './handlers.ts';
