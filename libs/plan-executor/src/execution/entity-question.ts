import type { Json } from '../plan/own-value';
import type { Places } from '../plan/places';
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
  readonly #objects = new Map<string, Set<Json>>();
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
    for (const places of asker.places) this.#gather(places);
    for (const representation of this.#objects.keys()) {
      if (this.#arrivals.has(representation)) continue;
      this.#arrivals.set(representation, { question: this, index: this.sent.length });
      this.sent.push(representation);
    }
  }

  /** Notes the objects at a place. Of those that are the same one is kept, which stands for all from then on. */
  #gather(places: Places): void {
    const { representation } = this.asker;
    const seen = new Set<Json>();
    const wholes = new Map<string, Json>();
    places.each(this.execution.data, (object, holder, key) => {
      if (seen.has(object)) return;
      const text = representation.text(object);
      if (text === undefined) return;
      const same = wholes.get(text);
      if (same && representation.isWhole(object)) {
        holder[key] = same;
        this.execution.shared.add(same);
        return;
      }
      if (!same && representation.isWhole(object)) wholes.set(text, object);
      seen.add(object);
      this.#note(text, object);
    });
  }

  #note(text: string, object: Json): void {
    const alike = this.#objects.get(text);
    if (alike) alike.add(object);
    else this.#objects.set(text, new Set([object]));
  }

  /** Adds what came back to the objects, here or wherever it was asked first. */
  async complete(subgraph: string): Promise<void> {
    for (const [representation, objects] of this.#objects) {
      const arrival = this.#arrivals.get(representation);
      if (!arrival) continue;
      const entity = (await arrival.question.#answered)[arrival.index];
      if (!entity) continue;
      this.#add(entity, objects, arrival.question !== this);
      if (entity.errors.length > 0) this.#tell(entity, objects, subgraph);
    }
  }

  #add({ value }: FetchedEntity, objects: ReadonlySet<Json>, isForeign: boolean): void {
    if (!value) return;
    // At another place of the answer other things are added to it.
    const own = isForeign ? copy(value) : value;
    const [first] = objects;
    if (!isForeign) this.asker.rewrite(own, first?.__typename);
    if (objects.size > 1) this.#share(own);
    for (const object of objects) merge(object, own);
  }

  /** What the entity holds will stand in several objects. */
  #share(entity: Json): void {
    for (const value of Object.values(entity)) {
      if (typeof value === 'object' && value !== null) this.execution.shared.add(value);
    }
  }

  #tell({ errors }: FetchedEntity, objects: ReadonlySet<Json>, subgraph: string): void {
    const paths = this.asker.places.flatMap((places) => places.paths(this.execution.data));
    for (const { object, path } of paths) {
      if (!objects.has(object)) continue;
      for (const error of errors) this.execution.fail(error, subgraph, [...path, ...(error.path ?? [])]);
    }
  }
}
