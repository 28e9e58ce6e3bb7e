// What the scripts of package.json take, for --help and for whoever gives them something else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, stop } from './workspace.mjs';

const usages = JSON.parse(readFileSync(join(root, 'tools/run/usages.json'), 'utf8'));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** How a script is called, in both languages. */
export function usageOf(script) {
  const { ja, en, lines } = usages[script];
  return `${ja}\n${en}\n\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/**
 * Ends the process with the usage if the arguments ask for it, or if the program takes none. It is called before anything
 * is built.
 *
 * @param program its path from the root of the workspace
 */
export function answerHelp(program, args) {
  const script = scriptOf(program);
  if (!(script in usages)) return;
  if (args.some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usageOf(script));
    process.exit(0);
  }
  const takesNone = usages[script].lines.every((line) => !/-- /.test(line));
  if (takesNone && args.length > 0) {
    stop(`「${args[0]}」は指定できません。 "${args[0]}" is not understood.\n\n${usageOf(script)}`);
  }
}

/** The script that npm runs, or else the first that runs the program. */
function scriptOf(program) {
  const runs = (name) => scripts[name]?.split(' ').includes(program);
  const current = process.env.npm_lifecycle_event;
  return runs(current) ? current : Object.keys(scripts).find(runs);
}
