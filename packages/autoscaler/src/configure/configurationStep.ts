// What configuring an engine comes to, a step at a time.

/** One change at an engine. Steps are run in their order; a run that failed is repeated as a whole, since each puts what is to be. */
export interface ConfigurationStep {
  readonly action: 'delete' | 'put';
  /** `scaling policy kinglet-cpu of service/shop/web`. */
  readonly what: string;
  /** @throws AutoscalerError `KINGLET_AUTOSCALER_ACTUATOR` when the engine refuses, with its error as `cause` */
  readonly run: () => Promise<void>;
}
