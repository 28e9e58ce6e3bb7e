import { GraphQLError } from 'graphql';
import { deepCopy, isObject, merge, type Json } from '../json';
import { repeatedSignatures, splitEntityFetches, type RepeatedSignatures } from '../plan/fetch-operations';
import type { FetchNode, QueryPlan } from '../plan/query-plan';
import type { IsA } from '../plan/supergraph-types';
import { compileFindMissingField, type LocatedObject, type ResponsePath } from '../response/response-paths';
import {
  FetchOperation,
  FetchRequest,
  NoAnswer,
  type EntityResult,
  type Execution,
  type FetchAnswer,
  type FetchError,
  type FindPath,
  type ResultSlot,
  type Step,
} from './execution';
import { applyRewrites, compileEntityFetch, compilePath, type CompiledEntityFetch, type PathWalker } from './objects';

/** Compiles everything of a plan that does not depend on a request. */
export function compilePlan(plan: QueryPlan, isA: IsA): Step {
  const repeated = repeatedSignatures(plan);

  function compile(node: QueryPlan): Step {
    if (node.kind === 'Fetch') {
      return node.entities.length > 0 ? compileEntityStep(node, isA, repeated) : compileRootStep(node, isA);
    }
    const steps = node.nodes.map(compile);
    return node.kind === 'Sequence' ? inSequence(steps) : inParallel(steps);
  }
  return compile(plan);
}

function inSequence(steps: Step[]): Step {
  return async (execution) => {
    for (const step of steps) await step(execution);
  };
}

function inParallel(steps: Step[]): Step {
  return async (execution) => void (await Promise.all(steps.map((step) => step(execution))));
}

/** Fetches root fields, and adds them to the objects at the fetch's path: mostly the root itself. */
function compileRootStep(node: FetchNode, isA: IsA): Step {
  const { subgraph } = node;
  const operation = new FetchOperation(node.operation, node.operationName, node.isMutation);
  const path = compilePath(node.path, isA);
  const findMissingField = compileFindMissingField(node, undefined);
  function missingFieldFinder({ data, responsePaths }: Execution): FindPath {
    return () => findMissingField(path.locate(data), data, responsePaths);
  }

  return async (execution) => {
    const objects = new Set<Json>();
    path.visit(execution.data, (object) => objects.add(object));
    if (objects.size === 0) return;
    const request = new FetchRequest(operation, execution.variablesNamed(node.variables), []);
    const answer = await execution.ask(subgraph, request);
    if (answer instanceof NoAnswer) return execution.addFailure(answer.reason, missingFieldFinder(execution));

    const { data, errors = [] } = answer;
    if (data) {
      applyRewrites(node.outputRewrites, data, isA);
      for (const object of objects) merge(object, data);
    }
    for (const error of errors) {
      if (!error.path) {
        execution.addUnplacedError(error, subgraph, data ? undefined : missingFieldFinder(execution));
        continue;
      }
      for (const located of path.locate(execution.data)) {
        execution.addError(error, subgraph, [...located.path, ...error.path]);
      }
    }
  };
}

/** Fetches fields of entities, each entity once, and adds the results to all objects that represent it. */
function compileEntityStep(node: FetchNode, isA: IsA, repeated: RepeatedSignatures): Step {
  const fetches = node.entities.map((fetch) => compileEntityFetch(node, fetch, isA, repeated));
  const send = compileSend(node);

  return async (execution) => {
    const runs = fetches.map((fetch) => new EntityFetchRun(fetch, execution));
    if (runs.some(({ sent }) => sent.length > 0)) await send(runs, execution);
    for (const run of runs) await run.complete(node.subgraph);
  };
}

type Send = (runs: EntityFetchRun[], execution: Execution) => Promise<void>;

/** Sends the representations of several runs in one request, and gives each run its part of the answer. */
function compileSend(node: FetchNode): Send {
  const operation = new FetchOperation(node.operation, node.operationName, node.isMutation);
  let singles: Send[] | undefined;

  return async (runs, execution) => {
    const representations = runs.map(({ fetch, sent }) => ({ variable: fetch.variable, texts: sent }));
    const request = new FetchRequest(operation, execution.variablesNamed(node.variables), representations);
    const answer = await execution.ask(node.subgraph, request);
    if (answer instanceof NoAnswer) {
      for (const run of runs) run.resolve([]);
      return execution.addFailure(answer.reason, () => firstMissingField(runs));
    }
    if (isLost(answer) && node.entities.length > 1) {
      // A failure at one location must not cost the others their data: each is asked for separately.
      singles ??= splitEntityFetches(node).map(compileSend);
      await Promise.all(singles.map((single, index) => single(runs.slice(index, index + 1), execution)));
      return;
    }
    for (const run of runs) run.resolve(entityResults(answer, run.fetch.responseName, run.sent.length));
    addGeneralErrors(answer, runs, node, execution);
  };
}

const isLost = ({ data, errors = [] }: FetchAnswer): boolean => !data && errors.length > 0;

/** The result for each of the entities that were sent; empty results if the answer is not a list of `count` values. */
function entityResults(answer: FetchAnswer, responseName: string, count: number): EntityResult[] {
  const values = answer.data?.[responseName];
  const list = Array.isArray(values) && values.length === count ? (values as unknown[]) : undefined;
  const results = Array.from({ length: count }, (_, index): EntityResult => {
    const value = list?.[index];
    return { value: isObject(value) ? value : undefined, errors: [] };
  });
  for (const error of answer.errors ?? []) {
    const index = entityIndex(error, responseName);
    if (index !== undefined) results[index]?.errors.push({ ...error, path: error.path?.slice(2) });
  }
  return results;
}

/** The index of the entity that an error concerns; undefined for an error of the request as a whole. */
function entityIndex({ path }: FetchError, responseName: string): number | undefined {
  const [field, index] = path ?? [];
  return field === responseName && typeof index === 'number' ? index : undefined;
}

function isOfEntity(error: FetchError, responseName: string, count: number): boolean {
  const index = entityIndex(error, responseName);
  return index !== undefined && index >= 0 && index < count;
}

/** Adds the errors that concern no entity in particular. */
function addGeneralErrors(answer: FetchAnswer, runs: EntityFetchRun[], node: FetchNode, execution: Execution): void {
  const { data, errors = [] } = answer;
  for (const error of errors) {
    if (runs.some(({ fetch, sent }) => isOfEntity(error, fetch.responseName, sent.length))) continue;
    if (error.path) execution.addError(error, node.subgraph, pathOfFirstEntities(node));
    else execution.addUnplacedError(error, node.subgraph, data ? undefined : () => firstMissingField(runs));
  }
  if (errors.length > 0 || !data) return;
  for (const run of runs) {
    const { fetch, sent } = run;
    if (sent.length === 0 || isListOfEntities(data[fetch.responseName], sent.length)) continue;
    const reason = new GraphQLError(`"${node.subgraph}" did not answer about ${sent.length} entities.`);
    execution.addFailure(reason, () => firstMissingField([run]));
  }
}

function isListOfEntities(values: unknown, count: number): boolean {
  return Array.isArray(values) && values.length === count && values.every((value) => typeof value === 'object');
}

/** The fields that lead to the first of the entities' locations, up to the first list. */
function pathOfFirstEntities({ entities }: FetchNode): string[] {
  const path: string[] = [];
  for (const segment of entities[0]?.paths[0] ?? []) {
    if (segment === 'items') break;
    if ('field' in segment) path.push(segment.field);
  }
  return path;
}

function firstMissingField(runs: EntityFetchRun[]): ResponsePath | undefined {
  for (const run of runs) {
    const path = run.findMissingField();
    if (path) return path;
  }
  return undefined;
}

/** The objects with one representation, which wait for its result. */
interface PendingObjects {
  objects: Json[];
  /** The last one that has only key fields, and the path that led to it. */
  onlyKeys: Json | undefined;
  path: PathWalker | undefined;
}

/** One `_entities` field in one execution: fetches fields for the objects that are at its paths by then. */
class EntityFetchRun {
  /** The representations that are sent: those that no other location of the plan has sent before. */
  readonly sent: string[] = [];
  /** By representation. */
  readonly #pending = new Map<string, PendingObjects>();
  readonly #slots: Map<string, ResultSlot>;
  readonly #results: Promise<EntityResult[]>;
  /** Takes the results for the representations that were sent, in their order. */
  resolve!: (results: EntityResult[]) => void;

  constructor(
    readonly fetch: CompiledEntityFetch,
    private readonly execution: Execution,
  ) {
    this.#results = new Promise((resolve) => (this.resolve = resolve));
    this.#slots = fetch.signature === undefined ? new Map<string, ResultSlot>() : execution.resultsOf(fetch.signature);
    const seen = new Set<Json>();
    for (const path of fetch.paths) this.#collect(path, seen);
    for (const representation of this.#pending.keys()) {
      if (this.#slots.has(representation)) continue;
      this.#slots.set(representation, { results: this.#results, index: this.sent.length });
      this.sent.push(representation);
    }
  }

  /**
   * Collects the objects at a path. An object that has only key fields is replaced by the one with equal keys that was
   * found before it at the same path.
   */
  #collect(path: PathWalker, seen: Set<Json>): void {
    const { representation } = this.fetch;
    path.visit(this.execution.data, (object, holder, key) => {
      if (seen.has(object)) return;
      const text = representation.write(object);
      if (text === undefined) return;
      let pending = this.#pending.get(text);
      if (!pending) this.#pending.set(text, (pending = { objects: [], onlyKeys: undefined, path: undefined }));
      if (representation.hasOnlyKeyFields(object)) {
        if (pending.onlyKeys && pending.path === path) {
          holder[key] = pending.onlyKeys;
          this.execution.shared.add(pending.onlyKeys);
          return;
        }
        pending.onlyKeys = object;
        pending.path = path;
      }
      seen.add(object);
      pending.objects.push(object);
    });
  }

  /** Adds the results to the objects, whether they were fetched here or at another location of the plan. */
  async complete(subgraph: string): Promise<void> {
    for (const [representation, { objects }] of this.#pending) {
      const slot = this.#slots.get(representation);
      if (!slot) continue;
      const result = (await slot.results)[slot.index];
      if (!result) continue;
      this.#addValue(result, objects, slot.results !== this.#results);
      if (result.errors.length > 0) this.#addErrors(result, objects, subgraph);
    }
  }

  #addValue({ value }: EntityResult, objects: Json[], isFetchedElsewhere: boolean): void {
    if (!value) return;
    // Later fetches add different fields at different locations.
    const own = isFetchedElsewhere ? deepCopy(value) : value;
    const [first] = objects;
    // What was fetched elsewhere may not have been rewritten there yet. To rewrite it again changes nothing.
    this.fetch.rewrite(own, first?.__typename);
    if (objects.length > 1) this.#markShared(own);
    for (const object of objects) merge(object, own);
  }

  /** Marks what an entity holds, which several objects will hold. */
  #markShared(entity: Json): void {
    for (const value of Object.values(entity)) {
      if (typeof value === 'object' && value !== null) this.execution.shared.add(value);
    }
  }

  #addErrors({ errors }: EntityResult, objects: Json[], subgraph: string): void {
    for (const { path } of this.#locate(new Set(objects))) {
      for (const error of errors) this.execution.addError(error, subgraph, [...path, ...(error.path ?? [])]);
    }
  }

  #locate(objects: ReadonlySet<Json>): LocatedObject[] {
    const located = this.fetch.paths.flatMap((path) => path.locate(this.execution.data));
    return located.filter(({ object }) => objects.has(object));
  }

  /** The path of a field that is missing because what was sent has no result. */
  findMissingField(): ResponsePath | undefined {
    const waiting = new Set<Json>();
    for (const [representation, { objects }] of this.#pending) {
      if (this.#slots.get(representation)?.results !== this.#results) continue;
      for (const object of objects) waiting.add(object);
    }
    const { data, responsePaths } = this.execution;
    return this.fetch.findMissingField(this.#locate(waiting), data, responsePaths);
  }
}
