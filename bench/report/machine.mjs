import { readFileSync } from 'node:fs';
import os from 'node:os';
import { driver } from '../harness/driver.mjs';
import { inBench } from '../harness/places.mjs';

/** The machine and the versions that a measurement was made with, a line each. */
export function surroundings() {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(inBench('package.json'), 'utf8'));
  const cpus = os.cpus();
  return [
    `${cpus.length} × ${cpus[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}`,
    `load of the machine over the last quarter of an hour ${os.loadavg()[2].toFixed(1)}; the bench's own is 2 to 4, and where it is far above others were at work on it and the figures are a sketch`,
    `Node ${process.versions.node}, driven by ${driver.name} on the same machine`,
    Object.entries({ ...dependencies, ...optionalDependencies })
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  ];
}
