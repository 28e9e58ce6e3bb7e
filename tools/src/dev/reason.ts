import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { workspaceRoot } from '@tokorozawa/process-kit';

/** Output that does not explain an exit: steps, progress and empty lines. */
const otherLines = /^(?: +[✔✖…]| {4}\S|\s*$|Stopping ).*\n?/gm;
/** The first line of an error with its stack. */
const errorLine = /^(?:This is a bug in the program: )?(?:Uncaught )?((?:[A-Z]\w*)?Error(?: \[\w+\])?): (.*)$/m;
const stackFrame = /^ +at .*?\(?((?:[/\\]|[A-Z]:\\|file:\/\/)[^()\n]+):(\d+):(\d+)\)?$/gm;

/** Why a program exited, as "file:line:column reason" if its output has a location, otherwise its whole output. */
export function reasonIn(output: string): string {
  const said = stripVTControlCharacters(output);
  const [, name, message = ''] = errorLine.exec(said) ?? [];
  if (name === 'SourceError') return message;
  if (name) return [placeOf(said), name === 'Error' ? '' : `${name}:`, message].filter(Boolean).join(' ');
  return said.replace(otherLines, '').trim() || 'The server exited without a message.';
}

/** The first line of the stack in the workspace's own code, as "file:line:column". */
function placeOf(said: string): string {
  for (const [, path = '', line, column] of said.matchAll(stackFrame)) {
    const file = relative(workspaceRoot, path.replace('file://', ''));
    if (!file.startsWith('..') && !file.includes(`node_modules${sep}`)) return `${file}:${line}:${column}`;
  }
  return '';
}
