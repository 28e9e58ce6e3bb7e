import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * At each start, Node looks for the files of some 2,200 modules: in every folder above, under several names, through
 * links. This keeps where a program found them. Its next start only asks whether they are still there.
 *
 * @param file where it is kept
 * @param state identifies the files among which modules are looked for; with another state all are looked for anew
 */
export function keepFoundModules(file, state) {
  // Node has it since 22.15.
  if (!module.registerHooks) return;
  const found = readFound(file, state);
  const known = found.size;
  const isThere = onceForEach((url) => existsSync(fileURLToPath(url)));
  module.registerHooks({
    resolve(specifier, context, nextResolve) {
      const isRequired = context.conditions.includes('require') && context.parentURL;
      if (!isRequired || module.isBuiltin(specifier)) return nextResolve(specifier, context);
      const request = `${dirname(context.parentURL)} ${specifier}`;
      const url = found.get(request);
      if (url && isThere(url)) return { url, shortCircuit: true };
      const resolved = nextResolve(specifier, context);
      found.set(request, resolved.url);
      return resolved;
    },
  });
  process.once('exit', () => {
    if (found.size > known) writeFound(file, state, found);
  });
}

function readFound(file, state) {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(kept.state === state ? kept.found : []);
  } catch {
    // There is none yet, or it is damaged.
    return new Map();
  }
}

/** A start that cannot write it, because the disk is full or may only be read, has done its work nevertheless. */
function writeFound(file, state, found) {
  const written = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(written, JSON.stringify({ state, found: [...found] }));
    renameSync(written, file);
  } catch {
    // The next start looks for them again.
  }
}

function onceForEach(compute) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key);
  };
}
