/** The domains that did not answer while a list was read, so that it lacks what they have. */
export class LostDomains {
  readonly #names = new Set<string>();
  #areTold = false;

  /** The names of their subgraphs. */
  get names(): string[] {
    return [...this.#names].sort();
  }

  has(subgraph: string | undefined): boolean {
    return subgraph !== undefined && this.#names.has(subgraph);
  }

  /** Notes a domain. Returns false if it cannot be told any more. */
  add(subgraph: string | undefined): boolean {
    if (this.#areTold || subgraph === undefined) return this.has(subgraph);
    this.#names.add(subgraph);
    return true;
  }

  /** From now on, no other domain may be lost: the beginning of a file has said what it lacks. */
  tell(): void {
    this.#areTold = true;
  }
}

type Item = Record<string, unknown>;

/** An answer with what it lacks from another answer to the same question, which has no more than the ids of other records. */
export function withIds(answer: unknown, known: unknown): unknown {
  if (answer === null || answer === undefined) return known ?? null;
  if (Array.isArray(answer)) {
    const others: unknown[] = Array.isArray(known) && known.length === answer.length ? known : [];
    return answer.map((item, index) => withIds(item, others[index]));
  }
  if (typeof answer !== 'object') return answer;
  const other = isOther(answer as Item, known) ? {} : (known as Item);
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, withIds(value, other[name])]));
}

/** The data may have changed between the two answers. */
const isOther = ({ id }: Item, known: unknown): boolean =>
  typeof known !== 'object' || known === null || (known as Item).id !== id;
