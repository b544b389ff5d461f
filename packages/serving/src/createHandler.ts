// A definition made handlers: events of every kind in, answers in their form out.
import { Model } from '@kinglet/inference';
import type { Handler, RawHandler } from '@kinglet/runtime';
import { type Answer, contentTypes } from './answers.ts';
import { type ColdStart, ColdStartClock } from './coldStart.ts';
import { type Content, contentOf, contentOfBytes, contentOfJson, requestOfBytes } from './contents.ts';
import type { Counts, LatencyHistogram } from './counters.ts';
import { type ErrorAnswer, errorAnswer, ServingError } from './errors.ts';
import { type HttpRequest, httpRequestOf, httpResponse } from './httpEvents.ts';
import { Meter } from './meter.ts';
import { type InputFormat, resolveServing, type ServingOptions } from './options.ts';
import type { Platform } from './platform.ts';
import { Predictor } from './predictor.ts';
import { prometheusText, prometheusType } from './prometheus.ts';

/** A defined handler, to be exported: `export const { handler, rawHandler } = defineHandler(…)`. */
export interface ServingHandler {
  /** Takes events of JSON: an item, a batch, or an HTTP event. */
  readonly handler: Handler;
  /** Takes events as bytes: npy, raw elements, or what `handler` takes; answers bytes where the output is bytes. */
  readonly rawHandler: RawHandler;
  /** What `handler` answers a direct event with, without a promise. Throws what is not the event's fault. */
  readonly answer: (event: unknown) => unknown;
  readonly coldStart: () => ColdStart;
  readonly counts: () => Counts;
  readonly latency: () => LatencyHistogram;
  /** The counters of this environment in Prometheus' text format. */
  readonly prometheus: () => string;
  /** Writes the line of metrics that `every` holds back. */
  readonly flush: () => void;
}

/**
 * Loads the model, runs it once, and makes handlers. Throws ServingError KINGLET_SERVING_OPTION for a definition that does
 * not fit the model; InferenceError for a model that cannot be loaded.
 */
export function createHandler(options: ServingOptions, platform: Platform): ServingHandler {
  const start = new ColdStartClock(platform.now);
  const definition = resolveServing(options);
  const source = definition.model;
  // A session of its own: others may run the model that was given.
  const model = source instanceof Model ? source.session() : start.load(() => platform.load(source));
  const predictor = new Predictor(model, start, definition, platform.areWithin);
  const meter = new Meter(definition, model.name, platform, start);
  if (definition.warmUp) predictor.warmUp(definition.warmUp);
  const parts = { predictor, meter, platform, formats: definition.input.formats, metricsPath: definition.metricsPath };
  start.ready();
  return {
    handler: async (event) => answerEvent(event, parts),
    rawHandler: async (bytes) => answerBytes(bytes, parts),
    answer: (event) => answerEvent(event, parts),
    coldStart: () => meter.coldStart,
    counts: () => meter.counters.counts,
    latency: () => meter.counters.latency,
    prometheus: () => prometheusText(meter.counters, meter.coldStart, model.name),
    flush: () => meter.flush(),
  };
}

interface Parts {
  readonly predictor: Predictor;
  readonly meter: Meter;
  readonly platform: Platform;
  readonly formats: readonly InputFormat[];
  readonly metricsPath: string | undefined;
}

function answerEvent(event: unknown, parts: Parts): unknown {
  const request = httpRequestOf(event);
  if (request) return answerHttp(request, parts);
  const outcome = measured(() => contentOfJson(event, parts.formats), parts);
  if ('failure' in outcome) return directFailure(outcome.failure);
  const { statusCode, contentType, body } = outcome;
  // JSON carries bytes as HTTP responses do.
  return body instanceof Uint8Array ? httpResponse(direct, { statusCode, contentType, body }) : body;
}

const direct: HttpRequest = { method: 'POST', path: '/', contentType: undefined, event: {} };

function answerBytes(bytes: Uint8Array, parts: Parts): unknown {
  const request = requestOfBytes(bytes);
  if (request) return answerHttp(request, parts);
  const outcome = measured(() => contentOfBytes(bytes, parts.formats), parts);
  return 'failure' in outcome ? directFailure(outcome.failure) : outcome.body;
}

/** An error that is the event's fault is an answer. Throws any other, which the Runtime API then reports. */
function directFailure(failure: unknown): ErrorAnswer {
  if (failure instanceof ServingError && failure.statusCode < 500) return errorAnswer(failure);
  throw failure;
}

function answerHttp(request: HttpRequest, parts: Parts): object {
  const { metricsPath, meter } = parts;
  if (metricsPath !== undefined && request.method === 'GET' && request.path === metricsPath)
    return httpResponse(request, {
      statusCode: 200,
      contentType: prometheusType,
      body: prometheusText(meter.counters, meter.coldStart, parts.predictor.name),
    });
  const outcome = measured(() => contentOfRequest(request, parts), parts);
  if ('failure' in outcome) return httpFailure(request, outcome.failure, parts);
  const { statusCode, contentType, body } = outcome;
  return httpResponse(request, {
    statusCode,
    contentType,
    body: body instanceof Uint8Array ? body : JSON.stringify(body),
  });
}

function contentOfRequest(request: HttpRequest, { formats }: Parts): Content {
  if (request.method === 'POST' || request.method === 'PUT') return contentOf(request, formats);
  throw new ServingError('KINGLET_SERVING_METHOD', `expected the method POST, found ${request.method}`);
}

/** The caller gets no reason that is not the caller's: it may hold what is nobody's business. */
function httpFailure(request: HttpRequest, failure: unknown, { platform }: Parts): object {
  const isKnown = failure instanceof ServingError;
  if (!isKnown) platform.report(failure);
  const error = isKnown
    ? failure
    : new ServingError('KINGLET_SERVING_FAILED', 'the function failed; its log has the reason');
  const body: ErrorAnswer = errorAnswer(error);
  return httpResponse(request, {
    statusCode: error.statusCode,
    contentType: contentTypes.json,
    body: JSON.stringify(body),
    ...(error.code === 'KINGLET_SERVING_METHOD' ? { headers: { allow: 'POST, PUT' } } : {}),
  });
}

function measured(content: () => Content, { predictor, meter }: Parts): Answer | { readonly failure: unknown } {
  const begun = meter.begin();
  try {
    const answer = predictor.answer(content());
    meter.counters.answered(answer);
    return answer;
  } catch (failure) {
    meter.counters.refused(failure instanceof ServingError ? failure.statusCode : 500);
    return { failure };
  } finally {
    meter.end(begun);
  }
}
