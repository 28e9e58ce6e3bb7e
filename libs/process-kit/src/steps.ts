import { performance } from 'node:perf_hooks';

/** Shows a person what a command does: one line for each step, with its duration. */
export class Steps {
  constructor(private readonly write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)) {}

  /**
   * Runs one step and shows how long it took.
   *
   * @param work resolves to the result of the step and a few words about it
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
