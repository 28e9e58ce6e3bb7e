/** A queue with a line for each client. Clients take turns, so that a long line of one delays no other. */
export class FairQueue<Item> {
  /** In the order of turns. No line is empty. */
  readonly #lines = new Map<string, Item[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  lengthOf(client: string): number {
    return this.#lines.get(client)?.length ?? 0;
  }

  push(client: string, item: Item): void {
    const line = this.#lines.get(client);
    if (line) line.push(item);
    else this.#lines.set(client, [item]);
    this.#size++;
  }

  /** Takes the first item of the next client that fulfills the condition. */
  take(mayTake: (client: string) => boolean): { client: string; item: Item } | undefined {
    for (const [client, line] of this.#lines) {
      if (!mayTake(client)) continue;
      const item = line.shift() as Item;
      this.#size--;
      this.#lines.delete(client);
      if (line.length > 0) this.#lines.set(client, line);
      return { client, item };
    }
    return undefined;
  }

  /** Removes an item from its client's line. Does nothing if the item is not there. */
  remove(client: string, item: Item): void {
    const line = this.#lines.get(client);
    const index = line?.indexOf(item) ?? -1;
    if (!line || index < 0) return;
    line.splice(index, 1);
    this.#size--;
    if (line.length === 0) this.#lines.delete(client);
  }
}
