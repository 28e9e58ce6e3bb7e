import type { Json } from '../plan/own-value';
import type { EntityAsker } from './entity-asker';
import type { Execution } from './execution';
import type { FetchedEntity } from './fetched-entities';
import { copy, merge } from './merge';

/** Where what came back of an entity will be. */
export interface Arrival {
  question: EntityQuestion;
  index: number;
}

/** What an asker asks in one run of an operation: about the objects that are at its places by then. */
export class EntityQuestion {
  /** The representations that are sent: those that were not asked at another place of the plan. */
  readonly sent: string[] = [];
  /** The objects to complete, by their representation. */
  readonly #objects = new Map<string, Json[]>();
  readonly #arrivals: Map<string, Arrival>;
  readonly #answered: Promise<FetchedEntity[]>;
  /** Takes what came back of those that were sent, in their order. */
  answer!: (entities: FetchedEntity[]) => void;

  constructor(
    readonly asker: EntityAsker,
    private readonly execution: Execution,
  ) {
    this.#answered = new Promise((resolve) => (this.answer = resolve));
    this.#arrivals = asker.signature === undefined ? new Map() : execution.arrivalsOf(asker.signature);
    for (const places of asker.places) for (const object of places.objects(execution.data)) this.#note(object);
    for (const representation of this.#objects.keys()) {
      if (this.#arrivals.has(representation)) continue;
      this.#arrivals.set(representation, { question: this, index: this.sent.length });
      this.sent.push(representation);
    }
  }

  #note(object: Json): void {
    const representation = this.asker.represent(object);
    if (representation === undefined) return;
    const alike = this.#objects.get(representation);
    if (alike) alike.push(object);
    else this.#objects.set(representation, [object]);
  }

  /** Adds what came back to the objects, here or wherever it was asked first. */
  async complete(subgraph: string): Promise<void> {
    for (const [representation, objects] of this.#objects) {
      const arrival = this.#arrivals.get(representation);
      if (!arrival) continue;
      const entity = (await arrival.question.#answered)[arrival.index];
      if (!entity) continue;
      this.#add(entity, objects, arrival.question !== this);
      if (entity.errors.length > 0) this.#tell(entity, new Set(objects), subgraph);
    }
  }

  #add({ value }: FetchedEntity, objects: Json[], isForeign: boolean): void {
    if (!value) return;
    // At another place of the answer other things are added to it.
    const own = isForeign ? copy(value) : value;
    if (!isForeign) this.asker.rewrite(own, objects[0]?.__typename);
    if (objects.length > 1) this.execution.isShared = true;
    for (const object of objects) merge(object, own);
  }

  #tell({ errors }: FetchedEntity, objects: ReadonlySet<Json>, subgraph: string): void {
    const paths = this.asker.places.flatMap((places) => places.paths(this.execution.data));
    for (const { object, path } of paths) {
      if (!objects.has(object)) continue;
      for (const error of errors) this.execution.fail(error, subgraph, [...path, ...(error.path ?? [])]);
    }
  }
}
