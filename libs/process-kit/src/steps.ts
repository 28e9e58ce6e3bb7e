import { performance } from 'node:perf_hooks';

/** Tells a person what a command is doing, a line for each step with its time. */
export class Steps {
  constructor(private readonly write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)) {}

  /**
   * Does one step and tells how long it took.
   * @param work answers the step's result, and a few words on it
   */
  async run<Result>(name: string, work: () => Promise<[Result, string]>): Promise<Result> {
    const start = performance.now();
    const reminder = setInterval(() => this.write(`  … ${name} (${secondsSince(start)})`), 2_000);
    try {
      const [result, words] = await work();
      this.write(`  ✔ ${name.padEnd(12)} ${secondsSince(start)}  ${words}`);
      return result;
    } catch (error) {
      this.write(`  ✖ ${name.padEnd(12)} ${secondsSince(start)}`);
      throw error;
    } finally {
      clearInterval(reminder);
    }
  }

  say(line: string): void {
    this.write(line);
  }
}

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(2)} s`;
