// The next request of a trace, and the work that it is.
import type { ServiceTime } from '../fleet.ts';
import type { Trace } from '../trace.ts';
import { type ArrivalStream, arrivalStream } from './arrivalStream.ts';
import { type ServiceStream, serviceStream } from './serviceStream.ts';

/** Arrivals and service times side by side; at the end `nextMs` is Infinity. */
export class Traffic {
  /** When the next request arrives, in milliseconds from the trace's start. */
  nextMs: number = Number.POSITIVE_INFINITY;
  /** How long an instance will work at it. */
  serviceMs = 0;
  readonly #arrivals: ArrivalStream;
  readonly #services: ServiceStream;
  #timesMs: Float64Array = new Float64Array(0);
  #servicesMs: Float64Array = new Float64Array(0);
  #at = -1;

  constructor(trace: Trace, service: ServiceTime, seed: number) {
    this.#arrivals = arrivalStream(trace, seed);
    this.#services = serviceStream(trace, service, seed);
    this.advance();
  }

  advance(): void {
    if (++this.#at >= this.#timesMs.length) this.#refill();
    if (this.#timesMs.length === 0) {
      this.nextMs = Number.POSITIVE_INFINITY;
      return;
    }
    this.nextMs = this.#timesMs[this.#at]!;
    this.serviceMs = this.#servicesMs[this.#at]!;
  }

  #refill(): void {
    this.#timesMs = this.#arrivals.next();
    this.#servicesMs = this.#services.next(this.#timesMs.length);
    this.#at = 0;
  }
}
