import type { Json } from '../plan/own-value';
import type { Places, ResponsePath } from '../plan/places';
import type { EntityAsker } from './entity-asker';
import type { Arrival, Execution } from './execution';
import type { FetchedEntity } from './fetched-entities';
import { copy, merge } from './merge';

/** The objects of one representation. */
interface Asked {
  objects: Json[];
  /** One that holds nothing beyond its representation, and the last place at which there was one. */
  whole: Json | undefined;
  at: Places | undefined;
}

/** What an asker asks in one run of an operation: about the objects that are at its places by then. */
export class EntityQuestion {
  /** The representations that are sent: those that were not asked at another place of the plan. */
  readonly sent: string[] = [];
  /** What is to be completed, by its representation. */
  readonly #asked = new Map<string, Asked>();
  readonly #arrivals: Map<string, Arrival>;
  readonly #answered: Promise<FetchedEntity[]>;
  /** Takes what came back of those that were sent, in their order. */
  answer!: (entities: FetchedEntity[]) => void;

  constructor(
    readonly asker: EntityAsker,
    private readonly execution: Execution,
  ) {
    this.#answered = new Promise((resolve) => (this.answer = resolve));
    this.#arrivals = asker.signature === undefined ? new Map<string, Arrival>() : execution.arrivalsOf(asker.signature);
    const seen = new Set<Json>();
    for (const places of asker.places) this.#gather(places, seen);
    for (const representation of this.#asked.keys()) {
      if (this.#arrivals.has(representation)) continue;
      this.#arrivals.set(representation, { entities: this.#answered, index: this.sent.length });
      this.sent.push(representation);
    }
  }

  /** Notes the objects at a place. Of those that are the same one is kept, which stands for all from then on. */
  #gather(places: Places, seen: Set<Json>): void {
    const { representation } = this.asker;
    places.each(this.execution.data, (object, holder, key) => {
      if (seen.has(object)) return;
      const text = representation.text(object);
      if (text === undefined) return;
      let asked = this.#asked.get(text);
      if (!asked) this.#asked.set(text, (asked = { objects: [], whole: undefined, at: undefined }));
      if (representation.isWhole(object)) {
        if (asked.whole && asked.at === places) {
          holder[key] = asked.whole;
          this.execution.shared.add(asked.whole);
          return;
        }
        asked.whole = object;
        asked.at = places;
      }
      seen.add(object);
      asked.objects.push(object);
    });
  }

  /** The objects that wait for what is sent, wherever they are reached. */
  waiting(): { object: Json; path: ResponsePath }[] {
    const waiting = new Set<Json>();
    for (const [representation, { objects }] of this.#asked) {
      if (this.#arrivals.get(representation)?.entities !== this.#answered) continue;
      for (const object of objects) waiting.add(object);
    }
    const found = this.asker.places.flatMap((places) => places.paths(this.execution.data));
    return found.filter(({ object }) => waiting.has(object));
  }

  /** Adds what came back to the objects, here or wherever it was asked first. */
  async complete(subgraph: string): Promise<void> {
    for (const [representation, { objects }] of this.#asked) {
      const arrival = this.#arrivals.get(representation);
      if (!arrival) continue;
      const entity = (await arrival.entities)[arrival.index];
      if (!entity) continue;
      this.#add(entity, objects, arrival.entities !== this.#answered);
      if (entity.errors.length > 0) this.#tell(entity, objects, subgraph);
    }
  }

  #add({ value }: FetchedEntity, objects: Json[], isForeign: boolean): void {
    if (!value) return;
    // At another place of the answer other things are added to it.
    const own = isForeign ? copy(value) : value;
    const [first] = objects;
    if (!isForeign) this.asker.rewrite(own, first?.__typename);
    if (objects.length > 1) this.#share(own);
    for (const object of objects) merge(object, own);
  }

  /** What the entity holds will stand in several objects. */
  #share(entity: Json): void {
    for (const value of Object.values(entity)) {
      if (typeof value === 'object' && value !== null) this.execution.shared.add(value);
    }
  }

  #tell({ errors }: FetchedEntity, objects: Json[], subgraph: string): void {
    const concerned = new Set(objects);
    const paths = this.asker.places.flatMap((places) => places.paths(this.execution.data));
    for (const { object, path } of paths) {
      if (!concerned.has(object)) continue;
      for (const error of errors) this.execution.fail(error, subgraph, [...path, ...(error.path ?? [])]);
    }
  }
}
