import type { Random } from 'fast-check';

/** Choices of a generator, all drawn from fast-check's seeded random numbers. */
export class Dice {
  constructor(private readonly random: Random) {}

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return this.random.nextInt(least, most);
  }

  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  /** One of some things; the list must not be empty. */
  pick<Thing>(things: readonly Thing[]): Thing {
    return things[this.between(0, things.length - 1)]!;
  }

  /** Those on which the dice fall. */
  some<Thing>(things: readonly Thing[], percent: number): Thing[] {
    return things.filter(() => this.chance(percent));
  }

  /** At least one of some things. */
  oneOrMore<Thing>(things: readonly Thing[], percent: number): Thing[] {
    const some = this.some(things, percent);
    return some.length > 0 ? some : [this.pick(things)];
  }
}
