import type { Random } from 'fast-check';

/** Random choices, drawn from fast-check's seeded generator. */
export class Dice {
  constructor(private readonly random: Random) {}

  /** An integer from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return this.random.nextInt(min, max);
  }

  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  /** One item; the list must not be empty. */
  pick<Thing>(things: readonly Thing[]): Thing {
    return things[this.between(0, things.length - 1)]!;
  }

  /** Each item with the given probability. */
  some<Thing>(things: readonly Thing[], percent: number): Thing[] {
    return things.filter(() => this.chance(percent));
  }

  /** Each item with the given probability, but at least one. */
  oneOrMore<Thing>(things: readonly Thing[], percent: number): Thing[] {
    const some = this.some(things, percent);
    return some.length > 0 ? some : [this.pick(things)];
  }
}
