// Finds the place and the reason of a failure in the output of compilers and of Node, to report them in one sentence.
import { existsSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './workspace.mjs';

/** Where the output of each of Nx's tasks begins. */
const taskHeader = /^> nx run (\S+):build\b.*\n/m;
/** The output of swc and Rolldown: the reason, then a frame with the place and the lines in which the fault is marked. */
const compilerFault = /^ *(?:[x×]|\[[^\]\n]+\]) (.+)\n\s*[,╭][-─]\[ ?(.+?):(\d+):\d+ ?\]\n([^]*?)^\s*[`╰─]/gm;
const missingModule = /Cannot find module '(.+)'\nRequire stack:\n- (.+)/;

/** The faults in an output, each as "file:line:column reason"; none if the output has no known form. */
export function faultsIn(output) {
  const [beforeTasks, ...tasks] = stripVTControlCharacters(output).split(taskHeader);
  const faults = missingModuleIn(beforeTasks);
  for (let index = 0; index < tasks.length; index += 2) {
    const folder = folderOf(tasks[index]);
    for (const [, reason, path, line, frame] of tasks[index + 1].matchAll(compilerFault)) {
      faults.push(`${join(folder, path)}:${line}${columnIn(frame, line)} ${reason.replace(/\.$/, '')}`);
    }
  }
  return faults;
}

/** The missing module that one of our modules imports, as a list of one or none. */
export function missingModuleIn(message) {
  const [, missing, path] = missingModule.exec(message) ?? [];
  return missing ? [`${sourceOf(path)} imports "${missing}", which does not exist`] : [];
}

/** The output of the failed tasks only. */
export function failedTasks(output) {
  const parts = stripVTControlCharacters(output).split(/(?=^> nx run )/m);
  return parts.filter((part) => /exited with non-zero status code/.test(part)).join('');
}

/** swc prints no column: it is the position of the mark below the line, unless wide characters before it shift the mark. */
function columnIn(frame, line) {
  const [, start, text, mark] = new RegExp(`^( *${line} [|│] ?)(.*)\\n *[:·│] ?( *)[\\^─┬]`, 'm').exec(frame) ?? [];
  if (start === undefined || /[^ -~]/.test(text.slice(0, mark.length))) return '';
  return `:${mark.length + 1}`;
}

function folderOf(project) {
  const link = join(root, 'node_modules', project);
  return existsSync(link) ? relative(realpathSync(root), realpathSync(link)) : project;
}

/** The source of a built file, from the root of the workspace. */
function sourceOf(path) {
  const source = path.replace(/([/\\])dist([/\\].+)\.js$/, '$1src$2.ts');
  return relative(realpathSync(root), existsSync(source) ? source : path);
}
