export type { Behaviour, Subject } from './behaviour.ts';
export { bootstrapBehaviours } from './bootstrapBehaviours.ts';
export { handlerDuties } from './handlerDuties.ts';
export { type HandlerName, handlerSources } from './handlers.ts';
